//! The formulas: sharing out points, readiness, crews, requirement, links, cover and the gap.

use super::params::Params;
use super::state::{Capability, Posting};
use crate::core::ids::{AreaId, MemberId};
use crate::core::{Cp, IdVec, Meur, Score};
use crate::rules::content::{Area, Member};
use crate::rules::effect::Effect;
use crate::rules::event::{Cause, EntryId, Event, Log, VISIBLE};
use crate::rules::phase::Pace;
use crate::rules::ruleset::Ruleset;
use crate::rules::words::Meter;

/// Points × 100 that are required in an area at the reference strength.
const HUNDRED_POINTS: i32 = 10_000;

/// The most rows that [`apportion`] splits among.
const ROWS: usize = 64;

/// Splits `total` by weights so that the parts add up exactly (largest remainder, earlier rows first); at most 64 rows.
///
/// Calls `give` with each row and its part. Negative weights count as none; without any weight nothing is given.
pub fn apportion(total: i32, weights: impl Iterator<Item = i32> + Clone, mut give: impl FnMut(usize, i32)) {
    let weights = weights.map(|weight| i64::from(weight.max(0))).take(ROWS);
    let all: i64 = weights.clone().sum();
    if all == 0 {
        return;
    }
    let (sign, whole) = (i64::from(total.signum()), i64::from(total.abs()));
    let (mut parts, mut rests, mut rows, mut left) = ([0; ROWS], [0; ROWS], 0, whole);
    for ((part, rest), weight) in parts.iter_mut().zip(&mut rests).zip(weights) {
        rows += 1;
        // Most rows often weigh nothing, and a division is dear.
        if weight > 0 {
            (*part, *rest) = (whole * weight / all, whole * weight % all);
            left -= *part;
        }
    }
    for _ in 0..left {
        let best = rests[..rows].iter().enumerate().max_by_key(|(row, rest)| (**rest, std::cmp::Reverse(*row)));
        if let Some((row, _)) = best {
            parts[row] += 1;
            rests[row] = -1;
        }
    }
    for (row, part) in parts[..rows].iter().enumerate() {
        give(row, i32::try_from(sign * part).unwrap_or(0));
    }
}

/// How much of delivered points counts, permille: readiness against full readiness, at most `readiness_most`.
pub fn ready_permille(params: &Params, readiness: Score) -> i32 {
    (readiness.get() * 1000 / params.readiness_full).min(params.readiness_most)
}

/// Upkeep needed in a turn: that of the start, and a part of what delivered points since then have cost.
pub fn upkeep_need(params: &Params, pace: Pace, start: Meur, grown: Meur) -> Meur {
    start + Meur::wide(i64::from(grown.0) * i64::from(params.upkeep_permille) * i64::from(pace.months) / 12_000)
}

/// The readiness that this upkeep leads to: `clamp(300 + 400 × paid/need, 300, 900)` with the default numbers.
pub fn readiness_target(params: &Params, paid: Meur, need: Meur) -> i32 {
    if need.0 <= 0 {
        return params.readiness_start;
    }
    let target = params.target_base + Meur(params.target_slope).scale(paid.0, need.0).0;
    target.clamp(params.target_range.0, params.target_range.1)
}

/// The step towards the target in one turn.
pub fn readiness_step(params: &Params, pace: Pace, now: Score, target: i32) -> i32 {
    (target - now.get()).clamp(-pace.per_year(params.fall_a_year), pace.per_year(params.rise_a_year))
}

/// Recruits of a turn in thousands × 100, from active personnel in thousands and the share for people, permille.
pub fn recruits(params: &Params, pace: Pace, actives_thousand: i32, people_permille: i32, multiplier: i32) -> i32 {
    let yearly = i64::from(actives_thousand) * 100 * i64::from(params.recruits_permille) * i64::from(people_permille)
        / (1000 * i64::from(params.people_permille));
    i32::try_from(yearly * i64::from(multiplier) * i64::from(pace.months) / 12_000).unwrap_or(0)
}

/// The most people who can wait for kit, from the recruits of a turn: two years of them with the default numbers.
pub fn crews_most(params: &Params, pace: Pace, recruits: i32) -> i32 {
    (recruits * 12 / pace.months * params.crews_wait_permille / 1000).max(recruits)
}

/// Points required in an area at this Russian ground strength, permille of the reference.
pub fn required(params: &Params, strength: i32) -> Cp {
    Cp(HUNDRED_POINTS).permille(1000 + params.required_slope * (strength - params.required_at) / 1000).at_least_zero()
}

/// Cover of an area, permille.
pub fn cover(points: Cp, required: Cp) -> i32 {
    points.share_of(required).clamp(0, 1000)
}

/// How much of an area counts, given its enabler's cover now and at the start with the US, permille.
///
/// The enabler's cover is taken before its own links, so that one missing link is not counted twice.
pub fn link(params: &Params, cover_now: i32, cover_start: i32) -> i32 {
    if cover_start <= 0 {
        return 1000;
    }
    (params.link_base + params.link_slope * cover_now / cover_start).min(1000)
}

/// Adds up what is ready in each area, what suppliers withhold from each owner taken out.
pub fn add_up_ready(params: &Params, own: &mut Capability, withheld: &IdVec<MemberId, i16>) {
    let nothing = |column: &mut IdVec<AreaId, Cp>| column.iter_mut().for_each(|points| *points = Cp::ZERO);
    nothing(&mut own.ready);
    nothing(&mut own.unready);
    let areas = usize::from(own.areas).max(1);
    let rows = own.delivered.chunks_exact(areas).zip(own.dependent.chunks_exact(areas));
    let withheld = withheld.iter().copied().chain(std::iter::repeat(0));
    for ((readiness, withheld), (delivered, dependent)) in own.readiness.iter().zip(withheld).zip(rows) {
        let share = ready_permille(params, *readiness);
        let sums = own.ready.iter_mut().zip(own.unready.iter_mut());
        for ((ready, unready), (&there, dependent)) in sums.zip(delivered.iter().zip(dependent)) {
            // Few members have points in every area.
            if there == Cp::ZERO {
                continue;
            }
            let usable = if withheld == 0 { there } else { there - dependent.permille(withheld.into()) };
            let counts = usable.at_least_zero().permille(share);
            *ready += counts;
            *unready += there - counts;
        }
    }
}

/// One way of counting: European points that count and cover by area, with American points as given. Returns the gap.
fn count(
    params: &Params,
    areas: &IdVec<AreaId, Area>,
    own: &Capability,
    american: impl Fn(AreaId) -> Cp,
    mut each: impl FnMut(AreaId, Cp, i32),
) -> i32 {
    let mut gap = 0;
    for (area, row) in areas.pairs() {
        let link = row.enabler.map_or(1000, |enabler| {
            let now = cover(own.ready[enabler] + american(enabler), own.required[enabler]);
            link(params, now, own.enabler_start[area])
        });
        let counts = own.ready[area].permille(link);
        let cover = cover(counts + american(area), own.required[area]);
        gap += row.weight_permille * (1000 - cover);
        each(area, counts, cover);
    }
    gap / 1000
}

/// Works out all three covers and gaps: American points in full, as believed, and none at all (in links too).
pub fn measure(
    params: &Params,
    areas: &IdVec<AreaId, Area>,
    own: &mut Capability,
    believed: i32,
    withheld: &IdVec<MemberId, i16>,
) {
    add_up_ready(params, own, withheld);
    let mut counts = std::mem::take(&mut own.effective);
    let mut covers = std::mem::take(&mut own.cover_promised);
    own.gap_promised = count(
        params,
        areas,
        own,
        |area| own.american[area],
        |area, points, cover| {
            (counts[area], covers[area]) = (points, cover);
        },
    );
    for area in areas.ids() {
        own.unlinked[area] = own.ready[area] - counts[area];
    }
    (own.effective, own.cover_promised) = (counts, covers);

    let mut covers = std::mem::take(&mut own.cover_believed);
    own.gap_believed =
        count(params, areas, own, |area| own.american[area].permille(believed), |area, _, cover| covers[area] = cover);
    own.cover_believed = covers;

    let mut counts = std::mem::take(&mut own.effective_alone);
    let mut covers = std::mem::take(&mut own.cover_alone);
    own.gap_alone = count(
        params,
        areas,
        own,
        |_| Cp::ZERO,
        |area, points, cover| {
            (counts[area], covers[area]) = (points, cover);
        },
    );
    (own.effective_alone, own.cover_alone) = (counts, covers);
}

/// Adds points to a member, keeps the account of what upkeep must carry, and logs the change.
pub fn add_points(
    areas: &IdVec<AreaId, Area>,
    own: &mut Capability,
    (member, area): (MemberId, AreaId),
    points: Cp,
    cause: EntryId,
    log: &mut Log,
) {
    let place = own.place(member, area);
    let before = own.delivered[place];
    let now = (before + points).at_least_zero();
    if now == before {
        return;
    }
    own.delivered[place] = now;
    let price = areas[area].point_price_eur_bn.scale((now - before).0, 100);
    own.grown[member] = (own.grown[member] + price).at_least_zero();
    log.after(cause, Event::PointsMoved { member, area, by: (now - before).0 });
}

/// Units go elsewhere until a turn: their points leave the table, and their upkeep stays.
fn post(own: &mut Capability, posting: Posting, cause: EntryId, log: &mut Log) {
    let Posting { member, area, points, back } = posting;
    let place = own.place(member, area);
    let points = Cp(points.0.clamp(0, own.delivered[place].0.max(0)).min(i32::from(i16::MAX)));
    if points == Cp::ZERO {
        return;
    }
    own.delivered[place] -= points;
    own.away.push(Posting { points, ..posting });
    let points = i16::try_from(points.0).unwrap_or(i16::MAX);
    log.after(cause, Event::UnitsAway { member, area, points, back });
}

/// Units whose time is over, or that are called back, are home again.
pub fn come_home(own: &mut Capability, due: impl Fn(&Posting) -> bool, cause: EntryId, log: &mut Log) {
    let mut nth = 0;
    while let Some(&posting) = own.away.get(nth) {
        if !due(&posting) {
            nth += 1;
            continue;
        }
        own.away.remove(nth);
        let Posting { member, area, points, .. } = posting;
        let place = own.place(member, area);
        own.delivered[place] += points;
        let event = Event::UnitsBack { member, area, points: i16::try_from(points.0).unwrap_or(i16::MAX) };
        if cause == EntryId::NONE {
            log.write(Cause::Calendar, event)
        } else {
            log.after(cause, event)
        };
    }
}

/// Moves a member's readiness and logs it.
pub fn move_readiness(own: &mut Capability, member: MemberId, by: i32, cause: EntryId, log: &mut Log) {
    let moved = own.readiness[member].shift(by);
    if moved != 0 && (cause != EntryId::NONE || moved.abs() >= VISIBLE) {
        let now = own.readiness[member].get();
        log.after(cause, Event::CapitalMoved { meter: Meter::Readiness, member, by: moved, now });
    }
}

/// Fills the tables from the scenario: shares of the starting points, readiness, and the covers the links refer to.
pub fn start(params: &Params, allies: &IdVec<MemberId, Member>, rows: &IdVec<AreaId, Area>, own: &mut Capability) {
    let (members, areas) = (allies.len(), rows.len());
    own.areas = u8::try_from(areas).unwrap_or(u8::MAX);
    own.away.clear();
    own.delivered = vec![Cp::ZERO; members * areas];
    own.dependent = vec![Cp::ZERO; members * areas];
    let nothing = || IdVec::filled(areas, Cp::ZERO);
    [own.ready, own.effective, own.effective_alone, own.unready, own.unlinked] =
        [nothing(), nothing(), nothing(), nothing(), nothing()];
    let uncovered = || IdVec::filled(areas, 0);
    [own.cover_promised, own.cover_believed, own.cover_alone] = [uncovered(), uncovered(), uncovered()];
    own.required = IdVec::filled(areas, Cp(HUNDRED_POINTS));
    own.american = rows.iter().map(|area| area.american).collect();
    own.readiness = IdVec::filled(members, Score::new(params.readiness_start));
    own.grown = IdVec::filled(members, Meur::ZERO);
    own.upkeep_start = IdVec::filled(members, Meur::ZERO);
    own.crews = IdVec::filled(members, 0);
    own.crews_most = IdVec::filled(members, 0);
    for (area, row) in rows.pairs() {
        let owned = |member: &Member| member.forces.get(area).copied().unwrap_or(0);
        // Where nobody's share is known, economies stand in for forces.
        let known = allies.iter().any(|member| owned(member) > 0);
        let weight = |member| if known { owned(member) } else { member.gdp_eur_bn.0 };
        apportion(row.european.0, allies.iter().map(weight), |member, part| {
            own.delivered[member * areas + usize::from(area.0)] = Cp(part);
        });
    }
    own.at_start.clone_from(&own.delivered);
    let at_start = |area: AreaId| cover(rows[area].european + rows[area].american, Cp(HUNDRED_POINTS));
    own.enabler_start = rows.iter().map(|area| area.enabler.map_or(0, at_start)).collect();
}

/// Applies an effect that another domain queued.
pub fn apply(rules: &Ruleset, own: &mut Capability, effect: Effect, cause: EntryId, log: &mut Log) {
    match effect {
        Effect::European { member, area, points } => add_points(&rules.areas, own, (member, area), points, cause, log),
        Effect::Away { member, area, points, back } => post(own, Posting { member, area, points, back }, cause, log),
        Effect::Recall { member, area } => {
            come_home(own, |posting| posting.member == member && posting.area == area, cause, log);
        }
        Effect::American { area, points } => {
            let before = own.american[area];
            own.american[area] = (before + points).at_least_zero();
            let by = (own.american[area] - before).0;
            if by != 0 {
                log.after(cause, Event::AmericanMoved { area, by });
            }
        }
        Effect::Capital { meter: Meter::Readiness, member, by } => move_readiness(own, member, by, cause, log),
        _ => {}
    }
}
