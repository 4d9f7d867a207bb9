//! Partnerships outside the alliance: signed, renewed once a year, fruitful from the first renewal on, and minded by those
//! who lean on Washington, and by Washington.

use super::rules::Desk;
use super::state::{Drawdown, partner_bit};
use crate::core::ids::{MemberId, PartnerId};
use crate::rules::content::Partner;
use crate::rules::effect::Effect;
use crate::rules::event::{Cause, EntryId, Event};
use crate::rules::ruleset::Ruleset;
use crate::rules::words::Meter;

/// What becomes of a partnership, as the log numbers it.
pub mod fate {
    /// Signed.
    pub const SIGNED: u8 = 0;
    /// Talks came to nothing.
    pub const FAILED: u8 = 1;
    /// Renewed for the first time: it bears fruit.
    pub const RIPE: u8 = 2;
    /// Not renewed.
    pub const LAPSED: u8 = 3;
    /// Given up under pressure.
    pub const GIVEN_UP: u8 = 4;
}

/// Full stake of a change of trust: the thing is about the holder itself.
const FULL: i32 = 1000;

/// The partners of a set of bits, in order.
pub fn of(rules: &Ruleset, held: u8) -> impl Iterator<Item = (PartnerId, &Partner)> {
    rules.partners.pairs().filter(move |(id, _)| held & partner_bit(*id) != 0)
}

/// A partnership is signed, or talks fail; nothing happens where it is held already.
pub fn sign(
    desk: &mut Desk,
    drawdown: &mut Drawdown,
    member: MemberId,
    partner: PartnerId,
    failed: bool,
    cause: EntryId,
) {
    if desk.rules.partners.get(partner).is_none() || drawdown.has_partner(member, partner) {
        return;
    }
    let what = if failed { fate::FAILED } else { fate::SIGNED };
    let entry = desk.log.after(cause, Event::Partnership { member, partner, what });
    if !failed {
        drawdown.partners[member] |= partner_bit(partner);
        resent(desk, member, partner, entry);
    }
}

/// What Washington and the allies that lean on it think of a partnership.
fn resent(desk: &mut Desk, member: MemberId, partner: PartnerId, cause: EntryId) {
    let row = &desk.rules.partners[partner];
    if row.regard != 0 {
        desk.effects.push(Effect::Capital { meter: Meter::Regard, member, by: row.regard }, cause);
    }
    if row.leaning != 0 {
        let from = desk.params().lobby.leaning_from;
        let leans = |&holder: &MemberId| holder != member && desk.rules.members[holder].stance.transatlantic >= from;
        for holder in desk.rules.seat_ids().filter(leans) {
            let effect = Effect::Trust { holder, subject: member, by: row.leaning, stake: FULL };
            desk.effects.push(effect, cause);
        }
    }
}

/// Partnerships are renewed once a year; what cannot be paid lapses, and what is renewed bears fruit.
pub fn renew(desk: &mut Desk, drawdown: &mut Drawdown, pc: impl Fn(MemberId) -> i32) {
    let price = desk.params().lobby.partner_pc;
    for member in desk.rules.seat_ids() {
        if drawdown.partners[member] == 0 {
            continue;
        }
        let held = drawdown.partners[member].count_ones().cast_signed();
        let paid = if price > 0 { held.min(pc(member).max(0) / price) } else { held };
        let mut left = held;
        for partner in desk.rules.partners.ids() {
            if !drawdown.has_partner(member, partner) {
                continue;
            }
            // The first of the list go first.
            if left > paid {
                end(desk, drawdown, member, partner, fate::LAPSED, EntryId::NONE);
                left -= 1;
                continue;
            }
            if drawdown.ripe[member] & partner_bit(partner) == 0 {
                drawdown.ripe[member] |= partner_bit(partner);
                desk.log.write(Cause::Calendar, Event::Partnership { member, partner, what: fate::RIPE });
            }
            resent(desk, member, partner, EntryId::NONE);
        }
        if paid * price > 0 {
            let effect = Effect::Capital { meter: Meter::PoliticalCapital, member, by: -paid * price };
            desk.effects.push(effect, EntryId::NONE);
        }
    }
}

/// A partnership ends.
fn end(desk: &mut Desk, drawdown: &mut Drawdown, member: MemberId, partner: PartnerId, what: u8, cause: EntryId) {
    drawdown.partners[member] &= !partner_bit(partner);
    drawdown.ripe[member] &= !partner_bit(partner);
    desk.log.after(cause, Event::Partnership { member, partner, what });
}

/// All partnerships of a capital end under pressure.
pub fn give_up(desk: &mut Desk, drawdown: &mut Drawdown, member: MemberId, cause: EntryId) {
    for partner in desk.rules.partners.ids() {
        if drawdown.has_partner(member, partner) {
            end(desk, drawdown, member, partner, fate::GIVEN_UP, cause);
        }
    }
}

/// Growth that partnerships bearing fruit add, basis points a year.
pub fn growth(rules: &Ruleset, ripe: u8) -> i32 {
    if ripe == 0 { 0 } else { of(rules, ripe).map(|(_, row)| row.growth).sum() }
}

/// What is left of the share withheld from a capital, its partners' spares and data taken off, permille.
pub fn withheld_from(rules: &Ruleset, ripe: u8, withheld: i32) -> i32 {
    if ripe == 0 || withheld == 0 {
        return withheld;
    }
    let spares: i32 = of(rules, ripe).map(|(_, row)| row.spares).sum();
    withheld * (1000 - spares).max(0) / 1000
}
