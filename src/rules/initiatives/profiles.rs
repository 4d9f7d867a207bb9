//! Specialisation: a capital declares what it will be best at, gains there, grows thin elsewhere, and others rely on it.

use super::state::{Initiatives, Profile};
use crate::core::Cp;
use crate::core::ids::{AreaId, MemberId, Members};
use crate::rules::book::OrderBook;
use crate::rules::capability::state::Capability;
use crate::rules::clock::Clock;
use crate::rules::content::InitiativeEffect;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::industry::rules::maker_permille;
use crate::rules::order::{Hindrance, Order, Preview, Refusal};
use crate::rules::ruleset::Ruleset;
use crate::rules::state::State;

/// What specialisation in force gives to a member of it: gain in its profile, permille, and trust; none where there is none.
fn offer(rules: &Ruleset, own: &Initiatives, turn: u8, member: MemberId) -> Option<(i32, i32)> {
    own.active(rules, turn).find_map(|(effect, permille, members)| match effect {
        InitiativeEffect::Specialise(more, bond) if members.has(member) => {
            Some((more * permille / 1000, bond * permille / 1000))
        }
        _ => None,
    })
}

/// Whether a member may declare a profile: specialisation is in force with it.
pub fn open_to(rules: &Ruleset, own: &Initiatives, turn: u8, member: MemberId) -> bool {
    offer(rules, own, turn, member).is_some()
}

/// What a delivery in an area is worth to a member, permille: more in its profile, less elsewhere.
pub fn worth(rules: &Ruleset, own: &Initiatives, turn: u8, member: MemberId, area: AreaId) -> i32 {
    let Some(profile) = own.profiles[member] else { return 1000 };
    let Some((more, _)) = offer(rules, own, turn, member) else { return 1000 };
    if profile == Profile::Area(area) { 1000 + more } else { 1000 - rules.params.initiatives.profile_thinner }
}

/// What a euro of surge brings a member, permille: more where it is the workshop of the alliance.
pub fn surge_worth(rules: &Ruleset, own: &Initiatives, turn: u8, member: MemberId) -> i32 {
    let workshop = own.profiles[member] == Some(Profile::Workshop);
    1000 + if workshop { offer(rules, own, turn, member).map_or(0, |(more, _)| more) } else { 0 }
}

/// Capitals that have declared a profile.
pub fn declared(own: &Initiatives) -> Members {
    own.profiles.pairs().filter(|(_, profile)| profile.is_some()).map(|(member, _)| member).collect()
}

/// Checks the order to declare a profile or to give it up.
pub(super) fn check(
    state: &State,
    seat: MemberId,
    draft: &[Order],
    profile: Option<Profile>,
) -> Result<Preview, Refusal> {
    let (rules, own) = (state.rules, state.initiatives);
    let numbers = &rules.params.initiatives;
    let Some((more, _)) = offer(rules, own, state.clock.turn, seat) else {
        return Err(Refusal::NotNow(Hindrance::NoProfiles));
    };
    if let Some(Profile::Area(area)) = profile
        && rules.areas.get(area).is_none()
    {
        return Err(Refusal::NoSuchThing);
    }
    if own.profiles[seat] == profile {
        return Err(Refusal::NoChange);
    }
    if draft.iter().any(|order| matches!(order, Order::Specialise { .. })) {
        return Err(Refusal::Twice);
    }
    let turns = u8::try_from(rules.pace().turns(numbers.profile_months)).unwrap_or(u8::MAX);
    let first = own.profile_since[seat].saturating_add(turns);
    if own.profiles[seat].is_some() && state.clock.turn < first {
        return Err(Refusal::TooSoon { turn: first });
    }
    let area = match profile {
        Some(Profile::Area(area)) => Some(area),
        _ => None,
    };
    let pc = i8::try_from(numbers.profile_pc).unwrap_or(i8::MAX);
    Ok(Preview { pc, gain: if profile.is_some() { more } else { 0 }, area, ..Preview::default() })
}

/// Profiles are declared and given up; those who have one are bound to each other.
pub(super) fn declare(
    rules: &Ruleset,
    clock: &Clock,
    book: &OrderBook,
    capability: &Capability,
    own: &mut Initiatives,
    log: &mut Log,
    effects: &mut Effects,
) {
    for (seat, nth, order) in book.all() {
        if let Order::Specialise { profile } = order {
            let entry = log.order(seat, nth);
            change(rules, capability, own, (seat, profile, clock.turn), entry, log, effects);
        }
    }
    let bound = declared(own);
    // Where nobody has a profile there is nothing to bind or to loosen.
    if bound.is_empty() && own.bonded.is_empty() {
        return;
    }
    let bond = bound.iter().filter_map(|member| offer(rules, own, clock.turn, member)).map(|(_, bond)| bond).max();
    (own.bonded, own.bond) = (bound, i16::try_from(bond.unwrap_or(0)).unwrap_or(0));
}

/// A capital takes up a profile or drops the one it has; whoever relied on that pays for it.
pub(super) fn change(
    rules: &Ruleset,
    capability: &Capability,
    own: &mut Initiatives,
    (seat, profile, turn): (MemberId, Option<Profile>, u8),
    cause: EntryId,
    log: &mut Log,
    effects: &mut Effects,
) {
    let before = std::mem::replace(&mut own.profiles[seat], profile);
    own.profile_since[seat] = turn;
    let entry = log.after(cause, Event::Profiled { member: seat, profile });
    if let Some(lost) = before {
        missed(rules, capability, own, (seat, lost), entry, log, effects);
    }
}

/// Others with a profile miss what they had left to the capital that gave its own up, and trust it less.
fn missed(
    rules: &Ruleset,
    capability: &Capability,
    own: &Initiatives,
    (seat, lost): (MemberId, Profile),
    cause: EntryId,
    log: &mut Log,
    effects: &mut Effects,
) {
    let numbers = &rules.params.initiatives;
    let others = || declared(own).iter().filter(move |&member| member != seat);
    if others().next().is_none() {
        return;
    }
    let entry = log.after(cause, Event::ProfileMissed { member: seat });
    for holder in others() {
        let by = -numbers.profile_trust;
        effects.push(Effect::Trust { holder, subject: seat, by, stake: 1000 }, entry);
    }
    match lost {
        Profile::Area(area) => {
            let loss = numbers.specialist_loss * rules.weight.get(seat).copied().unwrap_or(0) / 1000;
            for member in others() {
                let points = Cp::ZERO - capability.of(member, area).permille(loss);
                if points != Cp::ZERO {
                    effects.push(Effect::European { member, area, points }, entry);
                }
            }
        }
        Profile::Workshop => {
            for (sector, row) in rules.sectors.pairs() {
                let permille = -maker_permille(row, seat) * numbers.specialist_loss / 1000;
                if permille != 0 {
                    effects.push(Effect::Capacity { sector, permille }, entry);
                }
            }
        }
    }
}
