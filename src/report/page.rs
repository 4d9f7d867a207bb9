//! Text for a terminal: wrapped to a width, with labels in a gutter, in colour where that is wanted.

use anstyle::{AnsiColor, Style};

use crate::rules::words::Meter;

/// What a piece of text is, from which its colour follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Running text.
    Plain,
    /// A title.
    Title,
    /// The headline of a turn.
    Headline,
    /// A label in the gutter.
    Label,
    /// Something less important.
    Dim,
    /// Good for the alliance.
    Good,
    /// Bad for the alliance.
    Bad,
}

impl Ink {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Title => Style::new().bold(),
            Self::Headline => Style::new().bold().underline(),
            Self::Label => Style::new().fg_color(Some(AnsiColor::Cyan.into())),
            Self::Dim => Style::new().dimmed(),
            Self::Good => Style::new().fg_color(Some(AnsiColor::Green.into())),
            Self::Bad => Style::new().fg_color(Some(AnsiColor::Red.into())),
        }
    }
    /// The ink for a change that is good when it is above zero.
    pub fn of_change(by: i32) -> Self {
        match by {
            0 => Self::Dim,
            1.. => Self::Good,
            _ => Self::Bad,
        }
    }
    /// Whether a rise of a headline number is good (1), bad (−1) or neither (0) for the alliance.
    pub fn sense(meter: Meter) -> i32 {
        match meter {
            Meter::GapPromised
            | Meter::GapBelieved
            | Meter::GapWithout
            | Meter::Escalation
            | Meter::RussianStrength
            | Meter::FreeForce
            | Meter::Disputes => -1,
            Meter::Threat | Meter::Growth | Meter::Money => 0,
            _ => 1,
        }
    }
}

/// Width of the gutter that holds the labels.
const GUTTER: usize = 13;

/// Lines being set for a terminal.
#[derive(Clone, Debug)]
pub struct Page {
    width: usize,
    colour: bool,
    text: String,
}

impl Page {
    /// An empty page; widths below 40 and above 120 read badly and are not used.
    pub fn new(width: usize, colour: bool) -> Self {
        Self { width: width.clamp(40, 120), colour, text: String::new() }
    }
    /// What has been set.
    pub fn finish(self) -> String {
        self.text
    }
    /// The width of the text.
    pub fn width(&self) -> usize {
        self.width
    }
    /// Number of lines so far.
    pub fn lines(&self) -> usize {
        self.text.lines().count()
    }
    /// The text in a colour, if colours are wanted.
    pub fn ink(&self, ink: Ink, text: &str) -> String {
        let style = ink.style();
        if self.colour && style != Style::new() && !text.is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }
    /// A rule across the page with a title in it.
    pub fn rule(&mut self, title: &str) {
        let rest = self.width.saturating_sub(title.chars().count() + 4);
        let line = format!("── {} {}", self.ink(Ink::Title, title), self.ink(Ink::Dim, &"─".repeat(rest)));
        self.raw(&line);
    }
    /// A line as it is.
    pub fn raw(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
    /// A paragraph across the whole width.
    pub fn paragraph(&mut self, ink: Ink, text: &str) {
        for line in wrap(text, self.width) {
            let line = self.ink(ink, &line);
            self.raw(&line);
        }
    }
    /// A paragraph with a label in the gutter; an empty label continues the one above.
    pub fn entry(&mut self, label: &str, text: &str) {
        self.entry_in(label, Ink::Plain, text);
    }
    /// The same, in a colour.
    pub fn entry_in(&mut self, label: &str, ink: Ink, text: &str) {
        let room = self.width.saturating_sub(GUTTER);
        for (nth, line) in wrap(text, room).iter().enumerate() {
            let label = if nth == 0 { label } else { "" };
            let pad = GUTTER.saturating_sub(label.chars().count());
            let line = format!("{}{}{}", self.ink(Ink::Label, label), " ".repeat(pad), self.ink(ink, line));
            self.raw(&line);
        }
    }
    /// An item of a list.
    pub fn bullet(&mut self, text: &str) {
        for (nth, line) in wrap(text, self.width.saturating_sub(4)).iter().enumerate() {
            let mark = if nth == 0 { "  • " } else { "    " };
            self.raw(&format!("{mark}{line}"));
        }
    }
}

/// Breaks a text into lines of at most `width` characters; words longer than a line stand alone.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let (mut line, mut length) = (String::new(), 0);
        for word in paragraph.split_whitespace() {
            let wide = word.chars().count();
            if length > 0 && length + 1 + wide > width {
                lines.push(std::mem::take(&mut line));
                length = 0;
            }
            if length > 0 {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += wide;
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_at_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("incomprehensibilities here", 5), ["incomprehensibilities", "here"]);
        assert_eq!(wrap("", 5), [""]);
    }

    #[test]
    fn colour_is_left_out_where_it_is_not_wanted() {
        let mut page = Page::new(60, false);
        page.rule("Turn 1");
        page.entry(
            "Washington",
            "The review goes on and on, and nobody in Europe knows what will come of it this year.",
        );
        let text = page.finish();
        assert!(!text.contains('\u{1b}') && text.lines().all(|line| line.chars().count() <= 60), "{text}");
        assert!(Page::new(60, true).ink(Ink::Bad, "x").contains('\u{1b}'));
    }
}
