//! Batches from outside: folders, parts, resuming, and every mistake with its remedy and without half-written files.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;

fn balance(arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::cargo_bin("gap-years").unwrap();
    command.env("NO_COLOR", "1").arg("balance").args(arguments).args(["--threads", "1"]).assert()
}

fn merge(arguments: &[&str]) -> assert_cmd::assert::Assert {
    Command::cargo_bin("gap-years").unwrap().args(["balance", "merge"]).args(arguments).assert()
}

/// A batch of six chunks with two turns a game, so that it is quick.
const SMALL: [&str; 7] = ["smallest", "--games", "300", "--seed", "9", "--set", "turns=2"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    SMALL.iter().copied().chain(more.iter().copied()).collect()
}

fn text(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn name(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// What must be the same however a batch was played.
const FILES: [&str; 6] =
    ["games.csv", "turns.csv", "games.csv-metadata.json", "turns.csv-metadata.json", "summary.json", "report.html"];

fn assert_same(one: &Path, other: &Path) {
    for file in FILES {
        assert!(text(&one.join(file)) == text(&other.join(file)), "{file} differs");
    }
    assert!(!std::fs::read_dir(other).unwrap().any(|entry| name(&entry.unwrap().path()).ends_with(".partial")));
}

#[test]
fn parts_and_a_batch_taken_up_again_leave_the_same_files_as_one_run() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (one, a, b, whole) = (path("one"), path("a"), path("b"), path("whole"));
    let vs = ["--vs", "turns=3", "--out"];
    balance(&with(&[&vs[..], &[name(&one)]].concat())).success();
    for (part, out) in [("1/2", &a), ("2/2", &b)] {
        balance(&with(&[&vs[..], &[name(out), "--shard", part]].concat())).success();
    }
    merge(&[name(&b), name(&a), "--out", name(&whole)]).success();
    assert_same(&one, &whole);

    // A run that was killed after its first chunk: the checkpoint counts it, and the table has more than it counts.
    let killed = path("killed");
    std::fs::create_dir(&killed).unwrap();
    let mut saved: serde_json::Value = serde_json::from_slice(&text(&a.join("batch.json"))).unwrap();
    saved["end"] = 300.into();
    std::fs::write(killed.join("batch.json"), saved.to_string()).unwrap();
    for table in ["games.csv", "turns.csv"] {
        let mut lines = text(&a.join(table));
        lines.extend(b"half a li");
        std::fs::write(killed.join(format!("{table}.partial")), lines).unwrap();
    }
    balance(&with(&[&vs[..], &[name(&killed)]].concat())).code(2).stderr(contains("--resume"));
    balance(&with(&[&vs[..], &[name(&killed), "--resume"]].concat())).success();
    assert_same(&one, &killed);
    // Finished is finished.
    balance(&with(&[&vs[..], &[name(&killed), "--resume"]].concat())).success();
    assert_same(&one, &killed);
}

#[test]
fn parts_that_do_not_fit_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (a, b, other, out) = (path("a"), path("b"), path("other"), path("out"));
    balance(&with(&["--tables", "none", "--shard", "1/2", "--out", name(&a)])).success();
    balance(&with(&["--tables", "none", "--shard", "2/2", "--out", name(&b)])).success();
    balance(&[
        "smallest",
        "--games",
        "300",
        "--seed",
        "8",
        "--set",
        "turns=2",
        "--tables",
        "none",
        "--shard",
        "2/2",
        "--out",
        name(&other),
    ])
    .success();
    merge(&[name(&a), name(&other), "--out", name(&out)])
        .code(2)
        .stderr(contains("different batches").and(contains("seed")));
    merge(&[name(&a), "--out", name(&out)]).code(2).stderr(contains("games 150 to 299 are in no part"));
    merge(&[name(&a), name(&a), name(&b), "--out", name(&out)]).code(2).stderr(contains("in another part too"));
    merge(&[name(&a), name(&path("nothing")), "--out", name(&out)]).code(2).stderr(contains("no batch in this folder"));
    std::fs::write(b.join("batch.json"), "{\"header\":").unwrap();
    merge(&[name(&a), name(&b), "--out", name(&out)]).code(2).stderr(contains("damaged"));
    assert!(!out.exists() || std::fs::read_dir(&out).unwrap().next().is_none(), "something was written");
}

#[test]
fn mistakes_on_the_command_line_are_named_with_a_remedy() {
    for (arguments, expected) in [
        (vec!["--set", "turns"], "has no value"),
        (vec!["--set", "turnz=3"], "did you mean `turns`"),
        (vec!["--vs", "nowhere"], "there is no scenario nowhere"),
        (vec!["--vs", "all=nobody"], "there is no player `nobody`"),
        (vec!["--profiles", "front-line,autonomost"], "autonomist"),
        (vec!["--forbid", "Vote"], "order:KIND"),
        (vec!["--forbid", "order:Voet"], "did you mean Vote"),
        (vec!["--forbid", "card:Vote"], "nothing that can be forbidden"),
        (vec!["--forbid", "order:Vote", "--forbid-to", "atlantis"], "there is no seat atlantis"),
        (vec!["--sweep", "turns=1..9"], "PATH=A..B:N"),
        (vec!["--vary", "turns=1"], "is not a range"),
        (vec!["--until", "0"], "percentage points"),
        (vec!["--shard", "3/2", "--out", "x"], "3/8"),
        (vec!["--resume"], "--out"),
        (vec!["--games", "0"], "--games"),
    ] {
        let all: Vec<&str> = ["smallest"].into_iter().chain(arguments).collect();
        balance(&all).code(2).stderr(contains(expected));
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    balance(&with(&["--out", name(&file.join("below"))])).code(2).stderr(contains("below").and(contains("folder")));
    let out = folder.path().join("out");
    balance(&with(&["--tables", "none", "--out", name(&out)])).success();
    balance(&with(&["--tables", "none", "--out", name(&out)])).code(2).stderr(contains("--resume"));
    balance(&["smallest", "--games", "200", "--seed", "9", "--set", "turns=2", "--out", name(&out), "--resume"])
        .code(2)
        .stderr(contains("number of games differs"));
}

#[test]
fn a_batch_ends_when_it_knows_enough_and_then_is_complete() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let arguments = [
        "smallest",
        "--games",
        "5000",
        "--set",
        "turns=2",
        "--until",
        "3",
        "--tables",
        "none",
        "--json",
        "--out",
        name(&out),
    ];
    let done = balance(&arguments).success();
    let line: serde_json::Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    assert_eq!(
        line["batch"]["base"]["games"], 100,
        "a share of none is seen to ±3.6 pp by one chunk, to ±1.9 pp by two"
    );
    assert_eq!(line["batch"]["complete"], true);
}

#[test]
fn a_card_nobody_uses_is_worth_nothing_and_one_that_all_use_is_worth_something() {
    let done = balance(&[
        "hague-promises",
        "--set",
        "turns=3",
        "--games",
        "40",
        "--forbid",
        "order:Vote",
        "--forbid",
        "order:BackChannel",
        "--json",
    ])
    .success();
    let line: serde_json::Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    let arms = line["batch"]["comparisons"].as_array().unwrap();
    let orders = |nth: usize| {
        let all = arms[nth]["differences"].as_array().unwrap();
        all.iter().find(|each| each["name"] == "orders").unwrap()["difference"]["mid"].as_f64().unwrap()
    };
    assert!(orders(0) < 0.0, "votes are orders: {}", orders(0));
    assert_eq!(arms.len(), 2);
}

#[test]
fn every_file_says_what_it_comes_from() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    balance(&with(&["--out", name(&out)])).success();
    let summary: serde_json::Value = serde_json::from_slice(&text(&out.join("summary.json"))).unwrap();
    let (command, hash) = (
        "gap-years balance smallest --games 300 --seed 9 --set turns=2",
        summary["header"]["arms"][0]["rules_hash"].as_str().unwrap(),
    );
    assert_eq!(summary["header"]["command"], command);
    for file in
        ["games.csv", "games.csv-metadata.json", "turns.csv-metadata.json", "summary.json", "report.html", "batch.json"]
    {
        let content = String::from_utf8(text(&out.join(file))).unwrap();
        assert!(content.contains(command) && content.contains(hash), "{file}");
    }
    let page = String::from_utf8(text(&out.join("report.html"))).unwrap();
    assert!(page.matches("<svg").count() > 15 && page.matches("<svg").count() == page.matches("</svg>").count());
    for foreign in ["<script", "src=", "http:", "https:", "NaN", "inf\""] {
        assert!(!page.contains(foreign), "{foreign} in the report");
    }
    let games = String::from_utf8(text(&out.join("games.csv"))).unwrap();
    assert_eq!(games.lines().count(), 301);
    let columns = games.lines().next().unwrap().split(',').count();
    assert!(games.lines().all(|line| line.split(',').count() == columns));
    let turns = String::from_utf8(text(&out.join("turns.csv"))).unwrap();
    assert!((301..=601).contains(&turns.lines().count()), "two turns a game, unless it ends early");
    #[cfg(feature = "parquet")]
    for file in ["games.parquet", "turns.parquet"] {
        let bytes = text(&out.join(file));
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "{file}");
        assert!(bytes.windows(command.len()).any(|part| part == command.as_bytes()), "{file}");
    }
}

/// A device that is always full stands for a full disk.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named_and_leaves_nothing_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    std::os::unix::fs::symlink("/dev/full", out.join("games.csv.partial")).unwrap();
    balance(&with(&["--out", name(&out)])).code(2).stderr(contains("disk is full").and(contains("--resume")));
    assert!(!out.join("games.csv").exists() && !out.join("report.html").exists());
}
