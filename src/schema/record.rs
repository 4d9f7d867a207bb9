//! What the `schema!` macro calls: reading the fields of a struct and finding the variant of an enum.

use std::collections::{BTreeMap, BTreeSet};

use super::decode::{Cx, Step, with_article};
use super::tree::{Field, Kind, Node};
use crate::diag::{Code, Diagnostic, all_of, did_you_mean, one_of};

/// The name as written in files: `type` for the Rust name `r#type`.
#[doc(hidden)]
pub const fn plain_name(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', rest @ ..] => match std::str::from_utf8(rest) {
            Ok(rest) => rest,
            Err(_) => name,
        },
        _ => name,
    }
}

/// A field as the declaration knows it.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// Its name in files.
    pub name: &'static str,
    /// Whether it has no default.
    pub required: bool,
}

/// The fields of one struct in a file, checked against the declaration.
#[derive(Debug)]
pub struct Fields<'a> {
    by_name: BTreeMap<&'a str, &'a Node>,
}

impl<'a> Fields<'a> {
    /// Finds the fields and reports unknown, repeated and missing ones; nothing if the value is no struct at all.
    pub fn open(node: &'a Node, cx: &mut Cx, ty: &str, specs: &[FieldSpec]) -> Option<Self> {
        let fields: &[Field] = match &node.kind {
            Kind::Struct { fields, .. } => fields,
            Kind::Unit => &[],
            // `Name()` is a struct without fields.
            Kind::Tuple { name: Some(_), items } if items.is_empty() => &[],
            _ => {
                let first = specs.iter().find(|spec| spec.required).or(specs.first());
                let help = first.map(|spec| format!("write its fields in brackets: `({}: …, …)`", spec.name));
                cx.wrong_type(node, &with_article(ty), help);
                return None;
            }
        };
        let mut by_name: BTreeMap<&str, &Node> = BTreeMap::new();
        let mut places = BTreeMap::new();
        let mut meant = Vec::new();
        let given: BTreeSet<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        for field in fields.iter().filter(|field| !field.is_lost()) {
            let name = field.name.as_str();
            if !specs.iter().any(|spec| spec.name == name) {
                // A field not yet given is likelier to be meant; in a change to a complete record all are given.
                let all = || specs.iter().map(|spec| spec.name);
                let guess = did_you_mean(name, all().filter(|known| !given.contains(known)));
                let guess = guess.or_else(|| did_you_mean(name, all()));
                meant.extend(guess);
                let help = match guess {
                    Some(guess) => format!("did you mean `{guess}`?"),
                    None => format!("its fields are {}", all_of(specs.iter().map(|spec| spec.name))),
                };
                let finding = Diagnostic::new(Code::UnknownField, format!("`{ty}` has no field `{name}`"));
                cx.report(finding.at(field.name_span, "unknown field").help(help));
            } else if let Some(first) = places.get(name) {
                let finding = Diagnostic::new(Code::DuplicateField, format!("`{name}` is given twice"))
                    .at(field.name_span, "given again here")
                    .also(*first, "first given here");
                cx.report(finding.help("keep one of the two"));
            } else {
                places.insert(name, field.name_span);
                by_name.insert(name, &field.value);
            }
        }
        let missing: Vec<&str> = specs
            .iter()
            .filter(|spec| spec.required && !by_name.contains_key(spec.name) && !meant.contains(&spec.name))
            .map(|spec| spec.name)
            .collect();
        if !missing.is_empty() && !fields.iter().any(Field::is_lost) {
            let names = missing.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let fields = if missing.len() == 1 { "field" } else { "fields" };
            let finding = Diagnostic::new(Code::MissingField, format!("`{ty}` lacks the {fields} {names}"))
                .at(node.head(), format!("{names} missing in this"))
                .help(format!(
                    "add {}",
                    missing.iter().map(|name| format!("`{name}: …`")).collect::<Vec<_>>().join(", ")
                ));
            cx.report(finding);
        }
        Some(Self { by_name })
    }

    /// Reads one field; `default` stands in for one that is absent and may be.
    pub fn read<T>(
        &self,
        cx: &mut Cx,
        name: &str,
        read: fn(&Node, &mut Cx) -> Option<T>,
        default: Option<fn() -> T>,
    ) -> Option<T> {
        let Some(node) = self.enter(cx, name) else {
            return default.map(|default| default());
        };
        let value = read(node, cx);
        cx.leave();
        value
    }

    /// The value of a field, if there is one, and then `cx` is inside it.
    #[inline(never)]
    fn enter(&self, cx: &mut Cx, name: &str) -> Option<&'a Node> {
        let node = self.by_name.get(name)?;
        cx.enter(Step::Field(name.to_owned()));
        Some(node)
    }
}

/// What a variant carries, according to the declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payload {
    /// Nothing.
    Unit,
    /// That many values.
    Tuple(usize),
    /// Named fields.
    Struct,
}

/// A variant as the declaration knows it.
#[derive(Clone, Copy, Debug)]
pub struct VariantSpec {
    /// Its name in files.
    pub name: &'static str,
    /// What it carries.
    pub payload: Payload,
}

/// A variant as found in a file; its content has the declared form.
#[derive(Debug)]
pub struct Variant<'a> {
    /// Its name.
    pub name: &'static str,
    /// The values of a variant that carries values.
    pub items: Vec<&'a Node>,
    /// The whole value.
    pub node: &'a Node,
    /// The one value of a variant whose inner brackets were left out: `Spend(amount: 5)` for `Spend((amount: 5))`.
    bare: Option<Node>,
}

impl<'a> Variant<'a> {
    /// Finds the variant and checks the form of its content.
    pub fn open(node: &'a Node, cx: &mut Cx, ty: &str, specs: &[VariantSpec]) -> Option<Self> {
        let (name, span) = match &node.kind {
            Kind::Word(word) => (word.as_str(), node.span),
            Kind::Struct { name: Some((name, span)), .. } | Kind::Tuple { name: Some((name, span)), .. } => {
                (name.as_str(), *span)
            }
            Kind::Broken => return None,
            kind => {
                let names = || specs.iter().map(|spec| spec.name);
                let help = match kind {
                    Kind::Str(text) => match did_you_mean(text, names()) {
                        Some(name) => format!("write `{name}`, without quotation marks"),
                        None => format!("write {}, without quotation marks", one_of(names())),
                    },
                    _ => format!("write {}", one_of(names())),
                };
                cx.wrong_type(node, &with_article(ty), Some(help));
                return None;
            }
        };
        let Some(spec) = specs.iter().find(|spec| spec.name == name) else {
            let names = || specs.iter().map(|spec| spec.name);
            let guess = did_you_mean(name, names());
            let allowed = format!("allowed are {}", all_of(names()));
            let finding = Diagnostic::new(Code::UnknownVariant, format!("`{name}` is not {}", with_article(ty)));
            let finding = finding.at(span, "unknown variant");
            cx.report(match guess {
                Some(guess) => finding.help(format!("did you mean `{guess}`?")).note(allowed),
                None => finding.help(allowed),
            });
            return None;
        };
        let mut found = Self { name: spec.name, items: Vec::new(), node, bare: None };
        let fits = match (&node.kind, spec.payload) {
            (Kind::Word(_), Payload::Unit) => true,
            // All of its fields may have defaults; the missing ones are named when they are read.
            (Kind::Word(_) | Kind::Struct { .. }, Payload::Struct) => true,
            (Kind::Tuple { items, .. }, Payload::Struct) => items.is_empty(),
            (Kind::Tuple { items, .. }, Payload::Unit) => items.is_empty(),
            (Kind::Tuple { items, .. }, Payload::Tuple(count)) => {
                found.items = items.iter().collect();
                items.len() == count
            }
            (Kind::Struct { fields, .. }, Payload::Tuple(1)) => {
                found.bare = Some(Node::new(node.span, Kind::Struct { name: None, fields: fields.clone() }));
                true
            }
            _ => false,
        };
        if !fits {
            if node.is_unclear() {
                return None;
            }
            let (message, help) = match spec.payload {
                Payload::Unit => (format!("`{name}` carries nothing"), format!("write `{name}` alone")),
                Payload::Tuple(1) => (format!("`{name}` carries one value"), format!("write `{name}(value)`")),
                Payload::Tuple(count) => {
                    let values = vec!["value"; count].join(", ");
                    (format!("`{name}` carries {count} values"), format!("write `{name}({values})`"))
                }
                Payload::Struct => {
                    (format!("`{name}` carries named fields"), format!("write `{name}(field: value, …)`"))
                }
            };
            cx.report(Diagnostic::new(Code::WrongType, message).at(span, "other content here").help(help));
            return None;
        }
        Some(found)
    }

    /// The value at a position.
    pub fn item(&self, index: usize) -> Option<&Node> {
        if index == 0 && self.bare.is_some() {
            return self.bare.as_ref();
        }
        self.items.get(index).copied()
    }

    /// Reads the value at a position; positions are part of the path only if there are several.
    pub fn read<T>(&self, cx: &mut Cx, index: usize, read: fn(&Node, &mut Cx) -> Option<T>) -> Option<T> {
        let node = self.item(index)?;
        if self.items.len() > 1 { cx.within(Step::Index(index), |cx| read(node, cx)) } else { read(node, cx) }
    }

    /// The value as a struct with fields, for variants with named fields.
    pub fn as_struct(&self) -> Node {
        match &self.node.kind {
            Kind::Word(word) => {
                let name = Some((word.clone(), self.node.span));
                Node::new(self.node.span, Kind::Struct { name, fields: Vec::new() })
            }
            _ => self.node.clone(),
        }
    }
}
