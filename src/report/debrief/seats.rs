//! What each seat achieved: its secret goals, its score against par, and whether it carried its share.

use crate::core::ids::MemberId;
use crate::report::chart::bar;
use crate::report::narrate::{clip, percent};
use crate::report::page::{Ink, Page};
use crate::rules::scoring::rules::Grade;
use crate::rules::state::State;

pub(super) fn tell(state: State, page: &mut Page) {
    page.rule("What each capital achieved");
    page.gap();
    let shared = state.scoring.shared;
    let total: i32 = shared.iter().map(|&part| i32::from(part)).sum();
    page.paragraph(
        Ink::Plain,
        &format!(
            "Everybody shares {total} of 500 points: {} for the gap, {} for deterrence, {} for cohesion, {} for peace kept.",
            shared[0], shared[1], shared[2], shared[3]
        ),
    );
    page.gap();
    for seat in state.rules.seat_ids() {
        capital(state, seat, page);
    }
}

fn capital(state: State, seat: MemberId, page: &mut Page) {
    let rules = state.rules;
    let score = i32::from(state.scoring.total.get(seat).copied().unwrap_or(0));
    let (par, spread) = rules.par.get(seat).copied().unwrap_or((0, 0));
    let against = if par > 0 {
        let grade = Grade::of(&rules.params.scoring, score, par.into());
        format!("{score} points, par {par} ± {spread}: {}", grade.text())
    } else {
        format!("{score} points, no par recorded")
    };
    let riding = i32::from(state.scoring.riding.get(seat).copied().unwrap_or(0));
    let share = match riding {
        250.. => format!("; carried {} less than its share", percent(riding)),
        ..=-250 => format!("; carried {} more than its share", percent(-riding)),
        _ => String::new(),
    };
    page.paragraph(Ink::Title, &format!("{} · {against}{share}", rules.name(seat)));
    let sceptic = state.politics.sceptic_since.get(seat).copied().unwrap_or(0) > 0;
    for (id, goal) in rules.goals_of(seat) {
        if goal.sceptic && !sceptic {
            continue;
        }
        let reached = i32::from(state.scoring.goals.get(id).copied().unwrap_or(0));
        let room = page.width().saturating_sub(28);
        page.raw(&format!("  {} {:>5}  {}", bar(reached, 12), percent(reached), clip(&goal.text, room)));
    }
    page.gap();
}
