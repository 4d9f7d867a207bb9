//! Running the rules: one game at a time, turn by turn, with its state copied out, put back, hashed and checked.

pub mod game;
pub mod invariants;
pub mod lessons;
pub mod observe;

pub use game::{Game, Submission};
pub use observe::Observation;
