//! What everybody may know alike, all exact: published figures, open acts, what stands in the papers.

use super::Observation;
use crate::core::ids::{
    AreaId, DemandId, InitiativeId, MemberId, Members, MotionId, PackageId, PartnerId, PledgeId, ResponseId, SectorId,
    SiteId,
};
use crate::core::{Bp, Cb, Cp, IdVec, Meur};
use crate::rules::deterrence::state::SiteDeterrence;
use crate::rules::incursions::state::Incident;
use crate::rules::initiatives;
use crate::rules::initiatives::state::{Motion, Offer, Profile, Solidarity, Standing};
use crate::rules::pledges::state::Pledge;
use crate::rules::treasury::state::EnergyShock;
use crate::rules::ukraine::force;
use crate::rules::washington::partners;
use crate::rules::washington::state::{CompactTerms, PackageState, Tariff, partner_bit};
use crate::rules::words::{Administration, Government, Leadership, Mandate, Planning, War};

/// A test of Article 5 under way, without the odds, which only the white cell sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestView {
    /// Where.
    pub site: SiteId,
    /// Control, 0..1000; 500 at the start.
    pub control: i32,
    /// Rounds fought.
    pub round: u8,
}

impl<'w> Observation<'w> {
    /// The gap with all American forces counted, permille. Exact.
    pub fn gap_promised(&self) -> i32 {
        self.state.capability.gap_promised
    }
    /// The gap as the alliance believes it to be, permille: the published figure.
    pub fn gap_believed(&self) -> i32 {
        self.state.capability.gap_believed
    }
    /// The gap without the US, permille. Exact.
    pub fn gap_alone(&self) -> i32 {
        self.state.capability.gap_alone
    }
    /// Cover of an area with all American points, permille. Exact.
    pub fn cover_promised(&self, area: AreaId) -> i32 {
        self.state.capability.cover_promised[area]
    }
    /// Cover of an area as the alliance believes it to be, permille: the published figure.
    pub fn cover_believed(&self, area: AreaId) -> i32 {
        self.state.capability.cover_believed[area]
    }
    /// Cover of an area without the US, permille. Exact.
    pub fn cover_alone(&self, area: AreaId) -> i32 {
        self.state.capability.cover_alone[area]
    }
    /// Points of an area that programmes under way have yet to deliver. Exact: contracts are public.
    pub fn on_order(&self, area: AreaId) -> Cp {
        self.state.procurement.on_order[area]
    }
    /// Points an area requires now. Exact.
    pub fn required(&self, area: AreaId) -> Cp {
        self.state.capability.required[area]
    }
    /// American points present in an area. Exact.
    pub fn american(&self, area: AreaId) -> Cp {
        self.state.capability.american[area]
    }
    /// Deterrence at a site with its parts. Exact; what Moscow reads into it is not known.
    pub fn deterrence(&self, site: SiteId) -> SiteDeterrence {
        self.state.deterrence.sites[site]
    }
    /// Deterrence at the weakest site, 0..1000. Exact.
    pub fn gauge(&self) -> i32 {
        self.state.deterrence.gauge.get()
    }
    /// The weakest site. Exact.
    pub fn weakest(&self) -> SiteId {
        self.state.deterrence.weakest
    }
    /// Hours the alliance needs to decide. Exact.
    pub fn hours(&self) -> i32 {
        i32::from(self.state.deterrence.hours)
    }
    /// Tests so far: repelled, contested, lost. Exact.
    pub fn tests(&self) -> [u8; 3] {
        self.state.deterrence.tests
    }
    /// The test under way, if one is. Exact.
    pub fn test(&self) -> Option<TestView> {
        self.state.deterrence.crisis.as_ref().map(|crisis| TestView {
            site: crisis.site,
            control: i32::from(crisis.control),
            round: crisis.round,
        })
    }
    /// Cohesion, 0..1000. Exact.
    pub fn cohesion(&self) -> i32 {
        self.state.alliance.cohesion.get()
    }
    /// American troops in Europe. Exact.
    pub fn troops(&self) -> i32 {
        self.state.drawdown.troops
    }
    /// American troops a member hosts. Exact.
    pub fn troops_in(&self, host: MemberId) -> i32 {
        self.state.drawdown.hosted[host]
    }
    /// Whether an American unit stands at a site. Exact.
    pub fn us_unit_at(&self, site: SiteId) -> bool {
        self.state.drawdown.unit_at[site]
    }
    /// How a package stands: present, announced for a turn, gone. Exact.
    pub fn package(&self, package: PackageId) -> PackageState {
        self.state.drawdown.packages[package]
    }
    /// Packages announced and not yet gone. Exact.
    pub fn packages_announced(&self) -> usize {
        self.state.drawdown.packages.iter().filter(|state| matches!(state, PackageState::Announced(_))).count()
    }
    /// The administration in Washington. Exact.
    pub fn administration(&self) -> Administration {
        self.state.drawdown.administration
    }
    /// Turns left of crises in the Indo-Pacific and the Middle East, as announced. Exact.
    pub fn crises(&self) -> (u8, u8) {
        (self.state.drawdown.pacific, self.state.drawdown.middle_east)
    }
    /// Open disputes with Washington. Exact.
    pub fn disputes(&self) -> u8 {
        self.state.drawdown.disputes
    }
    /// The turn of formal notice to leave the treaty; 0 for none. Exact.
    pub fn notice(&self) -> u8 {
        self.state.drawdown.notice
    }
    /// The transition compact in force. Exact.
    pub fn compact(&self) -> Option<CompactTerms> {
        self.state.drawdown.compact
    }
    /// The terms of a compact that Washington was last asked about: areas and the turn they were due. Exact.
    pub fn compact_heard(&self) -> Option<(u16, u8)> {
        self.state.drawdown.compact_heard
    }
    /// A member's tariff. Exact.
    pub fn tariff(&self, member: MemberId) -> Tariff {
        self.state.drawdown.tariffs[member]
    }
    /// What the tariff on a member demands, if anything. Exact.
    pub fn demand(&self, member: MemberId) -> Option<DemandId> {
        self.state.drawdown.demands[member].filter(|_| self.tariff(member) != Tariff::None)
    }
    /// How often a member has yielded to a threat of tariffs. Exact.
    pub fn yields(&self, member: MemberId) -> u8 {
        self.state.drawdown.yields[member]
    }
    /// A member's partners outside the alliance, each with whether the partnership bears fruit. Exact.
    pub fn partners_of(&self, member: MemberId) -> impl Iterator<Item = (PartnerId, bool)> + use<'w> {
        let (rules, own) = (self.state.rules, self.state.drawdown);
        partners::of(rules, own.partners[member]).map(move |(id, _)| (id, own.ripe[member] & partner_bit(id) != 0))
    }
    /// Growth that partnerships and tariffs add to or take from a member, basis points a year. Exact.
    pub fn trade(&self, member: MemberId) -> i32 {
        self.state.drawdown.trade[member].into()
    }
    /// The state of the war. Exact.
    pub fn war(&self) -> War {
        self.state.ukraine.war
    }
    /// The front, 0..1000; 500 is a stalemate. Exact.
    pub fn front(&self) -> i32 {
        self.state.ukraine.front.get()
    }
    /// Aid a member has pledged, a year. Exact.
    pub fn aid_level(&self, member: MemberId) -> Meur {
        self.state.ukraine.aid_level[member]
    }
    /// A member's troops in the coalition. Exact.
    pub fn coalition(&self, member: MemberId) -> Cb {
        self.state.ukraine.coalition[member]
    }
    /// Brigades a member has pledged for a ceasefire. Exact.
    pub fn pledged_force(&self, member: MemberId) -> Cb {
        self.state.ukraine.pledged_by(member)
    }
    /// Logistics and surveillance a member gives to the force, points of both together. Exact.
    pub fn force_support(&self, member: MemberId) -> Cp {
        self.state.ukraine.support_of(member)
    }
    /// Whether a member has a part in the force, pledged or there. Exact.
    pub fn in_force(&self, member: MemberId) -> bool {
        self.state.ukraine.takes_part(member)
    }
    /// Whether the scenario lets a force form before a ceasefire. Exact.
    pub fn force_forms(&self) -> bool {
        self.state.rules.params.ukraine.force.is_some()
    }
    /// Weight of the coalition's force in Ukraine, brigades × 100. Exact.
    pub fn force(&self) -> Cb {
        self.state.ukraine.force
    }
    /// How well the ceasefire holds, 0..1000. Exact: violations are counted in public.
    pub fn truce(&self) -> i32 {
        self.state.ukraine.truce.get()
    }
    /// What the force may do. Exact.
    pub fn mandate(&self) -> Mandate {
        force::mandate(self.state.rules, self.state.initiatives, self.state.clock.turn)
    }
    /// Whether Washington stands behind the force. Exact.
    pub fn backstop(&self) -> bool {
        self.state.ukraine.backstop
    }
    /// Escalation, 0..1000. Exact: what is done is seen.
    pub fn escalation(&self) -> i32 {
        self.state.moscow.escalation.get()
    }
    /// Minor incidents reported this turn. Exact.
    pub fn background(&self) -> u16 {
        self.state.moscow.background
    }
    /// The incidents of this turn. Exact, but for how they will be judged.
    pub fn incidents(&self) -> &'w [Incident] {
        &self.state.incursions.incidents
    }
    /// The answer to an incident as it stands while others take their stand, and whether Article 4 is called. Exact.
    pub fn response_to(&self, incident: u8) -> Option<(ResponseId, bool)> {
        crate::rules::incursions::response_to(&self.state, incident)
    }
    /// Who leads the alliance. Exact.
    pub fn leadership(&self) -> Leadership {
        self.state.initiatives.leadership
    }
    /// The motions on the table. Exact.
    pub fn motions(&self) -> &'w IdVec<MotionId, Motion> {
        &self.state.initiatives.motions
    }
    /// Offers to carry consent that are addressed to this seat or made by it. Exact.
    pub fn offers(&self) -> impl Iterator<Item = &'w Offer> + use<'w> {
        let seat = self.seat;
        self.state.initiatives.offers.iter().filter(move |offer| offer.holdout == seat || offer.persuader == seat)
    }
    /// How an initiative stands. Exact.
    pub fn standing(&self, initiative: InitiativeId) -> Standing {
        self.state.initiatives.standing[initiative]
    }
    /// Whether an initiative was voted, in force or about to be. Exact.
    pub fn voted(&self, initiative: InitiativeId) -> bool {
        self.state.initiatives.standing[initiative].from > 0
    }
    /// The profile a member has declared. Exact.
    pub fn profile_of(&self, member: MemberId) -> Option<Profile> {
        self.state.initiatives.profiles[member]
    }
    /// What a clause on solidarity asks for this turn. Exact.
    pub fn solidarity(&self) -> Solidarity {
        self.state.initiatives.solidarity
    }
    /// Weight that capitals need to break silence together, permille; 0 where one is enough. Exact.
    pub fn blocking_weight(&self) -> i32 {
        initiatives::rules::blocking_weight(self.state.rules, self.state.initiatives, self.state.clock.turn)
    }
    /// Dear energy: what it takes and for how many turns yet. Exact.
    pub fn energy_shock(&self) -> EnergyShock {
        self.state.treasury.shock
    }
    /// A member's points of an area that are elsewhere for a while. Exact.
    pub fn away(&self, member: MemberId, area: AreaId) -> Cp {
        self.state.capability.away_of(member, area)
    }
    /// How often a member has broken silence. Exact.
    pub fn vetoes(&self, member: MemberId) -> u8 {
        self.state.initiatives.vetoes[member]
    }
    /// Open pledges that are public, this seat's own, or made to it. Exact.
    pub fn pledges(&self) -> impl Iterator<Item = (PledgeId, &'w Pledge)> + use<'w> {
        let (pledges, seat) = (self.state.pledges, self.seat);
        pledges
            .open
            .iter()
            .filter_map(move |&id| pledges.list.get(id).map(|pledge| (id, pledge)))
            .filter(move |(_, pledge)| pledge.public || pledge.by == seat || pledge.to == Some(seat))
    }
    /// A member's pledges kept and settled so far. Exact.
    pub fn pledge_record(&self, member: MemberId) -> (u8, u8) {
        (self.state.pledges.kept[member], self.state.pledges.settled[member])
    }
    /// A sector's load, permille of capacity. Exact.
    pub fn load(&self, sector: SectorId) -> i32 {
        self.state.industry.load[sector]
    }
    /// Work a sector can do a year. Exact.
    pub fn capacity(&self, sector: SectorId) -> Meur {
        self.state.industry.capacity[sector]
    }
    /// A member's government. Exact.
    pub fn government_of(&self, member: MemberId) -> Government {
        self.state.politics.government[member]
    }
    /// A member's declared planning assumption. Exact.
    pub fn planning_of(&self, member: MemberId) -> Planning {
        self.state.politics.planning[member]
    }
    /// The turn of a member's next election; 0 for none in the horizon. Exact.
    pub fn election_of(&self, member: MemberId) -> u8 {
        self.state.politics.election_turn[member]
    }
    /// A member's core spending as reported, basis points of GDP: what was reclassified and not found out is in it.
    pub fn reported_core(&self, member: MemberId) -> Bp {
        self.state.treasury.core[member] + self.state.treasury.reclassified[member]
    }
    /// Allied forces at a site, the host's own left out. Exact.
    pub fn forward_at(&self, site: SiteId) -> Cb {
        self.state.posture.forward_at(site)
    }
    /// A member's forces at a site. Exact: they can be counted.
    pub fn forces_of(&self, member: MemberId, site: SiteId) -> Cb {
        self.state.posture.at(site, member)
    }
    /// Who flies air policing at a site. Exact.
    pub fn policing(&self, site: SiteId) -> Members {
        self.state.posture.policing[site]
    }
    /// The shared half of the score so far, 0..500: gap, deterrence, cohesion, peace. Exact.
    pub fn shared_score(&self) -> [i16; 4] {
        self.state.scoring.shared
    }
}
