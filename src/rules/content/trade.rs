//! Ties and pressure of the purse: partners outside the alliance, and what Washington demands under threat of tariffs.

use super::Source;
use crate::core::ids::MemberId;
use crate::core::units::Meur;
use crate::schema;
use crate::schema::Key;

schema! {
    /// A partner outside the alliance with whom a capital may tie itself; at most eight a scenario.
    ///
    /// What every partnership does (a year's price, shelter from tariffs, a cut of their harm) stands in the numbers of
    /// the rules; here is what differs from partner to partner.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Partner {
        /// Short name, e.g. `tokyo`.
        pub id: Key,
        /// As people read it.
        pub name: String,
        /// Two sentences: what it offers, and what it costs.
        pub text: String,
        /// The ally it is, if it is one: no partner from outside where that ally is a seat.
        pub ally: Option<MemberId> = None,
        /// Growth from the first renewal on, basis points a year: markets and suppliers.
        pub growth: i32 [-100..=100] = 0,
        /// How much less of this capital's dependent kit Washington can withhold, permille: other spares, other data.
        pub spares: i32 [0..=500] = 0,
        /// Washington's regard, at the signature and at every renewal, points of 1000.
        pub regard: i32 [-100..=100] = 0,
        /// Trust of those allies that lean on Washington, at the signature and at every renewal, points of 1000.
        pub leaning: i32 [-100..=100] = 0,
        /// First turn in which it is open to a tie.
        pub from_turn: u8 [1..=60] = 1,
        /// Where it comes from.
        pub source: Vec<Source>,
    }
}

schema! {
    /// What draws a demand: who is asked first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Grievance {
        /// Nothing in particular: the lone and little-partnered first, as always.
        Nothing,
        /// Those for whom Washington has least regard.
        Coldness,
        /// Those with the most partners outside the alliance.
        Partners,
        /// Those whose new orders go to European makers.
        EuropeanOrders,
        /// Those that spend least on core defence.
        LowSpending,
    }
}

schema! {
    /// What Washington wants of capitals, and what it does to them until it gets it.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Demand {
        /// Short name, e.g. `buy-american`.
        pub id: Key,
        /// As people read it after "Washington demands of Ottawa": "orders for American aircraft".
        pub name: String,
        /// A sentence for those who are asked.
        pub text: String,
        /// Weight against other demands.
        pub weight: i32 [0..=1000] = 100,
        /// First turn in which it is made.
        pub from_turn: u8 [1..=60] = 1,
        /// Fewest and most capitals asked at a time.
        pub targets: (i32, i32),
        /// Who is asked first.
        pub draws: Grievance = Grievance::Nothing,
        /// How much that counts against trust, partners and regard, points.
        pub drawn: i32 [0..=2000] = 600,
        /// Growth while the tariff is borne, basis points a year.
        pub growth: i32 [-200..=0],
        /// Support at home in every turn in which the tariff is borne, points of 1000.
        pub support: i32 [-200..=0],
        /// Months until Washington gives up.
        pub months: i32 [1..=60],
        /// Money that yielding costs, EUR bn; what is there is taken.
        pub costs_eur_bn: Meur = Meur(0),
        /// Whether yielding ends the capital's partnerships outside the alliance.
        pub ends_partnerships: bool = false,
        /// Trust in the one that yields, of the others that bear a tariff or resist one, points of 1000.
        pub held_alone: i32 [-100..=0] = 0,
        /// Where it comes from.
        pub source: Vec<Source>,
    }
}
