//! Help: what the screen is for, what its words mean, and the keys.

use bevy_egui::egui::{self, Ui};

use super::settings::KEYS;
use crate::gui::Screen;
use crate::gui::intent::Intent;
use crate::gui::look::Look;
use crate::gui::look::widgets::{faint, heading, strong};

/// Words that are explained, by the keys of their texts.
const WORDS: [&str; 10] =
    ["gap", "deterrence", "cohesion", "commitment", "pc", "trust", "motion", "pledge", "programme", "posture"];

/// Help over the screen.
pub fn show(look: &Look, screen: Screen, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let context = ui.ctx().clone();
    let room = context.content_rect().size();
    let modal = egui::Modal::new(egui::Id::new("help")).show(&context, |ui| {
        ui.set_width(620.0f32.min(room.x - 40.0));
        ui.horizontal(|ui| {
            heading(ui, look.t("help-title"), 18.0);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button(look.t("close")).clicked() {
                    intents.push(Intent::Help(false));
                }
            });
        });
        egui::ScrollArea::vertical().max_height((room.y - 140.0).max(120.0)).show(ui, |ui| {
            ui.add(egui::Label::new(look.t(here(screen))).wrap());
            ui.add_space(8.0);
            for word in WORDS {
                ui.label(strong(look.t(&format!("word-{word}"))));
                ui.add(egui::Label::new(faint(&look.theme, look.t(&format!("help-{word}")))).wrap());
            }
            ui.add_space(8.0);
            ui.label(strong(look.t("settings-keys")));
            egui::Grid::new("help-keys").num_columns(2).spacing([24.0, 3.0]).show(ui, |ui| {
                for (key, what) in KEYS {
                    ui.label(strong(key));
                    ui.label(look.t(what));
                    ui.end_row();
                }
            });
        });
    });
    if modal.should_close() {
        intents.push(Intent::Help(false));
    }
}

fn here(screen: Screen) -> &'static str {
    match screen {
        Screen::Title => "help-here-title",
        Screen::Seats => "help-here-seats",
        Screen::Briefing => "help-here-briefing",
        Screen::Turn => "help-here-turn",
        Screen::Reaction => "help-here-reaction",
        Screen::Resolution | Screen::Report => "help-here-report",
        Screen::Debrief => "help-here-debrief",
        Screen::Designer => "help-here-designer",
        Screen::Pass | Screen::Settings | Screen::Library | Screen::Saves | Screen::Past => "help-here-other",
    }
}
