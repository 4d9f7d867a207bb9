//! The numbers of posture: prices, money and trust of forces abroad, and how public life is hardened.

use crate::core::Meur;
use crate::schema;

schema! {
    /// Prices, money and trust of forces abroad, and how public life is hardened.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Political capital of sending forces.
        pub send_pc: i32 [0..=5],
        /// What an invitation takes off that price.
        pub invited_discount: i32 [0..=5],
        /// Political capital of bringing forces home.
        pub withdraw_pc: i32 [0..=5],
        /// Political capital of inviting forces.
        pub host_pc: i32 [0..=5],
        /// Political capital of an air policing mission.
        pub policing_pc: i32 [0..=5],
        /// Political capital of changing the rules of engagement.
        pub rules_pc: i32 [0..=5],
        /// Political capital of a joint exercise.
        pub exercise_pc: i32 [0..=5],
        /// Political capital of hardening public life.
        pub harden_pc: i32 [0..=5],
        /// Least and most forces that one order sends, brigades × 100.
        pub send_range: (u16, u16),
        /// Keeping a brigade abroad for half a year, EUR bn; sending it costs as much at once.
        pub brigade_half_year_eur_bn: Meur,
        /// Barracks for an invited force, EUR bn.
        pub barracks_eur_bn: Meur,
        /// An air policing mission, EUR bn.
        pub policing_eur_bn: Meur,
        /// A joint exercise, EUR bn.
        pub exercise_eur_bn: Meur,
        /// Hardening one part of public life once, hundred-thousandths of GDP (1 is a thousandth of a per cent).
        pub harden_cost: i32 [0..=1000],
        /// Months for which a policing mission flies.
        pub policing_months: i32 [1..=120],
        /// Trust of the host when a brigade arrives and when it leaves, at full stake.
        pub brigade_trust: (i32, i32),
        /// Stake of the others on that flank, permille.
        pub flank_stake: i32 [0..=1000],
        /// Trust of the invited in the host.
        pub invitation_trust: i32 [-200..=200],
        /// Trust of the host in a capital that takes on air policing.
        pub policing_trust: i32 [-200..=200],
        /// Trust between host and guest of an exercise.
        pub exercise_trust: i32 [-200..=200],
        /// Readiness gained by those who take part.
        pub exercise_readiness: i32 [0..=200],
        /// Hardening gained by an order, points of 1000.
        pub harden_gain: i32 [0..=1000],
        /// The most that can be gained so.
        pub harden_cap: i32 [0..=1000],
        /// Hardening that wears off a year, permille of what is there.
        pub harden_fade_per_year: i32 [0..=1000],
        /// Resilience without any resilience spending, points.
        pub resilience_base: i32 [0..=1000],
        /// Resilience for each basis point of GDP spent on it.
        pub resilience_per_bp: i32 [0..=20],
        /// Points that resilience moves a year towards its level.
        pub resilience_per_year: i32 [0..=1000],
    }
}
