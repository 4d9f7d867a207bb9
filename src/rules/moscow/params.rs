//! The numbers of Moscow: what it wants, what it rebuilds, how often it probes and what it learns.

use crate::core::Cb;
use crate::schema;

schema! {
    /// What Moscow wants, rebuilds, tries and learns.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Chance of a defensive, an opportunist and a revisionist Moscow, permille.
        pub intent_odds: (i32, i32, i32),
        /// Ground strength at the start, permille of early 2022.
        pub ground_start: i32 [0..=2000],
        /// Ground strength gained a year while the war goes on, permille.
        pub ground_war_per_year: i32 [-500..=500],
        /// Ground strength gained a year once it does not, permille.
        pub ground_after_per_year: i32 [-500..=500],
        /// The most ground strength Russia can reach, permille.
        pub ground_cap: i32 [0..=3000],
        /// Strength in the air, at sea and in missiles at the start, permille.
        pub air_start: i32 [1..=2000],
        /// Gain of that strength a year once the war is over, permille.
        pub air_after_per_year: i32 [-500..=500],
        /// The most it can reach, permille.
        pub air_cap: i32 [1..=3000],
        /// The ground force at strength 1000, brigades.
        pub army: Cb,
        /// Escalation at the start, 0..1000.
        pub escalation_start: i32 [0..=1000],
        /// Escalation that fades a year, permille of what is there.
        pub escalation_fade_per_year: i32 [0..=1000],
        /// Incidents that come whatever the alliance does, thousandths of an incident.
        pub incidents_base: i32 [0..=10000],
        /// Incidents at a pressure of 1000.
        pub incidents_at_full_pressure: i32 [0..=20],
        /// Pressure where deterrence stands at the line below.
        pub pressure_base: i32 [0..=1000],
        /// Deterrence, as Moscow sees it, that adds nothing to pressure and takes nothing away, 0..1000.
        pub pressure_line: i32 [0..=1000],
        /// Pressure for each point of deterrence below that line, permille.
        pub pressure_slope: i32 [0..=2000],
        /// Pressure added while a crisis elsewhere holds Washington's eye.
        pub pressure_distracted: i32 [0..=1000],
        /// Pressure taken away by a mean learnt cost of 1000.
        pub pressure_learnt: i32 [0..=1000],
        /// Number of incidents by length of turn (quarter, half-year, year), permille of the half-year's.
        pub incidents_by_length: (i32, i32, i32),
        /// Most incidents that need a decision, by length of turn.
        pub incidents_cap: (i32, i32, i32),
        /// Minor incidents reported for each that needs a decision.
        pub background_factor: i32 [0..=50],
        /// Smallest value an incursion is taken for, so that nothing is quite impossible, points.
        pub value_floor: i32 [1..=1000],
        /// Part of the learnt cost that is taken off an incursion's value, permille.
        pub learnt_discount: i32 [0..=1000],
        /// Pull of targets in the air, by place: hosts of a site, their flanks, everybody else; permille.
        pub reach_air: (i32, i32, i32),
        /// The same under water.
        pub reach_sea: (i32, i32, i32),
        /// The same in networks and society.
        pub reach_society: (i32, i32, i32),
        /// Pull of a target already chosen this turn, permille of its first.
        pub repeat_pull: i32 [0..=1000],
        /// Chance that an incident is as grave as its kind can be, permille.
        pub worst_chance: i32 [0..=1000],
        /// Chance that it is one step graver than usual, permille.
        pub graver_chance: i32 [0..=1000],
        /// Cost Moscow expects of every kind at every target at the start, 0..1000.
        pub cost_start: i32 [0..=1000],
        /// Part of the way Moscow moves to the cost it has met, permille.
        pub learning: i32 [0..=1000],
        /// Part of that step that goes to the same kind at other targets, permille.
        pub learning_elsewhere: i32 [0..=1000],
        /// Political capital of a back-channel.
        pub back_channel_pc: i32 [0..=5],
        /// Escalation a back-channel takes away, points.
        pub back_channel_calm: i32 [0..=1000],
        /// What the front line's trust in the talker moves by, at full stake.
        pub back_channel_trust: i32 [-200..=200],
        /// Months for which a defensive Moscow plans one incident fewer.
        pub back_channel_months: i32 [0..=60],
        /// Cost that any other Moscow forgets, points of every entry.
        pub back_channel_forgets: i32 [0..=1000],
        /// Escalation from which everybody feels threatened, and by how much threat perception rises.
        pub alarm: (i32, i32),
        /// Escalation from which a test is likelier, and the factor on its chance, permille.
        pub brink: (i32, i32),
        /// Escalation from which any shot opens an exchange of fire.
        pub exchange: i32 [0..=1000],
    }
}
