//! `gap-years check PATH…`: every mistake in every file, at once.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::output::{Failure, colour, note, say};
use crate::ai::Roster;
use crate::balance::targets;
use crate::diag::{Diagnostic, Format, Sources, did_you_mean, render, summary};
use crate::scenario::{self, Options};

/// Arguments of `check`.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  gap-years check scenarios\n  gap-years check scenarios/hague-promises seeds\n  gap-years check my-scenario --format concise\n  gap-years check scenarios --format github      annotations for a pull request\n\nExit code: 0 clean, 1 findings, 2 wrong usage or nothing that could be read"
)]
pub struct Args {
    /// Scenarios, folders of scenarios, the seeds, or single files
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// full, concise, json or github
    #[arg(long, default_value = "full")]
    format: String,
}

/// Checks the paths and prints what is wrong with them.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let Some(format) = Format::find(&args.format) else {
        let names = ["full", "concise", "json", "github"];
        let help = match did_you_mean(&args.format, names) {
            Some(close) => format!("did you mean {close}? There are full, concise, json and github"),
            None => "there are full, concise, json and github".to_owned(),
        };
        return Err(Failure::usage(format!("there is no format {}", args.format), help));
    };
    let (mut looked_at, mut findings) = (0, Vec::new());
    let mut unreadable = false;
    for path in &args.paths {
        let (files, found, sources) = scenario::check_path(path);
        looked_at += files.len();
        unreadable |= !path.exists();
        if path.is_file() && !path.ends_with("scenario.ron") && found.is_empty() {
            let name = path.display();
            note(&format!(
                "{name} can be read, no more: what its fields mean is known with its scenario, so check that folder"
            ));
        }
        // Places are only good with their own texts, so each path is rendered by itself.
        say(&render(&found, &sources, format, colour(&io::stdout())))?;
        findings.extend(found);
        for folder in scenarios_in(path) {
            let (found, sources) = players_and_targets(&folder);
            if !found.is_empty() {
                say(&render(&found, &sources, format, colour(&io::stdout())))?;
                findings.extend(found);
            }
        }
    }
    if format == Format::Full {
        let things =
            if looked_at == 1 { "1 file or scenario".to_owned() } else { format!("{looked_at} files and scenarios") };
        let result = if findings.is_empty() { "nothing to mend".to_owned() } else { summary(&findings) };
        say(&format!("{things} checked: {}\n", result.trim_end()))?;
    }
    Ok(ExitCode::from(if unreadable { 2 } else { u8::from(!findings.is_empty()) }))
}

/// The scenario a path is, or those in it.
fn scenarios_in(path: &Path) -> Vec<PathBuf> {
    if path.join("scenario.ron").is_file() || path.ends_with("scenario.ron") {
        return vec![path.to_path_buf()];
    }
    let inner = std::fs::read_dir(path).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    let mut all: Vec<PathBuf> = inner.filter(|folder| folder.join("scenario.ron").is_file()).collect();
    all.sort();
    all
}

/// What is wrong with the profiles and the targets of a scenario; nothing where the scenario itself cannot be read,
/// which has been said before.
fn players_and_targets(folder: &Path) -> (Vec<Diagnostic>, Sources) {
    let Ok(scenario) = scenario::load(&folder.to_string_lossy(), &Options::default()) else {
        return (Vec::new(), Sources::new());
    };
    let found = match Roster::read(&scenario) {
        Err(found) => found,
        Ok(_) => targets::read(&scenario).err().unwrap_or_default(),
    };
    (found, scenario.sources)
}
