//! Types declared with `schema!`, read from texts that are right and from texts that are wrong.

use proptest::prelude::*;

use crate::diag::{Diagnostic, tidy};
use crate::schema::{
    Body, Cx, Decimal, Decode, Key, Sources, Spanned, apply_patch, decode, parse_setting, parse_text, registry,
};

schema! {
    /// A country.
    ///
    /// With a second paragraph.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Member {
        /// Its identifier.
        pub id: Key,
        /// Trust in the alliance, in thousandths.
        pub trust: i32 [0..=1000],
        pub cost: Decimal<2> [0..] = Decimal(0),
        pub borders: Vec<Key> = Vec::new(),
        pub shares: Vec<u16> [0..=100] = Vec::new(),
        pub posture: Posture = Posture::Forward,
        pub window: Option<i32> [1..=40] = None,
        pub r#type: Spanned<String> = Spanned::default(),
    }
}

schema! {
    /// Where forces stand.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub enum Posture {
        /// Near the border.
        Forward,
        Rotational,
        Withdrawn,
    }
}

schema! {
    /// When something happens.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Condition {
        /// At all times.
        Always,
        TurnAtLeast(u8 [1..=40]),
        Both(Box<Condition>, Box<Condition>),
        All(Vec<Condition>),
        Not(Box<Condition>),
        Stands(Member),
        /// While a gauge lies between two values.
        Gauge {
            /// Which.
            gauge: Posture,
            at_least: i32 = 0,
            at_most: i32 [0..=1000] = 1000,
        },
    }
}

schema! {
    /// A file.
    #[derive(Clone, Debug, PartialEq)]
    struct File {
        members: Vec<Member>,
        when: Condition = Condition::Always,
    }
}

fn read<T: Decode>(text: &str) -> (Option<T>, Vec<Diagnostic>) {
    let (node, mut findings) = parse_text(&mut Sources::new(), "t.ron", text);
    let (value, more) = decode(&node);
    findings.extend(more);
    tidy(&mut findings);
    (value, findings)
}

/// Findings as `code path: message | help` lines.
fn said<T: Decode>(text: &str) -> String {
    let line = |d: &Diagnostic| {
        let (path, help) = (d.path.as_deref().unwrap_or(""), d.help.as_deref().unwrap_or(""));
        format!("{} {path}: {} | {help}", d.code, d.message).trim_end_matches(" | ").to_owned()
    };
    read::<T>(text).1.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_struct_takes_its_values_and_defaults() {
    let (member, findings) = read::<Member>(r#"Member(id: "lva", trust: 650, window: 4, type: "x")"#);
    assert_eq!(findings, []);
    let member = member.unwrap();
    assert_eq!((member.id.as_str(), member.trust, member.window), ("lva", 650, Some(4)));
    assert_eq!((member.posture, member.r#type.as_str(), member.borders.len()), (Posture::Forward, "x", 0));
}

#[test]
fn every_mistake_of_a_struct_is_reported() {
    let text = r#"(
        members: [
            (id: "lva", trsut: 650, posture: Rotating, borders: ["est", "Lithuania", 5], shares: [10, 200, 300]),
            (id: "est", trust: 6500, trust: 1, window: Some(50), cost: 4.481),
            (trust: "650", id: est, posture: "Forward", cost: -1),
            5,
            (),
        ],
        banana: 1,
    )"#;
    insta::assert_snapshot!(said::<File>(text), @r#"
    GY0007 members["lva"]: `Member` has no field `trsut` | did you mean `trust`?
    GY0012 members["lva"].posture: `Rotating` is not a Posture | did you mean `Rotational`?
    GY0013 members["lva"].borders[1]: `L` cannot stand in an identifier | write "lithuania"
    GY0010 members["lva"].borders[2]: expected an identifier in quotation marks, found the number 5 | text stands in double quotation marks: "5"
    GY0011 members["lva"].shares[1]: 200 is out of range: allowed is 0 to 100
    GY0011 members["lva"].shares[2]: 300 is out of range: allowed is 0 to 100
    GY0011 members["est"].trust: 6500 is out of range: allowed is 0 to 1000
    GY0008 members["est"]: `trust` is given twice | keep one of the two
    GY0011 members["est"].window: 50 is out of range: allowed is 1 to 40
    GY0027 members["est"].cost: 4.481 has more than 2 decimals | round it to 2 decimals
    GY0010 members[2].trust: `trust` needs a whole number, found the text "650" | write it without quotation marks: `650`
    GY0010 members[2].id: `id` needs an identifier in quotation marks, found the word `est` | text stands in double quotation marks: "est"
    GY0010 members[2].posture: `posture` needs a Posture, found the text "Forward" | write `Forward`, without quotation marks
    GY0011 members[2].cost: -1 is out of range: allowed is at least 0
    GY0010 members[3]: expected a Member, found the number 5 | write its fields in brackets: `(id: …, …)`
    GY0009 members[4]: `Member` lacks the fields `id`, `trust` | add `id: …`, `trust: …`
    GY0007 : `File` has no field `banana` | its fields are `members` and `when`
    "#);
}

#[test]
fn enums_take_every_form() {
    use Condition::*;
    let gauge = Gauge { gauge: Posture::Withdrawn, at_least: 5, at_most: 1000 };
    for (text, value) in [
        ("Always", Always),
        ("TurnAtLeast(5)", TurnAtLeast(5)),
        ("Both(Always, Not(TurnAtLeast(2)))", Both(Box::new(Always), Box::new(Not(Box::new(TurnAtLeast(2)))))),
        ("All([Always, Gauge(gauge: Withdrawn, at_least: 5)])", All(vec![Always, gauge])),
    ] {
        assert_eq!(read::<Condition>(text), (Some(value), vec![]), "{text}");
    }
    let both = [r#"Stands(id: "a", trust: 1)"#, r#"Stands((id: "a", trust: 1))"#].map(read::<Condition>);
    assert_eq!(both[0], both[1]);
    assert!(both[0].1.is_empty());
}

#[test]
fn every_mistake_of_an_enum_is_reported() {
    let text = r#"All([
        Allways, Nothing, "Always", 5, Always(3), TurnAtLeast, TurnAtLeast(0), TurnAtLeast(1, 2),
        Both(TurnAtLeast(50), TurnAtLeast("x")), Gauge(5), Gauge(gage: Forward, at_most: 1001), Gauge,
        Not(gauge: Forward),
    ])"#;
    insta::assert_snapshot!(said::<Condition>(text), @r#"
    GY0012 [0]: `Allways` is not a Condition | did you mean `Always`?
    GY0012 [1]: `Nothing` is not a Condition | allowed are `Always`, `TurnAtLeast`, `Both`, `All`, `Not`, `Stands` and `Gauge`
    GY0010 [2]: expected a Condition, found the text "Always" | write `Always`, without quotation marks
    GY0010 [3]: expected a Condition, found the number 5 | write `Always`, `TurnAtLeast`, `Both`, `All`, `Not`, `Stands` or `Gauge`
    GY0010 [4]: `Always` carries nothing | write `Always` alone
    GY0010 [5]: `TurnAtLeast` carries one value | write `TurnAtLeast(value)`
    GY0011 [6]: 0 is out of range: allowed is 1 to 40
    GY0010 [7]: `TurnAtLeast` carries one value | write `TurnAtLeast(value)`
    GY0011 [8][0]: 50 is out of range: allowed is 1 to 40
    GY0010 [8][1]: expected a whole number, found the text "x"
    GY0010 [9]: `Gauge` carries named fields | write `Gauge(field: value, …)`
    GY0007 [10]: `Gauge` has no field `gage` | did you mean `gauge`?
    GY0011 [10].at_most: 1001 is out of range: allowed is 0 to 1000
    GY0009 [11]: `Gauge` lacks the field `gauge` | add `gauge: …`
    GY0010 [12]: expected a Condition, found a struct | write `Always`, `TurnAtLeast`, `Both`, `All`, `Not`, `Stands` or `Gauge`
    "#);
}

#[test]
fn broken_places_cause_no_further_findings() {
    let text = r#"(members: [(id: "a", trust: = 5), (id: "b", = 5), (= 5)])"#;
    let (value, findings) = read::<File>(text);
    assert_eq!(value, None);
    assert!(findings.iter().all(|d| d.code == crate::diag::Code::Syntax), "{findings:#?}");
    assert_eq!(findings.len(), 3);
}

#[test]
fn the_description_names_fields_ranges_and_defaults() {
    let shapes = registry::<File>();
    assert_eq!(shapes.keys().collect::<Vec<_>>(), ["Condition", "File", "Member", "Posture"]);
    let member = &shapes["Member"];
    assert_eq!(member.doc.to_string(), "A country.\n\nWith a second paragraph.");
    let Body::Struct(fields) = &member.body else { panic!() };
    let line = |f: &crate::schema::FieldShape| {
        format!("{}: {} {:?} {:?} {:?}", f.name, (f.ty)(), f.range, f.default, f.doc.to_string())
    };
    insta::assert_snapshot!(fields.iter().map(line).collect::<Vec<_>>().join("\n"), @r#"
    id: identifier None None "Its identifier."
    trust: whole number Some("0..=1000") None "Trust in the alliance, in thousandths."
    cost: number with up to 2 decimals Some("0..") Some("Decimal(0)") ""
    borders: list of identifier None Some("Vec::new()") ""
    shares: list of whole number Some("0..=100") Some("Vec::new()") ""
    posture: Posture None Some("Posture::Forward") ""
    window: whole number or None Some("1..=40") Some("None") ""
    type: text None Some("Spanned::default()") ""
    "#);
}

const RIGHT: &str = r#"(
    members: [
        (id: "lva", trust: 650, cost: 4.48, borders: ["est"], shares: [5, 10], posture: Rotational),
        Member(id: "est", trust: 700, window: Some(4), type: "x"),
    ],
    when: Both(TurnAtLeast(5), Gauge(gauge: Forward, at_least: 3)),
)"#;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_value_is_refused_in_silence(at in 0..RIGHT.len(), drop in 0..6_usize, with in "[()\\[\\]{},:\"a1. ]{0,3}") {
        let text = format!("{}{with}{}", &RIGHT[..at], &RIGHT[(at + drop).min(RIGHT.len())..]);
        let (value, findings) = read::<File>(&text);
        prop_assert!(value.is_some() || !findings.is_empty(), "{text}");
    }

    #[test]
    fn overrides_with_any_path_are_survived(path in "[a-z\\.\\[\\]\"0-9-]{0,12}|when\\.[01]\\.[a-z_0]{0,8}|members\\.[a-z0-9]{1,3}\\.[a-z]{1,3}") {
        let mut sources = Sources::new();
        let (mut tree, _) = parse_text(&mut sources, "t.ron", RIGHT);
        let (setting, findings) = parse_setting(&mut sources, &format!("{path}=5"));
        prop_assert_eq!(findings.len(), 0);
        let mut cx = Cx::new();
        if let Some(setting) = setting {
            let before = tree.clone();
            let fine = apply_patch(&mut tree, &setting.path, setting.span, setting.value, &mut cx);
            prop_assert_eq!(fine, cx.findings().is_empty());
            prop_assert!(fine || tree == before);
        }
        decode::<File>(&tree);
    }
}
