//! The numbers and texts of calls.

use super::calls::CallText;
use crate::schema;

schema! {
    /// Calls addressed to seats by name.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Chance of a call from the pool on top of what must be said, permille.
        pub extra: i32 [0..=1000],
        /// Added to it for each turn in a row without a call of weight, permille.
        pub extra_per_quiet_turn: i32 [0..=1000],
        /// Turns ahead in which a pledge counts as falling due.
        pub pledge_turns: u8 [0..=10],
        /// Points for each point of stance times weight of a motion's tags.
        pub stance_scale: i32 [1..=100],
        /// A seat is called as a holdout when its stance on a motion is below this.
        pub holdout_below: i32 [-1000..=1000],
        /// Every kind of call with its weight in the pool and its text.
        pub calls: Vec<CallText>,
    }
}
