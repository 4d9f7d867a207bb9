//! The Orders step: votes and answers first, then families one after the other until nothing is worth it.

use super::family::{FAMILIES, Family};
use super::kit::Shop;
use super::pick::{Picks, highest};
use super::{Mind, abroad, forces, kit, money, pledges, react, table, weigh};
use crate::ai::Orders;
use crate::rules::words::War;

/// The orders of a turn.
pub fn orders(mind: &mut Mind, picks: &mut Picks, shop: &mut Shop, out: &mut Orders) {
    shop.close();
    table::vote(mind, out);
    react::answer(mind, picks, out);
    abroad::answer(mind, out);
    let mut urges = [0; FAMILIES];
    for family in Family::ALL {
        urges[family as usize] = urge(mind, out, family);
    }
    let mut left = mind.profile.orders_max;
    // A family that finds nothing is dropped, so this ends.
    for _ in 0..usize::from(mind.profile.orders_max) + FAMILIES {
        let place = highest(&urges);
        if left == 0 || urges[place] <= mind.profile.idle {
            break;
        }
        picks.clear(mind.profile.idle / 2);
        match Family::ALL[place] {
            Family::Spend => money::spend(mind, picks),
            Family::Budget => money::budget(mind, picks),
            Family::Procure => kit::procure(mind, out, picks, shop),
            Family::Manage => kit::manage(mind, picks),
            Family::Industry => kit::industry(mind, out, picks),
            Family::Posture => forces::posture(mind, picks),
            Family::Relations => abroad::relations(mind, picks),
            Family::Washington => abroad::washington(mind, picks),
            Family::Ukraine => abroad::ukraine(mind, out, picks),
            Family::Resilience => forces::resilience(mind, picks),
            Family::Quiet => forces::quiet(mind, picks),
        }
        if picks.take(mind, out).is_some() {
            left -= 1;
            urges[place] = weigh(urges[place], if Family::ALL[place] == Family::Procure { 800 } else { 550 });
        } else {
            urges[place] = 0;
        }
        if i32::from(out.means().pc) <= mind.profile.reserve_pc {
            // Only what costs no political capital is left: the budget, the supply of kit, aid in money.
            for (urge, family) in urges.iter_mut().zip(Family::ALL) {
                if !matches!(family, Family::Budget | Family::Ukraine | Family::Manage | Family::Posture) {
                    *urge = 0;
                }
            }
        }
    }
}

/// How much a family is called for, points: the situation, the agenda, the profile.
fn urge(mind: &mut Mind, out: &Orders, family: Family) -> i32 {
    let obs = mind.obs;
    let weights = &mind.profile.families;
    let (situation, weight) = match family {
        Family::Spend => {
            let away = money::wanted_core(mind) - obs.core().0;
            let sore =
                if away > 0 { (450 - obs.support()).max(0) * 2 + i32::from(mind.election_near()) * 200 } else { 0 };
            (if away.abs() < 5 { 0 } else { (320 + away.abs() * 5).min(900) - sore }, weights.spend)
        }
        Family::Budget => {
            let election = if mind.election_near() { (600 - obs.support()).max(0) } else { 0 };
            (160 + (700 - obs.readiness()).max(0) + election, weights.budget)
        }
        Family::Procure => {
            let tenth = (obs.budget().0 / 10).max(1);
            let rich = (i64::from(out.means().meur.max(0)) * 1000 / i64::from(tenth)).min(1000);
            (i32::try_from(rich).unwrap_or(0) * 7 / 10 + obs.gap_alone() / 2, weights.procure)
        }
        Family::Manage => (100 + mind.below(350).cast_signed(), weights.manage),
        Family::Industry => {
            let load = mind.tastes.makes.iter().map(|(sector, _)| obs.load(*sector)).max().unwrap_or(0);
            (120 + (load - 1000).clamp(0, 600) / 2, weights.industry)
        }
        Family::Posture => {
            let unready = (600 - obs.readiness()).max(0);
            let owed = pledges::owed_brigade(mind).map_or(0, |_| pledges::OWED / 2);
            (180 + (700 - obs.gauge()).max(0) + (obs.threat() - 400) / 3 + unready + owed, weights.posture)
        }
        Family::Relations => (200 + (700 - obs.cohesion()).max(0) / 2, weights.relations),
        Family::Washington => {
            let fear = (600 - mind.belief().value).max(0) / 2;
            (220 + fear + 30 * mind.stance.transatlantic, weights.washington)
        }
        Family::Ukraine => {
            let war = if obs.war() == War::War { 150 + (500 - obs.front()).max(0) } else { 80 };
            (150 + war + 40 * mind.stance.ukraine, weights.ukraine)
        }
        Family::Resilience => (150 + (650 - obs.resilience()).max(0), weights.resilience),
        Family::Quiet => (obs.escalation() / 2 + 80 - 60 * mind.stance.risk, weights.quiet),
    };
    weigh(situation.max(0) + mind.drives.family(family), weight) + mind.noise()
}
