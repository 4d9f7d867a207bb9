//! The one order of this domain: releasing war stocks.

use super::turn::stocks_used;
use crate::core::ids::MemberId;
use crate::rules::order::{Hindrance, Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;

/// See [`super::check`].
pub fn check(state: &State, seat: MemberId, order: &Order) -> Option<Result<Preview, Refusal>> {
    let Order::ReleaseStocks = order else { return None };
    let params = &state.rules.params.capability;
    let area = state.rules.roles.stocks;
    if state.capability.of(seat, area) < params.stocks_least || stocks_used(state.rules, state.capability, seat).0 == 0
    {
        return Some(Err(Refusal::NotNow(Hindrance::NoStocks)));
    }
    Some(Ok(Preview { pc: params.stocks_pc, gain: params.stocks_readiness, ..Preview::default() }))
}

/// See [`super::enumerate`].
pub fn enumerate(step: Step, offer: &mut dyn FnMut(Order)) {
    if step == Step::Orders {
        offer(Order::ReleaseStocks);
    }
}
