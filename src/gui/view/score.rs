//! A score with its parts: the half that everybody shares, and the agenda.

use super::history::tenths;
use super::{Aim, View, Why};
use crate::gui::look::Look;
use crate::gui::look::numbers::percent;
use crate::rules::ruleset::Ruleset;
use crate::sim::Observation;

/// The goals that count for a seat.
pub fn aims(obs: Observation) -> Vec<Aim> {
    obs.goals().map(|(_, goal, progress)| Aim { goal: goal.clone(), progress }).collect()
}

/// A score of 0..1000 in its parts: `shared` as the rules have it, `total` where it is known and may have been cut.
pub fn why_score(look: &Look, rules: &Ruleset, shared: [i32; 4], aims: &[Aim], total: Option<i32>) -> Why {
    let params = &rules.params.scoring;
    let together: i32 = shared.iter().sum();
    let worth = [params.gap_points, params.deterrence_points, params.cohesion_points, params.peace_points];
    let keys = ["why-score-gap", "why-score-deterrence", "why-score-cohesion", "why-score-peace"];
    let parts = keys.iter().zip(shared.into_iter().zip(worth)).map(|(key, (part, most))| {
        let value = look.tw("why-score-of", &[("points", tenths(part).into()), ("most", tenths(most).into())]);
        Why::leaf(look.t(key), value)
    });
    let own: Vec<(i32, Why)> = aims.iter().map(|aim| why_aim(look, aim)).collect();
    let national: i32 = own.iter().map(|(points, _)| points).sum();
    let mut all = vec![
        Why::leaf(look.t("why-score-shared"), tenths(together)).of(parts.collect()),
        Why::leaf(look.t("why-score-own"), tenths(national)).of(own.into_iter().map(|(_, why)| why).collect()),
    ];
    let sum = together + national;
    let total = total.unwrap_or(sum);
    if total != sum {
        all.push(Why::leaf(look.t("why-score-cut"), tenths(total - sum)));
    }
    Why::leaf(look.t("why-score"), tenths(total)).note(look.t("why-score-is")).of(all)
}

/// What a goal has earned so far, points of 1000, and how.
pub fn why_aim(look: &Look, aim: &Aim) -> (i32, Why) {
    let earned = aim.goal.weight * aim.progress / 1000;
    let how = look.t(if aim.goal.average { "why-aim-mean" } else { "why-aim-end" });
    let parts = vec![
        Why::leaf(look.t("why-aim-worth"), tenths(aim.goal.weight)),
        Why::leaf(look.t("why-aim-progress"), percent(aim.progress)),
    ];
    (earned, Why::leaf(aim.goal.text.clone(), tenths(earned)).note(how).of(parts))
}

impl View {
    /// The seat's score so far, with its parts.
    pub fn why_score(&self) -> Why {
        why_score(&self.look, &self.rules, self.shared, &self.agenda, None)
    }
}
