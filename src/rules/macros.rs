//! The one way a domain declares its state.

/// Declares a domain's state: a Bevy resource that can be compared, hashed, saved, and reset without allocating.
///
/// `clone_from` goes field by field, because the derived one would throw the buffers away (see `docs/decisions`).
macro_rules! sim_state {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$fmeta:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(bevy_ecs::prelude::Resource, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub struct $name { $($(#[$fmeta])* pub $field: $type,)* }

        impl Clone for $name {
            fn clone(&self) -> Self {
                Self { $($field: self.$field.clone(),)* }
            }
            fn clone_from(&mut self, source: &Self) {
                $(self.$field.clone_from(&source.$field);)*
            }
        }

        impl $name {
            /// The names of the fields that differ, for a replay that has to say where it diverged.
            pub fn differing_fields(&self, other: &Self) -> Vec<&'static str> {
                let mut fields = Vec::new();
                $(if self.$field != other.$field { fields.push(stringify!($field)); })*
                fields
            }

            /// The names of the fields, in order.
            pub const FIELDS: &[&str] = &[$(stringify!($field)),*];

            /// Appends a stable hash of each field, in order.
            pub fn field_hashes(&self, into: &mut Vec<u64>) {
                $(into.push(crate::core::hash::stable_hash(&self.$field));)*
            }
        }
    };
}
pub(crate) use sim_state;

/// Declares a small closed set of words that scenarios may write and that the log, the state and the terminal share.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)* }) => {
        crate::schema! {
            $(#[$meta])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
            pub enum $name { $($(#[$vmeta])* $variant,)* }
        }

        impl Default for $name {
            /// The first word of the set.
            fn default() -> Self {
                Self::ALL[0]
            }
        }

        impl $name {
            /// Every word of the set, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word as people read it.
            pub fn text(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}
pub(crate) use words;
