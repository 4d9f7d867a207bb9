//! The numbers of this domain; their values stand in `scenarios/common/rules/procurement.ron`.

use crate::schema;

schema! {
    /// Programmes: prices, slips, lots, slots, and what they do to trust.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Multiplies every hazard, permille: below 1000 if the sample of real delays is thought to report too much trouble.
        pub delay_bias: i32 [0..=3000],
        /// The highest chance of losing a turn, permille.
        pub hazard_most: i32 [0..=1000],
        /// Added to the hazard for each partner beyond the easy number, permille.
        pub partner_hazard: i32 [0..=300],
        /// Partners that neither add to nor take from the hazard.
        pub partners_easy: i32 [1..=12],
        /// The least that few partners can bring the hazard to, permille.
        pub partner_least: i32 [0..=1000],
        /// Mutual trust of partners at which it neither adds nor takes, 0..1000.
        pub trust_even: i32 [0..=1000],
        /// Hazard where a partner has turned sceptic, permille.
        pub sceptic_permille: i32 [1000..=3000],
        /// Added to the cost of what is left at each slip, permille.
        pub slip_cost: i32 [0..=500],
        /// Part of the points in the first lot, permille.
        pub first_lot: i32 [0..=1000],
        /// Part of the points in a development's early first lot, permille.
        pub block_points: i32 [0..=1000],
        /// Part of the building time after which that lot comes, permille.
        pub block_time: i32 [1..=1000],
        /// Credit for the unfinished part of a development, permille of points times progress.
        pub pipeline_credit: i32 [0..=1000],
        /// Part of the price of programmes running at the start that committed money covers, permille.
        pub running_covered: i32 [0..=1000],
        /// Progress and cost of an accelerated turn above the plan, permille.
        pub accelerate: i32 [0..=1000],
        /// Cost of cancelling, permille of what is left to pay.
        pub cancel: i32 [0..=1000],
        /// The smallest share of a joining partner, permille.
        pub share_least: i32 [1..=500],
        /// The smallest share a lead keeps, permille.
        pub lead_least: i32 [1..=1000],
        /// Share a lead is expected to carry when a joint programme is checked against its money, permille.
        pub lead_expected: i32 [1..=1000],
        /// Places gained by jumping a queue.
        pub jump_places: i32 [1..=20],
        /// Cost of jumping, permille of what is left to build.
        pub jump_cost: i32 [0..=1000],
        /// Trust of those overtaken.
        pub jump_trust: i32 [-200..=0],
        /// Trust of those who are given a slot.
        pub cede_trust: i32 [0..=200],
        /// Trust of those to whom a seller of slots gives one in exchange for a later one.
        pub sell_trust: i32 [0..=200],
        /// Trust among partners for each lot of a joint programme.
        pub lot_trust: i32 [0..=200],
        /// Trust of partners in one who leaves or cancels.
        pub leave_trust: i32 [-300..=0],
        /// Growth of its sector with each lot of a national development, permille.
        pub own_line: i32 [0..=200],
        /// Washington's regard for each EUR bn of American kit.
        pub regard_per_bn: i32 [0..=200],
        /// Political capital to start a development or propose a joint buy.
        pub start_pc: i8 [0..=5],
        /// Political capital to buy off the shelf or lease.
        pub buy_pc: i8 [0..=5],
        /// Political capital to join or to change a share.
        pub join_pc: i8 [0..=5],
        /// Political capital to leave, cancel, accelerate.
        pub change_pc: i8 [0..=5],
        /// Political capital to jump a queue.
        pub jump_pc: i8 [0..=5],
        /// Political capital to swap or cede a slot.
        pub swap_pc: i8 [0..=5],
        /// Who plans on America's return: change of the political capital of American buys and of European starts.
        pub planning_return: (i8, i8),
        /// Who plans on America's absence: change of the political capital of European starts.
        pub planning_absent: i8 [-3..=3],
    }
}
