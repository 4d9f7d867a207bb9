//! Saved games: go on with one, look back on it, or put a damaged one away.

use bevy_egui::egui::{self, Ui};

use crate::gui::Screen;
use crate::gui::front::Front;
use crate::gui::intent::Intent;
use crate::gui::look::Look;
use crate::gui::look::widgets::{card_frame, faint, heading, primary, strong};
use crate::gui::session::{Kept, Summary};

/// The screen.
pub fn show(front: &Front, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let look = &front.look;
    let theme = &look.theme;
    let frame = egui::Frame::NONE.fill(*theme.page).inner_margin(egui::Margin::symmetric(36, 22));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            heading(ui, look.t("saves-title"), 24.0);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if primary(theme, ui, look.t("back")).clicked() {
                    intents.push(Intent::Go(Screen::Title));
                }
            });
        });
        ui.add(egui::Label::new(faint(theme, look.t("saves-about"))).wrap());
        ui.add_space(6.0);
        file(look, ui, intents);
        ui.add_space(8.0);
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            if front.kept.is_empty() {
                ui.label(look.t("saves-none"));
            }
            for kept in &front.kept {
                card(front, ui, kept, false, intents);
                ui.add_space(4.0);
            }
        });
    });
}

/// A save that lies somewhere else.
fn file(look: &Look, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let id = egui::Id::new("saves-file");
    let mut typed = ui.data_mut(|data| data.get_temp::<String>(id).unwrap_or_default());
    // Words, field and buttons stand in the middle of one line.
    ui.spacing_mut().interact_size.y = 26.0;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(look.t("saves-file"));
        let hint = look.t("saves-file-hint");
        let field = egui::TextEdit::singleline(&mut typed).hint_text(hint).margin(egui::Margin::symmetric(6, 5));
        ui.add(field.desired_width(380.0)).labelled_by(label.id);
        let there = !typed.trim().is_empty();
        if ui.add_enabled(there, egui::Button::new(look.t("saves-file-look"))).clicked() {
            intents.push(Intent::LookBack(Some(typed.trim().into())));
        }
        if ui.add_enabled(there, egui::Button::new(look.t("saves-file-go-on"))).clicked() {
            intents.push(Intent::Open(typed.trim().into()));
        }
    });
    ui.data_mut(|data| data.insert_temp(id, typed));
}

/// A save in a line, with what can be done with it; `first` is the one to go on with.
pub fn card(front: &Front, ui: &mut Ui, kept: &Kept, first: bool, intents: &mut Vec<Intent>) {
    let theme = &front.look.theme;
    card_frame(theme).inner_margin(10.0).show(ui, |ui| {
        // Room for the scroll bar.
        ui.set_width(ui.available_width() - 12.0);
        match &kept.save {
            Ok(save) => sound(front, ui, kept, save, first, intents),
            Err(problem) => damaged(&front.look, ui, kept, problem, intents),
        }
    });
}

fn sound(front: &Front, ui: &mut Ui, kept: &Kept, save: &Summary, first: bool, intents: &mut Vec<Intent>) {
    let look = &front.look;
    let theme = &look.theme;
    let title = front.scenarios.iter().find(|card| card.id == save.scenario);
    let title = title.map_or(save.scenario.as_str(), |card| card.title.as_str()).to_owned();
    let title = match &save.variant {
        Some(variant) => look.tw("seats-variant", &[("title", title.into()), ("variant", variant.clone().into())]),
        None => title,
    };
    let facts = look.tw(
        "title-save",
        &[("turns", save.turns.into()), ("humans", save.humans.into()), ("ago", ago(look, kept.written).into())],
    );
    let line = egui::vec2(ui.available_width(), if first { 36.0 } else { 26.0 });
    ui.allocate_ui_with_layout(line, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.label(strong(title));
        ui.label(faint(theme, facts));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let text = look.t("title-go-on");
            let pressed = if first { primary(theme, ui, text).clicked() } else { ui.button(text).clicked() };
            if pressed {
                intents.push(Intent::Open(kept.path.clone()));
            }
            let back = ui.add_enabled(save.turns > 0, egui::Button::new(look.t("saves-look-back")));
            if back.on_disabled_hover_text(look.t("past-empty")).clicked() {
                intents.push(Intent::LookBack(Some(kept.path.clone())));
            }
        });
    });
}

fn damaged(look: &Look, ui: &mut Ui, kept: &Kept, problem: &str, intents: &mut Vec<Intent>) {
    let theme = &look.theme;
    let name = kept.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    ui.horizontal(|ui| {
        ui.label(strong(look.tw("saves-damaged", &[("name", name.into())])).color(*theme.bad));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button(look.t("saves-put-away")).on_hover_text(look.t("saves-put-away-about")).clicked() {
                intents.push(Intent::PutAway(kept.path.clone()));
            }
        });
    });
    ui.add(egui::Label::new(faint(&look.theme, problem)).wrap());
}

/// How long ago, in words.
fn ago(look: &Look, when: std::time::SystemTime) -> String {
    let minutes = when.elapsed().map_or(0, |past| past.as_secs() / 60);
    match minutes {
        0..=1 => look.t("ago-now"),
        2..=119 => look.tw("ago-minutes", &[("count", minutes.into())]),
        120..=2879 => look.tw("ago-hours", &[("count", (minutes / 60).into())]),
        _ => look.tw("ago-days", &[("count", (minutes / 1440).into())]),
    }
}
