//! The news of a turn: what came up, and what each capital made of it.

use super::Turn;
use crate::core::ids::{InjectId, MemberId};
use crate::report::narrate::{clip, lower};
use crate::report::page::{Ink, Page};
use crate::rules::event::Event;
use crate::rules::words::Government;

/// Injects with the answers given to them, then elections and governments.
pub(super) fn tell(turn: &Turn, page: &mut Page) {
    let fired = turn.pick(|event| match event {
        Event::InjectFired { inject } => Some(inject),
        _ => None,
    });
    let teller = turn.teller;
    // Where the headline is long enough to carry the story, the body is left to the full account.
    let bodies = if turn.detail == super::Detail::Full { fired.len() } else { 1 };
    // The weightiest are told; the others are named.
    let mut ranked: Vec<_> = fired.iter().map(|(_, inject)| *inject).collect();
    ranked.sort_by_key(|inject| -super::weight(teller, Event::InjectFired { inject: *inject }));
    let (told, named) = ranked.split_at(ranked.len().min(turn.most(1)));
    for (nth, inject) in told.iter().enumerate() {
        let label = if nth == 0 { "News" } else { "" };
        page.entry_in(label, Ink::Title, teller.headline(*inject));
        if nth < bodies
            && let Some(row) = teller.rules.injects.get(*inject)
        {
            page.entry("", &clip(&row.body, turn.long(140)));
        }
        answers(turn, *inject, page);
    }
    if !named.is_empty() {
        let names: Vec<&str> = named.iter().map(|inject| teller.headline(*inject)).collect();
        page.entry_in("", Ink::Dim, &clip(&format!("Also: {}", names.join(" · ")), turn.long(75)));
    }
    let full = turn.detail == super::Detail::Full;
    let home = turn.told(1, |event| {
        matches!(
            event,
            Event::ElectionHeld { chance, draw, .. } if full || draw < chance
        ) || matches!(
            event,
            Event::GovernmentChanged { to: Government::Sceptic | Government::Caretaker, .. }
                | Event::ScepticExit { .. }
                | Event::ReclassifiedFound { .. }
        )
    });
    if !home.is_empty() {
        page.entry("At home", &home.join(" "));
    }
}

/// Who chose what, capitals with the same answer together.
fn answers(turn: &Turn, inject: InjectId, page: &mut Page) {
    let given = turn.pick(move |event| match event {
        Event::InjectAnswered { inject: which, seat, choice, by_default } if which == inject => {
            Some((choice, seat, by_default))
        }
        _ => None,
    });
    let Some(row) = turn.teller.rules.injects.get(inject) else { return };
    let mut parts = Vec::new();
    let mut silent: Vec<MemberId> = Vec::new();
    for (nth, choice) in row.choices.iter().enumerate() {
        let chose = |(_, (which, _, _)): &&(usize, (u8, MemberId, bool))| usize::from(*which) == nth;
        let who: Vec<MemberId> =
            given.iter().filter(chose).filter(|(_, pick)| !pick.2).map(|(_, pick)| pick.1).collect();
        silent.extend(given.iter().filter(chose).filter(|(_, pick)| pick.2).map(|(_, pick)| pick.1));
        if !who.is_empty() {
            parts.push(format!("{} chose to {}", turn.teller.caps(who), clip(&lower(&choice.text), 90)));
        }
    }
    if !silent.is_empty() && parts.is_empty() {
        parts.push(format!("{} let it pass", turn.teller.caps(silent)));
    }
    if !parts.is_empty() {
        page.entry_in("", Ink::Dim, &clip(&format!("{}.", parts.join("; ")), turn.long(140)));
    }
}
