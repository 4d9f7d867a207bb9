//! Orders on motions: proposing, persuading, voting.

use super::rules;
use super::state::{Motion, Profile};
use crate::core::ids::{AreaId, InitiativeId, MemberId, Members, MotionId};
use crate::rules::content::InitiativeEffect;
use crate::rules::order::{Hindrance, Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;
use crate::rules::words::{Ballot, Venue};

/// Checks an order of this domain; `None` where the order belongs to another.
pub(super) fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    match *order {
        Order::Propose { initiative, venue, opt_out, fallback } => {
            let motion = motion(seat, initiative, venue, opt_out, fallback);
            Some(propose(state, seat, draft, &motion))
        }
        Order::ProposeCompact { areas, due } => Some(propose_compact(state, seat, draft, areas, due)),
        Order::Persuade { motion, holdout, pc } => Some(persuade(state, seat, draft, motion, holdout, i32::from(pc))),
        Order::Specialise { profile } => Some(super::profiles::check(state, seat, draft, profile)),
        Order::Vote { motion, ballot } => Some(vote(state, seat, draft, motion, ballot)),
        _ => None,
    }
}

/// A motion as one seat proposes it.
pub(super) fn motion(seat: MemberId, initiative: InitiativeId, venue: Venue, opt_out: bool, fallback: bool) -> Motion {
    Motion { initiative, venue, opt_out, fallback, sponsors: Members::only(seat), areas: 0, due: 0 }
}

/// Political capital as previews carry it.
fn pc(price: i32) -> i8 {
    i8::try_from(price).unwrap_or(i8::MAX)
}

/// A circumstance that stands in the way.
fn hindered<T>(by: Hindrance) -> Result<T, Refusal> {
    Err(Refusal::NotNow(by))
}

/// What this turn's earlier proposals of the same seat stand in the way of.
fn against_draft(state: &State, draft: &[Order], initiative: InitiativeId) -> Result<(), Refusal> {
    for order in draft {
        let other = match *order {
            Order::Propose { initiative, .. } => Some(initiative),
            Order::ProposeCompact { .. } => rules::compact(state.rules),
            _ => None,
        };
        if other == Some(initiative) {
            return Err(Refusal::Twice);
        }
        if other.is_some_and(|other| rules::rivals(state.rules, other, initiative)) {
            return hindered(Hindrance::Rival);
        }
    }
    Ok(())
}

fn propose(state: &State, seat: MemberId, draft: &[Order], motion: &Motion) -> Result<Preview, Refusal> {
    let row = state.rules.initiatives.get(motion.initiative).ok_or(Refusal::NoSuchThing)?;
    if row.effects.iter().any(|effect| matches!(effect, InitiativeEffect::Compact)) {
        return Err(Refusal::NoSuchThing);
    }
    if !row.venues.contains(&motion.venue) {
        return hindered(Hindrance::WrongVenue);
    }
    if state.clock.turn < row.from_turn {
        return Err(Refusal::TooSoon { turn: row.from_turn });
    }
    if row.whole && (motion.opt_out || motion.fallback) {
        return hindered(Hindrance::Whole);
    }
    against_draft(state, draft, motion.initiative)?;
    if let Some(turn) = stands_until(state, motion.initiative) {
        return Err(Refusal::TooSoon { turn });
    }
    let standing = &state.initiatives.standing[motion.initiative];
    let leads = |effect: &InitiativeEffect| *effect == InitiativeEffect::Lead(state.initiatives.leadership);
    if standing.from > 0 && standing.members.has(seat) || row.effects.iter().any(leads) {
        return hindered(Hindrance::InForce);
    }
    // A capital outside an initiative that others have begun asks to be let in, where it was decided.
    if standing.from > 0 && standing.venue != motion.venue {
        return hindered(Hindrance::WrongVenue);
    }
    if standing.from == 0 && !rules::votes(state.rules, motion.venue, seat) {
        return hindered(Hindrance::NoVote);
    }
    let price = super::proposal_price(state, seat, motion);
    let lead = super::lead_turns(state.rules, motion.initiative, motion.venue);
    Ok(Preview { pc: pc(price), felt_in: Some(state.clock.turn.saturating_add(lead)), ..Preview::default() })
}

/// The first turn in which a rival that stands for a while can be replaced, if that is still to come.
fn stands_until(state: &State, initiative: InitiativeId) -> Option<u8> {
    let rules = state.rules;
    let rivals = rules.initiatives.pairs().filter(|(id, row)| {
        row.stands_months > 0 && state.initiatives.standing[*id].from > 0 && rules::rivals(rules, initiative, *id)
    });
    let until = rivals.map(|(id, row)| {
        let turns = u8::try_from(rules.pace().turns(row.stands_months)).unwrap_or(u8::MAX);
        state.initiatives.standing[id].from.saturating_add(turns)
    });
    until.max().filter(|&turn| turn > state.clock.turn)
}

fn propose_compact(state: &State, seat: MemberId, draft: &[Order], areas: u16, due: u8) -> Result<Preview, Refusal> {
    let numbers = &state.rules.params.initiatives;
    let initiative = rules::compact(state.rules).ok_or(Refusal::NoSuchThing)?;
    let known = state.rules.areas.len();
    if u32::from(areas) >> known != 0 {
        return Err(Refusal::NoSuchThing);
    }
    if areas.count_ones() == 0 || areas.count_ones() > numbers.compact_areas {
        return Err(Refusal::Range { low: 1, high: i32::try_from(numbers.compact_areas).unwrap_or(i32::MAX) });
    }
    let (first, last) = (state.clock.turn.saturating_add(1), state.rules.calendar.turns);
    if due < first || due > last {
        return Err(Refusal::Range { low: i32::from(first), high: i32::from(last) });
    }
    against_draft(state, draft, initiative)?;
    if state.drawdown.compact.is_some() || state.initiatives.standing[initiative].from > 0 {
        return hindered(Hindrance::InForce);
    }
    let motion = motion(seat, initiative, Venue::Nato, false, false);
    Ok(Preview { pc: pc(super::proposal_price(state, seat, &motion)), felt_in: Some(due), ..Preview::default() })
}

/// The seat must be one that the motion asks and that has not proposed it.
fn asked(state: &State, motion: &Motion, seat: MemberId) -> Result<(), Refusal> {
    if seat.0 >= state.rules.seats {
        return Err(Refusal::NoSuchThing);
    }
    if motion.sponsors.has(seat) {
        return Err(Refusal::NoChange);
    }
    if rules::votes(state.rules, motion.venue, seat) { Ok(()) } else { hindered(Hindrance::NoVote) }
}

fn persuade(
    state: &State,
    seat: MemberId,
    draft: &[Order],
    which: MotionId,
    holdout: MemberId,
    offered: i32,
) -> Result<Preview, Refusal> {
    let motion = state.initiatives.motions.get(which).ok_or(Refusal::NoSuchThing)?;
    if holdout == seat {
        return Err(Refusal::NoSuchThing);
    }
    asked(state, motion, holdout)?;
    let most = super::consent(state, motion, holdout).1 + super::dear(state.rules, holdout);
    if most == 0 {
        return Err(Refusal::NoChange);
    }
    if !(1..=most).contains(&offered) {
        return Err(Refusal::Range { low: 1, high: most });
    }
    let mut already = 0;
    for order in draft {
        if let Order::Persuade { motion, holdout: other, pc } = *order
            && other == holdout
        {
            if motion == which {
                return Err(Refusal::Twice);
            }
            already += i32::from(pc);
        }
    }
    let numbers = &state.rules.params.initiatives;
    let spent = rules::persuasion(numbers, &state.rules.members[seat], offered + already);
    let trust = state.alliance.of(holdout, seat) - spent;
    if trust < numbers.persuade_floor {
        let small = |trust: i32| i16::try_from(trust).unwrap_or(i16::MIN);
        return Err(Refusal::Unwilling { who: holdout, trust: small(trust), need: small(numbers.persuade_floor) });
    }
    Ok(Preview { pc: pc(offered), gain: -spent, ..Preview::default() })
}

fn vote(state: &State, seat: MemberId, draft: &[Order], which: MotionId, ballot: Ballot) -> Result<Preview, Refusal> {
    let motion = state.initiatives.motions.get(which).ok_or(Refusal::NoSuchThing)?;
    asked(state, motion, seat)?;
    if draft.iter().any(|order| matches!(order, Order::Vote { motion, .. } if *motion == which)) {
        return Err(Refusal::Twice);
    }
    let coalition = motion.venue == Venue::Coalition;
    match ballot {
        Ballot::OptOut if !motion.opt_out && !coalition => return hindered(Hindrance::NoOptOut),
        // Nobody can forbid others to act together.
        Ballot::Break if coalition => return hindered(Hindrance::NoVote),
        _ => {}
    }
    let cost = if ballot == Ballot::Silent {
        (super::consent(state, motion, seat).1 - super::carried(state, which, seat)).max(0)
    } else {
        0
    };
    Ok(Preview { pc: pc(cost), gain: state.rules.weight[seat], ..Preview::default() })
}

/// Offers plausible orders of the step.
pub(super) fn enumerate(state: &State, seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    match step {
        Step::Propose => {
            for (initiative, row) in state.rules.initiatives.pairs() {
                for &venue in &row.venues {
                    offer(Order::Propose { initiative, venue, opt_out: true, fallback: true });
                    if venue != Venue::Coalition {
                        offer(Order::Propose { initiative, venue, opt_out: false, fallback: false });
                    }
                }
            }
            enumerate_compacts(state, offer);
        }
        Step::Negotiate => {
            for motion in state.initiatives.motions.ids() {
                for holdout in state.rules.seat_ids().filter(|&holdout| holdout != seat) {
                    for pc in 1..=2 {
                        offer(Order::Persuade { motion, holdout, pc });
                    }
                }
            }
        }
        Step::Orders => {
            for motion in state.initiatives.motions.ids() {
                for &ballot in Ballot::ALL {
                    offer(Order::Vote { motion, ballot });
                }
            }
            let inside = |effect: &InitiativeEffect| matches!(effect, InitiativeEffect::Specialise(..));
            if state.initiatives.active(state.rules, state.clock.turn).any(|(effect, _, _)| inside(&effect)) {
                let areas = state.rules.areas.ids().map(|area| Some(Profile::Area(area)));
                areas.chain([Some(Profile::Workshop), None]).for_each(|profile| offer(Order::Specialise { profile }));
            }
        }
        _ => {}
    }
}

/// Compacts over the areas the Pacific wants most, by half of what is left of the game and by its end.
fn enumerate_compacts(state: &State, offer: &mut dyn FnMut(Order)) {
    let (turn, last) = (state.clock.turn, state.rules.calendar.turns);
    let half = turn.saturating_add(last.saturating_sub(turn) / 2);
    let mut areas = 0u16;
    for _ in 0..state.rules.params.initiatives.compact_areas {
        let open = |area: &AreaId| area.0 < 16 && areas >> area.0 & 1 == 0;
        let wanted = |area: &AreaId| (state.rules.areas[*area].pacific_demand, -i32::from(area.0));
        let Some(next) = state.rules.areas.ids().filter(open).max_by_key(wanted) else { break };
        areas |= 1 << next.0;
        offer(Order::ProposeCompact { areas, due: half });
    }
    offer(Order::ProposeCompact { areas, due: last });
}
