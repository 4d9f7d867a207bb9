//! The numbers of incidents: how a response is judged and what it moves.

use crate::schema;

schema! {
    /// How responses to incidents are judged and what they move.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Record of responses at the start, 0..1000.
        pub resolve_start: i32 [0..=1000],
        /// Part of the way the record moves to the score of a response, permille.
        pub resolve_learning: i32 [0..=1000],
        /// Level to which a record fades, 0..1000.
        pub resolve_rest: i32 [0..=1000],
        /// Part of the distance to that level that fades a year, permille.
        pub resolve_fade_per_year: i32 [0..=1000],
        /// Share of weight that must back a response for it to count as backed, permille.
        pub backed_share: i32 [0..=1000],
        /// Political capital of calling Article 4 consultations.
        pub article4_pc: i32 [0..=5],
        /// Share of weight that must back for consultations to help, permille.
        pub article4_share: i32 [0..=1000],
        /// Score gained where they do.
        pub article4_gain: i32 [0..=1000],
        /// Share of weight whose dissent splits the consultations, permille.
        pub split_share: i32 [0..=1000],
        /// Score lost where they split.
        pub split_loss: i32 [0..=1000],
        /// Distance from the last score from which a response looks erratic.
        pub erratic_gap: i32 [0..=1000],
        /// Score lost by looking erratic.
        pub erratic_loss: i32 [0..=1000],
        /// Score lost where more than a protest met the wrong culprit.
        pub wrong_loss: i32 [0..=1000],
        /// Part of the cost Moscow still meets then, permille.
        pub wrong_cost: i32 [0..=1000],
        /// What the target's trust in the others moves by at full stake: backing, silence, dissent.
        pub trust: (i32, i32, i32),
        /// Trust of a background member in its seat from which it follows that seat's stand, 0..1000.
        pub caucus_trust: i32 [0..=1000],
        /// Support at home where the own incident was mishandled, and where it was backed.
        pub support: (i32, i32),
        /// Score below which an incident that few backed counts as mishandled.
        pub mishandled_below: i32 [0..=1000],
        /// Threat perception for each degree of severity of an own incident.
        pub threat_per_severity: i32 [0..=100],
        /// Part of it that neighbours of the same flank feel, permille.
        pub threat_neighbours: i32 [0..=1000],
        /// Threat perception added where people were hurt.
        pub casualties_threat: i32 [0..=500],
        /// Chance that what is shot down falls on somebody's roof, permille, and what that does to support.
        pub debris: (i32, i32),
        /// Hardening against drones that counts as a drone watch, points.
        pub drone_watch: i32 [0..=1000],
        /// Most escalation a background government risks when it answers by the book.
        pub book_escalation: i32 [0..=1000],
        /// Severity and escalation of an exchange of fire.
        pub exchange: (i32, i32),
    }
}
