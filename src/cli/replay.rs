//! `gap-years replay FILE`: a saved game played again, told or proved.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use super::output::{Failure, colour, say, width};
use super::{play, watch};
use crate::replay::{self, FileError, ReplayError};
use crate::report::debrief::debrief;
use crate::report::story::{Detail, Setting, story};
use crate::report::timeline::Chronicle;
use crate::rules::phase::Step;
use crate::sim::Game;

/// Arguments of `replay`.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  gap-years watch --seed 7 --save game.ron\n  gap-years replay game.ron              tell it again\n  gap-years replay game.ron --verify     prove that every turn comes out the same\n\nExit code: 0 the same, 1 it went another way, 2 the file cannot be used"
)]
pub struct Args {
    /// A saved game
    file: PathBuf,
    /// Say only whether it goes the same way; names turn, phase and field where it does not
    #[arg(long)]
    verify: bool,
}

/// Plays a save again.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let save = replay::load(&args.file).map_err(unreadable)?;
    let scenario = play::saved_scenario(&save)?;
    let rules = Arc::clone(&scenario.rules);
    if args.verify {
        return match replay::verify(&save, rules) {
            Ok(proof) => {
                say(&format!(
                    "{}: {} turns and {} orders came out the same ({:016x})\n",
                    args.file.display(),
                    proof.turns,
                    proof.orders,
                    proof.total
                ))?;
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => differs(error),
        };
    }
    let setting = Setting { width: width(None), colour: colour(&io::stdout()), detail: Detail::Usual };
    let mut chronicle = Chronicle::new(Arc::clone(&rules), Game::new(Arc::clone(&rules)).state());
    let mut said = Ok(());
    let played = replay::replay(&save, rules, |game, _| {
        if !matches!(game.step(), Step::Report | Step::Over) || game.turn() == 0 || said.is_err() {
            return;
        }
        chronicle.record(game.state(), game.log(), game.snapshot());
        if let Some(record) = chronicle.last() {
            said = say(&story(record.teller(&chronicle.rules), chronicle.gauges_before(record.turn), setting));
        }
    });
    said?;
    if let Err(error) = played {
        return differs(error);
    }
    say(&debrief(&chronicle, &watch::prompts(&scenario), setting))?;
    Ok(ExitCode::SUCCESS)
}

fn differs(error: ReplayError) -> Result<ExitCode, Failure> {
    match error {
        ReplayError::Unfit(unfit) => Err(Failure::File {
            message: unfit.to_string(),
            help: "replay it with the program and the scenario it was saved with".to_owned(),
        }),
        other => {
            super::output::note(&format!("it goes another way: {other}"));
            Ok(ExitCode::from(1))
        }
    }
}

fn unreadable(error: FileError) -> Failure {
    Failure::File { message: error.to_string(), help: "`gap-years watch --save FILE` writes one".to_owned() }
}
