//! The numbers of this domain; their values stand in `scenarios/common/rules/industry.ron`.

use crate::schema;

schema! {
    /// Capacity, load, surge and decay of industrial sectors.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Rise of prices for each permille of load beyond capacity, permille of a permille.
        pub price_slope: i32 [0..=3000],
        /// The most overload can make anything cost, permille of its price.
        pub price_most: i32 [1000..=5000],
        /// How far queues favour the early, permille; 0 treats all alike, 1000 lets the last starve.
        pub queue_spread: i32 [0..=1000],
        /// Capacity a year that EUR 1000 of surge buys.
        pub surge_yield: i32 [0..=3000],
        /// Political capital a surge costs.
        pub surge_pc: i8 [0..=5],
        /// The most a sector takes in one order, permille of what it can add in a year.
        pub surge_most_permille: i32 [100..=5000],
        /// Old work finished and not renewed a year, permille; sectors abroad renew theirs.
        pub legacy_done_permille: i32 [0..=1000],
        /// Load below which lines stand idle, permille.
        pub idle_below: i32 [0..=1000],
        /// Months of idleness after which capacity is lost.
        pub idle_months: i32 [0..=60],
        /// Idle capacity lost a year after that, permille.
        pub idle_loss_permille: i32 [0..=1000],
        /// What keeping idle lines warm costs a year, permille of the idle capacity.
        pub keep_permille: i32 [0..=1000],
        /// Political capital that keeping a line costs.
        pub keep_pc: i8 [0..=5],
        /// Change of load that is worth telling, permille.
        pub tell_load: i32 [1..=1000],
    }
}
