//! The whole state of a game in one place: the list from which snapshots, hashes, comparisons and views are made.

use bevy_ecs::prelude::World;
use serde::{Deserialize, Serialize};

use super::alliance::state::AllianceTrust;
use super::book::OrderBook;
use super::capability::state::Capability;
use super::clock::Clock;
use super::deterrence::state::Deterrence;
use super::incursions::state::Incursions;
use super::industry::state::Industry;
use super::initiatives::state::Initiatives;
use super::injects::state::Injects;
use super::moscow::state::Moscow;
use super::pledges::state::Pledges;
use super::politics::state::Politics;
use super::posture::state::Posture;
use super::procurement::state::Procurement;
use super::ruleset::{Rules, Ruleset};
use super::scoring::state::Scoring;
use super::treasury::state::Treasury;
use super::ukraine::state::Ukraine;
use super::washington::state::Drawdown;
use crate::core::hash::stable_hash;

/// Declares the list of simulation resources, and from it everything that must not forget one.
macro_rules! sim_resources {
    ($($field:ident: $type:ident,)*) => {
        /// A copy of the whole state of a game.
        #[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Snapshot { $(#[doc = "See the type."] pub $field: $type,)* }

        impl Clone for Snapshot {
            fn clone(&self) -> Self {
                Self { $($field: self.$field.clone(),)* }
            }
            fn clone_from(&mut self, source: &Self) {
                $(self.$field.clone_from(&source.$field);)*
            }
        }

        /// A borrowed view of the whole state, for checks, policies' observations and reports.
        #[derive(Clone, Copy)]
        pub struct State<'w> {
            /// The compiled scenario.
            pub rules: &'w Ruleset,
            $(#[doc = "See the type."] pub $field: &'w $type,)*
        }

        impl Snapshot {
            /// Puts default resources into a world.
            pub fn install(self, world: &mut World) {
                $(world.insert_resource(self.$field);)*
            }
            /// Copies the state out of a world, reusing this snapshot's buffers.
            pub fn capture(&mut self, world: &World) {
                $(self.$field.clone_from(world.resource::<$type>());)*
            }
            /// Puts the state back into a world, reusing the world's buffers.
            pub fn restore(&self, world: &mut World) {
                $(world.resource_mut::<$type>().clone_from(&self.$field);)*
            }
            /// The state as a view.
            pub fn view<'w>(&'w self, rules: &'w Ruleset) -> State<'w> {
                State { rules, $($field: &self.$field,)* }
            }
            /// The type ids of all simulation resources.
            pub fn type_ids() -> Vec<std::any::TypeId> {
                vec![$(std::any::TypeId::of::<$type>(),)*]
            }
            /// The names of the fields in which two states differ, as `resource.field`.
            pub fn differences(&self, other: &Self) -> Vec<String> {
                let mut all = Vec::new();
                $(all.extend(self.$field.differing_fields(&other.$field).into_iter().map(|field| format!("{}.{field}", stringify!($field))));)*
                all
            }
            /// The names of all fields of the state, as `resource.field`, in order.
            pub fn fields() -> Vec<String> {
                let mut all = Vec::new();
                $(all.extend($type::FIELDS.iter().map(|field| format!("{}.{field}", stringify!($field))));)*
                all
            }
            /// A stable hash of each resource, with its name.
            pub fn hashes(&self) -> Vec<(&'static str, u64)> {
                vec![$((stringify!($field), stable_hash(&self.$field)),)*]
            }
            /// A stable hash of the whole state.
            pub fn hash(&self) -> u64 {
                stable_hash(&[$(stable_hash(&self.$field)),*])
            }
        }

        impl<'w> State<'w> {
            /// A stable hash of the whole state; the same as [`Snapshot::hash`].
            pub fn hash(self) -> u64 {
                stable_hash(&[$(stable_hash(self.$field)),*])
            }
            /// A stable hash of every field, in the order of [`Snapshot::fields`].
            pub fn field_hashes(self) -> Vec<u64> {
                let mut all = Vec::new();
                $(self.$field.field_hashes(&mut all);)*
                all
            }
            /// The state of a world.
            pub fn of(world: &'w World) -> Self {
                State { rules: &world.resource::<Rules>().0, $($field: world.resource::<$type>(),)* }
            }
        }
    };
}

sim_resources! {
    clock: Clock,
    book: OrderBook,
    alliance: AllianceTrust,
    pledges: Pledges,
    politics: Politics,
    treasury: Treasury,
    capability: Capability,
    procurement: Procurement,
    industry: Industry,
    drawdown: Drawdown,
    moscow: Moscow,
    incursions: Incursions,
    posture: Posture,
    ukraine: Ukraine,
    initiatives: Initiatives,
    injects: Injects,
    deterrence: Deterrence,
    scoring: Scoring,
}
