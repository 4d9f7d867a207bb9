//! A drone over a roof asks three questions: what may the target do, who stands by it, and what does Moscow learn?
//!
//! # What it models
//! Incidents of this turn, the target's response within its standing rules of engagement, the stand of the others, and
//! the record of responses (resolve) that deterrence and Moscow read. Seats that give no order protest; background
//! governments go by the book or follow the seat of their caucus.
//!
//! # Source
//! Reference rows INC003 to INC053, claims 002:27 to 002:30; values of responses in `scenarios/common/responses.ron`.
//!
//! # Formula
//! Score = value backed (if at least half of the weight backs) or alone, +100 if Article 4 is called and 60% back,
//! −100 if it splits, −100 if 300 off the last score. Resolve moves a fifth of the way to it and fades 15% a year to 400.
//! The target's trust: +25 for backing, −5 for silence, −30 for dissent.
//!
//! # Limits
//! An incident lasts one turn; who did it is settled in that turn, rightly or wrongly.

mod orders;
mod params;
pub mod rules;
pub mod state;
mod systems;
#[cfg(test)]
mod tests;

pub use orders::{check, enumerate, may_respond, response_to};
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
use state::Incident;

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(app: &mut App) {
    app.add_systems(Phase::Brief, systems::clear.in_set(DomainSystems::Incursions));
    app.add_systems(Phase::Response, systems::adjudicate.in_set(DomainSystems::Incursions));
    app.add_systems(Phase::Close, systems::fade.in_set(DomainSystems::Incursions));
}

/// The state at the start of a game, from the scenario.
pub fn initial(rules: &Ruleset, state: &mut Snapshot) {
    let members = rules.members.len();
    let own = &mut state.incursions;
    own.resolve = IdVec::filled(members, Score::new(rules.params.incursions.resolve_start));
    own.last_score = IdVec::filled(members, -1);
    own.suffered = IdVec::filled(members, 0);
    own.count = IdVec::filled(members, 0);
    own.backed = IdVec::filled(members, 0);
    own.by_kind = IdVec::filled(rules.incursions.len(), 0);
}

/// Applies an effect that others queued: a new incident, or a change of a record.
pub fn apply(_rules: &Ruleset, own: &mut state::Incursions, effect: Effect, cause: EntryId, log: &mut Log) {
    match effect {
        Effect::Capital { meter: Meter::Resolve, member, by } => own.move_resolve(member, by, cause, log),
        Effect::Incident { kind, target, severity } => {
            let nth = u8::try_from(own.incidents.len()).unwrap_or(u8::MAX);
            let entry = log.after(cause, Event::Incident { nth, kind, target, severity });
            own.incidents.push(Incident::new(kind, target, severity, entry));
            own.suffered[target] += u16::from(severity);
            own.count[target] += 1;
            own.by_kind[kind] += 1;
            own.grave += u16::from(severity >= 5);
            own.total += 1;
        }
        _ => {}
    }
}
