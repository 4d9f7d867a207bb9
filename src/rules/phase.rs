//! The order of a turn: which phases there are, what each may do, and when the seats are asked.

use bevy_ecs::schedule::ScheduleLabel;
use serde::{Deserialize, Serialize};

/// A phase of the turn; each is a schedule of its own whose systems run in one chain.
#[derive(ScheduleLabel, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Phase {
    /// A new turn: the clock moves, political capital comes in, injects fire, calls go out. Then seats propose.
    Brief,
    /// Motions are opened from the proposals. Then seats negotiate.
    Table,
    /// What was agreed in negotiation binds: offers, pledges, swaps. Then seats give their orders.
    Bind,
    /// Orders are locked and their political capital is paid.
    Begin,
    /// Choices on injects and their follow-ups take effect.
    Injects,
    /// Support, threat perception, elections, planning assumptions.
    Politics,
    /// Motions pass or fail, side deals are found out, reassurance works.
    Diplomacy,
    /// Growth, debt, budgets, free money.
    Treasury,
    /// Industry moves; programmes are paid, slip or advance, lots are delivered.
    Procurement,
    /// Readiness, crews, links, cover and the gap.
    Readiness,
    /// Commitment moves; Washington decides.
    Washington,
    /// The war, a ceasefire, aid and the coalition.
    Ukraine,
    /// Moscow rebuilds and chooses its operations. Then the targets respond and the others back them or not.
    Moscow,
    /// Incidents are adjudicated; Moscow learns.
    Response,
    /// Deterrence as Moscow sees it; a test may begin. Then every capital acts as it deems necessary.
    Deterrence,
    /// The test is fought out.
    Test,
    /// Shared and national scores.
    Scoring,
    /// Pledges fall due, trust drifts, endings are checked.
    Close,
}

impl Phase {
    /// All phases, in order.
    pub const ALL: [Self; 18] = [
        Self::Brief,
        Self::Table,
        Self::Bind,
        Self::Begin,
        Self::Injects,
        Self::Politics,
        Self::Diplomacy,
        Self::Treasury,
        Self::Procurement,
        Self::Readiness,
        Self::Washington,
        Self::Ukraine,
        Self::Moscow,
        Self::Response,
        Self::Deterrence,
        Self::Test,
        Self::Scoring,
        Self::Close,
    ];
}

/// A moment at which the game waits for seats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Step {
    /// The turn is over, or the first has not begun: read and talk.
    #[default]
    Report,
    /// Seats may put motions on the table.
    Propose,
    /// Seats offer to carry each other's costs, pledge, and swap delivery slots.
    Negotiate,
    /// Seats give their orders, votes among them; simultaneous and secret.
    Orders,
    /// The targets of incursions choose a response.
    Respond,
    /// The other capitals back the targets, stay silent or dissent.
    Back,
    /// In a test of Article 5 every capital acts as it deems necessary.
    Crisis,
    /// The game has ended.
    Over,
}

/// How long a turn is, and what that does to rates and tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pace {
    /// Months in a turn: 3, 6 or 12.
    pub months: i32,
}

impl Pace {
    /// A yearly rate for one turn, truncated toward zero.
    pub fn per_year(self, rate: i32) -> i32 {
        rate * self.months / 12
    }
    /// The entry for this turn length of a table {quarter, half-year, year}.
    pub fn pick<T: Copy>(self, table: [T; 3]) -> T {
        match self.months {
            ..=3 => table[0],
            4..=6 => table[1],
            _ => table[2],
        }
    }
    /// How many turns a span of months takes, rounded up; at least one.
    pub fn turns(self, months: i32) -> i32 {
        ((months + self.months - 1) / self.months).max(1)
    }
}
