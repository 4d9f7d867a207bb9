//! The digests of the source documents and the reference figures: what scenarios may cite.

use super::files::{DataRoot, read_file, ron_files};
use crate::diag::{Code, Diagnostic, Sources};
use crate::schema;
use crate::schema::{Index, decode, merge};

schema! {
    /// How far a source can be trusted.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Reliability {
        /// Written by somebody who was there.
        FirstHand,
        /// Argues a thesis.
        Argued,
        /// Rewritten from elsewhere.
        Rewrite,
        /// A summary of other reports.
        Digest,
        /// A notice of something else.
        Notice,
    }
}

schema! {
    /// What a claim is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Stance {
        /// Reported as fact.
        ReportedFact,
        /// A judgement.
        Judgement,
        /// A proposal.
        Proposal,
        /// Against the drift of the document or of the alliance.
        Dissent,
    }
}

schema! {
    /// One claim of a document, in our own words.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Claim {
        /// Number, e.g. `002:14`.
        pub id: String,
        /// The claim.
        pub text: String,
        /// What it is about.
        pub theme: String,
        /// What it is.
        pub stance: Stance,
        /// Who holds it.
        pub holder: String,
    }
}

schema! {
    /// A source document.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Digest {
        /// Number, e.g. `002`.
        pub id: String,
        /// Title.
        pub title: String,
        /// Author.
        pub author: String,
        /// Kind of text.
        pub kind: String,
        /// Date, as far as known.
        pub date: String,
        /// Address, if known.
        pub url: String = String::new(),
        /// How far it can be trusted.
        pub reliability: Reliability,
        /// Why.
        pub reliability_note: String,
        /// Its claims.
        pub claims: Vec<Claim>,
    }
}

schema! {
    /// What the files in `seeds/` hold.
    #[derive(Clone, Debug, PartialEq)]
    struct Seeds {
        /// The documents.
        sources: Vec<Digest>,
    }
}

/// Everything that can be cited.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The documents.
    pub digests: Vec<Digest>,
    /// Rows of the reference figures, as they are cited.
    pub rows: Vec<String>,
}

impl Library {
    /// Reads `seeds/`.
    pub fn read(root: &DataRoot, sources: &mut Sources, findings: &mut Vec<Diagnostic>) -> Self {
        let trees: Vec<_> =
            ron_files(&root.seeds).iter().filter_map(|path| read_file(path, None, sources, findings)).collect();
        let mut cx = crate::schema::Cx::new();
        let tree = merge(trees, &mut cx);
        findings.extend(cx.into_findings());
        let mut library = Self { rows: reference_rows(root), ..Self::default() };
        if tree.field("sources").is_some() {
            let (seeds, found) = decode::<Seeds>(&tree);
            findings.extend(found);
            library.digests = seeds.map(|seeds| seeds.sources).unwrap_or_default();
        }
        library.check(findings);
        library
    }

    fn check(&self, findings: &mut Vec<Diagnostic>) {
        let mut seen = std::collections::BTreeSet::new();
        for digest in &self.digests {
            for claim in &digest.claims {
                if !seen.insert(claim.id.as_str()) {
                    findings.push(Diagnostic::new(Code::DuplicateId, format!("claim {} is given twice", claim.id)));
                }
                if claim.id.split(':').next() != Some(digest.id.as_str()) {
                    let message = format!("claim {} stands in document {}", claim.id, digest.id);
                    let help = "a claim's number begins with its document's";
                    findings.push(Diagnostic::new(Code::InconsistentValue, message).help(help));
                }
            }
        }
    }

    /// Makes everything known to citations.
    pub fn index(&self, index: &mut Index) {
        for digest in &self.digests {
            for claim in &digest.claims {
                index.add("citations", &claim.id);
            }
        }
        for row in &self.rows {
            index.add("citations", row);
        }
    }

    /// All claims, with their documents.
    pub fn claims(&self) -> impl Iterator<Item = (&Digest, &Claim)> {
        self.digests.iter().flat_map(|digest| digest.claims.iter().map(move |claim| (digest, claim)))
    }
}

/// The rows of `seeds/reference/*.csv` as they are cited: `ref:` and the row's id, or `ref:cap:` and the country.
fn reference_rows(root: &DataRoot) -> Vec<String> {
    let mut rows = Vec::new();
    let folder = root.seeds.join("reference");
    let Ok(found) = std::fs::read_dir(folder) else { return rows };
    let mut files: Vec<_> = found.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "csv")) {
        let Ok(mut table) = csv::Reader::from_path(file) else { continue };
        let heads = table.headers().cloned().unwrap_or_default();
        let column = |name: &str| heads.iter().position(|head| head == name);
        let (column, prefix) = match (column("id"), column("iso_a3")) {
            (Some(id), _) => (id, "ref:"),
            (None, Some(country)) => (country, "ref:cap:"),
            _ => continue,
        };
        rows.extend(
            table.records().filter_map(Result::ok).filter_map(|row| row.get(column).map(|id| format!("{prefix}{id}"))),
        );
    }
    rows
}
