//! The parts of a view: numbers and lists as one seat knows them, ready to be drawn.

use super::{MenuGroup, Why};
use crate::core::ids::{
    IncursionId, InjectId, KindId, MemberId, Members, MotionId, ProgrammeId, ResponseId, SectorId, SiteId,
};
use crate::gui::session::Drafted;
use crate::rules::content::Goal;
use crate::rules::initiatives::state::{Motion, Offer};
use crate::rules::order::{Preview, Refusal};
use crate::rules::procurement::state::Stage;
use crate::rules::words::{Administration, Government, Leadership, Planning, War};
use crate::sim::observe::{BalanceParts, DebtParts, Estimate, LoadParts};

/// A headline number, its change since last turn, and what it is made of.
#[derive(Clone, Debug, Default)]
pub struct Gauge {
    /// Now, 0..1000.
    pub now: i32,
    /// Change since the end of last turn.
    pub by: i32,
    /// Half the width of its interval; 0 where it is exact.
    pub error: i32,
    /// What it is made of.
    pub why: Why,
}

/// The four gauges at the top, and what belongs to them.
#[derive(Clone, Debug, Default)]
pub struct Gauges {
    /// Gap as promised, permille.
    pub gap: Gauge,
    /// Gap without the US, permille.
    pub gap_alone: i32,
    /// Deterrence at the weakest site.
    pub deterrence: Gauge,
    /// The weakest site.
    pub weakest: SiteId,
    /// Cohesion.
    pub cohesion: Gauge,
    /// The weakest link and the trust in it, both ways.
    pub link: Option<(MemberId, MemberId, i32)>,
    /// American commitment as this seat estimates it.
    pub commitment: Gauge,
}

/// A seat's own books.
#[derive(Clone, Debug)]
pub struct Own {
    /// Political capital left after the draft, and at the start of the step.
    pub pc: i32,
    /// Free procurement money after instalments and draft, EUR million.
    pub free: i32,
    /// Defence budget of a turn, EUR million.
    pub budget: i32,
    /// Core spending, basis points of GDP.
    pub core: i32,
    /// Core spending as drafted.
    pub core_drafted: i32,
    /// Balance, basis points of GDP.
    pub balance: i32,
    /// What the balance is made of.
    pub balance_parts: BalanceParts,
    /// Debt, permille of GDP.
    pub debt: i32,
    /// What the debt is made of.
    pub debt_parts: DebtParts,
    /// GDP a year, EUR million.
    pub gdp: i32,
    /// Support at home, 0..1000.
    pub support: i32,
    /// Threat perception, 0..1000.
    pub threat: i32,
    /// Readiness, 0..1000.
    pub readiness: i32,
    /// Resolve, 0..1000.
    pub resolve: i32,
    /// Resilience, 0..1000.
    pub resilience: i32,
    /// Rules of engagement, 0..3.
    pub rules_level: u8,
    /// Brigades that can be sent, × 100.
    pub spare: i32,
    /// Troops in Ukraine, brigades × 100.
    pub in_ukraine: i32,
    /// Embassy and intelligence work in Washington, 0..2.
    pub embassy: u8,
    /// Whether the treasury is under stress.
    pub stressed: bool,
    /// Government.
    pub government: Government,
    /// Planning assumption.
    pub planning: Planning,
    /// Turn of the next election; 0 for none.
    pub election: u8,
    /// Washington's regard.
    pub regard: Estimate,
    /// What the money, the capital and the support are made of.
    pub why_pc: Why,
    /// The same for money.
    pub why_money: Why,
    /// The same for the budget.
    pub why_budget: Why,
}

/// A goal of the agenda.
#[derive(Clone, Debug)]
pub struct Aim {
    /// The goal.
    pub goal: Goal,
    /// Progress, permille.
    pub progress: i32,
}

/// A line of the trust ledger.
#[derive(Clone, Debug)]
pub struct TrustLine {
    /// The turn.
    pub turn: u8,
    /// The other capital.
    pub other: MemberId,
    /// Whether it is about the others' trust in this seat, not this seat's in them.
    pub in_us: bool,
    /// By how much, points of 1000.
    pub by: i32,
    /// Why.
    pub cause: String,
}

/// A capital as this seat sees it.
#[derive(Clone, Debug, Default)]
pub struct Capital {
    /// Trust of this seat in it.
    pub trust_in: Estimate,
    /// Its trust in this seat.
    pub trust_of: Estimate,
    /// Threat perception.
    pub threat: Estimate,
    /// Support of its government.
    pub support: Estimate,
    /// Core spending as reported, basis points.
    pub core: i32,
    /// American troops it hosts.
    pub troops: i32,
    /// Allied forces forward at its site, brigades × 100; none where it has no site.
    pub forward: Option<i32>,
    /// Government.
    pub government: Government,
    /// Planning assumption.
    pub planning: Planning,
    /// Turn of its next election; 0 for none.
    pub election: u8,
    /// Pledges kept and settled.
    pub record: (u8, u8),
    /// Motions it has blocked.
    pub vetoes: u8,
}

/// An area of capability.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// European part, permille of what is required.
    pub alone: i32,
    /// With all American points.
    pub promised: i32,
    /// As believed.
    pub believed: i32,
    /// Required points × 100.
    pub required: i32,
    /// American points × 100.
    pub american: i32,
    /// On order, points × 100.
    pub on_order: i32,
    /// This seat's points × 100.
    pub own: i32,
}

/// How full a sector is.
#[derive(Clone, Debug, Default)]
pub struct Sector {
    /// Load, permille of capacity.
    pub load: i32,
    /// What the load is made of.
    pub parts: LoadParts,
    /// Capacity, EUR million a year.
    pub capacity: i32,
    /// Capacity that new lines will add, EUR million a year.
    pub coming: i32,
    /// Programmes being built with their work, EUR million a year.
    pub built: Vec<(String, i32)>,
}

/// A programme.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Which.
    pub id: ProgrammeId,
    /// What kind of thing is bought.
    pub kind: KindId,
    /// Mean trust among its partners as this seat can tell, 0..1000; none for one alone.
    pub trust: Option<i32>,
    /// Name of what is bought.
    pub name: String,
    /// Who leads.
    pub lead: MemberId,
    /// Shareholders with permille.
    pub partners: Vec<(MemberId, i32)>,
    /// Whether this seat has a part in it.
    pub own: bool,
    /// Whether it can still be joined.
    pub open: bool,
    /// Units.
    pub units: u8,
    /// Where it stands.
    pub stage: Stage,
    /// Lots delivered and in all.
    pub lots: (u8, u8),
    /// Turns lost.
    pub slips: u8,
    /// Price, paid, EUR million.
    pub money: (i32, i32),
    /// First lot planned for this turn.
    pub first: u8,
    /// Full use planned for this turn.
    pub planned: u8,
    /// Expected first and last turn of full use: the middle four fifths of what the chance of a slip allows.
    pub fan: (f32, f32, f32),
    /// Chance of losing a turn, permille.
    pub hazard: i32,
    /// The sector and its load, permille.
    pub sector: SectorId,
    /// Load of the sector, permille.
    pub load: i32,
    /// Leased until; 0 for owned.
    pub expires: u8,
}

/// A motion on the table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Which.
    pub id: MotionId,
    /// The motion.
    pub motion: Motion,
    /// What consent costs each seat that votes, as this seat can tell.
    pub consent: Vec<(MemberId, i32)>,
    /// Offers made.
    pub offers: Vec<Offer>,
}

/// An inject that wants an answer.
#[derive(Clone, Debug)]
pub struct Question {
    /// Which.
    pub inject: InjectId,
    /// Who is asked.
    pub asked: Members,
    /// The choices: whether each is open, and why not.
    pub choices: Vec<Result<Preview, Refusal>>,
    /// What has been chosen in the draft.
    pub chosen: Option<u8>,
}

/// An incident of this turn.
#[derive(Clone, Debug)]
pub struct Incident {
    /// Its number this turn.
    pub nth: u8,
    /// What.
    pub kind: IncursionId,
    /// To whom.
    pub target: MemberId,
    /// Severity, 1..5.
    pub severity: u8,
    /// The answer as it stands while others take theirs, and whether Article 4 is called.
    pub answer: Option<(ResponseId, bool)>,
}

/// A public act on the map.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// Where.
    pub member: MemberId,
    /// What.
    pub kind: SightingKind,
    /// In a few words.
    pub text: String,
}

/// A drafted order in words.
#[derive(Clone, Debug)]
pub struct Line {
    /// The order with what it takes.
    pub drafted: Drafted,
    /// Its drawer.
    pub group: MenuGroup,
    /// What is done.
    pub title: String,
    /// How much, or how.
    pub part: String,
    /// What else matters: who must agree, when it is felt.
    pub note: String,
}

/// What kind of thing happened on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SightingKind {
    /// An incursion.
    Incursion,
    /// American forces that leave.
    Drawdown,
    /// Kit that arrived.
    Delivery,
    /// Forces that moved.
    Forces,
}

/// What the papers say of the world.
#[derive(Clone, Copy, Debug)]
pub struct World {
    /// The war in Ukraine.
    pub war: War,
    /// The front, 0..1000.
    pub front: i32,
    /// Escalation, 0..1000.
    pub escalation: i32,
    /// The administration in Washington.
    pub administration: Administration,
    /// American troops in Europe.
    pub troops: i32,
    /// Open disputes with Washington.
    pub disputes: u8,
    /// Turns left of crises in the Indo-Pacific and the Middle East.
    pub crises: (u8, u8),
    /// Who leads.
    pub leadership: Leadership,
    /// Hours to decide.
    pub hours: i32,
    /// Minor incidents reported this turn.
    pub background: u16,
}
