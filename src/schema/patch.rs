//! Changing single places of a tree by path: the `overrides` of a scenario and `--set` of the command line.

use std::collections::BTreeMap;

use super::decode::Cx;
use super::setting::parts;
use super::tree::{Field, Kind, Node, Span};
use crate::diag::{Code, Diagnostic, all_of, did_you_mean};

/// Most parts a path may have; with the depth limit of files it bounds the depth of any tree.
const MAX_PARTS: usize = 32;

/// The bare word that takes a list or map entry away.
pub const REMOVE: &str = "Remove";

/// Replaces the value at `path`, or adds it as a new field or map entry where only the last part is unknown. The word
/// `Remove` takes a list or map entry away.
///
/// The parts of a path are field names, map keys, and list entries by `id` or number from 0. `a.b.c` and
/// `a["b"].c` mean the same. False means that a mistake was reported; the tree is then unchanged.
pub fn apply_patch(tree: &mut Node, path: &str, path_span: Span, value: Node, cx: &mut Cx) -> bool {
    let parts = parts(path);
    let malformed = parts.len() > MAX_PARTS || parts.iter().any(String::is_empty);
    let (Some((last, before)), false) = (parts.split_last(), malformed) else {
        let finding = Diagnostic::new(Code::PatchPathUnknown, format!("`{}` is not a path", path.escape_debug()));
        cx.report(finding.at(path_span, "").help("write names joined by dots, such as `options.taurus-neo.cost`"));
        return false;
    };
    let mut place = tree;
    let mut walked: Vec<&str> = Vec::new();
    for part in before {
        // Asked twice, because a failed search would keep the borrow that the message needs.
        if find(place, part).is_none() {
            return unknown(place, part, &walked, path_span, cx);
        }
        let Some(next) = find(place, part) else { return false };
        place = next;
        walked.push(part);
    }
    set(place, last, &walked, path_span, value, cx)
}

/// Applies every entry of an `overrides: { "path": value }` map, in order. False if any failed or a path is given twice.
pub fn apply_overrides(tree: &mut Node, overrides: &Node, cx: &mut Cx) -> bool {
    let Kind::Map(pairs) = &overrides.kind else {
        let help = "write `overrides: { \"path.to.field\": value, … }`";
        cx.wrong_type(overrides, "a map from paths to values", Some(help.to_owned()));
        return false;
    };
    let mut fine = true;
    let mut places: BTreeMap<Vec<String>, Span> = BTreeMap::new();
    for (key, value) in pairs {
        match &key.kind {
            Kind::Str(path) => {
                if let Some(first) = places.insert(parts(path), key.span) {
                    let message = format!("`{}` is given twice", path.escape_debug());
                    let finding = Diagnostic::new(Code::DuplicateField, message).at(key.span, "given again here");
                    cx.report(finding.also(first, "first given here").help("keep one of the two"));
                    fine = false;
                    continue;
                }
                fine &= apply_patch(tree, path, key.span, value.clone(), cx);
            }
            _ => {
                cx.wrong_type(key, "a path in quotation marks", super::decode::quote_help(key));
                fine = false;
            }
        }
    }
    fine
}

/// The text at a path, to be put in other words; none where no text stands there.
pub fn text_at<'a>(tree: &'a mut Node, path: &str) -> Option<&'a mut String> {
    let mut place = tree;
    for part in parts(path) {
        place = find(place, &part)?;
    }
    match &mut place.kind {
        Kind::Str(text) => Some(text),
        _ => None,
    }
}

/// The value called `part` inside `node`.
fn find<'a>(node: &'a mut Node, part: &str) -> Option<&'a mut Node> {
    match &mut node.kind {
        Kind::Struct { fields, .. } => fields.iter_mut().find(|field| field.name == part).map(|field| &mut field.value),
        Kind::Map(pairs) => pairs.iter_mut().find(|(key, _)| key_text(key) == part).map(|(_, value)| value),
        Kind::List(items) => {
            let at = index_of(items, part)?;
            items.get_mut(at)
        }
        // The brackets of `Some((…))` and of variants with one value are no step of their own.
        Kind::Tuple { items, .. } => {
            if items.len() == 1 && part != "0" {
                items.first_mut().filter(|only| is_container(only)).and_then(|only| find(only, part))
            } else {
                part.parse::<usize>().ok().and_then(|at| items.get_mut(at))
            }
        }
        _ => None,
    }
}

/// Whether paths lead through the brackets around this value. One level only: overrides must not pile up depth.
fn is_container(node: &Node) -> bool {
    matches!(node.kind, Kind::Struct { .. } | Kind::Map(_) | Kind::List(_) | Kind::Unit)
}

fn index_of(items: &[Node], part: &str) -> Option<usize> {
    let by_id = items.iter().position(|item| item.id() == Some(part));
    by_id.or_else(|| part.parse().ok().filter(|at| *at < items.len()))
}

fn key_text(key: &Node) -> String {
    match &key.kind {
        Kind::Str(text) | Kind::Word(text) => text.clone(),
        Kind::Int(number) => number.to_string(),
        _ => String::new(),
    }
}

/// Replaces, adds or removes the last part.
fn set(place: &mut Node, part: &str, walked: &[&str], span: Span, value: Node, cx: &mut Cx) -> bool {
    let remove = matches!(&value.kind, Kind::Word(word) if word == REMOVE);
    match &mut place.kind {
        Kind::List(items) if remove => {
            if let Some(at) = index_of(items, part) {
                items.remove(at);
                return true;
            }
        }
        Kind::Map(pairs) if remove => {
            if let Some(at) = pairs.iter().position(|(key, _)| key_text(key) == part) {
                pairs.remove(at);
                return true;
            }
        }
        _ => {
            if let Some(old) = find(place, part) {
                *old = value;
                return true;
            }
            let field = |value| Field { name: part.to_owned(), name_span: span, value };
            match &mut place.kind {
                Kind::Struct { fields, .. } => {
                    fields.push(field(value));
                    return true;
                }
                Kind::Map(pairs) => {
                    pairs.push((Node::new(span, Kind::Str(part.to_owned())), value));
                    return true;
                }
                Kind::Tuple { items, .. } if items.len() == 1 => {
                    if let Some(only) = items.first_mut().filter(|only| is_container(only)) {
                        return set(only, part, walked, span, value, cx);
                    }
                }
                kind @ Kind::Unit => {
                    *kind = Kind::Struct { name: None, fields: vec![field(value)] };
                    return true;
                }
                _ => {}
            }
        }
    }
    unknown(place, part, walked, span, cx)
}

/// Reports a part that is not there; always false.
fn unknown(place: &Node, part: &str, walked: &[&str], span: Span, cx: &mut Cx) -> bool {
    if place.is_broken() {
        return false;
    }
    let there: Vec<String> = match &place.kind {
        Kind::Struct { fields, .. } => fields.iter().filter(|f| !f.is_lost()).map(|f| f.name.clone()).collect(),
        Kind::Map(pairs) => pairs.iter().map(|(key, _)| key_text(key)).collect(),
        Kind::List(items) => {
            items.iter().enumerate().map(|(at, item)| item.id().map_or(at.to_string(), str::to_owned)).collect()
        }
        _ => Vec::new(),
    };
    let names = || there.iter().map(String::as_str);
    let inside = if walked.is_empty() { "the file".to_owned() } else { format!("`{}`", walked.join(".")) };
    let finding = Diagnostic::new(Code::PatchPathUnknown, format!("there is no `{}` in {inside}", part.escape_debug()));
    let finding = finding.at(span, "").also(place.head(), format!("{inside} is here"));
    cx.report(match did_you_mean(part, names()) {
        Some(guess) => finding.help(format!("did you mean `{guess}`?")),
        None if there.is_empty() => finding.help(format!("{inside} is {} and has no parts", place.describe())),
        None => finding.help(format!("it has {}", all_of(names()))),
    });
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Setting, Sources, parse_setting, parse_text};

    const FILE: &str = r#"(
        washington: (troops: 80000),
        options: [(id: "taurus-neo", cost: 4), (id: "bridge", cost: 5)],
        members: { "warsaw": (stance: (spend: 3)), "riga": () },
        goal: Some((turn: 5)),
    )"#;

    /// Applies `path=value` and gives back what stands at the path, or the findings.
    fn patched(argument: &str) -> Result<Node, String> {
        let mut sources = Sources::new();
        let (mut tree, findings) = parse_text(&mut sources, "t.ron", FILE);
        assert_eq!(findings, []);
        let said = |findings: &[Diagnostic]| -> String {
            findings.iter().map(|d| format!("{}: {}", d.message, d.help.clone().unwrap_or_default())).collect()
        };
        let (setting, findings) = parse_setting(&mut sources, argument);
        let Some(Setting { path, span, value }) = setting else { return Err(said(&findings)) };
        let mut cx = Cx::new();
        let fine = apply_patch(&mut tree, &path, span, value, &mut cx);
        assert_eq!(fine, cx.findings().is_empty());
        if fine { Ok(tree) } else { Err(said(cx.findings())) }
    }

    fn value(argument: &str) -> Kind {
        let mut tree = patched(argument).unwrap();
        let path = argument.split('=').next().unwrap();
        let mut place = &mut tree;
        for part in parts(path) {
            place = find(place, &part).unwrap();
        }
        place.kind.clone()
    }

    #[test]
    fn values_are_replaced_and_added_in_every_container() {
        for path in [
            "washington.troops",
            "washington.new",
            "options.taurus-neo.cost",
            "options[\"taurus-neo\"].planned",
            "options[1].cost",
            "options.1.cost",
            "members.warsaw.stance.spend",
            "members.riga.size",
            "members.berlin",
            "goal.turn",
            "goal.new",
        ] {
            assert_eq!(value(&format!("{path}=7")), Kind::Int(7), "{path}");
        }
    }

    #[test]
    fn a_path_given_twice_is_refused_however_it_is_written() {
        for again in ["options.taurus-neo.cost", r#"options[\"taurus-neo\"].cost"#] {
            let mut sources = Sources::new();
            let (mut tree, _) = parse_text(&mut sources, "t.ron", FILE);
            let text = format!(r#"{{ "options.taurus-neo.cost": 7, "washington.troops": 1, "{again}": 8 }}"#);
            let (overrides, findings) = parse_text(&mut sources, "o.ron", &text);
            assert_eq!(findings, [], "{text}");
            let mut cx = Cx::new();
            assert!(!apply_overrides(&mut tree, &overrides, &mut cx));
            let found: Vec<(Code, &str)> = cx.findings().iter().map(|d| (d.code, d.message.as_str())).collect();
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!(found[0].0, Code::DuplicateField);
            assert!(found[0].1.ends_with("is given twice"), "{found:?}");
        }
    }

    #[test]
    fn entries_are_removed_by_a_word() {
        let tree = patched("options.taurus-neo=Remove").unwrap();
        assert_eq!(tree.field("options").unwrap().items().len(), 1);
        let tree = patched("members.riga=Remove").unwrap();
        assert!(matches!(&tree.field("members").unwrap().kind, Kind::Map(pairs) if pairs.len() == 1));
        assert!(patched("options.nothing=Remove").is_err());
    }

    #[test]
    fn unknown_parts_are_explained() {
        for (argument, expected) in [
            ("washingtn.troops=1", "there is no `washingtn` in the file: did you mean `washington`?"),
            ("options.tauru-neo.cost=1", "there is no `tauru-neo` in `options`: did you mean `taurus-neo`?"),
            ("options.xyz=1", "there is no `xyz` in `options`: it has `taurus-neo` and `bridge`"),
            (
                "washington.troops.x=1",
                "there is no `x` in `washington.troops`: `washington.troops` is the number 80000 and has no parts",
            ),
            ("=1", "`` is not a path: write names joined by dots, such as `options.taurus-neo.cost`"),
            ("a..b=1", "`a..b` is not a path: write names joined by dots, such as `options.taurus-neo.cost`"),
            ("a", "this argument has no value: write `path=value`, such as `washington.troops=60000`"),
        ] {
            assert_eq!(patched(argument).unwrap_err(), expected, "{argument}");
        }
        assert!(patched("a=(").unwrap_err().contains("never closed"));
    }

    #[test]
    fn overrides_are_applied_in_order() {
        let mut sources = Sources::new();
        let (mut tree, _) = parse_text(&mut sources, "t.ron", FILE);
        let (overrides, _) =
            parse_text(&mut sources, "o.ron", "{ \"washington\": (troops: 1), \"washington.troops\": 2, 5: 1 }");
        let mut cx = Cx::new();
        assert!(!apply_overrides(&mut tree, &overrides, &mut cx));
        assert_eq!(cx.findings().len(), 1);
        assert_eq!(tree.field("washington").unwrap().field("troops").unwrap().kind, Kind::Int(2));
    }
}
