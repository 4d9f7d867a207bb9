//! The numbers of the war. Tables of three are for turns of {3, 6, 12} months; money in EUR bn, scores of 1000.

use crate::core::Curve;
use crate::core::units::{Cb, Cp, Meur};
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
        pub relapse_per_brigade: (i32, i32, i32),
        /// More while less than half of the need is given.
        pub relapse_unaided: (i32, i32, i32),
        /// The least it can be.
        pub relapse_least: (i32, i32, i32),
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
    /// What a mandate makes of the force.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct MandateParams {
        /// What a violation wears off the truce, permille: who sees and says who fired first keeps it longer.
        pub wear: i32 [0..=2000],
        /// Chance to hold when fighting is tried again, permille of the curve below.
        pub hold: i32 [0..=1500],
        /// Chance of being attacked, permille of the usual.
        pub exposed: i32 [0..=3000],
        /// Escalation a year while the force stands.
        pub escalation_per_year: i32 [0..=1000],
    }
}

schema! {
    /// A force that is pledged before a ceasefire, deploys under it, and holds it up or is tested in it.
    ///
    /// The weight of the force is its brigades times how well they are supported: brigades without logistics and
    /// surveillance count for `bare` of their number.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ForceParams {
        /// Chance of a ceasefire lost for each brigade pledged: Moscow signs less readily with a force in waiting.
        pub ceasefire_per_brigade: (i32, i32, i32),
        /// The least that chance can be.
        pub ceasefire_least: (i32, i32, i32),
        /// Brigades bound at home for each that is deployed and itself, permille: reliefs train and rest.
        pub rotation: i32 [1000..=4000],
        /// What a brigade there costs a year, from free money.
        pub brigade_eur_bn_a_year: Meur,
        /// Points of lift and of eyes together that a brigade needs.
        pub support_per_brigade: Cp,
        /// Weight of brigades without support, permille.
        pub bare: i32 [0..=1000],
        /// Political capital of giving logistics and surveillance.
        pub support_pc: i32 [0..=5],
        /// Least and most points in one order.
        pub support_points: (Cp, Cp),
        /// Political capital of going home.
        pub leave_pc: i32 [0..=5],
        /// Trust, at full stake, of the other contributors and of the front line in a capital that joins, and that leaves.
        pub trust: (i32, i32),
        /// How well a ceasefire holds when it begins, 0..1000.
        pub truce_start: i32 [0..=1000],
        /// Gained a year in turns without a violation.
        pub truce_per_year: i32 [0..=1000],
        /// Chance a turn of a violation, permille, by turn length.
        pub violation: (i32, i32, i32),
        /// Less for each brigade of the force's weight.
        pub violation_per_brigade: (i32, i32, i32),
        /// The least it can be.
        pub violation_least: (i32, i32, i32),
        /// Truce lost for each step of a violation's severity, 1..3.
        pub wear: i32 [0..=500],
        /// Chance a half-year that fighting is tried again, by the truce, permille; it takes the place of `change.relapse`.
        pub relapse: Curve,
        /// The factor on that chance by turn length, permille.
        pub relapse_scale: (i32, i32, i32),
        /// Chance that the force then holds, by its weight in brigades × 100, permille.
        pub hold: Curve,
        /// More of that chance, permille, with a full American backstop.
        pub hold_backstop: i32 [0..=1000],
        /// The truce after it has held.
        pub held_truce: i32 [0..=1000],
        /// Escalation of having held.
        pub held_escalation: i32 [0..=1000],
        /// Resolve gained by its contributors if it holds, and lost if it does not.
        pub resolve: (i32, i32),
        /// Commitment below which Washington takes a backstop back, and from which it gives it again.
        pub backstop_line: (i32, i32),
        /// It watches and reports.
        pub observe: MandateParams,
        /// It stands in depth and trains Ukraine's army.
        pub reassure: MandateParams,
        /// It stands near the line and answers fire.
        pub defend: MandateParams,
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
        /// The force it can form beforehand; `None` where troops merely go once there is a ceasefire.
        pub force: Option<ForceParams>,
    }
}
