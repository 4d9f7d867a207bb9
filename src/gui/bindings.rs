//! Which key does what: the usual keys, those a person has chosen, and no key that does two things.

use std::collections::BTreeMap;

use bevy_egui::egui::{self, Context, Event, Id, Key};
use serde::{Deserialize, Serialize};

pub use super::chord::Chord;

/// Something a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Action {
    /// The map's first mode.
    MapTrust,
    /// Its second.
    MapThreat,
    /// Its third.
    MapAmerican,
    /// Its fourth.
    MapForward,
    /// Its fifth.
    MapSpending,
    /// Open or close the list of orders.
    Orders,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Seal, or send an answer.
    Seal,
    /// On to the next, or pause.
    Next,
    /// The command palette.
    Palette,
    /// Help about what lies under the pointer.
    Help,
    /// All of the help.
    AllHelp,
}

impl Action {
    /// All of them in the order shown.
    pub const ALL: [Self; 13] = [
        Self::MapTrust,
        Self::MapThreat,
        Self::MapAmerican,
        Self::MapForward,
        Self::MapSpending,
        Self::Orders,
        Self::Undo,
        Self::Redo,
        Self::Seal,
        Self::Next,
        Self::Palette,
        Self::Help,
        Self::AllHelp,
    ];
    /// The modes of the map in their order.
    pub const MODES: [Self; 5] =
        [Self::MapTrust, Self::MapThreat, Self::MapAmerican, Self::MapForward, Self::MapSpending];

    /// The key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::MapTrust => "key-map-trust",
            Self::MapThreat => "key-map-threat",
            Self::MapAmerican => "key-map-american",
            Self::MapForward => "key-map-forward",
            Self::MapSpending => "key-map-spending",
            Self::Orders => "key-orders",
            Self::Undo => "key-undo",
            Self::Redo => "key-redo",
            Self::Seal => "key-seal",
            Self::Next => "key-next",
            Self::Palette => "key-palette",
            Self::Help => "key-help",
            Self::AllHelp => "key-all-help",
        }
    }

    /// The key it has unless somebody chose another.
    fn usual(self) -> Chord {
        let plain = |key| Chord { key, ..Chord::of(Key::A) };
        let ctrl = |key| Chord { ctrl: true, ..plain(key) };
        match self {
            Self::MapTrust => plain(Key::Num1),
            Self::MapThreat => plain(Key::Num2),
            Self::MapAmerican => plain(Key::Num3),
            Self::MapForward => plain(Key::Num4),
            Self::MapSpending => plain(Key::Num5),
            Self::Orders => plain(Key::O),
            Self::Undo => ctrl(Key::Z),
            Self::Redo => ctrl(Key::Y),
            Self::Seal => ctrl(Key::Enter),
            Self::Next => plain(Key::Space),
            Self::Palette => ctrl(Key::K),
            Self::Help => plain(Key::F1),
            Self::AllHelp => Chord { shift: true, ..plain(Key::F1) },
        }
    }
}

/// Why a key cannot be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// It does something else.
    Taken(Action),
    /// It moves through the window, whatever else is chosen.
    Fixed,
}

/// The keys that differ from the usual.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bindings(BTreeMap<Action, Chord>);

impl Bindings {
    /// The key of an action.
    pub fn chord(&self, action: Action) -> Chord {
        self.0.get(&action).copied().unwrap_or_else(|| action.usual())
    }

    /// Gives an action another key.
    ///
    /// # Errors
    /// What stands against it; nothing changes then.
    pub fn bind(&mut self, action: Action, chord: Chord) -> Result<(), Clash> {
        if chord.fixed() {
            return Err(Clash::Fixed);
        }
        if let Some(other) = Action::ALL.into_iter().find(|other| *other != action && self.chord(*other) == chord) {
            return Err(Clash::Taken(other));
        }
        if chord == action.usual() {
            self.0.remove(&action);
        } else {
            self.0.insert(action, chord);
        }
        Ok(())
    }

    /// Whether every action has its usual key.
    pub fn usual(&self) -> bool {
        self.0.is_empty()
    }

    /// Without the choices that clash: files can be written by hand.
    #[must_use]
    pub fn mended(&self) -> Self {
        let mut mended = self.clone();
        mended.0.retain(|_, chord| !chord.fixed());
        while let Some((one, other)) = mended.clashing() {
            if mended.0.remove(&other).is_none() {
                mended.0.remove(&one);
            }
        }
        mended
    }

    fn clashing(&self) -> Option<(Action, Action)> {
        let pairs = Action::ALL.into_iter().flat_map(|one| Action::ALL.map(|other| (one, other)));
        pairs.into_iter().find(|(one, other)| one < other && self.chord(*one) == self.chord(*other))
    }

    /// Lets panels know the keys in this frame.
    pub fn publish(&self, context: &Context) {
        context.data_mut(|data| data.insert_temp(Id::new("bindings"), self.clone()));
    }

    /// Whether the key of an action was pressed in this frame; it is used up.
    pub fn take(&self, context: &Context, action: Action) -> bool {
        let wanted = self.chord(action);
        context.input_mut(|input| {
            let at = input.events.iter().position(|event| match event {
                Event::Key { key, pressed: true, modifiers, .. } => Chord::pressed(*key, *modifiers) == wanted,
                _ => false,
            });
            at.map(|at| input.events.remove(at)).is_some()
        })
    }
}

/// The key of an action as it is written on the screen.
pub fn shown(context: &Context, action: Action) -> String {
    let bindings: Bindings = context.data(|data| data.get_temp(Id::new("bindings"))).unwrap_or_default();
    bindings.chord(action).to_string()
}

/// A text with the key that does the same: "Undo (Ctrl+Z)".
pub fn hint(ui: &egui::Ui, text: &str, action: Action) -> String {
    format!("{text} ({})", shown(ui.ctx(), action))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chord(text: &str) -> Chord {
        text.parse().unwrap()
    }

    #[test]
    fn keys_are_written_and_read_back() {
        for action in Action::ALL {
            assert_eq!(chord(&action.usual().to_string()), action.usual());
        }
        assert_eq!(chord("Ctrl+Alt+Shift+G"), Chord { ctrl: true, alt: true, shift: true, key: Key::G });
        assert!("Ctrl+Nonsense".parse::<Chord>().is_err() && "Hyper+G".parse::<Chord>().is_err());
        let mut bindings = Bindings::default();
        bindings.bind(Action::Seal, chord("F9")).unwrap();
        let text = ron::to_string(&bindings).unwrap();
        assert_eq!(ron::from_str::<Bindings>(&text).unwrap(), bindings);
    }

    #[test]
    fn no_two_usual_keys_are_the_same() {
        for action in Action::ALL {
            assert_eq!(Bindings::default().bind(action, action.usual()), Ok(()), "{action:?}");
        }
    }

    #[test]
    fn a_key_that_does_something_else_is_refused_and_named() {
        let mut bindings = Bindings::default();
        assert_eq!(bindings.bind(Action::Orders, chord("Ctrl+Z")), Err(Clash::Taken(Action::Undo)));
        assert_eq!(bindings.bind(Action::Orders, chord("Escape")), Err(Clash::Fixed));
        assert!(bindings.usual());
        bindings.bind(Action::Undo, chord("U")).unwrap();
        assert_eq!(bindings.bind(Action::Orders, chord("Ctrl+Z")), Ok(()));
        assert_eq!(bindings.chord(Action::Orders), chord("Ctrl+Z"));
        // Back to the usual key is no change any more.
        bindings.bind(Action::Orders, chord("O")).unwrap();
        bindings.bind(Action::Undo, chord("Ctrl+Z")).unwrap();
        assert!(bindings.usual());
    }

    #[test]
    fn a_file_with_clashing_keys_is_mended_and_two_that_changed_places_are_kept() {
        let both: Bindings = ron::from_str("{Undo: \"F5\", Redo: \"F5\"}").unwrap();
        let mended = both.mended();
        assert_ne!(mended.chord(Action::Undo), mended.chord(Action::Redo));
        let swapped: Bindings = ron::from_str("{Undo: \"Ctrl+Y\", Redo: \"Ctrl+Z\"}").unwrap();
        assert_eq!(swapped.mended(), swapped);
    }
}
