//! The world outside the council: Washington, Ukraine, forces at the front, Moscow, the test.

use super::{Detail, Turn};
use crate::core::ids::MemberId;
use crate::report::narrate::{clip, one, percent, upper};
use crate::report::page::{Ink, Page};
use crate::rules::event::Event;
use crate::rules::words::{Act, Backing};

/// What Washington did in public.
pub(super) fn washington(turn: &Turn, page: &mut Page) {
    let all = turn.told(2, |event| {
        matches!(
            event,
            Event::PackageAnnounced { .. }
                | Event::PackageMoved { .. }
                | Event::PackageBlocked { .. }
                | Event::PackageLeft { .. }
                | Event::Reinforced { .. }
                | Event::CrisisMoved { .. }
                | Event::AdministrationChanged { .. }
                | Event::NoticeGiven
                | Event::Lobbied { .. }
                | Event::BasesAnswered { .. }
                | Event::Compact { .. }
                | Event::Withheld { .. }
        )
    });
    if !all.is_empty() {
        page.entry("Washington", &all.join(" "));
    } else if turn.detail == Detail::Full {
        page.entry("Washington", "Nothing that anybody saw.");
    }
    plans(turn, page);
}

/// Planning assumptions declared this turn, those with the same one together.
fn plans(turn: &Turn, page: &mut Page) {
    let declared = turn.pick(|event| match event {
        Event::Planned { member, assumption } => Some((member, assumption)),
        _ => None,
    });
    let mut parts = Vec::new();
    for assumption in crate::rules::words::Planning::ALL {
        let who: Vec<MemberId> =
            declared.iter().filter(|(_, pick)| pick.1 == *assumption).map(|(_, pick)| pick.0).collect();
        if !who.is_empty() {
            let what = match assumption {
                crate::rules::words::Planning::Return => "on America's return",
                crate::rules::words::Planning::Phased => "on a departure by agreement",
                crate::rules::words::Planning::Absent => "for a Europe without America",
            };
            parts.push(format!("{what}: {}", turn.teller.caps(who)));
        }
    }
    if !parts.is_empty() {
        page.entry("", &format!("Now planning {}.", parts.join("; ")));
    }
}

/// The war and the help.
pub(super) fn ukraine(turn: &Turn, page: &mut Page) {
    // Where a force can form there is more to tell: pledges, its weight, what is left of the ceasefire.
    let most = if turn.teller.rules.params.ukraine.force.is_some() { 4 } else { 1 };
    let all = turn.told(most, |event| {
        matches!(
            event,
            Event::WarChanged { .. }
                | Event::AidGiven { .. }
                | Event::KitGiven { .. }
                | Event::PurlBought { .. }
                | Event::CoalitionSent { .. }
                | Event::CoalitionAttacked { .. }
                | Event::ForcePledged { .. }
                | Event::SupportGiven { .. }
                | Event::ForceStands { .. }
                | Event::CeasefireViolated { .. }
                | Event::ForceTested { .. }
                | Event::BackstopMoved { .. }
        )
    });
    if all.is_empty() {
        return;
    }
    let mut text = all.join(" ");
    let front = turn.teller.state.ukraine.front.get();
    let line = match front {
        ..=350 => "The front gives way",
        351..=450 => "The front bends westward",
        451..=550 => "The front hardly moves",
        _ => "The front moves eastward",
    };
    if turn.teller.state.ukraine.war == crate::rules::words::War::War {
        text.push_str(&format!(" {line} ({} of 100, 50 is a stalemate).", one(front)));
    }
    page.entry("Ukraine", &text);
}

/// Forces that moved, rules that changed, public life that was hardened.
pub(super) fn forces(turn: &Turn, page: &mut Page) {
    let all = turn.told(1, |event| {
        matches!(
            event,
            Event::BrigadeArrived { .. }
                | Event::BrigadeLeft { .. }
                | Event::BrigadeSent { .. }
                | Event::RulesSet { .. }
                | Event::PolicingBegan { .. }
                | Event::Hardened { .. }
                | Event::Exercised { .. }
                | Event::UnitsAway { .. }
                | Event::UnitsBack { .. }
        )
    });
    if !all.is_empty() {
        page.entry("The front", &all.join(" "));
    }
}

/// The incidents, each with its answer and who stood behind it. What Moscow learnt is kept for the debrief.
pub(super) fn moscow(turn: &Turn, page: &mut Page) {
    let teller = turn.teller;
    let incidents = turn.pick(|event| match event {
        Event::Incident { nth, kind, target, severity } => Some((nth, kind, target, severity)),
        _ => None,
    });
    let mut label = "Moscow";
    let mut ranked: Vec<_> = incidents.iter().map(|(_, incident)| *incident).collect();
    ranked.sort_by_key(|(nth, _, _, severity)| (std::cmp::Reverse(*severity), *nth));
    let (told, named) = ranked.split_at(ranked.len().min(turn.most(1)));
    for (nth, kind, target, severity) in told.iter().copied() {
        let mut text = format!("{}, severity {severity} of 5.", upper(&teller.against(kind, target)));
        for part in [answer(turn, nth), backing(turn, nth), verdict(turn, nth)].into_iter().flatten() {
            text.push(' ');
            text.push_str(&part);
        }
        page.entry(label, &text);
        label = "";
    }
    if !named.is_empty() {
        let names: Vec<String> = named
            .iter()
            .map(|(nth, kind, target, _)| {
                let answered = turn.pick({
                    let id = *nth;
                    move |event| match event {
                        Event::Responded { nth, response, .. } if nth == id => Some(response),
                        _ => None,
                    }
                });
                let answer = answered.first().map(|(_, response)| format!(" ({})", teller.answer(*nth, *response)));
                format!("{}{}", teller.against(*kind, *target), answer.unwrap_or_default())
            })
            .collect();
        page.entry("", &clip(&format!("Also {}.", crate::report::narrate::list(&names)), turn.long(75)));
    }
    let rest = turn.told(1, |event| matches!(event, Event::Threshold { .. } | Event::Harm { .. }));
    if !rest.is_empty() {
        page.entry(label, &rest.join(" "));
    } else if incidents.is_empty() {
        let quiet = turn.told(1, |event| matches!(event, Event::PressureSet { .. }));
        if !quiet.is_empty() {
            page.entry(label, &quiet.join(" "));
        }
    }
}

fn answer(turn: &Turn, id: u8) -> Option<String> {
    let places = turn.pick(move |event| matches!(event, Event::Responded { nth, .. } if nth == id).then_some(()));
    places.first().map(|(place, ())| turn.teller.tell(*place))
}

fn backing(turn: &Turn, id: u8) -> Option<String> {
    let stands = turn.pick(move |event| match event {
        Event::Backed { nth, member, backing } if nth == id => Some((member, backing)),
        _ => None,
    });
    let with = |stand: Backing| -> Vec<MemberId> {
        stands.iter().filter(|(_, pick)| pick.1 == stand).map(|(_, pick)| pick.0).collect()
    };
    let (for_it, against) = (with(Backing::Back), with(Backing::Dissent));
    let mut parts = Vec::new();
    if !for_it.is_empty() {
        parts.push(format!("{} backed it", turn.teller.caps(for_it)));
    }
    if !against.is_empty() {
        parts.push(format!("{} dissented", turn.teller.caps(against)));
    }
    (!parts.is_empty()).then(|| format!("{}.", parts.join("; ")))
}

fn verdict(turn: &Turn, id: u8) -> Option<String> {
    let judged = turn.pick(move |event| match event {
        Event::Adjudicated { nth, backed, score } if nth == id => Some((backed, score)),
        _ => None,
    });
    judged.first().map(|(_, (backed, score))| {
        format!("Weight behind it {}; as an answer, {} of 100.", percent((*backed).into()), one((*score).into()))
    })
}

/// A test of Article 5, round by round.
pub(super) fn test(turn: &Turn, page: &mut Page) {
    let teller = turn.teller;
    // That a test began is hidden with its odds; that one was fought is not.
    let Some((_, site)) = turn
        .pick(|event| match event {
            Event::TestEnded { site, .. } => Some(site),
            _ => None,
        })
        .first()
        .copied()
    else {
        return;
    };
    page.gap();
    page.entry_in("ARTICLE 5", Ink::Bad, &format!("Russian forces crossed the line at {}.", teller.site(site)));
    let acts = turn.pick(|event| match event {
        Event::Acted { member, act, nuclear } => Some((member, act, nuclear)),
        _ => None,
    });
    for act in Act::ALL.iter().rev() {
        let who: Vec<MemberId> = acts.iter().filter(|(_, pick)| pick.1 == *act).map(|(_, pick)| pick.0).collect();
        if !who.is_empty() {
            let what = match act {
                Act::Fight => "Fighting with what is there",
                Act::Send => "Sending forces",
                Act::Support => "Giving transit, intelligence and sanctions",
                Act::Statement => "Issuing a statement",
                Act::StayOut => "Staying out",
            };
            page.entry("", &format!("{what}: {}.", teller.caps(who)));
        }
    }
    let signals: Vec<MemberId> = acts.iter().filter(|(_, pick)| pick.2).map(|(_, pick)| pick.0).collect();
    if !signals.is_empty() {
        page.entry("", &format!("Nuclear signal: {}.", teller.caps(signals)));
    }
    for text in turn.told(6, |event| {
        matches!(event, Event::WashingtonActed { .. } | Event::RoundFought { .. } | Event::TestEnded { .. })
    }) {
        page.entry("", &text);
    }
}
