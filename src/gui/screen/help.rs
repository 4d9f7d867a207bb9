//! Help: what the screen is for, what its words mean, and the keys.

use bevy_egui::egui::{self, Ui};

use crate::gui::Screen;
use crate::gui::bindings::{Action, shown};
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
    let frame = egui::Frame::popup(&context.global_style()).inner_margin(18.0);
    let modal = egui::Modal::new(egui::Id::new("help")).frame(frame).show(&context, |ui| {
        ui.set_width(660.0f32.min(room.x - 60.0));
        ui.set_height(620.0f32.min(room.y - 60.0));
        ui.horizontal(|ui| {
            heading(ui, look.t("help-title"), 18.0);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button(look.t("close")).clicked() {
                    intents.push(Intent::Help(false));
                }
            });
        });
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            // Room for the scroll bar.
            ui.set_max_width(ui.available_width() - 12.0);
            ui.add(egui::Label::new(look.t(here(screen))).wrap());
            ui.add_space(8.0);
            for word in WORDS {
                ui.label(strong(look.t(&format!("word-{word}"))));
                ui.add(egui::Label::new(faint(&look.theme, look.t(&format!("help-{word}")))).wrap());
            }
            ui.add_space(8.0);
            ui.label(strong(look.t("settings-keys")));
            egui::Grid::new("help-keys").num_columns(2).spacing([24.0, 3.0]).show(ui, |ui| {
                for action in Action::ALL {
                    ui.label(strong(shown(ui.ctx(), action)));
                    ui.label(look.t(action.key()));
                    ui.end_row();
                }
                ui.label(strong("Esc"));
                ui.label(look.t("key-close"));
                ui.end_row();
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
