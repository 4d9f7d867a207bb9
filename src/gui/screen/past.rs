//! Looking back: a game turn by turn, with a slider, the map as it was, and the report of each turn.

use bevy_egui::egui::{self, Key, Modifiers, RichText, Ui, vec2};

use super::report;
use crate::core::ids::MemberId;
use crate::gui::intent::Intent;
use crate::gui::look::theme::bold;
use crate::gui::look::widgets::{faint, heading, primary};
use crate::gui::map;
use crate::gui::view::View;

/// The screen: `span` is the first and the last finished turn, `eyes` whose eyes may be chosen.
pub fn show(view: &View, span: (u8, u8), eyes: &[MemberId], playing: bool, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    keys(view, playing, ui, intents);
    let frame = egui::Frame::NONE.fill(*theme.page).inner_margin(egui::Margin::symmetric(24, 14));
    egui::Panel::top("past").frame(frame).resizable(false).show_separator_line(false).show(ui, |ui| {
        head(view, eyes, ui, intents);
        ui.add_space(4.0);
        scrub(view, span, playing, ui, intents);
        ui.add_space(6.0);
        report::gauges(view, ui);
    });
    let below =
        egui::Frame::NONE.fill(*theme.page).inner_margin(egui::Margin { left: 24, right: 24, top: 0, bottom: 14 });
    let room = ui.available_width();
    if room > 860.0 {
        egui::Panel::left("past-map").frame(egui::Frame::NONE).resizable(false).exact_size(room * 0.44).show(
            ui,
            |ui| {
                map::show(view, ui, intents);
            },
        );
    }
    egui::CentralPanel::default().frame(below).show(ui, |ui| {
        let salt = ("past", view.seat.0, view.turn);
        egui::ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
            report::headlines(view, ui, intents);
            ui.add_space(10.0);
            report::own(view, ui);
            report::trust(view, ui);
        });
    });
}

fn head(view: &View, eyes: &[MemberId], ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    ui.horizontal(|ui| {
        heading(ui, view.tw("past-title", &[("scenario", view.rules.title.clone().into())]), 20.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if primary(theme, ui, view.t("back")).clicked() {
                intents.push(Intent::LeavePast);
            }
            if eyes.len() > 1 {
                let name = view.name(view.seat);
                egui::ComboBox::from_id_salt("past-eyes").width(110.0).selected_text(name).show_ui(ui, |ui| {
                    for seat in eyes {
                        if ui.selectable_label(*seat == view.seat, view.name(*seat)).clicked() {
                            intents.push(Intent::LookAs(*seat));
                        }
                    }
                });
                ui.label(faint(theme, view.t("past-eyes")));
            } else {
                ui.label(faint(theme, view.tw("past-only", &[("who", view.name(view.seat).to_owned().into())])));
            }
        });
    });
}

/// The slider over turns, with steps to either side and play.
fn scrub(view: &View, (first, last): (u8, u8), playing: bool, ui: &mut Ui, intents: &mut Vec<Intent>) {
    ui.horizontal(|ui| {
        let key = if playing { "past-pause" } else { "past-play" };
        let play = egui::Button::new(view.t(key)).min_size(vec2(84.0, 28.0));
        if ui.add_enabled(first < last, play).clicked() {
            intents.push(Intent::PlayBack(!playing));
        }
        for (sign, key, to, open) in [
            ("⏴", "past-before", view.turn.saturating_sub(1), view.turn > first),
            ("⏵", "past-after", view.turn.saturating_add(1), view.turn < last),
        ] {
            let step = ui.add_enabled(open, egui::Button::new(sign).min_size(vec2(30.0, 28.0)));
            step.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, open, view.t(key)));
            if step.on_hover_text(view.t(key)).clicked() {
                intents.push(Intent::StandAt(to));
            }
        }
        let when = view.tw(
            "top-turn",
            &[
                ("turn", view.turn.into()),
                ("turns", view.rules.calendar.turns.into()),
                ("date", view.look.date(&view.rules.calendar, view.turn).into()),
            ],
        );
        let mut turn = view.turn;
        ui.spacing_mut().slider_width = (ui.available_width() - 330.0).max(120.0);
        let slider = egui::Slider::new(&mut turn, first..=last.max(first)).show_value(false).trailing_fill(true);
        let response = ui.add_enabled(first < last, slider);
        response.widget_info(|| egui::WidgetInfo::slider(first < last, f64::from(turn), view.t("past-turn")));
        if turn != view.turn {
            intents.push(Intent::StandAt(turn));
        }
        ui.label(RichText::new(when).family(bold()).size(14.0));
    });
}

/// Space plays and stops, arrows step; a control that has the focus keeps its keys.
fn keys(view: &View, playing: bool, ui: &Ui, intents: &mut Vec<Intent>) {
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    for (key, intent) in [
        (Key::Space, Intent::PlayBack(!playing)),
        (Key::ArrowLeft, Intent::StandAt(view.turn.saturating_sub(1))),
        (Key::ArrowRight, Intent::StandAt(view.turn.saturating_add(1))),
        (Key::Escape, Intent::LeavePast),
    ] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            intents.push(intent);
        }
    }
}
