//! The reader on right texts (compared with the `ron` crate) and on broken ones.

use super::*;
use crate::diag::{Code, Format, Severity, render, tidy};
use crate::schema::{Kind, MAX_DEPTH};

#[expect(clippy::needless_raw_string_hashes, reason = "the sample holds a raw string of its own")]
pub(super) const SAMPLE: &str = r##"#![enable(implicit_some)]
// A scenario.
(
    id: "gap-years", /* block /* nested */ */
    turns: 20,
    share: 0.35,
    big: 60_000,
    hex: 0x1F,
    minus: -3,
    raw: r#"C:\path "quoted""#,
    escaped: "tab\t quote\" \u{e4}",
    letter: 'x',
    flag: true,
    nothing: (),
    pair: (1, "two"),
    members: [
        (id: "lva", borders: ["est", "ltu"], posture: Forward),
        Member(id: "est", when: Both(Always, TurnAtLeast(5))),
    ],
    shares: { "lva": 500, "est": 500 },
    maybe: Some(5),
    none: None,
)
"##;

fn read(text: &str) -> (Node, Vec<Diagnostic>) {
    parse(FileId(0), text)
}

/// Findings as `line:column message`.
fn said(text: &str) -> Vec<String> {
    let mut sources = Sources::new();
    let (_, mut findings) = parse_text(&mut sources, "t.ron", text);
    tidy(&mut findings);
    let line = |d: &Diagnostic| {
        let at = sources.line_col(d.span().unwrap());
        format!("{}:{} {}", at.line, at.col, d.message)
    };
    findings.iter().map(line).collect()
}

/// The value `ron` would see. Names of structs and variants are dropped by its untyped reader.
fn as_ron(node: &Node) -> ron::Value {
    use ron::Value;
    match &node.kind {
        Kind::Struct { fields, .. } => {
            let entries = fields.iter().map(|f| (Value::String(f.name.clone()), as_ron(&f.value)));
            Value::Map(entries.collect())
        }
        Kind::Tuple { name: Some((name, _)), items } if name == "Some" => {
            Value::Option(Some(Box::new(as_ron(&items[0]))))
        }
        Kind::Tuple { items, .. } | Kind::List(items) => Value::Seq(items.iter().map(as_ron).collect()),
        Kind::Map(pairs) => Value::Map(pairs.iter().map(|(k, v)| (as_ron(k), as_ron(v))).collect()),
        Kind::Str(text) => Value::String(text.clone()),
        Kind::Int(_) | Kind::Float { .. } => Value::Unit,
        Kind::Bool(value) => Value::Bool(*value),
        Kind::Char(c) => Value::Char(*c),
        Kind::Word(word) if word == "None" => Value::Option(None),
        Kind::Word(_) | Kind::Unit => Value::Unit,
        Kind::Broken => panic!("broken"),
    }
}

/// Numbers are compared as text, since widths differ.
fn numbers(node: &Node, out: &mut Vec<f64>) {
    match &node.kind {
        Kind::Int(value) => out.push(value.to_string().parse().unwrap()),
        Kind::Float { value, .. } => out.push(*value),
        Kind::Struct { fields, .. } => fields.iter().for_each(|f| numbers(&f.value, out)),
        Kind::Tuple { items, .. } | Kind::List(items) => items.iter().for_each(|n| numbers(n, out)),
        Kind::Map(pairs) => pairs.iter().for_each(|(k, v)| {
            numbers(k, out);
            numbers(v, out);
        }),
        _ => {}
    }
}

fn ron_numbers(value: &mut ron::Value, out: &mut Vec<f64>) {
    match value {
        ron::Value::Number(number) => {
            out.push(number.into_f64());
            *value = ron::Value::Unit;
        }
        ron::Value::Option(Some(inner)) => ron_numbers(inner, out),
        ron::Value::Seq(items) => items.iter_mut().for_each(|item| ron_numbers(item, out)),
        ron::Value::Map(map) => map.iter_mut().for_each(|(_, item)| ron_numbers(item, out)),
        _ => {}
    }
}

#[test]
fn right_texts_mean_what_ron_says() {
    for text in [
        SAMPLE,
        "[1, -2, 3.5, 1e3, .5, 7., 1_000, 0xff, 0o17, 0b101, +4, -0.25e-2]",
        "(a:1,b:(c:[],d:{},e:()),)",
        "Name(a: 1)",
        "Name(1, 2,)",
        "[(), [()], Some(Some(1)), None, Word]",
        "{\"a\": 1, 'c': true, \"k\": [1,],}",
        "\"\\x41\\u{1F600}\\\\ \\' \\0\"",
        "  // only a comment first\n 5 // and last",
        "r##\"a\"#b\"##",
        "(\nodd: [\n(layout: 1),\n          ],\n      of: {\n},)",
        "\"several\nlines\"",
    ] {
        let (node, findings) = read(text);
        assert_eq!(findings, [], "{text}");
        let mut theirs: ron::Value = ron::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let (mut ours_numbers, mut their_numbers) = (Vec::new(), Vec::new());
        numbers(&node, &mut ours_numbers);
        ron_numbers(&mut theirs, &mut their_numbers);
        // Maps are unordered there.
        ours_numbers.sort_by(f64::total_cmp);
        their_numbers.sort_by(f64::total_cmp);
        assert_eq!(ours_numbers, their_numbers, "{text}");
        assert_eq!(as_ron(&node), theirs, "{text}");
    }
}

#[test]
fn texts_that_ron_refuses_are_refused() {
    for text in [
        "",
        "(",
        ")",
        "(a: 1 b: 2)",
        "(a: )",
        "(a 1)",
        "[1 2]",
        "[1,,2]",
        "[,]",
        "{1}",
        "{1: }",
        "(a: 1))",
        "\"abc",
        "'ab'",
        "5k",
        "1.2.3",
        "0x",
        "0b12",
        "\"\\q\"",
        "(a = 1)",
        "(\"a\": 1)",
        "[1; 2]",
        "(1, a: 2)",
        "a b",
        "1 2",
        "/* open",
        "r#\"open\"",
        "(a: [1, 2)",
        "#",
        "--1",
        "_ _",
        "(a: 1, 2)",
        "-",
        "Some(",
        "{\"a\" 1}",
        "''",
    ] {
        assert!(ron::from_str::<ron::Value>(text).is_err(), "ron accepts {text}");
        assert!(!read(text).1.is_empty(), "we accept {text}");
    }
}

#[test]
fn every_broken_entry_is_named_once_and_the_rest_is_read() {
    let text = "(
    a: 1,
    b: = 2,
    c: 3 % of,
    list: [
        (id: \"x\", cost: 5 6, note: \"fine\"),
        (id \"y\"),
        oops oops,
        (id: \"z\" cost: 4),
        (id: \"w),
        (id: \"v\")
        (id: \"u\"),
    ],
    d: 4
    e: 5,
    \"f\": 6,
    g: 7,
)";
    insta::assert_snapshot!(said(text).join("\n"), @r#"
    3:8 the character `=` has no meaning here
    4:10 the character `%` has no meaning here
    6:27 expected `,` or the closing bracket, found a number
    7:13 expected `,` or the closing bracket, found text
    8:14 expected `,` or the closing bracket, found `oops`
    9:17 a comma is missing here
    10:14 this text is never closed
    11:18 a comma is missing here
    14:9 a comma is missing here
    16:5 expected the name of a field, found text
    "#);
    let (node, _) = read(text);
    for name in ["a", "d", "e", "g"] {
        assert!(matches!(node.field(name).map(|n| &n.kind), Some(Kind::Int(_))), "{name}");
    }
    let ids: Vec<_> = node.field("list").unwrap().items().iter().map(|item| item.id().unwrap_or("-")).collect();
    assert_eq!(ids, ["x", "-", "-", "z", "-", "v", "u"]);
    let first = &node.field("list").unwrap().items()[0];
    assert!(first.field("cost").unwrap().is_broken() && first.field("note").is_some());
}

#[test]
fn mistakes_come_with_a_remedy() {
    let mut sources = Sources::new();
    let mut findings = Vec::new();
    for (index, text) in [
        "(\n    members: [\n        (id: \"lva\", borders: [\"est\", \"ltu\"),\n        (id: \"est\"),\n    ],\n)",
        "(\n    name: \"Baltic,\n    turns: 5,\n)",
        "(\n    turns: 5\n    name: \"x\",\n)",
        "name: \"x\",\n",
        "(share: 5%)",
        "(id: taurus-neo)",
    ]
    .iter()
    .enumerate()
    {
        findings.extend(parse_text(&mut sources, &format!("{index}.ron"), text).1);
    }
    insta::assert_snapshot!(render(&findings, &sources, Format::Full, false), @r#"
    error[GY0002]: `[` is never closed
     --> 0.ron:3:30
      |
    3 |         (id: "lva", borders: ["est", "ltu"),
      |                              ^            - `]` seems to be missing before this
      |                              |
      |                              opened here
      |
      = help: add `]` where its content ends

    error[GY0001]: this text is never closed
     --> 1.ron:2:11
      |
    2 |     name: "Baltic,
      |           ^^^^^^^ opened here
      |
      = help: add the closing quotation mark `"`

    error[GY0001]: a comma is missing here
     --> 2.ron:2:13
      |
    2 |     turns: 5
      |             ^ add `,`
    3 |     name: "x",
      |     ---- the next entry starts here

    error[GY0001]: the fields of a file stand inside `( )`
     --> 3.ron:1:1
      |
    1 | name: "x",
      | ^^^^
      |
      = help: put `(` before the first field and `)` at the end

    error[GY0001]: this is not a number
     --> 4.ron:1:9
      |
    1 | (share: 5%)
      |         ^^
      |
      = help: write the number alone; the field's name says the unit

    error[GY0001]: the character `-` has no meaning here
     --> 5.ron:1:12
      |
    1 | (id: taurus-neo)
      |            ^
      |
      = help: text, identifiers included, stands in double quotation marks: "…"
    "#);
}

#[test]
fn files_that_are_no_text_are_refused_with_a_reason() {
    let code = |bytes: &[u8]| {
        let (node, findings) = parse_bytes(&mut Sources::new(), "t.ron", bytes);
        assert!(node.is_broken() && findings.len() == 1);
        assert!(!findings[0].labels.is_empty() && findings[0].severity == Severity::Error);
        findings[0].code
    };
    assert_eq!(code(&vec![b' '; MAX_BYTES + 1]), Code::FileTooLarge);
    assert_eq!(code(b"(a: \0)"), Code::NotText);
    assert_eq!(code(b"(a: \"\xff\")"), Code::NotText);
    assert_eq!(code(b""), Code::Syntax);
}

#[test]
fn depth_is_limited() {
    let text = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    let (_, findings) = read(&text);
    assert_eq!(findings.iter().map(|d| d.code).collect::<Vec<_>>(), [Code::TooDeep]);
    let fine = format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
    assert_eq!(read(&fine).1, []);
}
