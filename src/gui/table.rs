//! At the table: drafting, sealing, passing the laptop on, and where to after the game has moved on.

use super::Screen;
use super::desk::Desk;
use super::intent::Intent;
use super::look::orders::Words;
use super::session::{Session, Sitter};
use crate::core::ids::MemberId;
use crate::rules::order::Order;
use crate::rules::phase::Step;

impl Desk {
    /// The screen that belongs to what the game waits for.
    pub(super) fn arrival(&self) -> Screen {
        match self.session.as_ref().map(Session::step) {
            Some(Step::Respond | Step::Back | Step::Crisis) if !self.watching() => Screen::Reaction,
            Some(Step::Report | Step::Over) if !self.watching() => Screen::Report,
            Some(_) => Screen::Turn,
            None => Screen::Title,
        }
    }

    /// To a screen of the seat at the laptop; past the privacy screen where several people play.
    pub(super) fn pass_to(&mut self, to: Screen) -> Screen {
        let several = self.session.as_ref().is_some_and(|session| session.humans().len() > 1);
        if several {
            self.after_pass = to;
            Screen::Pass
        } else {
            to
        }
    }

    pub(super) fn seal(&mut self, screen: Screen) -> Option<Screen> {
        let session = self.session.as_mut()?;
        if matches!(session.step(), Step::Report | Step::Over) {
            return None;
        }
        session.seal(self.seat, true);
        self.bench.menu_open = false;
        self.bench.picks.clear();
        if let Some(next) = session.waiting().first().copied() {
            self.seat = next;
            let first = session.turn() == 1 && session.step() == Step::Propose;
            let to = if first { Screen::Briefing } else { self.arrival() };
            return Some(self.pass_to(to));
        }
        session.move_on();
        self.moved_on(screen)
    }

    /// Who has sealed and may take the laptop back, with their names; nobody while a game is looked back on.
    pub(super) fn sealed_before(&self) -> Vec<(MemberId, String)> {
        let playing = self.session.as_ref().filter(|_| self.after_pass != Screen::Past);
        playing.map_or_else(Vec::new, |session| {
            let names = session.sealed().into_iter().filter(|seat| *seat != self.seat);
            names.map(|seat| (seat, session.scenario.rules.name(seat).to_owned())).collect()
        })
    }

    /// A seat takes the laptop back, as long as somebody else has not sealed.
    pub(super) fn unseal(&mut self, seat: MemberId) -> Option<Screen> {
        let session = self.session.as_mut().filter(|session| session.sealed().contains(&seat))?;
        session.seal(seat, false);
        self.seat = seat;
        self.bench.menu_open = false;
        Some(self.pass_to(self.arrival()))
    }

    /// Where to after the game has moved on.
    fn moved_on(&mut self, screen: Screen) -> Option<Screen> {
        let session = self.session.as_ref()?;
        if matches!(session.step(), Step::Report | Step::Over) {
            self.readers = session.humans();
            self.bench.told = 0;
            if let Some(first) = self.readers.first().copied() {
                self.seat = first;
                self.readers.remove(0);
            }
            return Some(self.pass_to(Screen::Resolution));
        }
        let before = self.seat;
        if let Some(next) = session.waiting().first().copied() {
            self.seat = next;
        }
        let to = self.arrival();
        if self.seat == before && to == screen { None } else { Some(self.pass_to(to)) }
    }

    pub(super) fn next_turn(&mut self) -> Option<Screen> {
        if let Some(next) = self.readers.first().copied() {
            self.readers.remove(0);
            self.seat = next;
            return Some(self.pass_to(Screen::Report));
        }
        let session = self.session.as_mut()?;
        if session.step() == Step::Report {
            session.step_on();
            session.move_on();
        }
        if let Some(next) = session.waiting().first().copied() {
            self.seat = next;
        }
        Some(self.pass_to(self.arrival()))
    }

    pub(super) fn draft(&mut self, intent: Intent) {
        let seat = self.seat;
        let place = if let Intent::Order(order) = &intent { self.place_of(order) } else { None };
        let Some(session) = &mut self.session else { return };
        if session.sitters.get(seat) != Some(&Sitter::Human) {
            return;
        }
        let mut refusal = None;
        match intent {
            Intent::Order(order) => {
                refusal = match place {
                    Some(nth) => session.replace(seat, nth, order),
                    None => session.add(seat, order),
                }
                .err();
            }
            Intent::TakeOut(nth) => {
                let lost = session.take_out(seat, nth).len();
                if lost > 0 {
                    self.notice = Some(self.look.tw("notice-lost", &[("count", lost.into())]));
                }
            }
            Intent::Undo => session.undo(seat),
            Intent::Redo => session.redo(seat),
            Intent::Reset => session.reset_draft(seat),
            _ => {}
        }
        if let Some(refusal) = refusal {
            let words = Words { look: &self.look, obs: session.observe(seat) };
            self.notice = Some(words.refusal(&refusal));
        }
    }

    /// The place in the draft of an order on the same subject.
    fn place_of(&self, order: &Order) -> Option<usize> {
        let session = self.session.as_ref()?;
        let words = Words { look: &self.look, obs: session.observe(self.seat) };
        let title = words.title(order);
        let drafted = &session.draft(self.seat).orders;
        drafted.iter().position(|one| one.order.kind() == order.kind() && words.title(&one.order) == title)
    }
}
