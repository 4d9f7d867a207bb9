//! What capitals do in Washington on their own account: lobbying, support, embassies, bases, partnerships, side deals.

use super::partners;
use super::rules::{Desk, by_length, purpose};
use super::state::Drawdown;
use crate::core::Roll;
use crate::core::ids::{MemberId, Members};
use crate::rules::book::OrderBook;
use crate::rules::content::Power;
use crate::rules::effect::Effect;
use crate::rules::event::{Cause, EntryId, Event};
use crate::rules::order::Order;
use crate::rules::ruleset::Ruleset;
use crate::rules::words::Meter;

/// Full stake of a change of trust: the thing is about the holder itself.
const FULL: i32 = 1000;
/// Deals beyond this many cannot be kept apart and are not struck.
pub const DEALS_MAX: usize = 64;

/// Whether Washington asks this capital for bases in a crisis elsewhere.
pub fn has_bases(rules: &Ruleset, member: MemberId) -> bool {
    rules.members[member].powers.contains(&Power::BasesElsewhere)
}

fn regard(desk: &mut Desk, member: MemberId, by: i32, cause: EntryId) {
    desk.effects.push(Effect::Capital { meter: Meter::Regard, member, by }, cause);
}

/// Orders of this turn that are carried out in Washington.
pub fn carry_out(desk: &mut Desk, drawdown: &mut Drawdown, book: &OrderBook) {
    for (seat, nth, order) in book.all() {
        let entry = desk.log.order(seat, nth);
        match order {
            Order::Lobby { instead } => lobby(desk, drawdown, seat, instead, entry),
            Order::HostSupport => host_support(desk, drawdown, seat, entry),
            Order::Embassy => {
                let most = desk.params().lobby.embassy_most;
                drawdown.embassy[seat] = drawdown.embassy[seat].saturating_add(1).min(most);
            }
            Order::Bases { grant } => answer_bases(desk, drawdown, seat, grant, entry),
            Order::Partnership { partner } => {
                let purpose = purpose::PARTNER + u32::from(partner.0);
                let failed = desk.roll.permille(desk.rules.keys[seat], purpose) < desk.params().lobby.partner_fails;
                partners::sign(desk, drawdown, seat, partner, failed, entry);
            }
            _ => {}
        }
    }
}

fn lobby(desk: &mut Desk, drawdown: &mut Drawdown, seat: MemberId, instead: MemberId, entry: EntryId) {
    let params = &desk.rules.params.washington.lobby;
    shift_weight(drawdown, seat, -params.shift);
    shift_weight(drawdown, instead, params.shift);
    let learnt = desk.roll.permille(desk.rules.keys[seat], purpose::LEARNT) < params.learnt;
    let entry = desk.log.after(entry, Event::Lobbied { by: seat, instead, learnt });
    regard(desk, seat, params.regard, entry);
    if learnt {
        let effect = Effect::Trust { holder: instead, subject: seat, by: params.learnt_trust, stake: FULL };
        desk.effects.push(effect, entry);
    }
}

/// Moves weight of packages onto or away from a host, permille.
fn shift_weight(drawdown: &mut Drawdown, host: MemberId, by: i32) {
    let now = (i32::from(drawdown.lobbied[host]) + by).clamp(-900, 2000);
    drawdown.lobbied[host] = i16::try_from(now).unwrap_or(0);
}

/// What host-nation support costs for these many troops, EUR million.
pub fn support_price(per_thousand: i32, troops: i32) -> i32 {
    per_thousand * troops / 1000
}

fn host_support(desk: &mut Desk, drawdown: &mut Drawdown, seat: MemberId, entry: EntryId) {
    let params = &desk.rules.params.washington.lobby;
    let meur = support_price(params.support_eur_bn_per_thousand.0, drawdown.hosted[seat]);
    desk.effects.push(Effect::Spend { member: seat, meur: crate::core::Meur(meur) }, entry);
    shift_weight(drawdown, seat, -params.support_shift);
    regard(desk, seat, params.support_regard, entry);
}

fn answer_bases(desk: &mut Desk, drawdown: &mut Drawdown, seat: MemberId, grant: bool, entry: EntryId) {
    let params = &desk.rules.params.washington.crises;
    drawdown.bases[seat] = Some(grant);
    let (by, support) =
        if grant { (params.grant_regard, params.grant_support) } else { (params.refuse_regard, params.refuse_support) };
    let entry = desk.log.after(entry, Event::BasesAnswered { member: seat, granted: grant });
    regard(desk, seat, by, entry);
    desk.effects.push(Effect::Capital { meter: Meter::Support, member: seat, by: support }, entry);
}

/// A demand for bases that stays unanswered for a turn counts as a refusal, a mild one.
pub fn note_silence(desk: &mut Desk, drawdown: &mut Drawdown) {
    if drawdown.bases_asked == 0 || drawdown.bases_asked >= desk.turn {
        return;
    }
    for seat in desk.rules.seat_ids() {
        if has_bases(desk.rules, seat) && drawdown.bases[seat].is_none() {
            drawdown.bases[seat] = Some(false);
            let entry = desk.log.write(Cause::Rule, Event::BasesAnswered { member: seat, granted: false });
            let by = desk.params().crises.silent_regard;
            regard(desk, seat, by, entry);
        }
    }
}

/// Moved weight fades.
pub fn fade(desk: &Desk, drawdown: &mut Drawdown) {
    let keep = 1000 - desk.rules.pace().per_year(desk.params().lobby.fade).min(1000);
    for weight in drawdown.lobbied.iter_mut().filter(|weight| **weight != 0) {
        *weight = i16::try_from(i32::from(*weight) * keep / 1000).unwrap_or(0);
    }
}

/// Whether these two have a deal, whoever struck it.
pub fn dealt(drawdown: &Drawdown, a: MemberId, b: MemberId) -> bool {
    drawdown.deals.iter().any(|deal| *deal == (a, b) || *deal == (b, a))
}

/// Side deals are struck: with Washington for regard and a safer garrison, with a capital for mutual trust.
pub fn strike_deals(desk: &mut Desk, drawdown: &mut Drawdown, book: &OrderBook) {
    for (by, nth, order) in book.all() {
        let Order::SideDeal { with } = order else { continue };
        let with = with.unwrap_or(by);
        if drawdown.deals.len() >= DEALS_MAX || dealt(drawdown, by, with) {
            continue;
        }
        drawdown.deals.push((by, with));
        let kept = desk.rules.pace().turns(desk.params().lobby.deal_months);
        drawdown.deals_until.push(desk.turn.saturating_add(u8::try_from(kept).unwrap_or(u8::MAX)));
        let entry = desk.log.order(by, nth);
        let entry = desk.log.after(entry, Event::DealStruck { by, with });
        if with == by {
            let gain = desk.params().lobby.deal_regard;
            regard(desk, by, gain, entry);
        } else {
            let gain = desk.params().lobby.deal_trust;
            for (holder, subject) in [(by, with), (with, by)] {
                desk.effects.push(Effect::Trust { holder, subject, by: gain, stake: FULL }, entry);
            }
        }
    }
}

/// Those that lose by a deal: other hosts of American forces by one with Washington, neighbours by one between two.
pub fn losers(rules: &Ruleset, drawdown: &Drawdown, by: MemberId, with: MemberId) -> Members {
    let loses = |&seat: &MemberId| {
        let third = seat != by && seat != with;
        let hurt = if by == with {
            drawdown.hosted[seat] > 0
        } else {
            rules.same_flank(seat, by) || rules.same_flank(seat, with)
        };
        third && hurt
    };
    rules.seat_ids().filter(loses).collect()
}

/// Deals of earlier turns may be found out; those that lose by them mind most. `roll` is of the stream of discovery.
pub fn find_out(desk: &mut Desk, drawdown: &mut Drawdown, roll: Roll) {
    let chance = by_length(desk.rules, desk.params().lobby.found);
    for place in 0..drawdown.deals.len().min(DEALS_MAX) {
        let (by, with) = drawdown.deals[place];
        let bit = 1u64 << place;
        let number = u32::try_from(place).unwrap_or(0);
        let hidden = drawdown.deals_known & bit == 0;
        if !hidden || roll.permille(desk.rules.keys[by], purpose::FOUND + number) >= chance {
            continue;
        }
        drawdown.deals_known |= bit;
        let entry = desk.log.write(Cause::Chance, Event::DealFound { by, with });
        let losers = losers(desk.rules, drawdown, by, with);
        let params = &desk.rules.params.washington.lobby;
        for holder in desk.rules.seat_ids().filter(|&seat| seat != by && seat != with) {
            let hurt = if losers.has(holder) { params.found_losers } else { params.found_others };
            desk.effects.push(Effect::Trust { holder, subject: by, by: hurt, stake: FULL }, entry);
            if with != by {
                desk.effects.push(Effect::Trust { holder, subject: with, by: hurt, stake: FULL }, entry);
            }
        }
    }
}
