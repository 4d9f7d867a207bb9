//! The lines that build it all.

use serde::{Deserialize, Serialize};

use crate::core::ids::{MemberId, SectorId};
use crate::core::{IdVec, Meur};
use crate::rules::macros::sim_state;

/// New capacity under construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SurgeInvestment {
    /// In which sector.
    pub sector: SectorId,
    /// Who paid.
    pub member: MemberId,
    /// Capacity a year it will add.
    pub capacity: Meur,
    /// The turn in which it works.
    pub ready: u8,
}

sim_state! {
    /// Capacity and load by sector.
    pub struct Industry {
        /// Work a sector can do a year.
        pub capacity: IdVec<SectorId, Meur>,
        /// Old work on its books a year.
        pub legacy: IdVec<SectorId, Meur>,
        /// New work booked, a year.
        pub booked: IdVec<SectorId, Meur>,
        /// Load, permille of capacity.
        pub load: IdVec<SectorId, i32>,
        /// Turns in which it was idle in a row.
        pub idle: IdVec<SectorId, u8>,
        /// Kept warm this turn.
        pub kept: IdVec<SectorId, bool>,
        /// Surges under construction.
        pub surges: Vec<SurgeInvestment>,
        /// Next place at the end of the queue.
        pub next_queue: u16,
        /// Surge and warm lines paid this turn, by member.
        pub paid: IdVec<MemberId, Meur>,
    }
}
