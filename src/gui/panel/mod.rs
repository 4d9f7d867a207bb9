//! The panels of the turn: each a function of the view that says what is wanted.

pub mod capital;
pub mod chronicle;
pub mod covers;
pub mod draft;
pub mod fan;
pub mod industry;
pub mod lesson;
pub mod menu;
pub mod moscow;
pub mod motions;
pub mod pledges;
pub mod programmes;
pub mod question;
pub mod top;
pub mod trust;
