//! What cannot wait a turn: an incursion under way, a stand on a neighbour's answer, a test of Article 5.

use bevy_egui::egui::{self, RichText, Ui};

use super::beside_map;
use crate::gui::intent::Intent;
use crate::gui::look::numbers::whole;
use crate::gui::look::theme::bold;
use crate::gui::look::widgets::{card_frame, faint, meter, primary, radio, strong};
use crate::gui::panel::draft::costs;
use crate::gui::spot;
use crate::gui::view::{Incident, MenuEntry, View};
use crate::report::narrate::upper;
use crate::rules::order::Order;
use crate::rules::phase::Step;

/// The screen: the question on the left, the map on the right.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    beside_map(view, ui, "reaction", 0.55, intents, |ui, intents| {
        head(view, ui, intents);
        let salt = ("reaction", view.seat.0, view.turn, view.step as u8);
        egui::ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| match view.step {
            Step::Crisis => test(view, ui, intents),
            _ => {
                // What is to be answered here stands first.
                let mut incidents: Vec<&Incident> = view.incidents.iter().collect();
                incidents.sort_by_key(|incident| of_incident(view, incident.nth).is_none());
                for incident in incidents {
                    incursion(view, ui, incident, intents);
                }
            }
        });
    });
}

fn head(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let (title, hint) = match view.step {
        Step::Respond => ("reaction-respond", "reaction-respond-hint"),
        Step::Back => ("reaction-back", "reaction-back-hint"),
        _ => ("reaction-crisis", "reaction-crisis-hint"),
    };
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let response = primary(theme, ui, view.t("reaction-done"));
            spot::part(ui, "seal", response.rect);
            if response.clicked() {
                intents.push(Intent::Seal);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(view.t(title)).family(bold()).size(22.0)).wrap());
            });
        });
    });
    let who = view.tw("reaction-who", &[("who", view.name(view.seat).to_owned().into()), ("pc", view.own.pc.into())]);
    ui.label(strong(who));
    ui.add(egui::Label::new(faint(theme, view.t(hint))).wrap());
    ui.add_space(8.0);
}

/// What can be chosen about an incident.
fn of_incident(view: &View, nth: u8) -> Option<&MenuEntry> {
    view.menu.iter().find(|entry| {
        entry.parts.iter().any(|part| match part.order {
            Order::Respond { incident, .. } | Order::Back { incident, .. } => incident == nth,
            _ => false,
        })
    })
}

fn incursion(view: &View, ui: &mut Ui, incident: &Incident, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let kind = view.rules.incursions.get(incident.kind);
    card_frame(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new("⚠").size(17.0).color(*theme.bad));
            let name = kind.map_or_else(String::new, |row| upper(&row.name));
            ui.label(RichText::new(name).family(bold()).size(16.0));
            ui.label(faint(
                theme,
                view.tw(
                    "reaction-severity",
                    &[("who", view.name(incident.target).to_owned().into()), ("severity", incident.severity.into())],
                ),
            ));
        });
        if let Some(row) = kind {
            ui.add(egui::Label::new(upper(&row.text)).wrap());
            let sources: Vec<String> = row.source.iter().map(|source| source.0.clone()).collect();
            ui.label(faint(theme, view.tw("sources", &[("list", sources.join(", ").into())])));
        }
        let abroad = view.step == Step::Respond && !view.rules.is_seat(incident.target);
        if abroad && of_incident(view, incident.nth).is_some() {
            let whose = view.tw("reaction-for", &[("who", view.name(incident.target).to_owned().into())]);
            ui.label(faint(theme, whose));
        }
        if let (Step::Back, Some(kind), Some((response, article4))) = (view.step, kind, incident.answer) {
            let answer = view.rules.responses.get(response).map_or("", |row| row.name_in(kind.domain));
            let mut text = view.tw(
                "reaction-answered",
                &[("who", view.name(incident.target).to_owned().into()), ("what", answer.to_owned().into())],
            );
            if article4 {
                text.push_str(&view.t("part-article-4"));
            }
            ui.label(strong(text));
        }
        ui.add_space(6.0);
        match of_incident(view, incident.nth) {
            Some(entry) => choices(view, ui, entry, intents),
            None => {
                let own = view.step == Step::Back && incident.target == view.seat;
                ui.label(faint(theme, view.t(if own { "reaction-yours" } else { "reaction-not-yours" })));
            }
        }
    });
    ui.add_space(10.0);
}

/// Every answer with what it takes; greyed ones say why.
fn choices(view: &View, ui: &mut Ui, entry: &MenuEntry, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let drafted = entry.drafted.and_then(|nth| view.draft.get(nth)).map(|line| line.drafted.order);
    let above = ui.cursor().min;
    for part in &entry.parts {
        let chosen = drafted == Some(part.order);
        ui.horizontal(|ui| {
            let text = RichText::new(&part.label).size(13.0);
            let response = radio(theme, ui, part.result.is_ok() && !view.sealed, chosen, text);
            let response = response.on_disabled_hover_text(&part.refused);
            if response.clicked() && !chosen {
                intents.push(Intent::Order(part.order));
            }
            match &part.result {
                Ok(preview) => {
                    ui.label(faint(theme, costs(view, preview).join(" · ")));
                }
                Err(_) => {
                    ui.add(egui::Label::new(faint(theme, &part.refused)).truncate());
                }
            }
        });
    }
    let below = egui::pos2(ui.max_rect().max.x, ui.cursor().min.y);
    spot::part(ui, "reaction-choices", egui::Rect::from_min_max(above, below));
}

fn test(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let Some(test) = &view.test else { return };
    let site = view.rules.sites.get(test.site);
    card_frame(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let name = site.map_or("", |row| row.name.as_str());
        ui.label(
            RichText::new(view.tw("reaction-test-at", &[("site", name.to_owned().into())])).family(bold()).size(16.0),
        );
        ui.label(
            view.tw("reaction-test-round", &[("round", test.round.into()), ("control", whole(test.control).into())]),
        );
        ui.horizontal(|ui| {
            ui.label(faint(theme, view.t("reaction-russia")));
            meter(ui, 240.0, 10.0, test.control as f32 / 1000.0, *theme.good, *theme.bad);
            ui.label(faint(theme, view.t("reaction-allies")));
        });
        if let Some(at) = view.sites.get(test.site) {
            use crate::gui::look::numbers::brigades;
            ui.label(view.tw(
                "reaction-forces",
                &[("defence", brigades(at.defence.0).into()), ("attack", brigades(at.attack.0).into())],
            ));
        }
        ui.add_space(6.0);
        for entry in view
            .menu
            .iter()
            .filter(|entry| entry.parts.iter().any(|part| matches!(part.order, Order::ActInTest { .. })))
        {
            choices(view, ui, entry, intents);
        }
    });
}
