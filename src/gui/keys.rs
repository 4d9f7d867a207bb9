//! The keyboard: every key does what a panel could have asked for.

use bevy_egui::egui::{Context, Key, Modifiers};

use super::bindings::{Action, Bindings, Chord};
use super::desk::Desk;
use super::intent::Intent;
use super::screen::resolution::chapters;
use super::view::MapMode;
use super::{Pane, Screen, topic};

/// Reads the keys of a frame.
pub fn read(desk: &mut Desk, screen: Screen, context: &Context, intents: &mut Vec<Intent>) {
    let keys = desk.settings.keys.clone();
    let pressed = |action: Action| keys.take(context, action);
    if pressed(Action::Palette) {
        intents.push(Intent::Palette(desk.palette.is_none()));
    }
    if pressed(Action::AllHelp) {
        intents.push(Intent::Help(!desk.help));
    }
    if pressed(Action::Help) {
        topic::toggle(context, desk, intents);
    }
    let typing = context.egui_wants_keyboard_input();
    if typing || desk.palette.is_some() || desk.help {
        return;
    }
    let escape = || context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if question_mark(context) {
        intents.push(Intent::Help(true));
    }
    match screen {
        Screen::Turn => turn(desk, &keys, context, intents),
        Screen::Briefing if pressed(Action::Next) => intents.push(Intent::Go(Screen::Turn)),
        Screen::Resolution if pressed(Action::Next) => {
            let told = desk.bench.told;
            let all = desk.view().map_or(0, |view| chapters(view).len());
            intents.push(if told + 1 < all { Intent::Tell(told + 1) } else { Intent::Go(Screen::Report) });
        }
        Screen::Report if pressed(Action::Next) => {
            let over = desk.session.as_ref().is_some_and(super::session::Session::over);
            intents.push(if over { Intent::Go(Screen::Debrief) } else { Intent::NextTurn });
        }
        Screen::Pass if pressed(Action::Next) => intents.push(Intent::TakeOver),
        Screen::Reaction if pressed(Action::Seal) => intents.push(Intent::Seal),
        Screen::Settings if escape() => intents.push(Intent::Go(desk.back)),
        Screen::Library if escape() => intents.push(Intent::Go(Screen::Turn)),
        Screen::Seats | Screen::Designer if escape() => intents.push(Intent::Go(Screen::Title)),
        _ => {}
    }
}

/// Where the sign stands on the keyboard, and whether it takes Shift, is the keyboard's business.
fn question_mark(context: &Context) -> bool {
    [Modifiers::NONE, Modifiers::SHIFT]
        .into_iter()
        .any(|modifiers| context.input_mut(|input| input.consume_key(modifiers, Key::Questionmark)))
}

fn turn(desk: &Desk, keys: &Bindings, context: &Context, intents: &mut Vec<Intent>) {
    for (action, mode) in Action::MODES.into_iter().zip(MapMode::ALL) {
        if keys.take(context, action) {
            intents.push(Intent::Mode(mode));
            intents.push(Intent::Pane(Pane::Map));
        }
    }
    for (action, intent) in [
        (Action::Undo, Intent::Undo),
        (Action::Redo, Intent::Redo),
        (Action::Seal, Intent::Seal),
        (Action::Orders, Intent::Menu(!desk.bench.menu_open)),
    ] {
        if keys.take(context, action) {
            intents.push(intent);
        }
    }
    let watching = desk.session.as_ref().is_some_and(super::session::Session::watching);
    if watching && keys.take(context, Action::Next) {
        intents.push(Intent::Pause(!desk.bench.paused));
    }
}

/// The key that a person presses to choose it, used up; none where none was pressed. Escape chooses none.
pub fn choose(context: &Context) -> Option<Chord> {
    context.input_mut(|input| {
        let at =
            input.events.iter().position(|event| matches!(event, bevy_egui::egui::Event::Key { pressed: true, .. }))?;
        match input.events.remove(at) {
            bevy_egui::egui::Event::Key { key, modifiers, .. } => Some(Chord::pressed(key, modifiers)),
            _ => None,
        }
    })
}
