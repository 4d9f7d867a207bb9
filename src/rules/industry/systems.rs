//! A thin system over [`super::turn`].

use bevy_ecs::prelude::{Res, ResMut};

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

/// Surges and warm lines are ordered and paid; capacity comes into use, wears off, or is lost; the load is added up.
pub fn moves(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    initiatives: Res<Initiatives>,
    (procurement, drawdown, ukraine): (Res<Procurement>, Res<Drawdown>, Res<Ukraine>),
    mut own: ResMut<Industry>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let (own, log) = (&mut *own, &mut *log);
    turn::carry_out(&rules, (&initiatives, clock.turn), &book, own, log, &mut effects);
    turn::open_halls(&rules, clock.turn, &initiatives, own, log);
    turn::invest(&rules, clock.turn, &initiatives, own, log);
    turn::wear(&rules, own, log);
    let crisis = drawdown.pacific > 0 || drawdown.middle_east > 0 || ukraine.war == War::War;
    turn::add_up(&rules, &procurement, crisis, own, log);
}
