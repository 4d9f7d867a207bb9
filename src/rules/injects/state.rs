//! Which injects have fired, which wait, and which want an answer.

use serde::{Deserialize, Serialize};

use crate::core::IdVec;
use crate::core::ids::{InjectId, MemberId, Members};
use crate::rules::event::EntryId;
use crate::rules::macros::sim_state;

/// An inject that wants answers this turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OpenInject {
    /// Which.
    pub inject: InjectId,
    /// Who is asked.
    pub asked: Members,
    /// The log entry under which it fired.
    pub entry: EntryId,
}

/// A call addressed to a seat by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Call {
    /// To whom.
    pub seat: MemberId,
    /// What kind; see `injects::calls`.
    pub what: u8,
    /// What or whom it is about.
    pub about: u16,
}

sim_state! {
    /// Injects and calls.
    pub struct Injects {
        /// Turn in which each last fired; 0 for never.
        pub fired: IdVec<InjectId, u8>,
        /// Injects that will fire: which, in which turn.
        pub scheduled: Vec<(InjectId, u8)>,
        /// Those that want answers this turn.
        pub open: Vec<OpenInject>,
        /// The last choice of each seat, row by inject, one column a member; 255 for none.
        pub chosen: Vec<u8>,
        /// Number of members; the table above is this wide.
        pub members: u8,
        /// Calls of this turn.
        pub calls: Vec<Call>,
        /// Turns in which a seat had no call of weight, in a row.
        pub quiet: IdVec<MemberId, u8>,
        /// Injects that can fire in each turn by themselves, turn after turn; does not change during a game.
        pub candidates: Vec<InjectId>,
        /// Where each turn's part of the candidates begins, from turn 0, with the end as last entry.
        pub starts: Vec<u16>,
        /// Stable keys of the injects, for the dice.
        pub keys: IdVec<InjectId, u32>,
        /// Who was hit by incidents in the last turn, for the calls of the next.
        pub hit: Members,
        /// Injects the facilitator fires at the next Brief, whatever they need.
        pub forced: Vec<InjectId>,
        /// Injects the facilitator holds back until a turn.
        pub held: Vec<(InjectId, u8)>,
    }
}

impl Injects {
    /// The injects that can fire by themselves in a turn.
    pub fn candidates_of(&self, turn: u8) -> &[InjectId] {
        let at = |turn: usize| self.starts.get(turn).map_or(self.candidates.len(), |&start| usize::from(start));
        let turn = usize::from(turn);
        self.candidates.get(at(turn)..at(turn + 1)).unwrap_or_default()
    }
    /// Whether the facilitator holds an inject back in a turn.
    pub fn is_held(&self, inject: InjectId, turn: u8) -> bool {
        self.held.iter().any(|(held, until)| *held == inject && turn < *until)
    }
    /// The last choice of a member on an inject.
    pub fn choice(&self, inject: InjectId, member: MemberId) -> Option<u8> {
        let place = usize::from(inject.0) * usize::from(self.members) + usize::from(member.0);
        self.chosen.get(place).copied().filter(|&choice| choice != u8::MAX)
    }
}
