//! Joining several files into one tree.

use std::collections::BTreeMap;

use super::decode::{Cx, Step, key_step};
use super::tree::{Field, Kind, Node, Span};
use crate::diag::{Code, Diagnostic};

/// Joins the values of several files, in order: lists are appended, structs and maps joined entry by entry, and a single
/// value may be given by one file only. The first value's place stands for the whole.
///
/// Nothing is checked against a declaration yet, so the result may still hold unknown fields.
pub fn merge(nodes: Vec<Node>, cx: &mut Cx) -> Node {
    let mut nodes = nodes.into_iter();
    let Some(mut all) = nodes.next() else { return Node::new(Span::default(), Kind::Unit) };
    for node in nodes {
        join(&mut all, node, None, cx);
    }
    all
}

/// Adds `more` to `all`. `names` are the places of the two fields' names, to point at in a conflict.
fn join(all: &mut Node, more: Node, names: Option<(Span, Span)>, cx: &mut Cx) {
    // Broken text was reported; joined with anything it stays unknown.
    if all.is_broken() || more.is_broken() {
        all.kind = Kind::Broken;
        return;
    }
    match (&mut all.kind, more.kind) {
        (Kind::Struct { name: None, fields }, Kind::Struct { name: None, fields: more }) => {
            join_fields(fields, more, cx);
        }
        (Kind::Struct { name: None, .. }, Kind::Unit) => {}
        (kind @ Kind::Unit, more @ Kind::Struct { name: None, .. }) => *kind = more,
        (Kind::Unit, Kind::Unit) => {}
        (Kind::List(items), Kind::List(more)) => items.extend(more),
        (Kind::Map(pairs), Kind::Map(more)) => join_pairs(pairs, more, cx),
        (kind, other) => {
            let other = Node::new(more.span, other);
            let same = std::mem::discriminant(kind) == std::mem::discriminant(&other.kind);
            let (first, again) = names.unwrap_or((all.head(), other.head()));
            let place = cx.path();
            let what = if place.is_empty() { "this value".to_owned() } else { format!("`{place}`") };
            let finding = Diagnostic::new(Code::MergeConflict, format!("{what} is given in two files"))
                .at(again, "given again here")
                .also(first, "first given here");
            cx.report(if same {
                finding.help("keep one of the two; to change it for one scenario, use `overrides`")
            } else {
                finding.help(format!("one is {}, the other {}", all.describe(), other.describe()))
            });
        }
    }
}

fn join_fields(fields: &mut Vec<Field>, more: Vec<Field>, cx: &mut Cx) {
    // Only the first of a repeated field is joined; the others stay, so that decoding reports them.
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (at, field) in fields.iter().enumerate().filter(|(_, field)| !field.is_lost()) {
        known.entry(field.name.clone()).or_insert(at);
    }
    for field in more {
        match known.get(&field.name).and_then(|at| fields.get_mut(*at)) {
            Some(known) => {
                let names = Some((known.name_span, field.name_span));
                cx.within(Step::Field(field.name.clone()), |cx| join(&mut known.value, field.value, names, cx));
            }
            None => fields.push(field),
        }
    }
}

fn join_pairs(pairs: &mut Vec<(Node, Node)>, more: Vec<(Node, Node)>, cx: &mut Cx) {
    // Keys are told apart by their kind, too: `1` is not `"1"`.
    let name = |key: &Node| (!key.is_broken()).then(|| format!("{:?}", key.kind));
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (at, (key, _)) in pairs.iter().enumerate() {
        if let Some(name) = name(key) {
            known.entry(name).or_insert(at);
        }
    }
    for (key, value) in more {
        let same = name(&key).and_then(|name| known.get(&name)).and_then(|at| pairs.get_mut(*at));
        match same {
            Some((known, known_value)) => {
                let names = Some((known.span, key.span));
                cx.within(key_step(&key), |cx| join(known_value, value, names, cx));
            }
            None => pairs.push((key, value)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Sources, parse_text};

    fn merged(texts: &[&str]) -> (Node, Vec<Diagnostic>) {
        let mut sources = Sources::new();
        let node = |(index, text): (usize, &&str)| {
            let (node, findings) = parse_text(&mut sources, &format!("{index}.ron"), text);
            assert_eq!(findings, []);
            node
        };
        let nodes = texts.iter().enumerate().map(node).collect();
        let mut cx = Cx::new();
        let all = merge(nodes, &mut cx);
        (all, cx.into_findings())
    }

    #[test]
    fn lists_append_and_structs_join() {
        let (all, findings) = merged(&[
            "(list: [1], rules: (a: 1), map: { \"x\": 1 })",
            "(list: [2, 3], rules: (b: 2), title: \"t\", map: { \"y\": 2 })",
            "()",
        ]);
        assert_eq!(findings, []);
        assert_eq!(all.field("list").map(|list| list.items().len()), Some(3));
        assert_eq!(all.field("rules").map(|rules| rules.fields().len()), Some(2));
        assert!(all.field("title").is_some());
        assert!(matches!(all.field("map").map(|map| &map.kind), Some(Kind::Map(pairs)) if pairs.len() == 2));
    }

    #[test]
    fn a_value_given_in_two_files_names_both_places() {
        let (_, findings) = merged(&["(rules: (a: 1), b: [])", "(rules: (a: 1), b: 5)"]);
        assert_eq!(findings.len(), 2);
        assert_eq!(findings[0].code, Code::MergeConflict);
        assert_eq!(findings[0].message, "`rules.a` is given in two files");
        let files: Vec<u16> = findings[0].labels.iter().map(|label| label.span.file.0).collect();
        assert_eq!(files, [1, 0]);
        assert_eq!(findings[1].help.as_deref(), Some("one is a list, the other the number 5"));
    }

    #[test]
    fn nothing_joined_is_an_empty_struct() {
        assert_eq!(merged(&[]).0.kind, Kind::Unit);
    }
}
