//! What a seat's agenda asks for: points for the orders, areas, places and capitals that move its goals.

use super::family::{FAMILIES, Family};
use crate::ai::Profile;
use crate::core::ids::{AreaId, GoalId, InitiativeId, MemberId, OptionId, SiteId};
use crate::rules::content::{Goal, GoalMeasure};
use crate::rules::order::OrderKind as K;
use crate::rules::words::{Government, Meter, Planning};
use crate::sim::Observation;

/// Points by what an order is about. A goal of weight 100 with nothing reached is worth 200.
#[derive(Clone, Debug)]
pub struct Drives {
    seen: Seen,
    kinds: [i32; K::ALL.len()],
    families: [i32; FAMILIES],
    areas: [i32; 16],
    sites: [i32; 8],
    members: [i32; 64],
    initiatives: [i32; 64],
    option: Option<(OptionId, i32)>,
    /// For European makers.
    pub european: i32,
    /// For American makers.
    pub american: i32,
    /// For lines at home.
    pub home: i32,
    /// For firm responses.
    pub firm: i32,
    /// For selling one's consent.
    pub stiff: i32,
    /// For a better balance of the budget.
    pub thrift: i32,
    /// The level of core spending it asks for, basis points.
    pub core: Option<i32>,
    /// What to plan on.
    pub planning: Option<(Planning, i32)>,
}

/// All that the drives of one seat and profile depend on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Seen {
    core: i32,
    government: Option<Government>,
    progress: [i32; 16],
}

impl Seen {
    fn of(obs: &Observation, goals: &[GoalId]) -> Self {
        let mut progress = [0i32; 16];
        for (nth, &goal) in goals.iter().enumerate() {
            // More goals than places share them; a spread keeps equal sums unlikely.
            let slot = &mut progress[nth % 16];
            *slot = slot.wrapping_mul(1009).wrapping_add(obs.progress(goal));
        }
        Self { core: obs.core().0, government: Some(obs.government()), progress }
    }
}

impl Default for Drives {
    fn default() -> Self {
        Self {
            seen: Seen::default(),
            kinds: [0; K::ALL.len()],
            families: [0; FAMILIES],
            areas: [0; 16],
            sites: [0; 8],
            members: [0; 64],
            initiatives: [0; 64],
            option: None,
            european: 0,
            american: 0,
            home: 0,
            firm: 0,
            stiff: 0,
            thrift: 0,
            core: None,
            planning: None,
        }
    }
}

impl Drives {
    /// Reads the agenda as it stands; nothing is done while nothing it depends on has changed.
    pub fn read(&mut self, obs: &Observation, profile: &Profile, goals: &[GoalId]) {
        let seen = Seen::of(obs, goals);
        if seen == self.seen {
            return;
        }
        *self = Self { seen, ..Self::default() };
        for (_, goal, progress) in obs.goals() {
            let missing = (1000 - progress).clamp(0, 1000);
            // A reached goal still wants a little care.
            let points = 2 * goal.weight * (missing + 150) / 1000 * profile.selfish / 1000;
            self.goal(obs, goal, points);
        }
    }

    fn goal(&mut self, obs: &Observation, goal: &Goal, p: i32) {
        let up = goal.target >= goal.floor;
        match goal.measure {
            GoalMeasure::Own(meter) | GoalMeasure::Alliance(meter) => self.meter(meter, if up { p } else { -p }),
            GoalMeasure::CoreSpending => self.core = Some(goal.target),
            GoalMeasure::CoreSpendingNear(level) => self.core = Some(level),
            GoalMeasure::Debt | GoalMeasure::Balance => self.thrift += p,
            GoalMeasure::UsTroopsHosted => self.kinds(&[K::HostSupport, K::Lobby], p),
            GoalMeasure::UsUnitAt(site) => {
                self.kinds(&[K::HostSupport, K::Lobby], p);
                bump(&mut self.sites, site.0, p / 2);
            }
            GoalMeasure::ForwardAt(site) => {
                self.kinds(&[K::HostBrigade, K::Exercise], p);
                bump(&mut self.sites, site.0, p);
            }
            GoalMeasure::OwnForcesAt(site) => {
                self.kinds(&[K::SendBrigade], p);
                bump(&mut self.sites, site.0, p);
            }
            GoalMeasure::DenialAt(site) => {
                self.kinds(&[K::SendBrigade, K::HostBrigade, K::Exercise], p / 2);
                bump(&mut self.sites, site.0, p);
            }
            GoalMeasure::OwnPoints(area) | GoalMeasure::Cover(area) => {
                self.kinds(&[K::Start, K::Join], p / 2);
                bump(&mut self.areas, area.0, p);
            }
            GoalMeasure::EuropeanShare => self.european += p,
            GoalMeasure::AmericanShare => self.american += if up { p } else { -p },
            GoalMeasure::OrdersAtHome => {
                self.kinds(&[K::Surge, K::KeepLine], p / 2);
                self.home += p;
            }
            GoalMeasure::StandingWithOthers => {
                self.kinds(&[K::Reassure, K::MakePledge, K::CedeSlot, K::Persuade], p / 2);
            }
            GoalMeasure::TrustFrom(member) => {
                self.kinds(&[K::Reassure, K::MakePledge], p / 2);
                bump(&mut self.members, member.0, p);
            }
            GoalMeasure::TrustIn(member) => {
                self.kinds(&[K::CountOn], p / 2);
                bump(&mut self.members, member.0, p / 2);
            }
            GoalMeasure::InForce(initiative) => bump(&mut self.initiatives, initiative.0, p),
            GoalMeasure::MotionsPassed => self.kinds(&[K::Propose, K::Persuade], p),
            GoalMeasure::ProgrammesDelivered => self.kinds(&[K::Start, K::Join, K::Accelerate], p / 2),
            GoalMeasure::Delivered(option) => {
                self.kinds(&[K::Start], p / 2);
                self.option = Some((option, p));
            }
            GoalMeasure::Aid => self.kinds(&[K::AidLevel, K::GiveKit, K::Purl], p),
            GoalMeasure::PledgesKept => self.kinds(&[K::MakePledge], p / 2),
            GoalMeasure::TurnsPlanning(planning) => {
                self.kinds(&[K::PlanFor], p);
                self.planning = Some((planning, p));
            }
            GoalMeasure::ConsentSold => self.stiff += p,
            GoalMeasure::Incidents => {
                self.kinds(&[K::Harden, K::SetResilience, K::AirPolicing], p);
                self.firm += p / 2;
            }
            GoalMeasure::BackedShare => self.firm -= p / 4,
            GoalMeasure::CoalitionTroops => self.kinds(&[K::CoalitionTroops], p),
            GoalMeasure::SlotsGiven => self.kinds(&[K::SwapSlots, K::CedeSlot], p * 2),
            GoalMeasure::Partnerships => self.kinds(&[K::Partnership], if up { p } else { -p }),
            GoalMeasure::Yields => self.kinds(&[K::AnswerTariff], if up { p } else { -p }),
            GoalMeasure::GovernmentHeld => self.kinds(&[K::DomesticPackage], p),
        }
        if let (Some(core), true) = (self.core, matches!(goal.measure, GoalMeasure::CoreSpending)) {
            let away = (core - obs.core().0).abs();
            self.kinds(&[K::SetCore], p.min(away * 4));
        }
    }

    fn meter(&mut self, meter: Meter, p: i32) {
        match meter {
            Meter::Support => self.kinds(&[K::DomesticPackage], p / 2),
            Meter::Threat | Meter::Escalation => self.kinds(&[K::BackChannel], -p),
            Meter::Regard | Meter::Commitment | Meter::Troops => {
                self.kinds(&[K::Lobby, K::HostSupport, K::Embassy], p);
                self.american += p / 2;
            }
            Meter::Resilience => self.kinds(&[K::Harden, K::SetResilience], p),
            Meter::Readiness => self.kinds(&[K::ShiftSplit, K::ReleaseStocks, K::Exercise], p),
            Meter::Resolve => self.firm += p,
            Meter::Cohesion => self.kinds(&[K::Reassure, K::MakePledge, K::Exercise], p / 2),
            Meter::Deterrence | Meter::FreeForce => self.kinds(&[K::SendBrigade, K::Exercise], p.abs() / 2),
            Meter::GapPromised | Meter::GapBelieved | Meter::GapWithout => {
                self.kinds(&[K::Start, K::Join], p.abs() / 2);
            }
            Meter::Front => self.kinds(&[K::AidLevel, K::GiveKit, K::Purl], p),
            Meter::Money | Meter::Growth => {
                self.thrift += p;
                self.kinds(&[K::Partnership], p / 2);
            }
            Meter::Disputes => self.kinds(&[K::Lobby], -p),
            Meter::PoliticalCapital | Meter::TrustInWashington | Meter::RussianStrength => {}
        }
    }

    fn kinds(&mut self, kinds: &[K], points: i32) {
        for &kind in kinds {
            self.kinds[kind as usize] += points;
            if let Some(family) = Family::of(kind) {
                let urge = &mut self.families[family as usize];
                *urge = (*urge).max(points / 2);
            }
        }
    }

    /// Points for a kind of order.
    pub fn kind(&self, kind: K) -> i32 {
        self.kinds[kind as usize]
    }
    /// Points for a family of orders.
    pub fn family(&self, family: Family) -> i32 {
        self.families[family as usize]
    }
    /// Points for an area.
    pub fn area(&self, area: AreaId) -> i32 {
        self.areas.get(usize::from(area.0)).copied().unwrap_or(0)
    }
    /// Points for a site.
    pub fn site(&self, site: SiteId) -> i32 {
        self.sites.get(usize::from(site.0)).copied().unwrap_or(0)
    }
    /// Points for standing with a capital.
    pub fn member(&self, member: MemberId) -> i32 {
        self.members.get(usize::from(member.0)).copied().unwrap_or(0)
    }
    /// Points for an initiative.
    pub fn initiative(&self, initiative: InitiativeId) -> i32 {
        self.initiatives.get(usize::from(initiative.0)).copied().unwrap_or(0)
    }
    /// The entry of the catalogue it asks for.
    pub fn wanted_option(&self) -> Option<OptionId> {
        self.option.map(|(wanted, _)| wanted)
    }
    /// Points for an entry of the catalogue.
    pub fn option(&self, option: OptionId) -> i32 {
        self.option.map_or(0, |(wanted, points)| if wanted == option { points } else { 0 })
    }
}

fn bump(points: &mut [i32], place: u8, by: i32) {
    if let Some(slot) = points.get_mut(usize::from(place)) {
        *slot += by;
    }
}
