//! Draft orders: what this seat means to do, what it takes, and what would come of it.

use bevy_egui::egui::{self, RichText, Ui, vec2};

use super::fan;
use crate::gui::intent::Intent;
use crate::gui::look::numbers::euro;
use crate::gui::look::theme::semibold;
use crate::gui::look::widgets::{faint, heading, section, strong};
use crate::gui::view::{Line, View};
use crate::rules::phase::Step;

/// The panel.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    ui.horizontal(|ui| {
        heading(ui, view.t(title(view.step)), 16.0);
        if view.mine {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| tools(view, ui, intents));
        }
    });
    if !view.mine {
        ui.label(faint(theme, view.t("draft-watching")));
        news(view, ui);
        return;
    }
    // The forecast stays in sight while the draft grows, where there is room for both.
    let apart = ui.available_height() > 390.0;
    // Who has drafted something knows what a draft is, and wants to see it.
    if view.draft.is_empty() {
        ui.label(faint(theme, view.t(hint(view.step))));
        ui.add_space(2.0);
    }
    let text = RichText::new(format!("+ {}", view.t("draft-add"))).family(semibold());
    let wide = vec2(ui.available_width(), 30.0);
    if ui.add_enabled(!view.sealed, egui::Button::new(text).min_size(wide)).clicked() {
        intents.push(Intent::Menu(true));
    }
    ui.add_space(4.0);
    if apart && fan::wanted(view) {
        let frame = egui::Frame::NONE.inner_margin(egui::Margin { top: 4, ..egui::Margin::ZERO });
        egui::Panel::bottom("forecast").frame(frame).resizable(false).show(ui, |ui| fan::show(view, ui));
    }
    // Each step is read from its top.
    let salt = ("draft", view.seat.0, view.turn, view.step as u8);
    egui::ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
        desk(view, ui, intents);
        if view.draft.is_empty() {
            ui.add_space(6.0);
            ui.label(faint(theme, view.t("draft-empty")));
        }
        let kinds = view.draft.iter().map(|line| kind_width(view, ui, line)).fold(62.0, f32::max).min(84.0);
        for (nth, line) in view.draft.iter().enumerate() {
            order(view, ui, (nth, line), kinds, intents);
        }
        if !apart {
            fan::show(view, ui);
        }
        if !view.earlier.is_empty() {
            section(theme, ui, view.t("draft-earlier"));
            for line in &view.earlier {
                ui.label(faint(theme, line));
            }
        }
        news(view, ui);
    });
}

fn title(step: Step) -> &'static str {
    match step {
        Step::Propose => "draft-title-propose",
        Step::Negotiate => "draft-title-negotiate",
        _ => "draft-title",
    }
}

fn hint(step: Step) -> &'static str {
    match step {
        Step::Propose => "draft-hint-propose",
        Step::Negotiate => "draft-hint-negotiate",
        _ => "draft-hint",
    }
}

fn tools(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.x = 4.0;
    let (undo, redo) = view.history;
    for (enabled, sign, key, intent) in [
        (!view.draft.is_empty() && !view.sealed, "×", "reset", Intent::Reset),
        (redo && !view.sealed, "↻", "redo", Intent::Redo),
        (undo && !view.sealed, "↺", "undo", Intent::Undo),
    ] {
        let button = egui::Button::new(RichText::new(sign).size(14.0)).min_size(vec2(26.0, 24.0));
        let response = ui.add_enabled(enabled, button);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, view.t(key)));
        if response.on_hover_text(view.t(key)).on_disabled_hover_text(view.t(key)).clicked() {
            intents.push(intent);
        }
    }
}

/// What is asked of the seat by name: click to answer.
fn desk(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let open = view.questions.iter().filter(|question| question.chosen.is_none()).count();
    if view.calls.is_empty() && open == 0 {
        return;
    }
    let frame = egui::Frame::NONE.fill(*theme.well).corner_radius(6).inner_margin(8);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.label(strong(view.t("desk-title")).size(12.0));
        for call in view.calls.iter().take(4) {
            ui.add(egui::Label::new(RichText::new(call).size(12.0)).wrap());
        }
        if open > 0 && view.step == Step::Orders {
            let text = view.tw("desk-answer", &[("count", open.into())]);
            if ui.button(text).clicked() {
                intents.push(Intent::Questions(true));
            }
        }
    });
    ui.add_space(4.0);
}

/// How wide the kind of an order is written.
fn kind_width(view: &View, ui: &Ui, line: &Line) -> f32 {
    let font = egui::FontId::new(10.5, semibold());
    ui.painter().layout_no_wrap(view.t(line.group.key()), font, *view.look.theme.good).size().x.ceil() + 2.0
}

fn order(view: &View, ui: &mut Ui, (nth, line): (usize, &Line), kinds: f32, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let kind = RichText::new(view.t(line.group.key())).size(10.5).family(semibold()).color(*theme.good);
    // In a narrow panel the kind stands over the order, so that its words get the width.
    let above = ui.available_width() < 290.0;
    let top = egui::Layout::top_down(egui::Align::Min);
    ui.horizontal_top(|ui| {
        if !above {
            ui.allocate_ui(vec2(kinds, 16.0), |ui| {
                ui.set_min_width(kinds);
                ui.add(egui::Label::new(kind.clone()).truncate());
            });
        }
        let wide = (ui.available_width() - 78.0).max(60.0);
        ui.allocate_ui_with_layout(vec2(wide, 20.0), top, |ui| {
            ui.set_width(wide);
            ui.spacing_mut().item_spacing.y = 1.0;
            if above {
                ui.label(kind);
            }
            ui.add(egui::Label::new(strong(&line.title).size(12.5)).wrap());
            if !line.part.is_empty() {
                ui.add(egui::Label::new(RichText::new(&line.part).size(12.0)).wrap());
            }
            if !line.note.is_empty() {
                ui.add(egui::Label::new(faint(theme, &line.note)).wrap());
            }
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| takes(view, ui, (nth, line), intents));
    });
    ui.add_space(2.0);
    let y = ui.cursor().min.y;
    let x = ui.min_rect().x_range();
    ui.painter().hline(x, y, egui::Stroke::new(1.0, *theme.line));
    ui.add_space(4.0);
}

/// What a drafted order takes, and the cross that takes it out.
fn takes(view: &View, ui: &mut Ui, (nth, line): (usize, &Line), intents: &mut Vec<Intent>) {
    if !view.sealed {
        let away = ui.add(egui::Button::new(RichText::new("×").size(13.0)).frame(false));
        let what = view.tw("draft-take-out", &[("what", line.title.clone().into())]);
        away.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &what));
        if away.on_hover_text(view.t("take-out")).clicked() {
            intents.push(Intent::TakeOut(nth));
        }
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for cost in costs(view, &line.drafted.preview) {
            ui.label(RichText::new(cost).size(11.5).family(semibold()));
        }
    });
}

/// What an order takes, in words.
pub fn costs(view: &View, preview: &crate::rules::order::Preview) -> Vec<String> {
    let mut all = Vec::new();
    if preview.pc > 0 {
        all.push(view.tw("cost-pc", &[("pc", preview.pc.into())]));
    }
    if preview.meur_now > 0 {
        all.push(format!("−{}", euro(preview.meur_now)));
    } else if preview.meur_now < 0 {
        all.push(format!("+{}", euro(-preview.meur_now)));
    }
    all
}

/// The weightiest of the last turn.
fn news(view: &View, ui: &mut Ui) {
    let theme = &view.look.theme;
    let newest = view.news.last().map_or(0, |story| story.turn);
    let mut top: Vec<_> = view.news.iter().filter(|story| story.turn + 1 >= newest).collect();
    top.sort_by_key(|story| (-story.weight, story.place));
    if top.is_empty() {
        return;
    }
    section(theme, ui, view.t("news"));
    for story in top.into_iter().take(3) {
        ui.add(egui::Label::new(RichText::new(&story.text).size(12.0)).wrap());
    }
}
