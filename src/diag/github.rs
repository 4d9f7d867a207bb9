//! Findings as workflow commands, which GitHub shows beside the changed lines of a pull request.

use super::{Diagnostic, Severity, Sources};

/// One `::error file=…,line=…::message` command.
pub(super) fn command(finding: &Diagnostic, sources: &Sources) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut properties = Vec::new();
    if let Some(span) = finding.span() {
        let (start, end) = (sources.line_col(span), sources.end_line_col(span));
        properties.push(format!("file={}", property(sources.path(span.file))));
        properties.push(format!("line={},col={},endLine={}", start.line, start.col, end.line));
    }
    properties.push(format!("title={}", property(&format!("{} {}", finding.code, finding.code.title()))));
    let mut message = finding.message.clone();
    if let Some(path) = &finding.path {
        message.push_str(&format!(" (in `{path}`)"));
    }
    if let Some(help) = &finding.help {
        message.push_str(&format!("\n{help}"));
    }
    format!("::{level} {}::{}", properties.join(","), data(&message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_inside_texts_are_escaped() {
        assert_eq!(property("C:\\a,b%\n"), "C%3A\\a%2Cb%25%0A");
        assert_eq!(data("50 %: yes, no"), "50 %25: yes, no");
    }
}
