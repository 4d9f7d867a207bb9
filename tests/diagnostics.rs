//! One bad scenario for every kind of mistake: each is refused with its code, at its place, and nothing else is claimed.

use std::fs;
use std::path::Path;

use gap_years::diag::{Code, Diagnostic, Format, Sources, render};
use gap_years::scenario::check_path;

const GOOD: &str = include_str!("../scenarios/smallest/scenario.ron");

/// What is found in a folder with these files; without files, in a folder that does not exist.
fn check(files: &[(&str, &[u8])]) -> (Vec<Diagnostic>, Sources) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let (_, findings, sources) = check_path(if files.is_empty() { Path::new("no-such-folder") } else { folder.path() });
    (findings, sources)
}

/// A mistake: its code, the files that hold it, and whether it is found on the first line that differs from the good
/// scenario (some mistakes show elsewhere, such as a missing field at the struct that lacks it).
struct Mistake {
    code: Code,
    files: Vec<(&'static str, Vec<u8>)>,
    there: bool,
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

/// At least one bad input for every code there is.
fn mistakes() -> Vec<Mistake> {
    let deep = format!("overrides: {{ \"turns\": {}1{} }},", "(a: ".repeat(80), ")".repeat(80));
    let here: Vec<(Code, String)> = vec![
        (Code::Syntax, with("turns: 8,", "turns 8,")),
        (Code::UnclosedBracket, with("include: [\"common\"],", "include: [\"common\",")),
        (Code::TooDeep, with("overrides: { \"members.berlin.core_pct\": 2.5 },", &deep)),
        (Code::UnknownField, with("minutes: 30,", "minuts: 30,")),
        (Code::DuplicateField, with("turns: 8,", "turns: 8, turns: 9,")),
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
    ];
    let elsewhere: Vec<(Code, String)> = vec![
        (Code::MissingField, with("    title: \"The smallest scenario\",\n", "")),
        (Code::InconsistentValue, with("asks: [Largest(3)],", "")),
        (Code::SharesDoNotAddUp, with("members.berlin.core_pct\": 2.5", "areas.deep.weight_permille\": 100")),
        (Code::MissingRole, with("members.berlin.core_pct\": 2.5", "areas.deep.role\": Lift")),
        (Code::EmptyList, with("members.berlin.core_pct\": 2.5", "sites.baltic.defenders\": []")),
        (Code::Unused, with("to_turn: 2,", "from_turn: 20,")),
    ];
    let two = with("[\"common\"]", "[\"common\", \"more.ron\"]").into_bytes();
    let again = b"( injects: [(id: \"first-news\", headline: \"Again\", body: \"\", source: [])] )";
    let more = |more: &[u8]| vec![("scenario.ron", two.clone()), ("more.ron", more.to_vec())];
    let raw = |bytes: &[u8]| vec![("scenario.ron", bytes.to_vec())];
    let files: Vec<(Code, Vec<(&str, Vec<u8>)>)> = vec![
        (Code::DuplicateId, more(again)),
        (Code::MergeConflict, more(b"( turns: 9 )")),
        (Code::NotText, raw(b"(id: \"a\0b\")")),
        (Code::NotText, raw(&[b'(', 0xFF, b')'])),
        (Code::FileTooLarge, raw(&vec![b' '; 1024 * 1024 + 1])),
        (Code::UnreadableFile, Vec::new()),
    ];
    let text = |(code, text): (Code, String), there| Mistake { code, files: raw(text.as_bytes()), there };
    let mut all: Vec<Mistake> = here.into_iter().map(|case| text(case, true)).collect();
    all.extend(elsewhere.into_iter().map(|case| text(case, false)));
    all.extend(files.into_iter().map(|(code, files)| Mistake { code, files, there: false }));
    all
}

#[test]
fn each_mistake_has_its_code_and_its_place() {
    let mut wrong = Vec::new();
    for Mistake { code, files, there } in mistakes() {
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        let (findings, sources) = check(&files);
        let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
        let Some(finding) = findings.iter().find(|finding| finding.code == code) else {
            wrong.push(format!("expected {code:?}, found {codes:?}"));
            continue;
        };
        if findings.len() > 3 {
            wrong.push(format!("{code:?} is buried among {codes:?}"));
        }
        if there {
            let text = String::from_utf8_lossy(files[0].1);
            let line = 1 + GOOD.lines().zip(text.lines()).take_while(|(a, b)| a == b).count();
            let found = finding.span().map(|span| (sources.line_col(span).line, sources.path(span.file)));
            if !found.is_some_and(|(found, path)| found == line && path.ends_with("scenario.ron")) {
                wrong.push(format!("{code:?} is in line {line} and was found in {found:?}"));
            }
        }
        if finding.message.len() < 10 {
            wrong.push(format!("{code:?} says only {:?}", finding.message));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_code_is_raised_by_a_bad_input() {
    let covered: Vec<Code> = mistakes().iter().map(|mistake| mistake.code).collect();
    let never: Vec<&Code> = Code::ALL.iter().filter(|code| !covered.contains(code)).collect();
    assert!(never.is_empty(), "no bad input for {never:?}");
}

#[test]
fn the_same_id_twice_names_both_places() {
    let mistake = mistakes().into_iter().find(|mistake| mistake.code == Code::DuplicateId).expect("a case");
    let files: Vec<(&str, &[u8])> = mistake.files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let (findings, sources) = check(&files);
    let finding = findings.iter().find(|finding| finding.code == Code::DuplicateId).expect("a duplicate id");
    let mut paths: Vec<&str> = finding.labels.iter().map(|label| sources.path(label.span.file)).collect();
    paths.sort_unstable();
    assert!(paths.len() == 2 && paths[0].ends_with("more.ron") && paths[1].ends_with("scenario.ron"), "{paths:?}");
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
        let (findings, _) = check(&[("scenario.ron", &bytes[..cut])]);
        assert!(!findings.is_empty(), "cut at byte {cut} and nothing found");
        let mut flipped = bytes.to_vec();
        flipped[cut] ^= 0x15;
        check(&[("scenario.ron", &flipped)]);
    }
}
