//! `gap-years watch`: machines play a scenario, and the terminal tells the story.

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::json;

use super::output;
use super::output::{Failure, colour, say, width};
use super::table::Table;
use super::{DEFAULT_SCENARIO, play};
use crate::report::debrief::{Prompt, debrief};
use crate::report::narrate::Teller;
use crate::report::page::{Ink, Page};
use crate::report::story::{Detail, Setting, story};
use crate::report::timeline::{Chronicle, TurnRecord};
use crate::rules::event::Event;
use crate::rules::phase::{Phase, Step};
use crate::scenario::Scenario;

/// Arguments of `watch`.
#[derive(clap::Args, Debug, Default)]
#[command(
    after_help = "Examples:\n  gap-years watch\n  gap-years watch hague-promises --seed 7 --turns 4\n  gap-years watch --profile madrid=free-rider --profile rome=random\n  gap-years watch --quiet                one headline and the standing a turn\n  gap-years watch --json | head -50      data, one event a line"
)]
pub struct Args {
    /// A scenario by name or path
    #[arg(value_name = "SCENARIO")]
    scenario: Option<String>,
    /// A variant of the scenario
    #[arg(long)]
    variant: Option<String>,
    /// The seed: the same seed and players give the same game
    #[arg(long, default_value = "0", value_parser = seed, allow_hyphen_values = true)]
    seed: u64,
    /// Who plays a seat; may be given several times
    #[arg(long = "profile", value_name = "SEAT=NAME", value_parser = pair)]
    profiles: Vec<(String, String)>,
    /// Stop after this many turns
    #[arg(long, value_name = "N")]
    turns: Option<u8>,
    /// Change a value of the scenario
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
    /// Data instead of a story: one JSON object a line, the last one the debrief. Nothing is hidden in it
    #[arg(long)]
    json: bool,
    /// Save the game to a file, for `replay`
    #[arg(long, value_name = "FILE")]
    save: Option<std::path::PathBuf>,
    /// Characters a line
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..=120))]
    width: Option<u16>,
    /// Only the headline and the standing of each turn
    #[arg(long, conflicts_with = "full")]
    quiet: bool,
    /// Everything that was public
    #[arg(long)]
    full: bool,
}

pub(super) fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((seat, name)) if !seat.is_empty() && !name.is_empty() => Ok((seat.to_owned(), name.to_owned())),
        _ => Err("write SEAT=NAME, such as madrid=random".to_owned()),
    }
}

/// A seed; the tables of a batch have large ones as negative numbers.
pub(super) fn seed(text: &str) -> Result<u64, String> {
    let read = text.parse::<u64>().or_else(|_| text.parse::<i64>().map(i64::cast_unsigned));
    read.map_err(|_| "write a whole number".to_owned())
}

/// Plays the game and tells it.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let name = args.scenario.as_deref().unwrap_or(DEFAULT_SCENARIO);
    let scenario = play::scenario(name, args.variant.as_deref(), &args.settings)?;
    let mut table = Table::new(&scenario, args.seed, &args.profiles, records(args))?;
    let setting = Setting {
        width: width(args.width.map(usize::from)),
        colour: !args.json && colour(&io::stdout()),
        detail: match (args.quiet, args.full) {
            (true, _) => Detail::Quiet,
            (_, true) => Detail::Full,
            _ => Detail::Usual,
        },
    };
    if !args.json {
        say(&opening(&scenario, args.seed, setting))?;
    }
    let mut chronicle = Chronicle::new(Arc::clone(&scenario.rules), table.game.state());
    let last = args.turns.unwrap_or(u8::MAX);
    loop {
        let step = table.step();
        if !matches!(step, Step::Report | Step::Over) {
            continue;
        }
        chronicle.record(table.game.state(), table.game.log(), table.game.snapshot());
        if let Some(record) = chronicle.last() {
            if args.json {
                say(&lines(&chronicle, record))?;
            } else {
                let before = chronicle.gauges_before(record.turn);
                say(&story(record.teller(&chronicle.rules), before, setting))?;
            }
        }
        let turn = table.game.turn();
        if step == Step::Over || turn >= last || turn > scenario.rules.calendar.turns {
            break;
        }
    }
    finish_save(args, &table)?;
    let text =
        if args.json { summary(&chronicle, args.seed) } else { debrief(&chronicle, &prompts(&scenario), setting) };
    say(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// The changes a save must remember; none where nothing is saved.
fn records(args: &Args) -> Option<Vec<String>> {
    args.save.as_ref().map(|_| play::changes(args.variant.as_deref(), &args.settings))
}

fn finish_save(args: &Args, table: &Table) -> Result<(), Failure> {
    let Some(path) = &args.save else { return Ok(()) };
    table.save(path)?;
    output::note(&format!("saved to {0}; `gap-years replay {0} --verify` proves it", path.display()));
    Ok(())
}

/// The questions of the scenario, for the debrief.
pub fn prompts(scenario: &Scenario) -> Vec<Prompt> {
    let of = |objective: &crate::scenario::Objective| Prompt {
        objective: objective.text.clone(),
        question: objective.debrief.clone(),
        injects: objective.injects.clone(),
    };
    scenario.objectives.iter().map(of).collect()
}

/// The title page.
fn opening(scenario: &Scenario, seed: u64, setting: Setting) -> String {
    let mut page = Page::new(setting.width, setting.colour);
    page.gap();
    page.paragraph(Ink::Headline, &scenario.title);
    page.paragraph(Ink::Title, &scenario.question);
    page.gap();
    if setting.detail != Detail::Quiet {
        page.paragraph(Ink::Plain, &scenario.blurb);
        page.gap();
    }
    let calendar = &scenario.rules.calendar;
    let facts =
        format!("Seed {seed} · {} turns · {} capitals played by machines", calendar.turns, scenario.rules.seats);
    page.paragraph(Ink::Dim, &facts);
    page.gap();
    page.finish()
}

/// The entries of a turn as data: one object a line.
fn lines(chronicle: &Chronicle, record: &TurnRecord) -> String {
    let teller = record.teller(&chronicle.rules);
    let mut out = String::new();
    let mut phase: Option<Phase> = None;
    for (place, entry) in record.entries.iter().enumerate() {
        if let Event::PhaseBegan(began) = entry.event {
            phase = Some(began);
        }
        let parent = teller.parent(place).map(|(place, _)| place);
        let line = json!({
            "turn": record.turn,
            "phase": phase,
            "entry": place,
            "event": entry.event,
            "text": teller.tell(place),
            "cause": { "kind": entry.cause, "entry": parent },
            "public": Teller::open(entry.event),
        });
        out.push_str(&format!("{line}\n"));
    }
    out
}

/// The last line of the data: ending, curves, scores.
fn summary(chronicle: &Chronicle, seed: u64) -> String {
    let rules = &chronicle.rules;
    let Some(last) = chronicle.last() else { return "{}\n".to_owned() };
    let ending = last.state.clock.ending.and_then(|id| rules.endings.get(id));
    let seats: Vec<_> = rules
        .seat_ids()
        .map(|seat| {
            let goals: Vec<_> = rules
                .goals_of(seat)
                .map(|(id, goal)| json!({ "goal": goal.id.as_str(), "permille": last.state.scoring.goals.get(id) }))
                .collect();
            json!({
                "seat": rules.members[seat].id.as_str(),
                "score": last.scores.get(seat),
                "par": rules.par.get(seat).map(|par| par.0),
                "free_riding": last.state.scoring.riding.get(seat),
                "goals": goals,
            })
        })
        .collect();
    let line = json!({
        "debrief": {
            "scenario": rules.scenario,
            "seed": seed,
            "turns": last.turn,
            "ending": ending.map(|ending| ending.id.as_str()),
            "hash": format!("{:016x}", last.state.hash()),
            "gauges": std::iter::once(&chronicle.before).chain(chronicle.turns.iter().map(|record| &record.gauges)).collect::<Vec<_>>(),
            "commitment": chronicle.curve(|gauges| gauges.commitment),
            "moscow": last.state.moscow.intent,
            "shared": last.state.scoring.shared,
            "seats": seats,
        }
    });
    format!("{line}\n")
}
