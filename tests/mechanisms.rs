//! Mechanisms that only some scenarios use act on the game there: dear energy, units elsewhere, clauses, profiles.

mod common;

use std::sync::Arc;

use common::shipped;
use gap_years::core::curve::Curve;
use gap_years::core::ids::{InitiativeId, MemberId, Members};
use gap_years::rules::deterrence::scene::Scene;
use gap_years::rules::event::{Entry, Event};
use gap_years::rules::initiatives::state::{Motion, Solidarity, Standing};
use gap_years::rules::order::Order;
use gap_years::rules::phase::Step;
use gap_years::rules::ruleset::Ruleset;
use gap_years::rules::state::Snapshot;
use gap_years::rules::words::{Act, Ballot, Meter, Venue};
use gap_years::sim::Game;

/// A game in which nobody orders anything, at the end of a turn.
fn idle(rules: Ruleset, turns: u8) -> Snapshot {
    let mut game = Game::new(Arc::new(rules));
    game.reset(5);
    while game.turn() <= turns && game.step() != Step::Over {
        game.advance();
    }
    game.snapshot()
}

#[test]
fn dear_energy_slows_each_economy_by_its_dependence() {
    let rules = Ruleset::clone(&shipped("gap-years").rules);
    let mut spared = rules.clone();
    spared.members.iter_mut().for_each(|member| member.energy_permille = 0);
    let by_name = |name: &str| rules.member_ids().find(|&id| rules.members[id].id.as_str() == name).expect("a member");
    let (rome, stockholm) = (by_name("rome"), by_name("stockholm"));
    // Turn 1 begins with the strait shut.
    let (hit, free) = (idle(rules.clone(), 2), idle(spared, 2));
    let lost = |member: MemberId| {
        let (hit, free) = (i64::from(hit.treasury.gdp[member].0), i64::from(free.treasury.gdp[member].0));
        (free - hit) * 1_000_000 / free
    };
    assert!(lost(stockholm) > 0 && lost(rome) > 2 * lost(stockholm), "{} and {}", lost(rome), lost(stockholm));
}

/// A rewritten mission in force, and what its clause says this turn.
fn under_a_mission(solidarity: Solidarity) -> (Ruleset, Snapshot) {
    let rules = Ruleset::clone(&shipped("native-nato").rules);
    let mut game = Game::new(Arc::new(rules.clone()));
    game.reset(1);
    let mut state = game.snapshot();
    state.clock.turn = 6;
    put_in_force(&rules, &mut state, "native-mission");
    state.initiatives.solidarity = solidarity;
    (rules, state)
}

fn put_in_force(rules: &Ruleset, state: &mut Snapshot, name: &str) -> InitiativeId {
    let id = rules.initiatives.pairs().find(|(_, row)| row.id.as_str() == name).map(|(id, _)| id).expect("it is there");
    let members = rules.member_ids().collect();
    state.initiatives.standing[id] =
        Standing { from: 1, effect: 1000, members, venue: Venue::Nato, sponsors: Members::default() };
    id
}

#[test]
fn a_clause_decides_what_is_expected_and_what_moscow_sees() {
    let seen = |solidarity| {
        let (rules, state) = under_a_mission(solidarity);
        let scene = Scene::of(state.view(&rules));
        let (voted, site) = (scene.voted(), rules.sites.ids().next().expect("a site"));
        let mut acts = state.deterrence.acts.clone();
        scene.expect(site, &mut acts);
        let sending = acts.iter().filter(|act| **act == Act::Send).count();
        (scene.ingredients(site, &voted, 24).resolve, sending, voted.duty)
    };
    let (narrow, few, no_duty) = seen(Solidarity::Partial);
    let (full, many, duty) = seen(Solidarity::Full);
    assert!(full > narrow + 150, "the host is less alone: {full} against {narrow}");
    assert!(many > few, "{many} are expected to send, against {few}");
    assert_eq!((no_duty, duty), (0, 1000));
}

#[test]
fn a_veto_needs_company_where_the_clause_says_so() {
    let rules = Ruleset::clone(&shipped("native-nato").rules);
    let decided = |clause: bool| {
        let mut game = Game::new(Arc::new(rules.clone()));
        game.reset(1);
        while game.step() != Step::Propose {
            game.advance();
        }
        let mut state = game.snapshot();
        if clause {
            put_in_force(&rules, &mut state, "veto-needs-company");
        }
        game.restore(&state);
        let by_name = |name: &str| rules.initiatives.pairs().find(|(_, row)| row.id.as_str() == name).map(|(id, _)| id);
        let initiative = by_name("ready-pool").expect("it is there");
        let sponsor = rules.seat_ids().find(|&id| rules.members[id].id.as_str() == "tallinn").expect("a seat");
        let alone = rules.seat_ids().find(|&id| rules.members[id].id.as_str() == "helsinki").expect("a seat");
        game.submit(sponsor, &[Order::Propose { initiative, venue: Venue::Nato, opt_out: false, fallback: false }]);
        while game.step() != Step::Orders {
            game.advance();
        }
        let (motion, row): (_, Motion) =
            game.state().initiatives.motions.pairs().next().map(|(id, row)| (id, *row)).expect("it is on the table");
        assert_eq!(row.initiative, initiative);
        for seat in rules.seat_ids().filter(|&seat| seat != sponsor) {
            let ballot = if seat == alone { Ballot::Break } else { Ballot::Silent };
            game.submit(seat, &[Order::Vote { motion, ballot }]);
        }
        let mut events = Vec::new();
        while matches!(game.step(), Step::Orders | Step::Respond | Step::Back | Step::Crisis) {
            game.advance();
            events.extend(game.log().iter().map(|entry| entry.event));
        }
        let passed = events.iter().any(|event| matches!(event, Event::MotionPassed { .. }));
        let outvoted = events.iter().any(|event| matches!(event, Event::Outvoted { member, .. } if *member == alone));
        let inside = game.state().initiatives.standing[initiative].members.has(alone);
        (passed, outvoted, inside)
    };
    assert_eq!(decided(false), (false, false, false), "one voice is enough to stop a motion");
    assert_eq!(decided(true), (true, true, false), "it goes on without the one that stood alone");
}

/// What seats gain in political capital because a test began, in a game in which nobody orders anything.
fn rallied(rally: i32) -> Vec<i32> {
    let mut rules = Ruleset::clone(&shipped("hague-promises").rules);
    rules.params.deterrence.rally_pc = rally;
    // Whoever Moscow is and whatever it sees, it tries.
    rules.params.deterrence.chance = Curve::new(vec![(0, 1000)]).expect("one knot");
    rules.params.deterrence.chance_intent = (1000, 1000, 1000);
    let mut game = Game::new(Arc::new(rules));
    game.reset(5);
    loop {
        game.advance();
        let began = game.log().iter().position(|entry| matches!(entry.event, Event::TestBegan { .. }));
        if let Some(place) = began {
            let caused = game.log().iter().filter(|entry| usize::from(entry.parent.0) == place);
            return caused
                .filter_map(|entry| match entry.event {
                    Event::CapitalMoved { meter: Meter::PoliticalCapital, by, .. } => Some(by),
                    _ => None,
                })
                .collect();
        }
        assert_ne!(game.step(), Step::Over, "nobody tried");
    }
}

#[test]
fn an_attack_unites_whoever_must_act() {
    let gains = rallied(2);
    assert_eq!(gains, [2; 12], "every seat can afford to act");
    assert!(rallied(0).is_empty());
}

#[test]
fn certain_orders_let_makers_with_full_books_grow() {
    let rules = Ruleset::clone(&shipped("hague-promises").rules);
    let missiles =
        rules.sectors.pairs().find(|(_, row)| row.id.as_str() == "missiles").map(|(id, _)| id).expect("lines");
    let capacity = |pact: bool, load: i32| {
        let mut game = Game::new(Arc::new(rules.clone()));
        game.reset(3);
        let mut state = game.snapshot();
        if pact {
            put_in_force(&rules, &mut state, "ammunition-pact");
        }
        state.industry.load[missiles] = load;
        game.restore(&state);
        let mut named = false;
        while game.turn() < 2 {
            game.advance();
            let built = |entry: &Entry| matches!(entry.event, Event::MakersBuilt { sector, .. } if sector == missiles);
            named |= game.log().iter().any(built);
        }
        (game.state().industry.capacity[missiles].0, named)
    };
    assert!(capacity(true, 1400).0 > capacity(false, 1400).0, "full books and certainty build halls");
    assert!(capacity(true, 1400).1 && !capacity(false, 1400).1, "the log names the pact");
    assert_eq!(capacity(true, 960), capacity(false, 960), "nobody builds beside an empty one");
}
