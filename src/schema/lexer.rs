//! Cuts a text into tokens. Nothing stops it: text that fits nothing becomes a [`Tok::Bad`] token with its own message.

use super::literal;
use crate::diag::{Code, Diagnostic, FileId, Span};

/// The kinds of tokens.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tok {
    /// `(`, `[` or `{`.
    Open(char),
    /// `)`, `]` or `}`.
    Close(char),
    Colon,
    Comma,
    Ident(String),
    Str(String),
    Char(char),
    Int(i128),
    Float(f64, String),
    /// Text that fits nothing; what is wrong with it is told only if no other mistake of its item was told before.
    Bad(Box<Diagnostic>),
    End,
}

/// A token, its place, and the indentation of its line where it is the first of it.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub tok: Tok,
    pub span: Span,
    /// Line, from 0.
    pub line: u32,
    /// Characters of white space before it, for the first token of a line.
    pub indent: Option<u32>,
}

/// Cuts a whole text; the last token is always [`Tok::End`].
pub(super) fn tokens(file: FileId, text: &str) -> Vec<Token> {
    let mut lexer = Lexer { file, text, at: 0, line: 0, indent: Some(0), out: Vec::new() };
    if text.starts_with('\u{feff}') {
        lexer.at = '\u{feff}'.len_utf8();
    }
    while lexer.step() {}
    lexer.out
}

struct Lexer<'a> {
    file: FileId,
    text: &'a str,
    at: usize,
    line: u32,
    indent: Option<u32>,
    out: Vec<Token>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn span(&self, start: usize, end: usize) -> Span {
        // Files are at most a mebibyte, so places fit.
        Span::new(self.file, u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX))
    }

    /// Moves over `len` bytes, counting lines.
    fn advance(&mut self, len: usize) {
        let end = (self.at + len).min(self.text.len());
        let passed = self.text.get(self.at..end).unwrap_or("");
        let breaks = passed.bytes().filter(|byte| *byte == b'\n').count();
        self.line += u32::try_from(breaks).unwrap_or(u32::MAX);
        self.at = end;
    }

    fn push(&mut self, tok: Tok, len: usize) {
        let (start, line) = (self.at, self.line);
        self.advance(len);
        let span = self.span(start, self.at);
        self.out.push(Token { tok, span, line, indent: self.indent.take() });
    }

    fn bad(&mut self, len: usize, code: Code, message: &str, label: &str, help: Option<String>) {
        let span = self.span(self.at, self.at + len);
        let finding = Diagnostic::new(code, message).at(span, label).maybe_help(help);
        self.push(Tok::Bad(Box::new(finding)), len);
    }

    /// Cuts one token off; false at the end of the text.
    fn step(&mut self) -> bool {
        let Some(c) = self.rest().chars().next() else {
            self.push(Tok::End, 0);
            return false;
        };
        match c {
            '\n' => {
                self.advance(1);
                self.indent = Some(0);
            }
            c if c.is_whitespace() || c == '\u{200e}' || c == '\u{200f}' => {
                self.at += c.len_utf8();
                // A tab counts as four: only comparisons with other lines matter.
                self.indent = self.indent.map(|indent| indent + if c == '\t' { 4 } else { 1 });
            }
            '/' if self.rest().starts_with("//") => {
                let len = self.rest().find('\n').unwrap_or(self.rest().len());
                self.at += len;
            }
            '/' if self.rest().starts_with("/*") => self.block_comment(),
            '(' | '[' | '{' => self.push(Tok::Open(c), 1),
            ')' | ']' | '}' => self.push(Tok::Close(c), 1),
            ':' => self.push(Tok::Colon, 1),
            ',' => self.push(Tok::Comma, 1),
            '"' => self.string(),
            '\'' => self.character(),
            '#' if self.rest().starts_with("#![") && self.out.is_empty() => self.attribute(),
            'r' if literal::raw_string_hashes(self.rest()).is_some() => self.raw_string(),
            c if literal::starts_number(self.rest(), c) => self.number(),
            c if c.is_alphabetic() || c == '_' => self.word(),
            c => self.strange(c),
        }
        true
    }

    fn block_comment(&mut self) {
        let len = literal::block_comment(self.rest());
        match len {
            Some(len) => self.advance(len),
            None => {
                let span = self.span(self.at, self.at + 2);
                let finding = Diagnostic::new(Code::UnclosedBracket, "this comment is never closed")
                    .at(span, "opened here")
                    .help("close it with `*/`");
                self.push(Tok::Bad(Box::new(finding)), 2);
                let rest = self.rest().len();
                self.advance(rest);
            }
        }
    }

    fn attribute(&mut self) {
        match literal::attribute(self.rest()) {
            Some(len) => self.advance(len),
            None => {
                let line = self.rest().lines().next().unwrap_or("");
                let len = line.find(']').map_or(line.trim_end().len(), |end| end + 1);
                let help = Some("remove it; nothing needs to be enabled".to_owned());
                self.bad(len, Code::Syntax, "this attribute is not known", "", help);
            }
        }
    }

    fn string(&mut self) {
        match literal::string(self.rest()) {
            Ok((text, len)) => self.push(Tok::Str(text), len),
            Err(bad) => {
                let label = if bad.unclosed { "opened here" } else { "" };
                let start = self.at + bad.at.start;
                let span = self.span(start, self.at + bad.at.end);
                let finding =
                    Diagnostic::new(Code::Syntax, bad.message).at(span, label).maybe_help(Some(bad.help.to_owned()));
                self.push(Tok::Bad(Box::new(finding)), bad.len);
            }
        }
    }

    fn raw_string(&mut self) {
        let hashes = literal::raw_string_hashes(self.rest()).unwrap_or(0);
        let end = format!("\"{}", "#".repeat(hashes));
        let start = 2 + hashes;
        match self.rest().get(start..).and_then(|body| body.find(&end)) {
            Some(len) => {
                let text = self.rest().get(start..start + len).unwrap_or("").to_owned();
                self.push(Tok::Str(text), start + len + end.len());
            }
            None => {
                let help = format!("close it with `{end}`");
                self.bad(start, Code::Syntax, "this raw text is never closed", "opened here", Some(help));
                let rest = self.rest().len();
                self.advance(rest);
            }
        }
    }

    fn character(&mut self) {
        if let Some((c, len)) = literal::character(self.rest()) {
            self.push(Tok::Char(c), len);
            return;
        }
        let line = self.rest().lines().next().unwrap_or("");
        let close = line.char_indices().skip(1).find(|(_, c)| *c == '\'').map(|(at, _)| at);
        let help = Some("text stands in double quotation marks: \"…\"".to_owned());
        self.bad(close.map_or(1, |at| at + 1), Code::Syntax, "this is not text", "", help);
    }

    fn number(&mut self) {
        let run = literal::number_run(self.rest());
        let word = self.rest().get(..run).unwrap_or("").to_owned();
        match literal::number(&word) {
            Some(literal::Number::Int(value)) => self.push(Tok::Int(value), run),
            Some(literal::Number::Float(value, text)) => self.push(Tok::Float(value, text), run),
            None => {
                let help = literal::number_help(&word);
                self.bad(run, Code::Syntax, "this is not a number", "", Some(help));
            }
        }
    }

    fn word(&mut self) {
        let rest = self.rest();
        let raw = if rest.starts_with("r#") { 2 } else { 0 };
        let body = rest.get(raw..).unwrap_or("");
        let len = body.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(body.len());
        let name = body.get(..len).unwrap_or("").to_owned();
        self.push(Tok::Ident(name), (raw + len).max(1));
    }

    fn strange(&mut self, c: char) {
        let help = match c {
            '=' => Some("name and value are joined by `:`"),
            ';' => Some("entries are separated by `,`"),
            '#' => Some("comments start with `//`"),
            '“' | '”' | '„' | '«' | '»' => Some("use straight quotation marks: \"…\""),
            '‘' | '’' | '`' => Some("text stands in double quotation marks: \"…\""),
            '%' | '€' | '$' => Some("write the number alone; the field's name says the unit"),
            '-' | '–' | '.' | '/' => Some("text, identifiers included, stands in double quotation marks: \"…\""),
            '<' | '>' => Some("conditions are written out, such as `at_least: 5`"),
            _ => None,
        };
        let message = format!("the character `{}` has no meaning here", c.escape_debug());
        self.bad(c.len_utf8(), Code::Syntax, &message, "", help.map(str::to_owned));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Tok> {
        tokens(FileId(0), text).into_iter().map(|token| token.tok).collect()
    }

    #[test]
    fn comments_and_attributes_leave_no_tokens() {
        let text = "#![enable(implicit_some)]\n// one\n/* two /* nested */ */ true";
        assert_eq!(kinds(text), [Tok::Ident("true".into()), Tok::End]);
    }

    #[test]
    fn lines_and_indentation_are_kept() {
        let tokens = tokens(FileId(0), "(\n  a: \"x\ny\",\n\tb: 1)");
        let b = &tokens[5];
        assert_eq!((b.line, b.indent, &b.tok), (3, Some(4), &Tok::Ident("b".into())));
        assert_eq!(tokens[2].indent, None);
    }

    #[test]
    fn what_fits_nothing_is_one_token_with_a_message() {
        for (text, message) in [
            ("5k", "not a number"),
            ("=", "no meaning"),
            ("'abc'", "not text"),
            ("\"abc", "never closed"),
            ("/* abc", "never closed"),
            ("r#\"abc\"", "never closed"),
        ] {
            let kinds = kinds(text);
            assert_eq!(kinds.len(), 2, "{text}: {kinds:?}");
            let Tok::Bad(finding) = &kinds[0] else { panic!("{text}: {kinds:?}") };
            assert!(finding.message.contains(message), "{text}: {finding:?}");
        }
    }
}
