//! A game with people at the keyboard: who sits where, the record that is saved after every order, and moving on.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::ai::{Field, Orders, Policy, play};
use crate::cli::output::{Failure, note};
use crate::cli::profiles;
use crate::core::ids::{MemberId, Members};
use crate::replay::{self, Recorder, Save};
use crate::report::timeline::Chronicle;
use crate::rules::phase::Step;
use crate::scenario::{Page, Scenario, Tutorial};
use crate::sim::lessons::{Pages, Progress};
use crate::sim::{Game, Observation};

/// The name by which a save knows a person.
pub const PERSON: &str = "person";

/// Gives no orders: somebody at the keyboard does.
struct Person;

impl Policy for Person {
    fn name(&self) -> &str {
        PERSON
    }
    fn decide(&mut self, _: &Observation, _: &mut Orders) {}
}

/// Where the game is saved, shared with whoever hears Ctrl-C. Locked while a save is being written.
pub type SavedAt = Arc<Mutex<Option<PathBuf>>>;

/// A game in progress.
pub struct Sitting {
    /// The scenario.
    pub scenario: Scenario,
    /// The game.
    pub game: Game,
    /// The seats played at the keyboard.
    pub people: Members,
    /// The turns so far.
    pub chronicle: Chronicle,
    /// How far the tutorial has got, in a scenario that has one.
    pub progress: Progress,
    /// Pages opened this turn.
    pub read: Pages,
    /// Who has been told this turn's news.
    pub briefed: Members,
    recorder: Recorder,
    field: Field,
    orders: Orders,
    path: Option<PathBuf>,
    saved: SavedAt,
}

/// How to begin.
pub struct Beginning<'a> {
    /// The seats played at the keyboard.
    pub people: Members,
    /// Who plays other seats: SEAT and PROFILE.
    pub profiles: &'a [(String, String)],
    /// The seed.
    pub seed: u64,
    /// Changes to the scenario that a save must remember.
    pub changes: Vec<String>,
    /// Where to save; none for nowhere.
    pub path: Option<PathBuf>,
    /// Shared with whoever hears Ctrl-C.
    pub saved: SavedAt,
}

impl Sitting {
    /// A game from its first turn.
    ///
    /// # Errors
    /// That there is no such seat or profile.
    pub fn begin(scenario: Scenario, how: Beginning) -> Result<Self, Failure> {
        let rules = Arc::clone(&scenario.rules);
        let (field, players) = seat(&scenario, how.people, how.profiles)?;
        let mut game = Game::new(Arc::clone(&rules));
        let recorder = Recorder::start(&mut game, how.seed).with_players(players).with_overrides(how.changes);
        let chronicle = Chronicle::new(rules, game.state());
        let progress = scenario.tutorial.as_ref().map(Progress::new).unwrap_or_default();
        Ok(Self {
            game,
            people: how.people,
            chronicle,
            progress,
            read: Pages::default(),
            briefed: Members::default(),
            recorder,
            field,
            orders: Orders::default(),
            path: how.path,
            saved: how.saved,
            scenario,
        })
    }

    /// A saved game where it was left.
    ///
    /// # Errors
    /// That the save does not fit the scenario or goes another way now.
    pub fn resume(scenario: Scenario, save: &Save, path: PathBuf, saved: SavedAt) -> Result<Self, Failure> {
        let rules = Arc::clone(&scenario.rules);
        let people = save.players.iter().filter(|(_, name)| name == PERSON).map(|(seat, _)| *seat).collect();
        let profiles: Vec<(String, String)> = save
            .players
            .iter()
            .filter(|(seat, name)| name != PERSON && rules.is_seat(*seat))
            .map(|(seat, name)| (rules.members[*seat].id.to_string(), name.clone()))
            .collect();
        let (field, _) = seat(&scenario, people, &profiles)?;
        let mut chronicle = Chronicle::new(Arc::clone(&rules), Game::new(Arc::clone(&rules)).state());
        let mut progress = scenario.tutorial.as_ref().map(Progress::new).unwrap_or_default();
        let tutorial = scenario.tutorial.clone();
        let played = replay::replay(save, rules, |game, _| {
            if let Some(tutorial) = &tutorial {
                progress.follow(tutorial, game);
            }
            if matches!(game.step(), Step::Report | Step::Over) && game.turn() > 0 {
                chronicle.record(game.state(), game.log(), game.snapshot());
            }
        });
        let (game, recorder) = played.map_err(|error| Failure::File {
            message: format!("{}: {error}", path.display()),
            help: "a game can be taken up with the program and the scenario it was saved with".to_owned(),
        })?;
        Ok(Self {
            game,
            people,
            chronicle,
            progress,
            read: Pages::default(),
            briefed: Members::default(),
            recorder,
            field,
            orders: Orders::default(),
            path: Some(path),
            saved,
            scenario,
        })
    }

    /// The tutorial, where the seat it teaches is played at the keyboard.
    pub fn tutorial(&self) -> Option<&Tutorial> {
        self.scenario.tutorial.as_ref().filter(|tutorial| self.people.has(tutorial.seat))
    }

    /// Lets machines give their orders for the present step, and moves on.
    pub fn step(&mut self) -> Step {
        let turn = self.game.turn();
        play::ask(&mut self.game, &mut self.field, &mut self.orders);
        let step = self.recorder.advance(&mut self.game);
        if matches!(step, Step::Report | Step::Over) {
            self.chronicle.record(self.game.state(), self.game.log(), self.game.snapshot());
        }
        if self.game.turn() != turn {
            self.read = Pages::default();
            self.briefed = Members::default();
        }
        step
    }

    /// Notes that a page was opened.
    pub fn opened(&mut self, page: Page) {
        self.read.open(page);
    }

    /// Saves what was done. A save that fails is said once and not tried again: the game goes on without.
    pub fn save(&mut self) {
        let Some(path) = &self.path else { return };
        let save = self.recorder.save(&self.game);
        let Ok(mut saved) = self.saved.lock() else { return };
        match replay::save_atomically(path, &save) {
            Ok(()) => *saved = Some(path.clone()),
            Err(error) => {
                note(&format!("{error}; the game goes on and is not saved: name another place with --save FILE"));
                *saved = None;
                self.path = None;
            }
        }
    }

    /// Where the game is saved, if it is.
    pub fn saved_at(&self) -> Option<PathBuf> {
        self.saved.lock().ok().and_then(|saved| saved.clone())
    }
}

/// Who plays which seat, with the names a save keeps.
fn seat(
    scenario: &Scenario,
    people: Members,
    pairs: &[(String, String)],
) -> Result<(Field, Vec<(MemberId, String)>), Failure> {
    let rules = &scenario.rules;
    let (roster, seating) = profiles::seating(scenario, pairs)?;
    let mut field = Field::new(rules, &roster, &seating, 0);
    for seat in people.iter() {
        field.replace(seat, Box::new(Person));
    }
    let name = |(seat, player): (MemberId, &crate::ai::Player)| {
        (seat, if people.has(seat) { PERSON.to_owned() } else { roster.name(*player).to_owned() })
    };
    let players = rules.seat_ids().zip(field.players()).map(name).collect();
    Ok((field, players))
}

/// A file in `saves` that no other game uses; the folder is made where it is missing.
pub fn free_path(scenario: &str) -> Option<PathBuf> {
    let folder = Path::new("saves");
    std::fs::create_dir_all(folder).ok()?;
    let name = |nth: u32| if nth < 2 { format!("{scenario}.ron") } else { format!("{scenario}-{nth}.ron") };
    (1..10_000).map(|nth| folder.join(name(nth))).find(|path| !path.exists())
}
