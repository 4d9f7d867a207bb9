//! Diplomacy: motions pass, fail, or become coalitions.

use super::price::{reward_sponsors, settle_costs, settle_trust};
use super::rules;
use super::state::{Initiatives, Motion, Standing};
use super::systems::lapse;
use crate::core::ids::{InitiativeId, MemberId, Members, MotionId};
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::book::OrderBook;
use crate::rules::clock::Clock;
use crate::rules::effect::Effects;
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::order::Order;
use crate::rules::politics::state::Politics;
use crate::rules::ruleset::Ruleset;
use crate::rules::washington::state::Drawdown;
use crate::rules::words::{Ballot, Venue};

/// The most members there can be.
pub(super) const MEMBERS_MAX: usize = 64;

/// What one seat does about a motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stand {
    /// How it votes.
    pub ballot: Ballot,
    /// What its consent costs, political capital.
    pub cost: i32,
    /// What others carry of it.
    pub carried: i32,
    /// Whether it has paid its part with its order.
    pub paid: bool,
}

impl Stand {
    /// What it pays itself.
    pub fn own_part(self) -> i32 {
        (self.cost - self.carried).max(0)
    }
}

/// How a motion ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// By consensus.
    Passed,
    /// As a coalition.
    Coalition,
    /// Not at all.
    Failed,
}

/// What a seat does that has not voted: silent if it can pay, else out if it may, else against.
pub(super) fn unsent(pc: i32, cost: i32, motion: &Motion) -> Ballot {
    match motion.venue {
        Venue::Coalition => Ballot::OptOut,
        _ if pc >= cost => Ballot::Silent,
        _ if motion.opt_out => Ballot::OptOut,
        _ => Ballot::Break,
    }
}

/// Everything the resolution of motions reads, and the two things it writes to beside its own state.
pub(super) struct Room<'a> {
    pub rules: &'a Ruleset,
    pub turn: u8,
    pub book: &'a OrderBook,
    pub alliance: &'a AllianceTrust,
    pub politics: &'a Politics,
    pub drawdown: &'a Drawdown,
    pub log: &'a mut Log,
    pub effects: &'a mut Effects,
}

/// Every motion on the table is decided.
pub(super) fn resolve(
    rules: &Ruleset,
    clock: &Clock,
    book: &OrderBook,
    alliance: &AllianceTrust,
    politics: &Politics,
    drawdown: &Drawdown,
    own: &mut Initiatives,
    log: &mut Log,
    effects: &mut Effects,
) {
    let mut room = Room { rules, turn: clock.turn, book, alliance, politics, drawdown, log, effects };
    let mut spent = [0i32; MEMBERS_MAX];
    for place in 0..own.motions.len() {
        let id = MotionId(u8::try_from(place).unwrap_or(u8::MAX));
        decide(&mut room, own, id, &mut spent);
    }
}

/// One motion.
fn decide(room: &mut Room, own: &mut Initiatives, id: MotionId, spent: &mut [i32; MEMBERS_MAX]) {
    let motion = own.motions[id];
    let root = room.log.find(|event| matches!(event, Event::MotionOpened { motion, .. } if *motion == id));
    let mut stands = [None; MEMBERS_MAX];
    let mut blocker = None;
    for seat in room.rules.seat_ids() {
        stands[usize::from(seat.0)] = stand(room, own, id, seat, spent);
        let Some(stand) = stands[usize::from(seat.0)] else { continue };
        remember(own, &motion, seat, room.turn, stand.ballot == Ballot::Silent);
        room.log.after(root, voted(id, seat, stand));
        if stand.ballot == Ballot::Break {
            blocker = blocker.or(Some(seat));
        }
    }
    if blocker.is_some() && outvote(room, own, id, &mut stands, root) {
        blocker = None;
    }
    for seat in motion.sponsors.iter() {
        remember(own, &motion, seat, room.turn, true);
    }
    let silent = |stands: &[Option<Stand>; MEMBERS_MAX], seat: MemberId| {
        stands[usize::from(seat.0)].is_some_and(|stand| stand.ballot == Ballot::Silent)
    };
    let seats: Members =
        room.rules.seat_ids().filter(|&seat| motion.sponsors.has(seat) || silent(&stands, seat)).collect();
    let (outcome, entry) = count(room, own, id, seats, blocker, root);
    for seat in room.rules.seat_ids() {
        if let Some(stand) = stands[usize::from(seat.0)] {
            let bound = outcome != Outcome::Failed && stand.ballot == Ballot::Silent;
            settle_costs(room, own, id, seat, stand, bound, entry);
            settle_trust(room, own, &motion, seat, stand.ballot, outcome, entry);
        }
    }
    if outcome != Outcome::Failed {
        reward_sponsors(room, own, &motion, entry);
    }
}

/// Where a clause asks for weight, those who break silence without it are outvoted and left out; whether they were.
fn outvote(
    room: &mut Room,
    own: &Initiatives,
    id: MotionId,
    stands: &mut [Option<Stand>; MEMBERS_MAX],
    root: EntryId,
) -> bool {
    let needed = rules::blocking_weight(room.rules, own, room.turn);
    let breaks = |seat: &MemberId| stands[usize::from(seat.0)].is_some_and(|stand| stand.ballot == Ballot::Break);
    let breaking: Members = room.rules.seat_ids().filter(breaks).collect();
    if own.motions[id].venue == Venue::Coalition || rules::weight(room.rules, breaking) >= needed {
        return false;
    }
    for member in breaking.iter() {
        let initiative = own.motions[id].initiative;
        room.log.after(root, Event::Outvoted { motion: id, initiative, member });
        if let Some(stand) = &mut stands[usize::from(member.0)] {
            stand.ballot = Ballot::OptOut;
        }
    }
    true
}

/// The stand of a seat; none for sponsors and for those without a vote.
fn stand(
    room: &Room,
    own: &Initiatives,
    id: MotionId,
    seat: MemberId,
    spent: &mut [i32; MEMBERS_MAX],
) -> Option<Stand> {
    let motion = &own.motions[id];
    let inside = own.standing[motion.initiative].from > 0 && own.standing[motion.initiative].members.has(seat);
    let idle = motion.venue == Venue::Coalition && inside;
    if motion.sponsors.has(seat) || !rules::votes(room.rules, motion.venue, seat) || idle {
        return None;
    }
    let width = usize::from(room.rules.seats);
    let place = usize::from(id.0) * width + usize::from(seat.0);
    let cost = own.consent.get(place).map_or(0, |cost| i32::from(*cost));
    let most = cost + super::dear(room.rules, seat);
    let carried = super::offered(own, id, seat).min(most);
    let cast = room.book.orders[seat].iter().find_map(|order| match *order {
        Order::Vote { motion, ballot } if motion == id => Some(ballot),
        _ => None,
    });
    let part = (cost - carried).max(0);
    let left = i32::from(room.politics.pc[seat]) - spent[usize::from(seat.0)];
    let ballot = cast.unwrap_or_else(|| unsent(left, part, motion));
    if cast.is_none() && ballot == Ballot::Silent {
        spent[usize::from(seat.0)] += part;
    }
    Some(Stand { ballot, cost, carried, paid: cast.is_some() })
}

/// The entry of a vote.
fn voted(motion: MotionId, member: MemberId, stand: Stand) -> Event {
    let small = |pc: i32| u8::try_from(pc).unwrap_or(u8::MAX);
    Event::Voted { motion, member, ballot: stand.ballot, cost: small(stand.cost), carried: small(stand.carried) }
}

/// Keeps in mind who stood behind an initiative and who did not, for pledges.
fn remember(own: &mut Initiatives, motion: &Motion, seat: MemberId, turn: u8, backed: bool) {
    let place = own.place(motion.initiative, seat);
    let table = if backed { &mut own.backed_in } else { &mut own.refused_in };
    if let Some(cell) = table.get_mut(place) {
        *cell = turn;
    }
}

/// Decides whether a motion passes, and writes down how it stands.
fn count(
    room: &mut Room,
    own: &mut Initiatives,
    id: MotionId,
    seats: Members,
    blocker: Option<MemberId>,
    root: EntryId,
) -> (Outcome, EntryId) {
    let motion = own.motions[id];
    let initiative = motion.initiative;
    if motion.venue == Venue::Coalition {
        return form_coalition(room, own, id, seats, root);
    }
    let entry = if let Some(by) = blocker {
        own.blocked[initiative] = own.blocked[initiative].saturating_add(1);
        room.log.after(root, Event::MotionBlocked { motion: id, initiative, by })
    } else if washington_declines(room, &motion) {
        room.log.after(root, Event::WashingtonDeclined { initiative })
    } else {
        return pass(room, own, id, seats, root);
    };
    if motion.fallback { form_coalition(room, own, id, seats, entry) } else { (Outcome::Failed, entry) }
}

/// Washington is asked in the NATO venue where the bond is at stake; the compact it answers in its own phase.
fn washington_declines(room: &Room, motion: &Motion) -> bool {
    let numbers = &room.rules.params.initiatives;
    let weight = rules::transatlantic(&room.rules.initiatives[motion.initiative]);
    motion.venue == Venue::Nato
        && Some(motion.initiative) != rules::compact(room.rules)
        && weight >= numbers.washington_weight
        && room.drawdown.commitment.get() < numbers.washington_yes
}

/// A motion passes by consensus.
fn pass(room: &mut Room, own: &mut Initiatives, id: MotionId, seats: Members, root: EntryId) -> (Outcome, EntryId) {
    let motion = own.motions[id];
    let before = own.standing[motion.initiative];
    let members = if before.from > 0 {
        // Letting somebody in changes nothing for the others.
        Members(before.members.0 | rules::with_caucus(room.rules, room.alliance, &motion, motion.sponsors).0)
    } else {
        rules::with_caucus(room.rules, room.alliance, &motion, seats)
    };
    let entry = enact(
        room,
        own,
        &motion,
        motion.venue,
        members,
        |effect| Event::MotionPassed { motion: id, initiative: motion.initiative, effect },
        root,
    );
    (Outcome::Passed, entry)
}

/// A coalition forms if it has the weight.
fn form_coalition(
    room: &mut Room,
    own: &mut Initiatives,
    id: MotionId,
    seats: Members,
    root: EntryId,
) -> (Outcome, EntryId) {
    let motion = Motion { venue: Venue::Coalition, ..own.motions[id] };
    let initiative = motion.initiative;
    let before = own.standing[initiative];
    let mut members = rules::with_caucus(room.rules, room.alliance, &motion, seats);
    if rules::each_for_itself(&room.rules.initiatives[initiative]) {
        members = seats;
    }
    if before.from > 0 {
        members = Members(members.0 | before.members.0);
    }
    if rules::weight(room.rules, members) < room.rules.initiatives[initiative].coalition_weight {
        let entry = room.log.after(root, Event::CoalitionFormed { motion: id, initiative, effect: 0 });
        return (Outcome::Failed, entry);
    }
    let entry = enact(
        room,
        own,
        &motion,
        Venue::Coalition,
        members,
        |effect| Event::CoalitionFormed { motion: id, initiative, effect },
        root,
    );
    (Outcome::Coalition, entry)
}

/// Writes down how an initiative stands after the vote.
fn enact(
    room: &mut Room,
    own: &mut Initiatives,
    motion: &Motion,
    venue: Venue,
    members: Members,
    event: impl FnOnce(i16) -> Event,
    root: EntryId,
) -> EntryId {
    let (rules, turn, id) = (room.rules, room.turn, motion.initiative);
    let effect = effect_of(rules, id, venue, members);
    let entry = room.log.after(root, event(effect));
    let before = own.standing[id];
    if before.from > 0 {
        let sponsors = Members(before.sponsors.0 | motion.sponsors.0);
        own.standing[id] = Standing { effect, members, sponsors, ..before };
        return entry;
    }
    // A rival that waits for its effect is overtaken; one in force ends when the new one begins.
    for rival in rules.initiatives.ids().filter(|&other| rules::rivals(rules, id, other)) {
        if own.standing[rival].from > turn {
            lapse(own, rival, entry, room.log);
        }
    }
    let compact = rules::compact(rules) == Some(id);
    let lead = if compact { 0 } else { super::lead_turns(rules, id, venue) };
    let from = turn.saturating_add(lead);
    own.standing[id] = Standing { from, effect, members, venue, sponsors: motion.sponsors };
    if compact {
        own.compact_terms = Some((motion.areas, motion.due));
    }
    entry
}

/// Effect of an initiative with these members, permille.
pub(super) fn effect_of(rules: &Ruleset, id: InitiativeId, venue: Venue, members: Members) -> i16 {
    let motion = super::orders::motion(MemberId(0), id, venue, true, false);
    let weight = rules::weight(rules, members);
    let missing = rules::missing(rules, &motion, members);
    let effect = rules::effect(&rules.params.initiatives, &rules.initiatives[id], venue, weight, missing);
    i16::try_from(effect).unwrap_or(i16::MAX)
}
