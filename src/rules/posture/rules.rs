//! Posture as plain arithmetic: what forces abroad cost, what they earn, and where resilience settles.

use super::Params;
use super::state::Posture;
use crate::core::ids::{MemberId, SiteId};
use crate::core::{Cb, Meur};
use crate::rules::content::{InitiativeEffect, Power};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::phase::Pace;
use crate::rules::ruleset::Ruleset;

/// Keeping forces abroad for a turn.
pub fn upkeep(params: &Params, pace: Pace, forces: Cb) -> Meur {
    let half_year = i64::from(params.brigade_half_year_eur_bn.0) * i64::from(forces.0);
    Meur::wide(half_year * i64::from(pace.months) / 600)
}

/// Forces of a member at all sites.
pub fn abroad(rules: &Ruleset, posture: &Posture, member: MemberId) -> Cb {
    rules.sites.ids().map(|site| posture.at(site, member)).sum()
}

/// Forces of a member beyond those that stood abroad at the start, whose cost is in its budget already.
pub fn added(rules: &Ruleset, posture: &Posture, member: MemberId) -> Cb {
    let more = |site: SiteId| {
        let before = rules.sites[site].forward.get(member).copied().unwrap_or_default();
        (posture.at(site, member) - before).at_least_zero()
    };
    rules.sites.ids().map(more).sum()
}

/// Trust moved by forces of a size: full from a brigade on, less for less.
pub fn trust_for(full: i32, forces: Cb) -> i32 {
    full * forces.0.clamp(0, 100) / 100
}

/// The level at which resilience settles: `200 + 4 × basis points`, and what geography and initiatives add.
pub fn level(params: &Params, bp: i32, extra: i32) -> i32 {
    (params.resilience_base + params.resilience_per_bp * bp + extra).clamp(0, 1000)
}

/// How far resilience moves in a turn towards its level.
pub fn step(params: &Params, pace: Pace, now: i32, level: i32) -> i32 {
    let most = pace.per_year(params.resilience_per_year);
    (level - now).clamp(-most, most)
}

/// What a capital's own power and the initiatives it is part of add to its resilience.
pub fn extra_resilience(rules: &Ruleset, initiatives: &Initiatives, turn: u8, member: MemberId) -> i32 {
    let own = rules.members[member].powers.iter().map(|power| match power {
        Power::Resilient(points) => *points,
        _ => 0,
    });
    let common = initiatives.active(rules, turn).map(|(effect, permille, members)| match effect {
        InitiativeEffect::Resilience(points) if members.has(member) => points * permille / 1000,
        _ => 0,
    });
    own.sum::<i32>() + common.sum::<i32>()
}

/// The site a capital hosts.
pub fn hosted(rules: &Ruleset, member: MemberId) -> Option<SiteId> {
    rules.sites.pairs().find(|(_, site)| site.host == member).map(|(id, _)| id)
}

/// The price of hardening one part of public life once, for an economy.
pub fn harden_price(params: &Params, gdp: Meur) -> Meur {
    gdp.scale(params.harden_cost, 100_000)
}
