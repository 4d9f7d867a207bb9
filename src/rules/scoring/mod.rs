//! Half of every score is shared and half is a capital's own: a dilemma, not a race.
//!
//! **What it models.** The shared half rewards a small gap, deterrence, cohesion and peace, on the way and at the end; the
//! national half a secret agenda of weighted goals. Free riding is measured against what the others carry, and costs
//! trust once it has been seen for some turns. **Formula.** MECHANISMS §12; see [`rules`]. **Limits.** No single winner
//! is announced: scores are read against what a caretaker reaches in the same seat, and a fait accompli caps everybody.

pub mod measure;
mod params;
pub mod rules;
pub mod state;
mod systems;
#[cfg(test)]
mod tests;

pub use params::Params;
pub use rules::Grade;
pub use systems::{ending, holds, initial, plugin};
