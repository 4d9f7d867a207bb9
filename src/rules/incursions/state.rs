//! The incidents of this turn, and the record of how such things were met.

use serde::{Deserialize, Serialize};

use crate::core::ids::{IncursionId, MemberId, Members, ResponseId};
use crate::core::{IdVec, Score};
use crate::rules::event::EntryId;
use crate::rules::macros::sim_state;

/// An incident of this turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Incident {
    /// What happens.
    pub kind: IncursionId,
    /// To whom.
    pub target: MemberId,
    /// Severity, 1..5.
    pub severity: u8,
    /// The response; none until chosen.
    pub response: Option<ResponseId>,
    /// Whether the target called Article 4 consultations.
    pub article4: bool,
    /// Who backs the response.
    pub backers: Members,
    /// Who dissents.
    pub dissenters: Members,
    /// Share of weight that backs it, permille.
    pub backed: i16,
    /// The score of the response, 0..1000.
    pub score: i16,
    /// The log entry that opened it.
    pub entry: EntryId,
}

sim_state! {
    /// Incursions and the record of responses.
    pub struct Incursions {
        /// This turn's.
        pub incidents: Vec<Incident>,
        /// Record of responses.
        pub resolve: IdVec<MemberId, Score>,
        /// Score of the last response, or −1.
        pub last_score: IdVec<MemberId, i16>,
        /// Incidents against each member so far, weighted by severity.
        pub suffered: IdVec<MemberId, u16>,
        /// Incidents against each member so far.
        pub count: IdVec<MemberId, u16>,
        /// Incidents whose response a majority backed, by target.
        pub backed: IdVec<MemberId, u16>,
        /// Incidents so far by kind.
        pub by_kind: IdVec<IncursionId, u16>,
        /// Incidents of severity 5 so far.
        pub grave: u16,
        /// Incidents so far.
        pub total: u16,
    }
}

impl Default for EntryId {
    fn default() -> Self {
        Self::NONE
    }
}
