//! `gap-years conformance`: random play, with every invariant checked after every turn.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use super::output::{Failure, say};
use super::{DEFAULT_SCENARIO, play};
use crate::rules::order::OrderKind;
use crate::rules::phase::Step;
use crate::sim::{Game, invariants};

/// Arguments of `conformance`.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  gap-years conformance\n  gap-years conformance hague-promises --games 10000 --seed 1\n\nExit code: 0 if nothing was broken, 1 otherwise"
)]
pub struct Args {
    /// A scenario by name or path
    scenario: Option<String>,
    /// How many games
    #[arg(long, default_value_t = 100)]
    games: u64,
    /// The seed of the first game; the others follow
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Most orders a seat gives at each step
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u32).range(0..=30))]
    orders: u32,
}

/// What was found wrong, with where: seed and turn.
const MOST_SHOWN: usize = 20;

/// Plays at random and reports what broke.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let name = args.scenario.as_deref().unwrap_or(DEFAULT_SCENARIO);
    let scenario = play::scenario(name, None, &[])?;
    let mut game = Game::new(Arc::clone(&scenario.rules));
    #[expect(clippy::disallowed_methods, reason = "the time a batch takes is reported; no rule sees it")]
    let began = Instant::now();
    let mut report = Report::default();
    let bar = indicatif::ProgressBar::new(args.games);
    if !std::io::stderr().is_terminal() {
        bar.set_draw_target(indicatif::ProgressDrawTarget::hidden());
    }
    for nth in 0..args.games {
        one_game(&mut game, args.seed.wrapping_add(nth), args.orders, &mut report);
        bar.inc(1);
    }
    bar.finish_and_clear();
    let unused: Vec<&str> =
        OrderKind::ALL.iter().filter(|kind| !report.kinds.contains(kind)).map(|kind| kind.name()).collect();
    let mut text = format!(
        "{} games of {} in {:.1} s: {} turns, {} orders accepted, {} findings\n",
        args.games,
        scenario.id,
        began.elapsed().as_secs_f64(),
        report.turns,
        report.orders,
        report.count
    );
    if !unused.is_empty() {
        text.push_str(&format!("orders never given: {}\n", unused.join(", ")));
    }
    for finding in &report.findings {
        text.push_str(&format!("  {finding}\n"));
    }
    if report.count > report.findings.len() {
        text.push_str(&format!("  and {} more\n", report.count - report.findings.len()));
    }
    say(&text)?;
    Ok(ExitCode::from(u8::from(report.count > 0)))
}

#[derive(Default)]
struct Report {
    turns: u64,
    orders: u64,
    kinds: BTreeSet<OrderKind>,
    count: usize,
    findings: Vec<String>,
}

impl Report {
    fn add(&mut self, finding: String) {
        self.count += 1;
        if self.findings.len() < MOST_SHOWN {
            self.findings.push(finding);
        }
    }
}

fn one_game(game: &mut Game, seed: u64, orders: u32, report: &mut Report) {
    game.reset(seed);
    let last = game.rules().calendar.turns;
    loop {
        let step = game.advance();
        if !matches!(step, Step::Report | Step::Over) {
            for seat in game.asked().iter() {
                if let Err(broken) = play::at_random(game, seat, orders) {
                    report.add(format!("seed {seed}, turn {}: {broken}", game.turn()));
                }
            }
            continue;
        }
        report.turns += 1;
        for seat in game.rules().seat_ids() {
            for order in game.given(seat) {
                report.orders += 1;
                report.kinds.insert(order.kind());
            }
        }
        for broken in invariants::broken(&game.state(), game.log()) {
            report.add(format!("seed {seed}, turn {}: {broken}", game.turn()));
        }
        if step == Step::Over {
            return;
        }
        if game.turn() > last {
            report.add(format!("seed {seed}: the game went on after turn {last}"));
            return;
        }
    }
}
