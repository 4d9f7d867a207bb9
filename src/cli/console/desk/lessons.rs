//! What a tutorial teaches at a desk: the lesson due, praise for what was done, and the order a lesson waits for.

use super::{Desk, Failure, Ink, OrderKind, Page, say};
use crate::scenario::{Deed as D, Lesson};

impl Desk<'_> {
    /// Whether this is the seat that a tutorial teaches.
    pub(super) fn is_taught(&self) -> bool {
        self.sitting.scenario.tutorial.as_ref().is_some_and(|tutorial| tutorial.seat == self.seat)
    }

    /// The lesson to teach this seat now.
    pub(super) fn lesson(&self) -> Option<(usize, &Lesson)> {
        let tutorial = self.sitting.scenario.tutorial.as_ref().filter(|tutorial| tutorial.seat == self.seat)?;
        self.sitting.progress.now(tutorial, &self.sitting.game.observe(self.seat))
    }
    /// Brings the marks up to date; the lessons newly done.
    pub(super) fn look(&mut self) -> Vec<usize> {
        let Some(tutorial) = &self.sitting.scenario.tutorial else { return Vec::new() };
        let obs = self.sitting.game.observe(tutorial.seat);
        self.sitting.progress.look(tutorial, &obs, self.sitting.read)
    }
    /// Praises what has been done, and goes on to what is next.
    pub(super) fn taught(&mut self) -> Result<(), Failure> {
        let done = self.look();
        if done.is_empty() {
            return Ok(());
        }
        self.warned = false;
        let mut page = self.talk.page();
        if let Some(tutorial) = &self.sitting.scenario.tutorial {
            for lesson in done.iter().filter_map(|&place| tutorial.lessons.get(place)) {
                page.entry_in("Well done", Ink::Good, &lesson.praise);
            }
        }
        match self.lesson() {
            Some(_) => self.teach(&mut page),
            None => page.entry("Next", "Look around if you like; `done` goes on."),
        }
        say(&page.finish())
    }
    pub(super) fn teach(&self, page: &mut Page) {
        let Some((place, lesson)) = self.lesson() else { return };
        let all = self.sitting.scenario.tutorial.as_ref().map_or(0, |tutorial| tutorial.lessons.len());
        page.gap();
        page.rule(&format!("Lesson {} of {all}: {}", place + 1, lesson.title));
        page.paragraph(Ink::Plain, &lesson.text);
        page.entry_in("Do this", Ink::Title, &lesson.task);
    }
}

/// The kind of order a lesson asks for, if it asks for one.
pub(super) fn kind_of(lesson: &Lesson) -> Option<OrderKind> {
    match &lesson.done {
        D::Order { kind, .. } => Some(*kind),
        D::Pledge(_) => Some(OrderKind::MakePledge),
        D::BackMotion(_) => Some(OrderKind::Vote),
        D::Choose(..) => Some(OrderKind::Choose),
        D::Respond(_) | D::CallArticle4 => Some(OrderKind::Respond),
        D::BackResponse => Some(OrderKind::Back),
        D::Read(_) | D::All(_) | D::Any(_) => None,
    }
}
