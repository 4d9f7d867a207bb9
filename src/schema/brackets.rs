//! Finds for every opening bracket where it ends, even in a file where one is missing.
//!
//! Well-formed files are matched strictly, whatever they look like. Only where that fails does the indentation decide
//! which bracket is the one that was forgotten; the message then stands at that bracket.

use std::collections::BTreeSet;

use super::lexer::{Tok, Token};
use crate::diag::{Code, Diagnostic};

/// Deepest nesting allowed.
pub const MAX_DEPTH: usize = 64;

/// Where the content of each opening bracket ends.
pub(super) struct Brackets {
    /// For each token that opens: the index of the token after its content (its closing bracket if it has one).
    pub end: Vec<Option<usize>>,
    /// Closing brackets that close nothing; already reported.
    pub stray: BTreeSet<usize>,
    /// Tokens before which a bracket was given up.
    pub given_up: BTreeSet<usize>,
}

impl Brackets {
    fn new(end: Vec<Option<usize>>) -> Self {
        Self { end, stray: BTreeSet::new(), given_up: BTreeSet::new() }
    }
}

struct Opened {
    token: usize,
    bracket: char,
    line: u32,
    /// Indentation of the line it stands in.
    indent: u32,
    /// Indentation of the first line of its content.
    content: Option<u32>,
}

impl Opened {
    /// Whether the indentation of later lines tells anything about this bracket.
    fn is_laid_out(&self, line: u32) -> bool {
        self.line < line && self.content.is_some_and(|content| content > self.indent)
    }
}

/// Matches all brackets and reports those without a partner.
pub(super) fn match_brackets(tokens: &[Token], findings: &mut Vec<Diagnostic>) -> Brackets {
    strictly(tokens).unwrap_or_else(|| by_layout(tokens, findings))
}

fn partner(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

fn strictly(tokens: &[Token]) -> Option<Brackets> {
    let mut end = vec![None; tokens.len()];
    let mut stack: Vec<(usize, char)> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.tok {
            Tok::Open(bracket) => stack.push((index, bracket)),
            Tok::Close(bracket) => {
                let (open, opened) = stack.pop()?;
                if partner(opened) != bracket {
                    return None;
                }
                *end.get_mut(open)? = Some(index);
            }
            _ => {}
        }
    }
    stack.is_empty().then(|| Brackets::new(end))
}

fn by_layout(tokens: &[Token], findings: &mut Vec<Diagnostic>) -> Brackets {
    let mut found = Brackets::new(vec![None; tokens.len()]);
    let mut stack: Vec<Opened> = Vec::new();
    let mut indent = 0;
    for (index, token) in tokens.iter().enumerate() {
        if let Some(own) = token.indent {
            indent = own;
            let closes = matches!(token.tok, Tok::Close(_));
            while let Some(top) = stack.last_mut() {
                if !closes && top.content.is_none() && top.line < token.line && indent > top.indent {
                    top.content = Some(indent);
                }
                let outside = if closes { indent < top.indent } else { indent <= top.indent };
                if stack.len() > 1 && outside && !matches!(token.tok, Tok::End) && ends_here(&stack, index, tokens) {
                    give_up(&mut stack, index, tokens, &mut found, findings);
                } else {
                    break;
                }
            }
        }
        match token.tok {
            Tok::Open(bracket) => {
                stack.push(Opened { token: index, bracket, line: token.line, indent, content: None });
            }
            Tok::Close(bracket) => close(&mut stack, index, bracket, tokens, &mut found, findings),
            _ => {}
        }
    }
    let left = stack.len();
    let last = tokens.len().saturating_sub(1);
    while let Some(top) = stack.pop() {
        set_end(&mut found, top.token, last);
        // Of several brackets left open at the end the innermost is the one to look at.
        if stack.len() + 1 == left {
            let mut finding = unclosed(tokens, &top, None);
            if left > 1 {
                finding = finding.note(format!("{} around it never closed either", brackets_are(left - 1)));
            }
            findings.push(finding);
        }
    }
    found
}

fn brackets_are(count: usize) -> String {
    if count == 1 { "1 bracket is".to_owned() } else { format!("{count} brackets are") }
}

/// Whether a line as far left as the bracket's own line ends the bracket's content.
fn ends_here(stack: &[Opened], index: usize, tokens: &[Token]) -> bool {
    let (Some(top), Some(token)) = (stack.last(), tokens.get(index)) else { return false };
    let field = matches!((&token.tok, tokens.get(index + 1).map(|next| &next.tok)), (Tok::Ident(_), Some(Tok::Colon)));
    // Without content yet, the layout is not known; but no list holds a field.
    top.is_laid_out(token.line) || (top.line < token.line && top.content.is_none() && top.bracket == '[' && field)
}

fn close(
    stack: &mut Vec<Opened>,
    index: usize,
    bracket: char,
    tokens: &[Token],
    found: &mut Brackets,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(token) = tokens.get(index) else { return };
    let Some(top) = stack.last() else {
        found.stray.insert(index);
        findings.push(
            Diagnostic::new(Code::UnclosedBracket, format!("`{bracket}` closes nothing"))
                .at(token.span, "no bracket is open here")
                .help("remove it, or add the opening bracket before it"),
        );
        return;
    };
    if partner(top.bracket) != bracket {
        // A closing bracket at the start of a line belongs to what its column says, one inside a line to its line.
        let fits = |open: &Opened| {
            let placed =
                if token.indent.is_some() { Some(open.indent) == token.indent } else { open.line == token.line };
            placed && partner(open.bracket) == bracket
        };
        if stack.iter().rev().take(MAX_DEPTH).any(fits) {
            while stack.last().is_some_and(|top| !fits(top)) {
                give_up(stack, index, tokens, found, findings);
            }
        } else {
            let opened = tokens.get(top.token).map_or(token.span, |open| open.span);
            findings.push(
                Diagnostic::new(Code::UnclosedBracket, format!("`{}` is closed by `{bracket}`", top.bracket))
                    .at(token.span, format!("expected `{}`", partner(top.bracket)))
                    .also(opened, "opened here"),
            );
        }
    }
    if let Some(top) = stack.pop() {
        set_end(found, top.token, index);
    }
}

/// Ends the innermost bracket before the token and reports it.
fn give_up(
    stack: &mut Vec<Opened>,
    index: usize,
    tokens: &[Token],
    found: &mut Brackets,
    findings: &mut Vec<Diagnostic>,
) {
    if let Some(top) = stack.pop() {
        set_end(found, top.token, index);
        found.given_up.insert(index);
        findings.push(unclosed(tokens, &top, tokens.get(index)));
    }
}

fn unclosed(tokens: &[Token], open: &Opened, before: Option<&Token>) -> Diagnostic {
    let close = partner(open.bracket);
    let mut finding = Diagnostic::new(Code::UnclosedBracket, format!("`{}` is never closed", open.bracket))
        .help(format!("add `{close}` where its content ends"));
    if let Some(token) = tokens.get(open.token) {
        finding = finding.at(token.span, "opened here");
    }
    match before {
        Some(token) => finding.also(token.span, format!("`{close}` seems to be missing before this")),
        None => finding,
    }
}

fn set_end(found: &mut Brackets, open: usize, end: usize) {
    if let Some(slot) = found.end.get_mut(open) {
        *slot = Some(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;
    use crate::schema::lexer;

    /// The places (line:byte in line) of brackets reported for a text.
    fn reported(text: &str) -> Vec<(usize, String)> {
        let mut findings = Vec::new();
        match_brackets(&lexer::tokens(FileId(0), text), &mut findings);
        let line = |d: &Diagnostic| text[..d.span().unwrap().start as usize].matches('\n').count() + 1;
        findings.iter().map(|d| (line(d), d.message.clone())).collect()
    }

    #[test]
    fn matched_brackets_are_fine_in_any_layout() {
        assert_eq!(reported("(\na: [\n(b: 1),\n  ],\n      c: {\n})"), []);
        assert_eq!(reported(""), []);
    }

    #[test]
    fn the_forgotten_bracket_is_named_where_it_was_opened() {
        let list = "(\n    members: [\n        (id: \"a\"),\n        (id: \"b\"),\n    trust: 5,\n)";
        assert_eq!(reported(list), [(2, "`[` is never closed".into())]);
        let entry =
            "(\n    members: [\n        (\n            id: 1,\n        (\n            id: 2,\n        ),\n    ],\n)";
        assert_eq!(reported(entry), [(3, "`(` is never closed".into())]);
        let inline = "(\n    a: [\n        (id: 1, b: [\"x\", \"y\"),\n        (id: 2, b: []),\n    ],\n)";
        assert_eq!(reported(inline), [(3, "`[` is never closed".into())]);
        let end = "(\n    a: 1,\n    b: [1, 2],\n";
        assert_eq!(reported(end), [(1, "`(` is never closed".into())]);
    }

    #[test]
    fn wrong_and_stray_brackets() {
        assert_eq!(reported("(\n  a: [1, 2},\n  b: 3,\n)"), [(2, "`[` is closed by `}`".into())]);
        assert_eq!(reported("(a: 1))"), [(1, "`)` closes nothing".into())]);
    }
}
