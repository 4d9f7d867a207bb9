//! The seat itself: its means, its agenda, and what moved trust.

use bevy_egui::egui::{self, RichText, Ui};

use crate::gui::intent::Intent;
use crate::gui::look::numbers::{brigades, euro, percent, percent_bp, signed_whole, whole};
use crate::gui::look::theme::semibold;
use crate::gui::look::widgets::{dots, explain, explain_by, faint, heading, meter, row, section, strong};
use crate::gui::spot;
use crate::gui::view::View;
use crate::gui::view::score::why_aim;
use crate::report::narrate::upper;
use crate::rules::words::{Government, Meter};

/// The panel.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    heading(ui, view.name(view.seat), 21.0);
    let role = view.t(if view.rules.front_line(view.seat) { "seat-front-line" } else { "seat-rear" });
    let government = view.t(match view.own.government {
        Government::Mainstream => "government-mainstream",
        Government::Sceptic => "government-sceptic",
        Government::Caretaker => "government-caretaker",
    });
    ui.label(faint(theme, format!("{role} · {government}")));
    egui::ScrollArea::vertical().id_salt(("capital", view.seat.0)).auto_shrink([false, false]).show(ui, |ui| {
        // Room for the scroll bar.
        ui.set_max_width(ui.available_width() - 9.0);
        ui.spacing_mut().item_spacing.y = 4.0;
        money(view, ui);
        agenda(view, ui);
        ledger(view, ui, intents);
        state(view, ui);
    });
}

/// Political capital and money.
fn money(view: &View, ui: &mut Ui) {
    let theme = &view.look.theme;
    let own = &view.own;
    section(theme, ui, view.t("means"));
    ui.horizontal(|ui| {
        ui.label(view.t("means-pc"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(strong(own.pc.to_string()));
            let response = dots(ui, own.pc.max(0), (own.pc + spent(view)).clamp(1, 8), *theme.bad);
            explain(theme, response, &own.why_pc);
        });
        spot::part(ui, "pc", ui.min_rect());
    });
    let core = if own.core_drafted == own.core {
        percent_bp(own.core)
    } else {
        // The level as it is stands in the parts of the number; there is room for one here.
        format!("→ {}", percent_bp(own.core_drafted))
    };
    let response = row(theme, ui, &view.t("means-core"), strong(core));
    explain_by(theme, response, || view.why_core(view.seat, own.core));
    let free =
        RichText::new(euro(own.free)).family(semibold()).color(if own.free < 0 { *theme.bad } else { *theme.ink });
    let response = row(theme, ui, &view.t("means-free"), free);
    explain(theme, response, &own.why_money);
    let response = row(theme, ui, &view.t("means-budget"), strong(euro(own.budget)));
    explain(theme, response, &own.why_budget);
    meter_row(view, ui, "means-support", Meter::Support, own.support);
    if own.election > 0 {
        row(theme, ui, &view.t("means-election"), strong(view.rules.calendar.short(own.election)));
    }
}

/// The state of the country and its forces.
fn state(view: &View, ui: &mut Ui) {
    let theme = &view.look.theme;
    let own = &view.own;
    section(theme, ui, view.t("means-state"));
    let balance = RichText::new(percent_bp(own.balance)).family(semibold());
    let balance = if own.stressed { balance.color(*theme.bad) } else { balance };
    let response = row(theme, ui, &view.t("means-balance"), balance);
    explain_by(theme, response, || view.why_balance());
    let response = row(theme, ui, &view.t("means-debt"), strong(percent(own.debt)));
    explain_by(theme, response, || view.why_debt());
    meter_row(view, ui, "means-threat", Meter::Threat, own.threat);
    meter_row(view, ui, "means-readiness", Meter::Readiness, own.readiness);
    meter_row(view, ui, "means-resolve", Meter::Resolve, own.resolve);
    meter_row(view, ui, "means-resilience", Meter::Resilience, own.resilience);
    let response = row(theme, ui, &view.t("means-spare"), strong(brigades(own.spare)));
    explain_by(theme, response, || view.why_spare());
    row(theme, ui, &view.t("means-rules"), strong(view.tw("means-level", &[("level", own.rules_level.into())])));
    let planning = view.t(&format!("planning-{}-short", own.planning.text()));
    row(theme, ui, &view.t("means-planning"), strong(planning));
    let regard = format!("{} ± {}", whole(own.regard.value), whole(own.regard.error));
    let response = row(theme, ui, &view.t("means-regard"), strong(regard));
    explain_by(theme, response, || view.why_own("means-regard", Meter::Regard, own.regard.value));
}

/// A number of the seat with what moved it.
fn meter_row(view: &View, ui: &mut Ui, key: &str, meter: Meter, now: i32) {
    let theme = &view.look.theme;
    let response = row(theme, ui, &view.t(key), strong(whole(now)));
    explain_by(theme, response, || view.why_own(key, meter, now));
}

fn spent(view: &View) -> i32 {
    view.draft.iter().map(|line| i32::from(line.drafted.preview.pc)).sum()
}

fn agenda(view: &View, ui: &mut Ui) {
    let theme = &view.look.theme;
    let above = ui.cursor().min;
    section(theme, ui, view.t("agenda"));
    let score = view.why_score();
    let response = row(theme, ui, &score.label, strong(&score.value));
    explain(theme, response, &score);
    for aim in &view.agenda {
        ui.add_space(1.0);
        ui.add(egui::Label::new(RichText::new(&aim.goal.text).size(12.0)).wrap());
        let width = ui.available_width();
        let share = aim.progress as f32 / 1000.0;
        let response = meter(ui, width, 4.0, share, *theme.amber, *theme.well);
        let response = response.interact(egui::Sense::click());
        explain_by(theme, response, || why_aim(&view.look, aim).1);
    }
    let below = egui::pos2(ui.max_rect().max.x, ui.cursor().min.y);
    spot::part(ui, "agenda", egui::Rect::from_min_max(above, below));
}

fn ledger(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    section(theme, ui, view.t("ledger"));
    let recent: Vec<_> = view.ledger.iter().filter(|line| line.turn + 2 > view.turn).collect();
    // What would read as nought is not told one by one.
    let telling: Vec<_> = recent.iter().filter(|line| line.by.abs() >= 5).collect();
    if telling.is_empty() {
        let key = if recent.is_empty() { "ledger-empty" } else { "trust-moved-little" };
        ui.add(egui::Label::new(faint(theme, view.t(key))).wrap());
    }
    for line in telling.into_iter().take(7) {
        let colour = if line.by > 0 { *theme.good } else { *theme.bad };
        let response = ui
            .horizontal(|ui| {
                let by = RichText::new(signed_whole(line.by)).family(semibold()).size(12.0).color(colour);
                ui.add_sized([28.0, 16.0], egui::Label::new(by));
                ui.label(RichText::new(super::trust::whose(view, line)).size(12.0));
                ui.add(egui::Label::new(faint(theme, upper(&line.cause))).truncate());
            })
            .response
            .interact(egui::Sense::click());
        let whose = view.tw(
            if line.in_us { "ledger-theirs" } else { "ledger-ours" },
            &[("who", view.name(line.other).to_owned().into()), ("date", view.rules.calendar.short(line.turn).into())],
        );
        let response = response.on_hover_text(format!("{whose}\n{}", line.cause));
        if response.clicked() {
            intents.push(Intent::Select(Some(line.other)));
        }
    }
}
