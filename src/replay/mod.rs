//! Saved games: a game is its scenario, its seed and its orders, so that is what is kept, with hashes to prove it.
//!
//! A [`Recorder`] collects the accepted orders of every step while a game is played and the hashes of the state at the
//! end of every phase and turn. [`save_atomically`] and [`load`] move the result to and from a file, [`verify`] plays it
//! again and says where it goes another way, and [`resume`] plays it to its end so that the game can go on.
//!
//! Policies are named in a save for information only: a replay asks nobody, it submits what was accepted.

mod error;
mod file;
mod record;
mod save;
mod text;
mod verify;

pub use error::{FileError, Problem, ReplayError, Unfit};
pub use file::{MAX_BYTES, load, save_atomically, write_atomically};
pub use record::Recorder;
pub use save::{Close, FORMAT, Save, StepOrders, Turn, check_fits};
pub use text::{from_text, to_text};
pub use verify::{Verified, replay, resume, verify};

#[cfg(test)]
mod tests;
