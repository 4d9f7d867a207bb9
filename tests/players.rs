//! Programs at the table: they play whole games through the same gate as people, use every kind of order, and a batch
//! gives the same result for any number of threads.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use gap_years::ai::{Player, Roster, Seating};
use gap_years::balance::{Batch, Summary, Tally, report, run};
use gap_years::rules::order::OrderKind;
use gap_years::scenario::{Scenario, load_shipped};

fn scenario() -> (Scenario, Arc<Roster>) {
    let scenario = load_shipped("hague-promises").unwrap_or_else(|failure| panic!("{failure}"));
    let roster = Roster::read(&scenario).unwrap_or_else(|findings| panic!("{findings:#?}"));
    (scenario, Arc::new(roster))
}

fn batch(scenario: &Scenario, roster: &Arc<Roster>, rotation: Vec<Player>, games: u64) -> Batch {
    let seating = Seating::mixed(&scenario.rules, rotation);
    Batch { threads: 1, ..Batch::new(&scenario.rules, roster, seating, games, 2026) }
}

fn play(batch: &Batch) -> Tally {
    run(batch, &AtomicBool::new(false), &mut |_| ())
}

#[test]
fn profiles_are_read_and_found_by_name() {
    let (_, roster) = scenario();
    let names: Vec<&str> = roster.profiles().iter().map(|profile| profile.id.as_str()).collect();
    for wanted in
        ["front-line", "atlanticist", "autonomist", "industrialist", "free-rider", "consensus-builder", "caretaker"]
    {
        assert!(names.contains(&wanted), "{names:?}");
    }
    assert!(roster.player("autonomost").is_err_and(|text| text.contains("`autonomist`")));
    assert_eq!(roster.reference().len(), 6);
}

#[test]
fn threads_and_shards_do_not_change_the_result() {
    let (scenario, roster) = scenario();
    let mut plan = batch(&scenario, &roster, roster.reference(), 520);
    let one = play(&plan);
    for threads in [2, 3] {
        plan.threads = threads;
        assert_eq!(one, play(&plan), "{threads} threads");
    }
    let mut whole = Tally::new(&plan.rules, &plan.roster);
    for (first, games) in [(0, 250), (250, 270)] {
        (plan.first, plan.games) = (first, games);
        whole.merge(&play(&plan));
    }
    assert_eq!(one, whole);
}

#[test]
fn every_kind_of_order_is_given() {
    let (scenario, roster) = scenario();
    let tally = play(&batch(&scenario, &roster, roster.reference(), 60));
    let summary = Summary::of(&tally, &scenario.rules, &roster);
    println!("{}", report::tables(&summary));
    println!("refused {:.1} a game", summary.refused);
    let per_turn = |row: usize, kind: OrderKind| {
        let times = tally.player_orders[row * OrderKind::ALL.len() + kind as usize];
        1000 * times / tally.player_turns[row].max(1)
    };
    for &kind in OrderKind::ALL {
        let row: Vec<u64> = (0..roster.profiles().len()).map(|row| per_turn(row, kind)).collect();
        println!("{:<18} {row:?}", kind.name());
    }
    let unused: Vec<&str> =
        OrderKind::ALL.iter().filter(|kind| tally.orders[**kind as usize].times == 0).map(|kind| kind.name()).collect();
    assert!(unused.is_empty(), "never given: {unused:?}");
}

#[test]
fn random_players_play_whole_games() {
    let (scenario, roster) = scenario();
    let tally = play(&batch(&scenario, &roster, vec![Player::Random], 6));
    assert_eq!(tally.games, 6);
    assert_eq!(tally.refused, 0, "what is listed as legal is legal");
}
