//! Orders being drafted: add, take out, undo, redo, seal and unseal.

use super::Session;
use crate::core::ids::MemberId;
use crate::rules::order::{Order, Preview, Refusal};

/// An order in a draft with what it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// The order.
    pub order: Order,
    /// What it takes and gives.
    pub preview: Preview,
}

/// What a seat has drafted in this step.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The orders, all accepted by the rules one after the other.
    pub orders: Vec<Drafted>,
    /// Whether it is sealed.
    pub sealed: bool,
    past: Vec<Vec<Order>>,
    future: Vec<Vec<Order>>,
}

impl Draft {
    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }
    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
    fn plain(&self) -> Vec<Order> {
        self.orders.iter().map(|drafted| drafted.order).collect()
    }
}

impl Session {
    /// The draft of a seat.
    pub fn draft(&self, seat: MemberId) -> &Draft {
        &self.drafts[seat]
    }

    /// Adds an order to a draft.
    ///
    /// # Errors
    /// The reason the rules give; nothing changes then.
    pub fn add(&mut self, seat: MemberId, order: Order) -> Result<(), Refusal> {
        if self.drafts[seat].sealed {
            return Err(Refusal::WrongStep);
        }
        let before = self.drafts[seat].plain();
        let preview = self.enter(seat, order)?;
        let draft = &mut self.drafts[seat];
        draft.orders.push(Drafted { order, preview });
        draft.past.push(before);
        draft.future.clear();
        Ok(())
    }

    /// Takes an order out of a draft. Orders that are not possible without it go with it; they are returned.
    pub fn take_out(&mut self, seat: MemberId, nth: usize) -> Vec<Order> {
        let before = self.drafts[seat].plain();
        if nth >= before.len() || self.drafts[seat].sealed {
            return Vec::new();
        }
        let mut after = before.clone();
        after.remove(nth);
        let lost = self.set(seat, &after);
        let draft = &mut self.drafts[seat];
        draft.past.push(before);
        draft.future.clear();
        lost
    }

    /// Puts one order in the place of another, or adds it where there is none of its subject.
    ///
    /// # Errors
    /// The reason the rules give; the draft is then as it was.
    pub fn replace(&mut self, seat: MemberId, nth: usize, order: Order) -> Result<(), Refusal> {
        let before = self.drafts[seat].plain();
        let mut after = before.clone();
        match after.get_mut(nth) {
            Some(place) => *place = order,
            None => return self.add(seat, order),
        }
        let lost = self.set(seat, &after);
        if lost.contains(&order) {
            let refusal = self.game.check(seat, self.game.given(seat), self.game.means(seat), &order).err();
            self.set(seat, &before);
            return Err(refusal.unwrap_or(Refusal::NoChange));
        }
        let draft = &mut self.drafts[seat];
        draft.past.push(before);
        draft.future.clear();
        Ok(())
    }

    /// Back to before the last change.
    pub fn undo(&mut self, seat: MemberId) {
        let now = self.drafts[seat].plain();
        if let Some(before) = self.drafts[seat].past.pop() {
            self.set(seat, &before);
            self.drafts[seat].future.push(now);
        }
    }

    /// Forward again.
    pub fn redo(&mut self, seat: MemberId) {
        let now = self.drafts[seat].plain();
        if let Some(next) = self.drafts[seat].future.pop() {
            self.set(seat, &next);
            self.drafts[seat].past.push(now);
        }
    }

    /// An empty draft; it can be undone.
    pub fn reset_draft(&mut self, seat: MemberId) {
        let now = self.drafts[seat].plain();
        if !now.is_empty() && !self.drafts[seat].sealed {
            self.set(seat, &[]);
            let draft = &mut self.drafts[seat];
            draft.past.push(now);
            draft.future.clear();
        }
    }

    /// Seals a draft, or opens it again as long as the game has not moved on.
    pub fn seal(&mut self, seat: MemberId, sealed: bool) {
        self.drafts[seat].sealed = sealed;
        self.version += 1;
    }

    /// Takes in what the order book of the game holds for this step, after a game was continued.
    pub(super) fn adopt_drafts(&mut self) {
        let step = self.step();
        for seat in self.humans() {
            let given: Vec<Order> =
                self.game.given(seat).iter().filter(|order| order.kind().step() == step).copied().collect();
            self.set(seat, &given);
        }
    }

    /// Makes these the orders of the step; those that are refused are returned.
    fn set(&mut self, seat: MemberId, orders: &[Order]) -> Vec<Order> {
        self.game.withdraw(seat);
        self.drafts[seat].orders.clear();
        let mut lost = Vec::new();
        for order in orders {
            match self.enter(seat, *order) {
                Ok(preview) => self.drafts[seat].orders.push(Drafted { order: *order, preview }),
                Err(_) => lost.push(*order),
            }
        }
        self.version += 1;
        lost
    }

    fn enter(&mut self, seat: MemberId, order: Order) -> Result<Preview, Refusal> {
        let preview = self.game.check(seat, self.game.given(seat), self.game.means(seat), &order)?;
        match self.game.submit(seat, &[order]).refused {
            Some((_, refusal)) => Err(refusal),
            None => {
                self.version += 1;
                Ok(preview)
            }
        }
    }
}
