//! The turn: map in the middle, the seat on the left, its draft on the right, books below.

use bevy_egui::egui::{self, CentralPanel, Frame, Margin, Panel, Ui, vec2};

use crate::gui::Pane;
use crate::gui::intent::Intent;
use crate::gui::look::widgets::{panel_frame, pill, tab};
use crate::gui::map;
use crate::gui::panel::{
    capital, chronicle, covers, draft, industry, menu, moscow, pledges, programmes, question, top, trust,
};
use crate::gui::spot;
use crate::gui::view::{LeftTab, RightTab, View};

/// The screen.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let room = ui.available_size();
    let thin = Frame::NONE.fill(*theme.panel).inner_margin(Margin::symmetric(14, 4));
    Panel::top("top").frame(thin).resizable(false).show(ui, |ui| top::show(view, ui, intents));
    if room.x < 980.0 || room.y < 520.0 {
        compact(view, ui, intents);
    } else {
        wide(view, ui, room, intents);
    }
    if view.bench.questions_open && !view.questions.is_empty() {
        question::window(view, &ui.ctx().clone(), intents);
    } else if view.bench.menu_open {
        menu::window(view, &ui.ctx().clone(), intents);
    }
}

fn wide(view: &View, ui: &mut Ui, room: egui::Vec2, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let (left, right) = if room.x < 1400.0 { (240.0, 296.0) } else { (262.0, 330.0) };
    let below = (room.y * 0.24).clamp(176.0, 236.0);
    Panel::bottom("books")
        .frame(panel_frame(theme))
        .resizable(true)
        .default_size(below)
        .size_range(120.0..=420.0)
        .show(ui, |ui| {
            let half = (ui.available_width() * 0.42).max(420.0);
            ui.horizontal_top(|ui| {
                let size = vec2(half, ui.available_height());
                ui.allocate_ui_with_layout(size, egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_width(half);
                    left_tabs(view, ui, intents);
                });
                ui.separator();
                ui.vertical(|ui| right_tabs(view, ui, intents));
            });
        });
    Panel::left("capital").frame(panel_frame(theme)).resizable(false).exact_size(left).show(ui, |ui| {
        spot::part(ui, "capital", ui.max_rect());
        capital::show(view, ui, intents);
    });
    Panel::right("draft").frame(panel_frame(theme)).resizable(false).exact_size(right).show(ui, |ui| {
        spot::part(ui, "draft", ui.max_rect());
        draft::show(view, ui, intents);
    });
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| map::show(view, ui, intents));
}

/// One pane at a time, where there is no room for more.
fn compact(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let thin = Frame::NONE.fill(*theme.panel).inner_margin(Margin::symmetric(14, 3));
    Panel::top("panes").frame(thin).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            for pane in Pane::ALL {
                let response = pill(theme, ui, &view.t(pane.key()), view.bench.pane == pane);
                spot::part(ui, pane.key(), response.rect);
                if response.clicked() {
                    intents.push(Intent::Pane(pane));
                }
            }
        });
    });
    let frame = if view.bench.pane == Pane::Map { Frame::NONE } else { panel_frame(theme) };
    CentralPanel::default().frame(frame).show(ui, |ui| match view.bench.pane {
        Pane::Map => map::show(view, ui, intents),
        Pane::Capital => {
            spot::part(ui, "capital", ui.max_rect());
            capital::show(view, ui, intents);
        }
        Pane::Draft => {
            spot::part(ui, "draft", ui.max_rect());
            draft::show(view, ui, intents);
        }
        Pane::Books => left_tabs(view, ui, intents),
        Pane::Programmes => right_tabs(view, ui, intents),
    });
}

fn left_tabs(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    ui.horizontal(|ui| {
        for (key, which) in [
            ("tab-capabilities", LeftTab::Capabilities),
            ("tab-trust", LeftTab::Trust),
            ("tab-moscow", LeftTab::Moscow),
            ("tab-chronicle", LeftTab::Chronicle),
        ] {
            let mut text = view.t(key);
            if which == LeftTab::Chronicle {
                let unread = view
                    .news
                    .iter()
                    .filter(|story| story.weight >= 300 && (story.turn, story.place) > view.bench.seen)
                    .count();
                if unread > 0 {
                    text.push_str(&format!(" ({unread})"));
                }
            }
            let response = tab(theme, ui, &text, view.bench.left_tab == which);
            spot::part(ui, key, response.rect);
            if response.clicked() {
                if view.bench.left_tab == LeftTab::Chronicle && which != LeftTab::Chronicle {
                    intents.push(Intent::Seen);
                }
                intents.push(Intent::LeftTab(which));
            }
        }
    });
    ui.add_space(4.0);
    let body = match view.bench.left_tab {
        LeftTab::Capabilities => "tab-capabilities",
        LeftTab::Trust => "tab-trust",
        LeftTab::Moscow => "tab-moscow",
        LeftTab::Chronicle => "tab-chronicle",
    };
    spot::part(ui, body, ui.available_rect_before_wrap());
    match view.bench.left_tab {
        LeftTab::Capabilities => covers::show(view, ui, intents),
        LeftTab::Trust => trust::show(view, ui, intents),
        LeftTab::Moscow => moscow::show(view, ui, intents),
        LeftTab::Chronicle => chronicle::show(view, ui, intents),
    }
}

fn right_tabs(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    ui.horizontal(|ui| {
        for (key, which) in [
            ("tab-programmes", RightTab::Programmes),
            ("tab-industry", RightTab::Industry),
            ("tab-pledges", RightTab::Pledges),
            ("tab-motions", RightTab::Motions),
        ] {
            let mut text = view.t(key);
            if which == RightTab::Motions && !view.motions.is_empty() {
                text.push_str(&format!(" ({})", view.motions.len()));
            }
            let response = tab(theme, ui, &text, view.bench.right_tab == which);
            spot::part(ui, key, response.rect);
            if response.clicked() {
                intents.push(Intent::RightTab(which));
            }
        }
    });
    ui.add_space(4.0);
    let body = match view.bench.right_tab {
        RightTab::Programmes => "tab-programmes",
        RightTab::Industry => "tab-industry",
        RightTab::Pledges => "tab-pledges",
        RightTab::Motions => "tab-motions",
    };
    spot::part(ui, body, ui.available_rect_before_wrap());
    match view.bench.right_tab {
        RightTab::Programmes => programmes::show(view, ui, intents),
        RightTab::Industry => industry::show(view, ui, intents),
        RightTab::Pledges => pledges::show(view, ui, intents),
        RightTab::Motions => crate::gui::panel::motions::show(view, ui, intents),
    }
}
