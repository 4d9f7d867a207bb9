//! The ground floor: typed ids, whole-number units, keyed dice, curves, weighted choice and a stable hash.
//!
//! Nothing here knows about alliances or budgets, touches a file, or uses floating point.

pub mod arena;
pub mod choice;
pub mod curve;
pub mod dice;
pub mod hash;
pub mod ids;
pub mod units;

pub use arena::IdVec;
pub use curve::Curve;
pub use dice::{Dice, Roll};
pub use units::{Bp, Cb, Cp, Meur, Score};
