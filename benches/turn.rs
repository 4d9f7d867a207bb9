//! One turn in the middle of a game: with players, and the rules alone.

#[path = "../tests/common/mod.rs"]
mod common;

use std::sync::Arc;

use common::{hague, record, scripted};
use criterion::{Criterion, criterion_group, criterion_main};
use gap_years::ai::{Orders, play};
use gap_years::core::ids::MemberId;
use gap_years::rules::phase::Step;
use gap_years::sim::Game;

fn turn(c: &mut Criterion) {
    let scenario = hague();
    let mut game = Game::new(Arc::clone(&scenario.rules));
    let (mut field, mut orders) = (scripted(&scenario, 1), Orders::default());
    record(&mut game, &mut field, 1, (8, Step::Report), |_| ());
    game.trace_phases(false);
    let middle = game.snapshot();
    let mut group = c.benchmark_group("turn 9");
    group.bench_function("players and rules", |b| {
        b.iter(|| {
            game.restore(&middle);
            while !matches!(game.advance(), Step::Report | Step::Over) {
                play::ask(&mut game, &mut field, &mut orders);
            }
        });
    });
    group.bench_function("rules alone", |b| {
        b.iter(|| {
            game.restore(&middle);
            while !matches!(game.advance(), Step::Report | Step::Over) {}
        });
    });
    group.bench_function("legal orders of a seat", |b| {
        game.restore(&middle);
        while game.advance() != Step::Orders {}
        let seat = MemberId(0);
        b.iter(|| game.legal(seat).len());
    });
    group.finish();
}

criterion_group!(benches, turn);
criterion_main!(benches);
