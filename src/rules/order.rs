//! What a capital can do: every order, and the moment it is given. Why one may be refused is in [`super::refusal`].

use serde::{Deserialize, Serialize};

pub use super::refusal::{Hindrance, Refusal};

use super::phase::Step;
use super::words::{Act, Backing, Ballot, BudgetLine, Hardening, Planning, Promise, TariffAnswer, Venue};
use crate::core::ids::{
    AreaId, InitiativeId, InjectId, MemberId, MotionId, OptionId, PartnerId, PledgeId, ProgrammeId, ResponseId,
    SectorId, SiteId,
};

/// Declares the orders together with their kinds, names and the step they belong to.
macro_rules! orders {
    ($($(#[$doc:meta])* $step:ident $name:ident $({ $($(#[$fdoc:meta])* $field:ident: $type:ty),* $(,)? })? = $text:literal,)*) => {
        /// One order of a seat.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Order { $($(#[$doc])* $name $({ $($(#[$fdoc])* $field: $type),* })?,)* }

        /// The kind of an order, for statistics, restricted play and profiles.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum OrderKind { $($(#[$doc])* $name,)* }

        impl OrderKind {
            /// Every kind, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
            /// The kind as people read it.
            pub fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
            /// The kind as it is written in scenarios and on the command line.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }
            /// The step in which orders of this kind are given.
            pub fn step(self) -> Step {
                match self { $(Self::$name => Step::$step,)* }
            }
        }

        impl Order {
            /// The kind of this order.
            pub fn kind(&self) -> OrderKind {
                match self { $(Self::$name $({ $($field: _),* })? => OrderKind::$name,)* }
            }
        }
    };
}

orders! {
    /// Put an initiative to the vote; seats that propose the same one in a turn are sponsors together.
    Propose Propose {
        /// What is proposed.
        initiative: InitiativeId,
        /// Who votes.
        venue: Venue,
        /// Whether capitals may opt out.
        opt_out: bool,
        /// Whether it becomes a coalition of its sponsors if silence is broken.
        fallback: bool,
    } = "propose a motion",
    /// Propose a transition compact with Washington: Europe covers these areas by a turn, America stays until then.
    Propose ProposeCompact {
        /// Bit mask of at most three areas.
        areas: u16,
        /// The turn by which Europe covers them.
        due: u8,
    } = "propose a compact",
    /// Offer to carry part of a holdout's cost of consent, paid in political capital and in the holdout's trust.
    Negotiate Persuade {
        /// The motion.
        motion: MotionId,
        /// The capital to be moved.
        holdout: MemberId,
        /// Political capital carried.
        pc: u8,
    } = "persuade",
    /// Make a pledge.
    Negotiate MakePledge {
        /// What is promised.
        promise: Promise,
        /// Area, site, or initiative the promise is about, as its index; 0 where unused.
        about: u8,
        /// How much, in the unit of the promise.
        amount: i32,
        /// The turn it falls due.
        due: u8,
        /// Whether it is made in public.
        public: bool,
        /// The capital it is made to, or none for all.
        to: Option<MemberId>,
    } = "pledge",
    /// Tell the others that you plan on one of their pledges: they gain more by keeping it and lose more by breaking it.
    Negotiate CountOn {
        /// The pledge.
        pledge: PledgeId,
    } = "count on a pledge",
    /// Offer to swap delivery slots; it happens if the other side offers the reverse, or is a scripted seller.
    Negotiate SwapSlots {
        /// The programme whose slot you give.
        mine: ProgrammeId,
        /// The programme whose slot you want.
        theirs: ProgrammeId,
    } = "swap slots",
    /// Give your delivery slot away to a programme behind you.
    Negotiate CedeSlot {
        /// The programme whose slot you give.
        mine: ProgrammeId,
        /// The programme that gets it.
        theirs: ProgrammeId,
    } = "cede a slot",
    /// Cast your vote.
    Orders Vote {
        /// The motion.
        motion: MotionId,
        /// How.
        ballot: Ballot,
    } = "vote",
    /// Set core defence spending as a share of GDP.
    Orders SetCore {
        /// The new level, basis points of GDP.
        bp: i32,
    } = "set spending",
    /// Move part of the defence budget from one line to another.
    Orders ShiftSplit {
        /// Where it comes from.
        from: BudgetLine,
        /// Where it goes.
        to: BudgetLine,
        /// How much, permille of the budget, at most 50.
        permille: u8,
    } = "shift the budget",
    /// Cancel legacy contracts: free money now, fewer deliveries later.
    Orders ReleaseLegacy = "release legacy contracts",
    /// Count civil spending as defence: a better figure, no kit, and trust lost if found out.
    Orders Reclassify = "reclassify spending",
    /// Set related resilience spending.
    Orders SetResilience {
        /// The new level, basis points of GDP, 0..150.
        bp: i32,
    } = "set resilience spending",
    /// A package for voters before an election, out of free money.
    Orders DomesticPackage = "domestic package",
    /// Lend procurement money to another capital.
    Orders Lend {
        /// The borrower.
        to: MemberId,
        /// EUR million.
        meur: i32,
    } = "lend",
    /// Start a programme from the catalogue; others may join until it is contracted.
    Orders Start {
        /// What to buy.
        option: OptionId,
        /// How many units.
        units: u8,
    } = "start a programme",
    /// Join a programme of others before it is contracted.
    Orders Join {
        /// The programme.
        programme: ProgrammeId,
        /// Your share, permille.
        share: u16,
    } = "join a programme",
    /// Change your share of a programme before it is contracted.
    Orders SetShare {
        /// The programme.
        programme: ProgrammeId,
        /// Your new share, permille.
        share: u16,
    } = "change a share",
    /// Leave a joint programme.
    Orders Leave {
        /// The programme.
        programme: ProgrammeId,
    } = "leave a programme",
    /// Pay more to go faster.
    Orders Accelerate {
        /// The programme.
        programme: ProgrammeId,
    } = "accelerate a programme",
    /// Cancel a programme you lead.
    Orders Cancel {
        /// The programme.
        programme: ProgrammeId,
    } = "cancel a programme",
    /// Buy a place further forward in a sector's queue.
    Orders JumpQueue {
        /// The programme.
        programme: ProgrammeId,
    } = "jump the queue",
    /// Invest in more capacity of a sector.
    Orders Surge {
        /// The sector.
        sector: SectorId,
        /// EUR million.
        meur: i32,
    } = "surge industry",
    /// Keep an idle line of a sector warm.
    Orders KeepLine {
        /// The sector.
        sector: SectorId,
    } = "keep a line",
    /// Send forces to a site.
    Orders SendBrigade {
        /// Where.
        site: SiteId,
        /// Brigades × 100.
        cb: u16,
    } = "send a brigade",
    /// Bring forces home.
    Orders WithdrawBrigade {
        /// From where.
        site: SiteId,
    } = "withdraw a brigade",
    /// Invite another capital's forces and pay for their barracks.
    Orders HostBrigade {
        /// Whose.
        from: MemberId,
    } = "host a brigade",
    /// Fly air policing at a site.
    Orders AirPolicing {
        /// Where.
        site: SiteId,
    } = "air policing",
    /// Set the rules of engagement: the most your forces may do in the minutes given.
    Orders SetRules {
        /// Level, 0..3.
        level: u8,
    } = "set rules of engagement",
    /// Release war stocks into use: readiness now, fewer munitions.
    Orders ReleaseStocks = "release stocks",
    /// Hold a joint exercise at a site.
    Orders Exercise {
        /// Where.
        site: SiteId,
    } = "joint exercise",
    /// Reassure another capital.
    Orders Reassure {
        /// Whom.
        member: MemberId,
    } = "reassure",
    /// Strike a bargain of your own with Washington, or with another capital.
    Orders SideDeal {
        /// The other capital, or none for Washington.
        with: Option<MemberId>,
    } = "side deal",
    /// Lobby Washington: better regard, and a package moved to another host.
    Orders Lobby {
        /// The host that would lose instead.
        instead: MemberId,
    } = "lobby Washington",
    /// Pay for the American forces you host.
    Orders HostSupport = "host-nation support",
    /// Build up your embassy and intelligence ties in Washington.
    Orders Embassy = "embassy work",
    /// Grant or refuse the use of bases for operations elsewhere.
    Orders Bases {
        /// Whether to grant.
        grant: bool,
    } = "base access",
    /// Answer a tariff that is threatened, or one in force behind which a demand stands.
    Orders AnswerTariff {
        /// How.
        answer: TariffAnswer,
    } = "answer a tariff",
    /// Declare what you plan on.
    Orders PlanFor {
        /// The assumption.
        assumption: Planning,
    } = "planning assumption",
    /// Build a partnership outside the alliance.
    Orders Partnership {
        /// With whom.
        partner: PartnerId,
    } = "partnership",
    /// Set the level of aid to Ukraine.
    Orders AidLevel {
        /// EUR million a year.
        meur: i32,
    } = "aid to Ukraine",
    /// Give kit from your own stocks to Ukraine.
    Orders GiveKit {
        /// Worth, EUR million.
        meur: i32,
    } = "give kit",
    /// Buy American kit for Ukraine.
    Orders Purl {
        /// EUR million.
        meur: i32,
    } = "buy for Ukraine (PURL)",
    /// Join the coalition that deploys under a ceasefire.
    Orders CoalitionTroops {
        /// Brigades × 100.
        cb: u16,
    } = "coalition troops",
    /// Harden public life.
    Orders Harden {
        /// What.
        what: Hardening,
    } = "resilience",
    /// Talk to Moscow quietly.
    Orders BackChannel = "back-channel",
    /// Answer an inject addressed to you.
    Orders Choose {
        /// The inject.
        inject: InjectId,
        /// Which of its choices.
        choice: u8,
    } = "answer an inject",
    /// Respond to an incursion.
    Respond Respond {
        /// Which incident of this turn.
        incident: u8,
        /// How.
        response: ResponseId,
        /// Whether to call Article 4 consultations.
        article4: bool,
    } = "respond to an incursion",
    /// Take a stand on another's response.
    Back Back {
        /// Which incident of this turn.
        incident: u8,
        /// How.
        backing: Backing,
    } = "back a response",
    /// Act in a test of Article 5.
    Crisis ActInTest {
        /// What you do.
        act: Act,
        /// Whether to send a nuclear signal.
        nuclear: bool,
    } = "act in a test",
}

/// What an order costs and does at once, shown while drafting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Political capital.
    pub pc: i8,
    /// Money this turn, EUR million.
    pub meur_now: i32,
    /// Money over the whole life, EUR million.
    pub meur_total: i32,
    /// The turn in which the first effect is felt, if it is not this one.
    pub felt_in: Option<u8>,
    /// What it gives, in the unit of the order's subject (points × 100, basis points, permille).
    pub gain: i32,
    /// The area the gain is in, if it is one.
    pub area: Option<AreaId>,
}
