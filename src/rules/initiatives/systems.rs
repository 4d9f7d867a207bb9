//! The systems of motions before the vote, and of initiatives that take effect.

use bevy_ecs::prelude::{Res, ResMut};

use super::orders::motion;
use super::state::{Initiatives, Motion, Offer, Solidarity, Standing};
use super::{coalitions, profiles, resolve, rules};
use crate::core::ids::{InitiativeId, MemberId, Members};
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::book::OrderBook;
use crate::rules::capability::state::Capability;
use crate::rules::clock::Clock;
use crate::rules::content::InitiativeEffect;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::order::Order;
use crate::rules::politics::state::Politics;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::washington::state::Drawdown;
use crate::rules::words::{Leadership, Meter, Venue};

/// An initiative that has not been voted.
pub(super) const NOT_VOTED: Standing =
    Standing { from: 0, effect: 0, members: Members(0), venue: Venue::Nato, sponsors: Members(0) };

/// Brief: the table is cleared, what was voted takes effect, leads pay for leading.
pub(super) fn open_turn(
    rules: Res<Rules>,
    clock: Res<Clock>,
    others: (Res<Drawdown>, Res<Politics>, Res<Capability>),
    mut own: ResMut<Initiatives>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let own = &mut *own;
    let (drawdown, politics, capability) = others;
    own.motions.clear();
    own.offers.clear();
    own.consent.clear();
    drop_dead_compact(&rules, own, &drawdown, clock.turn, &mut log);
    for initiative in rules.initiatives.ids() {
        if own.standing[initiative].from == clock.turn && own.standing[initiative].effect > 0 {
            take_effect(&rules, &capability, own, initiative, clock.turn, &mut log, &mut effects);
        }
    }
    who_is_threatened(&rules, &politics, own, clock.turn, &mut log);
    for lead in super::leads(&rules, own, clock.turn).iter() {
        let by = -rules.params.initiatives.lead_pc;
        effects.push(Effect::Capital { meter: Meter::PoliticalCapital, member: lead, by }, EntryId::NONE);
    }
}

/// A compact that Washington refused, or that was broken, no longer stands.
fn drop_dead_compact(rules: &Ruleset, own: &mut Initiatives, drawdown: &Drawdown, turn: u8, log: &mut Log) {
    let Some(compact) = rules::compact(rules) else { return };
    let from = own.standing[compact].from;
    if from > 0 && from < turn && drawdown.compact.is_none() {
        own.compact_terms = None;
        lapse(own, compact, EntryId::NONE, log);
    }
}

/// An initiative ends.
pub(super) fn lapse(own: &mut Initiatives, initiative: InitiativeId, cause: EntryId, log: &mut Log) {
    own.standing[initiative] = NOT_VOTED;
    log.after(cause, Event::Lapsed { initiative });
}

/// An initiative takes effect: rivals end, and what it does once is done.
fn take_effect(
    rules: &Ruleset,
    capability: &Capability,
    own: &mut Initiatives,
    id: InitiativeId,
    turn: u8,
    log: &mut Log,
    effects: &mut Effects,
) {
    let standing = own.standing[id];
    let entry = log.write(Cause::Calendar, Event::InForce { initiative: id, effect: standing.effect });
    for rival in rules.initiatives.ids().filter(|&other| rules::rivals(rules, id, other)) {
        if own.standing[rival].from > 0 {
            lapse(own, rival, entry, log);
        }
    }
    for effect in &rules.initiatives[id].effects {
        match *effect {
            InitiativeEffect::Once(meter, by) => {
                move_once(standing.members, meter, by * i32::from(standing.effect) / 1000, entry, effects);
            }
            InitiativeEffect::Conscription(_, support) => {
                let by = -support.abs();
                for member in standing.members.iter() {
                    effects.push(Effect::Capital { meter: Meter::Support, member, by }, entry);
                }
            }
            InitiativeEffect::Posting(area, share, months) => {
                let back = turn.saturating_add(u8::try_from(rules.pace().turns(months)).unwrap_or(u8::MAX));
                for member in standing.members.iter() {
                    let points = capability.of(member, area).permille(share * i32::from(standing.effect) / 1000);
                    effects.push(Effect::Away { member, area, points, back }, entry);
                }
            }
            InitiativeEffect::Lead(to) => {
                own.leadership = to;
                own.directoire = directoire(rules, standing);
                log.after(entry, Event::LeadershipChanged { to });
            }
            _ => {}
        }
    }
}

/// Where a clause on solidarity is in force, the turn begins with the question whether all count as threatened.
fn who_is_threatened(rules: &Ruleset, politics: &Politics, own: &mut Initiatives, turn: u8, log: &mut Log) {
    let Some((threat, needed, _, _)) = rules::solidarity_clause(rules, own, turn) else {
        own.solidarity = Solidarity::Unwritten;
        return;
    };
    // A clause without a condition covers everybody, whatever anybody feels.
    let share = if needed <= 0 { 1000 } else { rules::threatened(rules, politics, threat) };
    let now = if share >= needed { Solidarity::Full } else { Solidarity::Partial };
    if std::mem::replace(&mut own.solidarity, now) != now {
        let share = i16::try_from(share).unwrap_or(0);
        log.write(Cause::Rule, Event::SolidarityMoved { full: now == Solidarity::Full, share });
    }
}

/// A number moves once: those of capitals for everyone who is in it.
fn move_once(members: Members, meter: Meter, by: i32, cause: EntryId, effects: &mut Effects) {
    let of_capitals = matches!(
        meter,
        Meter::Support
            | Meter::Threat
            | Meter::PoliticalCapital
            | Meter::Money
            | Meter::Growth
            | Meter::Regard
            | Meter::TrustInWashington
            | Meter::Resolve
            | Meter::Resilience
            | Meter::Readiness
    );
    if of_capitals {
        for member in members.iter() {
            effects.push(Effect::Capital { meter, member, by }, cause);
        }
    } else {
        effects.push(Effect::Shift { meter, by }, cause);
    }
}

/// The members of a directoire: its sponsors first, then the heaviest who consented.
pub(super) fn directoire(rules: &Ruleset, standing: Standing) -> Members {
    let mut chosen = Members::default();
    let size = rules.params.initiatives.directoire;
    while chosen.count() < size {
        let open = rules.seat_ids().filter(|&seat| standing.members.has(seat) && !chosen.has(seat));
        let next = open.max_by_key(|&seat| (standing.sponsors.has(seat), rules.weight[seat], std::cmp::Reverse(seat)));
        let Some(next) = next else { break };
        chosen.insert(next);
    }
    chosen
}

/// Table: proposals are merged, and as many as a turn can bear come to the table.
pub(super) fn table(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    alliance: Res<AllianceTrust>,
    politics: Res<Politics>,
    mut own: ResMut<Initiatives>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let own = &mut *own;
    merge(&rules, &book, own);
    let mut candidates = std::mem::take(&mut own.candidates);
    // Most sponsors first; among equals those who have had fewest turns; then in rotation.
    let seats = rules.seats.max(1);
    candidates.sort_unstable_by_key(|motion| {
        let had = motion.sponsors.iter().map(|seat| own.tabled[seat]).min();
        let first = motion.sponsors.iter().next().unwrap_or_default();
        (std::cmp::Reverse(motion.sponsors.count()), had, (first.0 + clock.turn) % seats, motion.initiative)
    });
    let (quarter, half, year) = rules.params.initiatives.motions;
    let places = usize::try_from(rules.pace().pick([quarter, half, year])).unwrap_or(0);
    for motion in &candidates {
        let rival = own.motions.iter().any(|other| rules::rivals(&rules, other.initiative, motion.initiative));
        if rival || own.motions.len() >= places {
            for seat in motion.sponsors.iter() {
                let alone = Motion { sponsors: Members::only(seat), ..*motion };
                let by = super::price(&rules, &alliance, &politics, own, clock.turn, seat, &alone);
                let cause = proposal_entry(&book, &log, seat, motion.initiative, &rules);
                effects.push(Effect::Capital { meter: Meter::PoliticalCapital, member: seat, by }, cause);
            }
            continue;
        }
        let id = own.motions.push(*motion);
        for sponsor in motion.sponsors.iter() {
            own.tabled[sponsor] = own.tabled[sponsor].saturating_add(1);
            let cause = proposal_entry(&book, &log, sponsor, motion.initiative, &rules);
            log.after(cause, Event::MotionOpened { motion: id, initiative: motion.initiative, sponsor });
        }
    }
    candidates.clear();
    own.candidates = candidates;
}

/// The initiative that an order proposes.
fn proposes(rules: &Ruleset, order: Order) -> Option<InitiativeId> {
    match order {
        Order::Propose { initiative, .. } => Some(initiative),
        Order::ProposeCompact { .. } => rules::compact(rules),
        _ => None,
    }
}

/// The entry of the order with which a seat proposed an initiative.
fn proposal_entry(book: &OrderBook, log: &Log, seat: MemberId, what: InitiativeId, rules: &Ruleset) -> EntryId {
    let place = book.orders[seat].iter().position(|order| proposes(rules, *order) == Some(what));
    place.map_or(EntryId::NONE, |nth| log.order(seat, nth))
}

/// Seats that propose the same become sponsors of one motion, on the terms of the heaviest of them.
fn merge(rules: &Ruleset, book: &OrderBook, own: &mut Initiatives) {
    own.candidates.clear();
    for (seat, _, order) in book.all() {
        let proposed = match order {
            Order::Propose { initiative, venue, opt_out, fallback } => {
                motion(seat, initiative, venue, opt_out, fallback)
            }
            Order::ProposeCompact { areas, due } => {
                let Some(initiative) = rules::compact(rules) else { continue };
                Motion { areas, due, ..motion(seat, initiative, Venue::Nato, false, false) }
            }
            _ => continue,
        };
        match own.candidates.iter_mut().find(|other| other.initiative == proposed.initiative) {
            Some(other) => {
                let mut sponsors = other.sponsors;
                let heaviest = sponsors.iter().map(|sponsor| rules.weight[sponsor]).max();
                sponsors.insert(seat);
                if Some(rules.weight[seat]) > heaviest {
                    *other = proposed;
                }
                other.sponsors = sponsors;
            }
            None => own.candidates.push(proposed),
        }
    }
}

/// Bind: offers are on record, and what consent costs is frozen.
pub(super) fn bind(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    alliance: Res<AllianceTrust>,
    politics: Res<Politics>,
    mut own: ResMut<Initiatives>,
    mut log: ResMut<Log>,
) {
    let own = &mut *own;
    for (persuader, nth, order) in book.all() {
        if let Order::Persuade { motion, holdout, pc } = order {
            own.offers.push(Offer { motion, persuader, holdout, pc });
            let cause = log.order(persuader, nth);
            log.after(cause, Event::PersuasionOffered { motion, persuader, holdout, pc });
        }
    }
    own.consent.clear();
    for place in 0..own.motions.len() {
        let motion = own.motions.as_slice()[place];
        for seat in rules.seat_ids() {
            let (_, cost) = rules::consent(&rules, &alliance, &politics, own, clock.turn, &motion, seat);
            own.consent.push(u8::try_from(cost).unwrap_or(u8::MAX));
        }
    }
}

/// Whether rotating leadership asks anything of a seat this turn.
pub(super) fn rotating_lead(rules: &Ruleset, turn: u8) -> MemberId {
    MemberId(turn.saturating_sub(1) % rules.seats.max(1))
}

/// Who leads the alliance this turn, and so pays for leading.
pub(super) fn leads(rules: &Ruleset, own: &Initiatives, turn: u8) -> Members {
    match own.leadership {
        Leadership::Directoire => own.directoire,
        Leadership::Rotating => Members::only(rotating_lead(rules, turn)),
        Leadership::Washington | Leadership::Nobody => Members::default(),
    }
}

/// Diplomacy: sceptics walk out, coalitions strain, motions are decided, profiles are declared.
pub(super) fn decide(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    others: (Res<Politics>, Res<Capability>, Res<AllianceTrust>, Res<Drawdown>),
    mut own: ResMut<Initiatives>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let (politics, capability, alliance, drawdown) = others;
    let (rules, own, log, effects): (&Ruleset, _, _, _) = (&rules, &mut *own, &mut *log, &mut *effects);
    coalitions::sceptic_exits(rules, &clock, &politics, &capability, own, log, effects);
    coalitions::strain(rules, &clock, own, log, effects);
    resolve::resolve(rules, &clock, &book, &alliance, &politics, &drawdown, own, log, effects);
    profiles::declare(rules, &clock, &book, &capability, own, log, effects);
}
