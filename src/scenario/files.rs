//! Where scenarios live, and reading their files with includes.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use crate::diag::{Code, Diagnostic, Sources, did_you_mean};
use crate::schema::{Node, Span, parse_bytes};

/// The folders that hold the project's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataRoot {
    /// Folder with one folder a scenario, and `common`.
    pub scenarios: PathBuf,
    /// Folder with the digests of the source documents.
    pub seeds: PathBuf,
}

impl DataRoot {
    /// Looks for the data: where `GAP_YEARS_DATA` points, in the working folder, beside the program and above it, and
    /// where the program was built.
    pub fn find() -> Option<Self> {
        let named = std::env::var_os("GAP_YEARS_DATA").map(PathBuf::from);
        let here = std::env::current_dir().ok();
        let program = std::env::current_exe().ok();
        let above = program.iter().flat_map(|path| path.ancestors().skip(1).map(Path::to_path_buf));
        let built = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        named.into_iter().chain(here).chain(above).chain([built]).find_map(|folder| Self::at(&folder))
    }

    /// The data in a folder, if it holds scenarios.
    pub fn at(folder: &Path) -> Option<Self> {
        let scenarios = folder.join("scenarios");
        scenarios.join("common").is_dir().then(|| Self { scenarios, seeds: folder.join("seeds") })
    }
}

/// The names of the scenarios in a folder, in order.
pub fn list(root: &DataRoot) -> Vec<String> {
    let mut names: Vec<String> = entries(&root.scenarios)
        .into_iter()
        .filter(|path| path.join("scenario.ron").is_file())
        .filter_map(|path| path.file_name().and_then(|name| name.to_str()).map(str::to_owned))
        .collect();
    names.sort();
    names
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|found| found.filter_map(Result::ok).map(|entry| entry.path()).collect())
        .unwrap_or_default();
    all.sort();
    all
}

/// Every `.ron` file in a folder and the folders in it, in order.
pub fn ron_files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for path in entries(folder) {
        if path.is_dir() {
            all.extend(ron_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "ron") {
            all.push(path);
        }
    }
    all
}

/// The most files one scenario may be made of.
const MAX_FILES: usize = 400;

/// Reads a scenario's file and everything it includes.
pub struct Reader<'a> {
    /// Where shared data lives.
    pub common: PathBuf,
    /// The scenario's own folder.
    pub folder: PathBuf,
    /// The texts, for messages.
    pub sources: &'a mut Sources,
    /// What is wrong.
    pub findings: &'a mut Vec<Diagnostic>,
    /// The trees, in the order read.
    pub trees: Vec<Node>,
    /// Files read already, so that two includes of one file are one.
    pub done: BTreeSet<PathBuf>,
    /// Files being read now, for cycles.
    pub open: Vec<PathBuf>,
}

impl Reader<'_> {
    /// Reads a file and, before it, what it includes.
    pub fn read(&mut self, path: &Path, from: Option<Span>) {
        if self.open.iter().any(|open| open == path) {
            let chain: Vec<String> = self.open.iter().map(|open| show(open)).chain([show(path)]).collect();
            let finding =
                Diagnostic::new(Code::IncludeCycle, format!("files include each other: {}", chain.join(" → ")));
            self.findings.push(place(finding, from, "leads back here").help("remove one of the includes"));
            return;
        }
        if self.done.contains(path) {
            return;
        }
        if self.done.len() >= MAX_FILES {
            let finding =
                Diagnostic::new(Code::FileTooLarge, format!("a scenario is made of at most {MAX_FILES} files"));
            self.findings.push(place(finding, from, "one file too many").help("join some of them"));
            return;
        }
        let Some(tree) = read_file(path, from, self.sources, self.findings) else { return };
        self.open.push(path.to_path_buf());
        for include in tree.field("include").map(Node::items).unwrap_or_default() {
            if let Some(name) = include.as_str() {
                self.include(name, include.span);
            }
        }
        self.open.pop();
        self.done.insert(path.to_path_buf());
        self.trees.push(tree);
    }

    fn include(&mut self, name: &str, span: Span) {
        let wanted = Path::new(name);
        if !wanted.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            let finding = Diagnostic::new(Code::IncludeOutside, format!("`{name}` leads outside the scenario"));
            self.findings
                .push(finding.at(span, "not allowed").help("include `common/…` or files of the scenario's own folder"));
            return;
        }
        let (base, inner) = match wanted.strip_prefix("common") {
            Ok(inner) => (self.common.clone(), inner.to_path_buf()),
            Err(_) => (self.folder.clone(), wanted.to_path_buf()),
        };
        let path = if inner.as_os_str().is_empty() { base.clone() } else { base.join(&inner) };
        if path.is_dir() {
            for file in ron_files(&path) {
                self.read(&file, Some(span));
            }
        } else if path.is_file() {
            self.read(&path, Some(span));
        } else {
            let known: Vec<String> = ron_files(&base)
                .iter()
                .filter_map(|file| file.strip_prefix(&base).ok().map(show))
                .map(|file| if base == self.common { format!("common/{file}") } else { file })
                .collect();
            let near = did_you_mean(name, known.iter().map(String::as_str))
                .map(|better| format!("did you mean \"{better}\"?"));
            let finding = Diagnostic::new(Code::MissingInclude, format!("there is no file or folder `{name}`"));
            self.findings
                .push(finding.at(span, "not found").help(near.unwrap_or_else(|| format!("looked in {}", show(&base)))));
        }
    }
}

/// Reads one file into a tree.
pub fn read_file(
    path: &Path,
    from: Option<Span>,
    sources: &mut Sources,
    findings: &mut Vec<Diagnostic>,
) -> Option<Node> {
    use std::io::Read;
    let mut bytes = Vec::new();
    let limit = u64::try_from(crate::schema::MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let read = std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes));
    if let Err(error) = read {
        let finding = Diagnostic::new(Code::UnreadableFile, format!("cannot read {}: {error}", show(path)));
        findings.push(place(finding, from, "named here").help("check the path and its permissions"));
        return None;
    }
    let (tree, found) = parse_bytes(sources, &show(path), &bytes);
    findings.extend(found);
    Some(tree)
}

fn place(finding: Diagnostic, span: Option<Span>, text: &str) -> Diagnostic {
    match span {
        Some(span) => finding.at(span, text),
        None => finding,
    }
}

/// A path as people write it, relative to the working folder where it lies in it.
pub fn show(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}
