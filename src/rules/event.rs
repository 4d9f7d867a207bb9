//! What happened: the turn's log, in which every entry names its cause. It is the only channel to ledger, view and debrief.

use bevy_ecs::prelude::Resource;
use serde::{Deserialize, Serialize};

use super::initiatives::state::Profile;
use super::order::OrderKind;
use super::phase::Phase;
use super::words::{
    Act, Administration, Backing, Ballot, Government, Leadership, Meter, Planning, PledgeState, TariffAnswer, Theatre,
    War,
};
use crate::core::ids::{
    AreaId, DemandId, GoalId, IncursionId, InitiativeId, InjectId, MemberId, MotionId, OutcomeId, PackageId, PartnerId,
    PledgeId, ProgrammeId, ResponseId, SectorId, SiteId,
};

/// Drift of less than this in a turn, points of 1000, is not told: it is a rule at work, not something that happened.
pub const VISIBLE: i32 = 10;

/// An entry's number in the log of its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntryId(pub u16);

impl EntryId {
    /// For entries that have no earlier entry as their cause.
    pub const NONE: Self = Self(u16::MAX);
}

/// Why an entry was written, where no earlier entry is the cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Cause {
    /// An earlier entry of the same turn; see [`Entry::parent`].
    Entry,
    /// The calendar: something was due.
    Calendar,
    /// An order of a seat.
    Order,
    /// An inject of the scenario, or the facilitator.
    Scenario,
    /// A rule that runs every turn: drift, decay, growth.
    Rule,
    /// A draw of the dice.
    Chance,
}

/// One line of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// The earlier entry that led to this one, or [`EntryId::NONE`].
    pub parent: EntryId,
    /// What kind of cause it has.
    pub cause: Cause,
    /// What happened.
    pub event: Event,
}

const _: () = assert!(size_of::<Entry>() <= 16);

/// Who may read an entry while the game runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// Everybody.
    Public,
    /// One seat.
    Seat(MemberId),
    /// Nobody until the debrief.
    Debrief,
}

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the sentence over a variant says what its fields are")]
pub enum Event {
    /// A phase began.
    PhaseBegan(Phase),
    /// An order of a seat was accepted; `nth` is its place in the seat's orders of this turn.
    OrderGiven { seat: MemberId, nth: u8, kind: OrderKind, pc: i8 },
    /// A headline number of the alliance moved.
    Moved { meter: Meter, by: i32, now: i32 },
    /// A headline number of a capital moved.
    CapitalMoved { meter: Meter, member: MemberId, by: i32, now: i32 },
    /// Trust moved.
    TrustMoved { holder: MemberId, subject: MemberId, by: i16, now: i16 },

    /// A call was addressed to a seat; `what` numbers its text, `about` its subject.
    Called { seat: MemberId, what: u8, about: u16 },
    /// An inject fired.
    InjectFired { inject: InjectId },
    /// A seat answered an inject (or let it pass: then the first choice counts).
    InjectAnswered { inject: InjectId, seat: MemberId, choice: u8, by_default: bool },

    /// A government changed at the polls or otherwise.
    GovernmentChanged { member: MemberId, to: Government },
    /// An election was held; chance of a sceptic win and the draw, permille.
    ElectionHeld { member: MemberId, chance: i16, draw: i16 },
    /// A planning assumption was declared.
    Planned { member: MemberId, assumption: Planning },
    /// A budget rise went beyond the slack, basis points asked and allowed.
    BeyondSlack { member: MemberId, asked: i16, slack: i16 },
    /// A sceptic government reopened a pledge or left a coalition.
    ScepticExit { member: MemberId, initiative: InitiativeId },

    /// A motion was put on the table.
    MotionOpened { motion: MotionId, initiative: InitiativeId, sponsor: MemberId },
    /// An offer to carry a holdout's cost.
    PersuasionOffered { motion: MotionId, persuader: MemberId, holdout: MemberId, pc: u8 },
    /// A vote.
    Voted { motion: MotionId, member: MemberId, ballot: Ballot, cost: u8, carried: u8 },
    /// Trust was spent on moving somebody.
    Persuaded { motion: MotionId, persuader: MemberId, holdout: MemberId, pc: u8 },
    /// A motion passed, with its effect in permille.
    MotionPassed { motion: MotionId, initiative: InitiativeId, effect: i16 },
    /// A motion failed; who broke silence first.
    MotionBlocked { motion: MotionId, initiative: InitiativeId, by: MemberId },
    /// A blocked motion became a coalition of its sponsors, or fell short of the weight it needs.
    CoalitionFormed { motion: MotionId, initiative: InitiativeId, effect: i16 },
    /// An initiative took effect.
    InForce { initiative: InitiativeId, effect: i16 },
    /// An initiative ended.
    Lapsed { initiative: InitiativeId },
    /// Washington was asked and declined.
    WashingtonDeclined { initiative: InitiativeId },
    /// A capital broke silence and did not weigh enough to block: it is left out.
    Outvoted { motion: MotionId, initiative: InitiativeId, member: MemberId },
    /// Under a clause on solidarity: whether all now count as threatened, and the weight of those who feel so, permille.
    SolidarityMoved { full: bool, share: i16 },
    /// A capital declared a profile, or gave up the one it had.
    Profiled { member: MemberId, profile: Option<Profile> },
    /// Partners of a capital that gave up its profile miss what they had left to it.
    ProfileMissed { member: MemberId },
    /// A new lead.
    LeadershipChanged { to: Leadership },

    /// A pledge was made.
    PledgeMade { pledge: PledgeId, by: MemberId, doubtful: bool, public: bool },
    /// Somebody plans on a pledge.
    PledgeCounted { pledge: PledgeId, by: MemberId, public: bool },
    /// A pledge was settled.
    PledgeSettled { pledge: PledgeId, by: MemberId, state: PledgeState },
    /// A side deal was struck; `with` is the capital itself for a deal with Washington.
    DealStruck { by: MemberId, with: MemberId },
    /// A side deal was found out.
    DealFound { by: MemberId, with: MemberId },
    /// Reassurance was given.
    Reassured { by: MemberId, to: MemberId },

    /// Core spending changed, basis points of GDP.
    CoreChanged { member: MemberId, from: i16, to: i16 },
    /// A treasury is under stress.
    FiscalStress { member: MemberId },
    /// Reclassified spending was found out.
    ReclassifiedFound { member: MemberId },
    /// Legacy contracts were released, EUR million freed.
    LegacyReleased { member: MemberId, freed: i32 },
    /// Energy prices rose for some turns: basis points of growth and permille of upkeep at average dependence.
    EnergyShock { growth: i16, fuel: i16, turns: u8 },
    /// Energy prices came down again.
    EnergyCalm,
    /// Dear fuel took money from a capital's forces, EUR million.
    FuelBill { member: MemberId, meur: i32 },
    /// A loan between capitals, EUR million.
    Lent { from: MemberId, to: MemberId, meur: i32 },
    /// Unspent money lapsed, EUR million.
    MoneyLapsed { member: MemberId, meur: i32 },

    /// A programme was started.
    ProgrammeStarted { programme: ProgrammeId, lead: MemberId },
    /// A capital joined a programme, share in permille.
    ProgrammeJoined { programme: ProgrammeId, member: MemberId, share: i16 },
    /// A capital left a programme.
    ProgrammeLeft { programme: ProgrammeId, member: MemberId },
    /// The contract was signed, partners and price factor in permille.
    Contracted { programme: ProgrammeId, partners: u8, price: i16 },
    /// A programme lost a turn: hazard and draw, permille.
    Slipped { programme: ProgrammeId, hazard: i16, draw: i16 },
    /// A programme was not paid and stood still.
    Unpaid { programme: ProgrammeId, member: MemberId },
    /// A lot was delivered.
    LotDelivered { programme: ProgrammeId, lot: u8 },
    /// Points arrived or left, for a member.
    PointsMoved { member: MemberId, area: AreaId, by: i32 },
    /// Units left for duties elsewhere, points × 100, until a turn.
    UnitsAway { member: MemberId, area: AreaId, points: i16, back: u8 },
    /// Units came home.
    UnitsBack { member: MemberId, area: AreaId, points: i16 },
    /// Delivered kit waits for crews.
    CrewsShort { programme: ProgrammeId, member: MemberId },
    /// A programme ended.
    ProgrammeEnded { programme: ProgrammeId, cancelled: bool },
    /// Leased points expired.
    LeaseExpired { programme: ProgrammeId },
    /// Slots changed hands.
    SlotMoved { giver: ProgrammeId, taker: ProgrammeId, jumped: bool },
    /// A sector's load, permille of capacity.
    LoadReached { sector: SectorId, load: i16 },
    /// New capacity was ordered or came into use, EUR million a year.
    CapacityOrdered { sector: SectorId, member: MemberId, meur: i32 },
    /// New capacity works.
    CapacityAdded { sector: SectorId, meur: i32 },
    /// Makers built new lines on their own account, trusting in an initiative, EUR million of work a year.
    MakersBuilt { sector: SectorId, initiative: InitiativeId, meur: i32 },
    /// Idle capacity was lost.
    CapacityIdled { sector: SectorId, meur: i32 },

    /// Washington decided: 0 hold, 1 review, 2 announce, 3 reinforce; draw in permille.
    WashingtonDecided { what: u8, draw: i16 },
    /// A package was announced; the turn it leaves.
    PackageAnnounced { package: PackageId, leaves: u8 },
    /// The law held a package up, or it was paused, or speeded up; the new turn.
    PackageMoved { package: PackageId, leaves: u8, by_law: bool },
    /// A package was blocked for good.
    PackageBlocked { package: PackageId },
    /// A package left.
    PackageLeft { package: PackageId },
    /// Forces came back or were added.
    Reinforced { package: PackageId },
    /// American points moved in an area, points × 100.
    AmericanMoved { area: AreaId, by: i32 },
    /// A crisis began or ended elsewhere.
    CrisisMoved { theatre: Theatre, turns: u8 },
    /// A new administration.
    AdministrationChanged { to: Administration },
    /// Formal notice to leave the treaty.
    NoticeGiven,
    /// A tariff was threatened, for the sake of a demand or without one.
    TariffThreatened { member: MemberId, demand: Option<DemandId> },
    /// A tariff was answered.
    TariffAnswered { member: MemberId, answer: TariffAnswer },
    /// Tariffs were lifted.
    TariffsLifted { resisting: u8 },
    /// A tariff on one capital ended: Washington gave up, or dropped it.
    TariffEnded { member: MemberId },
    /// A partnership outside the alliance: 0 signed, 1 came to nothing, 2 bears fruit, 3 lapsed, 4 given up.
    Partnership { member: MemberId, partner: PartnerId, what: u8 },
    /// Lobbying moved a package's weight to another host, who learns of it or not.
    Lobbied { by: MemberId, instead: MemberId, learnt: bool },
    /// Base access was granted or refused.
    BasesAnswered { member: MemberId, granted: bool },
    /// The compact: 0 signed, 1 refused, 2 kept, 3 broken by Europe, 4 broken by Washington.
    Compact { what: u8 },
    /// Spares and data are withheld, permille of dependent points.
    Withheld { permille: i16 },

    /// The war changed state.
    WarChanged { to: War },
    /// Aid reached Ukraine, EUR million this turn.
    AidGiven { total: i32 },
    /// Kit was given, EUR million.
    KitGiven { member: MemberId, meur: i32 },
    /// American kit was bought for Ukraine, EUR million.
    PurlBought { member: MemberId, meur: i32 },
    /// Coalition troops, brigades × 100.
    CoalitionSent { member: MemberId, cb: i16 },
    /// The coalition was attacked.
    CoalitionAttacked { member: MemberId },
    /// Brigades were pledged for a ceasefire, or the pledge taken back, brigades × 100.
    ForcePledged { member: MemberId, cb: i16 },
    /// Logistics and surveillance for the force, points × 100; below zero when they go home.
    SupportGiven { member: MemberId, cp: i16 },
    /// The force stands: its weight in brigades × 100, what it costs in EUR million this turn.
    ForceStands { weight: i16, meur: i32 },
    /// The ceasefire was violated; what is left of the truce.
    CeasefireViolated { severity: u8, truce: i16 },
    /// Fighting was tried again: whether the force held, and the chance it had, permille.
    ForceTested { held: bool, chance: i16, weight: i16 },
    /// Washington stands behind the force, or no longer.
    BackstopMoved { given: bool },

    /// Moscow planned this many incidents.
    PressureSet { incidents: u8, background: u16 },
    /// An incident.
    Incident { nth: u8, kind: IncursionId, target: MemberId, severity: u8 },
    /// Why this target: gain × vulnerability and the cost learnt, permille.
    TargetChosen { nth: u8, value: i16, learnt: i16 },
    /// A response.
    Responded { nth: u8, member: MemberId, response: ResponseId, article4: bool },
    /// A stand on a response.
    Backed { nth: u8, member: MemberId, backing: Backing },
    /// An incident was adjudicated: share of weight that backed it, permille; score.
    Adjudicated { nth: u8, backed: i16, score: i16 },
    /// Harm done: casualties, debris, wrong attribution as flags 1, 2, 4.
    Harm { nth: u8, flags: u8 },
    /// Moscow learnt the cost of a kind of incursion against a target.
    Learnt { kind: IncursionId, target: MemberId, now: i16 },
    /// Escalation passed a threshold.
    Threshold { level: i16 },

    /// Forces were ordered to a site, or came home.
    BrigadeSent { member: MemberId, site: SiteId, cb: i16 },
    /// Forces stand at a site.
    BrigadeArrived { member: MemberId, site: SiteId, cb: i16 },
    /// Forces left a site.
    BrigadeLeft { member: MemberId, site: SiteId, cb: i16 },
    /// Rules of engagement were set.
    RulesSet { member: MemberId, level: u8 },
    /// Air policing began.
    PolicingBegan { member: MemberId, site: SiteId },
    /// Public life was hardened.
    Hardened { member: MemberId, now: i16 },
    /// A joint exercise.
    Exercised { site: SiteId, by: MemberId },

    /// Deterrence at a site as it is, and its attack and defence in brigades × 100.
    Deterred { site: SiteId, value: i16, attack: i16, defence: i16 },
    /// A test began: Moscow's reading of deterrence, chance in permille.
    TestBegan { site: SiteId, seen: i16, chance: i16 },
    /// A capital acted.
    Acted { member: MemberId, act: Act, nuclear: bool },
    /// Washington acted.
    WashingtonActed { act: Act },
    /// A round was fought: control, defender's and attacker's power.
    RoundFought { round: u8, control: i16, defence: i16, attack: i16 },
    /// The test ended: 2 repelled, 1 contested, 0 fait accompli.
    TestEnded { site: SiteId, result: u8, control: i16 },
    /// Odds of the test before it was fought: repelled, contested, lost, permille.
    Odds { repelled: i16, contested: i16, lost: i16 },

    /// A capital was seen to ride free, permille.
    FreeRiding { member: MemberId, permille: i16 },
    /// Progress on a goal, permille.
    GoalMoved { goal: GoalId, now: i16 },
    /// A seat's score and its shared part.
    Scored { member: MemberId, total: i16, shared: i16 },
    /// The game ended.
    Ended { outcome: OutcomeId },
    /// A coalition strains the trust between those in it and those out of it.
    CoalitionStrain { initiative: InitiativeId },
    /// What happened moved a capital's trust in many others alike: how many, and by how much in all.
    TrustStrained { holder: MemberId, others: u8, by: i16 },
}

impl Event {
    /// Who may read it while the game runs.
    pub fn visibility(self) -> Visibility {
        match self {
            Self::Moved { meter: Meter::Commitment, .. }
            | Self::WashingtonDecided { .. }
            | Self::TargetChosen { .. }
            | Self::Learnt { .. }
            | Self::TestBegan { .. }
            | Self::DealStruck { .. }
            | Self::Scored { .. }
            | Self::Odds { .. } => Visibility::Debrief,
            Self::GoalMoved { .. } => Visibility::Debrief,
            Self::Called { seat, .. } => Visibility::Seat(seat),
            Self::OrderGiven { seat, .. } => Visibility::Seat(seat),
            Self::PledgeMade { by, public: false, .. } | Self::PledgeCounted { by, public: false, .. } => {
                Visibility::Seat(by)
            }
            Self::Lobbied { by, learnt: false, .. } => Visibility::Seat(by),
            Self::CapitalMoved { meter: Meter::PoliticalCapital | Meter::Money, member, .. } => {
                Visibility::Seat(member)
            }
            _ => Visibility::Public,
        }
    }
}

/// The log of the turn under way.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    entries: Vec<Entry>,
    /// Where each seat's orders were accepted: one row of [`ORDERS_MAX`] places a seat.
    orders: Vec<EntryId>,
}

/// The most orders of one seat in one turn that the log finds again.
const ORDERS_MAX: usize = 128;

impl Log {
    /// Writes an entry that follows from an earlier one of this turn.
    pub fn after(&mut self, parent: EntryId, event: Event) -> EntryId {
        let cause = if parent == EntryId::NONE { Cause::Rule } else { Cause::Entry };
        self.push(Entry { parent, cause, event })
    }
    /// Writes an entry with a cause of its own.
    pub fn write(&mut self, cause: Cause, event: Event) -> EntryId {
        self.push(Entry { parent: EntryId::NONE, cause, event })
    }
    fn push(&mut self, entry: Entry) -> EntryId {
        let id = EntryId(u16::try_from(self.entries.len()).unwrap_or(u16::MAX - 1).min(u16::MAX - 1));
        self.entries.push(entry);
        id
    }
    /// Writes that an order of a seat was accepted, so that [`Log::order`] finds it again.
    pub fn accept(&mut self, seat: MemberId, nth: u8, kind: OrderKind, pc: i8) -> EntryId {
        let id = self.write(Cause::Order, Event::OrderGiven { seat, nth, kind, pc });
        let place = usize::from(seat.0) * ORDERS_MAX + usize::from(nth).min(ORDERS_MAX - 1);
        if self.orders.len() <= place {
            self.orders.resize(place + 1, EntryId::NONE);
        }
        self.orders[place] = id;
        id
    }
    /// The entries of this turn, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
    /// The entries written since entry number `from`.
    pub fn since(&self, from: usize) -> &[Entry] {
        self.entries.get(from..).unwrap_or_default()
    }
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }
    /// Whether nothing has happened yet.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
    /// The first entry of this turn that fits, newest first.
    pub fn find(&self, fits: impl Fn(&Event) -> bool) -> EntryId {
        let place = self.entries.iter().rposition(|entry| fits(&entry.event));
        place.map_or(EntryId::NONE, |i| EntryId(u16::try_from(i).unwrap_or(u16::MAX - 1)))
    }
    /// The entry under which the `nth` order of a seat was accepted.
    pub fn order(&self, who: MemberId, which: usize) -> EntryId {
        let place = usize::from(who.0) * ORDERS_MAX + which.min(ORDERS_MAX - 1);
        self.orders.get(place).copied().unwrap_or(EntryId::NONE)
    }
    /// Forgets everything: a new turn begins.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.orders.iter_mut().for_each(|place| *place = EntryId::NONE);
    }
}
