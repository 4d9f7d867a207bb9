//! Which help for Ukraine is possible, what it costs, and which amounts are worth a thought.

use super::force::{bound, upkeep};
use super::rules::{a_turn, beyond, kit_points};
use crate::core::ids::MemberId;
use crate::core::{Bp, Cb, Meur};
use crate::rules::order::{Hindrance, Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;
use crate::rules::words::War;

fn pc(price: i32) -> i8 {
    i8::try_from(price).unwrap_or(i8::MAX)
}

/// The most aid a year a capital may pledge.
fn most_aid(state: &State, seat: MemberId) -> Meur {
    let Bp(most) = Bp(state.rules.params.ukraine.aid.level_most_bp);
    state.treasury.gdp[seat].scale(most, 10_000)
}

fn aid_level(state: &State, seat: MemberId, meur: i32) -> Result<Preview, Refusal> {
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
fn in_range(state: &State, meur: i32) -> Result<(), Refusal> {
    let (low, high) = state.rules.params.ukraine.aid.order_eur_bn;
    if meur < low.0 || meur > high.0 { Err(Refusal::Range { low: low.0, high: high.0 }) } else { Ok(()) }
}

fn give_kit(state: &State, seat: MemberId, meur: i32) -> Result<Preview, Refusal> {
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

fn purl(state: &State, meur: i32) -> Result<Preview, Refusal> {
    in_range(state, meur)?;
    let params = &state.rules.params.ukraine.aid;
    let gain = Meur(meur).permille(params.purl_worth).0;
    Ok(Preview { pc: pc(params.purl_pc), meur_now: meur, meur_total: meur, gain, ..Preview::default() })
}

/// Brigades this draft sends to sites, × 100: they cannot go to Ukraine as well.
fn sent_elsewhere(draft: &[Order]) -> i32 {
    let sent = draft.iter().map(|order| match order {
        Order::SendBrigade { cb, .. } => i32::from(*cb),
        _ => 0,
    });
    sent.sum()
}

fn troops(state: &State, seat: MemberId, draft: &[Order], cb: u16) -> Result<Preview, Refusal> {
    let params = &state.rules.params.ukraine;
    let pledging = state.ukraine.war == War::War && params.force.is_some();
    if state.ukraine.war != War::Ceasefire && !pledging {
        return Err(Refusal::NotNow(Hindrance::NoCeasefire));
    }
    let (low, high) = params.coalition.brigades;
    if i32::from(cb) < low.0 || i32::from(cb) > high.0 {
        return Err(Refusal::Range { low: low.0, high: high.0 });
    }
    let needed = bound(state.rules, state.ukraine.pledged_by(seat) + Cb(cb.into()));
    if state.posture.spare[seat].0 - sent_elsewhere(draft) < needed.0 {
        return Err(Refusal::NotNow(Hindrance::NoForces));
    }
    let cost = params.force.as_ref().map_or(0, |force| upkeep(state.rules, force, Cb(cb.into())).0);
    let now = if pledging { 0 } else { cost };
    let pc = pc(params.coalition.pc);
    Ok(Preview { pc, meur_now: now, meur_total: cost, gain: cb.into(), ..Preview::default() })
}

fn support(state: &State, seat: MemberId, cp: u16) -> Result<Preview, Refusal> {
    let Some(params) = &state.rules.params.ukraine.force else {
        return Err(Refusal::NotNow(Hindrance::NoForceFormed));
    };
    if !matches!(state.ukraine.war, War::War | War::Ceasefire) {
        return Err(Refusal::NotNow(Hindrance::NoCeasefire));
    }
    let (low, high) = params.support_points;
    if i32::from(cp) < low.0 || i32::from(cp) > high.0 {
        return Err(Refusal::Range { low: low.0, high: high.0 });
    }
    // What is there already is missing at home; what is only pledged is not yet.
    let promised = if state.ukraine.support_there { 0 } else { state.ukraine.support_of(seat).0 };
    let roles = state.rules.roles;
    let half = i32::midpoint(promised, i32::from(cp));
    if [roles.lift, roles.eyes].iter().any(|&area| state.capability.of(seat, area).0 < half) {
        return Err(Refusal::NotNow(Hindrance::NoEnablers));
    }
    Ok(Preview { pc: pc(params.support_pc), gain: cp.into(), ..Preview::default() })
}

fn home(state: &State, seat: MemberId) -> Result<Preview, Refusal> {
    if !state.ukraine.takes_part(seat) {
        return Err(Refusal::NoChange);
    }
    let price = state.rules.params.ukraine.force.as_ref().map_or(0, |force| force.leave_pc);
    Ok(Preview { pc: pc(price), gain: -state.ukraine.coalition[seat].0, ..Preview::default() })
}

/// Checks one order about Ukraine; `None` for others.
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    let result = match *order {
        Order::AidLevel { meur } => aid_level(state, seat, meur),
        Order::GiveKit { meur } => give_kit(state, seat, meur),
        Order::Purl { meur } => purl(state, meur),
        Order::CoalitionTroops { cb } => troops(state, seat, draft, cb),
        Order::CoalitionSupport { cp } => support(state, seat, cp),
        Order::CoalitionHome => home(state, seat),
        _ => return None,
    };
    let twice = draft.iter().any(|earlier| earlier.kind() == order.kind());
    Some(if result.is_ok() && twice { Err(Refusal::Twice) } else { result })
}

/// Offers help in amounts that may be worth a thought.
pub fn enumerate(state: &State, seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
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
    let formed = state.rules.params.ukraine.force.is_some();
    if state.ukraine.war == War::Ceasefire || formed {
        for cb in [25, 50, 100, 200] {
            offer(Order::CoalitionTroops { cb });
        }
        offer(Order::CoalitionHome);
    }
    if formed {
        for cp in [50, 100, 200] {
            offer(Order::CoalitionSupport { cp });
        }
    }
}
