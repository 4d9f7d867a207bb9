//! Experiments that go back to a turn and play on from there in other ways.

use super::Target;
use super::arm::{Arm, Ready, Shock};
use super::experiment::{Outcome, recorded};
use super::judge::judge;
use super::mean::quantile;
use super::rows::{Plan, Table, begin, go_on, seated};
use crate::ai::play;
use crate::balance::lab::spread;
use crate::balance::stats::wilson;
use crate::core::Dice;
use crate::core::arena::Id;
use crate::core::dice::{Stream, mix};
use crate::core::ids::MemberId;
use crate::rules::order::Order;
use crate::rules::phase::Step;
use crate::scenario::Scenario;
use crate::sim::Game;

/// The share of games whose ending is settled after a part of the game: replays with other dice end alike.
pub fn decided(scenario: &Scenario, target: &Target, plan: Plan, after: i32, alike: i32, replays: u32) -> Outcome {
    let ready = Ready::of(scenario, &Arm::default())?;
    let turns = i32::from(ready.rules.calendar.turns);
    let until = u8::try_from((turns * after / 1000).max(1)).unwrap_or(u8::MAX);
    let job = |table: &mut Table, number: usize| {
        let (mut field, _, focal) = seated(&ready, plan, number, None);
        begin(table, &ready, plan, number, focal);
        go_on(&mut table.game, &mut field, &mut table.orders, &ready, until, &mut |_| {});
        if table.game.step() == Step::Over {
            return true;
        }
        let fork = table.game.snapshot();
        let mut endings = vec![0u32; ready.rules.endings.len()];
        for nth in 0..replays {
            let mut other = fork.clone();
            other.clock.seed = mix(plan.seed_of(number) ^ u64::from(nth + 1));
            table.game.restore(&other);
            go_on(&mut table.game, &mut field, &mut table.orders, &ready, u8::MAX, &mut |_| {});
            if let Some(ending) = table.game.ending().and_then(|ending| endings.get_mut(ending.index())) {
                *ending += 1;
            }
        }
        let most = endings.into_iter().max().unwrap_or(0);
        u64::from(most) * 1000 >= u64::from(replays) * u64::try_from(alike).unwrap_or(0)
    };
    let settled = spread(plan.threads, plan.games, plan.stop, &|| Table::new(&ready), &job, &mut |_| {});
    let hits = settled.iter().filter(|settled| **settled).count();
    let value = wilson(hits as u64, settled.len() as u64, quantile(1));
    Ok(vec![judge(target, String::new(), value, settled.len())])
}

/// Purpose of the draws of which turn is looked at and which orders are tried, on the dice of the batch.
const LOOK: u32 = 1;

/// The share of turns in which some order of the focal seat matters by the end of the turn.
pub fn matters(scenario: &Scenario, target: &Target, plan: Plan, [points, gauge]: [i32; 2], tries: u32) -> Outcome {
    let ready = Ready::of(scenario, &Arm::default())?;
    let turns = u32::from(ready.rules.calendar.turns);
    let job = |table: &mut Table, number: usize| -> Option<bool> {
        let (mut field, _, focal) = seated(&ready, plan, number, None);
        begin(table, &ready, plan, number, focal);
        let roll = Dice::new(plan.seed_of(number), 0).stream(Stream::Policy);
        let turn = u8::try_from(roll.below(LOOK, 0, turns)).unwrap_or(0);
        if turn > 0 {
            go_on(&mut table.game, &mut field, &mut table.orders, &ready, turn, &mut |_| {});
        }
        if table.game.step() == Step::Over {
            return None;
        }
        let fork = table.game.snapshot();
        // What can be ordered is known when the step has come; one of each kind is tried.
        let mut options: Vec<Order> = Vec::new();
        let none = turn_with(table, &mut field, focal, &mut |game| {
            for (order, _) in game.legal(focal) {
                if !options.iter().any(|known| known.kind() == order.kind()) {
                    options.push(order);
                }
            }
            None
        });
        let start = roll.below(LOOK, 1, u32::try_from(options.len()).unwrap_or(0)) as usize;
        let some = options.iter().cycle().skip(start).take(options.len().min(tries as usize)).any(|order| {
            table.game.restore(&fork);
            let with = turn_with(table, &mut field, focal, &mut |_| Some(*order));
            let far = |nth: usize, by: i32| (with[nth] - none[nth]).abs() >= by;
            with[0] - none[0] >= points || (1..with.len()).any(|nth| far(nth, gauge))
        });
        Some(some)
    };
    let seen = spread(plan.threads, plan.games, plan.stop, &|| Table::new(&ready), &job, &mut |_| {});
    let seen: Vec<bool> = seen.into_iter().flatten().collect();
    let hits = seen.iter().filter(|matters| **matters).count();
    let value = wilson(hits as u64, seen.len() as u64, quantile(1));
    Ok(vec![judge(target, String::new(), value, seen.len())])
}

/// Plays one turn in which the focal seat gives at most one order in the Orders step: its score, then the gauges.
fn turn_with(
    table: &mut Table,
    field: &mut crate::ai::Field,
    focal: MemberId,
    order: &mut dyn FnMut(&Game) -> Option<Order>,
) -> [i32; 5] {
    loop {
        match table.game.advance() {
            Step::Over | Step::Report => break,
            step => {
                play::ask(&mut table.game, field, &mut table.orders);
                if step == Step::Orders {
                    table.game.withdraw(focal);
                    if let Some(order) = order(&table.game) {
                        table.game.submit(focal, &[order]);
                    }
                }
            }
        }
    }
    let state = table.game.state();
    [
        i32::from(state.scoring.total[focal]),
        state.deterrence.gauge.get(),
        state.alliance.cohesion.get(),
        state.moscow.escalation.get(),
        state.capability.gap_alone,
    ]
}

/// Points per euro of a jump of spending over those of a ramp, each against spending as at the start.
pub fn spending(scenario: &Scenario, target: &Target, plan: Plan, jump: (&[i32], u8), ramp: (&[i32], u8)) -> Outcome {
    let mut arms = Vec::new();
    for (path, at) in [(&[][..], jump.1), jump, (&[][..], ramp.1), ramp] {
        let set = crate::schema::parse_setting(&mut crate::schema::Sources::new(), &format!("turns={at}")).0;
        let value = set.map(|set| set.value);
        let key =
            crate::schema::Node::new(crate::schema::Span::default(), crate::schema::Kind::Str("turns".to_owned()));
        let map = crate::schema::Kind::Map(value.into_iter().map(|value| (key.clone(), value)).collect());
        let arm = Arm {
            set: crate::schema::Node::new(crate::schema::Span::default(), map),
            shock: vec![Shock::Core(path.to_vec())],
            ..Arm::default()
        };
        let (_, records) = recorded(scenario, &arm, plan)?;
        // A game that ends early says nothing.
        arms.push(
            records
                .iter()
                .map(|record| {
                    (record.turns.len() == usize::from(at)).then(|| (f64::from(record.grown) / 100.0, record.spent))
                })
                .collect::<Vec<_>>(),
        );
    }
    let [base, jumped, none, ramped] = &arms[..] else { return Ok(Vec::new()) };
    let mut rows = [vec![], vec![]];
    for (((base, jumped), none), ramped) in base.iter().zip(jumped).zip(none).zip(ramped) {
        let (Some(base), Some(jumped), Some(none), Some(ramped)) = (base, jumped, none, ramped) else { continue };
        rows[0].push((jumped.0 - base.0, jumped.1 - base.1));
        rows[1].push((ramped.0 - none.0, ramped.1 - none.1));
    }
    let games = rows[0].len();
    let per_euro = |row: &[(f64, f64)], drawn: &[usize]| {
        let points: f64 = drawn.iter().map(|&game| row[game].0).sum();
        let money: f64 = drawn.iter().map(|&game| row[game].1).sum();
        points / money.max(1e-9)
    };
    let of = |drawn: &[usize]| per_euro(&rows[0], drawn) / per_euro(&rows[1], drawn).max(1e-9);
    let value = super::mean::bootstrap(games, quantile(1), &of);
    Ok(vec![judge(target, String::new(), value, games)])
}
