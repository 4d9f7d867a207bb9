//! A game being played by machines: who sits where, and moving on with or without a record.

use std::sync::Arc;

use super::output::Failure;
use super::play;
use crate::rules::phase::Step;
use crate::scenario::Scenario;
use crate::sim::Game;

/// A game with a machine on every seat.
pub struct Table {
    /// The game.
    pub game: Game,
    #[cfg(wired_ai)]
    field: crate::ai::Field,
    #[cfg(wired_ai)]
    orders: crate::ai::Orders,
    #[cfg(wired_replay)]
    recorder: Option<crate::replay::Recorder>,
}

impl Table {
    /// Seats the players and resets the game. Pairs of `seats` are SEAT and PROFILE; a record is kept for a save.
    ///
    /// # Errors
    /// That there is no such seat or profile.
    pub fn new(scenario: &Scenario, seed: u64, seats: &[(String, String)], record: bool) -> Result<Self, Failure> {
        let rules = &scenario.rules;
        #[cfg(wired_ai)]
        let (field, names) = super::profiles::field(scenario, seats)?;
        #[cfg(not(wired_ai))]
        for (seat, profile) in seats {
            play::seat(rules, seat)?;
            if profile != "random" {
                return Err(Failure::usage(format!("there is no profile {profile}"), "there is: random"));
            }
        }
        let mut game = Game::new(Arc::clone(rules));
        game.reset(seed);
        #[cfg(wired_replay)]
        let recorder = record.then(|| {
            let recorder = crate::replay::Recorder::start(&mut game, seed);
            #[cfg(wired_ai)]
            let recorder = recorder.with_players(names);
            recorder
        });
        #[cfg(not(wired_replay))]
        let _ = record;
        Ok(Self {
            #[cfg(wired_ai)]
            orders: crate::ai::Orders::new(rules),
            #[cfg(wired_ai)]
            field,
            #[cfg(wired_replay)]
            recorder,
            game,
        })
    }

    /// Asks whoever is asked now, and moves on; returns what the game then waits for.
    ///
    /// # Errors
    /// A mistake in the rules, found by a player.
    pub fn step(&mut self) -> Result<Step, Failure> {
        self.ask()?;
        #[cfg(wired_replay)]
        if let Some(recorder) = &mut self.recorder {
            return Ok(recorder.advance(&mut self.game));
        }
        Ok(self.game.advance())
    }

    #[cfg(wired_ai)]
    fn ask(&mut self) -> Result<(), Failure> {
        crate::ai::play::ask(&mut self.game, &mut self.field, &mut self.orders);
        Ok(())
    }

    #[cfg(not(wired_ai))]
    fn ask(&mut self) -> Result<(), Failure> {
        for seat in self.game.asked().iter() {
            play::at_random(&mut self.game, seat, 6)
                .map_err(|message| Failure::usage(message, "this is a mistake in the rules: please report it"))?;
        }
        Ok(())
    }

    /// Writes the game so far to a file.
    ///
    /// # Errors
    /// Why the file cannot be written.
    #[cfg(wired_replay)]
    pub fn save(&self, path: &std::path::Path) -> Result<(), Failure> {
        let Some(recorder) = &self.recorder else { return Ok(()) };
        crate::replay::save_atomically(path, &recorder.save(&self.game)).map_err(|error| Failure::File {
            message: error.to_string(),
            help: "choose another place with --save FILE".to_owned(),
        })
    }
}
