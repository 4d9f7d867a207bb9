//! From files to rules.

#[path = "../tests/common/mod.rs"]
mod common;

use criterion::{Criterion, criterion_group, criterion_main};

fn load(c: &mut Criterion) {
    let mut group = c.benchmark_group("load");
    group.sample_size(20);
    group.bench_function("hague-promises", |b| b.iter(common::hague));
    group.finish();
}

criterion_group!(benches, load);
criterion_main!(benches);
