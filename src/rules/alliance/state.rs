//! What the alliance is made of: who trusts whom, and how well it holds together.

use crate::core::ids::MemberId;
use crate::core::{IdVec, Score};
use crate::rules::macros::sim_state;

sim_state! {
    /// Alliance trust, a resource that is earned and spent.
    pub struct AllianceTrust {
        /// Number of members; the matrix below is this wide.
        pub members: u8,
        /// Trust of holder in subject, row by holder.
        pub pairs: Vec<Score>,
        /// What has moved each pair so far without an entry of its own, points: structural drift, and what strained
        /// many pairs alike. The ledger is initial + drift + entries.
        pub drift: Vec<i16>,
        /// Turn in which holder last reassured subject; 0 for never.
        pub reassured: Vec<u8>,
        /// Each capital's trust in Washington.
        pub in_washington: IdVec<MemberId, Score>,
        /// Washington's regard for each capital.
        pub regard: IdVec<MemberId, Score>,
        /// Cohesion.
        pub cohesion: Score,
        /// Its first part: the weighted mean of all pairs.
        pub mean_pairs: Score,
        /// Its second part: the mean of the three weakest pairs that bear a load.
        pub weak_pairs: Score,
        /// Those three pairs, holder and subject.
        pub weakest: [(MemberId, MemberId); 3],
    }
}

impl AllianceTrust {
    /// Where a pair stands in the matrix.
    pub fn place(&self, holder: MemberId, subject: MemberId) -> usize {
        usize::from(holder.0) * usize::from(self.members) + usize::from(subject.0)
    }
    /// How far `holder` trusts `subject`, 0..1000.
    pub fn of(&self, holder: MemberId, subject: MemberId) -> i32 {
        self.pairs[self.place(holder, subject)].get()
    }
    /// The mean of the trust two capitals have in each other.
    pub fn mutual(&self, a: MemberId, b: MemberId) -> i32 {
        i32::midpoint(self.of(a, b), self.of(b, a))
    }
}
