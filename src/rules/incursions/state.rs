//! The incidents of this turn, and the record of how such things were met.

use serde::{Deserialize, Serialize};

use crate::core::ids::{IncursionId, MemberId, Members, ResponseId};
use crate::core::{IdVec, Score};
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::macros::sim_state;
use crate::rules::words::Meter;

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
    /// The cost Moscow met, 0..1000.
    pub cost: i16,
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

impl Incident {
    /// An incident to which nobody has responded yet.
    pub fn new(kind: IncursionId, target: MemberId, severity: u8, entry: EntryId) -> Self {
        Self {
            kind,
            target,
            severity,
            response: None,
            article4: false,
            backers: Members::default(),
            dissenters: Members::default(),
            backed: 0,
            score: 0,
            cost: 0,
            entry,
        }
    }
}

impl Incursions {
    /// Moves a record of responses and says so; nothing is written where nothing moves.
    pub fn move_resolve(&mut self, member: MemberId, by: i32, cause: EntryId, log: &mut Log) {
        let by = self.resolve[member].shift(by);
        if by != 0 {
            let now = self.resolve[member].get();
            log.after(cause, Event::CapitalMoved { meter: Meter::Resolve, member, by, now });
        }
    }
}

impl Default for EntryId {
    fn default() -> Self {
        Self::NONE
    }
}
