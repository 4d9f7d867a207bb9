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
    /// As many characters as the detail allows.
    pub fn long(&self, usual: usize) -> usize {
        if self.detail == Detail::Full { 4000 } else { usual }
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
        sections(&turn, &mut page, setting);
    }
    standing::tell(&turn, before, &mut page);
    page.finish()
}

/// The most lines of a usual account between the headline and where things stand.
const LINES: usize = 20;

/// The parts of a turn: how telling each is, its name, and what tells it.
type Section = (i32, &'static str, fn(&Turn, &mut Page));
const SECTIONS: [Section; 11] = [
    (90, "the news", news::tell),
    (80, "the council", council::motions),
    (50, "pledges", council::words),
    (40, "money", arms::money),
    (60, "arms", arms::tell),
    (85, "Washington", abroad::washington),
    (88, "tariffs and partners", trade::tell),
    (30, "Ukraine", abroad::ukraine),
    (20, "the front", abroad::forces),
    (75, "Moscow", abroad::moscow),
    (100, "the test", abroad::test),
];

/// The parts in their order; a usual account leaves out the least telling until it is short, and says which.
fn sections(turn: &Turn, page: &mut Page, setting: Setting) {
    let mut parts: Vec<(i32, &str, String)> = Vec::new();
    for (telling, name, tell) in SECTIONS {
        let mut part = Page::new(setting.width, setting.colour);
        tell(turn, &mut part);
        let news_of_war =
            name == "Ukraine" && turn.events().any(|(_, event)| matches!(event, Event::WarChanged { .. }));
        if part.lines() > 0 {
            parts.push((if news_of_war { 95 } else { telling }, name, part.finish()));
        }
    }
    let mut left_out = Vec::new();
    let lines = |parts: &[(i32, &str, String)]| parts.iter().map(|part| part.2.lines().count()).sum::<usize>();
    while turn.detail == Detail::Usual && lines(&parts) > LINES && parts.len() > 3 {
        let Some(least) = (0..parts.len()).min_by_key(|&place| parts[place].0) else { break };
        left_out.push(parts.remove(least).1);
    }
    for (_, _, text) in &parts {
        text.lines().for_each(|line| page.raw(line));
    }
    if !left_out.is_empty() {
        page.entry_in("", Ink::Dim, &format!("Left out of this short account: {}.", super::narrate::list(&left_out)));
    }
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
