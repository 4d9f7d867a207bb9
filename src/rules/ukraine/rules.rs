//! How the front moves, how the war changes state, what it ties down, and what help costs.

use super::params::{AidParams, ChangeParams, FrontParams, TiedParams};
use crate::core::ids::{IncursionId, MemberId};
use crate::core::{Cb, Cp, IdVec, Meur};
use crate::rules::content::Domain;
use crate::rules::ruleset::Ruleset;
use crate::rules::words::War;

/// Ukraine as an actor of the dice.
pub const KYIV: u32 = 1;
/// Purposes of draws in the stream of Ukraine; part of every saved game.
pub mod purpose {
    /// Noise of the front.
    pub const NOISE: u32 = 1;
    /// Whether the front collapses.
    pub const COLLAPSE: u32 = 2;
    /// Whether a ceasefire comes.
    pub const CEASEFIRE: u32 = 3;
    /// Whether it breaks down.
    pub const RELAPSE: u32 = 4;
    /// Whether it becomes a settlement.
    pub const SETTLEMENT: u32 = 5;
    /// Whether the coalition is attacked.
    pub const ATTACKED: u32 = 6;
    /// Whether a ceasefire is violated.
    pub const VIOLATION: u32 = 7;
    /// How gravely.
    pub const SEVERITY: u32 = 8;
    /// Whether the force holds.
    pub const HOLD: u32 = 9;
}

/// The entry of a table for the length of a turn.
pub fn by_length(rules: &Ruleset, table: (i32, i32, i32)) -> i32 {
    rules.pace().pick([table.0, table.1, table.2])
}

/// A yearly sum for one turn.
pub fn a_turn(rules: &Ruleset, yearly: Meur) -> Meur {
    Meur::wide(i64::from(yearly.0) * i64::from(rules.pace().months) / 12)
}

/// How far the front moves: `per_need × (aid − need)/need` for the months of the turn, and noise.
pub fn front_step(rules: &Ruleset, params: &FrontParams, aid: Meur, noise: i32) -> i32 {
    let need = a_turn(rules, params.need_eur_bn_a_year);
    let rate = i64::from(rules.pace().per_year(params.per_need));
    let step = if need.0 == 0 { 0 } else { rate * i64::from(aid.0 - need.0) / i64::from(need.0) };
    i32::try_from(step).unwrap_or(0) + noise
}

/// What decides how the war changes state.
#[derive(Clone, Copy, Debug)]
pub struct Situation {
    /// The front, 0..1000.
    pub front: i32,
    /// Whether Washington pushes for a ceasefire.
    pub pushed: bool,
    /// Whether the stalemate has lasted.
    pub stalemate: bool,
    /// Brigades of the coalition × 100.
    pub coalition: i32,
    /// Whether less than half of the need is given.
    pub unaided: bool,
    /// Whether a ceasefire has held long enough to be settled.
    pub settled: bool,
}

/// Chance of a ceasefire, of a collapse, of a relapse and of a settlement in a turn, permille.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chances {
    /// From war to ceasefire.
    pub ceasefire: i32,
    /// From war to collapse.
    pub collapse: i32,
    /// From ceasefire to war: `40 − 8 per brigade` a half-year, at least 5.
    pub relapse: i32,
    /// From ceasefire to settlement.
    pub settlement: i32,
}

/// The chances in a situation.
pub fn chances(rules: &Ruleset, params: &ChangeParams, now: Situation) -> Chances {
    let when = |holds: bool, table| if holds { by_length(rules, table) } else { 0 };
    let relapse = by_length(rules, params.relapse) - by_length(rules, params.relapse_per_brigade) * now.coalition / 100;
    let unaided = when(now.unaided, params.relapse_unaided);
    Chances {
        ceasefire: when(true, params.ceasefire)
            + when(now.pushed, params.pushed)
            + when(now.stalemate, params.stalemate),
        collapse: when(now.front < params.collapse_below, params.collapse),
        relapse: (relapse + unaided).max(by_length(rules, params.relapse_least)),
        settlement: when(now.settled, params.settlement),
    }
}

/// The state the war changes to, given its chances and one draw 0..999 for each: collapse, ceasefire, relapse,
/// settlement.
pub fn change(war: War, chances: Chances, draws: [i32; 4]) -> Option<War> {
    let [collapse, ceasefire, relapse, settlement] = draws;
    match war {
        War::War if collapse < chances.collapse => Some(War::Collapse),
        War::War if ceasefire < chances.ceasefire => Some(War::Ceasefire),
        War::Ceasefire if relapse < chances.relapse => Some(War::War),
        War::Ceasefire if settlement < chances.settlement => Some(War::Settlement),
        _ => None,
    }
}

/// Share of Russia's ground force tied down, permille; coalition in brigades × 100.
pub fn tied(params: &TiedParams, war: War, coalition: Cb) -> i32 {
    match war {
        War::War => params.war,
        War::Ceasefire => (params.ceasefire + params.per_brigade * coalition.0 / 100).min(params.war),
        War::Settlement => params.settlement,
        War::Collapse => params.collapse,
    }
}

/// Aid a year of each member at the start: by GDP and by what its government thinks of Ukraine.
pub fn starting_levels(rules: &Ruleset, params: &AidParams) -> IdVec<MemberId, Meur> {
    let weight = |member: MemberId| {
        let row = &rules.members[member];
        i64::from(row.gdp_eur_bn.0) * i64::from((params.stance_base + row.stance.ukraine).max(0))
    };
    let all: i64 = rules.member_ids().map(weight).sum();
    let part = |member| i64::from(params.start_eur_bn_a_year.0) * weight(member) / all.max(1);
    rules.member_ids().map(|member| Meur::wide(part(member))).collect()
}

/// What a turn's aid takes from free money: what neither the aid line nor the rest of the government carries.
pub fn beyond(aid: Meur, line: Meur, civil: Meur) -> Meur {
    (aid - line - civil).at_least_zero()
}

/// Points × 100 that kit of this worth takes from an area at this price a point.
pub fn points_for(meur: Meur, price: Meur) -> Cp {
    Cp::wide(if price.0 <= 0 { 0 } else { i64::from(meur.0) * 100 / i64::from(price.0) })
}

/// What kit of this worth takes from munitions and from heavy land forces.
pub fn kit_points(rules: &Ruleset, meur: Meur) -> (Cp, Cp) {
    let from_stocks = meur.permille(rules.params.ukraine.aid.kit_from_stocks);
    let price = |area| rules.areas[area].point_price_eur_bn;
    (points_for(from_stocks, price(rules.roles.stocks)), points_for(meur - from_stocks, price(rules.roles.land)))
}

/// The kind of incident that stands for an attack on the coalition: the gravest unmanned thing in the air.
pub fn attack_kind(rules: &Ruleset) -> Option<IncursionId> {
    let flying = rules.incursions.pairs().filter(|(_, kind)| kind.domain == Domain::Air && !kind.manned);
    flying.max_by_key(|(_, kind)| (kind.severity.1, kind.casualties_permille)).map(|(id, _)| id)
}
