//! How one domain moves another: effects are queued with their cause and applied by the domain that owns the number.

use bevy_ecs::prelude::Resource;

use super::event::EntryId;
use super::words::{Government, Meter, Theatre, War};
use crate::core::ids::{AreaId, DemandId, IncursionId, MemberId, Members, PackageId, PartnerId, SectorId, SiteId};
use crate::core::units::{Cb, Cp, Meur};

/// A change that its owner will make at the end of the phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentence over a variant says what its fields are")]
pub enum Effect {
    /// A number of the alliance moves by this much.
    Shift { meter: Meter, by: i32 },
    /// A number of a capital moves by this much.
    Capital { meter: Meter, member: MemberId, by: i32 },
    /// Trust moves: `by` at full stake, scaled by `stake` permille and then by the trust curve.
    Trust { holder: MemberId, subject: MemberId, by: i32, stake: i32 },
    /// Trust moves by exactly this much, without the curve: trust that was spent.
    SpendTrust { holder: MemberId, subject: MemberId, by: i32 },
    /// Trust of one capital in many others moves alike, `by` at full stake through the trust curve; told as one.
    Estrange { holder: MemberId, from: Members, by: i16 },
    /// American points come or go.
    American { area: AreaId, points: Cp },
    /// European points come or go, for one owner.
    European { member: MemberId, area: AreaId, points: Cp },
    /// Growth is shifted for some turns, basis points a year.
    Growth { member: MemberId, bp: i32, turns: u8 },
    /// Capacity of a sector changes, permille.
    Capacity { sector: SectorId, permille: i32 },
    /// All contracted programmes of a sector lose a turn.
    Slip { sector: SectorId },
    /// A capital's committed share of equipment money moves, permille.
    Committed { member: MemberId, permille: i32 },
    /// Money leaves a capital's free money; the owner was checked before.
    Spend { member: MemberId, meur: Meur },
    /// Aid reaches Ukraine, once.
    Aid { member: MemberId, meur: Meur },
    /// The war changes state.
    War(War),
    /// Washington announces a package.
    Announce(PackageId),
    /// A crisis begins elsewhere.
    Crisis { theatre: Theatre, turns: u8 },
    /// A tariff is threatened, for the sake of a demand or without one.
    Tariff { member: MemberId, demand: Option<DemandId> },
    /// A tariff is lifted.
    LiftTariff { member: MemberId },
    /// A partnership outside the alliance is signed.
    Partnership { member: MemberId, partner: PartnerId },
    /// An incident is added to this turn's.
    Incident { kind: IncursionId, target: MemberId, severity: u8 },
    /// Forces arrive at a site.
    Forces { site: SiteId, from: MemberId, cb: Cb },
    /// Units leave for duties elsewhere, until a turn.
    Away { member: MemberId, area: AreaId, points: Cp, back: u8 },
    /// Units of an area come home before their time.
    Recall { member: MemberId, area: AreaId },
    /// Energy prices rise for some turns: basis points of growth and permille of upkeep at average dependence.
    EnergyShock { growth: i16, fuel: i16, turns: u8 },
    /// Energy prices come down.
    EnergyRelief,
    /// What a capital can still send elsewhere changes.
    Spare { member: MemberId, by: Cb },
    /// A government changes.
    Government { member: MemberId, to: Government },
}

/// The effects waiting for their owners, each with the log entry that caused it.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    queue: Vec<(Effect, EntryId)>,
}

impl Effects {
    /// Queues an effect.
    pub fn push(&mut self, effect: Effect, cause: EntryId) {
        self.queue.push((effect, cause));
    }
    /// The next effect to apply, oldest first, starting at `index`.
    pub fn get(&self, index: usize) -> Option<(Effect, EntryId)> {
        self.queue.get(index).copied()
    }
    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }
    /// Forgets what has been applied.
    pub fn clear(&mut self) {
        self.queue.clear();
    }
}
