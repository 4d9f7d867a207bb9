//! Every number explains itself, its parts add up to it, and the forecast of a draft is shown with it.

use super::*;
use crate::ai::lookahead::forecast::Forecast;
use crate::gui::look::numbers::grouped;
use crate::gui::map;
use crate::gui::panel::fan;
use crate::gui::panel::{industry, moscow};
use crate::gui::preview::Fan;
use crate::gui::view::Why;
use crate::gui::view::score::why_score;
use crate::rules::order::Order;
use crate::rules::words::Meter;

/// A view after some turns, so that there is something to tell.
fn later() -> View {
    let mut session = table(1);
    for _ in 0..4 {
        play_to(&mut session, Step::Report);
        play_to(&mut session, Step::Propose);
    }
    play_to(&mut session, Step::Orders);
    view_of(&session, ME)
}

/// "+6.4%" as a number.
fn number(text: &str) -> f64 {
    let plain: String = text.replace('−', "-").chars().filter(|c| c.is_ascii_digit() || ".-".contains(*c)).collect();
    plain.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

/// The parts of a number that is told turn by turn add up to it, and the entries of each turn to the turn; returns how
/// many entries there are.
fn adds_up(why: &Why) -> usize {
    let sum: f64 = why.parts.iter().map(|part| number(&part.value)).sum();
    assert!((sum - number(&why.value)).abs() < 0.051 * why.parts.len() as f64, "{why:#?}");
    let (before, turns) = why.parts.split_last().expect("what was there before");
    assert!(before.parts.is_empty());
    for turn in turns {
        let sum: f64 = turn.parts.iter().map(|part| number(&part.value)).sum();
        assert!((sum - number(&turn.value)).abs() < 0.001 + 0.01 * turn.parts.len() as f64, "{turn:#?}");
        assert!(turn.parts.iter().all(|entry| entry.label.len() > 8), "an entry says what moved it: {turn:#?}");
    }
    turns.iter().map(|turn| turn.parts.len()).sum()
}

#[test]
fn what_moved_a_number_adds_up_to_it() {
    let view = later();
    let mut entries = 0;
    for (key, meter, now) in [
        ("means-support", Meter::Support, view.own.support),
        ("means-threat", Meter::Threat, view.own.threat),
        ("means-readiness", Meter::Readiness, view.own.readiness),
        ("means-resolve", Meter::Resolve, view.own.resolve),
        ("means-resilience", Meter::Resilience, view.own.resilience),
        ("means-regard", Meter::Regard, view.own.regard.value),
    ] {
        let why = view.why_own(key, meter, now);
        assert!(!why.note.ends_with("-is"), "{key} says what it is");
        entries += adds_up(&why);
    }
    assert!(entries > 5, "{entries} entries");
    adds_up(&view.why_core(ME, view.own.core));
    assert!(adds_up(&view.why_world("world-escalation", Meter::Escalation, view.world.escalation)) > 0);
    assert!(adds_up(&view.why_world("world-front", Meter::Front, view.world.front)) > 0);
    let pairs = view.rules.seat_ids().filter(|seat| *seat != ME);
    let trust: usize = pairs.map(|seat| adds_up(&view.why_trust(ME, seat)) + adds_up(&view.why_trust(seat, ME))).sum();
    assert!(trust > 4, "{trust} entries");
}

/// The sum of what parts show.
fn sum(parts: &[Why]) -> f64 {
    parts.iter().map(|part| number(&part.value)).sum()
}

#[test]
fn balance_and_debt_come_apart_into_what_is_taken_and_given() {
    for view in [at(Step::Orders).1, later()] {
        let balance = view.why_balance();
        let parts: Vec<Why> = balance.parts.iter().filter(|part| part.label != "Turns under stress").cloned().collect();
        assert!((sum(&parts) - number(&balance.value)).abs() < 0.001 && parts.len() >= 4, "{balance:#?}");
        let core = parts.iter().find(|part| part.label == "Defence spending").expect("defence");
        adds_up(&Why { value: crate::gui::look::numbers::percent_bp(view.own.core), ..core.clone() });
        let interest = parts.iter().find(|part| part.label == "Interest on the debt").expect("interest");
        let rule = crate::rules::treasury::rules::interest(&view.rules.params.treasury, view.own.debt);
        // Interest is taken on the debt as it was when the books were closed.
        assert!((number(&interest.value) + f64::from(rule) / 100.0).abs() < 0.2, "{interest:#?}, {rule}");
        let debt = &interest.parts[0];
        assert!((sum(&debt.parts) - number(&debt.value)).abs() < 0.001, "{debt:#?}");
        let debt = view.why_debt();
        assert!((sum(&debt.parts) - number(&debt.value)).abs() < 0.001, "{debt:#?}");
        assert_eq!(debt.parts[1].parts[0].parts.len(), parts.len(), "deficits come apart like the balance");
    }
    let stress = later().why_balance().parts.pop().expect("parts");
    assert_eq!((stress.label.as_str(), stress.parts.len()), ("Turns under stress", number(&stress.value) as usize));
}

#[test]
fn forces_troops_and_disputes_come_apart_with_the_entries_that_moved_them() {
    let mut session = table(1);
    play_to(&mut session, Step::Orders);
    let send = session.game().legal(ME).into_iter().find(|(order, _)| matches!(order, Order::SendBrigade { .. }));
    session.add(ME, send.expect("a brigade to send").0).unwrap();
    for _ in 0..5 {
        play_to(&mut session, Step::Report);
        play_to(&mut session, Step::Propose);
    }
    let view = view_of(&session, ME);
    let spare = view.why_spare();
    let [course, away] = spare.parts.as_slice() else { panic!("{spare:#?}") };
    assert!(adds_up(course) >= 1, "the brigade that was sent is told: {spare:#?}");
    assert!((sum(&away.parts) - number(&away.value)).abs() < 0.001 && number(&away.value) > 0.0);
    assert!(away.parts.iter().map(adds_up).sum::<usize>() >= 1, "its arrival is told: {away:#?}");
    let mut arrived = 0;
    for site in view.rules.sites.ids() {
        let forward = view.why_forward(site);
        assert!((sum(&forward.parts) - number(&forward.value)).abs() < 0.001);
        arrived += forward.parts.iter().map(adds_up).sum::<usize>();
    }
    assert!(arrived >= 1);
    let troops = view.why_troops();
    let [course, hosts, ..] = troops.parts.as_slice() else { panic!("{troops:#?}") };
    assert!(adds_up(course) >= 1 && number(&course.value) as i32 == view.world.troops, "{troops:#?}");
    assert!((sum(&hosts.parts) - number(&hosts.value)).abs() < 0.001);
    let left: usize = hosts.parts.iter().map(|host| adds_up(&host.parts[0])).sum();
    assert!(left >= 1, "the host of a package that left tells of it: {hosts:#?}");
    assert!(adds_up(&view.why_disputes()) >= 1);
    // The gauge at the top nests both.
    let commitment = view.gauges.commitment.why.parts.iter().find(|part| part.label == "US troops in Europe");
    assert_eq!(commitment.map(|part| &part.parts), Some(&troops.parts));
}

#[test]
fn the_load_of_a_sector_comes_apart_into_old_work_and_programmes() {
    let view = later();
    let (mut built, mut opened) = (0, 0);
    for (sector, row) in view.rules.sectors.pairs() {
        let why = view.why_load(sector);
        let shares: Vec<Why> = why.parts.iter().filter(|part| part.value.ends_with('%')).cloned().collect();
        assert!((sum(&shares) - number(&why.value)).abs() < 0.001, "{}: {why:#?}", row.name);
        built +=
            why.parts.iter().find(|part| part.label == "Programmes being built").map_or(0, |part| part.parts.len());
        let capacity = why.parts.iter().find(|part| part.label == "Work it can do in a year").expect("capacity");
        opened += capacity.parts.len() - 1;
    }
    assert!(built > 3 && opened > 0, "{built} built, {opened} turns with new lines or lost ones");
}

#[test]
fn cover_and_score_come_apart() {
    let view = later();
    let mut moved = 0;
    for area in view.rules.areas.ids() {
        let why = view.why_cover(area);
        let [_, european, american, all, ..] = why.parts.as_slice() else { panic!("{why:#?}") };
        let sum: f64 = european.parts.iter().map(|part| number(&part.value)).sum();
        assert!((sum - number(&european.value)).abs() < 0.11);
        assert!((number(&european.value) + number(&american.value) - number(&all.value)).abs() < 0.11);
        moved += adds_up(&Why { value: all.value.clone(), parts: all.parts.clone(), ..Why::default() });
    }
    assert!(moved > 5, "{moved} entries");
    let score = view.why_score();
    for level in [&score, &score.parts[0], &score.parts[1]] {
        let sum: f64 = level.parts.iter().map(|part| number(part.value.split(" of ").next().unwrap())).sum();
        assert!((sum - number(&level.value)).abs() < 0.01, "{level:#?}");
    }
    // A score that was cut says by how much.
    let cut = why_score(&view.look, &view.rules, view.shared, &view.agenda, Some(100));
    let sum: f64 = cut.parts.iter().map(|part| number(&part.value)).sum();
    assert!((sum - 10.0).abs() < 0.01 && cut.parts.len() == 3, "{cut:#?}");
}

#[test]
fn a_delay_comes_apart_into_turns_lost_and_the_chance_of_more() {
    let view = later();
    assert!(!view.programmes.is_empty());
    for row in &view.programmes {
        let why = view.why_delay(row);
        let [lost, chance, _] = why.parts.as_slice() else { panic!("{why:#?}") };
        assert_eq!(number(&lost.value) as usize, usize::from(row.slips));
        assert!(lost.parts.len() <= usize::from(row.slips));
        assert_eq!(chance.parts.len(), if row.partners.len() > 1 { 4 } else { 2 });
        // At even frailty the chance is the product of its factors.
        let product: f64 =
            chance.parts.iter().filter(|part| part.value != "?").map(|part| number(&part.value)).product();
        assert!((product - number(&chance.value)).abs() < 1.0 + 0.05 * product, "{why:#?}");
    }
}

/// Whether a text is to be seen.
fn shows(harness: &Harness<'_, Vec<Intent>>, label: &str) -> bool {
    harness.query_all_by_label_contains(label).next().is_some()
}

#[test]
fn numbers_open_their_parts_when_pressed() {
    let view = later();
    let area = view.rules.areas.iter().next().unwrap().name.clone();
    let programme = view.programmes[0].name.clone();
    let sector = view.rules.sectors.iter().next().unwrap().name.clone();
    let before = "Before that, and small changes";
    for (panel, label, folds, part) in [
        (
            capital::show as Panel,
            "Balance, GDP".to_owned(),
            vec!["Interest on the debt", "Debt, GDP"],
            "Deficits since then",
        ),
        (
            capital::show,
            "Debt, GDP".to_owned(),
            vec!["Deficits since then", "Balance, GDP"],
            "Before defence and interest",
        ),
        (capital::show, "Brigades to send".to_owned(), vec!["What moved it"], before),
        (moscow::show, grouped(view.world.troops), vec!["Where they are"], "Berlin"),
        (industry::show, format!("Load: {sector}"), vec!["Work it can do in a year"], before),
        (
            covers::show,
            format!("Gap: {area}"),
            vec!["European points", "All points, and what moved them"],
            "Others' points",
        ),
        (capital::show, "Score so far, of 100".to_owned(), vec!["Shared", "Own agenda"], "Peace kept"),
        (programmes::show, programme, vec!["Chance to slip, a turn"], "A programme of this kind"),
    ] {
        let shown = view.clone();
        let mut harness = drawn(vec2(900.0, 1000.0), move |ui, wanted| panel(&shown, ui, wanted));
        assert_eq!(pressed(&mut harness, &label), []);
        assert!(!shows(&harness, part));
        for fold in folds {
            harness.get_by_role_and_label(egui::accesskit::Role::Button, fold).click();
            harness.run_steps(12);
        }
        assert!(shows(&harness, part), "{label} does not open to {part}");
    }
}

#[test]
fn arcs_and_numbers_on_the_map_open_their_ledger_when_pressed() {
    let mut view = later();
    let (me, other) = (view.name(ME).to_owned(), view.name(MemberId(3)).to_owned());
    let before = "Before that, and small changes";
    let map = |view: &View| {
        let shown = view.clone();
        drawn(vec2(1000.0, 620.0), move |ui, wanted| map::show(&shown, ui, wanted))
    };
    let mut harness = map(&view);
    assert_eq!(pressed(&mut harness, &format!("Trust of {other} in {me}")), []);
    assert!(shows(&harness, before));
    for mode in MapMode::ALL {
        view.bench.mode = mode;
        let value = map::value(&view, MemberId(3)).filter(|_| mode != MapMode::Forward);
        let (member, value) = match value {
            Some(value) => (MemberId(3), value),
            None => view.rules.member_ids().find_map(|id| Some((id, map::value(&view, id)?))).expect("a number"),
        };
        let mut harness = map(&view);
        assert_eq!(pressed(&mut harness, &format!("{} {}", view.name(member), value.text)), [], "{mode:?}");
        for fold in ["What moved it"] {
            if let Some(fold) = harness.query_by_role_and_label(egui::accesskit::Role::Button, fold) {
                fold.click();
                harness.run_steps(12);
            }
        }
        assert!(mode == MapMode::Forward || shows(&harness, before), "{mode:?} of {}", view.name(member));
        let told = paint_label(&view, mode, member);
        assert!(shows(&harness, &told), "{mode:?}: {told}");
    }
}

/// What an explanation on the map is headed with.
fn paint_label(view: &View, mode: MapMode, member: MemberId) -> String {
    let who = view.name(member);
    match mode {
        MapMode::Trust => format!("Trust of {who} in {}", view.name(view.seat)),
        MapMode::Threat => format!("{who}: Threat perception"),
        MapMode::American => format!("US troops in {who}"),
        MapMode::Forward => "Allied brigades".to_owned(),
        MapMode::Spending => "Defence spending".to_owned(),
    }
}

#[test]
fn the_forecast_is_shown_with_the_draft_and_says_when_it_is_not_done() {
    let (_, mut view) = at(Step::Orders);
    let panel = |view: &View| {
        let shown = view.clone();
        drawn(vec2(300.0, 600.0), move |ui, wanted| draft::show(&shown, ui, wanted))
    };
    assert!(!shows(&panel(&view), "If all goes to plan"), "nothing is foreseen for nobody");
    view.fan = Fan { forecast: None, computing: true };
    assert!(shows(&panel(&view), "If all goes to plan"));
    let plan = vec![[300, 320, 350], [250, 290, 340], [180, 234, 300]];
    let forecast = Forecast { from: 1, now: 340, runs: 40, plan, idle: vec![322, 300, 251] };
    view.fan = Fan { forecast: Some(forecast), computing: true };
    let harness = panel(&view);
    assert!(
        shows(&harness, "40 quick games so far")
            && shows(&harness, "this plan 23.4%")
            && shows(&harness, "no orders 25.1%")
    );
    view.fan.computing = false;
    assert!(shows(&panel(&view), "80% band of 40 quick games"));
    // A chart of one turn draws too.
    let one = Forecast { from: 16, now: 340, runs: 1, plan: vec![[1, 2, 3]], idle: vec![4] };
    view.fan = Fan { forecast: Some(one), computing: false };
    let shown = view.clone();
    let harness = drawn(vec2(300.0, 300.0), move |ui, _| fan::show(&shown, ui));
    assert!(shows(&harness, "this plan 0.2%"));
}
