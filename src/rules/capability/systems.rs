//! Thin systems over [`super::turn`] and [`super::rules`].

use bevy_ecs::prelude::{Res, ResMut};

use super::state::Capability;
use super::{rules as formulas, turn};
use crate::rules::book::OrderBook;
use crate::rules::clock::Clock;
use crate::rules::event::{EntryId, Log};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::moscow::state::Moscow;
use crate::rules::posture::state::Posture;
use crate::rules::procurement::state::Procurement;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::treasury::state::Treasury;
use crate::rules::washington::state::Drawdown;

/// Units come home, stocks are released, staffs grow, readiness follows upkeep, crews go into kit and recruits come in;
/// then cover and gap are worked out and told.
pub fn readiness(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    (treasury, posture, initiatives): (Res<Treasury>, Res<Posture>, Res<Initiatives>),
    (drawdown, moscow, procurement): (Res<Drawdown>, Res<Moscow>, Res<Procurement>),
    mut own: ResMut<Capability>,
    mut log: ResMut<Log>,
) {
    let (rules, own, log): (&Ruleset, _, _) = (&rules, &mut *own, &mut *log);
    let agreed = (&*initiatives, clock.turn);
    formulas::come_home(own, |posting| posting.back <= clock.turn, EntryId::NONE, log);
    turn::release_stocks(rules, &book, own, log);
    turn::miss_legacy(rules, &treasury, own, log);
    turn::grow(rules, agreed, drawdown.commitment.get(), own, log);
    turn::ready_forces(rules, (&treasury, &posture), agreed, &book, own, log);
    let taken = |member| procurement.crews_taken.get(member).copied().unwrap_or(0);
    turn::recruit(rules, &treasury, agreed, taken, own);
    own.dependent.clone_from(&procurement.dependent);
    let required = formulas::required(&rules.params.capability, moscow.ground);
    own.required.iter_mut().for_each(|points| *points = required);
    measure(rules, &drawdown, true, own, log);
}

/// Cover and gap once more before Moscow looks, as packages may have left and beliefs changed since.
pub fn measure_again(rules: Res<Rules>, drawdown: Res<Drawdown>, mut own: ResMut<Capability>, mut log: ResMut<Log>) {
    measure(&rules, &drawdown, false, &mut own, &mut log);
}

/// Works out cover and gap; without `always`, only gaps that moved are told.
fn measure(rules: &Ruleset, drawdown: &Drawdown, always: bool, own: &mut Capability, log: &mut Log) {
    let before = [own.gap_promised, own.gap_believed, own.gap_alone];
    let (believed, withheld) = (drawdown.believed.get(), &drawdown.withheld_from);
    formulas::measure(&rules.params.capability, &rules.areas, own, believed, withheld);
    turn::log_gaps(own, before, always, log);
}
