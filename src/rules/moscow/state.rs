//! What Moscow wants, what it has, and what it has learnt.

use super::rules::free_force;
use crate::core::ids::{IncursionId, MemberId, SiteId};
use crate::core::{Cb, IdVec, Score};
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::macros::sim_state;
use crate::rules::ruleset::Ruleset;
use crate::rules::words::{Intent, Meter};

sim_state! {
    /// Moscow.
    pub struct Moscow {
        /// Its hidden intent.
        pub intent: Intent,
        /// Ground strength, permille of the start of the full invasion.
        pub ground: i32,
        /// Strength in the air, at sea and in missiles, permille.
        pub air: i32,
        /// Free force by site.
        pub free: IdVec<SiteId, Cb>,
        /// Free force wherever it turns, all of it.
        pub free_total: Cb,
        /// Escalation.
        pub escalation: Score,
        /// Highest escalation threshold passed and not yet fallen back from.
        pub threshold: i16,
        /// Cost learnt, 0..1000, row by kind of incursion, one column a member.
        pub learnt: Vec<i16>,
        /// Number of members; the table above is this wide.
        pub members: u8,
        /// One incident fewer until this turn, after a back-channel.
        pub calmed_until: u8,
        /// Where each member stands: 0 host of a site, 1 on the flank of one, 2 elsewhere; set once.
        pub position: IdVec<MemberId, u8>,
        /// Reports of minor incidents this turn.
        pub background: u16,
    }
}

impl Moscow {
    /// Moves escalation and says so; nothing is written where nothing moves.
    pub fn shift_escalation(&mut self, by: i32, cause: EntryId, log: &mut Log) {
        let by = self.escalation.shift(by);
        if by != 0 {
            log.after(cause, Event::Moved { meter: Meter::Escalation, by, now: self.escalation.get() });
        }
    }
    /// Counts the ground force free at each site and in all, for the share of the army tied down in Ukraine (permille).
    pub fn count_free_force(&mut self, rules: &Ruleset, tied: i32) {
        let params = &rules.params.moscow;
        for (site, row) in rules.sites.pairs() {
            self.free[site] = free_force(params, self.ground, tied, row.russian_share);
        }
        self.free_total = free_force(params, self.ground, tied, 1000);
    }
    /// Where the cost of a kind of incursion against a member stands in the table.
    pub fn place(&self, kind: IncursionId, member: MemberId) -> usize {
        usize::from(kind.0) * usize::from(self.members) + usize::from(member.0)
    }
}
