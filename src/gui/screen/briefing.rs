//! The briefing of a seat: where it stands, what it wants, and what the others think of it.

use bevy_egui::egui::{self, RichText, Ui, vec2};

use crate::gui::Screen;
use crate::gui::intent::Intent;
use crate::gui::look::numbers::whole;
use crate::gui::look::theme::{bold, semibold};
use crate::gui::look::widgets::{card_frame, faint, heading, meter, primary, section};
use crate::gui::spot;
use crate::gui::view::View;

/// The screen.
pub fn show(view: &View, brief: &str, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let frame = egui::Frame::NONE.fill(*theme.page).inner_margin(egui::Margin::symmetric(36, 22));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                heading(ui, view.tw("briefing-title", &[("who", view.name(view.seat).to_owned().into())]), 24.0);
                ui.label(faint(theme, &view.rules.title).size(13.0));
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let response = primary(theme, ui, view.t("briefing-begin"));
                spot::part(ui, "briefing-begin", response.rect);
                if response.clicked() {
                    intents.push(Intent::Go(Screen::Turn));
                }
            });
        });
        ui.add_space(10.0);
        let room = ui.available_size();
        let both = room.x > 760.0;
        ui.horizontal_top(|ui| {
            let wide = if both { room.x * 0.6 } else { room.x };
            ui.allocate_ui_with_layout(vec2(wide, room.y), egui::Layout::top_down(egui::Align::Min), |ui| {
                card_frame(theme).show(ui, |ui| {
                    ui.set_width(wide - 32.0);
                    egui::ScrollArea::vertical().id_salt(("brief", view.seat.0)).auto_shrink([false, false]).show(
                        ui,
                        |ui| {
                            markdown(view, ui, brief);
                        },
                    );
                });
            });
            if both {
                ui.vertical(|ui| {
                    card_frame(theme).show(ui, |ui| {
                        ui.set_width(ui.available_width());
                        goals(view, ui);
                    });
                });
            }
        });
    });
}

fn goals(view: &View, ui: &mut Ui) {
    let theme = &view.look.theme;
    ui.label(RichText::new(view.t("agenda")).family(bold()).size(15.0));
    ui.add(egui::Label::new(faint(theme, view.t("briefing-agenda"))).wrap());
    for aim in &view.agenda {
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.label(RichText::new(whole(aim.goal.weight * 2)).family(bold()).size(15.0).color(*theme.amber));
            ui.add(egui::Label::new(&aim.goal.text).wrap());
        });
        meter(ui, ui.available_width(), 4.0, aim.progress as f32 / 1000.0, *theme.amber, *theme.well);
    }
    section(theme, ui, view.t("briefing-powers"));
    let powers = &view.rules.members[view.seat].powers;
    if powers.is_empty() {
        ui.label(faint(theme, view.t("none")));
    }
    for power in powers {
        ui.add(egui::Label::new(power_text(view, *power)).wrap());
    }
}

fn power_text(view: &View, power: crate::rules::content::Power) -> String {
    use crate::rules::content::Power as P;
    match power {
        P::CommitmentInsight(points) => view.tw("power-insight", &[("points", whole(points).into())]),
        P::NuclearSignal => view.t("power-nuclear-signal"),
        P::NuclearDialogue => view.t("power-nuclear-dialogue"),
        P::PersuadeHalf => view.t("power-persuade"),
        P::ExtraPartners(count) => view.tw("power-partners", &[("count", count.into())]),
        P::FreeArticle4 => view.t("power-article-4"),
        P::FreeBackChannel => view.t("power-back-channel"),
        P::Lender => view.t("power-lender"),
        P::CrewsNeverBind => view.t("power-crews"),
        P::SellsSlots => view.t("power-slots"),
        P::EuVenueDiscount => view.t("power-eu"),
        P::SecondSupplier(_) => view.t("power-supplier"),
        P::Resilient(points) => view.tw("power-resilient", &[("points", whole(points).into())]),
        P::BasesElsewhere => view.t("power-bases"),
        P::DearConsent => view.t("power-consent"),
    }
}

/// The little Markdown that briefs are written in: headings, paragraphs with a bold lead, lists.
pub fn markdown(view: &View, ui: &mut Ui, text: &str) {
    let theme = &view.look.theme;
    for line in text.lines() {
        let line = line.trim_end();
        if let Some(title) = line.strip_prefix("# ") {
            ui.label(RichText::new(title).family(bold()).size(18.0));
        } else if let Some(title) = line.strip_prefix("## ") {
            ui.add_space(6.0);
            ui.label(RichText::new(title).family(bold()).size(15.0));
        } else if line.starts_with("Sources:") {
            ui.add_space(6.0);
            ui.add(egui::Label::new(faint(theme, line)).wrap());
        } else if line.is_empty() {
            ui.add_space(4.0);
        } else {
            let (bullet, rest) = line.strip_prefix("- ").map_or(("", line), |rest| ("•  ", rest));
            ui.add(egui::Label::new(rich(ui, bullet, rest)).wrap());
        }
    }
}

/// Text with `**bold**` parts.
fn rich(ui: &Ui, bullet: &str, text: &str) -> egui::text::LayoutJob {
    let mut job = egui::text::LayoutJob::default();
    let ink = ui.visuals().text_color();
    let plain = egui::TextFormat {
        font_id: egui::FontId::proportional(13.5),
        color: ink,
        line_height: Some(20.0),
        ..Default::default()
    };
    let heavy = egui::TextFormat { font_id: egui::FontId::new(13.5, semibold()), ..plain.clone() };
    job.append(bullet, 0.0, plain.clone());
    for (nth, part) in text.split("**").enumerate() {
        job.append(part, 0.0, if nth % 2 == 1 { heavy.clone() } else { plain.clone() });
    }
    job
}
