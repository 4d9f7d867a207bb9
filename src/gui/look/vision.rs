//! Palettes for eyes that tell some colours apart less well; hue is never the only cue, but it should be one.

use serde::Deserialize;

use super::theme::{Ink, Theme};

/// Whose eyes the colours are chosen for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Vision {
    /// The theme's own colours.
    #[default]
    Usual,
    /// Red and green look alike: protanopia, deuteranopia.
    RedGreen,
    /// Blue and green, yellow and pink look alike: tritanopia.
    BlueYellow,
}

impl Vision {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Usual, Self::RedGreen, Self::BlueYellow];

    /// The short name, as after the `+` in the name of a theme; also the end of its text's key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::RedGreen => "red-green",
            Self::BlueYellow => "blue-yellow",
        }
    }

    /// A theme's name with this palette: `dark+red-green`.
    pub fn with(self, theme: &str) -> String {
        let (base, _) = split(theme);
        if self == Self::Usual { base.to_owned() } else { format!("{base}+{}", self.name()) }
    }
}

/// A theme's name without its palette, and the palette.
pub fn split(theme: &str) -> (&str, Vision) {
    let (base, palette) = theme.split_once('+').unwrap_or((theme, ""));
    (base, Vision::ALL.into_iter().find(|vision| vision.name() == palette).unwrap_or_default())
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Colours {
    good: Ink,
    bad: Ink,
    american: Ink,
    amber: Ink,
    scale_good: (Ink, Ink),
    scale_bad: (Ink, Ink),
    scale_american: (Ink, Ink),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Grounds {
    light: Colours,
    dark: Colours,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Palettes {
    red_green: Grounds,
    blue_yellow: Grounds,
}

const FILE: &str = include_str!("../../../assets/themes/vision.ron");

/// Puts a palette's colours in the place of a theme's own.
pub fn paint(theme: &mut Theme, vision: Vision) {
    // A file that does not read changes nothing; a test reads it.
    let Ok(palettes) = ron::from_str::<Palettes>(FILE) else { return };
    let grounds = match vision {
        Vision::Usual => return,
        Vision::RedGreen => palettes.red_green,
        Vision::BlueYellow => palettes.blue_yellow,
    };
    let own = if theme.dark { grounds.dark } else { grounds.light };
    theme.good = own.good;
    theme.bad = own.bad;
    theme.american = own.american;
    theme.amber = own.amber;
    theme.scale_good = own.scale_good;
    theme.scale_bad = own.scale_bad;
    theme.scale_american = own.scale_american;
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::Color32;

    use super::super::theme::NAMES;
    use super::*;

    type Matrix = [[f32; 3]; 3];

    /// What eyes without one kind of cones see, in linear light (Machado, Oliveira and Fernandes 2009).
    const PROTAN: Matrix =
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
    const DEUTAN: Matrix =
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
    const TRITAN: Matrix =
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]];

    fn seen(colour: Color32, eyes: &Matrix) -> [f32; 3] {
        let line = |part: u8| {
            let part = f32::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let light = [line(colour.r()), line(colour.g()), line(colour.b())];
        eyes.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f32>().clamp(0.0, 1.0))
    }

    /// Lightness and the two axes of colour of CIELAB.
    fn lab([red, green, blue]: [f32; 3]) -> [f32; 3] {
        let curve = |part: f32| if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 };
        let across = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.950_47);
        let light = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
        let deep = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.088_83);
        [116.0 * light - 16.0, 500.0 * (across - light), 200.0 * (light - deep)]
    }

    fn apart(a: Color32, b: Color32, eyes: &Matrix) -> f32 {
        let (a, b) = (lab(seen(a, eyes)), lab(seen(b, eyes)));
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt()
    }

    /// The least distance between any two of the colours that mean something.
    fn closest(theme: &Theme, eyes: &Matrix) -> f32 {
        let all = [*theme.good, *theme.bad, *theme.american, *theme.amber];
        let mut least = f32::MAX;
        for (nth, a) in all.iter().enumerate() {
            for b in &all[nth + 1..] {
                least = least.min(apart(*a, *b, eyes));
            }
        }
        least
    }

    #[test]
    fn the_file_reads_and_changes_the_colours() {
        ron::from_str::<Palettes>(FILE).unwrap();
        for name in NAMES {
            for vision in [Vision::RedGreen, Vision::BlueYellow] {
                assert_ne!(*Theme::named(&vision.with(name)).good, *Theme::named(name).good);
            }
        }
    }

    #[test]
    fn colours_that_mean_different_things_look_different_to_the_eyes_they_are_for() {
        // Two is what one can just see side by side; 25 is plain at a glance.
        for (vision, eyes) in [(Vision::RedGreen, PROTAN), (Vision::RedGreen, DEUTAN), (Vision::BlueYellow, TRITAN)] {
            for name in NAMES {
                let theme = Theme::named(&vision.with(name));
                let least = closest(&theme, &eyes);
                assert!(least >= 25.0, "{name} with {vision:?}: two colours are {least:.0} apart");
                for (low, high) in [theme.scale_good, theme.scale_bad, theme.scale_american] {
                    assert!(apart(*low, *high, &eyes) >= 40.0, "{name} with {vision:?}: a scale that does not show");
                }
            }
        }
        // The test can fail: without the palette, teal and blue are next to the same in such eyes.
        assert!(closest(&Theme::named("light"), &TRITAN) < 15.0);
    }

    #[test]
    fn a_theme_is_named_with_its_palette_and_read_back() {
        assert_eq!(Vision::RedGreen.with("dark"), "dark+red-green");
        assert_eq!(Vision::Usual.with("dark+red-green"), "dark");
        assert_eq!(Vision::BlueYellow.with("dark+red-green"), "dark+blue-yellow");
        for vision in Vision::ALL {
            assert_eq!(split(&vision.with("light")), ("light", vision));
        }
        assert_eq!(split("contrast+plaid"), ("contrast", Vision::Usual));
    }
}
