//! Placeholder.

mod params;
pub mod state;

pub use params::Params;

use crate::core::ids::MemberId;
use crate::rules::order::{Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(_app: &mut bevy::prelude::App) {}

/// Checks an order of this domain; `None` where the order belongs to another.
pub fn check(_state: State, _seat: MemberId, _draft: &[Order], _order: &Order) -> Option<Result<Preview, Refusal>> {
    None
}

/// Offers every order of this domain that might be legal; the caller checks each.
pub fn enumerate(_state: State, _seat: MemberId, _step: Step, _offer: &mut dyn FnMut(Order)) {}

/// The state at the start of a game, from the scenario.
pub fn initial(_rules: &crate::rules::ruleset::Ruleset, _state: &mut crate::rules::state::Snapshot) {}

/// Applies an effect that others queued for this domain.
pub fn apply(
    _rules: &crate::rules::ruleset::Ruleset,
    _own: &mut state::Procurement,
    _effect: crate::rules::effect::Effect,
    _cause: crate::rules::event::EntryId,
    _log: &mut crate::rules::event::Log,
) {
}

/// Credit for work under way.
pub fn pipeline_points(_state: State, _area: crate::core::ids::AreaId) -> crate::core::Cp {
    crate::core::Cp(0)
}
