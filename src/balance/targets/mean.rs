//! Intervals for what experiments work out: means, ratios, and anything else by resampling games.

use crate::balance::stats::{Draws, Interval};
use crate::core::dice::mix;

/// The two-sided quantile of the normal distribution for 95 % over so many results at once (Bonferroni).
pub fn quantile(results: usize) -> f64 {
    let tail = 0.025 / results.max(1) as f64;
    let (mut low, mut high) = (0.0_f64, 10.0_f64);
    for _ in 0..80 {
        let mid = f64::midpoint(low, high);
        if upper_tail(mid) > tail { low = mid } else { high = mid }
    }
    f64::midpoint(low, high)
}

/// The chance that a standard normal number exceeds `x`, by the continued fraction of the complementary error function
/// for large `x` and by its series for small ones; good to ten digits.
fn upper_tail(x: f64) -> f64 {
    let density = (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt();
    if x < 2.5 {
        let (mut term, mut sum, mut n) = (x, x, 1.0);
        while term > 1e-17 * sum && n < 200.0 {
            term *= x * x / (2.0 * n + 1.0);
            sum += term;
            n += 1.0;
        }
        return 0.5 - density * sum;
    }
    let mut fraction = x;
    for n in (1..60).rev() {
        fraction = x + f64::from(n) / fraction;
    }
    density / fraction
}

/// The mean with its interval.
pub fn mean(values: &[f64], z: f64) -> Interval {
    let n = values.len() as f64;
    if values.is_empty() {
        return Interval { low: f64::NEG_INFINITY, mid: 0.0, high: f64::INFINITY };
    }
    let mid = values.iter().sum::<f64>() / n;
    if values.len() < 2 {
        return Interval { low: f64::NEG_INFINITY, mid, high: f64::INFINITY };
    }
    let variance = values.iter().map(|value| (value - mid).powi(2)).sum::<f64>() / (n - 1.0);
    let half = z * (variance / n).sqrt();
    Interval { low: mid - half, mid, high: mid + half }
}

/// The mean of one over the mean of the other, by the delta method over the pairs.
pub fn ratio(above: &[f64], below: &[f64], z: f64) -> Interval {
    let (a, b) = (mean(above, z).mid, mean(below, z).mid);
    if b == 0.0 {
        return Interval { low: 0.0, mid: 0.0, high: f64::INFINITY };
    }
    let mid = a / b;
    let rest: Vec<f64> = above.iter().zip(below).map(|(x, y)| (x - mid * y) / b).collect();
    let error = mean(&rest, z);
    let half = error.high - error.mid;
    Interval { low: mid - half, mid, high: mid + half }
}

/// Resamples.
const RESAMPLES: u64 = 500;

/// What a statistic comes to in batches drawn with replacement from the games there are.
pub fn resampled(games: usize, seed: u64, of: &dyn Fn(&[usize]) -> f64) -> Vec<f64> {
    let mut drawn = vec![0; games];
    let mut all: Vec<f64> = (0..RESAMPLES)
        .map(|nth| {
            let mut draws = Draws::new(mix(seed ^ nth.wrapping_mul(0xD6E8_FEB8_6659_FD93)));
            for place in &mut drawn {
                *place = draws.below(games);
            }
            of(&drawn)
        })
        .collect();
    all.sort_by(f64::total_cmp);
    all
}

/// A statistic of the games with the normal interval of its bootstrap error.
pub fn bootstrap(games: usize, z: f64, of: &dyn Fn(&[usize]) -> f64) -> Interval {
    let whole: Vec<usize> = (0..games).collect();
    let mid = of(&whole);
    let error = mean(&resampled(games, 1, of), 1.0);
    let half = z * (error.high - error.mid) * (RESAMPLES as f64).sqrt();
    Interval { low: mid - half, mid, high: mid + half }
}

/// The variance of a sample.
pub fn variance(values: &mut dyn Iterator<Item = f64>) -> f64 {
    let (mut n, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for value in values {
        n += 1.0;
        sum += value;
        squares += value * value;
    }
    if n < 2.0 { 0.0 } else { (squares - sum * sum / n) / (n - 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_agree_with_the_tables() {
        // Two-sided 5 % over 1, 2, 6 and 51 results: 1.959964, 2.241403, 2.638257, 3.297; Abramowitz and Stegun 26.2.
        for (results, known) in [(1, 1.959_964), (2, 2.241_403), (6, 2.638_257), (25, 3.090_232)] {
            assert!((quantile(results) - known).abs() < 2e-6, "{results}: {}", quantile(results));
        }
    }

    #[test]
    fn a_ratio_has_the_error_of_the_delta_method() {
        let above: Vec<f64> = (0..400).map(|n| f64::from(n % 20)).collect();
        let below: Vec<f64> = (0..400).map(|n| f64::from(n % 7) + 5.0).collect();
        let (delta, boot) = (
            ratio(&above, &below, 1.96),
            bootstrap(400, 1.96, &|games| {
                games.iter().map(|&n| above[n]).sum::<f64>() / games.iter().map(|&n| below[n]).sum::<f64>()
            }),
        );
        assert!((delta.mid - boot.mid).abs() < 1e-9);
        assert!(((delta.high - delta.low) / (boot.high - boot.low) - 1.0).abs() < 0.1, "{delta:?} {boot:?}");
    }
}
