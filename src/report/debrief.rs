//! The debrief: how it ended and why, the curves, the turning points, what each seat achieved, and what to ask.
//!
//! Here everything is open: what Washington really meant and what Moscow wanted and learnt stands beside what was believed.

mod force;
mod ledgers;
mod questions;
mod seats;
mod turning;

use super::chart::{Curve, plot, spark};
use super::narrate::{one, percent, upper};
use super::page::{Ink, Page};
use super::story::Setting;
use super::timeline::Chronicle;
use crate::rules::content::EndingRule;
use crate::rules::ruleset::Ruleset;
use crate::rules::scoring;
use crate::rules::state::State;
use crate::rules::words::Meter;

/// A question of the scenario for the hot wash, with the objective it serves.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What was to be learnt.
    pub objective: String,
    /// The question.
    pub question: String,
    /// Names of the injects that serve it.
    pub injects: Vec<crate::core::ids::InjectId>,
}

/// The whole debrief of a game as far as it was played.
pub fn debrief(chronicle: &Chronicle, prompts: &[Prompt], setting: Setting) -> String {
    let mut page = Page::new(setting.width, setting.colour);
    let Some(last) = chronicle.last() else {
        page.paragraph(Ink::Plain, "Nothing was played, so there is nothing to discuss.");
        return page.finish();
    };
    let state = last.state.view(&chronicle.rules);
    page.rule("Debrief");
    ending(state, &mut page);
    curves(chronicle, &mut page);
    turning::tell(chronicle, &mut page);
    seats::tell(state, &mut page);
    ledgers::procurement(chronicle, &mut page);
    ledgers::pressure(chronicle, &mut page);
    force::tell(chronicle, &mut page);
    ledgers::washington(chronicle, &mut page);
    ledgers::trade(state, &mut page);
    ledgers::pledges(chronicle, &mut page);
    questions::tell(chronicle, prompts, &mut page);
    page.finish()
}

/// How it ended, and which of the requirements decided it.
fn ending(state: State, page: &mut Page) {
    let rules = state.rules;
    let reached = state.clock.ending.unwrap_or_else(|| scoring::ending(&state));
    page.gap();
    let Some(ending) = rules.endings.get(reached) else { return };
    let lead = if state.clock.ending.is_some() { "The game ended as" } else { "Stopped here, the game would end as" };
    page.paragraph(Ink::Title, &format!("{lead}: {}", ending.name));
    page.paragraph(Ink::Plain, &ending.text);
    if ending.when.is_empty() {
        page.paragraph(Ink::Dim, "It is the ending that is left when none of the others fits.");
    } else {
        let held: Vec<String> = ending.when.iter().map(|rule| words(state, rule)).collect();
        page.paragraph(Ink::Dim, &format!("Why this one: {}.", held.join("; ")));
    }
    // The endings that come first and were missed say what would have had to be different.
    for (_, other) in rules.endings.pairs().take_while(|(id, _)| *id != reached) {
        let missed: Vec<String> =
            other.when.iter().filter(|rule| !scoring::holds(&state, rule)).map(|rule| words(state, rule)).collect();
        if !missed.is_empty() {
            page.paragraph(Ink::Dim, &format!("Not “{}”: {}.", other.name, missed.join("; ")));
        }
    }
    page.gap();
}

/// A requirement of an ending with the value it was held against.
fn words(state: State, rule: &EndingRule) -> String {
    match rule {
        EndingRule::TestLost => {
            if state.deterrence.tests[2] > 0 {
                "a test of Article 5 was lost".into()
            } else {
                "no test of Article 5 was lost".into()
            }
        }
        EndingRule::Gauge { meter, at_least, at_most } => {
            let now = scoring::measure::gauge(&state, *meter);
            let show = |number| match meter {
                Meter::Force | Meter::FreeForce => super::narrate::brigades(number),
                Meter::Troops => super::narrate::grouped(number),
                _ => one(number),
            };
            let bound = match (*at_least > i32::MIN, *at_most < i32::MAX) {
                (true, true) => format!("between {} and {} needed", show(*at_least), show(*at_most)),
                (true, false) => format!("at least {} needed", show(*at_least)),
                _ => format!("at most {} needed", show(*at_most)),
            };
            format!("{} at {} ({bound})", meter.text(), show(now))
        }
        EndingRule::CoverAlone(area, least) => {
            let now = state.capability.cover_alone.get(*area).copied().unwrap_or(0);
            let name = state.rules.areas.get(*area).map_or("an area", |row| row.name.as_str());
            format!(
                "{} covered to {} without the US (at least {} needed)",
                super::narrate::decap(name),
                percent(now),
                percent(*least)
            )
        }
        EndingRule::DealsAtLeast(least) => {
            format!(
                "separate bargains alive: {} (at least {least} needed)",
                state.drawdown.live_deals(state.clock.turn)
            )
        }
        EndingRule::PlanningAtLeast(planning, least) => format!(
            "{} of the alliance planning on “{}” (at least {} needed)",
            percent(state.politics.planning_share(state.rules, *planning)),
            planning.text(),
            percent(*least)
        ),
        EndingRule::ProfilesAtLeast(least) => format!(
            "{} capitals with a profile (at least {least} needed)",
            crate::rules::initiatives::profiles::declared(state.initiatives).count()
        ),
        EndingRule::ScepticsAtLeast(least) => format!(
            "sceptic governments over {} of the alliance (at least {} needed)",
            percent(crate::rules::initiatives::rules::sceptics(state.rules, state.politics)),
            percent(*least)
        ),
        EndingRule::WarIs(war) => format!("Ukraine in {} ({} needed)", state.ukraine.war.text(), war.text()),
        EndingRule::PartnershipsAtLeast(least) => {
            format!("{} partnerships outside the alliance (at least {least} needed)", state.drawdown.partnerships())
        }
        EndingRule::YieldsAtLeast(least) => {
            format!("capitals gave in to tariffs {} times (at least {least} needed)", state.drawdown.yielded())
        }
        EndingRule::InForce(initiative) => {
            let name = state.rules.initiatives.get(*initiative).map_or("an initiative", |row| row.name.as_str());
            let now =
                if state.initiatives.effect(*initiative, state.clock.turn) > 0 { "in force" } else { "not in force" };
            format!("{} {now}", super::narrate::decap(name))
        }
        // Whether an initiative is in force reads the same either way; a bound does not.
        EndingRule::Not(rule) if matches!(**rule, EndingRule::InForce(_)) => words(state, rule),
        EndingRule::Not(rule) => format!("not: {}", words(state, rule)),
        EndingRule::All(rules) => rules.iter().map(|rule| words(state, rule)).collect::<Vec<_>>().join(" and "),
        EndingRule::Any(rules) => {
            let held: Vec<&EndingRule> = rules.iter().filter(|rule| scoring::holds(&state, rule)).collect();
            let shown: Vec<&EndingRule> = if held.is_empty() { rules.iter().collect() } else { held };
            shown.into_iter().map(|rule| words(state, rule)).collect::<Vec<_>>().join(" or ")
        }
    }
}

fn curves(chronicle: &Chronicle, page: &mut Page) {
    page.rule("Curves");
    page.gap();
    let with = chronicle.curve(|gauges| gauges.gap_with);
    let without = chronicle.curve(|gauges| gauges.gap_without);
    let step = ((page.width().saturating_sub(34)) / with.len().max(1)).clamp(1, 4);
    // The curves begin with the state before the first turn.
    let calendar = &chronicle.rules.calendar;
    let names: Vec<String> = (0..with.len()).map(|nth| calendar.short(u8::try_from(nth).unwrap_or(u8::MAX))).collect();
    let gap = [
        Curve { name: "gap without the US, %", dotted: false, values: &without },
        Curve { name: "gap with the US, %", dotted: true, values: &with },
    ];
    for line in plot(&gap, &names, 0, 1000, 9, step) {
        page.raw(&line);
    }
    page.gap();
    let truth = chronicle.curve(|gauges| gauges.commitment);
    let believed = chronicle.curve(|gauges| gauges.believed);
    let commitment = [
        Curve { name: "American commitment as it was", dotted: false, values: &truth },
        Curve { name: "as believed", dotted: true, values: &believed },
    ];
    // The two lie close together: the scale is cut to where they are.
    let all = || truth.iter().chain(&believed).copied();
    let low = (all().min().unwrap_or(0) / 100 * 100).max(0);
    let high = ((all().max().unwrap_or(1000) + 99) / 100 * 100).max(low + 200);
    for line in plot(&commitment, &names, low, high, 9, step) {
        page.raw(&line);
    }
    page.gap();
    for (name, values) in [
        ("Deterrence", chronicle.curve(|gauges| gauges.deterrence)),
        ("Cohesion", chronicle.curve(|gauges| gauges.cohesion)),
        ("Escalation", chronicle.curve(|gauges| gauges.escalation)),
    ] {
        // Deterrence is first taken at the end of a turn.
        let values = if values.first() == Some(&0) { values.get(1..).unwrap_or_default().to_vec() } else { values };
        let (first, end) = (values.first().copied().unwrap_or(0), values.last().copied().unwrap_or(0));
        let low = values.iter().copied().min().unwrap_or(0);
        page.raw(&format!(
            "{name:<11} {}  {} → {}, lowest {}",
            spark(&values, 0, 1000),
            one(first),
            one(end),
            one(low)
        ));
    }
    page.gap();
    let error = believed.iter().zip(&truth).map(|(belief, truth)| belief - truth);
    let worst = error.enumerate().max_by_key(|(_, by)| by.abs());
    if let Some((turn, by)) = worst
        && by.abs() >= 30
    {
        let way = if by > 0 { "more" } else { "less" };
        let when = if turn == 0 {
            "at the start".to_owned()
        } else {
            format!("in {}", chronicle.rules.calendar.short(u8::try_from(turn).unwrap_or(0)))
        };
        page.paragraph(Ink::Plain, &format!("The allies were furthest from the truth {when}: they believed in {} points {way} commitment than there was.", one(by.abs())));
    }
    page.gap();
}

/// A date of the record in a few letters, for lists.
fn when(rules: &Ruleset, turn: u8) -> String {
    upper(&rules.calendar.short(turn))
}
