//! Two games everybody can look at: a hash that debug and release share, and the first turns as they are told.
//!
//! After a deliberate change of the rules or the words: `UPDATE_GOLDEN=1 cargo test --no-default-features --test golden`,
//! read the difference, and raise `RULES_VERSION` where old saves now play differently.

#![expect(clippy::unwrap_used, reason = "a test that cannot write its golden file has to stop")]

mod common;

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use common::{TO_THE_END, go_on, hague, record, scripted};
use gap_years::replay::Recorder;
use gap_years::report::story::{Detail, Setting, story};
use gap_years::report::timeline::Chronicle;
use gap_years::rules::phase::Step;
use gap_years::sim::Game;

/// Compares with the file, or writes it where that is asked for.
fn golden(name: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, now).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace('\r', "");
    if kept == now {
        return;
    }
    let line = kept.lines().zip(now.lines()).take_while(|(a, b)| a == b).count();
    let at = |text: &str| text.lines().nth(line).unwrap_or("(no such line)").to_owned();
    panic!(
        "tests/golden/{name} differs from line {}:\n  kept {}\n  now  {}\n\
         If that is meant: UPDATE_GOLDEN=1 cargo test --no-default-features --test golden",
        line + 1,
        at(&kept),
        at(now)
    );
}

#[test]
fn a_whole_game_has_the_same_hash_in_every_build() {
    let scenario = hague();
    let mut game = Game::new(Arc::clone(&scenario.rules));
    let mut text = String::new();
    for seed in [1, 2026] {
        let mut field = scripted(&scenario, seed);
        record(&mut game, &mut field, seed, TO_THE_END, |game| {
            if matches!(game.step(), Step::Report | Step::Over) {
                writeln!(text, "seed {seed}, turn {:>2}: {:016x}", game.turn(), game.state().hash()).unwrap();
            }
        });
    }
    golden("hague-promises.hash", &text);
}

#[test]
fn the_first_three_turns_are_told_like_this() {
    let scenario = hague();
    let mut game = Game::new(Arc::clone(&scenario.rules));
    let mut recorder = Recorder::start(&mut game, 1);
    let mut chronicle = Chronicle::new(Arc::clone(&scenario.rules), game.state());
    let setting = Setting { width: 100, colour: false, detail: Detail::Usual };
    let mut text = String::new();
    go_on(&mut game, &mut recorder, &mut scripted(&scenario, 1), (3, Step::Report), &mut |game| {
        if game.step() == Step::Report {
            chronicle.record(game.state(), game.log(), game.snapshot());
            let told = chronicle.last().unwrap();
            let before = chronicle.gauges_before(told.turn);
            text.push_str(&story(told.teller(&chronicle.rules), before, setting));
        }
    });
    for turn in ["Turn 1", "Turn 2", "Turn 3"] {
        assert!(text.contains(turn), "{turn} is not told");
    }
    golden("story-seed-1.txt", &text);
}
