//! What Moscow wants, what it has, and what it has learnt.

use crate::core::ids::{IncursionId, MemberId, SiteId};
use crate::core::{Cb, IdVec, Score};
use crate::rules::macros::sim_state;
use crate::rules::words::Intent;

sim_state! {
    /// Moscow.
    pub struct Moscow {
        /// Its hidden intent.
        pub intent: Intent,
        /// Ground strength, permille of the start of the full invasion.
        pub ground: i32,
        /// Strength in the air, at sea and in missiles, permille.
        pub air: i32,
        /// Free force by site.
        pub free: IdVec<SiteId, Cb>,
        /// Escalation.
        pub escalation: Score,
        /// Highest escalation threshold passed and not yet fallen back from.
        pub threshold: i16,
        /// Cost learnt, 0..1000, row by kind of incursion, one column a member.
        pub learnt: Vec<i16>,
        /// Number of members; the table above is this wide.
        pub members: u8,
        /// One incident fewer until this turn, after a back-channel.
        pub calmed_until: u8,
        /// Reports of minor incidents this turn.
        pub background: u16,
    }
}

impl Moscow {
    /// Where the cost of a kind of incursion against a member stands in the table.
    pub fn place(&self, kind: IncursionId, member: MemberId) -> usize {
        usize::from(kind.0) * usize::from(self.members) + usize::from(member.0)
    }
}
