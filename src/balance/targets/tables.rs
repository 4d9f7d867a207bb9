//! Experiments with many arms: each turn, each kind of order, each initiative, each world.

use super::Target;
use super::arm::{Arm, Bend, OrderName, Ready};
use super::experiment::{Outcome, played, recorded};
use super::judge::judge;
use super::mean::{bootstrap, mean, quantile, ratio, resampled, variance};
use super::record::{Quantity, Record};
use super::rows::{Plan, Table, begin, go_on, play_all, proposing, seated};
use crate::ai::roster::CARETAKER;
use crate::ai::{KindSet, Player};
use crate::balance::lab::spread;
use crate::balance::stats::{Interval, wilson};
use crate::core::arena::Id;
use crate::rules::order::OrderKind;
use crate::rules::words::Venue;
use crate::scenario::{self, Scenario};

/// Half time against the end. What is usual at half time is what caretakers reach there, seat by seat.
pub fn half_time(scenario: &Scenario, target: &Target, arm: &Arm, plan: Plan, recovery: bool) -> Outcome {
    let (ready, records) = recorded(scenario, arm, plan)?;
    let caretakers = Ready::of(scenario, &Arm { focal: CARETAKER.to_owned(), ..arm.clone() })?;
    let mut sums = vec![(0.0, 0.0); usize::from(ready.rules.seats)];
    for record in play_all(&caretakers, plan, None) {
        if let Some(half) = record.half.get(record.focal.index()) {
            let (sum, count) = &mut sums[record.focal.index()];
            *sum += f64::from(*half);
            *count += 1.0;
        }
    }
    let par: Vec<f64> = sums.iter().map(|(sum, count)| sum / f64::max(*count, 1.0)).collect();
    let spread = |seat: usize| f64::from(ready.rules.par.iter().nth(seat).map_or(60, |par| par.1).max(1));
    let half = |record: &Record| -> Vec<f64> {
        record.half.iter().enumerate().map(|(seat, half)| (f64::from(*half) - par[seat]) / spread(seat)).collect()
    };
    let whole: Vec<&Record> = records.iter().filter(|record| !record.half.is_empty()).collect();
    let z = quantile(1);
    if recovery {
        let counted: Vec<(f64, f64)> = whole
            .iter()
            .map(|record| {
                let end: Vec<f64> = record.against_par(&ready.rules).collect();
                let below: Vec<usize> =
                    half(record).iter().enumerate().filter(|(_, half)| **half < 0.0).map(|(seat, _)| seat).collect();
                (below.iter().filter(|&&seat| end[seat] > 0.0).count() as f64, below.len() as f64)
            })
            .collect();
        let (up, all): (Vec<f64>, Vec<f64>) = counted.into_iter().unzip();
        return Ok(vec![judge(target, String::new(), ratio(&up, &all, z), whole.len())]);
    }
    let values: Vec<f64> = whole
        .iter()
        .map(|record| rank_correlation(&half(record), &record.against_par(&ready.rules).collect::<Vec<_>>()))
        .collect();
    Ok(vec![judge(target, String::new(), mean(&values, z), whole.len())])
}

/// Spearman's rank correlation, with mean ranks for equal values.
fn rank_correlation(a: &[f64], b: &[f64]) -> f64 {
    let ranks = |values: &[f64]| -> Vec<f64> {
        let rank = |value: &f64| {
            let below = values.iter().filter(|other| *other < value).count();
            let equal = values.iter().filter(|other| other.total_cmp(value).is_eq()).count();
            below as f64 + (equal as f64 - 1.0) / 2.0
        };
        values.iter().map(rank).collect()
    };
    let (a, b) = (ranks(a), ranks(b));
    let mid = (a.len() as f64 - 1.0) / 2.0;
    let product: f64 = a.iter().zip(&b).map(|(a, b)| (a - mid) * (b - mid)).sum();
    let squares = |ranks: &[f64]| ranks.iter().map(|rank| (rank - mid).powi(2)).sum::<f64>();
    product / (squares(&a) * squares(&b)).sqrt().max(1e-9)
}

/// What another player's orders in one turn alone cost, per cent of the margin between two players.
pub fn each_turn(scenario: &Scenario, target: &Target, plan: Plan, players: [&str; 3]) -> Outcome {
    let [player, best, worst] = players;
    let focal = |name: &str| Arm { focal: name.to_owned(), ..Arm::default() };
    let best = mean(&played(scenario, &focal(best), plan, Quantity::Score)?, 1.0);
    let worst = mean(&played(scenario, &focal(worst), plan, Quantity::Score)?, 1.0);
    let margin = (best.mid - worst.mid).max(1e-9);
    let usual = Ready::of(scenario, &Arm::default())?;
    let stand_in = Ready::of(scenario, &focal(player))?.focal.unwrap_or(Player::Random);
    let base = scores(&play_all(&usual, plan, None));
    let turns = usual.rules.calendar.turns;
    let z = quantile(usize::from(turns));
    let mut all = Vec::new();
    for turn in 1..=turns {
        let other = scores(&play_all(&usual, plan, Some((turn, stand_in))));
        let costs: Vec<f64> = base.iter().zip(&other).map(|(base, other)| 100.0 * (base - other) / margin).collect();
        all.push(judge(target, format!("turn {turn}"), mean(&costs, z), costs.len()));
    }
    Ok(all)
}

fn scores(records: &[Record]) -> Vec<f64> {
    let own = |record: &Record| record.totals.get(record.focal.index()).copied().map_or(0.0, f64::from);
    records.iter().map(own).collect()
}

/// The mean score of each player's seats in a game, by player.
fn by_player(record: &Record, player: Player) -> f64 {
    let own: Vec<f64> = record
        .players
        .iter()
        .zip(&record.totals)
        .filter(|(who, _)| **who == player)
        .map(|(_, total)| f64::from(*total))
        .collect();
    own.iter().sum::<f64>() / own.len().max(1) as f64
}

/// By kind of order, what forbidding it does to the profile that it hurts most.
pub fn each_kind(scenario: &Scenario, target: &Target, plan: Plan, without: &[OrderName]) -> Outcome {
    let ready = Ready::of(scenario, &Arm::default())?;
    let base = play_all(&ready, plan, None);
    let players = ready.seating.rotation.clone();
    let usual: Vec<Vec<f64>> =
        players.iter().map(|player| base.iter().map(|record| by_player(record, *player)).collect()).collect();
    // The worst of several profiles is picked, so the interval is for all of them together.
    let z = quantile(players.len());
    let mut all = Vec::new();
    for kind in OrderKind::ALL.iter().filter(|kind| !without.contains(&OrderName(**kind))) {
        let forbidden: KindSet = std::iter::once(*kind).collect();
        let job = |table: &mut Table, number: usize| {
            let (mut field, players, focal) = seated(&ready, plan, number, None);
            let mut record = Record::new(&ready.rules, players, focal);
            begin(table, &ready, plan, number, focal);
            go_on(&mut table.game, &mut field, &mut table.orders, &ready, u8::MAX, &mut |_| {});
            record.close(table.game.state());
            record
        };
        let make = || Table::without(&ready, forbidden);
        let records = spread(plan.threads, base.len(), plan.stop, &make, &job, &mut |_| {});
        let changes = players.iter().zip(&usual).map(|(player, usual)| {
            let change: Vec<f64> =
                records.iter().zip(usual).map(|(record, usual)| by_player(record, *player) - usual).collect();
            (ready.roster.name(*player), mean(&change, z))
        });
        let worst = changes.min_by(|(_, a), (_, b)| a.high.total_cmp(&b.high));
        if let Some((name, value)) = worst {
            all.push(judge(target, format!("{} ({name})", kind.name()), value, records.len()));
        }
    }
    Ok(all)
}

/// By kind of order, the share of turns in which a player gives it.
pub fn kinds_of(scenario: &Scenario, target: &Target, plan: Plan, player: &str) -> Outcome {
    let (_, records) = recorded(scenario, &Arm { focal: player.to_owned(), ..Arm::default() }, plan)?;
    let z = quantile(OrderKind::ALL.len());
    let turns: usize = records.iter().map(|record| record.turns.len()).sum();
    let kinds = OrderKind::ALL.iter().map(|kind| {
        let gives = |record: &Record| record.turns.iter().filter(|turn| turn.kinds >> *kind as u64 & 1 == 1).count();
        let hits: usize = records.iter().map(gives).sum();
        judge(target, kind.name().to_owned(), wilson(hits as u64, turns as u64, z), records.len())
    });
    Ok(kinds.collect())
}

/// How sure it is of each plan that it is best in some world, and worst in some.
pub fn each_best_and_worst(
    scenario: &Scenario,
    target: &Target,
    plan: Plan,
    of: Quantity,
    plans: &[Arm],
    worlds: &[Arm],
) -> Outcome {
    // values[world][plan][game]
    let mut values = Vec::new();
    for world in worlds {
        let mut row = Vec::new();
        for one in plans {
            row.push(played(scenario, &both(world, one), plan, of)?);
        }
        values.push(row);
    }
    let games = values.iter().flatten().map(Vec::len).min().unwrap_or(0);
    // How far a plan lies beyond all others in a world, above or below; negative where another lies further.
    let beyond = |drawn: &[usize], world: &[Vec<f64>], who: usize, sign: f64| {
        let mean = |arm: &Vec<f64>| sign * drawn.iter().map(|&game| arm[game]).sum::<f64>() / drawn.len().max(1) as f64;
        let others = world.iter().enumerate().filter(|(other, _)| *other != who).map(|(_, arm)| mean(arm));
        mean(&world[who]) - others.fold(f64::NEG_INFINITY, f64::max)
    };
    let whole: Vec<usize> = (0..games).collect();
    let mut found = Vec::new();
    for (who, one) in plans.iter().enumerate() {
        for (word, sign) in [("best", 1.0), ("worst", -1.0)] {
            let holds =
                |drawn: &[usize]| f64::from(u8::from(values.iter().any(|world| beyond(drawn, world, who, sign) > 0.0)));
            let sure = resampled(games, 1, &holds);
            let share = sure.iter().sum::<f64>() / sure.len().max(1) as f64;
            let by = |(world, row): (&Arm, &Vec<Vec<f64>>)| {
                format!("{} {:+.1}", world.name, sign * beyond(&whole, row, who, sign))
            };
            let figures: Vec<String> = worlds.iter().zip(&values).map(by).collect();
            let name = format!("{} {word}", one.name);
            found.push(
                judge(target, name, Interval { low: share, mid: share, high: share }, games).with(figures.join(", ")),
            );
        }
    }
    Ok(found)
}

/// A plan in a world: what both change.
fn both(world: &Arm, plan: &Arm) -> Arm {
    let join = |a: &crate::schema::Node, b: &crate::schema::Node| {
        let mut all = a.clone();
        if let (crate::schema::Kind::Map(all), crate::schema::Kind::Map(more)) = (&mut all.kind, &b.kind) {
            all.extend(more.iter().cloned());
        }
        all
    };
    Arm {
        set: join(&world.set, &plan.set),
        taste: join(&world.taste, &plan.taste),
        bend: world.bend.iter().chain(&plan.bend).copied().collect(),
        shock: world.shock.iter().chain(&plan.shock).cloned().collect(),
        ..plan.clone()
    }
}

/// The share of initiatives for which consensus is best and for which a coalition is, of those that can be done in either way.
pub fn venues(scenario: &Scenario, target: &Target, plan: Plan, of: Quantity, turn: u8) -> Outcome {
    let ready = Ready::of(scenario, &Arm::default())?;
    // values[initiative][way][game], with the initiative's name.
    let mut values: Vec<(String, [Vec<f64>; 2])> = Vec::new();
    for (initiative, row) in ready.rules.initiatives.pairs() {
        let consensus = [Venue::Nato, Venue::Eu].into_iter().find(|venue| row.venues.contains(venue));
        let (Some(consensus), true) = (consensus, row.venues.contains(&Venue::Coalition)) else { continue };
        let played = [consensus, Venue::Coalition].map(|venue| {
            let arm = proposing(&ready, Bend::Propose { initiative, venue, turn });
            play_all(&arm, plan, None).iter().map(|record| record.read(&arm.rules, of)).collect()
        });
        values.push((row.id.to_string(), played));
    }
    let games = values.iter().flat_map(|(_, ways)| ways).map(Vec::len).min().unwrap_or(0);
    let found = [("consensus", 0, 1), ("a coalition", 1, 0)].map(|(name, way, other)| {
        let share = |drawn: &[usize]| {
            let sum = |arm: &[f64]| drawn.iter().map(|&game| arm[game]).sum::<f64>();
            let best = values.iter().filter(|(_, ways)| sum(&ways[way]) > sum(&ways[other]));
            best.count() as f64 / values.len().max(1) as f64
        };
        let by = |(name, ways): &(String, [Vec<f64>; 2])| {
            (mean(&ways[way], 1.0).mid - mean(&ways[other], 1.0).mid, name.clone())
        };
        let mut gaps: Vec<(f64, String)> = values.iter().map(by).collect();
        gaps.sort_by(|a, b| b.0.total_cmp(&a.0));
        let figures: Vec<String> = gaps.iter().map(|(by, name)| format!("{name} {by:+.1}")).collect();
        judge(target, name.to_owned(), bootstrap(games, quantile(2), &share), games).with(figures.join(", "))
    });
    Ok(found.into())
}

/// The share of variance that dice alone explain.
pub fn luck(scenario: &Scenario, target: &Target, plan: Plan, of: Quantity, arms: &[Arm]) -> Outcome {
    let all: Result<Vec<Vec<f64>>, scenario::Failure> =
        arms.iter().map(|arm| played(scenario, arm, plan, of)).collect();
    let all = all?;
    let games = all.iter().map(Vec::len).min().unwrap_or(0);
    let share = |drawn: &[usize]| {
        let within = all.iter().map(|arm| variance(&mut drawn.iter().map(|&game| arm[game]))).sum::<f64>();
        let within = within / all.len().max(1) as f64;
        let means = all.iter().map(|arm| drawn.iter().map(|&game| arm[game]).sum::<f64>() / drawn.len().max(1) as f64);
        // The means of tables differ by chance too; that part is luck as well.
        let between = (variance(&mut means.collect::<Vec<_>>().into_iter()) - within / games.max(1) as f64).max(0.0);
        within / (within + between).max(1e-9)
    };
    Ok(vec![judge(target, String::new(), bootstrap(games, quantile(1), &share), games)])
}
