//! Tests of motions.

use super::Params;
use super::resolve::unsent;
use super::rules::{agreement, consent_price, stance, veto_loss};
use crate::core::ids::{InitiativeId, MemberId, Members};
use crate::rules::content::{Stance, TagWeight};
use crate::rules::words::{Ballot, Tag, Venue};
use crate::schema::{Sources, decode, parse_text};

crate::schema! {
    struct File { rules: Rules }
}
crate::schema! {
    struct Rules { initiatives: Params }
}

fn numbers() -> Params {
    let text = include_str!("../../../scenarios/common/rules/initiatives.ron");
    let (node, wrong) = parse_text(&mut Sources::new(), "initiatives.ron", text);
    assert_eq!(wrong, []);
    let (file, wrong) = decode::<File>(&node);
    assert_eq!(wrong, []);
    file.unwrap().rules.initiatives
}

/// Common rules of engagement: risk 8, Ukraine 2.
const COMMON_RULES: [TagWeight; 2] =
    [TagWeight { tag: Tag::Risk, weight: 8 }, TagWeight { tag: Tag::Ukraine, weight: 2 }];

fn on_common_rules(risk: i32, ukraine: i32, trust: i32) -> (i32, i32) {
    let numbers = numbers();
    let government = Stance { risk, ukraine, ..Stance::default() };
    let stance = stance(&numbers, agreement(government, &COMMON_RULES), trust, 0, 0);
    (stance, consent_price(&numbers, stance, false, 0))
}

#[test]
fn the_worked_turn_comes_out() {
    assert_eq!(on_common_rules(-2, 3, 640), (-130, 1), "Berlin");
    assert_eq!(on_common_rules(-2, 0, 500), (-320, 1), "Rome");
    assert_eq!(on_common_rules(-4, -1, 460), (-700, 3), "Ankara");
    assert_eq!(on_common_rules(-3, 1, 430), (-475, 2), "Madrid");
}

#[test]
fn sceptics_ask_more_and_a_native_mission_makes_consensus_cheaper() {
    let numbers = numbers();
    let price = |stance, sceptic, discount| consent_price(&numbers, stance, sceptic, discount);
    assert_eq!([-100, -101, -350, -351, -600, -601].map(|stance| price(stance, false, 0)), [0, 1, 1, 2, 2, 3]);
    assert_eq!(price(-100, true, 0), 1);
    assert_eq!((price(-700, false, 1), price(0, false, 1)), (2, 0));
}

#[test]
fn washington_sways_those_who_trust_it_and_only_where_it_takes_sides() {
    let numbers = numbers();
    let sway = |weight, trust| stance(&numbers, 0, 500, weight, trust);
    assert_eq!((sway(5, 600), sway(5, 0)), (120, 0));
    assert_eq!((sway(-3, 600), sway(2, 600)), (-120, 0));
}

#[test]
fn each_veto_costs_more_than_the_last() {
    let numbers = numbers();
    let loss = |earlier| veto_loss(&numbers, 85, earlier, 1000);
    assert_eq!([loss(0), loss(1), loss(2)], [85, 127, 170]);
    assert_eq!(veto_loss(&numbers, 85, 0, 333), 28);
}

#[test]
fn a_seat_that_sends_no_vote_keeps_silent_if_it_can() {
    let mut motion = super::orders::motion(MemberId(0), InitiativeId(0), Venue::Nato, true, false);
    assert_eq!(motion.sponsors, Members::only(MemberId(0)));
    assert_eq!(unsent(2, 2, &motion), Ballot::Silent);
    assert_eq!(unsent(1, 2, &motion), Ballot::OptOut);
    motion.opt_out = false;
    assert_eq!(unsent(1, 2, &motion), Ballot::Break);
    motion.venue = Venue::Coalition;
    assert_eq!(unsent(5, 0, &motion), Ballot::OptOut, "nobody is drawn into a coalition by keeping quiet");
}
