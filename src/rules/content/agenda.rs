//! Secret agendas and the endings.

use super::Source;
use crate::core::ids::{AreaId, InitiativeId, MemberId, OptionId, SiteId};

use crate::rules::words::{Meter, Planning};
use crate::schema;
use crate::schema::Key;

schema! {
    /// A goal of a capital's secret agenda.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Goal {
        /// Short name.
        pub id: Key,
        /// Whose.
        pub seat: MemberId,
        /// As people read it: "Keep an American brigade in Poland".
        pub text: String,
        /// Weight; those of a seat add up to 500.
        pub weight: i32 [0..=500],
        /// What is measured.
        pub measure: GoalMeasure,
        /// The value that earns nothing.
        pub floor: i32,
        /// The value that earns everything; may lie below the floor.
        pub target: i32,
        /// Whether the mean over the game counts instead of the end.
        pub average: bool = false,
        /// Kept in reserve: it replaces the goal with the smallest weight after a sceptic win.
        pub sceptic: bool = false,
        /// Where the interest comes from.
        pub source: Vec<Source>,
    }
}

schema! {
    /// What a goal measures.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum GoalMeasure {
        /// A number of the seat itself.
        Own(Meter),
        /// A number of the alliance.
        Alliance(Meter),
        /// Own core spending, basis points of GDP.
        CoreSpending,
        /// Own core spending: distance from this level, basis points of GDP.
        CoreSpendingNear(i32),
        /// Own debt, permille of GDP.
        Debt,
        /// Own balance, basis points of GDP.
        Balance,
        /// American troops on own soil.
        UsTroopsHosted,
        /// An American unit at a site: 1 or 0.
        UsUnitAt(SiteId),
        /// Forces of others at a site, brigades × 100.
        ForwardAt(SiteId),
        /// Own forces at a site, brigades × 100.
        OwnForcesAt(SiteId),
        /// Ratio of defenders to attackers at a site, permille.
        DenialAt(SiteId),
        /// Own delivered points since the start in an area, points × 100.
        OwnPoints(AreaId),
        /// Cover of an area without the US, permille.
        Cover(AreaId),
        /// European suppliers' share of own orders, permille.
        EuropeanShare,
        /// American suppliers' share of own orders, permille.
        AmericanShare,
        /// Orders placed with own industry by anybody, EUR million.
        OrdersAtHome,
        /// Mean trust of the others in the seat, 0..1000.
        StandingWithOthers,
        /// Trust of one capital in the seat, 0..1000.
        TrustFrom(MemberId),
        /// Trust of the seat in one capital, 0..1000.
        TrustIn(MemberId),
        /// An initiative in force with the seat in it: 1000 or its effect, 0 otherwise.
        InForce(InitiativeId),
        /// Motions sponsored by the seat and passed.
        MotionsPassed,
        /// Programmes the seat leads or shares that have delivered at least one lot.
        ProgrammesDelivered,
        /// An option delivered to the seat, units × 1000.
        Delivered(OptionId),
        /// Aid to Ukraine, EUR million a year, mean.
        Aid,
        /// Pledges kept, permille of those due.
        PledgesKept,
        /// Turns the seat planned on this.
        TurnsPlanning(Planning),
        /// Political capital spent by others to carry the seat's consent.
        ConsentSold,
        /// Incidents against the seat, weighted by severity.
        Incidents,
        /// Times the seat's response to an incident was backed by a majority, permille of its incidents.
        BackedShare,
        /// Size of the coalition in Ukraine that the seat sent, brigades × 100.
        CoalitionTroops,
        /// Slots given or sold to others.
        SlotsGiven,
        /// Partnerships outside the alliance that the seat holds.
        Partnerships,
        /// Times the seat has yielded to a threat of tariffs.
        Yields,
        /// How long the seat's government has stayed in office: 1 if it never fell to sceptics.
        GovernmentHeld,
    }
}

schema! {
    /// An outcome tier; the first that fits is the ending.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Ending {
        /// Short name, e.g. `european-pillar`.
        pub id: Key,
        /// As people read it.
        pub name: String,
        /// Two or three sentences for the debrief.
        pub text: String,
        /// What must hold: all of these. Empty for always.
        pub when: Vec<EndingRule>,
        /// Whether everybody is capped at par.
        pub caps_at_par: bool = false,
    }
}

schema! {
    /// One requirement of an ending.
    #[derive(Clone, Debug, PartialEq)]
    pub enum EndingRule {
        /// A test was lost.
        TestLost,
        /// Gauge within bounds.
        Gauge {
            /// Which.
            meter: Meter,
            /// At least.
            at_least: i32 = i32::MIN,
            /// At most.
            at_most: i32 = i32::MAX,
        },
        /// Cover of an area without the US at least this, permille.
        CoverAlone(AreaId, i32),
        /// Live bilateral deals at least.
        DealsAtLeast(u8),
        /// Partnerships outside the alliance that the seats hold, together at least.
        PartnershipsAtLeast(u8),
        /// Times that seats have yielded to a threat of tariffs, together at least.
        YieldsAtLeast(u8),
        /// An initiative is in force.
        InForce(InitiativeId),
        /// Not this.
        Not(Box<EndingRule>),
        /// All of these.
        All(Vec<EndingRule>),
        /// Any of these.
        Any(Vec<EndingRule>),
    }
}
