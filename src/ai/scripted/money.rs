//! The level of spending and what is moved within the budget.

use super::pick::Picks;
use super::{Mind, pledges, weigh};
use crate::core::ids::MemberId;
use crate::rules::content::Power;
use crate::rules::order::{Order, OrderKind as K};
use crate::rules::words::{BudgetLine, Promise};

/// The level of core spending the player wants now, basis points of GDP.
pub fn wanted_core(mind: &Mind) -> i32 {
    let obs = mind.obs;
    let taste = mind.profile.core_bp;
    let agenda = mind.drives.core.map_or(taste, |core| (core * 2 + taste) / 3);
    let debt = (obs.debt() - 900).max(0) * mind.profile.thrift / 1000 + mind.drives.thrift * mind.profile.thrift / 100;
    let fear = (obs.threat() - 500) / 20;
    // Where voters have long accepted a level, out of fear or conviction, nobody gives it up for a taste.
    let member = &mind.rules().members[mind.me()];
    let habit = if obs.threat() >= 700 || member.stance.spend >= 4 { member.core_pct.0 } else { 0 };
    let sworn = pledges::sworn(mind, Promise::Spend, 0);
    (agenda - debt + fear).max(habit).max(sworn).clamp(100, 700)
}

/// Core spending: as far as voters bear, and a little further for the hasty.
pub fn spend(mind: &mut Mind, picks: &mut Picks) {
    let obs = mind.obs;
    let core = obs.core().0;
    let away = wanted_core(mind) - core;
    // MECHANISMS §4: slack a year.
    let slack = (10 + 60 * obs.threat() / 1000 + 20 * (obs.support() - 500) / 500).max(5);
    let bearable = mind.rules().pace().per_year(slack).max(5) + mind.profile.haste_bp;
    let step = away.clamp(-20, bearable);
    // A word given comes before most else.
    let owed = i32::from(pledges::sworn(mind, Promise::Spend, 0) > core) * pledges::OWED;
    let value = 400 + away.abs() * 3 + mind.drives.kind(K::SetCore) + owed;
    picks.offer(Order::SetCore { bp: core + step }, value);
    if step > 30 {
        picks.offer(Order::SetCore { bp: core + 30 }, value - 60);
    }
}

/// Readiness from which money for upkeep can be spared, 0..1000.
const SOUND: i32 = 800;

/// The split, old contracts, voters, creative counting, loans.
pub fn budget(mind: &mut Mind, picks: &mut Picks) {
    let obs = mind.obs;
    // The split is opened about once in two years, or when the forces decay.
    let months = mind.rules().pace().months;
    let opened = mind.chance(months * 35 + (600 - obs.readiness()).max(0) * 2 + mind.drives.kind(K::ShiftSplit));
    let to = line_in_need(mind);
    let from = [BudgetLine::People, BudgetLine::Upkeep, BudgetLine::Equipment, BudgetLine::Aid]
        .into_iter()
        .filter(|line| *line != to && (*line != BudgetLine::Upkeep || obs.readiness() >= SOUND))
        .max_by_key(|line| obs.split(*line) - base_split(*line) + mind.noise());
    if let (Some(from), true) = (from, opened) {
        let value = 250 + (750 - obs.readiness()).max(0) / 2 + mind.drives.kind(K::ShiftSplit) + mind.noise();
        picks.offer(Order::ShiftSplit { from, to, permille: 25 }, value);
        picks.offer(Order::ShiftSplit { from, to, permille: 50 }, value - 40);
    }
    let short = (obs.budget().0 / 20 - obs.money().0).max(0) * 4000 / obs.budget().0.max(1);
    mind.offer(picks, Order::ReleaseLegacy, short + obs.committed() / 2 - 200);
    let away = wanted_core(mind) - obs.core().0;
    let tempted = away * 6 + (obs.debt() - 800) / 2 + mind.drives.thrift - 150;
    picks.offer(Order::Reclassify, weigh(tempted.max(0), mind.profile.talk.creative));
    if mind.election_near() {
        picks.offer(Order::DomesticPackage, 300 + (600 - obs.support()) * 2 + mind.drives.kind(K::DomesticPackage));
    }
    if obs.has_power(|power| matches!(power, Power::Lender)) && obs.money().0 > 500 {
        let poor = mind
            .rules()
            .seat_ids()
            .filter(|&seat| seat != mind.me())
            .max_by_key(|&seat| obs.trust(mind.me(), seat).value + mind.drives.member(seat));
        let to = poor.unwrap_or(MemberId(0));
        let value = obs.trust(mind.me(), to).value / 2 + mind.drives.kind(K::Lend) + mind.drives.member(to);
        picks.offer(Order::Lend { to, meur: (obs.money().0 / 5).clamp(100, 500) }, value);
    }
}

/// The ordinary split of a budget, permille. MECHANISMS §5.
fn base_split(line: BudgetLine) -> i32 {
    match line {
        BudgetLine::People => 370,
        BudgetLine::Upkeep => 260,
        BudgetLine::Equipment => 300,
        BudgetLine::Aid => 70,
    }
}

/// The line that most needs money.
fn line_in_need(mind: &mut Mind) -> BudgetLine {
    let obs = mind.obs;
    if obs.readiness() < 660 {
        return BudgetLine::Upkeep;
    }
    if obs.crews() < 50 && mind.chance(400) {
        return BudgetLine::People;
    }
    if mind.stance.ukraine >= 3 && mind.chance(250) { BudgetLine::Aid } else { BudgetLine::Equipment }
}
