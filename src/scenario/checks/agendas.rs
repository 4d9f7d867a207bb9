//! Secret agendas and endings.

use super::Report;
use crate::core::arena::Id;
use crate::core::ids::MemberId;
use crate::diag::Code;
use crate::scenario::data::ScenarioData;

pub fn check(data: &ScenarioData, report: &mut Report) {
    for (place, member) in data.members.iter().enumerate().filter(|(_, member)| member.seat) {
        let seat = MemberId::from_index(place);
        let own = || data.goals.iter().filter(move |goal| goal.seat == seat);
        let weight: i32 = own().filter(|goal| !goal.sceptic).map(|goal| goal.weight).sum();
        if weight != 500 && !data.goals.is_empty() {
            let message = format!("the goals of {} weigh {weight}", member.name);
            report.at(
                Code::SharesDoNotAddUp,
                &member.id,
                "this seat",
                message,
                "make the weights of its goals add up to 500",
            );
        }
        if own().filter(|goal| goal.sceptic).count() > 1 {
            let message = format!("{} has more than one goal in reserve", member.name);
            report.at(Code::InconsistentValue, &member.id, "this seat", message, "keep one goal with `sceptic: true`");
        }
    }
    for goal in &data.goals {
        if goal.floor == goal.target {
            let message = format!("`{}` is reached at its floor", goal.id);
            report.at(Code::InconsistentValue, &goal.id, "here", message, "let `floor` and `target` differ");
        }
        if !data.members[goal.seat.index()].seat {
            let message = format!("`{}` belongs to a capital that is not played", goal.id);
            report.at(Code::Unused, &goal.id, "never counts", message, "give the goal to a seat, or remove it");
        }
    }
    if !data.endings.last().is_some_and(|ending| ending.when.is_empty()) {
        let message = "the last ending has conditions".to_owned();
        report.about(Code::InconsistentValue, "endings", message, "let the last one fit always: `when: []`");
    }
}
