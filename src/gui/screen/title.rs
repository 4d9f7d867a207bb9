//! The title: go on with a game, begin another, or look behind it.

use bevy_egui::egui::{self, RichText, Ui, vec2};

use super::saves;
use crate::gui::Screen;
use crate::gui::front::{Card, Front};
use crate::gui::intent::Intent;
use crate::gui::look::theme::{bold, semibold};
use crate::gui::look::widgets::{card_frame, faint, heading, primary};

/// The screen.
pub fn show(front: &Front, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let look = &front.look;
    let theme = &look.theme;
    let frame = egui::Frame::NONE.fill(*theme.page).inner_margin(egui::Margin::symmetric(36, 24));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                heading(ui, "Gap Years", 34.0);
                ui.label(RichText::new(look.t("title-line")).size(15.0).color(*theme.quiet));
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button(look.t("title-quit")).clicked() {
                    intents.push(Intent::Quit);
                }
                if ui.button(look.t("title-settings")).clicked() {
                    intents.push(Intent::Go(Screen::Settings));
                }
                if ui.button(look.t("title-designer")).clicked() {
                    intents.push(Intent::Go(Screen::Designer));
                }
                if ui.button(look.t("saves-title")).clicked() {
                    intents.push(Intent::Go(Screen::Saves));
                }
            });
        });
        ui.add_space(14.0);
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            kept(front, ui, intents);
            tutorial(front, ui, intents);
            ui.label(RichText::new(look.t("title-new-game")).family(bold()).size(17.0));
            ui.add_space(4.0);
            if front.scenarios.is_empty() {
                ui.label(faint(theme, look.t("title-loading")));
            }
            cards(front, ui, intents);
        });
    });
}

fn kept(front: &Front, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let look = &front.look;
    if front.kept.is_empty() {
        return;
    }
    ui.label(RichText::new(look.t("title-continue")).family(bold()).size(17.0));
    ui.add_space(4.0);
    for (nth, kept) in front.kept.iter().take(4).enumerate() {
        saves::card(front, ui, kept, nth == 0, intents);
        ui.add_space(4.0);
    }
    if front.kept.len() > 4 && ui.button(look.tw("title-saves-all", &[("count", front.kept.len().into())])).clicked() {
        intents.push(Intent::Go(Screen::Saves));
    }
    ui.add_space(10.0);
}

/// The one clear way in for somebody new.
fn tutorial(front: &Front, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let look = &front.look;
    let theme = &look.theme;
    for card in front.scenarios.iter().filter(|card| card.lessons > 0) {
        let frame = card_frame(theme).fill(*theme.well).stroke(egui::Stroke::new(1.5, *theme.amber));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width() - 12.0);
            ui.horizontal(|ui| {
                let wide = (ui.available_width() - 190.0).max(160.0);
                ui.allocate_ui_with_layout(vec2(wide, 10.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_width(wide);
                    let lead = look.tw("title-learn", &[("minutes", card.minutes.into())]);
                    ui.label(RichText::new(lead).family(bold()).size(17.0));
                    let about = look.tw(
                        "title-learn-about",
                        &[("title", card.title.clone().into()), ("lessons", card.lessons.into())],
                    );
                    ui.add(egui::Label::new(about).wrap());
                });
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if primary(theme, ui, look.t("title-learn-go")).clicked() {
                        intents.push(Intent::Learn(card.id.clone()));
                    }
                });
            });
        });
        ui.add_space(12.0);
    }
}

fn cards(front: &Front, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let columns = if ui.available_width() > 860.0 { 2 } else { 1 };
    let width = (ui.available_width() - 16.0 * (columns as f32 - 1.0) - 12.0) / columns as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for nth in 0..columns {
            ui.allocate_ui_with_layout(vec2(width, 10.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                for card in front.scenarios.iter().filter(|card| card.lessons == 0).skip(nth).step_by(columns) {
                    scenario(front, ui, card, width, intents);
                    ui.add_space(12.0);
                }
            });
        }
    });
}

fn scenario(front: &Front, ui: &mut Ui, card: &Card, width: f32, intents: &mut Vec<Intent>) {
    let look = &front.look;
    let theme = &look.theme;
    card_frame(theme).show(ui, |ui| {
        ui.set_width(width - 30.0);
        if card.stands_for_none() {
            ui.label(RichText::new(look.t("title-no-data")).family(bold()).size(16.0).color(*theme.bad));
            ui.add(egui::Label::new(look.t("title-no-data-help")).wrap());
            return;
        }
        ui.label(RichText::new(&card.title).family(bold()).size(16.0));
        if let Some(broken) = &card.broken {
            ui.label(RichText::new(broken).color(*theme.bad));
            return;
        }
        ui.add(egui::Label::new(RichText::new(&card.question).family(semibold()).size(12.5)).wrap());
        ui.add(egui::Label::new(RichText::new(&card.blurb).size(12.5)).wrap());
        let facts = look.tw(
            "title-facts",
            &[
                ("turns", card.turns.into()),
                ("months", card.months.into()),
                ("minutes", card.minutes.into()),
                ("seats", card.seats.len().into()),
            ],
        );
        ui.label(faint(theme, facts)).on_hover_text(card.seats.join(", "));
        ui.horizontal_wrapped(|ui| {
            if primary(theme, ui, look.t("title-play")).clicked() {
                intents.push(Intent::Choose(card.id.clone(), None));
            }
            for (id, title, minutes) in &card.variants {
                let text = look.tw("title-variant", &[("name", id.clone().into()), ("minutes", (*minutes).into())]);
                if ui.button(text).on_hover_text(title).clicked() {
                    intents.push(Intent::Choose(card.id.clone(), Some(id.clone())));
                }
            }
        });
    });
}
