//! The catalogue: kinds of procurement, industrial sectors, and what can be bought.

use super::{AreaPoints, Source};
use crate::core::ids::{InitiativeId, KindId, MemberId, PartnerId, SectorId};
use crate::core::units::Meur;
use crate::schema;
use crate::schema::Key;

schema! {
    /// A kind of procurement; its hazard is fitted to real programmes (see `docs/procurement-fit.md`).
    #[derive(Clone, Debug, PartialEq)]
    pub struct Kind {
        /// Short name, e.g. `joint-buy`.
        pub id: Key,
        /// As people read it.
        pub name: String,
        /// Chance of losing a turn, permille.
        pub hazard: i32 [0..=1000],
        /// Values the hidden frailty can take, permille, with their odds.
        pub frailty: Vec<(i32, i32)>,
        /// Price against the option's price, permille.
        pub price_permille: i32 [100..=3000] = 1000,
        /// Reduction per further partner, permille.
        pub partner_discount: i32 [0..=300] = 0,
        /// The lowest the partner reduction can bring the price to, permille.
        pub price_floor: i32 [100..=1000] = 700,
        /// Part of its points that depends on the supplier's goodwill, permille.
        pub dependency_permille: i32 [0..=1000] = 0,
        /// Fewest partners at contract, the lead counted.
        pub partners_min: u8 [1..=12] = 1,
        /// Whether others can join.
        pub joint: bool = false,
        /// Whether it is a development: an early block-1 lot, credit for unfinished work, and its own line.
        pub development: bool = false,
        /// Whether points expire after this many months (leases); 0 for never.
        pub expires_months: i32 [0..=240] = 0,
        /// Where the fit comes from.
        pub source: Vec<Source> = Vec::new(),
    }
}

schema! {
    /// An industrial sector, for all of Europe (or the American queue).
    #[derive(Clone, Debug, PartialEq)]
    pub struct Sector {
        /// Short name, e.g. `missiles`.
        pub id: Key,
        /// As people read it.
        pub name: String,
        /// Work it can do a year at the start, EUR bn.
        pub capacity_eur_bn: Meur,
        /// Legacy work at the start, permille of capacity.
        pub load_permille: i32 [0..=3000],
        /// The most it can grow, permille a year.
        pub growth_permille: i32 [0..=1000],
        /// Months until new capacity works.
        pub lag_months: i32 [0..=120],
        /// Whether it lies outside Europe: European surge money does not reach it.
        pub foreign: bool = false,
        /// Added to its load while a crisis or the war in Ukraine draws on it, permille.
        pub crisis_load: i32 [0..=1000] = 0,
        /// Share of the work by member, any whole numbers; who has lines there.
        pub makers: crate::core::IdVec<MemberId, i32> = crate::core::IdVec::default(),
        /// Where the figures come from.
        pub source: Vec<Source> = Vec::new(),
    }
}

schema! {
    /// Who supplies an option.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Supplier {
        /// European industry.
        Europe,
        /// The United States.
        UnitedStates,
        /// A partner outside the alliance.
        Abroad(PartnerId),
        /// Ankara's industry, for everybody else.
        Turkey,
        /// Israel.
        Israel,
    }
}

schema! {
    /// An entry of the catalogue. One unit is bought at a time, or several.
    #[derive(Clone, Debug, PartialEq)]
    pub struct CatalogueOption {
        /// Short name, e.g. `taurus-neo`.
        pub id: Key,
        /// As people read it.
        pub name: String,
        /// One sentence: what it is and why one would want it.
        pub text: String,
        /// How it is procured.
        pub kind: KindId,
        /// The sector whose lines build it.
        pub sector: SectorId,
        /// Who supplies it.
        pub supplier: Supplier,
        /// Points of one unit by area.
        pub points: AreaPoints,
        /// Price of one unit before the kind's factor and the load of the sector, EUR bn.
        pub price_eur_bn: Meur,
        /// Months from start to contract.
        pub decide_months: i32 [0..=60] = 6,
        /// Months from contract to the last lot.
        pub build_months: i32 [1..=240],
        /// Lots in which it is delivered.
        pub lots: u8 [1..=8] = 3,
        /// Months from the last lot to full use.
        pub train_months: i32 [0..=60] = 6,
        /// Crew needed by one unit, thousands of people × 100.
        pub crew: i32 [0..=2000] = 0,
        /// Months of work already done at the start of the scenario, for real runs under way.
        pub done_months: i32 [0..=120] = 0,
        /// Members that may lead it; empty for all.
        pub leads: Vec<MemberId> = Vec::new(),
        /// Members already in it at the start, with their shares in permille; such programmes run from turn 1.
        pub running: Vec<(MemberId, i32)> = Vec::new(),
        /// Units in the running programme.
        pub running_units: u8 [0..=50] = 0,
        /// The most units one programme may have.
        pub units_max: u8 [1..=50] = 6,
        /// First turn on the market.
        pub from_turn: u8 [1..=60] = 1,
        /// An initiative that must be in force.
        pub needs: Option<InitiativeId> = None,
        /// Where the figures come from.
        pub source: Vec<Source>,
    }
}
