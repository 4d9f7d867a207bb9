//! Choosing among weighted possibilities, and turning scores into weights without floating point.

use super::dice::Roll;

/// The index drawn in proportion to its weight, or `None` where all weights are zero.
pub fn weighted(roll: Roll, actor: u32, purpose: u32, weights: &[u32]) -> Option<usize> {
    let total: u64 = weights.iter().map(|&w| u64::from(w)).sum();
    if total == 0 {
        return None;
    }
    let bits = u128::from(roll.bits(actor, purpose));
    let mut left = u64::try_from((bits * u128::from(total)) >> 64).unwrap_or(0);
    weights.iter().position(|&w| {
        let hit = left < u64::from(w);
        left = left.saturating_sub(u64::from(w));
        hit
    })
}

/// exp(−x) × 65,536 for x = 0, 1/4, 2/4 … 12, the table behind [`soft_weight`].
const EXP: [u32; 49] = [
    65536, 51039, 39750, 30957, 24109, 18776, 14623, 11388, 8869, 6907, 5380, 4190, 3263, 2541, 1979, 1541, 1200, 935,
    728, 567, 442, 344, 268, 209, 162, 127, 99, 77, 60, 47, 36, 28, 22, 17, 13, 10, 8, 6, 5, 4, 3, 2, 2, 1, 1, 1, 1, 0,
    0,
];

/// The soft-max weight of an option `behind` points behind the best, at `temperature` points: exp(−behind/temperature).
///
/// 65,536 for the best; interpolated linearly in a table with steps of a quarter. A temperature of zero or less keeps
/// only the best.
pub fn soft_weight(behind: i32, temperature: i32) -> u32 {
    if behind <= 0 {
        return EXP[0];
    }
    if temperature <= 0 {
        return 0;
    }
    let scaled = i64::from(behind) * 4 * 256 / i64::from(temperature);
    let step = usize::try_from(scaled >> 8).unwrap_or(usize::MAX);
    if step + 1 >= EXP.len() {
        return 0;
    }
    let part = u32::try_from(scaled & 255).unwrap_or(0);
    EXP[step] - (EXP[step] - EXP[step + 1]) * part / 256
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::dice::{Dice, Stream};

    #[test]
    fn weights_set_the_odds() {
        let roll = Dice::new(4, 1).stream(Stream::Policy);
        let mut counts = [0u32; 3];
        for purpose in 0..30_000 {
            counts[weighted(roll, 5, purpose, &[1, 0, 2]).unwrap()] += 1;
        }
        assert_eq!(counts[1], 0);
        assert!(counts[0].abs_diff(10_000) < 300, "{counts:?}");
        assert_eq!(weighted(roll, 5, 0, &[0, 0]), None);
    }

    #[test]
    fn soft_weights_fall_by_e_per_temperature() {
        assert_eq!(soft_weight(0, 50), 65536);
        assert_eq!(soft_weight(50, 50), 24109);
        assert_eq!(soft_weight(10_000, 50), 0);
        assert!((0..500).all(|x| soft_weight(x, 40) >= soft_weight(x + 1, 40)));
    }
}
