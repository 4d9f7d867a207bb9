//! Running the experiment of a target: its arms are made ready, played, and turned into findings.

use super::arm::{Arm, Ready};
use super::judge::{Finding, judge};
use super::mean::{bootstrap, mean, quantile, ratio, variance};
use super::record::{Quantity, Record};
use super::rows::{Plan, play_all};
use super::{Experiment, Target, branch, tables};
use crate::balance::stats::{Interval, wilson};
use crate::core::arena::Id;
use crate::scenario::{self, Scenario};

/// Findings, or what is wrong with an arm.
pub type Outcome = Result<Vec<Finding>, scenario::Failure>;

/// Plays and judges a target.
///
/// # Errors
/// What is wrong with one of its arms.
pub fn run(scenario: &Scenario, target: &Target, plan: Plan) -> Outcome {
    let one = |value: Interval, games: usize| Ok(vec![judge(target, String::new(), value, games)]);
    let z = quantile(1);
    match &target.experiment {
        Experiment::Mean { of, arm } => {
            let values = played(scenario, arm, plan, *of)?;
            one(mean(&values, z), values.len())
        }
        Experiment::Difference { of, base, with } => {
            let (base, with) = pair(scenario, base, with, plan, *of)?;
            let gains: Vec<f64> = base.iter().zip(&with).map(|(base, with)| with - base).collect();
            one(mean(&gains, z), gains.len())
        }
        Experiment::Ratio { of, base, with } => {
            let (base, with) = pair(scenario, base, with, plan, *of)?;
            one(ratio(&with, &base, z), base.len())
        }
        Experiment::Variance { of, base, with } => {
            let (base, with) = pair(scenario, base, with, plan, *of)?;
            let of = |games: &[usize], arm: &[f64]| variance(&mut games.iter().map(|&game| arm[game]));
            let value = bootstrap(base.len(), z, &|games| of(games, &with) / of(games, &base).max(1e-9));
            one(value, base.len())
        }
        Experiment::Wins { of, base, with } => {
            let (base, with) = pair(scenario, base, with, plan, *of)?;
            one(wins(&base, &with, z), base.len())
        }
        Experiment::Ladder { players } => ladder(scenario, target, players, plan),
        Experiment::Endings { arm } => {
            let (ready, records) = recorded(scenario, arm, plan)?;
            let z = quantile(ready.rules.endings.len());
            let share = |id| {
                let hits = records.iter().filter(|record| record.ending == Some(id)).count();
                wilson(hits as u64, records.len() as u64, z)
            };
            let all = ready.rules.endings.pairs();
            Ok(all.map(|(id, row)| judge(target, row.id.to_string(), share(id), records.len())).collect())
        }
        Experiment::Firsts { arm } => firsts(scenario, target, arm, plan),
        Experiment::Seats { arm } => {
            let (ready, records) = recorded(scenario, arm, plan)?;
            let rows: Vec<Vec<f64>> = records.iter().map(|record| record.against_par(&ready.rules).collect()).collect();
            let z = quantile(usize::from(ready.rules.seats));
            let seats = ready.rules.seat_ids().map(|seat| {
                let apart = |row: &Vec<f64>| row[seat.index()] - row.iter().sum::<f64>() / row.len() as f64;
                let values: Vec<f64> = rows.iter().map(apart).collect();
                judge(target, ready.rules.members[seat].id.to_string(), mean(&values, z), records.len())
            });
            Ok(seats.collect())
        }
        Experiment::Cards { arm } => {
            let (ready, records) = recorded(scenario, arm, plan)?;
            let rules = &ready.rules;
            let names = rules.injects.iter().map(|row| format!("inject {}", row.id));
            let names = names.chain(rules.options.iter().map(|row| format!("option {}", row.id)));
            let names = names.chain(rules.initiatives.iter().map(|row| format!("initiative {}", row.id)));
            let cards = names.enumerate().map(|(place, name)| {
                let hits = records.iter().filter(|record| record.cards[place]).count();
                // Each card is judged by itself: a rare one is to be found, not to be hidden among the others.
                judge(target, name, wilson(hits as u64, records.len() as u64, z), records.len())
            });
            Ok(cards.collect())
        }
        Experiment::HalfTime { arm } => tables::half_time(scenario, target, arm, plan, false),
        Experiment::Recovery { arm } => tables::half_time(scenario, target, arm, plan, true),
        Experiment::EachTurn { player, best, worst } => {
            tables::each_turn(scenario, target, plan, [player, best, worst])
        }
        Experiment::EachKind { without } => tables::each_kind(scenario, target, plan, without),
        Experiment::KindsOf { player } => tables::kinds_of(scenario, target, plan, player),
        Experiment::EachBestAndWorst { of, plans, worlds } => {
            tables::each_best_and_worst(scenario, target, plan, *of, plans, worlds)
        }
        Experiment::Venues { of, turn } => tables::venues(scenario, target, plan, *of, *turn),
        Experiment::Luck { of, tables: arms } => tables::luck(scenario, target, plan, *of, arms),
        Experiment::Decided { after, alike, replays } => {
            branch::decided(scenario, target, plan, *after, *alike, *replays)
        }
        Experiment::Matters { points, gauge, tries } => {
            branch::matters(scenario, target, plan, [*points, *gauge], *tries)
        }
        Experiment::Spending { jump, jump_at, ramp, ramp_at } => {
            branch::spending(scenario, target, plan, (jump, *jump_at), (ramp, *ramp_at))
        }
    }
}

/// Plays the games of an arm.
pub fn recorded(scenario: &Scenario, arm: &Arm, plan: Plan) -> Result<(Ready, Vec<Record>), scenario::Failure> {
    let ready = Ready::of(scenario, arm)?;
    let records = play_all(&ready, plan, None);
    Ok((ready, records))
}

/// Plays the games of an arm and reads a quantity.
pub fn played(scenario: &Scenario, arm: &Arm, plan: Plan, of: Quantity) -> Result<Vec<f64>, scenario::Failure> {
    let (ready, records) = recorded(scenario, arm, plan)?;
    Ok(records.iter().map(|record| record.read(&ready.rules, of)).collect())
}

/// Plays two arms; games that one of them was stopped before are left out of both.
fn pair(
    scenario: &Scenario,
    base: &Arm,
    with: &Arm,
    plan: Plan,
    of: Quantity,
) -> Result<(Vec<f64>, Vec<f64>), scenario::Failure> {
    let mut base = played(scenario, base, plan, of)?;
    let mut with = played(scenario, with, plan, of)?;
    let games = base.len().min(with.len());
    base.truncate(games);
    with.truncate(games);
    Ok((base, with))
}

/// The share of pairs in which the second is above; equal pairs count half each way.
fn wins(base: &[f64], with: &[f64], z: f64) -> Interval {
    let halves = base.iter().zip(with).map(|(base, with)| 1 + i32::from(with > base) - i32::from(with < base));
    let halves: u64 = halves.map(|half| u64::try_from(half).unwrap_or(0)).sum();
    let mut value = wilson(halves / 2, base.len() as u64, z);
    value.mid = halves as f64 / 2.0 / base.len().max(1) as f64;
    value
}

fn ladder(scenario: &Scenario, target: &Target, players: &[String], plan: Plan) -> Outcome {
    let z = quantile(players.len().saturating_sub(1));
    let mut below: Option<(String, Vec<f64>)> = None;
    let mut all = Vec::new();
    for player in players {
        let arm = Arm { focal: player.clone(), ..Arm::default() };
        let values = played(scenario, &arm, plan, Quantity::Score)?;
        let name = if player.is_empty() { "as usual".to_owned() } else { player.clone() };
        if let Some((other, below)) = &below {
            let games = below.len().min(values.len());
            let value = wins(&below[..games], &values[..games], z);
            let gain = mean(&values[..games], z).mid - mean(&below[..games], z).mid;
            all.push(judge(target, format!("{name} over {other} ({gain:+.0} points)"), value, games));
        }
        below = Some((name, values));
    }
    Ok(all)
}

fn firsts(scenario: &Scenario, target: &Target, arm: &Arm, plan: Plan) -> Outcome {
    let (ready, records) = recorded(scenario, arm, plan)?;
    let mut names: Vec<String> = Vec::new();
    let mut firsts: Vec<Vec<f64>> = Vec::new();
    for (nth, record) in records.iter().enumerate() {
        let scores: Vec<f64> = record.against_par(&ready.rules).collect();
        let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let tied = scores.iter().filter(|score| **score >= most).count() as f64;
        for (player, score) in record.players.iter().zip(&scores) {
            let name = ready.roster.name(*player).to_owned();
            let place = names.iter().position(|known| *known == name).unwrap_or_else(|| {
                names.push(name);
                firsts.push(vec![0.0; records.len()]);
                names.len() - 1
            });
            if *score >= most {
                firsts[place][nth] += 1.0 / tied;
            }
        }
    }
    let z = quantile(names.len());
    let found = names.into_iter().zip(firsts);
    Ok(found.map(|(name, firsts)| judge(target, name, mean(&firsts, z), records.len())).collect())
}
