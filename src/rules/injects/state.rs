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
    }
}

impl Injects {
    /// The last choice of a member on an inject.
    pub fn choice(&self, inject: InjectId, member: MemberId) -> Option<u8> {
        let place = usize::from(inject.0) * usize::from(self.members) + usize::from(member.0);
        self.chosen.get(place).copied().filter(|&choice| choice != u8::MAX)
    }
}
