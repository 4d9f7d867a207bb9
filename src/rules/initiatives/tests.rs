//! Tests of motions.

use super::resolve::unsent;
use super::rules::{
    agreement, blocking_weight, consent_price, sceptics, solidarity_clause, stance, threatened, veto_loss,
};
use super::state::{Profile, Standing};
use super::{Params, profiles};
use crate::core::Score;
use crate::core::ids::{AreaId, InitiativeId, MemberId, Members};
use crate::rules::content::{InitiativeEffect, Stance, TagWeight};
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::order::{Hindrance, Order, Refusal};
use crate::rules::phase::Step;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;
use crate::rules::words::{Ballot, Government, Tag, Venue};
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

/// A board on which specialisation is in force with everybody in it, in the second turn.
fn specialised() -> (Ruleset, Snapshot, InitiativeId) {
    let rules = Ruleset::clone(&crate::scenario::load_shipped("hague-promises").unwrap().rules);
    let mut state = Snapshot::default();
    crate::rules::initial(&rules, &mut state);
    state.clock.turn = 2;
    let specialises = |effect: &InitiativeEffect| matches!(effect, InitiativeEffect::Specialise(..));
    let found = rules.initiatives.pairs().find(|(_, row)| row.effects.iter().any(specialises)).unwrap().0;
    let members = rules.member_ids().collect();
    state.initiatives.standing[found] =
        Standing { from: 1, effect: 1000, members, venue: Venue::Nato, sponsors: Members::default() };
    (rules, state, found)
}

#[test]
fn a_profile_gives_more_in_it_and_less_elsewhere() {
    let (rules, mut state, found) = specialised();
    let (me, deep, lift) = (MemberId(7), AreaId(0), AreaId(1));
    let worth = |state: &Snapshot, area| profiles::worth(&rules, &state.initiatives, 2, me, area);
    assert_eq!((worth(&state, deep), worth(&state, lift)), (1000, 1000), "nobody has declared anything yet");
    state.initiatives.profiles[me] = Some(Profile::Area(deep));
    assert_eq!((worth(&state, deep), worth(&state, lift)), (1250, 880));
    assert_eq!(profiles::surge_worth(&rules, &state.initiatives, 2, me), 1000);
    state.initiatives.profiles[me] = Some(Profile::Workshop);
    assert_eq!((worth(&state, deep), profiles::surge_worth(&rules, &state.initiatives, 2, me)), (880, 1250));
    state.initiatives.standing[found].from = 0;
    assert_eq!(worth(&state, deep), 1000, "and it ends with the initiative");
}

#[test]
fn a_profile_needs_the_initiative_and_cannot_be_changed_at_will() {
    let (rules, mut state, found) = specialised();
    let (me, order) = (MemberId(7), |area| Order::Specialise { profile: Some(Profile::Area(AreaId(area))) });
    let check =
        |state: &Snapshot, draft: &[Order], order: Order| super::check(&state.view(&rules), me, draft, &order).unwrap();
    assert_eq!(check(&state, &[], order(0)).unwrap().gain, 250);
    assert_eq!(check(&state, &[order(1)], order(0)), Err(Refusal::Twice));
    assert_eq!(check(&state, &[], order(200)), Err(Refusal::NoSuchThing));
    state.initiatives.profiles[me] = Some(Profile::Area(AreaId(0)));
    state.initiatives.profile_since[me] = 2;
    assert_eq!(check(&state, &[], order(0)), Err(Refusal::NoChange));
    assert_eq!(check(&state, &[], order(1)), Err(Refusal::TooSoon { turn: 6 }));
    state.initiatives.standing[found].from = 0;
    assert_eq!(check(&state, &[], order(1)), Err(Refusal::NotNow(Hindrance::NoProfiles)));
}

#[test]
fn whoever_drops_a_profile_leaves_a_hole() {
    let (rules, mut state, _) = specialised();
    let (me, other) = (MemberId(2), MemberId(7));
    let area = rules.areas.ids().max_by_key(|&area| state.capability.of(other, area)).unwrap();
    state.initiatives.profiles[me] = Some(Profile::Area(area));
    state.initiatives.profiles[other] = Some(Profile::Workshop);
    let (mut log, mut effects) = (Log::default(), Effects::default());
    let own = &mut state.initiatives;
    profiles::change(&rules, &state.capability, own, (me, None, 2), EntryId::NONE, &mut log, &mut effects);
    let all: Vec<Effect> = (0..).map_while(|nth| effects.get(nth)).map(|(effect, _)| effect).collect();
    let by = -rules.params.initiatives.profile_trust;
    assert!(all.contains(&Effect::Trust { holder: other, subject: me, by, stake: 1000 }), "{all:?}");
    let hole =
        |effect: &Effect| matches!(effect, Effect::European { member, points, .. } if *member == other && points.0 < 0);
    assert!(all.iter().any(hole), "the other relied on it: {all:?}");
    assert!(log.entries().iter().any(|entry| entry.event == Event::ProfileMissed { member: me }));
}

#[test]
fn a_clause_counts_who_feels_threatened() {
    let (mut rules, mut state, found) = specialised();
    rules.initiatives[found].effects.push(InitiativeEffect::SolidarityWhen(600, 500, 60));
    rules.initiatives[found].effects.push(InitiativeEffect::BlockingWeight(150));
    assert_eq!(solidarity_clause(&rules, &state.initiatives, 2), Some((600, 500, 60, 1000)));
    assert_eq!(blocking_weight(&rules, &state.initiatives, 2), 150);
    assert_eq!(blocking_weight(&rules, &state.initiatives, 0), 0, "not before it is in force");
    state.politics.threat.iter_mut().for_each(|threat| *threat = Score::new(100));
    assert_eq!(threatened(&rules, &state.politics, 600), 0);
    state.politics.threat[MemberId(0)] = Score::new(600);
    assert_eq!(threatened(&rules, &state.politics, 600), rules.weight[MemberId(0)]);
    state.politics.government[MemberId(0)] = Government::Sceptic;
    assert_eq!(sceptics(&rules, &state.politics), rules.weight[MemberId(0)]);
}

#[test]
fn a_clause_binds_all_and_stands_for_a_while() {
    let (mut rules, mut state, _) = specialised();
    let by_name =
        |rules: &Ruleset, name: &str| rules.initiatives.pairs().find(|(_, row)| row.id.as_str() == name).unwrap().0;
    let (clause, rival) = (by_name(&rules, "lead-rotating"), by_name(&rules, "lead-directoire"));
    rules.initiatives[clause].whole = true;
    rules.initiatives[clause].stands_months = 24;
    state.clock.step = Step::Propose;
    let propose = |rules: &Ruleset, state: &Snapshot, initiative, opt_out| {
        let order = Order::Propose { initiative, venue: Venue::Nato, opt_out, fallback: false };
        super::check(&state.view(rules), MemberId(6), &[], &order).unwrap()
    };
    rules.initiatives[clause].from_turn = 3;
    assert_eq!(propose(&rules, &state, clause, false), Err(Refusal::TooSoon { turn: 3 }), "not yet on the agenda");
    rules.initiatives[clause].from_turn = 2;
    assert_eq!(propose(&rules, &state, clause, true), Err(Refusal::NotNow(Hindrance::Whole)));
    assert!(propose(&rules, &state, clause, false).is_ok() && propose(&rules, &state, rival, true).is_ok());
    state.initiatives.standing[clause].from = 1;
    assert_eq!(propose(&rules, &state, rival, true), Err(Refusal::TooSoon { turn: 5 }));
    state.clock.turn = 5;
    assert!(propose(&rules, &state, rival, true).is_ok(), "two years later it can be replaced");
}

#[test]
fn a_sceptic_government_leaves_only_what_goes_against_its_stance() {
    let (rules, mut state, found) = specialised();
    let everybody: Members = rules.member_ids().collect();
    let standing =
        Standing { effect: 900, members: everybody, venue: Venue::Coalition, ..state.initiatives.standing[found] };
    let by_name = |name: &str| rules.initiatives.pairs().find(|(_, row)| row.id.as_str() == name).unwrap().0;
    let (rulebook, watch) = (by_name("common-rules"), by_name("cable-watch"));
    let seat = |name: &str| rules.members.pairs().find(|(_, row)| row.id.as_str() == name).unwrap().0;
    let (warsaw, madrid) = (seat("warsaw"), seat("madrid"));
    state.initiatives.standing[found].venue = Venue::Nato;
    state.initiatives.standing[rulebook] = standing;
    state.initiatives.standing[watch] = standing;
    for member in [warsaw, madrid] {
        state.politics.government[member] = Government::Sceptic;
        state.politics.sceptic_since[member] = state.clock.turn;
    }
    let (mut log, mut effects) = (Log::default(), Effects::default());
    let (clock, politics) = (state.clock, &state.politics);
    let own = &mut state.initiatives;
    super::coalitions::sceptic_exits(&rules, &clock, politics, &state.capability, own, &mut log, &mut effects);
    let exits: Vec<Event> = log.entries().iter().map(|entry| entry.event).collect();
    assert_eq!(exits, [Event::ScepticExit { member: madrid, initiative: watch }], "one a turn, the one it likes least");
    assert!(own.standing[watch].members.has(warsaw) && !own.standing[watch].members.has(madrid));
    assert!(own.standing[watch].effect < 900, "and what is left does less");
    assert!(own.standing[rulebook].members.has(madrid));
}
