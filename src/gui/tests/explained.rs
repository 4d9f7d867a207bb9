//! Every number explains itself, its parts add up to it, and the forecast of a draft is shown with it.

use super::*;
use crate::ai::lookahead::forecast::Forecast;
use crate::gui::panel::fan;
use crate::gui::preview::Fan;
use crate::gui::view::Why;
use crate::gui::view::score::why_score;
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
    adds_up(&view.why_core());
    assert!(adds_up(&view.why_world("world-escalation", Meter::Escalation, view.world.escalation)) > 0);
    assert!(adds_up(&view.why_world("world-front", Meter::Front, view.world.front)) > 0);
    let pairs = view.rules.seat_ids().filter(|seat| *seat != ME);
    let trust: usize = pairs.map(|seat| adds_up(&view.why_trust(ME, seat)) + adds_up(&view.why_trust(seat, ME))).sum();
    assert!(trust > 4, "{trust} entries");
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
    for (panel, label, folds, part) in [
        (
            covers::show as Panel,
            format!("Gap: {area}"),
            vec!["European points", "All points, and what moved them"],
            "Others' points",
        ),
        (capital::show, "Score so far, of 100".to_owned(), vec!["Shared", "Own agenda"], "Peace kept"),
        (programmes::show, programme, vec!["Chance to slip, a turn"], "A programme of this kind"),
    ] {
        let shown = view.clone();
        let mut harness = drawn(vec2(900.0, 700.0), move |ui, wanted| panel(&shown, ui, wanted));
        assert_eq!(pressed(&mut harness, &label), []);
        assert!(!shows(&harness, part));
        for fold in folds {
            harness.get_by_role_and_label(egui::accesskit::Role::Button, fold).click();
            harness.run_steps(12);
            assert!(shows(&harness, part), "{label} does not open to {part} with {fold}");
        }
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
