//! Capabilities: European solid, American hatched, a tick where the need is met.

use bevy_egui::egui::{self, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};

use crate::gui::intent::Intent;
use crate::gui::look::numbers::{percent, points};
use crate::gui::look::widgets::{explain_by, faint, font, hatch, one_line, strong};
use crate::gui::spot::{self, Spot};
use crate::gui::view::{MenuGroup, View};

/// The full width of a bar stands for this much of the need, permille.
const FULL: f32 = 1100.0;

/// The panel.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let columns = if ui.available_width() < 380.0 { 2 } else { 4 };
    let width = (ui.available_width() - 16.0 * (columns as f32 - 1.0)) / columns as f32;
    egui::Grid::new("covers").num_columns(columns).spacing([16.0, 6.0]).show(ui, |ui| {
        for (nth, (id, area)) in view.rules.areas.pairs().enumerate() {
            let Some(cover) = view.covers.get(id) else { continue };
            let (rect, response) = ui.allocate_exact_size(vec2(width, 44.0), Sense::click());
            let painter = ui.painter_at(rect.expand(2.0));
            // A little smaller before it is cut.
            let fits =
                |size: f32| painter.layout_no_wrap(area.name.clone(), font(size, true), *theme.ink).size().x <= width;
            let size = [12.0, 11.5].into_iter().find(|size| fits(*size)).unwrap_or(11.0);
            let name = one_line(&painter, &area.name, font(size, true), *theme.ink, width);
            painter.galley(rect.min, name, *theme.ink);
            spot::mark(ui, Spot::Article(area.name.clone()), rect);
            let bar = Rect::from_min_size(rect.min + vec2(0.0, 17.0), vec2(width, 10.0));
            painter.rect_filled(bar, 1.0, *theme.well);
            let at = |permille: i32| bar.min.x + bar.width() * (permille as f32 / FULL).clamp(0.0, 1.0);
            let own = Rect::from_min_max(bar.min, pos2(at(cover.alone), bar.max.y));
            painter.rect_filled(own, 1.0, *theme.good);
            let american = Rect::from_min_max(pos2(at(cover.alone), bar.min.y), pos2(at(cover.promised), bar.max.y));
            hatch(&painter, american, *theme.american, 5.0);
            let tick = at(1000);
            painter
                .line_segment([pos2(tick, bar.min.y - 3.0), pos2(tick, bar.max.y + 3.0)], Stroke::new(2.0, *theme.bad));
            let gap = view.tw(
                "cover-line",
                &[
                    ("gap", percent((1000 - cover.promised).max(0)).into()),
                    ("alone", percent((1000 - cover.alone).max(0)).into()),
                ],
            );
            let line = painter.layout_no_wrap(gap, font(10.5, false), *theme.quiet);
            painter.galley(rect.min + vec2(0.0, 30.0), line, *theme.quiet);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &area.name));
            let below = Rect::from_min_max(rect.min + vec2(0.0, 29.0), rect.max);
            let number = ui.interact(below, response.id.with("why"), Sense::click());
            let what = view.tw("why-cover", &[("area", area.name.clone().into())]);
            number.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &what));
            explain_by(theme, number, || view.why_cover(id));
            let response = response.on_hover_ui(|ui| {
                ui.label(strong(&area.name));
                ui.label(faint(theme, &area.point_is));
                egui::Grid::new(("cover", nth)).num_columns(2).spacing([18.0, 3.0]).show(ui, |ui| {
                    for (key, value) in [
                        ("cover-required", points(cover.required)),
                        ("cover-european", percent(cover.alone)),
                        ("cover-american", points(cover.american)),
                        ("cover-believed", percent(cover.believed)),
                        ("cover-on-order", points(cover.on_order)),
                        ("cover-own", points(cover.own)),
                    ] {
                        ui.label(view.t(key));
                        ui.label(RichText::new(value).family(crate::gui::look::theme::semibold()));
                        ui.end_row();
                    }
                });
            });
            if response.clicked() {
                intents.push(Intent::Group(MenuGroup::Procure));
                intents.push(Intent::MenuSearch(area.name.clone()));
                intents.push(Intent::Menu(true));
            }
            if (nth + 1) % columns == 0 {
                ui.end_row();
            }
        }
    });
    ui.label(faint(theme, view.t("cover-key")));
}
