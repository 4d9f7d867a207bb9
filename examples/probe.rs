use std::sync::{Arc, atomic::AtomicBool};
use gap_years::{ai, balance, scenario};
fn main() {
    let n: u64 = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(500);
    let threads: usize = std::env::args().nth(2).and_then(|a| a.parse().ok()).unwrap_or(1);
    let players: Vec<String> = std::env::args().skip(3).collect();
    let s = scenario::load_shipped("hague-promises").unwrap_or_else(|e| { println!("{e}"); std::process::exit(1) });
    let roster = ai::Roster::read(&s).unwrap_or_else(|_| { println!("roster"); std::process::exit(1) });
    let rotation = if players.is_empty() { roster.reference() } else { players.iter().map(|p| roster.player(p).unwrap()).collect() };
    let batch = balance::Batch { rules: s.rules.clone(), seating: ai::Seating::mixed(&s.rules, rotation), roster: Arc::new(roster), first: 0, games: n, seed: 1, threads, forbidden: Default::default() };
    let t = std::time::Instant::now();
    let tally = balance::run(&batch, &AtomicBool::new(false), &mut |_| {});
    let dt = t.elapsed().as_secs_f64();
    let summary = balance::report::Summary::of(&tally, &batch.rules, &batch.roster);
    println!("{}", balance::report::tables(&summary));
    println!("{} games {:.2}s {:.0}/s", n, dt, n as f64 / dt);
}
