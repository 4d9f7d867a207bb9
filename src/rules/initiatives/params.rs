//! The numbers of motions.

use crate::schema;

schema! {
    /// Motions, votes, persuasion, coalitions.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Motions on the table in a turn of three, six and twelve months.
        pub motions: (i32, i32, i32),
        /// Stance for each point of agreement between a government and a tag, times its weight.
        pub stance_per_tag: i32 [0..=100],
        /// Trust in the sponsors beyond the middle is divided by this.
        pub sponsor_divisor: i32 [1..=100],
        /// Trust in Washington is divided by this where Washington openly favours or opposes a motion.
        pub washington_divisor: i32 [1..=100],
        /// Weight of the transatlantic bond from which Washington takes sides and is asked.
        pub washington_weight: i32 [1..=10],
        /// Commitment from which Washington says yes, 0..1000.
        pub washington_yes: i32 [0..=1000],
        /// Stance from which consent is free, costs one, costs two; below, three.
        pub consent_free: i32 [-2000..=2000],
        /// See above.
        pub consent_one: i32 [-2000..=2000],
        /// See above.
        pub consent_two: i32 [-2000..=2000],
        /// Added under a sceptic government, political capital.
        pub sceptic_pc: i32 [0..=5],
        /// Price of proposing, political capital.
        pub propose_pc: i32 [0..=5],
        /// Price of proposing a compact, political capital.
        pub compact_pc: i32 [0..=5],
        /// Areas a compact can have.
        pub compact_areas: u32 [1..=16],
        /// Trust among sponsors when their motion passes, points of 1000.
        pub sponsor_trust: i32 [0..=100],
        /// Trust the sponsors lose in one that opts out, points of 1000.
        pub opt_out_trust: i32 [0..=200],
        /// Trust front-line capitals lose in one that blocks what they need, points of 1000.
        pub veto_front_line: i32 [0..=300],
        /// Trust the sponsors lose in one that blocks, points of 1000.
        pub veto_sponsors: i32 [0..=300],
        /// Added to these losses for each earlier time, permille.
        pub veto_again: i32 [0..=2000],
        /// Trust spent for each point of political capital carried, points of 1000.
        pub persuade_trust: i32 [0..=200],
        /// The same for those who persuade at half trust.
        pub persuade_trust_half: i32 [0..=200],
        /// Trust below which a holdout does not let itself be moved, 0..1000.
        pub persuade_floor: i32 [0..=1000],
        /// Trust from which a caucus member follows its seat, 0..1000.
        pub caucus_trust: i32 [0..=1000],
        /// Effect of a coalition against the same weight by consensus, permille.
        pub coalition_effect: i32 [0..=1000],
        /// Lead time of a coalition against consensus, permille.
        pub coalition_lead: i32 [0..=1000],
        /// Trust lost a year between those in and those out of a coalition, points of 1000.
        pub coalition_strain: i32 [0..=100],
        /// Trust that capitals outside the EU lose in the sponsors of an EU motion, points of 1000.
        pub excluded_trust: i32 [0..=100],
        /// Political capital a lead of the alliance pays a turn.
        pub lead_pc: i32 [0..=5],
        /// Capitals in a directoire.
        pub directoire: u32 [1..=12],
        /// Political capital that declaring a profile, or giving it up, costs.
        pub profile_pc: i32 [0..=5],
        /// Months before a profile can be changed.
        pub profile_months: i32 [0..=120],
        /// What deliveries outside one's profile are worth less, permille.
        pub profile_thinner: i32 [0..=1000],
        /// Trust that others with a profile lose in one that gives its own up, points of 1000.
        pub profile_trust: i32 [0..=200],
        /// Points of their own that others lose in an area when its specialist, were it of full weight, leaves, permille.
        pub specialist_loss: i32 [0..=1000],
    }
}
