//! Responding to an incident, and taking a stand on another's response.

use super::rules::{Field, speaker};
use crate::core::ids::{MemberId, ResponseId};
use crate::rules::content::Power;
use crate::rules::order::{Hindrance, Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;
use crate::rules::words::Backing;

fn field<'w>(state: &State<'w>) -> Field<'w> {
    Field { rules: state.rules, posture: state.posture, initiatives: state.initiatives, turn: state.clock.turn }
}

/// Whether a seat is asked how to respond to an incident of this turn.
pub fn may_respond(state: &State, seat: MemberId, nth: u8) -> bool {
    let incident = state.incursions.incidents.get(usize::from(nth));
    incident.is_some_and(|incident| speaker(state.rules, state.alliance, incident.target) == Some(seat))
}

/// The response to an incident as it stands: what was ordered, or what will happen by default; and Article 4.
pub fn response_to(state: &State, nth: u8) -> Option<(ResponseId, bool)> {
    let incident = state.incursions.incidents.get(usize::from(nth))?;
    // Only the seat that speaks for the target can have answered.
    let speaker = speaker(state.rules, state.alliance, incident.target);
    let answers = speaker.map_or(&[][..], |seat| state.book.orders[seat].as_slice());
    let ordered = answers.iter().find_map(|order| match *order {
        Order::Respond { incident, response, article4 } if incident == nth => Some((response, article4)),
        _ => None,
    });
    Some(ordered.unwrap_or_else(|| (field(state).by_default(incident.target, incident.kind), false)))
}

/// Political capital of a response.
fn price(state: &State, seat: MemberId, response: ResponseId, article4: bool) -> i8 {
    let free = state.rules.members[seat].powers.contains(&Power::FreeArticle4);
    let call = if article4 && !free { state.rules.params.incursions.article4_pc } else { 0 };
    i8::try_from(state.rules.responses[response].pc + call).unwrap_or(i8::MAX)
}

fn respond(
    state: &State,
    seat: MemberId,
    draft: &[Order],
    (nth, response, article4): (u8, ResponseId, bool),
) -> Result<Preview, Refusal> {
    let incident =
        state.incursions.incidents.get(usize::from(nth)).ok_or(Refusal::NotNow(Hindrance::NothingToAnswer))?;
    let row = state.rules.responses.get(response).ok_or(Refusal::NoSuchThing)?;
    if !may_respond(state, seat, nth) {
        return Err(Refusal::NotYours);
    }
    if draft.iter().any(|order| matches!(order, Order::Respond { incident, .. } if *incident == nth)) {
        return Err(Refusal::Twice);
    }
    field(state).allows(incident.target, incident.kind, response)?;
    Ok(Preview { pc: price(state, seat, response, article4), gain: row.resolve.0, ..Preview::default() })
}

fn back(state: &State, seat: MemberId, draft: &[Order], nth: u8) -> Result<Preview, Refusal> {
    let incident =
        state.incursions.incidents.get(usize::from(nth)).ok_or(Refusal::NotNow(Hindrance::NothingToAnswer))?;
    if incident.target == seat || may_respond(state, seat, nth) {
        return Err(Refusal::NotYours);
    }
    if draft.iter().any(|order| matches!(order, Order::Back { incident, .. } if *incident == nth)) {
        return Err(Refusal::Twice);
    }
    Ok(Preview::default())
}

/// Checks a response or a stand.
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    match *order {
        Order::Respond { incident, response, article4 } => {
            Some(respond(state, seat, draft, (incident, response, article4)))
        }
        Order::Back { incident, .. } => Some(back(state, seat, draft, incident)),
        _ => None,
    }
}

/// Offers every response to own incidents, and every stand on those of others.
pub fn enumerate(state: &State, seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    let count = u8::try_from(state.incursions.incidents.len()).unwrap_or(u8::MAX);
    match step {
        Step::Respond => {
            for incident in (0..count).filter(|&nth| may_respond(state, seat, nth)) {
                for response in state.rules.responses.ids() {
                    offer(Order::Respond { incident, response, article4: false });
                    offer(Order::Respond { incident, response, article4: true });
                }
            }
        }
        Step::Back => {
            for incident in (0..count).filter(|&nth| !may_respond(state, seat, nth)) {
                for &backing in Backing::ALL {
                    offer(Order::Back { incident, backing });
                }
            }
        }
        _ => {}
    }
}
