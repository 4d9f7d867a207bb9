//! The trust ledger: who trusts whom, and every entry that moved it.

use bevy_egui::egui::{self, RichText, Ui, vec2};

use crate::core::ids::MemberId;
use crate::gui::intent::Intent;
use crate::gui::look::numbers::whole;
use crate::gui::look::theme::semibold;
use crate::gui::look::widgets::{explain_by, faint, strong};
use crate::gui::view::history::{gained, tenths};
use crate::gui::view::{TrustLine, View};
use crate::report::narrate::upper;

/// The trust of one capital in another, with what moved it.
fn number(view: &View, ui: &mut Ui, text: RichText, holder: MemberId, subject: MemberId) {
    let response = ui.add(egui::Label::new(text).sense(egui::Sense::click()));
    explain_by(&view.look.theme, response, || view.why_trust(holder, subject));
}

/// Whose trust in whom an entry is about.
pub fn whose(view: &View, line: &TrustLine) -> String {
    let key = if line.in_us { "trust-in-you" } else { "trust-of-yours" };
    view.tw(key, &[("who", view.name(line.other).to_owned().into())])
}

/// The panel.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    ui.horizontal_top(|ui| {
        let wide = (ui.available_width() * 0.42).max(190.0);
        ui.allocate_ui_with_layout(vec2(wide, ui.available_height()), egui::Layout::top_down(egui::Align::Min), |ui| {
            egui::ScrollArea::vertical().id_salt("trust").auto_shrink([false, false]).show(ui, |ui| {
                egui::Grid::new("trust").num_columns(3).spacing([12.0, 2.0]).striped(true).show(ui, |ui| {
                    ui.label("");
                    ui.label(faint(theme, view.t("trust-theirs")));
                    ui.label(faint(theme, view.t("trust-yours")));
                    ui.end_row();
                    for seat in view.rules.seat_ids().filter(|seat| *seat != view.seat) {
                        let Some(capital) = view.capitals.get(seat) else { continue };
                        if ui.add(egui::Button::new(view.name(seat)).frame(false)).clicked() {
                            intents.push(Intent::Select(Some(seat)));
                        }
                        let theirs = capital.trust_of;
                        let theirs = strong(format!("{} ± {}", whole(theirs.value), whole(theirs.error)));
                        number(view, ui, theirs, seat, view.seat);
                        number(view, ui, strong(whole(capital.trust_in.value)), view.seat, seat);
                        ui.end_row();
                    }
                });
            });
        });
        ui.vertical(|ui| {
            let about = view.bench.selected;
            let rows: Vec<_> = view
                .ledger
                .iter()
                .filter(|line| about.is_none_or(|member| member == line.other || member == view.seat))
                .collect();
            if rows.is_empty() {
                ui.label(faint(theme, view.t("ledger-empty")));
            }
            egui::ScrollArea::vertical().id_salt("ledger").auto_shrink([false, false]).show_rows(
                ui,
                17.0,
                rows.len(),
                |ui, range| {
                    for line in rows.get(range).unwrap_or_default() {
                        ui.horizontal(|ui| {
                            ui.label(faint(theme, view.rules.calendar.short(line.turn)));
                            let colour = if line.by > 0 { *theme.good } else { *theme.bad };
                            let by = RichText::new(gained(line.by, tenths)).family(semibold()).size(12.0).color(colour);
                            ui.add_sized([34.0, 16.0], egui::Label::new(by));
                            ui.label(RichText::new(whose(view, line)).size(12.0));
                            ui.add(egui::Label::new(faint(theme, upper(&line.cause))).truncate())
                                .on_hover_text(&line.cause);
                        });
                    }
                },
            );
        });
    });
}
