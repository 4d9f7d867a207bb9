//! The bar at the top: where the game is, four gauges, who is ready, and the seal.

use bevy_egui::egui::{self, Align, Layout, Response, RichText, Ui, vec2};

use crate::gui::Screen;
use crate::gui::bindings::{Action, hint};
use crate::gui::intent::Intent;
use crate::gui::look::numbers::{percent, whole};
use crate::gui::look::theme::bold;
use crate::gui::look::widgets::{change, explain, faint, primary_if};
use crate::gui::spot;
use crate::gui::view::{Gauge, View};
use crate::report::narrate::{clip, upper};
use crate::rules::phase::Step;

/// The key of a step's name.
pub fn step_key(step: Step) -> &'static str {
    match step {
        Step::Report => "step-report",
        Step::Propose => "step-propose",
        Step::Negotiate => "step-negotiate",
        Step::Orders => "step-orders",
        Step::Respond => "step-respond",
        Step::Back => "step-back",
        Step::Crisis => "step-crisis",
        Step::Over => "step-over",
    }
}

/// The bar.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let narrow = ui.available_width() < 1000.0;
    let title = match ui.available_width() {
        room if room < 760.0 => 112.0,
        room if room < 1000.0 => 150.0,
        _ => 224.0,
    };
    ui.horizontal(|ui| {
        ui.set_min_height(if narrow { 44.0 } else { 50.0 });
        ui.allocate_ui_with_layout(vec2(title, 50.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(title);
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.add_space(4.0);
            ui.add(egui::Label::new(RichText::new(&view.rules.title).family(bold()).size(16.5)).truncate());
            let calendar = &view.rules.calendar;
            let date = if narrow { calendar.short(view.turn) } else { view.look.date(calendar, view.turn) };
            let when = view.tw(
                "top-turn",
                &[("turn", view.turn.into()), ("turns", view.rules.calendar.turns.into()), ("date", date.into())],
            );
            ui.add(egui::Label::new(faint(theme, when)).truncate());
        });
        gauges(view, ui, narrow);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| seal(view, ui, narrow, intents));
    });
}

fn seal(view: &View, ui: &mut Ui, narrow: bool, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    ui.menu_button(view.t("menu-open"), |ui| {
        let mut item = |ui: &mut Ui, key: &str, intent: Intent| {
            let text = match &intent {
                Intent::Palette(_) => hint(ui, &view.t(key), Action::Palette),
                Intent::Help(_) => hint(ui, &view.t(key), Action::AllHelp),
                _ => view.t(key),
            };
            if ui.button(text).clicked() {
                intents.push(intent);
                ui.close();
            }
        };
        item(ui, "menu-palette", Intent::Palette(true));
        item(ui, "menu-briefing", Intent::Go(Screen::Briefing));
        item(ui, "menu-library", Intent::Go(Screen::Library));
        item(ui, "menu-past", Intent::LookBack(None));
        item(ui, "menu-help", Intent::Help(true));
        item(ui, "menu-settings", Intent::Go(Screen::Settings));
        item(ui, "menu-debrief", Intent::Go(Screen::Debrief));
        ui.separator();
        item(ui, "menu-title", Intent::Go(Screen::Title));
        for seat in &view.others_sealed {
            let text = view.tw("unseal-who", &[("who", view.name(*seat).to_owned().into())]);
            if ui.button(text).clicked() {
                intents.push(Intent::Unseal(*seat));
                ui.close();
            }
        }
    });
    if !view.mine {
        watching(view, ui, intents);
        return;
    }
    if view.sealed {
        if ui.button(view.t("unseal")).clicked() {
            intents.push(Intent::Unseal(view.seat));
        }
    } else {
        let response = primary_if(theme, ui, !matches!(view.step, Step::Report | Step::Over), seal_text(view));
        spot::part(ui, "seal", response.rect);
        if response.on_hover_text(hint(ui, &view.t("key-seal"), Action::Seal)).clicked() {
            intents.push(Intent::Seal);
        }
    }
    if narrow {
        return;
    }
    ui.allocate_ui_with_layout(vec2(150.0, 40.0), Layout::top_down(Align::Max), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(5.0);
        ui.label(faint(theme, view.t(step_key(view.step))));
        let ready = view.tw("top-ready", &[("ready", view.ready.0.into()), ("all", view.ready.1.into())]);
        ui.label(RichText::new(ready).family(crate::gui::look::theme::semibold()).size(11.5));
    });
}

/// Whose eyes, pause and speed, where nobody plays.
fn watching(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let bench = &view.bench;
    // A box to choose from is laid into a line of this height, whatever its own.
    ui.spacing_mut().interact_size.y = 26.0;
    let key = if bench.paused { "watch-go-on" } else { "watch-pause" };
    if ui.button(view.t(key)).clicked() {
        intents.push(Intent::Pause(!bench.paused));
    }
    egui::ComboBox::from_id_salt("speed").width(70.0).selected_text(view.t("watch-speed")).show_ui(ui, |ui| {
        for (tenths, key) in [(40, "watch-slow"), (15, "watch-usual"), (5, "watch-fast")] {
            if ui.selectable_label(bench.tenths == tenths, view.t(key)).clicked() {
                intents.push(Intent::Speed(tenths));
            }
        }
    });
    egui::ComboBox::from_id_salt("eyes").width(100.0).selected_text(view.name(view.seat)).show_ui(ui, |ui| {
        for seat in view.rules.seat_ids() {
            if ui.selectable_label(seat == view.seat, view.name(seat)).clicked() {
                intents.push(Intent::LookAs(seat));
            }
        }
    });
}

/// What the seal does in this step.
pub fn seal_text(view: &View) -> String {
    view.t(match view.step {
        Step::Propose => "seal-propose",
        Step::Negotiate => "seal-negotiate",
        Step::Orders => "seal-orders",
        _ => "seal-answer",
    })
}

fn gauges(view: &View, ui: &mut Ui, narrow: bool) {
    let gauges = &view.gauges;
    let site = view.rules.sites.get(gauges.weakest).map_or_else(String::new, |row| clip(&row.name, 24));
    let alone = view.tw("gauge-gap-alone", &[("gap", percent(gauges.gap_alone).into())]);
    gauge(view, ui, "gauge-gap", &percent(gauges.gap.now), *view.look.theme.bad, &gauges.gap, false, &alone, narrow);
    let at = view.tw("gauge-weakest-site", &[("site", site.into())]);
    gauge(
        view,
        ui,
        "gauge-deterrence",
        &measured(&gauges.deterrence),
        *view.look.theme.ink,
        &gauges.deterrence,
        true,
        &at,
        narrow,
    );
    let link = gauges.link.map_or_else(String::new, |(a, b, trust)| {
        view.tw(
            "gauge-weakest-link",
            &[
                ("a", view.name(a).to_owned().into()),
                ("b", view.name(b).to_owned().into()),
                ("trust", whole(trust).into()),
            ],
        )
    });
    gauge(
        view,
        ui,
        "gauge-cohesion",
        &whole(gauges.cohesion.now),
        *view.look.theme.good,
        &gauges.cohesion,
        true,
        &link,
        narrow,
    );
    let error = view.tw("gauge-estimate", &[("error", whole(gauges.commitment.error).into())]);
    gauge(
        view,
        ui,
        "gauge-commitment",
        &whole(gauges.commitment.now),
        *view.look.theme.american,
        &gauges.commitment,
        true,
        &error,
        narrow,
    );
}

/// Before the first turn is over nothing has been measured.
fn measured(gauge: &Gauge) -> String {
    if gauge.now == 0 { "–".to_owned() } else { whole(gauge.now) }
}

/// Whether there is room for whole names.
fn title_room(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() >= 760.0
}

fn gauge(
    view: &View,
    ui: &mut Ui,
    key: &'static str,
    value: &str,
    colour: egui::Color32,
    gauge: &Gauge,
    good_up: bool,
    below: &str,
    narrow: bool,
) {
    let theme = &view.look.theme;
    if title_room(ui) {
        ui.separator();
    }
    let response: Response = ui
        .vertical(|ui| {
            ui.spacing_mut().item_spacing = vec2(5.0, 0.0);
            let name = if title_room(ui) { view.t(key) } else { view.t(&format!("{key}-short")) };
            ui.label(faint(theme, name));
            ui.horizontal(|ui| {
                ui.label(RichText::new(value).family(bold()).size(if narrow { 17.0 } else { 20.0 }).color(colour));
                if let Some(by) = change(theme, gauge, good_up) {
                    ui.label(by);
                }
            });
            if !narrow {
                ui.label(RichText::new(upper(below)).size(10.5).color(*theme.quiet));
            }
        })
        .response;
    let response = response.interact(egui::Sense::click());
    spot::part(ui, key, response.rect);
    explain(theme, response, &gauge.why);
}
