//! Orders on pledges.

use super::rules::Measures;
use super::state::Pledge;
use crate::core::ids::{AreaId, InitiativeId, MemberId, Members, PledgeId, SiteId};
use crate::rules::initiatives::rules::agreement;
use crate::rules::order::{Hindrance, Order, Preview, Refusal};
use crate::rules::politics;
use crate::rules::state::State;
use crate::rules::words::{PledgeState, Promise};

/// What pledges are measured by, in a view of the state.
pub(super) fn measures<'w>(state: &State<'w>) -> Measures<'w> {
    Measures {
        rules: state.rules,
        treasury: state.treasury,
        capability: state.capability,
        posture: state.posture,
        procurement: state.procurement,
        initiatives: state.initiatives,
    }
}

/// Checks an order of this domain; `None` where the order belongs to another.
pub(super) fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    match *order {
        Order::MakePledge { .. } => Some(make(state, seat, draft, order)),
        Order::CountOn { pledge } => Some(count_on(state, seat, pledge)),
        _ => None,
    }
}

/// The pledge that an order makes; none for other orders. The baseline and the doubt are filled in when it binds.
pub(super) fn pledge_of(seat: MemberId, turn: u8, order: &Order) -> Option<Pledge> {
    let Order::MakePledge { promise, about, amount, due, public, to } = *order else { return None };
    Some(Pledge {
        by: seat,
        to,
        promise,
        about,
        amount,
        made: turn,
        due,
        public,
        doubtful: false,
        counted_on: Members::default(),
        baseline: 0,
        state: PledgeState::Open,
    })
}

/// Political capital as previews carry it.
fn pc(price: i32) -> i8 {
    i8::try_from(price).unwrap_or(i8::MAX)
}

fn make(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Result<Preview, Refusal> {
    let numbers = &state.rules.params.pledges;
    let turn = state.clock.turn;
    let pledge = pledge_of(seat, turn, order).ok_or(Refusal::NoSuchThing)?;
    exists(state, &pledge)?;
    let (first, last) = (turn.saturating_add(1), state.rules.calendar.turns);
    if !(first..=last).contains(&pledge.due) {
        return Err(Refusal::Range { low: i32::from(first), high: i32::from(last) });
    }
    let alike = |other: &Pledge| other.by == seat && other.promise == pledge.promise && other.about == pledge.about;
    if state.pledges.open.iter().any(|&id| alike(&state.pledges.list[id])) {
        return Err(Refusal::NotNow(Hindrance::PledgeOpen));
    }
    let mut drafted = 0;
    for other in draft.iter().filter_map(|order| pledge_of(seat, turn, order)) {
        drafted += 1;
        if alike(&other) || drafted >= numbers.a_turn {
            return Err(Refusal::Twice);
        }
    }
    let level = measures(state).level(seat, pledge.promise, pledge.about);
    let had = match pledge.promise {
        Promise::Spend | Promise::Brigade => level >= pledge.amount,
        Promise::Contribute => pledge.amount <= 0,
        Promise::Programme => level > 0,
        Promise::Back => false,
    };
    if had {
        return Err(Refusal::NoChange);
    }
    Ok(Preview { pc: pc(numbers.make_pc), felt_in: Some(pledge.due), gain: pledge.amount, ..Preview::default() })
}

/// Whatever the pledge is about, and whomever it is made to, must exist.
fn exists(state: &State, pledge: &Pledge) -> Result<(), Refusal> {
    let rules = state.rules;
    let about = match pledge.promise {
        Promise::Spend => pledge.about == 0,
        Promise::Contribute | Promise::Programme => rules.areas.get(AreaId(pledge.about)).is_some(),
        // A host keeps its own forces at home anyway.
        Promise::Brigade => rules.sites.get(SiteId(pledge.about)).is_some_and(|site| site.host != pledge.by),
        Promise::Back => rules.initiatives.get(InitiativeId(pledge.about)).is_some(),
    };
    let heard = match pledge.to {
        Some(to) => to != pledge.by && rules.members.get(to).is_some(),
        None => pledge.public,
    };
    if about && heard { Ok(()) } else { Err(Refusal::NoSuchThing) }
}

fn count_on(state: &State, seat: MemberId, which: PledgeId) -> Result<Preview, Refusal> {
    let pledge = state.pledges.list.get(which).ok_or(Refusal::NoSuchThing)?;
    let known = pledge.public || pledge.to == Some(seat);
    if pledge.state != PledgeState::Open || !known {
        return Err(Refusal::NoSuchThing);
    }
    if pledge.by == seat {
        return Err(Refusal::NotYours);
    }
    // What falls due at the end of this turn can no longer be planned on.
    if pledge.due <= state.clock.turn {
        return Err(Refusal::NotNow(Hindrance::PledgeDue));
    }
    if pledge.counted_on.has(seat) {
        return Err(Refusal::NoChange);
    }
    Ok(Preview { pc: pc(state.rules.params.pledges.count_on_pc), felt_in: Some(pledge.due), ..Preview::default() })
}

/// What the doubt at signing rests on beside the measures: how fast voters let the budget rise.
pub(super) fn doubtful(measures: Measures, slack: i32, pledge: &Pledge) -> bool {
    let turns = i32::from(pledge.due) - i32::from(pledge.made);
    let level = measures.level(pledge.by, pledge.promise, pledge.about);
    match pledge.promise {
        Promise::Spend => level + slack * turns < pledge.amount,
        Promise::Contribute => measures.in_pipeline(pledge.by, AreaId(pledge.about), pledge.due) < pledge.amount,
        Promise::Brigade => {
            let site = SiteId(pledge.about);
            let moving = measures.posture.moving.iter().filter(|row| row.member == pledge.by && row.site == site);
            let coming: i32 = moving.map(|row| row.cb.0).sum();
            level + coming + measures.posture.spare[pledge.by].0 < pledge.amount
        }
        Promise::Programme => false,
        Promise::Back => {
            let tags = &measures.rules.initiatives[InitiativeId(pledge.about)].tags;
            let numbers = &measures.rules.params.pledges;
            agreement(measures.rules.members[pledge.by].stance, tags) < numbers.doubtful_agreement
        }
    }
}

/// Whether a pledge could be met as plans stand, for drafting.
pub(super) fn in_doubt(state: &State, seat: MemberId, order: &Order) -> bool {
    let pledge = pledge_of(seat, state.clock.turn, order);
    pledge.is_some_and(|pledge| doubtful(measures(state), politics::slack(state, seat), &pledge))
}

/// Offers plausible pledges, due in about two years, and the open pledges one might plan on.
pub(super) fn enumerate(state: &State, seat: MemberId, offer: &mut dyn FnMut(Order)) {
    let rules = state.rules;
    let years = u8::try_from(rules.pace().turns(24)).unwrap_or(u8::MAX);
    let due = state.clock.turn.saturating_add(years).min(rules.calendar.turns);
    let mut pledge = |promise, about, amount| {
        offer(Order::MakePledge { promise, about, amount, due, public: true, to: None });
    };
    let core = state.treasury.core[seat].0;
    for rise in [30, 60] {
        pledge(Promise::Spend, 0, core + rise);
    }
    for area in rules.areas.ids() {
        pledge(Promise::Contribute, area.0, 100);
        pledge(Promise::Programme, area.0, 0);
    }
    for site in rules.sites.ids() {
        pledge(Promise::Brigade, site.0, state.posture.at(site, seat).0 + 100);
    }
    for motion in &state.initiatives.motions {
        pledge(Promise::Back, motion.initiative.0, 0);
    }
    for &pledge in &state.pledges.open {
        offer(Order::CountOn { pledge });
    }
}
