//! Turning a tree into typed values: the trait, the place where findings collect, and the words for wrong kinds.

use super::number::Bounds;
use super::shape::Shape;
use super::tree::{Kind, Node, Span};
use crate::diag::{Code, Diagnostic, MAX_FINDINGS};

/// A type that can be read from a data file.
///
/// Structs and enums get it from [`schema!`](crate::schema!); numbers, texts and containers have it already.
pub trait Decode: Sized {
    /// Reads the value. On a mistake everything wrong with it is reported to `cx` and nothing is returned; a value that
    /// is only partly wrong is still looked through to its end.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self>;

    /// What the type looks like, for the generated reference.
    fn shape() -> Shape;

    /// The type in words, such as `list of text`.
    fn type_text() -> String;
}

/// Reads a whole tree as one type: the value, if it could be read, and everything that is wrong with it.
///
/// A value may come with findings, for example unknown fields: it can be looked through for further mistakes but should
/// not be used.
pub fn decode<T: Decode>(node: &Node) -> (Option<T>, Vec<Diagnostic>) {
    decode_with(node, super::index::Index::default())
}

/// The same, with the ids that references in it are resolved against.
pub fn decode_with<T: Decode>(node: &Node, index: super::index::Index) -> (Option<T>, Vec<Diagnostic>) {
    let mut cx = Cx { index, ..Cx::default() };
    let value = T::decode(node, &mut cx);
    (value, cx.into_findings())
}

/// A step from a value to a value inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A field of a struct.
    Field(String),
    /// A list entry by its number, from 0.
    Index(usize),
    /// A list entry by its `id`, or a map entry by its key.
    Id(String),
}

/// Where findings collect while a tree is read, with the path to the value being read.
#[derive(Debug, Default)]
pub struct Cx {
    findings: Vec<Diagnostic>,
    dropped: usize,
    path: Vec<Step>,
    bounds: Option<Bounds>,
    /// The ids that references are resolved against.
    pub index: super::index::Index,
}

impl Cx {
    /// Starts at the root with no findings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reports a finding, under the current path unless it names one itself.
    pub fn report(&mut self, mut finding: Diagnostic) {
        if self.findings.len() >= MAX_FINDINGS {
            self.dropped += 1;
            return;
        }
        if finding.path.is_none() && !self.path.is_empty() {
            finding.path = Some(self.path());
        }
        self.findings.push(finding);
    }

    /// Runs `read` one step further down.
    pub fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Cx) -> T) -> T {
        self.enter(step);
        let result = read(self);
        self.leave();
        result
    }

    /// Goes one step further down. Not inlined: there are hundreds of places that read a value.
    #[inline(never)]
    pub(super) fn enter(&mut self, step: Step) {
        self.path.push(step);
    }

    /// Comes back up.
    #[inline(never)]
    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// Runs `read` with numbers held to the given bounds.
    pub(super) fn bounded<T>(&mut self, bounds: Option<Bounds>, read: impl FnOnce(&mut Cx) -> T) -> T {
        let before = std::mem::replace(&mut self.bounds, bounds);
        let result = read(self);
        self.bounds = before;
        result
    }

    /// The bounds numbers are held to.
    pub(super) fn bounds(&self) -> Option<Bounds> {
        self.bounds
    }

    /// The current path as text, such as `options["taurus-neo"].cost`.
    pub fn path(&self) -> String {
        let mut text = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) if text.is_empty() => text.push_str(name),
                Step::Field(name) => text.push_str(&format!(".{name}")),
                Step::Index(index) => text.push_str(&format!("[{index}]")),
                Step::Id(id) => text.push_str(&format!("[\"{}\"]", id.escape_debug())),
            }
        }
        text
    }

    /// What was reported so far.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// Everything that was reported, up to [`MAX_FINDINGS`].
    pub fn into_findings(mut self) -> Vec<Diagnostic> {
        if let Some(last) = self.findings.last_mut().filter(|_| self.dropped > 0) {
            last.notes.push(format!("{} further findings are not shown", self.dropped));
        }
        self.findings
    }

    /// Reports that the value at `node` is of another kind than `expected` (with its article: `a whole number`).
    pub fn wrong_type(&mut self, node: &Node, expected: &str, help: Option<String>) {
        if node.is_unclear() {
            return;
        }
        let what = match self.path.last() {
            Some(Step::Field(name)) => format!("`{name}` needs {expected}"),
            _ => format!("expected {expected}"),
        };
        let finding = Diagnostic::new(Code::WrongType, format!("{what}, found {}", node.describe()));
        self.report(finding.at(node.head(), format!("expected {expected}")).maybe_help(help));
    }
}

/// The step to a list entry: by its `id` where it has one.
pub(super) fn entry_step(index: usize, node: &Node) -> Step {
    node.id().map_or(Step::Index(index), |id| Step::Id(id.to_owned()))
}

/// The step into a map entry.
pub(super) fn key_step(key: &Node) -> Step {
    Step::Id(match &key.kind {
        Kind::Str(text) | Kind::Word(text) => text.clone(),
        Kind::Int(number) => number.to_string(),
        _ => "?".to_owned(),
    })
}

/// A value together with its place, for messages that later checks write.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    /// Two values are the same wherever they stand.
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Decode> Decode for Spanned<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        T::decode(node, cx).map(|value| Self { value, span: node.head() })
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn type_text() -> String {
        T::type_text()
    }
}

/// The tree itself, for fields that are read later, such as `overrides`.
impl Decode for Node {
    fn decode(node: &Node, _: &mut Cx) -> Option<Self> {
        Some(node.clone())
    }

    fn shape() -> Shape {
        Shape::leaf("any value")
    }

    fn type_text() -> String {
        "any value".to_owned()
    }
}

/// A type's name with its article.
pub(super) fn with_article(ty: &str) -> String {
    let article = if ty.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
    format!("{article} {ty}")
}

/// What a wrong value probably was meant to be, where text and bare words were mixed up.
pub(super) fn quote_help(node: &Node) -> Option<String> {
    match &node.kind {
        Kind::Word(word) => Some(format!("text stands in double quotation marks: \"{word}\"")),
        Kind::Int(number) => Some(format!("text stands in double quotation marks: \"{number}\"")),
        Kind::Char(c) => Some(format!("text stands in double quotation marks: \"{}\"", c.escape_debug())),
        _ => None,
    }
}
