//! Industry: how full the lines are.

use bevy_egui::egui::{self, Align2, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};

use crate::gui::intent::Intent;
use crate::gui::look::numbers::{euro, percent};
use crate::gui::look::widgets::{explain_by, faint, font, hatch};
use crate::gui::view::{MenuGroup, Sector, View};

/// The panel.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    egui::ScrollArea::vertical().id_salt("industry").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let text = |load: i32, capacity: i32| {
            view.tw("industry-line", &[("load", percent(load).into()), ("capacity", euro(capacity).into())])
        };
        let width = |sector: &Sector| {
            let font = font(11.0, true);
            ui.painter().layout_no_wrap(text(sector.load, sector.capacity), font, *theme.ink).size().x
        };
        let numbers = view.sectors.iter().map(width).fold(0.0, f32::max) + 22.0;
        for (id, sector) in view.rules.sectors.pairs() {
            let Some(&Sector { load, capacity, .. }) = view.sectors.get(id) else { continue };
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::click());
            let painter = ui.painter_at(rect);
            let names = (rect.width() * 0.34).clamp(130.0, 240.0);
            painter.text(rect.left_center(), Align2::LEFT_CENTER, &sector.name, font(12.0, false), *theme.ink);
            let bar = Rect::from_min_max(
                pos2(rect.min.x + names, rect.min.y + 5.0),
                pos2(rect.max.x - numbers, rect.max.y - 5.0),
            );
            let at = |permille: i32| bar.min.x + bar.width() * (permille as f32 / 1600.0).clamp(0.0, 1.0);
            painter.rect_filled(bar, 1.0, *theme.well);
            let part = Rect::from_min_max(bar.min, pos2(at(load.min(1000)), bar.max.y));
            painter.rect_filled(part, 1.0, *theme.good);
            if load > 1000 {
                let over = Rect::from_min_max(pos2(at(1000), bar.min.y), pos2(at(load), bar.max.y));
                hatch(&painter, over, *theme.bad, 5.0);
            }
            painter.vline(at(1000), (bar.min.y - 3.0)..=(bar.max.y + 3.0), Stroke::new(2.0, *theme.bad));
            let ink = if load > 1000 { *theme.bad } else { *theme.quiet };
            painter.text(
                pos2(bar.max.x + 10.0, rect.center().y),
                Align2::LEFT_CENTER,
                text(load, capacity),
                font(11.0, load > 1000),
                ink,
            );
            response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &sector.name));
            let beside = Rect::from_min_max(pos2(bar.max.x + 4.0, rect.min.y), rect.max);
            let number = ui.interact(beside, response.id.with("why"), Sense::click());
            let what = view.tw("why-load", &[("sector", sector.name.clone().into())]);
            number.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &what));
            explain_by(theme, number, || view.why_load(id));
            if response.on_hover_text(RichText::new(view.t("industry-hint"))).clicked() {
                intents.push(Intent::Group(MenuGroup::Industry));
                intents.push(Intent::Menu(true));
            }
        }
        ui.label(faint(theme, view.t("industry-key")));
    });
}
