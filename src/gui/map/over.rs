//! What lies over the map: its modes, what the colours mean, and what is known of a capital.

use bevy_egui::egui::{self, Align2, FontId, Layout, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::paint;
use crate::core::ids::MemberId;
use crate::gui::bindings::{Action, hint, shown};
use crate::gui::intent::Intent;
use crate::gui::look::theme::{between, semibold};
use crate::gui::look::widgets;
use crate::gui::view::{MapMode, View};

/// How the modes are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bar {
    /// In a row.
    Row,
    /// In a row, by their keys, with the name of the one that is chosen.
    Keys,
    /// In a column, beside a map that is much wider than high.
    Column,
}

/// Where things lie over the map, and what is free for it.
#[derive(Clone, Copy, Debug)]
pub struct Corners {
    /// The modes.
    pub modes: Rect,
    /// The legend.
    pub legend: Rect,
    /// The map is fitted into this.
    pub free: Rect,
    bar: Bar,
}

const EDGE: f32 = 12.0;
const LEGEND: egui::Vec2 = vec2(194.0, 74.0);
const ROW: egui::Vec2 = vec2(470.0, 34.0);
const COLUMN: egui::Vec2 = vec2(160.0, 152.0);

/// Divides the room: nothing that matters may be hidden.
pub fn corners(rect: Rect) -> Corners {
    let at = rect.min + vec2(EDGE, EDGE);
    if rect.height() < 400.0 && rect.width() > 1.7 * rect.height() {
        // Below the modes, or across from them where it is too low for both.
        let (legend, free) = if rect.height() < COLUMN.y + LEGEND.y + 2.0 * EDGE + 4.0 {
            let legend = pos2(rect.max.x - EDGE - LEGEND.x, at.y);
            let left = pos2(at.x + COLUMN.x + 2.0, rect.min.y);
            (legend, Rect::from_min_max(left, pos2(legend.x - 2.0, rect.max.y)))
        } else {
            let left = pos2(at.x + LEGEND.x, rect.min.y);
            (pos2(at.x, rect.max.y - EDGE - LEGEND.y), Rect::from_min_max(left, rect.max))
        };
        let modes = Rect::from_min_size(at, COLUMN);
        return Corners { modes, legend: Rect::from_min_size(legend, LEGEND), free, bar: Bar::Column };
    }
    let free = Rect::from_min_max(pos2(rect.min.x, rect.min.y + EDGE + ROW.y), rect.max);
    let wide = rect.width() >= ROW.x + LEGEND.x + 3.0 * EDGE;
    let bar = if rect.width() >= ROW.x + 2.0 * EDGE { Bar::Row } else { Bar::Keys };
    let modes = Rect::from_min_size(at, if bar == Bar::Row { ROW } else { vec2(220.0, ROW.y) });
    // The east is where there is nothing to be named.
    let top = if wide { at.y } else { modes.max.y + 8.0 };
    let legend = if bar == Bar::Row {
        pos2(rect.max.x - EDGE - LEGEND.x, top)
    } else {
        pos2(at.x, rect.max.y - EDGE - LEGEND.y)
    };
    Corners { modes, legend: Rect::from_min_size(legend, LEGEND), free, bar }
}

/// The modes of the map.
pub fn mode_bar(view: &View, ui: &mut Ui, corners: &Corners, intents: &mut Vec<Intent>) {
    let mut bar = ui.new_child(egui::UiBuilder::new().max_rect(corners.modes));
    let layout = match corners.bar {
        Bar::Column => Layout::top_down_justified(egui::Align::Min),
        Bar::Row | Bar::Keys => Layout::left_to_right(egui::Align::Center),
    };
    widgets::card_frame(&view.look.theme).inner_margin(3.0).show(&mut bar, |ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        ui.with_layout(layout, |ui| {
            for (action, mode) in Action::MODES.into_iter().zip(MapMode::ALL) {
                let (key, name) = (shown(ui.ctx(), action), view.t(mode.key()));
                let chosen = mode == view.bench.mode;
                let text = if corners.bar == Bar::Keys && !chosen { key } else { format!("{key} {name}") };
                let response = widgets::pill(&view.look.theme, ui, &text, chosen);
                if response.on_hover_text(hint(ui, &name, action)).clicked() {
                    intents.push(Intent::Mode(mode));
                }
            }
        });
    });
}

/// What the colours mean.
pub fn legend(view: &View, ui: &mut Ui, rect: Rect) {
    let theme = &view.look.theme;
    let scale = paint::scale(view);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 6.0, *theme.panel);
    painter.rect_stroke(rect, 6.0, Stroke::new(1.0, *theme.line), StrokeKind::Inside);
    let left = rect.min + vec2(12.0, 9.0);
    painter.text(left, Align2::LEFT_TOP, &scale.title, FontId::new(11.5, semibold()), *theme.ink);
    let bar = Rect::from_min_size(left + vec2(0.0, 19.0), vec2(rect.width() - 24.0, 9.0));
    let steps = 24;
    for nth in 0..steps {
        let share = nth as f32 / (steps - 1) as f32;
        let cell = Rect::from_min_size(
            pos2(bar.min.x + bar.width() * nth as f32 / steps as f32, bar.min.y),
            vec2(bar.width() / steps as f32 + 0.5, bar.height()),
        );
        painter.rect_filled(cell, 0.0, between(scale.ends, share));
    }
    let font = FontId::proportional(10.5);
    painter.text(bar.left_bottom() + vec2(0.0, 3.0), Align2::LEFT_TOP, &scale.words.0, font.clone(), *theme.quiet);
    painter.text(bar.right_bottom() + vec2(0.0, 3.0), Align2::RIGHT_TOP, &scale.words.1, font.clone(), *theme.quiet);
    let note = widgets::one_line(&painter, &scale.note, font, *theme.quiet, bar.width());
    painter.galley(bar.left_bottom() + vec2(0.0, 18.0), note, *theme.quiet);
}

/// What is known of a capital, in a few lines.
pub fn card(view: &View, ui: &mut Ui, member: MemberId) {
    use crate::gui::look::numbers::{brigades, grouped, percent_bp, whole};
    let Some(capital) = view.capitals.get(member) else { return };
    ui.label(egui::RichText::new(view.name(member)).family(semibold()).size(14.0));
    let estimate = |value: crate::sim::observe::Estimate| {
        if value.error == 0 { whole(value.value) } else { format!("{} ± {}", whole(value.value), whole(value.error)) }
    };
    egui::Grid::new(("card", member.0)).num_columns(2).spacing([18.0, 3.0]).show(ui, |ui| {
        let mut row = |key: &str, value: String| {
            ui.label(view.t(key));
            ui.label(egui::RichText::new(value).family(semibold()));
            ui.end_row();
        };
        if member != view.seat && view.rules.is_seat(member) {
            row("card-trusts-you", estimate(capital.trust_of));
            row("card-you-trust", estimate(capital.trust_in));
        }
        row("card-threat", estimate(capital.threat));
        row("card-support", estimate(capital.support));
        row("card-spending", percent_bp(capital.core));
        if capital.troops > 0 {
            row("card-troops", grouped(capital.troops));
        }
        if let Some(forward) = capital.forward {
            row("card-forward", brigades(forward));
        }
        row("card-government", view.look.word("temper", capital.government.text()));
        if view.rules.is_seat(member) {
            row("card-planning", view.t(&format!("planning-{}", capital.planning.text())));
        }
        if capital.election > 0 {
            row("card-election", view.rules.calendar.short(capital.election));
        }
        if capital.record.1 > 0 {
            row("card-pledges", format!("{} / {}", capital.record.0, capital.record.1));
        }
        if capital.vetoes > 0 {
            row("card-vetoes", capital.vetoes.to_string());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modes_and_legend_lie_within_the_map_and_not_on_each_other_or_on_what_is_free() {
        // The turn at 1280×720 and 1600×900, beside a text, alone in a small window, and under a lesson there.
        for (width, height) in
            [(745.0, 485.0), (1010.0, 625.0), (577.0, 720.0), (384.0, 480.0), (640.0, 275.0), (640.0, 200.0)]
        {
            let rect = Rect::from_min_size(pos2(240.0, 60.0), vec2(width, height));
            let corners = corners(rect);
            for part in [corners.modes, corners.legend, corners.free] {
                assert!(rect.contains_rect(part), "{width}×{height}: {part:?}");
            }
            assert!(!corners.modes.intersects(corners.legend), "{width}×{height}: {corners:?}");
            // Only over the east of a map that is high enough may the legend lie on it.
            let beside = !corners.legend.shrink(0.5).intersects(corners.free);
            assert!(beside || height > 400.0, "{width}×{height}: {corners:?}");
            assert!(!corners.modes.shrink(0.5).intersects(corners.free), "{width}×{height}: {corners:?}");
        }
    }
}
