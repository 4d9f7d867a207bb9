//! The rules of the home front as plain functions.

use super::params::Params;
use crate::rules::phase::Pace;
use crate::rules::words::Government;

/// What the income of a turn depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// Support, 0..1000.
    pub support: i32,
    /// The government.
    pub government: Government,
    /// Whether an election is held this turn.
    pub election: bool,
    /// Whether the last turn's election was won.
    pub won: bool,
    /// Whether the treasury was under stress last turn.
    pub stress: bool,
}

/// Political capital that comes in this turn: the table, shifted by circumstances, not below the floor.
pub fn income(numbers: &Params, pace: Pace, now: Circumstances) -> i32 {
    let (quarter, half, year) = numbers.income;
    let mut pc = pace.pick([quarter, half, year]);
    pc += i32::from(now.support >= numbers.support_high);
    pc -= i32::from(now.support < numbers.support_low);
    pc -= i32::from(now.support < numbers.support_very_low);
    for (applies, by) in [
        (now.election, -numbers.election_turn_pc),
        (now.won, numbers.after_win_pc),
        (now.government == Government::Caretaker, -numbers.caretaker_pc),
        (now.stress, -numbers.stress_pc),
    ] {
        pc += if applies { by } else { 0 };
    }
    pc.max(numbers.floor_pc)
}

/// Political capital in hand after `income` has come in; what exceeds the bank is lost.
pub fn banked(numbers: &Params, before: i32, income: i32) -> i32 {
    (before + income).min(income + numbers.bank_over_income)
}

/// The budget rise that voters bear, basis points of GDP a year: base + threat + support + joint room, at least the
/// minimum, multiplied while the shock of formal notice lasts.
pub fn slack_a_year(numbers: &Params, support: i32, threat: i32, room: i32, shocked: bool) -> i32 {
    let calm = numbers.slack_base
        + numbers.slack_threat * threat / 1000
        + numbers.slack_support * (support - 500) / 500
        + room;
    let slack = calm.max(numbers.slack_min);
    if shocked { slack * numbers.shock_slack / 1000 } else { slack }
}

/// The chance that sceptics win, permille: shown to all before the vote.
pub fn sceptic_chance(numbers: &Params, support: i32, rises: u32, shift: i32, sweetened: bool) -> i32 {
    let rises = i32::try_from(rises).unwrap_or(0);
    let chance = numbers.sceptic_base
        + numbers.sceptic_per_support * (500 - support) / 100
        + numbers.sceptic_per_rise * rises
        + shift;
    // The package works on what the vote would otherwise be, so that it is never wasted below the floor.
    let chance = chance.clamp(numbers.sceptic_min, numbers.sceptic_max);
    let package = if sweetened { numbers.package_chance } else { 0 };
    (chance - package).max(numbers.sceptic_min)
}

/// The record of rises beyond the slack after another turn: one bit a turn, the newest lowest.
pub fn remember(record: u8, beyond: bool, turns: i32) -> u8 {
    let kept = u32::try_from(turns.clamp(1, 8)).unwrap_or(1);
    let mask = u8::MAX >> (8 - kept);
    ((record << 1) | u8::from(beyond)) & mask
}
