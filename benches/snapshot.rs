//! Copying the state out and back, comparing it and hashing it, late in a game.

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::sync::Arc;

use common::{hague, record, scripted};
use criterion::{Criterion, criterion_group, criterion_main};
use gap_years::replay::{from_text, to_text};
use gap_years::rules::phase::Step;
use gap_years::sim::Game;

fn snapshot(c: &mut Criterion) {
    let scenario = hague();
    let mut game = Game::new(Arc::clone(&scenario.rules));
    let recorder = record(&mut game, &mut scripted(&scenario, 1), 1, (12, Step::Report), |_| ());
    let mut copy = game.snapshot();
    let mut group = c.benchmark_group("snapshot");
    group.bench_function("capture", |b| b.iter(|| game.capture(&mut copy)));
    group.bench_function("restore", |b| b.iter(|| game.restore(&copy)));
    group.bench_function("reset", |b| b.iter(|| game.reset(black_box(7))));
    game.restore(&copy);
    group.bench_function("hash", |b| b.iter(|| game.state().hash()));
    group.bench_function("field hashes", |b| b.iter(|| game.state().field_hashes()));
    group.bench_function("compare", |b| b.iter(|| game.snapshot() == copy));
    let save = recorder.save(&game);
    let text = to_text(&save).expect("a save can be written");
    group.bench_function("write a save", |b| b.iter(|| to_text(&save)));
    group.bench_function("read a save", |b| b.iter(|| from_text(text.as_bytes())));
    group.finish();
}

criterion_group!(benches, snapshot);
criterion_main!(benches);
