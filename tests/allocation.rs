//! A turn allocates nothing once the buffers of a game have grown: that is what keeps ten thousand games cheap.

mod common;

use std::sync::Arc;

use common::{hague, random, scripted};
use gap_years::ai::{Field, Orders, run_game};
use gap_years::sim::Game;

fn allocations(game: &mut Game, field: &mut Field) -> u64 {
    let mut orders = Orders::default();
    let mut turns = 0;
    let mut play = |seed| {
        run_game(game, field, seed, &mut orders, &mut |_| turns += 1);
    };
    // Buffers grow to what the largest of a few games needs; the measured games are among them.
    for _ in 0..2 {
        (0..12).for_each(&mut play);
    }
    let info = allocation_counter::measure(|| (0..12).for_each(&mut play));
    assert!(turns > 100, "only {turns} turns were played");
    info.count_total
}

#[test]
fn scripted_games_do_not_allocate_after_warming_up() {
    let scenario = hague();
    let mut game = Game::new(Arc::clone(&scenario.rules));
    assert_eq!(allocations(&mut game, &mut scripted(&scenario, 1)), 0, "allocations in 12 games");
}

#[test]
fn random_games_do_not_allocate_after_warming_up() {
    let scenario = hague();
    let mut game = Game::new(Arc::clone(&scenario.rules));
    assert_eq!(allocations(&mut game, &mut random(&scenario.rules)), 0, "allocations in 12 games");
}
