//! Lessons: what counts as done, and one bad file for every mistake a tutorial can hold.

use std::sync::Arc;

use gap_years::diag::Code;
use gap_years::rules::order::Order;
use gap_years::rules::phase::Step;
use gap_years::scenario::{Deed, Page, Tutorial, check_path, load_shipped};
use gap_years::sim::Game;
use gap_years::sim::lessons::{Mark, Pages, Progress, met};

fn first_winter() -> (Game, Tutorial) {
    let scenario = load_shipped("first-winter").unwrap_or_else(|failure| panic!("{failure}"));
    let tutorial = scenario.tutorial.clone().expect("it is the tutorial");
    (Game::new(Arc::clone(&scenario.rules)), tutorial)
}

fn to_orders(game: &mut Game) {
    while game.step() != Step::Orders {
        game.advance();
    }
}

#[test]
fn a_deed_is_read_off_accepted_orders() {
    let (mut game, tutorial) = first_winter();
    to_orders(&mut game);
    let seat = tutorial.seat;
    let mut progress = Progress::new(&tutorial);
    let read = |progress: &mut Progress, game: &Game, pages| progress.look(&tutorial, &game.observe(seat), pages);
    assert!(read(&mut progress, &game, Pages::default()).is_empty());
    let mut pages = Pages::default();
    pages.open(Page::Preview);
    assert_eq!(read(&mut progress, &game, pages), [0]);
    // An order that is refused counts for nothing; one that is accepted does; taken back it is open again.
    let id = |name: &str| game.rules().options.pairs().find(|(_, row)| row.id.as_str() == name).expect(name).0;
    let (foreign, own) = (id("arrow-3"), id("camm-battery"));
    assert!(game.submit(seat, &[Order::Start { option: foreign, units: 1 }]).refused.is_some());
    assert!(read(&mut progress, &game, pages).is_empty());
    assert!(game.submit(seat, &[Order::Start { option: own, units: 1 }]).refused.is_none());
    assert_eq!(read(&mut progress, &game, pages), [1]);
    game.withdraw(seat);
    read(&mut progress, &game, pages);
    assert_eq!((progress.mark(0), progress.mark(1)), (Mark::Done, Mark::Open));
    assert_eq!(progress.now(&tutorial, &game.observe(seat)).map(|(place, _)| place), Some(1));
    progress.skip(1);
    assert_eq!(progress.mark(1), Mark::Skipped);
    assert!(progress.close(&tutorial, 1).is_empty() && progress.close(&tutorial, 2).len() == 3);
    assert_eq!((progress.count(Mark::Missed), progress.count(Mark::Skipped)), (3, 1));
}

#[test]
fn all_and_any_compose() {
    let (mut game, tutorial) = first_winter();
    to_orders(&mut game);
    let obs = game.observe(tutorial.seat);
    let mut pages = Pages::default();
    pages.open(Page::Why);
    let why = || Deed::Read(Page::Why);
    let brief = || Deed::Read(Page::Brief);
    assert!(met(&Deed::Any(vec![brief(), why()]), &obs, pages));
    assert!(!met(&Deed::All(vec![brief(), why()]), &obs, pages));
    assert!(met(&Deed::All(vec![why()]), &obs, pages) && !met(&why(), &obs, Pages::default()));
}

/// What is found in the smallest scenario with this tutorial added.
fn findings(tutorial: &str) -> Vec<(Code, String)> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = include_str!("../scenarios/smallest/scenario.ron");
    let text = text.replacen("    include:", &format!("    tutorial: {tutorial},\n    include:"), 1);
    std::fs::write(folder.path().join("scenario.ron"), text).expect("a file");
    check_path(folder.path()).1.into_iter().map(|found| (found.code, found.message)).collect()
}

fn with(lesson: &str) -> String {
    format!("(seat: \"rome\", welcome: \"\", lessons: [{lesson}])")
}

fn lesson(id: &str, turn: u8, done: &str) -> String {
    format!(
        "(id: \"{id}\", turn: {turn}, title: \"\", text: \"\", task: \"\", done: {done}, hint: \"\", praise: \"\", missed: \"\")"
    )
}

#[test]
fn a_sound_tutorial_is_clean() {
    let sound = lesson(
        "a",
        1,
        "Any([Read(Brief), Pledge(Some(Spend)), BackMotion(\"common-rules\"), CallArticle4, BackResponse])",
    );
    assert_eq!(findings(&with(&sound)), []);
}

#[test]
fn every_lesson_that_nobody_could_do_is_found() {
    let one = |done: &str| with(&lesson("a", 1, done));
    let cases = [
        ("(seat: \"oslo\", welcome: \"\", lessons: [])".to_owned(), Code::InconsistentValue, "which nobody plays"),
        ("(seat: \"rome\", welcome: \"\", lessons: [])".to_owned(), Code::EmptyList, "teaches nothing"),
        (
            format!(
                "(seat: \"rome\", players: [(\"rome\", \"caretaker\")], welcome: \"\", lessons: [{}])",
                lesson("a", 1, "Read(Brief)")
            ),
            Code::InconsistentValue,
            "gives a profile to Rome",
        ),
        (
            with(&format!("{}, {}", lesson("a", 1, "Read(Brief)"), lesson("a", 2, "Read(Brief)"))),
            Code::DuplicateId,
            "two lessons",
        ),
        (with(&lesson("a", 20, "Read(Brief)")), Code::Unused, "after the last turn"),
        (one("Order(kind: SetCore, site: Some(\"baltic\"))"), Code::InconsistentValue, "never about"),
        (one("Order(kind: Start, option: Some(\"k2\"))"), Code::InconsistentValue, "may not buy"),
        (one("All([])"), Code::InconsistentValue, "asks for nothing"),
        (one("Choose(\"first-news\", [7])"), Code::OutOfRange, "wants choice 7"),
        (one("Order(kind: Started)"), Code::UnknownVariant, "Started"),
        (one("Respond([\"escrot\"])"), Code::UnknownId, "escrot"),
    ];
    for (text, code, words) in cases {
        let found = findings(&text);
        assert!(found.iter().any(|(have, message)| *have == code && message.contains(words)), "{text}: {found:?}");
    }
}
