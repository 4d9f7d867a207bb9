//! A policy without judgement: any legal kind of order, then any order of that kind, until it feels like stopping.

use super::{Orders, Policy};
use crate::core::Roll;
use crate::rules::order::{Order, OrderKind};
use crate::rules::phase::Step;
use crate::sim::Observation;

/// Chance of stopping after each order, permille.
const STOP: u32 = 200;
/// The most orders it gives in one step.
const MOST: usize = 12;

/// Plays uniformly over the kinds that are legal, then over the orders of the kind.
#[derive(Clone, Debug, Default)]
pub struct RandomPolicy;

/// A run of draws for one seat and step.
struct Draws {
    roll: Roll,
    actor: u32,
    next: u32,
}

impl Draws {
    fn below(&mut self, n: u32) -> u32 {
        self.next += 1;
        self.roll.below(self.actor, self.next, n)
    }
}

impl Policy for RandomPolicy {
    fn name(&self) -> &str {
        "random"
    }

    fn decide(&mut self, obs: &Observation, out: &mut Orders) {
        let first = (obs.step() as u32) << 24;
        let mut draws = Draws { roll: obs.random_dice(), actor: obs.key(), next: first };
        for _ in 0..MOST {
            if draws.below(1000) < STOP {
                break;
            }
            let Some(order) = any(obs, out, &mut draws) else { break };
            if out.add(obs, order).is_err() {
                break;
            }
        }
    }
}

/// A legal order: one of each kind is kept with equal odds while they are listed, then a kind is drawn.
fn any(obs: &Observation, out: &Orders, draws: &mut Draws) -> Option<Order> {
    let mut kept: [(u32, Option<Order>); OrderKind::ALL.len()] = [(0, None); OrderKind::ALL.len()];
    out.legal(obs, &mut |order, _| {
        let (seen, slot) = &mut kept[order.kind() as usize];
        *seen += 1;
        if draws.below(*seen) == 0 {
            *slot = Some(order);
        }
    });
    let kinds = kept.iter().filter(|(_, order)| order.is_some()).count();
    let nth = draws.below(u32::try_from(kinds).unwrap_or(0));
    kept.iter().filter_map(|(_, order)| *order).nth(nth as usize)
}

const _: () = assert!((Step::Over as u32) < 128);
