//! The screens, one after the other as a game goes.

pub mod briefing;
pub mod debrief;
pub mod designer;
pub mod help;
pub mod library;
pub mod palette;
pub mod pass;
pub mod past;
pub mod reaction;
pub mod report;
pub mod resolution;
pub mod saves;
pub mod seats;
pub mod settings;
pub mod title;
pub mod turn;

use bevy_egui::egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::intent::Intent;
use super::map;
use super::view::View;

/// Text on the left and the map on the right; the text alone where there is no room for both.
fn beside_map(
    view: &View,
    ui: &mut Ui,
    id: &'static str,
    share: f32,
    intents: &mut Vec<Intent>,
    text: impl FnOnce(&mut Ui, &mut Vec<Intent>),
) {
    let frame = Frame::NONE.fill(*view.look.theme.page).inner_margin(Margin::symmetric(24, 18));
    let room = ui.available_width();
    if room < 760.0 {
        CentralPanel::default().frame(frame).show(ui, |ui| text(ui, intents));
        return;
    }
    let wide = (room * share).max(400.0);
    Panel::left(id).frame(frame).resizable(false).exact_size(wide).show(ui, |ui| text(ui, intents));
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| map::show(view, ui, intents));
}
