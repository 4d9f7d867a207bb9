//! Where imagined games are played: a game of its own, believed worlds, and ordinary players on all other seats.

use std::sync::Arc;

use crate::ai::{Orders, Policy, Profile, ScriptedPolicy};
use crate::core::Dice;
use crate::core::dice::Stream;
use crate::core::ids::{GoalId, MemberId};
use crate::rules::phase::Step;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;
use crate::sim::{Game, Observation};

/// How many guesses of the others' agendas there are.
const AGENDAS: usize = 4;
/// Purpose of the draw of a goal's stand-in; the number of the guess and of the goal are added.
const GOAL: u32 = 1 << 16;
/// Purpose of the draw of who plays a seat in an imagined game.
const PLAYER: u32 = 2 << 16;

/// A game to imagine in.
pub struct Table {
    game: Game,
    seat: MemberId,
    /// The rules, each time with other agendas for the other seats.
    agendas: Vec<Arc<Ruleset>>,
    /// Players that may sit on a seat, by seat and guess of agendas, then by profile.
    others: Vec<Vec<ScriptedPolicy>>,
    /// Worlds believed in this turn; those from `ready` on are of an earlier turn and only keep their buffers.
    worlds: Vec<Snapshot>,
    ready: usize,
    orders: Orders,
}

impl Table {
    /// A table for a seat that takes the others to be these profiles.
    pub fn new(rules: &Ruleset, known: &[Arc<Profile>], seat: MemberId) -> Self {
        let agendas: Vec<Arc<Ruleset>> =
            (0..AGENDAS).map(|nth| Arc::new(with_other_agendas(rules, seat, nth))).collect();
        let players = |seat, rules: &Arc<Ruleset>| -> Vec<ScriptedPolicy> {
            known.iter().map(|profile| ScriptedPolicy::new(rules, Arc::clone(profile), seat)).collect()
        };
        let others = rules.seat_ids().flat_map(|seat| agendas.iter().map(move |rules| (seat, rules)));
        let others = others.map(|(seat, rules)| players(seat, rules)).collect();
        let game = Game::new(Arc::clone(&agendas[0]));
        Self { game, seat, agendas, others, worlds: Vec::new(), ready: 0, orders: Orders::default() }
    }

    /// A new turn: what was believed is forgotten; `orders` is a buffer with the restrictions of this game.
    pub fn begin(&mut self, orders: Orders) {
        self.ready = 0;
        self.orders = orders;
    }

    /// The seat's score at the end of an imagined game in which `own` gives its orders from now on; `on_turn` sees the
    /// imagined game at the end of every turn.
    pub fn play(
        &mut self,
        obs: &Observation,
        world: usize,
        own: &mut dyn FnMut(&Observation, &mut Orders),
        on_turn: &mut dyn FnMut(&Game),
    ) -> i32 {
        while self.ready <= world {
            if self.worlds.len() == self.ready {
                self.worlds.push(Snapshot::default());
            }
            let nth = u32::try_from(self.ready).unwrap_or(u32::MAX);
            obs.believe(self.game.start(), nth, &mut self.worlds[self.ready]);
            self.ready += 1;
        }
        let guess = world % AGENDAS;
        let believed = &self.worlds[world];
        self.game.imagine(&self.agendas[guess], believed);
        let roll = Dice::new(believed.clock.seed, 0).stream(Stream::Belief);
        let last = self.game.rules().calendar.turns;
        loop {
            match self.game.step() {
                Step::Over => {
                    on_turn(&self.game);
                    break;
                }
                Step::Report => {
                    on_turn(&self.game);
                    if self.game.turn() >= last {
                        break;
                    }
                }
                _ => {
                    let (others, orders, seat) = (&mut self.others, &mut self.orders, self.seat);
                    self.game.ask(&mut |obs, passed| {
                        orders.begin(obs);
                        if obs.seat() == seat {
                            own(obs, orders);
                        } else {
                            let players = &mut others[usize::from(obs.seat().0) * AGENDAS + guess];
                            let count = u32::try_from(players.len()).unwrap_or(0);
                            let nth = roll.below(obs.key(), PLAYER, count) as usize;
                            if let Some(player) = players.get_mut(nth) {
                                player.decide(obs, orders);
                            }
                        }
                        passed.extend_from_slice(orders.passed());
                    });
                }
            }
            self.game.advance();
        }
        i32::from(self.game.state().scoring.total[self.seat])
    }
}

/// The rules as the seat may imagine them: the other seats' secret goals are drawn from the goals that anybody has.
fn with_other_agendas(rules: &Ruleset, seat: MemberId, nth: usize) -> Ruleset {
    let mut imagined = rules.clone();
    let count = u32::try_from(rules.goals.len()).unwrap_or(0);
    let roll = Dice::new(rules.hash, 0).stream(Stream::Belief);
    let first = GOAL + (u32::try_from(nth).unwrap_or(0) << 10);
    let ids: Vec<GoalId> = rules.goals.ids().filter(|&id| rules.goals[id].seat != seat).collect();
    for id in ids {
        let drawn = roll.below(rules.keys[seat], first + u32::from(id.0), count);
        let donor = &rules.goals[GoalId(u16::try_from(drawn).unwrap_or(0))];
        let goal = &mut imagined.goals[id];
        goal.measure = donor.measure;
        goal.floor = donor.floor;
        goal.target = donor.target;
        goal.average = donor.average;
    }
    imagined
}
