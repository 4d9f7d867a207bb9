//! A game being played by machines: who sits where, and moving on with or without a record.

use std::sync::Arc;

use super::output::Failure;
use super::profiles;
use crate::ai::{Field, Orders, play};
use crate::rules::phase::Step;
use crate::scenario::Scenario;
use crate::sim::Game;

/// A game with a machine on every seat.
pub struct Table {
    /// The game.
    pub game: Game,
    field: Field,
    orders: Orders,
    recorder: Option<crate::replay::Recorder>,
}

impl Table {
    /// Seats the players and resets the game. Pairs of `seats` are SEAT and PROFILE; a record is
    /// kept for a save if it is to remember some changes of the scenario, or none.
    ///
    /// # Errors
    /// That there is no such seat or profile.
    pub fn new(
        scenario: &Scenario,
        seed: u64,
        seats: &[(String, String)],
        record: Option<Vec<String>>,
    ) -> Result<Self, Failure> {
        let rules = &scenario.rules;
        let (roster, seating) = profiles::seating(scenario, seats)?;
        let field = Field::new(rules, &roster, &seating, 0);
        let mut game = Game::new(Arc::clone(rules));
        game.reset(seed);
        let recorder = record.map(|changes| {
            let names =
                rules.seat_ids().zip(field.players()).map(|(seat, player)| (seat, roster.name(*player).to_owned()));
            crate::replay::Recorder::start(&mut game, seed).with_players(names.collect()).with_overrides(changes)
        });
        Ok(Self { orders: Orders::default(), field, recorder, game })
    }

    /// Asks whoever is asked now, and moves on; returns what the game then waits for.
    pub fn step(&mut self) -> Step {
        play::ask(&mut self.game, &mut self.field, &mut self.orders);
        if let Some(recorder) = &mut self.recorder {
            return recorder.advance(&mut self.game);
        }
        self.game.advance()
    }

    /// Writes the game so far to a file.
    ///
    /// # Errors
    /// Why the file cannot be written.
    pub fn save(&self, path: &std::path::Path) -> Result<(), Failure> {
        let Some(recorder) = &self.recorder else { return Ok(()) };
        crate::replay::save_atomically(path, &recorder.save(&self.game)).map_err(|error| Failure::File {
            message: error.to_string(),
            help: "choose another place with --save FILE".to_owned(),
        })
    }
}
