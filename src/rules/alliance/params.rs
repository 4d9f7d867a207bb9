//! The numbers of trust and cohesion.

use crate::core::ids::MemberId;
use crate::schema;

schema! {
    /// Trust and cohesion.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Trust two capitals with nothing between them settle at, 0..1000.
        pub base: i32 [0..=1000],
        /// Trust above the baseline with which the game begins, points; it fades like all drift.
        pub goodwill: i32 [-500..=500],
        /// What geography and history add for pairs of capitals.
        pub affinities: Vec<Affinity>,
        /// Pairs that begin elsewhere than at baseline plus goodwill.
        pub initial: Vec<InitialTrust>,
        /// Difference in threat perception that costs one point of baseline.
        pub threat_per_point: i32 [1..=1000],
        /// Share of pledges kept that leaves the baseline where it is, permille.
        pub kept_par: i32 [0..=1000],
        /// Permille of pledges kept above or below par that move the baseline by one point.
        pub kept_per_point: i32 [1..=1000],
        /// Commitment as believed that leaves the baseline where it is, 0..1000.
        pub commitment_par: i32 [0..=1000],
        /// Points of believed commitment that move the baseline by one point: old quarrels return as the hegemon goes.
        pub commitment_per_point: i32 [1..=1000],
        /// Drift toward the baseline, permille of the distance a year.
        pub drift_permille: i32 [0..=1000],
        /// Gains are multiplied by (1000 − trust) and divided by this.
        pub gain_divisor: i32 [1..=10000],
        /// Losses are multiplied by (this + trust) and divided by 1000.
        pub loss_base: i32 [0..=1000],
        /// Weight of the mean of all pairs in cohesion, permille; the rest is the weakest pairs that bear a load.
        pub mean_weight: i32 [0..=1000],
        /// Trust in Washington a capital without transatlantic leanings settles at, 0..1000.
        pub washington_base: i32 [0..=1000],
        /// Added per point of its transatlantic stance.
        pub washington_per_stance: i32 [0..=200],
        /// Points of believed commitment away from par that move it by one.
        pub washington_commitment_per_point: i32 [1..=1000],
        /// Loss of baseline of outsiders towards members of a directoire, points.
        pub directoire_strain: i32 [0..=500],
        /// Political capital of reassuring.
        pub reassure_pc: i32 [0..=5],
        /// What reassurance gives, points before the curve.
        pub reassure_gain: i32 [0..=100],
        /// Months before the same capital can be reassured again.
        pub reassure_months: i32 [0..=60],
        /// Trust below which the load-bearing pairs are called weak, for calls and reports, 0..1000.
        pub weak_below: i32 [0..=1000],
    }
}

schema! {
    /// A bond or an old quarrel between two groups of capitals.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Affinity {
        /// One side.
        pub among: Vec<MemberId>,
        /// The other side; empty for all pairs within the first.
        pub and: Vec<MemberId> = Vec::new(),
        /// Points of baseline.
        pub points: i32 [-500..=500],
        /// Where it comes from.
        pub source: Vec<crate::rules::content::Source>,
    }
}

schema! {
    /// Trust of one capital in another at the start.
    #[derive(Clone, Debug, PartialEq)]
    pub struct InitialTrust {
        /// Who trusts.
        pub from: MemberId,
        /// Whom.
        pub to: MemberId,
        /// How far, 0..1000.
        pub trust: i32 [0..=1000],
    }
}
