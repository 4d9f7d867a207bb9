//! The numbers of deterrence and of the test.

use crate::core::{Cb, Curve};
use crate::schema;

schema! {
    /// Deterrence, and the test of Article 5.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Weight of denial, permille of deterrence.
        pub weight_denial: i32 [0..=1000],
        /// Weight of punishment.
        pub weight_punishment: i32 [0..=1000],
        /// Weight of the host's record of responses.
        pub weight_resolve: i32 [0..=1000],
        /// Weight of cohesion.
        pub weight_cohesion: i32 [0..=1000],
        /// Weight of American commitment.
        pub weight_american: i32 [0..=1000],
        /// Denial before air defence, by defenders for 1000 attackers.
        pub denial: Curve,
        /// Denial without air defence and what full cover adds, permille.
        pub shield: (i32, i32),
        /// Brigades behind a point of heavy land forces.
        pub brigades_per_point: Cb,
        /// Part of the land forces that can reach a site in time, permille at full lift and speed.
        pub reinforcement: i32 [0..=1000],
        /// Whether American land forces and lift count for reinforcement only as far as they are believed in.
        pub reinforcement_as_believed: bool,
        /// Speed of reinforcement by hours to decide: up to so many hours, permille.
        pub speed: Vec<(i32, i32)>,
        /// Speed beyond the last of them.
        pub speed_slow: i32 [0..=1000],
        /// Hours to decide at half cohesion under a rotating lead.
        pub hours: i32 [0..=1000],
        /// Commitment from which Washington leads well, 0..1000.
        pub washington_leads_from: i32 [0..=1000],
        /// Hours under Washington's lead: while committed, and when not; permille.
        pub hours_washington: (i32, i32),
        /// Hours under a directoire, a rotating lead and nobody's; permille.
        pub hours_others: (i32, i32, i32),
        /// Punishment from full strike cover.
        pub punishment_strike: i32 [0..=1000],
        /// Punishment from the nuclear forces of allies as they are.
        pub punishment_nuclear: i32 [0..=1000],
        /// Punishment added where a nuclear ally that consults has forces at the site.
        pub punishment_forward: i32 [0..=1000],
        /// How many forces that takes, brigades.
        pub punishment_forward_from: Cb,
        /// American part without a unit at the site and what a unit adds, permille of commitment as believed.
        pub american: (i32, i32),
        /// Most by which Moscow misreads deterrence, points either way.
        pub misreading: i32 [0..=500],
        /// Deterrence of the first turn's plans, before anybody has assessed it.
        pub seen_start: i32 [0..=1000],
        /// Gauge from which a turn counts as calm and not as a window.
        pub probe_line: i32 [0..=1000],
        /// Chance of a test in half a year by deterrence as Moscow sees it, permille.
        pub chance: Curve,
        /// Factor of intent: defensive, opportunist, revisionist; permille.
        pub chance_intent: (i32, i32, i32),
        /// Factor while a crisis elsewhere holds Washington's eye, permille.
        pub chance_distracted: i32 [0..=5000],
        /// Free force below which a test is hardly thinkable, and the factor then, permille.
        pub chance_small_force: (Cb, i32),
        /// Factor by length of turn, permille.
        pub chance_by_length: (i32, i32, i32),
        /// What a defending brigade on prepared ground is worth against an attacking one, permille.
        pub prepared_ground: i32 [500..=4000],
        /// Control at the start of a test, 0..1000.
        pub control_start: i32 [0..=1000],
        /// Control moved by a round in which one side is alone.
        pub swing: i32 [0..=1000],
        /// Faces of the die of a round.
        pub die: Vec<i32>,
        /// Control moved in the first round by hours to decide: up to so many hours, points.
        pub quick: Vec<(i32, i32)>,
        /// Control moved beyond the last of them.
        pub slow: i32 [-500..=500],
        /// Part of the attack that full air defence cover stops, permille.
        pub shield_stops: i32 [0..=1000],
        /// Part of the attack that full strike cover stops in the last round, permille.
        pub strike_stops: i32 [0..=1000],
        /// Control moved by a nuclear signal, and escalation.
        pub nuclear_signal: (i32, i32),
        /// Control from which an attack is repelled, and from which it is contested.
        pub results: (i32, i32),
        /// Escalation when a test begins.
        pub escalation: i32 [0..=1000],
        /// Political capital of staying out, a statement, support, sending, fighting.
        pub act_pc: Vec<i32> [0..=5],
        /// The host's trust for each act.
        pub act_trust: Vec<i32> [-1000..=1000],
        /// Political capital every seat gains when a test begins: governments rally, and none is too worn out to answer.
        pub rally_pc: i32 [0..=5],
        /// Factor on lost trust against a standing pledge of forces at the site, permille.
        pub act_pledged: i32 [1000..=5000],
        /// Part of a capital's forces in place that fights, for each act, permille.
        pub act_presence: Vec<i32> [0..=1000],
        /// Defence added if all support with transit, intelligence and sanctions or more, permille.
        pub support_helps: i32 [0..=1000],
        /// Part of what lift can carry that has arrived in the second and in the third round, permille.
        pub arrival: (i32, i32),
        /// Trust in the host from which a named defender is expected to send.
        pub expected_trust: i32 [0..=1000],
        /// Commitment from which Washington fights, sends, supports.
        pub washington: (i32, i32, i32),
        /// The American unit at a site, brigades.
        pub american_unit: Cb,
        /// Part of American land forces in Europe that counts in the second and third round if Washington sends, permille.
        pub american_sends: (i32, i32),
        /// The same if it fights.
        pub american_fights: (i32, i32),
    }
}
