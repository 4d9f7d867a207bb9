//! What happens to forces in a turn: stocks released, legacy contracts missed, staffs grown, readiness, crews.

use super::rules::{
    add_points, apportion, crews_most, move_readiness, readiness_step, readiness_target, recruits, upkeep_need,
};
use super::state::Capability;
use crate::core::Cp;
use crate::core::ids::{MemberId, Members};
use crate::rules::book::OrderBook;
use crate::rules::content::InitiativeEffect;
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::order::Order;
use crate::rules::posture::state::Posture;
use crate::rules::ruleset::Ruleset;
use crate::rules::treasury::state::Treasury;
use crate::rules::words::Meter;

/// Munitions that a release would use up.
pub fn stocks_used(rules: &Ruleset, own: &Capability, seat: MemberId) -> Cp {
    own.of(seat, rules.roles.stocks).permille(rules.params.capability.stocks_permille)
}

/// Carries out the release of war stocks.
pub fn release_stocks(rules: &Ruleset, book: &OrderBook, own: &mut Capability, log: &mut Log) {
    for (seat, nth, order) in book.all() {
        if order == Order::ReleaseStocks {
            let entry = log.order(seat, nth);
            let used = stocks_used(rules, own, seat);
            add_points(&rules.areas, own, (seat, rules.roles.stocks), -used, entry, log);
            move_readiness(own, seat, rules.params.capability.stocks_readiness, entry, log);
        }
    }
}

/// Takes the points that released legacy contracts would have brought, in proportion to what the member has.
pub fn miss_legacy(rules: &Ruleset, treasury: &Treasury, own: &mut Capability, log: &mut Log) {
    let params = &rules.params.capability;
    for member in rules.member_ids() {
        if treasury.releasing[member] == 0 {
            continue;
        }
        let entry = log.find(|event| matches!(event, Event::LegacyReleased { member: who, .. } if *who == member));
        let columns = usize::from(own.areas);
        let first = usize::from(member.0) * columns;
        let mut missed = [0; 16];
        let row = own.delivered[first..first + columns].iter().map(|points| points.0);
        apportion(-params.release_points.0 / params.release_turns, row, |area, part| {
            if let Some(slot) = missed.get_mut(area) {
                *slot = part;
            }
        });
        for (area, part) in rules.areas.ids().zip(missed) {
            add_points(&rules.areas, own, (member, area), Cp(part), entry, log);
        }
    }
}

/// Points a year that an initiative adds, in one turn: less as American help fails.
pub fn grown_points(rules: &Ruleset, yearly: Cp, effect: i32, commitment: i32) -> Cp {
    let params = &rules.params.capability;
    let low = if commitment < params.grow_low { params.grow_low_permille } else { 1000 };
    yearly.permille(effect).permille(commitment).permille(low).scale(rules.pace().months, 12)
}

/// Lets staffs and networks grow by initiatives in force, shared among those who are in them by their forces.
pub fn grow(
    rules: &Ruleset,
    (initiatives, turn): (&Initiatives, u8),
    commitment: i32,
    own: &mut Capability,
    log: &mut Log,
) {
    for (effect, permille, members) in initiatives.active(rules, turn) {
        let InitiativeEffect::Grow(area, yearly) = effect else { continue };
        let points = grown_points(rules, yearly, permille, commitment);
        let forces = |member: MemberId| rules.members[member].forces.get(area).copied().unwrap_or(0).max(1);
        let all = 0..u8::try_from(rules.members.len()).unwrap_or(u8::MAX);
        let weights = all.map(MemberId).map(|member| if members.has(member) { forces(member) } else { 0 });
        apportion(points.0, weights, |row, part| {
            let member = MemberId(u8::try_from(row).unwrap_or(u8::MAX));
            add_points(&rules.areas, own, (member, area), Cp(part), EntryId::NONE, log);
        });
    }
}

/// Who took part in a joint exercise: hosts and forces of the sites exercised, and those who called it.
fn exercised(rules: &Ruleset, book: &OrderBook, posture: &Posture) -> Members {
    let mut all = Members::default();
    for (site, row) in rules.sites.pairs().filter(|(site, _)| posture.exercised.get(*site) == Some(&true)) {
        all.insert(row.host);
        rules
            .member_ids()
            .filter(|&member| posture.at(site, member) > crate::core::Cb::ZERO)
            .for_each(|m| all.insert(m));
    }
    book.all().filter(|(_, _, order)| matches!(order, Order::Exercise { .. })).for_each(|(seat, ..)| all.insert(seat));
    all
}

/// Moves every member's readiness towards what its upkeep can carry, and adds what exercises gave.
pub fn ready_forces(
    rules: &Ruleset,
    (treasury, posture): (&Treasury, &Posture),
    (initiatives, turn): (&Initiatives, u8),
    book: &OrderBook,
    own: &mut Capability,
    log: &mut Log,
) {
    let (params, pace) = (&rules.params.capability, rules.pace());
    let trained = exercised(rules, book, posture);
    let mut pooled = [0; 64];
    for (effect, permille, members) in initiatives.active(rules, turn) {
        if let InitiativeEffect::ReadyPool(_, upkeep) = effect {
            members.iter().for_each(|member| pooled[usize::from(member.0)] += upkeep * permille / 1000);
        }
    }
    for member in rules.member_ids() {
        let need = upkeep_need(params, pace, own.upkeep_start[member], own.grown[member]);
        let need = need.permille(1000 + pooled[usize::from(member.0).min(63)]);
        let target = readiness_target(params, treasury.upkeep[member], need);
        let step = readiness_step(params, pace, own.readiness[member], target);
        move_readiness(own, member, step, EntryId::NONE, log);
        if trained.has(member) {
            let entry = log.find(|event| matches!(event, Event::Exercised { .. }));
            move_readiness(own, member, params.exercise, entry, log);
        }
    }
}

/// Takes out the crews that went into new kit and adds this turn's recruits.
pub fn recruit(
    rules: &Ruleset,
    treasury: &Treasury,
    (initiatives, turn): (&Initiatives, u8),
    taken: impl Fn(MemberId) -> i32,
    own: &mut Capability,
) {
    let (params, pace) = (&rules.params.capability, rules.pace());
    let mut conscripts = [1000; 64];
    for (effect, permille, members) in initiatives.active(rules, turn) {
        if let InitiativeEffect::Conscription(recruits, _) = effect {
            members.iter().for_each(|member| conscripts[usize::from(member.0)] += (recruits - 1000) * permille / 1000);
        }
    }
    for member in rules.member_ids() {
        let multiplier = conscripts[usize::from(member.0).min(63)];
        let people = treasury.split.get(member).map_or(params.people_permille, |split| i32::from(split[0]));
        let actives = rules.members[member].actives_thousand;
        let new = recruits(params, pace, actives, people, multiplier);
        own.crews_most[member] = crews_most(params, pace, new);
        let left = (own.crews[member] - taken(member)).max(0);
        own.crews[member] = left.saturating_add(new).min(own.crews_most[member]);
    }
}

/// Logs the three gaps with their change since `before`; without `always`, only those that moved.
pub fn log_gaps(own: &Capability, before: [i32; 3], always: bool, log: &mut Log) {
    let now = [own.gap_promised, own.gap_believed, own.gap_alone];
    for (meter, (now, before)) in
        [Meter::GapPromised, Meter::GapBelieved, Meter::GapWithout].into_iter().zip(now.into_iter().zip(before))
    {
        if always || now != before {
            log.write(Cause::Rule, Event::Moved { meter, by: now - before, now });
        }
    }
}
