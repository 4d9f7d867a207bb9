//! What Washington thinks, has decided, and has taken home.

use serde::{Deserialize, Serialize};

use crate::core::ids::{DemandId, MemberId, PackageId, PartnerId, SiteId};
use crate::core::{IdVec, Score};
use crate::rules::macros::sim_state;
use crate::rules::words::{Administration, TariffAnswer};

/// Where a package of American forces stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PackageState {
    /// In place.
    Present,
    /// Announced; leaves in this turn.
    Announced(u8),
    /// Gone.
    Left,
}

/// A tariff aimed at a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tariff {
    /// None.
    None,
    /// Threatened in this turn; an answer is due.
    Threatened(u8),
    /// Answered; in force or lifted at the end of the turn.
    Answered(TariffAnswer),
    /// In force until this turn.
    InForce(u8),
}

/// A transition compact with Washington.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CompactTerms {
    /// Areas Europe takes over, one bit each.
    pub areas: u16,
    /// The turn by which.
    pub due: u8,
    /// When signed.
    pub signed: u8,
}

/// The bit of a partner in a set of partnerships; none for one beyond the eighth, which the checker refuses.
pub fn partner_bit(partner: PartnerId) -> u8 {
    1u8.checked_shl(partner.0.into()).unwrap_or(0)
}

sim_state! {
    /// The drawdown.
    pub struct Drawdown {
        /// Hidden commitment.
        pub commitment: Score,
        /// What the alliance believes it to be: the number behind the public gauges.
        pub believed: Score,
        /// The administration.
        pub administration: Administration,
        /// American troops by host.
        pub hosted: IdVec<MemberId, i32>,
        /// American troops in Europe.
        pub troops: i32,
        /// Whether an American unit stands at a site.
        pub unit_at: IdVec<SiteId, bool>,
        /// Packages.
        pub packages: IdVec<PackageId, PackageState>,
        /// How often each package has been taken.
        pub taken: IdVec<PackageId, u8>,
        /// Weight moved onto or away from a host by lobbying, permille.
        pub lobbied: IdVec<MemberId, i16>,
        /// A review is open: it adds to the next announcement.
        pub review: bool,
        /// Turns left of a crisis in the Indo-Pacific.
        pub pacific: u8,
        /// Turns left of a crisis in the Middle East.
        pub middle_east: u8,
        /// Open disputes with the allies.
        pub disputes: u8,
        /// Tariffs.
        pub tariffs: IdVec<MemberId, Tariff>,
        /// What each tariff demands; none for one without a demand.
        pub demands: IdVec<MemberId, Option<DemandId>>,
        /// Times each capital has yielded.
        pub yields: IdVec<MemberId, u8>,
        /// Embassy and intelligence work, 0..2.
        pub embassy: IdVec<MemberId, u8>,
        /// Base access: none asked, or granted, or refused.
        pub bases: IdVec<MemberId, Option<bool>>,
        /// Partnerships outside the alliance, one bit each.
        pub partners: IdVec<MemberId, u8>,
        /// Those that have been renewed and bear fruit, one bit each.
        pub ripe: IdVec<MemberId, u8>,
        /// Growth that partnerships and tariffs in force add or take, basis points a year.
        pub trade: IdVec<MemberId, i16>,
        /// The compact in force.
        pub compact: Option<CompactTerms>,
        /// Formal notice to leave the treaty was given in this turn; 0 for never.
        pub notice: u8,
        /// Permille of dependent points withheld.
        pub withheld: i16,
        /// The same for each capital, less what its partners abroad replace.
        pub withheld_from: IdVec<MemberId, i16>,
        /// Live bargains: who with whom; with itself for one with Washington.
        pub deals: Vec<(MemberId, MemberId)>,
        /// Turn until which each bargain is kept up, beside `deals`.
        pub deals_until: Vec<u8>,
        /// Bargains already found out, one bit for each of `deals`.
        pub deals_known: u64,
        /// Times commitment's parts were added up last turn: administration, spending, orders, compact, Pacific,
        /// Middle East, disputes, planning.
        pub target_parts: [i16; 8],
        /// The sum of the parts: where commitment is heading.
        pub target: i16,
        /// Turn in which bases were asked for during a crisis in the Middle East; 0 for no demand.
        pub bases_asked: u8,
        /// Packages whose announcement needs certification, one bit each.
        pub certify: u64,
        /// Turn in which formal notice to leave the treaty falls due; 0 for none prepared.
        pub notice_due: u8,
        /// Whether one of the open disputes is a round of tariffs.
        pub tariff_dispute: bool,
        /// Compact terms last put to Washington, so that the same terms are not answered twice.
        pub compact_heard: Option<(u16, u8)>,
    }
}

impl Drawdown {
    /// Whether a capital has a partnership with this partner.
    pub fn has_partner(&self, member: MemberId, partner: PartnerId) -> bool {
        self.partners[member] & partner_bit(partner) != 0
    }
    /// Partnerships outside the alliance, all together.
    pub fn partnerships(&self) -> u32 {
        self.partners.iter().map(|held| held.count_ones()).sum()
    }
    /// Capitals under a tariff, threatened or in force.
    pub fn under_tariff(&self) -> usize {
        self.tariffs.iter().filter(|tariff| **tariff != Tariff::None).count()
    }
    /// Times that capitals have yielded to a threat of tariffs, all together.
    pub fn yielded(&self) -> u32 {
        self.yields.iter().map(|&times| u32::from(times)).sum()
    }
    /// How many bargains are kept up in a turn.
    pub fn live_deals(&self, turn: u8) -> usize {
        self.deals_until.iter().filter(|&&until| until >= turn).count()
    }
}
