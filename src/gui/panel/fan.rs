//! If all goes to plan: the gap with this draft and without it, over many quick games.

use bevy_egui::egui::{self, Color32, Ui, vec2};
use egui_plot::{FilledArea, Line, LineStyle, Plot, PlotPoints};

use crate::ai::lookahead::forecast::Forecast;
use crate::gui::look::numbers::percent_bp;
use crate::gui::look::widgets::{faint, section, strong};
use crate::gui::view::View;

/// Height of the chart, points; kept free while it is worked out.
const HEIGHT: f32 = 76.0;

/// Whether anything is foreseen.
pub fn wanted(view: &View) -> bool {
    view.fan.forecast.is_some() || view.fan.computing
}

/// The chart; nothing where nothing is foreseen.
pub fn show(view: &View, ui: &mut Ui) {
    let (theme, fan) = (&view.look.theme, &view.fan);
    if !wanted(view) {
        return;
    }
    section(theme, ui, view.t("fan-title"));
    let Some(forecast) = &fan.forecast else {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT + 34.0), egui::Sense::hover());
        ui.painter().rect_filled(rect, 4.0, *theme.well);
        let font = crate::gui::look::widgets::font(12.0, false);
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, view.t("fan-computing"), font, *theme.quiet);
        return;
    };
    let last = view.rules.calendar.date(view.rules.calendar.turns).0;
    let key = if fan.computing { "fan-about-more" } else { "fan-about" };
    let about = view.tw(key, &[("year", last.to_string().into()), ("runs", forecast.runs.into())]);
    ui.add(egui::Label::new(faint(theme, about)).wrap()).on_hover_text(view.t("fan-method"));
    ui.scope(|ui| chart(view, ui, forecast));
    ends(view, ui, forecast);
}

/// Where the two come to at the end: the key of the chart.
fn ends(view: &View, ui: &mut Ui, forecast: &Forecast) {
    let theme = &view.look.theme;
    let of = |permille: Option<i32>| percent_bp(permille.unwrap_or(0) * 10);
    let plan = of(forecast.plan.last().map(|row| row[1]));
    let idle = of(forecast.idle.last().copied());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        dash(ui, 1, *theme.good);
        ui.label(strong(view.tw("fan-plan", &[("gap", plan.into())])).size(11.5).color(*theme.good));
        ui.add_space(8.0);
        dash(ui, 3, *theme.quiet);
        ui.label(faint(theme, view.tw("fan-idle", &[("gap", idle.into())])));
    });
}

/// A piece of a line in as many strokes.
fn dash(ui: &mut Ui, strokes: u8, colour: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 12.0), egui::Sense::hover());
    let wide = rect.width() / f32::from(strokes);
    for nth in 0..strokes {
        let left = rect.min.x + wide * f32::from(nth);
        let right = left + if strokes == 1 { wide } else { wide * 0.6 };
        ui.painter().hline(left..=right, rect.center().y, egui::Stroke::new(2.0, colour));
    }
}

fn chart(view: &View, ui: &mut Ui, forecast: &Forecast) {
    let theme = &view.look.theme;
    // Small enough for three dates and their last digit.
    ui.style_mut().text_styles.insert(egui::TextStyle::Body, egui::FontId::proportional(10.5));
    // The first point is where things stand before the turn ends.
    let before = f64::from(forecast.from) - 1.0;
    let now = [forecast.now; 3];
    let rows: Vec<[i32; 3]> = std::iter::once(now).chain(forecast.plan.iter().copied()).collect();
    let xs: Vec<f64> = (0..rows.len()).map(|nth| before + nth as f64).collect();
    let of = |nth: usize| -> Vec<f64> { rows.iter().map(|row| f64::from(row[nth]) / 10.0).collect() };
    let (low, middle, high) = (of(0), of(1), of(2));
    let idle = std::iter::once(forecast.now).chain(forecast.idle.iter().copied());
    let idle: Vec<f64> = idle.map(|gap| f64::from(gap) / 10.0).collect();
    let points = |ys: &[f64]| -> PlotPoints<'static> { xs.iter().zip(ys).map(|(x, y)| [*x, *y]).collect() };
    let (good, quiet) = (*theme.good, *theme.quiet);
    let area = FilledArea::new("", &xs, &low, &high).fill_color(good.gamma_multiply(0.18)).allow_hover(false);
    let plan = Line::new("", points(&middle)).color(good).width(2.0).allow_hover(false);
    let none = Line::new("", points(&idle)).color(quiet).width(1.4).style(LineStyle::dashed_dense()).allow_hover(false);
    let calendar = view.rules.calendar.clone();
    let (first, end) = (forecast.from.max(1), calendar.turns);
    let plot = Plot::new("fan")
        .height(HEIGHT)
        .show_axes([true, true])
        .show_grid([false, true])
        .grid_color(*theme.line)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .cursor_color(Color32::TRANSPARENT)
        .set_margin_fraction(vec2(0.16, 0.08))
        .y_axis_formatter(|mark, _| format!("{:.0}%", mark.value))
        .y_axis_min_width(30.0)
        .y_grid_spacer(|input| {
            let (low, high) = input.bounds;
            let step = [5.0, 10.0, 20.0].into_iter().find(|step| (high - low) / step < 4.0).unwrap_or(40.0);
            let marks = (0..=100).map(|nth| f64::from(nth) * step).filter(|mark| (low..=high).contains(mark));
            marks.map(|value| egui_plot::GridMark { value, step_size: 1000.0 }).collect()
        })
        .x_grid_spacer(move |_| {
            // Two neighbours would stand too close: there is a middle only where it lies well between.
            let middle = if end.saturating_sub(first) == 3 { first } else { u8::midpoint(first, end) };
            let marks = [first, middle, end];
            let marks = marks.into_iter().enumerate().filter(|(nth, turn)| *nth == 0 || *turn > marks[nth - 1]);
            marks.map(|(_, turn)| egui_plot::GridMark { value: f64::from(turn), step_size: 1000.0 }).collect()
        })
        .x_axis_formatter(move |mark, _| calendar.short(mark.value.round() as u8))
        .show(ui, |plot| {
            plot.add(area);
            plot.add(none);
            plot.add(plan);
            plot.pointer_coordinate().filter(|_| plot.response().hovered()).map(|at| at.x.round())
        });
    let nth = plot.inner.map(|x| x - f64::from(forecast.from)).filter(|nth| *nth >= 0.0).map(|nth| nth as usize);
    if let Some((nth, row)) = nth.and_then(|nth| forecast.plan.get(nth).map(|row| (nth, row))) {
        let turn = forecast.from.saturating_add(u8::try_from(nth).unwrap_or(0));
        let bp = |permille: i32| percent_bp(permille * 10);
        let text = view.tw(
            "fan-turn",
            &[
                ("date", view.rules.calendar.short(turn).into()),
                ("low", bp(row[0]).into()),
                ("plan", bp(row[1]).into()),
                ("high", bp(row[2]).into()),
                ("idle", bp(forecast.idle.get(nth).copied().unwrap_or(0)).into()),
            ],
        );
        plot.response.on_hover_text_at_pointer(text);
    }
}
