//! The council's table: motions with their votes, and the words that were given, kept and broken.

use super::{Detail, Turn};
use crate::core::ids::{MemberId, MotionId};
use crate::report::narrate::{clip, percent, upper};
use crate::report::page::Page;
use crate::rules::event::Event;
use crate::rules::words::{Ballot, Venue};

/// What became of each motion: sponsors, price, opt-outs, who broke silence and what it cost.
pub(super) fn motions(turn: &Turn, page: &mut Page) {
    let teller = turn.teller;
    let rows = &teller.state.initiatives.motions;
    for (nth, (id, motion)) in rows.pairs().take(turn.most(1)).enumerate() {
        let venue = match motion.venue {
            Venue::Nato => "in the Council",
            Venue::Eu => "in the European Union",
            Venue::Coalition => "among the willing",
        };
        let mut text = format!(
            "{} proposed {venue}: {}.",
            teller.caps(motion.sponsors.iter()),
            teller.initiative(motion.initiative)
        );
        for part in [paid(turn, id), moved(turn, id), opted(turn, id), result(turn, id)].into_iter().flatten() {
            text.push(' ');
            text.push_str(&part);
        }
        let more = rows.len().saturating_sub(turn.most(1));
        if more > 0 {
            let motions = if more == 1 { "motion was" } else { "motions were" };
            text.push_str(&format!(" {more} more {motions} on the table."));
        }
        page.entry(if nth == 0 { "Council" } else { "" }, &text);
    }
    let rest = turn.told(1, |event| {
        matches!(
            event,
            Event::LeadershipChanged { .. }
                | Event::InForce { .. }
                | Event::Lapsed { .. }
                | Event::SolidarityMoved { .. }
                | Event::Profiled { .. }
                | Event::ProfileMissed { .. }
                | Event::WashingtonDeclined { .. }
        )
    });
    if !rest.is_empty() {
        page.entry(if rows.is_empty() { "Council" } else { "" }, &rest.join(" "));
    }
}

fn votes(turn: &Turn, id: MotionId) -> Vec<(usize, (MemberId, Ballot, u8, u8))> {
    turn.pick(move |event| match event {
        Event::Voted { motion, member, ballot, cost, carried } if motion == id => Some((member, ballot, cost, carried)),
        _ => None,
    })
}

/// Who consented against its own leanings.
fn paid(turn: &Turn, id: MotionId) -> Option<String> {
    let payers: Vec<String> = votes(turn, id)
        .into_iter()
        .filter(|(_, (_, ballot, cost, _))| *ballot == Ballot::Silent && *cost >= 2)
        .map(|(_, (member, _, cost, carried))| {
            format!("{}{}", turn.teller.cap(member), turn.teller.vote_cost(cost, carried))
        })
        .take(4)
        .collect();
    (!payers.is_empty()).then(|| format!("Consent came hard to {}.", crate::report::narrate::list(&payers)))
}

/// Who was moved by whom.
fn moved(turn: &Turn, id: MotionId) -> Option<String> {
    let moved = turn.pick(move |event| match event {
        Event::Persuaded { motion, persuader, holdout, .. } if motion == id => Some((persuader, holdout)),
        _ => None,
    });
    let parts: Vec<String> = moved
        .into_iter()
        .map(|(_, (persuader, holdout))| {
            let trust = trust_spent(turn, holdout, persuader)
                .map(|by| format!(", and paid with {by} of its trust"))
                .unwrap_or_default();
            format!("{} moved {}{trust}", turn.teller.cap(persuader), turn.teller.cap(holdout))
        })
        .take(3)
        .collect();
    (!parts.is_empty()).then(|| format!("{}.", parts.join("; ")))
}

fn trust_spent(turn: &Turn, holder: MemberId, subject: MemberId) -> Option<String> {
    let moves = turn.pick(move |event| match event {
        Event::TrustMoved { holder: a, subject: b, by, .. } if a == holder && b == subject && by < 0 => Some(by),
        _ => None,
    });
    moves.first().map(|(_, by)| crate::report::narrate::one(i32::from(by.abs())))
}

/// Who stayed outside.
fn opted(turn: &Turn, id: MotionId) -> Option<String> {
    let out: Vec<MemberId> =
        votes(turn, id).into_iter().filter(|(_, vote)| vote.1 == Ballot::OptOut).map(|(_, vote)| vote.0).collect();
    (!out.is_empty()).then(|| format!("{} opted out.", turn.teller.caps(out)))
}

/// How it ended, and what breaking silence cost.
fn result(turn: &Turn, id: MotionId) -> Option<String> {
    let ended = turn.pick(move |event| match event {
        Event::MotionPassed { motion, effect, .. } if motion == id => Some(if effect >= 1000 {
            "The silence held.".to_owned()
        } else {
            format!("The silence held, at {} of the full weight.", percent(effect.into()))
        }),
        Event::CoalitionFormed { motion, effect, .. } if motion == id && effect > 0 => {
            Some(format!("The sponsors go ahead without the rest, at {} of the full weight.", percent(effect.into())))
        }
        Event::CoalitionFormed { motion, .. } if motion == id => {
            Some("No coalition large enough came together.".to_owned())
        }
        _ => None,
    });
    let broke: Vec<MemberId> =
        votes(turn, id).into_iter().filter(|(_, vote)| vote.1 == Ballot::Break).map(|(_, vote)| vote.0).collect();
    let mut text = String::new();
    let outvoted = !turn
        .pick(move |event| matches!(event, Event::Outvoted { motion, .. } if motion == id).then_some(()))
        .is_empty();
    if outvoted {
        let stay = if broke.len() == 1 { "stays" } else { "stay" };
        text = format!("{} broke silence, did not weigh enough, and {stay} outside.", turn.teller.caps(broke));
    } else if !broke.is_empty() {
        text = format!("{} broke silence", turn.teller.caps(broke.iter().copied()));
        if let Some((worst, by)) = hardest_loss(turn, &broke) {
            text.push_str(&format!(
                ", and lost {} in {}",
                crate::report::narrate::one(by.abs()),
                turn.teller.cap(worst)
            ));
        }
        text.push('.');
    }
    for (_, sentence) in ended {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&sentence);
    }
    (!text.is_empty()).then(|| upper(&text))
}

/// The capital whose trust in one of `who` fell most this turn.
fn hardest_loss(turn: &Turn, who: &[MemberId]) -> Option<(MemberId, i32)> {
    let who = who.to_vec();
    let moves = turn.pick(move |event| match event {
        Event::TrustMoved { holder, subject, by, .. } if by < 0 && who.contains(&subject) => {
            Some((holder, i32::from(by)))
        }
        _ => None,
    });
    moves.into_iter().map(|(_, loss)| loss).min_by_key(|loss| loss.1)
}

/// Pledges, deals and reassurance.
pub(super) fn words(turn: &Turn, page: &mut Page) {
    let settled = turn.told(1, |event| {
        matches!(event, Event::PledgeSettled { .. } | Event::DealFound { .. } | Event::FreeRiding { .. })
    });
    let made = turn.told(1, |event| matches!(event, Event::PledgeMade { .. } | Event::PledgeCounted { .. }));
    let mut all = settled;
    all.extend(made);
    if turn.detail == Detail::Full {
        all.extend(turn.told(6, |event| matches!(event, Event::Reassured { .. } | Event::TrustMoved { .. })));
    }
    if !all.is_empty() {
        page.entry("Word given", &clip(&all.join(" "), turn.long(200)));
    }
}
