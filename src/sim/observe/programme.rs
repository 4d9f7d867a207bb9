//! Programmes as anybody may see them: everything but how frail they are.

use super::Observation;
use crate::core::Meur;
use crate::core::ids::{MemberId, Members, OptionId, ProgrammeId};
use crate::rules::procurement::state::{Programme, Stage};

/// A programme without its hidden frailty.
#[derive(Clone, Copy)]
pub struct ProgrammeView<'w> {
    programme: &'w Programme,
}

impl<'w> ProgrammeView<'w> {
    /// What is bought.
    pub fn option(&self) -> OptionId {
        self.programme.option
    }
    /// Who leads.
    pub fn lead(&self) -> MemberId {
        self.programme.lead
    }
    /// Units.
    pub fn units(&self) -> u8 {
        self.programme.units
    }
    /// Who takes part.
    pub fn partners(&self) -> Members {
        self.programme.partners
    }
    /// Whether a member has a part in it.
    pub fn has(&self, member: MemberId) -> bool {
        self.programme.partners.has(member)
    }
    /// A member's share, permille.
    pub fn share(&self, member: MemberId) -> i32 {
        self.programme.share(member)
    }
    /// Those with a share, in the order they joined, with their shares in permille.
    pub fn shareholders(&self) -> impl Iterator<Item = (MemberId, i32)> + use<'w> {
        self.programme.shareholders()
    }
    /// Where it stands.
    pub fn stage(&self) -> Stage {
        self.programme.stage
    }
    /// Progress in this stage, permille of its planned length.
    pub fn progress(&self) -> i32 {
        let length = i64::from(self.programme.length.max(1));
        i32::try_from(i64::from(self.programme.progress) * 1000 / length).unwrap_or(1000)
    }
    /// Lots delivered.
    pub fn lots(&self) -> u8 {
        self.programme.lots
    }
    /// Turns lost.
    pub fn slips(&self) -> u8 {
        self.programme.slips
    }
    /// Price of the whole as contracted, slips included.
    pub fn price(&self) -> Meur {
        self.programme.price
    }
    /// Paid so far.
    pub fn paid(&self) -> Meur {
        self.programme.paid
    }
    /// The turn in which it was started.
    pub fn started(&self) -> u8 {
        self.programme.started
    }
    /// The turn in which the first lot was planned to arrive when contracted.
    pub fn planned_first(&self) -> u8 {
        self.programme.planned_first
    }
    /// The turn in which it was planned to be in full use when contracted.
    pub fn planned_end(&self) -> u8 {
        self.programme.planned_end
    }
    /// Place in its sector's queue: lower is earlier.
    pub fn queue(&self) -> u16 {
        self.programme.queue
    }
    /// The turn in which leased points expire; 0 for never.
    pub fn expires(&self) -> u8 {
        self.programme.expires
    }
    /// Progress made last turn, permille of a full turn.
    pub fn pace(&self) -> i32 {
        i32::from(self.programme.pace)
    }
}

impl<'w> Observation<'w> {
    /// The live programmes of everybody, oldest first. Exact, but for frailty, which nobody sees.
    pub fn programmes(&self) -> impl Iterator<Item = (ProgrammeId, ProgrammeView<'w>)> + use<'w> {
        let procurement = self.state.procurement;
        procurement
            .live
            .iter()
            .filter_map(|&id| procurement.programmes.get(id).map(|programme| (id, ProgrammeView { programme })))
    }
    /// One programme, live or finished. Exact, but for frailty.
    pub fn programme(&self, id: ProgrammeId) -> Option<ProgrammeView<'w>> {
        self.state.procurement.programmes.get(id).map(|programme| ProgrammeView { programme })
    }
}
