//! A turn allocates nothing once the buffers of a game have grown: that is what keeps ten thousand games cheap.

mod common;

use std::sync::Arc;

use common::{hague, random, scripted};
use gap_years::ai::{Field, Orders, play};
use gap_years::rules::phase::Step;
use gap_years::sim::Game;

/// Plays the games; names every step in which something was allocated.
fn allocations(game: &mut Game, field: &mut Field, orders: &mut Orders, games: u64) -> (u32, Vec<String>) {
    let (mut turns, mut found) = (0, Vec::new());
    for seed in 0..games {
        let info = allocation_counter::measure(|| game.reset(seed));
        if info.count_total > 0 {
            found.push(format!("seed {seed}, reset: {} ({} bytes)", info.count_total, info.bytes_total));
        }
        loop {
            let (turn, step) = (game.turn(), game.step());
            let info = allocation_counter::measure(|| {
                if !matches!(game.advance(), Step::Report | Step::Over) {
                    play::ask(game, field, orders);
                }
            });
            if info.count_total > 0 {
                let (count, bytes) = (info.count_total, info.bytes_total);
                found.push(format!("seed {seed}, turn {turn}, after {step:?}: {count} ({bytes} bytes)"));
            }
            if matches!(game.step(), Step::Report | Step::Over) {
                turns += 1;
            }
            if game.step() == Step::Over || game.turn() > game.rules().calendar.turns {
                break;
            }
        }
    }
    (turns, found)
}

/// Buffers grow to what the largest of a few games needs; the measured games are among them.
fn warm(game: &mut Game, field: &mut Field) {
    let mut orders = Orders::default();
    let (turns, first) = allocations(game, field, &mut orders, 12);
    assert!(turns > 100, "only {turns} turns were played");
    assert!(!first.is_empty(), "nothing grew at first: the count does not count");
    allocations(game, field, &mut orders, 12);
    let (_, found) = allocations(game, field, &mut orders, 12);
    assert!(found.is_empty(), "allocations in 12 games:\n{}", found.join("\n"));
}

#[test]
fn scripted_games_do_not_allocate_after_warming_up() {
    let scenario = hague();
    warm(&mut Game::new(Arc::clone(&scenario.rules)), &mut scripted(&scenario, 1));
}

#[test]
fn random_games_do_not_allocate_after_warming_up() {
    let scenario = hague();
    warm(&mut Game::new(Arc::clone(&scenario.rules)), &mut random(&scenario.rules));
}
