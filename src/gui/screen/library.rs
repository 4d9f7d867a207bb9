//! The encyclopedia: what the scenario is made of, with what each thing rests on.

use bevy_egui::egui::{self, Ui};

use crate::gui::Screen;
use crate::gui::intent::Intent;
use crate::gui::look::numbers::{euro, points};
use crate::gui::look::widgets::{card_frame, faint, field, heading, primary, strong};
use crate::gui::view::View;
use crate::rules::content::Source;

/// One article.
pub struct Article {
    /// Its chapter, by the key of its text.
    pub chapter: &'static str,
    /// Its title.
    pub title: String,
    /// What it says.
    pub text: String,
    /// What it rests on.
    pub sources: Vec<String>,
}

fn cites(sources: &[Source]) -> Vec<String> {
    sources.iter().map(|source| source.0.clone()).collect()
}

/// Every article of a scenario.
pub fn articles(view: &View) -> Vec<Article> {
    let rules = &view.rules;
    let mut all = Vec::new();
    let mut add = |chapter, title: &str, text: String, sources: &[Source]| {
        all.push(Article { chapter, title: title.to_owned(), text, sources: cites(sources) });
    };
    for row in &rules.areas {
        add("library-areas", &row.name, row.point_is.clone(), &row.source);
    }
    for row in &rules.options {
        let gives: Vec<String> = row
            .points
            .pairs()
            .filter(|(_, points)| points.0 != 0)
            .map(|(area, value)| format!("{} {}", rules.areas[area].name, points(value.0)))
            .collect();
        let months = view.tw(
            "library-option",
            &[
                ("price", euro(row.price_eur_bn.0).into()),
                ("months", row.build_months.into()),
                ("points", gives.join(", ").into()),
            ],
        );
        add("library-options", &row.name, format!("{} {months}", row.text), &row.source);
    }
    for row in &rules.initiatives {
        add("library-initiatives", &row.name, row.text.clone(), &row.source);
    }
    for row in &rules.packages {
        add("library-packages", &row.name, row.text.clone(), &row.source);
    }
    for row in &rules.incursions {
        add(
            "library-incursions",
            &crate::report::narrate::upper(&row.name),
            crate::report::narrate::upper(&row.text),
            &row.source,
        );
    }
    for row in &rules.sites {
        let defenders: Vec<&str> = row.defenders.iter().map(|member| rules.name(*member)).collect();
        let text = view.tw(
            "library-site",
            &[("host", rules.name(row.host).to_owned().into()), ("defenders", defenders.join(", ").into())],
        );
        add("library-sites", &row.name, text, &row.source);
    }
    for row in &rules.endings {
        add("library-endings", &row.name, row.text.clone(), &[]);
    }
    all
}

/// The screen.
pub fn show(view: &View, search: &mut String, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let frame = egui::Frame::NONE.fill(*theme.page).inner_margin(egui::Margin::symmetric(36, 22));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            heading(ui, view.t("library-title"), 24.0);
            ui.add(field(search, view.t("library-search"), 220.0));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if primary(theme, ui, view.t("back")).clicked() {
                    intents.push(Intent::Go(Screen::Turn));
                }
            });
        });
        ui.add_space(8.0);
        let wanted = search.to_lowercase();
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let fits = |article: &Article| {
                wanted.is_empty()
                    || article.title.to_lowercase().contains(&wanted)
                    || article.text.to_lowercase().contains(&wanted)
            };
            let found: Vec<Article> = articles(view).into_iter().filter(fits).collect();
            let columns = if ui.available_width() > 1000.0 { 2 } else { 1 };
            for chapter in found.chunk_by(|a, b| a.chapter == b.chapter) {
                ui.add_space(8.0);
                heading(ui, view.t(chapter.first().map_or("", |article| article.chapter)), 16.0);
                ui.columns(columns, |columns| {
                    let many = columns.len();
                    for (nth, article) in chapter.iter().enumerate() {
                        card(view, &mut columns[nth % many], article);
                    }
                });
            }
        });
    });
}

fn card(view: &View, ui: &mut Ui, article: &Article) {
    let theme = &view.look.theme;
    card_frame(theme).inner_margin(10.0).show(ui, |ui| {
        ui.set_width(ui.available_width().min(940.0));
        ui.label(strong(&article.title));
        ui.add(egui::Label::new(&article.text).wrap());
        if !article.sources.is_empty() {
            let list = article.sources.join(", ");
            ui.add(egui::Label::new(faint(theme, view.tw("sources", &[("list", list.into())]))).wrap());
        }
    });
}
