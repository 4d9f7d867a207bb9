//! Identifiers: the names by which things in data files refer to each other.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::decode::{Cx, Decode, quote_help};
use super::shape::Shape;
use super::tree::{Kind, Node, Span};
use crate::diag::{Code, Diagnostic};

/// Longest identifier, in characters.
const MAX_LEN: usize = 64;

/// An identifier such as `taurus-neo`: lowercase letters, digits and `-`, at most 64 characters, with its place.
///
/// Two keys are the same if their texts are; the place is only for messages.
#[derive(Clone)]
pub struct Key {
    text: String,
    span: Span,
}

impl Key {
    /// Checks a text.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(text: &str, span: Span) -> Result<Self, String> {
        if text.is_empty() {
            return Err("an identifier cannot be empty".to_owned());
        }
        if text.chars().count() > MAX_LEN {
            return Err(format!("an identifier has at most {MAX_LEN} characters"));
        }
        let odd = text.chars().find(|c| !(c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-'));
        match odd {
            Some(odd) => Err(format!("`{}` cannot stand in an identifier", odd.escape_debug())),
            None => Ok(Self { text: text.to_owned(), span }),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.span
    }
}

impl Decode for Key {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Kind::Str(text) = &node.kind else {
            cx.wrong_type(node, "an identifier in quotation marks", quote_help(node));
            return None;
        };
        match Self::new(text, node.span) {
            Ok(key) => Some(key),
            Err(problem) => {
                let finding = Diagnostic::new(Code::BadKey, problem).at(node.span, "not an identifier");
                let suggestion = suggest(text).map(|better| format!("write \"{better}\""));
                let rule = "identifiers are made of lowercase letters, digits and `-`";
                cx.report(finding.maybe_help(suggestion.or(Some(rule.to_owned()))).note(rule));
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::leaf(&Self::type_text())
    }

    fn type_text() -> String {
        "identifier".to_owned()
    }
}

/// The nearest well-formed identifier.
fn suggest(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .take(MAX_LEN)
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join("-"))
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Key {}

impl PartialEq<str> for Key {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl std::borrow::Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_held_to_their_alphabet() {
        let key = |text: &str| Key::new(text, Span::default());
        assert!(key("taurus-neo2").is_ok());
        for text in ["", "Taurus", "taurus neo", "é", &"x".repeat(65)] {
            assert!(key(text).is_err(), "{text}");
        }
        assert_eq!(suggest("Taurus  Neo!").as_deref(), Some("taurus-neo"));
        assert_eq!(suggest("!!"), None);
    }

    #[test]
    fn places_do_not_matter_for_equality() {
        let near = Key::new("a", Span::default());
        let far = Key::new("a", Span { start: 5, ..Span::default() });
        assert_eq!(near, far);
    }
}
