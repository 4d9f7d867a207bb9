//! Pledges that are out: who promised what, by when, and who counts on it.

use bevy_egui::egui::{self, Ui};

use crate::core::ids::PledgeId;
use crate::gui::intent::Intent;
use crate::gui::look::numbers::{brigades, percent_bp, points};
use crate::gui::look::widgets::{faint, strong};
use crate::gui::view::View;
use crate::rules::order::Order;
use crate::rules::phase::Step;
use crate::rules::pledges::state::Pledge;
use crate::rules::words::Promise;

/// What is promised, in words.
pub fn words(view: &View, pledge: &Pledge) -> String {
    use crate::core::ids::{AreaId, InitiativeId, SiteId};
    let about = pledge.about;
    let rules = &view.rules;
    let area = || rules.areas.get(AreaId(about)).map_or_else(String::new, |row| row.name.clone());
    let of = |key: &str, what: String| view.tw(key, &[("what", what.into())]);
    let (what, amount) = match pledge.promise {
        Promise::Spend => (view.t("promise-spend"), percent_bp(pledge.amount)),
        Promise::Contribute => (of("promise-contribute", area()), points(pledge.amount)),
        Promise::Brigade => (
            of("promise-brigade", rules.sites.get(SiteId(about)).map_or_else(String::new, |row| row.name.clone())),
            brigades(pledge.amount),
        ),
        Promise::Programme => (of("promise-programme", area()), String::new()),
        Promise::Back => (
            of(
                "promise-back",
                rules.initiatives.get(InitiativeId(about)).map_or_else(String::new, |row| row.name.clone()),
            ),
            String::new(),
        ),
    };
    if amount.is_empty() { what } else { format!("{what}: {amount}") }
}

/// The panel.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    if view.pledges.is_empty() {
        ui.label(faint(theme, view.t("pledges-empty")));
        return;
    }
    let mut rows: Vec<&(PledgeId, Pledge)> = view.pledges.iter().collect();
    rows.sort_by_key(|(id, pledge)| (pledge.by != view.seat, pledge.due, id.0));
    egui::ScrollArea::vertical().id_salt("pledges").auto_shrink([false, false]).show(ui, |ui| {
        egui::Grid::new("pledges").num_columns(5).spacing([16.0, 4.0]).striped(true).show(ui, |ui| {
            for (id, pledge) in rows {
                let due = view.rules.calendar.short(pledge.due);
                let soon = pledge.due <= view.turn + 1;
                ui.label(if soon { strong(due).color(*theme.bad) } else { strong(due) });
                ui.label(if pledge.by == view.seat { strong(view.t("you")) } else { strong(view.name(pledge.by)) });
                ui.label(words(view, pledge));
                let counted = pledge.counted_on.count();
                let mut about = view.tw("pledge-counted", &[("count", counted.into())]);
                if pledge.doubtful {
                    about.push_str(&view.t("pledge-doubtful"));
                }
                ui.label(faint(theme, about));
                let can = view.step == Step::Negotiate && view.mine && !view.sealed && pledge.by != view.seat;
                if can && !pledge.counted_on.has(view.seat) {
                    if ui.button(view.t("pledge-count-on")).clicked() {
                        intents.push(Intent::Order(Order::CountOn { pledge: *id }));
                    }
                } else {
                    ui.label("");
                }
                ui.end_row();
            }
        });
    });
}
