//! Descriptions of the types read from data files, from which the reference is generated.

use std::collections::BTreeMap;

use super::decode::Decode;

/// What a type looks like in a data file.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The type's name, or its description in words.
    pub name: String,
    /// Its doc comment.
    pub doc: Doc,
    /// What it is made of.
    pub body: Body,
}

/// What a type is made of. Types inside are given as functions, so that types may contain themselves.
#[derive(Clone, Debug)]
pub enum Body {
    /// Nothing further: numbers, text, identifiers.
    Leaf,
    /// A container of other types: list, map, optional value.
    Of(Vec<fn() -> Shape>),
    /// Named fields.
    Struct(&'static [FieldShape]),
    /// One of several variants.
    Enum(&'static [VariantShape]),
}

/// A doc comment as it stands in the program; shown without the space that begins its lines.
#[derive(Clone, Copy, Debug)]
pub struct Doc(pub &'static str);

impl std::fmt::Display for Doc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let lines = self.0.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        f.write_str(lines.collect::<Vec<_>>().join("\n").trim())
    }
}

/// A field of a struct or of a variant.
#[derive(Clone, Copy, Debug)]
pub struct FieldShape {
    /// Its name as written in files.
    pub name: &'static str,
    /// Its doc comment.
    pub doc: Doc,
    /// Its type in words.
    pub ty: fn() -> String,
    /// The allowed range, such as `0..=1000`.
    pub range: Option<&'static str>,
    /// The default as written in the program; a field without one is required.
    pub default: Option<&'static str>,
    /// What its type looks like.
    pub shape: fn() -> Shape,
}

/// A variant of an enum.
#[derive(Clone, Copy, Debug)]
pub struct VariantShape {
    /// Its name as written in files.
    pub name: &'static str,
    /// Its doc comment.
    pub doc: Doc,
    /// Its content.
    pub payload: PayloadShape,
}

/// What a variant carries.
#[derive(Clone, Copy, Debug)]
pub enum PayloadShape {
    /// Nothing: `Always`.
    Unit,
    /// Values in order: `TurnAtLeast(5)`. They are described as fields without names.
    Tuple(&'static [FieldShape]),
    /// Named fields: `Gauge(gauge: Trust, at_least: 5)`.
    Struct(&'static [FieldShape]),
}

impl Shape {
    /// A type with nothing inside.
    pub fn leaf(name: &str) -> Self {
        Self { name: name.to_owned(), doc: Doc(""), body: Body::Leaf }
    }

    /// A container of other types.
    pub fn of(name: String, inside: Vec<fn() -> Shape>) -> Self {
        Self { name, doc: Doc(""), body: Body::Of(inside) }
    }

    /// The types directly inside this one.
    pub fn inside(&self) -> Vec<Shape> {
        let fields = |fields: &[FieldShape]| fields.iter().map(|field| (field.shape)()).collect::<Vec<_>>();
        match &self.body {
            Body::Leaf => Vec::new(),
            Body::Of(types) => types.iter().map(|shape| shape()).collect(),
            Body::Struct(list) => fields(list),
            Body::Enum(variants) => variants
                .iter()
                .flat_map(|variant| match &variant.payload {
                    PayloadShape::Unit => Vec::new(),
                    PayloadShape::Tuple(list) | PayloadShape::Struct(list) => fields(list),
                })
                .collect(),
        }
    }
}

/// Every struct and enum reachable from `T`, itself included, by name.
pub fn registry<T: Decode>() -> BTreeMap<String, Shape> {
    let mut known = BTreeMap::new();
    // Containers carry their content in their name, so one table of names ends every recursion.
    let mut seen = std::collections::BTreeSet::new();
    let mut open = vec![T::shape()];
    while let Some(shape) = open.pop() {
        if !seen.insert(shape.name.clone()) {
            continue;
        }
        open.extend(shape.inside());
        if matches!(shape.body, Body::Struct(_) | Body::Enum(_)) {
            known.insert(shape.name.clone(), shape);
        }
    }
    known
}
