//! Pictures as text: a sheet on which lines, boxes and words are put, in colours that all eyes and printers tell apart.

use std::fmt::Write as _;

/// Dark text and axes.
pub const INK: &str = "#1c2733";
/// Quiet lines and notes.
pub const FAINT: &str = "#8a94a0";
/// Grid lines.
pub const GRID: &str = "#e3e6ea";
/// The main colour.
pub const BLUE: &str = "#0b6aa8";
/// Against it.
pub const ORANGE: &str = "#d4650a";
/// A third.
pub const GREEN: &str = "#1b8a62";
/// A fourth.
pub const PURPLE: &str = "#7b4d9e";
/// Colours of stacked parts, in order: Okabe and Ito's, darkened for paper.
pub const PARTS: [&str; 6] = [BLUE, ORANGE, GREEN, PURPLE, "#b8960c", FAINT];

/// Where words stand to their point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// They begin there.
    Start,
    /// They are centred there.
    Middle,
    /// They end there.
    End,
}

/// A sheet.
#[derive(Clone, Debug)]
pub struct Sheet {
    width: f64,
    height: f64,
    title: String,
    body: String,
}

/// Text that cannot be mistaken for markup.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Sheet {
    /// An empty sheet; the title is read out where pictures are not seen.
    pub fn new(width: f64, height: f64, title: &str) -> Self {
        Self { width, height, title: title.to_owned(), body: String::new() }
    }
    /// A line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, width: f64) {
        let _ = write!(
            self.body,
            r#"<line x1="{:.1}" y1="{:.1}" x2="{:.1}" y2="{:.1}" stroke="{colour}" stroke-width="{width}"/>"#,
            from.0, from.1, to.0, to.1
        );
    }
    /// A box, from its corner, with a note that shows under the pointer.
    pub fn rect(&mut self, at: (f64, f64), size: (f64, f64), colour: &str, note: &str) {
        let note = if note.is_empty() { String::new() } else { format!("<title>{}</title>", escape(note)) };
        let (width, height) = (size.0.max(0.0), size.1.max(0.0));
        let _ = write!(
            self.body,
            r#"<rect x="{:.1}" y="{:.1}" width="{width:.1}" height="{height:.1}" fill="{colour}">{note}</rect>"#,
            at.0, at.1
        );
    }
    /// A dot.
    pub fn dot(&mut self, at: (f64, f64), radius: f64, colour: &str, note: &str) {
        let _ = write!(
            self.body,
            r#"<circle cx="{:.1}" cy="{:.1}" r="{radius}" fill="{colour}"><title>{}</title></circle>"#,
            at.0,
            at.1,
            escape(note)
        );
    }
    /// A line through points.
    pub fn curve(&mut self, points: &[(f64, f64)], colour: &str, width: f64) {
        let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let _ = write!(
            self.body,
            r#"<polyline points="{}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"/>"#,
            path.join(" ")
        );
    }
    /// A band between two lines over the same places.
    pub fn band(&mut self, upper: &[(f64, f64)], lower: &[(f64, f64)], colour: &str, opacity: f64) {
        let points = upper.iter().chain(lower.iter().rev());
        let path: Vec<String> = points.map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let _ = write!(
            self.body,
            r#"<polygon points="{}" fill="{colour}" fill-opacity="{opacity}" stroke="none"/>"#,
            path.join(" ")
        );
    }
    /// Words.
    pub fn text(&mut self, at: (f64, f64), words: &str, anchor: Anchor, colour: &str) {
        self.words(at, words, anchor, colour, "");
    }
    /// Heavy words.
    pub fn bold(&mut self, at: (f64, f64), words: &str, anchor: Anchor, colour: &str) {
        self.words(at, words, anchor, colour, r#" font-weight="600""#);
    }
    /// Words that climb, for the heads of narrow columns.
    pub fn slanted(&mut self, at: (f64, f64), words: &str) {
        let turn = format!(r#" transform="rotate(-40 {:.1} {:.1})""#, at.0, at.1);
        self.words(at, words, Anchor::Start, INK, &turn);
    }
    fn words(&mut self, at: (f64, f64), words: &str, anchor: Anchor, colour: &str, more: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let words = escape(words);
        let _ = write!(
            self.body,
            r#"<text x="{:.1}" y="{:.1}" text-anchor="{anchor}" fill="{colour}"{more}>{words}</text>"#,
            at.0, at.1
        );
    }
    /// The picture.
    pub fn done(self) -> String {
        let (width, height, title) = (self.width, self.height, escape(&self.title));
        format!(
            r#"<svg viewBox="0 0 {width:.0} {height:.0}" width="{width:.0}" height="{height:.0}" role="img" aria-label="{title}"><title>{title}</title>{}</svg>"#,
            self.body
        )
    }
}

/// A scale from numbers to places.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// Numbers from `low` to `high` over the places from `from` to `to`.
    pub fn new(low: f64, high: f64, from: f64, to: f64) -> Self {
        let high = if high > low { high } else { low + 1.0 };
        Self { low, high, from, to }
    }
    /// The place of a number, kept within the scale.
    pub fn at(self, value: f64) -> f64 {
        let value = value.clamp(self.low, self.high);
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }
    /// Round numbers within the scale, about as many as asked for.
    pub fn ticks(self, about: f64) -> Vec<f64> {
        let rough = (self.high - self.low) / about.max(1.0);
        let power = 10f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|step| step * power).find(|step| *step >= rough * 0.999);
        let step = step.unwrap_or(power * 10.0);
        let mut all = Vec::new();
        let mut value = (self.low / step).ceil() * step;
        while value <= self.high + step * 1e-6 && all.len() < 50 {
            all.push(if value.abs() < step * 1e-6 { 0.0 } else { value });
            value += step;
        }
        all
    }
}

/// A number as it is written beside an axis.
pub fn plain(value: f64) -> String {
    let text = if value.abs() >= 100.0 || (value - value.round()).abs() < 1e-9 {
        format!("{value:.0}")
    } else if value.abs() >= 1.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    };
    text.replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_within_the_scale() {
        assert_eq!(Scale::new(0.0, 100.0, 0.0, 1.0).ticks(5.0), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        let ticks = Scale::new(-0.37, 0.41, 0.0, 1.0).ticks(4.0);
        assert!(ticks.contains(&0.0) && ticks.iter().all(|tick| (-0.37..=0.41).contains(tick)), "{ticks:?}");
        assert!(Scale::new(3.0, 3.0, 0.0, 10.0).at(3.0).abs() < 1e-9);
    }

    #[test]
    fn words_cannot_break_the_page() {
        let mut sheet = Sheet::new(10.0, 10.0, "<b>");
        sheet.text((1.0, 1.0), "a < b & \"c\"", Anchor::Start, INK);
        let text = sheet.done();
        assert!(text.contains("a &lt; b &amp; &quot;c&quot;") && !text.contains("<b>"), "{text}");
    }
}
