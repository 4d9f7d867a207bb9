//! Where the money comes from, and how little of it is free: from the economy to the share that can buy something new.
//!
//! **What it models.** Each capital has an economy that grows, a debt that bears interest, and a defence budget split
//! into people, upkeep, equipment and aid. Most equipment money is bound by contracts signed long ago; what is left is
//! free, and half of what is not spent is lost. Levels can be raised (voters notice), budgets shifted, old contracts
//! released, civil spending relabelled (and found out), and, by some, money lent.
//!
//! **Source.** GDP, core spending, equipment shares, debt and balance: the capitals' rows in the reference figures;
//! splits, committed parts and reactions are estimated.
//!
//! **Formula.** `D€ = gdp × core bp × months/12`; free = equipment × (1000 − committed‰); committed −20 a year to 550.
//! Balance = primary − core − resilience − interest (+ what joint loans carry of the rise); debt grows by the deficit;
//! rate = 250 bp + 15 bp per 10 points of debt above 90%. Stress: balance < −500 bp and debt > 1000‰.
//!
//! **Limits.** No prices but through growth shifts, no taxes, no exchange rates; loans are served in equal parts.

mod orders;
mod params;
pub mod rules;
pub mod state;
mod systems;
#[cfg(test)]
mod tests;

use bevy_ecs::prelude::IntoScheduleConfigs;

pub use params::Params;

use crate::core::ids::MemberId;
use crate::core::{Bp, IdVec, Meur};
use crate::rules::DomainSystems;
use crate::rules::effect::Effect;
use crate::rules::event::EntryId;
use crate::rules::event::Event;
use crate::rules::order::{Order, Preview, Refusal};
use crate::rules::phase::{Phase, Step};
use crate::rules::state::State;
use crate::rules::words::Meter;

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(app: &mut bevy_app::App) {
    use systems::{count_gap_money, lapse, open_books, turn};
    app.add_systems(Phase::Brief, open_books.in_set(DomainSystems::Treasury));
    app.add_systems(Phase::Begin, systems::set_aside.in_set(DomainSystems::Treasury));
    app.add_systems(Phase::Treasury, turn.in_set(DomainSystems::Treasury));
    app.add_systems(Phase::Readiness, count_gap_money.in_set(DomainSystems::Treasury));
    app.add_systems(Phase::Close, lapse.in_set(DomainSystems::Treasury));
}

/// Checks an order of this domain; `None` where the order belongs to another.
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    orders::check(state, seat, draft, order)
}

/// Offers every order of this domain that might be legal; the caller checks each.
pub fn enumerate(state: &State, seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    if step == Step::Orders {
        orders::enumerate(state, seat, offer);
    }
}

/// Core spending as a capital reports it, relabelled spending included, basis points of GDP.
pub fn reported(books: &state::Treasury, member: MemberId) -> Bp {
    books.core[member] + books.reclassified[member]
}

/// The state at the start of a game, from the scenario.
pub fn initial(rules: &crate::rules::ruleset::Ruleset, state: &mut crate::rules::state::Snapshot) {
    let (own, numbers) = (&mut state.treasury, &rules.params.treasury);
    let count = rules.members.len();
    let small = |permille: i32| i16::try_from(permille).unwrap_or(0);
    let none = || IdVec::filled(count, Meur::ZERO);
    let zero = || IdVec::filled(count, Bp::ZERO);
    own.gdp = rules.members.iter().map(|row| row.gdp_eur_bn).collect();
    own.core = rules.members.iter().map(|row| row.core_pct).collect();
    own.core_before = own.core.clone();
    own.core_start = own.core.clone();
    own.resilience = rules.members.iter().map(|row| row.resilience_pct).collect();
    own.split = rules.members.iter().map(|row| self::rules::split(numbers, row.equipment_permille)).collect();
    own.committed = rules.members.iter().map(|row| small(row.committed_permille)).collect();
    own.balance = rules.members.iter().map(|row| row.balance_pct).collect();
    own.debt = rules.members.iter().map(|row| row.gdp_eur_bn.scale(row.debt_pct.0, 10_000)).collect();
    // What is left before defence and interest: it makes the first balance come out as the scenario says.
    own.primary = rules
        .members
        .iter()
        .map(|row| {
            let interest = self::rules::interest(numbers, row.debt_pct.0 / 10);
            Bp(row.balance_pct.0 + row.core_pct.0 + row.resilience_pct.0 + interest)
        })
        .collect();
    (own.reclassified, own.room) = (zero(), zero());
    (own.budget, own.free, own.upkeep) = (none(), none(), none());
    (own.on_gap, own.owed, own.free_set) = (none(), none(), none());
    own.set_aside = none();
    own.releasing = IdVec::filled(count, 0);
    own.growth_shift = IdVec::filled(count, (0, 0));
    own.shock = state::EnergyShock::default();
    own.stress = IdVec::filled(count, false);
    own.stressed_for = IdVec::filled(count, 0);
    own.beyond = IdVec::filled(count, false);
    own.loans.clear();
}

/// Applies an effect that others queued for this domain.
pub fn apply(
    rules: &crate::rules::ruleset::Ruleset,
    own: &mut state::Treasury,
    effect: Effect,
    cause: EntryId,
    log: &mut crate::rules::event::Log,
) {
    match effect {
        Effect::Spend { member, meur } => {
            // A price may have moved since the order was checked: it is paid as far as the money goes.
            let meur = Meur(meur.0.min(own.free[member].0.max(0)));
            if cause == EntryId::NONE && !rules.is_seat(member) {
                systems::pay_quietly(own, member, meur);
            } else {
                systems::pay_out(own, member, meur, cause, log);
            }
        }
        // What a circumstance takes, it takes from what there is: only orders were checked beforehand.
        Effect::Capital { meter: Meter::Money, member, by } => {
            let by = by.max(-own.free[member].0.max(0));
            systems::pay_in(own, member, Meur(by), cause, log);
        }
        Effect::Capital { meter: Meter::Growth, member, by } => {
            shift_growth(own, member, by, rules.params.treasury.growth_turns, cause, log);
        }
        Effect::Growth { member, bp, turns } => shift_growth(own, member, bp, turns, cause, log),
        Effect::EnergyShock { growth, fuel, turns } => {
            // A second shock on top of the first: the worse of each.
            let now = &mut own.shock;
            *now = state::EnergyShock {
                growth: now.growth.max(growth),
                fuel: now.fuel.max(fuel),
                left: now.left.max(turns),
            };
            log.after(cause, Event::EnergyShock { growth: now.growth, fuel: now.fuel, turns: now.left });
        }
        Effect::EnergyRelief if own.shock.left > 0 => {
            own.shock = state::EnergyShock::default();
            log.after(cause, Event::EnergyCalm);
        }
        Effect::Committed { member, permille } => {
            let now = (i32::from(own.committed[member]) + permille).clamp(0, 1000);
            own.committed[member] = i16::try_from(now).unwrap_or(0);
        }
        _ => {}
    }
}

/// Shifts of growth add up, and last as long as the longest.
fn shift_growth(
    own: &mut state::Treasury,
    member: MemberId,
    bp: i32,
    turns: u8,
    cause: crate::rules::event::EntryId,
    log: &mut crate::rules::event::Log,
) {
    let (before, left) = own.growth_shift[member];
    let now = (i32::from(before) + bp).clamp(-2000, 2000);
    own.growth_shift[member] = (i16::try_from(now).unwrap_or(0), left.max(turns));
    log.after(cause, Event::CapitalMoved { meter: Meter::Growth, member, by: now - i32::from(before), now });
}
