//! The numbers of the home front.

use crate::schema;

schema! {
    /// Support, threat perception, elections and political capital.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Political capital a turn for turns of three, six and twelve months.
        pub income: (i32, i32, i32),
        /// Support from which income is one higher, 0..1000.
        pub support_high: i32 [0..=1000],
        /// Support below which income is one lower, 0..1000.
        pub support_low: i32 [0..=1000],
        /// Support below which income is one lower still, 0..1000.
        pub support_very_low: i32 [0..=1000],
        /// Political capital lost on the turn of an election.
        pub election_turn_pc: i32 [0..=5],
        /// Political capital gained on the turn after an election that the sceptics did not win.
        pub after_win_pc: i32 [0..=5],
        /// Political capital a caretaker government lacks.
        pub caretaker_pc: i32 [0..=5],
        /// Political capital a treasury under stress costs.
        pub stress_pc: i32 [0..=5],
        /// The least that comes in, political capital.
        pub floor_pc: i32 [0..=10],
        /// How much more than one income can be in hand, political capital.
        pub bank_over_income: i32 [0..=10],
        /// Support to which it drifts back, 0..1000.
        pub support_rest: i32 [0..=1000],
        /// Share of the distance it drifts back a year, permille.
        pub support_drift: i32 [0..=1000],
        /// Support lost for each basis point of a budget rise beyond the slack, points of 1000.
        pub support_per_bp_beyond: i32 [0..=50],
        /// Budget rise voters bear in any case, basis points of GDP a year.
        pub slack_base: i32 [0..=200],
        /// The same for full threat perception, basis points a year.
        pub slack_threat: i32 [0..=500],
        /// The same for support 500 points above the middle, basis points a year.
        pub slack_support: i32 [0..=500],
        /// The least slack, basis points a year.
        pub slack_min: i32 [0..=200],
        /// Slack is multiplied by this after formal notice, permille.
        pub shock_slack: i32 [1000..=5000],
        /// For how long after formal notice, months.
        pub shock_months: i32 [0..=60],
        /// Share of the distance to its calm level that threat perception falls a year, permille.
        pub threat_decay: i32 [0..=1000],
        /// Chance of a sceptic win at support 500, permille.
        pub sceptic_base: i32 [0..=1000],
        /// Added for each 100 points of support below 500, permille.
        pub sceptic_per_support: i32 [0..=500],
        /// Added for each rise beyond the slack that voters remember, permille.
        pub sceptic_per_rise: i32 [0..=500],
        /// The least chance, permille.
        pub sceptic_min: i32 [0..=1000],
        /// The greatest chance, permille.
        pub sceptic_max: i32 [0..=1000],
        /// How long voters remember a rise beyond the slack, months.
        pub memory_months: i32 [6..=48],
        /// Fall of the chance after a domestic package, permille.
        pub package_chance: i32 [0..=500],
        /// Cost of a domestic package, basis points of the GDP of a turn, out of free money.
        pub package_bp: i32 [0..=200],
        /// How long before an election a domestic package counts, months.
        pub package_months: i32 [1..=24],
        /// Price of a domestic package, political capital.
        pub package_pc: i32 [0..=5],
        /// Price of a new planning assumption, political capital.
        pub plan_pc: i32 [0..=5],
        /// How long an assumption stands before it can be changed, months.
        pub plan_months: i32 [0..=60],
        /// Washington's regard for those who planned on a return, when a friendly administration comes in.
        pub return_regard: i32 [0..=500],
        /// Political capital for them.
        pub return_pc: i32 [0..=10],
        /// Support they gain when it is friendly, and lose when it is not, points of 1000.
        pub return_support: i32 [0..=500],
    }
}
