//! Playing a game from its first turn to its end with a policy on every seat.

use super::field::Field;
use super::orders::Orders;
use crate::core::ids::OutcomeId;
use crate::rules::phase::Step;
use crate::sim::Game;

/// Plays one game to its end and returns how it ended; `on_turn` sees the game after every turn, with its log.
///
/// A game that has not ended one turn after its calendar is stopped and has no ending.
pub fn run_game(
    game: &mut Game,
    field: &mut Field,
    seed: u64,
    orders: &mut Orders,
    on_turn: &mut dyn FnMut(&Game),
) -> Option<OutcomeId> {
    game.reset(seed);
    let last = game.rules().calendar.turns;
    loop {
        match game.advance() {
            Step::Over => {
                on_turn(game);
                return game.ending();
            }
            Step::Report => {
                on_turn(game);
                if game.turn() > last {
                    return None;
                }
            }
            _ => ask(game, field, orders),
        }
    }
}

/// Asks every seat that is asked in the present step, and submits what its policy picks.
///
/// All decide on one and the same state: orders take effect only when the game moves on.
pub fn ask(game: &mut Game, field: &mut Field, orders: &mut Orders) {
    for seat in game.asked().iter() {
        let Some(policy) = field.policy(seat) else { continue };
        let obs = game.observe(seat);
        orders.begin(&obs);
        policy.decide(&obs, orders);
        game.submit(seat, orders.picked());
    }
}
