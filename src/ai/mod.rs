//! Players that are programs: the policy interface, a random policy, and scripted ones driven by profiles.
//!
//! A policy sees what a human seat sees and gives its orders through the same gate.

pub mod field;
pub mod forbidden;
pub mod orders;
pub mod play;
pub mod profile;
pub mod random;
pub mod roster;
pub mod scripted;

pub use field::{Field, Player, Seating};
pub use forbidden::{Forbidden, Whom};
pub use orders::{KindSet, Orders};
pub use play::run_game;
pub use profile::Profile;
pub use random::RandomPolicy;
pub use roster::Roster;
pub use scripted::ScriptedPolicy;

use crate::sim::Observation;

/// A player that is a program.
///
/// It is asked at every step in which its seat is asked: Propose, Negotiate, Orders, Respond, Back and Crisis. A policy
/// should depend on nothing but the observation, so that a game can be replayed from any turn.
pub trait Policy: Send {
    /// The name under which its results are reported.
    fn name(&self) -> &str;
    /// Adds this step's orders to `out`, which checks each against the rules.
    fn decide(&mut self, obs: &Observation, out: &mut Orders);
}
