//! What a batch says: a summary for machines, tables for a terminal, and a page with pictures.

pub mod figures;
pub mod findings;
pub mod html;
pub mod summary;
pub mod terminal;

pub use summary::Summary;
pub use terminal::summary as tables;

use serde::Serialize;

use super::header::Header;
use super::paired::{Arm, Contrast, Difference, Role};
use super::runner::Batch;
use super::stats;

/// An arm against the base.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// What is different.
    pub name: String,
    /// What the arm is there for.
    pub role: Role,
    /// What differs, in every quantity both have.
    pub differences: Vec<Difference>,
}

impl Comparison {
    /// The difference in one quantity.
    pub fn of(&self, quantity: &str) -> Option<&Difference> {
        self.differences.iter().find(|each| each.name == quantity)
    }
}

/// A batch, or what there is of it, in figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Name of the batch.
    pub batch: String,
    /// What was played.
    pub header: Header,
    /// The first game, and the game after the last one.
    pub games: (u64, u64),
    /// Whether everything that was asked for has been played.
    pub complete: bool,
    /// What stands out, in sentences.
    pub findings: Vec<findings::Finding>,
    /// The base in figures.
    pub base: Summary,
    /// Everything that is compared with it.
    pub comparisons: Vec<Comparison>,
}

impl Report {
    /// The figures of a batch. `games` are the first and the one after the last that were played.
    pub fn of(
        header: &Header,
        contrast: &Contrast,
        games: (u64, u64),
        complete: bool,
        base: &Batch,
        arms: &[Arm],
    ) -> Self {
        let comparison = |(nth, arm): (usize, &Arm)| Comparison {
            name: arm.name.clone(),
            role: arm.role.clone(),
            differences: contrast.differences(base, nth),
        };
        let mut comparisons: Vec<Comparison> = arms.iter().enumerate().map(comparison).collect();
        correct_across(&mut comparisons);
        let summary = Summary::of(&contrast.base, &base.rules, &base.roster);
        let findings = findings::all(&summary, &comparisons);
        Self { batch: header.id(), header: header.clone(), games, complete, findings, base: summary, comparisons }
    }
}

/// Benjamini and Hochberg's correction of one quantity over all arms, which are read side by side.
fn correct_across(comparisons: &mut [Comparison]) {
    let names: Vec<String> = comparisons
        .first()
        .map(|first| first.differences.iter().map(|each| each.name.clone()).collect())
        .unwrap_or_default();
    for name in names {
        let mut found: Vec<&mut Difference> = comparisons
            .iter_mut()
            .filter_map(|each| each.differences.iter_mut().find(|one| one.name == name))
            .collect();
        let adjusted = stats::benjamini_hochberg(&found.iter().map(|each| each.p).collect::<Vec<_>>());
        found.iter_mut().zip(adjusted).for_each(|(each, p)| each.p_across = p);
    }
}
