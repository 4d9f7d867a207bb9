//! `gap-years par`: what a caretaker reaches in each seat, as RON to put beside a scenario.

use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::output::{Failure, note, say};
use super::{DEFAULT_SCENARIO, play, profiles};
use crate::balance::{self, Batch, stats};

/// Arguments of `par`.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  gap-years par > scenarios/hague-promises/par.ron\n  gap-years par my-scenario --games 400\n\nA seat's score is read against what a caretaker reaches there while the others play as usual. Run it again when rules or data have changed, and include the file in scenario.ron."
)]
pub struct Args {
    /// A scenario by name or path
    scenario: Option<String>,
    /// How many games a seat
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u64).range(1..))]
    games: u64,
    /// The seed of the batch
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

/// Plays a caretaker in every seat in turn and writes the table.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let name = args.scenario.as_deref().unwrap_or(DEFAULT_SCENARIO);
    let scenario = play::scenario(name, None, &[])?;
    let mut text = String::from(
        "// What a caretaker reaches in each seat while the others play as usual: the par that scores are read against.\n",
    );
    let _ = writeln!(
        text,
        "// Made by `gap-years par {name} --games {} --seed {}`; make it again when rules change.",
        args.games, args.seed
    );
    text.push_str("(\n    par: [\n");
    for seat in scenario.rules.seat_ids() {
        let id = scenario.rules.members[seat].id.as_str();
        let (roster, seating) = profiles::seating(&scenario, &[(id.to_owned(), "caretaker".to_owned())])?;
        let batch = Batch::new(&scenario.rules, &Arc::new(roster), seating, args.games, args.seed);
        let tally = balance::run(&batch, &AtomicBool::new(false), &mut |_| {});
        let (mean, spread) = stats::moments(&tally.seats[usize::from(seat.0)]);
        let _ = writeln!(text, "        (seat: \"{id}\", mean: {mean:.0}, spread: {:.0}),", spread.max(1.0));
        note(&format!("{id}: {mean:.0} ± {spread:.0}"));
    }
    text.push_str("    ],\n)\n");
    say(&text)?;
    Ok(ExitCode::SUCCESS)
}
