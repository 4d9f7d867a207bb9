//! The numbers of the books.

use crate::schema;

schema! {
    /// Growth, debt, budgets and what is free to spend on new equipment.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// People's share of the budget where a capital gives no equipment share, permille.
        pub people: i32 [0..=1000],
        /// Upkeep's share, permille.
        pub upkeep: i32 [0..=1000],
        /// Equipment's share, permille.
        pub equipment: i32 [0..=1000],
        /// Aid's share, permille; the four add up to 1000.
        pub aid: i32 [0..=1000],
        /// Fall of the committed part of equipment money a year as old contracts run out, permille.
        pub committed_decay: i32 [0..=500],
        /// The committed part below which it does not fall, permille.
        pub committed_floor: i32 [0..=1000],
        /// Part of the free money unspent at the end of a turn that is lost, permille.
        pub unspent_lost: i32 [0..=1000],
        /// Core spending a capital can set, from and to, basis points of GDP.
        pub core_range: (i32, i32),
        /// Rise of core spending that one point of political capital pays for, basis points of GDP.
        pub rise_per_pc: i32 [1..=200],
        /// The most that one order moves between budget lines, permille of the budget.
        pub shift_max: i32 [1..=200],
        /// The least people and upkeep can be cut to, permille of the budget.
        pub line_floor: i32 [0..=300],
        /// The most resilience spending can be, basis points of GDP.
        pub resilience_max: i32 [0..=300],
        /// Price of more resilience spending, political capital.
        pub resilience_pc: i32 [0..=5],
        /// Part of equipment money that a release of legacy contracts frees, permille.
        pub release: i32 [0..=500],
        /// Points × 100 that the released contracts would have delivered.
        pub release_points: i32 [0..=2000],
        /// Over how long they are missed, months.
        pub release_months: i32 [1..=120],
        /// Price of a release, political capital.
        pub release_pc: i32 [0..=5],
        /// Rise of the reported figure by reclassifying, basis points of GDP.
        pub reclassify_bp: i32 [0..=200],
        /// The most that can be reclassified, basis points of GDP.
        pub reclassify_max: i32 [0..=500],
        /// Price of reclassifying, political capital.
        pub reclassify_pc: i32 [0..=5],
        /// Chance a turn that reclassified spending is found out, permille.
        pub found_out: i32 [0..=1000],
        /// Trust that all holders lose then, points of 1000.
        pub found_out_trust: i32 [0..=200],
        /// Washington's regard that is lost then, points of 1000.
        pub found_out_regard: i32 [0..=500],
        /// Price of lending, political capital.
        pub lend_pc: i32 [0..=5],
        /// Trust of the borrower that a loan earns, points of 1000.
        pub lend_trust: i32 [0..=100],
        /// Part of a loan paid back a year, permille.
        pub repay: i32 [0..=1000],
        /// Interest on public debt, basis points.
        pub interest: i32 [0..=2000],
        /// Interest added for each 100 permille of debt above the knee, basis points.
        pub interest_per_debt: i32 [0..=500],
        /// Debt above which interest rises, permille of GDP.
        pub interest_knee: i32 [0..=3000],
        /// Balance below which a treasury is under stress, basis points of GDP.
        pub stress_balance: i32 [-3000..=0],
        /// Debt above which it is, permille of GDP.
        pub stress_debt: i32 [0..=5000],
        /// Support lost in a turn under stress, points of 1000.
        pub stress_support: i32 [0..=100],
        /// Core spending towards which members that nobody plays drift over the game, basis points of GDP.
        pub background_core: i32 [0..=1000],
        /// How long a shift of growth lasts where an effect does not say, turns.
        pub growth_turns: u8 [1..=20],
    }
}
