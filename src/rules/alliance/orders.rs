//! Reassurance: the one order that works on trust alone.

use crate::core::ids::MemberId;
use crate::rules::order::{Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;

/// The first turn in which `seat` can reassure `member` again.
fn next_turn(state: &State, seat: MemberId, member: MemberId) -> u8 {
    let last = state.alliance.reassured[state.alliance.place(seat, member)];
    let pause = state.rules.pace().turns(state.rules.params.alliance.reassure_months);
    if last == 0 { 0 } else { last.saturating_add(u8::try_from(pause).unwrap_or(u8::MAX)) }
}

/// Checks an order of this domain.
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    let Order::Reassure { member } = *order else { return None };
    let params = &state.rules.params.alliance;
    Some(if member == seat || member.0 >= state.alliance.members {
        Err(Refusal::NoSuchThing)
    } else if draft.iter().any(|given| matches!(given, Order::Reassure { .. })) {
        Err(Refusal::Twice)
    } else if next_turn(state, seat, member) > state.clock.turn {
        Err(Refusal::TooSoon { turn: next_turn(state, seat, member) })
    } else {
        let pc = i8::try_from(params.reassure_pc).unwrap_or(0);
        Ok(Preview { pc, gain: params.reassure_gain, ..Preview::default() })
    })
}

/// Offers reassurance of every other seat.
pub fn enumerate(state: &State, seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    if step == Step::Orders {
        for member in state.rules.seat_ids().filter(|&member| member != seat) {
            offer(Order::Reassure { member });
        }
    }
}
