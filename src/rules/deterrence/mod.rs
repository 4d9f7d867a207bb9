//! Deterrence is what Moscow believes the allies can do, would do, and would do together; a test shows whether it was right.
//!
//! # What it models
//! Deterrence at each site from five parts, the hours the alliance needs to decide, Moscow's misreading of it, the
//! chance of a test of Article 5, and the test itself: three rounds, of which the first is fought with what is in place
//! and the others with what every capital deems necessary.
//!
//! # Source
//! Land forces: reference row CG08. Weights, curve and chances are estimates, see `scenarios/common/rules/deterrence.ron`.
//!
//! # Formula
//! D = (300 denial + 200 punishment + 180 resolve of the host + 170 cohesion + 150 American)/1000, the weakest site is
//! the gauge. Control starts at 500 and moves by 300 × (defence − attack)/(defence + attack) and a die each round.
//!
//! # Limits
//! One test a turn, at the weakest site; no campaign after it; escalation beyond it is outside the game.

mod orders;
mod params;
pub mod rules;
pub mod scene;
pub mod state;
mod systems;
#[cfg(test)]
mod tests;

pub use orders::{check, enumerate};
pub use params::Params;
pub use rules::odds;

use bevy_app::App;
use bevy_ecs::prelude::IntoScheduleConfigs;

use crate::core::IdVec;
use crate::rules::DomainSystems;
use crate::rules::phase::Phase;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(app: &mut App) {
    app.add_systems(Phase::Brief, systems::begin.in_set(DomainSystems::Deterrence));
    app.add_systems(Phase::Deterrence, (systems::assess, systems::decide).chain().in_set(DomainSystems::Deterrence));
    app.add_systems(Phase::Test, systems::resolve.in_set(DomainSystems::Deterrence));
}

/// The state at the start of a game, from the scenario; the first turn assesses it before anybody acts on it.
pub fn initial(rules: &Ruleset, state: &mut Snapshot) {
    let own = &mut state.deterrence;
    own.sites = IdVec::filled(rules.sites.len(), state::SiteDeterrence::default());
    own.acts = IdVec::filled(rules.members.len(), crate::rules::words::Act::Statement);
    own.seen = i16::try_from(rules.params.deterrence.seen_start).unwrap_or(0);
}
