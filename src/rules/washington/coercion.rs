//! Tariffs: whom they hit and what they demand, how they are answered, what they cost, and how disputes end.

use super::params::CoercionParams;
use super::partners;
use super::rules::{CAPITOL, Desk, by_length, by_temper, purpose};
use super::state::{Drawdown, Tariff};
use crate::core::ids::{DemandId, MemberId, Members};
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::book::OrderBook;
use crate::rules::content::{Grievance, InitiativeEffect};
use crate::rules::effect::Effect;
use crate::rules::event::{Cause, EntryId, Event};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::order::Order;
use crate::rules::procurement::state::Procurement;
use crate::rules::ruleset::Ruleset;
use crate::rules::treasury::state::Treasury;
use crate::rules::words::{Meter, TariffAnswer};

/// Full stake of a change of trust: the thing is about the holder itself.
const FULL: i32 = 1000;
/// The share of GDP that Washington asks of everybody, basis points: the pledge of The Hague.
const ASKED_SPENDING: i32 = 500;
/// Partners abroad that count as many.
const MANY_PARTNERS: i32 = 3;

/// How far a capital stands at the front of the line for tariffs: the lone and little-partnered first.
///
/// `1000 − mean mutual trust − shelter of partnerships − part of Washington's regard + earlier yielding + whim`.
pub fn exposure(params: &CoercionParams, trust: i32, partners: u32, regard: i32, yields: u8, whim: i32) -> i32 {
    let partners = i32::try_from(partners).unwrap_or(0);
    1000 - trust - partners * params.partner_shelter - regard * params.regard_shelter / 1000
        + i32::from(yields) * params.yield_invites
        + whim
}

/// Harm that is left after partnerships abroad: each cuts a fifth. Partners come as one bit each.
pub fn harm(params: &CoercionParams, full: i32, partners: u8) -> i32 {
    let cut = params.partner_cut * i32::try_from(partners.count_ones()).unwrap_or(0);
    full * (1000 - cut).max(0) / 1000
}

/// What of other domains a choice of targets looks at.
pub struct Books<'a> {
    /// Trust and regard.
    pub alliance: &'a AllianceTrust,
    /// Spending.
    pub treasury: &'a Treasury,
    /// Orders.
    pub procurement: &'a Procurement,
}

/// How much a capital gives Washington to complain of, permille.
fn grievance(drawdown: &Drawdown, books: &Books, seat: MemberId, draws: Grievance) -> i32 {
    match draws {
        Grievance::Nothing => 0,
        Grievance::Coldness => 1000 - books.alliance.regard[seat].get(),
        Grievance::Partners => (drawdown.partners[seat].count_ones().cast_signed() * 1000 / MANY_PARTNERS).min(1000),
        Grievance::EuropeanOrders => {
            let [european, american, others] = books.procurement.orders_by[seat];
            european.share_of(european + american + others)
        }
        Grievance::LowSpending => {
            let core = books.treasury.core[seat].0 + books.treasury.reclassified[seat].0;
            (1000 - core * 1000 / ASKED_SPENDING).max(0)
        }
    }
}

/// The mean trust between a seat and the other seats.
fn mean_trust(rules: &Ruleset, alliance: &AllianceTrust, seat: MemberId) -> i32 {
    let others = i32::from(rules.seats) - 1;
    let sum: i32 = rules.seat_ids().filter(|&other| other != seat).map(|other| alliance.mutual(seat, other)).sum();
    if others > 0 { sum / others } else { 0 }
}

/// Which demand is made, by weight; none where the scenario has none.
fn choose_demand(desk: &Desk) -> Option<DemandId> {
    let open = || desk.rules.demands.pairs().filter(|(_, row)| row.from_turn <= desk.turn);
    let all: i32 = open().map(|(_, row)| row.weight).sum();
    if all <= 0 {
        return None;
    }
    let mut draw = desk.roll.between(CAPITOL, purpose::DEMAND, 0, all - 1);
    open()
        .find(|(_, row)| {
            draw -= row.weight;
            draw < 0
        })
        .map(|(id, _)| id)
}

/// Washington may threaten tariffs: whether, what for, how many, and whom.
pub fn consider(desk: &mut Desk, drawdown: &mut Drawdown, books: &Books) {
    let params = &desk.rules.params.washington.coercion;
    let chance = by_temper(drawdown.administration, params.chance) * by_length(desk.rules, params.chance_scale) / 1000;
    if drawdown.tariff_dispute || desk.roll.permille(CAPITOL, purpose::TARIFF) >= chance {
        return;
    }
    let demand = choose_demand(desk);
    let row = demand.map(|id| &desk.rules.demands[id]);
    let (fewest, most) = row.map_or(params.targets, |row| row.targets);
    let count = desk.roll.between(CAPITOL, purpose::TARGETS, fewest, most);
    let mut chosen = Members::default();
    for _ in 0..count.min(i32::from(desk.rules.seats)) {
        let left = desk.rules.seat_ids().filter(|&seat| !chosen.has(seat));
        let next = left.max_by_key(|&seat| {
            let trust = mean_trust(desk.rules, books.alliance, seat);
            let whim = desk.roll.between(desk.rules.keys[seat], purpose::WHIM, 0, params.whim);
            let partners = drawdown.partners[seat].count_ones();
            let regard = books.alliance.regard[seat].get();
            let drawn = row.map_or(0, |row| row.drawn * grievance(drawdown, books, seat, row.draws) / 1000);
            drawn + exposure(params, trust, partners, regard, drawdown.yields[seat], whim)
        });
        if let Some(seat) = next {
            chosen.insert(seat);
        }
    }
    for seat in chosen.iter() {
        threaten(desk, drawdown, seat, demand, EntryId::NONE);
    }
}

/// Threatens one capital; the first threat of a round opens a dispute.
pub fn threaten(desk: &mut Desk, drawdown: &mut Drawdown, member: MemberId, demand: Option<DemandId>, cause: EntryId) {
    if drawdown.tariffs[member] != Tariff::None || !desk.rules.is_seat(member) {
        return;
    }
    drawdown.tariffs[member] = Tariff::Threatened(desk.turn);
    drawdown.demands[member] = demand;
    let entry = desk.log.after(cause, Event::TariffThreatened { member, demand });
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

/// Whether a capital bears a tariff behind which a demand stands: it may give in at any time.
pub fn borne(drawdown: &Drawdown, member: MemberId) -> bool {
    drawdown.demands[member].is_some() && matches!(drawdown.tariffs[member], Tariff::InForce(_))
}

/// A common front of capitals against coercion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// Who is in it.
    pub members: Members,
    /// How many fewer must resist together.
    pub fewer: i32,
    /// How much less harm a tariff does to its members, permille.
    pub cut: i32,
}

impl Front {
    /// The front that initiatives in force make up.
    pub fn of(rules: &Ruleset, initiatives: &Initiatives, turn: u8) -> Self {
        let mut front = Self::default();
        if rules.demands.is_empty() {
            return front;
        }
        for (effect, permille, members) in initiatives.active(rules, turn) {
            if let InitiativeEffect::CommonFront(fewer, cut) = effect {
                front.fewer += fewer * permille / 1000;
                front.cut += cut * permille / 1000;
                front.members = Members(front.members.0 | members.0);
            }
        }
        front
    }
    /// What is left of a tariff's harm to a member of the front.
    fn left(self, member: MemberId, harm: i32) -> i32 {
        if self.members.has(member) { harm * (1000 - self.cut).max(0) / 1000 } else { harm }
    }
}

/// Answers take effect. Who is asked and says nothing for a turn bears the tariff.
pub fn answer(desk: &mut Desk, drawdown: &mut Drawdown, book: &OrderBook, front: Front) {
    let mut resisting = Members::default();
    for (seat, nth, order) in book.all() {
        let Order::AnswerTariff { answer } = order else { continue };
        let entry = desk.log.order(seat, nth);
        let borne = borne(drawdown, seat);
        let target = borne || matches!(drawdown.tariffs[seat], Tariff::Threatened(_));
        let entry = desk.log.after(entry, Event::TariffAnswered { member: seat, answer });
        if answer == TariffAnswer::Resist {
            resisting.insert(seat);
            if !target {
                let by = desk.params().coercion.co_sign_regard;
                desk.effects.push(Effect::Capital { meter: Meter::Regard, member: seat, by }, entry);
            }
        }
        // Whoever bears a tariff goes on bearing it while it resists.
        if target && !(borne && answer != TariffAnswer::Comply) {
            drawdown.tariffs[seat] = Tariff::Answered(answer);
        }
    }
    for seat in desk.rules.seat_ids() {
        if matches!(drawdown.tariffs[seat], Tariff::Threatened(since) if since < desk.turn) {
            drawdown.tariffs[seat] = Tariff::Answered(TariffAnswer::Absorb);
            desk.log.write(Cause::Rule, Event::TariffAnswered { member: seat, answer: TariffAnswer::Absorb });
        }
    }
    let lifted = lift(desk, drawdown, resisting, front);
    for member in desk.rules.seat_ids() {
        bite(desk, drawdown, member, lifted, resisting, front);
    }
    close_dispute(desk, drawdown);
}

/// A dispute over tariffs ends with the last of them.
fn close_dispute(desk: &mut Desk, drawdown: &mut Drawdown) {
    if drawdown.tariff_dispute && drawdown.under_tariff() == 0 {
        drawdown.tariff_dispute = false;
        shift_disputes(desk, drawdown, -1, EntryId::NONE);
    }
}

/// Whether tariffs are lifted because enough capitals resist together.
fn lift(desk: &mut Desk, drawdown: &mut Drawdown, resisting: Members, front: Front) -> bool {
    let params = &desk.rules.params.washington.coercion;
    let needed = (params.together - front.fewer).max(2);
    let many = i32::try_from(resisting.count()).unwrap_or(0) >= needed;
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

/// What a tariff and its answer cost one capital; tariffs that have run their time end.
fn bite(desk: &mut Desk, drawdown: &mut Drawdown, member: MemberId, lifted: bool, resisting: Members, front: Front) {
    let params = &desk.rules.params.washington.coercion;
    let demand = drawdown.demands[member].map(|id| &desk.rules.demands[id]);
    let partners = drawdown.partners[member];
    let said = |desk: &Desk| {
        desk.log.find(|event| matches!(event, Event::TariffAnswered { member: who, .. } if *who == member))
    };
    let borne = match drawdown.tariffs[member] {
        Tariff::None | Tariff::Threatened(_) => return,
        Tariff::InForce(until) if until <= desk.turn => {
            drawdown.tariffs[member] = Tariff::None;
            if demand.is_some() {
                desk.log.write(Cause::Calendar, Event::TariffEnded { member });
            }
            return;
        }
        Tariff::InForce(_) => demand.map_or(0, |row| row.support),
        Tariff::Answered(TariffAnswer::Comply) => {
            let entry = said(desk);
            yield_to(desk, drawdown, member, resisting, entry);
            return;
        }
        Tariff::Answered(TariffAnswer::Resist) if lifted => {
            drawdown.tariffs[member] = Tariff::None;
            return;
        }
        Tariff::Answered(_) => {
            let months = demand.map_or(params.months, |row| row.months);
            drawdown.tariffs[member] = Tariff::InForce(desk.after_months(months));
            demand.map_or(params.absorb_support, |row| row.support)
        }
    };
    let by = front.left(member, harm(params, borne, partners));
    if by != 0 {
        let entry = said(desk);
        desk.effects.push(Effect::Capital { meter: Meter::Support, member, by }, entry);
    }
}

/// A capital does what is asked: Washington is pleased, voters are not, and neither are those that hold out.
fn yield_to(desk: &mut Desk, drawdown: &mut Drawdown, member: MemberId, resisting: Members, cause: EntryId) {
    let params = &desk.rules.params.washington.coercion;
    let support = harm(params, params.comply_support, drawdown.partners[member]);
    desk.effects.push(Effect::Capital { meter: Meter::Regard, member, by: params.comply_regard }, cause);
    desk.effects.push(Effect::Capital { meter: Meter::Support, member, by: support }, cause);
    drawdown.tariffs[member] = Tariff::None;
    drawdown.yields[member] = drawdown.yields[member].saturating_add(1);
    let Some(demand) = drawdown.demands[member] else { return };
    let row = &desk.rules.demands[demand];
    if row.costs_eur_bn.0 > 0 {
        let by = -row.costs_eur_bn.0;
        desk.effects.push(Effect::Capital { meter: Meter::Money, member, by }, cause);
    }
    if row.ends_partnerships {
        partners::give_up(desk, drawdown, member, cause);
    }
    if row.held_alone != 0 {
        for holder in desk.rules.seat_ids().filter(|&seat| seat != member) {
            if resisting.has(holder) || matches!(drawdown.tariffs[holder], Tariff::InForce(_)) {
                let effect = Effect::Trust { holder, subject: member, by: row.held_alone, stake: FULL };
                desk.effects.push(effect, cause);
            }
        }
    }
}

/// Washington drops a tariff on one capital.
pub fn drop_tariff(desk: &mut Desk, drawdown: &mut Drawdown, member: MemberId, cause: EntryId) {
    if drawdown.tariffs[member] != Tariff::None {
        drawdown.tariffs[member] = Tariff::None;
        desk.log.after(cause, Event::TariffEnded { member });
        close_dispute(desk, drawdown);
    }
}

/// What partnerships bearing fruit add to growth, and tariffs in force take from it, basis points a year.
pub fn trade(desk: &mut Desk, drawdown: &mut Drawdown, front: Front) {
    let params = &desk.rules.params.washington.coercion;
    for member in desk.rules.member_ids() {
        let taken = match drawdown.tariffs[member] {
            Tariff::InForce(_) => {
                let full = drawdown.demands[member].map_or(params.absorb_growth, |id| desk.rules.demands[id].growth);
                front.left(member, harm(params, full, drawdown.partners[member]))
            }
            _ => 0,
        };
        let now = i16::try_from(partners::growth(desk.rules, drawdown.ripe[member]) + taken).unwrap_or(0);
        let by = i32::from(now) - i32::from(drawdown.trade[member]);
        if by != 0 {
            drawdown.trade[member] = now;
            let entry = desk.log.find(|event| match *event {
                Event::TariffAnswered { member: who, .. }
                | Event::TariffEnded { member: who }
                | Event::Partnership { member: who, .. } => who == member,
                Event::TariffsLifted { .. } => true,
                _ => false,
            });
            desk.log.after(entry, Event::CapitalMoved { meter: Meter::Growth, member, by, now: now.into() });
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
