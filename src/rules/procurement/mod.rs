//! How money becomes kit: programmes that are decided, contracted, built in lots and crewed, and that slip.
//!
//! **What it models.** A programme waits for partners, is signed at the price of the day, pays its plan each turn, and then
//! either loses the turn or moves on at the pace of its place in the queue. Points come in lots to those who hold shares;
//! the last lot counts when its crews are trained. Slots can be swapped, ceded or jumped, and each of these is remembered.
//!
//! **Source.** 57 real programmes (`docs/procurement-fit.md`); `kinds.ron`, `catalogue/`; numbers in `rules/procurement.ron`.
//!
//! **Formula.** Chance of a slip = kind × frailty × (1 + 0.04 × (partners − 4), at least 0.88) × (1.6 − mean trust) × 1.15 if
//! a partner turned sceptic, at most 0.7; a slip adds 4.5% to the cost of what is left. Price = kind × (1 − 0.06 for each
//! further partner, at least 0.7) × load. First lot 25% of the points; a development's comes at 60% of time with 40%.
//!
//! **Limits.** One country alone has neither the partners' nor the trust factor. Programmes under contract at the start are
//! paid out of committed money; only what slips add to them asks for more. Members nobody plays pay what they have.

mod around;
pub mod commands;
mod delivery;
mod lifecycle;
pub mod offers;
mod orders;
mod params;
pub mod rules;
mod setup;
pub mod state;
mod systems;
#[cfg(test)]
mod tests;

use bevy_app::App;
use bevy_ecs::prelude::IntoScheduleConfigs;

pub use params::Params;
pub use rules::pipeline_points;

use super::DomainSystems;
use super::effect::Effect;
use super::event::{EntryId, Event, Log};
use super::phase::Phase;
use super::ruleset::Ruleset;
use crate::core::ids::MemberId;
use crate::rules::order::{Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(app: &mut App) {
    app.add_systems(Phase::Bind, systems::trade_slots.in_set(DomainSystems::Procurement));
    app.add_systems(Phase::Procurement, systems::turn.in_set(DomainSystems::Procurement));
}

/// Checks an order of this domain; `None` where the order belongs to another.
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    orders::check(state, seat, draft, order)
}

/// Offers every order of this domain that might be legal; the caller checks each.
pub fn enumerate(state: &State, seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    orders::enumerate(state, seat, step, offer);
}

/// The state at the start of a game, from the scenario.
pub fn initial(rules: &Ruleset, state: &mut crate::rules::state::Snapshot) {
    setup::start(rules, &mut state.procurement);
    lifecycle::look_ahead(rules, &mut state.procurement);
    lifecycle::count_on_order(rules, &mut state.procurement);
}

/// Applies an effect that others queued for this domain: all programmes under contract in a sector lose a turn.
pub fn apply(rules: &Ruleset, own: &mut state::Procurement, effect: Effect, cause: EntryId, log: &mut Log) {
    let Effect::Slip { sector } = effect else { return };
    for &id in &own.line {
        let programme = &mut own.programmes[id];
        if rules.options[programme.option].sector == sector && programme.stage == state::Stage::Build {
            lifecycle::slip(&rules.params.procurement, programme);
            programme.progress -= rules::full_turn(rules.pace());
            log.after(cause, Event::Slipped { programme: id, hazard: 1000, draw: 0 });
        }
    }
}
