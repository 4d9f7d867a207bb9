//! The report of a turn: where things stand, what moved them, and what became of one's own.

use bevy_egui::egui::{self, RichText, Ui, vec2};

use super::resolution::tell;
use crate::gui::Screen;
use crate::gui::intent::Intent;
use crate::gui::look::numbers::{percent, signed_whole, whole};
use crate::gui::look::theme::{bold, semibold};
use crate::gui::look::widgets::{card_frame, change, explain, faint, heading, meter, primary, section};
use crate::gui::panel::trust::whose;
use crate::gui::view::{Gauge, Story, View};
use crate::rules::phase::Step;

/// The screen.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let frame = egui::Frame::NONE.fill(*theme.page).inner_margin(egui::Margin::symmetric(36, 22));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                heading(ui, view.tw("report-title", &[("who", view.name(view.seat).to_owned().into())]), 24.0);
                let when = view.tw(
                    "top-turn",
                    &[
                        ("turn", view.turn.into()),
                        ("turns", view.rules.calendar.turns.into()),
                        ("date", view.look.date(&view.rules.calendar, view.turn).into()),
                    ],
                );
                ui.label(faint(theme, when).size(13.0));
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if view.step == Step::Over {
                    if primary(theme, ui, view.t("report-debrief")).clicked() {
                        intents.push(Intent::Go(Screen::Debrief));
                    }
                } else if primary(theme, ui, view.t("report-next")).clicked() {
                    intents.push(Intent::NextTurn);
                }
            });
        });
        ui.add_space(8.0);
        gauges(view, ui);
        ui.add_space(10.0);
        let room = ui.available_size();
        let columns = if room.x > 860.0 { 2 } else { 1 };
        let salt = ("report", view.seat.0, view.turn);
        egui::ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
            ui.columns(columns, |columns| {
                let last = columns.len() - 1;
                let left = egui::Layout::top_down(egui::Align::Min);
                columns[0].with_layout(left, |ui| headlines(view, ui, intents));
                columns[last].with_layout(left, |ui| {
                    own(view, ui);
                    trust(view, ui);
                });
            });
        });
    });
}

/// The four gauges, each on a card.
pub fn gauges(view: &View, ui: &mut Ui) {
    let gauges = &view.gauges;
    let width = (ui.available_width() - 3.0 * 12.0) / 4.0;
    let high = if width < 200.0 { 84.0 } else { 54.0 };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let theme = std::sync::Arc::clone(&view.look.theme);
        let alone = view.tw("gauge-gap-alone", &[("gap", percent(gauges.gap_alone).into())]);
        let mut show = |key: &str, value: String, colour, gauge: &Gauge, good_up: bool, note: String| {
            ui.allocate_ui_with_layout(vec2(width, 70.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                let inner = card_frame(&theme).inner_margin(11.0).show(ui, |ui| {
                    ui.set_width(width - 24.0);
                    ui.set_min_height(high);
                    ui.spacing_mut().item_spacing.y = 1.0;
                    ui.label(faint(&theme, view.t(key)));
                    ui.horizontal(|ui| {
                        ui.label(RichText::new(value).family(bold()).size(24.0).color(colour));
                        if let Some(by) = change(&theme, gauge, good_up) {
                            ui.label(by);
                        }
                    });
                    ui.label(faint(&theme, note));
                });
                explain(&theme, inner.response.interact(egui::Sense::click()), &gauge.why);
            });
        };
        let t = &view.look.theme;
        show("gauge-gap", percent(gauges.gap.now), *t.bad, &gauges.gap, false, alone);
        let site = view.rules.sites.get(gauges.weakest).map_or("", |row| row.name.as_str());
        let site = view.tw("gauge-weakest-site", &[("site", site.to_owned().into())]);
        show("gauge-deterrence", whole(gauges.deterrence.now), *t.ink, &gauges.deterrence, true, site);
        let link = gauges.link.map_or_else(String::new, |(a, b, trust)| {
            let (a, b) = (view.name(a).to_owned(), view.name(b).to_owned());
            view.tw("gauge-weakest-link", &[("a", a.into()), ("b", b.into()), ("trust", whole(trust).into())])
        });
        show("gauge-cohesion", whole(gauges.cohesion.now), *t.good, &gauges.cohesion, true, link);
        let error = view.tw("gauge-estimate", &[("error", whole(gauges.commitment.error).into())]);
        show("gauge-commitment", whole(gauges.commitment.now), *t.american, &gauges.commitment, true, error);
    });
}

/// The most that is told of one's own orders beside the headlines.
const ORDERS: usize = 8;

/// The weightiest news of the turn.
pub fn headlines(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    card_frame(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(view.t("report-headlines")).family(bold()).size(15.0));
        let (top, orders) = news(view);
        for story in top {
            tell(view, ui, story, intents);
        }
        if !orders.is_empty() {
            section(theme, ui, view.t("report-orders"));
            for story in orders {
                tell(view, ui, story, intents);
            }
        }
    });
}

/// The headlines, and what else came of one's own orders.
pub fn news(view: &View) -> (Vec<&Story>, Vec<&Story>) {
    let mut top: Vec<&Story> =
        view.news.iter().map(AsRef::as_ref).filter(|story: &&Story| story.turn == view.turn).collect();
    // What came of one's own orders is looked for first.
    top.sort_by_key(|story| (-story.rank(), story.place));
    let rest = top.split_off(top.len().min(8));
    let mut orders: Vec<&Story> = rest.into_iter().filter(|story| story.own && story.is_deed()).take(ORDERS).collect();
    orders.sort_by_key(|story| story.place);
    (top, orders)
}

/// How far the agenda has come.
pub fn own(view: &View, ui: &mut Ui) {
    let theme = &view.look.theme;
    card_frame(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(view.t("report-agenda")).family(bold()).size(15.0));
        for aim in &view.agenda {
            ui.horizontal(|ui| {
                ui.add_sized([38.0, 16.0], egui::Label::new(RichText::new(percent(aim.progress)).family(semibold())));
                ui.add(egui::Label::new(&aim.goal.text).truncate());
            });
            meter(ui, ui.available_width(), 4.0, aim.progress as f32 / 1000.0, *theme.amber, *theme.well);
        }
    });
    ui.add_space(10.0);
}

/// What moved trust in the turn.
pub fn trust(view: &View, ui: &mut Ui) {
    let theme = &view.look.theme;
    card_frame(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(view.t("report-trust")).family(bold()).size(15.0));
        let mut rows: Vec<_> = view.ledger.iter().filter(|line| line.turn == view.turn).collect();
        let any = !rows.is_empty();
        // What would read as nought is not told one by one.
        rows.retain(|line| line.by.abs() >= 5);
        rows.sort_by_key(|line| -line.by.abs());
        if rows.is_empty() {
            ui.label(faint(theme, view.t(if any { "trust-moved-little" } else { "ledger-empty" })));
        }
        for line in rows.into_iter().take(8) {
            ui.horizontal(|ui| {
                let colour = if line.by > 0 { *theme.good } else { *theme.bad };
                let by = RichText::new(signed_whole(line.by)).family(semibold()).color(colour);
                ui.add_sized([34.0, 16.0], egui::Label::new(by));
                ui.label(whose(view, line));
                ui.add(egui::Label::new(faint(theme, &line.cause)).truncate()).on_hover_text(&line.cause);
            });
        }
    });
}
