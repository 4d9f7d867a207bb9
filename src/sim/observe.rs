//! What a seat may know: its own books, what is public, and estimates with their error for the rest.
//!
//! Policies, panels and the terminal get this and cannot name the state behind it. Own books are in `own`, public
//! things in `public`, programmes in `programme`, and whatever is only guessed in `estimate`.

mod belief;
mod consent;
pub mod estimate;
mod own;
mod parts;
pub mod programme;
mod public;

pub use consent::{liking, on};
pub use estimate::Estimate;
pub use parts::{BalanceParts, DebtParts, LoadParts};
pub use programme::ProgrammeView;
pub use public::TestView;

use crate::core::dice::{Roll, Stream};
use crate::core::ids::MemberId;
use crate::rules::check::{self, Means, Passed};
use crate::rules::event::{Entry, Log, Visibility};
use crate::rules::order::{Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::State;

/// What one seat may know, borrowed from the game; it costs nothing to make and to copy.
#[derive(Clone, Copy)]
pub struct Observation<'w> {
    state: State<'w>,
    log: &'w Log,
    seat: MemberId,
    /// The draws of what this seat gets wrong.
    errors: Roll,
    key: u32,
}

impl<'w> Observation<'w> {
    pub(super) fn new(state: State<'w>, log: &'w Log, seat: MemberId) -> Self {
        let key = state.rules.keys.get(seat).copied().unwrap_or(u32::from(seat.0));
        Self { state, log, seat, errors: estimate::errors(&state), key }
    }
    /// Whose eyes these are.
    pub fn seat(&self) -> MemberId {
        self.seat
    }
    /// The compiled scenario, which everybody knows.
    pub fn rules(&self) -> &'w Ruleset {
        self.state.rules
    }
    /// The turn under way.
    pub fn turn(&self) -> u8 {
        self.state.clock.turn
    }
    /// What the game waits for.
    pub fn step(&self) -> Step {
        self.state.clock.step
    }
    /// What is left for further orders.
    pub fn means(&self) -> Means {
        Means::of(&self.state, self.seat)
    }
    /// Orders accepted so far this turn.
    pub fn given(&self) -> &'w [Order] {
        &self.state.book.orders[self.seat]
    }
    /// Checks an order after a draft of earlier ones.
    ///
    /// # Errors
    /// The named reason for refusing it.
    pub fn check(&self, draft: &[Order], means: Means, order: &Order) -> Result<Preview, Refusal> {
        check::check(&self.state, self.seat, draft, means, order)
    }
    /// Checks an order after a draft of earlier ones, and vouches for it.
    ///
    /// # Errors
    /// The named reason for refusing it.
    pub fn pass(&self, draft: &[Order], means: Means, order: &Order) -> Result<(Passed, Preview), Refusal> {
        check::pass(&self.state, self.seat, draft, means, order)
    }
    /// Offers every legal order of this step after a draft.
    pub fn legal(&self, draft: &[Order], means: Means, offer: &mut dyn FnMut(Order, Preview)) {
        check::legal(&self.state, self.seat, draft, means, offer);
    }
    /// Offers every order that is suggested in this step after a draft, with what it would take or why it is refused.
    pub fn suggested(&self, draft: &[Order], means: Means, offer: &mut dyn FnMut(Order, Result<Preview, Refusal>)) {
        check::suggested(&self.state, self.seat, draft, means, offer);
    }
    /// What happened this turn, as far as this seat may read it.
    pub fn news(&self) -> impl Iterator<Item = &'w Entry> + use<'w> {
        let seat = self.seat;
        self.log.entries().iter().filter(move |entry| match entry.event.visibility() {
            Visibility::Public => true,
            Visibility::Seat(who) => who == seat,
            Visibility::Debrief => false,
        })
    }
    /// The dice of a scripted policy for this turn. Key draws by the seat and the step; the game never uses them.
    pub fn policy_dice(&self) -> Roll {
        self.state.clock.dice().stream(Stream::Policy)
    }
    /// The dice of a random policy for this turn; the game never uses them.
    pub fn random_dice(&self) -> Roll {
        self.state.clock.dice().stream(Stream::RandomPolicy)
    }
    /// The stable key of this seat, for dice.
    pub fn key(&self) -> u32 {
        self.key
    }
}
