//! The numbers of scoring and free riding.

use crate::core::Meur;
use crate::schema;

schema! {
    /// Scores and free riding.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Shared points for the gap without the US, half on the way and half at the end.
        pub gap_points: i32 [0..=1000],
        /// Gap without the US that earns nothing, permille.
        pub gap_floor: i32 [0..=1000],
        /// Gap without the US at the end that earns everything, permille.
        pub gap_target: i32 [0..=1000],
        /// Mean gap on the way that earns everything, permille.
        pub gap_path_target: i32 [0..=1000],
        /// Shared points for deterrence, half for turns at or above the probe line and half at the end.
        pub deterrence_points: i32 [0..=1000],
        /// Deterrence at the end that earns nothing, and everything, 0..1000.
        pub deterrence_range: (i32, i32),
        /// Shared points for cohesion, half on the way and half at the end.
        pub cohesion_points: i32 [0..=1000],
        /// Cohesion that earns nothing, and everything, 0..1000.
        pub cohesion_range: (i32, i32),
        /// Shared points for peace kept.
        pub peace_points: i32 [0..=1000],
        /// Lost for every incident of severity 5.
        pub grave_loss: i32 [0..=1000],
        /// Lost for every contested test.
        pub contested_loss: i32 [0..=1000],
        /// Above par that is called distinguished, and good, points of 1000.
        pub grades: (i32, i32),
        /// Free riding is smoothed by this share of the step, permille.
        pub riding_smoothing: i32 [1..=1000],
        /// Free riding above which others notice, permille.
        pub riding_line: i32 [0..=1000],
        /// Turns above the line before trust suffers.
        pub riding_patience: u8 [1..=20],
        /// Trust of each contributor lost a turn, points before the curve.
        pub riding_trust: i32 [-100..=0],
        /// Washington's regard lost a turn.
        pub riding_regard: i32 [-100..=0],
        /// What a forward brigade counts as contribution a half-year, EUR bn.
        pub brigade_eur_bn: Meur,
    }
}
