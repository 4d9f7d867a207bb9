//! Who may use whom, and what has no place where. Every violation is listed with its file and line.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The modules of the crate from the bottom up, each with those it may use. Whoever is not listed may use nothing.
const MAY_USE: &[(&str, &[&str])] = &[
    ("core", &[]),
    ("diag", &[]),
    ("schema", &["core", "diag"]),
    ("rules", &["core", "diag", "schema"]),
    ("scenario", &["core", "diag", "schema", "rules"]),
    ("sim", &["core", "diag", "schema", "rules", "scenario"]),
    ("ai", &["core", "diag", "schema", "rules", "scenario", "sim"]),
    ("replay", &["core", "diag", "schema", "rules", "scenario", "sim"]),
    ("report", &["core", "diag", "schema", "rules", "scenario", "sim", "ai", "replay"]),
    ("balance", &["core", "diag", "schema", "rules", "scenario", "sim", "ai", "replay", "report"]),
    ("gui", &["core", "diag", "schema", "rules", "scenario", "sim", "ai", "replay", "report", "balance"]),
    ("cli", &["core", "diag", "schema", "rules", "scenario", "sim", "ai", "replay", "report", "balance", "gui"]),
    ("lib", &[]),
    ("main", &["cli"]),
];

/// Words that only some places may hold: the word, where it may stand, and why.
const KEPT_TO: &[(&[&str], &[&str], &str)] = &[
    (&["std::time", "Instant::now", "SystemTime"], &["balance/", "cli/", "gui/"], "rules and replays know no clock"),
    (
        &["std::fs", "File::open", "File::create"],
        &["scenario/", "replay/", "balance/", "report/", "cli/", "gui/"],
        "only the edges touch files",
    ),
    (&["std::env", "env::var"], &["scenario/files.rs", "cli/", "gui/"], "only the edges read the environment"),
    (&["std::thread", "rayon"], &["balance/", "cli/", "gui/"], "a game runs on one thread"),
    (
        &["Snapshot"],
        // The look-ahead keeps worlds that it imagines; tests/lookahead.rs shows that they hold nothing a seat cannot know.
        &["rules/", "sim/", "replay/", "report/", "balance/", "cli/", "gui/", "ai/lookahead/table.rs"],
        "a policy gets an Observation and nothing else",
    ),
    (&["std::process"], &["main.rs", "cli/", "gui/"], "only the command line ends the program"),
    (
        &["bevy_egui", "egui::", "winit", "bevy::render", "bevy::window", "bevy::sprite"],
        &["gui/"],
        "only the window draws",
    ),
    (&["bevy::", "bevy_app", "bevy_ecs"], &["rules/", "sim/", "gui/"], "Bevy stays where it works"),
    (&["println!", "eprintln!", "print!("], &["cli/", "gui/", "main.rs"], "only the command line prints"),
];

/// Words that have no place in a part of the tree: the part, the words, and why.
const BANNED: &[(&str, &[&str], &str)] = &[
    ("core/", &["f32", "f64"], "state and rules are whole numbers"),
    ("rules/", &["f32", "f64"], "state and rules are whole numbers"),
    ("sim/", &["f32", "f64"], "state and rules are whole numbers"),
    ("rules/", &["HashMap", "HashSet"], "the order of things is part of the rules"),
    ("sim/", &["HashMap", "HashSet"], "the order of things is part of the rules"),
    ("ai/", &["HashMap", "HashSet"], "the order of things is part of a policy"),
    ("rules/", &["Commands", "Local<", "Entity", "MessageWriter"], "the simulation has resources only"),
    ("ai/", &["World", "State<"], "a policy gets an Observation and nothing else"),
];

/// The longest a file may be, and the files that may be longer, with the reason.
const MAX_LINES: usize = 500;
const LONG: &[(&str, &str)] = &[];

struct Source {
    /// Below `src`, with slashes.
    name: String,
    /// The lines that are code, with their numbers.
    code: Vec<(usize, String)>,
    lines: usize,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    assert!(paths.len() > 50, "only {} source files found", paths.len());
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let code = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        Source { name, code: code.map(|(at, line)| (at + 1, line.to_owned())).collect(), lines: text.lines().count() }
    };
    paths.into_iter().map(read).collect()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

/// Collects violations and fails with all of them.
#[derive(Default)]
struct Violations(String);

impl Violations {
    fn add(&mut self, source: &Source, line: usize, what: &str) {
        writeln!(self.0, "src/{}:{line}: {what}", source.name).unwrap();
    }
    fn none(self) {
        assert!(self.0.is_empty(), "\n{}", self.0);
    }
}

fn is_test(source: &Source) -> bool {
    source.name.ends_with("tests.rs") || source.name.contains("/tests/")
}

/// Whether a word stands in a line as a whole word.
fn has_word(line: &str, word: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(plain) && word.starts_with(plain);
        let after = line[at + word.len()..].chars().next().is_some_and(plain) && word.ends_with(plain);
        !before && !after
    })
}

/// The modules named after `crate::` in a line, those in braces included.
fn used(line: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        if line[..at].ends_with('$') {
            continue;
        }
        let rest = &line[at + "crate::".len()..];
        let list = rest.strip_prefix('{').map_or(rest, |inner| inner.split('}').next().unwrap_or(inner));
        let several = rest.starts_with('{');
        for part in list.split(',').take(if several { usize::MAX } else { 1 }) {
            let name: String = part.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if name.starts_with(char::is_lowercase) {
                names.push(name);
            }
        }
    }
    names
}

#[test]
fn imports_run_one_way() {
    let mut violations = Violations::default();
    // Tests inside a module may take a shipped scenario as their fixture.
    for source in sources().iter().filter(|source| !is_test(source)) {
        let own = source.name.split(['/', '.']).next().unwrap_or("");
        let Some((_, allowed)) = MAY_USE.iter().find(|(module, _)| *module == own) else {
            violations.add(source, 1, &format!("the module {own} has no place in tests/architecture.rs"));
            continue;
        };
        for (line, text) in &source.code {
            for name in used(text) {
                let known = MAY_USE.iter().any(|(module, _)| *module == name);
                if known && name != own && !allowed.contains(&name.as_str()) {
                    violations.add(source, *line, &format!("{own} may not use {name}"));
                }
            }
        }
    }
    violations.none();
}

#[test]
fn a_domain_leaves_the_systems_of_others_alone() {
    let mut violations = Violations::default();
    let domains = |source: &&Source| source.name.starts_with("rules/") && !is_test(source);
    for source in sources().iter().filter(domains) {
        for (line, text) in &source.code {
            let own = ["super::systems", "self::systems"].iter().any(|path| text.contains(path));
            if text.contains("::systems::") && (!own || text.contains("super::super::")) {
                violations.add(source, *line, "systems belong to their domain; use its state, or an effect");
            }
            if source.name.ends_with("/rules.rs") && (text.contains("bevy") || text.contains("ResMut")) {
                violations.add(
                    source,
                    *line,
                    "rules.rs holds plain functions; what borrows resources is in systems.rs",
                );
            }
        }
    }
    violations.none();
}

#[test]
fn every_kind_of_thing_is_where_it_belongs() {
    let mut violations = Violations::default();
    for source in sources().iter().filter(|source| !is_test(source)) {
        for (line, text) in &source.code {
            for (words, places, why) in KEPT_TO {
                if let Some(word) = words.iter().find(|word| has_word(text, word))
                    && !places.iter().any(|place| source.name.starts_with(place))
                {
                    violations.add(source, *line, &format!("`{word}` has no place here: {why}"));
                }
            }
            for (part, words, why) in BANNED {
                if let Some(word) = words.iter().find(|word| has_word(text, word))
                    && source.name.starts_with(part)
                {
                    violations.add(source, *line, &format!("`{word}` has no place here: {why}"));
                }
            }
        }
    }
    violations.none();
}

#[test]
fn dice_come_from_one_place() {
    let mut violations = Violations::default();
    for source in &sources() {
        for (line, text) in &source.code {
            // The methods of a burst are in traits of the crate; generators are made in core/dice.rs only.
            let traits = ["use rand::Rng;", "use rand::RngExt;", "use rand::seq::SliceRandom;"];
            if source.name != "core/dice.rs" && text.contains("rand::") && !traits.contains(&text.trim()) {
                violations.add(source, *line, "draw from core::dice, so that replays see the same dice");
            }
        }
    }
    violations.none();
}

#[test]
fn a_file_can_be_held_in_mind() {
    let mut violations = Violations::default();
    for source in &sources() {
        let excused = LONG.iter().any(|(name, _)| *name == source.name);
        if source.lines > MAX_LINES && !excused {
            violations.add(source, MAX_LINES, &format!("{} lines, at most {MAX_LINES}: split it", source.lines));
        }
        if source.lines <= MAX_LINES && excused {
            violations.add(source, 1, "short enough now: take it off the list of long files");
        }
    }
    violations.none();
}

#[test]
fn the_scanner_sees_what_it_should() {
    assert_eq!(used("use crate::rules::order::Order;"), ["rules"]);
    assert_eq!(used("use crate::{core::ids, sim};"), ["core", "sim"]);
    assert_eq!(used("let x = crate::gui::run(crate::cli::f());"), ["gui", "cli"]);
    assert_eq!(used("pub(crate) fn f() { $crate::schema::x }"), Vec::<String>::new());
    assert!(has_word("let x: f64 = 0.0;", "f64") && !has_word("let half64 = 1;", "f64"));
    assert!(has_word("use std::fs::File;", "std::fs") && !has_word("use std::fsx;", "std::fs"));
}
