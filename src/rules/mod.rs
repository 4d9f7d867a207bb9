//! The rules of the game: one folder a domain, each a Bevy plugin of thin systems over plain functions.
//!
//! A domain writes only its own state. It moves others through [`effect::Effects`], which their owners apply at the end
//! of the phase, and it tells what happened through [`event::Log`].

pub mod alliance;
pub mod book;
pub mod capability;
pub mod check;
pub mod clock;
pub mod content;
pub mod deterrence;
pub mod effect;
pub mod event;
pub mod facts;
pub mod incursions;
pub mod industry;
pub mod initiatives;
pub mod injects;
mod macros;
pub mod moscow;
pub mod order;
pub mod phase;
pub mod pledges;
pub mod politics;
pub mod posture;
pub mod procurement;
pub mod refusal;
pub mod ruleset;
pub mod scoring;
pub mod settle;
pub mod state;
pub mod treasury;
mod turn;
pub mod ukraine;
pub mod washington;
pub mod words;

use bevy_app::App;
use bevy_ecs::prelude::{IntoScheduleConfigs, SystemSet};

use phase::Phase;
use ruleset::Ruleset;
use state::Snapshot;

/// Bumped whenever the same orders can lead to another course of the game; saves of other versions are refused.
pub const RULES_VERSION: u32 = 1;

/// The domains in the order in which they act within a phase.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DomainSystems {
    /// The clock moves; see `turn`.
    Clock,
    /// A new administration moves in, before anybody has news to tell about it; see [`washington`].
    Inauguration,
    /// See [`injects`].
    Injects,
    /// See [`politics`].
    Politics,
    /// See [`initiatives`].
    Initiatives,
    /// See [`pledges`].
    Pledges,
    /// See [`alliance`].
    Alliance,
    /// See [`treasury`].
    Treasury,
    /// See [`industry`].
    Industry,
    /// See [`procurement`].
    Procurement,
    /// See [`posture`].
    Posture,
    /// See [`capability`].
    Capability,
    /// See [`washington`].
    Washington,
    /// See [`ukraine`].
    Ukraine,
    /// See [`moscow`].
    Moscow,
    /// See [`incursions`].
    Incursions,
    /// See [`deterrence`].
    Deterrence,
    /// See [`scoring`].
    Scoring,
    /// Effects are applied by their owners; see [`settle`].
    Settle,
}

/// Adds every domain to the phases of the turn.
pub fn plugin(app: &mut App) {
    for phase in Phase::ALL {
        app.configure_sets(
            phase,
            (
                (
                    DomainSystems::Clock,
                    DomainSystems::Inauguration,
                    DomainSystems::Injects,
                    DomainSystems::Politics,
                    DomainSystems::Initiatives,
                    DomainSystems::Pledges,
                    DomainSystems::Alliance,
                    DomainSystems::Treasury,
                    DomainSystems::Industry,
                    DomainSystems::Procurement,
                )
                    .chain(),
                (
                    DomainSystems::Posture,
                    DomainSystems::Capability,
                    DomainSystems::Washington,
                    DomainSystems::Ukraine,
                    DomainSystems::Moscow,
                    DomainSystems::Incursions,
                    DomainSystems::Deterrence,
                    DomainSystems::Scoring,
                    DomainSystems::Settle,
                )
                    .chain(),
            )
                .chain(),
        );
    }
    app.add_plugins((
        turn::plugin,
        injects::plugin,
        politics::plugin,
        initiatives::plugin,
        pledges::plugin,
        alliance::plugin,
        treasury::plugin,
        industry::plugin,
        procurement::plugin,
    ));
    app.add_plugins((
        posture::plugin,
        capability::plugin,
        washington::plugin,
        ukraine::plugin,
        moscow::plugin,
        incursions::plugin,
        deterrence::plugin,
        scoring::plugin,
        settle::plugin,
    ));
}

/// Fills in the state at the start of a game of this scenario, before a seed is known.
pub fn initial(rules: &Ruleset, state: &mut Snapshot) {
    turn::initial(rules, state);
    // Later domains may read what earlier ones have set.
    for initial in [
        politics::initial,
        treasury::initial,
        ukraine::initial,
        washington::initial,
        alliance::initial,
        industry::initial,
        procurement::initial,
        initiatives::initial,
        pledges::initial,
        posture::initial,
        moscow::initial,
        incursions::initial,
        injects::initial,
        capability::initial,
        deterrence::initial,
        scoring::initial,
    ] {
        initial(rules, state);
    }
}
