//! A laboratory for paired games: the same seats, seeds and dice, played under one thing changed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

use crate::ai::{Field, Orders, Roster, Seating, run_game};
use crate::core::dice::mix;
use crate::core::ids::MemberId;
use crate::rules::ruleset::Ruleset;
use crate::sim::Game;

/// What paired games have in common.
#[derive(Clone, Debug)]
pub struct Lab {
    /// The compiled scenario.
    pub rules: Arc<Ruleset>,
    /// The profiles.
    pub roster: Arc<Roster>,
    /// Who plays which seat in which game.
    pub seating: Seating,
    /// The seed of the batch.
    pub seed: u64,
    /// Threads; 0 for as many as there are cores.
    pub threads: usize,
}

impl Lab {
    /// The seed of the game of this number; the same as a batch of this seed meets.
    pub fn seed_of(&self, number: u64) -> u64 {
        mix(mix(self.seed).wrapping_add(number))
    }

    /// The players of the game of this number.
    pub fn field(&self, number: u64) -> Field {
        Field::new(&self.rules, &self.roster, &self.seating, number)
    }

    /// Plays a game of this number and returns a seat's score.
    pub fn score(&self, bench: &mut Bench, field: &mut Field, number: u64, seat: MemberId) -> i32 {
        run_game(&mut bench.game, field, self.seed_of(number), &mut bench.orders, &mut |_| {});
        bench.game.state().scoring.total.get(seat).copied().map_or(0, i32::from)
    }
}

/// What a thread needs to play.
pub struct Bench {
    /// Its game.
    pub game: Game,
    /// Its buffer of orders.
    pub orders: Orders,
}

impl Bench {
    /// A bench for a scenario.
    pub fn new(rules: &Arc<Ruleset>) -> Self {
        Self { game: Game::new(Arc::clone(rules)), orders: Orders::default() }
    }
}

/// Does `count` jobs over threads and returns the results of the first jobs in order, without a hole.
///
/// `make` builds what a thread works with. Once `stop` is set no further job begins.
pub fn spread<W, T: Send>(
    threads: usize,
    count: usize,
    stop: &AtomicBool,
    make: &(dyn Fn() -> W + Sync),
    job: &(dyn Fn(&mut W, usize) -> T + Sync),
    done: &mut dyn FnMut(usize),
) -> Vec<T> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = if threads == 0 { cores } else { threads }.clamp(1, count.max(1));
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel::<(usize, T)>();
    let mut results: Vec<Option<T>> = std::iter::repeat_with(|| None).take(count).collect();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (send, next) = (send.clone(), &next);
            scope.spawn(move || {
                let mut with = make();
                while !stop.load(Ordering::Relaxed) {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    if place >= count || send.send((place, job(&mut with, place))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        for (nth, (place, result)) in receive.into_iter().enumerate() {
            if let Some(slot) = results.get_mut(place) {
                *slot = Some(result);
            }
            done(nth + 1);
        }
    });
    results.into_iter().map_while(|result| result).collect()
}
