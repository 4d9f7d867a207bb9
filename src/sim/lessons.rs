//! How far somebody has got in a tutorial, read off the orders that were accepted and the pages that were opened.

use super::game::Game;
use super::observe::Observation;
use crate::core::ids::{MemberId, OptionId, SiteId};
use crate::rules::order::Order;
use crate::rules::phase::Step;
use crate::rules::words::{Backing, Ballot};
use crate::scenario::{Deed, Lesson, Page, Tutorial};

/// The pages opened this turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pages(u16);

impl Pages {
    /// Notes that a page was opened.
    pub fn open(&mut self, page: Page) {
        self.0 |= 1 << page as u16;
    }
    /// Whether it was.
    pub fn has(self, page: Page) -> bool {
        self.0 >> page as u16 & 1 == 1
    }
    /// Every page: for turns that were played before the game was taken up again.
    pub fn all() -> Self {
        Self(u16::MAX)
    }
}

/// How a lesson stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Not yet done.
    #[default]
    Open,
    /// Done.
    Done,
    /// Passed over on purpose.
    Skipped,
    /// Its turn is over and it was not done.
    Missed,
}

/// How far somebody has got: a mark for each lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    marks: Vec<Mark>,
}

impl Progress {
    /// Nothing done yet.
    pub fn new(tutorial: &Tutorial) -> Self {
        Self { marks: vec![Mark::Open; tutorial.lessons.len()] }
    }
    /// How a lesson stands, by its place.
    pub fn mark(&self, lesson: usize) -> Mark {
        self.marks.get(lesson).copied().unwrap_or_default()
    }
    /// How many lessons bear a mark.
    pub fn count(&self, mark: Mark) -> usize {
        self.marks.iter().filter(|one| **one == mark).count()
    }
    /// Marks what has been done in this turn, and opens again what was taken back; the lessons that are newly done.
    pub fn look(&mut self, tutorial: &Tutorial, obs: &Observation, read: Pages) -> Vec<usize> {
        let mut fresh = Vec::new();
        for (place, lesson) in of_turn(tutorial, obs.turn()) {
            let Some(mark) = self.marks.get_mut(place) else { continue };
            let done = met(&lesson.done, obs, read);
            match (*mark, done) {
                (Mark::Open, true) => {
                    *mark = Mark::Done;
                    fresh.push(place);
                }
                (Mark::Done, false) => *mark = Mark::Open,
                _ => {}
            }
        }
        fresh
    }
    /// The lesson to teach now: the first open one of this turn that can be done in this step. Reading is taught where
    /// orders are given.
    pub fn now<'t>(&self, tutorial: &'t Tutorial, obs: &Observation) -> Option<(usize, &'t Lesson)> {
        of_turn(tutorial, obs.turn()).find(|(place, lesson)| {
            self.mark(*place) == Mark::Open && lesson.done.step().unwrap_or(Step::Orders) == obs.step()
        })
    }
    /// Passes a lesson over.
    pub fn skip(&mut self, lesson: usize) {
        if let Some(mark) = self.marks.get_mut(lesson).filter(|mark| **mark == Mark::Open) {
            *mark = Mark::Skipped;
        }
    }
    /// Goes along with a game that is played again from its record: what was read in it, nobody knows any more.
    pub fn follow(&mut self, tutorial: &Tutorial, game: &Game) {
        self.look(tutorial, &game.observe(tutorial.seat), Pages::all());
        if matches!(game.step(), Step::Report | Step::Over) && game.turn() > 0 {
            self.close(tutorial, game.turn());
        }
    }
    /// The turn is over: what is still open in it was missed. The lessons that were.
    pub fn close(&mut self, tutorial: &Tutorial, turn: u8) -> Vec<usize> {
        let mut missed = Vec::new();
        for (place, _) in of_turn(tutorial, turn) {
            if let Some(mark) = self.marks.get_mut(place).filter(|mark| **mark == Mark::Open) {
                *mark = Mark::Missed;
                missed.push(place);
            }
        }
        missed
    }
}

/// The lessons of a turn with their places.
fn of_turn(tutorial: &Tutorial, turn: u8) -> impl Iterator<Item = (usize, &Lesson)> {
    tutorial.lessons.iter().enumerate().filter(move |(_, lesson)| lesson.turn == turn)
}

/// Whether a deed has been done this turn.
pub fn met(deed: &Deed, obs: &Observation, read: Pages) -> bool {
    match deed {
        Deed::Read(page) => read.has(*page),
        Deed::All(deeds) => deeds.iter().all(|deed| met(deed, obs, read)),
        Deed::Any(deeds) => deeds.iter().any(|deed| met(deed, obs, read)),
        _ => obs.given().iter().any(|order| counts(deed, order, obs)),
    }
}

/// Whether an order would count towards a deed.
pub fn counts(deed: &Deed, order: &Order, obs: &Observation) -> bool {
    match deed {
        Deed::Read(_) => false,
        Deed::Order { kind, option, area, member, site, initiative } => {
            let about = About::of(order, obs);
            order.kind() == *kind
                && option.is_none_or(|wanted| about.option == Some(wanted))
                && area.is_none_or(|wanted| about.option.is_some_and(|id| obs.rules().options[id].points[wanted].0 > 0))
                && member.is_none_or(|wanted| about.member == Some(wanted))
                && site.is_none_or(|wanted| about.site == Some(wanted))
                && initiative.is_none_or(|wanted| about.initiative == Some(wanted))
        }
        Deed::Pledge(wanted) => {
            matches!(order, Order::MakePledge { promise, .. } if wanted.is_none_or(|wanted| wanted == *promise))
        }
        Deed::BackMotion(wanted) => {
            About::of(order, obs).initiative == Some(*wanted)
                && matches!(order, Order::Propose { .. } | Order::Vote { ballot: Ballot::Silent, .. })
        }
        Deed::Choose(wanted, choices) => match order {
            Order::Choose { inject, choice } => inject == wanted && (choices.is_empty() || choices.contains(choice)),
            _ => false,
        },
        Deed::Respond(wanted) => match order {
            Order::Respond { response, .. } => wanted.is_empty() || wanted.contains(response),
            _ => false,
        },
        Deed::CallArticle4 => matches!(order, Order::Respond { article4: true, .. }),
        Deed::BackResponse => matches!(order, Order::Back { backing: Backing::Back, .. }),
        Deed::All(deeds) | Deed::Any(deeds) => deeds.iter().any(|deed| counts(deed, order, obs)),
    }
}

/// What an order is about.
#[derive(Clone, Copy, Debug, Default)]
struct About {
    option: Option<OptionId>,
    member: Option<MemberId>,
    site: Option<SiteId>,
    initiative: Option<crate::core::ids::InitiativeId>,
}

impl About {
    fn of(order: &Order, obs: &Observation) -> Self {
        let option = |programme| obs.programme(programme).map(|row| row.option());
        let motion = |id| obs.motions().get(id).map(|row| row.initiative);
        let nothing = Self::default();
        match *order {
            Order::Propose { initiative, .. } => Self { initiative: Some(initiative), ..nothing },
            Order::Persuade { motion: id, holdout, .. } => {
                Self { initiative: motion(id), member: Some(holdout), ..nothing }
            }
            Order::Vote { motion: id, .. } => Self { initiative: motion(id), ..nothing },
            Order::MakePledge { to, .. } => Self { member: to, ..nothing },
            Order::Start { option, .. } => Self { option: Some(option), ..nothing },
            Order::Join { programme, .. }
            | Order::SetShare { programme, .. }
            | Order::Leave { programme }
            | Order::Accelerate { programme }
            | Order::Cancel { programme }
            | Order::JumpQueue { programme } => Self { option: option(programme), ..nothing },
            Order::SendBrigade { site, .. }
            | Order::WithdrawBrigade { site }
            | Order::AirPolicing { site }
            | Order::Exercise { site } => Self { site: Some(site), ..nothing },
            Order::HostBrigade { from: member } | Order::Reassure { member } | Order::Lend { to: member, .. } => {
                Self { member: Some(member), ..nothing }
            }
            Order::Lobby { instead } => Self { member: Some(instead), ..nothing },
            Order::SideDeal { with } => Self { member: with, ..nothing },
            Order::Back { incident, .. } => {
                Self { member: obs.incidents().get(usize::from(incident)).map(|row| row.target), ..nothing }
            }
            _ => nothing,
        }
    }
}
