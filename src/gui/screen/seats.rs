//! Who plays which capital: a person at this laptop, a profile, or the caretaker.

use bevy_egui::egui::{self, RichText, Ui, vec2};

use crate::gui::Screen;
use crate::gui::front::{HUMAN, Setup};
use crate::gui::intent::Intent;
use crate::gui::look::Look;
use crate::gui::look::numbers::percent_bp;
use crate::gui::look::theme::bold;
use crate::gui::look::widgets::{card_frame, faint, heading, pill, primary, strong};

/// The screen.
pub fn show(look: &Look, setup: &Setup, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &look.theme;
    let frame = egui::Frame::NONE.fill(*theme.page).inner_margin(egui::Margin::symmetric(36, 22));
    let rules = &setup.scenario.rules;
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                heading(ui, look.t("seats-title"), 24.0);
                ui.label(faint(theme, which(look, setup)).size(13.0));
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let people = setup.sitters.iter().filter(|name| name.as_str() == HUMAN).count();
                let key = if people == 0 { "seats-watch" } else { "seats-begin" };
                if primary(theme, ui, look.t(key)).clicked() {
                    intents.push(Intent::Begin);
                }
                if ui.button(look.t("back")).clicked() {
                    intents.push(Intent::Go(Screen::Title));
                }
            });
        });
        ui.add_space(6.0);
        line(ui, |ui| {
            ui.label(look.t("seats-quick"));
            if ui.button(look.t("seats-watch-all")).clicked() {
                intents.push(Intent::SitAs(Vec::new()));
            }
            if ui.button(look.t("seats-all-human")).clicked() {
                intents.push(Intent::SitAs(rules.seat_ids().collect()));
            }
            ui.separator();
            ui.label(look.t("seats-seed"));
            let mut seed = setup.seed;
            if ui.add(egui::DragValue::new(&mut seed)).on_hover_text(look.t("seats-seed-hint")).changed() {
                intents.push(Intent::Seed(seed));
            }
        });
        ui.label(faint(theme, look.t("seats-hint")));
        ui.add_space(6.0);
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let columns = ((ui.available_width() / 300.0) as usize).clamp(1, 4);
            let width = (ui.available_width() - 12.0 * (columns as f32 - 1.0) - 10.0) / columns as f32;
            let seats: Vec<_> = rules.seat_ids().collect();
            for row in seats.chunks(columns) {
                // Each card is given its place: a frame is as wide as its line is thick.
                let corner = ui.cursor().min;
                let mut high: f32 = 0.0;
                for (nth, seat) in row.iter().enumerate() {
                    let left = corner.x + nth as f32 * (width + 12.0);
                    let room = egui::Rect::from_min_size(egui::pos2(left, corner.y), vec2(width, 400.0));
                    let inner = ui.scope_builder(egui::UiBuilder::new().max_rect(room), |ui| {
                        card(look, setup, ui, *seat, width, intents);
                    });
                    high = high.max(inner.response.rect.height());
                }
                ui.advance_cursor_after_rect(egui::Rect::from_min_size(
                    corner,
                    vec2(ui.available_width(), high + 10.0),
                ));
            }
        });
    });
}

/// Buttons, labels and boxes on one line, each in the middle of it.
fn line(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let room = vec2(ui.available_width(), 27.0);
    ui.allocate_ui_with_layout(room, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        // A box to choose from is laid into a line of this height, whatever its own.
        ui.spacing_mut().interact_size.y = room.y;
        add(ui);
    });
}

/// What is played: scenario, variant, turns and time.
fn which(look: &Look, setup: &Setup) -> String {
    let scenario = &setup.scenario;
    let calendar = &scenario.rules.calendar;
    let chosen = scenario.options.variant.as_deref();
    let variant = scenario.variants.iter().find(|variant| Some(variant.id.as_str()) == chosen);
    let facts = look.tw(
        "title-facts",
        &[
            ("turns", calendar.turns.into()),
            ("months", calendar.pace.months.into()),
            ("minutes", variant.map_or(scenario.minutes, |variant| variant.minutes).into()),
            ("seats", scenario.rules.seat_ids().count().into()),
        ],
    );
    let name = match variant {
        Some(variant) => look.tw(
            "seats-variant",
            &[("title", scenario.title.clone().into()), ("variant", variant.id.as_str().to_owned().into())],
        ),
        None => scenario.title.clone(),
    };
    format!("{name} · {facts}")
}

fn card(
    look: &Look,
    setup: &Setup,
    ui: &mut Ui,
    seat: crate::core::ids::MemberId,
    width: f32,
    intents: &mut Vec<Intent>,
) {
    let theme = &look.theme;
    let rules = &setup.scenario.rules;
    let row = &rules.members[seat];
    let sitter = setup.sitters.get(usize::from(seat.0)).map_or(HUMAN, String::as_str);
    let human = sitter == HUMAN;
    let mut frame = card_frame(theme).inner_margin(12.0);
    if human {
        frame = frame.stroke(egui::Stroke::new(2.0, *theme.bad)).inner_margin(11.0);
    }
    frame.show(ui, |ui| {
        ui.set_width(width - 26.0);
        ui.horizontal(|ui| {
            ui.label(RichText::new(&row.name).family(bold()).size(15.0));
            let front = if rules.front_line(seat) { look.t("seat-front-line") } else { String::new() };
            ui.label(faint(theme, front));
        });
        let facts = look.tw(
            "seats-facts",
            &[
                ("core", percent_bp(row.core_pct.0).into()),
                ("gdp", crate::gui::look::numbers::euro(row.gdp_eur_bn.0).into()),
                ("troops", crate::gui::look::numbers::grouped(row.us_troops).into()),
            ],
        );
        ui.add(egui::Label::new(faint(theme, facts)).wrap());
        line(ui, |ui| {
            if pill(theme, ui, &look.t("seats-human"), human).clicked() {
                intents.push(if human { Intent::Rise(seat) } else { Intent::Sit(seat, HUMAN.to_owned()) });
            }
            let chosen = setup.profiles.iter().find(|profile| profile.0 == sitter);
            let text = chosen.map_or_else(|| look.t("seats-machine"), |profile| profile.1.clone());
            egui::ComboBox::from_id_salt(("sitter", seat.0))
                .selected_text(if human { RichText::new(text).color(*theme.quiet) } else { strong(text) })
                .width((width - 130.0).max(80.0))
                .wrap_mode(egui::TextWrapMode::Truncate)
                .show_ui(ui, |ui| {
                    for (id, name, about) in &setup.profiles {
                        if ui.selectable_label(id == sitter, name).on_hover_text(about).clicked() {
                            intents.push(Intent::Sit(seat, id.clone()));
                        }
                    }
                });
        });
    });
}
