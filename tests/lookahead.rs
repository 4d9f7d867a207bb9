//! Look-ahead plays on what its seat may know, plays the same way each time, and plays better than those it imagines.

mod common;

use std::sync::Arc;

use common::{games, hague};
use gap_years::ai::lookahead::forecast::{Forecast, Forecaster};
use gap_years::ai::{Field, LookAhead, Orders, Policy, Roster, Seating, play, run_game};
use gap_years::core::ids::{InjectId, MemberId};
use gap_years::rules::order::Order;
use gap_years::rules::phase::Step;
use gap_years::rules::state::Snapshot;
use gap_years::rules::words::Intent;
use gap_years::scenario::Scenario;
use gap_years::sim::Game;

/// The seat that looks ahead.
const MADRID: MemberId = MemberId(5);

fn roster(scenario: &Scenario) -> Roster {
    Roster::read(scenario).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// A game that has come to the first step of a turn.
fn at_turn(scenario: &Scenario, seed: u64, turn: u8) -> Game {
    let roster = roster(scenario);
    let mut field = Field::new(&scenario.rules, &roster, &Seating::mixed(&scenario.rules, roster.reference()), seed);
    let (mut game, mut orders) = (Game::new(Arc::clone(&scenario.rules)), Orders::default());
    game.reset(seed);
    while game.advance() != Step::Propose || game.turn() < turn {
        assert_ne!(game.step(), Step::Over);
        play::ask(&mut game, &mut field, &mut orders);
    }
    game
}

/// What a policy picks for a seat in the present step.
fn picks(game: &Game, policy: &mut dyn Policy, seat: MemberId) -> Vec<Order> {
    let mut out = Orders::default();
    let obs = game.observe(seat);
    out.begin(&obs);
    policy.decide(&obs, &mut out);
    out.picked().to_vec()
}

fn looking_ahead(scenario: &Scenario, rollouts: u32, seat: MemberId) -> LookAhead {
    let mut roster = roster(scenario);
    roster.hire(&format!("lookahead:{rollouts}")).expect("a player");
    let profile = Arc::clone(roster.profiles().iter().last().expect("a profile"));
    LookAhead::new(&scenario.rules, profile, roster.known(), seat)
}

/// Everything about a state that a seat has no way of seeing is turned into something else.
fn disguised(truth: &Snapshot, scenario: &Scenario, seat: MemberId) -> Snapshot {
    let mut other = truth.clone();
    let others: Vec<MemberId> = scenario.rules.member_ids().filter(|who| *who != seat).collect();
    other.moscow.intent =
        if truth.moscow.intent == Intent::Defensive { Intent::Revisionist } else { Intent::Defensive };
    other.moscow.learnt.iter_mut().for_each(|cost| *cost = 1000 - *cost);
    other.moscow.calmed_until = 9;
    other.procurement.programmes.iter_mut().for_each(|programme| programme.frailty += 700);
    other.drawdown.target += 300;
    other.drawdown.target_parts = [77; 8];
    other.drawdown.review = !truth.drawdown.review;
    other.deterrence.seen -= 200;
    other.injects.scheduled.push((InjectId(0), 7));
    for &who in &others {
        other.politics.pc[who] += 3;
        other.treasury.free[who].0 += 5000;
        other.treasury.split[who] = [250; 4];
        other.treasury.committed[who] -= 100;
        other.capability.crews[who] += 40;
        other.posture.rules_level[who] = 3 - truth.posture.rules_level[who];
        other.drawdown.embassy[who] = 2;
        other.drawdown.lobbied[who] += 100;
        other.alliance.regard[who].shift(-200);
        other.drawdown.deals.push((who, MemberId(0)));
        other.drawdown.deals_until.push(16);
    }
    for (goal, row) in scenario.rules.goals.pairs().filter(|(_, row)| row.seat != seat) {
        other.scoring.goals[goal] = 1000 - truth.scoring.goals[goal];
        other.scoring.total[row.seat] = 999;
    }
    other
}

#[test]
fn two_truths_that_look_alike_lead_to_the_same_decision() {
    let scenario = hague();
    for (seed, turn) in [(1, 1), (2, 6), (3, 11)] {
        let mut game = at_turn(&scenario, seed, turn);
        let truth = game.snapshot();
        let other = disguised(&truth, &scenario, MADRID);
        assert!(truth.differences(&other).len() > 20, "the two must differ: {:?}", truth.differences(&other));
        let mut believed = [Snapshot::default(), Snapshot::default()];
        game.observe(MADRID).believe(game.start(), 3, &mut believed[0]);
        let first = picks(&game, &mut looking_ahead(&scenario, 12, MADRID), MADRID);
        game.restore(&other);
        game.observe(MADRID).believe(game.start(), 3, &mut believed[1]);
        let second = picks(&game, &mut looking_ahead(&scenario, 12, MADRID), MADRID);
        assert_eq!(believed[0].differences(&believed[1]), Vec::<String>::new());
        assert_eq!(first, second);
    }
}

/// What the forecast of a seat's draft comes to in a few worlds.
fn forecast(game: &Game, scenario: &Scenario, seat: MemberId) -> Forecast {
    let roster = roster(scenario);
    let keeper = Arc::clone(&roster.profiles()[roster.find("caretaker").expect("a caretaker")]);
    let mut forecaster = Forecaster::new(&game.observe(seat), &roster.known(), keeper);
    for _ in 0..6 {
        forecaster.go_on(&game.observe(seat));
    }
    forecaster.forecast()
}

#[test]
fn a_forecast_says_nothing_that_the_seat_could_not_know() {
    let scenario = hague();
    for (seed, turn) in [(1, 1), (2, 6)] {
        let mut game = at_turn(&scenario, seed, turn);
        while game.step() != Step::Orders {
            game.advance();
        }
        let core = game.observe(MADRID).core().0;
        assert!(game.submit(MADRID, &[Order::SetCore { bp: core + 20 }]).refused.is_none());
        let truth = game.snapshot();
        let first = forecast(&game, &scenario, MADRID);
        assert_eq!((first.from, first.runs), (turn, 6));
        assert_eq!(first.plan.len(), usize::from(scenario.rules.calendar.turns - turn) + 1);
        assert!(first.plan.iter().all(|row| row[0] <= row[1] && row[1] <= row[2]), "{first:?}");
        game.restore(&disguised(&truth, &scenario, MADRID));
        assert_eq!(forecast(&game, &scenario, MADRID), first);
        // What others draft at the same time is not known either.
        game.restore(&truth);
        let other = scenario.rules.seat_ids().find(|seat| *seat != MADRID).expect("another seat");
        let core = game.observe(other).core().0;
        assert!(game.submit(other, &[Order::SetCore { bp: core + 20 }]).refused.is_none());
        assert_eq!(forecast(&game, &scenario, MADRID), first);
        // The draft itself is what the two courses differ by.
        game.withdraw(MADRID);
        let idle = forecast(&game, &scenario, MADRID);
        assert_eq!(idle.idle, first.idle);
        assert_ne!(idle.plan, first.plan);
    }
}

#[test]
fn own_orders_of_earlier_steps_are_believed_and_a_draft_is_not() {
    let scenario = hague();
    let mut game = at_turn(&scenario, 1, 1);
    let obs = game.observe(MADRID);
    let mut motion = None;
    obs.legal(&[], obs.means(), &mut |order, _| motion = motion.or(Some(order)));
    let motion = motion.expect("a motion");
    assert!(game.submit(MADRID, &[motion]).refused.is_none());
    let believed = |game: &Game| {
        let mut world = Snapshot::default();
        game.observe(MADRID).believe(game.start(), 0, &mut world);
        world.book
    };
    assert!(believed(&game).orders[MADRID].is_empty(), "not while it can be taken back");
    game.advance();
    let book = believed(&game);
    assert_eq!(book.orders[MADRID], [motion]);
    assert_eq!((book.locked[MADRID], book.costs[MADRID].len()), (1, 1));
}

#[test]
fn what_a_seat_believes_is_not_the_truth_but_fits_what_it_sees() {
    let scenario = hague();
    let game = at_turn(&scenario, 5, 8);
    let (obs, truth) = (game.observe(MADRID), game.snapshot());
    let (mut intents, mut near, mut exact) = ([0; 3], 0, 0);
    let mut world = Snapshot::default();
    for nth in 0..300 {
        obs.believe(game.start(), nth, &mut world);
        intents[world.moscow.intent as usize] += 1;
        let off = world.drawdown.commitment.get() - obs.commitment().value;
        assert!(off.abs() <= obs.commitment().error);
        near += i32::from((world.drawdown.commitment.get() - truth.drawdown.commitment.get()).abs() <= 30);
        exact += i32::from(world.drawdown.commitment == truth.drawdown.commitment);
        assert_ne!(world.clock.seed, truth.clock.seed);
        assert_eq!(world.treasury.free[MADRID], truth.treasury.free[MADRID]);
        assert_eq!(world.capability.gap_alone, truth.capability.gap_alone);
        assert_eq!(world.drawdown.troops, truth.drawdown.troops);
    }
    // Intent is drawn at 200, 500 and 300 permille: three standard errors are 69, 87 and 79 permille of 300 draws.
    let permille: Vec<i32> = intents.iter().map(|count| count * 1000 / 300).collect();
    for (share, (known, error)) in permille.iter().zip([(200, 69), (500, 87), (300, 79)]) {
        assert!((share - known).abs() <= error, "{permille:?}");
    }
    assert!(near < 300 && exact < 60, "commitment is guessed: {near} near, {exact} exact");
}

#[test]
fn it_plays_the_same_game_twice_and_better_than_the_profiles_it_imagines() {
    let scenario = hague();
    let mut roster = roster(&scenario);
    let seating = Seating::mixed(&scenario.rules, roster.reference());
    let player = roster.hire("lookahead:24").expect("a player");
    let mut focal = seating.clone();
    focal.fixed[MADRID] = Some(player);
    let (mut game, mut orders) = (Game::new(Arc::clone(&scenario.rules)), Orders::default());
    let mut score = |seating: &Seating, nth: u64| {
        let mut field = Field::new(&scenario.rules, &roster, seating, nth);
        run_game(&mut game, &mut field, nth, &mut orders, &mut |_| {});
        (game.state().scoring.total[MADRID], game.state().hash())
    };
    assert_eq!(score(&focal, 0), score(&focal, 0));
    let pairs: Vec<(i16, i16)> = (0..games(12)).map(|nth| (score(&focal, nth).0, score(&seating, nth).0)).collect();
    let gain: i32 = pairs.iter().map(|(with, without)| i32::from(with - without)).sum();
    let wins = pairs.iter().filter(|(with, without)| with > without).count();
    assert!(gain > 0 && wins * 2 > pairs.len(), "{wins} of {} games, {gain} points: {pairs:?}", pairs.len());
}
