//! Injects, initiatives, responses.

use super::Report;
use crate::core::arena::Id;
use crate::diag::Code;
use crate::scenario::data::ScenarioData;

pub fn check(data: &ScenarioData, report: &mut Report) {
    let mut followed = vec![false; data.injects.len()];
    for inject in &data.injects {
        for (next, _) in
            inject.follow_ups.iter().chain(inject.choices.iter().filter_map(|choice| choice.follow_up.as_ref()))
        {
            followed[next.index()] = true;
        }
        if inject.asks.is_empty() != inject.choices.is_empty() {
            let (message, help) = if inject.asks.is_empty() {
                (format!("`{}` has choices and asks nobody", inject.id), "name who chooses in `asks`")
            } else {
                (format!("`{}` asks somebody and offers no choice", inject.id), "add `choices`, or leave `asks` out")
            };
            report.at(Code::InconsistentValue, &inject.id, "here", message, help);
        }
        if inject.choices.len() == 1 {
            let message = format!("`{}` offers a single choice", inject.id);
            report.at(Code::InconsistentValue, &inject.id, "here", message, "offer at least two, or make it an effect");
        }
        if inject.choices.len() > 8 {
            let message = format!("`{}` offers {} choices", inject.id, inject.choices.len());
            report.at(Code::OutOfRange, &inject.id, "here", message, "at most 8 fit, and three are easier to weigh");
        }
        if inject.to_turn != 0 && inject.to_turn < inject.from_turn {
            let message = format!("the window of `{}` closes before it opens", inject.id);
            report.at(Code::InconsistentValue, &inject.id, "here", message, "raise `to_turn`, or leave it out");
        }
        if inject.from_turn > data.turns && !inject.follow_up_only {
            let message = format!("`{}` cannot fire before the game ends", inject.id);
            report.at(Code::Unused, &inject.id, "never fires", message, "lower `from_turn`");
        }
    }
    for (inject, _) in
        data.injects.iter().zip(&followed).filter(|(inject, followed)| inject.follow_up_only && !**followed)
    {
        let message = format!("`{}` only follows others, and nothing leads to it", inject.id);
        report.at(
            Code::Unused,
            &inject.id,
            "never fires",
            message,
            "name it in a `follow_up`, or drop `follow_up_only`",
        );
    }
    for initiative in &data.initiatives {
        let sum: i32 = initiative.tags.iter().map(|tag| tag.weight.abs()).sum();
        if sum != 10 {
            let message = format!("the tags of {} weigh {sum}", initiative.name);
            report.at(
                Code::SharesDoNotAddUp,
                &initiative.id,
                "here",
                message,
                "make the absolute weights add up to 10",
            );
        }
        if initiative.venues.is_empty() {
            let message = format!("{} can be put nowhere", initiative.name);
            report.at(Code::EmptyList, &initiative.id, "here", message, "name at least one venue");
        }
        if initiative.effects.is_empty() {
            let message = format!("{} does nothing", initiative.name);
            report.at(Code::EmptyList, &initiative.id, "here", message, "name at least one effect");
        }
    }
    let free = |response: &&crate::rules::content::Response| {
        response.pc == 0
            && response.rules_level == 0
            && !response.needs_policing
            && !response.needs_drone_watch
            && !response.drones_only
            && !response.manned_only
            && !response.air_only
    };
    if !data.responses.iter().any(|response| free(&response)) {
        let message = "no response is always possible".to_owned();
        report.about(Code::InconsistentValue, "responses", message, "add one that costs nothing and needs nothing");
    }
    if data.incursions.is_empty() {
        report.about(
            Code::EmptyList,
            "incursions",
            "Moscow has no means of pressure".into(),
            "include `common/incursions.ron`",
        );
    }
}
