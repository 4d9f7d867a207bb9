//! A key as it is pressed and as it is written.

use std::fmt;
use std::str::FromStr;

use bevy_egui::egui::{Key, Modifiers};
use serde::{Deserialize, Serialize};

/// A key with those held down beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Chord {
    /// Control, or Command on a Mac.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key.
    pub key: Key,
}

impl Chord {
    /// A key alone.
    pub fn of(key: Key) -> Self {
        Self { ctrl: false, shift: false, alt: false, key }
    }
    /// Whether it moves through the window, whatever else is chosen.
    pub fn fixed(self) -> bool {
        matches!(self.key, Key::Escape | Key::Tab) || self == Self::of(Key::Enter)
    }
    /// A key as it was pressed.
    pub fn pressed(key: Key, modifiers: Modifiers) -> Self {
        Self { ctrl: modifiers.command || modifiers.ctrl, shift: modifiers.shift, alt: modifiers.alt, key }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                out.write_str(name)?;
            }
        }
        out.write_str(self.key.name())
    }
}

impl FromStr for Chord {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (mut chord, mut rest) = (Self::of(Key::A), text);
        while let Some((held, after)) = rest.split_once('+').filter(|(_, after)| !after.is_empty()) {
            match held {
                "Ctrl" => chord.ctrl = true,
                "Alt" => chord.alt = true,
                "Shift" => chord.shift = true,
                _ => return Err(format!("`{held}` in `{text}` is not Ctrl, Alt or Shift")),
            }
            rest = after;
        }
        chord.key = Key::from_name(rest).ok_or_else(|| format!("`{rest}` in `{text}` is not a key"))?;
        Ok(chord)
    }
}

impl From<Chord> for String {
    fn from(chord: Chord) -> Self {
        chord.to_string()
    }
}

impl TryFrom<String> for Chord {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}
