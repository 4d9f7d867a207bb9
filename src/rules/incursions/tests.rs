//! The sheet's numbers for incidents, and the turn worked by hand.

use super::Params;
use super::rules::*;
use crate::core::Score;
use crate::core::ids::{MemberId, Members};
use crate::rules::content::{Incursion, Response};
use crate::schema;
use crate::schema::{Decode, Sources, decode, parse_text};

schema! {
    /// A file with the numbers of this domain.
    #[derive(Clone, Debug)]
    struct File { rules: Block }
}
schema! {
    /// Its one block.
    #[derive(Clone, Debug)]
    struct Block { incursions: Params }
}

fn read<T: Decode>(text: &str) -> T {
    let (node, syntax) = parse_text(&mut Sources::new(), "test.ron", text);
    let (value, findings) = decode::<T>(&node);
    assert!(syntax.is_empty() && findings.is_empty(), "{syntax:?} {findings:?}");
    value.unwrap()
}

fn params() -> Params {
    read::<File>(include_str!("../../../scenarios/common/rules/incursions.ron")).rules.incursions
}

fn warn() -> Response {
    read(r#"(id: "warn", name: "warns", pc: 1, resolve: (600, 450), cost: (350, 200), escalation: 20, rules_level: 1)"#)
}

fn shoot_manned() -> Response {
    read(
        r#"(id: "shoot-manned", name: "shoots", pc: 2, resolve: (900, 400), cost: (900, 500), escalation: 180,
            rules_level: 3, manned_only: true, air_only: true, unbacked_pairs: -15)"#,
    )
}

fn kind(domain: &str, extra: &str) -> Incursion {
    read(&format!(
        r#"(id: "x", name: "x", text: "x", domain: {domain}, gain: 400, severity: (3, 4), {extra} source: ["estimate"])"#
    ))
}

fn at(backed: i32, article4: bool, last: i32) -> Circumstances {
    Circumstances { backed, article4, last, ..Circumstances::default() }
}

#[test]
fn tallinn_turns_the_jets_and_calls_article_four() {
    let verdict = judge(&params(), &warn(), at(820, true, 450));
    assert_eq!((verdict.score, verdict.cost, verdict.backed, verdict.mishandled), (700, 350, true, false));
    let mut resolve = Score::new(450);
    resolve.approach(verdict.score, params().resolve_learning);
    assert_eq!(resolve.get(), 500);
}

#[test]
fn a_lone_answer_is_worth_less_and_common_rules_make_up_for_it() {
    let lone = judge(&params(), &warn(), at(499, false, -1));
    assert_eq!((lone.score, lone.cost, lone.backed), (450, 200, false));
    let rules = Circumstances { common_rules: 916, ..at(100, false, -1) };
    assert_eq!(judge(&params(), &warn(), rules).score, 450 + 137);
    assert_eq!(judge(&params(), &warn(), Circumstances { common_rules: 1000, ..rules }).cost, 350);
}

#[test]
fn shooting_at_a_manned_aircraft_pays_only_if_backed() {
    let backed = judge(&params(), &shoot_manned(), at(700, false, -1));
    let alone = judge(&params(), &shoot_manned(), at(300, false, -1));
    assert_eq!((backed.score, backed.cost, alone.score, alone.cost), (900, 900, 400, 500));
    assert!(shoots(&shoot_manned()) && !shoots(&warn()));
}

#[test]
fn article_four_helps_from_sixty_per_cent_and_hurts_where_it_splits() {
    assert_eq!(judge(&params(), &warn(), at(599, true, -1)).score, 600);
    assert_eq!(judge(&params(), &warn(), at(600, true, -1)).score, 700);
    let split = judge(&params(), &warn(), Circumstances { dissent: 250, ..at(650, true, -1) });
    assert_eq!((split.score, split.mishandled), (500, true));
}

#[test]
fn jumping_about_looks_erratic() {
    assert_eq!(judge(&params(), &warn(), at(820, false, 300)).score, 500);
    assert_eq!(judge(&params(), &warn(), at(820, false, 301)).score, 600);
    assert_eq!(judge(&params(), &warn(), at(820, false, -1)).score, 600, "the first answer cannot be erratic");
}

#[test]
fn acting_against_the_wrong_culprit_costs_and_teaches_less() {
    let wrong = judge(&params(), &warn(), Circumstances { wrong: true, ..at(820, false, -1) });
    assert_eq!((wrong.score, wrong.cost), (500, 175));
}

#[test]
fn a_lone_protest_is_seen_as_too_little_at_home() {
    let protest: Response =
        read(r#"(id: "protest", name: "protests", pc: 0, resolve: (250, 200), cost: (50, 30), escalation: 0)"#);
    assert!(judge(&params(), &protest, at(100, false, -1)).mishandled);
    assert!(!judge(&params(), &protest, at(600, false, -1)).mishandled);
}

#[test]
fn means_must_suit_the_incursion() {
    let (jets, drone) = (kind("Air", "manned: true,"), kind("Air", "drone: true,"));
    let forgery = kind("Society", "");
    let escort: Response = read(
        r#"(id: "escort", name: "escorts", pc: 0, resolve: (450, 350), cost: (200, 120), escalation: 5,
            needs_policing: true)"#,
    );
    assert!(fits(&shoot_manned(), &jets) && !fits(&shoot_manned(), &drone) && !fits(&shoot_manned(), &forgery));
    assert!(fits(&escort, &jets) && fits(&escort, &kind("Sea", "")) && !fits(&escort, &forgery));
    assert!(fits(&warn(), &forgery));
}

#[test]
fn shares_leave_the_target_out() {
    let weight = |member: MemberId| i64::from([5000, 300, 200, 500][usize::from(member.0)]);
    let set: Members = [MemberId(1), MemberId(3)].into_iter().collect();
    assert_eq!(share(set, MemberId(0), 4, weight), 800);
    assert_eq!(share(Members::default(), MemberId(0), 4, weight), 0);
}

#[test]
fn trust_in_backers_is_the_sheets() {
    assert_eq!(params().trust, (25, -5, -30));
    assert_eq!(params().support, (-40, 30));
}
