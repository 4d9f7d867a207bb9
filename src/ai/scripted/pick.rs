//! The few best candidates, and taking the best that the rules allow.

use super::Mind;
use crate::ai::Orders;
use crate::rules::order::{Order, OrderKind};

/// How many candidates are kept, which is how many refusals a player takes before it gives up.
const KEPT: usize = 6;

/// The best candidates so far, best first; of equals, the earlier.
///
/// Chance is in the values: a noise of the player's temperature makes the better the likelier.
#[derive(Clone, Debug)]
pub struct Picks {
    best: [(i32, Order); KEPT],
    len: usize,
    /// What is worth no more than this is not given.
    least: i32,
}

impl Default for Picks {
    fn default() -> Self {
        Self { best: [(0, Order::ReleaseLegacy); KEPT], len: 0, least: 0 }
    }
}

impl Picks {
    /// Forgets all candidates; from now on only what is worth more than `least` is one.
    pub fn clear(&mut self, least: i32) {
        (self.len, self.least) = (0, least.max(0));
    }
    /// What a candidate has to be worth more than, as things stand.
    pub fn bar(&self) -> i32 {
        if self.len == KEPT { self.best[KEPT - 1].0 } else { self.least }
    }
    /// Adds a candidate, unless it is worth too little or there are enough better ones.
    pub fn offer(&mut self, order: Order, value: i32) {
        if value <= self.bar() {
            return;
        }
        let mut place = self.len.min(KEPT - 1);
        while place > 0 && self.best[place - 1].0 < value {
            self.best[place] = self.best[place - 1];
            place -= 1;
        }
        self.best[place] = (value, order);
        self.len = (self.len + 1).min(KEPT);
    }
    /// Takes in the best candidate that the rules allow; forgets it and those before it.
    pub fn take(&mut self, mind: &Mind, out: &mut Orders) -> Option<Order> {
        let mut tried = 0;
        let mut taken = None;
        for &(_, order) in &self.best[..self.len] {
            tried += 1;
            if out.add(mind.obs, order).is_ok() {
                taken = Some(order);
                break;
            }
        }
        self.best.copy_within(tried..self.len, 0);
        self.len -= tried;
        taken
    }
    /// Forgets the candidates of a kind.
    pub fn drop_kind(&mut self, kind: OrderKind) {
        let mut kept = 0;
        for place in 0..self.len {
            if self.best[place].1.kind() != kind {
                self.best[kept] = self.best[place];
                kept += 1;
            }
        }
        self.len = kept;
    }
}

/// The place of the highest of a few values; of equals, the first.
pub fn highest(values: &[i32]) -> usize {
    let (mut best, mut most) = (0, i32::MIN);
    for (place, &value) in values.iter().enumerate() {
        (best, most) = if value > most { (place, value) } else { (best, most) };
    }
    best
}
