//! The lesson strip: what is taught, what to do, and what is still missing. It stands above the screen and covers nothing.

use bevy_egui::egui::{self, Frame, Margin, Panel, RichText, Stroke, Ui};

use crate::gui::coach::Saying;
use crate::gui::intent::{Intent, Teach};
use crate::gui::look::Look;
use crate::gui::look::theme::{bold, semibold};
use crate::gui::look::widgets::{faint, heading, primary};
use crate::gui::spot;
use crate::scenario::Lesson;
use crate::sim::lessons::Mark;

/// The strip at the top of the window, or the farewell over it.
pub fn show(look: &Look, saying: &Saying, ui: &mut Ui, intents: &mut Vec<Intent>) {
    if let Saying::Farewell(rows, words) = saying {
        farewell(look, rows, words, &ui.ctx().clone(), intents);
        return;
    }
    let theme = &look.theme;
    let frame =
        Frame::NONE.fill(*theme.well).stroke(Stroke::new(1.0, *theme.line)).inner_margin(Margin::symmetric(14, 7));
    let inner = Panel::top("lesson").frame(frame).resizable(false).show(ui, |ui| strip(look, saying, ui, intents));
    spot::part(ui, "lesson", inner.response.rect);
}

/// What to do, in a line over a window that lies over the screen.
pub fn reminder(look: &Look, saying: &Saying, context: &egui::Context, intents: &mut Vec<Intent>) {
    let free = look.t("lesson-free-close");
    let (text, teach) = match saying {
        Saying::Lesson { lesson, hint, .. } => (if *hint { &lesson.hint } else { &lesson.task }, Some(Teach::Hint)),
        Saying::Praise(_, praise) => (praise, Some(Teach::GoOn)),
        Saying::Free => (&free, None),
        _ => return,
    };
    let theme = &look.theme;
    egui::Area::new(egui::Id::new("lesson-reminder"))
        .anchor(egui::Align2::CENTER_BOTTOM, [0.0, -4.0])
        .order(egui::Order::Tooltip)
        .show(context, |ui| {
            let frame = Frame::NONE.fill(*theme.well).stroke(Stroke::new(1.5, *theme.amber)).corner_radius(6);
            frame.inner_margin(Margin::symmetric(12, 6)).show(ui, |ui| {
                ui.set_max_width((context.content_rect().width() - 60.0).min(860.0));
                ui.spacing_mut().interact_size.y = 26.0;
                ui.horizontal(|ui| {
                    let wide = (ui.available_width() - 96.0).max(120.0);
                    ui.allocate_ui(egui::vec2(wide, 18.0), |ui| {
                        let mark = if teach == Some(Teach::GoOn) { format!("✔ {text}") } else { text.clone() };
                        ui.add(egui::Label::new(RichText::new(mark).family(semibold()).size(12.5)).wrap());
                    });
                    if let Some(teach) = teach
                        && ui.button(look.t(teach.key())).clicked()
                    {
                        intents.push(Intent::Teach(teach));
                    }
                });
            });
        });
}

fn strip(look: &Look, saying: &Saying, ui: &mut Ui, intents: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.y = 3.0;
    match saying {
        Saying::Welcome(text) => {
            title(look, ui, &look.t("lesson-welcome"), "", intents, &[Teach::End]);
            paragraph(ui, text);
        }
        Saying::Lesson { nth, lesson, hint, missing, showable } => {
            let count = look.tw("lesson-of", &[("nth", nth.0.into()), ("all", nth.1.into())]);
            let mut offered = vec![Teach::End, Teach::Skip, Teach::Hint];
            if *showable {
                offered.push(Teach::Show);
            }
            title(look, ui, &lesson.title, &count, intents, &offered);
            body(look, ui, lesson, *hint);
            if let Some(missing) = missing {
                let text = RichText::new(format!("! {}", look.t(missing.key()))).family(semibold());
                ui.add(egui::Label::new(text.color(*look.theme.bad)).wrap());
            }
        }
        Saying::Praise(name, praise) => {
            title(look, ui, &format!("✔ {}", look.t("lesson-done")), name, intents, &[Teach::End, Teach::GoOn]);
            paragraph(ui, praise);
        }
        Saying::Free => {
            title(look, ui, &look.t("lesson-free"), "", intents, &[Teach::End]);
            paragraph(ui, &look.t("lesson-free-hint"));
        }
        Saying::After(lost) => {
            title(look, ui, &look.t("lesson-after"), "", intents, &[Teach::End]);
            paragraph(ui, &look.t("lesson-after-hint"));
            for (name, missed) in lost {
                let lead = look.tw("lesson-not-done", &[("title", name.clone().into())]);
                ui.label(RichText::new(format!("✗ {lead}")).family(semibold()).color(*look.theme.bad));
                paragraph(ui, missed);
            }
        }
        Saying::Farewell(..) => {}
    }
}

/// The title on the left, what can be done about the lesson on the right.
fn title(look: &Look, ui: &mut Ui, text: &str, small: &str, intents: &mut Vec<Intent>, offered: &[Teach]) {
    let room = egui::vec2(ui.available_width(), if offered.contains(&Teach::GoOn) { 34.0 } else { 26.0 });
    ui.allocate_ui_with_layout(room, egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.set_min_height(room.y);
        for teach in offered {
            let text = look.t(teach.key());
            let pressed = match teach {
                Teach::GoOn => primary(&look.theme, ui, text).clicked(),
                _ => ui.button(text).clicked(),
            };
            if pressed {
                intents.push(Intent::Teach(*teach));
            }
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            if !small.is_empty() {
                ui.label(faint(&look.theme, small));
            }
            ui.add(egui::Label::new(RichText::new(text).family(bold()).size(15.0)).truncate());
        });
    });
}

fn body(look: &Look, ui: &mut Ui, lesson: &Lesson, hint: bool) {
    // In a small window the room belongs to the screen: what is told scrolls.
    let most = if ui.ctx().content_rect().height() < 480.0 { 38.0 } else { 160.0 };
    egui::ScrollArea::vertical().id_salt("lesson-text").max_height(most).show(ui, |ui| paragraph(ui, &lesson.text));
    ui.horizontal_wrapped(|ui| {
        let lead = RichText::new(format!("→ {}:", look.t("lesson-do"))).family(bold()).color(*look.theme.amber);
        ui.label(lead);
        ui.add(egui::Label::new(RichText::new(&lesson.task).family(semibold())).wrap());
    });
    if hint {
        ui.add(egui::Label::new(faint(&look.theme, &lesson.hint).size(12.5)).wrap());
    }
}

fn paragraph(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(text).wrap());
}

/// Everything that was taught, over the debrief.
fn farewell(
    look: &Look,
    rows: &[(String, Mark, String)],
    words: &str,
    context: &egui::Context,
    intents: &mut Vec<Intent>,
) {
    let theme = &look.theme;
    let room = context.content_rect().size();
    let frame = Frame::popup(&context.global_style()).inner_margin(20.0);
    let modal = egui::Modal::new(egui::Id::new("farewell")).frame(frame).show(context, |ui| {
        ui.set_width((room.x - 80.0).min(640.0));
        heading(ui, look.t("lesson-learnt"), 20.0);
        egui::ScrollArea::vertical().max_height((room.y - 150.0).max(100.0)).show(ui, |ui| {
            for (name, mark, learnt) in rows {
                let (sign, colour, key) = match mark {
                    Mark::Done => ("✔", *theme.good, "lesson-mark-done"),
                    Mark::Skipped => ("–", *theme.quiet, "lesson-mark-skipped"),
                    Mark::Open | Mark::Missed => ("✗", *theme.bad, "lesson-mark-missed"),
                };
                ui.add_space(4.0);
                ui.horizontal(|ui| {
                    ui.label(RichText::new(name).family(semibold()));
                    ui.label(RichText::new(format!("{sign} {}", look.t(key))).color(colour));
                });
                paragraph(ui, learnt);
            }
            ui.add_space(6.0);
            paragraph(ui, words);
        });
        ui.add_space(8.0);
        if primary(theme, ui, look.t("lesson-to-debrief")).clicked() {
            intents.push(Intent::Teach(Teach::Farewell));
        }
    });
    if modal.should_close() {
        intents.push(Intent::Teach(Teach::Farewell));
    }
}
