//! Acting in a test: what each act needs and costs.

use super::rules::by_act;
use crate::core::Cb;
use crate::core::ids::MemberId;
use crate::rules::content::Power;
use crate::rules::order::{Hindrance, Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;
use crate::rules::words::Act;

fn act(state: &State, seat: MemberId, draft: &[Order], act: Act, nuclear: bool) -> Result<Preview, Refusal> {
    let crisis = state.deterrence.crisis.as_ref().ok_or(Refusal::NotNow(Hindrance::NothingToAnswer))?;
    if draft.iter().any(|order| matches!(order, Order::ActInTest { .. })) {
        return Err(Refusal::Twice);
    }
    let host = state.rules.sites[crisis.site].host == seat;
    let signals = state.rules.members[seat].powers.contains(&Power::NuclearSignal);
    // The host's forces fight whatever its government says.
    if host && act != Act::Fight || nuclear && !signals {
        return Err(Refusal::NotYours);
    }
    let there = state.posture.at(crisis.site, seat);
    let has = match act {
        Act::Send => state.posture.spare[seat] > Cb::ZERO,
        Act::Fight => host || there > Cb::ZERO,
        _ => true,
    };
    if !has {
        return Err(Refusal::NotNow(Hindrance::NoForces));
    }
    let pc = if host { 0 } else { by_act(&state.rules.params.deterrence.act_pc, act) };
    let gain = if act == Act::Send { state.posture.spare[seat].0 } else { there.0 };
    Ok(Preview { pc: i8::try_from(pc).unwrap_or(0), gain, ..Preview::default() })
}

/// Checks what a seat does in a test.
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    let Order::ActInTest { act: what, nuclear } = *order else { return None };
    Some(act(state, seat, draft, what, nuclear))
}

/// Offers every act, with and without a nuclear signal.
pub fn enumerate(state: &State, _seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    if step != Step::Crisis || state.deterrence.crisis.is_none() {
        return;
    }
    for &act in Act::ALL {
        offer(Order::ActInTest { act, nuclear: false });
        offer(Order::ActInTest { act, nuclear: true });
    }
}
