//! What follows from the scenario alone and is asked for all the time: worked out once, when it is compiled.

use super::content::{Initiative, InitiativeEffect, Sector};
use super::industry::rules::maker_permille;
use super::order::OrderKind;
use super::ruleset::Ruleset;
use super::{check, initiatives, procurement};
use crate::core::ids::{AreaId, GoalId, InitiativeId, MemberId, Members, OptionId, SectorId, SiteId};
use crate::core::{Cp, IdVec};

/// Tables over a compiled scenario; nothing in them can differ from what the scenario says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The host of each site with the members on its flank.
    pub flanks: IdVec<SiteId, Members>,
    /// Those with whom a member shares a flank; itself among them where it has one.
    pub neighbours: IdVec<MemberId, Members>,
    /// The hosts of sites.
    pub hosts: Members,
    /// Share in GDP that a member brings to the weight of its seat, permille of all.
    pub own_weight: IdVec<MemberId, i32>,
    /// How members like initiatives, the sum of stance × weight: row by initiative, one column a member.
    likings: Vec<i32>,
    /// What one unit of each option brings, areas in which it brings nothing left out.
    pub yields: IdVec<OptionId, Vec<(AreaId, Cp)>>,
    /// The area in which one unit of each option brings most, and how many points × 100.
    pub main_areas: IdVec<OptionId, Option<(AreaId, i32)>>,
    /// Initiatives that make consent cheaper.
    pub discounts: Vec<InitiativeId>,
    /// The transition compact among the initiatives.
    pub compact: Option<InitiativeId>,
    /// The least political capital an order of each kind can cost.
    least_pc: Vec<i8>,
    /// Who has lines in a sector, each with its part of the work, permille.
    pub makers: IdVec<SectorId, Vec<(MemberId, i32)>>,
    /// The goals of each member, the reserve for sceptic governments among them.
    pub goals: IdVec<MemberId, Vec<GoalId>>,
    /// The lightest goal of each member that its mainstream governments have, with its weight.
    pub lightest: IdVec<MemberId, Option<(GoalId, i32)>>,
    /// Members whose sceptic governments would have another goal in its place.
    pub reserves: Members,
    members: usize,
}

impl Facts {
    /// The tables of a scenario.
    pub fn of(rules: &Ruleset) -> Self {
        let flanks: IdVec<SiteId, Members> =
            rules.sites.iter().map(|site| site.flank.iter().copied().chain([site.host]).collect::<Members>()).collect();
        let neighbours = rules.member_ids().map(|member| {
            flanks
                .iter()
                .filter(|flank| flank.has(member))
                .fold(Members::default(), |all, flank| Members(all.0 | flank.0))
        });
        let fits = |fits: fn(&InitiativeEffect) -> bool| {
            move |(id, row): (InitiativeId, &Initiative)| row.effects.iter().any(fits).then_some(id)
        };
        let compact = fits(|effect| matches!(effect, InitiativeEffect::Compact));
        let cheaper = fits(|effect| matches!(effect, InitiativeEffect::ConsentDiscount(_)));
        let liking = |row: &Initiative, member| initiatives::rules::agreement(rules.members[member].stance, &row.tags);
        let goals = |member| rules.goals.pairs().filter(move |(_, goal)| goal.seat == member);
        let lightest = |member| {
            let own = goals(member).filter(|(_, goal)| !goal.sceptic);
            own.min_by_key(|(_, goal)| goal.weight).map(|(id, goal)| (id, goal.weight))
        };
        let makers = |sector: &Sector| {
            let parts = rules.member_ids().map(|member| (member, maker_permille(sector, member)));
            parts.filter(|(member, _)| sector.makers.get(*member).is_some_and(|&part| part > 0)).collect()
        };
        Self {
            makers: rules.sectors.iter().map(makers).collect(),
            goals: rules.member_ids().map(|member| goals(member).map(|(id, _)| id).collect()).collect(),
            lightest: rules.member_ids().map(lightest).collect(),
            reserves: rules.goals.iter().filter(|goal| goal.sceptic).map(|goal| goal.seat).collect(),
            neighbours: neighbours.collect(),
            hosts: rules.sites.iter().map(|site| site.host).collect(),
            own_weight: rules.member_ids().map(|member| own_weight(rules, member)).collect(),
            likings: rules
                .initiatives
                .iter()
                .flat_map(|row| rules.member_ids().map(move |member| liking(row, member)))
                .collect(),
            yields: rules
                .options
                .iter()
                .map(|row| row.points.pairs().map(|(area, cp)| (area, *cp)).filter(|(_, cp)| *cp != Cp::ZERO).collect())
                .collect(),
            main_areas: rules.options.iter().map(procurement::offers::main_area).collect(),
            discounts: rules.initiatives.pairs().filter_map(cheaper).collect(),
            compact: rules.initiatives.pairs().find_map(compact),
            least_pc: OrderKind::ALL
                .iter()
                .map(|kind| i8::try_from(check::least_pc(&rules.params, *kind)).unwrap_or(0))
                .collect(),
            members: rules.members.len(),
            flanks,
        }
    }
    /// The least political capital an order of a kind can cost; 0 where that varies.
    pub fn least_pc(&self, kind: OrderKind) -> i8 {
        self.least_pc.get(kind as usize).copied().unwrap_or(0)
    }
    /// How a member likes what an initiative is about: sum of stance × weight, −50..50.
    pub fn liking(&self, initiative: InitiativeId, member: MemberId) -> i32 {
        self.likings[usize::from(initiative.0) * self.members + usize::from(member.0)]
    }
}

/// See [`Facts::own_weight`].
fn own_weight(rules: &Ruleset, member: MemberId) -> i32 {
    let Some(seat) = rules.voice(member) else { return 0 };
    let group = rules.members.pairs().filter(|(id, _)| rules.voice(*id) == Some(seat));
    let all: i64 = group.map(|(_, row)| i64::from(row.gdp_eur_bn.0)).sum();
    let mine = i64::from(rules.members[member].gdp_eur_bn.0) * i64::from(rules.weight[seat]);
    i32::try_from(mine / all.max(1)).unwrap_or(0)
}
