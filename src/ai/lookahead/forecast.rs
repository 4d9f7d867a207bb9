//! What a draft would come to: the gap with it and without it, over many imagined games.
//!
//! Each world that a seat may believe in is played twice with the same dice: once the seat gives its draft, once nothing,
//! and in both it gives no further order in the step or in later planning steps of the turn. From then on the seat is
//! played by a profile, the others by the profiles they are taken to be. What differs is therefore the draft alone.

use std::sync::Arc;

use super::table::Table;
use crate::ai::{Orders, Policy, Profile, ScriptedPolicy};
use crate::core::ids::{MemberId, PledgeId};
use crate::rules::order::Order;
use crate::rules::phase::Step;
use crate::sim::Observation;

/// The gap with all American forces counted over the turns to come, permille; one column a turn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    /// The turn under way: the first column is its end.
    pub from: u8,
    /// The gap as it stands.
    pub now: i32,
    /// Worlds played.
    pub runs: usize,
    /// With the draft: a tenth of the games, half of them and nine tenths end the turn below.
    pub plan: Vec<[i32; 3]>,
    /// Without orders: half of the games end the turn below.
    pub idle: Vec<i32>,
}

/// Plays the imagined games of a forecast, one world after the other.
pub struct Forecaster {
    table: Table,
    /// Who plays the seat after the turn.
    keeper: ScriptedPolicy,
    seat: MemberId,
    moment: (u8, Step),
    draft: Vec<Order>,
    now: i32,
    last: u8,
    /// The gap at the end of each turn, one row a world.
    plan: Vec<Vec<i32>>,
    idle: Vec<Vec<i32>>,
}

impl Forecaster {
    /// A forecast for what a seat has given in the present step; `known` are the profiles others are taken to be, the
    /// seat itself goes on as `keeper` does.
    pub fn new(obs: &Observation, known: &[Arc<Profile>], keeper: Arc<Profile>) -> Self {
        let (rules, seat) = (obs.rules(), obs.seat());
        let draft = obs.given().iter().filter(|order| order.kind().step() == obs.step());
        let mut table = Table::new(rules, known, seat);
        table.begin(Orders::default());
        Self {
            table,
            keeper: ScriptedPolicy::new(rules, keeper, seat),
            seat,
            moment: (obs.turn(), obs.step()),
            draft: draft.map(|order| as_believed(obs, *order)).collect(),
            now: obs.gap_promised(),
            last: rules.calendar.turns,
            plan: Vec::new(),
            idle: Vec::new(),
        }
    }

    /// Plays the next world; the observation is the one that the forecast began with.
    pub fn go_on(&mut self, obs: &Observation) {
        let world = self.plan.len();
        let plan = self.course(obs, world, true);
        let idle = self.course(obs, world, false);
        self.plan.push(plan);
        self.idle.push(idle);
    }

    /// The gap at the end of each turn; a game that ends early stays where it ended.
    fn course(&mut self, obs: &Observation, world: usize, drafted: bool) -> Vec<i32> {
        let Self { table, keeper, moment: (turn, step), draft, seat, last, .. } = self;
        let mut gaps = Vec::with_capacity(usize::from(*last));
        let mut own = |imagined: &Observation, orders: &mut Orders| {
            let planning = matches!(imagined.step(), Step::Propose | Step::Negotiate | Step::Orders);
            if imagined.turn() != *turn || !planning {
                keeper.decide(imagined, orders);
            } else if drafted && imagined.step() == *step {
                for order in draft.iter() {
                    // In a world in which it cannot be given it is not given.
                    let _ = orders.add(imagined, *order);
                }
            }
        };
        table.play(obs, world, &mut own, &mut |game| gaps.push(game.observe(*seat).gap_promised()));
        let all = usize::from(last.saturating_sub(*turn)) + 1;
        let end = gaps.last().copied().unwrap_or(0);
        gaps.resize(all, end);
        gaps
    }

    /// What the worlds played so far come to.
    pub fn forecast(&self) -> Forecast {
        let turns = self.plan.first().map_or(0, Vec::len);
        let sorted = |rows: &[Vec<i32>], turn: usize| -> Vec<i32> {
            let mut all: Vec<i32> = rows.iter().filter_map(|row| row.get(turn).copied()).collect();
            all.sort_unstable();
            all
        };
        let share = |sorted: &[i32], tenths: usize| sorted.get(sorted.len() * tenths / 10).copied().unwrap_or(0);
        Forecast {
            from: self.moment.0,
            now: self.now,
            runs: self.plan.len(),
            plan: (0..turns)
                .map(|turn| {
                    let all = sorted(&self.plan, turn);
                    [share(&all, 1), share(&all, 5), share(&all, 9)]
                })
                .collect(),
            idle: (0..turns).map(|turn| share(&sorted(&self.idle, turn), 5)).collect(),
        }
    }
}

/// The same order in an imagined world, where pledges are numbered as the seat knows them.
fn as_believed(obs: &Observation, order: Order) -> Order {
    match order {
        Order::CountOn { pledge } => {
            let nth = obs.pledges().position(|(id, _)| id == pledge);
            let nth = nth.and_then(|nth| u16::try_from(nth).ok()).unwrap_or(u16::MAX);
            Order::CountOn { pledge: PledgeId(nth) }
        }
        _ => order,
    }
}
