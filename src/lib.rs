//! Gap Years: a turn-based seminar wargame about closing NATO's capability gap while American protection recedes.
//!
//! Imports run one way: `core ← schema ← rules ← scenario ← sim ← {ai, balance, replay, report} ← cli`.

pub mod ai;
pub mod balance;
pub mod core;
pub mod diag;
#[cfg(feature = "gui")]
pub mod gui;
pub mod rules;
pub mod scenario;
pub mod schema;
pub mod sim;
