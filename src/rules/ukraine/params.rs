//! The numbers of the war. Tables of three are for turns of {3, 6, 12} months; money in EUR bn, scores of 1000.

use crate::core::Curve;
use crate::core::units::{Cb, Meur};
use crate::rules::words::War;
use crate::schema;

schema! {
    /// How the front moves.
    #[derive(Clone, Debug, PartialEq)]
    pub struct FrontParams {
        /// The front at the start; 500 is a stalemate.
        pub start: i32 [0..=1000],
        /// Aid a year at which the front holds.
        pub need_eur_bn_a_year: Meur,
        /// Points a year for aid of twice the need, or against for none.
        pub per_need: i32 [0..=1000],
        /// Largest noise a turn either way, by turn length.
        pub noise: (i32, i32, i32),
        /// Within this of 500 the front counts as a stalemate.
        pub stalemate_within: i32 [0..=500],
        /// Turns in a row after which a stalemate weighs on both sides.
        pub stalemate_turns: u8 [1..=20],
    }
}

schema! {
    /// How the war changes state; chances a turn in permille, by turn length.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ChangeParams {
        /// A ceasefire.
        pub ceasefire: (i32, i32, i32),
        /// Added if Washington pushes for one.
        pub pushed: (i32, i32, i32),
        /// Added in a stalemate.
        pub stalemate: (i32, i32, i32),
        /// A collapse while the front is below `collapse_below`.
        pub collapse: (i32, i32, i32),
        /// See `collapse`.
        pub collapse_below: i32 [0..=1000],
        /// A ceasefire breaks down.
        pub relapse: (i32, i32, i32),
        /// Less for each brigade of the coalition.
        pub relapse_per_brigade: i32 [0..=100],
        /// More while less than half of the need is given.
        pub relapse_unaided: i32 [0..=500],
        /// The least it can be.
        pub relapse_least: i32 [0..=100],
        /// A ceasefire becomes a settlement.
        pub settlement: (i32, i32, i32),
        /// Months a ceasefire must have held before that.
        pub settlement_after: i32 [0..=120],
    }
}

schema! {
    /// Share of Russia's ground force that is tied down, permille.
    #[derive(Clone, Debug, PartialEq)]
    pub struct TiedParams {
        /// In the war.
        pub war: i32 [0..=1000],
        /// Under a ceasefire.
        pub ceasefire: i32 [0..=1000],
        /// More for each brigade of the coalition.
        pub per_brigade: i32 [0..=200],
        /// Under a settlement.
        pub settlement: i32 [0..=1000],
        /// After a collapse.
        pub collapse: i32 [0..=1000],
    }
}

schema! {
    /// Money and kit for Ukraine.
    #[derive(Clone, Debug, PartialEq)]
    pub struct AidParams {
        /// Aid a year by all members at the start.
        pub start_eur_bn_a_year: Meur,
        /// Added to a government's stance on Ukraine (−5..5) to weigh its part by GDP at the start.
        pub stance_base: i32 [6..=30],
        /// Political capital of setting a level.
        pub level_pc: i32 [0..=5],
        /// The most a capital may give a year, basis points of GDP.
        pub level_most_bp: i32 [0..=1000],
        /// Political capital of giving kit.
        pub kit_pc: i32 [0..=5],
        /// What kit is worth at the front, permille of its price: it is there at once.
        pub kit_worth: i32 [0..=3000],
        /// Part of kit that comes from munitions, permille of its price; the rest from heavy land forces.
        pub kit_from_stocks: i32 [0..=1000],
        /// Political capital of buying American kit.
        pub purl_pc: i32 [0..=5],
        /// What American kit is worth at the front, permille of its price.
        pub purl_worth: i32 [0..=3000],
        /// Washington's regard for each EUR bn.
        pub purl_regard: i32 [0..=200],
        /// Support at home for buying it.
        pub purl_support: i32 [-200..=200],
        /// Least and most of kit or purchases in one order.
        pub order_eur_bn: (Meur, Meur),
    }
}

schema! {
    /// The coalition that deploys under a ceasefire.
    #[derive(Clone, Debug, PartialEq)]
    pub struct CoalitionParams {
        /// Political capital of sending troops.
        pub pc: i32 [0..=5],
        /// Least and most brigades in one order.
        pub brigades: (Cb, Cb),
        /// Escalation in a turn in which anybody deploys.
        pub escalation: i32 [0..=1000],
        /// Support at home of joining where the stance on risk is 0 or less.
        pub support: i32 [-500..=500],
        /// Chance a turn that it is attacked by escalation, permille of a half-year.
        pub attacked: Curve,
        /// The factor on that chance by turn length, permille.
        pub attacked_scale: (i32, i32, i32),
        /// Severity of the incident, 1..5.
        pub severity: u8 [1..=5],
        /// Support at home of a capital whose troops are attacked or caught in a war.
        pub danger_support: i32 [-500..=500],
    }
}

schema! {
    /// The war in Ukraine.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// The state of the war at the start.
        pub war_start: War,
        /// The front.
        pub front: FrontParams,
        /// Changes of state.
        pub change: ChangeParams,
        /// Forces tied down.
        pub tied: TiedParams,
        /// Aid.
        pub aid: AidParams,
        /// The coalition.
        pub coalition: CoalitionParams,
    }
}
