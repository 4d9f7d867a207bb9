//! Trust on the map: an arc from every capital to the chosen one, which tells what moved it.

use bevy_egui::egui::{self, Painter, Popup, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, vec2};

use super::atlas::Atlas;
use super::draw::place;
use super::{Lens, paint};
use crate::core::ids::MemberId;
use crate::gui::look::widgets::{explain_by, hint};
use crate::gui::view::{MapMode, View};

/// How near the pointer must come to an arc, in points.
const NEAR: f32 = 5.0;

/// Trust of one capital in the chosen one.
pub struct Arc {
    holder: MemberId,
    trust: i32,
    points: Vec<Pos2>,
}

impl Arc {
    fn distance(&self, at: Pos2) -> f32 {
        let sides = self.points.windows(2).filter_map(|side| <[Pos2; 2]>::try_from(side).ok());
        sides.map(|[a, b]| off_side(a, b, at)).fold(f32::INFINITY, f32::min)
    }
    fn middle(&self) -> Pos2 {
        self.points.get(self.points.len() / 2).copied().unwrap_or_default()
    }
}

/// The distance of a point from a straight line between two others.
fn off_side(a: Pos2, b: Pos2, at: Pos2) -> f32 {
    let side = b - a;
    let along = if side.length_sq() > 0.0 { ((at - a).dot(side) / side.length_sq()).clamp(0.0, 1.0) } else { 0.0 };
    (a + side * along).distance(at)
}

/// The arcs of the present mode: from the others to the chosen capital, or none.
pub fn all(view: &View, lens: Lens, atlas: &Atlas) -> Vec<Arc> {
    let subject = paint::chosen(view);
    let to = place(view, lens, atlas, subject).filter(|_| view.bench.mode == MapMode::Trust);
    let Some(to) = to else { return Vec::new() };
    let others = view.rules.seat_ids().filter(|seat| *seat != subject);
    others
        .filter_map(|holder| {
            let trust = view.trust.get(holder).and_then(|row| row.get(subject))?.value;
            let from = place(view, lens, atlas, holder)?;
            let off = to - from;
            let bend = from + off * 0.5 + vec2(off.y, -off.x) * 0.09;
            let at = |t: f32| from.lerp(bend, t).lerp(bend.lerp(to, t), t);
            Some(Arc { holder, trust, points: (0..=24).map(|nth| at(nth as f32 / 24.0)).collect() })
        })
        .collect()
}

/// Draws them: solid from 50, dashed below, thicker the more; the one under the pointer stands out.
pub fn draw(view: &View, painter: &Painter, arcs: &[Arc], pointed: Option<MemberId>) {
    let theme = &view.look.theme;
    for arc in arcs {
        let high = arc.trust >= 500;
        let more = if pointed == Some(arc.holder) { 1.5 } else { 0.0 };
        // Not translucent: that is blended in linear light and comes out grey.
        let colour = if high { *theme.good } else { *theme.amber };
        let width = more + 1.0 + 1.8 * (arc.trust as f32 / 1000.0 - 0.2).max(0.0);
        if high {
            // On a country of its own colour an arc would be lost.
            let edge = Stroke::new(width + 1.6, *theme.panel);
            painter.add(Shape::line(arc.points.clone(), edge));
            painter.add(Shape::line(arc.points.clone(), Stroke::new(width, colour)));
        } else {
            painter.extend(Shape::dashed_line(&arc.points, Stroke::new(more + 1.3, colour), 5.0, 4.0));
        }
    }
}

/// The capital whose arc is under the pointer.
pub fn under(arcs: &[Arc], at: Pos2) -> Option<MemberId> {
    let near = arcs.iter().map(|arc| (arc.distance(at), arc.holder)).filter(|(off, _)| *off <= NEAR);
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, holder)| holder)
}

/// Lets every arc tell what moved that trust: in short where it is hovered, in full at its middle where it is pressed.
pub fn explain(view: &View, ui: &Ui, map: &Response, arcs: &[Arc], pointed: Option<MemberId>) {
    let theme = &view.look.theme;
    let subject = paint::chosen(view);
    for arc in arcs.iter().filter(|arc| map.rect.shrink(8.0).contains(arc.middle())) {
        let spot = Rect::from_center_size(arc.middle(), vec2(10.0, 10.0));
        let middle = ui.interact(spot, map.id.with(("arc", arc.holder.0)), Sense::click());
        let names = [("holder", arc.holder), ("subject", subject)];
        let what = view.tw("why-trust", &names.map(|(key, who)| (key, view.name(who).to_owned().into())));
        middle.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &what));
        if pointed == Some(arc.holder) && map.clicked() {
            Popup::open_id(ui.ctx(), Popup::default_response_id(&middle));
        }
        explain_by(theme, middle, || view.why_trust(arc.holder, subject));
    }
    if let Some(holder) = pointed {
        map.clone().on_hover_ui_at_pointer(|ui| hint(theme, ui, &view.why_trust(holder, subject)));
    }
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::pos2;

    use super::*;

    #[test]
    fn the_nearest_arc_within_reach_is_the_one_that_is_meant() {
        let arc = |holder, y: f32| Arc {
            holder: MemberId(holder),
            trust: 600,
            points: (0..=24).map(|nth| pos2(nth as f32 * 10.0, y)).collect(),
        };
        let arcs = [arc(1, 0.0), arc(2, 6.0)];
        assert_eq!(under(&arcs, pos2(55.0, 2.0)), Some(MemberId(1)));
        assert_eq!(under(&arcs, pos2(55.0, 4.0)), Some(MemberId(2)));
        assert_eq!(under(&arcs, pos2(55.0, 12.0)), None);
        assert_eq!(under(&arcs, pos2(250.0, 0.0)), None);
    }
}
