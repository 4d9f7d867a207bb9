//! What matters: a weight for every event, and the headline of a turn.

use crate::report::narrate::Teller;
use crate::rules::event::Event;
use crate::rules::words::{Act, Backing, Ballot, Government, Meter, PledgeState};

/// How much an event matters to a reader, 0..1000.
pub fn weight(teller: Teller, event: Event) -> i32 {
    use Event as E;
    match event {
        E::TestEnded { .. } => 1000,
        E::TestBegan { .. } => 980,
        E::Ended { .. } => 970,
        E::NoticeGiven => 950,
        E::WarChanged { .. } => 930,
        E::CoalitionAttacked { .. } => 880,
        E::ForceTested { .. } => 940,
        E::BackstopMoved { .. } => 760,
        E::CeasefireViolated { severity, .. } => 330 + 90 * i32::from(severity),
        E::Compact { .. } => 800,
        E::AdministrationChanged { .. } => 790,
        E::WashingtonActed { act } => 650 + 50 * (act as i32),
        E::LeadershipChanged { .. } => 740,
        E::MotionBlocked { .. } => 700,
        E::PackageLeft { .. } => 690,
        // A cabinet that nobody at the table plays is news, and seldom what a turn was about.
        E::GovernmentChanged { member, .. } if !teller.rules.is_seat(member) => 490,
        E::GovernmentChanged { to: Government::Sceptic, .. } => 680,
        E::GovernmentChanged { .. } => 500,
        E::PackageAnnounced { .. } => 670,
        E::Incident { severity, .. } => 350 + 70 * i32::from(severity),
        E::Withheld { .. } => 720,
        E::CrisisMoved { turns, .. } => {
            if turns > 0 {
                640
            } else {
                300
            }
        }
        E::MotionPassed { .. } => 630,
        E::EnergyShock { .. } => 620,
        E::SolidarityMoved { full, .. } => {
            if full {
                660
            } else {
                560
            }
        }
        E::ProfileMissed { .. } => 560,
        E::Outvoted { .. } => 440,
        E::Profiled { profile: Some(_), .. } => 400,
        E::Profiled { profile: None, .. } => 480,
        E::UnitsAway { .. } => 330,
        E::UnitsBack { .. } => 200,
        E::EnergyCalm => 300,
        E::FuelBill { .. } => 60,
        E::CoalitionFormed { .. } => 560,
        E::PackageMoved { .. } | E::PackageBlocked { .. } | E::Reinforced { .. } => 540,
        E::InjectFired { inject } => inject_weight(teller, inject),
        E::PledgeSettled { state: PledgeState::Broken, .. } => 600,
        E::DealFound { .. } => 590,
        E::TariffThreatened { .. } => 480,
        E::TariffsLifted { .. } => 500,
        E::TariffAnswered { .. } => 380,
        E::TariffEnded { .. } => 360,
        E::Partnership { what, .. } => {
            if what == crate::rules::washington::partners::fate::SIGNED {
                390
            } else {
                300
            }
        }
        E::Harm { flags, .. } => {
            if flags & 1 != 0 {
                640
            } else {
                320
            }
        }
        E::InForce { .. } => 470,
        E::FreeRiding { .. } => 450,
        E::ProgrammeEnded { cancelled: true, .. } => 520,
        E::ProgrammeEnded { .. } => 430,
        E::BrigadeLeft { cb, .. } => 330 + i32::from(cb).min(200),
        E::BrigadeArrived { cb, .. } => 320 + i32::from(cb).min(200),
        E::ReclassifiedFound { .. } => 460,
        E::WashingtonDeclined { .. } => 450,
        E::Voted { ballot: Ballot::Break, .. } => 440,
        E::Voted { ballot: Ballot::OptOut, .. } => 260,
        E::Voted { cost, carried, .. } => 60 + 40 * i32::from(cost) + 30 * i32::from(carried),
        E::ElectionHeld { chance, draw, .. } => {
            if draw < chance {
                420
            } else {
                160
            }
        }
        E::ScepticExit { .. } => 470,
        E::FiscalStress { .. } => 400,
        E::Threshold { level } => {
            if level >= 600 {
                690
            } else {
                400
            }
        }
        E::Responded { article4, .. } => {
            if article4 {
                410
            } else {
                300
            }
        }
        E::Adjudicated { .. } => 310,
        E::Backed { backing, .. } => {
            if backing == Backing::Silent {
                40
            } else {
                110
            }
        }
        E::LotDelivered { lot, .. } => {
            if lot == 1 {
                360
            } else {
                240
            }
        }
        E::Contracted { partners, .. } => 250 + 20 * i32::from(partners),
        E::ProgrammeLeft { .. } => 420,
        E::LeaseExpired { .. } => 280,
        E::ProgrammeStarted { .. } => 230,
        E::ProgrammeJoined { .. } => 120,
        E::Slipped { .. } => 220,
        E::Unpaid { .. } => 260,
        E::CrewsShort { .. } => 210,
        E::SlotMoved { .. } => 300,
        E::CapacityOrdered { meur, .. } => 180 + (meur / 20).min(150),
        E::CapacityAdded { .. } | E::MakersBuilt { .. } => 270,
        E::CapacityIdled { .. } => 200,
        E::LoadReached { load, .. } => (i32::from(load) - 900).clamp(20, 300),
        E::CoreChanged { from, to, .. } => 200 + (i32::from(to) - i32::from(from)).abs().min(200),
        E::BeyondSlack { .. } => 240,
        E::LegacyReleased { .. } | E::Lent { .. } => 260,
        E::PledgeMade { doubtful, .. } => {
            if doubtful {
                330
            } else {
                290
            }
        }
        E::PledgeSettled { .. } => 340,
        E::PledgeCounted { .. } => 150,
        E::Planned { .. } => 310,
        E::BasesAnswered { .. } => 370,
        E::Lobbied { .. } => 390,
        E::RulesSet { level, .. } => 250 + 30 * i32::from(level),
        E::CoalitionSent { .. } | E::ForcePledged { .. } => 420,
        E::SupportGiven { .. } => 280,
        E::ForceStands { .. } => 240,
        E::KitGiven { .. } | E::PurlBought { .. } => 230,
        E::AidGiven { .. } => 260,
        E::Acted { act, .. } => {
            if act == Act::StayOut {
                420
            } else {
                300 + 40 * (act as i32)
            }
        }
        E::RoundFought { .. } => 500,
        E::Moved { meter, by, .. } => match meter {
            Meter::Cohesion | Meter::Deterrence => by.abs() * 8,
            Meter::GapWithout | Meter::GapPromised => by.abs() * 10,
            _ => by.abs() * 2,
        }
        .min(400),
        E::CapitalMoved { by, .. } => by.abs().min(150),
        E::TrustMoved { by, .. } => (i32::from(by).abs() * 4).min(250),
        E::TrustStrained { .. } => 60,
        E::Persuaded { .. } => 240,
        E::PersuasionOffered { .. } => 60,
        E::MotionOpened { .. } => 200,
        E::Lapsed { .. } | E::CoalitionStrain { .. } => 260,
        E::Reassured { .. } => 90,
        E::AmericanMoved { .. } => 200,
        E::InjectAnswered { .. } => 150,
        E::Hardened { .. } | E::PolicingBegan { .. } | E::Exercised { .. } | E::BrigadeSent { .. } => 180,
        E::MoneyLapsed { .. } => 110,
        E::PointsMoved { .. } => 90,
        E::PressureSet { .. } => 150,
        E::Deterred { .. } => 50,
        E::PhaseBegan(_)
        | E::OrderGiven { .. }
        | E::Called { .. }
        | E::WashingtonDecided { .. }
        | E::TargetChosen { .. }
        | E::Learnt { .. }
        | E::Odds { .. }
        | E::GoalMoved { .. }
        | E::Scored { .. }
        | E::DealStruck { .. } => 0,
    }
}

/// News that asks something, or does much, matters more.
fn inject_weight(teller: Teller, inject: crate::core::ids::InjectId) -> i32 {
    let Some(row) = teller.rules.injects.get(inject) else { return 300 };
    let asks = i32::from(!row.choices.is_empty()) * 60;
    let does = i32::try_from(row.effects.len()).unwrap_or(0).min(6) * 20;
    450 + asks + does
}

/// The line over a turn's story.
pub(super) fn headline(teller: Teller, event: Event) -> String {
    use Event as E;
    match event {
        E::InjectFired { inject } => teller.headline(inject).to_owned(),
        E::MotionBlocked { initiative, by, .. } => {
            format!("{} breaks silence: {} fails", teller.cap(by), teller.initiative(initiative))
        }
        E::MotionPassed { initiative, .. } => format!("The allies agree on {}", teller.initiative(initiative)),
        E::PackageAnnounced { package, leaves } => {
            format!("Washington: {} to go home from {}", teller.package(package), teller.date(leaves))
        }
        E::PackageLeft { package } => format!("Americans leave: {}", teller.package(package)),
        E::Incident { kind, target, .. } => {
            crate::report::narrate::upper(&format!("{}: what will the allies say?", teller.against(kind, target)))
        }
        E::TestEnded { site, result, .. } => match result {
            2 => format!("The attempt on {} is repelled", teller.site(site)),
            1 => format!("An armed draw at {}", teller.site(site)),
            _ => format!("Fait accompli at {}", teller.site(site)),
        },
        _ => teller.sentence(event).trim_end_matches('.').to_owned(),
    }
}
