//! A whole game with scripted players on every seat, recording off; with recording and verifying for comparison.

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::sync::Arc;

use common::{TO_THE_END, hague, record, scripted};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gap_years::ai::{Orders, run_game};
use gap_years::replay::verify;
use gap_years::sim::Game;

fn game(c: &mut Criterion) {
    let scenario = hague();
    let mut group = c.benchmark_group("game");
    group.throughput(Throughput::Elements(1));
    let mut game = Game::new(Arc::clone(&scenario.rules));
    let (mut field, mut orders, mut seed) = (scripted(&scenario, 1), Orders::default(), 0);
    group.bench_function("scripted", |b| {
        b.iter(|| {
            seed += 1;
            black_box(run_game(&mut game, &mut field, seed, &mut orders, &mut |_| ()))
        });
    });
    group.bench_function("recorded", |b| {
        b.iter(|| {
            seed += 1;
            record(&mut game, &mut field, seed, TO_THE_END, |_| ()).total()
        });
    });
    let save = record(&mut game, &mut field, 1, TO_THE_END, |_| ()).save(&game);
    group.bench_function("verified", |b| b.iter(|| verify(&save, Arc::clone(&scenario.rules)).is_ok()));
    group.bench_function("built anew", |b| b.iter(|| Game::new(Arc::clone(&scenario.rules))));
    group.finish();
}

criterion_group!(benches, game);
criterion_main!(benches);
