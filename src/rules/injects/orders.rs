//! Answering an inject.

use super::conditions::holds;
use super::rules::price;
use super::state::OpenInject;
use crate::core::ids::{InjectId, MemberId};
use crate::rules::order::{Hindrance, Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;

/// The open inject of that name that asks this seat.
fn open(state: &State, seat: MemberId, inject: InjectId) -> Option<OpenInject> {
    state.injects.open.iter().copied().find(|open| open.inject == inject && open.asked.has(seat))
}

fn answer(state: &State, seat: MemberId, inject: InjectId, choice: u8) -> Result<Preview, Refusal> {
    let row = state.rules.injects.get(inject).ok_or(Refusal::NoSuchThing)?;
    let choice = row.choices.get(usize::from(choice)).ok_or(Refusal::NoSuchThing)?;
    if open(state, seat, inject).is_none() {
        return Err(Refusal::NotNow(Hindrance::NothingToAnswer));
    }
    if !holds(&choice.when, state) {
        return Err(Refusal::NotNow(Hindrance::ChoiceClosed));
    }
    let meur = price(choice, seat, state);
    Ok(Preview {
        pc: i8::try_from(choice.pc).unwrap_or(i8::MAX),
        meur_now: meur,
        meur_total: meur,
        ..Preview::default()
    })
}

/// Checks an answer; `None` for other orders.
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    let Order::Choose { inject, choice } = *order else { return None };
    let same = |earlier: &Order| matches!(earlier, Order::Choose { inject: other, .. } if *other == inject);
    if draft.iter().any(same) {
        return Some(Err(Refusal::Twice));
    }
    Some(answer(state, seat, inject, choice))
}

/// Offers every answer to every inject that asks this seat.
pub fn enumerate(state: &State, seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    if step != Step::Orders {
        return;
    }
    for open in state.injects.open.iter().filter(|open| open.asked.has(seat)) {
        let choices = state.rules.injects[open.inject].choices.len();
        for choice in 0..u8::try_from(choices).unwrap_or(u8::MAX) {
            offer(Order::Choose { inject: open.inject, choice });
        }
    }
}
