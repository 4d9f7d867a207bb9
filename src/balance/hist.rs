//! A histogram of whole numbers that merges exactly.

use serde::{Deserialize, Serialize};

/// Counts of whole numbers in bins of one width, with exact sums.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hist {
    low: i32,
    width: i32,
    bins: Vec<u64>,
    count: u64,
    sum: i64,
    squares: i64,
    least: Option<i32>,
    most: Option<i32>,
}

impl Hist {
    /// An empty histogram of `bins` bins of `width` from `low`; what lies outside goes to the first or the last bin.
    pub fn new(low: i32, width: i32, bins: usize) -> Self {
        Self { low, width: width.max(1), bins: vec![0; bins.max(1)], ..Self::default() }
    }
    /// For scores of 0 to 1000, in bins of five.
    pub fn score() -> Self {
        Self::new(0, 5, 201)
    }
    /// For gauges of 0 to 1000 kept for every turn, in bins of twenty.
    pub fn gauge() -> Self {
        Self::new(0, 20, 51)
    }
    /// Counts a number.
    pub fn add(&mut self, value: i32) {
        let last = self.bins.len().saturating_sub(1);
        let place = usize::try_from((value - self.low) / self.width.max(1)).unwrap_or(0).min(last);
        if let Some(bin) = self.bins.get_mut(place) {
            *bin += 1;
        }
        self.count += 1;
        self.sum += i64::from(value);
        self.squares += i64::from(value) * i64::from(value);
        self.least = Some(self.least.map_or(value, |least| least.min(value)));
        self.most = Some(self.most.map_or(value, |most| most.max(value)));
    }
    /// Adds another histogram of the same shape.
    pub fn merge(&mut self, other: &Self) {
        if self.bins.len() < other.bins.len() {
            (self.low, self.width) = (other.low, other.width);
            self.bins.resize(other.bins.len(), 0);
        }
        for (bin, more) in self.bins.iter_mut().zip(&other.bins) {
            *bin += more;
        }
        self.count += other.count;
        self.sum += other.sum;
        self.squares += other.squares;
        self.least = self.least.into_iter().chain(other.least).min();
        self.most = self.most.into_iter().chain(other.most).max();
    }
    /// How many numbers were counted.
    pub fn count(&self) -> u64 {
        self.count
    }
    /// Their sum.
    pub fn sum(&self) -> i64 {
        self.sum
    }
    /// The sum of their squares.
    pub fn squares(&self) -> i64 {
        self.squares
    }
    /// How many numbers fell into the bin of this one.
    pub fn count_of(&self, value: i32) -> u64 {
        let place = usize::try_from((value - self.low) / self.width.max(1)).ok();
        place.and_then(|place| self.bins.get(place)).copied().unwrap_or(0)
    }
    /// The least and the most.
    pub fn range(&self) -> Option<(i32, i32)> {
        self.least.zip(self.most)
    }
    /// The middle of each bin with its count; empty bins are left out.
    pub fn bins(&self) -> impl Iterator<Item = (i32, u64)> + '_ {
        let (low, width) = (self.low, self.width);
        self.bins
            .iter()
            .zip(0i32..)
            .filter(|(count, _)| **count > 0)
            .map(move |(&count, nth)| (low + nth * width + (width - 1) / 2, count))
    }
    /// The middle of the bin below which this share of the numbers lies, permille.
    pub fn quantile(&self, permille: u64) -> i32 {
        let rank = (self.count * permille).div_ceil(1000).max(1);
        let mut seen = 0;
        self.bins()
            .find(|(_, count)| {
                seen += count;
                seen >= rank
            })
            .map_or(0, |(middle, _)| middle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_merge_to_the_whole() {
        let (mut whole, mut left, mut right) = (Hist::score(), Hist::score(), Hist::score());
        for value in 0..500 {
            whole.add(value * 7 % 1000);
            if value < 200 { left.add(value * 7 % 1000) } else { right.add(value * 7 % 1000) }
        }
        left.merge(&right);
        assert_eq!(left, whole);
        let mut empty = Hist::default();
        empty.merge(&whole);
        assert_eq!(empty, whole);
    }

    #[test]
    fn quantiles_lie_in_their_bins() {
        let mut hist = Hist::new(0, 1, 101);
        (0..=100).for_each(|value| hist.add(value));
        assert_eq!([10, 500, 950].map(|permille| hist.quantile(permille)), [1, 50, 95]);
        assert_eq!(hist.range(), Some((0, 100)));
    }
}
