//! The programmes under way.

use serde::{Deserialize, Serialize};

use crate::core::ids::{AreaId, MemberId, Members, OptionId, ProgrammeId, SectorId};
use crate::core::{Cp, IdVec, Meur};
use crate::rules::macros::sim_state;

/// Where a programme stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// Being decided: others may join, nothing is signed.
    Decide,
    /// Under contract: built and delivered in lots.
    Build,
    /// Delivered; crews train.
    Train,
    /// Everything counts.
    Done,
    /// Cancelled, or expired.
    Ended,
}

/// The most partners one programme can have.
pub const PARTNERS_MAX: usize = 10;

/// A programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Programme {
    /// What is bought.
    pub option: OptionId,
    /// Who leads.
    pub lead: MemberId,
    /// Units.
    pub units: u8,
    /// Who takes part.
    pub partners: Members,
    /// Shares in permille, by member; unused places hold a share of 0.
    pub shares: [(MemberId, u16); PARTNERS_MAX],
    /// Where it stands.
    pub stage: Stage,
    /// Progress in this stage, thousandths of a month.
    pub progress: i32,
    /// Length of this stage as planned, thousandths of a month.
    pub length: i32,
    /// Lots delivered.
    pub lots: u8,
    /// Hidden frailty, permille; 0 until contracted.
    pub frailty: i16,
    /// Turns lost.
    pub slips: u8,
    /// Price of the whole as contracted, slips included.
    pub price: Meur,
    /// Paid so far.
    pub paid: Meur,
    /// Turn it was started.
    pub started: u8,
    /// Turn in which the first lot was planned to arrive when contracted.
    pub planned_first: u8,
    /// Turn in which it was planned to be in full use when contracted.
    pub planned_end: u8,
    /// Place in its sector's queue: lower is earlier.
    pub queue: u16,
    /// Turn in which leased points expire; 0 for never.
    pub expires: u8,
    /// Accelerated this turn.
    pub accelerated: bool,
    /// Progress made this turn, permille of a full turn.
    pub pace: i16,
    /// Its key for the dice.
    pub key: u32,
    /// Shareholders whose crews are trained.
    pub crewed: Members,
}

impl Programme {
    /// A member's share, permille.
    pub fn share(&self, member: MemberId) -> i32 {
        self.shareholders().find(|(who, _)| *who == member).map_or(0, |(_, share)| share)
    }
    /// Adds to a member's share, or takes from it; false where there is no place for another partner.
    pub fn add_share(&mut self, member: MemberId, by: i32) -> bool {
        let place = self.shares.iter().position(|(who, share)| *who == member && *share > 0);
        let Some(place) = place.or_else(|| self.shares.iter().position(|(_, share)| *share == 0)) else {
            return false;
        };
        let share = i32::from(self.shares[place].1) + by;
        self.shares[place] = (member, u16::try_from(share.clamp(0, 1000)).unwrap_or(0));
        if share > 0 {
            self.partners.insert(member);
        } else {
            self.partners.remove(member);
        }
        true
    }
    /// Those with a share, in the order they joined.
    pub fn shareholders(&self) -> impl Iterator<Item = (MemberId, i32)> + '_ {
        // Most programmes have one or two, at the front: the rest of the places need not be looked at.
        let held = self.shares.iter().filter(|(_, share)| *share > 0).take(self.partners.count() as usize);
        held.map(|(who, share)| (*who, i32::from(*share)))
    }
    /// Whether it still needs money, lines or crews.
    pub fn live(&self) -> bool {
        self.stage < Stage::Done || (self.stage == Stage::Done && self.expires > 0)
    }
}

sim_state! {
    /// All programmes.
    pub struct Procurement {
        /// Every programme of the game; ids are never reused.
        pub programmes: IdVec<ProgrammeId, Programme>,
        /// Those that still need attention, oldest first.
        pub live: Vec<ProgrammeId>,
        /// Instalments due next on contracted programmes, by member; set at the end of the Procurement phase.
        pub due: IdVec<MemberId, Meur>,
        /// Points that programmes under way have yet to deliver, by area; set at the end of the Procurement phase.
        pub on_order: IdVec<AreaId, Cp>,
        /// New orders since the start by supplier: Europe, the US, others; by member.
        pub orders_by: IdVec<MemberId, [Meur; 3]>,
        /// New orders of this turn by supplier.
        pub orders_turn: [Meur; 3],
        /// Orders placed with a member's industry since the start.
        pub orders_at: IdVec<MemberId, Meur>,
        /// Programmes with at least one lot delivered, by member.
        pub delivered: IdVec<MemberId, u8>,
        /// Units × 1000 delivered by option and seat, row by option.
        pub units_of: Vec<i32>,
        /// Slots given or sold to others, by member.
        pub slots_given: IdVec<MemberId, u8>,
        /// Options that have delivered a first lot to anybody, one bit each.
        pub options_seen: Vec<u64>,
        /// Programmes under contract, in the order of their places in the queues.
        pub line: Vec<ProgrammeId>,
        /// Instalments that programmes still being decided will bring, by member.
        pub coming: IdVec<MemberId, Meur>,
        /// Points × 100 a supplier could withhold, by member and area; row by member.
        pub dependent: Vec<Cp>,
        /// Crews that went into new kit this turn, thousands × 100, by member.
        pub crews_taken: IdVec<MemberId, i32>,
        /// Money left for instalments in this phase, by member.
        pub purse: IdVec<MemberId, Meur>,
        /// Instalments paid in this phase, by member.
        pub instalments: IdVec<MemberId, Meur>,
        /// Work a year signed this turn, by sector.
        pub signed: IdVec<SectorId, Meur>,
        /// Work a year in each sector's queue, and how much of it has been passed when walking along the queue.
        pub queued: IdVec<SectorId, (Meur, Meur)>,
    }
}
