//! The words for a token that stands where another was expected.

use super::lexer::{Tok, Token};
use crate::diag::{Code, Diagnostic};

/// The finding about `token`: its own if it is a bad one, else what was expected instead and what may have been meant.
pub(super) fn unexpected(token: &Token, previous: Option<&Token>, expected: &str) -> Diagnostic {
    let previous = previous.map(|before| (&before.tok, before.span));
    let found = match &token.tok {
        Tok::Bad(finding) => {
            return (**finding).clone();
        }
        Tok::Open(bracket) => format!("`{bracket}`"),
        Tok::Close(bracket) => format!("`{bracket}`"),
        Tok::Colon => "`:`".to_owned(),
        Tok::Comma => "`,`".to_owned(),
        Tok::Ident(word) => format!("`{word}`"),
        Tok::Str(_) => "text".to_owned(),
        Tok::Char(_) => "a character".to_owned(),
        Tok::Int(_) | Tok::Float(..) => "a number".to_owned(),
        Tok::End => "the end of the file".to_owned(),
    };
    let help = match (previous, &token.tok) {
        (Some((Tok::Str(_), before)), Tok::Ident(_)) if before.end == token.span.start => {
            Some("a quotation mark seems to be missing before this")
        }
        (Some((Tok::Ident(_), _)), Tok::Ident(_)) if expected.starts_with("`,`") => {
            Some("text stands in double quotation marks: \"…\"")
        }
        (Some((Tok::Ident(_), _)), Tok::Int(_) | Tok::Float(..) | Tok::Str(_)) => {
            Some("name and value are joined by `:`")
        }
        (_, Tok::Str(_)) if expected.starts_with("the name") => {
            Some("names of fields stand without quotation marks; maps with quoted keys stand in `{ }`")
        }
        (_, Tok::Comma) if expected == "a value" => Some("remove the extra comma, or write the value"),
        _ => None,
    };
    let finding = Diagnostic::new(Code::Syntax, format!("expected {expected}, found {found}"));
    finding.at(token.span, "").maybe_help(help.map(str::to_owned))
}
