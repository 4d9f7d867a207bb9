//! Many games at once: who plays, what is counted, how sure one can be, and the report.
//!
//! Everything counted is an integer sum or a histogram, so partial results merge exactly, in any order and over any
//! number of threads or machines.

pub mod gauge;
pub mod hist;
pub mod measure;
pub mod paired;
pub mod report;
pub mod row;
pub mod runner;
pub mod stats;
pub mod tally;
mod turns;

pub use gauge::Gauge;
pub use hist::Hist;
pub use measure::{Measure, measures};
pub use paired::{Arm, Contrast, Difference, compare};
pub use report::Summary;
pub use row::{Count, GameRow, TurnRow};
pub use runner::{Batch, Progress, rows, run};
pub use tally::Tally;
