//! The tutorial at the window: what is taught now, where it is on the screen, and what is still missing.
//!
//! Lessons are data of the scenario; whether one is done is read off the orders that were accepted and the parts that
//! were opened (`sim::lessons`). The coach sees every wish before the desk does.

mod course;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use bevy_egui::egui::Context;

use super::Screen;
use super::desk::Desk;
use super::intent::{Intent, Teach};
use super::look::Look;
use super::session::{Session, Sitter};
use super::spot::Spot;
use super::view::MenuGroup;
use crate::core::ids::MemberId;
use crate::rules::phase::Step;
use crate::scenario::{Deed, Lesson, Page};
use crate::sim::lessons::{Mark, counts};
use course::Course;

/// Goes along with the game that is on the desk.
#[derive(Default)]
pub struct Coach {
    course: Option<Course>,
}

/// Why a lesson is not done yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Nothing was done about it.
    NotDone,
    /// An order of that kind was given, but not about what is asked for.
    NotThat,
}

impl Missing {
    /// The key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotDone => "lesson-missing",
            Self::NotThat => "lesson-wrong",
        }
    }
}

/// What is said now.
#[derive(Clone, Debug, PartialEq)]
pub enum Saying {
    /// Before the first turn.
    Welcome(String),
    /// A lesson.
    Lesson {
        /// Its place, from 1, and how many there are.
        nth: (usize, usize),
        /// The lesson.
        lesson: Box<Lesson>,
        /// Whether the hint is open.
        hint: bool,
        /// What is missing.
        missing: Option<Missing>,
        /// Whether it can be shown where it is done.
        showable: bool,
    },
    /// A lesson was done: its title and what is said of it.
    Praise(String, String),
    /// Nothing is taught in this step.
    Free,
    /// The turn is over: what was not done, and what that means.
    After(Vec<(String, String)>),
    /// The game is over: every lesson with how it went and what is to be kept in mind, and the farewell.
    Farewell(Vec<(String, Mark, String)>, String),
}

impl Coach {
    /// Looks at the game on the desk; to be called in every frame.
    pub fn attend(&mut self, desk: &mut Desk) {
        let menu = desk.view().map(|view| Arc::clone(&view.menu));
        let Some(session) = desk.session.as_ref().filter(|session| taught(session).is_some()) else {
            self.course = None;
            return;
        };
        let known = self
            .course
            .as_ref()
            .is_some_and(|course| Arc::ptr_eq(&course.scenario, &session.scenario) && course.turn <= session.turn());
        if !known {
            self.course = Course::of(session);
        }
        let Some(course) = &mut self.course else { return };
        course.look(session);
        if let (Some(menu), Some((_, lesson))) = (menu, course.now(session)) {
            let obs = session.observe(course.tutorial.seat);
            let deed = lesson.done.clone();
            course.would_do = menu
                .iter()
                .filter(|entry| entry.parts.iter().any(|part| counts(&deed, &part.order, &obs)))
                .map(|entry| (entry.title.clone(), entry.group))
                .collect();
        }
    }

    /// What is said on a screen.
    pub fn saying(&self, desk: &Desk, screen: Screen) -> Option<Saying> {
        let (course, session) = (self.course.as_ref()?, desk.session.as_ref()?);
        if course.ended {
            return None;
        }
        let named = |text: &str| named(&desk.look, text);
        match screen {
            Screen::Briefing if session.turn() <= 1 => Some(Saying::Welcome(named(&course.tutorial.welcome))),
            Screen::Turn | Screen::Reaction => {
                let lesson = |place: usize| course.tutorial.lessons.get(place);
                if let Some(done) = course.praise.and_then(lesson) {
                    return Some(Saying::Praise(done.title.clone(), named(&done.praise)));
                }
                let Some((place, lesson)) = course.now(session) else { return Some(Saying::Free) };
                Some(Saying::Lesson {
                    nth: (place + 1, course.tutorial.lessons.len()),
                    lesson: Box::new(Lesson {
                        text: named(&lesson.text),
                        task: named(&lesson.task),
                        hint: named(&lesson.hint),
                        ..lesson.clone()
                    }),
                    hint: course.hint,
                    missing: course.missing,
                    showable: !matches!(lesson.done, Deed::Read(_) | Deed::Respond(_)),
                })
            }
            Screen::Resolution | Screen::Report => {
                let lost = course.lost.iter().filter_map(|place| course.tutorial.lessons.get(*place));
                Some(Saying::After(lost.map(|lesson| (lesson.title.clone(), named(&lesson.missed))).collect()))
            }
            Screen::Debrief if session.over() && !course.farewell_said => Some(course.farewell(&named)),
            _ => None,
        }
    }

    /// What is to be pointed out, the best first.
    pub fn spots(&self, desk: &Desk, saying: &Saying) -> Vec<Spot> {
        let Some(course) = &self.course else { return Vec::new() };
        let bench = &desk.bench;
        match saying {
            Saying::Welcome(_) => vec![Spot::Part("briefing-begin")],
            Saying::Free if bench.menu_open || bench.questions_open => vec![Spot::Part("close")],
            Saying::Free => vec![Spot::Part("seal")],
            Saying::Lesson { lesson, .. } => match &lesson.done {
                Deed::Read(page) => match page_part(*page) {
                    Some(part) => vec![Spot::Part(part), Spot::Part(pane_of(part))],
                    None if bench.menu_open => vec![Spot::Part(MenuGroup::Procure.key())],
                    None => vec![Spot::Part("draft"), Spot::Part("pane-draft")],
                },
                Deed::Respond(_) | Deed::CallArticle4 | Deed::BackResponse => vec![Spot::Part("reaction-choices")],
                Deed::Choose(..) => {
                    vec![Spot::Part("question-choices"), Spot::Part("draft"), Spot::Part("pane-draft")]
                }
                _ if bench.menu_open => {
                    let entry = |row: &(String, MenuGroup)| Spot::Entry(row.0.clone());
                    let drawer = course.would_do.first().map(|row| Spot::Part(row.1.key()));
                    course.would_do.iter().map(entry).chain(drawer).collect()
                }
                _ => vec![Spot::Part("draft"), Spot::Part("pane-draft")],
            },
            Saying::Praise(..) | Saying::After(_) | Saying::Farewell(..) => Vec::new(),
        }
    }

    /// Hears every wish before the desk does: notes what was opened, holds a seal back once, and does what concerns
    /// the tutorial.
    pub fn hear(&mut self, desk: &Desk, screen: Screen, context: &Context, intents: &mut Vec<Intent>) {
        let wanted: Vec<Teach> = intents
            .iter()
            .filter_map(|intent| if let Intent::Teach(teach) = intent { Some(*teach) } else { None })
            .collect();
        intents.retain(|intent| !matches!(intent, Intent::Teach(_)));
        let (Some(course), Some(session)) = (&mut self.course, &desk.session) else { return };
        if course.ended {
            return;
        }
        course.note_pages(desk, screen, context, intents);
        let now = course.now(session).map(|(place, _)| place);
        for teach in wanted {
            course.teach(teach, now, intents);
        }
        if !matches!(screen, Screen::Turn | Screen::Reaction) {
            return;
        }
        let now = course.now(session).map(|(place, _)| place);
        if intents.contains(&Intent::Seal) && now.is_some() && course.missing != Some(Missing::NotDone) {
            intents.retain(|intent| *intent != Intent::Seal);
            course.missing = Some(Missing::NotDone);
            course.hint = true;
        }
        // Moments in which nothing is taught are passed over, as at the terminal.
        let early = matches!(session.step(), Step::Propose | Step::Negotiate);
        let idle = course.praise.is_none() && now.is_none() && session.draft(desk.seat).orders.is_empty();
        if screen == Screen::Turn && early && idle && intents.is_empty() && !session.waiting().is_empty() {
            intents.push(Intent::Seal);
        }
    }
}

/// A text with what is written on the window in the place of `{key}`.
fn named(look: &Look, text: &str) -> String {
    let mut parts = text.split('{');
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('}') {
            Some((key, rest)) => {
                all.push_str(&look.t(key));
                all.push_str(rest);
            }
            None => all.push_str(part),
        }
    }
    all
}

/// The seat that is taught in a game, where a person sits in it.
fn taught(session: &Session) -> Option<MemberId> {
    let seat = session.scenario.tutorial.as_ref()?.seat;
    (session.sitters.get(seat) == Some(&Sitter::Human)).then_some(seat)
}

/// The part of the window that shows a page; none where it is the list of orders.
fn page_part(page: Page) -> Option<&'static str> {
    match page {
        Page::Preview => None,
        Page::Brief => Some("menu"),
        Page::Report => Some("tab-chronicle"),
        Page::Means | Page::Agenda => Some("capital"),
        Page::Allies => Some("tab-trust"),
        Page::Programmes => Some("tab-programmes"),
        Page::Why => Some("gauge-gap"),
    }
}

/// Where there is room for one pane only: the one that a part is in.
fn pane_of(part: &str) -> &'static str {
    match part {
        "tab-programmes" => "pane-programmes",
        "tab-chronicle" | "tab-trust" => "pane-books",
        "capital" => "pane-capital",
        _ => "pane-draft",
    }
}
