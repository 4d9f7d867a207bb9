//! Trust between capitals is earned slowly, spent knowingly and lost quickly; cohesion is what it adds up to.
//!
//! **What it models.** Directed trust of every ally in every other, each capital's trust in Washington and Washington's
//! regard for it, 0..1000. Trust drifts to a structural baseline (history, geography, shared threat, kept word, the
//! hegemon's presence) and is moved by what capitals do. **Source.** Seed 002 (unity, waiting out, distrust of
//! Washington); affinities are estimates from geography and standing formats. **Formula.** See [`rules`]. **Limits.**
//! One number per pair: trust in a neighbour's army and in its word are not told apart.

mod orders;
mod params;
pub mod rules;
pub mod state;
mod systems;
#[cfg(test)]
mod tests;

pub use orders::{check, enumerate};
pub use params::{Affinity, InitialTrust, Params};
pub use systems::{apply, initial, plugin};
