//! Moscow probes where it is cheap, learns from how it is met, and rebuilds faster once the guns in Ukraine are silent.
//!
//! # What it models
//! A hidden intent (defensive, opportunist or revisionist), the army Russia could spare at each site, the number of
//! incidents a turn, the choice of target and kind by expected gain, what Moscow learns from every response, and an
//! escalation track that fades. A back-channel calms a defensive Moscow and encourages any other.
//!
//! # Source
//! Reference rows IR15 (forces tied in Ukraine) and INC003 to INC053 (incidents); otherwise estimates, see
//! `scenarios/common/rules/moscow.ron`.
//!
//! # Formula
//! Free force at a site = 60 brigades × strength × (1000 − tied) × share. Incidents in a half-year =
//! 1 + 5 × (400 + (600 − deterrence as seen)/2 + 100 if Washington is distracted − 300 × mean learnt cost/1000)/1000.
//! Weight of a choice = max(10, gain × vulnerability − learnt cost/2)² × pull of the place.
//!
//! # Limits
//! Moscow has no economy and no politics of its own here; it never plans further than a turn.

mod orders;
mod params;
pub mod rules;
pub mod state;
mod systems;
#[cfg(test)]
mod tests;

pub use orders::{check, enumerate};
pub use params::Params;

use bevy_app::App;
use bevy_ecs::prelude::IntoScheduleConfigs;

use crate::core::{IdVec, Score};
use crate::rules::DomainSystems;
use crate::rules::effect::Effect;
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::phase::Phase;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;
use crate::rules::words::Meter;

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(app: &mut App) {
    app.add_systems(Phase::Brief, systems::set_up.in_set(DomainSystems::Moscow));
    app.add_systems(Phase::Moscow, systems::turn.in_set(DomainSystems::Moscow));
    app.add_systems(Phase::Deterrence, systems::reflect.in_set(DomainSystems::Moscow));
}

/// The state at the start of a game, from the scenario; intent is drawn in the first turn, when the seed is known.
pub fn initial(rules: &Ruleset, state: &mut Snapshot) {
    let params = &rules.params.moscow;
    let (members, kinds) = (rules.members.len(), rules.incursions.len());
    let own = &mut state.moscow;
    own.ground = params.ground_start;
    own.air = params.air_start;
    own.free = IdVec::filled(rules.sites.len(), crate::core::Cb::ZERO);
    own.escalation = Score::new(params.escalation_start);
    own.members = u8::try_from(members).unwrap_or(u8::MAX);
    own.learnt = vec![i16::try_from(params.cost_start).unwrap_or(0); members * kinds];
    own.position = rules.member_ids().map(|member| rules::place(rules, member)).collect();
    let reached = [params.alarm.0, params.brink.0, params.exchange];
    let reached = reached.into_iter().filter(|&level| params.escalation_start >= level).max().unwrap_or(0);
    own.threshold = i16::try_from(reached).unwrap_or(0);
}

/// Applies a shift of escalation or of Russia's ground strength that others queued.
pub fn apply(rules: &Ruleset, own: &mut state::Moscow, effect: Effect, cause: EntryId, log: &mut Log) {
    match effect {
        Effect::Shift { meter: Meter::Escalation, by } => own.shift_escalation(by, cause, log),
        Effect::Shift { meter: Meter::RussianStrength, by } => {
            let before = own.ground;
            own.ground = (before + by).clamp(0, rules.params.moscow.ground_cap.max(before));
            let (by, now) = (own.ground - before, own.ground);
            if by != 0 {
                log.after(cause, Event::Moved { meter: Meter::RussianStrength, by, now });
            }
        }
        _ => {}
    }
}
