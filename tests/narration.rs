//! Every event has words, and they are words: total over the variants, short, without program text.

use std::collections::BTreeSet;
use std::sync::Arc;

use gap_years::core::ids::*;
use gap_years::report::narrate::{LONGEST, Teller, narrate};
use gap_years::rules::event::{Cause, Entry, EntryId, Event};
use gap_years::rules::initiatives::state::Profile;
use gap_years::rules::order::OrderKind;
use gap_years::rules::phase::Phase;
use gap_years::rules::words::*;
use gap_years::sim::Game;

/// One event of every kind, with several where the words depend on the content.
fn samples() -> Vec<Event> {
    use Event as E;
    let (a, b) = (MemberId(0), MemberId(1));
    let (motion, initiative, inject) = (MotionId(0), InitiativeId(0), InjectId(0));
    let (programme, pledge, package) = (ProgrammeId(0), PledgeId(0), PackageId(0));
    let (area, site, sector, kind, response) = (AreaId(0), SiteId(0), SectorId(0), IncursionId(0), ResponseId(0));
    let mut all = vec![
        E::OrderGiven { seat: a, nth: 0, kind: OrderKind::Start, pc: 1 },
        E::TrustMoved { holder: a, subject: b, by: -12, now: 588 },
        E::Called { seat: a, what: 0, about: 0 },
        E::InjectFired { inject },
        E::InjectAnswered { inject, seat: a, choice: 1, by_default: false },
        E::InjectAnswered { inject, seat: a, choice: 200, by_default: true },
        E::ElectionHeld { member: a, chance: 300, draw: 100 },
        E::ElectionHeld { member: a, chance: 300, draw: 400 },
        E::BeyondSlack { member: a, asked: 60, slack: 30 },
        E::ScepticExit { member: a, initiative },
        E::MotionOpened { motion, initiative, sponsor: a },
        E::PersuasionOffered { motion, persuader: a, holdout: b, pc: 2 },
        E::Persuaded { motion, persuader: a, holdout: b, pc: 2 },
        E::MotionPassed { motion, initiative, effect: 1000 },
        E::MotionPassed { motion, initiative, effect: 916 },
        E::MotionBlocked { motion, initiative, by: b },
        E::CoalitionFormed { motion, initiative, effect: 420 },
        E::CoalitionFormed { motion, initiative, effect: 0 },
        E::CoalitionStrain { initiative },
        E::TrustStrained { holder: a, others: 6, by: -24 },
        E::InForce { initiative, effect: 916 },
        E::Lapsed { initiative },
        E::WashingtonDeclined { initiative },
        E::PledgeMade { pledge, by: a, doubtful: true, public: true },
        E::PledgeMade { pledge, by: a, doubtful: false, public: false },
        E::PledgeCounted { pledge, by: b, public: true },
        E::DealStruck { by: a, with: a },
        E::DealStruck { by: a, with: b },
        E::DealFound { by: a, with: a },
        E::DealFound { by: a, with: b },
        E::Reassured { by: a, to: b },
        E::CoreChanged { member: a, from: 240, to: 260 },
        E::CoreChanged { member: a, from: 240, to: 220 },
        E::FiscalStress { member: a },
        E::ReclassifiedFound { member: a },
        E::LegacyReleased { member: a, freed: 1_250 },
        E::Lent { from: a, to: b, meur: 400 },
        E::MoneyLapsed { member: a, meur: 90 },
        E::EnergyShock { growth: 40, fuel: 60, turns: 2 },
        E::EnergyCalm,
        E::FuelBill { member: a, meur: 120 },
        E::Outvoted { motion: MotionId(0), initiative: InitiativeId(0), member: a },
        E::SolidarityMoved { full: true, share: 640 },
        E::SolidarityMoved { full: true, share: 1000 },
        E::SolidarityMoved { full: false, share: 410 },
        E::Profiled { member: a, profile: Some(Profile::Area(AreaId(0))) },
        E::Profiled { member: a, profile: Some(Profile::Workshop) },
        E::Profiled { member: a, profile: None },
        E::ProfileMissed { member: a },
        E::UnitsAway { member: a, area: AreaId(0), points: 40, back: 5 },
        E::UnitsBack { member: a, area: AreaId(0), points: 40 },
        E::ProgrammeStarted { programme, lead: a },
        E::ProgrammeJoined { programme, member: b, share: 300 },
        E::ProgrammeLeft { programme, member: b },
        E::Contracted { programme, partners: 4, price: 820 },
        E::Slipped { programme, hazard: 132, draw: 80 },
        E::Unpaid { programme, member: a },
        E::LotDelivered { programme, lot: 1 },
        E::PointsMoved { member: a, area, by: 120 },
        E::PointsMoved { member: a, area, by: -120 },
        E::CrewsShort { programme, member: a },
        E::ProgrammeEnded { programme, cancelled: true },
        E::ProgrammeEnded { programme, cancelled: false },
        E::LeaseExpired { programme },
        E::SlotMoved { giver: programme, taker: programme, jumped: true },
        E::SlotMoved { giver: programme, taker: programme, jumped: false },
        E::LoadReached { sector, load: 1120 },
        E::CapacityOrdered { sector, member: a, meur: 500 },
        E::CapacityAdded { sector, meur: 500 },
        E::MakersBuilt { sector, initiative, meur: 120 },
        E::CapacityIdled { sector, meur: 60 },
        E::PackageAnnounced { package, leaves: 4 },
        E::PackageMoved { package, leaves: 5, by_law: true },
        E::PackageMoved { package, leaves: 5, by_law: false },
        E::PackageBlocked { package },
        E::PackageLeft { package },
        E::Reinforced { package },
        E::AmericanMoved { area, by: 400 },
        E::AmericanMoved { area, by: -400 },
        E::NoticeGiven,
        E::TariffThreatened { member: a, demand: None },
        E::TariffEnded { member: a },
        E::Partnership { member: a, partner: PartnerId(1), what: 0 },
        E::Partnership { member: a, partner: PartnerId(1), what: 1 },
        E::Partnership { member: a, partner: PartnerId(1), what: 2 },
        E::Partnership { member: a, partner: PartnerId(1), what: 3 },
        E::Partnership { member: a, partner: PartnerId(1), what: 4 },
        E::TariffsLifted { resisting: 5 },
        E::Lobbied { by: a, instead: b, learnt: true },
        E::Lobbied { by: a, instead: b, learnt: false },
        E::BasesAnswered { member: a, granted: true },
        E::BasesAnswered { member: a, granted: false },
        E::Withheld { permille: 150 },
        E::Withheld { permille: 0 },
        E::AidGiven { total: 21_000 },
        E::KitGiven { member: a, meur: 300 },
        E::PurlBought { member: a, meur: 300 },
        E::CoalitionSent { member: a, cb: 50 },
        E::CoalitionAttacked { member: a },
        E::ForcePledged { member: a, cb: 100 },
        E::ForcePledged { member: a, cb: -100 },
        E::SupportGiven { member: a, cp: 150 },
        E::SupportGiven { member: a, cp: -150 },
        E::ForceStands { weight: 700, meur: 900 },
        E::CeasefireViolated { severity: 3, truce: 640 },
        E::ForceTested { held: true, chance: 620, weight: 700 },
        E::ForceTested { held: false, chance: 320, weight: 300 },
        E::BackstopMoved { given: true },
        E::BackstopMoved { given: false },
        E::PressureSet { incidents: 3, background: 21 },
        E::Incident { nth: 0, kind, target: a, severity: 4 },
        E::TargetChosen { nth: 0, value: 204, learnt: 200 },
        E::Responded { nth: 0, member: a, response, article4: true },
        E::Adjudicated { nth: 0, backed: 820, score: 700 },
        E::Learnt { kind, target: a, now: 245 },
        E::BrigadeSent { member: a, site, cb: 100 },
        E::BrigadeArrived { member: a, site, cb: 45 },
        E::BrigadeLeft { member: a, site, cb: 30 },
        E::PolicingBegan { member: a, site },
        E::Hardened { member: a, now: 80 },
        E::Exercised { site, by: a },
        E::Deterred { site, value: 593, attack: 360, defence: 668 },
        E::TestBegan { site, seen: 380, chance: 70 },
        E::RoundFought { round: 2, control: 520, defence: 600, attack: 560 },
        E::Odds { repelled: 100, contested: 450, lost: 450 },
        E::FreeRiding { member: a, permille: 380 },
        E::GoalMoved { goal: GoalId(0), now: 640 },
        E::Scored { member: a, total: 540, shared: 260 },
        E::Ended { outcome: OutcomeId(0) },
    ];
    all.extend(Phase::ALL.map(E::PhaseBegan));
    all.extend(Meter::ALL.iter().map(|&meter| E::Moved { meter, by: -30, now: 470 }));
    all.extend(Meter::ALL.iter().map(|&meter| E::CapitalMoved { meter, member: a, by: 30, now: 470 }));
    all.extend(Government::ALL.iter().map(|&to| E::GovernmentChanged { member: a, to }));
    all.extend(Planning::ALL.iter().map(|&assumption| E::Planned { member: a, assumption }));
    all.extend(Ballot::ALL.iter().map(|&ballot| E::Voted { motion, member: a, ballot, cost: 3, carried: 2 }));
    all.extend(Leadership::ALL.iter().map(|&to| E::LeadershipChanged { to }));
    all.extend(PledgeState::ALL.iter().map(|&state| E::PledgeSettled { pledge, by: a, state }));
    all.extend((0..4).map(|what| E::WashingtonDecided { what, draw: 500 }));
    all.extend(Theatre::ALL.iter().flat_map(|&theatre| [0, 3].map(|turns| E::CrisisMoved { theatre, turns })));
    all.extend(Administration::ALL.iter().map(|&to| E::AdministrationChanged { to }));
    all.extend(TariffAnswer::ALL.iter().map(|&answer| E::TariffAnswered { member: a, answer }));
    all.extend((0..5).map(|what| E::Compact { what }));
    all.extend(War::ALL.iter().map(|&to| E::WarChanged { to }));
    all.extend(Backing::ALL.iter().map(|&backing| E::Backed { nth: 0, member: b, backing }));
    all.extend((0..8).map(|flags| E::Harm { nth: 0, flags }));
    all.extend([0, 300, 600, 850].map(|level| E::Threshold { level }));
    all.extend((0..4).map(|level| E::RulesSet { member: a, level }));
    all.extend(Act::ALL.iter().map(|&act| E::Acted { member: a, act, nuclear: true }));
    all.extend(Act::ALL.iter().map(|&act| E::WashingtonActed { act }));
    all.extend((0..3).map(|result| E::TestEnded { site, result, control: 480 }));
    all
}

/// The name of an event's variant.
fn name(event: Event) -> String {
    format!("{event:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}

fn sound(text: &str, event: Event) {
    assert!(text.chars().count() > 8, "{event:?} has no words: {text:?}");
    assert!(text.chars().count() <= LONGEST, "{event:?} is too long: {text}");
    assert!(text.ends_with(['.', '…']), "{event:?} does not end: {text}");
    assert!(text.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || !c.is_alphabetic()), "{event:?}: {text}");
    for odd in ["{", "}", "Some(", "None", "Id(", "  ", "..", " ,", "null"] {
        assert!(!text.contains(odd), "{event:?} has {odd:?} in it: {text}");
    }
}

#[test]
fn every_variant_is_sampled() {
    let source = include_str!("../src/rules/event.rs");
    let body = source.split("pub enum Event {").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap_or_default();
    let written: BTreeSet<String> = body
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(|line| line.chars().take_while(char::is_ascii_alphanumeric).collect())
        .collect();
    let sampled: BTreeSet<String> = samples().into_iter().map(name).collect();
    assert_eq!(written, sampled);
}

#[test]
fn every_event_has_a_sentence_with_and_without_a_state_behind_it() {
    let scenario = gap_years::scenario::load_shipped("hague-promises").expect("the shipped scenario loads");
    let game = Game::new(Arc::clone(&scenario.rules));
    for event in samples() {
        let entry = Entry { parent: EntryId::NONE, cause: Cause::Rule, event };
        let mut text = String::new();
        narrate(&entry, &scenario.rules, game.state(), &mut text);
        sound(&text, event);
    }
}

#[test]
fn every_event_can_be_the_reason_for_another() {
    let scenario = gap_years::scenario::load_shipped("hague-promises").expect("the shipped scenario loads");
    let game = Game::new(Arc::clone(&scenario.rules));
    for event in samples() {
        let child = Event::TrustMoved { holder: MemberId(0), subject: MemberId(1), by: -12, now: 588 };
        let log = [
            Entry { parent: EntryId::NONE, cause: Cause::Rule, event },
            Entry { parent: EntryId(0), cause: Cause::Entry, event: child },
        ];
        let text = Teller::new(game.state(), &log).tell(1);
        sound(&text, event);
    }
}
