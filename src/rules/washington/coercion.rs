//! Tariffs: whom they hit, how they are answered, what they cost, and how disputes end.

use super::params::CoercionParams;
use super::rules::{CAPITOL, Desk, by_length, by_temper, purpose};
use super::state::{Drawdown, Tariff};
use crate::core::ids::{MemberId, Members};
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::book::OrderBook;
use crate::rules::effect::Effect;
use crate::rules::event::{Cause, EntryId, Event};
use crate::rules::order::Order;
use crate::rules::ruleset::Ruleset;
use crate::rules::words::{Meter, TariffAnswer};

/// How far a capital stands at the front of the line for tariffs: the lone and little-partnered first.
///
/// `1000 − mean mutual trust − shelter of partnerships − part of Washington's regard + whim`.
pub fn exposure(params: &CoercionParams, trust: i32, partners: u32, regard: i32, whim: i32) -> i32 {
    let partners = i32::try_from(partners).unwrap_or(0);
    1000 - trust - partners * params.partner_shelter - regard * params.regard_shelter / 1000 + whim
}

/// Harm that is left after partnerships abroad: each cuts a fifth. Partners come as one bit each.
pub fn harm(params: &CoercionParams, full: i32, partners: u8) -> i32 {
    let cut = params.partner_cut * i32::try_from(partners.count_ones()).unwrap_or(0);
    full * (1000 - cut).max(0) / 1000
}

/// The mean trust between a seat and the other seats.
fn mean_trust(rules: &Ruleset, alliance: &AllianceTrust, seat: MemberId) -> i32 {
    let others = i32::from(rules.seats) - 1;
    let sum: i32 = rules.seat_ids().filter(|&other| other != seat).map(|other| alliance.mutual(seat, other)).sum();
    if others > 0 { sum / others } else { 0 }
}

/// Washington may threaten tariffs: whether, how many, and whom.
pub fn consider(desk: &mut Desk, drawdown: &mut Drawdown, alliance: &AllianceTrust) {
    let params = &desk.rules.params.washington.coercion;
    let chance = by_temper(drawdown.administration, params.chance) * by_length(desk.rules, params.chance_scale) / 1000;
    if drawdown.tariff_dispute || desk.roll.permille(CAPITOL, purpose::TARIFF) >= chance {
        return;
    }
    let count = desk.roll.between(CAPITOL, purpose::TARGETS, params.targets.0, params.targets.1);
    let mut chosen = Members::default();
    for _ in 0..count.min(i32::from(desk.rules.seats)) {
        let left = desk.rules.seat_ids().filter(|&seat| !chosen.has(seat));
        let next = left.max_by_key(|&seat| {
            let trust = mean_trust(desk.rules, alliance, seat);
            let whim = desk.roll.between(desk.rules.keys[seat], purpose::WHIM, 0, params.whim);
            exposure(params, trust, drawdown.partners[seat].count_ones(), alliance.regard[seat].get(), whim)
        });
        if let Some(seat) = next {
            chosen.insert(seat);
        }
    }
    for seat in chosen.iter() {
        threaten(desk, drawdown, seat, EntryId::NONE);
    }
}

/// Threatens one capital; the first threat of a round opens a dispute.
pub fn threaten(desk: &mut Desk, drawdown: &mut Drawdown, member: MemberId, cause: EntryId) {
    if drawdown.tariffs[member] != Tariff::None || !desk.rules.is_seat(member) {
        return;
    }
    drawdown.tariffs[member] = Tariff::Threatened(desk.turn);
    let entry = desk.log.after(cause, Event::TariffThreatened { member });
    if !drawdown.tariff_dispute {
        drawdown.tariff_dispute = true;
        shift_disputes(desk, drawdown, 1, entry);
    }
    let by = desk.params().coercion.trust;
    desk.effects.push(Effect::Capital { meter: Meter::TrustInWashington, member, by }, entry);
}

/// Moves the number of open disputes and writes it down.
pub fn shift_disputes(desk: &mut Desk, drawdown: &mut Drawdown, by: i32, cause: EntryId) {
    let before = i32::from(drawdown.disputes);
    drawdown.disputes = u8::try_from((before + by).clamp(0, 20)).unwrap_or(0);
    let (now, by) = (i32::from(drawdown.disputes), i32::from(drawdown.disputes) - before);
    if by != 0 {
        desk.log.after(cause, Event::Moved { meter: Meter::Disputes, by, now });
    }
}

/// Answers take effect. Who is asked and says nothing for a turn bears the tariff.
pub fn answer(desk: &mut Desk, drawdown: &mut Drawdown, book: &OrderBook) {
    let mut resisting = Members::default();
    for (seat, nth, order) in book.all() {
        let Order::AnswerTariff { answer } = order else { continue };
        let entry = desk.log.order(seat, nth);
        let target = matches!(drawdown.tariffs[seat], Tariff::Threatened(_));
        let entry = desk.log.after(entry, Event::TariffAnswered { member: seat, answer });
        if answer == TariffAnswer::Resist {
            resisting.insert(seat);
            if !target {
                let by = desk.params().coercion.co_sign_regard;
                desk.effects.push(Effect::Capital { meter: Meter::Regard, member: seat, by }, entry);
            }
        }
        if target {
            drawdown.tariffs[seat] = Tariff::Answered(answer);
        }
    }
    for seat in desk.rules.seat_ids() {
        if matches!(drawdown.tariffs[seat], Tariff::Threatened(since) if since < desk.turn) {
            drawdown.tariffs[seat] = Tariff::Answered(TariffAnswer::Absorb);
            desk.log.write(Cause::Rule, Event::TariffAnswered { member: seat, answer: TariffAnswer::Absorb });
        }
    }
    let lifted = lift(desk, drawdown, resisting);
    for member in desk.rules.seat_ids() {
        bite(desk, drawdown, member, lifted);
    }
    let live = drawdown.tariffs.iter().any(|tariff| *tariff != Tariff::None);
    if drawdown.tariff_dispute && !live {
        drawdown.tariff_dispute = false;
        shift_disputes(desk, drawdown, -1, EntryId::NONE);
    }
}

/// Whether tariffs are lifted because enough capitals resist together.
fn lift(desk: &mut Desk, drawdown: &mut Drawdown, resisting: Members) -> bool {
    let params = &desk.rules.params.washington.coercion;
    let many = i32::try_from(resisting.count()).unwrap_or(0) >= params.together;
    if !many || desk.roll.permille(CAPITOL, purpose::LIFTED) >= params.lifted {
        return false;
    }
    let resisting = u8::try_from(resisting.count()).unwrap_or(u8::MAX);
    desk.log.write(Cause::Chance, Event::TariffsLifted { resisting });
    for tariff in drawdown.tariffs.iter_mut().filter(|tariff| matches!(tariff, Tariff::InForce(_))) {
        *tariff = Tariff::None;
    }
    true
}

/// What an answer costs one capital; tariffs that have run their time end.
fn bite(desk: &mut Desk, drawdown: &mut Drawdown, member: MemberId, lifted: bool) {
    let params = &desk.rules.params.washington.coercion;
    let Tariff::Answered(answer) = drawdown.tariffs[member] else {
        if matches!(drawdown.tariffs[member], Tariff::InForce(until) if until <= desk.turn) {
            drawdown.tariffs[member] = Tariff::None;
        }
        return;
    };
    let entry = desk.log.find(|event| matches!(event, Event::TariffAnswered { member: who, .. } if *who == member));
    let partners = drawdown.partners[member];
    let mut move_own = |meter, by| desk.effects.push(Effect::Capital { meter, member, by }, entry);
    match answer {
        TariffAnswer::Comply => {
            move_own(Meter::Regard, params.comply_regard);
            move_own(Meter::Support, harm(params, params.comply_support, partners));
            drawdown.tariffs[member] = Tariff::None;
        }
        TariffAnswer::Resist if lifted => drawdown.tariffs[member] = Tariff::None,
        TariffAnswer::Absorb | TariffAnswer::Resist => {
            move_own(Meter::Support, harm(params, params.absorb_support, partners));
            let until = desk.after_months(params.months);
            let bp = harm(params, params.absorb_growth, partners);
            desk.effects.push(Effect::Growth { member, bp, turns: until - desk.turn }, entry);
            drawdown.tariffs[member] = Tariff::InForce(until);
        }
    }
}

/// A dispute that is not about tariffs may be settled.
pub fn settle_disputes(desk: &mut Desk, drawdown: &mut Drawdown) {
    let other = i32::from(drawdown.disputes) - i32::from(drawdown.tariff_dispute);
    let chance = by_length(desk.rules, desk.params().coercion.settled);
    if other > 0 && desk.roll.permille(CAPITOL, purpose::SETTLED) < chance {
        shift_disputes(desk, drawdown, -1, EntryId::NONE);
    }
}
