//! From a folder to a scenario: read, merge, override, decode, check, compile.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::checks;
use super::compile::compile;
use super::data::{Objective, ScenarioData, Sensitivity, Variant};
use super::files::{DataRoot, Reader, list, read_file, show};
use super::language::{languages, translated};
use super::seeds::Library;
use super::tutorial::Tutorial;
use crate::core::ids::MemberId;
use crate::diag::{Code, Diagnostic, Format, Sources, did_you_mean, has_errors, render, summary, tidy};
use crate::rules::ruleset::Ruleset;
use crate::schema::{Cx, Index, Kind, Node, Span, apply_overrides, apply_patch, decode_with, merge, parse_setting};

/// How to load a scenario.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A variant of the scenario.
    pub variant: Option<String>,
    /// Single changes, `path=value`.
    pub settings: Vec<String>,
    /// Further maps from paths to values, applied before the settings.
    pub overrides: Vec<Node>,
    /// The language in which its texts are wanted, by its short name; saves do not remember it.
    pub language: Option<String>,
}

/// What marks the variant among the changes that a save remembers.
const VARIANT: &str = "variant=";

impl Options {
    /// The changes as a save remembers them: the variant and single values.
    pub fn changes(&self) -> Vec<String> {
        self.variant.iter().map(|name| format!("{VARIANT}{name}")).chain(self.settings.iter().cloned()).collect()
    }
    /// The changes that a save remembers.
    pub fn of_changes(changes: &[String]) -> Self {
        let variant = changes.iter().find_map(|change| change.strip_prefix(VARIANT)).map(str::to_owned);
        let settings = changes.iter().filter(|change| !change.starts_with(VARIANT)).cloned().collect();
        Self { variant, settings, ..Self::default() }
    }
}

/// A scenario ready to play.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Short name.
    pub id: String,
    /// How it was loaded.
    pub options: Options,
    /// Its folder.
    pub folder: PathBuf,
    /// Title.
    pub title: String,
    /// The question it puts.
    pub question: String,
    /// A paragraph for the title screen.
    pub blurb: String,
    /// Playing time, minutes.
    pub minutes: i32,
    /// Learning objectives.
    pub objectives: Vec<Objective>,
    /// A note for the facilitator.
    pub facilitator: String,
    /// Its variants.
    pub variants: Vec<Variant>,
    /// A page for each seat that has one, in Markdown.
    pub briefs: Vec<(MemberId, String)>,
    /// Lessons, where the scenario is there to learn the game.
    pub tutorial: Option<Tutorial>,
    /// The rules.
    pub rules: Arc<Ruleset>,
    /// Profiles of scripted players, not yet read.
    pub profiles: Vec<Node>,
    /// What must hold in a batch of games, not yet read.
    pub targets: Vec<Node>,
    /// Numbers that might as well be others.
    pub sensitivity: Vec<Sensitivity>,
    /// The ids of the scenario, for reading the two above.
    pub index: Index,
    /// What can be cited.
    pub library: Library,
    /// Which citation is used where: citation and path of the place.
    pub citations: Vec<(String, String)>,
    /// The texts, for messages.
    pub sources: Sources,
    /// Warnings.
    pub warnings: Vec<Diagnostic>,
}

/// Why a scenario cannot be played.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What is wrong, in order.
    pub findings: Vec<Diagnostic>,
    /// The texts the places are in.
    pub sources: Sources,
}

impl Failure {
    fn new(mut findings: Vec<Diagnostic>, sources: Sources) -> Self {
        tidy(&mut findings);
        Self { findings, sources }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&render(&self.findings, &self.sources, Format::Full, false))?;
        f.write_str(&summary(&self.findings))
    }
}

impl std::error::Error for Failure {}

/// Loads a shipped scenario by name.
///
/// # Errors
/// Everything that is wrong with it, or that there is no such scenario.
pub fn load_shipped(name: &str) -> Result<Scenario, Failure> {
    load(name, &Options::default())
}

/// Loads a scenario by name, or by the path of its folder or its `scenario.ron`.
///
/// # Errors
/// Everything that is wrong with it, or that there is no such scenario.
pub fn load(name: &str, options: &Options) -> Result<Scenario, Failure> {
    let fail = |message: String, help: String| {
        let finding = Diagnostic::new(Code::UnreadableFile, message).help(help);
        Failure::new(vec![finding], Sources::new())
    };
    let root = DataRoot::find().ok_or_else(|| {
        fail(
            "the folder `scenarios` is nowhere to be found".into(),
            "run the program in the project's folder, or set GAP_YEARS_DATA to it".into(),
        )
    })?;
    let as_path = Path::new(name);
    let folder = if as_path.is_dir() {
        as_path.to_path_buf()
    } else if as_path.is_file() {
        as_path.parent().map(Path::to_path_buf).unwrap_or_default()
    } else {
        root.scenarios.join(name)
    };
    if !folder.join("scenario.ron").is_file() {
        let known = list(&root);
        let near =
            did_you_mean(name, known.iter().map(String::as_str)).map(|better| format!("did you mean `{better}`?"));
        let help = near.unwrap_or_else(|| format!("there are: {}", known.join(", ")));
        return Err(fail(format!("there is no scenario `{name}`"), help));
    }
    load_folder(&root, &folder, options)
}

/// Makes a path absolute where that is possible, so that one file has one name.
fn whole(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

fn load_folder(root: &DataRoot, folder: &Path, options: &Options) -> Result<Scenario, Failure> {
    let (mut sources, mut findings) = (Sources::new(), Vec::new());
    let library = Library::read(root, &mut sources, &mut findings);
    let folder = whole(folder);
    let mut reader = Reader {
        common: whole(&root.scenarios.join("common")),
        folder: folder.clone(),
        sources: &mut sources,
        findings: &mut findings,
        trees: Vec::new(),
        done: BTreeSet::new(),
        open: Vec::new(),
    };
    reader.read(&folder.join("scenario.ron"), None);
    let trees = reader.trees;
    let mut cx = Cx::new();
    let mut tree = merge(trees, &mut cx);
    if let Some(overrides) = tree.field("overrides").cloned() {
        apply_overrides(&mut tree, &overrides, &mut cx);
    }
    apply_options(&mut tree, options, &mut sources, &mut cx);
    findings.extend(cx.into_findings());
    seats_first(&mut tree);
    let mut index = Index::of(&tree, &mut findings);
    library.index(&mut index);
    let mut citations = Vec::new();
    collect_citations(&tree, &mut Vec::new(), &mut citations);
    let (data, found) = decode_with::<ScenarioData>(&tree, index.clone());
    findings.extend(found);
    let Some(data) = data.filter(|_| !has_errors(&findings)) else {
        return Err(Failure::new(findings, sources));
    };
    checks::run(&data, &tree, &mut findings);
    if has_errors(&findings) {
        return Err(Failure::new(findings, sources));
    }
    let (mut data, mut rules) = compile(data);
    let wanted = options.language.as_deref();
    let told = wanted.and_then(|wanted| translated(&tree, &folder, wanted, &mut sources, &mut findings));
    if let Some((told, found)) = told.map(|told| decode_with::<ScenarioData>(&told, index.clone())) {
        findings.extend(found);
        if let Some(told) = told {
            // It is the same game in other words: its saves are good in every language.
            let hash = rules.hash;
            (data, rules) = compile(told);
            rules.hash = hash;
        }
    }
    if has_errors(&findings) {
        return Err(Failure::new(findings, sources));
    }
    tidy(&mut findings);
    Ok(Scenario {
        id: data.id.to_string(),
        briefs: briefs(&folder, &rules, wanted),
        options: options.clone(),
        folder,
        title: data.title,
        question: data.question,
        blurb: data.blurb,
        minutes: data.minutes,
        objectives: data.objectives,
        facilitator: data.facilitator,
        variants: data.variants,
        tutorial: data.tutorial,
        rules: Arc::new(rules),
        profiles: data.profiles,
        targets: data.targets,
        sensitivity: data.sensitivity,
        index,
        library,
        citations,
        sources,
        warnings: findings,
    })
}

fn apply_options(tree: &mut Node, options: &Options, sources: &mut Sources, cx: &mut Cx) {
    if let Some(wanted) = &options.variant {
        let variants = tree.field("variants").map(Node::items).unwrap_or_default();
        match variants.iter().find(|variant| variant.id() == Some(wanted)) {
            Some(variant) => {
                if let Some(overrides) = variant.field("overrides").cloned() {
                    apply_overrides(tree, &overrides, cx);
                }
            }
            None => {
                let known: Vec<&str> = variants.iter().filter_map(Node::id).collect();
                let help = if known.is_empty() {
                    "the scenario has no variants".to_owned()
                } else {
                    format!("its variants are {}", known.join(", "))
                };
                cx.report(Diagnostic::new(Code::UnknownId, format!("there is no variant `{wanted}`")).help(help));
            }
        }
    }
    for overrides in &options.overrides {
        apply_overrides(tree, overrides, cx);
    }
    for argument in &options.settings {
        let (setting, found) = parse_setting(sources, argument);
        for finding in found {
            cx.report(finding);
        }
        if let Some(setting) = setting {
            apply_patch(tree, &setting.path, setting.span, setting.value, cx);
        }
    }
}

/// Members that are played come first, so that a seat's number is its place among the players.
fn seats_first(tree: &mut Node) {
    let Kind::Struct { fields, .. } = &mut tree.kind else { return };
    for field in fields.iter_mut().filter(|field| field.name == "members") {
        if let Kind::List(members) = &mut field.value.kind {
            members
                .sort_by_key(|member| !matches!(member.field("seat").map(|seat| &seat.kind), Some(Kind::Bool(true))));
        }
    }
}

/// Finds every `source: […]` in a tree.
fn collect_citations(node: &Node, path: &mut Vec<String>, all: &mut Vec<(String, String)>) {
    match &node.kind {
        Kind::Struct { fields, .. } => {
            for field in fields {
                path.push(field.name.clone());
                if field.name == "source" {
                    for item in field.value.items() {
                        if let Some(cite) = item.as_str() {
                            all.push((cite.to_owned(), path[..path.len() - 1].join(".")));
                        }
                    }
                } else {
                    collect_citations(&field.value, path, all);
                }
                path.pop();
            }
        }
        Kind::List(items) | Kind::Tuple { items, .. } => {
            for (nth, item) in items.iter().enumerate() {
                path.push(item.id().map_or_else(|| nth.to_string(), str::to_owned));
                collect_citations(item, path, all);
                path.pop();
            }
        }
        _ => {}
    }
}

/// The page of each seat that has one, in the language wanted where there is one in it.
fn briefs(folder: &Path, rules: &Ruleset, language: Option<&str>) -> Vec<(MemberId, String)> {
    rules
        .seat_ids()
        .filter_map(|seat| {
            let read = |name: String| std::fs::read_to_string(folder.join("briefs").join(name)).ok();
            let id = &rules.members[seat].id;
            let told = language.and_then(|language| read(format!("{id}.{language}.md")));
            told.or_else(|| read(format!("{id}.md"))).map(|text| (seat, text))
        })
        .collect()
}

/// Checks a path: a scenario, a folder of scenarios, the seeds, or a single file; says what was looked at.
pub fn check_path(path: &Path) -> (Vec<String>, Vec<Diagnostic>, Sources) {
    let mut looked_at = Vec::new();
    let (mut sources, mut findings) = (Sources::new(), Vec::new());
    if !path.exists() {
        let finding = Diagnostic::new(Code::UnreadableFile, format!("there is no file or folder {}", show(path)));
        // Other commands take a scenario by its name.
        let shipped = DataRoot::find().map(|root| root.scenarios.join(path)).filter(|folder| folder.is_dir());
        let help =
            shipped.map_or_else(|| "check the path".to_owned(), |folder| format!("did you mean {}?", show(&folder)));
        findings.push(finding.help(help));
        return (looked_at, findings, sources);
    }
    let scenario = if path.is_dir() { path.join("scenario.ron").is_file() } else { path.ends_with("scenario.ron") };
    let root = DataRoot::find();
    if scenario {
        looked_at.push(show(path));
        match load(&path.to_string_lossy(), &Options::default()) {
            Ok(loaded) => {
                let (mut findings, mut sources) = (loaded.warnings, loaded.sources);
                for language in languages(&loaded.folder) {
                    let options = Options { language: Some(language), ..Options::default() };
                    if let Err(failure) = load(&path.to_string_lossy(), &options) {
                        sources.append(&failure.sources, failure.findings, &mut findings);
                    }
                }
                return (looked_at, findings, sources);
            }
            Err(failure) => return (looked_at, failure.findings, failure.sources),
        }
    }
    if path.is_dir() {
        let inner = std::fs::read_dir(path).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
        let mut scenarios: Vec<PathBuf> = inner.filter(|folder| folder.join("scenario.ron").is_file()).collect();
        scenarios.sort();
        if !scenarios.is_empty() {
            // Places are only good with their own texts, so each scenario's findings are joined by rendering position.
            for folder in scenarios {
                let (names, found, texts) = check_path(&folder);
                looked_at.extend(names);
                sources.append(&texts, found, &mut findings);
            }
            return (looked_at, findings, sources);
        }
        for file in super::files::ron_files(path) {
            looked_at.push(show(&file));
            read_file(&file, None, &mut sources, &mut findings);
        }
        if let Some(root) = root.filter(|root| whole(&root.seeds) == whole(path)) {
            let (mut texts, mut found) = (Sources::new(), Vec::new());
            Library::read(&root, &mut texts, &mut found);
            findings.clear();
            sources = texts;
            findings = found;
        }
        return (looked_at, findings, sources);
    }
    looked_at.push(show(path));
    read_file(path, None, &mut sources, &mut findings);
    (looked_at, findings, sources)
}

/// A place in no file, for findings about the whole.
pub(super) fn nowhere() -> Span {
    Span::default()
}
