//! One bad scenario for every kind of mistake: each is refused with its code, at its place, and nothing else is claimed.

use std::fs;
use std::path::Path;

use gap_years::diag::{Code, Diagnostic, Format, Sources, render};
use gap_years::scenario::check_path;

const GOOD: &str = include_str!("../scenarios/smallest/scenario.ron");

fn check(files: &[(&str, &[u8])]) -> (Vec<Diagnostic>, Sources) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let (_, findings, sources) = check_path(folder.path());
    (findings, sources)
}

fn codes(text: &str) -> Vec<Code> {
    let (findings, _) = check(&[("scenario.ron", text.as_bytes())]);
    findings.iter().map(|finding| finding.code).collect()
}

/// The good scenario with one passage replaced; the passage must be there.
fn with(old: &str, new: &str) -> String {
    assert!(GOOD.contains(old), "the example no longer says {old:?}");
    GOOD.replacen(old, new, 1)
}

#[test]
fn the_smallest_scenario_is_clean_and_small() {
    let (findings, sources) = check(&[("scenario.ron", GOOD.as_bytes())]);
    assert!(findings.is_empty(), "{}", render(&findings, &sources, Format::Full, false));
    assert!(GOOD.lines().count() < 40);
}

#[test]
fn each_mistake_has_its_code() {
    let deep = format!("overrides: {{ \"turns\": {}1{} }},", "(a: ".repeat(80), ")".repeat(80));
    let cases: Vec<(Code, String)> = vec![
        (Code::Syntax, with("turns: 8,", "turns 8,")),
        (Code::UnclosedBracket, with("include: [\"common\"],", "include: [\"common\",")),
        (Code::TooDeep, with("overrides: { \"members.berlin.core_pct\": 2.5 },", &deep)),
        (Code::UnknownField, with("minutes: 30,", "minuts: 30,")),
        (Code::DuplicateField, with("turns: 8,", "turns: 8,\n    turns: 9,")),
        (Code::MissingField, with("    title: \"The smallest scenario\",\n", "")),
        (Code::WrongType, with("turns: 8,", "turns: \"eight\",")),
        (Code::OutOfRange, with("turns: 8,", "turns: 99,")),
        (Code::UnknownVariant, with("turn: HalfYear,", "turn: Halfyear,")),
        (Code::BadKey, with("id: \"smallest\",", "id: \"The Smallest\",")),
        (Code::UnknownId, with("asks: [Largest(3)],", "asks: [Member(\"warsow\")],")),
        (Code::UnresolvedCitation, with("source: [\"002:06\"],", "source: [\"002:99\"],")),
        (Code::MissingInclude, with("include: [\"common\"],", "include: [\"common\", \"comon/areas.ron\"],")),
        (Code::IncludeCycle, with("include: [\"common\"],", "include: [\"common\", \"scenario.ron\"],")),
        (Code::IncludeOutside, with("include: [\"common\"],", "include: [\"common\", \"../secret.ron\"],")),
        (Code::PatchPathUnknown, with("members.berlin.core_pct", "members.berlim.core_pct")),
        (Code::TooPrecise, with("core_pct\": 2.5", "core_pct\": 2.512345")),
        (Code::InconsistentValue, with("asks: [Largest(3)],", "")),
        (Code::SharesDoNotAddUp, with("members.berlin.core_pct\": 2.5", "areas.deep.weight_permille\": 100")),
        (Code::MissingRole, with("members.berlin.core_pct\": 2.5", "areas.deep.role\": Lift")),
        (Code::EmptyList, with("members.berlin.core_pct\": 2.5", "sites.baltic.defenders\": []")),
        (Code::Unused, with("to_turn: 2,", "from_turn: 20,")),
    ];
    for (code, text) in cases {
        let found = codes(&text);
        assert!(found.contains(&code), "expected {code:?}, found {found:?} in\n{text}");
        assert!(found.len() <= 3, "{code:?} is buried among {found:?}");
    }
}

#[test]
fn the_same_id_twice_names_both_places() {
    let text = GOOD.replacen("    source: [\"002:03\"],", "    goals: [],\n    source: [\"002:03\"],", 1);
    let inject = "(id: \"first-news\", headline: \"Again\", body: \"\", source: [])";
    let more = format!("( injects: [{inject}] )");
    let text = text.replacen("[\"common\"]", "[\"common\", \"more.ron\"]", 1);
    let (findings, _) = check(&[("scenario.ron", text.as_bytes()), ("more.ron", more.as_bytes())]);
    let finding = findings.iter().find(|finding| finding.code == Code::DuplicateId).expect("a duplicate id");
    assert_eq!(finding.labels.len(), 2);
}

#[test]
fn files_that_are_not_text_or_too_large_are_refused() {
    let large = vec![b' '; 1024 * 1024 + 1];
    for (code, bytes) in [
        (Code::NotText, &b"(id: \"a\0b\")"[..]),
        (Code::NotText, &[b'(', 0xFF, b')'][..]),
        (Code::FileTooLarge, &large[..]),
    ] {
        let (findings, _) = check(&[("scenario.ron", bytes)]);
        assert!(findings.iter().any(|finding| finding.code == code), "{code:?}: {findings:?}");
    }
}

#[test]
fn the_same_value_in_two_files_is_a_conflict() {
    let text = GOOD.replacen("[\"common\"]", "[\"common\", \"more.ron\"]", 1);
    let (findings, _) = check(&[("scenario.ron", text.as_bytes()), ("more.ron", b"( turns: 9 )")]);
    assert!(findings.iter().any(|finding| finding.code == Code::MergeConflict), "{findings:?}");
}

#[test]
fn every_data_error_of_a_file_is_reported_at_once() {
    let text = with("turns: 8,", "turns: 99,")
        .replacen("minutes: 30,", "minuts: 30,", 1)
        .replacen("asks: [Largest(3)],", "asks: [Member(\"warsow\")],", 1)
        .replacen("source: [\"002:06\"],", "source: [\"002:99\"],", 1)
        .replacen("pc: 1,", "pc: true,", 1)
        .replacen("meter: Support", "meter: Suport", 1);
    let (findings, sources) = check(&[("scenario.ron", text.as_bytes())]);
    let found: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    let shown = render(&findings, &sources, Format::Full, false);
    for code in [
        Code::OutOfRange,
        Code::UnknownField,
        Code::UnknownId,
        Code::UnresolvedCitation,
        Code::WrongType,
        Code::UnknownVariant,
    ] {
        assert!(found.contains(&code), "{code:?} is missing in\n{shown}");
    }
    assert_eq!(found.len(), 6, "{shown}");
    assert!(shown.contains("did you mean \"warsaw\"?"), "{shown}");
}

#[test]
fn damaged_files_never_panic() {
    let bytes = GOOD.as_bytes();
    for cut in (0..bytes.len()).step_by(61) {
        check(&[("scenario.ron", &bytes[..cut])]);
        let mut flipped = bytes.to_vec();
        flipped[cut] ^= 0x15;
        check(&[("scenario.ron", &flipped)]);
    }
}
