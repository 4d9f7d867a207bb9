//! Reading the simple types and the containers: text, lists, maps, optional values, pairs.

use std::collections::BTreeMap;

use super::decode::{Cx, Decode, Step, entry_step, key_step, quote_help};
use super::shape::Shape;
use super::tree::{Kind, Node};
use crate::diag::{Code, Diagnostic, did_you_mean};

impl Decode for bool {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if let Kind::Bool(value) = node.kind {
            return Some(value);
        }
        let meant = match &node.kind {
            Kind::Str(word) | Kind::Word(word) => match word.to_lowercase().as_str() {
                "true" | "yes" | "on" => Some("write `true`".to_owned()),
                "false" | "no" | "off" => Some("write `false`".to_owned()),
                word => did_you_mean(word, ["true", "false"]).map(|word| format!("did you mean `{word}`?")),
            },
            _ => None,
        };
        cx.wrong_type(node, "`true` or `false`", meant);
        None
    }

    fn shape() -> Shape {
        Shape::leaf(&Self::type_text())
    }

    fn type_text() -> String {
        "true or false".to_owned()
    }
}

impl Decode for String {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if let Kind::Str(text) = &node.kind {
            return Some(text.clone());
        }
        cx.wrong_type(node, "text", quote_help(node));
        None
    }

    fn shape() -> Shape {
        Shape::leaf(&Self::type_text())
    }

    fn type_text() -> String {
        "text".to_owned()
    }
}

impl Decode for char {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if let Kind::Char(c) = node.kind {
            return Some(c);
        }
        cx.wrong_type(node, "a single character", Some("characters stand in single quotation marks: 'x'".to_owned()));
        None
    }

    fn shape() -> Shape {
        Shape::leaf(&Self::type_text())
    }

    fn type_text() -> String {
        "character".to_owned()
    }
}

/// The value inside `Some(…)`.
fn inside_some(node: &Node) -> Option<&Node> {
    match &node.kind {
        Kind::Tuple { name: Some((name, _)), items } if name == "Some" => match items.as_slice() {
            [only] => Some(only),
            _ => None,
        },
        _ => None,
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Word(word) if word == "None" => Some(None),
            Kind::Struct { name: Some((name, _)), fields } if name == "Some" => {
                // `Some(a: 1)`: the struct's own brackets are left out.
                let inner = Node::new(node.span, Kind::Struct { name: None, fields: fields.clone() });
                T::decode(&inner, cx).map(Some)
            }
            _ => T::decode(inside_some(node).unwrap_or(node), cx).map(Some),
        }
    }

    fn shape() -> Shape {
        Shape::of(Self::type_text(), vec![T::shape])
    }

    fn type_text() -> String {
        format!("{} or None", T::type_text())
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        T::decode(node, cx).map(Box::new)
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn type_text() -> String {
        T::type_text()
    }
}

/// The entries of a list; anything else is reported.
fn list_items<'a>(node: &'a Node, cx: &mut Cx, type_text: fn() -> String) -> Option<&'a [Node]> {
    if let Kind::List(items) = &node.kind {
        return Some(items);
    }
    let help = match &node.kind {
        Kind::Map(_) | Kind::Unit => "lists stand in `[ ]`",
        Kind::Tuple { name: None, .. } => "lists stand in `[ ]`, not in `( )`",
        _ => "put it in `[ ]`, even if there is only one",
    };
    cx.wrong_type(node, &format!("a {}", type_text()), Some(help.to_owned()));
    None
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let items = list_items(node, cx, Self::type_text)?;
        let mut values = Vec::with_capacity(items.len());
        let mut all = true;
        for (index, item) in items.iter().enumerate() {
            match cx.within(entry_step(index, item), |cx| T::decode(item, cx)) {
                Some(value) => values.push(value),
                None => all = false,
            }
        }
        all.then_some(values)
    }

    fn shape() -> Shape {
        Shape::of(Self::type_text(), vec![T::shape])
    }

    fn type_text() -> String {
        format!("list of {}", T::type_text())
    }
}

impl<K: Decode + Ord, T: Decode> Decode for BTreeMap<K, T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Kind::Map(pairs) = &node.kind else {
            let help = "maps are written as `{ \"key\": value, … }`, with quoted keys unless they are variants";
            cx.wrong_type(node, &format!("a {}", Self::type_text()), Some(help.to_owned()));
            return None;
        };
        let mut values = Self::new();
        let mut places: BTreeMap<String, &Node> = BTreeMap::new();
        let mut all = true;
        for (key_node, value_node) in pairs {
            let key = cx.bounded(None, |cx| K::decode(key_node, cx));
            let step = key_step(key_node);
            let value = cx.within(step.clone(), |cx| T::decode(value_node, cx));
            let Step::Id(name) = step else { continue };
            if key.is_some() {
                if let Some(first) = places.get(&name) {
                    let finding = Diagnostic::new(Code::DuplicateField, format!("`{name}` is given twice"))
                        .at(key_node.span, "given again here")
                        .also(first.span, "first given here");
                    cx.report(finding.help("keep one of the two"));
                    all = false;
                    continue;
                }
                places.insert(name, key_node);
            }
            match (key, value) {
                (Some(key), Some(value)) => drop(values.insert(key, value)),
                _ => all = false,
            }
        }
        all.then_some(values)
    }

    fn shape() -> Shape {
        Shape::of(Self::type_text(), vec![K::shape, T::shape])
    }

    fn type_text() -> String {
        format!("map from {} to {}", K::type_text(), T::type_text())
    }
}

/// The items of a group of exactly `count` values.
fn group<'a>(node: &'a Node, count: usize, what: &str, cx: &mut Cx) -> Option<&'a [Node]> {
    match &node.kind {
        Kind::Tuple { name: None, items } if items.len() == count => Some(items),
        Kind::List(items) if items.len() == count => {
            cx.wrong_type(node, what, Some("groups of fixed length stand in `( )`".to_owned()));
            None
        }
        _ => {
            cx.wrong_type(node, what, None);
            None
        }
    }
}

macro_rules! groups {
    ($($count:literal: $($ty:ident $index:tt),+;)+) => {$(
        impl<$($ty: Decode),+> Decode for ($($ty,)+) {
            fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
                let items = group(node, $count, &format!("a group {}", Self::type_text()), cx)?;
                // Every item is read before any failure counts.
                let read = ($(
                    items.get($index).and_then(|item| cx.within(Step::Index($index), |cx| $ty::decode(item, cx))),
                )+);
                Some(($(read.$index?,)+))
            }

            fn shape() -> Shape {
                Shape::of(Self::type_text(), vec![$($ty::shape),+])
            }

            fn type_text() -> String {
                format!("({})", [$($ty::type_text()),+].join(", "))
            }
        }
    )+};
}

groups! {
    2: A 0, B 1;
    3: A 0, B 1, C 2;
}
