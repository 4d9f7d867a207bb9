//! Scenarios: found on disk, read with every mistake reported at once, checked, and compiled into rules that games run on.

mod checks;
mod compile;
mod data;
mod files;
mod language;
mod load;
mod seeds;
mod tutorial;

/// The scenario that is played where none is named.
pub const DEFAULT_SCENARIO: &str = "hague-promises";

pub use data::{Objective, Par, ScenarioData, Sensitivity, TurnLength, Variant};
pub use files::{DataRoot, list, read_file};
pub use load::{Failure, Options, Scenario, check_path, load, load_shipped};
pub use seeds::{Claim, Digest, Library, Reliability, Stance as ClaimStance};
pub use tutorial::{Deed, Lesson, Page, Tutorial, Wording};
