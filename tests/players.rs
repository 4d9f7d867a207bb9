//! Programs at the table: they play whole games through the same gate as people, use every kind of order, and a batch
//! gives the same result for any number of threads.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use gap_years::ai::play::ask;
use gap_years::ai::{Field, Orders, Player, Roster, Seating, genes};
use gap_years::balance::exploit::{Search, search};
use gap_years::balance::lab::Lab;
use gap_years::balance::{Batch, Summary, Tally, report, run};
use gap_years::rules::order::{Order, OrderKind};
use gap_years::rules::phase::Step;
use gap_years::rules::procurement::state::Stage;
use gap_years::rules::words::BudgetLine;
use gap_years::scenario::{Scenario, load_shipped};
use gap_years::sim::{Game, Observation};

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
    let mut given: Vec<OrderKind> =
        OrderKind::ALL.iter().filter(|kind| tally.orders[**kind as usize].times > 0).copied().collect();
    // The force for a ceasefire is part of another scenario.
    let other = load_shipped("without-the-centre").unwrap_or_else(|failure| panic!("{failure}"));
    let other_roster = Arc::new(Roster::read(&other).unwrap_or_else(|findings| panic!("{findings:#?}")));
    let tally = play(&batch(&other, &other_roster, other_roster.reference(), 60));
    given.extend(OrderKind::ALL.iter().filter(|kind| tally.orders[**kind as usize].times > 0));
    let unused: Vec<&str> =
        OrderKind::ALL.iter().filter(|kind| !given.contains(kind)).map(|kind| kind.name()).collect();
    assert!(unused.is_empty(), "never given: {unused:?}");
}

#[test]
fn random_players_play_whole_games() {
    let (scenario, roster) = scenario();
    let tally = play(&batch(&scenario, &roster, vec![Player::Random], 6));
    assert_eq!(tally.games, 6);
    assert_eq!(tally.refused, 0, "what is listed as legal is legal");
}

#[test]
fn a_profile_written_by_a_search_reads_back_as_it_was() {
    let (scenario, roster) = scenario();
    let mut roster = Roster::clone(&roster);
    let areas = scenario.rules.areas.len();
    let known = roster.known();
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (nth, profile) in known.iter().enumerate() {
        // Other numbers than anybody has, at both ends of what a search may try and between them.
        let genes: Vec<i32> = genes::bounds(areas)
            .iter()
            .zip(genes::read(profile, areas))
            .map(|((least, most), own)| [*least, *most, own, i32::midpoint(*least, *most)][nth % 4])
            .collect();
        let changed = genes::write(profile, &genes, areas);
        assert_eq!(genes::read(&changed, areas), genes::read(&genes::write(&changed, &genes, areas), areas));
        let path = folder.path().join(format!("{nth}.ron"));
        std::fs::write(&path, genes::ron(&changed, &scenario.rules, &["A remark.".to_owned()])).expect("a file");
        let id = roster.read_file(&scenario, &path).unwrap_or_else(|failure| panic!("{failure}"));
        let read = &roster.profiles()[id];
        assert_eq!(genes::read(read, areas), genes::read(&changed, areas));
        assert_eq!((&read.id, read.planning), (&changed.id, changed.planning));
    }
}

#[test]
fn players_are_hired_by_name_and_mistakes_are_named() {
    let (scenario, roster) = scenario();
    let mut roster = Roster::clone(&roster);
    let before = roster.profiles().len();
    let first = roster.hire("lookahead:8");
    assert_eq!(first, roster.hire("lookahead:8"), "hired once");
    assert_eq!(roster.profiles().len(), before + 1);
    assert_eq!(first.map(|player| roster.name(player).to_owned()), Ok("lookahead-8".to_owned()));
    assert_eq!(roster.reference().len(), 6, "who looks ahead is no part of the usual field");
    for (name, told) in [("lookahead:0", "rollouts"), ("lookahead:", "rollouts"), ("lookahaed:8", "lookahead")] {
        assert!(roster.hire(name).is_err_and(|text| text.contains(told)), "{name}");
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("bad.ron");
    std::fs::write(&path, "(profiles: [(id: \"mine\", name: \"\", text: \"\", tempreature: 5)])").expect("a file");
    let failure = roster.read_file(&scenario, &path).expect_err("a mistake");
    assert!(failure.to_string().contains("temperature"), "{failure}");
    std::fs::write(&path, "(turns: 4)").expect("a file");
    assert!(roster.read_file(&scenario, &path).is_err_and(|failure| failure.to_string().contains("profiles")));
}

#[test]
fn a_best_response_gains_on_games_it_has_never_met() {
    let (scenario, roster) = scenario();
    let rotation = roster.reference();
    let seating = Seating::mixed(&scenario.rules, rotation);
    let lab = Lab { rules: Arc::clone(&scenario.rules), roster, seating, seed: 1, threads: 2 };
    let seat = scenario.rules.seat_ids().nth(5).expect("a seat");
    let how = Search { seat, generations: 6, population: 14, games: 16, proof: 160 };
    let mut rounds = 0;
    let found = search(&lab, &how, &AtomicBool::new(false), &mut |_| rounds += 1).expect("a plan");
    assert_eq!((rounds, found.games), (6, 160));
    assert!(found.gain.low > 0.0, "{:?} over {:.0}", found.gain, found.usual);
    assert!((found.score - found.usual - found.gain.mid).abs() < 1e-6);
    assert!(search(&lab, &how, &AtomicBool::new(true), &mut |_| ()).is_none(), "stopped before it began");
}

#[test]
fn no_order_costs_less_than_the_least_its_kind_can_cost() {
    let (scenario, roster) = scenario();
    let mut game = Game::new(Arc::clone(&scenario.rules));
    let (mut orders, mut seen) = (Orders::default(), 0);
    for seed in 0..3 {
        let seating = Seating::mixed(&scenario.rules, roster.reference());
        let mut field = Field::new(&scenario.rules, &roster, &seating, seed);
        game.reset(seed);
        while game.advance() != Step::Over {
            for seat in game.asked().iter() {
                for (order, preview) in game.legal(seat) {
                    let least = scenario.rules.facts.least_pc(order.kind());
                    assert!(preview.pc >= least, "{order:?} costs {}, {least} was said to be the least", preview.pc);
                    seen += usize::from(least > 0);
                }
            }
            ask(&mut game, &mut field, &mut orders);
        }
    }
    assert!(seen > 10_000, "{seen} orders with a price");
}

#[test]
fn every_area_can_be_closed_by_those_who_care_for_it_alone() {
    let (scenario, roster) = scenario();
    let mut game = Game::new(Arc::clone(&scenario.rules));
    let mut orders = Orders::default();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut open = Vec::new();
    for (area, row) in scenario.rules.areas.pairs() {
        // Capitals that care for one thing only.
        let mut roster = Roster::clone(&roster);
        let path = folder.path().join("keen.ron");
        let keen = format!("core_bp: 420, families: (procure: 2000, industry: 1500), areas: {{\"{}\": 5000}}", row.id);
        std::fs::write(&path, format!("(profiles: [(id: \"keen\", name: \"Keen\", text: \"\", {keen})])"))
            .expect("a file");
        let keen = roster.read_file(&scenario, &path).unwrap_or_else(|failure| panic!("{failure}"));
        let mut most = 0;
        for seed in 0..6 {
            let seating = Seating::mixed(&scenario.rules, vec![Player::Scripted(keen)]);
            let mut field = Field::new(&scenario.rules, &roster, &seating, seed);
            game.reset(seed);
            while game.advance() != Step::Over {
                ask(&mut game, &mut field, &mut orders);
            }
            most = most.max(game.state().capability.cover_promised[area]);
        }
        if most < 1000 {
            open.push(format!("{} {most}", row.id));
        }
    }
    assert!(open.is_empty(), "never covered, American promises kept: {open:?}");
}

#[test]
fn scripted_players_keep_most_of_their_words_and_not_all() {
    let (scenario, roster) = scenario();
    let [made, kept, late, broken] = play(&batch(&scenario, &roster, roster.reference(), 24)).pledges;
    assert!(made >= kept + late + broken && broken > 0, "{made} made, {broken} broken");
    assert!(kept > 2 * broken, "{kept} kept, {broken} broken");
}

/// Plays some games with scripted players and shows what each of them picks, step by step.
fn listen(seeds: u64, heard: &mut dyn FnMut(&Scenario, u64, &Observation, &[Order])) {
    let (scenario, roster) = scenario();
    for seed in 0..seeds {
        let mut field =
            Field::new(&scenario.rules, &roster, &Seating::mixed(&scenario.rules, roster.reference()), seed);
        let mut game = Game::new(Arc::clone(&scenario.rules));
        game.reset(seed);
        let mut orders = Orders::default();
        while game.advance() != Step::Over {
            game.ask(&mut |obs, passed| {
                let policy = field.policy(obs.seat()).expect("a player in every seat");
                orders.begin(obs);
                policy.decide(obs, &mut orders);
                passed.extend_from_slice(orders.passed());
                heard(&scenario, seed, obs, orders.picked());
            });
        }
    }
}

#[test]
fn scripted_players_join_what_looks_for_partners_and_start_no_second_one() {
    let (mut joined, mut started) = (0, 0);
    listen(4, &mut |scenario, seed, obs, picked| {
        let open = |option| {
            let joint = scenario.rules.kinds[scenario.rules.options[option].kind].joint;
            let mut others = obs.programmes().filter(|(_, row)| {
                row.stage() == Stage::Decide && row.started() > 0 && row.option() == option && !row.has(obs.seat())
            });
            joint && others.next().is_some()
        };
        for &order in picked {
            match order {
                Order::Join { .. } => joined += 1,
                Order::Start { option, .. } => {
                    started += 1;
                    assert!(!open(option), "seed {seed} turn {}: {order:?}", obs.turn());
                }
                _ => {}
            }
        }
    });
    assert!(joined > 300 && started > 500, "{joined} joined, {started} started");
}

#[test]
fn scripted_players_spare_nothing_of_upkeep_for_forces_that_decay() {
    let mut moved = 0;
    listen(4, &mut |_, seed, obs, picked| {
        for order in picked {
            if let Order::ShiftSplit { from, .. } = order {
                moved += 1;
                let decays = obs.readiness() < 800 && *from == BudgetLine::Upkeep;
                assert!(!decays, "seed {seed} turn {}: readiness {}", obs.turn(), obs.readiness());
            }
        }
    });
    assert!(moved > 50, "{moved} shifts");
}
