//! Members and sites.

use super::Report;
use crate::core::arena::Id;
use crate::core::ids::MemberId;
use crate::diag::Code;
use crate::scenario::data::ScenarioData;

pub fn check(data: &ScenarioData, report: &mut Report) {
    let seats = data.members.iter().filter(|member| member.seat).count();
    if seats == 0 {
        report.about(Code::EmptyList, "members", "nobody is played".into(), "give at least one member `seat: true`");
    }
    if data.members.len() > 64 {
        let message = format!("{} members are too many", data.members.len());
        report.about(Code::OutOfRange, "members", message, "at most 64 members fit");
    }
    for (place, member) in data.members.iter().enumerate() {
        if member.gdp_eur_bn.0 <= 0 {
            let message = format!("{} has no economy", member.name);
            report.at(Code::InconsistentValue, &member.id, "here", message, "give `gdp_eur_bn` in EUR bn, above 0");
        }
        match member.caucus {
            Some(_) if member.seat => {
                let message = format!("{} is played and follows a caucus", member.name);
                report.at(Code::InconsistentValue, &member.id, "here", message, "remove `caucus`, or `seat`");
            }
            Some(seat) if seat.index() >= seats && seat != MemberId::from_index(place) => {
                let message = format!("the caucus of {} is led by a capital that is not played", member.name);
                report.at(
                    Code::InconsistentValue,
                    &member.id,
                    "here",
                    message,
                    "name a member with `seat: true`, or leave `caucus` out",
                );
            }
            _ => {}
        }
    }
    if data.sites.is_empty() {
        report.about(
            Code::EmptyList,
            "sites",
            "there is no site".into(),
            "a scenario needs at least one place to defend",
        );
    }
    for site in &data.sites {
        if site.defenders.is_empty() {
            let message = format!("nobody defends {}", site.name);
            report.at(Code::EmptyList, &site.id, "here", message, "name at least one defender");
        }
    }
}
