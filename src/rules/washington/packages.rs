//! Packages: which one is chosen, how the law delays it, what goes when it leaves, and what comes back.

use super::params::PackageParams;
use super::rules::{Desk, purpose};
use super::state::{Drawdown, PackageState};
use crate::core::choice::weighted;
use crate::core::hash::text_key;
use crate::core::ids::{MemberId, PackageId};
use crate::core::{Cp, IdVec, Score};
use crate::rules::content::Package;
use crate::rules::effect::Effect;
use crate::rules::event::{Cause, EntryId, Event};
use crate::rules::ruleset::Ruleset;
use crate::rules::words::Meter;

/// The most packages a scenario can have.
const MOST: usize = 64;

/// All troops of a package.
pub fn troops(package: &Package) -> i32 {
    package.forces.iter().map(|forces| forces.troops).sum()
}

/// The mean over a package's hosts of some number, weighted by troops; `otherwise` where it names no host.
pub fn over_hosts(package: &Package, otherwise: i32, value: impl Fn(MemberId) -> i32) -> i32 {
    let all: i64 = package.forces.iter().map(|forces| i64::from(forces.troops.max(1))).sum();
    if all == 0 {
        return otherwise;
    }
    let sum: i64 =
        package.forces.iter().map(|forces| i64::from(forces.troops.max(1)) * i64::from(value(forces.host))).sum();
    i32::try_from(sum / all).unwrap_or(otherwise)
}

/// How a host's weight is changed by lobbying and bargains, permille.
pub fn host_shift(rules: &Ruleset, drawdown: &Drawdown, host: MemberId) -> i32 {
    let bargain = drawdown.deals.contains(&(host, host));
    let weight = (1000 + i32::from(drawdown.lobbied[host])).max(100);
    if bargain { weight * rules.params.washington.lobby.deal_weight / 1000 } else { weight }
}

/// The weight of a package in the choice:
/// `Pacific demand × (300 + European cover without the US) × (1300 − regard for the host) × own weight × lobbying`.
///
/// All in permille; the product is scaled down to fit.
pub fn weight(params: &PackageParams, demand: i32, cover: i32, regard: i32, own: i32, shift: i32) -> u32 {
    let pull = i64::from(demand.max(0)) * i64::from(params.cover_base + cover.clamp(0, 1000));
    let host = i64::from((params.regard_from - regard).max(0));
    let product = pull * host / 1000 * i64::from(own.max(0)) / 1000 * i64::from(shift.max(0)) / 1000;
    u32::try_from(product / 10).unwrap_or(u32::MAX)
}

/// Whether a package's area is held by the compact.
pub fn sheltered(drawdown: &Drawdown, package: &Package) -> bool {
    drawdown.compact.is_some_and(|terms| terms.areas >> package.area.0.min(15) & 1 == 1)
}

/// The weights of all packages that can be announced now; 0 for the others.
pub fn weights(
    rules: &Ruleset,
    drawdown: &Drawdown,
    cover: &IdVec<crate::core::ids::AreaId, i32>,
    regard: &IdVec<MemberId, Score>,
) -> [u32; MOST] {
    let params = &rules.params.washington;
    let mut weights = [0; MOST];
    for ((id, package), place) in rules.packages.pairs().zip(&mut weights) {
        if drawdown.packages[id] != PackageState::Present || drawdown.taken[id] >= package.times {
            continue;
        }
        if sheltered(drawdown, package) {
            continue;
        }
        let demand = rules.areas[package.area].pacific_demand;
        let regard = over_hosts(package, params.regard_base, |host| regard[host].get());
        let shift = over_hosts(package, 1000, |host| host_shift(rules, drawdown, host));
        *place = weight(&params.packages, demand, cover[package.area], regard, package.weight, shift);
    }
    weights
}

/// The package drawn, if there is one to take.
pub fn choose(desk: &Desk, weights: &[u32; MOST], nth: u32) -> Option<PackageId> {
    let place = weighted(desk.roll, super::rules::CAPITOL, purpose::PACKAGE + nth, weights)?;
    u8::try_from(place).ok().map(PackageId)
}

/// Announces a package: it leaves after its notice, and later by the law's delay where that applies.
pub fn announce(desk: &mut Desk, drawdown: &mut Drawdown, id: PackageId, cause: EntryId) {
    let rules = desk.rules;
    let Some(package) = rules.packages.get(id) else { return };
    if drawdown.packages[id] != PackageState::Present || drawdown.taken[id] >= package.times {
        return;
    }
    let going: i32 =
        rules.packages.pairs().filter(|(other, _)| leaving(drawdown, *other)).map(|(_, p)| troops(p)).sum();
    let leaves = desk.after_months(package.notice_months);
    drawdown.packages[id] = PackageState::Announced(leaves);
    drawdown.review = false;
    let entry = desk.log.after(cause, Event::PackageAnnounced { package: id, leaves });
    let below = drawdown.troops - going - troops(package) < desk.params().packages.floor;
    if below || drawdown.notice > 0 {
        let delay = desk.after_months(desk.params().packages.certification_months) - desk.turn;
        let leaves = leaves.saturating_add(delay);
        drawdown.packages[id] = PackageState::Announced(leaves);
        drawdown.certify |= 1 << id.0.min(63);
        desk.log.after(entry, Event::PackageMoved { package: id, leaves, by_law: true });
    }
    let threat = desk.params().packages.threat_in_region;
    for forces in package.forces.iter().filter(|_| threat != 0) {
        desk.effects.push(Effect::Capital { meter: Meter::Threat, member: forces.host, by: threat }, entry);
    }
}

fn leaving(drawdown: &Drawdown, id: PackageId) -> bool {
    matches!(drawdown.packages[id], PackageState::Announced(_))
}

/// A review pauses or speeds up the next departure, for a draw 0..999.
pub fn reconsider(desk: &mut Desk, drawdown: &mut Drawdown, draw: i32, cause: EntryId) {
    let (pause, speed_up) = (desk.params().packages.pause, desk.params().packages.speed_up);
    let next = drawdown.packages.pairs().filter_map(|(id, state)| match state {
        PackageState::Announced(leaves) if *leaves > desk.turn => Some((*leaves, id)),
        _ => None,
    });
    let Some((leaves, package)) = next.min() else { return };
    let leaves = if draw < pause {
        leaves.saturating_add(1)
    } else if draw < pause + speed_up && leaves > desk.turn + 1 {
        leaves - 1
    } else {
        return;
    };
    drawdown.packages[package] = PackageState::Announced(leaves);
    desk.log.after(cause, Event::PackageMoved { package, leaves, by_law: false });
}

/// Packages whose time has come leave, unless Congress blocks them.
pub fn depart(desk: &mut Desk, drawdown: &mut Drawdown) {
    for id in desk.rules.packages.ids() {
        let PackageState::Announced(leaves) = drawdown.packages[id] else { continue };
        if leaves > desk.turn {
            continue;
        }
        let bit = 1u64 << id.0.min(63);
        let key = text_key(desk.rules.packages[id].id.as_str());
        let stopped =
            drawdown.certify & bit != 0 && desk.roll.permille(key, purpose::BLOCKED) < desk.params().packages.blocked;
        drawdown.certify &= !bit;
        if stopped {
            drawdown.packages[id] = PackageState::Present;
            drawdown.taken[id] = desk.rules.packages[id].times;
            desk.log.write(Cause::Chance, Event::PackageBlocked { package: id });
        } else {
            let entry = desk.log.write(Cause::Calendar, Event::PackageLeft { package: id });
            move_package(desk, drawdown, id, -1, entry);
            let times = desk.rules.packages[id].times;
            drawdown.taken[id] = drawdown.taken[id].saturating_add(1);
            let again = drawdown.taken[id] < times;
            drawdown.packages[id] = if again { PackageState::Present } else { PackageState::Left };
        }
    }
}

/// Takes a package away (`sign` −1) or brings it back (+1): troops by host, American points, the unit at a site.
fn move_package(desk: &mut Desk, drawdown: &mut Drawdown, id: PackageId, sign: i32, cause: EntryId) {
    let package = &desk.rules.packages[id];
    let mut moved = 0;
    for forces in &package.forces {
        let before = drawdown.hosted[forces.host];
        drawdown.hosted[forces.host] = (before + sign * forces.troops).max(0);
        moved += drawdown.hosted[forces.host] - before;
    }
    for (area, points) in package.points.pairs().filter(|(_, points)| points.0 != 0) {
        // Scenarios may give what leaves as a loss or as an amount.
        desk.effects.push(Effect::American { area, points: Cp(points.0.abs() * sign) }, cause);
    }
    if let Some(site) = package.unit_at {
        drawdown.unit_at[site] = sign > 0;
    }
    shift_total(desk, drawdown, moved, cause);
}

/// Moves the total of troops and writes it down.
fn shift_total(desk: &mut Desk, drawdown: &mut Drawdown, by: i32, cause: EntryId) {
    drawdown.troops += by;
    if by != 0 {
        desk.log.after(cause, Event::Moved { meter: Meter::Troops, by, now: drawdown.troops });
    }
}

/// Moves troops in all hosts in proportion; an effect of the scenario.
pub fn shift_troops(desk: &mut Desk, drawdown: &mut Drawdown, by: i32, cause: EntryId) {
    let before = drawdown.troops;
    if before <= 0 {
        return;
    }
    let after = (before + by).max(0);
    for hosted in drawdown.hosted.iter_mut() {
        let scaled = i64::from(*hosted) * i64::from(after) / i64::from(before);
        *hosted = i32::try_from(scaled).unwrap_or(0);
    }
    shift_total(desk, drawdown, after - before, cause);
}

/// Reinforces: calls off the latest departure, else brings back what left last in the list, else adds fresh forces.
pub fn reinforce(desk: &mut Desk, drawdown: &mut Drawdown, regard: &IdVec<MemberId, Score>, cause: EntryId) {
    let announced = drawdown.packages.pairs().filter_map(|(id, state)| match state {
        PackageState::Announced(leaves) => Some((*leaves, id)),
        _ => None,
    });
    if let Some((_, package)) = announced.max() {
        drawdown.packages[package] = PackageState::Present;
        drawdown.certify &= !(1 << package.0.min(63));
        desk.log.after(cause, Event::Reinforced { package });
        return;
    }
    let gone = drawdown.packages.pairs().filter(|(id, state)| {
        // A package that was blocked for good counts as taken, but nothing of it is gone.
        **state == PackageState::Left
            || (drawdown.taken[*id] > 0 && drawdown.taken[*id] < desk.rules.packages[*id].times)
    });
    if let Some(package) = gone.map(|(id, _)| id).last() {
        drawdown.taken[package] -= 1;
        drawdown.packages[package] = PackageState::Present;
        let entry = desk.log.after(cause, Event::Reinforced { package });
        move_package(desk, drawdown, package, 1, entry);
        return;
    }
    let host = desk.rules.member_ids().filter(|&m| desk.rules.front_line(m)).max_by_key(|&m| regard[m].get());
    let Some(host) = host else { return };
    let (troops, points) = (desk.params().packages.fresh_troops, desk.params().packages.fresh_points);
    drawdown.hosted[host] += troops;
    shift_total(desk, drawdown, troops, cause);
    desk.effects.push(Effect::American { area: desk.rules.roles.land, points: Cp(points) }, cause);
}
