//! A profile as a row of numbers, so that a search can turn them: for look-ahead's candidate plans and best response.

use std::fmt::Write as _;

use super::profile::{Buying, FamilyWeights, Nerve, Profile, Talk};
use crate::core::IdVec;
use crate::core::ids::AreaId;
use crate::rules::ruleset::Ruleset;
use crate::rules::words::Planning;

/// The least and the most a search may give a number.
pub type Bounds = (i32, i32);

/// Bounds of a weight, permille.
const WEIGHT: Bounds = (0, 3000);
/// Bounds of a shift of stance.
const STANCE: Bounds = (-4, 4);
/// Bounds of a taste for an area, permille.
const AREA: Bounds = (-600, 1200);
/// Bounds of what a player plans on: return, phased, absent, no view.
const PLANNING: Bounds = (0, 3);
/// Names and bounds of the single numbers.
const SINGLE: [(&str, Bounds); 10] = [
    ("core_bp", (150, 500)),
    ("haste_bp", (0, 60)),
    ("thrift", (0, 40)),
    ("aid_bp", (0, 80)),
    ("selfish", (0, 2500)),
    ("temperature", (0, 150)),
    ("idle", (50, 500)),
    ("orders_max", (2, 16)),
    ("units_max", (1, 8)),
    ("reserve_pc", (0, 4)),
];

fn weights() -> usize {
    FamilyWeights::NAMES.len() + Buying::NAMES.len() + Talk::NAMES.len() + Nerve::NAMES.len()
}

/// The bounds of every number of a profile, in the order of [`read`].
pub fn bounds(areas: usize) -> Vec<Bounds> {
    let mut all = vec![WEIGHT; weights()];
    all.extend(SINGLE.iter().map(|(_, bounds)| *bounds));
    all.extend([STANCE; 6]);
    all.push(PLANNING);
    all.extend(vec![AREA; areas]);
    all
}

fn singles(profile: &Profile) -> [i32; SINGLE.len()] {
    [
        profile.core_bp,
        profile.haste_bp,
        profile.thrift,
        profile.aid_bp,
        profile.selfish,
        profile.temperature,
        profile.idle,
        i32::from(profile.orders_max),
        i32::from(profile.units_max),
        profile.reserve_pc,
    ]
}

/// The numbers of a profile.
pub fn read(profile: &Profile, areas: usize) -> Vec<i32> {
    let mut all = profile.families.values();
    all.extend(profile.buying.values());
    all.extend(profile.talk.values());
    all.extend(profile.nerve.values());
    all.extend(singles(profile));
    let stance = &profile.stance;
    all.extend([stance.spend, stance.autonomy, stance.transatlantic, stance.risk, stance.ukraine, stance.eu_venue]);
    let planning = Planning::ALL.iter().position(|known| profile.planning == Some(*known));
    all.push(planning.and_then(|place| i32::try_from(place).ok()).unwrap_or(PLANNING.1));
    all.extend((0..areas).map(|area| {
        let area = u8::try_from(area).unwrap_or(u8::MAX);
        profile.areas.get(AreaId(area)).copied().unwrap_or(0)
    }));
    all
}

/// A profile with other numbers, each held to its bounds; the rest as in `base`.
pub fn write(base: &Profile, genes: &[i32], areas: usize) -> Profile {
    let mut profile = base.clone();
    let bounds = bounds(areas);
    let mut next = genes.iter().zip(&bounds).map(|(gene, (least, most))| (*gene).clamp(*least, *most));
    profile.families.take(&mut next);
    profile.buying.take(&mut next);
    profile.talk.take(&mut next);
    profile.nerve.take(&mut next);
    let mut take = |number: &mut i32| *number = next.next().unwrap_or(*number);
    take(&mut profile.core_bp);
    take(&mut profile.haste_bp);
    take(&mut profile.thrift);
    take(&mut profile.aid_bp);
    take(&mut profile.selfish);
    take(&mut profile.temperature);
    take(&mut profile.idle);
    let (mut orders, mut units) = (i32::from(profile.orders_max), i32::from(profile.units_max));
    take(&mut orders);
    take(&mut units);
    profile.orders_max = u8::try_from(orders).unwrap_or(profile.orders_max);
    profile.units_max = u8::try_from(units).unwrap_or(profile.units_max);
    take(&mut profile.reserve_pc);
    let stance = &mut profile.stance;
    for number in [
        &mut stance.spend,
        &mut stance.autonomy,
        &mut stance.transatlantic,
        &mut stance.risk,
        &mut stance.ukraine,
        &mut stance.eu_venue,
    ] {
        take(number);
    }
    let mut planning = PLANNING.1;
    take(&mut planning);
    profile.planning = usize::try_from(planning).ok().and_then(|place| Planning::ALL.get(place)).copied();
    profile.areas = IdVec::filled(areas, 0);
    profile.areas.iter_mut().for_each(take);
    profile
}

/// A profile as a data file that scenarios, and `--profile SEAT=FILE`, can read.
pub fn ron(profile: &Profile, rules: &Ruleset, remarks: &[String]) -> String {
    let mut text = String::new();
    for remark in remarks {
        let _ = writeln!(text, "// {remark}");
    }
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let _ = writeln!(text, "(\n  profiles: [\n    (\n      id: {},", quoted(profile.id.as_str()));
    let _ = writeln!(text, "      name: {}, text: {},", quoted(&profile.name), quoted(&profile.text));
    let stance = &profile.stance;
    let _ = writeln!(
        text,
        "      stance: (spend: {}, autonomy: {}, transatlantic: {}, risk: {}, ukraine: {}, eu_venue: {}),",
        stance.spend, stance.autonomy, stance.transatlantic, stance.risk, stance.ukraine, stance.eu_venue
    );
    for (field, names, values) in [
        ("families", FamilyWeights::NAMES, profile.families.values()),
        ("buying", Buying::NAMES, profile.buying.values()),
        ("talk", Talk::NAMES, profile.talk.values()),
        ("nerve", Nerve::NAMES, profile.nerve.values()),
    ] {
        let all: Vec<String> = names.iter().zip(values).map(|(name, value)| format!("{name}: {value}")).collect();
        let _ = writeln!(text, "      {field}: ({}),", all.join(", "));
    }
    let tastes = rules.areas.pairs().filter_map(|(id, area)| {
        let taste = profile.areas.get(id).copied().unwrap_or(0);
        (taste != 0).then(|| format!("\"{}\": {taste}", area.id))
    });
    let _ = writeln!(text, "      areas: {{{}}},", tastes.collect::<Vec<_>>().join(", "));
    let singles = SINGLE.iter().zip(singles(profile)).map(|((name, _), value)| format!("{name}: {value}"));
    let _ = writeln!(text, "      {},", singles.collect::<Vec<_>>().join(", "));
    if let Some(planning) = profile.planning {
        let _ = writeln!(text, "      planning: {planning:?},");
    }
    text.push_str("    ),\n  ],\n)\n");
    text
}
