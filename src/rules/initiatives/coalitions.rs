//! Diplomacy: coalitions strain, sceptics walk out of them, and light ones end.

use super::resolve::{MEMBERS_MAX, effect_of};
use super::state::Initiatives;
use super::systems::lapse;
use super::{profiles, rules};
use crate::core::ids::{InitiativeId, MemberId, Members};
use crate::rules::capability::state::Capability;
use crate::rules::clock::Clock;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::politics::state::Politics;
use crate::rules::ruleset::Ruleset;
use crate::rules::words::{Government, Venue};

/// Those in a coalition and those out of it drift apart; a pair suffers once, however many divide it.
pub(super) fn strain(rules: &Ruleset, clock: &Clock, own: &Initiatives, log: &mut Log, effects: &mut Effects) {
    let by = i16::try_from(-rules.pace().per_year(rules.params.initiatives.coalition_strain)).unwrap_or(0);
    let mut divided = [Members::default(); MEMBERS_MAX];
    for (id, standing) in own.standing.pairs() {
        let binds = standing.venue == Venue::Coalition && own.effect(id, clock.turn) > 0;
        if !binds || rules::each_for_itself(&rules.initiatives[id]) || by == 0 {
            continue;
        }
        let entry = log.write(Cause::Rule, Event::CoalitionStrain { initiative: id });
        let seats: Members = rules.seat_ids().collect();
        for holder in rules.seat_ids() {
            let others = if standing.members.has(holder) { !standing.members.0 } else { standing.members.0 };
            let known = &mut divided[usize::from(holder.0)];
            let from = Members(others & seats.0 & !known.0);
            known.0 |= from.0;
            if !from.is_empty() {
                effects.push(Effect::Estrange { holder, from, by }, entry);
            }
        }
    }
}

/// A new sceptic government gives up its profile, and leaves the coalition that is most against its stance, if any is.
pub(super) fn sceptic_exits(
    rules: &Ruleset,
    clock: &Clock,
    politics: &Politics,
    capability: &Capability,
    own: &mut Initiatives,
    log: &mut Log,
    effects: &mut Effects,
) {
    for seat in rules.seat_ids() {
        if politics.government[seat] != Government::Sceptic || politics.sceptic_since[seat] != clock.turn {
            continue;
        }
        if own.profiles[seat].is_some() {
            let change = log.find(|event| matches!(event, Event::GovernmentChanged { member, .. } if *member == seat));
            profiles::change(rules, capability, own, (seat, None, clock.turn), change, log, effects);
        }
        let liked = |id: &InitiativeId| rules.facts.liking(*id, seat);
        let open = rules.initiatives.ids().filter(|&id| {
            let standing = &own.standing[id];
            let inside = standing.from > 0 && standing.venue == Venue::Coalition && standing.members.has(seat);
            inside && !rules::likes(rules, id, seat)
        });
        if let Some(initiative) = open.min_by_key(liked) {
            let change = log.find(|event| matches!(event, Event::GovernmentChanged { member, .. } if *member == seat));
            let entry = log.after(change, Event::ScepticExit { member: seat, initiative });
            walk_out(rules, own, seat, initiative, entry, log);
        }
    }
}

/// A seat and its caucus leave a coalition, which ends if it becomes too light.
pub(super) fn walk_out(
    rules: &Ruleset,
    own: &mut Initiatives,
    seat: MemberId,
    initiative: InitiativeId,
    cause: EntryId,
    log: &mut Log,
) {
    let standing = &mut own.standing[initiative];
    for member in rules.member_ids().filter(|&member| rules.voice(member) == Some(seat)) {
        standing.members.remove(member);
    }
    let light = rules::weight(rules, standing.members) < rules.initiatives[initiative].coalition_weight;
    if light || standing.members.is_empty() {
        lapse(own, initiative, cause, log);
    } else {
        standing.effect = effect_of(rules, initiative, Venue::Coalition, standing.members);
    }
}
