//! Moscow, Ukraine and Washington: what the papers say.

use bevy_egui::egui::{self, Ui};

use crate::gui::intent::Intent;
use crate::gui::look::numbers::{grouped, whole};
use crate::gui::look::widgets::{explain, explain_by, faint, meter, strong};
use crate::gui::view::View;
use crate::rules::words::Meter;

/// The panel.
pub fn show(view: &View, ui: &mut Ui, _intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let world = &view.world;
    egui::ScrollArea::vertical().id_salt("moscow").auto_shrink([false, false]).show(ui, |ui| {
        ui.columns(2, |columns| {
            let ui = &mut columns[0];
            let room = ui.available_width();
            egui::Grid::new("world").num_columns(2).spacing([8.0, 3.0]).max_col_width(room * 0.58).show(ui, |ui| {
                let crises = [("crisis-pacific", world.crises.0), ("crisis-middle-east", world.crises.1)]
                    .iter()
                    .filter(|(_, turns)| *turns > 0)
                    .map(|(key, turns)| view.tw(key, &[("turns", (*turns).into())]))
                    .collect::<Vec<_>>()
                    .join(", ");
                for (key, value) in [
                    ("world-war", view.look.word("war", world.war.text())),
                    ("world-front", whole(world.front)),
                    ("world-escalation", whole(world.escalation)),
                    ("world-incidents", view.tw("world-background", &[("count", world.background.into())])),
                    ("world-administration", view.look.word("administration", world.administration.text())),
                    ("world-troops", grouped(world.troops)),
                    ("world-disputes", world.disputes.to_string()),
                    ("world-crises", if crises.is_empty() { view.t("none") } else { crises }),
                    ("world-leadership", view.look.word("lead", world.leadership.text())),
                    ("world-hours", view.tw("hours", &[("count", world.hours.into())])),
                ] {
                    let name = ui.add(egui::Label::new(view.t(key)).truncate().sense(egui::Sense::click()));
                    let number = egui::Label::new(strong(value)).truncate().sense(egui::Sense::click());
                    let response = name.union(ui.add(number));
                    match key {
                        "world-front" => {
                            explain_by(theme, response, || view.why_world(key, Meter::Front, world.front));
                        }
                        "world-escalation" => {
                            explain_by(theme, response, || view.why_world(key, Meter::Escalation, world.escalation));
                        }
                        "world-troops" => {
                            explain_by(theme, response, || view.why_troops());
                        }
                        "world-disputes" => {
                            explain_by(theme, response, || view.why_disputes());
                        }
                        _ => {}
                    }
                    ui.end_row();
                }
            });
            let ui = &mut columns[1];
            ui.label(faint(theme, view.t("world-sites")));
            for (id, site) in view.rules.sites.pairs() {
                let Some(at) = view.sites.get(id) else { continue };
                let value = at.value.get();
                let response = ui
                    .horizontal(|ui| {
                        let left = egui::Layout::left_to_right(egui::Align::Center);
                        let wide = (ui.available_width() - 98.0).max(60.0);
                        ui.allocate_ui_with_layout(egui::vec2(wide, 16.0), left, |ui| {
                            ui.set_min_width(wide);
                            ui.add(egui::Label::new(&site.name).truncate());
                        });
                        meter(ui, 56.0, 8.0, value as f32 / 1000.0, *theme.ink, *theme.well);
                        ui.label(strong(if value == 0 { "–".to_owned() } else { whole(value) }));
                    })
                    .response
                    .interact(egui::Sense::click());
                if let Some(why) = view.gauges.deterrence.why.parts.get(usize::from(id.0)) {
                    explain(theme, response, why);
                }
            }
            if !view.packages.is_empty() {
                ui.label(faint(theme, view.t("world-packages")));
                for (id, turn) in &view.packages {
                    let name = view.rules.packages.get(*id).map_or("", |row| row.name.as_str());
                    ui.label(format!("{name}: {}", view.rules.calendar.short(*turn)));
                }
            }
        });
    });
}
