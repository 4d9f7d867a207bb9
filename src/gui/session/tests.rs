//! A table: drafting, sealing, moving on, and coming back after the program was killed.

use std::sync::Arc;

use super::{Session, Sitter};
use crate::ai::Roster;
use crate::core::ids::MemberId;
use crate::rules::order::Order;
use crate::rules::phase::Step;
use crate::scenario::{Scenario, load_shipped};

fn scenario() -> Arc<Scenario> {
    Arc::new(load_shipped("hague-promises").unwrap())
}

/// People in the first seats, machines in the others.
pub fn table(people: u8) -> Session {
    let scenario = scenario();
    let roster = Roster::read(&scenario).unwrap();
    let machine = roster.player("caretaker").unwrap();
    let sitters = scenario
        .rules
        .seat_ids()
        .map(|seat| if seat.0 < people { Sitter::Human } else { Sitter::Machine(machine) })
        .collect();
    Session::begin(scenario, sitters, 7).unwrap()
}

/// Seals for everybody until the game waits at a step.
pub fn play_to(session: &mut Session, step: Step) {
    for _ in 0..200 {
        if session.step() == step {
            return;
        }
        for seat in session.waiting() {
            session.seal(seat, true);
        }
        session.step_on();
    }
    panic!("the game never came to {step:?}");
}

const ME: MemberId = MemberId(0);

/// Two orders that can be given together.
fn two(session: &Session) -> [Order; 2] {
    let core = session.observe(ME).core().0;
    [Order::SetCore { bp: core + 5 }, Order::Embassy]
}

#[test]
fn drafts_are_undone_redone_emptied_and_sealed() {
    let mut session = table(1);
    play_to(&mut session, Step::Orders);
    let [first, second] = two(&session);
    session.add(ME, first).unwrap();
    session.add(ME, second).unwrap();
    let orders = |session: &Session| session.draft(ME).orders.iter().map(|one| one.order).collect::<Vec<_>>();
    assert_eq!(orders(&session), [first, second]);
    session.undo(ME);
    assert_eq!(orders(&session), [first]);
    session.redo(ME);
    assert_eq!(orders(&session), [first, second]);
    assert!(session.take_out(ME, 0).is_empty());
    assert_eq!(orders(&session), [second]);
    session.undo(ME);
    session.reset_draft(ME);
    assert!(orders(&session).is_empty());
    session.undo(ME);
    assert_eq!(orders(&session), [first, second]);
    session.seal(ME, true);
    assert!(session.waiting().is_empty());
    assert!(session.add(ME, Order::BackChannel).is_err(), "a sealed draft is closed");
    session.seal(ME, false);
    assert_eq!(session.waiting(), [ME]);
}

#[test]
fn a_refused_order_changes_nothing_and_another_size_takes_its_place() {
    let mut session = table(1);
    play_to(&mut session, Step::Orders);
    let [first, _] = two(&session);
    session.add(ME, first).unwrap();
    let before = session.draft(ME).orders.clone();
    assert!(
        session
            .add(
                ME,
                Order::Vote { motion: crate::core::ids::MotionId(99), ballot: crate::rules::words::Ballot::Silent }
            )
            .is_err()
    );
    assert_eq!(session.draft(ME).orders, before);
    let core = session.observe(ME).core().0;
    session.replace(ME, 0, Order::SetCore { bp: core + 10 }).unwrap();
    assert_eq!(session.draft(ME).orders[0].order, Order::SetCore { bp: core + 10 });
    assert!(session.replace(ME, 0, Order::SetCore { bp: 99_999 }).is_err());
    assert_eq!(session.draft(ME).orders[0].order, Order::SetCore { bp: core + 10 }, "back to where it was");
}

#[test]
fn the_game_waits_for_every_person_and_machines_never() {
    let mut session = table(2);
    assert_eq!(session.step(), Step::Propose);
    assert_eq!(session.waiting().len(), 2);
    session.seal(ME, true);
    session.move_on();
    assert_eq!(session.step(), Step::Propose, "one seat has not sealed");
    session.seal(MemberId(1), true);
    session.move_on();
    assert_eq!(session.step(), Step::Negotiate);
}

#[test]
fn nobody_is_asked_who_has_nothing_to_answer() {
    let mut session = table(12);
    let mut excused = 0;
    while excused == 0 {
        assert!(session.turn() < 12, "who alone was the target is not asked to back itself");
        play_to(&mut session, Step::Back);
        let waiting = session.waiting();
        assert!(!waiting.is_empty());
        for seat in session.humans() {
            assert_eq!(waiting.contains(&seat), !session.game().legal(seat).is_empty(), "{seat:?}");
        }
        excused += 12 - waiting.len();
        play_to(&mut session, Step::Report);
    }
}

#[test]
fn a_killed_program_loses_neither_turn_nor_draft() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/game.ron");
    let mut session = table(1);
    play_to(&mut session, Step::Report);
    play_to(&mut session, Step::Orders);
    for order in two(&session) {
        session.add(ME, order).unwrap();
    }
    session.keep(&path).unwrap();
    let again = Session::open(&path, "de").unwrap();
    assert_eq!((again.turn(), again.step()), (session.turn(), session.step()));
    assert_eq!(again.game().state().hash(), session.game().state().hash());
    assert_eq!(again.draft(ME).orders, session.draft(ME).orders);
    assert_eq!(again.sitters, session.sitters);
    assert_eq!(again.chronicle.turns.len(), session.chronicle.turns.len());
    assert_eq!(again.beliefs, session.beliefs);
    // And it goes on the same way.
    let (mut one, mut other) = (session, again);
    for game in [&mut one, &mut other] {
        game.seal(ME, true);
        game.move_on();
    }
    assert_eq!(one.game().state().hash(), other.game().state().hash());
}

#[test]
fn damaged_saves_are_listed_with_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    table(1).keep(&folder.path().join("good.ron")).unwrap();
    std::fs::write(folder.path().join("bad.ron"), "(format: 1, rules").unwrap();
    let kept = super::Kept::list(folder.path());
    assert_eq!(kept.len(), 2);
    assert_eq!(kept.iter().filter(|one| one.save.is_ok()).count(), 1);
    assert!(Session::open(&folder.path().join("bad.ron"), "en").is_err());
}

#[test]
fn a_whole_game_is_played_and_watched() {
    let mut session = table(0);
    assert!(session.watching());
    for _ in 0..40 {
        session.move_on();
    }
    assert!(session.over());
    let turns = usize::from(session.scenario.rules.calendar.turns);
    assert!(session.chronicle.turns.len() >= turns - 1 && session.beliefs.len() == session.chronicle.turns.len());
}
