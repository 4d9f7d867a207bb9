//! Where forces stand, what they may do, and how hard public life is to hit.

use serde::{Deserialize, Serialize};

use crate::core::ids::{MemberId, Members, SiteId};
use crate::core::{Cb, IdVec, Score};
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::macros::sim_state;
use crate::rules::ruleset::Ruleset;

/// Forces on their way to a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Deployment {
    /// Whose.
    pub member: MemberId,
    /// Where.
    pub site: SiteId,
    /// How many.
    pub cb: Cb,
    /// The turn in which they arrive.
    pub arrives: u8,
}

sim_state! {
    /// Force posture.
    pub struct Posture {
        /// Allied forces at a site, row by site, one column a member; the host's own are not in it.
        pub forward: Vec<Cb>,
        /// Number of members; the table above is this wide.
        pub members: u8,
        /// Forces a member can still send.
        pub spare: IdVec<MemberId, Cb>,
        /// On the way.
        pub moving: Vec<Deployment>,
        /// Invitations of hosts, one set of invited members a site.
        pub invited: IdVec<SiteId, Members>,
        /// Who flies air policing.
        pub policing: IdVec<SiteId, Members>,
        /// Last turn of a policing mission, row by site, one column a member; 0 where none, 255 for a standing one.
        pub policing_until: Vec<u8>,
        /// Rules of engagement, level 0..3.
        pub rules_level: IdVec<MemberId, u8>,
        /// Resilience.
        pub resilience: IdVec<MemberId, Score>,
        /// Extra hardening of cables, drone watch, networks, points of 1000.
        pub hardened: IdVec<MemberId, [i16; 3]>,
        /// Sites that had a joint exercise this turn.
        pub exercised: IdVec<SiteId, bool>,
    }
}

impl Posture {
    /// Where a member's forces at a site stand in the table.
    pub fn place(&self, site: SiteId, member: MemberId) -> usize {
        usize::from(site.0) * usize::from(self.members) + usize::from(member.0)
    }
    /// A member's forces at a site.
    pub fn at(&self, site: SiteId, member: MemberId) -> Cb {
        self.forward[self.place(site, member)]
    }
    /// All allied forces at a site, the host's own left out.
    pub fn forward_at(&self, site: SiteId) -> Cb {
        let start = usize::from(site.0) * usize::from(self.members);
        self.forward[start..start + usize::from(self.members)].iter().copied().sum()
    }
    /// Forces arrive at a site.
    pub fn arrive(&mut self, site: SiteId, member: MemberId, cb: Cb, cause: EntryId, log: &mut Log) -> EntryId {
        let place = self.place(site, member);
        self.forward[place] += cb;
        let event = Event::BrigadeArrived { member, site, cb: i16::try_from(cb.0).unwrap_or(i16::MAX) };
        if cause == EntryId::NONE { log.write(Cause::Calendar, event) } else { log.after(cause, event) }
    }
    /// Forces leave a site.
    pub fn leave(&mut self, site: SiteId, member: MemberId, cb: Cb, cause: EntryId, log: &mut Log) -> EntryId {
        let place = self.place(site, member);
        self.forward[place] -= cb;
        log.after(cause, Event::BrigadeLeft { member, site, cb: i16::try_from(cb.0).unwrap_or(i16::MAX) })
    }
    /// A member flies air policing at a site up to a turn; 255 for always.
    pub fn fly(&mut self, site: SiteId, member: MemberId, until: u8) {
        let place = self.place(site, member);
        self.policing_until[place] = self.policing_until[place].max(until);
        self.policing[site].insert(member);
    }
    /// Missions whose time is over end.
    pub fn end_missions(&mut self, rules: &Ruleset, turn: u8) {
        for site in rules.sites.ids() {
            for member in self.policing[site].iter() {
                let place = self.place(site, member);
                if self.policing_until[place] < turn {
                    self.policing_until[place] = 0;
                    self.policing[site].remove(member);
                }
            }
        }
    }
}
