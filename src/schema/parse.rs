//! Reads a text into a tree and goes on after mistakes: one message per broken entry, everything else is still read.

use super::brackets::match_brackets;
use super::lexer;
use super::reader::Parser;
use super::tree::{FileId, Node, Sources, Span};
use crate::diag::{Code, Diagnostic, MAX_FINDINGS};

/// Largest file read, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Reads the bytes of a file: checks that they are text of a sensible size, keeps them in `sources` and reads them.
///
/// Never fails: what cannot be read is [`Kind::Broken`](super::Kind::Broken), with a finding that says why.
pub fn parse_bytes(sources: &mut Sources, path: &str, bytes: &[u8]) -> (Node, Vec<Diagnostic>) {
    let refused = |sources: &mut Sources, text: &str, at: usize, finding: Diagnostic| {
        let file = sources.add(path, text);
        let at = u32::try_from(at).unwrap_or(0);
        let span = Span::new(file, at, at);
        (Node::broken(span), vec![finding.at(span, "")])
    };
    if bytes.len() > MAX_BYTES {
        let finding = Diagnostic::new(
            Code::FileTooLarge,
            format!("this file has {} KiB; data files may have {} KiB", bytes.len().div_ceil(1024), MAX_BYTES / 1024),
        )
        .help("split it with `include`, or check that it is the file you meant");
        return refused(sources, "", 0, finding);
    }
    if bytes.contains(&0) {
        let finding = Diagnostic::new(Code::NotText, "this is not a text file: it holds NUL bytes")
            .help("check that it is the file you meant, and save it as UTF-8 (not UTF-16)");
        return refused(sources, "", 0, finding);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => parse_text(sources, path, text),
        Err(error) => {
            let finding = Diagnostic::new(Code::NotText, "this file is not valid UTF-8")
                .help("save it as UTF-8; in an old encoding, accented letters are damaged");
            refused(sources, &String::from_utf8_lossy(bytes), error.valid_up_to(), finding)
        }
    }
}

/// Reads a text and keeps it in `sources` under `path`.
pub fn parse_text(sources: &mut Sources, path: &str, text: &str) -> (Node, Vec<Diagnostic>) {
    let file = sources.add(path, text);
    parse(file, text)
}

/// Reads a text that is already in the sources as `file`.
pub fn parse(file: FileId, text: &str) -> (Node, Vec<Diagnostic>) {
    let tokens = lexer::tokens(file, text);
    let mut findings = Vec::new();
    let brackets = match_brackets(&tokens, &mut findings);
    let mut parser = Parser::new(&tokens, brackets, findings);
    let node = parser.file();
    let mut findings = parser.findings;
    shorten(&mut findings);
    (node, findings)
}

/// Keeps only so many findings, and says so.
fn shorten(findings: &mut Vec<Diagnostic>) {
    let more = findings.len().saturating_sub(MAX_FINDINGS);
    findings.truncate(MAX_FINDINGS);
    if let Some(last) = findings.last_mut().filter(|_| more > 0) {
        last.notes.push(format!("{more} further findings are not shown"));
    }
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "noise_tests.rs"]
mod noise;
