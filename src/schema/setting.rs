//! Paths to places in a tree, and the `path=value` arguments of the command line.

use super::parse::parse;
use super::tree::{Node, Sources, Span};
use crate::diag::{Code, Diagnostic};

/// A `--set path=value` argument, read: the path, its place and the value.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// What to change.
    pub path: String,
    /// Where the path stands in the argument.
    pub span: Span,
    /// The new value.
    pub value: Node,
}

/// Reads a `path=value` argument of the command line. It is kept in `sources`, so that messages can quote it.
pub fn parse_setting(sources: &mut Sources, argument: &str) -> (Option<Setting>, Vec<Diagnostic>) {
    let file = sources.add("--set", argument);
    let at = |start: usize, end: usize| {
        Span::new(file, u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX))
    };
    let Some((path, value)) = argument.split_once('=').filter(|(_, value)| !value.trim().is_empty()) else {
        let finding = Diagnostic::new(Code::PatchPathUnknown, "this argument has no value");
        let finding =
            finding.at(at(0, argument.len()), "").help("write `path=value`, such as `washington.troops=60000`");
        return (None, vec![finding]);
    };
    // Spaces stand in for the path, so that places in the value are places in the argument.
    let blanked = format!("{}{value}", " ".repeat(path.len() + 1));
    let (value, findings) = parse(file, &blanked);
    let setting = Setting { path: path.trim().to_owned(), span: at(0, path.len()), value };
    (findings.is_empty().then_some(setting), findings)
}

/// The parts of a path, in either way of writing.
pub(super) fn parts(path: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for piece in path.split('.') {
        let mut inner = piece.split('[');
        let name = inner.next().unwrap_or("").trim();
        let indices: Vec<&str> = inner.collect();
        if !name.is_empty() || indices.is_empty() || (parts.is_empty() && indices.is_empty()) {
            parts.push(name.to_owned());
        }
        for index in indices {
            parts.push(index.trim_end().trim_end_matches(']').trim_matches('"').to_owned());
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_written_with_dots_or_brackets() {
        assert_eq!(parts("a.b-c.2"), ["a", "b-c", "2"]);
        assert_eq!(parts("a[\"b-c\"].d[2]"), ["a", "b-c", "d", "2"]);
        assert_eq!(parts("[\"b\"].d"), ["b", "d"]);
        assert_eq!(parts("a..b"), ["a", "", "b"]);
        assert_eq!(parts(""), [""]);
    }

    #[test]
    fn places_in_the_value_are_places_in_the_argument() {
        let mut sources = Sources::new();
        let (setting, findings) = parse_setting(&mut sources, "a.b = 60_000");
        let setting = setting.unwrap();
        assert_eq!((setting.path.as_str(), findings.len()), ("a.b", 0));
        assert_eq!(sources.quote(setting.value.span), "60_000");
    }
}
