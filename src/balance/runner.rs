//! The batch: games by number, in chunks, over all cores, with the same result for any number of threads.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;

use super::tally::Tally;
use super::turns::{count_game, count_turn, packages_left};
use crate::ai::{Field, KindSet, Orders, Roster, Seating, run_game};
use crate::core::dice::mix;
use crate::rules::ruleset::Ruleset;
use crate::sim::Game;

/// Games a thread takes at a time.
pub const CHUNK: u64 = 250;

/// What to play.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The compiled scenario.
    pub rules: Arc<Ruleset>,
    /// The profiles.
    pub roster: Arc<Roster>,
    /// Who plays which seat in which game.
    pub seating: Seating,
    /// The number of the first game: shards of one batch differ in it alone.
    pub first: u64,
    /// How many games.
    pub games: u64,
    /// The seed of the batch. Two batches with the same seed meet the same dice game by game.
    pub seed: u64,
    /// Threads; 0 for as many as there are cores.
    pub threads: usize,
    /// Kinds of order that nobody may give: restricted play.
    pub forbidden: KindSet,
}

impl Batch {
    /// The seed of the game of this number.
    pub fn seed_of(&self, game: u64) -> u64 {
        mix(mix(self.seed).wrapping_add(game))
    }
    fn end(&self) -> u64 {
        self.first.saturating_add(self.games)
    }
    fn threads(&self) -> usize {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let wanted = if self.threads == 0 { cores } else { self.threads };
        let chunks = usize::try_from(self.games.div_ceil(CHUNK)).unwrap_or(usize::MAX);
        wanted.clamp(1, chunks.max(1))
    }
}

/// How far a batch has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Games played and merged.
    pub done: u64,
    /// Games asked for.
    pub of: u64,
}

/// Plays a batch. `progress` is called after every chunk; once `stop` is set no further chunk begins.
///
/// The tally covers the first games by number without a hole, whether the batch was stopped or not.
pub fn run(batch: &Batch, stop: &AtomicBool, progress: &mut dyn FnMut(Progress)) -> Tally {
    let next = AtomicU64::new(batch.first);
    let (send, receive) = mpsc::channel::<(u64, Tally)>();
    let mut whole = Tally::new(&batch.rules, &batch.roster);
    std::thread::scope(|scope| {
        for _ in 0..batch.threads() {
            let send = send.clone();
            let next = &next;
            scope.spawn(move || {
                let mut table = Table::new(batch);
                while !stop.load(Ordering::Relaxed) {
                    let first = next.fetch_add(CHUNK, Ordering::Relaxed);
                    if first >= batch.end() {
                        break;
                    }
                    let tally = table.play(batch, first, batch.end().min(first + CHUNK));
                    if send.send((first, tally)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        // Chunks arrive in any order and are merged in the order of their numbers.
        let (mut waiting, mut due) = (BTreeMap::new(), batch.first);
        for (first, tally) in receive {
            waiting.insert(first, tally);
            while let Some(tally) = waiting.remove(&due) {
                whole.merge(&tally);
                due += CHUNK;
                progress(Progress { done: whole.games, of: batch.games });
            }
        }
    });
    whole
}

/// What a thread needs to play: one game, and the fields of a whole rotation.
struct Table {
    game: Game,
    fields: Vec<Field>,
    orders: Orders,
    before: Vec<u64>,
}

impl Table {
    fn new(batch: &Batch) -> Self {
        let period = u64::try_from(batch.seating.period()).unwrap_or(1);
        let fields = (0..period).map(|game| Field::new(&batch.rules, &batch.roster, &batch.seating, game)).collect();
        let mut orders = Orders::default();
        orders.forbidden = batch.forbidden;
        Self { game: Game::new(Arc::clone(&batch.rules)), fields, orders, before: Vec::new() }
    }

    fn play(&mut self, batch: &Batch, first: u64, end: u64) -> Tally {
        let mut tally = Tally::new(&batch.rules, &batch.roster);
        self.before.clear();
        self.orders.refused = 0;
        for number in first..end {
            let period = u64::try_from(self.fields.len()).unwrap_or(1).max(1);
            let Ok(place) = usize::try_from(number % period) else { continue };
            let Some(field) = self.fields.get_mut(place) else { continue };
            let players = field.players().to_vec();
            let left = packages_left(&tally);
            let seed = batch.seed_of(number);
            let ending = run_game(&mut self.game, field, seed, &mut self.orders, &mut |game| {
                count_turn(&mut tally, game, &players);
            });
            count_game(&mut tally, &self.game, &players, ending, left);
            tally.close_game(&mut self.before);
        }
        tally.refused = self.orders.refused;
        tally
    }
}
