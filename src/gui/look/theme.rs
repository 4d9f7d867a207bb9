//! Colours and type: one file of tokens a theme, from which egui's style is made.

use std::sync::Arc;

use bevy_egui::egui::{self, Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Visuals};
use serde::Deserialize;

use super::vision::{self, Vision};

/// A colour written as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink(pub Color32);

impl<'de> Deserialize<'de> for Ink {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let text = String::deserialize(reader)?;
        Color32::from_hex(&text)
            .map(Self)
            .map_err(|_| serde::de::Error::custom(format!("`{text}` is not a colour: write #rrggbb, such as #0e7a80")))
    }
}

impl std::ops::Deref for Ink {
    type Target = Color32;
    fn deref(&self) -> &Color32 {
        &self.0
    }
}

/// The tokens of a theme.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Short name, as in the settings.
    #[cfg_attr(not(test), expect(dead_code, reason = "a theme says which one it is; a test holds it to that"))]
    pub id: String,
    /// The palette it wears instead of its own colours.
    #[serde(skip)]
    pub vision: Vision,
    /// Whether it is dark.
    pub dark: bool,
    /// Behind everything.
    pub page: Ink,
    /// Panels and cards.
    pub panel: Ink,
    /// Wells, tracks and hovered rows.
    pub well: Ink,
    /// Rules and borders.
    pub line: Ink,
    /// Text.
    pub ink: Ink,
    /// Text of less weight.
    pub quiet: Ink,
    /// Text on the colours below.
    pub on_accent: Ink,
    /// Buttons that move the game on, selected tabs.
    pub primary: Ink,
    /// Europe's own: bars, good news.
    pub good: Ink,
    /// Gaps, bad news, warnings.
    pub bad: Ink,
    /// America's part.
    pub american: Ink,
    /// Agendas, what if, ceasefire.
    pub amber: Ink,
    /// The sea on the map.
    pub sea: Ink,
    /// Land outside the alliance.
    pub land: Ink,
    /// Russia and Belarus.
    pub rival: Ink,
    /// Borders on the map.
    pub border: Ink,
    /// Ends of the map's scale of good: low and high.
    pub scale_good: (Ink, Ink),
    /// Ends of the map's scale of danger.
    pub scale_bad: (Ink, Ink),
    /// Ends of the map's scale of American forces.
    pub scale_american: (Ink, Ink),
}

/// The themes that come with the program.
const BUILT_IN: [&str; 3] = [
    include_str!("../../../assets/themes/light.ron"),
    include_str!("../../../assets/themes/dark.ron"),
    include_str!("../../../assets/themes/contrast.ron"),
];

/// The short names of the themes.
pub const NAMES: [&str; 3] = ["light", "dark", "contrast"];

impl Theme {
    /// A theme by its short name, with a palette after a `+`, such as `dark+red-green`; light where there is none of
    /// that name.
    pub fn named(name: &str) -> Arc<Self> {
        let (base, vision) = vision::split(name);
        let nth = NAMES.iter().position(|known| *known == base).unwrap_or(0);
        let mut theme: Self = ron::from_str(BUILT_IN[nth]).unwrap_or_else(|_| Self::fallback());
        theme.vision = vision;
        vision::paint(&mut theme, vision);
        Arc::new(theme)
    }

    /// Black on white: never seen, unless a token file were broken, which a test would have told.
    fn fallback() -> Self {
        let (black, white, grey) = (Ink(Color32::BLACK), Ink(Color32::WHITE), Ink(Color32::GRAY));
        Self {
            id: "light".into(),
            vision: Vision::Usual,
            dark: false,
            page: white,
            panel: white,
            well: white,
            line: grey,
            ink: black,
            quiet: black,
            on_accent: white,
            primary: black,
            good: black,
            bad: black,
            american: black,
            amber: black,
            sea: white,
            land: white,
            rival: grey,
            border: grey,
            scale_good: (white, grey),
            scale_bad: (white, grey),
            scale_american: (white, grey),
        }
    }

    /// Puts the theme on.
    pub fn apply(&self, context: &egui::Context) {
        let mut visuals = if self.dark { Visuals::dark() } else { Visuals::light() };
        visuals.override_text_color = None;
        visuals.panel_fill = *self.panel;
        visuals.window_fill = *self.panel;
        visuals.window_stroke = Stroke::new(1.0, *self.line);
        visuals.window_corner_radius = CornerRadius::same(8);
        visuals.menu_corner_radius = CornerRadius::same(6);
        visuals.extreme_bg_color = *self.page;
        visuals.faint_bg_color = *self.well;
        visuals.weak_text_color = Some(*self.quiet);
        visuals.hyperlink_color = *self.american;
        visuals.warn_fg_color = *self.amber;
        visuals.error_fg_color = *self.bad;
        visuals.selection.bg_fill = self.primary.gamma_multiply(0.25);
        visuals.selection.stroke = Stroke::new(1.0, *self.ink);
        let radius = CornerRadius::same(5);
        let widgets = &mut visuals.widgets;
        widgets.noninteractive.fg_stroke = Stroke::new(1.0, *self.ink);
        widgets.noninteractive.bg_stroke = Stroke::new(1.0, *self.line);
        for (state, fill, line) in [
            (&mut widgets.inactive, *self.panel, *self.line),
            (&mut widgets.hovered, *self.well, *self.quiet),
            (&mut widgets.active, *self.well, *self.ink),
            (&mut widgets.open, *self.well, *self.quiet),
        ] {
            state.bg_fill = fill;
            state.weak_bg_fill = fill;
            state.bg_stroke = Stroke::new(1.0, line);
            state.fg_stroke = Stroke::new(1.0, *self.ink);
            state.corner_radius = radius;
            state.expansion = 0.0;
        }
        widgets.inactive.bg_fill = *self.well;
        let sizes = [
            (TextStyle::Small, 11.0),
            (TextStyle::Body, 13.0),
            (TextStyle::Button, 13.0),
            (TextStyle::Monospace, 12.0),
            (TextStyle::Heading, 20.0),
        ];
        context.all_styles_mut(|style| {
            style.visuals = visuals.clone();
            for (name, size) in &sizes {
                let family = if *name == TextStyle::Heading { bold() } else { FontFamily::Proportional };
                let family = if *name == TextStyle::Monospace { FontFamily::Monospace } else { family };
                style.text_styles.insert(name.clone(), FontId::new(*size, family));
            }
            style.spacing.item_spacing = egui::vec2(8.0, 5.0);
            style.spacing.button_padding = egui::vec2(10.0, 5.0);
            style.spacing.window_margin = Margin::same(16);
            style.spacing.tooltip_width = 360.0;
            style.spacing.scroll.bar_width = 8.0;
            style.spacing.icon_spacing = 8.0;
            // A light fade comes out grey: what is translucent is blended in linear light.
            style.spacing.scroll.fade.strength = 0.0;
            style.interaction.selectable_labels = false;
            style.interaction.tooltip_delay = 0.25;
        });
    }
}

/// The family of headings.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The family of names and numbers that matter.
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Loads the fonts.
pub fn fonts(context: &egui::Context) {
    let mut all = egui::FontDefinitions::default();
    let faces: [(&str, &'static [u8]); 3] = [
        ("inter", include_bytes!("../../../assets/fonts/Inter-Regular.ttf")),
        ("inter-semibold", include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf")),
        ("inter-bold", include_bytes!("../../../assets/fonts/Inter-Bold.ttf")),
    ];
    for (name, bytes) in faces {
        all.font_data.insert(name.into(), Arc::new(egui::FontData::from_static(bytes)));
    }
    let rest = all.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (family, face) in [(FontFamily::Proportional, "inter"), (semibold(), "inter-semibold"), (bold(), "inter-bold")]
    {
        let chain = std::iter::once(face.to_owned()).chain(rest.iter().cloned()).collect();
        all.families.insert(family, chain);
    }
    context.set_fonts(all);
}

/// How far two colours stand apart, 1 to 21, by the formula of WCAG 2.
#[cfg(test)]
fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
fn luminance(colour: Color32) -> f32 {
    let line = |part: u8| {
        let part = f32::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * line(colour.r()) + 0.7152 * line(colour.g()) + 0.0722 * line(colour.b())
}

/// A colour between two.
pub fn between((low, high): (Ink, Ink), share: f32) -> Color32 {
    let share = share.clamp(0.0, 1.0);
    let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
    Color32::from_rgb(mix(low.r(), high.r()), mix(low.g(), high.g()), mix(low.b(), high.b()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_reads() {
        for (name, text) in NAMES.iter().zip(BUILT_IN) {
            let theme: Theme = ron::from_str(text).unwrap();
            assert_eq!(theme.id, *name);
        }
    }

    #[test]
    fn text_stands_out_from_what_it_is_written_on() {
        for name in NAMES.iter().flat_map(|name| Vision::ALL.map(|vision| vision.with(name))) {
            let theme = Theme::named(&name);
            let least = if name.starts_with("contrast") { 7.0 } else { 4.5 };
            for ground in [theme.page, theme.panel, theme.well] {
                for (what, ink) in [("ink", theme.ink), ("quiet", theme.quiet)] {
                    let reached = contrast(*ink, *ground);
                    assert!(reached >= least, "{name}: {what} on {ground:?} has a contrast of {reached:.2}");
                }
            }
            for (what, ink) in
                [("good", theme.good), ("bad", theme.bad), ("american", theme.american), ("amber", theme.amber)]
            {
                let reached = contrast(*ink, *theme.panel);
                assert!(reached >= 4.5, "{name}: {what} on the panel has a contrast of {reached:.2}");
                let reached = contrast(*theme.on_accent, *ink);
                assert!(reached >= 4.5, "{name}: text on {what} has a contrast of {reached:.2}");
            }
            assert!(contrast(*theme.on_accent, *theme.primary) >= 4.5, "{name}: primary button");
        }
    }

    #[test]
    fn scales_of_the_map_differ_in_lightness_not_in_hue_alone() {
        for name in NAMES.iter().flat_map(|name| Vision::ALL.map(|vision| vision.with(name))) {
            let theme = Theme::named(&name);
            for (what, (low, high)) in
                [("good", theme.scale_good), ("bad", theme.scale_bad), ("american", theme.scale_american)]
            {
                let reached = contrast(*low, *high);
                assert!(reached >= 3.0, "{name}: the ends of the {what} scale have a contrast of {reached:.2}");
            }
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(Color32::from_rgb(118, 118, 118), Color32::WHITE) - 4.54).abs() < 0.01);
    }
}
