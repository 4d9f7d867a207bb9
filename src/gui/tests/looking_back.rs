//! The list of saves and the screen that looks back.

use super::*;
use crate::gui::front::Front;
use crate::gui::session::{Kept, Summary};

fn saves() -> Front {
    let kept = |name: &str, save| Kept { path: name.into(), written: std::time::SystemTime::now(), save };
    let sound = Summary { scenario: "hague-promises".into(), variant: None, turns: 3, humans: 1 };
    let damaged = "bad.ron: is cut short: copy it again".to_owned();
    Front {
        look: look(),
        scenarios: Vec::new(),
        kept: vec![kept("good.ron", Ok(sound)), kept("bad.ron", Err(damaged))],
    }
}

#[test]
fn saves_are_gone_on_with_looked_back_on_and_put_away() {
    let front = saves();
    for (label, wanted) in [
        ("Go on", Intent::Open("good.ron".into())),
        ("Look back", Intent::LookBack(Some("good.ron".into()))),
        ("Put away", Intent::PutAway("bad.ron".into())),
        ("Back", Intent::Go(Screen::Title)),
    ] {
        let mut harness = drawn(vec2(1280.0, 720.0), |ui, wanted| screen::saves::show(&front, ui, wanted));
        assert_eq!(pressed(&mut harness, label), [wanted]);
    }
    let mut title = drawn(vec2(1280.0, 720.0), |ui, wanted| screen::title::show(&front, ui, wanted));
    assert!(title.query_all_by_label_contains("cut short").next().is_some(), "the title says what is wrong");
    assert_eq!(pressed(&mut title, "Saved games"), [Intent::Go(Screen::Saves)]);
    assert_eq!(pressed(&mut title, "Look back"), [Intent::LookBack(Some("good.ron".into()))]);
}

#[test]
fn a_game_is_scrubbed_with_buttons_and_keys() {
    let mut session = table(1);
    for _ in 0..3 {
        play_to(&mut session, Step::Report);
        play_to(&mut session, Step::Propose);
    }
    let mut session = session.copy().unwrap();
    session.stand_at(2);
    let view = view_of(&session, ME);
    let past: Panel = |view, ui, wanted| screen::past::show(view, (1, 3), &[ME], false, ui, wanted);
    for (label, wanted) in [
        ("The turn before", Intent::StandAt(1)),
        ("The next turn", Intent::StandAt(3)),
        ("Play", Intent::PlayBack(true)),
        ("Back", Intent::LeavePast),
    ] {
        assert_eq!(press(&view, past, label), [wanted]);
    }
    for (key, wanted) in [
        (egui::Key::ArrowLeft, Intent::StandAt(1)),
        (egui::Key::ArrowRight, Intent::StandAt(3)),
        (egui::Key::Space, Intent::PlayBack(true)),
        (egui::Key::Escape, Intent::LeavePast),
    ] {
        let shown = view.clone();
        let mut harness = drawn(vec2(1280.0, 720.0), move |ui, wanted| past(&shown, ui, wanted));
        harness.state_mut().clear();
        harness.key_press(key);
        harness.run_steps(2);
        assert_eq!(*harness.state(), [wanted]);
    }
    // Narrow, and at the last turn: nothing leads further.
    session.stand_at(3);
    assert_eq!(press_in(vec2(640.0, 360.0), &view_of(&session, ME), past, "The next turn"), []);
}
