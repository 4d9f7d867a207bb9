//! The orders a policy has picked in a step, each checked before it is taken in.

use super::{Forbidden, Player};
use crate::core::ids::{Members, OptionId};
use crate::rules::check::{Means, Passed};
use crate::rules::order::{Order, OrderKind, Preview, Refusal};
use crate::sim::Observation;

/// A set of kinds of order, for restricted play and statistics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindSet(u64);

const _: () = assert!(OrderKind::ALL.len() <= 64);

impl KindSet {
    /// Whether the kind is in the set.
    pub fn has(self, kind: OrderKind) -> bool {
        self.0 >> kind as u8 & 1 == 1
    }
    /// Adds a kind.
    pub fn insert(&mut self, kind: OrderKind) {
        self.0 |= 1 << kind as u8;
    }
    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<OrderKind> for KindSet {
    fn from_iter<I: IntoIterator<Item = OrderKind>>(kinds: I) -> Self {
        let mut set = Self::default();
        kinds.into_iter().for_each(|kind| set.insert(kind));
        set
    }
}

/// A reusable buffer of picked orders that keeps track of what is left to spend.
#[derive(Clone, Debug)]
pub struct Orders {
    draft: Vec<Order>,
    passed: Vec<Passed>,
    earlier: usize,
    means: Means,
    forbidden: Forbidden,
    /// Seats to which what is forbidden applies.
    restricted: Members,
    /// Picks that the rules refused so far, over all steps: a policy that wastes many is badly informed.
    pub refused: u64,
}

impl Default for Orders {
    fn default() -> Self {
        Self {
            draft: Vec::with_capacity(64),
            passed: Vec::with_capacity(64),
            earlier: 0,
            means: Means { pc: 0, meur: 0 },
            forbidden: Forbidden::default(),
            restricted: Members(u64::MAX),
            refused: 0,
        }
    }
}

impl Orders {
    /// A buffer that refuses some orders whatever the rules say: restricted play.
    pub fn without(forbidden: Forbidden) -> Self {
        Self { forbidden, ..Self::default() }
    }
    /// Tells who sits at the table, so that a restriction of one player finds its seats.
    pub fn seat(&mut self, players: &[Player]) {
        self.restricted = self.forbidden.whom.seats(players);
    }
    /// An empty buffer with the same restrictions.
    pub fn alike(&self) -> Self {
        Self { forbidden: self.forbidden.clone(), restricted: self.restricted, ..Self::default() }
    }
    fn forbids(&self, obs: &Observation, order: &Order) -> bool {
        self.restricted.has(obs.seat()) && self.forbidden.hits(obs, order)
    }
    /// Starts a step: forgets the last one and takes in what the seat has had accepted this turn.
    pub fn begin(&mut self, obs: &Observation) {
        self.draft.clear();
        self.passed.clear();
        self.draft.extend_from_slice(obs.given());
        self.earlier = self.draft.len();
        self.means = obs.means();
    }
    /// Takes an order in if the rules allow it after those picked so far.
    ///
    /// # Errors
    /// The reason the rules give. Nothing changes then.
    pub fn add(&mut self, obs: &Observation, order: Order) -> Result<Preview, Refusal> {
        if self.forbids(obs, &order) {
            return Err(Refusal::NotYours);
        }
        // What it cannot pay for in any case is not worth the full check.
        let need = obs.rules().facts.least_pc(order.kind());
        if need > 0 && need > self.means.pc {
            self.refused += 1;
            return Err(Refusal::PoliticalCapital { need, have: self.means.pc });
        }
        match obs.pass(&self.draft, self.means, &order) {
            Ok((passed, preview)) => {
                self.draft.push(order);
                self.passed.push(passed);
                self.means.pc -= preview.pc;
                self.means.meur -= preview.meur_now.max(0);
                Ok(preview)
            }
            Err(refusal) => {
                self.refused += 1;
                Err(refusal)
            }
        }
    }
    /// Offers every order that is legal after those picked so far and not forbidden.
    pub fn legal(&self, obs: &Observation, offer: &mut dyn FnMut(Order, Preview)) {
        obs.legal(&self.draft, self.means, &mut |order, preview| {
            if !self.forbids(obs, &order) {
                offer(order, preview);
            }
        });
    }
    /// What is left for further orders.
    pub fn means(&self) -> Means {
        self.means
    }
    /// The orders picked in this step, in order.
    pub fn picked(&self) -> &[Order] {
        &self.draft[self.earlier..]
    }
    /// The same, vouched for by the check.
    pub fn passed(&self) -> &[Passed] {
        &self.passed
    }
    /// Whether a programme of this option was started earlier in the turn.
    pub fn starts(&self, wanted: OptionId) -> bool {
        self.draft.iter().any(|order| matches!(order, Order::Start { option, .. } if *option == wanted))
    }
    /// Whether an order of this kind was picked in this step or accepted earlier in the turn.
    pub fn has_kind(&self, kind: OrderKind) -> bool {
        self.draft.iter().any(|order| order.kind() == kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_kinds_holds_every_kind() {
        let all: KindSet = OrderKind::ALL.iter().copied().collect();
        assert!(OrderKind::ALL.iter().all(|&kind| all.has(kind)));
        assert!(!KindSet::default().has(OrderKind::Vote));
    }
}
