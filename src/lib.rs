//! Gap Years.

pub mod diag;
pub mod schema;
