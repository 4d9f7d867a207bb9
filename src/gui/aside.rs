//! Wishes that are none of the game's business, taken out before the desk sees the rest.

use super::Screen;
use super::desk::Desk;
use super::intent::Intent;

/// Does what concerns the window alone; returns the screen to go to.
pub fn apply(desk: &mut Desk, intents: &mut Vec<Intent>) -> Option<Screen> {
    let mut to = None;
    for intent in std::mem::take(intents) {
        match intent {
            Intent::Learn(id) => to = desk.learn(&id).or(to),
            other => intents.push(other),
        }
    }
    to
}
