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
    for command in
        ["play", "watch", "new", "scenarios", "check", "explain", "balance", "sources", "conformance", "docs"]
    {
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
