//! The numbers of this domain.

use crate::schema;

schema! {
    /// The numbers of this domain.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        /// Placeholder until the domain's numbers are in.
        pub placeholder: i32 = 0,
    }
}
