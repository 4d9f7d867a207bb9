//! What the program says when a file is wrong: place, cause and remedy, under a code that never changes.
//!
//! A [`Diagnostic`] is built where a mistake is found and rendered at the very end, so that every mistake of a run is
//! reported together, sorted by place. [`Code`] is the registry behind `gap-years explain`.

mod code;
mod github;
mod render;
mod source;
mod suggest;

pub use code::Code;
pub use render::{Format, render, summary};
pub use source::{FileId, LineCol, Sources, Span};
pub use suggest::{all_of, did_you_mean, one_of};

/// Most findings kept of one file or one reading; a file with more is broken as a whole, and nobody reads on.
pub const MAX_FINDINGS: usize = 500;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be used as it stands.
    Error,
    /// The file works, but something in it probably does not do what its author meant.
    Warning,
    /// Worth knowing; nothing needs to change.
    Info,
}

impl Severity {
    /// The word printed in front of a message.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// A place in a file with a few words about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there; may be empty.
    pub text: String,
    /// Whether the mistake is here; the other labels are places that explain it.
    pub primary: bool,
}

/// One finding about a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// The kind of mistake.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// One sentence without a full stop: what is wrong, with the names and numbers at hand.
    pub message: String,
    /// Places; the first primary one decides where the finding is listed.
    pub labels: Vec<Label>,
    /// The field it is about, such as `options["taurus-neo"].cost`.
    pub path: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// Further remarks.
    pub notes: Vec<String>,
}

impl Diagnostic {
    /// Starts a finding with its code's usual severity.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            labels: Vec::new(),
            path: None,
            help: None,
            notes: Vec::new(),
        }
    }

    /// Points at the mistake.
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into(), primary: true });
        self
    }

    /// Points at a place that explains the mistake.
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into(), primary: false });
        self
    }

    /// Names the field it is about.
    pub fn in_path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Says what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what to do, where there is something to say.
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        if help.is_some() {
            self.help = help;
        }
        self
    }

    /// Adds a remark.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// The place the finding is listed under: its first primary label, or its first label.
    pub fn span(&self) -> Option<Span> {
        self.labels.iter().find(|label| label.primary).or_else(|| self.labels.first()).map(|label| label.span)
    }
}

/// Puts findings into reading order (file, position, code) and drops exact repeats.
pub fn tidy(findings: &mut Vec<Diagnostic>) {
    // Findings without a place concern the whole run and come first.
    let place = |d: &Diagnostic| d.span().map(|span| (span.file, span.start, span.end));
    findings.sort_by(|a, b| (place(a), a.code, &a.message).cmp(&(place(b), b.code, &b.message)));
    #[expect(clippy::disallowed_types, reason = "nothing is read out of it in its own order")]
    let mut seen = std::collections::HashSet::new();
    findings.retain(|finding| seen.insert(finding.clone()));
}

/// Whether any finding forbids using the file.
pub fn has_errors(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_sorted_by_place_and_said_once() {
        let at = |start| Span::new(FileId(0), start, start + 1);
        let late = Diagnostic::new(Code::WrongType, "late").at(at(9), "");
        let early = Diagnostic::new(Code::UnknownField, "early").at(at(2), "");
        let general = Diagnostic::new(Code::MissingRole, "general");
        let mut findings = vec![late.clone(), early.clone(), late.clone(), general.clone()];
        tidy(&mut findings);
        assert_eq!(findings, [general, early, late]);
        assert!(has_errors(&findings));
    }
}
