//! Events that ask: the text, the choices with what they take, who else decides, and what it rests on.

use bevy_egui::egui::{self, RichText, Ui, vec2};

use super::draft::costs;
use crate::gui::intent::Intent;
use crate::gui::look::theme::{bold, semibold};
use crate::gui::look::widgets::{faint, primary, radio, strong};
use crate::gui::spot;
use crate::gui::view::{Question, View};
use crate::rules::order::Order;

/// The questions in a window of their own, over a darkened screen.
pub fn window(view: &View, context: &egui::Context, intents: &mut Vec<Intent>) {
    let room = context.content_rect().size();
    let frame = egui::Frame::popup(&context.global_style()).inner_margin(20.0);
    let modal = egui::Modal::new(egui::Id::new("questions")).frame(frame).show(context, |ui| {
        ui.set_width((room.x - 80.0).min(680.0));
        let most = (room.y - 130.0).max(120.0);
        egui::ScrollArea::vertical().max_height(most).show(ui, |ui| show(view, ui, intents));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let close = primary(&view.look.theme, ui, view.t("close"));
            spot::part(ui, "close", close.rect);
            if close.clicked() {
                intents.push(Intent::Questions(false));
            }
        });
    });
    if modal.should_close() {
        intents.push(Intent::Questions(false));
    }
}

/// All questions of the turn.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    for (nth, question) in view.questions.iter().enumerate() {
        if nth > 0 {
            ui.add_space(6.0);
            ui.separator();
        }
        ask(view, ui, question, intents);
    }
}

fn ask(view: &View, ui: &mut Ui, question: &Question, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let Some(row) = view.rules.injects.get(question.inject) else { return };
    ui.add(egui::Label::new(RichText::new(&row.headline).family(bold()).size(17.0)).wrap());
    ui.add(egui::Label::new(RichText::new(&row.body).size(13.5)).wrap());
    ui.add_space(4.0);
    let above = ui.cursor().min;
    for (nth, (choice, result)) in row.choices.iter().zip(&question.choices).enumerate() {
        let nth = u8::try_from(nth).unwrap_or(u8::MAX);
        let chosen = question.chosen == Some(nth);
        ui.horizontal(|ui| {
            let text = RichText::new(&choice.text).size(13.5);
            let text = if chosen { text.family(semibold()) } else { text };
            let response = radio(theme, ui, result.is_ok() && !view.sealed, chosen, text);
            match result {
                Ok(preview) => {
                    ui.label(faint(theme, costs(view, preview).join(" · ")));
                }
                Err(refusal) => {
                    let why = view.refusal(refusal);
                    ui.label(faint(theme, &why));
                    response.clone().on_disabled_hover_text(why);
                }
            }
            if response.clicked() && !chosen {
                intents.push(Intent::Order(Order::Choose { inject: question.inject, choice: nth }));
            }
        });
    }
    let below = egui::pos2(ui.max_rect().max.x, ui.cursor().min.y);
    spot::part(ui, "question-choices", egui::Rect::from_min_max(above, below));
    ui.add_space(4.0);
    // It stays when something is chosen: the choices below must not move away under the pointer.
    if let Some(first) = row.choices.first() {
        ui.label(faint(theme, view.tw("question-default", &[("what", first.text.clone().into())])));
    }
    let others: Vec<&str> =
        question.asked.iter().filter(|seat| *seat != view.seat).map(|seat| view.name(seat)).collect();
    if !others.is_empty() {
        ui.label(strong(view.tw("question-others", &[("who", others.join(", ").into())])).size(12.0));
    }
    let sources: Vec<&str> = row.source.iter().map(|source| source.0.as_str()).collect();
    ui.label(faint(theme, view.tw("sources", &[("list", sources.join(", ").into())])));
    ui.allocate_space(vec2(1.0, 2.0));
}
