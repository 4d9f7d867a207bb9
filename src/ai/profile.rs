//! Profiles: what a scripted player likes to do, as data.
//!
//! Weights are permille of an ordinary capital's: 1000 for ordinary, 0 for never, 2000 for twice as keen. A profile
//! says how a capital is governed, not which capital it is: stances and agendas come from the scenario.

use crate::core::IdVec;
use crate::core::ids::AreaId;
use crate::rules::content::Stance;
use crate::rules::words::Planning;
use crate::schema;
use crate::schema::Key;

schema! {
    /// A scripted player.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Profile {
        /// Short name, e.g. `front-line`.
        pub id: Key,
        /// As people read it.
        pub name: String,
        /// Two sentences: what it believes and what it does about it.
        pub text: String,
        /// Added to the capital's own stance.
        pub stance: Stance = Stance::default(),
        /// How keen it is on each family of orders.
        pub families: FamilyWeights = FamilyWeights::default(),
        /// What it buys.
        pub buying: Buying = Buying::default(),
        /// Added to an area's ordinary weight, permille: `{"deep": 500}`.
        pub areas: IdVec<AreaId, i32> = IdVec::default(),
        /// How it plays at the table.
        pub talk: Talk = Talk::default(),
        /// How it answers pressure.
        pub nerve: Nerve = Nerve::default(),
        /// Core spending it wants, basis points of GDP, where its agenda names none.
        pub core_bp: i32 [0..=1000] = 350,
        /// How far beyond what voters bear it raises spending at once, basis points.
        pub haste_bp: i32 [0..=300] = 0,
        /// Core spending it wants is this much lower for each point of debt above 90 % of GDP, basis points × 10.
        pub thrift: i32 [0..=100] = 10,
        /// What it plans on, where it has a view.
        pub planning: Option<Planning> = None,
        /// Aid to Ukraine it wants, basis points of GDP a year.
        pub aid_bp: i32 [0..=200] = 25,
        /// How much its own agenda weighs against what the alliance needs, permille.
        pub selfish: i32 [0..=3000] = 1000,
        /// Noise of its choices, points: 0 always takes what looks best.
        pub temperature: i32 [0..=1000] = 80,
        /// How good an order must look to be worth giving, points.
        pub idle: i32 [0..=1000] = 250,
        /// The most orders it gives in the Orders step, votes and answers left out.
        pub orders_max: u8 [0..=20] = 9,
        /// The most units it buys at once.
        pub units_max: u8 [1..=50] = 4,
        /// Political capital it carries over as a reserve.
        pub reserve_pc: i32 [0..=6] = 0,
        /// Rollouts a turn: how many imagined games it plays to their end before it settles on a plan; 0 for none.
        pub look_ahead: u32 [0..=100_000] = 0,
    }
}

/// Declares a struct of weights that are all 1000 unless stated.
macro_rules! weights {
    ($(#[$($meta:tt)*])* $name:ident { $($(#[$($fmeta:tt)*])* $field:ident,)* }) => {
        schema! {
            $(#[$($meta)*])*
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $name {
                $($(#[$($fmeta)*])* pub $field: i32 [0..=5000] = 1000,)*
            }
        }
        impl $name {
            /// The names of the weights, in order.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($field)),*];

            /// The weights, in order.
            pub fn values(&self) -> Vec<i32> {
                vec![$(self.$field),*]
            }

            /// Takes weights from a list in the same order; what it lacks stays.
            pub fn take(&mut self, values: &mut dyn Iterator<Item = i32>) {
                $(self.$field = values.next().unwrap_or(self.$field);)*
            }
        }
        impl Default for $name {
            /// An ordinary capital.
            fn default() -> Self {
                Self { $($field: 1000,)* }
            }
        }
    };
}

weights! {
    /// How keen a player is on each family of orders, permille.
    FamilyWeights {
        /// Setting core spending.
        spend,
        /// Moving money within the budget, releasing contracts, voters' packages, loans.
        budget,
        /// Starting and joining programmes.
        procure,
        /// Accelerating, leaving, cancelling, moving up the queue.
        manage,
        /// Surges and warm lines.
        industry,
        /// Forces at sites, policing, exercises, rules of engagement, stocks.
        posture,
        /// Reassurance and side deals.
        relations,
        /// Lobbying, host support, embassy, bases, partnerships, planning.
        washington,
        /// Aid, kit, PURL, coalition troops.
        ukraine,
        /// Hardening and resilience spending.
        resilience,
        /// Back-channel to Moscow.
        quiet,
    }
}

weights! {
    /// What a player buys, permille of an ordinary preference.
    Buying {
        /// From European makers.
        european,
        /// From American makers.
        american,
        /// From makers elsewhere.
        abroad,
        /// Where its own industry builds.
        home,
        /// Joint programmes.
        joint,
        /// Developments.
        development,
        /// Leases.
        lease,
    }
}

weights! {
    /// How a player plays at the table, permille of an ordinary inclination.
    Talk {
        /// Proposing motions.
        propose,
        /// Proposing a compact with Washington.
        compact,
        /// Asking for consensus with opt-outs rather than a coalition.
        consensus,
        /// Carrying others' consent.
        persuade,
        /// Pledging.
        pledge,
        /// Planning on others' pledges.
        count_on,
        /// Swapping and ceding slots.
        slots,
        /// Consenting against its stance.
        consent,
        /// Side deals.
        bargains,
        /// Counting civil spending as defence.
        creative,
    }
}

weights! {
    /// How a player answers pressure, permille of an ordinary inclination.
    Nerve {
        /// Firm responses to incursions.
        firm,
        /// Fear of escalation.
        caution,
        /// Calling Article 4.
        article4,
        /// Backing others.
        solidarity,
        /// Acting in a test.
        commitment,
        /// Resisting tariffs.
        resist,
        /// Granting bases and money to Washington.
        oblige,
    }
}
