//! Settings, kept between runs.

use bevy_egui::egui::{self, Ui};

use crate::gui::Screen;
use crate::gui::intent::Intent;
use crate::gui::look::Look;
use crate::gui::look::text::LANGUAGES;
use crate::gui::look::theme::NAMES;
use crate::gui::look::widgets::{card_frame, faint, heading, pill, primary, strong};
use crate::gui::settings::Settings;

/// The keys and what they do, in the order shown.
pub const KEYS: [(&str, &str); 9] = [
    ("1–5", "key-modes"),
    ("Ctrl+K", "key-palette"),
    ("F1", "key-help"),
    ("O", "key-orders"),
    ("Ctrl+Z", "key-undo"),
    ("Ctrl+Y", "key-redo"),
    ("Ctrl+Enter", "key-seal"),
    ("Space", "key-next"),
    ("Esc", "key-close"),
];

/// The screen.
pub fn show(look: &Look, settings: &Settings, back: Screen, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &look.theme;
    let frame = egui::Frame::NONE.fill(*theme.page).inner_margin(egui::Margin::symmetric(36, 22));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            heading(ui, look.t("settings-title"), 24.0);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if primary(theme, ui, look.t("back")).clicked() {
                    intents.push(Intent::Go(back));
                }
            });
        });
        ui.add_space(10.0);
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            card_frame(theme).show(ui, |ui| {
                ui.set_width(ui.available_width().min(720.0));
                choice(look, ui, "settings-theme", |ui| {
                    for name in NAMES {
                        let text = look.t(&format!("theme-{name}"));
                        if pill(theme, ui, &text, settings.theme == name).clicked() {
                            intents.push(Intent::Theme(name.to_owned()));
                        }
                    }
                });
                choice(look, ui, "settings-language", |ui| {
                    for (id, name, _) in LANGUAGES {
                        if pill(theme, ui, name, settings.language == id).clicked() {
                            intents.push(Intent::Language(id.to_owned()));
                        }
                    }
                });
                choice(look, ui, "settings-scale", |ui| {
                    for scale in [100, 125, 150, 175, 200] {
                        if pill(theme, ui, &format!("{scale}%"), settings.scale == scale).clicked() {
                            intents.push(Intent::Scale(scale));
                        }
                    }
                });
                choice(look, ui, "settings-motion", |ui| {
                    for (less, key) in [(false, "motion-usual"), (true, "motion-less")] {
                        if pill(theme, ui, &look.t(key), settings.reduced_motion == less).clicked() {
                            intents.push(Intent::ReducedMotion(less));
                        }
                    }
                });
                ui.add(egui::Label::new(faint(theme, look.t("settings-palette"))).wrap());
            });
            ui.add_space(12.0);
            card_frame(theme).show(ui, |ui| {
                ui.set_width(ui.available_width().min(720.0));
                ui.label(strong(look.t("settings-keys")));
                egui::Grid::new("keys").num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
                    for (key, what) in KEYS {
                        ui.label(strong(key));
                        ui.label(look.t(what));
                        ui.end_row();
                    }
                });
            });
            ui.add_space(8.0);
            let place = settings.place.as_ref().map_or_else(
                || look.t("settings-unkept"),
                |path| look.tw("settings-kept", &[("path", path.display().to_string().into())]),
            );
            ui.label(faint(theme, place));
        });
    });
}

fn choice(look: &Look, ui: &mut Ui, key: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let left = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(130.0, 26.0), left, |ui| {
            ui.set_min_width(130.0);
            ui.label(look.t(key));
        });
        add(ui);
    });
}
