//! How the window looks and speaks: colours, type, words and numbers.

pub mod numbers;
pub mod orders;
pub mod text;
pub mod theme;
pub mod vision;
pub mod widgets;

use std::sync::Arc;

pub use text::Arg;
pub use theme::Theme;

use crate::rules::ruleset::Calendar;
use text::Texts;

/// The theme and the texts in use.
pub struct Look {
    /// Colours.
    pub theme: Arc<Theme>,
    texts: Texts,
}

impl Look {
    /// A theme and a language by their short names.
    pub fn of(theme: &str, language: &str) -> Arc<Self> {
        Arc::new(Self { theme: Theme::named(theme), texts: Texts::of(language) })
    }
    /// A text of the window.
    pub fn t(&self, key: &str) -> String {
        self.texts.get(key)
    }
    /// A word of a closed set of the rules: a war, a government, a grade.
    pub fn word(&self, set: &str, word: &str) -> String {
        self.t(&format!("{set}-{}", word.to_lowercase().replace([' ', ','], "-")))
    }
    /// A turn as people say it: "first half of 2027".
    pub fn date(&self, calendar: &Calendar, turn: u8) -> String {
        let (year, month) = calendar.date(turn);
        let key = match calendar.pace.months {
            12 => return year.to_string(),
            6 => format!("date-half-{}", if month < 7 { 1 } else { 2 }),
            _ => format!("date-quarter-{}", (month - 1) / 3 + 1),
        };
        self.tw(&key, &[("year", year.to_string().into())])
    }
    /// A text of the window with values put in.
    pub fn tw(&self, key: &str, args: &[Arg]) -> String {
        self.texts.with(key, args)
    }
}
