//! A turn begins: the clock moves on, yesterday's log and orders are cleared.

use bevy_app::App;
use bevy_ecs::prelude::{IntoScheduleConfigs, Res, ResMut};

use super::DomainSystems;
use super::book::OrderBook;
use super::clock::Clock;
use super::event::{Cause, Event, Log};
use super::phase::Phase;
use super::ruleset::{Rules, Ruleset};
use super::state::Snapshot;
use crate::core::IdVec;

/// Adds the start of the turn.
pub(super) fn plugin(app: &mut App) {
    app.add_systems(Phase::Brief, begin.in_set(DomainSystems::Clock));
}

/// Empty order books, one a member.
pub(super) fn initial(rules: &Ruleset, state: &mut Snapshot) {
    let members = rules.members.len();
    state.book.orders = IdVec::filled(members, Vec::new());
    state.book.costs = IdVec::filled(members, Vec::new());
    state.book.reserved_pc = IdVec::filled(members, 0);
    state.book.reserved_meur = IdVec::filled(members, 0);
    state.book.locked = IdVec::filled(members, 0);
}

fn begin(rules: Res<Rules>, mut clock: ResMut<Clock>, mut book: ResMut<OrderBook>, mut log: ResMut<Log>) {
    clock.turn += 1;
    log.clear();
    log.write(Cause::Calendar, Event::PhaseBegan(Phase::Brief));
    for seat in rules.seat_ids() {
        book.orders[seat].clear();
        book.costs[seat].clear();
        book.reserved_pc[seat] = 0;
        book.reserved_meur[seat] = 0;
        book.locked[seat] = 0;
    }
}
