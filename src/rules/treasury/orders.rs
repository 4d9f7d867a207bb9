//! Orders of the treasury.

use super::rules;
use super::state::Treasury;
use crate::core::Meur;
use crate::core::ids::MemberId;
use crate::rules::content::Power;
use crate::rules::order::{Hindrance, Order, OrderKind, Preview, Refusal};
use crate::rules::state::State;
use crate::rules::words::BudgetLine;

/// Checks an order of this domain; `None` where the order belongs to another.
pub(super) fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    let checked = match *order {
        Order::SetCore { bp } => set_core(state, seat, bp),
        Order::ShiftSplit { from, to, permille } => shift_split(state, seat, from, to, i32::from(permille)),
        Order::ReleaseLegacy => release(state, seat),
        Order::Reclassify => reclassify(state, seat),
        Order::SetResilience { bp } => set_resilience(state, seat, bp),
        Order::Lend { to, meur } => return Some(lend(state, seat, draft, to, meur)),
        _ => return None,
    };
    let kind = order.kind();
    let again = draft.iter().any(|earlier: &Order| earlier.kind() == kind);
    Some(if again && kind != OrderKind::Lend { Err(Refusal::Twice) } else { checked })
}

/// Political capital as previews carry it.
fn pc(price: i32) -> i8 {
    i8::try_from(price).unwrap_or(i8::MAX)
}

/// A value outside its range.
fn range(value: i32, low: i32, high: i32) -> Result<(), Refusal> {
    if (low..=high).contains(&value) { Ok(()) } else { Err(Refusal::Range { low, high }) }
}

/// Free money of a turn at some level of core spending, equipment share and committed part.
fn free_at(state: &State, seat: MemberId, core: i32, equipment: i32, committed: i32) -> Meur {
    let budget = rules::share_of_gdp(state.treasury.gdp[seat], core, state.rules.pace().months);
    rules::free_money(budget, equipment, committed)
}

/// What a change takes from this turn's free money; negative where it adds to it.
fn taken(state: &State, seat: MemberId, core: i32, equipment: i32, committed: i32) -> i32 {
    let books: &Treasury = state.treasury;
    let before =
        free_at(state, seat, books.core[seat].0, i32::from(books.split[seat][2]), i32::from(books.committed[seat]));
    (before - free_at(state, seat, core, equipment, committed)).0
}

fn set_core(state: &State, seat: MemberId, bp: i32) -> Result<Preview, Refusal> {
    let (numbers, books) = (&state.rules.params.treasury, state.treasury);
    let now = books.core[seat].0;
    range(bp, numbers.core_range.0, numbers.core_range.1)?;
    if bp == now {
        return Err(Refusal::NoChange);
    }
    let meur = taken(state, seat, bp, i32::from(books.split[seat][2]), i32::from(books.committed[seat]));
    Ok(Preview {
        pc: pc(rules::rise_price(numbers, now, bp)),
        meur_now: meur,
        meur_total: meur,
        gain: bp - now,
        ..Preview::default()
    })
}

fn shift_split(
    state: &State,
    seat: MemberId,
    from: BudgetLine,
    to: BudgetLine,
    permille: i32,
) -> Result<Preview, Refusal> {
    let (numbers, books) = (&state.rules.params.treasury, state.treasury);
    if from == to {
        return Err(Refusal::NoChange);
    }
    let has = i32::from(books.split[seat][rules::line(from)]);
    let floor = if matches!(from, BudgetLine::People | BudgetLine::Upkeep) { numbers.line_floor } else { 0 };
    range(permille, 1, numbers.shift_max.min(has - floor).max(0))?;
    let equipment = i32::from(books.split[seat][2]) - if from == BudgetLine::Equipment { permille } else { 0 }
        + if to == BudgetLine::Equipment { permille } else { 0 };
    let meur = taken(state, seat, books.core[seat].0, equipment, i32::from(books.committed[seat]));
    Ok(Preview { meur_now: meur, meur_total: meur, gain: permille, ..Preview::default() })
}

fn release(state: &State, seat: MemberId) -> Result<Preview, Refusal> {
    let (numbers, books) = (&state.rules.params.treasury, state.treasury);
    let now = i32::from(books.committed[seat]);
    if now <= numbers.committed_floor {
        return Err(Refusal::NotNow(Hindrance::NoLegacy));
    }
    let then = rules::released(numbers, now);
    let meur = taken(state, seat, books.core[seat].0, i32::from(books.split[seat][2]), then);
    Ok(Preview {
        pc: pc(numbers.release_pc),
        meur_now: meur,
        meur_total: meur,
        gain: -numbers.release_points,
        ..Preview::default()
    })
}

fn reclassify(state: &State, seat: MemberId) -> Result<Preview, Refusal> {
    let numbers = &state.rules.params.treasury;
    let then = state.treasury.reclassified[seat].0 + numbers.reclassify_bp;
    range(then, 0, numbers.reclassify_max)?;
    Ok(Preview { pc: pc(numbers.reclassify_pc), gain: numbers.reclassify_bp, ..Preview::default() })
}

fn set_resilience(state: &State, seat: MemberId, bp: i32) -> Result<Preview, Refusal> {
    let numbers = &state.rules.params.treasury;
    let now = state.treasury.resilience[seat].0;
    range(bp, 0, numbers.resilience_max)?;
    if bp == now {
        return Err(Refusal::NoChange);
    }
    let price = if bp > now { numbers.resilience_pc } else { 0 };
    Ok(Preview { pc: pc(price), gain: bp - now, ..Preview::default() })
}

fn lend(state: &State, seat: MemberId, draft: &[Order], to: MemberId, meur: i32) -> Result<Preview, Refusal> {
    let numbers = &state.rules.params.treasury;
    if !state.rules.members[seat].powers.contains(&Power::Lender) {
        return Err(Refusal::NotYours);
    }
    if to == seat || to.0 >= state.rules.seats {
        return Err(Refusal::NoSuchThing);
    }
    if draft.iter().any(|order| matches!(order, Order::Lend { to: other, .. } if *other == to)) {
        return Err(Refusal::Twice);
    }
    range(meur, 1, i32::MAX)?;
    Ok(Preview { pc: pc(numbers.lend_pc), meur_now: meur, meur_total: meur, gain: meur, ..Preview::default() })
}

/// Offers sensible amounts of every order of this domain.
pub(super) fn enumerate(state: &State, seat: MemberId, offer: &mut dyn FnMut(Order)) {
    let (numbers, books) = (&state.rules.params.treasury, state.treasury);
    let core = books.core[seat].0;
    let step = numbers.rise_per_pc;
    for by in [step / 2, step, 2 * step, 3 * step, -step / 2, -step] {
        offer(Order::SetCore { bp: core + by });
    }
    let most = u8::try_from(numbers.shift_max).unwrap_or(u8::MAX);
    for &from in BudgetLine::ALL {
        for &to in BudgetLine::ALL {
            offer(Order::ShiftSplit { from, to, permille: most });
        }
    }
    offer(Order::ReleaseLegacy);
    offer(Order::Reclassify);
    for bp in [0, numbers.resilience_max / 3, numbers.resilience_max * 2 / 3, numbers.resilience_max] {
        offer(Order::SetResilience { bp });
    }
    if state.rules.members[seat].powers.contains(&Power::Lender) {
        let quarter = books.free[seat].0 / 4;
        for to in state.rules.seat_ids() {
            offer(Order::Lend { to, meur: quarter });
        }
    }
}
