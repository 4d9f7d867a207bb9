//! Lessons that nobody could ever do.

use std::collections::BTreeSet;

use super::Report;
use crate::core::arena::Id;
use crate::core::ids::{InjectId, MemberId};
use crate::diag::Code;
use crate::rules::content::Who;
use crate::rules::order::OrderKind;
use crate::scenario::data::ScenarioData;
use crate::scenario::tutorial::{Deed, Lesson, Tutorial};

pub fn check(data: &ScenarioData, report: &mut Report) {
    let Some(tutorial) = &data.tutorial else { return };
    let played = |seat: MemberId| data.members[seat.index()].seat;
    if !played(tutorial.seat) {
        let message = format!("the tutorial teaches {}, which nobody plays", data.members[tutorial.seat.index()].name);
        report.about(Code::InconsistentValue, "tutorial", message, "name a member with `seat: true`");
    }
    for (seat, _) in &tutorial.players {
        if *seat == tutorial.seat || !played(*seat) {
            let message = format!("the tutorial gives a profile to {}", data.members[seat.index()].name);
            report.about(Code::InconsistentValue, "tutorial", message, "name another seat, not the one that is taught");
        }
    }
    if tutorial.lessons.is_empty() {
        report.about(Code::EmptyList, "tutorial", "the tutorial teaches nothing".into(), "add `lessons`");
    }
    let mut seen = BTreeSet::new();
    for lesson in &tutorial.lessons {
        if !seen.insert(&lesson.id) {
            let message = format!("two lessons are called `{}`", lesson.id);
            report.at(Code::DuplicateId, &lesson.id, "again here", message, "give one of them another id");
        }
        if lesson.turn > data.turns {
            let message = format!("`{}` is taught after the last turn", lesson.id);
            report.at(Code::Unused, &lesson.id, "never taught", message, "lower `turn`");
        }
        lesson.done.each(&mut |deed| one(data, tutorial, lesson, deed, report));
    }
}

/// A deed that the taught seat could not do.
fn one(data: &ScenarioData, tutorial: &Tutorial, lesson: &Lesson, deed: &Deed, report: &mut Report) {
    let mut never = |message: String, help: &str| {
        report.at(Code::InconsistentValue, &lesson.id, "cannot be done", message, help);
    };
    if !deed.is_possible() {
        let message = format!("`{}` asks of an order what orders of its kind are never about", lesson.id);
        never(message, "leave the field out, or name another kind");
    }
    match deed {
        Deed::Order { kind: OrderKind::Start, option: Some(option), .. } => {
            let row = &data.options[option.index()];
            if !row.leads.is_empty() && !row.leads.contains(&tutorial.seat) {
                let message = format!("`{}` asks for {}, which the taught seat may not buy", lesson.id, row.name);
                never(message, "name another option, or let `option` out and name an `area`");
            }
            if row.from_turn > lesson.turn {
                let message = format!("`{}` asks for {} before it is on the market", lesson.id, row.name);
                never(message, "raise `turn` of the lesson, or lower `from_turn` of the option");
            }
        }
        Deed::Choose(inject, choices) => choose(data, tutorial, lesson, (*inject, choices), report),
        Deed::All(deeds) | Deed::Any(deeds) if deeds.is_empty() => {
            let message = format!("`{}` asks for nothing", lesson.id);
            never(message, "name at least one deed");
        }
        _ => {}
    }
}

fn choose(
    data: &ScenarioData,
    tutorial: &Tutorial,
    lesson: &Lesson,
    (inject, choices): (InjectId, &[u8]),
    report: &mut Report,
) {
    let row = &data.injects[inject.index()];
    let asked = row.asks.iter().any(|who| match who {
        Who::Member(member) => *member == tutorial.seat,
        Who::Members(members) => members.contains(&tutorial.seat),
        _ => true,
    });
    if !asked {
        let message = format!("`{}` wants an answer to `{}`, which does not ask the taught seat", lesson.id, row.id);
        report.at(Code::InconsistentValue, &lesson.id, "cannot be done", message, "add the seat to its `asks`");
    }
    if let Some(beyond) = choices.iter().find(|&&choice| usize::from(choice) >= row.choices.len()) {
        let message = format!("`{}` wants choice {beyond} of `{}`, which has {}", lesson.id, row.id, row.choices.len());
        report.at(Code::OutOfRange, &lesson.id, "cannot be done", message, "choices are counted from 0");
    }
}
