//! Programmes over time: decision, building, and when delays would let them arrive.

use bevy_egui::egui::{self, Align2, Color32, Mesh, Rect, Sense, Shape, Stroke, Ui, epaint, pos2, vec2};

use crate::gui::intent::Intent;
use crate::gui::look::numbers::{euro, percent};
use crate::gui::look::theme::{Ink, between};
use crate::gui::look::widgets::{diamond, faint, font, one_line, open_parts, strong};
use crate::gui::spot::{self, Spot};
use crate::gui::view::{Programme, View};
use crate::rules::procurement::state::Stage;

const ROW: f32 = 26.0;

/// The panel.
pub fn show(view: &View, ui: &mut Ui, _intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let own = view.programmes.iter().filter(|row| row.own || row.open).count();
    if own == 0 {
        ui.label(faint(theme, view.t("programmes-empty")));
    }
    let names = (ui.available_width() * 0.30).clamp(130.0, 230.0);
    let wide = (ui.available_width() - names - 100.0).max(80.0);
    let (first, last) = (view.turn.max(1), view.rules.calendar.turns.saturating_add(4));
    let along = move |left: f32, turn: f32| {
        left + wide * ((turn - f32::from(first)) / f32::from(last.saturating_sub(first).max(1))).clamp(0.0, 1.0)
    };
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 14.0), Sense::hover());
    let left = head.min.x + names;
    let step = ((last - first) / (wide / 74.0) as u8).max(1);
    let ticks: Vec<u8> = (first..=last).step_by(usize::from(step)).collect();
    for turn in &ticks {
        let x = along(left, f32::from(*turn));
        let text = view.rules.calendar.short(*turn);
        ui.painter().text(pos2(x, head.min.y), Align2::CENTER_TOP, text, font(10.0, false), *theme.quiet);
    }
    egui::ScrollArea::vertical().id_salt("gantt").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for row in &view.programmes {
            programme(view, ui, row, left, &ticks, &along);
        }
    });
}

fn programme(view: &View, ui: &mut Ui, row: &Programme, left: f32, ticks: &[u8], along: &dyn Fn(f32, f32) -> f32) {
    let theme = &view.look.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let painter = ui.painter_at(rect);
    for turn in ticks {
        let x = along(left, f32::from(*turn));
        painter.vline(x, rect.y_range(), Stroke::new(1.0, theme.line.gamma_multiply(0.6)));
    }
    spot::mark(ui, Spot::Article(row.name.clone()), rect);
    let room = left - rect.min.x - 8.0;
    let ink = if row.own { *theme.ink } else { *theme.quiet };
    let name = one_line(&painter, &row.name, font(11.5, row.own), ink, room);
    painter.galley(rect.min + vec2(0.0, 1.0), name, ink);
    let partners: Vec<&str> = row.partners.iter().map(|(who, _)| view.name(*who)).collect();
    let under = one_line(&painter, &partners.join(" · "), font(10.0, false), *theme.quiet, room);
    painter.galley(rect.min + vec2(0.0, 14.0), under, *theme.quiet);
    let bar = |from: f32, to: f32| {
        Rect::from_min_max(pos2(along(left, from), rect.min.y + 6.0), pos2(along(left, to), rect.min.y + 16.0))
    };
    let now = f32::from(view.turn.max(1));
    let fill = if row.own { *theme.good } else { between((theme.panel, theme.good), 0.45) };
    let (early, middle, late) = row.fan;
    if row.stage == Stage::Decide {
        let decided = (now + 1.0).min(early);
        painter.rect_filled(bar(now, decided), 1.0, between((theme.panel, theme.quiet), 0.45));
        painter.rect_filled(bar(decided, early), 1.0, fill);
    } else {
        painter.rect_filled(bar(now, early), 1.0, fill);
    }
    fade(&painter, bar(early, late.max(early + 0.1)), fill, between((theme.panel, Ink(fill)), 0.1));
    let planned = f32::from(row.planned);
    if row.planned > 0 {
        diamond(&painter, bar(planned, planned).center(), 6.5, *theme.ink);
    }
    let end = along(left, late).max(along(left, planned)) + 8.0;
    let word = remark(view, row, middle);
    painter.text(pos2(end, rect.min.y + 11.0), Align2::LEFT_CENTER, word, font(10.0, false), *theme.quiet);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &row.name));
    let response = open_parts(theme, response, || view.why_delay(row));
    response.on_hover_ui(|ui| card(view, ui, row));
}

/// A bar that fades out to the right.
fn fade(painter: &egui::Painter, rect: Rect, colour: Color32, clear: Color32) {
    let mut mesh = Mesh::default();
    for (at, colour) in [
        (rect.left_top(), colour),
        (rect.right_top(), clear),
        (rect.right_bottom(), clear),
        (rect.left_bottom(), colour),
    ] {
        mesh.vertices.push(epaint::Vertex { pos: at, uv: epaint::WHITE_UV, color: colour });
    }
    mesh.indices.extend([0, 1, 2, 0, 2, 3]);
    painter.add(Shape::mesh(mesh));
}

fn remark(view: &View, row: &Programme, middle: f32) -> String {
    if row.stage == Stage::Decide {
        return view.t(if row.open { "programme-open" } else { "programme-unsigned" });
    }
    if row.load > 1000 {
        return view.tw("programme-load", &[("load", percent(row.load).into())]);
    }
    let late = middle - f32::from(row.planned);
    if row.planned > 0 && late < 0.75 && row.slips == 0 {
        return view.t("programme-on-time");
    }
    // A risk that reads as nought says nothing.
    if row.hazard < 5 {
        return String::new();
    }
    view.tw("programme-risk", &[("risk", percent(row.hazard).into())])
}

fn card(view: &View, ui: &mut Ui, row: &Programme) {
    let theme = &view.look.theme;
    ui.label(strong(&row.name));
    let lead =
        view.tw("programme-lead", &[("who", view.name(row.lead).to_owned().into()), ("units", row.units.into())]);
    ui.label(faint(theme, lead));
    for (who, share) in &row.partners {
        ui.label(format!("{}  {}", view.name(*who), percent(*share)));
    }
    let sector = view.rules.sectors.get(row.sector).map_or("", |row| row.name.as_str());
    let short = |turn: u8| if turn == 0 { "–".to_owned() } else { view.rules.calendar.short(turn) };
    egui::Grid::new("programme").num_columns(2).spacing([18.0, 3.0]).show(ui, |ui| {
        for (key, value) in [
            ("programme-price", format!("{} / {}", euro(row.money.1), euro(row.money.0))),
            ("programme-lots", format!("{} / {}", row.lots.0, row.lots.1)),
            ("programme-first", short(row.first)),
            ("programme-planned", short(row.planned)),
            ("programme-slips", row.slips.to_string()),
            ("programme-expires", short(row.expires)),
            ("programme-chance", percent(row.hazard)),
            ("programme-sector", format!("{sector} ({})", percent(row.load))),
        ] {
            ui.label(view.t(key));
            ui.label(strong(value));
            ui.end_row();
        }
    });
}
