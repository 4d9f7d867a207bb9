//! Comparisons: the same games, with the same dice, played in two ways or in many; what differs, and how surely.
//!
//! Game *n* of every arm has the same seed, and dice are keyed by what they are for, so arms differ only where they act
//! differently. The difference of a pair varies far less than the difference of two strangers.

use std::ops::{ControlFlow, Range};
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use super::hist::Hist;
use super::measure::{Measure, measures};
use super::row::GameRow;
use super::runner::{Batch, Progress, Table, in_chunks};
use super::stats::{self, Interval};
use super::tally::Tally;

/// A way to play that is compared with the base.
#[derive(Clone, Debug)]
pub struct Arm {
    /// What is different, for people.
    pub name: String,
    /// What is played. Its first game, number of games and seed are those of the base.
    pub batch: Batch,
}

/// Pairs of games counted in one quantity; merges exactly.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pairs {
    /// The quantity.
    pub name: String,
    /// Its sum over the games of the base.
    pub base: i64,
    /// Its sum over the games of the arm.
    pub arm: i64,
    /// Arm less base, game by game.
    pub differences: Hist,
}

/// A mean difference between an arm and the base.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// The quantity.
    pub name: String,
    /// Its unit.
    pub unit: &'static str,
    /// Mean of the base.
    pub base: f64,
    /// Mean of the arm.
    pub arm: f64,
    /// Arm less base, with its interval of 95 %.
    pub difference: Interval,
    /// Chance of a difference at least this large, either way, if there were none.
    pub p: f64,
    /// The same after Holm's correction for all differences that are read together; set by whoever reads them.
    pub p_holm: f64,
    /// The least difference that a batch of this size finds in four of five cases.
    pub detectable: f64,
    /// Standard deviation of the difference of one pair.
    pub spread: f64,
}

impl Pairs {
    fn new(name: &str, measure: Measure) -> Self {
        Self { name: name.to_owned(), base: 0, arm: 0, differences: measure.differences() }
    }
    fn add(&mut self, base: i32, arm: i32) {
        self.base += i64::from(base);
        self.arm += i64::from(arm);
        self.differences.add(arm - base);
    }
    /// Adds more pairs of the same quantity.
    pub fn merge(&mut self, other: &Self) {
        self.base += other.base;
        self.arm += other.arm;
        self.differences.merge(&other.differences);
    }
    /// The mean difference with its interval: Student's t, or Agresti and Min's for shares.
    pub fn difference(&self, measure: Measure) -> Difference {
        let (n, scale) = (self.differences.count(), measure.scale());
        let games = n.max(1) as f64;
        let (_, spread) = stats::moments(&self.differences);
        let found = if measure.is_share() {
            stats::paired_shares(self.differences.count_of(1), self.differences.count_of(-1), n)
        } else {
            stats::student(&self.differences)
        };
        Difference {
            name: self.name.clone(),
            unit: measure.unit(),
            base: self.base as f64 / games * scale,
            arm: self.arm as f64 / games * scale,
            difference: found.interval.times(scale),
            p: found.p,
            p_holm: found.p,
            detectable: stats::detectable(spread, n) * scale,
            spread: spread * scale,
        }
    }
}

/// An arm with its results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArmTally {
    /// What is different.
    pub name: String,
    /// Its games.
    pub tally: Tally,
    /// Its pairs with the base, by quantity.
    pub pairs: Vec<Pairs>,
}

/// A comparison: the base, and every arm with its pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contrast {
    /// The games of the base.
    pub base: Tally,
    /// The arms.
    pub arms: Vec<ArmTally>,
}

impl Contrast {
    /// An empty comparison.
    pub fn new(base: &Batch, arms: &[Arm]) -> Self {
        let arms = arms.iter().map(|arm| ArmTally {
            name: arm.name.clone(),
            tally: Tally::new(&arm.batch.rules, &arm.batch.roster),
            pairs: common(base, &arm.batch).iter().map(|both| Pairs::new(&both.name, both.base)).collect(),
        });
        Self { base: Tally::new(&base.rules, &base.roster), arms: arms.collect() }
    }
    /// Adds more games of the same comparison.
    pub fn merge(&mut self, other: &Self) {
        self.base.merge(&other.base);
        for (own, more) in self.arms.iter_mut().zip(&other.arms) {
            own.tally.merge(&more.tally);
            own.pairs.iter_mut().zip(&more.pairs).for_each(|(own, more)| own.merge(more));
        }
    }
    /// The differences of an arm from the base, in every quantity both have. Holm's correction covers them all.
    pub fn differences(&self, base: &Batch, nth: usize) -> Vec<Difference> {
        let known = measures(&base.rules, &base.roster);
        let of = |name: &str| known.iter().find(|(known, _)| known == name).map(|(_, measure)| *measure);
        let Some(arm) = self.arms.get(nth) else { return Vec::new() };
        let mut all: Vec<Difference> =
            arm.pairs.iter().filter_map(|pairs| Some(pairs.difference(of(&pairs.name)?))).collect();
        let adjusted = stats::holm(&all.iter().map(|difference| difference.p).collect::<Vec<_>>());
        all.iter_mut().zip(adjusted).for_each(|(difference, p)| difference.p_holm = p);
        all
    }
}

/// A quantity that two batches share.
struct Both {
    name: String,
    base: Measure,
    arm: Measure,
}

/// The quantities that two batches share, by name.
fn common(base: &Batch, arm: &Batch) -> Vec<Both> {
    let theirs = measures(&arm.rules, &arm.roster);
    let find = |name: &str| theirs.iter().find(|(other, _)| other == name).map(|(_, measure)| *measure);
    let ours = measures(&base.rules, &base.roster).into_iter();
    ours.filter_map(|(name, base)| find(&name).map(|arm| Both { name, base, arm })).collect()
}

/// Plays a base and its arms on the same games. `progress` is called after every chunk; see [`super::run`].
pub fn compare(base: &Batch, arms: &[Arm], stop: &AtomicBool, progress: &mut dyn FnMut(Progress)) -> Contrast {
    let mut whole = Contrast::new(base, arms);
    let worker = || {
        let mut tables = Tables::new(base, arms);
        move |span: Range<u64>| tables.play(base, arms, span)
    };
    in_chunks(base.span(), base.threads, stop, &worker, &mut |_, part: Contrast| {
        whole.merge(&part);
        progress(Progress { done: whole.base.games, of: base.games });
        ControlFlow::Continue(())
    });
    whole
}

/// The tables of a base and its arms, for one thread.
pub struct Tables<'a> {
    base: Table<'a>,
    arms: Vec<(Table<'a>, Vec<Both>)>,
}

impl<'a> Tables<'a> {
    /// Tables for a base and its arms.
    pub fn new(base: &'a Batch, arms: &'a [Arm]) -> Self {
        let arms = arms.iter().map(|arm| (Table::new(&arm.batch), common(base, &arm.batch))).collect();
        Self { base: Table::new(base), arms }
    }
    /// Plays the games of these numbers in every way.
    pub fn play(&mut self, base: &Batch, arms: &[Arm], span: Range<u64>) -> Contrast {
        let mut part = Contrast::new(base, arms);
        let mut rows: Vec<GameRow> = Vec::new();
        part.base = self.base.play(span.clone(), &mut |row, _| rows.push(row.clone()));
        for ((table, common), arm) in self.arms.iter_mut().zip(&mut part.arms) {
            let (mut games, pairs) = (rows.iter(), &mut arm.pairs);
            arm.tally = table.play(span.clone(), &mut |row, _| {
                let Some(base) = games.next() else { return };
                for (both, pairs) in common.iter().zip(pairs.iter_mut()) {
                    pairs.add(both.base.of(base), both.arm.of(row));
                }
            });
        }
        part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_have_the_interval_of_students_t() {
        // scipy.stats.ttest_1samp([2,4,4,4,5,5,7,9], 0): t = 6.61438, p = 3.00e-4, interval 3.21252 to 6.78748.
        let mut pairs = Pairs::new("shared_score", Measure::Turns);
        for by in [2, 4, 4, 4, 5, 5, 7, 9] {
            pairs.add(10, 10 + by);
        }
        let got = pairs.difference(Measure::Turns);
        assert!((got.difference.low - 3.21252).abs() < 1e-4 && (got.difference.high - 6.78748).abs() < 1e-4, "{got:?}");
        assert!((got.base - 10.0).abs() < 1e-12 && (got.arm - 15.0).abs() < 1e-12);
        assert!((got.p - 3.00e-4).abs() < 1e-5, "{}", got.p);
    }
}
