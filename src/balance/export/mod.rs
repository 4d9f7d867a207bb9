//! What a batch leaves on disk: tables, checkpoints, and the folder that holds them.

pub mod columns;
pub mod folder;
pub mod merge;
#[cfg(feature = "parquet")]
mod parquet;

pub use columns::{Column, Kind, Table, TableSet};
pub use folder::{Folder, FolderError, Saved, disk_full};
pub use merge::merge;
