//! Whole games, saved, replayed and resumed.

mod common;

use std::sync::Arc;

use common::{TO_THE_END, go_on, hague, random, record, scripted};
use gap_years::core::ids::MemberId;
use gap_years::replay::{ReplayError, Save, Unfit, from_text, load, resume, save_atomically, to_text, verify};
use gap_years::rules::RULES_VERSION;
use gap_years::rules::order::Order;
use gap_years::rules::phase::Step;
use gap_years::rules::ruleset::Ruleset;
use gap_years::sim::Game;

fn played(rules: &Arc<Ruleset>, seed: u64, until: (u8, Step)) -> Save {
    let mut game = Game::new(Arc::clone(rules));
    let recorder = record(&mut game, &mut random(rules), seed, until, |_| ());
    recorder.save(&game)
}

#[test]
fn a_game_comes_out_again_as_it_was_played() {
    let scenario = hague();
    let mut game = Game::new(Arc::clone(&scenario.rules));
    for (seed, mut field) in [(1, random(&scenario.rules)), (2, scripted(&scenario, 2)), (3, scripted(&scenario, 3))] {
        let recorder = record(&mut game, &mut field, seed, TO_THE_END, |_| ());
        let save = recorder.save(&game);
        assert!(save.orders() > 100, "only {} orders were given", save.orders());
        let verified = verify(&save, Arc::clone(&scenario.rules)).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((verified.turns, verified.orders, verified.total), (save.finished(), save.orders(), save.total));
    }
}

#[test]
fn a_file_survives_the_way_to_disk_and_back() {
    let rules = hague().rules;
    let save = played(&rules, 5, TO_THE_END);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("game.ron");
    save_atomically(&path, &save).unwrap();
    let loaded = load(&path).unwrap();
    assert_eq!(loaded, save);
    verify(&loaded, rules).unwrap();
}

#[test]
fn a_game_cut_off_anywhere_goes_on_to_the_same_end() {
    let rules = hague().rules;
    let whole = played(&rules, 7, TO_THE_END);
    for until in [(0, Step::Report), (1, Step::Propose), (3, Step::Orders), (4, Step::Negotiate), (6, Step::Report)] {
        let part = played(&rules, 7, until);
        let part = from_text(to_text(&part).unwrap().as_bytes()).unwrap();
        let (mut game, mut recorder) = resume(&part, Arc::clone(&rules)).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((game.turn(), game.step()), until);
        assert_eq!(recorder.save(&game), part, "resumed at {until:?}");
        go_on(&mut game, &mut recorder, &mut random(&rules), TO_THE_END, &mut |_| ());
        assert_eq!(recorder.save(&game), whole, "resumed at {until:?}");
    }
}

#[test]
fn a_divergence_is_named_with_turn_phase_and_field() {
    let rules = hague().rules;
    let save = played(&rules, 11, TO_THE_END);
    let mut bad = save.clone();
    let place = save.fields.iter().position(|field| field == "treasury.free").expect("treasury.free is state");
    let close = bad.turns[1].close.as_mut().unwrap();
    close.hash ^= 1;
    close.fields[place] ^= 1;
    close.phases[7].1 ^= 1;
    let phase = close.phases[7].0;
    match verify(&bad, rules).unwrap_err() {
        ReplayError::Diverged { turn: 2, phase: Some(found), fields, steady: true } => {
            assert_eq!(found, phase);
            assert_eq!(fields, ["treasury.free"]);
        }
        other => panic!("{other}"),
    }
}

#[test]
fn an_order_that_is_now_refused_is_named() {
    let rules = hague().rules;
    let mut bad = played(&rules, 13, TO_THE_END);
    let step = bad.turns[2].steps.iter_mut().find(|step| step.step == Step::Orders).expect("orders are asked for");
    step.orders.insert(0, (MemberId(0), vec![Order::SetCore { bp: i32::MAX }]));
    let error = verify(&bad, Arc::clone(&rules)).unwrap_err();
    assert!(matches!(error, ReplayError::Refused { turn: 3, .. }), "{error}");
    let text = error.to_string();
    assert!(text.contains("SetCore") && text.contains(rules.name(MemberId(0))), "{text}");

    let mut strange = played(&rules, 13, (2, Step::Orders));
    strange.turns[0].steps[0].orders.push((MemberId(63), vec![Order::BackChannel]));
    assert_eq!(verify(&strange, Arc::clone(&rules)), Err(ReplayError::NoSuchSeat { turn: 1, seat: 63 }));

    let mut jumbled = played(&rules, 13, TO_THE_END);
    jumbled.turns.swap(1, 2);
    assert_eq!(verify(&jumbled, rules), Err(ReplayError::OutOfOrder { expected: 2, found: 3 }));
}

#[test]
fn another_scenario_or_other_rules_are_refused() {
    let rules = hague().rules;
    let save = played(&rules, 17, (2, Step::Report));
    let refused = |save: &Save| match verify(save, Arc::clone(&rules)) {
        Err(ReplayError::Unfit(unfit)) => unfit,
        other => panic!("{other:?}"),
    };
    let newer = Save { rules_version: RULES_VERSION + 1, ..save.clone() };
    assert!(matches!(refused(&newer), Unfit::OtherRules { .. }));
    let other = Save { scenario: "elsewhere".to_owned(), ..save.clone() };
    assert!(matches!(refused(&other), Unfit::OtherScenario { .. }));
    let changed = Save { content: save.content ^ 1, ..save };
    assert!(matches!(refused(&changed), Unfit::OtherContent { .. }));
}
