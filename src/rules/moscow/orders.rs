//! The back-channel: what it costs, and when it is worth offering.

use crate::core::ids::MemberId;
use crate::rules::content::Power;
use crate::rules::order::{Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;

/// A back-channel is always possible; one capital talks without paying for it at home.
pub fn check(state: &State, seat: MemberId, _draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    let Order::BackChannel = order else { return None };
    let params = &state.rules.params.moscow;
    let free = state.rules.members[seat].powers.contains(&Power::FreeBackChannel);
    let pc = if free { 0 } else { i8::try_from(params.back_channel_pc).unwrap_or(0) };
    Some(Ok(Preview { pc, gain: -params.back_channel_calm, ..Preview::default() }))
}

/// Offers the back-channel.
pub fn enumerate(_state: &State, _seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    if step == Step::Orders {
        offer(Order::BackChannel);
    }
}
