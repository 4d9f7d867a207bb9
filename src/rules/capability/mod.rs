//! What the alliance can do with what it owns, and how far that falls short with America and without.
//!
//! **What it models.** Points arrive by lots, but only ready, crewed and linked points count: strike needs eyes, shields need
//! missiles, brigades need lift. From them follow three covers and three gaps: as promised (all American points), as
//! believed (discounted by the estimated commitment) and alone (no American points, in the links neither).
//!
//! **Source.** `areas.ron` with its citations; numbers in `rules/capability.ron`.
//!
//! **Formula.** Ready = Σ (delivered − dependent × withheld) × min(1.2, readiness / 0.7). Counts = ready × link, link =
//! min(1, ½ + ½ × cover of the enabler / its cover at the start with the US). Cover = min(1, (counts + American) / required);
//! gap = Σ weight × (1 − cover). Required = 100 points × (1 + 0.3 × (Russian strength − 0.8)).
//!
//! Units can be elsewhere for a while (minehunters at a strait): their points are missing until they are back, and their
//! upkeep runs on.
//!
//! **Limits.** A link goes one step deep: the enabler's cover is taken before its own links. Readiness is one number a
//! capital. Points of a capital are good for the whole alliance; where forces stand is posture's business.

mod orders;
mod params;
pub mod rules;
pub mod state;
mod systems;
#[cfg(test)]
mod tests;
pub mod turn;

use bevy_app::App;
use bevy_ecs::prelude::IntoScheduleConfigs;

pub use params::Params;

use super::DomainSystems;
use super::effect::Effect;
use super::event::{EntryId, Log};
use super::phase::Phase;
use super::ruleset::Ruleset;
use crate::core::ids::MemberId;
use crate::rules::order::{Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(app: &mut App) {
    app.add_systems(Phase::Readiness, systems::readiness.in_set(DomainSystems::Capability));
    app.add_systems(Phase::Deterrence, systems::measure_again.in_set(DomainSystems::Capability));
}

/// Checks an order of this domain; `None` where the order belongs to another.
pub fn check(state: &State, seat: MemberId, _draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    orders::check(state, seat, order)
}

/// Offers every order of this domain that might be legal; the caller checks each.
pub fn enumerate(_state: &State, _seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    orders::enumerate(step, offer);
}

/// The state at the start of a game, from the scenario; upkeep at the start is what the books of turn 0 say.
pub fn initial(rules: &Ruleset, state: &mut crate::rules::state::Snapshot) {
    let (own, params) = (&mut state.capability, &rules.params.capability);
    rules::start(params, &rules.members, &rules.areas, own);
    for member in rules.member_ids() {
        let (upkeep, people) =
            state.treasury.split.get(member).map_or((0, 0), |split| (i32::from(split[1]), i32::from(split[0])));
        let row = &rules.members[member];
        let yearly = row.gdp_eur_bn.scale(row.core_pct.0, 10_000);
        own.upkeep_start[member] = yearly.scale(rules.pace().months, 12).permille(upkeep);
        own.crews[member] = rules::recruits(params, rules.pace(), row.actives_thousand, people, 1000);
        own.crews_most[member] = rules::crews_most(params, rules.pace(), own.crews[member]);
    }
    rules::measure(params, &rules.areas, own, state.drawdown.believed.get(), &state.drawdown.withheld_from);
}

/// Applies an effect that others queued for this domain.
pub fn apply(rules: &Ruleset, own: &mut state::Capability, effect: Effect, cause: EntryId, log: &mut Log) {
    rules::apply(rules, own, effect, cause, log);
}
