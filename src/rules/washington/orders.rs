//! Which orders towards Washington are possible, what they cost, and which are worth a thought.

use super::bargains::{dealt, has_bases, support_price};
use super::coercion::borne;
use super::params::Params;
use super::state::{Drawdown, Tariff};
use crate::core::ids::{MemberId, PartnerId};
use crate::rules::order::{Hindrance, Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::State;
use crate::rules::words::TariffAnswer;

fn cost(pc: i32, gain: i32) -> Preview {
    Preview { pc: i8::try_from(pc).unwrap_or(i8::MAX), gain, ..Preview::default() }
}

/// Whether a partner can be had: it is one from outside, and open to a tie by now.
fn offered(rules: &Ruleset, partner: PartnerId, turn: u8) -> bool {
    let row = rules.partners.get(partner);
    row.is_some_and(|row| row.from_turn <= turn && row.ally.is_none_or(|ally| !rules.is_seat(ally)))
}

/// Whether any capital can be helped by standing with it: a tariff waits for an answer, or one with a demand is in force.
fn any_stand(drawdown: &Drawdown) -> bool {
    drawdown.tariffs.pairs().any(|(member, tariff)| match tariff {
        Tariff::Threatened(_) => true,
        Tariff::InForce(_) => drawdown.demands[member].is_some(),
        _ => false,
    })
}

fn lobby(state: &State, params: &Params, seat: MemberId, instead: MemberId) -> Result<Preview, Refusal> {
    if instead == seat || state.rules.members.get(instead).is_none() {
        return Err(Refusal::NoSuchThing);
    }
    if state.drawdown.hosted[seat] <= 0 || state.drawdown.hosted[instead] <= 0 {
        return Err(Refusal::NotNow(Hindrance::NotAHost));
    }
    Ok(cost(params.lobby.pc, params.lobby.regard))
}

fn host_support(state: &State, params: &Params, seat: MemberId) -> Result<Preview, Refusal> {
    if state.drawdown.hosted[seat] <= 0 {
        return Err(Refusal::NotNow(Hindrance::NotAHost));
    }
    let meur = support_price(params.lobby.support_eur_bn_per_thousand.0, state.drawdown.hosted[seat]);
    let preview = cost(params.lobby.support_pc, params.lobby.support_regard);
    Ok(Preview { meur_now: meur, meur_total: meur, ..preview })
}

fn bases(state: &State, params: &Params, seat: MemberId, grant: bool) -> Result<Preview, Refusal> {
    if !has_bases(state.rules, seat) {
        return Err(Refusal::NotYours);
    }
    if state.drawdown.bases_asked == 0 {
        return Err(Refusal::NotNow(Hindrance::NothingToAnswer));
    }
    if state.drawdown.bases[seat] == Some(grant) {
        return Err(Refusal::NoChange);
    }
    Ok(cost(0, if grant { params.crises.grant_regard } else { params.crises.refuse_regard }))
}

fn tariff(state: &State, params: &Params, seat: MemberId, answer: TariffAnswer) -> Result<Preview, Refusal> {
    let target = matches!(state.drawdown.tariffs[seat], Tariff::Threatened(_));
    // Whoever bears a tariff with a demand behind it may still give in; and others may co-sign resistance.
    let yields = answer == TariffAnswer::Comply && borne(state.drawdown, seat);
    let co_sign = answer == TariffAnswer::Resist && any_stand(state.drawdown);
    if !target && !yields && !co_sign {
        return Err(Refusal::NotNow(Hindrance::NothingToAnswer));
    }
    Ok(cost(0, if answer == TariffAnswer::Comply { params.coercion.comply_regard } else { 0 }))
}

fn partnership(state: &State, params: &Params, seat: MemberId, partner: PartnerId) -> Result<Preview, Refusal> {
    if !offered(state.rules, partner, state.clock.turn) {
        return Err(Refusal::NotNow(Hindrance::NotOffered));
    }
    if state.drawdown.has_partner(seat, partner) {
        return Err(Refusal::NoChange);
    }
    Ok(cost(params.lobby.partner_pc, params.coercion.partner_cut))
}

fn side_deal(state: &State, params: &Params, seat: MemberId, with: Option<MemberId>) -> Result<Preview, Refusal> {
    if with == Some(seat) || with.is_some_and(|with| !state.rules.is_seat(with)) {
        return Err(Refusal::NoSuchThing);
    }
    if dealt(state.drawdown, seat, with.unwrap_or(seat)) {
        return Err(Refusal::NotNow(Hindrance::DealLive));
    }
    Ok(cost(params.lobby.deal_pc, if with.is_none() { params.lobby.deal_regard } else { params.lobby.deal_trust }))
}

/// Whether two orders are about the same thing, so that only one can stand in a turn.
fn same_thing(a: &Order, b: &Order) -> bool {
    match (a, b) {
        (Order::Partnership { partner: a }, Order::Partnership { partner: b }) => a == b,
        (Order::SideDeal { with: a }, Order::SideDeal { with: b }) => a == b,
        _ => a.kind() == b.kind(),
    }
}

/// Checks one order towards Washington; `None` for others.
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    let params = &state.rules.params.washington;
    let result = match *order {
        Order::Lobby { instead } => lobby(state, params, seat, instead),
        Order::HostSupport => host_support(state, params, seat),
        Order::Embassy if state.drawdown.embassy[seat] >= params.lobby.embassy_most => Err(Refusal::NoChange),
        Order::Embassy => Ok(cost(params.lobby.embassy_pc, params.estimate.per_embassy)),
        Order::Bases { grant } => bases(state, params, seat, grant),
        Order::AnswerTariff { answer } => tariff(state, params, seat, answer),
        Order::Partnership { partner } => partnership(state, params, seat, partner),
        Order::SideDeal { with } => side_deal(state, params, seat, with),
        _ => return None,
    };
    let twice = draft.iter().any(|earlier| same_thing(earlier, order));
    Some(if result.is_ok() && twice { Err(Refusal::Twice) } else { result })
}

/// Offers the orders towards Washington that may be worth a thought.
pub fn enumerate(state: &State, seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    if step != Step::Orders {
        return;
    }
    let drawdown = state.drawdown;
    if drawdown.hosted[seat] > 0 {
        offer(Order::HostSupport);
        for instead in state.rules.member_ids().filter(|&other| other != seat && drawdown.hosted[other] > 0) {
            offer(Order::Lobby { instead });
        }
    }
    offer(Order::Embassy);
    if drawdown.bases_asked > 0 && has_bases(state.rules, seat) {
        offer(Order::Bases { grant: true });
        offer(Order::Bases { grant: false });
    }
    if matches!(drawdown.tariffs[seat], Tariff::Threatened(_)) {
        offer(Order::AnswerTariff { answer: TariffAnswer::Comply });
        offer(Order::AnswerTariff { answer: TariffAnswer::Absorb });
    } else if borne(drawdown, seat) {
        offer(Order::AnswerTariff { answer: TariffAnswer::Comply });
    }
    if any_stand(drawdown) {
        offer(Order::AnswerTariff { answer: TariffAnswer::Resist });
    }
    for partner in state.rules.partners.ids() {
        offer(Order::Partnership { partner });
    }
    offer(Order::SideDeal { with: None });
    for with in state.rules.seat_ids().filter(|&other| other != seat) {
        offer(Order::SideDeal { with: Some(with) });
    }
}
