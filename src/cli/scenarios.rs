//! `gap-years scenarios`: what there is to play.

use std::io;
use std::process::ExitCode;

use serde_json::json;

use super::output::{Failure, colour, note, say, width};
use crate::report::page::{Ink, Page};
use crate::scenario::{self, DataRoot};

/// Arguments of `scenarios`.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:\n  gap-years scenarios\n  gap-years scenarios --json")]
pub struct Args {
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

/// Lists the scenarios; one that cannot be loaded is named with the command that says why.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let root = DataRoot::find().ok_or_else(no_data)?;
    let mut broken = Vec::new();
    let mut page = Page::new(width(None), colour(&io::stdout()));
    for name in scenario::list(&root) {
        let Ok(found) = scenario::load_shipped(&name) else {
            broken.push(name);
            continue;
        };
        let calendar = &found.rules.calendar;
        let seats: Vec<&str> = found.rules.seat_ids().map(|seat| found.rules.name(seat)).collect();
        if args.json {
            let row = json!({
                "id": found.id, "title": found.title, "question": found.question, "turns": calendar.turns,
                "months_a_turn": calendar.pace.months, "minutes": found.minutes, "seats": seats,
                "variants": found.variants.iter().map(|variant| variant.id.as_str()).collect::<Vec<_>>(),
            });
            say(&format!("{row}\n"))?;
            continue;
        }
        page.paragraph(Ink::Title, &format!("{} · {}", found.id, found.title));
        page.paragraph(Ink::Plain, &found.question);
        let length = format!(
            "{} turns of {} months from {}, about {} minutes; {} seats: {}.",
            calendar.turns,
            calendar.pace.months,
            calendar.name(1),
            found.minutes,
            seats.len(),
            seats.join(", ")
        );
        page.paragraph(Ink::Dim, &length);
        for variant in &found.variants {
            page.bullet(&format!("variant {}: {} ({} minutes)", variant.id.as_str(), variant.title, variant.minutes));
        }
        page.gap();
    }
    say(&page.finish())?;
    for name in &broken {
        note(&format!("{name} cannot be played; `gap-years check {}` says why", root.scenarios.join(name).display()));
    }
    Ok(ExitCode::from(u8::from(!broken.is_empty())))
}

/// The data folder is missing.
pub(super) fn no_data() -> Failure {
    Failure::usage(
        "the folder `scenarios` is nowhere to be found",
        "run the program in the project's folder, or set GAP_YEARS_DATA to it",
    )
}
