//! The lines that build it all: how much they can do, how full they are, and what too much work does to time and price.
//!
//! **What it models.** One order book a sector for all of Europe, and the queues abroad. Beyond capacity everything slows
//! down and grows dearer. Money for new halls works years later and only as fast as a sector can grow. Idle lines close.
//!
//! **Source.** `sectors.ron` with its citations; numbers in `rules/industry.ron`.
//!
//! **Formula.** Load = (old work + programmes under contract) / capacity, and abroad what crises draw. Progress = 1 / load;
//! price = 1 + ½ (load − 1), at most 2. A queue tilts progress towards early places without changing its mean.
//!
//! **Limits.** Old work runs out at one rate everywhere; labour and raw materials are in the growth limits only.

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
pub use rules::{price_factor, progress_factor};

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
    app.add_systems(Phase::Procurement, systems::moves.in_set(DomainSystems::Industry));
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
    rules::start(rules, &mut state.industry);
}

/// Applies an effect that others queued for this domain.
pub fn apply(rules: &Ruleset, own: &mut state::Industry, effect: Effect, cause: EntryId, log: &mut Log) {
    rules::apply(rules, own, effect, cause, log);
}
