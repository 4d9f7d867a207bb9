//! If all goes to plan: the gap with this draft and without it, over many quick games.

use bevy_egui::egui::{Color32, Ui, vec2};
use egui_plot::{FilledArea, Line, LineStyle, Plot, PlotPoints};

use crate::gui::look::numbers::percent;
use crate::gui::look::widgets::{faint, section};
use crate::gui::view::View;

/// What quick games say: one column a turn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fan {
    /// The first turn.
    pub from: u8,
    /// Games played for each of the two.
    pub runs: usize,
    /// With the draft: tenth, half and nine tenths of the games, permille.
    pub plan: Vec<[i32; 3]>,
    /// With no orders this turn: the middle, permille.
    pub idle: Vec<i32>,
}

/// The chart; nothing where nothing was computed yet.
pub fn show(view: &View, ui: &mut Ui) {
    let Some(fan) = view.fan.as_ref().filter(|fan| fan.plan.len() > 1) else { return };
    let theme = &view.look.theme;
    section(theme, ui, view.t("fan-title"));
    let last = view.rules.calendar.date(view.rules.calendar.turns).0;
    ui.label(faint(theme, view.tw("fan-about", &[("year", last.to_string().into()), ("runs", fan.runs.into())])));
    let xs: Vec<f64> = (0..fan.plan.len()).map(|nth| f64::from(fan.from) + nth as f64).collect();
    let of = |nth: usize| -> Vec<f64> { fan.plan.iter().map(|row| f64::from(row[nth]) / 10.0).collect() };
    let (low, middle, high) = (of(0), of(1), of(2));
    let points = |ys: &[f64]| -> PlotPoints<'static> { xs.iter().zip(ys).map(|(x, y)| [*x, *y]).collect() };
    let idle: Vec<f64> = fan.idle.iter().map(|gap| f64::from(*gap) / 10.0).collect();
    let (good, quiet) = (*theme.good, *theme.quiet);
    let area = FilledArea::new("", &xs, &low, &high).fill_color(good.gamma_multiply(0.16)).allow_hover(false);
    let plan = Line::new(view.t("fan-plan"), points(&middle)).color(good).width(2.0);
    let none = Line::new(view.t("fan-idle"), points(&idle)).color(quiet).width(1.4).style(LineStyle::dashed_dense());
    Plot::new("fan")
        .height(96.0)
        .show_axes([false, true])
        .show_grid([false, true])
        .grid_color(*theme.line)
        .show_background(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .cursor_color(Color32::TRANSPARENT)
        .include_y(0.0)
        .set_margin_fraction(vec2(0.02, 0.08))
        .y_axis_formatter(|mark, _| format!("{:.0}%", mark.value))
        .show(ui, |plot| {
            plot.add(area);
            plot.add(none);
            plot.add(plan);
        });
    let (end, other) = (fan.plan.last().map_or(0, |row| row[1]), fan.idle.last().copied().unwrap_or(0));
    let words = view.tw("fan-ends", &[("plan", percent(end).into()), ("idle", percent(other).into())]);
    ui.label(faint(theme, words));
}
