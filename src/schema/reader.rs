//! The grammar: values, brackets and their entries, with a way on after every mistake.

use super::brackets::{Brackets, MAX_DEPTH};
use super::expect::unexpected;
use super::lexer::{Tok, Token};
use super::tree::{Field, Kind, Node, Span};
use crate::diag::{Code, Diagnostic};

/// What a bracket's entries are.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Fields,
    Values,
    Pairs,
}

/// An entry as it was read.
enum Entry {
    Field(Field),
    Value(Node),
    Pair(Node, Node),
}

/// Reads the tokens of one file.
pub(super) struct Parser<'a> {
    tokens: &'a [Token],
    brackets: Brackets,
    pub findings: Vec<Diagnostic>,
    at: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn new(tokens: &'a [Token], brackets: Brackets, findings: Vec<Diagnostic>) -> Self {
        Self { tokens, brackets, findings, at: 0 }
    }

    fn token(&self, index: usize) -> Option<&'a Token> {
        self.tokens.get(index).or_else(|| self.tokens.last())
    }

    fn tok(&self, index: usize) -> &'a Tok {
        self.token(index).map_or(&Tok::End, |token| &token.tok)
    }

    fn span(&self, index: usize) -> Span {
        self.token(index).map_or_else(Span::default, |token| token.span)
    }

    fn is_field(&self, index: usize) -> bool {
        matches!((self.tok(index), self.tok(index + 1)), (Tok::Ident(_), Tok::Colon))
    }

    /// Reads the one value a file holds.
    pub(super) fn file(&mut self) -> Node {
        let last = self.tokens.len().saturating_sub(1);
        if last == 0 {
            let finding = Diagnostic::new(Code::Syntax, "this file is empty").at(self.span(0), "");
            self.findings.push(finding.help("a file is one value: `( field: value, … )`"));
            return Node::broken(self.span(0));
        }
        if self.is_field(0) {
            let finding = Diagnostic::new(Code::Syntax, "the fields of a file stand inside `( )`");
            self.findings.push(finding.at(self.span(0), "").help("put `(` before the first field and `)` at the end"));
            let span = self.span(0).to(self.span(last));
            return self.entries(span, None, '(', last, 1);
        }
        match self.value(last, 0) {
            Ok(node) => {
                while self.at < last && self.brackets.stray.contains(&self.at) {
                    self.at += 1;
                }
                if self.at < last && !matches!(self.tok(self.at), Tok::Bad(_)) {
                    let finding = Diagnostic::new(Code::Syntax, "the file goes on after its end")
                        .at(self.span(self.at), "expected nothing here")
                        .also(self.span(self.at.saturating_sub(1)), "the file's one value ends here");
                    // After a bracket mistake this is only its echo.
                    if self.findings.is_empty() {
                        self.findings.push(finding.help("a file holds one value; is a bracket closed too early?"));
                    }
                } else if self.at < last {
                    self.unexpected(self.at, "nothing");
                }
                node
            }
            Err(()) => Node::broken(self.span(0).to(self.span(last))),
        }
    }

    /// Reads one value that ends before token `end`. On a mistake it is reported and the place is left as it is.
    fn value(&mut self, end: usize, depth: usize) -> Result<Node, ()> {
        let start = self.at;
        if start >= end {
            self.unexpected(start, "a value");
            return Err(());
        }
        let span = self.span(start);
        let kind = match self.tok(start) {
            Tok::Str(text) => Kind::Str(text.clone()),
            Tok::Char(c) => Kind::Char(*c),
            Tok::Int(value) => Kind::Int(*value),
            Tok::Float(value, text) => Kind::Float { value: *value, text: text.clone() },
            Tok::Open(bracket) => return self.bracket(span, None, *bracket, depth),
            Tok::Ident(word) => {
                if matches!(self.tok(start + 1), Tok::Open('(')) && start + 1 < end {
                    self.at += 1;
                    return self.bracket(span, Some((word.clone(), span)), '(', depth);
                }
                match word.as_str() {
                    "true" => Kind::Bool(true),
                    "false" => Kind::Bool(false),
                    _ => Kind::Word(word.clone()),
                }
            }
            _ => {
                self.unexpected(start, "a value");
                return Err(());
            }
        };
        self.at += 1;
        Ok(Node::new(span, kind))
    }

    /// Reads a bracketed value; `self.at` is at the opening bracket.
    #[expect(clippy::unnecessary_wraps, reason = "all readers of values have the same shape")]
    fn bracket(&mut self, start: Span, name: Option<(String, Span)>, open: char, depth: usize) -> Result<Node, ()> {
        let opening = self.at;
        let last = self.tokens.len().saturating_sub(1);
        let end = self.brackets.end.get(opening).copied().flatten().unwrap_or(last);
        let closes = matches!(self.tok(end), Tok::Close(_));
        let last_inside = if closes { end } else { end.saturating_sub(1).max(opening) };
        let span = start.to(self.span(last_inside));
        self.at = opening + 1;
        let node = if depth >= MAX_DEPTH {
            let finding = Diagnostic::new(Code::TooDeep, format!("brackets are nested more than {MAX_DEPTH} deep"));
            self.findings.push(finding.at(self.span(opening), "too deep from here").help("flatten the structure"));
            Node::broken(span)
        } else {
            self.entries(span, name, open, end, depth + 1)
        };
        self.at = if closes { end + 1 } else { end };
        Ok(node)
    }

    /// Reads entries up to token `end` and builds the value they make up.
    fn entries(&mut self, span: Span, name: Option<(String, Span)>, open: char, end: usize, depth: usize) -> Node {
        let form = match open {
            '(' if self.any_field(end) => Form::Fields,
            '{' => Form::Pairs,
            _ => Form::Values,
        };
        let mut entries = Vec::new();
        while self.at < end {
            if self.brackets.stray.contains(&self.at) {
                self.at += 1;
                continue;
            }
            let start = self.at;
            let entry = self.entry(form, end, depth);
            let entry = entry.and_then(|entry| self.after_entry(form, start, end).then_some(entry).ok_or(()));
            entries.push(entry.unwrap_or_else(|()| {
                self.skip_entry(form, start, end);
                self.lost(form, start)
            }));
        }
        if form == Form::Fields && !matches!(self.tok(end), Tok::Close(_)) {
            // Where a struct without its bracket ends is a guess: more fields may have belonged to it.
            entries.push(self.lost(form, end));
        }
        let mut fields = Vec::new();
        let mut items = Vec::new();
        let mut pairs = Vec::new();
        for entry in entries {
            match entry {
                Entry::Field(field) => fields.push(field),
                Entry::Value(value) => items.push(value),
                Entry::Pair(key, value) => pairs.push((key, value)),
            }
        }
        let kind = match (open, form) {
            ('[', _) => Kind::List(items),
            ('{', _) => Kind::Map(pairs),
            (_, Form::Fields) => Kind::Struct { name, fields },
            _ if items.is_empty() && name.is_none() => Kind::Unit,
            _ => Kind::Tuple { name, items },
        };
        Node::new(span, kind)
    }

    /// Whether a `(` holds fields: some entry starts with a name and a colon.
    fn any_field(&self, end: usize) -> bool {
        let mut index = self.at;
        while index < end {
            if self.is_field(index) {
                return true;
            }
            index = self.next(index);
        }
        false
    }

    /// The token after this one, or after the bracket it opens.
    fn next(&self, index: usize) -> usize {
        self.brackets
            .end
            .get(index)
            .copied()
            .flatten()
            .map_or(index + 1, |end| if matches!(self.tok(end), Tok::Close(_)) { end + 1 } else { end.max(index + 1) })
    }

    fn entry(&mut self, form: Form, end: usize, depth: usize) -> Result<Entry, ()> {
        match form {
            Form::Values => self.value(end, depth).map(Entry::Value),
            Form::Pairs => {
                let key = self.value(end, depth)?;
                if !matches!(self.tok(self.at), Tok::Colon) || self.at >= end {
                    self.unexpected(self.at, "`:` and a value");
                    return Err(());
                }
                self.at += 1;
                Ok(Entry::Pair(key, self.value(end, depth)?))
            }
            Form::Fields => {
                let (Tok::Ident(name), name_span) = (self.tok(self.at), self.span(self.at)) else {
                    self.unexpected(self.at, "the name of a field");
                    return Err(());
                };
                if !self.is_field(self.at) {
                    self.unexpected(self.at + 1, "`:` and a value");
                    return Err(());
                }
                self.at += 2;
                let value = self.value(end, depth)?;
                Ok(Entry::Field(Field { name: name.clone(), name_span, value }))
            }
        }
    }

    /// After an entry: a comma, the end, or a missing comma that is reported without giving up the entry.
    fn after_entry(&mut self, form: Form, start: usize, end: usize) -> bool {
        if self.at >= end {
            return true;
        }
        if matches!(self.tok(self.at), Tok::Comma) {
            self.at += 1;
            return true;
        }
        if self.brackets.stray.contains(&self.at) {
            return true;
        }
        let fresh_line = self.token(self.at).is_some_and(|token| token.indent.is_some());
        let starts_entry = if form == Form::Fields { self.is_field(self.at) } else { fresh_line };
        if starts_entry && !matches!(self.tok(self.at), Tok::Bad(_) | Tok::Colon) {
            let before = self.span(self.at.saturating_sub(1).max(start));
            let gap = Span::new(before.file, before.end, before.end);
            // After a bracket that was never closed the comma is missing with it.
            if !self.brackets.given_up.contains(&self.at) {
                let finding = Diagnostic::new(Code::Syntax, "a comma is missing here")
                    .at(gap, "add `,`")
                    .also(self.span(self.at), "the next entry starts here");
                self.findings.push(finding);
            }
            return true;
        }
        self.unexpected(self.at, "`,` or the closing bracket");
        false
    }

    /// Moves to where the next entry starts: after a comma, or at a new line that looks like one.
    fn skip_entry(&mut self, form: Form, start: usize, end: usize) {
        let indent = self.token(start).and_then(|token| token.indent);
        self.at = self.at.max(start);
        // Entries that contain themselves in brackets are passed over as a whole.
        while self.at < end {
            if matches!(self.tok(self.at), Tok::Comma) {
                self.at += 1;
                return;
            }
            let token = self.token(self.at);
            let own = token.and_then(|token| token.indent);
            let aligned = matches!((own, indent), (Some(own), Some(first)) if own <= first);
            let starts =
                form != Form::Fields && aligned || form == Form::Fields && own.is_some() && self.is_field(self.at);
            if self.at > start && starts {
                return;
            }
            self.at = self.next(self.at);
        }
    }

    /// What is left of an entry that could not be read.
    fn lost(&self, form: Form, start: usize) -> Entry {
        let last = self.span(self.at.saturating_sub(1).max(start));
        let whole = self.span(start).to(last);
        match form {
            Form::Values => Entry::Value(Node::broken(whole)),
            Form::Pairs => Entry::Pair(Node::broken(whole), Node::broken(whole)),
            Form::Fields => {
                let name = match self.tok(start) {
                    Tok::Ident(name) if self.at > start => name.clone(),
                    _ => String::new(),
                };
                Entry::Field(Field { name, name_span: self.span(start), value: Node::broken(whole) })
            }
        }
    }

    /// Reports the token at `index`: with its own message if it is a bad one, else by what was expected instead.
    fn unexpected(&mut self, index: usize, expected: &str) {
        let previous = index.checked_sub(1).and_then(|before| self.token(before));
        if let Some(token) = self.token(index) {
            self.findings.push(unexpected(token, previous, expected));
        }
    }
}
