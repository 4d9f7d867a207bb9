//! The orders of posture, with their prices and the reasons they are refused.

use super::Params;
use super::rules::{harden_price, hosted, upkeep};
use crate::core::Cb;
use crate::core::ids::{MemberId, SiteId};
use crate::rules::order::{Hindrance, Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;
use crate::rules::words::Hardening;

fn pc(value: i32) -> i8 {
    i8::try_from(value.max(0)).unwrap_or(i8::MAX)
}

fn params<'w>(state: &State<'w>) -> &'w Params {
    &state.rules.params.posture
}

fn known(state: &State, site: SiteId) -> Result<(), Refusal> {
    state.rules.sites.get(site).map(|_| ()).ok_or(Refusal::NoSuchThing)
}

/// Political capital of sending forces to a site: less for an invited guest.
pub fn send_price(state: &State, seat: MemberId, site: SiteId) -> i32 {
    let discount = if state.posture.invited[site].has(seat) { params(state).invited_discount } else { 0 };
    params(state).send_pc - discount
}

fn send(state: &State, seat: MemberId, draft: &[Order], site: SiteId, cb: u16) -> Result<Preview, Refusal> {
    known(state, site)?;
    let (low, high) = params(state).send_range;
    if !(low..=high).contains(&cb) {
        return Err(Refusal::Range { low: i32::from(low), high: i32::from(high) });
    }
    if state.rules.sites[site].host == seat {
        return Err(Refusal::NotYours);
    }
    let mut promised = i32::from(cb);
    for order in draft {
        match order {
            Order::SendBrigade { site: other, .. } if *other == site => return Err(Refusal::Twice),
            Order::SendBrigade { cb, .. } => promised += i32::from(*cb),
            _ => {}
        }
    }
    if promised > state.posture.spare[seat].0 {
        return Err(Refusal::NotNow(Hindrance::NoForces));
    }
    let cost = upkeep(params(state), state.rules.pace(), Cb(i32::from(cb))).0;
    Ok(Preview {
        pc: pc(send_price(state, seat, site)),
        meur_now: cost,
        meur_total: cost,
        felt_in: Some(state.clock.turn.saturating_add(1)),
        gain: i32::from(cb),
        area: None,
    })
}

fn withdraw(state: &State, seat: MemberId, site: SiteId) -> Result<Preview, Refusal> {
    known(state, site)?;
    let there = state.posture.at(site, seat);
    if there <= Cb::ZERO {
        return Err(Refusal::NoChange);
    }
    Ok(Preview { pc: pc(params(state).withdraw_pc), gain: -there.0, ..Preview::default() })
}

fn host(state: &State, seat: MemberId, from: MemberId) -> Result<Preview, Refusal> {
    state.rules.members.get(from).ok_or(Refusal::NoSuchThing)?;
    let site = hosted(state.rules, seat).filter(|_| from != seat).ok_or(Refusal::NotYours)?;
    if state.posture.invited[site].has(from) {
        return Err(Refusal::NoChange);
    }
    if state.posture.spare[from] <= Cb::ZERO {
        return Err(Refusal::NotNow(Hindrance::NoForces));
    }
    let cost = params(state).barracks_eur_bn.0;
    let pc = pc(params(state).host_pc);
    Ok(Preview { pc, meur_now: cost, meur_total: cost, ..Preview::default() })
}

fn police(state: &State, seat: MemberId, site: SiteId) -> Result<Preview, Refusal> {
    known(state, site)?;
    if state.posture.policing[site].has(seat) {
        return Err(Refusal::NoChange);
    }
    let cost = params(state).policing_eur_bn.0;
    let pc = pc(params(state).policing_pc);
    Ok(Preview { pc, meur_now: cost, meur_total: cost, ..Preview::default() })
}

fn set_rules(state: &State, seat: MemberId, draft: &[Order], level: u8) -> Result<Preview, Refusal> {
    if level > 3 {
        return Err(Refusal::Range { low: 0, high: 3 });
    }
    if state.posture.rules_level[seat] == level {
        return Err(Refusal::NoChange);
    }
    if draft.iter().any(|order| matches!(order, Order::SetRules { .. })) {
        return Err(Refusal::Twice);
    }
    let gain = i32::from(level) - i32::from(state.posture.rules_level[seat]);
    Ok(Preview { pc: pc(params(state).rules_pc), gain, ..Preview::default() })
}

fn exercise(state: &State, site: SiteId) -> Result<Preview, Refusal> {
    known(state, site)?;
    let cost = params(state).exercise_eur_bn.0;
    let (pc, gain) = (pc(params(state).exercise_pc), params(state).exercise_readiness);
    Ok(Preview { pc, meur_now: cost, meur_total: cost, gain, ..Preview::default() })
}

fn harden(state: &State, seat: MemberId, what: Hardening) -> Result<Preview, Refusal> {
    let now = i32::from(state.posture.hardened[seat][what as usize]);
    let gain = (params(state).harden_cap - now).min(params(state).harden_gain);
    if gain <= 0 {
        return Err(Refusal::NoChange);
    }
    let cost = harden_price(params(state), state.treasury.gdp[seat]).0;
    let pc = pc(params(state).harden_pc);
    Ok(Preview { pc, meur_now: cost, meur_total: cost, gain, ..Preview::default() })
}

/// Checks an order of this domain; `None` where the order belongs to another.
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    Some(match *order {
        Order::SendBrigade { site, cb } => send(state, seat, draft, site, cb),
        Order::WithdrawBrigade { site } => withdraw(state, seat, site),
        Order::HostBrigade { from } => host(state, seat, from),
        Order::AirPolicing { site } => police(state, seat, site),
        Order::SetRules { level } => set_rules(state, seat, draft, level),
        Order::Exercise { site } => exercise(state, site),
        Order::Harden { what } => harden(state, seat, what),
        _ => return None,
    })
}

/// Offers sensible orders: half a brigade, a brigade or all that is left to each site, and the rest in full.
pub fn enumerate(state: &State, seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    if step != Step::Orders {
        return;
    }
    let spare = u16::try_from(state.posture.spare[seat].0).unwrap_or(0).min(params(state).send_range.1);
    for site in state.rules.sites.ids() {
        for cb in [50, 100].into_iter().filter(|&cb| cb < spare) {
            offer(Order::SendBrigade { site, cb });
        }
        offer(Order::SendBrigade { site, cb: spare });
        offer(Order::WithdrawBrigade { site });
        offer(Order::AirPolicing { site });
        offer(Order::Exercise { site });
    }
    if hosted(state.rules, seat).is_some() {
        for from in state.rules.seat_ids().filter(|&from| from != seat) {
            offer(Order::HostBrigade { from });
        }
    }
    for level in 0..=3 {
        offer(Order::SetRules { level });
    }
    for &what in Hardening::ALL {
        offer(Order::Harden { what });
    }
}
