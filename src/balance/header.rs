//! What a batch is: what every file of it carries, and what parts must share to be merged.

use serde::{Deserialize, Serialize};

use super::paired::{Arm, Role};
use super::runner::Batch;
use crate::core::hash::stable_hash;
use crate::rules::RULES_VERSION;

/// The version of the files of a batch. Parts of other versions are refused.
pub const FORMAT: u32 = 1;

/// One way to play, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArmHeader {
    /// What is different; `base` for the first.
    pub name: String,
    /// What it is there for.
    pub role: Role,
    /// Short name of its scenario.
    pub scenario: String,
    /// Hash of everything its rules can see.
    pub rules_hash: String,
}

/// What a batch is, whichever part of it has been played, and by how many threads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The version of the format.
    pub format: u32,
    /// Version of the program.
    pub program: String,
    /// See [`RULES_VERSION`].
    pub rules_version: u32,
    /// The scenario's title.
    pub title: String,
    /// The base, and the arms in order.
    pub arms: Vec<ArmHeader>,
    /// Seed of the batch.
    pub seed: u64,
    /// Games asked for.
    pub games: u64,
    /// The command line that plays it, without what changes nothing: folders, threads, shards.
    pub command: String,
    /// The same, argument by argument, without the program and `balance`.
    pub arguments: Vec<String>,
}

/// An argument as a shell reads it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

impl Header {
    /// The header of a base and its arms; `arguments` describe them to `gap-years balance`.
    pub fn new(base: &Batch, arms: &[Arm], games: u64, arguments: Vec<String>) -> Self {
        let header = |name: &str, role: Role, batch: &Batch| ArmHeader {
            name: name.to_owned(),
            role,
            scenario: batch.rules.scenario.clone(),
            rules_hash: format!("{:016x}", batch.rules.hash),
        };
        let rest = arms.iter().map(|arm| header(&arm.name, arm.role.clone(), &arm.batch));
        Self {
            format: FORMAT,
            program: format!("gap-years {}", env!("CARGO_PKG_VERSION")),
            rules_version: RULES_VERSION,
            title: base.rules.title.clone(),
            arms: std::iter::once(header("base", Role::Base, base)).chain(rest).collect(),
            seed: base.seed,
            games,
            command: arguments.iter().fold("gap-years balance".to_owned(), |line, word| line + " " + &quoted(word)),
            arguments,
        }
    }
    /// The base.
    pub fn base(&self) -> Option<&ArmHeader> {
        self.arms.first()
    }
    /// A short name that no other batch bears: a hash of all of the above.
    pub fn id(&self) -> String {
        let arms: Vec<(&str, &str, &str)> =
            self.arms.iter().map(|arm| (arm.name.as_str(), arm.scenario.as_str(), arm.rules_hash.as_str())).collect();
        let rest = (self.format, &self.program, self.rules_version, self.seed, self.games, &self.command);
        format!("b{:016x}", stable_hash(&(arms, rest)))
    }
    /// In what another batch differs, for people; none if both are one batch.
    pub fn difference(&self, other: &Self) -> Option<String> {
        let pairs = [
            ("file format", self.format.to_string(), other.format.to_string()),
            ("program", self.program.clone(), other.program.clone()),
            ("version of the rules", self.rules_version.to_string(), other.rules_version.to_string()),
            ("scenario", self.title.clone(), other.title.clone()),
            ("seed", self.seed.to_string(), other.seed.to_string()),
            ("number of games", self.games.to_string(), other.games.to_string()),
            ("number of arms", self.arms.len().to_string(), other.arms.len().to_string()),
        ];
        let found = pairs.into_iter().find(|(_, ours, theirs)| ours != theirs);
        let found = found.or_else(|| {
            let (ours, theirs) = self.arms.iter().zip(&other.arms).find(|(ours, theirs)| ours != theirs)?;
            let text = |arm: &ArmHeader| format!("{} ({}, rules {})", arm.name, arm.scenario, arm.rules_hash);
            Some(("arm", text(ours), text(theirs)))
        });
        let found = found.or_else(|| {
            (self.command != other.command).then(|| ("command", self.command.clone(), other.command.clone()))
        });
        found.map(|(what, ours, theirs)| format!("the {what} differs: {ours} here, {theirs} there"))
    }
}
