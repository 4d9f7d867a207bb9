//! How far somebody has got in the tutorial that is on the desk.

use std::sync::Arc;

use bevy_egui::egui::Context;

use super::{Missing, Saying};
use crate::gui::desk::Desk;
use crate::gui::intent::{Intent, Teach};
use crate::gui::session::Session;
use crate::gui::spot::{self, Spot};
use crate::gui::view::{LeftTab, MenuGroup, RightTab};
use crate::gui::{Pane, Screen};
use crate::replay;
use crate::rules::order::OrderKind;
use crate::rules::phase::Step;
use crate::scenario::{Deed, Lesson, Page, Scenario, Tutorial};
use crate::sim::Game;
use crate::sim::lessons::{Mark, Pages, Progress};

/// A tutorial under way.
pub struct Course {
    pub(super) scenario: Arc<Scenario>,
    pub(super) tutorial: Tutorial,
    pub(super) progress: Progress,
    pub(super) read: Pages,
    pub(super) turn: u8,
    pub(super) step: Step,
    /// What was looked at last: the session's version and the pages.
    pub(super) seen: Option<(u64, Pages)>,
    /// The lesson that was done last, until somebody goes on.
    pub(super) praise: Option<usize>,
    /// Whether the hint is open.
    pub(super) hint: bool,
    /// What is missing, once somebody wanted to go on without it.
    pub(super) missing: Option<Missing>,
    /// Orders in the draft when it was last looked at.
    pub(super) drafted: usize,
    /// Orders that would do, by their titles in the list, and their drawer.
    pub(super) would_do: Vec<(String, MenuGroup)>,
    /// Lessons of the turn that is over that were not done.
    pub(super) lost: Vec<usize>,
    pub(super) ended: bool,
    pub(super) farewell_said: bool,
}

impl Course {
    /// The course of a game; what was done before it was taken up again is read off its record.
    pub(super) fn of(session: &Session) -> Option<Self> {
        let tutorial = session.scenario.tutorial.as_ref()?.for_window();
        let mut progress = Progress::new(&tutorial);
        let save = session.save();
        if save.finished() > 0 {
            let watch = |game: &Game, _| progress.follow(&tutorial, game);
            // A record that does not play again would not have been opened.
            let _ = replay::replay(&save, Arc::clone(&session.scenario.rules), watch);
        }
        Some(Self {
            scenario: Arc::clone(&session.scenario),
            tutorial,
            progress,
            read: Pages::default(),
            turn: session.turn(),
            step: session.step(),
            seen: None,
            praise: None,
            hint: false,
            missing: None,
            drafted: 0,
            would_do: Vec::new(),
            lost: Vec::new(),
            ended: false,
            farewell_said: false,
        })
    }

    pub(super) fn now(&self, session: &Session) -> Option<(usize, &Lesson)> {
        self.progress.now(&self.tutorial, &session.observe(self.tutorial.seat))
    }

    /// Marks what has been done.
    pub(super) fn look(&mut self, session: &Session) {
        if session.turn() != self.turn {
            self.turn = session.turn();
            self.read = Pages::default();
            self.lost.clear();
        }
        if session.step() != self.step {
            self.step = session.step();
            self.praise = None;
            self.fresh_start();
        }
        let seen = (session.version(), self.read);
        if self.seen == Some(seen) {
            return;
        }
        self.seen = Some(seen);
        let before = self.now(session).map(|(place, _)| place);
        let done = self.progress.look(&self.tutorial, &session.observe(self.tutorial.seat), self.read);
        if let Some(last) = done.last() {
            self.praise = Some(*last);
            self.fresh_start();
        }
        let orders = &session.draft(self.tutorial.seat).orders;
        if let (Some((place, lesson)), Some(newest)) = (self.now(session), orders.last())
            && before == Some(place)
            && orders.len() > self.drafted
            && asks_for(&lesson.done, newest.order.kind())
        {
            self.missing = Some(Missing::NotThat);
        }
        self.drafted = orders.len();
        if matches!(session.step(), Step::Report | Step::Over) && session.turn() > 0 {
            self.progress.close(&self.tutorial, session.turn());
            let of_turn = |place: &usize| self.tutorial.lessons[*place].turn == session.turn();
            let failed = |place: &usize| matches!(self.progress.mark(*place), Mark::Missed | Mark::Skipped);
            self.lost = (0..self.tutorial.lessons.len()).filter(of_turn).filter(failed).collect();
        }
    }

    pub(super) fn fresh_start(&mut self) {
        self.hint = false;
        self.missing = None;
    }

    /// Notes what is open or has been pressed.
    pub(super) fn note_pages(&mut self, desk: &Desk, screen: Screen, context: &Context, intents: &[Intent]) {
        let bench = &desk.bench;
        match screen {
            Screen::Report => self.read.open(Page::Report),
            Screen::Briefing => self.read.open(Page::Brief),
            Screen::Turn if bench.menu_open && bench.group == MenuGroup::Procure => self.read.open(Page::Preview),
            _ => {}
        }
        for intent in intents {
            match intent {
                Intent::RightTab(RightTab::Programmes) | Intent::Pane(Pane::Programmes) => {
                    self.read.open(Page::Programmes);
                }
                Intent::LeftTab(LeftTab::Trust) => self.read.open(Page::Allies),
                Intent::LeftTab(LeftTab::Chronicle) => self.read.open(Page::Report),
                Intent::Pane(Pane::Capital) => {
                    self.read.open(Page::Means);
                    self.read.open(Page::Agenda);
                }
                _ => {}
            }
        }
        let pressed = context.input(|input| input.pointer.any_click().then(|| input.pointer.interact_pos()).flatten());
        match pressed.and_then(|at| spot::under(context, at)) {
            Some(Spot::Part(part)) if part.starts_with("gauge-") => self.read.open(Page::Why),
            Some(Spot::Part("capital")) => {
                self.read.open(Page::Means);
                self.read.open(Page::Agenda);
            }
            _ => {}
        }
    }

    pub(super) fn teach(&mut self, teach: Teach, now: Option<usize>, intents: &mut Vec<Intent>) {
        match teach {
            Teach::Hint => self.hint = !self.hint,
            Teach::GoOn => self.praise = None,
            Teach::Skip => {
                if let Some(place) = now {
                    self.progress.skip(place);
                    self.fresh_start();
                }
            }
            Teach::End => self.ended = true,
            Teach::Farewell => self.farewell_said = true,
            Teach::Show => {
                let asks = now.and_then(|place| self.tutorial.lessons.get(place));
                if asks.is_some_and(|lesson| matches!(lesson.done, Deed::Choose(..))) {
                    intents.push(Intent::Questions(true));
                } else if let Some((_, group)) = self.would_do.first() {
                    intents.extend([Intent::Group(*group), Intent::Menu(true), Intent::MenuSearch(String::new())]);
                }
            }
        }
    }

    pub(super) fn farewell(&self, named: &dyn Fn(&str) -> String) -> Saying {
        let lessons = self.tutorial.lessons.iter().enumerate();
        let rows = lessons.map(|(nth, lesson)| {
            let kept = if lesson.learnt.is_empty() { &lesson.praise } else { &lesson.learnt };
            (lesson.title.clone(), self.progress.mark(nth), named(kept))
        });
        Saying::Farewell(rows.collect(), named(&self.tutorial.farewell))
    }
}

/// Whether a deed asks for an order of a kind.
fn asks_for(deed: &Deed, kind: OrderKind) -> bool {
    let mut found = false;
    deed.each(&mut |one| {
        found |= match one {
            Deed::Order { kind: asked, .. } => *asked == kind,
            Deed::Pledge(_) => kind == OrderKind::MakePledge,
            Deed::Respond(_) | Deed::CallArticle4 => kind == OrderKind::Respond,
            Deed::BackResponse => kind == OrderKind::Back,
            Deed::BackMotion(_) => kind == OrderKind::Vote,
            Deed::Choose(..) => kind == OrderKind::Choose,
            Deed::Read(_) | Deed::All(_) | Deed::Any(_) => false,
        };
    });
    found
}
