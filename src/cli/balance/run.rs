//! Playing a batch to its end, or putting its parts together, and telling what came out.

use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use super::super::output::{Failure, note, say};
use super::Running;
use super::design::{Design, Study};
use super::watch::Watch;
use crate::balance::export::{self, Folder, Saved, Table, TableSet};
use crate::balance::paired::Tables;
use crate::balance::report::{Report, html, terminal};
use crate::balance::runner::{CHUNK, in_chunks};
use crate::balance::{Contrast, stats};

/// Plays a batch.
pub fn play(design: &Design, running: &Running) -> Result<ExitCode, Failure> {
    let mut study = design.study()?;
    let span = part(design.games(), running.shard);
    let saved = Saved {
        header: study.header.clone(),
        first: span.start,
        upto: span.start,
        end: span.end,
        enough: false,
        bytes: [0; 2],
        contrast: Contrast::new(&study.base, &study.arms),
    };
    let kept: &[Table] = match running.tables.as_str() {
        "none" => &[],
        "games" => &[Table::Games],
        _ => &Table::ALL,
    };
    let mut store = match &running.out {
        Some(path) => Store::Folder(Box::new(Folder::open(path, &study.base, saved, kept, running.resume)?)),
        None => Store::Memory(Box::new(saved)),
    };
    let (before, games) = (store.saved().contrast.base.games, span.end - span.start);
    study.base.threads = running.threads;
    let mut watch = Watch::new(before, games, running.time_limit);
    let mut problem = None;
    if !store.saved().complete() {
        let rest = store.saved().upto..span.end;
        let tables = TableSet::new(&study.header, &study.base, &study.arms);
        let lines = running.out.is_some() && !kept.is_empty();
        let worker = || {
            let (mut own, tables) = (Tables::new(&study.base, &study.arms), &tables);
            let study = &study;
            move |span: Range<u64>| {
                let mut text = [String::new(), String::new()];
                let part = own.play(&study.base, &study.arms, span, &mut |arm, batch, row, turns| {
                    if lines {
                        tables.write(arm, batch, row, turns, &mut text);
                    }
                });
                (part, text)
            }
        };
        let stop = std::sync::Arc::clone(&watch.stop);
        in_chunks(rest, running.threads, &stop, &worker, &mut |span, (part, text)| {
            let saved = match store.take(span.end, &part, &text) {
                Ok(saved) => saved,
                Err(error) => {
                    problem = Some(error);
                    return ControlFlow::Break(());
                }
            };
            let done = saved.contrast.base.games;
            if design.until.is_some_and(|until| precise(&saved.contrast, until)) {
                store.enough();
                return ControlFlow::Break(());
            }
            watch.progress(done, games);
            ControlFlow::Continue(())
        });
    }
    watch.end();
    if let Some(error) = problem {
        return Err(error);
    }
    let done = store.saved().contrast.base.games;
    if !store.saved().complete() {
        let resume = if running.out.is_some() { "; --resume goes on" } else { "" };
        note(&format!("stopped after {done} of {games} games{resume}"));
    }
    let report = finish(&study, &mut store)?;
    let (seconds, rate) = (watch.seconds(), watch.rate(done));
    if running.json {
        let line = serde_json::json!({
            "batch": report, "seed": study.header.seed, "seconds": seconds, "games_per_second": rate,
        });
        say(&format!("{line}\n"))?;
    } else {
        say(&terminal::tables(&report))?;
        say(&format!("\n{seconds:.1} s, {rate:.0} games a second\n"))?;
        if let Some(out) = &running.out {
            say(&format!("{}\n", out.join("report.html").display()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Puts parts together.
pub fn merge(parts: &[PathBuf], out: &Path) -> Result<ExitCode, Failure> {
    let first = parts.first().map(|path| Saved::read(path)).transpose()?;
    let Some(first) = first else {
        return Err(Failure::usage("there is nothing to merge", "name the folders of the parts"));
    };
    let study = again(&first)?;
    if let Some(difference) = study.header.difference(&first.header) {
        let message = format!("{}: the batch cannot be read again, {difference}", parts[0].display());
        return Err(Failure::usage(message, "merge with the program and the scenario that played the parts"));
    }
    let empty = Contrast::new(&study.base, &study.arms);
    let mut store = Store::Folder(Box::new(export::merge(parts, &study.base, empty, out)?));
    let report = finish(&study, &mut store)?;
    say(&terminal::tables(&report))?;
    say(&format!("\n{}\n", out.join("report.html").display()))?;
    Ok(ExitCode::SUCCESS)
}

/// The study that a checkpoint belongs to, from the arguments it carries.
fn again(saved: &Saved) -> Result<Study, Failure> {
    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        design: Design,
    }
    let words = std::iter::once("balance").chain(saved.header.arguments.iter().map(String::as_str));
    let line = Line::try_parse_from(words).map_err(|error| {
        Failure::usage(format!("the command line in the checkpoint cannot be read: {error}"), "play the parts again")
    })?;
    line.design.study()
}

/// The games of a part: whole chunks, as equal as they can be.
fn part(games: u64, shard: Option<(u64, u64)>) -> Range<u64> {
    let Some((nth, of)) = shard else { return 0..games };
    let chunks = games.div_ceil(CHUNK);
    let at = |nth: u64| u64::try_from(u128::from(chunks) * u128::from(nth) / u128::from(of)).unwrap_or(chunks) * CHUNK;
    at(nth - 1).min(games)..at(nth).min(games)
}

/// Whether every ending's share, or in a comparison its difference, is known to so many percentage points.
fn precise(contrast: &Contrast, points: f64) -> bool {
    let enough = |half: f64| half * 100.0 <= points;
    if contrast.arms.is_empty() {
        let games = contrast.base.games;
        return contrast.base.outcomes.iter().all(|&hits| enough(stats::wilson(hits, games, stats::Z95).half()));
    }
    contrast.arms.iter().flat_map(|arm| &arm.pairs).filter(|pairs| pairs.name.starts_with("ending:")).all(|pairs| {
        let d = &pairs.differences;
        enough(stats::paired_shares(d.count_of(1), d.count_of(-1), d.count()).interval.half())
    })
}

/// Writes what a finished or stopped batch leaves.
fn finish(study: &Study, store: &mut Store) -> Result<Report, Failure> {
    let saved = store.saved();
    let report = Report::of(
        &study.header,
        &saved.contrast,
        (saved.first, saved.upto),
        saved.complete(),
        &study.base,
        &study.arms,
    );
    if let Store::Folder(folder) = store {
        folder.finish(&study.base)?;
        let summary = serde_json::to_string_pretty(&report).unwrap_or_default() + "\n";
        folder.write("summary.json", summary.as_bytes())?;
        folder.write("report.html", html::page(&report).as_bytes())?;
    }
    Ok(report)
}

/// Where results go while a batch runs.
enum Store {
    Memory(Box<Saved>),
    Folder(Box<Folder>),
}

impl Store {
    fn saved(&self) -> &Saved {
        match self {
            Self::Memory(saved) => saved,
            Self::Folder(folder) => folder.saved(),
        }
    }
    fn take(&mut self, upto: u64, part: &Contrast, lines: &[String; 2]) -> Result<&Saved, Failure> {
        match self {
            Self::Memory(saved) => {
                saved.contrast.merge(part);
                saved.upto = upto;
            }
            Self::Folder(folder) => folder.take(upto, part, lines)?,
        }
        Ok(self.saved())
    }
    fn enough(&mut self) {
        match self {
            Self::Memory(saved) => saved.enough = true,
            Self::Folder(folder) => folder.enough(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, part};

    #[test]
    fn parts_are_whole_chunks_that_cover_the_games() {
        for (games, of) in [(10_000, 3), (1, 1), (260, 2), (1000, 7), (100, 4)] {
            let parts: Vec<_> = (1..=of).map(|nth| part(games, Some((nth, of)))).collect();
            assert_eq!(parts.first().map(|part| part.start), Some(0));
            assert_eq!(parts.last().map(|part| part.end), Some(games));
            assert!(parts.windows(2).all(|pair| pair[0].end == pair[1].start), "{parts:?}");
            assert!(parts.iter().all(|part| part.start % CHUNK == 0 || part.start == games), "{parts:?}");
        }
    }
}
