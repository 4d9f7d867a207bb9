//! Every entry of the log as a sentence that a newspaper or a minutes-taker would write.
//!
//! One file a field: [`Teller::tell`] sorts the events, the files below word them. Sentences name offices and capitals,
//! carry units and signs, and say why where the log knows it. The wording varies with the entry's place, never with chance.

mod calls;
mod defence;
mod diplomacy;
mod home;
mod pressure;
mod procurement;
mod reason;
mod voice;
mod washington;

use crate::rules::event::{Entry, EntryId, Event, Visibility};
use crate::rules::ruleset::Ruleset;
use crate::rules::state::State;

pub use voice::{
    brigades, clip, decap, grouped, list, lower, money, one, percent, percent_bp, points, score, signed_points, upper,
};

/// The longest sentence, in characters; longer ones are cut at a word.
pub const LONGEST: usize = 240;

/// Words the entries of one turn, with the state and the log they belong to.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// The compiled scenario.
    pub rules: &'a Ruleset,
    /// The state at the end of the turn, or now.
    pub state: State<'a>,
    /// The entries of the turn; parents are looked up here.
    pub log: &'a [Entry],
    /// The place of the entry being told, from which the wording varies.
    pub place: usize,
}

/// Words one entry without its neighbours: what happened, and the kind of cause, but not which entry led to it.
pub fn narrate(entry: &Entry, rules: &Ruleset, state: State, out: &mut String) {
    let teller = Teller { rules, state, log: &[], place: 0 };
    out.push_str(&teller.sentence(entry.event));
}

impl<'a> Teller<'a> {
    /// A teller for a turn's log.
    pub fn new(state: State<'a>, log: &'a [Entry]) -> Self {
        Self { rules: state.rules, state, log, place: 0 }
    }

    /// The sentence for entry number `place`, with why it happened; empty where there is no such entry.
    pub fn tell(mut self, place: usize) -> String {
        let Some(entry) = self.log.get(place) else { return String::new() };
        self.place = place;
        let mut text = self.sentence(entry.event);
        if let Some(why) = self.why(place)
            && text.chars().count() + why.chars().count() + 3 <= LONGEST
            && !text.contains(&why)
        {
            text.truncate(text.trim_end_matches('.').len());
            text.push_str(", ");
            text.push_str(&why);
            text.push('.');
        }
        text
    }

    /// What happened, without why.
    pub fn sentence(&self, event: Event) -> String {
        let text = self.words(event);
        clip(&upper(&text), LONGEST)
    }

    /// Whether everybody may read an entry while the game runs.
    pub fn open(event: Event) -> bool {
        event.visibility() == Visibility::Public
    }

    /// The entry that led to entry number `place`.
    pub fn parent(&self, place: usize) -> Option<(usize, Event)> {
        let parent = self.log.get(place)?.parent;
        if parent == EntryId::NONE {
            return None;
        }
        let place = usize::from(parent.0);
        self.log.get(place).map(|entry| (place, entry.event))
    }

    /// The chain of causes of entry number `place`, nearest first.
    pub fn causes(&self, place: usize) -> Vec<usize> {
        let mut chain = Vec::new();
        let mut at = place;
        while let Some((parent, _)) = self.parent(at) {
            // Parents lie before their children; anything else would be a broken log.
            if parent >= at || chain.len() >= 16 {
                break;
            }
            chain.push(parent);
            at = parent;
        }
        chain
    }

    fn words(&self, event: Event) -> String {
        use Event as E;
        match event {
            E::PhaseBegan(_)
            | E::OrderGiven { .. }
            | E::Moved { .. }
            | E::CapitalMoved { .. }
            | E::Called { .. }
            | E::InjectFired { .. }
            | E::InjectAnswered { .. }
            | E::GovernmentChanged { .. }
            | E::ElectionHeld { .. }
            | E::Planned { .. }
            | E::BeyondSlack { .. }
            | E::ScepticExit { .. }
            | E::CoreChanged { .. }
            | E::FiscalStress { .. }
            | E::ReclassifiedFound { .. }
            | E::LegacyReleased { .. }
            | E::Lent { .. }
            | E::MoneyLapsed { .. }
            | E::EnergyShock { .. }
            | E::EnergyCalm
            | E::FuelBill { .. }
            | E::FreeRiding { .. }
            | E::GoalMoved { .. }
            | E::Scored { .. }
            | E::Ended { .. } => self.home(event),
            E::TrustMoved { .. }
            | E::MotionOpened { .. }
            | E::PersuasionOffered { .. }
            | E::Voted { .. }
            | E::Persuaded { .. }
            | E::MotionPassed { .. }
            | E::MotionBlocked { .. }
            | E::CoalitionFormed { .. }
            | E::InForce { .. }
            | E::Lapsed { .. }
            | E::Outvoted { .. }
            | E::SolidarityMoved { .. }
            | E::Profiled { .. }
            | E::ProfileMissed { .. }
            | E::WashingtonDeclined { .. }
            | E::LeadershipChanged { .. }
            | E::PledgeMade { .. }
            | E::PledgeCounted { .. }
            | E::PledgeSettled { .. }
            | E::DealStruck { .. }
            | E::DealFound { .. }
            | E::Reassured { .. }
            | E::CoalitionStrain { .. }
            | E::TrustStrained { .. } => self.diplomacy(event),
            E::ProgrammeStarted { .. }
            | E::ProgrammeJoined { .. }
            | E::ProgrammeLeft { .. }
            | E::Contracted { .. }
            | E::Slipped { .. }
            | E::Unpaid { .. }
            | E::LotDelivered { .. }
            | E::PointsMoved { .. }
            | E::CrewsShort { .. }
            | E::ProgrammeEnded { .. }
            | E::LeaseExpired { .. }
            | E::SlotMoved { .. }
            | E::LoadReached { .. }
            | E::CapacityOrdered { .. }
            | E::CapacityAdded { .. }
            | E::MakersBuilt { .. }
            | E::CapacityIdled { .. } => self.procurement(event),
            E::WashingtonDecided { .. }
            | E::PackageAnnounced { .. }
            | E::PackageMoved { .. }
            | E::PackageBlocked { .. }
            | E::PackageLeft { .. }
            | E::Reinforced { .. }
            | E::AmericanMoved { .. }
            | E::CrisisMoved { .. }
            | E::AdministrationChanged { .. }
            | E::NoticeGiven
            | E::TariffThreatened { .. }
            | E::TariffAnswered { .. }
            | E::TariffsLifted { .. }
            | E::TariffEnded { .. }
            | E::Partnership { .. }
            | E::Lobbied { .. }
            | E::BasesAnswered { .. }
            | E::Compact { .. }
            | E::Withheld { .. } => self.washington(event),
            E::WarChanged { .. }
            | E::AidGiven { .. }
            | E::KitGiven { .. }
            | E::PurlBought { .. }
            | E::CoalitionSent { .. }
            | E::CoalitionAttacked { .. }
            | E::ForcePledged { .. }
            | E::SupportGiven { .. }
            | E::ForceStands { .. }
            | E::CeasefireViolated { .. }
            | E::ForceTested { .. }
            | E::BackstopMoved { .. }
            | E::PressureSet { .. }
            | E::Incident { .. }
            | E::TargetChosen { .. }
            | E::Responded { .. }
            | E::Backed { .. }
            | E::Adjudicated { .. }
            | E::Harm { .. }
            | E::Learnt { .. }
            | E::Threshold { .. } => self.pressure(event),
            E::BrigadeSent { .. }
            | E::BrigadeArrived { .. }
            | E::BrigadeLeft { .. }
            | E::RulesSet { .. }
            | E::PolicingBegan { .. }
            | E::Hardened { .. }
            | E::Exercised { .. }
            | E::UnitsAway { .. }
            | E::UnitsBack { .. }
            | E::Deterred { .. }
            | E::TestBegan { .. }
            | E::Acted { .. }
            | E::WashingtonActed { .. }
            | E::RoundFought { .. }
            | E::TestEnded { .. }
            | E::Odds { .. } => self.defence(event),
        }
    }
}
