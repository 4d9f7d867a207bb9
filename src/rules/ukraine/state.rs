//! The war in Ukraine, or what has followed it.

use crate::core::ids::MemberId;
use crate::core::{Cb, Cp, IdVec, Meur, Score};
use crate::rules::macros::sim_state;
use crate::rules::words::War;

impl Ukraine {
    /// Brigades a member has pledged for a ceasefire.
    pub fn pledged_by(&self, member: MemberId) -> Cb {
        self.pledged.get(member).copied().unwrap_or_default()
    }
    /// Logistics and surveillance a member gives to the force, points of both together.
    pub fn support_of(&self, member: MemberId) -> Cp {
        self.support.get(member).copied().unwrap_or_default()
    }
    /// Whether a member has a part in the force.
    pub fn takes_part(&self, member: MemberId) -> bool {
        self.coalition[member].0 > 0 || self.pledged_by(member).0 > 0 || self.support_of(member).0 > 0
    }
}

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
        /// Brigades pledged for a ceasefire by member; empty where no force can be formed.
        pub pledged: IdVec<MemberId, Cb>,
        /// Logistics and surveillance by member, points of lift and eyes together; empty where no force can be formed.
        pub support: IdVec<MemberId, Cp>,
        /// Whether that support is in Ukraine and missing at home.
        pub support_there: bool,
        /// Weight of the coalition's troops, brigades × 100.
        pub force: Cb,
        /// How well the ceasefire holds.
        pub truce: Score,
        /// Whether Washington stands behind the force.
        pub backstop: bool,
        /// Aid that reached Ukraine in the last turn that was settled, kit and PURL included at their worth.
        pub last_total: Meur,
    }
}
