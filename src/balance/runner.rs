//! The batch: games by number, in chunks, over all cores, with the same result for any number of threads.

use std::collections::BTreeMap;
use std::ops::{ControlFlow, Range};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;

use super::row::{GameRow, Scribe, TurnRow};
use super::tally::Tally;
use super::turns::{count_game, count_turn};
use crate::ai::{Field, Forbidden, Orders, Roster, Seating, run_game};
use crate::core::dice::mix;
use crate::rules::ruleset::Ruleset;
use crate::sim::Game;

/// Games a thread takes at a time; shards and checkpoints consist of whole chunks.
pub const CHUNK: u64 = 50;

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
    /// Orders that may not be given, and by whom: restricted play.
    pub forbidden: Forbidden,
}

impl Batch {
    /// A batch from game 0 on all cores, with nothing forbidden.
    pub fn new(rules: &Arc<Ruleset>, roster: &Arc<Roster>, seating: Seating, games: u64, seed: u64) -> Self {
        Self {
            rules: Arc::clone(rules),
            roster: Arc::clone(roster),
            seating,
            first: 0,
            games,
            seed,
            threads: 0,
            forbidden: Forbidden::default(),
        }
    }
    /// The seed of the game of this number.
    pub fn seed_of(&self, game: u64) -> u64 {
        mix(mix(self.seed).wrapping_add(game))
    }
    /// The numbers of its games.
    pub fn span(&self) -> Range<u64> {
        self.first..self.first.saturating_add(self.games)
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

/// Divides games into chunks, works on them over some threads, and hands the results over in the order of their numbers.
///
/// Each thread makes its own worker with `worker`. Once `stop` is set or `take` breaks off, no further chunk is begun and
/// none is taken any more after a break, so that what has been taken never has a hole.
pub fn in_chunks<T: Send, W: FnMut(Range<u64>) -> T>(
    span: Range<u64>,
    threads: usize,
    stop: &AtomicBool,
    worker: &(dyn Fn() -> W + Sync),
    take: &mut dyn FnMut(Range<u64>, T) -> ControlFlow<()>,
) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let wanted = if threads == 0 { cores } else { threads };
    let chunks = usize::try_from((span.end.saturating_sub(span.start)).div_ceil(CHUNK)).unwrap_or(usize::MAX);
    let next = AtomicU64::new(span.start);
    let over = AtomicBool::new(false);
    // Whoever is far ahead of the one who takes has to wait, so that memory stays flat.
    let (send, receive) = mpsc::sync_channel::<(u64, T)>(4);
    std::thread::scope(|scope| {
        for _ in 0..wanted.clamp(1, chunks.max(1)) {
            let (send, next, over, end) = (send.clone(), &next, &over, span.end);
            scope.spawn(move || {
                let mut work = worker();
                while !stop.load(Ordering::Relaxed) && !over.load(Ordering::Relaxed) {
                    let first = next.fetch_add(CHUNK, Ordering::Relaxed);
                    if first >= end || send.send((first, work(first..end.min(first + CHUNK)))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        let (mut waiting, mut due) = (BTreeMap::new(), span.start);
        for (first, result) in receive {
            waiting.insert(first, result);
            while let Some(result) = waiting.remove(&due).filter(|_| !over.load(Ordering::Relaxed)) {
                let end = span.end.min(due + CHUNK);
                if take(due..end, result).is_break() {
                    over.store(true, Ordering::Relaxed);
                }
                due += CHUNK;
            }
        }
    });
}

/// Plays a batch. `progress` is called after every chunk; once `stop` is set no further chunk begins.
///
/// The tally covers the first games by number without a hole, whether the batch was stopped or not.
pub fn run(batch: &Batch, stop: &AtomicBool, progress: &mut dyn FnMut(Progress)) -> Tally {
    let mut whole = Tally::new(&batch.rules, &batch.roster);
    let worker = || {
        let mut table = Table::new(batch);
        move |span: Range<u64>| table.play(span, &mut |_, _| {})
    };
    in_chunks(batch.span(), batch.threads, stop, &worker, &mut |_, tally: Tally| {
        whole.merge(&tally);
        progress(Progress { done: whole.games, of: batch.games });
        ControlFlow::Continue(())
    });
    whole
}

/// Plays a batch and keeps one row a game, in order: for questions that no tally answers. Memory grows with the games.
pub fn rows(batch: &Batch, stop: &AtomicBool) -> Vec<GameRow> {
    let mut all = Vec::new();
    let worker = || {
        let mut table = Table::new(batch);
        move |span: Range<u64>| {
            let mut some = Vec::new();
            table.play(span, &mut |row, _| some.push(row.clone()));
            some
        }
    };
    in_chunks(batch.span(), batch.threads, stop, &worker, &mut |_, some: Vec<GameRow>| {
        all.extend(some);
        ControlFlow::Continue(())
    });
    all
}

/// What a thread needs to play: one game, and the fields of a whole rotation.
pub struct Table<'a> {
    batch: &'a Batch,
    game: Game,
    fields: Vec<Field>,
    orders: Orders,
    before: Vec<u64>,
    scribe: Scribe,
}

impl<'a> Table<'a> {
    /// A table for a batch; building it costs about as much as ten games.
    pub fn new(batch: &'a Batch) -> Self {
        let period = u64::try_from(batch.seating.period()).unwrap_or(1);
        let fields = (0..period).map(|game| Field::new(&batch.rules, &batch.roster, &batch.seating, game)).collect();
        let orders = Orders::without(batch.forbidden.clone());
        let game = Game::new(Arc::clone(&batch.rules));
        Self { batch, game, fields, orders, before: Vec::new(), scribe: Scribe::default() }
    }

    /// Plays the games of these numbers; `each` sees every game's row and its turns.
    pub fn play(&mut self, span: Range<u64>, each: &mut dyn FnMut(&GameRow, &[TurnRow])) -> Tally {
        let batch = self.batch;
        let mut tally = Tally::new(&batch.rules, &batch.roster);
        self.before.clear();
        self.orders.refused = 0;
        for number in span {
            let period = u64::try_from(self.fields.len()).unwrap_or(1).max(1);
            let Ok(place) = usize::try_from(number % period) else { continue };
            let Some(field) = self.fields.get_mut(place) else { continue };
            let players = field.players().to_vec();
            self.orders.seat(&players);
            self.scribe.begin();
            let scribe = &mut self.scribe;
            let ending = run_game(&mut self.game, field, batch.seed_of(number), &mut self.orders, &mut |game| {
                let (state, log) = (game.state(), game.log());
                count_turn(&mut tally, &state, log, &players);
                scribe.turn(&state, log);
            });
            let row = self.scribe.row(number, &self.game, &players, ending);
            count_game(&mut tally, &batch.rules, &row, &self.scribe.turns);
            tally.close_game(&mut self.before);
            each(&row, &self.scribe.turns);
        }
        tally.refused = self.orders.refused;
        tally
    }
}
