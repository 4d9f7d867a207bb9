//! Areas, sectors, kinds, the catalogue.

use super::Report;
use crate::core::arena::Id;
use crate::core::ids::KindId;
use crate::diag::Code;
use crate::rules::words::Role;
use crate::scenario::data::ScenarioData;

pub fn check(data: &ScenarioData, report: &mut Report) {
    let weights: i32 = data.areas.iter().map(|area| area.weight_permille).sum();
    if weights != 1000 {
        let message = format!("the weights of the areas add up to {weights} permille");
        report.about(Code::SharesDoNotAddUp, "areas", message, "make `weight_permille` of all areas add up to 1000");
    }
    if data.areas.len() > 16 {
        let message = format!("{} areas are too many", data.areas.len());
        report.about(Code::OutOfRange, "areas", message, "at most 16 areas fit");
    }
    for &role in Role::ALL {
        let count = data.areas.iter().filter(|area| area.role == role).count();
        if count != 1 {
            let message = format!("{count} areas have the role {role:?}");
            report.about(Code::MissingRole, "areas", message, "every role is played by exactly one area");
        }
    }
    for area in &data.areas {
        if area.enabler.is_some_and(|enabler| data.areas[enabler.index()].id == area.id) {
            let message = format!("{} enables itself", area.name);
            report.at(Code::InconsistentValue, &area.id, "here", message, "name another area, or leave `enabler` out");
        }
    }
    for kind in &data.kinds {
        let odds: i32 = kind.frailty.iter().map(|(_, odds)| odds).sum();
        if odds != 1000 {
            let message = format!("the odds of frailty of `{}` add up to {odds} permille", kind.id);
            report.at(Code::SharesDoNotAddUp, &kind.id, "here", message, "make the second numbers add up to 1000");
        }
        if kind.price_floor > kind.price_permille {
            let message = format!("the price floor of `{}` lies above its price", kind.id);
            report.at(Code::InconsistentValue, &kind.id, "here", message, "lower `price_floor`");
        }
    }
    let mut used = vec![false; data.kinds.len()];
    for option in &data.options {
        used[option.kind.index()] = true;
        if option.points.iter().all(|points| points.0 == 0) {
            let message = format!("{} gives no points", option.name);
            report.at(Code::EmptyList, &option.id, "here", message, "name at least one area in `points`");
        }
        let shares: i32 = option.running.iter().map(|(_, share)| share).sum();
        if !option.running.is_empty() && shares != 1000 {
            let message = format!("the shares in {} add up to {shares} permille", option.name);
            report.at(
                Code::SharesDoNotAddUp,
                &option.id,
                "here",
                message,
                "make the shares in `running` add up to 1000",
            );
        }
        if !option.running.is_empty() && option.running_units == 0 {
            let message = format!("{} runs with no units", option.name);
            report.at(Code::InconsistentValue, &option.id, "here", message, "give `running_units`");
        }
        if option.running.len() > crate::rules::procurement::state::PARTNERS_MAX {
            let message = format!("{} has too many partners", option.name);
            report.at(Code::OutOfRange, &option.id, "here", message, "at most 10 partners fit; join the smallest");
        }
        if option.from_turn > data.turns {
            let message = format!("{} comes to the market after the last turn", option.name);
            report.at(Code::Unused, &option.id, "never offered", message, "lower `from_turn`");
        }
    }
    for (place, _) in used.iter().enumerate().filter(|(_, used)| !**used) {
        let kind = &data.kinds[KindId::from_index(place).index()];
        let message = format!("nothing in the catalogue is of the kind `{}`", kind.id);
        report.at(Code::Unused, &kind.id, "never used", message, "add an option, or remove the kind");
    }
}
