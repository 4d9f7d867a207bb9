//! From data to rules: what is looked up often is worked out once.

use super::data::ScenarioData;
use crate::core::IdVec;
use crate::core::hash::{StableHasher, text_key};
use crate::core::ids::MemberId;
use crate::rules::alliance;
use crate::rules::content::Member;
use crate::rules::phase::Pace;
use crate::rules::ruleset::{Calendar, Roles, Ruleset};

/// Compiles checked data; the data comes back without the tables that moved into the rules.
pub fn compile(mut data: ScenarioData) -> (ScenarioData, Ruleset) {
    let mut hasher = StableHasher::default();
    // Everything the rules can see is in the debug text of the data; texts for people are in it too, on purpose: a
    // replay that narrates differently is another scenario.
    std::hash::Hasher::write(&mut hasher, format!("{data:?}").as_bytes());
    let hash = std::hash::Hasher::finish(&hasher);
    let members: IdVec<MemberId, Member> = std::mem::take(&mut data.members).into();
    let areas: IdVec<_, _> = std::mem::take(&mut data.areas).into();
    let seats = members.iter().take_while(|member| member.seat).count();
    let mut par = IdVec::filled(members.len(), (500, 60));
    for entry in &data.par {
        let narrow = |value: i32| i16::try_from(value).unwrap_or(i16::MAX);
        par[entry.seat] = (narrow(entry.mean), narrow(entry.spread));
    }
    let rules = Ruleset {
        scenario: data.id.to_string(),
        title: data.title.clone(),
        hash,
        calendar: Calendar {
            year: data.start.0,
            month: data.start.1,
            turns: data.turns,
            pace: Pace { months: data.turn.months() },
        },
        affinity: alliance::rules::affinities(&data.rules.alliance, members.len()),
        params: data.rules.clone(),
        seats: u8::try_from(seats).unwrap_or(u8::MAX),
        keys: members.iter().map(|member| text_key(member.id.as_str())).collect(),
        weight: weights(&members, seats),
        members,
        roles: Roles::of(&areas),
        areas,
        sites: std::mem::take(&mut data.sites).into(),
        sectors: std::mem::take(&mut data.sectors).into(),
        kinds: std::mem::take(&mut data.kinds).into(),
        options: std::mem::take(&mut data.options).into(),
        initiatives: std::mem::take(&mut data.initiatives).into(),
        packages: std::mem::take(&mut data.packages).into(),
        partners: std::mem::take(&mut data.partners).into(),
        demands: std::mem::take(&mut data.demands).into(),
        incursions: std::mem::take(&mut data.incursions).into(),
        responses: std::mem::take(&mut data.responses).into(),
        injects: std::mem::take(&mut data.injects).into(),
        goals: std::mem::take(&mut data.goals).into(),
        endings: std::mem::take(&mut data.endings).into(),
        par,
    };
    (data, rules)
}

/// Each member's share of all economies, permille; a seat's own, without its caucus.
fn weights(members: &IdVec<MemberId, Member>, seats: usize) -> IdVec<MemberId, i32> {
    let all: i64 = members.iter().take(seats).map(|member| i64::from(member.gdp_eur_bn.0)).sum();
    members
        .iter()
        .map(|member| i32::try_from(i64::from(member.gdp_eur_bn.0) * 1000 / all.max(1)).unwrap_or(0))
        .collect()
}
