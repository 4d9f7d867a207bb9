//! The turn told phase by phase, with the map showing where.

use bevy_egui::egui::{self, RichText, Ui};

use super::beside_map;
use crate::gui::Screen;
use crate::gui::intent::Intent;
use crate::gui::look::theme::{bold, semibold};
use crate::gui::look::widgets::{faint, pill, primary};
use crate::gui::view::{Place, Story, View};

/// The least weight of what is told here; the chronicle has the rest.
const LEAST: i32 = 180;
/// The most that is told of one field.
const MOST: usize = 7;

/// The fields of the turn in which something worth telling happened, with the stories.
pub fn chapters(view: &View) -> Vec<(Place, Vec<&Story>)> {
    Place::ALL
        .into_iter()
        .filter_map(|place| {
            let mut stories: Vec<&Story> = view
                .news
                .iter()
                .map(AsRef::as_ref)
                .filter(|story: &&Story| story.turn == view.turn && story.field == place)
                .filter(|story| story.weight >= LEAST || (story.own && story.is_deed()))
                .collect();
            stories.sort_by_key(|story| (-story.rank(), story.place));
            stories.truncate(MOST);
            stories.sort_by_key(|story| story.place);
            (!stories.is_empty()).then_some((place, stories))
        })
        .collect()
}

/// The screen.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let chapters = chapters(view);
    let told = view.bench.told.min(chapters.len().saturating_sub(1));
    beside_map(view, ui, "resolution", 0.46, intents, |ui, intents| {
        let title = view.tw("resolution-title", &[("date", view.look.date(&view.rules.calendar, view.turn).into())]);
        ui.add(egui::Label::new(RichText::new(title).family(bold()).size(20.0)).wrap());
        ui.horizontal_wrapped(|ui| {
            for (nth, (place, _)) in chapters.iter().enumerate() {
                if pill(theme, ui, &view.t(place.key()), nth == told).clicked() {
                    intents.push(Intent::Tell(nth));
                }
            }
        });
        ui.add_space(8.0);
        let below = 52.0;
        let height = (ui.available_height() - below).max(60.0);
        let salt = ("resolution", view.seat.0, view.turn, told);
        egui::ScrollArea::vertical().id_salt(salt).max_height(height).auto_shrink([false, false]).show(ui, |ui| {
            if let Some((place, stories)) = chapters.get(told) {
                ui.label(RichText::new(view.t(place.key())).family(bold()).size(17.0));
                for story in stories {
                    tell(view, ui, story, intents);
                }
            } else {
                ui.label(faint(theme, view.t("resolution-quiet")));
            }
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if told + 1 < chapters.len() {
                if primary(theme, ui, view.t("resolution-next")).clicked() {
                    intents.push(Intent::Tell(told + 1));
                }
                if ui.button(view.t("resolution-skip")).clicked() {
                    intents.push(Intent::Go(Screen::Report));
                }
            } else if primary(theme, ui, view.t("resolution-report")).clicked() {
                intents.push(Intent::Go(Screen::Report));
            }
            ui.label(faint(
                theme,
                view.tw("resolution-of", &[("nth", (told + 1).into()), ("all", chapters.len().max(1).into())]),
            ));
        });
    });
}

/// A story with its causes below.
pub fn tell(view: &View, ui: &mut Ui, story: &Story, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    ui.add_space(5.0);
    let mut text = RichText::new(&story.text).size(13.5);
    if story.weight >= 500 {
        text = text.family(semibold());
    }
    let response = ui.add(egui::Label::new(text).wrap().sense(egui::Sense::click()));
    if let Some(cause) = story.causes.first().filter(|cause| !story.text.contains(cause.trim_end_matches('.'))) {
        ui.add(egui::Label::new(faint(theme, format!("{} {cause}", view.t("because")))).wrap());
    }
    if response.clicked()
        && let Some(at) = story.at
    {
        intents.push(Intent::Select(Some(at)));
    }
}
