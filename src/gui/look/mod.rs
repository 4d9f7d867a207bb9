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
    /// A text of the window with values put in.
    pub fn tw(&self, key: &str, args: &[Arg]) -> String {
        self.texts.with(key, args)
    }
}
