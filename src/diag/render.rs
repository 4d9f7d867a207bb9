//! Turns findings into text for people, editors, scripts and build servers.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, FileId, Label, Severity, Sources, Span, github};

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the quoted lines, carets and help.
    #[default]
    Full,
    /// One line each, as compilers write it: `file:line:column: error: GY0007 message`.
    Concise,
    /// One JSON object per line.
    Json,
    /// Commands that GitHub shows beside the changed lines.
    Github,
}

impl Format {
    /// The names a command line offers, in the order of the variants.
    pub const NAMES: &[&str] = &["full", "concise", "json", "github"];

    /// The format of that name.
    pub fn find(name: &str) -> Option<Self> {
        match name {
            "full" => Some(Self::Full),
            "concise" => Some(Self::Concise),
            "json" => Some(Self::Json),
            "github" => Some(Self::Github),
            _ => None,
        }
    }
}

/// Writes findings in the given format. Only [`Format::Full`] knows colour.
pub fn render(findings: &[Diagnostic], sources: &Sources, format: Format, colour: bool) -> String {
    let mut out = String::new();
    for finding in findings {
        let finding = &clean(finding);
        match format {
            Format::Full => {
                if !out.is_empty() {
                    out.push('\n');
                }
                out.push_str(full(finding, sources, colour).trim_end_matches('\n'));
            }
            Format::Concise => out.push_str(&concise(finding, sources)),
            Format::Json => out.push_str(&json(finding, sources)),
            Format::Github => out.push_str(&github::command(finding, sources)),
        }
        out.push('\n');
    }
    out
}

/// A closing line such as `2 errors, 1 warning`.
pub fn summary(findings: &[Diagnostic]) -> String {
    let count = |severity, one: &str, more: &str| {
        let n = findings.iter().filter(|finding| finding.severity == severity).count();
        (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { more }))
    };
    let parts: Vec<String> = [
        count(Severity::Error, "error", "errors"),
        count(Severity::Warning, "warning", "warnings"),
        count(Severity::Info, "remark", "remarks"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { "no mistakes found".to_owned() } else { parts.join(", ") }
}

/// Without control characters: file names and texts come from others, and a terminal would obey them.
fn clean(finding: &Diagnostic) -> Diagnostic {
    let plain = |text: &str| text.replace(|c: char| c.is_control() && c != '\n', "\u{fffd}");
    let mut finding = finding.clone();
    finding.message = plain(&finding.message);
    finding.path = finding.path.as_deref().map(plain);
    finding.help = finding.help.as_deref().map(plain);
    finding.notes = finding.notes.iter().map(|note| plain(note)).collect();
    for label in &mut finding.labels {
        label.text = plain(&label.text);
    }
    finding
}

fn full(finding: &Diagnostic, sources: &Sources, colour: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let mut group = Group::with_title(level.primary_title(finding.message.as_str()).id(finding.code.id()));
    let mut files: Vec<FileId> = Vec::new();
    for label in &finding.labels {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    for file in files {
        let labels: Vec<&Label> = finding.labels.iter().filter(|label| label.span.file == file).collect();
        group = group.element(excerpt(file, &labels, sources));
    }
    // A field of the file itself is in plain sight.
    if let Some(path) = finding.path.as_ref().filter(|path| path.contains(['.', '['])) {
        group = group.element(Level::NOTE.message(format!("in `{path}`")));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    for note in &finding.notes {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// The lines around the labels of one file; giving the renderer the whole file would make many findings slow.
fn excerpt<'a>(
    file: FileId,
    labels: &[&'a Label],
    sources: &'a Sources,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let first = labels.iter().map(|label| sources.line_col(label.span).line).min().unwrap_or(1);
    let last = labels.iter().map(|label| sources.end_line_col(label.span).line).max().unwrap_or(first);
    let lines = sources.lines(file, first, last);
    let text = sources.text(file).get(lines.clone()).unwrap_or("");
    let mut snippet = Snippet::source(text).path(sources.path(file)).line_start(first).fold(true);
    for label in labels {
        let kind = if label.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let range = within(label.span, lines.start, text);
        let words = (!label.text.is_empty()).then_some(label.text.as_str());
        snippet = snippet.annotation(kind.span(range).label(words));
    }
    snippet
}

/// The label's place inside the excerpt, moved to character borders so that no damaged span can upset the renderer.
fn within(span: Span, offset: usize, text: &str) -> std::ops::Range<usize> {
    let border = |byte: u32| {
        let mut at = (byte as usize).saturating_sub(offset).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = border(span.start);
    start..border(span.end).max(start)
}

/// `file:line:column`, or an empty text for a finding without a place.
fn place(finding: &Diagnostic, sources: &Sources) -> String {
    finding.span().map_or_else(String::new, |span| {
        let at = sources.line_col(span);
        format!("{}:{}:{}: ", sources.path(span.file), at.line, at.col)
    })
}

fn concise(finding: &Diagnostic, sources: &Sources) -> String {
    let place = place(finding, sources);
    let path = finding.path.as_ref().map_or_else(String::new, |path| format!(" (in `{path}`)"));
    let help = finding.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
    let line = format!("{place}{}: {} {}{path}{help}", finding.severity.word(), finding.code, finding.message);
    line.replace('\n', " ")
}

fn json(finding: &Diagnostic, sources: &Sources) -> String {
    let label = |label: &Label| {
        let (start, end) = (sources.line_col(label.span), sources.end_line_col(label.span));
        serde_json::json!({
            "file": sources.path(label.span.file),
            "line": start.line, "column": start.col, "end_line": end.line, "end_column": end.col,
            "text": label.text, "primary": label.primary,
        })
    };
    serde_json::json!({
        "code": finding.code.id(),
        "title": finding.code.title(),
        "severity": finding.severity.word(),
        "message": finding.message,
        "path": finding.path,
        "help": finding.help,
        "notes": finding.notes,
        "labels": finding.labels.iter().map(label).collect::<Vec<_>>(),
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;

    fn sample() -> (Vec<Diagnostic>, Sources) {
        let mut sources = Sources::new();
        let file = sources.add("members.ron", "(\n    id: \"lva\",\n    trsut: 650,\n)\n");
        let finding = Diagnostic::new(Code::UnknownField, "`Member` has no field `trsut`")
            .at(Span::new(file, 21, 26), "unknown field")
            .in_path("members[\"lva\"]")
            .help("did you mean `trust`?");
        (vec![finding], sources)
    }

    #[test]
    fn the_full_form_quotes_the_line() {
        let (findings, sources) = sample();
        insta::assert_snapshot!(render(&findings, &sources, Format::Full, false), @r#"
        error[GY0007]: `Member` has no field `trsut`
         --> members.ron:3:5
          |
        3 |     trsut: 650,
          |     ^^^^^ unknown field
          |
          = note: in `members["lva"]`
          = help: did you mean `trust`?
        "#);
    }

    #[test]
    fn the_short_forms_stay_on_one_line() {
        let (findings, sources) = sample();
        insta::assert_snapshot!(render(&findings, &sources, Format::Concise, false), @r#"
        members.ron:3:5: error: GY0007 `Member` has no field `trsut` (in `members["lva"]`); did you mean `trust`?
        "#);
        insta::assert_snapshot!(render(&findings, &sources, Format::Json, false), @r#"
        {"code":"GY0007","help":"did you mean `trust`?","labels":[{"column":5,"end_column":10,"end_line":3,"file":"members.ron","line":3,"primary":true,"text":"unknown field"}],"message":"`Member` has no field `trsut`","notes":[],"path":"members[\"lva\"]","severity":"error","title":"unknown field"}
        "#);
        insta::assert_snapshot!(render(&findings, &sources, Format::Github, false), @r#"
        ::error file=members.ron,line=3,col=5,endLine=3,title=GY0007 unknown field::`Member` has no field `trsut` (in `members["lva"]`)%0Adid you mean `trust`?
        "#);
        assert_eq!(summary(&findings), "1 error");
    }

    #[test]
    fn colour_is_only_used_when_asked_for() {
        let (findings, sources) = sample();
        assert!(render(&findings, &sources, Format::Full, true).contains('\u{1b}'));
        assert!(!render(&findings, &sources, Format::Full, false).contains('\u{1b}'));
    }

    #[test]
    fn damaged_places_are_quoted_without_a_panic() {
        let mut sources = Sources::new();
        let file = sources.add("ä.ron", "ää");
        let empty = sources.add("empty.ron", "");
        for span in [Span::new(file, 1, 900), Span::new(file, 9, 3), Span::new(empty, 0, 0), Span::new(FileId(9), 1, 2)]
        {
            let finding = Diagnostic::new(Code::Syntax, "x").at(span, "here").also(span, "");
            for format in [Format::Full, Format::Concise, Format::Json, Format::Github] {
                assert!(render(std::slice::from_ref(&finding), &sources, format, false).contains('x'));
            }
        }
    }
}
