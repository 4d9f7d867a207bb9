//! The keyboard: every key does what a panel could have asked for.

use bevy_egui::egui::{Context, Key, Modifiers};

use super::desk::Desk;
use super::intent::Intent;
use super::screen::resolution::chapters;
use super::view::MapMode;
use super::{Pane, Screen};

/// Reads the keys of a frame.
pub fn read(desk: &mut Desk, screen: Screen, context: &Context, intents: &mut Vec<Intent>) {
    let pressed = |modifiers: Modifiers, key: Key| context.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::COMMAND, Key::K) {
        intents.push(Intent::Palette(desk.palette.is_none()));
    }
    if pressed(Modifiers::NONE, Key::F1) {
        intents.push(Intent::Help(!desk.help));
    }
    let typing = context.egui_wants_keyboard_input();
    if typing || desk.palette.is_some() || desk.help {
        return;
    }
    match screen {
        Screen::Turn => turn(desk, context, intents),
        Screen::Briefing if pressed(Modifiers::NONE, Key::Space) => intents.push(Intent::Go(Screen::Turn)),
        Screen::Resolution if pressed(Modifiers::NONE, Key::Space) => {
            let told = desk.bench.told;
            let all = desk.view().map_or(0, |view| chapters(view).len());
            intents.push(if told + 1 < all { Intent::Tell(told + 1) } else { Intent::Go(Screen::Report) });
        }
        Screen::Report if pressed(Modifiers::NONE, Key::Space) => {
            let over = desk.session.as_ref().is_some_and(super::session::Session::over);
            intents.push(if over { Intent::Go(Screen::Debrief) } else { Intent::NextTurn });
        }
        Screen::Pass if pressed(Modifiers::NONE, Key::Space) => intents.push(Intent::TakeOver),
        Screen::Reaction if pressed(Modifiers::COMMAND, Key::Enter) => intents.push(Intent::Seal),
        Screen::Settings if pressed(Modifiers::NONE, Key::Escape) => intents.push(Intent::Go(desk.back)),
        Screen::Library if pressed(Modifiers::NONE, Key::Escape) => intents.push(Intent::Go(Screen::Turn)),
        Screen::Seats | Screen::Designer if pressed(Modifiers::NONE, Key::Escape) => {
            intents.push(Intent::Go(Screen::Title));
        }
        _ => {}
    }
}

fn turn(desk: &Desk, context: &Context, intents: &mut Vec<Intent>) {
    let pressed = |modifiers: Modifiers, key: Key| context.input_mut(|input| input.consume_key(modifiers, key));
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    for (key, mode) in keys.into_iter().zip(MapMode::ALL) {
        if pressed(Modifiers::NONE, key) {
            intents.push(Intent::Mode(mode));
            intents.push(Intent::Pane(Pane::Map));
        }
    }
    for (modifiers, key, intent) in [
        (Modifiers::COMMAND, Key::Z, Intent::Undo),
        (Modifiers::COMMAND, Key::Y, Intent::Redo),
        (Modifiers::COMMAND, Key::Enter, Intent::Seal),
        (Modifiers::NONE, Key::O, Intent::Menu(!desk.bench.menu_open)),
    ] {
        if pressed(modifiers, key) {
            intents.push(intent);
        }
    }
    if pressed(Modifiers::NONE, Key::Space) && desk.session.as_ref().is_some_and(super::session::Session::watching) {
        intents.push(Intent::Pause(!desk.bench.paused));
    }
}
