//! Money and arms: budgets, programmes started, signed, slipped and delivered, and the lines that build them.

use super::{Detail, Turn};
use crate::core::ids::{MemberId, ProgrammeId};
use crate::report::narrate::{list, percent, percent_bp};
use crate::report::page::Page;
use crate::rules::event::Event;

/// Who raised, who cut, who is short.
pub(super) fn money(turn: &Turn, page: &mut Page) {
    let mut label = "Money";
    for text in [budgets(turn), purse(turn)].into_iter().flatten() {
        page.entry(label, &text);
        label = "";
    }
}

/// What was delivered, what slipped, what was signed and begun.
pub(super) fn tell(turn: &Turn, page: &mut Page) {
    let mut label = "Arms";
    let all = [deliveries(turn), slips(turn), contracts(turn), orders(turn), lines(turn)];
    // What came and what did not come first; a short account stops there and at what was begun.
    for text in all.into_iter().flatten().take(turn.most(2)) {
        page.entry(label, &text);
        label = "";
    }
}

/// Who raised and who cut, the largest steps first.
fn budgets(turn: &Turn) -> Option<String> {
    let mut moves = turn.pick(|event| match event {
        Event::CoreChanged { member, from, to } if from != to => Some((member, from, to)),
        _ => None,
    });
    if moves.is_empty() {
        return None;
    }
    moves.sort_by_key(|(_, (_, from, to))| -(i32::from(*to) - i32::from(*from)).abs());
    let shown = turn.most(4);
    let more = moves.len().saturating_sub(shown);
    let mut parts: Vec<String> = moves
        .iter()
        .take(shown)
        .map(|(_, (member, from, to))| {
            format!(
                "{} {} → {}",
                turn.teller.cap(*member),
                percent_bp((*from).into()).trim_end_matches('%'),
                percent_bp((*to).into())
            )
        })
        .collect();
    if more > 0 {
        parts.push(format!("{more} more"));
    }
    Some(format!("Core spending, share of GDP: {}.", parts.join(", ")))
}

fn purse(turn: &Turn) -> Option<String> {
    let stressed: Vec<MemberId> = turn
        .pick(|event| match event {
            Event::FiscalStress { member } => Some(member),
            _ => None,
        })
        .into_iter()
        .map(|(_, member)| member)
        // It is news when it begins.
        .filter(|member| turn.teller.state.treasury.stressed_for[*member] == 1)
        .collect();
    let mut all = turn.told(1, |event| {
        matches!(event, Event::LegacyReleased { .. } | Event::Lent { .. } | Event::BeyondSlack { .. })
            || matches!(event, Event::EnergyShock { .. } | Event::EnergyCalm)
    });
    if !stressed.is_empty() {
        all.insert(0, format!("Under stress from the markets: {}.", turn.teller.caps(stressed)));
    }
    (!all.is_empty()).then(|| all.join(" "))
}

/// Programmes opened, with those who joined.
fn orders(turn: &Turn) -> Option<String> {
    let teller = turn.teller;
    let mut started = turn.pick(|event| match event {
        Event::ProgrammeStarted { programme, lead } => Some((programme, lead)),
        _ => None,
    });
    let joined = turn.pick(|event| match event {
        Event::ProgrammeJoined { programme, member, .. } => Some((programme, member)),
        _ => None,
    });
    let friends = |which: ProgrammeId| -> Vec<MemberId> {
        joined.iter().filter(|(_, (programme, _))| *programme == which).map(|(_, (_, member))| *member).collect()
    };
    started.sort_by_key(|(place, (programme, _))| (std::cmp::Reverse(friends(*programme).len()), *place));
    let shown = turn.most(1);
    let mut parts: Vec<String> = started
        .iter()
        .take(shown)
        .map(|(_, (programme, lead))| {
            let with = friends(*programme);
            let with = if with.is_empty() { String::new() } else { format!(" with {}", teller.caps(with)) };
            format!("{} set out to buy {}{with}", teller.cap(*lead), teller.goods(*programme))
        })
        .collect();
    if started.len() > shown {
        let more = started.len() - shown;
        parts.push(format!("{more} more {} opened", if more == 1 { "programme" } else { "programmes" }));
    }
    let late: Vec<String> = joined
        .iter()
        .filter(|(_, (which, _))| !started.iter().any(|(_, (programme, _))| programme == which))
        .take(turn.most(1))
        .map(|(_, (programme, member))| format!("{} joined {}", teller.cap(*member), teller.programme(*programme)))
        .collect();
    parts.extend(late);
    (!parts.is_empty()).then(|| format!("{}.", parts.join("; ")))
}

fn contracts(turn: &Turn) -> Option<String> {
    let signed = turn.pick(|event| match event {
        Event::Contracted { programme, price, .. } => Some((programme, price)),
        _ => None,
    });
    let parts: Vec<String> = signed
        .iter()
        .take(turn.most(1))
        .map(|(_, (programme, price))| {
            let due = match turn.teller.row(*programme) {
                Some(row) if row.planned_first > 0 => format!(", first lot {}", turn.teller.date(row.planned_first)),
                _ => String::new(),
            };
            let price = match i32::from(*price) - 1000 {
                cheap @ ..=-50 => format!(", {} below list", percent(-cheap)),
                dear @ 50.. => format!(", {} above list", percent(dear)),
                _ => String::new(),
            };
            format!("{}{price}{due}", turn.teller.programme(*programme))
        })
        .collect();
    (!parts.is_empty()).then(|| format!("Signed: {}.", parts.join("; ")))
}

fn slips(turn: &Turn) -> Option<String> {
    let slipped = turn.pick(|event| match event {
        Event::Slipped { programme, hazard, .. } => Some((programme, hazard)),
        _ => None,
    });
    let mut parts: Vec<String> = slipped
        .iter()
        .take(turn.most(1))
        .map(|(_, (programme, hazard))| {
            // A certain slip was ordered by events, not drawn.
            let why = if *hazard >= 1000 {
                "held up by events".to_owned()
            } else {
                format!("odds {}", percent((*hazard).into()))
            };
            format!("{} ({why})", turn.teller.programme(*programme))
        })
        .collect();
    if slipped.len() > parts.len() {
        parts.push(format!("{} more", slipped.len() - parts.len()));
    }
    let mut text = if parts.is_empty() { String::new() } else { format!("A turn late: {}.", parts.join("; ")) };
    let stuck = turn.told(1, |event| {
        matches!(
            event,
            Event::Unpaid { .. } | Event::ProgrammeLeft { .. } | Event::ProgrammeEnded { cancelled: true, .. }
        )
    });
    if !stuck.is_empty() {
        text = format!("{text} {}", stuck.join(" "));
    }
    (!text.is_empty()).then(|| text.trim().to_owned())
}

fn deliveries(turn: &Turn) -> Option<String> {
    let mut lots: Vec<ProgrammeId> = turn
        .pick(|event| match event {
            Event::LotDelivered { programme, .. } => Some(programme),
            _ => None,
        })
        .into_iter()
        .map(|(_, programme)| programme)
        .collect();
    lots.dedup();
    let mut parts: Vec<String> =
        lots.iter().take(turn.most(2)).map(|programme| turn.teller.programme(*programme)).collect();
    if lots.len() > parts.len() {
        parts.push(format!("{} more", lots.len() - parts.len()));
    }
    let mut text = if parts.is_empty() { String::new() } else { format!("Delivered: lots of {}.", list(&parts)) };
    let rest = turn.told(1, |event| {
        matches!(event, Event::CrewsShort { .. } | Event::LeaseExpired { .. } | Event::SlotMoved { .. })
    });
    if !rest.is_empty() {
        text = format!("{text} {}", rest.join(" "));
    }
    (!text.is_empty()).then(|| text.trim().to_owned())
}

/// Lines that are overloaded, grow or die.
fn lines(turn: &Turn) -> Option<String> {
    let all = turn.told(if turn.detail == Detail::Full { 9 } else { 1 }, |event| match event {
        Event::LoadReached { load, .. } => load > 1050,
        Event::CapacityOrdered { .. }
        | Event::CapacityAdded { .. }
        | Event::MakersBuilt { .. }
        | Event::CapacityIdled { .. } => true,
        _ => false,
    });
    (!all.is_empty()).then(|| all.join(" "))
}
