//! Each capital's books.

use serde::{Deserialize, Serialize};

use crate::core::ids::MemberId;
use crate::core::{Bp, IdVec, Meur};
use crate::rules::macros::sim_state;

/// Dear energy for some turns; all zero where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EnergyShock {
    /// Growth lost at average dependence, basis points a year.
    pub growth: i16,
    /// Part of upkeep that dearer fuel takes out of free money at average dependence, permille.
    pub fuel: i16,
    /// Turns left.
    pub left: u8,
}

sim_state! {
    /// Economies and budgets, for every member.
    pub struct Treasury {
        /// GDP a year.
        pub gdp: IdVec<MemberId, Meur>,
        /// Core defence spending, basis points of GDP.
        pub core: IdVec<MemberId, Bp>,
        /// Civil spending counted as defence, basis points of GDP.
        pub reclassified: IdVec<MemberId, Bp>,
        /// Related resilience spending, basis points of GDP.
        pub resilience: IdVec<MemberId, Bp>,
        /// People, upkeep, equipment, aid: permille of the defence budget, adding up to 1000.
        pub split: IdVec<MemberId, [i16; 4]>,
        /// Part of the equipment money bound by old contracts, permille.
        pub committed: IdVec<MemberId, i16>,
        /// Turns in which released contracts still cost deliveries.
        pub releasing: IdVec<MemberId, u8>,
        /// The defence budget of this turn.
        pub budget: IdVec<MemberId, Meur>,
        /// Free procurement money now in hand.
        pub free: IdVec<MemberId, Meur>,
        /// Paid into upkeep this turn.
        pub upkeep: IdVec<MemberId, Meur>,
        /// Public debt.
        pub debt: IdVec<MemberId, Meur>,
        /// Government balance, basis points of GDP.
        pub balance: IdVec<MemberId, Bp>,
        /// Shift of growth while it lasts, basis points a year, and turns left.
        pub growth_shift: IdVec<MemberId, (i16, u8)>,
        /// Dear energy.
        pub shock: EnergyShock,
        /// Whether the treasury was under stress this turn.
        pub stress: IdVec<MemberId, bool>,
        /// Turns under stress in a row.
        pub stressed_for: IdVec<MemberId, u8>,
        /// Own money spent on areas below requirement this turn: programmes and surge.
        pub on_gap: IdVec<MemberId, Meur>,
        /// Core spending at the start of this turn, for pledges and slack.
        pub core_before: IdVec<MemberId, Bp>,
        /// Owed to other capitals.
        pub owed: IdVec<MemberId, Meur>,
        /// Loans out: lender, borrower, what is still owed.
        pub loans: Vec<(MemberId, MemberId, Meur)>,
        /// Whether the budget rose by more than voters bear this turn.
        pub beyond: IdVec<MemberId, bool>,
        /// Government balance without defence and interest, basis points of GDP; constant.
        pub primary: IdVec<MemberId, Bp>,
        /// Core spending at the start of the game, basis points of GDP.
        pub core_start: IdVec<MemberId, Bp>,
        /// Fiscal room that joint loans have given so far, basis points of GDP.
        pub room: IdVec<MemberId, Bp>,
        /// Free money when budgets were set this turn; what programmes and industry take is counted from it.
        pub free_set: IdVec<MemberId, Meur>,
        /// Promised to accepted orders of this turn and not yet spent; instalments cannot touch it.
        pub set_aside: IdVec<MemberId, Meur>,
    }
}
