//! The story of a turn: what mattered, in the order a reader wants it, at the length a reader bears.

mod abroad;
mod arms;
mod council;
mod news;
mod standing;
mod trade;
mod weigh;

pub use standing::commitment_error;
pub use weigh::weight;

use super::narrate::Teller;
use super::page::{Ink, Page};
use super::timeline::Gauges;
use crate::rules::event::Event;

/// How much of a turn is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// The headline and where things stand.
    Quiet,
    /// What mattered.
    #[default]
    Usual,
    /// Everything that is public.
    Full,
}

/// How a story is set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Characters a line.
    pub width: usize,
    /// Whether to use colour.
    pub colour: bool,
    /// How much to tell.
    pub detail: Detail,
}

/// The public entries of a turn with their places, as a story needs them.
pub(super) struct Turn<'a> {
    pub teller: Teller<'a>,
    pub detail: Detail,
}

impl<'a> Turn<'a> {
    /// The public events with their places.
    pub fn events(&self) -> impl Iterator<Item = (usize, Event)> + use<'a> {
        self.teller.log.iter().map(|entry| entry.event).enumerate().filter(|(_, event)| Teller::open(*event))
    }
    /// Events that `pick` turns into something.
    pub fn pick<T: 'a>(&self, pick: impl Fn(Event) -> Option<T> + 'a) -> Vec<(usize, T)> {
        self.events().filter_map(|(place, event)| pick(event).map(|found| (place, found))).collect()
    }
    /// The sentences of the events that fit, the weightiest `most` of them, in the order in which they happened.
    pub fn told(&self, most: usize, fits: impl Fn(Event) -> bool) -> Vec<String> {
        let mut chosen: Vec<(usize, Event)> = self.events().filter(|(_, event)| fits(*event)).collect();
        let most = if self.detail == Detail::Full { usize::MAX } else { most };
        chosen.sort_by_key(|(place, event)| (-weight(self.teller, *event), *place));
        chosen.truncate(most);
        chosen.sort_by_key(|(place, _)| *place);
        chosen.into_iter().map(|(place, _)| self.teller.tell(place)).collect()
    }
    /// As many as the detail allows.
    pub fn most(&self, usual: usize) -> usize {
        if self.detail == Detail::Full { usize::MAX } else { usual }
    }
}

/// Tells the turn that has just ended; nothing in it is hidden from the seats.
pub fn story(teller: Teller, before: &Gauges, setting: Setting) -> String {
    let mut page = Page::new(setting.width, setting.colour);
    let turn = Turn { teller, detail: setting.detail };
    dateline(&turn, &mut page);
    if setting.detail != Detail::Quiet {
        news::tell(&turn, &mut page);
        council::motions(&turn, &mut page);
        council::words(&turn, &mut page);
        arms::tell(&turn, &mut page);
        abroad::washington(&turn, &mut page);
        trade::tell(&turn, &mut page);
        abroad::ukraine(&turn, &mut page);
        abroad::forces(&turn, &mut page);
        abroad::moscow(&turn, &mut page);
        abroad::test(&turn, &mut page);
    }
    standing::tell(&turn, before, &mut page);
    page.finish()
}

fn dateline(turn: &Turn, page: &mut Page) {
    let (rules, clock) = (turn.teller.rules, turn.teller.state.clock);
    let calendar = &rules.calendar;
    let title =
        format!("Turn {} of {} · {}", clock.turn, calendar.turns, super::narrate::upper(&calendar.name(clock.turn)));
    page.rule(&title);
    let top = turn.events().max_by_key(|(place, event)| (weight(turn.teller, *event), usize::MAX - *place));
    if let Some((_, event)) = top {
        let head = weigh::headline(turn.teller, event);
        page.paragraph(Ink::Headline, &head);
    }
    page.gap();
}
