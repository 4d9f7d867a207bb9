//! Targets: every mistake in them is found before anything is played, the shipped ones are sound, and a verdict can fail.

mod common;

use std::fs;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use common::{all_shipped, hague, shipped};
use gap_years::ai::{Roster, Seating};
use gap_years::balance::targets::check::Settings;
use gap_years::balance::targets::{Arm, Exception, Experiment, Target, Verdict, check, read};
use gap_years::balance::{Batch, GameRow, Gauge, rows};
use gap_years::diag::{Code, Diagnostic};
use gap_years::scenario::{Options, Scenario, load};
use gap_years::schema::Decimal;

const GOOD: &str = include_str!("../scenarios/smallest/scenario.ron");

/// What is wrong with the smallest scenario once it has one more target.
fn mistakes(target: &str) -> Vec<Diagnostic> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let list = format!("targets: [{target}],\n    overrides: {{");
    fs::write(folder.path().join("scenario.ron"), GOOD.replacen("overrides: {", &list, 1)).expect("a file");
    let loaded = load(&folder.path().to_string_lossy(), &Options::default());
    // The shipped laws are in it too; they are looked at elsewhere.
    let mut scenario = loaded.unwrap_or_else(|failure| panic!("{failure}"));
    scenario.targets.retain(|target| target.id() == Some("mine"));
    read(&scenario).err().unwrap_or_default()
}

#[test]
fn every_mistake_in_a_target_is_found_with_its_remedy() {
    let target = |experiment: &str, rest: &str| {
        format!("(id: \"mine\", text: \"A claim.\", games: 2, experiment: {experiment}, {rest} source: [\"estimate\"])")
    };
    let good = target("Mean(of: Shared)", "at_least: 100,");
    assert!(mistakes(&good).is_empty(), "{:#?}", mistakes(&good));
    for (code, text, remedy) in [
        (Code::UnknownVariant, target("Mean(of: Shered)", "at_least: 100,"), "Shared"),
        (Code::UnknownVariant, target("Maen(of: Shared)", "at_least: 100,"), "Mean"),
        (Code::UnknownId, target("Mean(of: Points(\"dep\"))", "at_least: 100,"), "deep"),
        (Code::UnknownVariant, target("Ratio(of: Shared, with: (forbid: [Propos]))", "at_most: 1,"), "Propose"),
        (Code::UnknownId, target("Mean(of: Score, arm: (focal: \"free-ridr\"))", "at_least: 1,"), "free-rider"),
        (Code::UnknownId, target("Ladder(players: [\"\", \"lookahead:many\"])", "at_least: 1,"), "rollouts"),
        (
            Code::UnknownField,
            target("Mean(of: Shared, arm: (set: { \"rules.washington.trops_start\": 1 }))", "at_least: 1,"),
            "troops_start",
        ),
        (
            Code::OutOfRange,
            target("Mean(of: Shared, arm: (set: { \"rules.washington.commitment_start\": 5000 }))", "at_least: 1,"),
            "1000",
        ),
        (
            Code::UnknownField,
            target("Mean(of: Shared, arm: (taste: { \"buyng\": (joint: 1) }))", "at_least: 1,"),
            "buying",
        ),
        (Code::InconsistentValue, target("Mean(of: Shared)", ""), "at_least"),
        (Code::InconsistentValue, target("Mean(of: Shared)", "at_least: 2, at_most: 1,"), "swap"),
        (Code::InconsistentValue, target("Mean(of: Shared)", "at_least: 2, weight: (999, 1000),"), "widen"),
        (Code::MissingField, "(id: \"mine\", text: \"A claim.\")".to_owned(), "experiment"),
        (Code::TooPrecise, target("Mean(of: Shared)", "at_least: 1.23456,"), "round"),
    ] {
        let found = mistakes(&text);
        let hit = found.iter().any(|finding| {
            let told = format!("{} {:?}", finding.message, finding.help);
            finding.code == code && told.contains(remedy)
        });
        assert!(hit, "{text}\nwanted {code:?} with {remedy:?}, found {found:#?}");
    }
}

#[test]
fn the_shipped_targets_are_sound_and_cover_the_laws() {
    for name in all_shipped() {
        let scenario = shipped(&name);
        read(&scenario).unwrap_or_else(|findings| panic!("{name}: {findings:#?}"));
    }
    let targets = read(&hague()).expect("targets");
    for law in 1..=22 {
        assert!(targets.iter().any(|target| target.law == law), "no target for law {law}");
    }
}

fn target(scenario: &Scenario, id: &str) -> Target {
    let targets = read(scenario).unwrap_or_else(|findings| panic!("{findings:#?}"));
    targets.into_iter().find(|target| target.id.as_str() == id).unwrap_or_else(|| panic!("no target {id}"))
}

fn verdict(scenario: &Scenario, target: &Target, games: u32) -> (Verdict, String) {
    let how = Settings { games: Some(games), seed: 0, threads: 2 };
    let report = check(scenario, target, how, &AtomicBool::new(false)).unwrap_or_else(|failure| panic!("{failure}"));
    let report = report.expect("not stopped");
    (report.verdict, format!("{:#?}", report.findings))
}

/// The laws about cause and effect hold, and fail where cause and control change places: none holds by construction.
#[test]
fn laws_of_cause_and_effect_hold_and_can_fail() {
    let scenario = hague();
    for (id, games) in [("law-3-time", 120), ("law-5-deterrence", 60), ("law-7-backed", 60), ("law-8-spending", 100)] {
        let law = target(&scenario, id);
        let (found, figures) = verdict(&scenario, &law, games);
        assert_ne!(found, Verdict::Failed, "{id}: {figures}");
        let mut turned = law.clone();
        match &mut turned.experiment {
            Experiment::Difference { base, with, .. } | Experiment::Ratio { base, with, .. } => {
                std::mem::swap(base, with);
            }
            Experiment::Spending { jump, ramp, jump_at, ramp_at } => {
                std::mem::swap(jump, ramp);
                std::mem::swap(jump_at, ramp_at);
            }
            _ => panic!("{id} has no two sides"),
        }
        assert_eq!(verdict(&scenario, &turned, games).0, Verdict::Failed, "{id} holds whatever happens");
    }
}

#[test]
fn the_same_target_gives_the_same_result_for_any_number_of_threads_and_is_stopped_without_one() {
    let scenario = hague();
    let law = target(&scenario, "law-12-talk");
    let run = |threads: usize, stop: bool| {
        let how = Settings { games: Some(24), seed: 3, threads };
        check(&scenario, &law, how, &AtomicBool::new(stop)).unwrap_or_else(|failure| panic!("{failure}"))
    };
    let told = |threads| run(threads, false).map(|report| format!("{:?}", report.findings));
    assert_eq!(told(1), told(2));
    assert!(run(1, true).is_none());
}

#[test]
fn a_result_on_the_edge_is_undecided_and_says_how_many_games_it_takes() {
    let scenario = hague();
    let mut law = target(&scenario, "law-12-talk");
    law.experiment = Experiment::Mean { of: gap_years::balance::targets::Quantity::Shared, arm: Arm::default() };
    let report = |law: &Target| {
        let how = Settings { games: Some(60), seed: 3, threads: 2 };
        let report = check(&scenario, law, how, &AtomicBool::new(false)).unwrap_or_else(|failure| panic!("{failure}"));
        report.expect("not stopped")
    };
    law.at_most = Some(Decimal(1_000_000));
    let held = report(&law);
    assert_eq!(held.verdict, Verdict::Held);
    let value = held.findings[0].value;
    #[expect(clippy::cast_possible_truncation, reason = "a score of three digits")]
    let near = (value.mid * 1000.0 + (value.high - value.mid) * 500.0) as i64;
    law.at_most = Some(Decimal(near));
    let edge = report(&law);
    assert_eq!(edge.verdict, Verdict::Undecided);
    // Half as far away as the interval is wide takes about four times the games.
    let needs = edge.findings[0].needs.expect("a number of games");
    assert!((200..300).contains(&needs), "{needs}");
    law.at_most = Some(Decimal(near / 2));
    assert_eq!(report(&law).verdict, Verdict::Failed);
}

/// Consensus and a coalition are compared only where both are possible: what can be put in one way alone would be compared with
/// not being proposed at all.
#[test]
fn venues_are_compared_where_both_are_open() {
    let scenario = hague();
    let law = target(&scenario, "law-19-venues");
    let how = Settings { games: Some(2), seed: 0, threads: 2 };
    let report = check(&scenario, &law, how, &AtomicBool::new(false)).expect("a report").expect("not stopped");
    let names: Vec<&str> = report.findings.iter().map(|finding| finding.name.as_str()).collect();
    assert_eq!(names, ["consensus", "a coalition"]);
    for finding in &report.findings {
        let all: Vec<&str> = finding.figures.split(", ").filter_map(|one| one.split(' ').next()).collect();
        for both in ["delta-guard", "nuclear-consultation", "ammunition-pact"] {
            assert!(all.contains(&both), "{both} is missing: {all:?}");
        }
        for one in ["native-mission", "conscription", "joint-loans", "compact", "command-posts"] {
            assert!(!all.contains(&one), "{one} can be put in one way only: {all:?}");
        }
    }
}

/// Each way of buying is judged by itself, and what a scenario lets off is a result that there is.
#[test]
fn each_plan_is_judged_as_best_and_as_worst_and_let_off_by_name() {
    for (scenario, let_off) in [("hague-promises", 0), ("gap-years", 1), ("native-nato", 2)] {
        let scenario = shipped(scenario);
        let law = target(&scenario, "law-4-each-way-of-buying");
        let how = Settings { games: Some(2), seed: 0, threads: 2 };
        let report = check(&scenario, &law, how, &AtomicBool::new(false)).expect("a report").expect("not stopped");
        let names: Vec<&str> = report.findings.iter().map(|finding| finding.name.as_str()).collect();
        let all =
            ["American best", "American worst", "European best", "European worst", "together best", "together worst"];
        assert_eq!(names, all);
        assert_eq!(report.findings.iter().filter(|finding| finding.excepted.is_some()).count(), let_off);
        assert!(report.findings.iter().all(|finding| finding.figures.contains("rupture ")), "{:#?}", report.findings);
        assert!(report.excepted_in_vain.is_empty());
        let mut misspelt = law.clone();
        misspelt.except = vec![Exception { result: "together wurst".to_owned(), why: "a slip of the pen".to_owned() }];
        let report = check(&scenario, &misspelt, how, &AtomicBool::new(false)).expect("a report").expect("not stopped");
        assert_eq!(report.excepted_in_vain, ["together wurst"], "an exception that lets nothing off is named");
        assert!(report.findings.iter().all(|finding| finding.excepted.is_none()));
    }
}

#[test]
fn yardsticks_of_the_score_end_where_games_of_that_length_do() {
    for name in ["gap-years", "rupture", "without-the-centre", "native-nato"] {
        let scenario = shipped(name);
        let roster = Arc::new(Roster::read(&scenario).unwrap_or_else(|findings| panic!("{findings:#?}")));
        let seating = Seating::mixed(&scenario.rules, roster.reference());
        let batch = Batch::new(&scenario.rules, &roster, seating, 60, 7);
        // A game that a lost test cut short says nothing about how far the others come.
        let games: Vec<GameRow> = rows(&batch, &AtomicBool::new(false))
            .into_iter()
            .filter(|row| row.turns == scenario.rules.calendar.turns)
            .collect();
        let scoring = &scenario.rules.params.scoring;
        let beyond = |reached: &dyn Fn(&GameRow) -> bool| games.iter().filter(|row| reached(row)).count();
        let far = beyond(&|row| row.gauge(Gauge::GapAlone) <= scoring.gap_target);
        let half = beyond(&|row| row.gauge(Gauge::GapAlone) <= i32::midpoint(scoring.gap_floor, scoring.gap_target));
        let safe = beyond(&|row| row.gauge(Gauge::Deterrence) >= scoring.deterrence_range.1);
        assert!(games.len() > 40, "{name}: {} games of full length", games.len());
        assert!(far * 5 < games.len(), "{name}: {far} games are at the end of the scale of the gap");
        assert!(half * 2 > games.len(), "{name}: {half} games come half-way on the scale of the gap");
        assert!(safe * 3 < games.len(), "{name}: {safe} games are at the end of the scale of deterrence");
    }
}
