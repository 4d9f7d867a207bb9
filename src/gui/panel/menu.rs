//! The list of orders: what could be done now, what it takes, and why not.

use bevy_egui::egui::{self, RichText, Ui, vec2};

use super::draft::costs;
use crate::gui::intent::Intent;
use crate::gui::look::numbers::euro;
use crate::gui::look::theme::semibold;
use crate::gui::look::widgets::{faint, field, heading, section, strong, tab};
use crate::gui::spot::{self, Spot};
use crate::gui::view::{MenuEntry, MenuGroup, MenuPart, View};

/// The list in a window of its own, over a darkened screen.
pub fn window(view: &View, context: &egui::Context, intents: &mut Vec<Intent>) {
    let room = context.content_rect().size();
    let size = vec2((room.x - 40.0).min(860.0), (room.y - 40.0).min(620.0));
    let frame = egui::Frame::popup(&context.global_style()).inner_margin(18.0);
    let modal = egui::Modal::new(egui::Id::new("menu")).frame(frame).show(context, |ui| {
        ui.set_width(size.x - 36.0);
        ui.set_height(size.y - 36.0);
        show(view, ui, intents);
    });
    if modal.should_close() {
        intents.push(Intent::Menu(false));
    }
}

/// The drawers that hold something.
pub fn groups(view: &View) -> Vec<MenuGroup> {
    let mut groups: Vec<MenuGroup> = view.menu.iter().map(|entry| entry.group).collect();
    groups.dedup();
    groups
}

/// The list.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let groups = groups(view);
    let group = if groups.contains(&view.bench.group) {
        view.bench.group
    } else {
        // The first drawer with something that can be done.
        let open = view.menu.iter().find(|entry| entry.open()).map(|entry| entry.group);
        open.or(groups.first().copied()).unwrap_or(MenuGroup::Desk)
    };
    ui.horizontal(|ui| {
        heading(ui, view.t("orders-title"), 18.0);
        ui.label(faint(
            theme,
            view.tw("menu-means", &[("pc", view.own.pc.into()), ("money", euro(view.own.free).into())]),
        ));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = ui.button(view.t("close"));
            spot::part(ui, "close", close.rect);
            if close.clicked() {
                intents.push(Intent::Menu(false));
            }
            let mut search = view.bench.menu_search.clone();
            let line = field(&mut search, view.t("menu-search"), 140.0);
            if ui.add(line).changed() {
                intents.push(Intent::MenuSearch(search));
            }
        });
    });
    ui.horizontal_wrapped(|ui| {
        for other in groups {
            let free = |entry: &&MenuEntry| entry.group == other && entry.open() && entry.drafted.is_none();
            let open = view.menu.iter().filter(free).count();
            let text = format!("{} {open}", view.t(other.key()));
            let searching = !view.bench.menu_search.is_empty();
            let response = tab(theme, ui, &text, other == group && !searching);
            spot::part(ui, other.key(), response.rect);
            if response.clicked() {
                intents.push(Intent::MenuSearch(String::new()));
                intents.push(Intent::Group(other));
            }
        }
    });
    ui.separator();
    let wanted = view.bench.menu_search.to_lowercase();
    let area = |entry: &MenuEntry| {
        entry
            .area
            .and_then(|area| view.rules.areas.get(area))
            .is_some_and(|row| row.name.to_lowercase().contains(&wanted))
    };
    let fits = |entry: &&MenuEntry| {
        if wanted.is_empty() {
            entry.group == group
        } else {
            entry.title.to_lowercase().contains(&wanted) || area(entry)
        }
    };
    let rows: Vec<&MenuEntry> = view.menu.iter().filter(fits).collect();
    if rows.is_empty() {
        ui.label(faint(theme, view.t("menu-empty")));
    }
    // Each drawer is looked at from its top.
    let salt = ("orders", view.turn, view.step as u8, group as u8, &wanted);
    egui::ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
        // Room for the scroll bar.
        ui.set_max_width(ui.available_width() - 12.0);
        let mut over = None;
        for row in rows {
            let shelf = shelf(view, row);
            if shelf != over
                && let Some(name) = &shelf
            {
                section(theme, ui, name);
                ui.add_space(2.0);
            }
            over = shelf;
            entry(view, ui, row, intents);
        }
    });
}

/// The heading over what is bought: the area it is for.
fn shelf(view: &View, row: &MenuEntry) -> Option<String> {
    match row.area.and_then(|area| view.rules.areas.get(area)) {
        _ if row.group != MenuGroup::Procure => None,
        _ if row.shut() => Some(view.t("menu-shut")),
        Some(area) => Some(area.name.clone()),
        None => Some(view.t("menu-own")),
    }
}

fn entry(view: &View, ui: &mut Ui, row: &MenuEntry, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let first_open = row.parts.iter().position(|part| part.result.is_ok()).unwrap_or(0);
    let in_draft = row
        .drafted
        .and_then(|nth| view.draft.get(nth))
        .and_then(|line| row.parts.iter().position(|part| part.order == line.drafted.order));
    let picked =
        view.bench.picks.get(&row.title).copied().or(in_draft).unwrap_or(first_open).min(row.parts.len().max(1) - 1);
    let Some(part) = row.parts.get(picked) else { return };
    let line = ui.horizontal_top(|ui| {
        // What is chosen gets more room where there is some.
        let middle = (ui.available_width() * 0.3).clamp(190.0, 250.0);
        let wide = (ui.available_width() - middle - 234.0).max(140.0);
        ui.allocate_ui_with_layout(vec2(wide, 20.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(wide);
            ui.spacing_mut().item_spacing.y = 1.0;
            let title = strong(&row.title);
            let title = ui.add(egui::Label::new(if row.shut() { title.color(*theme.quiet) } else { title }).wrap());
            if !row.text.is_empty() {
                let text = crate::report::narrate::clip(&row.text, if wide < 260.0 { 70 } else { 150 });
                title.on_hover_text(&row.text);
                ui.add(egui::Label::new(faint(theme, text)).wrap()).on_hover_text(&row.text);
            }
        });
        ui.allocate_ui_with_layout(vec2(middle, 20.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(middle);
            size(view, ui, row, picked, intents);
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| act(view, ui, row, part, intents));
    });
    spot::mark(ui, Spot::Entry(row.title.clone()), line.response.rect);
    ui.add_space(1.0);
    let range = ui.min_rect().x_range();
    ui.painter().hline(range, ui.cursor().min.y, egui::Stroke::new(1.0, *theme.line));
    ui.add_space(3.0);
}

fn size(view: &View, ui: &mut Ui, row: &MenuEntry, picked: usize, intents: &mut Vec<Intent>) {
    if row.parts.len() < 2 {
        if let Some(part) = row.parts.first().filter(|part| !part.label.is_empty()) {
            ui.add(egui::Label::new(RichText::new(&part.label).size(12.0)).wrap());
        }
        return;
    }
    let label = row.parts.get(picked).map_or("", |part| part.label.as_str());
    egui::ComboBox::from_id_salt(("size", &row.title))
        .width(ui.available_width() - 12.0)
        .wrap_mode(egui::TextWrapMode::Truncate)
        .selected_text(RichText::new(label).size(12.0))
        .show_ui(ui, |ui| {
            ui.set_max_width(360.0);
            for (nth, part) in row.parts.iter().enumerate() {
                let mut text = RichText::new(&part.label);
                if part.result.is_err() {
                    text = text.color(*view.look.theme.quiet);
                }
                let response = ui.selectable_label(nth == picked, text);
                let response = if part.refused.is_empty() { response } else { response.on_hover_text(&part.refused) };
                if response.clicked() {
                    intents.push(Intent::Pick(row.title.clone(), nth));
                }
            }
        });
}

fn act(view: &View, ui: &mut Ui, row: &MenuEntry, part: &MenuPart, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let same = row.drafted.and_then(|nth| view.draft.get(nth)).is_some_and(|line| line.drafted.order == part.order);
    if same {
        if let Some(nth) = row.drafted
            && ui.button(view.t("menu-remove")).clicked()
        {
            intents.push(Intent::TakeOut(nth));
        }
        ui.label(strong(view.t("menu-drafted")).color(*theme.good).size(12.0));
        return;
    }
    match &part.result {
        Err(_) => {
            ui.add_enabled(false, egui::Button::new(view.t("menu-add"))).on_disabled_hover_text(&part.refused);
            ui.add(egui::Label::new(faint(theme, &part.refused)).wrap());
        }
        Ok(preview) => {
            let key = if row.drafted.is_some() { "menu-change" } else { "menu-add" };
            let button = egui::Button::new(RichText::new(view.t(key)).family(semibold()));
            let response = ui.add_enabled(!view.sealed, button);
            response.widget_info(|| {
                let label = view.tw("menu-add-what", &[("what", row.title.clone().into())]);
                egui::WidgetInfo::labeled(egui::WidgetType::Button, !view.sealed, label)
            });
            if response.clicked() {
                intents.push(Intent::Order(part.order));
            }
            let mut words = costs(view, preview);
            if preview.meur_total > preview.meur_now.max(0) {
                words.push(view.tw("cost-total", &[("sum", euro(preview.meur_total).into())]));
            }
            if words.is_empty() {
                words.push(view.t("cost-none"));
            }
            if let Some(turn) = preview.felt_in.filter(|turn| *turn > view.turn) {
                words.push(view.tw("note-felt", &[("date", view.rules.calendar.short(turn).into())]));
            }
            ui.add(egui::Label::new(RichText::new(words.join("\n")).size(11.5)).wrap());
        }
    }
}
