//! The transition compact: Europe covers some areas by a turn, America stays until then.

use super::packages::announce;
use super::params::CompactParams;
use super::rules::{CAPITOL, Desk, purpose};
use super::state::{CompactTerms, Drawdown, PackageState};
use crate::core::IdVec;
use crate::core::ids::{AreaId, MemberId, PackageId};
use crate::rules::capability::state::Capability;
use crate::rules::effect::Effect;
use crate::rules::event::{Cause, EntryId, Event};
use crate::rules::ruleset::Ruleset;
use crate::rules::words::Meter;

/// What became of a compact, as the log numbers it.
pub mod fate {
    /// Signed by both sides.
    pub const SIGNED: u8 = 0;
    /// Refused by Washington.
    pub const REFUSED: u8 = 1;
    /// Kept to its end.
    pub const KEPT: u8 = 2;
    /// Europe was late.
    pub const BROKEN_BY_EUROPE: u8 = 3;
    /// Washington went first.
    pub const BROKEN_BY_WASHINGTON: u8 = 4;
}

/// Chance that Washington accepts, permille: `300 + C/2`.
pub fn accept_chance(params: &CompactParams, commitment: i32) -> i32 {
    params.accept_base + commitment / params.accept_per.max(1)
}

/// Chance a turn that Washington breaks it, permille: `(500 − C)/5` below 400, else none.
pub fn break_chance(params: &CompactParams, commitment: i32) -> i32 {
    if commitment < params.break_below { (params.break_from - commitment) / params.break_per.max(1) } else { 0 }
}

/// Washington answers terms that the allies have voted.
pub fn hear(desk: &mut Desk, drawdown: &mut Drawdown, terms: Option<(u16, u8)>) {
    if terms == drawdown.compact_heard {
        return;
    }
    drawdown.compact_heard = terms;
    let Some((areas, due)) = terms else { return };
    if drawdown.compact.is_some() || due <= desk.turn {
        return;
    }
    let parent = desk.log.find(|event| matches!(event, Event::MotionPassed { .. }));
    let draw = desk.roll.permille(CAPITOL, purpose::ACCEPTED);
    if draw < accept_chance(&desk.params().compact, drawdown.commitment.get()) {
        drawdown.compact = Some(CompactTerms { areas, due, signed: desk.turn });
        let entry = desk.log.after(parent, Event::Compact { what: fate::SIGNED });
        call_off(desk, drawdown, areas, entry);
    } else {
        desk.log.after(parent, Event::Compact { what: fate::REFUSED });
    }
}

/// Departures already announced in the areas of a compact wait until it ends.
fn call_off(desk: &mut Desk, drawdown: &mut Drawdown, areas: u16, cause: EntryId) {
    for (package, row) in desk.rules.packages.pairs() {
        if areas >> row.area.0.min(15) & 1 == 1 && matches!(drawdown.packages[package], PackageState::Announced(_)) {
            drawdown.packages[package] = PackageState::Present;
            desk.log.after(cause, Event::Reinforced { package });
        }
    }
}

/// Whether Europe covers every area of a compact without the US.
pub fn covered(params: &CompactParams, areas: u16, cover_alone: &IdVec<AreaId, i32>) -> bool {
    cover_alone.pairs().all(|(area, cover)| areas >> area.0.min(15) & 1 == 0 || *cover >= params.covered)
}

/// Whether a seat is late: its part of the seats' points in the areas is well below its part of their GDP.
pub fn is_late(params: &CompactParams, own: i64, all: i64, weight: i32) -> bool {
    own * 1000 < all * i64::from(weight) * i64::from(params.late_below) / 1000
}

/// A seat's delivered points in the areas of a compact, points × 100.
fn points_in(capability: &Capability, rules: &Ruleset, seat: MemberId, areas: u16) -> i64 {
    let inside = |area: &AreaId| areas >> area.0.min(15) & 1 == 1;
    rules.areas.ids().filter(inside).map(|area| i64::from(capability.of(seat, area).0)).sum()
}

/// Moves the compact on: Washington may break it, and on its day it is seen whether Europe kept it.
pub fn carry_on(desk: &mut Desk, drawdown: &mut Drawdown, capability: &Capability) {
    let Some(terms) = drawdown.compact else { return };
    let params = &desk.rules.params.washington.compact;
    if desk.roll.permille(CAPITOL, purpose::BROKEN) < break_chance(params, drawdown.commitment.get()) {
        drawdown.compact = None;
        let entry = desk.log.write(Cause::Chance, Event::Compact { what: fate::BROKEN_BY_WASHINGTON });
        trust_in_washington(desk, params.broken_trust, entry);
    } else if desk.turn >= terms.due {
        drawdown.compact = None;
        if covered(params, terms.areas, &capability.cover_alone) {
            let entry = desk.log.write(Cause::Calendar, Event::Compact { what: fate::KEPT });
            trust_in_washington(desk, params.kept_trust, entry);
        } else {
            let entry = desk.log.write(Cause::Calendar, Event::Compact { what: fate::BROKEN_BY_EUROPE });
            leave_at_once(desk, drawdown, terms.areas, entry);
            blame_the_late(desk, capability, terms.areas, entry);
        }
    }
}

fn trust_in_washington(desk: &mut Desk, by: i32, cause: EntryId) {
    for member in desk.rules.seat_ids() {
        desk.effects.push(Effect::Capital { meter: Meter::TrustInWashington, member, by }, cause);
    }
}

/// Every package of the areas that is still there is announced with no notice but the law's.
fn leave_at_once(desk: &mut Desk, drawdown: &mut Drawdown, areas: u16, cause: EntryId) {
    for id in desk.rules.packages.ids() {
        if areas >> desk.rules.packages[id].area.0.min(15) & 1 == 1 && drawdown.packages[id] == PackageState::Present {
            announce(desk, drawdown, id, cause);
            without_notice(desk, drawdown, id, cause);
        }
    }
}

/// Brings a departure forward by its notice, to the next turn at the earliest.
fn without_notice(desk: &mut Desk, drawdown: &mut Drawdown, package: PackageId, cause: EntryId) {
    let PackageState::Announced(was) = drawdown.packages[package] else { return };
    let notice = desk.after_months(desk.rules.packages[package].notice_months) - desk.turn;
    let leaves = was.saturating_sub(notice).max(desk.turn + 1);
    if leaves != was {
        drawdown.packages[package] = PackageState::Announced(leaves);
        desk.log.after(cause, Event::PackageMoved { package, leaves, by_law: false });
    }
}

/// The others lose trust in the seats that did not bring their part.
fn blame_the_late(desk: &mut Desk, capability: &Capability, areas: u16, cause: EntryId) {
    let (rules, params) = (desk.rules, &desk.rules.params.washington.compact);
    let all: i64 = rules.seat_ids().map(|seat| points_in(capability, rules, seat, areas)).sum();
    for late in rules.seat_ids() {
        if !is_late(params, points_in(capability, rules, late, areas), all, rules.weight[late]) {
            continue;
        }
        for holder in rules.seat_ids().filter(|&holder| holder != late) {
            desk.effects.push(Effect::Trust { holder, subject: late, by: params.late_trust, stake: 1000 }, cause);
        }
    }
}
