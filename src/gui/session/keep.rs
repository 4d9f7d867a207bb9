//! Autosaves: every turn and every draft is on disk before the next click, and a game goes on from there.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::{Session, Sitter};
use crate::ai::Roster;
use crate::core::IdVec;
use crate::replay::{self, Save};
use crate::report::timeline::Chronicle;
use crate::rules::phase::Step;
use crate::scenario::{self, Options, Scenario};

/// A save that was found.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Where.
    pub path: PathBuf,
    /// When it was last written.
    pub written: SystemTime,
    /// What it holds, or what is wrong with it.
    pub save: Result<Summary, String>,
}

/// What a save is, in a line.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Short name of the scenario.
    pub scenario: String,
    /// The variant of it.
    pub variant: Option<String>,
    /// Turns finished.
    pub turns: usize,
    /// The seats that people play.
    pub humans: usize,
}

impl Kept {
    /// The saves in a folder, newest first; damaged ones are listed with what is wrong.
    pub fn list(folder: &Path) -> Vec<Self> {
        let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
        let mut all: Vec<Self> = entries
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
            .map(|path| {
                let written = path.metadata().and_then(|about| about.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
                let save = replay::load(&path).map(|save| Summary::of(&save)).map_err(|error| error.to_string());
                Self { path, written, save }
            })
            .collect();
        all.sort_by_key(|kept| std::cmp::Reverse(kept.written));
        all
    }

    /// Moves a save into a folder beside it, where it is not listed; returns where it is then.
    ///
    /// # Errors
    /// Why it cannot be moved.
    pub fn put_away(path: &Path) -> Result<PathBuf, String> {
        let folder = path.parent().unwrap_or(Path::new("")).join("put-away");
        let to = folder.join(path.file_name().unwrap_or_default());
        let moved = std::fs::create_dir_all(&folder).and_then(|()| std::fs::rename(path, &to));
        moved.map(|()| to).map_err(|error| format!("{}: {error}", path.display()))
    }
}

impl Summary {
    fn of(save: &Save) -> Self {
        Self {
            scenario: save.scenario.clone(),
            variant: Options::of_changes(&save.overrides).variant,
            turns: save.finished(),
            humans: save.players.iter().filter(|(_, name)| name == "human").count(),
        }
    }
}

impl Session {
    /// Writes the game as it stands, drafts included.
    ///
    /// # Errors
    /// Why it cannot be written.
    pub fn keep(&self, path: &Path) -> Result<(), String> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        replay::save_atomically(path, &self.save()).map_err(|error| error.to_string())
    }

    /// Opens a save, tells it in a language, and plays it up to where it stands.
    ///
    /// # Errors
    /// Why it cannot be read, or does not fit the scenario as it is now.
    pub fn open(path: &Path, language: &str) -> Result<Self, String> {
        let save = replay::load(path).map_err(|error| error.to_string())?;
        let options = Options { language: Some(language.to_owned()), ..Options::of_changes(&save.overrides) };
        let scenario = scenario::load(&save.scenario, &options).map_err(|failure| {
            let first = failure.findings.first().map(|finding| finding.message.clone()).unwrap_or_default();
            format!("the scenario {} cannot be loaded: {first}", save.scenario)
        })?;
        Self::resume(&save, Arc::new(scenario))
    }

    /// Plays a save up to where it stands; scripted seats do not draft again what they have drafted.
    ///
    /// # Errors
    /// Why it does not fit the scenario.
    pub fn resume(save: &Save, scenario: Arc<Scenario>) -> Result<Self, String> {
        let rules = Arc::clone(&scenario.rules);
        let roster = Roster::read(&scenario).map_err(|_| "the profiles of the scenario cannot be read".to_owned())?;
        let sitters: IdVec<_, Sitter> = rules
            .seat_ids()
            .map(|seat| {
                let name = save.players.iter().find(|(who, _)| *who == seat).map_or("human", |(_, name)| name.as_str());
                match roster.player(name) {
                    Ok(player) => Sitter::Machine(player),
                    Err(_) => Sitter::Human,
                }
            })
            .collect();
        let start = crate::sim::Game::new(Arc::clone(&rules));
        let mut chronicle = Chronicle::new(Arc::clone(&rules), start.state());
        let mut beliefs = Vec::new();
        let (game, recorder) = replay::replay(save, Arc::clone(&rules), |game, _| {
            if matches!(game.step(), Step::Report | Step::Over) {
                chronicle.record(game.state(), game.log(), game.snapshot());
                beliefs.push(rules.seat_ids().map(|seat| game.observe(seat).commitment()).collect());
            }
        })
        .map_err(|error| error.to_string())?;
        let mut session = Self::around(scenario, sitters, save.seed, game, recorder)?;
        session.chronicle = chronicle;
        session.beliefs = beliefs;
        if session.step() == Step::Report {
            session.step_on();
        } else {
            session.adopt_drafts();
            session.excuse();
        }
        Ok(session)
    }
}
