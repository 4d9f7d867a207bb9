//! The war in Ukraine, or what has followed it.

use crate::core::ids::MemberId;
use crate::core::{Cb, IdVec, Meur, Score};
use crate::rules::macros::sim_state;
use crate::rules::words::War;

sim_state! {
    /// The war and the help.
    pub struct Ukraine {
        /// Its state.
        pub war: War,
        /// The front.
        pub front: Score,
        /// Turn in which the state last changed.
        pub since: u8,
        /// Turns of stalemate in a row.
        pub stalemate: u8,
        /// Aid pledged a year by member.
        pub aid_level: IdVec<MemberId, Meur>,
        /// Aid given this turn by member, kit and PURL included at their worth at the front.
        pub given: IdVec<MemberId, Meur>,
        /// Money and kit that left the member's own books since the start.
        pub given_total: IdVec<MemberId, Meur>,
        /// Coalition troops by member.
        pub coalition: IdVec<MemberId, Cb>,
        /// Share of Russia's ground force tied down, permille.
        pub tied: i32,
        /// Part of the aid a year that the rest of each government carries, outside the defence budget.
        pub civil: IdVec<MemberId, Meur>,
        /// Aid that reached Ukraine in the last turn that was settled, kit and PURL included at their worth.
        pub last_total: Meur,
    }
}
