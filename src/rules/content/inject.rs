//! Injects: the scenario's events, with their conditions, choices and effects.

use super::Source;
use crate::core::ids::{
    AreaId, DemandId, IncursionId, InitiativeId, InjectId, MemberId, OptionId, PackageId, PartnerId, SectorId, SiteId,
};
use crate::core::units::{Cb, Cp, Meur};
use crate::rules::words::{Administration, Government, Intent, Meter, Planning, Theatre, War};
use crate::schema;
use crate::schema::Key;

schema! {
    /// An event of the scenario.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Inject {
        /// Short name.
        pub id: Key,
        /// One line, as a newspaper would put it.
        pub headline: String,
        /// A few sentences.
        pub body: String,
        /// First turn in which it may fire.
        pub from_turn: u8 [1..=60] = 1,
        /// Last turn in which it may fire; 0 for the last turn of the game.
        pub to_turn: u8 [0..=60] = 0,
        /// What must be true.
        pub when: Condition = Condition::Always,
        /// Chance each turn in which it may fire, permille.
        pub chance: i32 [0..=1000] = 1000,
        /// Whether it may fire again, and after how many turns; 0 for once.
        pub repeat_after: u8 [0..=60] = 0,
        /// Only as the follow-up of another inject.
        pub follow_up_only: bool = false,
        /// What happens whatever anybody decides.
        pub effects: Vec<InjectEffect> = Vec::new(),
        /// Who must choose: one choice for each seat named; empty for none.
        pub asks: Vec<Who> = Vec::new(),
        /// What they can choose; the first is taken where nobody answers.
        pub choices: Vec<Choice> = Vec::new(),
        /// Injects that fire later whatever was chosen: which, after how many turns.
        pub follow_ups: Vec<(InjectId, u8)> = Vec::new(),
        /// What is being learnt from it, for the facilitator.
        pub lesson: String = String::new(),
        /// The claims and figures it rests on.
        pub source: Vec<Source>,
    }
}

schema! {
    /// A way to answer an inject.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Choice {
        /// What is done, as an imperative: "Grant the use of the base".
        pub text: String,
        /// Political capital.
        pub pc: i32 [0..=5] = 0,
        /// What must be true to choose it.
        pub when: Condition = Condition::Always,
        /// What it does; `Chooser` is the seat that chose.
        pub effects: Vec<InjectEffect> = Vec::new(),
        /// An inject that follows, after this many turns.
        pub follow_up: Option<(InjectId, u8)> = None,
        /// How each stance likes it: −5..5 on the six axes, read by policies and by nobody else.
        pub appeal: super::Stance = super::Stance::default(),
    }
}

schema! {
    /// Whom an inject asks or touches.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Who {
        /// The seat that chose.
        Chooser,
        /// Every member.
        All,
        /// Every member but the chooser.
        Others,
        /// One member.
        Member(MemberId),
        /// Several members.
        Members(Vec<MemberId>),
        /// Hosts and flanks of sites.
        FrontLine,
        /// Everybody else.
        Rear,
        /// EU members.
        Eu,
        /// Members outside the EU.
        NotEu,
        /// Every seat that is played.
        Seats,
        /// Members that host American forces.
        UsHosts,
        /// The seats with the largest economies, this many.
        Largest(u8),
    }
}

schema! {
    /// What must be true.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Condition {
        /// Always.
        Always,
        /// All of these.
        All(Vec<Condition>),
        /// Any of these.
        Any(Vec<Condition>),
        /// Not this.
        Not(Box<Condition>),
        /// A headline number of the alliance lies within bounds.
        Gauge {
            /// Which.
            meter: Meter,
            /// At least.
            at_least: i32 = i32::MIN,
            /// At most.
            at_most: i32 = i32::MAX,
        },
        /// A number of a capital lies within bounds.
        Capital {
            /// Whose.
            who: MemberId,
            /// Which.
            meter: Meter,
            /// At least.
            at_least: i32 = i32::MIN,
            /// At most.
            at_most: i32 = i32::MAX,
        },
        /// Trust of one capital in another lies within bounds, 0..1000.
        Trust {
            /// Who trusts.
            from: MemberId,
            /// Whom.
            to: MemberId,
            /// At least.
            at_least: i32 = 0,
            /// At most.
            at_most: i32 = 1000,
        },
        /// European cover of an area without the US lies within bounds, permille.
        Cover {
            /// Which.
            area: AreaId,
            /// At least.
            at_least: i32 = 0,
            /// At most.
            at_most: i32 = 1000,
        },
        /// Core spending of a capital lies within bounds, basis points of GDP.
        CoreSpending {
            /// Whose.
            who: MemberId,
            /// At least.
            at_least: i32 = 0,
            /// At most.
            at_most: i32 = 10000,
        },
        /// The state of the war.
        WarIs(War),
        /// The administration in Washington.
        AdministrationIs(Administration),
        /// A crisis draws Washington elsewhere.
        CrisisIn(Theatre),
        /// The government of a capital.
        GovernmentIs(MemberId, Government),
        /// An initiative is in force.
        InForce(InitiativeId),
        /// A package has been announced.
        Announced(PackageId),
        /// A package has left.
        Left(PackageId),
        /// An inject has fired.
        Fired(InjectId),
        /// A seat chose this choice of an inject, counted from 0.
        Chose(MemberId, InjectId, u8),
        /// At least this many seats chose this choice of an inject.
        ChoseAtLeast(InjectId, u8, u8),
        /// At least this many incidents so far.
        IncidentsAtLeast(u8),
        /// An option has delivered its first lot to somebody.
        Delivered(OptionId),
        /// Shares of GDP planning on this, permille, at least.
        PlanningAtLeast(Planning, i32),
        /// A capital has a partnership with this partner.
        HasPartner(MemberId, PartnerId),
        /// Partnerships outside the alliance that the seats hold, together at least.
        PartnershipsAtLeast(u8),
        /// Seats under a tariff, threatened or in force, at least.
        TariffsAtLeast(u8),
        /// Times that seats have yielded to a threat of tariffs, together at least.
        YieldsAtLeast(u8),
        /// Moscow's hidden intent; use sparingly, never in a text players read.
        IntentIs(Intent),
    }
}

schema! {
    /// What an inject or a choice does.
    #[derive(Clone, Debug, PartialEq)]
    pub enum InjectEffect {
        /// A headline number of the alliance moves.
        Shift {
            /// Which.
            meter: Meter,
            /// By how much, in the meter's unit.
            by: i32,
        },
        /// A number of some capitals moves.
        Capital {
            /// Which.
            meter: Meter,
            /// Whose.
            who: Who,
            /// By how much, in the meter's unit.
            by: i32,
        },
        /// Trust moves.
        Trust {
            /// Who trusts.
            from: Who,
            /// Whom.
            to: Who,
            /// By how much at full stake, points of 1000; the trust curve applies.
            by: i32,
        },
        /// American points in an area come or go.
        American {
            /// Which.
            area: AreaId,
            /// By how much.
            points: Cp,
        },
        /// European points in an area come or go, for one owner.
        European {
            /// Whose.
            who: Who,
            /// Which.
            area: AreaId,
            /// By how much.
            points: Cp,
        },
        /// Capacity of a sector changes, permille.
        Capacity {
            /// Which.
            sector: SectorId,
            /// By how much.
            permille: i32 [-500..=500],
        },
        /// Programmes of a sector lose a turn.
        Slip {
            /// Which.
            sector: SectorId,
        },
        /// Aid to Ukraine, once, EUR bn.
        Aid {
            /// From whom.
            who: Who,
            /// How much.
            eur_bn: Meur,
        },
        /// Kit out of own stocks.
        GiveStocks {
            /// Whose.
            who: Who,
            /// Points of munitions.
            points: Cp,
        },
        /// A crisis begins elsewhere.
        Crisis {
            /// Where.
            theatre: Theatre,
            /// For how many turns.
            turns: u8 [1..=10],
        },
        /// The war changes state.
        War(War),
        /// Washington announces a package.
        Announce(PackageId),
        /// Washington threatens tariffs.
        Tariff {
            /// Whom.
            who: Who,
            /// What it demands of them.
            demand: Option<DemandId> = None,
        },
        /// Washington lifts tariffs.
        LiftTariff {
            /// Whose.
            who: Who,
        },
        /// A partnership with a partner outside the alliance is signed, without its price in political capital.
        Partnership {
            /// Who signs.
            who: Who,
            /// With whom.
            partner: PartnerId,
        },
        /// An incident happens this turn.
        Incident {
            /// What.
            kind: IncursionId,
            /// Where.
            target: MemberId,
            /// Severity, 1..5.
            severity: i32 [1..=5],
        },
        /// Forces arrive at a site.
        Forces {
            /// Where.
            site: SiteId,
            /// From whom.
            from: MemberId,
            /// How many brigades.
            brigades: Cb,
        },
        /// A government changes.
        Government {
            /// Whose.
            who: MemberId,
            /// To what.
            to: Government,
        },
    }
}
