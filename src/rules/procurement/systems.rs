//! Thin systems over [`super::commands`] and [`super::lifecycle`].

use bevy_ecs::prelude::{Res, ResMut};

use super::around::Resources;
use super::state::Procurement;
use super::{commands, lifecycle};
use crate::rules::book::OrderBook;

/// Slots change hands as agreed.
pub fn trade_slots(mut resources: Resources, book: Res<OrderBook>, mut own: ResMut<Procurement>) {
    commands::trade_slots(&mut resources.around(), &mut own, &book);
}

/// Orders take effect; programmes are paid, slip or advance, and deliver; what is due next turn is added up.
pub fn turn(mut resources: Resources, book: Res<OrderBook>, mut own: ResMut<Procurement>) {
    let mut around = resources.around();
    lifecycle::open(&around, &mut own);
    commands::carry_out(&mut around, &mut own, &book);
    lifecycle::set_paces(&around, &mut own);
    lifecycle::advance_all(&mut around, &mut own);
    lifecycle::look_ahead(around.rules, &mut own);
}
