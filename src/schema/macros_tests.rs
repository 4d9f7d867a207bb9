//! Types declared with `schema!`, read from texts that are right and from texts that are wrong.

use crate::diag::{Diagnostic, tidy};
use crate::schema::{Body, Decimal, Decode, Key, Sources, Spanned, decode, parse_text, registry};

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
        format!("{} {path}: {} | {help}", d.code, d.message)
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
    insta::assert_snapshot!(said::<File>(text), @"");
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
    insta::assert_snapshot!(said::<Condition>(text), @"");
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
    assert_eq!(member.doc, "A country.\n\nWith a second paragraph.");
    let Body::Struct(fields) = &member.body else { panic!() };
    let line =
        |f: &crate::schema::FieldShape| format!("{}: {} {:?} {:?} | {}", f.name, f.ty, f.range, f.default, f.doc);
    insta::assert_snapshot!(fields.iter().map(line).collect::<Vec<_>>().join("\n"), @"");
}
