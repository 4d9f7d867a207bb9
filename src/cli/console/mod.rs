//! `gap-years play`: a person, or several on one laptop, play any scenario in the terminal, to its debrief.

mod desk;
mod input;
mod pages;
mod reasons;
mod sitting;
mod subjects;
mod verbs;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use input::Keyboard;
use sitting::{Beginning, SavedAt, Sitting};

use super::output::{Failure, colour, note, say, width};
use super::{play, watch};
use crate::core::ids::{MemberId, Members};
use crate::diag::did_you_mean;
use crate::replay;
use crate::report::debrief::debrief;
use crate::report::narrate::upper;
use crate::report::page::{Ink, Page};
use crate::report::story::{Detail, Setting, story};
use crate::rules::phase::Step;
use crate::scenario::{self, DataRoot, Scenario};
use crate::sim::lessons::Mark;

/// The seed where none is given.
const SEED: u64 = 1;

/// Arguments of `play`.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  gap-years play                                   choose: the tutorial first, ten minutes\n  gap-years play first-winter                      the tutorial\n  gap-years play hague-promises --seat warsaw      one capital, machines on the others\n  gap-years play hague-promises --seat paris --seat berlin --profile madrid=free-rider\n  gap-years play --resume saves/first-winter.ron   go on where you stopped\n\nThe game is saved after every order. Orders may come from a file: gap-years play first-winter < orders.txt"
)]
pub struct Args {
    /// A scenario by name or path; asked for where none is given
    scenario: Option<String>,
    /// A capital you play; several take turns at the keyboard
    #[arg(long = "seat", value_name = "SEAT")]
    seats: Vec<String>,
    /// The seed: the same seed, players and orders give the same game
    #[arg(long, default_value_t = SEED)]
    seed: u64,
    /// Who plays another seat; may be given several times
    #[arg(long = "profile", value_name = "SEAT=NAME", value_parser = watch::pair)]
    profiles: Vec<(String, String)>,
    /// A variant of the scenario
    #[arg(long)]
    variant: Option<String>,
    /// Change a value of the scenario
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
    /// Where to save; `saves/SCENARIO.ron` where it is not given
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// Go on with a saved game
    #[arg(long, value_name = "FILE", conflicts_with_all = ["scenario", "seats", "seed", "profiles", "variant", "settings", "save"])]
    resume: Option<PathBuf>,
    /// Characters a line
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..=120))]
    width: Option<u16>,
    /// Tell every turn in full
    #[arg(long)]
    full: bool,
}

impl Default for Args {
    /// As if nothing had been said on the command line.
    fn default() -> Self {
        Self {
            scenario: None,
            seats: Vec::new(),
            seed: SEED,
            profiles: Vec::new(),
            variant: None,
            settings: Vec::new(),
            save: None,
            resume: None,
            width: None,
            full: false,
        }
    }
}

/// What every part of the game needs to talk to whoever plays.
pub struct Talk {
    /// Where answers come from.
    pub keyboard: Keyboard,
    /// How text is set.
    pub setting: Setting,
}

impl Talk {
    /// An empty page.
    pub fn page(&self) -> Page {
        Page::new(self.setting.width, self.setting.colour)
    }
}

/// What a seat did when it was asked.
pub enum Said {
    /// It is done with this step.
    Done,
    /// It wants to stop here.
    Quit,
}

/// Plays a game.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let detail = if args.full { Detail::Full } else { Detail::Usual };
    let setting = Setting { width: width(args.width.map(usize::from)), colour: colour(&io::stdout()), detail };
    let talk = Talk { keyboard: Keyboard::new(), setting };
    let saved: SavedAt = Arc::new(Mutex::new(None));
    let heard = Arc::clone(&saved);
    let interrupted = move || {
        // Waits for a save that is being written.
        let path = heard.lock().ok().and_then(|path| path.clone());
        say("\n").ok();
        farewell(path);
        std::process::exit(130);
    };
    if ctrlc::set_handler(interrupted).is_err() {
        note("Ctrl-C will end the game without a word; what was ordered is saved all the same");
    }
    let sitting = match &args.resume {
        Some(path) => Some(resumed(path, saved)?),
        None => begun(args, &talk, saved)?,
    };
    let Some(mut sitting) = sitting else { return Ok(ExitCode::SUCCESS) };
    say(&opening(&sitting, args.resume.is_some(), &talk))?;
    match play_on(&mut sitting, &talk)? {
        Said::Done => ended(&sitting, &talk)?,
        Said::Quit => farewell(sitting.saved_at()),
    }
    Ok(ExitCode::SUCCESS)
}

/// How to go on later.
fn farewell(saved: Option<PathBuf>) {
    match saved {
        Some(path) => note(&format!("saved; go on with `gap-years play --resume {}`", path.display())),
        None => note("nothing was ordered, so there is nothing to save"),
    }
}

fn resumed(path: &Path, saved: SavedAt) -> Result<Sitting, Failure> {
    let save = replay::load(path).map_err(|error| Failure::File {
        message: error.to_string(),
        help: "`gap-years play` saves games in the folder `saves`".to_owned(),
    })?;
    if !save.players.iter().any(|(_, name)| name == sitting::PERSON) {
        return Err(Failure::usage(
            format!("{} is a game of machines: nobody sits at the keyboard in it", path.display()),
            format!("`gap-years replay {}` tells it again", path.display()),
        ));
    }
    let scenario = play::saved_scenario(&save)?;
    if let Ok(mut at) = saved.lock() {
        *at = Some(path.to_path_buf());
    }
    Sitting::resume(scenario, &save, path.to_path_buf(), saved)
}

/// A new game; none if whoever was asked went away.
fn begun(args: &Args, talk: &Talk, saved: SavedAt) -> Result<Option<Sitting>, Failure> {
    let name = match &args.scenario {
        Some(name) => name.clone(),
        None => match choose_scenario(talk)? {
            Some(name) => name,
            None => return Ok(None),
        },
    };
    let scenario = play::scenario(&name, args.variant.as_deref(), &args.settings)?;
    let mut people = Members::default();
    for seat in &args.seats {
        people.insert(play::seat(&scenario.rules, seat)?);
    }
    if people.is_empty() {
        match (&scenario.tutorial, choose_seat(&scenario, talk)) {
            (Some(tutorial), _) => people.insert(tutorial.seat),
            (None, asked) => match asked? {
                Some(seat) => people.insert(seat),
                None => return Ok(None),
            },
        }
    }
    let mut profiles = args.profiles.clone();
    for (seat, profile) in scenario.tutorial.iter().flat_map(|tutorial| &tutorial.players) {
        let id = scenario.rules.members[*seat].id.to_string();
        let named = profiles.iter().any(|(other, _)| *other == id || other == "all");
        if let Some(name) = scenario.index.ids("profiles").nth(usize::from(profile.0)).filter(|_| !named) {
            profiles.push((id, name.to_owned()));
        }
    }
    let changes = play::changes(args.variant.as_deref(), &args.settings);
    let path = args.save.clone().or_else(|| sitting::free_path(&scenario.id));
    let how = Beginning { people, profiles: &profiles, seed: args.seed, changes, path, saved };
    Sitting::begin(scenario, how).map(Some)
}

/// Asks for a scenario, those with a tutorial first.
fn choose_scenario(talk: &Talk) -> Result<Option<String>, Failure> {
    let root = DataRoot::find().ok_or_else(super::scenarios::no_data)?;
    let mut found: Vec<Scenario> =
        scenario::list(&root).iter().filter_map(|name| scenario::load_shipped(name).ok()).collect();
    found.sort_by_key(|one| (one.tutorial.is_none(), one.id == "smallest"));
    let mut page = talk.page();
    page.gap();
    page.paragraph(Ink::Title, "What do you want to play?");
    for (nth, one) in found.iter().enumerate() {
        let kind = if one.tutorial.is_some() { "the tutorial: start here; " } else { "" };
        let text = format!("{} ({kind}{} minutes). {}", one.title, one.minutes, one.question);
        page.entry(&format!("  {}", nth + 1), &text);
    }
    say(&page.finish())?;
    loop {
        let Some(line) = talk.keyboard.ask("Number or name, Enter for 1 > ")? else { return Ok(None) };
        let pick = if line.is_empty() { Ok(1) } else { line.parse::<usize>() };
        match pick {
            Ok(nth) => match nth.checked_sub(1).and_then(|nth| found.get(nth)) {
                Some(one) => return Ok(Some(one.id.clone())),
                None => say(&format!("There are {}: type a number from 1.\n", found.len()))?,
            },
            Err(_) if found.iter().any(|one| one.id == line) => return Ok(Some(line)),
            Err(_) => {
                let near = did_you_mean(&line, found.iter().map(|one| one.id.as_str()));
                say(
                    &near.map_or("Type the number in front of one.\n".into(), |near| format!("Did you mean {near}?\n"))
                )?;
            }
        }
    }
}

/// Asks for a seat; scenarios with a tutorial have theirs.
fn choose_seat(scenario: &Scenario, talk: &Talk) -> Result<Option<MemberId>, Failure> {
    if scenario.tutorial.is_some() {
        return Ok(None);
    }
    let rules = &scenario.rules;
    let mut page = talk.page();
    page.gap();
    page.paragraph(Ink::Title, "Which capital is yours?");
    for (nth, seat) in rules.seat_ids().enumerate() {
        let text = match rules.goals_of(seat).max_by_key(|(_, goal)| goal.weight) {
            Some((_, goal)) => format!("{}: {}", rules.name(seat), crate::report::narrate::lower(&goal.text)),
            None => rules.name(seat).to_owned(),
        };
        page.entry(&format!("  {}", nth + 1), &text);
    }
    say(&page.finish())?;
    loop {
        let Some(line) = talk.keyboard.ask("Number or name, Enter for 1 > ")? else { return Ok(None) };
        let nth = if line.is_empty() { Some(1) } else { line.parse::<usize>().ok() };
        let found = match nth {
            Some(nth) => nth.checked_sub(1).and_then(|nth| rules.seat_ids().nth(nth)),
            None => play::seat(rules, &line).ok(),
        };
        match found {
            Some(seat) => return Ok(Some(seat)),
            None => say("Type the number in front of a capital, or its name.\n")?,
        }
    }
}

/// The title page.
fn opening(sitting: &Sitting, resumed: bool, talk: &Talk) -> String {
    let (scenario, rules) = (&sitting.scenario, &sitting.scenario.rules);
    let mut page = talk.page();
    page.gap();
    page.paragraph(Ink::Headline, &scenario.title);
    page.paragraph(Ink::Title, &scenario.question);
    let seats: Vec<MemberId> = sitting.people.iter().collect();
    let yours: Vec<&str> = seats.iter().map(|&seat| rules.name(seat)).collect();
    let yours = crate::report::narrate::list(&yours);
    if resumed {
        let turn = sitting.game.turn();
        page.paragraph(Ink::Dim, &format!("You go on as {yours} in turn {turn} of {}.", rules.calendar.turns));
    } else {
        page.gap();
        page.paragraph(Ink::Plain, &scenario.blurb);
        if let Some(tutorial) = sitting.tutorial() {
            page.gap();
            page.paragraph(Ink::Plain, &tutorial.welcome);
        }
        page.gap();
        let facts = format!(
            "You are {yours}. {} turns of {} months from the {}; about {} minutes; machines play the other {}.",
            rules.calendar.turns,
            rules.calendar.pace.months,
            rules.calendar.name(1),
            scenario.minutes,
            usize::from(rules.seats).saturating_sub(seats.len())
        );
        page.paragraph(Ink::Dim, &facts);
    }
    page.finish()
}

/// Plays until the game is over or somebody stops.
fn play_on(sitting: &mut Sitting, talk: &Talk) -> Result<Said, Failure> {
    let mut at_desk = None;
    loop {
        let step = sitting.game.step();
        if step == Step::Over || (step == Step::Report && sitting.game.turn() > sitting.scenario.rules.calendar.turns) {
            return Ok(Said::Done);
        }
        if step != Step::Report {
            let asked: Vec<MemberId> = sitting.game.asked().iter().filter(|&seat| sitting.people.has(seat)).collect();
            for seat in asked {
                let mut desk = desk::Desk::new(sitting, talk, seat);
                if !desk.has_business() {
                    continue;
                }
                if at_desk != Some(seat) && desk.many() && matches!(desk.hand_over(at_desk)?, Said::Quit) {
                    return Ok(Said::Quit);
                }
                at_desk = Some(seat);
                if matches!(desk.sit()?, Said::Quit) {
                    sitting.save();
                    return Ok(Said::Quit);
                }
            }
        }
        let next = sitting.step();
        if matches!(next, Step::Report | Step::Over) {
            sitting.save();
            report(sitting, talk)?;
            if next == Step::Report
                && talk
                    .keyboard
                    .ask("Enter to go on to the next turn > ")?
                    .is_none_or(|line| matches!(line.as_str(), "quit" | "exit"))
            {
                return Ok(Said::Quit);
            }
        }
    }
}

/// The story of the turn that has ended, and what it means for the lessons.
fn report(sitting: &mut Sitting, talk: &Talk) -> Result<(), Failure> {
    let Some(record) = sitting.chronicle.last() else { return Ok(()) };
    let rules = &sitting.chronicle.rules;
    say("\n")?;
    say(&story(record.teller(rules), sitting.chronicle.gauges_before(record.turn), talk.setting))?;
    let turn = record.turn;
    let Some(tutorial) = sitting.tutorial().cloned() else { return Ok(()) };
    let missed = sitting.progress.close(&tutorial, turn);
    let mut page = talk.page();
    for (place, lesson) in tutorial.lessons.iter().enumerate().filter(|(_, lesson)| lesson.turn == turn) {
        if missed.contains(&place) || sitting.progress.mark(place) == Mark::Skipped {
            page.entry_in("Not done", Ink::Bad, &format!("{}: {}", lesson.title, lesson.missed));
        }
    }
    if page.lines() > 0 {
        page.gap();
    }
    say(&page.finish())
}

/// What is said when the game is over.
fn ended(sitting: &Sitting, talk: &Talk) -> Result<(), Failure> {
    say(&debrief(&sitting.chronicle, &watch::prompts(&sitting.scenario), talk.setting))?;
    let Some(tutorial) = sitting.tutorial() else { return Ok(()) };
    let mut page = talk.page();
    page.rule("What you have learnt");
    for (place, lesson) in tutorial.lessons.iter().enumerate() {
        let (mark, ink) = match sitting.progress.mark(place) {
            Mark::Done => ("done", Ink::Good),
            Mark::Skipped => ("skipped", Ink::Dim),
            Mark::Open | Mark::Missed => ("not done", Ink::Bad),
        };
        let text = format!("{}. {}", lesson.title.trim_end_matches(['.', '?']), lesson.learnt);
        page.entry_in(&upper(mark), ink, text.trim_end());
    }
    page.gap();
    page.paragraph(Ink::Plain, &tutorial.farewell);
    page.gap();
    say(&page.finish())
}
