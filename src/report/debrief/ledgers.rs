//! The ledgers: procurement as planned and as it came, pressure and what Moscow learnt, Washington, pledges.

use std::collections::BTreeMap;

use super::when;
use crate::core::ids::{IncursionId, MemberId, ProgrammeId, ResponseId};
use crate::report::narrate::{clip, list, money, one, percent, percent_bp, signed_points, upper};
use crate::report::page::{Ink, Page};
use crate::report::timeline::Chronicle;
use crate::rules::event::Event;
use crate::rules::procurement::state::Stage;
use crate::rules::state::State;
use crate::rules::washington::partners;
use crate::rules::washington::state::{PackageState, Tariff};
use crate::rules::words::{Intent, PledgeState};

/// Programmes that mattered: planned and actual first delivery, slips, price.
pub(super) fn procurement(chronicle: &Chronicle, page: &mut Page) {
    let Some(last) = chronicle.last() else { return };
    let rules = &chronicle.rules;
    page.rule("Procurement: planned and delivered");
    page.gap();
    let mut first: BTreeMap<ProgrammeId, u8> = BTreeMap::new();
    for (record, _, entry) in chronicle.entries() {
        if let Event::LotDelivered { programme, .. } = entry.event {
            first.entry(programme).or_insert(record.turn);
        }
    }
    let teller = last.teller(rules);
    let mut rows: Vec<_> = last.state.procurement.programmes.pairs().filter(|(_, row)| row.price.0 > 0).collect();
    rows.sort_by_key(|(id, row)| (-i32::from(row.slips), -row.price.0, *id));
    let slips: i32 = rows.iter().map(|(_, row)| i32::from(row.slips)).sum();
    let late = rows.iter().filter(|(_, row)| row.slips > 0).count();
    page.paragraph(
        Ink::Plain,
        &format!("{} programmes were under contract; {late} of them slipped, by {slips} turns in all.", rows.len()),
    );
    let room = page.width().saturating_sub(46).clamp(16, 44);
    if !rows.is_empty() {
        page.raw(&format!("  {:<room$} {:>9} {:>9} {:>5}  {}", "first lot", "planned", "came", "slips", "price"));
    }
    for (id, row) in rows.iter().take(10) {
        let came = match (first.get(id), row.stage) {
            (Some(turn), _) => when(rules, *turn),
            (None, Stage::Ended) => "cancelled".to_owned(),
            (None, _) if row.lots > 0 => "long ago".to_owned(),
            (None, _) => "not yet".to_owned(),
        };
        let planned = if row.planned_first == 0 { "–".to_owned() } else { when(rules, row.planned_first) };
        let name = clip(&teller.programme(*id), room);
        page.raw(&format!("  {name:<room$} {planned:>9} {came:>9} {:>5}  {}", row.slips, money(row.price.0)));
    }
    page.gap();
}

/// Incidents by kind and by answer, Moscow's intent and what it learnt.
pub(super) fn pressure(chronicle: &Chronicle, page: &mut Page) {
    let Some(last) = chronicle.last() else { return };
    let rules = &chronicle.rules;
    let teller = last.teller(rules);
    page.rule("Pressure: what Moscow tried, and what it learnt");
    page.gap();
    let mut kinds: BTreeMap<IncursionId, (u32, Vec<MemberId>)> = BTreeMap::new();
    let mut answers: BTreeMap<ResponseId, u32> = BTreeMap::new();
    for (_, _, entry) in chronicle.entries() {
        match entry.event {
            Event::Incident { kind, target, .. } => {
                let row = kinds.entry(kind).or_default();
                row.0 += 1;
                row.1.push(target);
            }
            Event::Responded { response, .. } => *answers.entry(response).or_default() += 1,
            _ => {}
        }
    }
    for (kind, (count, targets)) in &kinds {
        let mut often: BTreeMap<MemberId, u32> = BTreeMap::new();
        for target in targets {
            *often.entry(*target).or_default() += 1;
        }
        let mut often: Vec<_> = often.into_iter().collect();
        often.sort_by_key(|(member, count)| (std::cmp::Reverse(*count), *member));
        let names: Vec<String> =
            often.iter().take(4).map(|(member, n)| format!("{} {n}", rules.name(*member))).collect();
        page.entry(&format!("{count} ×"), &format!("{}: {}", upper(teller.incursion(*kind)), names.join(", ")));
    }
    if !answers.is_empty() {
        let said: Vec<String> =
            answers.iter().map(|(response, n)| format!("{} {n}", teller.response(*response))).collect();
        page.entry("Answers", &said.join(", "));
    }
    let moscow = &last.state.moscow;
    let wanted = match moscow.intent {
        Intent::Defensive => {
            "Moscow feared the alliance. Restraint was not weakness in this game, and the doubters were right."
        }
        Intent::Opportunist => {
            "Moscow took what was offered, and only that. Every gap was an invitation, every answer a price."
        }
        Intent::Revisionist => {
            "Moscow meant to break the alliance. What stopped it, or did not, was what stood in its way."
        }
    };
    page.entry_in("It wanted", Ink::Title, wanted);
    let mut learnt: Vec<(i16, IncursionId, MemberId)> = rules
        .incursions
        .ids()
        .flat_map(|kind| rules.member_ids().map(move |member| (kind, member)))
        .filter_map(|(kind, member)| moscow.learnt.get(moscow.place(kind, member)).map(|&cost| (cost, kind, member)))
        // What one capital's answer taught is carried to others as a guess: told is only what was tried on somebody.
        .filter(|(cost, kind, member)| {
            *cost > 0 && kinds.get(kind).is_some_and(|(_, targets)| targets.contains(member))
        })
        .collect();
    learnt.sort_by_key(|(cost, kind, member)| (-cost, *kind, *member));
    let dear: Vec<String> = learnt
        .iter()
        .take(3)
        .map(|(cost, kind, member)| format!("{} ({})", teller.against(*kind, *member), one((*cost).into())))
        .collect();
    if dear.is_empty() {
        page.entry("It learnt", "Nothing that would have made it hesitate.");
    } else {
        page.entry("It learnt", &format!("Dearest, on a scale of 100: {}.", list(&dear)));
    }
    page.gap();
}

/// Where commitment was heading and why, and which packages are left.
pub(super) fn washington(chronicle: &Chronicle, page: &mut Page) {
    let Some(last) = chronicle.last() else { return };
    let rules = &chronicle.rules;
    let own = &last.state.drawdown;
    page.rule("Washington: what stood behind the decisions");
    page.gap();
    let names = [
        "administration",
        "European spending",
        "orders placed in America",
        "compact",
        "Indo-Pacific",
        "Middle East",
        "disputes",
        "planning for absence",
    ];
    let parts: Vec<String> = names
        .iter()
        .zip(own.target_parts)
        .filter(|(_, part)| *part != 0)
        .map(|(name, part)| format!("{name} {}", signed_points(part.into())))
        .collect();
    let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    page.entry(
        "Commitment",
        &format!("{} at the end, heading for {}{parts}.", one(own.commitment.get()), one(own.target.into())),
    );
    let teller = last.teller(rules);
    let state_of = |wanted: fn(&PackageState) -> bool| -> Vec<String> {
        own.packages.pairs().filter(|(_, state)| wanted(state)).map(|(id, _)| teller.package(id)).collect()
    };
    for (label, names) in [
        ("Gone", state_of(|state| *state == PackageState::Left)),
        ("Announced", state_of(|state| matches!(state, PackageState::Announced(_)))),
        ("Stayed", state_of(|state| *state == PackageState::Present)),
    ] {
        if !names.is_empty() {
            page.entry(label, &upper(&format!("{}.", names.join("; "))));
        }
    }
    page.gap();
}

/// Who found partners elsewhere, who gave in to tariffs and who bore them; nothing where neither happened.
pub(super) fn trade(state: State, page: &mut Page) {
    let (rules, own) = (state.rules, state.drawdown);
    let bears = |seat: MemberId| matches!(own.tariffs[seat], Tariff::InForce(_));
    let touched =
        |seat: &MemberId| own.partners[*seat] != 0 || own.yields[*seat] > 0 || own.trade[*seat] != 0 || bears(*seat);
    if !rules.seat_ids().any(|seat| touched(&seat)) {
        return;
    }
    page.rule("Markets and pressure: partners elsewhere, tariffs borne");
    page.gap();
    for seat in rules.seat_ids().filter(touched) {
        let mut said = Vec::new();
        let names: Vec<&str> = partners::of(rules, own.partners[seat]).map(|(_, row)| row.name.as_str()).collect();
        if !names.is_empty() {
            said.push(format!("tied to {}", list(&names)));
        }
        match own.yields[seat] {
            0 => {}
            1 => said.push("gave in once".to_owned()),
            2 => said.push("gave in twice".to_owned()),
            times => said.push(format!("gave in {times} times")),
        }
        if bears(seat) {
            let over =
                own.demands[seat].map_or(String::new(), |demand| format!(" over {}", rules.demands[demand].name));
            said.push(format!("still bore a tariff{over}"));
        }
        match own.trade[seat] {
            0 => {}
            by => {
                let sign = if by > 0 { "+" } else { "" };
                said.push(format!("{sign}{} of growth a year in the end", percent_bp(by.into())));
            }
        }
        page.entry(rules.name(seat), &format!("{}.", upper(&said.join("; "))));
    }
    page.gap();
}

/// Who kept its word.
pub(super) fn pledges(chronicle: &Chronicle, page: &mut Page) {
    let Some(last) = chronicle.last() else { return };
    let rules = &chronicle.rules;
    let teller = last.teller(rules);
    let all = &last.state.pledges.list;
    if all.is_empty() {
        return;
    }
    page.rule("Words given");
    page.gap();
    let count = |state: PledgeState| all.iter().filter(|pledge| pledge.state == state).count();
    let (kept, late, broken, open) =
        (count(PledgeState::Kept), count(PledgeState::Late), count(PledgeState::Broken), count(PledgeState::Open));
    let due = kept + late + broken;
    let honoured = ((kept + late) * 1000).checked_div(due).map_or_else(
        || "none was due yet".to_owned(),
        |share| format!("{} of those due were honoured", percent(i32::try_from(share).unwrap_or(0))),
    );
    page.paragraph(
        Ink::Plain,
        &format!("{} pledges: {kept} kept, {late} late, {broken} broken, {open} still open; {honoured}.", all.len()),
    );
    for (id, pledge) in all.pairs().filter(|(_, pledge)| pledge.state == PledgeState::Broken).take(6) {
        let counted = if pledge.counted_on.is_empty() {
            String::new()
        } else {
            format!("; {} had counted on it", teller.caps(pledge.counted_on.iter()))
        };
        page.bullet(&format!("{} did not {}{counted}.", rules.name(pledge.by), teller.pledge(id)));
    }
    page.gap();
}
