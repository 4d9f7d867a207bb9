//! `gap-years balance`: many games over all cores, with endings and scores and how sure one can be of them.

use std::io::IsTerminal;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::output::{Failure, note, say};
use super::{DEFAULT_SCENARIO, play, profiles};
use crate::balance::{self, Batch, Summary};

/// Arguments of `balance`.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  gap-years balance --games 2000\n  gap-years balance hague-promises --profile madrid=free-rider --games 10000\n  gap-years balance --time-limit 60 --json > batch.json\n\nThe result is the same for any number of threads. Ctrl-C prints what has been played so far."
)]
pub struct Args {
    /// A scenario by name or path
    scenario: Option<String>,
    /// How many games
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..))]
    games: u64,
    /// The seed of the batch; the same seed meets the same dice game by game
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Threads; 0 for as many as there are cores
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// Who plays a seat in every game (`all=NAME` for all others); the other seats rotate over the profiles
    #[arg(long = "profile", value_name = "SEAT=NAME", value_parser = super::watch::pair)]
    profiles: Vec<(String, String)>,
    /// Change a value of the scenario
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
    /// Stop after this many seconds
    #[arg(long, value_name = "SECONDS")]
    time_limit: Option<u64>,
    /// One JSON object instead of tables
    #[arg(long)]
    json: bool,
}

/// Plays the batch and reports it.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let name = args.scenario.as_deref().unwrap_or(DEFAULT_SCENARIO);
    let scenario = play::scenario(name, None, &args.settings)?;
    let (roster, seating) = profiles::seating(&scenario, &args.profiles)?;
    let batch = Batch {
        threads: args.threads,
        ..Batch::new(&scenario.rules, &Arc::new(roster), seating, args.games, args.seed)
    };
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    if ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed)).is_err() {
        note("Ctrl-C will end the batch without a result");
    }
    #[expect(clippy::disallowed_methods, reason = "the time a batch takes is reported; no rule sees it")]
    let began = Instant::now();
    let limit = args.time_limit.map(Duration::from_secs);
    let bar = progress_bar(args.games);
    let tally = balance::run(&batch, &stop, &mut |progress| {
        bar.set_position(progress.done);
        if limit.is_some_and(|limit| began.elapsed() >= limit) {
            stop.store(true, Ordering::Relaxed);
        }
    });
    bar.finish_and_clear();
    let seconds = began.elapsed().as_secs_f64();
    let summary = Summary::of(&tally, &batch.rules, &batch.roster);
    if summary.games < args.games {
        note(&format!("stopped after {} of {} games", summary.games, args.games));
    }
    #[expect(clippy::cast_precision_loss, reason = "a rate to read")]
    let rate = summary.games as f64 / seconds.max(1e-9);
    if args.json {
        let data = serde_json::to_value(&summary).unwrap_or_default();
        let line =
            serde_json::json!({ "batch": data, "seed": args.seed, "seconds": seconds, "games_per_second": rate });
        say(&format!("{line}\n"))?;
    } else {
        say(&balance::report::tables(&summary))?;
        say(&format!("\n{seconds:.1} s, {rate:.0} games a second\n"))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A bar on a terminal, nothing elsewhere.
fn progress_bar(games: u64) -> indicatif::ProgressBar {
    if !std::io::stderr().is_terminal() {
        return indicatif::ProgressBar::hidden();
    }
    let bar = indicatif::ProgressBar::new(games);
    let style = indicatif::ProgressStyle::with_template("{wide_bar} {pos}/{len} games, {per_sec}, {eta} left");
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
