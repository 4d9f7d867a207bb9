//! Designer mode: a scenario's folder is watched, its mistakes are shown with place and remedy.

use bevy_egui::egui::{self, RichText, Ui};

use crate::gui::Screen;
use crate::gui::design::Design;
use crate::gui::intent::Intent;
use crate::gui::look::Look;
use crate::gui::look::widgets::{card_frame, faint, field, heading, primary, strong};

/// The screen.
pub fn show(look: &Look, design: &mut Design, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &look.theme;
    let frame = egui::Frame::NONE.fill(*theme.page).inner_margin(egui::Margin::symmetric(36, 22));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            heading(ui, look.t("designer-title"), 24.0);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if primary(theme, ui, look.t("back")).clicked() {
                    intents.push(Intent::Go(Screen::Title));
                }
                let play = design.good.as_ref().map(|scenario| scenario.folder.display().to_string());
                if let Some(folder) = play
                    && ui.button(look.t("designer-play")).clicked()
                {
                    intents.push(Intent::Choose(folder, None));
                }
            });
        });
        ui.add(egui::Label::new(faint(theme, look.t("designer-about"))).wrap());
        ui.add_space(8.0);
        ui.spacing_mut().interact_size.y = 26.0;
        ui.horizontal(|ui| {
            ui.label(look.t("designer-folder"));
            let wide = (ui.available_width() - 110.0).min(420.0);
            let typed = ui.add(field(&mut design.typed, "", wide));
            let entered = typed.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if ui.button(look.t("designer-open")).clicked() || entered {
                intents.push(Intent::Design(design.typed.clone().into()));
            }
        });
        ui.add_space(8.0);
        let Some(folder) = &design.folder else {
            ui.label(faint(theme, look.t("designer-none")));
            return;
        };
        ui.label(strong(folder.display().to_string()));
        let state = if design.findings.is_empty() {
            RichText::new(look.t("designer-good")).color(*theme.good)
        } else {
            RichText::new(look.tw("designer-findings", &[("count", design.findings.len().into())])).color(*theme.bad)
        };
        ui.label(state);
        if let Some(scenario) = &design.good {
            let rules = &scenario.rules;
            ui.label(faint(
                theme,
                look.tw(
                    "designer-last",
                    &[
                        ("title", scenario.title.clone().into()),
                        ("seats", rules.seats.into()),
                        ("turns", rules.calendar.turns.into()),
                        ("version", design.loads.into()),
                    ],
                ),
            ));
        }
        ui.add_space(8.0);
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            for finding in &design.findings {
                card_frame(theme).inner_margin(10.0).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.add(egui::Label::new(RichText::new(finding).monospace()).wrap());
                });
            }
        });
    });
}
