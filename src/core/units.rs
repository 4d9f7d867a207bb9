//! Quantities as whole numbers with their unit in the type: euros cannot be added to brigades, and nothing is rounded twice.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

use serde::{Deserialize, Serialize};

/// Declares a whole-number unit.
macro_rules! unit {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i32);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);
            /// This many thousandths of the quantity, truncated toward zero.
            pub fn permille(self, permille: i32) -> Self {
                Self::wide(i64::from(self.0) * i64::from(permille) / 1000)
            }
            /// `self × by / of`, truncated toward zero; zero where `of` is zero.
            pub fn scale(self, by: i32, of: i32) -> Self {
                if of == 0 { Self(0) } else { Self::wide(i64::from(self.0) * i64::from(by) / i64::from(of)) }
            }
            /// The quantity as thousandths of `whole`; zero where `whole` is zero.
            pub fn share_of(self, whole: Self) -> i32 {
                if whole.0 == 0 { return 0; }
                Self::wide(i64::from(self.0) * 1000 / i64::from(whole.0)).0
            }
            /// From a wider number, clamped to the range of the unit.
            pub fn wide(value: i64) -> Self {
                Self(i32::try_from(value).unwrap_or(if value < 0 { i32::MIN } else { i32::MAX }))
            }
            /// Not below zero.
            pub fn at_least_zero(self) -> Self {
                Self(self.0.max(0))
            }
        }
        impl Add for $name { type Output = Self; fn add(self, o: Self) -> Self { Self(self.0 + o.0) } }
        impl Sub for $name { type Output = Self; fn sub(self, o: Self) -> Self { Self(self.0 - o.0) } }
        impl Neg for $name { type Output = Self; fn neg(self) -> Self { Self(-self.0) } }
        impl Mul<i32> for $name { type Output = Self; fn mul(self, by: i32) -> Self { Self(self.0 * by) } }
        impl Div<i32> for $name { type Output = Self; fn div(self, by: i32) -> Self { Self(if by == 0 { 0 } else { self.0 / by }) } }
        impl AddAssign for $name { fn add_assign(&mut self, o: Self) { self.0 += o.0; } }
        impl SubAssign for $name { fn sub_assign(&mut self, o: Self) { self.0 -= o.0; } }
        impl Sum for $name { fn sum<I: Iterator<Item = Self>>(all: I) -> Self { all.fold(Self(0), Add::add) } }
    )*};
}

unit! {
    /// EUR million.
    Meur;
    /// Capability points × 100.
    Cp;
    /// Brigades × 100.
    Cb;
    /// Basis points of GDP (hundredths of a per cent).
    Bp;
}

/// A score from 0 to 1000 (shown ÷ 10); it cannot leave that range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Score(i16);

impl Score {
    /// The lowest score.
    pub const MIN: Self = Self(0);
    /// The highest score.
    pub const MAX: Self = Self(1000);

    /// A score, clamped to 0..=1000.
    pub fn new(value: i32) -> Self {
        Self(i16::try_from(value.clamp(0, 1000)).unwrap_or(0))
    }
    /// The score as a number from 0 to 1000.
    pub fn get(self) -> i32 {
        i32::from(self.0)
    }
    /// Moves the score and returns by how much it really moved.
    pub fn shift(&mut self, by: i32) -> i32 {
        let before = self.get();
        *self = Self::new(before.saturating_add(by));
        self.get() - before
    }
    /// Moves a share of the way to `target`: `permille` thousandths of the distance, truncated toward zero.
    pub fn approach(&mut self, target: i32, permille: i32) -> i32 {
        let before = self.get();
        *self = Self::new(before + (target - before) * permille / 1000);
        self.get() - before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_truncate_toward_zero() {
        assert_eq!(Meur(21_537).permille(559), Meur(12_039));
        assert_eq!(Meur(-7).permille(500), Meur(-3));
        assert_eq!(Cb(243).share_of(Cb(0)), 0);
    }

    #[test]
    fn a_score_stays_in_range_and_says_how_far_it_moved() {
        let mut score = Score::new(990);
        assert_eq!(score.shift(25), 10);
        assert_eq!(score, Score::MAX);
        assert_eq!(Score::new(-5), Score::MIN);
        let mut support = Score::new(540);
        assert_eq!(support.approach(480, 100), -6);
    }
}
