//! A game at the table: who sits where, whose orders are still open, and moving on when all are sealed.
//!
//! Drafts live in the game's own order book from the first click, so that what is shown is what the rules say and what
//! is saved is what was drafted.

mod draft;
mod keep;
#[cfg(test)]
pub mod tests;

use std::sync::Arc;

pub use draft::{Draft, Drafted};
pub use keep::{Kept, Summary};

use crate::ai::{Field, Orders, Player, Roster, Seating};
use crate::core::IdVec;
use crate::core::ids::MemberId;
use crate::replay::{Recorder, Save};
use crate::report::timeline::{Chronicle, TurnRecord};
use crate::rules::phase::Step;
use crate::scenario::Scenario;
use crate::sim::{Game, Observation, observe::Estimate};

/// Who plays a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sitter {
    /// Somebody at this laptop.
    Human,
    /// A program.
    Machine(Player),
}

/// A game being played.
pub struct Session {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Who plays which seat.
    pub sitters: IdVec<MemberId, Sitter>,
    /// What happened so far.
    pub chronicle: Chronicle,
    /// The seed.
    pub seed: u64,
    /// What each seat believed of American commitment at the end of each turn.
    pub beliefs: Vec<IdVec<MemberId, Estimate>>,
    game: Game,
    recorder: Recorder,
    field: Field,
    orders: Orders,
    drafts: IdVec<MemberId, Draft>,
    /// Counts every change, so that a view can be known to be old.
    version: u64,
}

impl Session {
    /// A new game, moved on to the first moment at which somebody is asked.
    ///
    /// # Errors
    /// Profiles of the scenario that cannot be read.
    pub fn begin(scenario: Arc<Scenario>, sitters: IdVec<MemberId, Sitter>, seed: u64) -> Result<Self, String> {
        let mut game = Game::new(Arc::clone(&scenario.rules));
        let recorder = Recorder::start(&mut game, seed).with_overrides(scenario.options.changes());
        let mut session = Self::around(scenario, sitters, seed, game, recorder)?;
        session.chronicle = Chronicle::new(Arc::clone(&session.scenario.rules), session.game.state());
        session.step_on();
        Ok(session)
    }

    fn around(
        scenario: Arc<Scenario>,
        sitters: IdVec<MemberId, Sitter>,
        seed: u64,
        game: Game,
        recorder: Recorder,
    ) -> Result<Self, String> {
        let rules = Arc::clone(&scenario.rules);
        let roster = Roster::read(&scenario).map_err(|findings| {
            findings.first().map_or_else(|| "the profiles cannot be read".to_owned(), |finding| finding.message.clone())
        })?;
        let fallback = roster.find("caretaker").map_or(Player::Random, Player::Scripted);
        let fixed = sitters
            .iter()
            .map(|sitter| match sitter {
                Sitter::Human => Some(fallback),
                Sitter::Machine(player) => Some(*player),
            })
            .collect();
        let field = Field::new(&rules, &roster, &Seating { fixed, rotation: vec![fallback] }, 0);
        let names = sitters.pairs().map(|(seat, sitter)| (seat, name_of(&roster, *sitter))).collect();
        Ok(Self {
            chronicle: Chronicle::new(Arc::clone(&rules), game.state()),
            drafts: IdVec::filled(usize::from(rules.seats), Draft::default()),
            recorder: recorder.with_players(names),
            beliefs: Vec::new(),
            orders: Orders::default(),
            version: 0,
            scenario,
            sitters,
            seed,
            game,
            field,
        })
    }

    /// What the game waits for.
    pub fn step(&self) -> Step {
        self.game.step()
    }
    /// The turn under way.
    pub fn turn(&self) -> u8 {
        self.game.turn()
    }
    /// Counts every change.
    pub fn version(&self) -> u64 {
        self.version
    }
    /// The game, for what everybody may see and for the debrief.
    pub fn game(&self) -> &Game {
        &self.game
    }
    /// What a seat may know.
    pub fn observe(&self, seat: MemberId) -> Observation<'_> {
        self.game.observe(seat)
    }
    /// The seats played by people, in order.
    pub fn humans(&self) -> Vec<MemberId> {
        self.sitters.pairs().filter(|(_, sitter)| **sitter == Sitter::Human).map(|(seat, _)| seat).collect()
    }
    /// Whether nobody at this laptop plays.
    pub fn watching(&self) -> bool {
        self.humans().is_empty()
    }
    /// The people who are asked now and have not sealed.
    pub fn waiting(&self) -> Vec<MemberId> {
        let asked = self.game.asked();
        self.humans().into_iter().filter(|seat| asked.has(*seat) && !self.drafts[*seat].sealed).collect()
    }
    /// The people who have sealed while the game plans, and may still open their orders again.
    pub fn sealed(&self) -> Vec<MemberId> {
        let planning = matches!(self.step(), Step::Propose | Step::Negotiate | Step::Orders);
        self.humans().into_iter().filter(|seat| planning && self.drafts[*seat].sealed).collect()
    }
    /// How many of the seats that are asked have sealed, and how many are asked.
    pub fn ready(&self) -> (usize, usize) {
        let asked = self.game.asked().iter().count();
        (asked - self.waiting().len(), asked)
    }
    /// Whether the game has ended.
    pub fn over(&self) -> bool {
        self.step() == Step::Over
    }
    /// The record as it stands, drafts included.
    pub fn save(&self) -> Save {
        self.recorder.save(&self.game)
    }

    /// The finished turns up to where the game stands: all of them, unless it is looked back on.
    pub fn finished(&self) -> impl DoubleEndedIterator<Item = &TurnRecord> {
        self.chronicle.turns.iter().filter(|record| record.turn <= self.turn())
    }

    /// A copy of the game to look back on.
    ///
    /// # Errors
    /// Profiles of the scenario that cannot be read.
    pub fn copy(&self) -> Result<Self, String> {
        let mut game = Game::new(Arc::clone(&self.scenario.rules));
        game.restore(&self.game.snapshot());
        let scenario = Arc::clone(&self.scenario);
        let mut copy = Self::around(scenario, self.sitters.clone(), self.seed, game, self.recorder.clone())?;
        copy.chronicle = self.chronicle.clone();
        copy.beliefs.clone_from(&self.beliefs);
        Ok(copy)
    }

    /// Puts a game that is looked back on to the end of a finished turn; it is not played on from there.
    pub fn stand_at(&mut self, turn: u8) {
        if let Some(record) = self.chronicle.turns.iter().find(|record| record.turn == turn) {
            self.game.restore(&record.state);
            self.version += 1;
        }
    }

    /// Moves on until a person is asked or a turn is over; nothing moves while somebody has not sealed.
    pub fn move_on(&mut self) {
        while self.waiting().is_empty() && !self.over() {
            self.step_on();
            if self.step() == Step::Report {
                break;
            }
        }
    }

    /// Moves on by one step and lets the machines draft for the next.
    pub fn step_on(&mut self) {
        self.recorder.advance(&mut self.game);
        self.version += 1;
        for draft in &mut self.drafts {
            *draft = Draft::default();
        }
        if matches!(self.step(), Step::Report | Step::Over) {
            self.record();
        } else {
            self.ask_machines();
            self.excuse();
        }
    }

    /// Seals for those who have nothing to answer when others do: the victim of an incursion does not back itself.
    fn excuse(&mut self) {
        if !matches!(self.step(), Step::Respond | Step::Back | Step::Crisis) {
            return;
        }
        for seat in self.humans() {
            self.drafts[seat].sealed = self.game.legal(seat).is_empty() && self.drafts[seat].orders.is_empty();
        }
    }

    fn ask_machines(&mut self) {
        let (sitters, field, orders) = (&self.sitters, &mut self.field, &mut self.orders);
        self.game.ask(&mut |obs, passed| {
            if sitters.get(obs.seat()) == Some(&Sitter::Human) {
                return;
            }
            let Some(policy) = field.policy(obs.seat()) else { return };
            orders.begin(obs);
            policy.decide(obs, orders);
            passed.extend_from_slice(orders.passed());
        });
    }

    fn record(&mut self) {
        self.chronicle.record(self.game.state(), self.game.log(), self.game.snapshot());
        let turn = usize::from(self.turn());
        self.beliefs.truncate(turn.saturating_sub(1));
        let now = self.scenario.rules.seat_ids().map(|seat| self.game.observe(seat).commitment()).collect();
        self.beliefs.push(now);
    }
}

/// A sitter's name as it stands in a save.
fn name_of(roster: &Roster, sitter: Sitter) -> String {
    match sitter {
        Sitter::Human => "human".to_owned(),
        Sitter::Machine(player) => roster.name(player).to_owned(),
    }
}
