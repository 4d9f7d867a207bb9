//! The numbers of the drawdown. Tables of three are for turns of {3, 6, 12} months; money in EUR bn, scores of 1000.

use crate::core::Curve;
use crate::core::units::{Bp, Meur};
use crate::rules::words::Administration;
use crate::schema;

schema! {
    /// Where commitment is heading: the parts of its target, points of 1000.
    #[derive(Clone, Debug, PartialEq)]
    pub struct TargetParams {
        /// Level of a friendly, a transactional and a distant administration.
        pub administration: (i32, i32, i32),
        /// Points for each percentage point of mean core spending above `core_from`.
        pub per_core_point: i32 [0..=500],
        /// Mean core spending that earns nothing, per cent of GDP.
        pub core_from: Bp,
        /// The most that spending can add or take.
        pub core_most: i32 [0..=500],
        /// Points by the American share of new orders, permille.
        pub orders: Curve,
        /// New orders since the start below which that part counts only in proportion.
        pub orders_full_eur_bn: Meur,
        /// A compact in force.
        pub compact: i32,
        /// A crisis in the Indo-Pacific.
        pub pacific: i32,
        /// A crisis in the Middle East.
        pub middle_east: i32,
        /// Added to that if any base was refused.
        pub bases_refused: i32,
        /// Each open dispute.
        pub dispute: i32,
        /// If all of Europe by GDP plans for absence.
        pub all_absent: i32,
    }
}

schema! {
    /// What Washington does at a level of commitment; the four chances add up to 1000.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Band {
        /// Lowest commitment of the band.
        pub from: i32 [0..=1000],
        /// Nothing changes.
        pub hold: i32 [0..=1000],
        /// A posture review opens.
        pub review: i32 [0..=1000],
        /// A package is announced.
        pub announce: i32 [0..=1000],
        /// Forces come back or are added.
        pub reinforce: i32 [0..=1000],
    }
}

schema! {
    /// How packages are chosen, delayed and taken.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PackageParams {
        /// Decisions a turn, permille, by turn length.
        pub rolls: (i32, i32, i32),
        /// The bands, highest first.
        pub bands: Vec<Band>,
        /// Added to the chance of an announcement while a review is open, permille.
        pub review_bonus: i32 [0..=1000],
        /// Chance that a review pauses the next departure by one turn, permille.
        pub pause: i32 [0..=1000],
        /// Chance that a review speeds it up by one turn, permille.
        pub speed_up: i32 [0..=1000],
        /// Added to European cover of the area in the choice of a package, permille: what goes even from the uncovered.
        pub cover_base: i32 [0..=1000],
        /// From this the regard for the host is taken in the choice of a package.
        pub regard_from: i32 [1000..=2000],
        /// Troops below which the law asks for certification.
        pub floor: i32 [0..=200_000],
        /// Months that certification takes.
        pub certification_months: i32 [0..=60],
        /// Chance that Congress blocks it for good, permille.
        pub blocked: i32 [0..=1000],
        /// Troops sent when there is nothing to bring back.
        pub fresh_troops: i32 [0..=20000],
        /// Points × 100 of heavy land forces that come with them.
        pub fresh_points: i32 [0..=1000],
    }
}

schema! {
    /// Crises that draw Washington elsewhere, and the bases it then asks for.
    #[derive(Clone, Debug, PartialEq)]
    pub struct CrisisParams {
        /// Chance of one in the Indo-Pacific a turn, permille, by turn length.
        pub pacific: (i32, i32, i32),
        /// Chance of one in the Middle East a turn, permille, by turn length.
        pub middle_east: (i32, i32, i32),
        /// Months a crisis lasts.
        pub months: i32 [1..=60],
        /// Regard for granting bases.
        pub grant_regard: i32,
        /// Support at home for granting bases.
        pub grant_support: i32,
        /// Regard for refusing bases.
        pub refuse_regard: i32,
        /// Support at home for refusing bases.
        pub refuse_support: i32,
        /// Regard for not answering.
        pub silent_regard: i32,
    }
}

schema! {
    /// Tariffs and other conditions.
    #[derive(Clone, Debug, PartialEq)]
    pub struct CoercionParams {
        /// Chance a turn of six months under a friendly, transactional, distant administration, permille.
        pub chance: (i32, i32, i32),
        /// The factor on that chance by turn length, permille.
        pub chance_scale: (i32, i32, i32),
        /// Fewest and most capitals aimed at.
        pub targets: (i32, i32),
        /// How much closer to the front of the line each partnership abroad keeps a capital away, points.
        pub partner_shelter: i32 [0..=1000],
        /// How much of the regard for a capital shelters it, permille.
        pub regard_shelter: i32 [0..=1000],
        /// Chance in the order in which capitals are picked, points.
        pub whim: i32 [0..=1000],
        /// Trust of a target in Washington.
        pub trust: i32,
        /// Regard for complying.
        pub comply_regard: i32,
        /// Support at home for complying.
        pub comply_support: i32,
        /// Support at home while a tariff is borne.
        pub absorb_support: i32,
        /// Growth while a tariff is borne, basis points a year.
        pub absorb_growth: i32,
        /// Months for which a tariff bites.
        pub months: i32 [1..=60],
        /// Capitals that must resist together.
        pub together: i32 [1..=64],
        /// Chance that it is then lifted, permille.
        pub lifted: i32 [0..=1000],
        /// Regard for resisting in another's cause.
        pub co_sign_regard: i32,
        /// Each partnership abroad cuts the harm by this, permille.
        pub partner_cut: i32 [0..=333],
        /// How much closer to the front of the line each time a capital has yielded moves it, points.
        pub yield_invites: i32 [0..=500],
        /// Chance a turn that a dispute without tariffs is settled, permille, by turn length.
        pub settled: (i32, i32, i32),
    }
}

schema! {
    /// The transition compact.
    #[derive(Clone, Debug, PartialEq)]
    pub struct CompactParams {
        /// Chance that Washington accepts at no commitment, permille.
        pub accept_base: i32 [0..=1000],
        /// Divisor of commitment added to that chance.
        pub accept_per: i32 [1..=100],
        /// Noise of commitment while it is in force, permille.
        pub noise: i32 [0..=1000],
        /// Cover of an area without the US that counts as covered by Europe, permille.
        pub covered: i32 [0..=1000],
        /// A seat is late whose part of the points is below this much of its part of GDP, permille.
        pub late_below: i32 [0..=1000],
        /// Trust of the others in those that are late.
        pub late_trust: i32,
        /// Trust of all in Washington when it is kept.
        pub kept_trust: i32,
        /// Washington may break it below this commitment.
        pub break_below: i32 [0..=1000],
        /// Chance to break it is (`break_from` − commitment) ÷ `break_per` permille a turn.
        pub break_from: i32 [0..=1000],
        /// See `break_from`.
        pub break_per: i32 [1..=100],
        /// Trust of all in Washington when it breaks it.
        pub broken_trust: i32,
    }
}

schema! {
    /// What a capital's orders do in Washington, and what they cost.
    #[derive(Clone, Debug, PartialEq)]
    pub struct LobbyParams {
        /// Political capital of lobbying.
        pub pc: i32 [0..=5],
        /// Regard gained.
        pub regard: i32,
        /// Weight of packages moved from one host to the other, permille.
        pub shift: i32 [0..=1000],
        /// Chance that the other learns of it, permille.
        pub learnt: i32 [0..=1000],
        /// Trust of the other if it learns.
        pub learnt_trust: i32,
        /// How fast moved weight fades, permille a year.
        pub fade: i32 [0..=1000],
        /// Political capital of host-nation support.
        pub support_pc: i32 [0..=5],
        /// Its price for each thousand American troops hosted.
        pub support_eur_bn_per_thousand: Meur,
        /// Regard gained by it.
        pub support_regard: i32,
        /// Weight of packages it takes off the host, permille.
        pub support_shift: i32 [0..=1000],
        /// Political capital of embassy work.
        pub embassy_pc: i32 [0..=5],
        /// Highest level of embassy work.
        pub embassy_most: u8 [0..=5],
        /// Political capital of a partnership, each year.
        pub partner_pc: i32 [0..=5],
        /// Chance that it comes to nothing, permille.
        pub partner_fails: i32 [0..=1000],
        /// Stance towards the transatlantic bond from which a capital leans on Washington, and minds partnerships.
        pub leaning_from: i32 [-5..=5],
        /// Political capital of a side deal.
        pub deal_pc: i32 [0..=5],
        /// Months a side deal is kept up.
        pub deal_months: i32 [1..=240],
        /// Regard gained by a deal with Washington.
        pub deal_regard: i32,
        /// Weight of packages on a host with such a deal, permille.
        pub deal_weight: i32 [0..=1000],
        /// Mutual trust gained by a deal with another capital.
        pub deal_trust: i32,
        /// Chance a turn that a deal is found out, permille, by turn length.
        pub found: (i32, i32, i32),
        /// Trust of those that lose by it.
        pub found_losers: i32,
        /// Trust of everybody else.
        pub found_others: i32,
    }
}

schema! {
    /// What a capital can know of commitment: ± width, points of 1000.
    #[derive(Clone, Debug, PartialEq)]
    pub struct EstimateParams {
        /// Width without any help.
        pub width: i32 [0..=500],
        /// Less for each level of embassy work.
        pub per_embassy: i32 [0..=200],
        /// Divisor of Washington's regard taken off.
        pub per_regard: i32 [1..=1000],
        /// The narrowest it can be.
        pub least: i32 [0..=500],
    }
}

schema! {
    /// The drawdown.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Commitment at the start.
        pub commitment_start: i32 [0..=1000],
        /// American troops in Europe at the start; more than the hosts' tables add up to, by rotations and staffs.
        pub troops_start: i32 [0..=300_000],
        /// Administration at the start.
        pub administration_start: Administration,
        /// Votes in the horizon: year and month. The winner takes office in the following turn.
        pub votes: Vec<(i32, i32)>,
        /// Odds of a friendly, transactional, distant administration, permille; shown to all.
        pub odds: (i32, i32, i32),
        /// Where commitment is heading.
        pub target: TargetParams,
        /// Share of the way to its target, permille a year.
        pub pull: i32 [0..=1000],
        /// Largest noise of commitment a turn either way, by turn length.
        pub noise: (i32, i32, i32),
        /// Packages.
        pub packages: PackageParams,
        /// Crises elsewhere.
        pub crises: CrisisParams,
        /// Tariffs.
        pub coercion: CoercionParams,
        /// The compact.
        pub compact: CompactParams,
        /// Orders.
        pub lobby: LobbyParams,
        /// Estimates.
        pub estimate: EstimateParams,
        /// Regard for a capital at `core_from` of spending.
        pub regard_base: i32 [0..=1000],
        /// Regard for each percentage point of core spending above `target.core_from`.
        pub regard_per_core_point: i32 [0..=500],
        /// The most that spending moves regard.
        pub regard_most: i32 [0..=500],
        /// Share of the way regard drifts, permille a year.
        pub regard_drift: i32 [0..=1000],
        /// Formal notice to leave the treaty is possible below this commitment.
        pub notice_below: i32 [0..=1000],
        /// Its chance a turn, permille, by turn length.
        pub notice: (i32, i32, i32),
        /// Dependent points withheld in a dispute and in a rupture, permille.
        pub withheld: (i32, i32),
        /// A dispute withholds spares from this many open disputes on, below this commitment.
        pub dispute_from: (i32, i32),
        /// Below this commitment, or after formal notice, relations are ruptured.
        pub rupture_below: i32 [0..=1000],
    }
}
