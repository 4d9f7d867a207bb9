//! Pressure by the purse, and ties elsewhere: each told in one breath, with all it concerns together.

use super::Turn;
use crate::core::ids::{DemandId, MemberId};
use crate::report::page::Page;
use crate::rules::event::Event;
use crate::rules::washington::partners::fate;
use crate::rules::words::TariffAnswer;

pub(super) fn tell(turn: &Turn, page: &mut Page) {
    for (label, parts) in [("Tariffs", tariffs(turn)), ("Partners", partners(turn))] {
        if !parts.is_empty() {
            page.entry(label, &parts.join(" "));
        }
    }
}

/// What was demanded of whom, who gave in, who held, and what became of it.
fn tariffs(turn: &Turn) -> Vec<String> {
    let teller = turn.teller;
    let threats = turn.pick(|event| match event {
        Event::TariffThreatened { member, demand } => Some((demand, member)),
        _ => None,
    });
    let answered = turn.pick(|event| matches!(event, Event::TariffAnswered { .. }).then_some(()));
    let first = answered.first().map_or(usize::MAX, |(place, ())| *place);
    // What is threatened after the answers is news for the next turn, and told last.
    let (early, late): (Vec<_>, Vec<_>) = threats.into_iter().partition(|(place, _)| *place < first);
    let mut parts = threatened(turn, &early);
    for (answer, did) in [
        (TariffAnswer::Comply, "gave in"),
        (TariffAnswer::Absorb, "bore the tariff in silence"),
        (TariffAnswer::Resist, "resisted, or stood by those who did"),
    ] {
        let who = members(turn, |event| match event {
            Event::TariffAnswered { member, answer: given } if given == answer => Some(member),
            _ => None,
        });
        if !who.is_empty() {
            parts.push(format!("{} {did}.", teller.caps(who)));
        }
    }
    let lifted = |event: Event| matches!(event, Event::TariffsLifted { .. }).then_some(());
    parts.extend(turn.pick(lifted).into_iter().map(|(place, ())| teller.tell(place)));
    let ended = members(turn, |event| match event {
        Event::TariffEnded { member } => Some(member),
        _ => None,
    });
    if !ended.is_empty() {
        parts.push(format!("The tariffs on {} ended without what they were for.", teller.caps(ended)));
    }
    parts.extend(threatened(turn, &late));
    parts
}

/// Threats, those for the sake of one demand together.
fn threatened(turn: &Turn, threats: &[(usize, (Option<DemandId>, MemberId))]) -> Vec<String> {
    let teller = turn.teller;
    let (mut parts, mut told) = (Vec::new(), Vec::new());
    for &(_, (demand, _)) in threats {
        if told.contains(&demand) {
            continue;
        }
        told.push(demand);
        let asked = teller.caps(threats.iter().filter(|(_, threat)| threat.0 == demand).map(|(_, threat)| threat.1));
        parts.push(match demand.and_then(|id| teller.rules.demands.get(id)) {
            Some(row) => format!("Washington wants {}, and threatened {asked} with tariffs.", row.name),
            None => format!("Washington threatened {asked} with tariffs."),
        });
    }
    parts
}

/// Who signed with whom, and what has become of earlier signatures.
fn partners(turn: &Turn) -> Vec<String> {
    let teller = turn.teller;
    let mut parts = Vec::new();
    for (what, lead) in [
        (fate::SIGNED, "Signed"),
        (fate::FAILED, "Talks without a result"),
        (fate::RIPE, "Renewed, and bearing fruit"),
        (fate::LAPSED, "Not renewed"),
        (fate::GIVEN_UP, "Given up under pressure"),
    ] {
        let pairs = turn.pick(move |event| match event {
            Event::Partnership { member, partner, what: fate } if fate == what => Some((member, partner)),
            _ => None,
        });
        if !pairs.is_empty() {
            let names: Vec<String> = pairs
                .iter()
                .map(|(_, (member, partner))| format!("{} with {}", teller.cap(*member), teller.partner(*partner)))
                .collect();
            parts.push(format!("{lead}: {}.", names.join(", ")));
        }
    }
    parts
}

fn members<'a>(turn: &Turn<'a>, who: impl Fn(Event) -> Option<MemberId> + 'a) -> Vec<MemberId> {
    turn.pick(who).into_iter().map(|(_, member)| member).collect()
}
