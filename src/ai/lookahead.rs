//! A player that looks ahead: each turn it imagines how the game may go on under several plans and keeps the best.
//!
//! A plan is a way of governing, which is what a profile is. The player tries the plan it follows, those of the
//! reference profiles and changes of them in worlds it may believe in (see `sim/observe/belief.rs`), to the end of the
//! game, with ordinary profiles on all other seats, whose agendas it does not know. Its budget is in rollouts a turn.

pub mod forecast;
mod sample;
mod table;

use std::sync::Arc;

use super::{Orders, Policy, Profile, ScriptedPolicy};
use crate::core::ids::MemberId;
use crate::rules::phase::Step;
use crate::rules::ruleset::Ruleset;
use crate::sim::Observation;
use table::Table;

/// A player that looks ahead, on a seat.
pub struct LookAhead {
    profile: Arc<Profile>,
    seat: MemberId,
    /// The profiles it knows: plans to begin with, and what it takes others to be.
    known: Vec<Arc<Profile>>,
    table: Option<Box<Table>>,
    plan: Plan,
    /// The turn it last planned in; 0 for none.
    planned: u8,
}

/// A plan with what it came to in the imagined games so far, one score a world.
struct Plan {
    profile: Arc<Profile>,
    policy: ScriptedPolicy,
    scores: Vec<i32>,
}

impl Plan {
    fn new(rules: &Ruleset, profile: Arc<Profile>, seat: MemberId) -> Self {
        let policy = ScriptedPolicy::new(rules, Arc::clone(&profile), seat);
        Self { profile, policy, scores: Vec::new() }
    }
    fn sum(&self) -> i32 {
        self.scores.iter().sum()
    }
    /// Whether it did better than another in the same worlds by more than chance would often give.
    fn beats(&self, other: &Self) -> bool {
        let pairs: Vec<i64> = self.scores.iter().zip(&other.scores).map(|(a, b)| i64::from(a - b)).collect();
        let n = i64::try_from(pairs.len()).unwrap_or(0);
        let sum: i64 = pairs.iter().sum();
        let squares: i64 = pairs.iter().map(|pair| pair * pair).sum();
        // The mean against its standard error, in whole numbers: sum² against n/(n − 1) × (squares − sum²/n).
        sum > 0 && n > 1 && sum * sum * (n - 1) > squares * n - sum * sum
    }
}

impl LookAhead {
    /// A player that looks ahead with the budget of its profile; `known` are the profiles it reckons with.
    pub fn new(rules: &Ruleset, profile: Arc<Profile>, known: Vec<Arc<Profile>>, seat: MemberId) -> Self {
        let plan = Plan::new(rules, Arc::clone(&profile), seat);
        Self { profile, seat, known, table: None, plan, planned: 0 }
    }

    /// Settles on the plan of this turn.
    fn think(&mut self, obs: &Observation, orders: Orders) {
        let budget = usize::try_from(self.profile.look_ahead).unwrap_or(usize::MAX);
        let Self { seat, known, table, .. } = self;
        let table = table.get_or_insert_with(|| Box::new(Table::new(obs.rules(), known, *seat)));
        table.begin(orders);
        let going_on = self.planned > 0 && self.planned.checked_add(1) == Some(obs.turn());
        let wanted = (budget / 4).clamp(2, 16);
        // To begin with, every profile it knows is tried once at least, as far as the budget goes.
        let first = if going_on { vec![Arc::clone(&self.plan.profile)] } else { self.known.clone() };
        let mut profiles: Vec<Arc<Profile>> = first.into_iter().take(wanted.max(budget / 2)).collect();
        let mut draws = sample::Draws::new(obs);
        while profiles.len() < wanted {
            let base = &profiles[draws.below(profiles.len())];
            let changed = sample::change(base, &self.known, obs.rules().areas.len(), &mut draws);
            profiles.push(Arc::new(changed));
        }
        let plans = profiles.into_iter().map(|profile| Plan::new(obs.rules(), profile, self.seat)).collect();
        self.plan = halve(table, obs, plans, budget);
        self.planned = obs.turn();
    }
}

/// Successive halving: all plans meet the same worlds, the worse half drops out, the rest meet more of them.
///
/// The first plan, which is the one followed so far, stays to the end and gives way only to one that is clearly better.
fn halve(table: &mut Table, obs: &Observation, mut plans: Vec<Plan>, budget: usize) -> Plan {
    let mut first = plans.remove(0);
    let rounds = usize::BITS.saturating_sub(plans.len().leading_zeros()).max(1) as usize;
    let mut left = budget;
    for round in 0..rounds {
        let alive = plans.len() + 1;
        let each = (left / (rounds - round) / alive).max(1);
        for _ in 0..each {
            if left < alive {
                break;
            }
            left -= alive;
            let world = first.scores.len();
            for plan in std::iter::once(&mut first).chain(&mut plans) {
                let mut own = |obs: &Observation, orders: &mut Orders| plan.policy.decide(obs, orders);
                let score = table.play(obs, world, &mut own, &mut |_| ());
                plan.scores.push(score);
            }
        }
        plans.sort_by_key(|plan| -plan.sum());
        if round + 1 < rounds {
            plans.truncate(alive / 2);
        }
    }
    let best = (!plans.is_empty()).then(|| plans.swap_remove(0)).filter(|plan| plan.beats(&first));
    best.unwrap_or(first)
}

impl Policy for LookAhead {
    fn name(&self) -> &str {
        self.profile.id.as_str()
    }

    fn decide(&mut self, obs: &Observation, out: &mut Orders) {
        if obs.step() == Step::Propose && self.profile.look_ahead > 0 {
            self.think(obs, out.alike());
        }
        self.plan.policy.decide(obs, out);
    }
}
