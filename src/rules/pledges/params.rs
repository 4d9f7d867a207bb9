//! The numbers of pledges.

use crate::schema;

schema! {
    /// What pledges earn and lose, and by when they must be kept.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Trust for a pledge kept in public, points of 1000 at full stake.
        pub kept_public: i32 [0..=200],
        /// Trust for a pledge kept in private.
        pub kept_private: i32 [0..=200],
        /// Trust lost for one kept late.
        pub late: i32 [0..=200],
        /// Trust lost for one broken.
        pub broken: i32 [0..=300],
        /// How much later than due it may still be kept, months.
        pub late_months: i32 [0..=60],
        /// Stake of those it is made to, that host what it is about, or that plan on it, permille.
        pub stake_party: i32 [0..=1000],
        /// Stake of those on the same flank, permille.
        pub stake_flank: i32 [0..=1000],
        /// Stake of everybody else, permille.
        pub stake_others: i32 [0..=1000],
        /// What is left of the loss where a sceptic government reopens a pledge of its predecessor, permille.
        pub reopened: i32 [0..=1000],
        /// Pledges of a predecessor that a sceptic government reopens in a turn.
        pub reopened_a_turn: u8 [0..=10],
        /// Pledges a capital can make in a turn.
        pub a_turn: u8 [1..=10],
        /// Price of a pledge, political capital.
        pub make_pc: i32 [0..=5],
        /// Price of saying that one plans on a pledge, political capital.
        pub count_on_pc: i32 [0..=5],
        /// Agreement with an initiative (sum of stance × weight) below which a promise to back it is doubtful.
        pub doubtful_agreement: i32 [-50..=50],
    }
}
