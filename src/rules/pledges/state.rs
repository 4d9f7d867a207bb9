//! The promises that are out, and what became of the old ones.

use serde::{Deserialize, Serialize};

use crate::core::IdVec;
use crate::core::ids::{MemberId, Members, PledgeId};
use crate::rules::macros::sim_state;
use crate::rules::words::{PledgeState, Promise};

/// A pledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pledge {
    /// Who promised.
    pub by: MemberId,
    /// To whom; none for all.
    pub to: Option<MemberId>,
    /// What.
    pub promise: Promise,
    /// Area, site or initiative it is about, as an index.
    pub about: u8,
    /// How much, in the unit of the promise.
    pub amount: i32,
    /// When made.
    pub made: u8,
    /// When due.
    pub due: u8,
    /// Made in public.
    pub public: bool,
    /// Present plans could not meet it when it was made.
    pub doubtful: bool,
    /// Who plans on it.
    pub counted_on: Members,
    /// Level reached when the pledge was made, in the unit of the promise.
    pub baseline: i32,
    /// What became of it.
    pub state: PledgeState,
}

sim_state! {
    /// All pledges of the game.
    pub struct Pledges {
        /// In the order made.
        pub list: IdVec<PledgeId, Pledge>,
        /// The open ones.
        pub open: Vec<PledgeId>,
        /// Pledges settled as kept, by member.
        pub kept: IdVec<MemberId, u8>,
        /// Pledges settled in any way, by member.
        pub settled: IdVec<MemberId, u8>,
    }
}
