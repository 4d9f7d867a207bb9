//! The numbers of this domain; their values stand in `scenarios/common/rules/capability.ron`.

use crate::core::units::Cp;
use crate::schema;

schema! {
    /// Points, readiness, crews, links and the gap.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Readiness of all forces at the start, 0..1000.
        pub readiness_start: i32 [0..=1000],
        /// Readiness at which delivered points count in full, 1..1000.
        pub readiness_full: i32 [1..=1000],
        /// The most that readiness above it can add, permille of delivered points.
        pub readiness_most: i32 [1000..=2000],
        /// Upkeep that delivered points need a year, permille of their purchase cost.
        pub upkeep_permille: i32 [0..=500],
        /// Readiness to which forces fall that get no upkeep at all.
        pub target_base: i32 [0..=1000],
        /// Readiness added where the need is paid in full.
        pub target_slope: i32 [0..=1000],
        /// The lowest and the highest readiness that upkeep leads to.
        pub target_range: (i32, i32),
        /// The most readiness can rise in a year.
        pub rise_a_year: i32 [0..=1000],
        /// The most readiness can fall in a year.
        pub fall_a_year: i32 [0..=1000],
        /// Readiness gained by a joint exercise.
        pub exercise: i32 [0..=200],
        /// Recruits a year, permille of active personnel, at the usual share of the budget for people.
        pub recruits_permille: i32 [0..=200],
        /// The usual share of the budget for people, permille.
        pub people_permille: i32 [1..=1000],
        /// Trained people who can wait for kit, permille of a year's recruits; more leave again.
        pub crews_wait_permille: i32 [0..=10000],
        /// Part of a linked area that counts without its enabler, permille.
        pub link_base: i32 [0..=1000],
        /// Part that depends on the cover of the enabler against its cover at the start, permille.
        pub link_slope: i32 [0..=1000],
        /// Russian ground strength at which 100 points are required, permille.
        pub required_at: i32 [0..=2000],
        /// How much of a change of Russian strength shows in the requirement, permille.
        pub required_slope: i32 [0..=2000],
        /// Points that never come because legacy contracts were released, in all.
        pub release_points: Cp,
        /// Turns over which those points are missed.
        pub release_turns: i32 [1..=20],
        /// American commitment below which joint staffs grow slower still, 0..1000.
        pub grow_low: i32 [0..=1000],
        /// Growth of joint staffs below that commitment, permille.
        pub grow_low_permille: i32 [0..=1000],
        /// Political capital that releasing war stocks costs.
        pub stocks_pc: i8 [0..=5],
        /// Readiness gained by releasing war stocks.
        pub stocks_readiness: i32 [0..=300],
        /// Part of the own munitions that is used up, permille.
        pub stocks_permille: i32 [0..=1000],
        /// The least munitions a capital must have to release any.
        pub stocks_least: Cp,
    }
}
