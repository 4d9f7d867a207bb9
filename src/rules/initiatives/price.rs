//! What a vote costs and leaves behind: political capital, what persuaders carried, and trust.

use super::resolve::{Outcome, Room, Stand};
use super::rules;
use super::state::{Initiatives, Motion};
use crate::core::ids::{MemberId, MotionId};
use crate::rules::effect::Effect;
use crate::rules::event::{EntryId, Event};
use crate::rules::words::{Ballot, Meter, Venue};

/// Political capital and the trust spent on persuasion: kept where consent was given and bound, else given back.
pub(super) fn settle_costs(
    room: &mut Room,
    own: &mut Initiatives,
    id: MotionId,
    seat: MemberId,
    stand: Stand,
    bound: bool,
    cause: EntryId,
) {
    let pay = |room: &mut Room, member: MemberId, by: i32| {
        if by != 0 {
            room.effects.push(Effect::Capital { meter: Meter::PoliticalCapital, member, by }, cause);
        }
    };
    match (bound, stand.paid, stand.ballot) {
        (true, false, _) => pay(room, seat, -stand.own_part()),
        (false, true, Ballot::Silent) => pay(room, seat, stand.own_part()),
        _ => {}
    }
    let mut open = if bound { stand.carried } else { 0 };
    for place in 0..own.offers.len() {
        let offer = own.offers[place];
        if offer.motion != id || offer.holdout != seat {
            continue;
        }
        let used = i32::from(offer.pc).min(open);
        open -= used;
        pay(room, offer.persuader, i32::from(offer.pc) - used);
        if used > 0 {
            let pc = u8::try_from(used).unwrap_or(u8::MAX);
            own.consent_sold[seat] = own.consent_sold[seat].saturating_add(pc);
            let (persuader, holdout) = (offer.persuader, seat);
            let entry = room.log.after(cause, Event::Persuaded { motion: id, persuader, holdout, pc });
            let by = -rules::persuasion(&room.rules.params.initiatives, &room.rules.members[persuader], used);
            room.effects.push(Effect::SpendTrust { holder: seat, subject: persuader, by }, entry);
        }
    }
    // Dear consent: what was carried beyond the cost is the holdout's gain.
    if bound {
        pay(room, seat, (stand.carried - stand.cost).max(0));
    }
}

/// Trust lost by opting out and by breaking silence.
pub(super) fn settle_trust(
    room: &mut Room,
    own: &mut Initiatives,
    motion: &Motion,
    seat: MemberId,
    ballot: Ballot,
    outcome: Outcome,
    cause: EntryId,
) {
    let numbers = &room.rules.params.initiatives;
    let left = rules::refusal_loss(room.rules, own, room.turn);
    match ballot {
        Ballot::OptOut if outcome == Outcome::Passed => {
            let by = -numbers.opt_out_trust * left / 1000;
            for holder in motion.sponsors.iter() {
                room.effects.push(Effect::Trust { holder, subject: seat, by, stake: 1000 }, cause);
            }
        }
        Ballot::Break => {
            let earlier = own.vetoes[seat];
            own.vetoes[seat] = earlier.saturating_add(1);
            let hurt = room.rules.initiatives[motion.initiative].front_line;
            for holder in room.rules.member_ids().filter(|&holder| holder != seat) {
                let mut loss = 0;
                if hurt && room.rules.front_line(holder) {
                    loss += numbers.veto_front_line;
                }
                if motion.sponsors.has(holder) {
                    loss += numbers.veto_sponsors;
                }
                let by = -rules::veto_loss(numbers, loss, earlier, left);
                if by != 0 {
                    room.effects.push(Effect::Trust { holder, subject: seat, by, stake: 1000 }, cause);
                }
            }
        }
        _ => {}
    }
}

/// Sponsors of a motion that passed trust each other more; those outside the EU feel left out of its motions.
pub(super) fn reward_sponsors(room: &mut Room, own: &mut Initiatives, motion: &Motion, cause: EntryId) {
    let numbers = &room.rules.params.initiatives;
    for subject in motion.sponsors.iter() {
        own.passed[subject] = own.passed[subject].saturating_add(1);
        for holder in room.rules.seat_ids().filter(|&holder| holder != subject) {
            let by = if motion.sponsors.has(holder) {
                numbers.sponsor_trust
            } else if motion.venue == Venue::Eu && !room.rules.members[holder].eu {
                -numbers.excluded_trust
            } else {
                0
            };
            if by != 0 {
                room.effects.push(Effect::Trust { holder, subject, by, stake: 1000 }, cause);
            }
        }
    }
}
