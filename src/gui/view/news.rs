//! What happened, worded, as far as a seat may read it.

use crate::core::ids::MemberId;
use crate::report::narrate::Teller;
use crate::report::story::weight;
use crate::report::timeline::TurnRecord;
use crate::rules::event::{Entry, Event, Visibility};
use crate::rules::phase::Phase;
use crate::rules::ruleset::Ruleset;

/// A field of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Events of the scenario, elections, governments.
    News,
    /// Motions, votes, trust, pledges.
    Council,
    /// Money, programmes, industry.
    Arms,
    /// Washington.
    Washington,
    /// Ukraine.
    Ukraine,
    /// Incursions, Moscow, forces, the test.
    Moscow,
}

impl Place {
    /// All fields.
    pub const ALL: [Self; 6] = [Self::News, Self::Council, Self::Arms, Self::Washington, Self::Ukraine, Self::Moscow];
    /// The key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::News => "place-news",
            Self::Council => "place-council",
            Self::Arms => "place-arms",
            Self::Washington => "place-washington",
            Self::Ukraine => "place-ukraine",
            Self::Moscow => "place-moscow",
        }
    }
    fn of(phase: Phase) -> Self {
        match phase {
            Phase::Brief | Phase::Injects | Phase::Politics | Phase::Scoring => Self::News,
            Phase::Table | Phase::Bind | Phase::Begin | Phase::Diplomacy | Phase::Close => Self::Council,
            Phase::Treasury | Phase::Procurement | Phase::Readiness => Self::Arms,
            Phase::Washington => Self::Washington,
            Phase::Ukraine => Self::Ukraine,
            Phase::Moscow | Phase::Response | Phase::Deterrence | Phase::Test => Self::Moscow,
        }
    }
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Story {
    /// The turn.
    pub turn: u8,
    /// Its place in the turn's log.
    pub place: usize,
    /// Its field.
    pub field: Place,
    /// The sentence, with why.
    pub text: String,
    /// What led to it, nearest first.
    pub causes: Vec<String>,
    /// How much it matters, 0..1000.
    pub weight: i32,
    /// Whether it came of an order of this seat's.
    pub own: bool,
    /// The event, for panels that draw it.
    pub event: Event,
    /// Where on the map.
    pub at: Option<MemberId>,
}

/// How much more news of one's own orders counts than other news.
const OWN: i32 = 200;

impl Story {
    /// How early it is told to the seat it is for.
    pub fn rank(&self) -> i32 {
        self.weight + i32::from(self.own) * OWN
    }
    /// Whether something was done, rather than a number moved by it.
    pub fn is_deed(&self) -> bool {
        !matches!(
            self.event,
            Event::Moved { .. } | Event::TrustMoved { .. } | Event::TrustStrained { .. } | Event::CapitalMoved { .. }
        )
    }
}

fn may_read(event: Event, seat: MemberId) -> bool {
    match event.visibility() {
        Visibility::Public => true,
        Visibility::Seat(who) => who == seat,
        Visibility::Debrief => false,
    }
}

/// What nobody needs to read: orders given, calls for answers, elections that could go one way only.
fn idle(event: Event) -> bool {
    matches!(event, Event::OrderGiven { .. } | Event::Called { .. } | Event::ElectionHeld { chance: 0, .. })
}

/// The news of a turn for a seat.
pub fn tell(teller: Teller, log: &[Entry], turn: u8, seat: MemberId, out: &mut Vec<Story>) {
    let mut phase = Phase::Brief;
    for (place, entry) in log.iter().enumerate() {
        if let Event::PhaseBegan(began) = entry.event {
            phase = began;
            continue;
        }
        if !may_read(entry.event, seat) || idle(entry.event) {
            continue;
        }
        let chain = teller.causes(place);
        let ordered = |&place: &usize| matches!(log.get(place).map(|entry| entry.event), Some(Event::OrderGiven { seat: who, .. }) if who == seat);
        let own = chain.iter().any(ordered);
        let causes = chain
            .into_iter()
            .filter_map(|place| log.get(place))
            .filter(|entry| may_read(entry.event, seat) && !idle(entry.event))
            .map(|entry| teller.sentence(entry.event))
            .collect();
        out.push(Story {
            turn,
            place,
            field: Place::of(phase),
            text: teller.tell(place),
            causes,
            weight: weight(teller, entry.event),
            own,
            event: entry.event,
            at: location(teller.rules, entry.event),
        });
    }
}

/// The news of a recorded turn for a seat.
pub fn of_record(record: &TurnRecord, rules: &Ruleset, seat: MemberId, out: &mut Vec<Story>) {
    tell(record.teller(rules), &record.entries, record.turn, seat, out);
}

/// Where on the map an event belongs.
fn location(rules: &Ruleset, event: Event) -> Option<MemberId> {
    use Event as E;
    let host = |site| rules.sites.get(site).map(|row| row.host);
    match event {
        E::Incident { target, .. } => Some(target),
        E::BrigadeArrived { site, .. }
        | E::BrigadeLeft { site, .. }
        | E::TestBegan { site, .. }
        | E::TestEnded { site, .. }
        | E::Exercised { site, .. }
        | E::PolicingBegan { site, .. } => host(site),
        E::PackageAnnounced { package, .. } | E::PackageLeft { package } | E::PackageMoved { package, .. } => {
            rules.packages.get(package).and_then(|row| row.forces.first()).map(|forces| forces.host)
        }
        E::ElectionHeld { member, .. }
        | E::GovernmentChanged { member, .. }
        | E::CoreChanged { member, .. }
        | E::FiscalStress { member }
        | E::TariffThreatened { member, .. }
        | E::PointsMoved { member, .. }
        | E::FreeRiding { member, .. }
        | E::Responded { member, .. } => Some(member),
        E::MotionBlocked { by, .. } => Some(by),
        _ => None,
    }
}
