//! The orders that have been accepted this turn.

use super::macros::sim_state;
use super::order::Order;
use crate::core::IdVec;
use crate::core::ids::MemberId;

sim_state! {
    /// Accepted orders by seat, in the order given; cleared when a turn begins.
    pub struct OrderBook {
        /// One list a seat.
        pub orders: IdVec<MemberId, Vec<Order>>,
        /// What each of them costs, political capital.
        pub costs: IdVec<MemberId, Vec<i8>>,
        /// Political capital the accepted orders of the current step cost and that is not yet paid, by seat.
        pub reserved_pc: IdVec<MemberId, i8>,
        /// Money the accepted orders of this turn will take, EUR million, by seat.
        pub reserved_meur: IdVec<MemberId, i32>,
        /// How many of a seat's orders have been locked and paid.
        pub locked: IdVec<MemberId, u8>,
    }
}

impl OrderBook {
    /// All accepted orders with their seats and places, seat by seat.
    pub fn all(&self) -> impl Iterator<Item = (MemberId, usize, Order)> + '_ {
        self.orders
            .pairs()
            .flat_map(|(seat, orders)| orders.iter().enumerate().map(move |(nth, order)| (seat, nth, *order)))
    }
}
