//! What tests and benches of whole games share: a scenario, players, and orders nobody would give.

#![allow(dead_code, reason = "every test takes what it needs of this")]
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

pub(crate) mod noise;

use gap_years::ai::{Field, Orders, Player, Policy, RandomPolicy, Roster, Seating, play};
use gap_years::replay::Recorder;
use gap_years::rules::phase::Step;
use gap_years::rules::ruleset::Ruleset;
use gap_years::scenario::{DataRoot, Scenario, list, load_shipped};
use gap_years::sim::Game;

/// The scenario most tests play.
pub(crate) fn hague() -> Scenario {
    shipped("hague-promises")
}

/// A shipped scenario; a test cannot go on without.
pub(crate) fn shipped(name: &str) -> Scenario {
    load_shipped(name).unwrap_or_else(|failure| panic!("{failure}"))
}

/// The names of all shipped scenarios.
pub(crate) fn all_shipped() -> Vec<String> {
    let names = list(&DataRoot::find().expect("the scenarios are shipped with the tests"));
    assert!(!names.is_empty(), "no scenario is shipped");
    names
}

/// A random player on every seat.
pub(crate) fn random(rules: &Ruleset) -> Field {
    let policies = rules.seat_ids().map(|_| Box::new(RandomPolicy) as Box<dyn Policy>);
    Field::of(policies.collect(), Player::Random)
}

/// The scripted profiles, mixed over the seats and moved on by one from game to game.
pub(crate) fn scripted(scenario: &Scenario, game: u64) -> Field {
    let roster = Roster::read(scenario).unwrap_or_else(|findings| panic!("profiles cannot be read: {findings:?}"));
    let rotation: Vec<_> = roster.profiles().pairs().map(|(id, _)| Player::Scripted(id)).collect();
    assert!(!rotation.is_empty(), "the scenario has no profiles");
    Field::new(&scenario.rules, &roster, &Seating::mixed(&scenario.rules, rotation), game)
}

/// Plays and records a game, to its end or until it waits in a step of this turn; `each` sees it after every move.
pub(crate) fn record(
    game: &mut Game,
    field: &mut Field,
    seed: u64,
    until: (u8, Step),
    mut each: impl FnMut(&mut Game),
) -> Recorder {
    let mut recorder = Recorder::start(game, seed);
    go_on(game, &mut recorder, field, until, &mut each);
    recorder
}

/// Goes on recording a game, as [`record`] does. The orders of the step the game waits at have been given.
pub(crate) fn go_on(
    game: &mut Game,
    recorder: &mut Recorder,
    field: &mut Field,
    until: (u8, Step),
    each: &mut dyn FnMut(&mut Game),
) {
    let mut orders = Orders::default();
    let last = game.rules().calendar.turns;
    while game.step() != Step::Over && (game.turn() <= last || game.step() != Step::Report) {
        if (game.turn(), game.step()) == until {
            return;
        }
        recorder.advance(game);
        each(game);
        play::ask(game, field, &mut orders);
    }
}

/// As far as it goes.
pub(crate) const TO_THE_END: (u8, Step) = (u8::MAX, Step::Over);

/// How many games a long test plays: a few, or as many as `GAP_YEARS_GAMES` says.
pub(crate) fn games(few: u64) -> u64 {
    std::env::var("GAP_YEARS_GAMES").ok().and_then(|text| text.parse().ok()).unwrap_or(few)
}
