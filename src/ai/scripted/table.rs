//! At the table: proposals, persuasion, pledges, slots, and votes.

use super::motions::MotionTaste;
use super::pick::Picks;
use super::{Mind, pledges, weigh};
use crate::ai::Orders;
use crate::core::ids::{AreaId, InitiativeId, MemberId, MotionId};
use crate::rules::order::{Order, OrderKind as K, Refusal};
use crate::rules::procurement::state::Stage;
use crate::rules::words::{Ballot, Leadership, Venue};

/// The most orders a player gives in negotiation.
const TALKS: usize = 4;
/// How often an ordinary capital thinks of a compact in a turn, permille.
const COMPACT_OFTEN: i32 = 90;
/// Months a compact runs.
const COMPACT_MONTHS: i32 = 48;

/// How much a player wants an initiative, points.
pub fn want(mind: &Mind, initiative: InitiativeId) -> i32 {
    mind.tastes.motions[initiative].want + 2 * mind.drives.initiative(initiative)
}

/// Puts at most one motion on the table.
pub fn propose(mind: &mut Mind, picks: &mut Picks, out: &mut Orders) {
    let (obs, tastes, profile) = (mind.obs, mind.tastes, mind.profile);
    if i32::from(out.means().pc) < 3 + profile.reserve_pc {
        return;
    }
    let crowded = 200 - mind.drives.kind(K::Propose);
    picks.clear(profile.idle);
    for (id, taste) in tastes.motions.pairs() {
        let Some(front) = taste.front else { continue };
        let keen = weigh(want(mind, id), profile.talk.propose) + front - crowded;
        if keen + profile.temperature <= profile.idle || obs.voted(id) {
            continue;
        }
        // The best of many always looks good; what others would never have is not worth a try.
        let value = keen + mind.noise();
        if value <= profile.idle {
            continue;
        }
        let MotionTaste { venue, opt_out, fallback, against, .. } = *taste;
        picks.offer(Order::Propose { initiative: id, venue, opt_out, fallback }, value - against / 4);
    }
    compact(mind, picks);
    picks.take(mind, out);
}

/// A transition compact over the two areas Europe covers best.
fn compact(mind: &mut Mind, picks: &mut Picks) {
    let obs = mind.obs;
    // Few capitals think of it in any half-year.
    let often = weigh(COMPACT_OFTEN, mind.profile.talk.compact);
    if obs.compact().is_some() || obs.turn() < 2 || !mind.chance(often) {
        return;
    }
    let turns = mind.rules().pace().turns(COMPACT_MONTHS);
    let due = i32::from(obs.turn()) + turns.min(mind.turns_left().max(1));
    // Washington does not like to be asked again soon, and what it gives when it is lost is worth nothing.
    let belief = mind.belief().value;
    let asked = obs.compact_heard().is_some_and(|(_, last)| i32::from(last) + turns / 2 > due);
    if asked || !(250..750).contains(&belief) {
        return;
    }
    let cover = |area: AreaId| obs.cover_alone(area);
    let best = mind.rules().areas.ids().max_by_key(|&area| cover(area));
    let second = mind.rules().areas.ids().filter(|&area| Some(area) != best).max_by_key(|&area| cover(area));
    let areas =
        [best, second].into_iter().flatten().fold(0u16, |set, area| set | 1u16.checked_shl(area.0.into()).unwrap_or(0));
    // It insures against a slow departure; a firm ally needs none, a lost one gives none.
    let value = 330 - (belief - 450).abs() + 20 * mind.stance.transatlantic + 20 * mind.stance.autonomy;
    if let Ok(due) = u8::try_from(due) {
        let value = weigh(value.max(0), mind.profile.talk.compact);
        mind.offer(picks, Order::ProposeCompact { areas, due }, value);
    }
}

/// Carries consent, pledges, counts on pledges, swaps and cedes slots.
pub fn negotiate(mind: &mut Mind, picks: &mut Picks, out: &mut Orders) {
    picks.clear(mind.profile.idle);
    persuade(mind, picks, out);
    pledges::make(mind, picks);
    pledges::count_on(mind, picks);
    slots(mind, picks);
    for _ in 0..TALKS {
        let Some(order) = picks.take(mind, out) else { break };
        // One thing leads to another, but not for ever.
        if mind.chance(350) {
            break;
        }
        let kind = order.kind();
        if kind == K::MakePledge {
            picks.drop_kind(kind);
        }
    }
}

fn persuade(mind: &mut Mind, picks: &mut Picks, out: &Orders) {
    let (obs, me) = (mind.obs, mind.me());
    let spare = i32::from(out.means().pc) - mind.profile.reserve_pc - 2;
    if spare < 1 {
        return;
    }
    for (id, motion) in obs.motions().pairs() {
        let sponsor = i32::from(motion.sponsors.has(me));
        let keen = want(mind, motion.initiative) + sponsor * 250;
        if keen < 150 {
            continue;
        }
        for holdout in mind.rules().seat_ids().filter(|&seat| seat != me) {
            let cost = obs.consent(id, holdout);
            if cost < 2 {
                continue;
            }
            let pc = (cost - 1).clamp(1, spare.min(2));
            if obs.trust(holdout, me).value - 30 * pc < 320 {
                continue;
            }
            let value = keen / 2 + mind.rules().weight[holdout] + cost * 60 + mind.drives.kind(K::Persuade) / 2;
            if let Ok(pc) = u8::try_from(pc) {
                let order = Order::Persuade { motion: id, holdout, pc };
                mind.offer(picks, order, weigh(value, mind.profile.talk.persuade));
            }
        }
    }
}

fn slots(mind: &mut Mind, picks: &mut Picks) {
    let (obs, me) = (mind.obs, mind.me());
    let weight = mind.profile.talk.slots;
    let gives = mind.drives.kind(K::CedeSlot);
    // Slots are rarely thought of; those whose agenda lives by them think of them every turn.
    if !mind.chance(weigh(150, weight) + gives) {
        return;
    }
    let rules = mind.rules();
    let sector = |option| rules.options.get(option).map(|option| option.sector);
    let leads = |who: MemberId| {
        obs.programmes().filter(move |(_, programme)| programme.stage() == Stage::Build && programme.lead() == who)
    };
    let Some((mine, own)) = leads(me).next() else { return };
    let line = sector(own.option());
    let crowded = line.map_or(0, |sector| obs.load(sector)) > 1000;
    if !crowded {
        return;
    }
    for (theirs, other) in obs.programmes() {
        if other.lead() == me || other.stage() != Stage::Build || sector(other.option()) != line {
            continue;
        }
        if other.queue() < own.queue() {
            let trust = obs.trust(other.lead(), me).value - 500;
            mind.offer(picks, Order::SwapSlots { mine, theirs }, weigh(320 + trust / 2, weight));
        } else {
            let fond = mind.drives.member(other.lead()) + (obs.trust(me, other.lead()).value - 650) / 2;
            mind.offer(picks, Order::CedeSlot { mine, theirs }, weigh(200 + fond, weight) + gives);
        }
    }
}

/// Votes on every motion in which the seat has a say.
pub fn vote(mind: &mut Mind, out: &mut Orders) {
    let me = mind.me();
    for (motion, table) in mind.obs.motions().pairs() {
        let seat = &mind.rules().members[me];
        if table.sponsors.has(me) || table.venue == Venue::Eu && !seat.eu {
            continue;
        }
        let first = ballot(mind, out, motion);
        for ballot in [first, Ballot::Silent, Ballot::OptOut, Ballot::Break] {
            match out.add(mind.obs, Order::Vote { motion, ballot }) {
                // Its own motion, or one put where it has no say.
                Ok(_) | Err(Refusal::NoChange | Refusal::NoSuchThing) => break,
                Err(_) => {}
            }
        }
    }
}

/// How to vote: the own stance and agenda, what consent costs, and who carries it.
fn ballot(mind: &mut Mind, out: &Orders, motion: MotionId) -> Ballot {
    let (obs, me) = (mind.obs, mind.me());
    let Some(table) = obs.motions().get(motion).copied() else { return Ballot::Silent };
    if table.sponsors.has(me) {
        return Ballot::Silent;
    }
    let row = &mind.rules().initiatives[table.initiative];
    let cost = obs.consent(motion, me);
    let carried: i32 = obs
        .offers()
        .filter(|offer| offer.motion == motion && offer.holdout == me)
        .map(|offer| i32::from(offer.pc))
        .sum();
    let own = obs.stance_on(me, table.initiative, table.sponsors)
        + mind.tastes.motions[table.initiative].leaning
        + 2 * mind.drives.initiative(table.initiative)
        - i32::from(row.effects.iter().any(|effect| is_lead(effect, obs.leadership()))) * 100;
    let mood = own + 200 * carried - mind.drives.stiff * (1 - carried.min(1)) + mind.noise();
    let patience = weigh(-400, mind.profile.talk.consent);
    let affordable = (cost - carried).max(0) <= i32::from(out.means().pc);
    if mood >= patience && affordable {
        Ballot::Silent
    } else if table.opt_out {
        Ballot::OptOut
    } else if mood >= patience - 150 && affordable && obs.blocking_weight() <= mind.rules().weight[me] {
        // Standing alone against the rest is dear: grumble and let it pass. Where one voice stops nothing, it is not.
        Ballot::Silent
    } else {
        Ballot::Break
    }
}

fn is_lead(effect: &crate::rules::content::InitiativeEffect, now: Leadership) -> bool {
    matches!(effect, crate::rules::content::InitiativeEffect::Lead(lead) if *lead == now)
}
