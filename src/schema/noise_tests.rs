//! The reader on noise: it never panics, never loses a mistake, and accepts nothing that `ron` refuses.

use proptest::prelude::*;

use super::tests::SAMPLE;
use super::*;
use crate::diag::{Format, render, tidy};
use crate::schema::Kind;

fn damaged_sample() -> String {
    SAMPLE.replace("Some(", "(")
}

/// No span may lie outside the text or inside a character.
fn check_spans(text: &str, node: &Node, findings: &[Diagnostic]) {
    let fits = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
    assert!(fits(node.span), "{:?}", node.span);
    for finding in findings {
        assert!(finding.labels.iter().all(|label| fits(label.span)), "{finding:?}");
    }
    match &node.kind {
        Kind::Struct { fields, .. } => fields.iter().for_each(|f| check_spans(text, &f.value, &[])),
        Kind::Tuple { items, .. } | Kind::List(items) => items.iter().for_each(|n| check_spans(text, n, &[])),
        Kind::Map(pairs) => pairs.iter().for_each(|(_, v)| check_spans(text, v, &[])),
        _ => {}
    }
}

fn survives(text: &str) {
    let mut sources = Sources::new();
    let (node, mut findings) = parse_text(&mut sources, "t.ron", text);
    check_spans(text, &node, &findings);
    tidy(&mut findings);
    let _ = render(&findings, &sources, Format::Full, false);
    // A broken node without a finding would be an error that nobody hears of.
    let unheard = findings.is_empty() && format!("{node:?}").contains("kind: Broken");
    assert!(!unheard, "{text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut sources = Sources::new();
        let (_, findings) = parse_bytes(&mut sources, "t.ron", &bytes);
        let _ = render(&findings, &sources, Format::Concise, false);
    }

    #[test]
    fn random_tokens_are_survived(text in "[\\(\\)\\[\\]{}:,a1\"'#/*\\\\ \nä.=-]{0,60}") {
        survives(&text);
    }

    #[test]
    fn cut_and_damaged_files_are_survived(
        cut in 0..SAMPLE.len(),
        at in 0..SAMPLE.len(),
        with in "[\\(\\)\\[\\]{}:,\"'x5\n]{0,3}",
        drop in 0..4_usize,
    ) {
        let sample = damaged_sample();
        let sample = sample.as_str();
        let Some(start) = sample.get(..cut.min(sample.len())) else { return Ok(()) };
        survives(start);
        let at = at.min(sample.len());
        if let (Some(before), Some(after)) = (sample.get(..at), sample.get((at + drop).min(sample.len())..)) {
            let text = format!("{before}{with}{after}");
            survives(&text);
            // Without a finding the text must be right; `Some` is only understood when it is decoded.
            if parse(FileId(0), &text).1.is_empty() && !text.contains("Some") {
                let theirs = ron::from_str::<ron::Value>(&text);
                prop_assert!(theirs.is_ok(), "accepted, but ron says {:?}: {text}", theirs);
            }
        }
    }
}
