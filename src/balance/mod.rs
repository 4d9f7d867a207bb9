//! Many games at once: who plays, what is counted, how sure one can be, and the report.
//!
//! Everything counted is an integer sum or a histogram, so partial results merge exactly, in any order and over any
//! number of threads or machines.

pub mod exploit;
pub mod hist;
pub mod lab;
pub mod report;
pub mod runner;
pub mod stats;
pub mod tally;
pub mod targets;
mod turns;

pub use hist::Hist;
pub use report::Summary;
pub use runner::{Batch, Progress, run};
pub use tally::Tally;
