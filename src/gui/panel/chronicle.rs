//! The chronicle: everything that happened, to filter, search, pin, and find on the map.

use bevy_egui::egui::{self, RichText, Ui, vec2};

use crate::gui::intent::Intent;
use crate::gui::look::theme::semibold;
use crate::gui::look::widgets::{faint, field, pill};
use crate::gui::view::{Place, Story, View};

/// The panel.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let bench = &view.bench;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(1.0, 2.0);
        ui.spacing_mut().button_padding.x = 7.0;
        if pill(theme, ui, &view.t("chronicle-all"), bench.filter.is_none()).clicked() {
            intents.push(Intent::Filter(None));
        }
        for place in Place::ALL {
            if pill(theme, ui, &view.t(place.key()), bench.filter == Some(place)).clicked() {
                intents.push(Intent::Filter(Some(place)));
            }
        }
        let mut search = bench.search.clone();
        let line = field(&mut search, view.t("chronicle-search"), 84.0);
        if ui.add(line).changed() {
            intents.push(Intent::Search(search));
        }
    });
    let wanted = bench.search.to_lowercase();
    let pinned = |story: &Story| bench.pinned.contains(&(story.turn, story.place));
    let mut rows: Vec<&Story> = view
        .news
        .iter()
        .map(AsRef::as_ref)
        .filter(|story: &&Story| story.weight >= 100 || !wanted.is_empty())
        .filter(|story| bench.filter.is_none_or(|place| story.field == place))
        .filter(|story| wanted.is_empty() || story.text.to_lowercase().contains(&wanted))
        .collect();
    rows.sort_by_key(|story| (!pinned(story), std::cmp::Reverse((story.turn, story.place))));
    if rows.is_empty() {
        ui.label(faint(theme, view.t("chronicle-empty")));
    }
    let height = ui.text_style_height(&egui::TextStyle::Body);
    egui::ScrollArea::vertical().id_salt("chronicle").auto_shrink([false, false]).show_rows(
        ui,
        height,
        rows.len(),
        |ui, range| {
            for story in rows.get(range).unwrap_or_default() {
                line(view, ui, story, pinned(story), intents);
            }
        },
    );
}

fn line(view: &View, ui: &mut Ui, story: &Story, pinned: bool, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let star =
            RichText::new(if pinned { "★" } else { "☆" }).color(if pinned { *theme.amber } else { *theme.quiet });
        if ui.add(egui::Button::new(star).frame(false)).on_hover_text(view.t("chronicle-pin")).clicked() {
            intents.push(Intent::Pin(story.turn, story.place));
        }
        let unread = (story.turn, story.place) > view.bench.seen;
        let date = view.rules.calendar.short(story.turn);
        ui.label(RichText::new(date).size(11.0).color(if unread { *theme.bad } else { *theme.quiet }));
        let mut text = RichText::new(&story.text).size(12.0);
        if unread {
            text = text.family(semibold());
        }
        let response = ui.add(egui::Label::new(text).truncate().sense(egui::Sense::click()));
        let response = response.on_hover_ui(|ui| {
            ui.set_max_width(360.0);
            ui.label(&story.text);
            for cause in &story.causes {
                ui.label(faint(theme, format!("{} {cause}", view.t("because"))));
            }
        });
        if response.clicked()
            && let Some(at) = story.at
        {
            intents.push(Intent::Select(Some(at)));
        }
    });
}
