//! Thin systems over [`super::turn`] and [`super::rules`].

use bevy::prelude::{Res, ResMut};

use super::state::Capability;
use super::{rules as formulas, turn};
use crate::rules::book::OrderBook;
use crate::rules::clock::Clock;
use crate::rules::event::Log;
use crate::rules::initiatives::state::Initiatives;
use crate::rules::moscow::state::Moscow;
use crate::rules::posture::state::Posture;
use crate::rules::procurement::state::Procurement;
use crate::rules::ruleset::Rules;
use crate::rules::treasury::state::Treasury;
use crate::rules::washington::state::Drawdown;

/// War stocks are released.
pub fn stocks(rules: Res<Rules>, book: Res<OrderBook>, mut own: ResMut<Capability>, mut log: ResMut<Log>) {
    turn::release_stocks(&rules, &book, &mut own, &mut log);
}

/// Released legacy contracts are missed.
pub fn legacy(rules: Res<Rules>, treasury: Res<Treasury>, mut own: ResMut<Capability>, mut log: ResMut<Log>) {
    turn::miss_legacy(&rules, &treasury, &mut own, &mut log);
}

/// Joint staffs grow.
pub fn grow(
    rules: Res<Rules>,
    clock: Res<Clock>,
    initiatives: Res<Initiatives>,
    drawdown: Res<Drawdown>,
    mut own: ResMut<Capability>,
    mut log: ResMut<Log>,
) {
    turn::grow(&rules, (&initiatives, clock.turn), drawdown.commitment.get(), &mut own, &mut log);
}

/// Readiness follows upkeep and exercises.
pub fn ready(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    others: (Res<Treasury>, Res<Posture>, Res<Initiatives>),
    mut own: ResMut<Capability>,
    mut log: ResMut<Log>,
) {
    let (treasury, posture, initiatives) = others;
    turn::ready_forces(&rules, (&treasury, &posture), (&initiatives, clock.turn), &book, &mut own, &mut log);
}

/// Crews go into kit, recruits come in.
pub fn recruit(
    rules: Res<Rules>,
    clock: Res<Clock>,
    treasury: Res<Treasury>,
    initiatives: Res<Initiatives>,
    procurement: Res<Procurement>,
    mut own: ResMut<Capability>,
) {
    let taken = |member| procurement.crews_taken.get(member).copied().unwrap_or(0);
    turn::recruit(&rules, &treasury, (&initiatives, clock.turn), taken, &mut own);
    own.dependent.clone_from(&procurement.dependent);
}

/// Cover and gap are worked out and told.
pub fn measure(
    rules: Res<Rules>,
    moscow: Res<Moscow>,
    drawdown: Res<Drawdown>,
    mut own: ResMut<Capability>,
    mut log: ResMut<Log>,
) {
    let before = [own.gap_promised, own.gap_believed, own.gap_alone];
    let required = formulas::required(&rules.params.capability, moscow.ground);
    own.required.iter_mut().for_each(|points| *points = required);
    let (believed, withheld) = (drawdown.believed.get(), &drawdown.withheld_from);
    formulas::measure(&rules.params.capability, &rules.areas, &mut own, believed, withheld);
    turn::log_gaps(&own, before, true, &mut log);
}

/// The same once more before Moscow looks, as packages may have left and beliefs changed since.
pub fn measure_again(rules: Res<Rules>, drawdown: Res<Drawdown>, mut own: ResMut<Capability>, mut log: ResMut<Log>) {
    let before = [own.gap_promised, own.gap_believed, own.gap_alone];
    let (believed, withheld) = (drawdown.believed.get(), &drawdown.withheld_from);
    formulas::measure(&rules.params.capability, &rules.areas, &mut own, believed, withheld);
    turn::log_gaps(&own, before, false, &mut log);
}
