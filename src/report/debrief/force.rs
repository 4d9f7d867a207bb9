//! The coalition's force: what was pledged and what came, how often the ceasefire was broken, and whether the force held.

use super::when;
use crate::report::narrate::{brigades, points, upper};
use crate::report::page::{Ink, Page};
use crate::report::timeline::Chronicle;
use crate::rules::event::Event;
use crate::rules::words::War;

/// The ledger of the force; nothing where the scenario has none.
pub(super) fn tell(chronicle: &Chronicle, page: &mut Page) {
    let rules = &chronicle.rules;
    let Some(last) = chronicle.last().filter(|_| rules.params.ukraine.force.is_some()) else { return };
    page.rule("The force: pledged, come, tried");
    page.gap();
    let mut ceasefires: Vec<String> = Vec::new();
    let (mut violations, mut tried, mut held, mut attacked) = (0u32, 0u32, 0u32, 0u32);
    let mut strongest = (0, 0);
    for (record, _, entry) in chronicle.entries() {
        match entry.event {
            Event::WarChanged { to: War::Ceasefire } => ceasefires.push(when(rules, record.turn)),
            Event::CeasefireViolated { .. } => violations += 1,
            Event::CoalitionAttacked { .. } => attacked += 1,
            Event::ForceTested { held: stood, .. } => {
                tried += 1;
                held += u32::from(stood);
            }
            Event::ForceStands { weight, .. } if weight > strongest.0 => strongest = (weight, record.turn),
            _ => {}
        }
    }
    let lead = if ceasefires.is_empty() {
        "No ceasefire came, so nobody learnt whether the pledges were good.".to_owned()
    } else {
        format!(
            "A ceasefire began in {}. Violated: {}. Troops attacked in force: {}. Fighting tried again with the force in the way: {}; \
             held: {}.",
            ceasefires.join(" and "),
            times(violations),
            times(attacked),
            times(tried),
            times(held)
        )
    };
    page.paragraph(Ink::Plain, &lead);
    if strongest.0 > 0 {
        let weight = brigades(strongest.0.into());
        let at = when(rules, strongest.1);
        page.paragraph(
            Ink::Plain,
            &format!("At its strongest, in {at}, it weighed as much as {weight} well supplied."),
        );
    }
    let teller = last.teller(rules);
    for member in rules.member_ids() {
        let (mut pledged, mut came, mut support) = (0, 0, 0);
        for (_, _, entry) in chronicle.entries() {
            match entry.event {
                Event::ForcePledged { member: who, cb } if who == member && cb > 0 => pledged += i32::from(cb),
                Event::CoalitionSent { member: who, cb } if who == member && cb > 0 => came += i32::from(cb),
                Event::SupportGiven { member: who, cp } if who == member && cp > 0 => support = support.max(cp),
                _ => {}
            }
        }
        if pledged + came + i32::from(support) == 0 {
            continue;
        }
        let size = |cb| if cb == 0 { "nothing".to_owned() } else { brigades(cb) };
        let mut text = format!("pledged {}, sent {}", size(pledged), size(came));
        if support > 0 {
            text.push_str(&format!(", carried and watched for it with {}", points(support.into())));
        }
        page.entry(&upper(teller.cap(member)), &format!("{}.", upper(&text)));
    }
    page.gap();
}

/// How often, in words.
fn times(count: u32) -> String {
    match count {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}
