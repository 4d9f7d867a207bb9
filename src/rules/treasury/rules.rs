//! The rules of the books as plain functions.

use super::params::Params;
use super::state::Treasury;
use crate::core::ids::MemberId;
use crate::core::{Bp, Meur};
use crate::rules::ruleset::Ruleset;
use crate::rules::words::BudgetLine;

/// Where a line stands in a split.
pub fn line(line: BudgetLine) -> usize {
    match line {
        BudgetLine::People => 0,
        BudgetLine::Upkeep => 1,
        BudgetLine::Equipment => 2,
        BudgetLine::Aid => 3,
    }
}

/// The split of a capital's budget in permille, given its equipment share: the other lines shrink or grow alike.
pub fn split(numbers: &Params, equipment: i32) -> [i16; 4] {
    let small = |permille: i32| i16::try_from(permille).unwrap_or(0);
    let others = (1000 - numbers.equipment).max(1);
    let people = numbers.people * (1000 - equipment) / others;
    let upkeep = numbers.upkeep * (1000 - equipment) / others;
    [small(people), small(upkeep), small(equipment), small(1000 - equipment - people - upkeep)]
}

/// A share of GDP for a turn of so many months, EUR million: `gdp × bp × months / 120,000`.
pub fn share_of_gdp(gdp: Meur, bp: i32, months: i32) -> Meur {
    Meur::wide(i64::from(gdp.0) * i64::from(bp) * i64::from(months) / 120_000)
}

/// Free procurement money in a budget: equipment's part less what old contracts bind.
pub fn free_money(budget: Meur, equipment: i32, committed: i32) -> Meur {
    let kit = budget.permille(equipment);
    kit - kit.permille(committed)
}

/// Political capital that a new level of core spending costs: one for each step up, begun steps count; nothing down.
pub fn rise_price(numbers: &Params, from: i32, to: i32) -> i32 {
    let rise = (to - from).max(0);
    (rise + numbers.rise_per_pc - 1) / numbers.rise_per_pc
}

/// Interest a year on a debt, basis points of GDP; `debt` in permille of GDP.
pub fn interest(numbers: &Params, debt: i32) -> i32 {
    let rate = numbers.interest + numbers.interest_per_debt * (debt - numbers.interest_knee).max(0) / 100;
    rate * debt / 1000
}

/// The government balance, basis points of GDP: what is left after core defence (less what joint loans carry of its
/// rise), resilience and interest.
pub fn balance(primary: Bp, core: Bp, core_start: Bp, room: Bp, resilience: Bp, interest: i32) -> Bp {
    let carried = room.0.min((core - core_start).0).max(0);
    Bp(primary.0 - core.0 + carried - resilience.0 - interest)
}

/// Whether a treasury is under stress: a wide deficit and a high debt together.
pub fn stressed(numbers: &Params, balance: Bp, debt: i32) -> bool {
    balance.0 < numbers.stress_balance && debt > numbers.stress_debt
}

/// The committed part of equipment money a turn later; a part below the floor stays.
pub fn committed_next(numbers: &Params, committed: i32, fall: i32) -> i32 {
    committed.min((committed - fall).max(numbers.committed_floor))
}

/// The committed part after a release of legacy contracts.
pub fn released(numbers: &Params, committed: i32) -> i32 {
    committed.min((committed - numbers.release).max(numbers.committed_floor))
}

/// Core spending of a member that nobody plays, one turn nearer to where the small allies are heading.
pub fn background_core(numbers: &Params, core: i32, turns_left: i32) -> i32 {
    core + (numbers.background_core - core).max(0) / turns_left.max(1)
}

/// Shift of a capital's growth now, basis points a year: what still lasts of earlier events, and dear energy.
pub fn growth_shift(rules: &Ruleset, own: &Treasury, member: MemberId) -> i32 {
    let (shift, turns) = own.growth_shift[member];
    let lasting = if turns > 0 { i32::from(shift) } else { 0 };
    let energy = rules.members[member].energy_permille;
    lasting - if own.shock.left > 0 { i32::from(own.shock.growth) * energy / 1000 } else { 0 }
}

/// What dearer fuel takes from a capital's forces this turn.
pub fn fuel_bill(rules: &Ruleset, own: &Treasury, member: MemberId) -> Meur {
    let energy = i64::from(rules.members[member].energy_permille);
    Meur::wide(i64::from(own.upkeep[member].0) * i64::from(own.shock.fuel) * energy / 1_000_000)
}
