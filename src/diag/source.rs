//! The texts that were read, and how a place in them turns into a line and a column.

/// The number of a loaded text, in order of loading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// A stretch of one text, in bytes; `end` is exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Which text.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A stretch of `file` from `start` up to `end`.
    pub fn new(file: FileId, start: u32, end: u32) -> Self {
        Self { file, start, end }
    }

    /// From the start of this stretch to the end of `other` (of the same text).
    pub fn to(self, other: Span) -> Self {
        Self { end: other.end.max(self.end), ..self }
    }

    /// The first byte alone: the opening bracket of a struct or a list.
    pub fn first(self) -> Self {
        Self { end: self.end.min(self.start + 1), ..self }
    }
}

/// A place as editors show it: both count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineCol {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub col: usize,
}

#[derive(Clone, Debug)]
struct SourceFile {
    path: String,
    text: String,
    line_starts: Vec<u32>,
}

/// Every text that was read, so that a finding can quote it.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// No texts yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps a text under the path its reader knows it by. Past 65,535 texts nothing more is kept.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u16::try_from(self.files.len()).unwrap_or(u16::MAX));
        if self.files.len() < usize::from(u16::MAX) {
            let text = text.into();
            let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            let line_starts =
                std::iter::once(0).chain(newlines.filter_map(|(at, _)| u32::try_from(at + 1).ok())).collect();
            self.files.push(SourceFile { path: path.into(), text, line_starts });
        }
        id
    }

    /// Takes over the texts of `other` and its findings, with their places moved to the new numbers.
    pub fn append(&mut self, other: &Self, findings: Vec<super::Diagnostic>, into: &mut Vec<super::Diagnostic>) {
        let shift = u16::try_from(self.files.len()).unwrap_or(u16::MAX);
        self.files.extend(other.files.iter().cloned());
        into.extend(findings.into_iter().map(|mut finding| {
            for label in &mut finding.labels {
                label.span.file.0 = label.span.file.0.saturating_add(shift);
            }
            finding
        }));
    }

    /// The path a text was added under.
    pub fn path(&self, file: FileId) -> &str {
        self.files.get(usize::from(file.0)).map_or("", |file| &file.path)
    }

    /// The whole text.
    pub fn text(&self, file: FileId) -> &str {
        self.files.get(usize::from(file.0)).map_or("", |file| &file.text)
    }

    /// The quoted stretch; empty where the span does not fit the text.
    pub fn quote(&self, span: Span) -> &str {
        self.text(span.file).get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Line and column of the span's start.
    pub fn line_col(&self, span: Span) -> LineCol {
        self.position(span.file, span.start)
    }

    /// Line and column of the span's end.
    pub fn end_line_col(&self, span: Span) -> LineCol {
        self.position(span.file, span.end)
    }

    /// Byte range of the given lines (both counted from 1 and included), without the last line break.
    pub(crate) fn lines(&self, file: FileId, first: usize, last: usize) -> std::ops::Range<usize> {
        let Some(file) = self.files.get(usize::from(file.0)) else { return 0..0 };
        let line = |number: usize| file.line_starts.get(number.saturating_sub(1)).map(|start| *start as usize);
        let start = line(first.max(1)).unwrap_or(file.text.len());
        let end = line(last + 1).map_or(file.text.len(), |next| next - 1);
        start..end.max(start)
    }

    fn position(&self, file: FileId, byte: u32) -> LineCol {
        let Some(file) = self.files.get(usize::from(file.0)) else { return LineCol { line: 1, col: 1 } };
        let line = file.line_starts.partition_point(|start| *start <= byte).max(1);
        let start = file.line_starts.get(line - 1).copied().unwrap_or(0);
        let before = file.text.get(start as usize..byte as usize).unwrap_or("");
        LineCol { line, col: before.chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let mut sources = Sources::new();
        let file = sources.add("a.ron", "(\n  näme: 1,\n)");
        let place = |start| sources.line_col(Span::new(file, start, start));
        assert_eq!(place(0), LineCol { line: 1, col: 1 });
        assert_eq!(place(10), LineCol { line: 2, col: 8 });
        assert_eq!(place(14), LineCol { line: 3, col: 1 });
        assert_eq!(&sources.text(file)[sources.lines(file, 2, 2)], "  näme: 1,");
        assert_eq!(sources.quote(Span::new(file, 4, 9)), "näme");
    }

    #[test]
    fn a_place_outside_every_text_is_harmless() {
        let sources = Sources::new();
        let span = Span::new(FileId(7), 5, 9);
        assert_eq!(sources.line_col(span), LineCol { line: 1, col: 1 });
        assert_eq!((sources.quote(span), sources.path(span.file)), ("", ""));
    }
}
