//! Forces that stand on an ally's soil promise more than a signature does, and cost more.
//!
//! # What it models
//! Allied forces forward at the sites and on their way, forces that can still be sent, invitations, air policing,
//! standing rules of engagement, exercises, and how hard public life is to hit.
//!
//! # Source
//! Start from the scenario's sites and members; prices from the sheet of mechanisms; the rest are estimates, see
//! `scenarios/common/rules/posture.ron`.
//!
//! # Formula
//! A brigade abroad costs EUR 300 m a half-year beyond what stood there at the start; it arrives a turn after the order.
//! The host's trust moves by +60 when it comes and −80 when it goes, in part for less than a brigade; the flank at half
//! stake. Resilience moves 150 points a year towards 200 + 4 for each basis point spent on it.
//!
//! # Limits
//! Hosts' own forces do not grow here; a force is sent whole and comes home whole.

mod orders;
mod params;
pub mod rules;
pub mod state;
mod systems;
#[cfg(test)]
mod tests;

pub use orders::{check, enumerate, send_price};
pub use params::Params;

use bevy_app::App;
use bevy_ecs::prelude::IntoScheduleConfigs;

use crate::core::{Cb, IdVec, Score};
use crate::rules::DomainSystems;
use crate::rules::clock::Clock;
use crate::rules::effect::Effect;
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::phase::Phase;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;
use crate::rules::words::Meter;

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(app: &mut App) {
    app.add_systems(Phase::Brief, systems::begin.in_set(DomainSystems::Posture));
    app.add_systems(Phase::Treasury, systems::turn.in_set(DomainSystems::Posture));
}

/// The state at the start of a game, from the scenario.
pub fn initial(rules: &Ruleset, state: &mut Snapshot) {
    let (members, sites) = (rules.members.len(), rules.sites.len());
    let own = &mut state.posture;
    own.members = u8::try_from(members).unwrap_or(u8::MAX);
    own.forward = vec![Cb::ZERO; members * sites];
    own.policing_until = vec![0; members * sites];
    own.invited = IdVec::filled(sites, crate::core::ids::Members::default());
    own.policing = IdVec::filled(sites, crate::core::ids::Members::default());
    own.exercised = IdVec::filled(sites, false);
    for (id, site) in rules.sites.pairs() {
        for (member, cb) in site.forward.pairs() {
            let place = own.place(id, member);
            own.forward[place] = *cb;
        }
        for &member in &site.air_policing {
            own.fly(id, member, u8::MAX);
        }
    }
    own.spare = rules.members.iter().map(|member| member.spare_brigades).collect();
    own.rules_level = rules.members.iter().map(|member| member.rules_level).collect();
    own.resilience = rules.members.iter().map(|member| Score::new(member.resilience)).collect();
    own.hardened = IdVec::filled(members, [0; 3]);
}

/// Applies a change of resilience, or forces that come or go, that others queued.
pub fn apply(
    _rules: &Ruleset,
    own: &mut state::Posture,
    _clock: &Clock,
    effect: Effect,
    cause: EntryId,
    log: &mut Log,
) {
    match effect {
        Effect::Capital { meter: Meter::Resilience, member, by } => {
            let by = own.resilience[member].shift(by);
            if by != 0 {
                let now = own.resilience[member].get();
                log.after(cause, Event::CapitalMoved { meter: Meter::Resilience, member, by, now });
            }
        }
        Effect::Spare { member, by } => own.spare[member] = (own.spare[member] + by).at_least_zero(),
        Effect::Forces { site, from, cb } if cb > Cb::ZERO => {
            // They come out of what could be sent; what exceeds that was raised for the purpose.
            let spare = own.spare[from];
            own.spare[from] -= Cb(cb.0.min(spare.0));
            own.arrive(site, from, cb, cause, log);
        }
        Effect::Forces { site, from, cb } => {
            let leaving = Cb((-cb.0).min(own.at(site, from).0));
            own.spare[from] += leaving;
            own.leave(site, from, leaving, cause, log);
        }
        _ => {}
    }
}
