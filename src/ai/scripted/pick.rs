//! Candidates with their values, and the draw among them.

use super::Mind;
use crate::ai::Orders;
use crate::core::choice::{soft_weight, weighted};
use crate::rules::order::Order;

/// How many refusals a player takes before it gives up on a family.
const TRIES: usize = 4;

/// A reusable list of candidates.
#[derive(Clone, Debug)]
pub struct Picks {
    list: Vec<(Order, i32)>,
    weights: Vec<u32>,
}

impl Default for Picks {
    fn default() -> Self {
        Self { list: Vec::with_capacity(128), weights: Vec::with_capacity(128) }
    }
}

impl Picks {
    /// Forgets all candidates.
    pub fn clear(&mut self) {
        self.list.clear();
    }
    /// Adds a candidate, unless it is worth nothing.
    pub fn offer(&mut self, order: Order, value: i32) {
        if value > 0 {
            self.list.push((order, value));
        }
    }
    /// Draws among the candidates worth more than `least` until one is taken in; the better, the likelier.
    pub fn take(&mut self, mind: &mut Mind, out: &mut Orders, least: i32) -> Option<Order> {
        self.list.retain(|(_, value)| *value > least);
        for _ in 0..TRIES {
            let best = self.list.iter().map(|(_, value)| *value).max()?;
            let temperature = mind.profile.temperature;
            self.weights.clear();
            self.weights.extend(self.list.iter().map(|(_, value)| soft_weight(best - value, temperature)));
            let purpose = mind.purpose();
            let place = weighted(mind.roll, mind.obs.key(), purpose, &self.weights)?;
            let (order, _) = self.list.swap_remove(place);
            if out.add(mind.obs, order).is_ok() {
                return Some(order);
            }
        }
        None
    }
}

/// Draws one of a few values; the better, the likelier.
pub fn soft_max(mind: &mut Mind, values: &[i32]) -> Option<usize> {
    const MOST: usize = 16;
    let values = values.get(..MOST).unwrap_or(values);
    let best = values.iter().copied().max()?;
    let mut weights = [0; MOST];
    for (weight, value) in weights.iter_mut().zip(values) {
        *weight = soft_weight(best - value, mind.profile.temperature);
    }
    let purpose = mind.purpose();
    weighted(mind.roll, mind.obs.key(), purpose, &weights[..values.len()])
}
