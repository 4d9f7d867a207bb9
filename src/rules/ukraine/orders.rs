//! Which help for Ukraine is possible, what it costs, and which amounts are worth a thought.

use super::rules::{a_turn, beyond, kit_points};
use crate::core::ids::MemberId;
use crate::core::{Bp, Meur};
use crate::rules::order::{Hindrance, Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;
use crate::rules::words::War;

fn pc(price: i32) -> i8 {
    i8::try_from(price).unwrap_or(i8::MAX)
}

/// The most aid a year a capital may pledge.
fn most_aid(state: State, seat: MemberId) -> Meur {
    let Bp(most) = Bp(state.rules.params.ukraine.aid.level_most_bp);
    state.treasury.gdp[seat].scale(most, 10_000)
}

fn aid_level(state: State, seat: MemberId, meur: i32) -> Result<Preview, Refusal> {
    let most = most_aid(state, seat).0;
    if meur < 0 || meur > most {
        return Err(Refusal::Range { low: 0, high: most });
    }
    if state.ukraine.aid_level[seat].0 == meur {
        return Err(Refusal::NoChange);
    }
    let line = state.treasury.budget[seat].permille(state.treasury.split[seat][3].into());
    let civil = a_turn(state.rules, state.ukraine.civil[seat]);
    let now = beyond(a_turn(state.rules, Meur(meur)), line, civil).0;
    let gain = meur - state.ukraine.aid_level[seat].0;
    let pc = pc(state.rules.params.ukraine.aid.level_pc);
    Ok(Preview { pc, meur_now: now, meur_total: now, gain, ..Preview::default() })
}

/// Refuses an amount outside the bounds of one order.
fn in_range(state: State, meur: i32) -> Result<(), Refusal> {
    let (low, high) = state.rules.params.ukraine.aid.order_eur_bn;
    if meur < low.0 || meur > high.0 { Err(Refusal::Range { low: low.0, high: high.0 }) } else { Ok(()) }
}

fn give_kit(state: State, seat: MemberId, meur: i32) -> Result<Preview, Refusal> {
    in_range(state, meur)?;
    let (stocks, land) = kit_points(state.rules, Meur(meur));
    let roles = state.rules.roles;
    if state.capability.of(seat, roles.stocks) < stocks || state.capability.of(seat, roles.land) < land {
        return Err(Refusal::NotNow(Hindrance::NoStocks));
    }
    let params = &state.rules.params.ukraine.aid;
    let gain = Meur(meur).permille(params.kit_worth).0;
    Ok(Preview { pc: pc(params.kit_pc), gain, ..Preview::default() })
}

fn purl(state: State, meur: i32) -> Result<Preview, Refusal> {
    in_range(state, meur)?;
    let params = &state.rules.params.ukraine.aid;
    let gain = Meur(meur).permille(params.purl_worth).0;
    Ok(Preview { pc: pc(params.purl_pc), meur_now: meur, meur_total: meur, gain, ..Preview::default() })
}

fn troops(state: State, seat: MemberId, cb: u16) -> Result<Preview, Refusal> {
    let params = &state.rules.params.ukraine.coalition;
    if state.ukraine.war != War::Ceasefire {
        return Err(Refusal::NotNow(Hindrance::NoCeasefire));
    }
    let (low, high) = params.brigades;
    if i32::from(cb) < low.0 || i32::from(cb) > high.0 {
        return Err(Refusal::Range { low: low.0, high: high.0 });
    }
    if state.posture.spare[seat] - state.ukraine.coalition[seat] < crate::core::Cb(cb.into()) {
        return Err(Refusal::NotNow(Hindrance::NoForces));
    }
    Ok(Preview { pc: pc(params.pc), gain: cb.into(), ..Preview::default() })
}

/// Checks one order about Ukraine; `None` for others.
pub fn check(state: State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    let result = match *order {
        Order::AidLevel { meur } => aid_level(state, seat, meur),
        Order::GiveKit { meur } => give_kit(state, seat, meur),
        Order::Purl { meur } => purl(state, meur),
        Order::CoalitionTroops { cb } => troops(state, seat, cb),
        _ => return None,
    };
    let twice = draft.iter().any(|earlier| earlier.kind() == order.kind());
    Some(if result.is_ok() && twice { Err(Refusal::Twice) } else { result })
}

/// Offers help in amounts that may be worth a thought.
pub fn enumerate(state: State, seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    if step != Step::Orders {
        return;
    }
    let now = state.ukraine.aid_level[seat].0;
    for permille in [500, 750, 1250, 1500, 2000] {
        offer(Order::AidLevel { meur: Meur(now).permille(permille).0.min(most_aid(state, seat).0) });
    }
    for meur in [200, 500, 1000, 2000] {
        offer(Order::GiveKit { meur });
        offer(Order::Purl { meur });
    }
    if state.ukraine.war == War::Ceasefire {
        for cb in [50, 100, 200] {
            offer(Order::CoalitionTroops { cb });
        }
    }
}
