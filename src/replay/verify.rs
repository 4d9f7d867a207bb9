//! Plays a save again: to prove it, to watch it, or to go on from its end.

use std::sync::Arc;

use super::error::ReplayError;
use super::record::Recorder;
use super::save::{Close, Save, Turn, check_fits};
use crate::rules::phase::{Phase, Step};
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;
use crate::sim::Game;

/// What a successful replay has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Finished turns whose states agree.
    pub turns: usize,
    /// Orders that were accepted again.
    pub orders: usize,
    /// One number for the whole course of the game.
    pub total: u64,
}

/// Plays a save and compares every phase and turn with it.
///
/// # Errors
/// Where the replay goes another way, and in what.
pub fn verify(save: &Save, rules: Arc<Ruleset>) -> Result<Verified, ReplayError> {
    let (_, recorder) = resume(save, rules)?;
    Ok(Verified { turns: save.finished(), orders: save.orders(), total: recorder.total() })
}

/// Plays a save to its end and hands back the game with its record, to play on.
///
/// # Errors
/// Where the replay goes another way, and in what.
pub fn resume(save: &Save, rules: Arc<Ruleset>) -> Result<(Game, Recorder), ReplayError> {
    replay(save, rules, |_, _| ())
}

/// Plays a save; `watch` sees the game after every move, with the step it moved on from.
///
/// # Errors
/// Where the replay goes another way, and in what.
pub fn replay(
    save: &Save,
    rules: Arc<Ruleset>,
    mut watch: impl FnMut(&Game, Step),
) -> Result<(Game, Recorder), ReplayError> {
    check_fits(save, &rules)?;
    let mut game = Game::new(rules);
    let mut recorder =
        Recorder::start(&mut game, save.seed).with_players(save.players.clone()).with_overrides(save.overrides.clone());
    let mut before = Snapshot::default();
    for turn in &save.turns {
        let expected = game.turn().saturating_add(1);
        if game.step() != Step::Report || turn.turn != expected {
            return Err(ReplayError::OutOfOrder { expected, found: turn.turn });
        }
        game.capture(&mut before);
        play(&mut game, turn, |game| {
            let from = game.step();
            recorder.advance(game);
            watch(game, from);
        })?;
        if let (Some(saved), Some(replayed)) =
            (&turn.close, recorder.turns().last().and_then(|turn| turn.close.as_ref()))
            && saved != replayed
        {
            let hash = game.state().hash();
            let (phase, fields) = (first_difference(&saved.phases, &replayed.phases), differing(saved, replayed));
            game.restore(&before);
            // Its orders have just been accepted; if they are not now, that is a difference too.
            let steady = play(&mut game, turn, |game| {
                game.advance();
            })
            .is_ok()
                && game.state().hash() == hash;
            return Err(ReplayError::Diverged { turn: turn.turn, phase, fields, steady });
        }
    }
    Ok((game, recorder))
}

/// Plays one turn from its report to its end, or to the step an unfinished turn waits at.
fn play(game: &mut Game, turn: &Turn, mut advance: impl FnMut(&mut Game)) -> Result<(), ReplayError> {
    let number = turn.turn;
    let so_far = |game: &Game| first_difference(turn.close.as_ref().map_or(&[], |close| &close.phases), game.traced());
    advance(game);
    for (place, step) in turn.steps.iter().enumerate() {
        if game.step() != step.step {
            let (saved, replayed, phase) = (step.step, game.step(), so_far(game));
            return Err(ReplayError::OtherStep { turn: number, saved, replayed, phase });
        }
        for (seat, orders) in &step.orders {
            if !game.rules().is_seat(*seat) {
                return Err(ReplayError::NoSuchSeat { turn: number, seat: seat.0 });
            }
            if let Some((order, refusal)) = game.submit(*seat, orders).refused {
                let seat = game.rules().name(*seat).to_owned();
                let order = ron::to_string(&order).unwrap_or_else(|_| format!("{order:?}"));
                return Err(ReplayError::Refused { turn: number, seat, order, refusal, phase: so_far(game) });
            }
        }
        if turn.close.is_some() || place + 1 < turn.steps.len() {
            advance(game);
        }
    }
    let ended = matches!(game.step(), Step::Report | Step::Over);
    if ended != turn.close.is_some() {
        let saved =
            if turn.close.is_some() { Step::Report } else { turn.steps.last().map_or(Step::Propose, |s| s.step) };
        return Err(ReplayError::OtherStep { turn: number, saved, replayed: game.step(), phase: so_far(game) });
    }
    Ok(())
}

/// The first phase after which two courses of a turn differ. The shorter may simply not have come so far.
fn first_difference(saved: &[(Phase, u64)], replayed: &[(Phase, u64)]) -> Option<Phase> {
    saved.iter().zip(replayed).find(|(a, b)| a != b).map(|(saved, _)| saved.0)
}

/// What differs between two ends of a turn.
fn differing(saved: &Close, replayed: &Close) -> Vec<String> {
    let names = Snapshot::fields();
    let pairs = saved.fields.iter().zip(&replayed.fields);
    let mut fields: Vec<_> =
        names.into_iter().zip(pairs).filter(|(_, (saved, replayed))| saved != replayed).map(|(name, _)| name).collect();
    if saved.log != replayed.log {
        fields.push("log".to_owned());
    }
    fields
}
