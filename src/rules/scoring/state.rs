//! How it is going, for everybody and for each.

use crate::core::IdVec;
use crate::core::ids::{GoalId, MemberId};
use crate::rules::macros::sim_state;

sim_state! {
    /// Scores.
    pub struct Scoring {
        /// Sum over turns of the gap without the US, permille.
        pub gap_path: i32,
        /// Sum over turns of cohesion.
        pub cohesion_path: i32,
        /// The shared half so far, 0..500: gap, deterrence, cohesion, peace.
        pub shared: [i16; 4],
        /// Progress on each goal, permille.
        pub goals: IdVec<GoalId, i16>,
        /// Sum over turns of each goal's measure, for goals that count the mean.
        pub goal_path: IdVec<GoalId, i64>,
        /// Turns planned on each assumption (return, phased, absent), by member.
        pub planned: IdVec<MemberId, [u8; 3]>,
        /// Each seat's score, 0..1000.
        pub total: IdVec<MemberId, i16>,
        /// Free riding, permille, smoothed.
        pub riding: IdVec<MemberId, i16>,
        /// Turns in a row in which a member rode free.
        pub riding_turns: IdVec<MemberId, u8>,
    }
}
