//! The war's numbers against the sheet.

use super::force;
use super::params::ForceParams;
use super::rules::{Chances, Situation, a_turn, beyond, chances, change, front_step, kit_points, points_for, tied};
use super::state::Ukraine;
use crate::core::ids::MemberId;
use crate::core::{Cb, Cp, Meur, Score};
use crate::rules::clock::Clock;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;
use crate::rules::words::{Mandate, Meter, War};

fn rules() -> std::sync::Arc<Ruleset> {
    crate::scenario::load_shipped("hague-promises").unwrap().rules
}

#[test]
fn the_front_answers_to_aid() {
    let rules = rules();
    let front = &rules.params.ukraine.front;
    let step = |aid| front_step(&rules, front, Meur(aid), 0);
    assert_eq!([step(35_000), step(70_000), step(0), step(17_500)], [0, 80, -80, -40]);
    assert_eq!(front_step(&rules, front, Meur(35_000), -30), -30);
}

#[test]
fn the_war_changes_by_its_chances() {
    let rules = rules();
    let p = &rules.params.ukraine.change;
    let war = Situation { front: 500, pushed: false, stalemate: false, coalition: 0, unaided: false, settled: false };
    let calm = Chances { ceasefire: 60, collapse: 0, relapse: 40, settlement: 0 };
    assert_eq!(chances(&rules, p, war), calm);
    assert_eq!(chances(&rules, p, Situation { pushed: true, stalemate: true, ..war }).ceasefire, 160);
    assert_eq!(chances(&rules, p, Situation { front: 199, ..war }).collapse, 300);
    assert_eq!(chances(&rules, p, Situation { coalition: 300, ..war }).relapse, 16);
    assert_eq!(chances(&rules, p, Situation { coalition: 900, ..war }).relapse, 5, "never below 5");
    assert_eq!(chances(&rules, p, Situation { unaided: true, ..war }).relapse, 60);
    assert_eq!(chances(&rules, p, Situation { settled: true, ..war }).settlement, 30);
    let sure = Chances { ceasefire: 1000, collapse: 1000, relapse: 1000, settlement: 1000 };
    assert_eq!(change(War::War, sure, [0; 4]), Some(War::Collapse));
    assert_eq!(change(War::War, Chances { collapse: 0, ..sure }, [0; 4]), Some(War::Ceasefire));
    assert_eq!(change(War::Ceasefire, sure, [0; 4]), Some(War::War));
    assert_eq!(change(War::Ceasefire, Chances { relapse: 0, ..sure }, [0; 4]), Some(War::Settlement));
    assert_eq!(change(War::Collapse, sure, [0; 4]), None);
    assert_eq!(change(War::War, calm, [0, 60, 0, 0]), None);
}

#[test]
fn a_ceasefire_sets_the_army_free() {
    let rules = rules();
    let p = &rules.params.ukraine.tied;
    let at = |war, cb| tied(p, war, Cb(cb));
    assert_eq!([at(War::War, 0), at(War::Ceasefire, 0), at(War::Ceasefire, 200)], [850, 400, 450]);
    assert_eq!([at(War::Settlement, 500), at(War::Collapse, 0)], [300, 150]);
}

#[test]
fn aid_comes_from_the_line_then_the_rest_then_free_money() {
    assert_eq!(beyond(Meur(1000), Meur(400), Meur(500)), Meur(100));
    assert_eq!(beyond(Meur(800), Meur(400), Meur(500)), Meur(0));
    assert_eq!(points_for(Meur(710), Meur(710)), Cp(100));
    let rules = rules();
    let (stocks, land) = kit_points(&rules, Meur(1000));
    assert!(stocks.0 > 0 && land.0 > 0, "kit leaves munitions and heavy land forces");
}

#[test]
fn the_start_shares_seventy_billion_by_wealth_and_will() {
    let rules = rules();
    let mut state = Snapshot::default();
    super::initial(&rules, &mut state);
    let levels = &state.ukraine.aid_level;
    let all: Meur = levels.iter().copied().sum();
    assert!((69_900..=70_000).contains(&all.0), "{all:?}");
    let member = |id: &str| rules.members.pairs().find(|(_, row)| row.id.as_str() == id).unwrap().0;
    assert!(levels[member("london")] > levels[member("rome")]);
    assert_eq!(a_turn(&rules, Meur(70_000)), Meur(35_000));
    assert_eq!(state.ukraine.tied, 850);
}

#[test]
fn effects_of_others_are_applied() {
    let rules = rules();
    let mut state = Snapshot::default();
    super::initial(&rules, &mut state);
    let own: &mut Ukraine = &mut state.ukraine;
    let (clock, mut log, mut queue) = (Clock { turn: 4, ..Clock::default() }, Log::default(), Effects::default());
    let mut apply =
        |own: &mut Ukraine, effect| super::apply(&rules, own, &clock, effect, EntryId::NONE, &mut log, &mut queue);
    apply(own, Effect::Shift { meter: Meter::Front, by: -40 });
    apply(own, Effect::Aid { member: MemberId(2), meur: Meur(900) });
    apply(own, Effect::War(War::Ceasefire));
    assert_eq!(
        (own.front, own.given[MemberId(2)], own.war, own.since),
        (Score::new(460), Meur(900), War::Ceasefire, 4)
    );
    assert_eq!(own.tied, 400);
    // When fighting resumes the coalition comes home.
    own.coalition[MemberId(1)] = Cb(100);
    apply(own, Effect::War(War::War));
    assert_eq!((own.tied, own.coalition[MemberId(1)]), (850, Cb(0)));
    assert!(log.entries().iter().any(|entry| matches!(entry.event, Event::CoalitionSent { cb: -100, .. })));
    let back = Effect::Spare { member: MemberId(1), by: Cb(100) };
    assert!(effects_of(&queue).contains(&back), "what came home can be sent again");
}

fn effects_of(queue: &Effects) -> Vec<Effect> {
    (0..).map_while(|place| queue.get(place)).map(|(effect, _)| effect).collect()
}

/// The scenario with a force, with the numbers of the force.
fn with_force() -> (std::sync::Arc<Ruleset>, ForceParams) {
    let rules = crate::scenario::load_shipped("without-the-centre").unwrap().rules;
    let params = rules.params.ukraine.force.clone().unwrap();
    (rules, params)
}

#[test]
fn brigades_without_support_weigh_less() {
    let (_, mut p) = with_force();
    p.bare = 400;
    p.support_per_brigade = Cp(50);
    let weight = |cb, cp, backstop| force::weight(&p, Cb(cb), Cp(cp), backstop);
    // Four brigades need 2.00 points.
    assert_eq!([weight(400, 0, 0), weight(400, 100, 0), weight(400, 200, 0)], [Cb(160), Cb(280), Cb(400)]);
    assert_eq!(weight(400, 0, 500), Cb(280), "Washington stands in for half of the need");
    assert_eq!(weight(400, 900, 1000), Cb(400), "more than enough is enough");
    assert_eq!(weight(0, 300, 1000), Cb(0), "support alone is no force");
}

#[test]
fn a_force_in_waiting_makes_a_ceasefire_rarer_and_a_force_in_place_makes_it_last() {
    let (rules, p) = with_force();
    let ceasefire = |cb| force::ceasefire(&rules, &p, 100, Cb(cb));
    assert_eq!([ceasefire(0), ceasefire(400), ceasefire(9000)], [100, 80, 25]);
    let violation = |cb| force::violation(&rules, &p, Cb(cb));
    assert!(violation(0) > violation(200) && violation(200) > violation(500));
    let now = |coalition| Situation {
        front: 500,
        pushed: false,
        stalemate: false,
        coalition,
        unaided: false,
        settled: false,
    };
    let relapse = |truce, coalition| force::relapse(&rules, &p, truce, now(coalition));
    assert!(relapse(600, 0) > relapse(600, 300), "troops there deter");
    assert!(relapse(200, 0) > 3 * relapse(600, 0), "a worn ceasefire breaks");
}

#[test]
fn who_may_answer_fire_holds_more_often_and_is_shot_at_more_often() {
    let (_, p) = with_force();
    let hold = |mandate, backstop| force::hold(&p, force::of_mandate(&p, mandate), Cb(400), backstop);
    let [observe, reassure, defend] = [Mandate::Observe, Mandate::Reassure, Mandate::Defend].map(|m| hold(m, 0));
    assert!(observe < reassure && reassure < defend);
    assert!(hold(Mandate::Reassure, 800) > reassure, "a backstop helps to hold");
    assert!(p.observe.exposed < p.reassure.exposed && p.reassure.exposed < p.defend.exposed);
    assert_eq!(force::hold(&p, p.defend, Cb(0), 1000), 0);
}

#[test]
fn leaving_brings_everything_home() {
    let (rules, p) = with_force();
    let mut state = Snapshot::default();
    super::initial(&rules, &mut state);
    let own: &mut Ukraine = &mut state.ukraine;
    let (mut log, mut queue) = (Log::default(), Effects::default());
    let member = MemberId(1);
    (own.coalition[member], own.support[member], own.support_there) = (Cb(100), Cp(80), true);
    force::reckon(&rules, own, 0);
    assert_eq!(own.force, Cb(100));
    force::go_home(&rules, own, member, EntryId::NONE, &mut log, &mut queue);
    force::reckon(&rules, own, 0);
    assert_eq!((own.force, own.takes_part(member)), (Cb(0), false));
    let by = Cb(100 * p.rotation / 1000);
    let points = |area| Effect::European { member, area, points: Cp(40) };
    assert_eq!(effects_of(&queue), [Effect::Spare { member, by }, points(rules.roles.lift), points(rules.roles.eyes)]);
}

#[test]
fn without_a_force_in_the_scenario_there_is_nothing_of_it() {
    let rules = rules();
    assert!(rules.params.ukraine.force.is_none());
    let mut state = Snapshot::default();
    super::initial(&rules, &mut state);
    assert!(state.ukraine.pledged.is_empty() && state.ukraine.support.is_empty());
}

#[test]
fn a_quarter_is_half_of_a_half_year() {
    let (quarter, _) = with_force();
    let half = rules();
    let p = &half.params.ukraine.change;
    let now = Situation { front: 500, pushed: true, stalemate: true, coalition: 200, unaided: true, settled: true };
    let (long, short) = (chances(&half, p, now), chances(&quarter, p, now));
    assert_eq!((long.ceasefire, short.ceasefire), (160, 80));
    assert_eq!((long.relapse, short.relapse), (40 - 16 + 20, 20 - 8 + 10));
}
