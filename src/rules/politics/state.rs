//! Each capital's home front.

use crate::core::ids::MemberId;
use crate::core::{IdVec, Score};
use crate::rules::macros::sim_state;
use crate::rules::words::{Government, Planning};

sim_state! {
    /// Support, threat perception, governments, political capital.
    pub struct Politics {
        /// Domestic support.
        pub support: IdVec<MemberId, Score>,
        /// Threat perception.
        pub threat: IdVec<MemberId, Score>,
        /// Political capital in hand.
        pub pc: IdVec<MemberId, i8>,
        /// Political capital that came in this turn.
        pub income: IdVec<MemberId, i8>,
        /// Governments.
        pub government: IdVec<MemberId, Government>,
        /// Planning assumptions.
        pub planning: IdVec<MemberId, Planning>,
        /// Turn of the last change of assumption; 0 for never.
        pub planned_in: IdVec<MemberId, u8>,
        /// Turn of the next election; 0 for none in the horizon.
        pub election_turn: IdVec<MemberId, u8>,
        /// Which election of the member's list comes next.
        pub election_nth: IdVec<MemberId, u8>,
        /// Budget rises beyond slack in the last four turns, one bit each.
        pub fast_rises: IdVec<MemberId, u8>,
        /// A domestic package is out for the coming election.
        pub sweetened: IdVec<MemberId, bool>,
        /// Slack is doubled until this turn, after formal notice.
        pub shocked_until: u8,
        /// Turn in which a sceptic government last came in; 0 for never.
        pub sceptic_since: IdVec<MemberId, u8>,
        /// Turn of the last election that the sceptics did not newly win; 0 for never.
        pub won_in: IdVec<MemberId, u8>,
    }
}

impl Politics {
    /// Share of GDP that plans on an assumption, permille.
    pub fn planning_share(&self, rules: &crate::rules::ruleset::Ruleset, assumption: Planning) -> i32 {
        rules.seat_ids().filter(|&seat| self.planning[seat] == assumption).map(|seat| rules.weight[seat]).sum()
    }
}
