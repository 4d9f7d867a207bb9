//! Which turn it is, what the game waits for, and whether it has ended.

use super::macros::sim_state;
use super::phase::Step;
use crate::core::Dice;
use crate::core::ids::OutcomeId;

sim_state! {
    /// The clock.
    pub struct Clock {
        /// The seed of the game.
        pub seed: u64,
        /// The turn under way, from 1; 0 before the first.
        pub turn: u8,
        /// What the game waits for.
        pub step: Step,
        /// How the game ended.
        pub ending: Option<OutcomeId>,
    }
}

impl Clock {
    /// The dice of this turn.
    pub fn dice(&self) -> Dice {
        Dice::new(self.seed, self.turn)
    }
    /// The dice of the set-up, for what is hidden from the start.
    pub fn setup_dice(&self) -> Dice {
        Dice::new(self.seed, 0)
    }
}
