//! How sure one can be: intervals for shares and for means.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts and places, rounded and clamped first"
)]

use rayon::prelude::*;
use statrs::distribution::{Binomial, ContinuousCDF, DiscreteCDF, StudentsT};

use super::hist::Hist;
use crate::core::dice::mix;

/// An estimate with its interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// The estimate.
    pub mid: f64,
    /// Upper end.
    pub high: f64,
}

/// The quantile of the normal distribution for a two-sided interval of 95 %.
pub const Z95: f64 = 1.959_963_984_540_054;

/// Wilson's score interval for a share: sound for few trials and for shares near 0 and 1.
pub fn wilson(hits: u64, trials: u64, z: f64) -> Interval {
    if trials == 0 {
        return Interval { low: 0.0, mid: 0.0, high: 1.0 };
    }
    let (n, share) = (trials as f64, hits as f64 / trials as f64);
    let scale = 1.0 + z * z / n;
    let centre = (share + z * z / (2.0 * n)) / scale;
    let half = z / scale * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    Interval { low: (centre - half).max(0.0), mid: share, high: (centre + half).min(1.0) }
}

/// The mean and the standard deviation of the sample; exact sums, not bins.
pub fn moments(hist: &Hist) -> (f64, f64) {
    let count = hist.count();
    if count == 0 {
        return (0.0, 0.0);
    }
    let n = count as f64;
    let mean = hist.sum() as f64 / n;
    let variance = if count > 1 { (hist.squares() as f64 - n * mean * mean) / (n - 1.0) } else { 0.0 };
    (mean, variance.max(0.0).sqrt())
}

impl Interval {
    /// In another unit.
    pub fn times(self, scale: f64) -> Self {
        Self { low: self.low * scale, mid: self.mid * scale, high: self.high * scale }
    }
    /// Half its width.
    pub fn half(self) -> f64 {
        (self.high - self.low) / 2.0
    }
}

/// A mean that is compared with nothing: its interval, and the chance of one as far from 0 if there were nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The interval of 95 %.
    pub interval: Interval,
    /// Two-sided p value.
    pub p: f64,
}

/// Student's interval and test for a mean.
pub fn student(hist: &Hist) -> Found {
    let (mean, spread) = moments(hist);
    let error = spread / (hist.count().max(1) as f64).sqrt();
    let Some(t) = hist.count().checked_sub(2).and_then(|n| StudentsT::new(0.0, 1.0, (n + 1) as f64).ok()) else {
        let interval = Interval { low: f64::NEG_INFINITY, mid: mean, high: f64::INFINITY };
        return Found { interval, p: 1.0 };
    };
    let half = t.inverse_cdf(0.975) * error;
    let p = match (error > 0.0, mean == 0.0) {
        (true, _) => (2.0 * t.cdf(-(mean / error).abs())).min(1.0),
        (false, true) => 1.0,
        (false, false) => 0.0,
    };
    Found { interval: Interval { low: mean - half, mid: mean, high: mean + half }, p }
}

/// The difference of two shares in pairs, from the pairs in which only the second, and only the first, says yes: interval
/// of Agresti and Min (2005), who add half a pair to each of the four cells; exact p value of `McNemar`'s test.
pub fn paired_shares(gained: u64, lost: u64, pairs: u64) -> Found {
    let (n, b, c) = (pairs as f64 + 2.0, gained as f64 + 0.5, lost as f64 + 0.5);
    let centre = (b - c) / n;
    let half = Z95 * ((b + c) / n - centre * centre).max(0.0).sqrt() / n.sqrt();
    let mid = if pairs == 0 { 0.0 } else { (gained as f64 - lost as f64) / pairs as f64 };
    let changed = gained + lost;
    let p = match Binomial::new(0.5, changed) {
        Ok(coin) if changed > 0 => (2.0 * coin.cdf(gained.min(lost))).min(1.0),
        _ => 1.0,
    };
    let interval = Interval { low: (centre - half).max(-1.0).min(mid), mid, high: (centre + half).min(1.0).max(mid) };
    Found { interval, p }
}

/// The least mean that a sample of this size finds to differ from 0 in four of five cases, at 5 % two-sided.
pub fn detectable(spread: f64, count: u64) -> f64 {
    // The quantiles of the normal distribution at 0.975 and 0.8.
    (Z95 + 0.841_621_233_572_914_3) * spread / (count.max(1) as f64).sqrt()
}

/// Holm's step-down correction: what remains below 0.05 holds together with an error of at most 5 % for the whole list.
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    let (mut adjusted, mut least) = (vec![1.0; p.len()], 0.0f64);
    for (rank, place) in order.into_iter().enumerate() {
        least = least.max((p.len() - rank) as f64 * p[place]).min(1.0);
        adjusted[place] = least;
    }
    adjusted
}

/// Benjamini and Hochberg's correction: of what remains below 0.05, at most 5 % is expected to be chance.
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[b].total_cmp(&p[a]));
    let (mut adjusted, mut most) = (vec![1.0; p.len()], 1.0f64);
    for (nth, place) in order.into_iter().enumerate() {
        let rank = p.len() - nth;
        most = most.min(p[place] * p.len() as f64 / rank as f64);
        adjusted[place] = most;
    }
    adjusted
}

/// A small generator for resampling; a function of its seed alone.
pub(super) struct Draws {
    state: u64,
    /// The second of a pair of normal draws.
    spare: Option<f64>,
}

impl Draws {
    pub(super) fn new(seed: u64) -> Self {
        Self { state: seed, spare: None }
    }
    fn unit(&mut self) -> f64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        (mix(self.state) >> 11) as f64 / (1u64 << 53) as f64
    }
    /// A whole number below `n`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }
    /// A normal draw, by Box and Muller, who make two at a time.
    pub(super) fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        let radius = (-2.0 * self.unit().max(f64::MIN_POSITIVE).ln()).sqrt();
        let (sin, cos) = (std::f64::consts::TAU * self.unit()).sin_cos();
        self.spare = Some(radius * sin);
        radius * cos
    }
    /// How often a coin shows its side in so many tosses: exact where few hits or misses are expected, normal where many are.
    fn tosses(&mut self, trials: u64, coin: &Coin) -> u64 {
        let hits = self.rarer(trials, coin);
        if coin.flipped { trials - hits } else { hits }
    }
    fn rarer(&mut self, trials: u64, coin: &Coin) -> u64 {
        if coin.chance <= 0.0 {
            return 0;
        }
        let n = trials as f64;
        let variance = n * coin.chance * (1.0 - coin.chance);
        if variance > 30.0 {
            let draw = n * coin.chance + variance.sqrt() * self.normal();
            return (draw.round().max(0.0) as u64).min(trials);
        }
        // Inversion: walk up the distribution until the draw is used up.
        let mut term = (n * coin.ln_miss).exp();
        let (mut left, mut hits) = (self.unit() - term, 0u64);
        while left > 0.0 && hits < trials {
            term *= coin.odds * (trials - hits) as f64 / (hits + 1) as f64;
            hits += 1;
            left -= term;
        }
        hits
    }
}

/// What is the same in all tosses of a coin, worked out once.
struct Coin {
    /// Chance of the rarer side.
    chance: f64,
    /// Whether that is the other side.
    flipped: bool,
    /// Of the rarer side.
    odds: f64,
    /// Logarithm of the chance of the other.
    ln_miss: f64,
}

impl Coin {
    fn new(chance: f64) -> Self {
        let flipped = chance > 0.5;
        let chance = if flipped { 1.0 - chance } else { chance };
        Self { chance, flipped, odds: chance / (1.0 - chance), ln_miss: (-chance).ln_1p() }
    }
}

/// Bootstrap means of a histogram, sorted: each resample draws as many numbers as there are, bin by bin.
///
/// The same seed gives the same means on every machine with IEEE arithmetic, however many cores share the work.
pub fn bootstrap_means(hist: &Hist, resamples: u32, seed: u64) -> Vec<f64> {
    let bins: Vec<(f64, u64)> = hist.bins().map(|(middle, count)| (f64::from(middle), count)).collect();
    let total: u64 = bins.iter().map(|(_, count)| count).sum();
    if total == 0 {
        return Vec::new();
    }
    let binned = bins.iter().map(|(middle, count)| middle * *count as f64).sum::<f64>() / total as f64;
    // Bins round; the exact mean is known, so the resamples are shifted onto it.
    let shift = moments(hist).0 - binned;
    // What is left for a bin and those after it falls into it with a chance that is the same in all resamples.
    let coins = bins.iter().scan(total, |rest, (middle, count)| {
        let coin = (*middle, Coin::new(*count as f64 / *rest as f64));
        *rest -= count;
        Some(coin)
    });
    let coins: Vec<(f64, Coin)> = coins.collect();
    let Some(((last, _), coins)) = coins.split_last() else { return Vec::new() };
    let mut means: Vec<f64> = (0..resamples)
        .into_par_iter()
        .map(|nth| {
            let mut draws = Draws::new(mix(seed ^ u64::from(nth).wrapping_mul(0xD6E8_FEB8_6659_FD93)));
            let (mut left, mut sum) = (total, 0.0);
            for (middle, coin) in coins {
                let taken = draws.tosses(left, coin);
                sum += middle * taken as f64;
                left -= taken;
            }
            sum += last * left as f64;
            sum / total as f64 + shift
        })
        .collect();
    means.sort_by(f64::total_cmp);
    means
}

/// The bootstrap percentile interval of 95 % of a mean.
pub fn bootstrap(hist: &Hist, resamples: u32, seed: u64) -> Interval {
    let means = bootstrap_means(hist, resamples, seed);
    let mid = moments(hist).0;
    let at = |share: f64| {
        let place = (share * means.len() as f64) as usize;
        means.get(place.min(means.len().saturating_sub(1))).copied().unwrap_or(mid)
    };
    Interval { low: at(0.025), mid, high: at(0.975) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64, by: f64) -> bool {
        (a - b).abs() <= by
    }

    /// Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
    #[test]
    fn wilson_agrees_with_newcombe() {
        for (hits, trials, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let got = wilson(hits, trials, Z95);
            assert!(near(got.low, low, 0.00006) && near(got.high, high, 0.00006), "{hits}/{trials}: {got:?}");
        }
    }

    /// Efron and Tibshirani (1993), the mouse data. The ideal bootstrap error of a mean is σ/√n with σ over n, not over
    /// n − 1: 23.36 for the treated mice as printed, 13.35 for the others (whose printed 14.14 is over n − 1).
    #[test]
    fn bootstrap_agrees_with_efrons_mice() {
        for (days, mean, error) in [
            (&[94, 197, 16, 38, 99, 141, 23][..], 86.86, 23.36),
            (&[52, 104, 146, 10, 51, 30, 40, 27, 46][..], 56.22, 13.35),
        ] {
            let mut hist = Hist::new(0, 1, 300);
            for &day in days {
                hist.add(day);
            }
            let means = bootstrap_means(&hist, 20_000, 7);
            let centre = means.iter().sum::<f64>() / means.len() as f64;
            let spread = means.iter().map(|m| (m - centre).powi(2)).sum::<f64>() / means.len() as f64;
            assert!(near(moments(&hist).0, mean, 0.01));
            assert!(near(centre, mean, 0.5), "{centre}");
            assert!(near(spread.sqrt(), error, 0.25), "{}", spread.sqrt());
        }
    }

    #[test]
    fn resampling_large_counts_has_the_error_of_the_mean() {
        let mut hist = Hist::new(0, 1, 1001);
        (0..10_000).for_each(|n| hist.add(n * 37 % 1000));
        let (mean, deviation) = moments(&hist);
        let got = bootstrap(&hist, 2_000, 3);
        let half = Z95 * deviation / 100.0;
        assert!(near(got.low, mean - half, 0.5) && near(got.high, mean + half, 0.5), "{got:?}");
        assert_eq!(bootstrap(&hist, 200, 3), bootstrap(&hist, 200, 3));
    }

    /// Written out by hand from the paper's formula, and `scipy.stats.binomtest(3, 13).pvalue`.
    #[test]
    fn paired_shares_agree_with_agresti_and_min() {
        for (gained, lost, pairs, low, high) in [
            (10, 3, 50, -0.001_584_883_56, 0.270_815_652_8),
            (0, 0, 100, -0.019_215_333_18, 0.019_215_333_18),
            (25, 40, 1000, -0.030_834_044_51, 0.000_893_924_75),
        ] {
            let got = paired_shares(gained, lost, pairs).interval;
            assert!(near(got.low, low, 1e-9) && near(got.high, high, 1e-9), "{gained} {lost}: {got:?}");
        }
        assert!(near(paired_shares(10, 3, 50).p, 0.092_285_156_25, 1e-12));
        assert!(near(paired_shares(0, 0, 9).p, 1.0, 1e-12));
    }

    /// Holm: R's `p.adjust(p, "holm")`; Benjamini and Hochberg: `scipy.stats.false_discovery_control(p)`.
    #[test]
    fn corrections_agree_with_r_and_scipy() {
        let p = [0.01, 0.04, 0.03, 0.005, 0.2];
        for (got, expected) in
            [(holm(&p), [0.04, 0.09, 0.09, 0.025, 0.2]), (benjamini_hochberg(&p), [0.025, 0.05, 0.05, 0.025, 0.2])]
        {
            assert!(got.iter().zip(expected).all(|(got, wanted)| near(*got, wanted, 1e-12)), "{got:?}");
        }
        assert!(holm(&[]).is_empty());
    }

    /// Cohen (1988), table 2.4.1: two-sided 5 %, power 0.80, d = 0.50 takes 64 a group, so 32 pairs' worth for one sample
    /// by the normal approximation (31.4).
    #[test]
    fn what_can_be_detected_agrees_with_cohen() {
        assert!(near(detectable(1.0, 32), 0.495, 0.001), "{}", detectable(1.0, 32));
    }

    #[test]
    fn a_few_numbers_prove_nothing() {
        let mut hist = Hist::new(0, 1, 9);
        hist.add(3);
        assert!(student(&hist).interval.high.is_infinite());
        hist.add(3);
        assert!(near(student(&hist).p, 0.0, 0.0));
    }
}
