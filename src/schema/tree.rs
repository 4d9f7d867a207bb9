//! A data file as a tree: every value with its place, before anything is known about what it should mean.

pub use crate::diag::{FileId, LineCol, Sources, Span};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// From the first to the last character of the value, its name included.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of values a data file is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `(a: 1, b: 2)` or `Name(a: 1)`.
    Struct {
        /// The name in front of the bracket, if any.
        name: Option<(String, Span)>,
        /// The fields in the order of the file; a field given twice is here twice.
        fields: Vec<Field>,
    },
    /// `(1, 2)`, `Variant(5)` or `Some(5)`.
    Tuple {
        /// The name in front of the bracket, if any.
        name: Option<(String, Span)>,
        /// The values.
        items: Vec<Node>,
    },
    /// `[1, 2]`.
    List(Vec<Node>),
    /// `{ "a": 1 }`.
    Map(Vec<(Node, Node)>),
    /// `"text"`, with escapes resolved.
    Str(String),
    /// A whole number.
    Int(i128),
    /// A number with a point or an exponent.
    Float {
        /// Its closest binary value.
        value: f64,
        /// How it was written, without `_`, for those who need it exactly.
        text: String,
    },
    /// `true` or `false`.
    Bool(bool),
    /// `'x'`.
    Char(char),
    /// A bare name: a variant without content.
    Word(String),
    /// `()`.
    Unit,
    /// The text here is broken and that has been reported; everyone else keeps quiet about it.
    Broken,
}

/// A named value inside a struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name; empty where the text was too broken to tell which field it was.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// The value.
    pub value: Node,
}

impl Field {
    /// Whether not even the name could be read. A struct with such a field cannot be blamed for missing ones.
    pub fn is_lost(&self) -> bool {
        self.name.is_empty()
    }
}

impl Node {
    /// A value at a place.
    pub fn new(span: Span, kind: Kind) -> Self {
        Self { span, kind }
    }

    /// The place of broken text.
    pub fn broken(span: Span) -> Self {
        Self { span, kind: Kind::Broken }
    }

    /// Whether the text was broken here.
    pub fn is_broken(&self) -> bool {
        matches!(self.kind, Kind::Broken)
    }

    /// Whether the text is too broken here to say what kind of value was meant.
    pub fn is_unclear(&self) -> bool {
        match &self.kind {
            Kind::Broken => true,
            Kind::Tuple { items, .. } => items.iter().any(Node::is_broken),
            _ => false,
        }
    }

    /// The fields of a struct; none for any other value.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            Kind::Struct { fields, .. } => fields,
            _ => &[],
        }
    }

    /// The first field of that name.
    pub fn field(&self, name: &str) -> Option<&Node> {
        self.fields().iter().find(|field| field.name == name).map(|field| &field.value)
    }

    /// Takes the first field of that name out of the struct, such as `include` before files are merged.
    pub fn take_field(&mut self, name: &str) -> Option<Field> {
        let Kind::Struct { fields, .. } = &mut self.kind else { return None };
        let at = fields.iter().position(|field| field.name == name)?;
        Some(fields.remove(at))
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a list; none for any other value.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::List(items) => items,
            _ => &[],
        }
    }

    /// The text of the `id` field, by which entries of lists are named in paths.
    pub fn id(&self) -> Option<&str> {
        self.field("id").and_then(Node::as_str)
    }

    /// The place to point at when the value as a whole is meant: all of it if short, else its name or bracket.
    pub fn head(&self) -> Span {
        match &self.kind {
            Kind::Struct { name, .. } | Kind::Tuple { name, .. } => {
                name.as_ref().map_or(self.span.first(), |(_, span)| *span)
            }
            Kind::List(_) | Kind::Map(_) => self.span.first(),
            _ => self.span,
        }
    }

    /// What the value is, in words for messages: ``text `"650"` ``, `a list`, `the number 4.5`.
    pub fn describe(&self) -> String {
        let short = |text: &str| -> String {
            let mut shown: String = text.chars().take(40).flat_map(char::escape_debug).collect();
            if text.chars().nth(40).is_some() {
                shown.push('…');
            }
            shown
        };
        match &self.kind {
            Kind::Struct { name: Some((name, _)), .. } => format!("`{name}(…)` with fields"),
            Kind::Struct { .. } => "a struct".to_owned(),
            Kind::Tuple { name: Some((name, _)), .. } => format!("`{name}(…)`"),
            Kind::Tuple { items, .. } => format!("a group of {}", items.len()),
            Kind::List(_) => "a list".to_owned(),
            Kind::Map(_) => "a map".to_owned(),
            Kind::Str(text) => format!("the text \"{}\"", short(text)),
            Kind::Int(number) => format!("the number {number}"),
            Kind::Float { text, .. } => format!("the number {}", short(text)),
            Kind::Bool(value) => format!("`{value}`"),
            Kind::Char(c) => format!("the character '{}'", c.escape_debug()),
            Kind::Word(word) => format!("the word `{}`", short(word)),
            Kind::Unit => "`()`".to_owned(),
            Kind::Broken => "something unreadable".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_are_short_and_without_control_characters() {
        let text = Node::new(Span::default(), Kind::Str(format!("\u{1b}[31m{}", "x".repeat(90))));
        assert!(text.describe().chars().count() < 80 && !text.describe().contains('\u{1b}'));
    }

    #[test]
    fn fields_are_found_and_taken_by_name() {
        let value = Node::new(Span::default(), Kind::Str("lva".into()));
        let field = Field { name: "id".into(), name_span: Span::default(), value };
        let mut node = Node::new(Span::default(), Kind::Struct { name: None, fields: vec![field] });
        assert_eq!(node.id(), Some("lva"));
        assert!(node.take_field("id").is_some() && node.field("id").is_none());
    }
}
