//! Before the table: the scenarios and saves on the title screen, and a game about to begin.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::SystemTime;

use super::Screen;
use super::desk::Desk;
use super::intent::Intent;
use super::look::Look;
use super::session::{Kept, Session, Sitter};
use crate::ai::Roster;
use crate::core::ids::MemberId;
use crate::scenario::{self, DEFAULT_SCENARIO, DataRoot, Options, Scenario};

/// The name under which people sit.
pub const HUMAN: &str = "human";

/// A scenario on the title screen.
#[derive(Clone, Debug)]
pub struct Card {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// The question it puts.
    pub question: String,
    /// A paragraph.
    pub blurb: String,
    /// Playing time.
    pub minutes: i32,
    /// Turns.
    pub turns: u8,
    /// Months a turn.
    pub months: i32,
    /// The seats' names.
    pub seats: Vec<String>,
    /// Variants: short name, title, minutes.
    pub variants: Vec<(String, String, i32)>,
    /// Whether it teaches nothing and is there for trying things out.
    pub trial: bool,
    /// The first of its sources.
    pub source: String,
    /// Lessons of its tutorial; 0 where it has none.
    pub lessons: usize,
    /// Why it cannot be played.
    pub broken: Option<String>,
}

/// What the title screen shows.
pub struct Front {
    /// Colours and words.
    pub look: Arc<Look>,
    /// The scenarios, as far as they have been read.
    pub scenarios: Vec<Card>,
    /// The saves, newest first.
    pub kept: Vec<Kept>,
}

/// A game about to begin.
pub struct Setup {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Profiles: short name, name, text.
    pub profiles: Vec<(String, String, String)>,
    /// Who sits in each seat: `human` or a profile.
    pub sitters: Vec<String>,
    /// The seed.
    pub seed: u64,
}

impl Setup {
    /// Leaves a person's seat to the machine that usually plays it.
    fn rise(&mut self, seat: MemberId) {
        let nth = usize::from(seat.0);
        let usual: Vec<&String> =
            self.profiles.iter().map(|profile| &profile.0).filter(|id| *id != "caretaker").collect();
        let machine = usual.get(nth % usual.len().max(1)).map_or("random", |id| id.as_str());
        if let Some(place) = self.sitters.get_mut(nth).filter(|place| *place == HUMAN) {
            machine.clone_into(place);
        }
    }
}

impl Desk {
    pub(super) fn choose(&mut self, id: &str, variant: Option<String>) -> Option<Screen> {
        let language = Some(self.settings.language.clone());
        let options = Options { variant, language, ..Options::default() };
        let scenario = match scenario::load(id, &options) {
            Ok(scenario) => Arc::new(scenario),
            Err(failure) => {
                self.notice = failure.findings.first().map(|finding| finding.message.clone());
                return None;
            }
        };
        let roster = match Roster::read(&scenario) {
            Ok(roster) => roster,
            Err(findings) => {
                self.notice = findings.first().map(|finding| finding.message.clone());
                return None;
            }
        };
        let profiles: Vec<(String, String, String)> = roster
            .profiles()
            .iter()
            .map(|profile| (profile.id.as_str().to_owned(), profile.name.clone(), profile.text.clone()))
            .collect();
        let reference: Vec<&str> =
            profiles.iter().map(|profile| profile.0.as_str()).filter(|id| *id != "caretaker").collect();
        let tutorial = scenario.tutorial.as_ref();
        let taught = tutorial.map_or(MemberId(0), |tutorial| tutorial.seat);
        let given = |seat| tutorial?.players.iter().find(|(who, _)| *who == seat).map(|(_, profile)| *profile);
        let sitters = scenario
            .rules
            .seat_ids()
            .map(|seat| match (given(seat), reference.len()) {
                _ if seat == taught => HUMAN.to_owned(),
                (Some(profile), _) => roster.profiles()[profile].id.as_str().to_owned(),
                (None, 0) => "random".to_owned(),
                (None, many) => reference[usize::from(seat.0) % many].to_owned(),
            })
            .collect();
        let seed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(1, |past| past.as_secs() % 100_000);
        self.setup = Some(Setup { scenario, profiles, sitters, seed });
        Some(Screen::Seats)
    }

    /// Begins a scenario as its tutorial wants it: the taught seat played here, the others by the profiles it names.
    pub(super) fn learn(&mut self, id: &str) -> Option<Screen> {
        self.choose(id, None)?;
        self.begin()
    }

    pub(super) fn sit(&mut self, intent: Intent) {
        let Some(setup) = &mut self.setup else { return };
        match intent {
            Intent::Sit(seat, name) => {
                if let Some(place) = setup.sitters.get_mut(usize::from(seat.0)) {
                    *place = name;
                }
            }
            Intent::Rise(seat) => setup.rise(seat),
            Intent::SitAs(people) => {
                for seat in setup.scenario.rules.seat_ids() {
                    if people.contains(&seat) {
                        if let Some(place) = setup.sitters.get_mut(usize::from(seat.0)) {
                            HUMAN.clone_into(place);
                        }
                    } else {
                        setup.rise(seat);
                    }
                }
            }
            Intent::Seed(seed) => setup.seed = seed,
            _ => {}
        }
    }

    pub(super) fn begin(&mut self) -> Option<Screen> {
        let setup = self.setup.as_ref()?;
        let roster = Roster::read(&setup.scenario).ok()?;
        let sitters =
            setup.sitters.iter().map(|name| roster.player(name).map_or(Sitter::Human, Sitter::Machine)).collect();
        match Session::begin(Arc::clone(&setup.scenario), sitters, setup.seed) {
            Ok(session) => {
                let stamp = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |past| past.as_secs());
                let name = format!("{}-{}-{stamp}.ron", setup.scenario.id, setup.seed);
                let path = self.saves.as_ref().map(|folder| folder.join(name));
                self.seated(session, path);
                Some(if self.watching() { Screen::Turn } else { self.pass_to(Screen::Briefing) })
            }
            Err(problem) => {
                self.notice = Some(problem);
                None
            }
        }
    }
}

impl Card {
    /// A scenario as it reads.
    fn of(found: &Scenario) -> Self {
        Self {
            id: found.id.clone(),
            title: found.title.clone(),
            question: found.question.clone(),
            blurb: found.blurb.clone(),
            minutes: found.minutes,
            turns: found.rules.calendar.turns,
            months: found.rules.calendar.pace.months,
            seats: found.rules.seat_ids().map(|seat| found.rules.name(seat).to_owned()).collect(),
            variants: found
                .variants
                .iter()
                .map(|variant| (variant.id.as_str().to_owned(), variant.title.clone(), variant.minutes))
                .collect(),
            trial: found.objectives.is_empty(),
            source: found.citations.iter().find(|row| row.1.is_empty()).map_or_else(String::new, |row| row.0.clone()),
            lessons: found.tutorial.as_ref().map_or(0, |tutorial| tutorial.lessons.len()),
            broken: None,
        }
    }

    /// One that cannot be played, and why.
    fn broken(name: &str, why: String) -> Self {
        Self {
            id: name.to_owned(),
            title: name.to_owned(),
            question: String::new(),
            blurb: String::new(),
            minutes: i32::MAX,
            turns: 0,
            months: 0,
            seats: Vec::new(),
            variants: Vec::new(),
            trial: true,
            source: String::new(),
            lessons: 0,
            broken: Some(why),
        }
    }

    /// Where it stands on the title screen: the usual one first, then by the documents they rest on; those for tests last.
    pub fn rank(&self) -> impl Ord + use<> {
        (self.trial, self.id != DEFAULT_SCENARIO, self.source.clone(), self.id.clone())
    }

    /// Whether it stands for all scenarios, because there are none.
    pub fn stands_for_none(&self) -> bool {
        self.id.is_empty()
    }
}

/// Reads all scenarios in the background, one after the other.
pub(super) fn read_scenarios(language: &str) -> Receiver<Card> {
    let (send, receive) = channel();
    let language = language.to_owned();
    std::thread::spawn(move || {
        for card in cards(DataRoot::find().as_ref(), &language) {
            if send.send(card).is_err() {
                return;
            }
        }
    });
    receive
}

/// The scenarios of a folder; one card without a name where there are none.
fn cards(root: Option<&DataRoot>, language: &str) -> Box<dyn Iterator<Item = Card>> {
    let names = root.map(scenario::list).unwrap_or_default();
    if names.is_empty() {
        return Box::new(std::iter::once(Card::broken("", String::new())));
    }
    let options = Options { language: Some(language.to_owned()), ..Options::default() };
    Box::new(names.into_iter().map(move |name| match scenario::load(&name, &options) {
        Ok(found) => Card::of(&found),
        Err(failure) => {
            let why = failure.findings.first().map(|finding| finding.message.clone());
            Card::broken(&name, why.unwrap_or_default())
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::settings::Settings;

    #[test]
    fn a_program_without_its_scenarios_says_so() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("scenarios/common")).unwrap();
        for root in [None, DataRoot::at(folder.path())] {
            let all: Vec<Card> = cards(root.as_ref(), "en").collect();
            assert!(all.len() == 1 && all[0].stands_for_none() && all[0].broken.is_some());
        }
        let shipped: Vec<Card> = cards(DataRoot::find().as_ref(), "en").collect();
        assert!(shipped.len() > 3 && shipped.iter().all(|card| card.broken.is_none()));
        assert_eq!(shipped.iter().filter(|card| card.lessons > 0).count(), 1);
    }

    #[test]
    fn the_usual_scenario_stands_first_and_the_others_as_their_documents_do() {
        let mut shipped: Vec<Card> = cards(DataRoot::find().as_ref(), "en").collect();
        shipped.sort_by_key(Card::rank);
        let offered: Vec<&str> = shipped.iter().filter(|card| card.lessons == 0).map(|card| card.id.as_str()).collect();
        let order = ["hague-promises", "rupture", "gap-years", "without-the-centre", "native-nato", "smallest"];
        assert_eq!(offered, order);
    }

    fn turns(desk: &Desk) -> u8 {
        desk.session.as_ref().expect("a game").scenario.rules.calendar.turns
    }

    #[test]
    fn a_game_of_a_variant_is_saved_and_goes_on_as_that_variant() {
        let folder = tempfile::tempdir().unwrap();
        let desk = || Desk::new(Settings::default(), Some(folder.path().to_path_buf()));
        let mut first = desk();
        let short = Intent::Choose("hague-promises".into(), Some("short".into()));
        let to = first.apply(vec![short, Intent::Seed(7), Intent::Begin], Screen::Title);
        assert_eq!((to, turns(&first)), (Some(Screen::Briefing), 8));
        let usual = scenario::load_shipped("hague-promises").unwrap();
        assert_ne!(usual.rules.calendar.turns, 8, "the variant must differ");
        let kept = Kept::list(folder.path());
        let [kept] = kept.as_slice() else { panic!("one game is saved") };
        let mut second = desk();
        assert_eq!(second.apply(vec![Intent::Open(kept.path.clone())], Screen::Title), Some(Screen::Turn));
        assert_eq!(turns(&second), 8);
        let hash = |desk: &Desk| desk.session.as_ref().unwrap().game().state().hash();
        assert_eq!(hash(&second), hash(&first));
        // And it is kept as that variant again.
        second.apply(vec![Intent::Seal], Screen::Turn);
        let session = Session::open(&kept.path, "en").unwrap();
        assert_eq!(session.scenario.options.variant.as_deref(), Some("short"));
    }

    #[test]
    fn a_game_with_changed_numbers_keeps_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("game.ron");
        let settings = vec!["rules.moscow.pressure_base=700".to_owned()];
        let options = Options { settings, variant: Some("short".into()), ..Options::default() };
        let changed = Arc::new(scenario::load("hague-promises", &options).unwrap());
        let usual = scenario::load_shipped("hague-promises").unwrap();
        let pressure = |scenario: &Scenario| scenario.rules.params.moscow.pressure_base;
        assert_ne!(pressure(&changed), pressure(&usual));
        let roster = Roster::read(&changed).unwrap();
        let machine = Sitter::Machine(roster.player("caretaker").unwrap());
        let sitters = changed.rules.seat_ids().map(|seat| if seat.0 == 0 { Sitter::Human } else { machine }).collect();
        Session::begin(Arc::clone(&changed), sitters, 3).unwrap().keep(&path).unwrap();
        let again = Session::open(&path, "en").unwrap();
        assert_eq!(pressure(&again.scenario), pressure(&changed));
        assert_eq!(again.scenario.rules.calendar.turns, 8);
        assert_eq!(again.save().overrides, changed.options.changes());
    }
}
