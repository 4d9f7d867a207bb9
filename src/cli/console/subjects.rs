//! What an order is about: the words by which it is found.

use crate::core::ids::{AreaId, InitiativeId, OptionId, SiteId};
use crate::report::narrate::Teller;
use crate::rules::order::Order;
use crate::rules::words::{Ballot, BudgetLine, Promise};
use crate::sim::Observation;

/// The ids an order is about.
pub fn subject(obs: &Observation, order: &Order) -> Vec<String> {
    let rules = obs.rules();
    let member = |id| rules.members.get(id).map(|row| row.id.to_string());
    let option = |id: OptionId| rules.options.get(id).map(|row| row.id.to_string());
    let programme = |id| obs.programme(id).and_then(|row| option(row.option()));
    let site = |id| rules.sites.get(id).map(|row| row.id.to_string());
    let sector = |id| rules.sectors.get(id).map(|row| row.id.to_string());
    let area = |id: AreaId| rules.areas.get(id).map(|row| row.id.to_string());
    let motion =
        |id| obs.motions().get(id).and_then(|row| rules.initiatives.get(row.initiative)).map(|row| row.id.to_string());
    let found = match *order {
        Order::Propose { initiative, .. } => vec![rules.initiatives.get(initiative).map(|row| row.id.to_string())],
        Order::Persuade { motion: id, holdout, .. } => vec![member(holdout), motion(id)],
        Order::Vote { motion: id, ballot } => {
            let words: &[&str] = match ballot {
                Ballot::Silent => &["yes", "agree", "consent"],
                Ballot::OptOut => &["abstain", "out"],
                Ballot::Break => &["no", "block", "veto"],
            };
            words.iter().map(|word| Some((*word).to_owned())).chain([motion(id)]).collect()
        }
        Order::Choose { inject, choice } => vec![
            rules.injects.get(inject).map(|row| row.id.to_string()),
            Some(char::from(b'a'.saturating_add(choice.min(25))).to_string()),
        ],
        Order::MakePledge { promise, about, .. } => vec![
            Some(
                match promise {
                    Promise::Spend => "spend",
                    Promise::Contribute => "contribute",
                    Promise::Brigade => "brigade",
                    Promise::Programme => "programme",
                    Promise::Back => "back",
                }
                .to_owned(),
            ),
            match promise {
                Promise::Contribute | Promise::Programme => area(AreaId(about)),
                Promise::Brigade => site(SiteId(about)),
                Promise::Back => rules.initiatives.get(InitiativeId(about)).map(|row| row.id.to_string()),
                Promise::Spend => None,
            },
        ],
        Order::Start { option: id, .. } => {
            let areas = rules.options.get(id).into_iter().flat_map(|row| row.points.pairs());
            std::iter::once(option(id))
                .chain(areas.filter(|(_, points)| points.0 > 0).map(|(id, _)| area(id)))
                .collect()
        }
        Order::Join { programme: id, .. }
        | Order::SetShare { programme: id, .. }
        | Order::Leave { programme: id }
        | Order::Accelerate { programme: id }
        | Order::Cancel { programme: id }
        | Order::JumpQueue { programme: id } => vec![programme(id)],
        Order::SwapSlots { mine, theirs } | Order::CedeSlot { mine, theirs } => {
            vec![programme(mine), programme(theirs)]
        }
        Order::SendBrigade { site: id, .. }
        | Order::WithdrawBrigade { site: id }
        | Order::AirPolicing { site: id }
        | Order::Exercise { site: id } => vec![site(id)],
        Order::Surge { sector: id, .. } | Order::KeepLine { sector: id } => vec![sector(id)],
        Order::HostBrigade { from: id } | Order::Reassure { member: id } | Order::Lend { to: id, .. } => {
            vec![member(id)]
        }
        Order::Lobby { instead: id } => vec![member(id)],
        Order::SideDeal { with } => vec![with.map_or_else(|| Some("washington".to_owned()), member)],
        Order::ShiftSplit { from, to, .. } => vec![Some(line(from)), Some(line(to))],
        Order::Respond { response, article4, .. } => vec![
            rules.responses.get(response).map(|row| row.id.to_string()),
            Some(if article4 { "article4" } else { "alone" }.to_owned()),
        ],
        Order::Back { incident, .. } => {
            vec![obs.incidents().get(usize::from(incident)).and_then(|row| member(row.target))]
        }
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

fn line(line: BudgetLine) -> String {
    line.text().to_owned()
}

/// The words by which an order is found: its ids, the parts of them, and the words of its text.
pub fn keywords(teller: Teller, obs: &Observation, order: &Order) -> Vec<String> {
    let mut keys = subject(obs, order);
    let parts: Vec<String> = keys.iter().flat_map(|id| id.split('-').map(str::to_owned)).collect();
    keys.extend(parts);
    let text = teller.order(obs.seat(), order).to_lowercase();
    keys.extend(
        text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).map(str::to_owned),
    );
    keys
}
