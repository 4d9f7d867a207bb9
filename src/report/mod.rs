//!
//! [`narrate::Teller::open`].

pub mod accounts;
pub mod chart;
pub mod debrief;
pub mod narrate;
pub mod orders;
pub mod page;
pub mod story;
pub mod timeline;
