//! What a number is made of: a tree of parts, the same as in the ledger.

/// A number with its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// What it is.
    pub label: String,
    /// How much, with its unit.
    pub value: String,
    /// In a sentence, where a number does not say it.
    pub note: String,
    /// Its parts.
    pub parts: Vec<Why>,
}

impl Why {
    /// A part without parts of its own.
    pub fn leaf(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), ..Self::default() }
    }
    /// The same with a sentence.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
    /// The same with parts.
    #[must_use]
    pub fn of(mut self, parts: Vec<Self>) -> Self {
        self.parts = parts;
        self
    }
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.note.is_empty()
    }
}
