//! The allies: those that are played, and the others whose spending, forces and votes still count.

use super::Source;
use crate::core::IdVec;
use crate::core::ids::{AreaId, MemberId, PartnerId, SiteId};
use crate::core::units::{Bp, Cb, Meur};
use crate::rules::words::Government;
use crate::schema;
use crate::schema::Key;

schema! {
    /// An ally. Members with `seat: true` are played; list them first.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Member {
        /// Short name used everywhere, e.g. `warsaw`.
        pub id: Key,
        /// The capital's name, as people read it.
        pub name: String,
        /// The countries it stands for, ISO 3166 alpha-3; more than one where books are pooled.
        pub countries: Vec<String>,
        /// Whether somebody plays it.
        pub seat: bool = false,
        /// The seat whose vote it follows while it trusts it enough; background members only.
        pub caucus: Option<MemberId> = None,
        /// GDP at the start, EUR bn.
        pub gdp_eur_bn: Meur,
        /// Core defence spending at the start, per cent of GDP.
        pub core_pct: Bp,
        /// Related resilience spending at the start, per cent of GDP.
        pub resilience_pct: Bp = Bp(0),
        /// Equipment's share of the defence budget, permille.
        pub equipment_permille: i32 [100..=700] = 300,
        /// Part of the equipment budget bound by contracts already signed, permille.
        pub committed_permille: i32 [0..=1000] = 750,
        /// Public debt, per cent of GDP.
        pub debt_pct: Bp,
        /// Government balance, per cent of GDP; negative for a deficit.
        pub balance_pct: Bp,
        /// Nominal growth, per cent a year.
        pub growth_pct: Bp = Bp(350),
        /// Threat perception in calm times, 0..1000.
        pub threat: i32 [0..=1000],
        /// Dependence on imported energy against the alliance's average, permille: how hard a price shock hits it.
        pub energy_permille: i32 [0..=3000] = 1000,
        /// Domestic support at the start, 0..1000.
        pub support: i32 [0..=1000] = 520,
        /// The government at the start.
        pub government: Government = Government::Mainstream,
        /// What the government stands for.
        pub stance: Stance = Stance::default(),
        /// Elections, with the chance of a sceptic win added to the common formula.
        pub elections: Vec<Election> = Vec::new(),
        /// Members of the EU vote there.
        pub eu: bool = true,
        /// Ships, cables and pipelines of its own can be reached by sea.
        pub coast: bool = true,
        /// Weight of its forces: share of Europe's starting points by area, any whole numbers.
        pub forces: IdVec<AreaId, i32> = IdVec::default(),
        /// Brigades it could send, beyond those needed at home.
        pub spare_brigades: Cb = Cb(0),
        /// Active personnel, thousands.
        pub actives_thousand: i32 [0..=2000] = 0,
        /// American troops stationed at the start.
        pub us_troops: i32 [0..=100_000] = 0,
        /// Washington's regard at the start where it departs from the formula, 0..1000.
        pub regard_shift: i32 [-500..=500] = 0,
        /// The site on its soil, if one is.
        pub site: Option<SiteId> = None,
        /// Levers only this capital has.
        pub powers: Vec<Power> = Vec::new(),
        /// Rules of engagement level at the start, 0..3.
        pub rules_level: u8 [0..=3] = 1,
        /// Resilience of public life at the start, 0..1000.
        pub resilience: i32 [0..=1000] = 450,
        /// Where the figures come from.
        pub source: Vec<Source> = Vec::new(),
        /// What an author should know about the row.
        pub note: String = String::new(),
    }
}

schema! {
    /// What a government stands for, −5 to +5 each.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Stance {
        /// Spending on defence.
        pub spend: i32 [-5..=5] = 0,
        /// European autonomy.
        pub autonomy: i32 [-5..=5] = 0,
        /// The transatlantic bond.
        pub transatlantic: i32 [-5..=5] = 0,
        /// Risk towards Moscow.
        pub risk: i32 [-5..=5] = 0,
        /// Help for Ukraine.
        pub ukraine: i32 [-5..=5] = 0,
        /// The EU as venue.
        pub eu_venue: i32 [-5..=5] = 0,
    }
}

schema! {
    /// A national election.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Election {
        /// Year.
        pub year: i32 [2020..=2060],
        /// Month, 1..12.
        pub month: i32 [1..=12],
        /// Added to the chance of a sceptic win, permille.
        pub sceptic_shift: i32 [-500..=500] = 0,
        /// Where the date comes from.
        pub source: Vec<Source> = Vec::new(),
    }
}

schema! {
    /// A lever only some capitals have.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Power {
        /// Its estimate of American commitment is this much closer, points of 1000.
        CommitmentInsight(i32),
        /// May send a nuclear signal in a test.
        NuclearSignal,
        /// Nuclear consultations cost it nothing to sponsor, and its forward posture counts.
        NuclearDialogue,
        /// Persuading costs half the trust.
        PersuadeHalf,
        /// Joint programmes it leads carry this many more partners before they slow down.
        ExtraPartners(i32),
        /// Article 4 costs it nothing.
        FreeArticle4,
        /// The back-channel to Moscow costs it nothing.
        FreeBackChannel,
        /// May lend to others.
        Lender,
        /// Training never waits for crews.
        CrewsNeverBind,
        /// Sells and swaps slots without leave.
        SellsSlots,
        /// Motions in the EU cost one political capital less to propose.
        EuVenueDiscount,
        /// Off-the-shelf orders from this partner need no partnership.
        SecondSupplier(PartnerId),
        /// Resilience settles this much higher, points of 1000.
        Resilient(i32),
        /// Hosts bases that Washington asks to use for operations elsewhere.
        BasesElsewhere,
        /// Gains in standing from consenting dear: persuaders may carry one more of its cost.
        DearConsent,
    }
}
