//! One wrong text for every kind of mistake this layer can find, and what a person reads about it.

use super::*;
use crate::diag::{Code, Diagnostic, Format, render, tidy};
use crate::schema;

schema! {
    /// A thing.
    #[derive(Clone, Debug, PartialEq)]
    struct Thing {
        id: Key,
        size: i32 [0..=10],
        cost: Decimal<1> = Decimal(0),
        kind: Shade = Shade::Light,
        parts: Vec<Thing> = Vec::new(),
    }
}

schema! {
    /// Light or dark.
    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Shade {
        Light,
        Dark,
    }
}

/// Reads one text as a [`Thing`].
fn findings(sources: &mut Sources, bytes: &[u8]) -> Vec<Diagnostic> {
    let (node, mut findings) = parse_bytes(sources, "thing.ron", bytes);
    findings.extend(decode::<Thing>(&node).1);
    tidy(&mut findings);
    findings
}

#[test]
fn every_kind_of_mistake_is_found_alone() {
    let deep = "[".repeat(70) + &"]".repeat(70);
    let deep = format!("(id: \"a\", size: 1, parts: {deep})");
    for (code, text) in [
        (Code::Syntax, "(id: \"a\" size: 1)"),
        (Code::UnclosedBracket, "(id: \"a\", size: 1, parts: [)"),
        (Code::UnclosedBracket, "(id: \"a\", size: 1"),
        (Code::TooDeep, deep.as_str()),
        (Code::FileTooLarge, &" ".repeat(MAX_BYTES + 1)),
        (Code::NotText, "\0"),
        (Code::UnknownField, "(id: \"a\", siz: 1)"),
        (Code::DuplicateField, "(id: \"a\", size: 1, id: \"b\")"),
        (Code::MissingField, "()"),
        (Code::WrongType, "(id: \"a\", size: 1.0)"),
        (Code::OutOfRange, "(id: \"a\", size: 11)"),
        (Code::UnknownVariant, "(id: \"a\", size: 1, kind: Drak)"),
        (Code::BadKey, "(id: \"A b\", size: 1)"),
        (Code::TooPrecise, "(id: \"a\", size: 1, cost: 1.25)"),
    ] {
        let mut sources = Sources::new();
        let found = findings(&mut sources, text.as_bytes());
        let shown: String = text.chars().take(80).collect();
        let codes: Vec<Code> = found.iter().map(|d| d.code).collect();
        // A bracket list nested 70 deep is also of the wrong kind at its top.
        assert!(codes.first() == Some(&code) || codes.contains(&code) && code == Code::TooDeep, "{shown}: {found:#?}");
        assert!(codes.len() == 1 || code == Code::TooDeep, "{shown}: {found:#?}");
        assert!(found.iter().all(|d| d.span().is_some()), "{shown}");
    }
}

#[test]
fn place_cause_and_remedy_are_shown() {
    let text = "(
    id: \"Taurus Neo\",
    size: \"4\",
    colour: Red,
    kind: \"Dark\",
    parts: [
        (id: \"wing\", size: 4.0, kind: Drak),
        (size: 40, id: \"tail\", size: 4),
        Thing(siz: 3),
    ],
)
";
    let mut sources = Sources::new();
    let found = findings(&mut sources, text.as_bytes());
    insta::assert_snapshot!(render(&found, &sources, Format::Full, false), @r#"
    error[GY0013]: `T` cannot stand in an identifier
     --> thing.ron:2:9
      |
    2 |     id: "Taurus Neo",
      |         ^^^^^^^^^^^^ not an identifier
      |
      = help: write "taurus-neo"
      = note: identifiers are made of lowercase letters, digits and `-`

    error[GY0010]: `size` needs a whole number, found the text "4"
     --> thing.ron:3:11
      |
    3 |     size: "4",
      |           ^^^ expected a whole number
      |
      = help: write it without quotation marks: `4`

    error[GY0007]: `Thing` has no field `colour`
     --> thing.ron:4:5
      |
    4 |     colour: Red,
      |     ^^^^^^ unknown field
      |
      = help: its fields are `id`, `size`, `cost`, `kind` and `parts`

    error[GY0010]: `kind` needs a Shade, found the text "Dark"
     --> thing.ron:5:11
      |
    5 |     kind: "Dark",
      |           ^^^^^^ expected a Shade
      |
      = help: write `Dark`, without quotation marks

    error[GY0010]: `size` needs a whole number, found the number 4.0
     --> thing.ron:7:28
      |
    7 |         (id: "wing", size: 4.0, kind: Drak),
      |                            ^^^ expected a whole number
      |
      = note: in `parts["wing"].size`
      = help: write `4`

    error[GY0012]: `Drak` is not a Shade
     --> thing.ron:7:39
      |
    7 |         (id: "wing", size: 4.0, kind: Drak),
      |                                       ^^^^ unknown variant
      |
      = note: in `parts["wing"].kind`
      = help: did you mean `Dark`?
      = note: allowed are `Light` and `Dark`

    error[GY0011]: 40 is out of range: allowed is 0 to 10
     --> thing.ron:8:16
      |
    8 |         (size: 40, id: "tail", size: 4),
      |                ^^ 0 to 10
      |
      = note: in `parts["tail"].size`

    error[GY0008]: `size` is given twice
     --> thing.ron:8:32
      |
    8 |         (size: 40, id: "tail", size: 4),
      |          ---- first given here ^^^^ given again here
      |
      = note: in `parts["tail"]`
      = help: keep one of the two

    error[GY0009]: `Thing` lacks the field `id`
     --> thing.ron:9:9
      |
    9 |         Thing(siz: 3),
      |         ^^^^^ `id` missing in this
      |
      = note: in `parts[2]`
      = help: add `id: …`

    error[GY0007]: `Thing` has no field `siz`
     --> thing.ron:9:15
      |
    9 |         Thing(siz: 3),
      |               ^^^ unknown field
      |
      = note: in `parts[2]`
      = help: did you mean `size`?
    "#);
}

#[test]
fn the_deepest_value_is_read_without_exhausting_the_stack() {
    schema! {
        /// Nests.
        #[derive(Clone, Debug, PartialEq)]
        enum Nest {
            End,
            Not(Box<Nest>),
            Both(Box<Nest>, Box<Nest>),
            Named { inner: Box<Nest>, size: i32 [0..=5] = 1, other: Option<Thing> = None },
        }
    }
    let mut text = "End".to_owned();
    for level in 0..MAX_DEPTH {
        text = if level % 2 == 0 { format!("Named(inner: {text})") } else { format!("Both(End, {text})") };
    }
    let (node, findings) = parse_text(&mut Sources::new(), "nest.ron", &text);
    assert_eq!(findings, []);
    let (value, findings) = decode::<Nest>(&node);
    assert!(value.is_some() && findings.is_empty());
}

#[test]
fn a_hopeless_file_gives_a_bounded_number_of_findings() {
    for text in [")".repeat(300_000), "(=,".repeat(100_000), "[1 2\n".repeat(60_000), "(a: b, ".repeat(50_000)] {
        let (node, findings) = parse_text(&mut Sources::new(), "t.ron", &text);
        assert!(!findings.is_empty() && findings.len() <= crate::diag::MAX_FINDINGS);
        decode::<Thing>(&node);
    }
    let text = format!("({})", "wrong: 1, ".repeat(60_000));
    let (node, _) = parse_text(&mut Sources::new(), "t.ron", &text);
    let (_, findings) = decode::<Thing>(&node);
    assert_eq!(findings.len(), crate::diag::MAX_FINDINGS);
    assert!(findings.last().is_some_and(|last| last.notes.iter().any(|note| note.contains("further"))));
}
