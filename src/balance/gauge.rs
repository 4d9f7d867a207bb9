//! The gauges that are followed through a batch, with their names and units.

use crate::rules::state::State;

/// Declares the gauges with their names, descriptions and how each is read.
macro_rules! gauges {
    ($($name:ident = $id:literal, $text:literal, $unit:literal, $read:expr;)*) => {
        /// A number that is followed from turn to turn.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Gauge { $(#[doc = $text] $name,)* }

        impl Gauge {
            /// Every gauge, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();
            /// Its name in tables and data.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
            /// As people read it.
            pub fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
            /// Its unit.
            pub fn unit(self) -> &'static str {
                match self { $(Self::$name => $unit,)* }
            }
            /// Its value in a state.
            pub fn read(self, state: &State) -> i32 {
                let read: fn(&State) -> i32 = match self { $(Self::$name => $read,)* };
                read(state)
            }
        }
    };
}

gauges! {
    GapPromised = "gap_promised", "Gap with every American promise kept", "permille", |state| state.capability.gap_promised;
    GapAlone = "gap_alone", "Gap without the US", "permille", |state| state.capability.gap_alone;
    Deterrence = "deterrence", "Deterrence at the weakest site", "points of 1000", |state| state.deterrence.gauge.get();
    Cohesion = "cohesion", "Cohesion", "points of 1000", |state| state.alliance.cohesion.get();
    Trust = "trust", "Mean trust between capitals", "points of 1000", |state| state.alliance.mean_pairs.get();
    WeakTrust = "weak_trust", "Trust in the three weakest pairs", "points of 1000", |state| state.alliance.weak_pairs.get();
    Commitment = "commitment", "American commitment as it is", "points of 1000", |state| state.drawdown.commitment.get();
    Troops = "us_troops_hundreds", "American troops in Europe", "hundreds", |state| state.drawdown.troops / 100;
    Escalation = "escalation", "Escalation", "points of 1000", |state| state.moscow.escalation.get();
    Shared = "shared_score", "Shared half of the score so far", "points of 500", |state| state.scoring.shared.iter().map(|&part| i32::from(part)).sum();
}
