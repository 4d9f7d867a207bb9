//! What is there, what of it counts, and the gap that is left.

use serde::{Deserialize, Serialize};

use crate::core::ids::{AreaId, MemberId};
use crate::core::{Cp, IdVec, Meur, Score};
use crate::rules::macros::sim_state;

/// Units on duties elsewhere: their points count nowhere until they are back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Posting {
    /// Whose.
    pub member: MemberId,
    /// Of which area.
    pub area: AreaId,
    /// How many points.
    pub points: Cp,
    /// The turn in which they are back.
    pub back: u8,
}

sim_state! {
    /// Points, readiness, cover and the gap.
    pub struct Capability {
        /// Delivered points, row by member, one column an area.
        pub delivered: Vec<Cp>,
        /// The same at the start of the game.
        pub at_start: Vec<Cp>,
        /// Units elsewhere for a while.
        pub away: Vec<Posting>,
        /// Number of areas; the table above is this wide.
        pub areas: u8,
        /// American points present.
        pub american: IdVec<AreaId, Cp>,
        /// Points required now.
        pub required: IdVec<AreaId, Cp>,
        /// European points that count: delivered × ready × linked, with American enablers.
        pub effective: IdVec<AreaId, Cp>,
        /// The same with American enablers absent.
        pub effective_alone: IdVec<AreaId, Cp>,
        /// Delivered but unready, points lost.
        pub unready: IdVec<AreaId, Cp>,
        /// Delivered and ready but unlinked, points lost.
        pub unlinked: IdVec<AreaId, Cp>,
        /// Cover with all American points, permille.
        pub cover_promised: IdVec<AreaId, i32>,
        /// Cover with American points discounted by the estimated commitment, permille.
        pub cover_believed: IdVec<AreaId, i32>,
        /// Cover without the US, permille.
        pub cover_alone: IdVec<AreaId, i32>,
        /// Gap with all American points, permille.
        pub gap_promised: i32,
        /// Gap as believed, permille.
        pub gap_believed: i32,
        /// Gap without the US, permille.
        pub gap_alone: i32,
        /// Cover of each area's enabler at the start with the US, permille; 0 where it has none.
        pub enabler_start: IdVec<AreaId, i32>,
        /// Readiness.
        pub readiness: IdVec<MemberId, Score>,
        /// Purchase cost of points delivered since the start, which upkeep must carry.
        pub grown: IdVec<MemberId, Meur>,
        /// Upkeep need at the start, a turn.
        pub upkeep_start: IdVec<MemberId, Meur>,
        /// Trained people not yet in a crew, thousands × 100.
        pub crews: IdVec<MemberId, i32>,
        /// Points × 100 of dependent kit by member and area whose supplier may withhold (already × dependency).
        pub dependent: Vec<Cp>,
        /// European points after readiness and what suppliers withhold, before links.
        pub ready: IdVec<AreaId, Cp>,
        /// The most trained people who can wait for kit, thousands × 100; no programme waits for more.
        pub crews_most: IdVec<MemberId, i32>,
    }
}

impl Capability {
    /// Where a member's points in an area stand in the table.
    pub fn place(&self, member: MemberId, area: AreaId) -> usize {
        usize::from(member.0) * usize::from(self.areas) + usize::from(area.0)
    }
    /// A member's delivered points in an area.
    pub fn of(&self, member: MemberId, area: AreaId) -> Cp {
        self.delivered[self.place(member, area)]
    }
    /// A member's points in an area that are elsewhere for a while.
    pub fn away_of(&self, member: MemberId, area: AreaId) -> Cp {
        self.away.iter().filter(|row| row.member == member && row.area == area).map(|row| row.points).sum()
    }
    /// A member's points in an area at the start of the game.
    pub fn start_of(&self, member: MemberId, area: AreaId) -> Cp {
        self.at_start[self.place(member, area)]
    }
}
