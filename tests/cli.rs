//! The command line from outside: help, mistakes with remedies, exit codes, quiet ends.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;

fn gap_years() -> Command {
    let mut command = Command::cargo_bin("gap-years").expect("the program is built");
    command.env("NO_COLOR", "1").env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command
}

#[test]
fn help_shows_every_command_with_examples() {
    gap_years().arg("--help").assert().success().stdout(contains("watch").and(contains("Examples:")));
    for command in [
        "play",
        "watch",
        "new",
        "scenarios",
        "check",
        "explain",
        "balance",
        "exploit",
        "sources",
        "conformance",
        "docs",
    ] {
        gap_years().args([command, "--help"]).assert().success().stdout(contains("Examples:"));
    }
}

#[test]
fn an_unknown_command_is_wrong_usage() {
    gap_years().arg("wacht").assert().code(2).stderr(contains("watch"));
}

#[test]
fn an_unknown_scenario_is_named_with_the_nearest_one() {
    gap_years().args(["watch", "hague-promise"]).assert().code(2).stderr(contains("did you mean hague-promises"));
}

#[test]
fn an_unknown_seat_and_an_unknown_player_are_named() {
    gap_years().args(["watch", "--profile", "madird=random"]).assert().code(2).stderr(contains("madrid"));
    gap_years().args(["watch", "--profile", "madrid=free-ridr"]).assert().code(2).stderr(contains("free-rider"));
    gap_years().args(["watch", "--profile", "madrid"]).assert().code(2).stderr(contains("SEAT=NAME"));
}

#[test]
fn codes_are_explained() {
    gap_years().args(["explain", "GY0010"]).assert().success().stdout(contains("Numbers stand without"));
    gap_years().args(["explain", "GY9999"]).assert().code(2).stderr(contains("--all"));
    gap_years().args(["explain", "--all"]).assert().success().stdout(contains("GY0001"));
}

#[test]
fn checking_says_clean_findings_or_unreadable() {
    gap_years().args(["check", "scenarios/hague-promises"]).assert().success();
    gap_years().args(["check", "no-such-folder"]).assert().code(2);
    gap_years().args(["check", "scenarios", "--format", "ful"]).assert().code(2).stderr(contains("full"));
    // A file by itself: what it means is not known, and that is said.
    let loose = gap_years().args(["check", "scenarios/hague-promises/agendas.ron"]).assert().success();
    loose.stderr(contains("known with its scenario"));
}

#[test]
fn a_turn_is_told_within_the_width() {
    let done = gap_years().args(["watch", "--turns", "2", "--width", "80"]).assert().success();
    let text = String::from_utf8_lossy(&done.get_output().stdout).into_owned();
    assert!(text.contains("Turn 1 of") && text.contains("Debrief"), "{text}");
    assert!(!text.contains('\u{1b}'), "colour without a terminal");
    let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > 80).collect();
    assert!(wide.is_empty(), "{wide:#?}");
}

#[test]
fn data_is_one_object_a_line() {
    let done = gap_years().args(["watch", "--turns", "1", "--json"]).assert().success();
    let text = String::from_utf8_lossy(&done.get_output().stdout).into_owned();
    for line in text.lines() {
        serde_json::from_str::<serde_json::Value>(line).expect(line);
    }
    assert!(text.lines().next_back().is_some_and(|line| line.contains("debrief")));
}

#[test]
fn a_new_scenario_is_clean_and_plays() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = folder.path().to_str().expect("a path");
    gap_years().args(["new", "winter-war", "--in", place]).assert().success().stdout(contains("plays as it stands"));
    let made = folder.path().join("winter-war");
    let path = made.to_str().expect("a path");
    gap_years().args(["check", path]).assert().success().stdout(contains("nothing to mend"));
    gap_years().args(["watch", path, "--turns", "2"]).assert().success().stdout(contains("Winter war"));
    gap_years()
        .args(["watch", path, "--variant", "short", "--quiet"])
        .assert()
        .success()
        .stdout(contains("Turn 4 of 4"));
    gap_years().args(["new", "winter-war", "--in", place]).assert().code(2).stderr(contains("is there already"));
    gap_years().args(["new", "Winter War", "--in", place]).assert().code(2).stderr(contains("small letters"));
}

#[test]
fn targets_are_judged_and_unknown_ones_named() {
    let judged = ["balance", "--check", "--target", "law-12-talk", "--games", "20", "--threads", "1"];
    gap_years().args(judged).assert().stdout(contains("law 12").and(contains("games an arm")));
    let unknown = ["balance", "--check", "--target", "law-12-tlak"];
    gap_years().args(unknown).assert().code(2).stderr(contains("did you mean law-12-talk"));
    gap_years().args(["balance", "--target", "law-12-talk"]).assert().code(2).stderr(contains("--check"));
    // Trust lower by 20 of 100 cannot raise deterrence by so much: it fails, and so does the command.
    let failing = ["balance", "--check", "--law", "5", "--games", "20", "--set"];
    let set = "targets.law-5-deterrence.at_most=-900";
    gap_years().args(failing).arg(set).assert().code(1).stdout(contains("FAILED"));
}

#[test]
fn a_best_response_is_written_and_can_be_played() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("madrid.ron");
    let path = path.to_str().expect("a plain path");
    let small = ["--generations", "2", "--population", "8", "--games", "4", "--proof", "20", "--threads", "1"];
    gap_years().args(["exploit", "madrid", "--out", path]).args(small).assert().success().stdout(contains("gain"));
    let player = format!("madrid={path}");
    gap_years()
        .args(["balance", "--games", "8", "--profile", &player])
        .assert()
        .success()
        .stdout(contains("exploit-madrid"));
    let nowhere = ["exploit", "madrid", "--out", "no-such-folder/madrid.ron"];
    gap_years().args(nowhere).args(small).assert().code(2).stderr(contains("cannot write"));
    gap_years().args(["exploit", "madird"]).assert().code(2).stderr(contains("madrid"));
    let missing = ["balance", "--games", "2", "--profile", "madrid=no-such.ron"];
    gap_years().args(missing).assert().code(2).stderr(contains("no-such.ron"));
}
