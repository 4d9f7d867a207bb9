//! Thin systems over [`super::turn`].

use bevy::prelude::{Res, ResMut};

use super::state::Industry;
use super::turn;
use crate::rules::book::OrderBook;
use crate::rules::clock::Clock;
use crate::rules::effect::Effects;
use crate::rules::event::Log;
use crate::rules::initiatives::state::Initiatives;
use crate::rules::procurement::state::Procurement;
use crate::rules::ruleset::Rules;
use crate::rules::ukraine::state::Ukraine;
use crate::rules::washington::state::Drawdown;
use crate::rules::words::War;

/// Surges and warm lines are ordered and paid.
pub fn invest(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    initiatives: Res<Initiatives>,
    mut own: ResMut<Industry>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    turn::carry_out(&rules, (&initiatives, clock.turn), &book, &mut own, &mut log, &mut effects);
}

/// Capacity comes into use, wears off, or is lost.
pub fn grow(
    rules: Res<Rules>,
    clock: Res<Clock>,
    initiatives: Res<Initiatives>,
    mut own: ResMut<Industry>,
    mut log: ResMut<Log>,
) {
    turn::open_halls(&rules, clock.turn, &initiatives, &mut own, &mut log);
    turn::wear(&rules, &mut own, &mut log);
}

/// The load of every sector is added up.
pub fn book_work(
    rules: Res<Rules>,
    procurement: Res<Procurement>,
    drawdown: Res<Drawdown>,
    ukraine: Res<Ukraine>,
    mut own: ResMut<Industry>,
    mut log: ResMut<Log>,
) {
    let crisis = drawdown.pacific > 0 || drawdown.middle_east > 0 || ukraine.war == War::War;
    turn::add_up(&rules, &procurement, crisis, &mut own, &mut log);
}
