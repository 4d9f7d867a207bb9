//! The desk: what is open and whose turn it is at the laptop; it does what the panels want.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::Screen;
use super::design::Design;
use super::front::{Card, Front, Setup, read_scenarios};
use super::intent::Intent;
use super::look::Look;
use super::look_back::Past;
use super::preview::Preview;
use super::session::{Kept, Session};
use super::settings::Settings;
use super::view::{self, Bench, View};
use crate::core::ids::MemberId;
use crate::report::debrief::{Prompt, debrief};
use crate::report::story::{Detail, Setting};

/// Everything the window holds.
pub struct Desk {
    /// Colours and words.
    pub look: Arc<Look>,
    /// Settings.
    pub settings: Settings,
    /// The title screen.
    pub front: Front,
    /// A game about to begin.
    pub setup: Option<Setup>,
    /// The game.
    pub session: Option<Session>,
    /// A game that is looked back on.
    pub past: Option<Past>,
    /// What the draft would come to.
    pub preview: Preview,
    /// Whose eyes.
    pub seat: MemberId,
    /// What is selected and opened.
    pub bench: Bench,
    /// What has been typed in the palette; none where it is closed.
    pub palette: Option<String>,
    /// Whether help is open.
    pub help: bool,
    /// What has been typed in the encyclopedia.
    pub library: String,
    /// Something a person should know.
    pub notice: Option<String>,
    /// Designer mode.
    pub design: Design,
    /// Whether the window is to be closed.
    pub quit: bool,
    /// Where the settings lead back to.
    pub back: Screen,
    /// Where games are kept; none where they are not.
    pub saves: Option<PathBuf>,
    pub(super) after_pass: Screen,
    pub(super) readers: Vec<MemberId>,
    view: Option<View>,
    made: (u64, MemberId, usize),
    path: Option<PathBuf>,
    kept_version: u64,
    loading: Option<Receiver<Card>>,
    next_tick: Instant,
}

impl Desk {
    /// A desk with these settings; scenarios are read in the background.
    pub fn new(settings: Settings, saves: Option<PathBuf>) -> Self {
        let look = Look::of(&settings.theme, &settings.language);
        let kept = saves.as_deref().map(Kept::list).unwrap_or_default();
        let loading = Some(read_scenarios(&settings.language));
        Self {
            front: Front { look: Arc::clone(&look), scenarios: Vec::new(), kept },
            bench: Bench { reduced_motion: settings.reduced_motion, ..Bench::default() },
            look,
            settings,
            setup: None,
            session: None,
            past: None,
            preview: Preview::default(),
            seat: MemberId(0),
            palette: None,
            help: false,
            library: String::new(),
            notice: None,
            design: Design::default(),
            quit: false,
            back: Screen::Title,
            saves,
            after_pass: Screen::Turn,
            readers: Vec::new(),
            view: None,
            made: (0, MemberId(0), 0),
            path: None,
            kept_version: 0,
            loading,
            next_tick: Instant::now(),
        }
    }

    /// The view of the seat at the laptop, made anew where something has changed.
    pub fn view(&mut self) -> Option<&View> {
        let session = self.session.as_ref()?;
        let now = (session.version(), self.seat, Arc::as_ptr(&self.look) as usize);
        match &mut self.view {
            Some(view) if self.made == now => view.bench.clone_from(&self.bench),
            _ => {
                self.view = Some(view::build(session, self.seat, &self.look, &self.bench, self.view.take().as_ref()));
                self.made = now;
            }
        }
        let view = self.view.as_mut()?;
        view.fan.clone_from(&self.preview.fan);
        Some(view)
    }

    /// The view of the game that is looked back on.
    pub fn past_view(&mut self) -> Option<&View> {
        self.past.as_mut()?.view(&self.look, &self.bench)
    }

    /// The briefing of the seat at the laptop.
    pub fn brief(&self) -> String {
        let text = self.session.as_ref().and_then(|session| {
            session.scenario.briefs.iter().find(|(seat, _)| *seat == self.seat).map(|(_, text)| text.clone())
        });
        text.unwrap_or_else(|| self.look.t("briefing-none"))
    }

    /// Whether something is under way that needs to be looked at before anybody touches anything.
    pub fn busy(&self) -> bool {
        let watching = self.session.as_ref().is_some_and(|session| session.watching() && !session.over());
        let past = self.past.as_ref().is_some_and(|past| past.playing);
        let going_on = past || (watching && !self.bench.paused) || self.preview.busy();
        self.loading.is_some() || going_on || self.design.watching()
    }

    /// What goes on by itself: scenarios arriving, games being watched, files being edited.
    pub fn tick(&mut self, screen: Screen) -> Option<Screen> {
        if let Some(loading) = &self.loading {
            loop {
                match loading.try_recv() {
                    Ok(card) => self.front.scenarios.push(card),
                    Err(std::sync::mpsc::TryRecvError::Empty) => break,
                    Err(std::sync::mpsc::TryRecvError::Disconnected) => {
                        self.loading = None;
                        break;
                    }
                }
            }
            self.front.scenarios.sort_by_key(Card::rank);
        }
        if self.design.look() {
            let key = if self.design.findings.is_empty() { "designer-good" } else { "designer-kept" };
            self.notice = (screen != Screen::Designer).then(|| self.look.t(key));
        }
        self.tick_past(screen);
        match self.session.as_ref().filter(|_| screen == Screen::Turn) {
            Some(session) => self.preview.look_after(session, self.seat, Instant::now()),
            None => self.preview.forget(),
        }
        self.watch(screen)
    }

    /// Plays on while nobody plays.
    fn watch(&mut self, screen: Screen) -> Option<Screen> {
        if screen != Screen::Turn || self.bench.paused || Instant::now() < self.next_tick {
            return None;
        }
        let session = self.session.as_mut().filter(|session| session.watching())?;
        if session.over() {
            return Some(Screen::Debrief);
        }
        self.next_tick = Instant::now() + Duration::from_millis(u64::from(self.bench.tenths) * 100);
        session.move_on();
        self.keep();
        None
    }

    /// Writes the game where it has changed.
    fn keep(&mut self) {
        let Some(session) = &self.session else { return };
        let Some(path) = self.path.as_ref().filter(|_| session.version() != self.kept_version) else { return };
        self.kept_version = session.version();
        if let Err(problem) = session.keep(path) {
            self.notice = Some(self.look.tw("notice-unsaved", &[("why", problem.into())]));
            self.path = None;
        }
    }

    /// Does what is wanted; returns the screen to go to.
    pub fn apply(&mut self, intents: Vec<Intent>, screen: Screen) -> Option<Screen> {
        let mut to = None;
        for intent in intents {
            to = self.act(intent, to.unwrap_or(screen)).or(to);
        }
        self.keep();
        to.filter(|to| *to != screen)
    }

    fn act(&mut self, intent: Intent, screen: Screen) -> Option<Screen> {
        match intent {
            Intent::Go(to) => return self.go(to, screen),
            Intent::Choose(id, variant) => return self.choose(&id, variant),
            Intent::Sit(..) | Intent::Rise(_) | Intent::SitAs(_) | Intent::Seed(_) => self.sit(intent),
            Intent::Begin => return self.begin(),
            Intent::Open(path) => return self.open(path),
            Intent::LookBack(path) => return self.look_back(path.as_deref(), screen),
            Intent::StandAt(_) | Intent::PlayBack(_) | Intent::LeavePast => return self.scrub(&intent),
            Intent::LookAs(_) if screen == Screen::Past => return self.scrub(&intent),
            Intent::PutAway(path) => self.put_away(&path),
            Intent::TakeOver => return Some(self.after_pass),
            Intent::Seal => return self.seal(screen),
            Intent::Unseal(seat) => return self.unseal(seat),
            Intent::NextTurn => return self.next_turn(),
            Intent::Order(_) | Intent::TakeOut(_) | Intent::Undo | Intent::Redo | Intent::Reset => {
                self.draft(intent);
            }
            Intent::Palette(open) => self.palette = open.then(String::new),
            Intent::Help(open) => self.help = open,
            Intent::Theme(name) => {
                self.settings.theme = name;
                self.settled();
            }
            Intent::Language(name) => {
                self.settings.language = name;
                self.settled();
                self.front.scenarios.clear();
                self.loading = Some(read_scenarios(&self.settings.language));
            }
            Intent::Scale(percent) => {
                self.settings.scale = percent.clamp(100, 200);
                self.settled();
            }
            Intent::ReducedMotion(less) => {
                self.settings.reduced_motion = less;
                self.bench.reduced_motion = less;
                self.settled();
            }
            Intent::Export => self.export(),
            Intent::Design(folder) => {
                if let Err(problem) = self.design.open(&folder) {
                    self.notice = Some(problem);
                }
            }
            Intent::Dismiss => self.notice = None,
            Intent::Quit => self.quit = true,
            Intent::LookAs(seat) => self.seat = seat,
            other => self.bench.apply(other, self.view.as_ref()),
        }
        None
    }

    fn go(&mut self, to: Screen, from: Screen) -> Option<Screen> {
        match to {
            Screen::Settings => self.back = if from == Screen::Settings { self.back } else { from },
            Screen::Title => {
                self.keep();
                self.list_saves();
            }
            Screen::Turn if self.session.is_some() => return Some(self.arrival()),
            Screen::Turn | Screen::Briefing | Screen::Debrief | Screen::Library if self.session.is_none() => {
                return None;
            }
            // What others believed and Washington meant is for the end.
            Screen::Debrief => {
                let over = self.session.as_ref().is_some_and(|session| session.over() || session.watching());
                if !over {
                    self.notice = Some(self.look.t("notice-debrief"));
                    return None;
                }
            }
            _ => {}
        }
        Some(to)
    }

    pub(super) fn watching(&self) -> bool {
        self.session.as_ref().is_some_and(Session::watching)
    }

    /// Takes a game onto the desk.
    pub fn seated(&mut self, session: Session, path: Option<PathBuf>) {
        self.seat = session.humans().first().copied().unwrap_or_default();
        self.bench = Bench { reduced_motion: self.settings.reduced_motion, ..Bench::default() };
        self.session = Some(session);
        self.view = None;
        self.path = path;
        self.kept_version = 0;
        self.readers.clear();
        self.preview.forget();
    }

    fn settled(&mut self) {
        self.look = Look::of(&self.settings.theme, &self.settings.language);
        self.front.look = Arc::clone(&self.look);
        if let Err(problem) = self.settings.write() {
            self.notice = Some(problem);
        }
    }

    /// Writes the whole debrief as text beside the saves.
    fn export(&mut self) {
        let Some(session) = &self.session else { return };
        let prompts: Vec<Prompt> = session
            .scenario
            .objectives
            .iter()
            .map(|objective| Prompt {
                objective: objective.text.clone(),
                question: objective.debrief.clone(),
                injects: objective.injects.clone(),
            })
            .collect();
        let text = debrief(&session.chronicle, &prompts, Setting { width: 100, colour: false, detail: Detail::Usual });
        let folder = self.saves.clone().unwrap_or_default();
        let path = folder.join(format!("debrief-{}-{}.txt", session.scenario.id, session.seed));
        let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, text));
        self.notice = Some(match written {
            Ok(()) => self.look.tw("notice-exported", &[("path", path.display().to_string().into())]),
            Err(error) => format!("{}: {error}", path.display()),
        });
    }
}
