//! Orders of the home front: the domestic package and the planning assumption.

use super::systems::package_cost;
use crate::core::ids::MemberId;
use crate::rules::order::{Hindrance, Order, OrderKind, Preview, Refusal};
use crate::rules::state::State;
use crate::rules::words::Planning;

/// Political capital as previews carry it.
fn pc(price: i32) -> i8 {
    i8::try_from(price).unwrap_or(i8::MAX)
}

/// Checks a domestic package: only in the year before an election, once for each.
pub(super) fn domestic_package(state: &State, seat: MemberId) -> Result<Preview, Refusal> {
    let numbers = &state.rules.params.politics;
    let vote = state.politics.election_turn[seat];
    let window = state.rules.pace().turns(numbers.package_months);
    if vote < state.clock.turn || i32::from(vote) - i32::from(state.clock.turn) >= window {
        return Err(Refusal::NotNow(Hindrance::NoElection));
    }
    if state.politics.sweetened[seat] {
        return Err(Refusal::NoChange);
    }
    let cost = package_cost(state.rules, state.treasury.gdp[seat]).0;
    Ok(Preview {
        pc: pc(numbers.package_pc),
        meur_now: cost,
        meur_total: cost,
        felt_in: Some(vote),
        gain: -numbers.package_chance,
        area: None,
    })
}

/// Checks a planning assumption: a new one, not before the old one has stood for a year, once a turn.
pub(super) fn plan_for(state: &State, seat: MemberId, draft: &[Order], to: Planning) -> Result<Preview, Refusal> {
    let numbers = &state.rules.params.politics;
    if draft.iter().any(|order| order.kind() == OrderKind::PlanFor) {
        return Err(Refusal::Twice);
    }
    if state.politics.planning[seat] == to {
        return Err(Refusal::NoChange);
    }
    let last = state.politics.planned_in[seat];
    let wait = u8::try_from(state.rules.pace().turns(numbers.plan_months)).unwrap_or(u8::MAX);
    let first = last.saturating_add(wait);
    if last > 0 && state.clock.turn < first {
        return Err(Refusal::TooSoon { turn: first });
    }
    Ok(Preview { pc: pc(numbers.plan_pc), ..Preview::default() })
}
