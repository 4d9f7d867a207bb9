//! Collects a game while it is played.

use super::save::{Close, FORMAT, Save, StepOrders, Turn, total};
use crate::core::hash::stable_hash;
use crate::core::ids::MemberId;
use crate::rules::RULES_VERSION;
use crate::rules::phase::Step;
use crate::rules::state::Snapshot;
use crate::sim::Game;

/// Collects the accepted orders of every step and the hashes of every turn.
///
/// The game is moved on through [`Recorder::advance`]; orders go to the game itself.
#[derive(Clone, Debug)]
pub struct Recorder {
    seed: u64,
    overrides: Vec<String>,
    players: Vec<(MemberId, String)>,
    turns: Vec<Turn>,
}

impl Recorder {
    /// Resets the game to its start under this seed and begins to record it.
    pub fn start(game: &mut Game, seed: u64) -> Self {
        game.reset(seed);
        game.trace_phases(true);
        Self { seed, overrides: Vec::new(), players: Vec::new(), turns: Vec::new() }
    }

    /// Notes who plays which seat.
    #[must_use]
    pub fn with_players(mut self, players: Vec<(MemberId, String)>) -> Self {
        self.players = players;
        self
    }

    /// Notes which values of the scenario were overridden.
    #[must_use]
    pub fn with_overrides(mut self, overrides: Vec<String>) -> Self {
        self.overrides = overrides;
        self
    }

    /// Notes what was ordered in this step and moves the game on.
    pub fn advance(&mut self, game: &mut Game) -> Step {
        let from = game.step();
        if asks(from)
            && let Some(turn) = self.turns.last_mut()
        {
            turn.steps.push(given(game));
        }
        let to = game.advance();
        if from == Step::Report {
            self.turns.push(Turn { turn: game.turn(), steps: Vec::new(), close: None });
        }
        if asks(from)
            && !asks(to)
            && let Some(turn) = self.turns.last_mut()
        {
            turn.close = Some(close(game));
        }
        to
    }

    /// The turns so far.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// One number for the course of the game so far.
    pub fn total(&self) -> u64 {
        total(&self.turns)
    }

    /// The game as it stands, with the orders of the step it waits at.
    pub fn save(&self, game: &Game) -> Save {
        let mut turns = self.turns.clone();
        if asks(game.step())
            && let Some(turn) = turns.last_mut()
        {
            turn.steps.push(given(game));
        }
        Save {
            format: FORMAT,
            rules_version: RULES_VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: game.rules().scenario.clone(),
            content: game.rules().hash,
            seed: self.seed,
            overrides: self.overrides.clone(),
            players: self.players.clone(),
            fields: Snapshot::fields(),
            total: total(&turns),
            turns,
        }
    }
}

/// Whether seats are asked in a step.
fn asks(step: Step) -> bool {
    !matches!(step, Step::Report | Step::Over)
}

/// What has been accepted in the step the game waits at; a turn's book holds its earlier steps too.
fn given(game: &Game) -> StepOrders {
    let step = game.step();
    let of = |seat: MemberId| {
        let orders: Vec<_> = game.given(seat).iter().filter(|order| order.kind().step() == step).copied().collect();
        (!orders.is_empty()).then_some((seat, orders))
    };
    StepOrders { step, orders: game.rules().seat_ids().filter_map(of).collect() }
}

fn close(game: &Game) -> Close {
    let state = game.state();
    Close {
        hash: state.hash(),
        log: stable_hash(game.log()),
        phases: game.traced().to_vec(),
        fields: state.field_hashes().into_iter().map(|hash| (hash >> 32) as u32).collect(),
    }
}
