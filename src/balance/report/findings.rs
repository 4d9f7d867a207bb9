//! What stands out in a batch, in sentences: the first thing to read, and where to look.

use serde::Serialize;

use super::Comparison;
use super::summary::Summary;
use crate::balance::paired::Role;

/// A share of firsts above which a profile is said to dominate: law 1 of the game.
const DOMINANT: f64 = 0.40;
/// A share of firsts below which a profile has no chance.
const HOPELESS: f64 = 0.05;
/// What the share of an ending should lie between: law 9.
const ENDINGS: (f64, f64) = (0.03, 0.60);
/// Means, of 1000, between which a goal asks something of its capital.
const GOALS: (f64, f64) = (50.0, 950.0);

/// How much something asks for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Weight {
    /// Something is out of balance.
    Alarm,
    /// Worth a look.
    Note,
    /// As it should be.
    Fine,
}

/// Something that stands out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// How much.
    pub weight: Weight,
    /// What, in a sentence.
    pub text: String,
}

/// Everything that stands out, what weighs most first.
pub fn all(summary: &Summary, comparisons: &[Comparison]) -> Vec<Finding> {
    let mut found = Vec::new();
    dominance(summary, &mut found);
    endings(summary, &mut found);
    unused(summary, &mut found);
    goals(summary, &mut found);
    course(summary, &mut found);
    arms(comparisons, &mut found);
    found.sort_by_key(|finding| finding.weight);
    found
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

fn dominance(summary: &Summary, found: &mut Vec<Finding>) {
    let mut add = |weight, text| found.push(Finding { weight, text });
    let several = summary.firsts.len() > 1;
    let mut quiet = several;
    for (first, seats) in summary.firsts.iter().filter(|_| several) {
        let share = &first.share;
        let text = |what: &str| {
            let (mid, low, high) = (percent(share.mid), percent(share.low), percent(share.high));
            format!(
                "{} {what}: it is furthest above par in {mid} of the games ({low} to {high}) with {} of the seats.",
                first.name,
                percent(*seats)
            )
        };
        if share.low > DOMINANT {
            add(Weight::Alarm, text("dominates"));
            quiet = false;
        } else if share.high > DOMINANT {
            add(Weight::Note, text("may dominate"));
            quiet = false;
        } else if share.high < HOPELESS {
            add(Weight::Alarm, text("has no chance"));
            quiet = false;
        }
    }
    if quiet {
        add(
            Weight::Fine,
            format!(
                "No profile is first in more than {:.0} % or less than {:.0} % of the games.",
                DOMINANT * 100.0,
                HOPELESS * 100.0
            ),
        );
    }
}

fn endings(summary: &Summary, found: &mut Vec<Finding>) {
    for ending in summary.outcomes.iter().filter(|ending| ending.name != "none") {
        let share = &ending.share;
        let of = format!("{} of the games ({} to {})", percent(share.mid), percent(share.low), percent(share.high));
        if share.high < ENDINGS.0 {
            found.push(Finding {
                weight: Weight::Alarm,
                text: format!("The ending {} hardly happens: {of}.", ending.name),
            });
        } else if share.low > ENDINGS.1 {
            found.push(Finding {
                weight: Weight::Alarm,
                text: format!("The ending {} crowds out the others: {of}.", ending.name),
            });
        }
    }
    let none = summary.outcomes.iter().find(|ending| ending.name == "none" && ending.games > 0);
    if let Some(none) = none {
        found.push(Finding {
            weight: Weight::Alarm,
            text: format!("{} games ran out of turns without an ending.", none.games),
        });
    }
}

fn unused(summary: &Summary, found: &mut Vec<Finding>) {
    for family in summary.unused.iter().filter(|family| !family.names.is_empty()) {
        let (few, all) = (family.names.len(), family.of);
        let names = family.names.join(", ");
        let text = format!("{few} of {all} {} never used: {names}.", family.family);
        found.push(Finding { weight: Weight::Note, text });
    }
}

/// Goals that are as good as never or as good as always reached: nobody needs to play for them.
fn goals(summary: &Summary, found: &mut Vec<Finding>) {
    let mut name = |what: &str, idle: &dyn Fn(f64) -> bool| {
        let names: Vec<&str> =
            summary.goals.iter().filter(|goal| idle(goal.mean.mid)).map(|goal| goal.name.as_str()).collect();
        if !names.is_empty() {
            found.push(Finding { weight: Weight::Note, text: format!("Goals {what}: {}.", names.join(", ")) });
        }
    };
    name("as good as never reached", &|mean| mean < GOALS.0);
    name("as good as always reached", &|mean| mean > GOALS.1);
}

fn course(summary: &Summary, found: &mut Vec<Finding>) {
    let turns = summary.turns.len();
    let place = turns * 6 / 10;
    if let Some(known) = place.checked_sub(1).and_then(|place| summary.known.get(place)) {
        let weight = if *known >= 0.30 { Weight::Alarm } else { Weight::Fine };
        let text = format!(
            "After {place} of {turns} turns the ending can be foretold with 90 % in {} of the games.",
            percent(*known)
        );
        found.push(Finding { weight, text });
    }
    let text = format!(
        "Deterrence is below the probe line for {:.1} turns a game; the lead changes {:.1} times.",
        summary.window.mean.mid, summary.lead_changes.mean.mid
    );
    found.push(Finding { weight: Weight::Fine, text });
}

fn arms(comparisons: &[Comparison], found: &mut Vec<Finding>) {
    for arm in comparisons.iter().filter(|arm| arm.role == Role::Versus) {
        let sure = arm.differences.iter().filter(|each| each.p_holm < 0.05).count();
        let of = arm.differences.len();
        let text = format!("{}: {sure} of {of} quantities differ for sure (Holm's correction).", arm.name);
        found.push(Finding { weight: if sure > 0 { Weight::Note } else { Weight::Fine }, text });
    }
    let without: Vec<&Comparison> = comparisons.iter().filter(|arm| matches!(arm.role, Role::Without(_))).collect();
    if !without.is_empty() {
        let idle = |arm: &&&Comparison| {
            arm.differences.iter().all(|each| each.difference.mid == 0.0 && (each.spread == 0.0 || each.unit == "pp"))
        };
        let names: Vec<&str> = without.iter().filter(idle).map(|arm| arm.name.trim_start_matches("without ")).collect();
        if !names.is_empty() {
            let text = format!("Nothing at all changes without one of these: {}. Nobody uses them.", names.join(", "));
            found.push(Finding { weight: Weight::Alarm, text });
        }
    }
}
