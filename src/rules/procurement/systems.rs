//! Thin systems over [`super::commands`] and [`super::lifecycle`].

use bevy::prelude::{Res, ResMut};

use super::around::Resources;
use super::state::Procurement;
use super::{commands, lifecycle};
use crate::rules::book::OrderBook;
use crate::rules::ruleset::Rules;

/// Slots change hands as agreed.
pub fn trade_slots(mut resources: Resources, book: Res<OrderBook>, mut own: ResMut<Procurement>) {
    commands::trade_slots(&mut resources.around(), &mut own, &book);
}

/// Orders take effect.
pub fn carry_out(mut resources: Resources, book: Res<OrderBook>, mut own: ResMut<Procurement>) {
    let mut around = resources.around();
    lifecycle::open(&around, &mut own);
    commands::carry_out(&mut around, &mut own, &book);
}

/// Programmes are paid, slip or advance, and deliver.
pub fn advance(mut resources: Resources, mut own: ResMut<Procurement>) {
    let mut around = resources.around();
    lifecycle::set_paces(&around, &mut own);
    lifecycle::advance_all(&mut around, &mut own);
}

/// What is due next turn is added up.
pub fn look_ahead(rules: Res<Rules>, mut own: ResMut<Procurement>) {
    lifecycle::look_ahead(&rules, &mut own);
}
