//! What a save holds.

use serde::{Deserialize, Serialize};

use super::error::Unfit;
use crate::core::hash::stable_hash;
use crate::core::ids::MemberId;
use crate::rules::RULES_VERSION;
use crate::rules::order::Order;
use crate::rules::phase::{Phase, Step};
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;

/// The version of the file format. A program reads its own format and refuses others.
pub const FORMAT: u32 = 1;

/// A game as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Save {
    /// See [`FORMAT`].
    pub format: u32,
    /// See [`RULES_VERSION`].
    pub rules_version: u32,
    /// The version of the program that wrote it, for people.
    pub program: String,
    /// Short name of the scenario.
    pub scenario: String,
    /// Stable hash of the compiled scenario; it also guards the numbers that orders use as names.
    pub content: u64,
    /// The seed.
    pub seed: u64,
    /// Values of the scenario that were overridden, as given.
    pub overrides: Vec<String>,
    /// Who played which seat, for people.
    pub players: Vec<(MemberId, String)>,
    /// The fields of the state, as `resource.field`, in the order of [`Close::fields`].
    pub fields: Vec<String>,
    /// The turns; only the last may be unfinished.
    pub turns: Vec<Turn>,
    /// One number for the whole course of the game.
    pub total: u64,
}

/// One turn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    /// Its number, from 1.
    pub turn: u8,
    /// The steps at which the game waited. In an unfinished turn it still waits at the last of them.
    pub steps: Vec<StepOrders>,
    /// The hashes at its end, once it has ended.
    pub close: Option<Close>,
}

/// What was ordered in one step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepOrders {
    /// The step.
    pub step: Step,
    /// Accepted orders of the seats that gave any, in the order given.
    pub orders: Vec<(MemberId, Vec<Order>)>,
}

/// What a finished turn left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// Stable hash of the whole state.
    pub hash: u64,
    /// Stable hash of the turn's log.
    pub log: u64,
    /// Stable hash of the whole state after every phase that ran.
    pub phases: Vec<(Phase, u64)>,
    /// A short hash of every field of the state, so that a divergence can be named.
    pub fields: Vec<u32>,
}

impl Save {
    /// The orders in it.
    pub fn orders(&self) -> usize {
        let steps = self.turns.iter().flat_map(|turn| &turn.steps);
        steps.flat_map(|step| &step.orders).map(|(_, orders)| orders.len()).sum()
    }

    /// How many turns are finished.
    pub fn finished(&self) -> usize {
        self.turns.iter().filter(|turn| turn.close.is_some()).count()
    }
}

/// One number for the course of these turns.
pub(super) fn total(turns: &[Turn]) -> u64 {
    let hashes: Vec<_> =
        turns.iter().filter_map(|turn| turn.close.as_ref()).map(|close| (close.hash, close.log)).collect();
    stable_hash(&hashes)
}

/// Whether a save can be played with these rules.
///
/// # Errors
/// What is different about the program or the scenario, and what to do.
pub fn check_fits(save: &Save, rules: &Ruleset) -> Result<(), Unfit> {
    if save.rules_version != RULES_VERSION || save.fields != Snapshot::fields() {
        let (saved, program) = (save.rules_version, save.program.clone());
        return Err(Unfit::OtherRules { saved, current: RULES_VERSION, program });
    }
    if save.scenario != rules.scenario {
        return Err(Unfit::OtherScenario { saved: save.scenario.clone(), given: rules.scenario.clone() });
    }
    if save.content != rules.hash {
        let overrides = save.overrides.join(" ");
        return Err(Unfit::OtherContent { scenario: save.scenario.clone(), overrides });
    }
    Ok(())
}
