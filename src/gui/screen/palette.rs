//! The command palette: everything that can be done now, by name.

use bevy_egui::egui::{self, Ui, vec2};

use crate::gui::Screen;
use crate::gui::intent::Intent;
use crate::gui::look::Look;
use crate::gui::look::widgets::field;
use crate::gui::view::{LeftTab, MapMode, RightTab, View};

/// What the palette offers: a name and what it does.
pub fn commands(look: &Look, view: Option<&View>) -> Vec<(String, Vec<Intent>)> {
    let mut all: Vec<(String, Vec<Intent>)> = Vec::new();
    let mut add = |name: String, intents: Vec<Intent>| all.push((name, intents));
    if let Some(view) = view {
        for mode in MapMode::ALL {
            let name = look.tw("palette-map", &[("mode", look.t(mode.key()).into())]);
            add(name, vec![Intent::Mode(mode), Intent::Go(Screen::Turn)]);
        }
        for (key, tab) in [
            ("tab-capabilities", LeftTab::Capabilities),
            ("tab-trust", LeftTab::Trust),
            ("tab-moscow", LeftTab::Moscow),
            ("tab-chronicle", LeftTab::Chronicle),
        ] {
            add(look.tw("palette-show", &[("what", look.t(key).into())]), vec![Intent::LeftTab(tab)]);
        }
        for (key, tab) in [
            ("tab-programmes", RightTab::Programmes),
            ("tab-industry", RightTab::Industry),
            ("tab-pledges", RightTab::Pledges),
            ("tab-motions", RightTab::Motions),
        ] {
            add(look.tw("palette-show", &[("what", look.t(key).into())]), vec![Intent::RightTab(tab)]);
        }
        for member in view.rules.seat_ids() {
            let name = look.tw("palette-look-at", &[("who", view.name(member).to_owned().into())]);
            add(name, vec![Intent::Select(Some(member))]);
        }
        if view.mine && !view.sealed {
            for entry in view.menu.iter().filter(|entry| entry.drafted.is_none()) {
                if let Some(part) = entry.parts.iter().find(|part| part.result.is_ok()) {
                    let name = look.tw("palette-order", &[("what", entry.title.clone().into())]);
                    add(name, vec![Intent::Order(part.order)]);
                }
            }
        }
        add(look.t("menu-briefing"), vec![Intent::Go(Screen::Briefing)]);
        add(look.t("menu-library"), vec![Intent::Go(Screen::Library)]);
        add(look.t("menu-past"), vec![Intent::LookBack(None)]);
        add(look.t("menu-debrief"), vec![Intent::Go(Screen::Debrief)]);
    }
    for (key, intent) in [
        ("menu-settings", Intent::Go(Screen::Settings)),
        ("menu-help", Intent::Help(true)),
        ("menu-title", Intent::Go(Screen::Title)),
        ("title-designer", Intent::Go(Screen::Designer)),
        ("title-quit", Intent::Quit),
    ] {
        add(look.t(key), vec![intent]);
    }
    for theme in crate::gui::look::theme::NAMES {
        let name = look.tw("palette-theme", &[("name", look.t(&format!("theme-{theme}")).into())]);
        add(name, vec![Intent::Theme(look.theme.vision.with(theme))]);
    }
    all
}

/// The palette over the screen; `search` is what has been typed.
pub fn show(look: &Look, view: Option<&View>, search: &mut String, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let context = ui.ctx().clone();
    let frame = egui::Frame::popup(&context.global_style()).inner_margin(14.0);
    let modal = egui::Modal::new(egui::Id::new("palette")).frame(frame).show(&context, |ui| {
        ui.set_width(480.0f32.min(context.content_rect().width() - 40.0));
        let field = field(search, look.t("palette-hint"), f32::INFINITY);
        ui.add(field).request_focus();
        let words: Vec<String> = search.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let fits = |name: &str| words.iter().all(|word| name.to_lowercase().contains(word));
        let found: Vec<_> = commands(look, view).into_iter().filter(|(name, _)| fits(name)).take(40).collect();
        let enter = ui.input(|input| input.key_pressed(egui::Key::Enter));
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (nth, (name, wanted)) in found.iter().enumerate() {
                let button =
                    egui::Button::selectable(nth == 0, name.as_str()).min_size(vec2(ui.available_width(), 24.0));
                if ui.add(button.truncate()).clicked() || (enter && nth == 0) {
                    intents.extend(wanted.iter().cloned());
                    intents.push(Intent::Palette(false));
                }
            }
        });
    });
    if modal.should_close() {
        intents.push(Intent::Palette(false));
    }
}
