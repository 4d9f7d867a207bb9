//! `gap-years balance`: many games over all cores, with endings and scores and how sure one can be of them.

mod design;
mod run;
mod watch;

use std::path::PathBuf;
use std::process::ExitCode;

use super::output::Failure;
use crate::balance::export::{FolderError, disk_full};

/// Arguments of `balance`.
#[derive(clap::Args, Debug)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  gap-years balance --games 2000\n  gap-years balance hague-promises --profile madrid=free-rider --games 10000\n  gap-years balance --games 20000 --until 1.0 --out batch      report, tables and summary in a folder\n  gap-years balance --vs turns=8 --vs all=free-rider --games 500   what differs, on the same dice\n  gap-years balance --forbid order:Persuade --forbid initiative:all  what a card is worth\n  gap-years balance --sweep rules.moscow.pressure_base=400..800:5 --games 500\n  gap-years balance --tornado --games 500 --out sensitivity\n  gap-years balance --games 100000 --shard 3/8 --out part3       one part of eight, on any machine\n  gap-years balance merge part1 part2 part3 --out whole          the same, bit by bit, as one run\n  gap-years balance hague-promises --check --law 7               does the law hold in this scenario?\n\nThe result is the same for any number of threads and parts. Ctrl-C keeps what has been played; --resume goes on."
)]
pub struct Args {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    design: design::Design,
    #[command(flatten)]
    running: Running,
    #[command(flatten)]
    targets: super::targets::Check,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// Put the parts of a batch together: the same, bit by bit, as one run
    Merge {
        /// The folders of the parts
        #[arg(required = true)]
        parts: Vec<PathBuf>,
        /// The folder for the whole
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

/// How a batch is played: nothing of it changes the result.
#[derive(clap::Args, Debug)]
struct Running {
    /// Threads; 0 for as many as there are cores
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// Stop after this many seconds
    #[arg(long, value_name = "SECONDS")]
    time_limit: Option<u64>,
    /// Write report.html, summary.json and tables into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Which tables to keep in the folder: all, games, none
    #[arg(long, value_name = "WHICH", default_value = "all", value_parser = ["all", "games", "none"])]
    tables: String,
    /// Go on with the batch in the folder; begin it where there is none
    #[arg(long, requires = "out")]
    resume: bool,
    /// Play one part of N: the parts are merged with `balance merge`
    #[arg(long, value_name = "I/N", value_parser = shard, requires = "out", conflicts_with = "until")]
    shard: Option<(u64, u64)>,
    /// One JSON object instead of tables
    #[arg(long)]
    json: bool,
}

fn shard(text: &str) -> Result<(u64, u64), String> {
    let parts = text.split_once('/').and_then(|(i, n)| Some((i.parse().ok()?, n.parse().ok()?)));
    match parts {
        Some((i, n)) if i >= 1 && i <= n => Ok((i, n)),
        _ => Err("write which part of how many, from 1, such as 3/8".into()),
    }
}

/// Plays the batch, or merges parts, and reports it.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    match &args.what {
        Some(What::Merge { parts, out }) => run::merge(parts, out),
        None if args.targets.asked => args.design.check(&args.targets, args.running.threads, args.running.json),
        None => run::play(&args.design, &args.running),
    }
}

impl From<FolderError> for Failure {
    fn from(error: FolderError) -> Self {
        let help = if disk_full(&error) {
            "free some space and run the same command with --resume: what has been played is kept"
        } else {
            "see `gap-years balance --help`"
        };
        let text = error.to_string();
        // The message names its remedy after the last colon, or none.
        match text.rsplit_once(": ") {
            Some((message, remedy)) if !disk_full(&error) => {
                Self::File { message: message.into(), help: remedy.into() }
            }
            _ => Self::File { message: text, help: help.into() },
        }
    }
}
