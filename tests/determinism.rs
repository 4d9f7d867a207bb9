//! The same scenario, seed and players give the same game: run again, on another thread, from a snapshot, in any order.

mod common;

use std::sync::Arc;

use common::{TO_THE_END, hague, random, record, scripted};
use gap_years::ai::{Orders, play};
use gap_years::rules::phase::Step;
use gap_years::rules::state::Snapshot;
use gap_years::scenario::Scenario;
use gap_years::sim::Game;

fn total(scenario: &Scenario, game: &mut Game, seed: u64) -> u64 {
    record(game, &mut scripted(scenario, seed), seed, TO_THE_END, |_| ()).total()
}

#[test]
fn the_same_seed_gives_the_same_game_and_another_seed_another() {
    let scenario = hague();
    let mut game = Game::new(Arc::clone(&scenario.rules));
    let seeds = [0, 1, 2, 3, u64::MAX];
    let first = seeds.map(|seed| total(&scenario, &mut game, seed));
    let mut distinct = first.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), first.len(), "different seeds led to the same game");
    // Backwards, and each in a game of its own: nothing may leak from one game into the next.
    for (seed, first) in seeds.into_iter().zip(first).rev() {
        assert_eq!(total(&scenario, &mut game, seed), first, "seed {seed}, played again");
        let mut fresh = Game::new(Arc::clone(&scenario.rules));
        assert_eq!(total(&scenario, &mut fresh, seed), first, "seed {seed}, in a new game");
    }
}

#[test]
fn threads_do_not_matter() {
    let scenario = hague();
    let here = total(&scenario, &mut Game::new(Arc::clone(&scenario.rules)), 21);
    let there: Vec<u64> = std::thread::scope(|scope| {
        let run = || total(&scenario, &mut Game::new(Arc::clone(&scenario.rules)), 21);
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(run)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(there, [here; 3]);
}

#[test]
fn loading_the_scenario_again_changes_nothing() {
    let (one, two) = (hague(), hague());
    assert_eq!(one.rules, two.rules);
    assert_eq!(one.rules.hash, two.rules.hash);
}

#[test]
fn a_turn_run_again_from_its_snapshot_comes_out_the_same() {
    let scenario = hague();
    for mut field in [random(&scenario.rules), scripted(&scenario, 4)] {
        let mut game = Game::new(Arc::clone(&scenario.rules));
        game.reset(31);
        let (mut orders, mut before) = (Orders::default(), Snapshot::default());
        while game.step() != Step::Over && game.turn() <= scenario.rules.calendar.turns {
            game.capture(&mut before);
            let turn = |game: &mut Game, orders: &mut Orders, field: &mut _| {
                loop {
                    if matches!(game.advance(), Step::Report | Step::Over) {
                        return (game.snapshot(), game.log().to_vec());
                    }
                    play::ask(game, field, orders);
                }
            };
            let once = turn(&mut game, &mut orders, &mut field);
            game.restore(&before);
            let again = turn(&mut game, &mut orders, &mut field);
            assert_eq!(once.0.differences(&again.0), Vec::<String>::new(), "turn {}", game.turn());
            assert_eq!(once.1, again.1, "the log of turn {}", game.turn());
        }
    }
}

#[test]
fn the_order_in_which_seats_hand_in_their_orders_does_not_matter() {
    let scenario = hague();
    let mut field = scripted(&scenario, 9);
    let mut play_with = |backwards: bool| {
        let mut game = Game::new(Arc::clone(&scenario.rules));
        game.reset(9);
        let mut orders = Orders::default();
        let mut hashes = Vec::new();
        while game.step() != Step::Over && game.turn() <= scenario.rules.calendar.turns {
            game.advance();
            hashes.push((game.turn(), game.step(), game.state().hash()));
            // All decide on the same state first; then the envelopes are opened.
            let mut envelopes = Vec::new();
            for seat in game.asked().iter() {
                let obs = game.observe(seat);
                orders.begin(&obs);
                if let Some(policy) = field.policy(seat) {
                    policy.decide(&obs, &mut orders);
                }
                envelopes.push((seat, orders.picked().to_vec()));
            }
            if backwards {
                envelopes.reverse();
            }
            for (seat, orders) in envelopes {
                let submission = game.submit(seat, &orders);
                assert_eq!(submission.refused, None, "turn {}: {}", game.turn(), game.rules().name(seat));
            }
        }
        hashes
    };
    let (forwards, backwards) = (play_with(false), play_with(true));
    for (one, other) in forwards.iter().zip(&backwards) {
        assert_eq!(one, other);
    }
    assert_eq!(forwards.len(), backwards.len());
}

#[test]
fn the_hash_of_a_game_is_that_of_its_snapshot() {
    let scenario = hague();
    let mut game = Game::new(Arc::clone(&scenario.rules));
    game.reset(3);
    game.advance();
    assert_eq!(game.state().hash(), game.snapshot().hash());
    assert_eq!(game.state().field_hashes().len(), Snapshot::fields().len());
}

#[test]
fn every_phase_of_a_turn_run_again_comes_out_the_same() {
    let scenario = hague();
    let mut field = scripted(&scenario, 6);
    let mut game = Game::new(Arc::clone(&scenario.rules));
    game.trace_phases(true);
    game.reset(12);
    let (mut orders, mut before, mut phases) = (Orders::default(), Snapshot::default(), 0);
    let mut turn = |game: &mut Game| {
        while !matches!(game.advance(), Step::Report | Step::Over) {
            play::ask(game, &mut field, &mut orders);
        }
        game.traced().to_vec()
    };
    while game.step() != Step::Over && game.turn() <= scenario.rules.calendar.turns {
        game.capture(&mut before);
        let once = turn(&mut game);
        game.restore(&before);
        assert_eq!(once, turn(&mut game), "turn {}", game.turn());
        phases += once.len();
    }
    assert!(phases >= 10 * 15, "only {phases} phases were run");
}
