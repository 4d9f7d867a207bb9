//! Pass the laptop: nothing of the last seat is to be seen.

use bevy_egui::egui::{self, RichText, Ui};

use crate::core::ids::MemberId;
use crate::gui::intent::Intent;
use crate::gui::look::Look;
use crate::gui::look::theme::bold;
use crate::gui::look::widgets::{card_frame, primary};

/// The screen; `back` are those who have sealed and may still think again.
pub fn show(look: &Look, next: &str, back: &[(MemberId, String)], ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &look.theme;
    egui::CentralPanel::default().frame(egui::Frame::NONE.fill(*theme.page)).show(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.24);
            card_frame(theme).inner_margin(40.0).show(ui, |ui| {
                ui.set_width((ui.available_width() - 120.0).clamp(200.0, 460.0));
                ui.label(RichText::new(look.t("pass-title")).size(15.0).color(*theme.quiet));
                ui.label(RichText::new(next).family(bold()).size(40.0));
                ui.label(look.t("pass-hint"));
                ui.add_space(18.0);
                if primary(theme, ui, look.tw("pass-go", &[("who", next.to_owned().into())])).clicked() {
                    intents.push(Intent::TakeOver);
                }
                for (seat, name) in back {
                    ui.add_space(6.0);
                    if ui.button(look.tw("unseal-who", &[("who", name.clone().into())])).clicked() {
                        intents.push(Intent::Unseal(*seat));
                    }
                }
            });
        });
    });
}
