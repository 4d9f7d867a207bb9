//! The scenario speaks: events fire when their moment has come, ask capitals for a decision, and lead to others; and
//! every seat is called by name at least once a turn.
//!
//! # What it models
//! Injects with a window, conditions over the whole state, a chance, effects at once, choices for the seats they ask, and
//! follow-ups. Calls draw every seat into the turn: what it must answer, and otherwise a request or an offer from a pool.
//!
//! # Source
//! Design sheet §2 (no-idle rule) and rules page §5. The texts and sources of injects are in the scenarios.
//!
//! # Formula
//! An inject fires in its window where its chance comes up (a keyed draw below `chance` permille) and its condition
//! holds at the start of the turn; a follow-up at its due turn under the same two tests.
//!
//! # Limits
//! All conditions of a Brief see one and the same state, so an inject cannot wait for another of the same turn. At most
//! 24 fire in one turn. A seat that does not answer takes the first choice that is open.

pub mod calls;
pub mod conditions;
mod orders;
mod params;
pub mod rules;
pub mod state;
pub mod systems;
#[cfg(test)]
mod tests;
pub mod view;

use bevy_app::App;
use bevy_ecs::prelude::IntoScheduleConfigs;

pub use orders::{check, enumerate};
pub use params::Params;

use crate::core::IdVec;
use crate::core::hash::text_key;
use crate::core::ids::Members;
use crate::rules::DomainSystems;
use crate::rules::phase::Phase;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;
use state::Injects;

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(app: &mut App) {
    let own = DomainSystems::Injects;
    app.add_systems(Phase::Brief, systems::fire.in_set(own));
    // After the settling: a tariff or an incident that an inject brought this turn is called, too.
    app.add_systems(Phase::Brief, systems::call.after(DomainSystems::Settle));
    app.add_systems(Phase::Table, systems::call_holdouts.after(DomainSystems::Settle));
    app.add_systems(Phase::Injects, systems::answer.in_set(own));
    app.add_systems(Phase::Close, systems::remember.in_set(own));
}

/// The state at the start of a game, from the scenario.
pub fn initial(rules: &Ruleset, state: &mut Snapshot) {
    let (injects, members) = (rules.injects.len(), rules.members.len());
    let (candidates, starts) = self::rules::index(rules);
    state.injects = Injects {
        fired: IdVec::filled(injects, 0),
        scheduled: Vec::new(),
        open: Vec::new(),
        chosen: vec![u8::MAX; injects * members],
        members: u8::try_from(members).unwrap_or(u8::MAX),
        calls: Vec::new(),
        quiet: IdVec::filled(members, 0),
        candidates,
        starts,
        keys: rules.injects.iter().map(|inject| text_key(inject.id.as_str())).collect(),
        hit: Members::default(),
        forced: Vec::new(),
        held: Vec::new(),
    };
}
