//! Questions for the hot wash: from what happened in this game, then from what the scenario is meant to teach.

use super::{Prompt, when};
use crate::core::ids::MemberId;
use crate::report::narrate::one;
use crate::report::page::Page;
use crate::report::timeline::Chronicle;
use crate::rules::event::Event;
use crate::rules::words::{Ballot, Intent, PledgeState};

/// Most questions asked; a seminar has an hour.
const MOST: usize = 8;

pub(super) fn tell(chronicle: &Chronicle, prompts: &[Prompt], page: &mut Page) {
    page.rule("For discussion");
    page.gap();
    let mut questions = from_play(chronicle);
    questions.truncate(MOST - 3);
    // Objectives whose injects came up in this game are asked about first.
    let mut ranked: Vec<(usize, &Prompt)> = prompts.iter().map(|prompt| (fired(chronicle, prompt), prompt)).collect();
    ranked.sort_by_key(|(fired, _)| std::cmp::Reverse(*fired));
    questions.extend(
        ranked.into_iter().take(MOST.saturating_sub(questions.len())).map(|(_, prompt)| prompt.question.clone()),
    );
    for (nth, question) in questions.iter().enumerate() {
        page.entry(&format!("{:>3}.", nth + 1), question);
    }
    page.gap();
}

fn fired(chronicle: &Chronicle, prompt: &Prompt) -> usize {
    chronicle
        .entries()
        .filter(
            |(_, _, entry)| matches!(entry.event, Event::InjectFired { inject } if prompt.injects.contains(&inject)),
        )
        .count()
}

fn from_play(chronicle: &Chronicle) -> Vec<String> {
    let rules = &chronicle.rules;
    let mut all = Vec::new();
    let Some(last) = chronicle.last() else { return all };
    for (record, _, entry) in chronicle.entries() {
        if let Event::TestEnded { site, result, .. } = entry.event {
            let site = record.teller(rules).site(site);
            all.push(match result {
                2 => format!("In {} the attempt on {site} was repelled. Which decision, taken how many years before, made the difference?", when(rules, record.turn)),
                _ => format!("In {} {site} could not be held. Who could have acted, when, and what kept them from it?", when(rules, record.turn)),
            });
        }
    }
    if let Some((member, times, what)) = most_vetoes(chronicle) {
        let times = if times == 1 { "once, on".to_owned() } else { format!("{times} times, the last time on") };
        all.push(format!("{} broke silence {times} {what}. Was it right by its own lights? What would have moved it, and at whose expense?", rules.name(member)));
    }
    if let Some((turn, member)) = chronicle.entries().find_map(|(record, _, entry)| match entry.event {
        Event::ProfileMissed { member } => Some((record.turn, member)),
        _ => None,
    }) {
        all.push(format!("In {} {} gave up the profile on which others had relied. Should they have kept some of their own, and what would that have cost?", when(rules, turn), rules.name(member)));
    }
    let outvoted = chronicle.entries().filter(|(_, _, entry)| matches!(entry.event, Event::Outvoted { .. })).count();
    if outvoted > 0 {
        all.push("Capitals were outvoted under the new clause. Is an alliance in which one can be outvoted stronger, or only quicker?".to_owned());
    }
    let errors = chronicle.curve(|gauges| gauges.believed - gauges.commitment);
    if let Some(worst) = errors.iter().copied().max_by_key(|by| by.abs()).filter(|by| by.abs() >= 60) {
        let way = if worst > 0 { "too much" } else { "too little" };
        all.push(format!("At one point the allies believed {way} of American commitment, by {} points of 100. What did they do because of it that they would not have done otherwise?", one(worst.abs())));
    }
    let broken: Vec<MemberId> = last
        .state
        .pledges
        .list
        .iter()
        .filter(|pledge| pledge.state == PledgeState::Broken)
        .map(|pledge| pledge.by)
        .collect();
    if let Some(first) = broken.first() {
        all.push(format!("{} broke its word. Did it promise too much, or did something change? Should the others have counted on it?", rules.name(*first)));
    }
    let scoring = &last.state.scoring;
    if let Some(rider) = rules
        .seat_ids()
        .max_by_key(|&seat| scoring.riding.get(seat).copied().unwrap_or(0))
        .filter(|&seat| scoring.riding.get(seat).copied().unwrap_or(0) > 250)
    {
        all.push(format!("{} carried least for its size. Read its agenda aloud: would you have played it differently, and could the others have made you?", rules.name(rider)));
    }
    let slipped =
        last.state.procurement.programmes.pairs().max_by_key(|(_, row)| row.slips).filter(|(_, row)| row.slips >= 2);
    if let Some((id, row)) = slipped {
        all.push(format!("{} lost {} turns. Was that bad luck, bad partners or full order books, and what else could the money have bought?", last.teller(rules).programme(id), row.slips));
    }
    if last.state.moscow.intent == Intent::Defensive {
        all.push("Moscow feared the alliance more than it coveted anything. Which of your steps made both sides safer, and which only looked strong?".to_owned());
    }
    all
}

fn most_vetoes(chronicle: &Chronicle) -> Option<(MemberId, usize, String)> {
    let mut breaks: Vec<(MemberId, String)> = Vec::new();
    for (record, _, entry) in chronicle.entries() {
        if let Event::Voted { motion, member, ballot: Ballot::Break, .. } = entry.event {
            breaks.push((member, record.teller(&chronicle.rules).motion(motion)));
        }
    }
    let count = |who: MemberId| breaks.iter().filter(|(member, _)| *member == who).count();
    let (member, what) = breaks.iter().max_by_key(|(member, _)| count(*member))?;
    let last = breaks.iter().rev().find(|(who, _)| who == member).map_or(what, |(_, what)| what);
    Some((*member, count(*member), last.clone()))
}
