//! Places on the screen by name: lessons point them out, and help explains the one under the pointer.
//!
//! Panels mark what they draw; the marks last for one frame.

use bevy_egui::egui::{Context, CornerRadius, Id, LayerId, Order, Pos2, Rect, Stroke, StrokeKind, Ui};

use super::look::Theme;

/// A place on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A part of the window, by the short name that its help has too.
    Part(&'static str),
    /// A row of the list of orders, by its title.
    Entry(String),
    /// Something the encyclopedia knows, by the title of its article.
    Article(String),
}

#[derive(Clone, Debug)]
struct Mark {
    spot: Spot,
    rect: Rect,
    layer: LayerId,
}

#[derive(Clone, Debug, Default)]
struct Marks(Vec<Mark>);

/// A part that is pointed out, and since when (seconds since the window opened).
#[derive(Clone, Debug)]
struct Since(Spot, f64);

/// Seconds for which a frame that is new draws the eye; afterwards it rests, and so does the window.
const DRAW_EYE: f64 = 3.0;

fn store() -> Id {
    Id::new("spots")
}

/// Forgets the marks of the last frame.
pub fn begin(context: &Context) {
    context.data_mut(|data| data.get_temp_mut_or_default::<Marks>(store()).0.clear());
}

/// Says what lies in a rectangle.
pub fn mark(ui: &Ui, spot: Spot, rect: Rect) {
    let rect = rect.intersect(ui.clip_rect());
    if rect.is_positive() {
        let mark = Mark { spot, rect, layer: ui.layer_id() };
        ui.data_mut(|data| data.get_temp_mut_or_default::<Marks>(store()).0.push(mark));
    }
}

/// The same for a part of the window.
pub fn part(ui: &Ui, name: &'static str, rect: Rect) {
    mark(ui, Spot::Part(name), rect);
}

/// Where something is drawn in this frame.
pub fn find(context: &Context, spot: &Spot) -> Option<Rect> {
    context.data(|data| {
        let marks: Marks = data.get_temp(store())?;
        marks.0.iter().find(|mark| mark.spot == *spot).map(|mark| mark.rect)
    })
}

/// The smallest marked place under a point, on the layer that lies on top there.
pub fn under(context: &Context, at: Pos2) -> Option<Spot> {
    let top = context.layer_id_at(at);
    let marks: Marks = context.data(|data| data.get_temp(store()))?;
    marks
        .0
        .into_iter()
        .filter(|mark| mark.rect.contains(at) && top.is_none_or(|top| top == mark.layer))
        .min_by(|a, b| a.rect.area().total_cmp(&b.rect.area()))
        .map(|mark| mark.spot)
}

/// Draws a frame around the first of these that is on the screen. It swells for a moment when it is new, unless
/// movement is to be spared.
pub fn point_out(context: &Context, theme: &Theme, still: bool, spots: &[Spot]) {
    let Some((spot, rect)) = spots.iter().find_map(|spot| Some((spot, find(context, spot)?))) else { return };
    let now = context.input(|input| input.time);
    let id = Id::new("pointed-out");
    let since = match context.data(|data| data.get_temp::<Since>(id)) {
        Some(Since(before, since)) if before == *spot => since,
        _ => {
            context.data_mut(|data| data.insert_temp(id, Since(spot.clone(), now)));
            now
        }
    };
    let mut swell = 0.0;
    if !still && now - since < DRAW_EYE {
        swell = (((now - since) * std::f64::consts::TAU / 1.0).sin().abs() * 3.0) as f32;
        context.request_repaint();
    }
    let painter = context.layer_painter(LayerId::new(Order::Foreground, Id::new("pointed-out-frame")));
    let frame = rect.expand(3.0 + swell).intersect(context.content_rect().shrink(1.5));
    painter.rect_stroke(frame, CornerRadius::same(6), Stroke::new(2.5, *theme.amber), StrokeKind::Outside);
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::{pos2, vec2};
    use egui_kittest::Harness;

    use super::*;

    #[test]
    fn the_smallest_place_under_the_pointer_is_meant_and_marks_last_one_frame() {
        let outer = Rect::from_min_size(pos2(10.0, 10.0), vec2(100.0, 80.0));
        let inner = Rect::from_min_size(pos2(40.0, 40.0), vec2(10.0, 10.0));
        let mut harness = Harness::builder().with_size(vec2(200.0, 200.0)).build_ui_state(
            move |ui, drawn: &mut bool| {
                begin(ui.ctx());
                if *drawn {
                    part(ui, "outer", outer);
                    part(ui, "inner", inner);
                }
            },
            true,
        );
        harness.run_steps(2);
        let context = harness.ctx.clone();
        assert_eq!(under(&context, pos2(45.0, 45.0)), Some(Spot::Part("inner")));
        assert_eq!(under(&context, pos2(20.0, 20.0)), Some(Spot::Part("outer")));
        assert_eq!(under(&context, pos2(180.0, 20.0)), None);
        assert_eq!(find(&context, &Spot::Part("inner")), Some(inner));
        *harness.state_mut() = false;
        harness.run_steps(1);
        assert_eq!(find(&context, &Spot::Part("inner")), None);
    }
}
