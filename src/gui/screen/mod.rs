//! The screens, one after the other as a game goes.

pub mod briefing;
pub mod debrief;
pub mod designer;
pub mod help;
pub mod library;
pub mod palette;
pub mod pass;
pub mod past;
pub mod reaction;
pub mod report;
pub mod resolution;
pub mod saves;
pub mod seats;
pub mod settings;
pub mod title;
pub mod turn;
