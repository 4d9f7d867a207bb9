//! Partners outside the alliance, and demands backed by tariffs.

use super::Report;
use crate::diag::Code;
use crate::scenario::data::ScenarioData;

/// Partnerships are kept as one bit each.
const PARTNERS_MAX: usize = 8;

pub fn check(data: &ScenarioData, report: &mut Report) {
    if data.partners.len() > PARTNERS_MAX {
        let message = format!("{} partners outside the alliance are too many", data.partners.len());
        report.about(Code::OutOfRange, "partners", message, "at most 8 fit");
    }
    for partner in data.partners.iter().filter(|partner| partner.from_turn > data.turns) {
        let message = format!("{} is open to a tie after the last turn", partner.name);
        report.at(Code::Unused, &partner.id, "never offered", message, "lower `from_turn`");
    }
    for demand in &data.demands {
        let (fewest, most) = demand.targets;
        if fewest < 1 || most < fewest {
            let message = format!("`{}` is made of {fewest} to {most} capitals", demand.id);
            report.at(
                Code::InconsistentValue,
                &demand.id,
                "here",
                message,
                "give the fewest, at least 1, and the most",
            );
        }
        if demand.from_turn > data.turns {
            let message = format!("`{}` is made after the last turn", demand.id);
            report.at(Code::Unused, &demand.id, "never made", message, "lower `from_turn`");
        }
    }
}
