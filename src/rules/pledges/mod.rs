//! Promises with a date: what was promised, who plans on it, and what keeping or breaking it does to trust.
//!
//! **What it models.** A capital may promise a level of spending, points of an area, forces at a site, a part in a
//! programme, or its vote. When the promise falls due it is kept, kept late or broken, and every other capital judges
//! by what it had at stake: those it was made to, that host it or that plan on it most, neighbours half, others a
//! little. Promises made in private concern only those who heard them. A promise that present plans cannot meet is
//! flagged when it is made.
//!
//! **Source.** The record of alliance pledges since Wales and The Hague; numbers estimated.
//!
//! **Formula.** Kept +20 in public, +10 in private; late (up to a year) −12; broken −45; times stake {1000, 500,
//! 200}‰, then the trust curve. A sceptic government reopens one pledge of its predecessor a turn at half the loss.
//!
//! **Limits.** One open pledge of a kind and subject; relabelled spending counts until it is found out; a promise to
//! back an initiative that never came to the table is settled without effect.

mod orders;
mod params;
pub mod rules;
pub mod state;
mod systems;
#[cfg(test)]
mod tests;

use bevy_ecs::prelude::IntoScheduleConfigs;

pub use params::Params;

use crate::core::IdVec;
use crate::core::ids::MemberId;
use crate::rules::DomainSystems;
use crate::rules::order::{Order, Preview, Refusal};
use crate::rules::phase::{Phase, Step};
use crate::rules::state::State;

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(app: &mut bevy_app::App) {
    app.add_systems(Phase::Bind, systems::make.in_set(DomainSystems::Pledges));
    app.add_systems(Phase::Close, systems::settle.in_set(DomainSystems::Pledges));
}

/// Checks an order of this domain; `None` where the order belongs to another.
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    orders::check(state, seat, draft, order)
}

/// Offers every order of this domain that might be legal; the caller checks each.
pub fn enumerate(state: &State, seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    if step == Step::Negotiate {
        orders::enumerate(state, seat, offer);
    }
}

/// Whether a pledge that is being drafted could not be met as plans stand; false for other orders.
pub fn in_doubt(state: &State, seat: MemberId, order: &Order) -> bool {
    orders::in_doubt(state, seat, order)
}

/// The state at the start of a game, from the scenario.
pub fn initial(rules: &crate::rules::ruleset::Ruleset, state: &mut crate::rules::state::Snapshot) {
    let own = &mut state.pledges;
    own.list.clear();
    own.open.clear();
    own.kept = IdVec::filled(rules.members.len(), 0);
    own.settled = IdVec::filled(rules.members.len(), 0);
}
