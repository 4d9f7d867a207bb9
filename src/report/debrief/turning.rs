//! Turning points: the events that weighed most and the largest moves, each with what led to it.

use std::collections::BTreeMap;

use super::when;
use crate::report::narrate::{one, signed_points};
use crate::report::page::{Ink, Page};
use crate::report::story::weight;
use crate::report::timeline::{Chronicle, Gauges, TurnRecord};
use crate::rules::event::Event;

/// A headline number, its sense, and how to read it.
type Reading = (&'static str, fn(&Gauges) -> i32);

pub(super) fn tell(chronicle: &Chronicle, page: &mut Page) {
    page.rule("Turning points");
    page.gap();
    let mut points: Vec<(i32, &TurnRecord, usize)> = Vec::new();
    for record in &chronicle.turns {
        let teller = record.teller(&chronicle.rules);
        // One a turn, so that a crowded turn does not take all the room.
        let top = record
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| {
                !matches!(entry.event, Event::Ended { .. } | Event::InjectFired { .. } | Event::TestBegan { .. })
            })
            .map(|(place, entry)| (weight(teller, entry.event), place))
            .max_by_key(|(weight, place)| (*weight, std::cmp::Reverse(*place)));
        if let Some((weight, place)) = top.filter(|(weight, _)| *weight >= 540) {
            points.push((weight, record, place));
        }
    }
    points.sort_by_key(|(weight, record, _)| (-weight, record.turn));
    points.truncate(6);
    points.sort_by_key(|(_, record, _)| record.turn);
    for (_, record, place) in &points {
        point(chronicle, record, *place, page);
    }
    moves(chronicle, page);
    tests(chronicle, page);
    page.gap();
}

fn point(chronicle: &Chronicle, record: &TurnRecord, place: usize, page: &mut Page) {
    let teller = record.teller(&chronicle.rules);
    let mut text = teller.tell(place);
    // The root of the chain says where it began, if the sentence has not said so.
    if let Some(root) = teller.causes(place).last().copied()
        && let Some(entry) = record.entries.get(root)
        && !matches!(entry.event, Event::PhaseBegan(_) | Event::OrderGiven { .. })
    {
        let began = teller.sentence(entry.event);
        if !text.contains(began.trim_end_matches('.')) {
            text.push_str(&format!(" It began here: {began}"));
        }
    }
    page.entry(&when(&chronicle.rules, record.turn), &text);
}

/// The largest move of each headline number within a turn, with what did most to it.
fn moves(chronicle: &Chronicle, page: &mut Page) {
    let readings: [Reading; 3] = [
        ("deterrence", |gauges| gauges.deterrence),
        ("cohesion", |gauges| gauges.cohesion),
        ("the gap without the US", |gauges| gauges.gap_without),
    ];
    for (name, read) in readings {
        let largest = chronicle
            .turns
            .iter()
            // A number that has not been taken before has not moved.
            .filter(|record| read(chronicle.gauges_before(record.turn)) != 0)
            .map(|record| (record, read(&record.gauges) - read(chronicle.gauges_before(record.turn))))
            .max_by_key(|(_, by)| by.abs());
        let Some((record, by)) = largest.filter(|(_, by)| by.abs() >= 10) else { continue };
        let mut text = format!("Largest move of {name}: {}.", signed_points(by));
        if let Some(cause) = cause_of(chronicle, record, name) {
            text.push_str(" Above all: ");
            text.push_str(&cause);
        }
        page.entry(&when(&chronicle.rules, record.turn), &text);
    }
}

/// The root entry behind most of a move: for cohesion by adding up trust, otherwise the weightiest entry of its field.
fn cause_of(chronicle: &Chronicle, record: &TurnRecord, name: &str) -> Option<String> {
    let teller = record.teller(&chronicle.rules);
    if name == "cohesion" {
        let mut by_cause: BTreeMap<usize, i32> = BTreeMap::new();
        for (place, entry) in record.entries.iter().enumerate() {
            if let Event::TrustMoved { by, .. } | Event::TrustStrained { by, .. } = entry.event
                && let Some(cause) = teller.causes(place).first()
            {
                *by_cause.entry(*cause).or_default() += i32::from(by);
            }
        }
        let (cause, sum) = by_cause.into_iter().max_by_key(|(_, sum)| sum.abs())?;
        let event = record.entries.get(cause)?.event;
        return Some(format!("{} It moved trust by {} in all.", teller.sentence(event), one(sum)));
    }
    let fits = |event: Event| match name {
        "deterrence" => matches!(
            event,
            Event::BrigadeArrived { .. }
                | Event::BrigadeLeft { .. }
                | Event::WarChanged { .. }
                | Event::ForceTested { .. }
                | Event::PackageLeft { .. }
                | Event::Adjudicated { .. }
                | Event::InForce { .. }
                | Event::LeadershipChanged { .. }
                | Event::TestEnded { .. }
        ),
        _ => matches!(
            event,
            Event::LotDelivered { .. }
                | Event::PackageLeft { .. }
                | Event::LeaseExpired { .. }
                | Event::Withheld { .. }
        ),
    };
    let places = record.entries.iter().enumerate().filter(|(_, entry)| fits(entry.event));
    let (place, _) = places.max_by_key(|(_, entry)| weight(teller, entry.event))?;
    Some(teller.tell(place))
}

/// Tests of Article 5 with their odds, which were known to the white cell only.
fn tests(chronicle: &Chronicle, page: &mut Page) {
    for (record, place, entry) in chronicle.entries() {
        if matches!(entry.event, Event::TestBegan { .. } | Event::Odds { .. }) {
            page.entry_in(&when(&chronicle.rules, record.turn), Ink::Bad, &record.teller(&chronicle.rules).tell(place));
        }
    }
}
