//! How the alliance looks from Moscow, and the test if one comes.

use serde::{Deserialize, Serialize};

use crate::core::ids::{MemberId, SiteId};
use crate::core::{Cb, IdVec, Score};
use crate::rules::event::EntryId;
use crate::rules::macros::sim_state;
use crate::rules::words::Act;

/// Deterrence at a site, with its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SiteDeterrence {
    /// The sum.
    pub value: Score,
    /// Contribution of denial, points.
    pub denial: i16,
    /// Contribution of punishment, points.
    pub punishment: i16,
    /// Contribution of the host's resolve, points.
    pub resolve: i16,
    /// Contribution of cohesion, points.
    pub cohesion: i16,
    /// Contribution of American commitment, points.
    pub american: i16,
    /// Defending force that counts.
    pub defence: Cb,
    /// Attacking force.
    pub attack: Cb,
}

/// A test of Article 5 under way, or the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Crisis {
    /// Where.
    pub site: SiteId,
    /// Control, 0..1000; 500 at the start.
    pub control: i16,
    /// Rounds fought.
    pub round: u8,
    /// Who sent a nuclear signal.
    pub nuclear: bool,
    /// What Washington does.
    pub washington: Act,
    /// Odds before the fighting: repelled, contested, lost; permille.
    pub odds: [i16; 3],
    /// The log entry that opened it.
    pub entry: EntryId,
}

sim_state! {
    /// Deterrence.
    pub struct Deterrence {
        /// By site.
        pub sites: IdVec<SiteId, SiteDeterrence>,
        /// The weakest site.
        pub weakest: SiteId,
        /// Deterrence there: the gauge.
        pub gauge: Score,
        /// As Moscow reads it.
        pub seen: i16,
        /// Hours the alliance needs to decide.
        pub hours: i16,
        /// What each capital does in the test, by member; kept between tests.
        pub acts: IdVec<MemberId, Act>,
        /// A test under way this turn.
        pub crisis: Option<Crisis>,
        /// Tests so far: repelled, contested, lost.
        pub tests: [u8; 3],
        /// Turns in which the gauge was below the probe line.
        pub window: u8,
        /// Turns in which the gauge was at or above it.
        pub calm: u8,
    }
}
