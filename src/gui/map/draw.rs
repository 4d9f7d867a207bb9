//! Draws the map and takes what is clicked, dragged and scrolled on it.

use bevy_egui::egui::{
    self, Color32, FontId, Mesh, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, epaint, pos2, vec2,
};

use super::atlas::{Atlas, Country};
use super::labels::{self, Wish};
use super::{Lens, arcs, over, paint};
use crate::core::ids::MemberId;
use crate::gui::intent::Intent;
use crate::gui::look::theme::{between, semibold};
use crate::gui::look::widgets::explain_by;
use crate::gui::spot;
use crate::gui::view::{SightingKind, View};
use crate::rules::words::War;

/// The map fills what is left of the screen.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    let corners = over::corners(rect);
    let lens = Lens::of(view.bench.camera, corners.free);
    let painter = ui.painter_at(rect);
    let atlas = Atlas::get();
    painter.rect_filled(rect, 0.0, *view.look.theme.sea);
    let pointed = response.hover_pos().map(|at| lens.to_map(at)).and_then(|place| atlas.at(place));
    let hovered = pointed.and_then(|country| owner(view, &country.code));
    lands(view, &painter, lens, rect, hovered);
    let taken = [corners.modes, corners.legend];
    let arcs = arcs::all(view, lens, atlas);
    let free = response.hover_pos().filter(|at| !taken.iter().any(|corner| corner.contains(*at)));
    let trust = free.and_then(|at| arcs::under(&arcs, at));
    arcs::draw(view, &painter, &arcs, trust);
    let taken = signs(view, &painter, lens, atlas, &taken);
    let pills = names(view, &painter, lens, rect, atlas, &taken);
    arcs::explain(view, ui, &response, &arcs, trust);
    explain_pills(view, ui, &pills);
    over::legend(view, ui, corners.legend);
    over::mode_bar(view, ui, &corners, intents);
    spot::part(ui, "map", rect);
    if let (Some(member), None, true) = (hovered, trust, response.hovered()) {
        response.clone().on_hover_ui_at_pointer(|ui| over::card(view, ui, member));
    }
    let pressed = if trust.is_some() { None } else { Some(Intent::Select(hovered)) };
    steer(view, ui, &response, lens, pressed, intents);
}

fn steer(
    view: &View,
    ui: &Ui,
    response: &egui::Response,
    lens: Lens,
    pressed: Option<Intent>,
    intents: &mut Vec<Intent>,
) {
    let mut camera = view.bench.camera;
    if response.dragged() {
        let off = response.drag_delta() / lens.scale;
        camera.centre -= vec2(off.x, -off.y);
        camera = camera.kept();
    }
    if let Some(at) = response.hover_pos() {
        let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        let by = (scroll * 0.004).exp() * pinch;
        if (by - 1.0).abs() > 1e-4 {
            camera = camera.zoomed(by, lens.to_map(at));
        }
    }
    if response.double_clicked() {
        camera = super::Camera::default();
    } else if response.clicked() {
        intents.extend(pressed);
    }
    if camera != view.bench.camera {
        intents.push(Intent::Camera(camera));
    }
}

/// The member a country belongs to.
fn owner(view: &View, code: &str) -> Option<MemberId> {
    view.rules.members.pairs().find(|(_, row)| row.countries.iter().any(|country| country == code)).map(|(id, _)| id)
}

fn lands(view: &View, painter: &Painter, lens: Lens, rect: Rect, hovered: Option<MemberId>) {
    let theme = &view.look.theme;
    let visible = |country: &&Country| {
        let seen = Rect::from_two_pos(
            lens.to_screen(country.bounds.min.to_vec2()),
            lens.to_screen(country.bounds.max.to_vec2()),
        );
        seen.intersects(rect)
    };
    let atlas = Atlas::get();
    for country in atlas.countries.iter().filter(visible) {
        let member = owner(view, &country.code);
        let fill = match (member, country.code.as_str()) {
            (Some(member), _) => paint::fill(view, member),
            (None, "RUS" | "BLR") => *theme.rival,
            (None, "UKR") => ukraine(view),
            _ => *theme.land,
        };
        triangles(painter, lens, country, fill);
        if country.code == "UKR" && matches!(view.world.war, War::War | War::Ceasefire) {
            let stroke = Stroke::new(1.5, theme.amber.gamma_multiply(0.45));
            for (from, to) in &country.hatch {
                painter.line_segment([lens.to_screen(*from), lens.to_screen(*to)], stroke);
            }
        }
    }
    for country in atlas.countries.iter().filter(visible) {
        outline(painter, lens, country, Stroke::new(0.8, *theme.border));
    }
    let chosen = paint::chosen(view);
    for (member, width, ink) in
        [(Some(chosen), 1.8, *theme.bad), (hovered.filter(|member| *member != chosen), 1.4, *theme.ink)]
    {
        for country in atlas.countries.iter().filter(visible) {
            if member.is_some() && owner(view, &country.code) == member {
                outline(painter, lens, country, Stroke::new(width, ink));
            }
        }
    }
}

fn ukraine(view: &View) -> Color32 {
    let theme = &view.look.theme;
    between((theme.land, theme.amber), 0.16)
}

fn triangles(painter: &Painter, lens: Lens, country: &Country, fill: Color32) {
    let mut mesh = Mesh::default();
    mesh.vertices.extend(country.corners.iter().map(|corner| epaint::Vertex {
        pos: lens.to_screen(*corner),
        uv: epaint::WHITE_UV,
        color: fill,
    }));
    mesh.indices.clone_from(&country.triangles);
    painter.add(Shape::mesh(mesh));
}

fn outline(painter: &Painter, lens: Lens, country: &Country, stroke: Stroke) {
    for line in &country.outlines {
        let points: Vec<Pos2> = line.iter().map(|point| lens.to_screen(*point)).collect();
        painter.add(Shape::closed_line(points, stroke));
    }
}

/// Lets the number beside each capital tell what it is made of.
fn explain_pills(view: &View, ui: &Ui, pills: &[(MemberId, Rect)]) {
    for &(member, rect) in pills {
        let number = ui.interact(rect, ui.id().with(("pill", member.0)), Sense::click());
        let text = paint::value(view, member).map_or_else(String::new, |value| value.text);
        let what = format!("{} {text}", view.name(member));
        number.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &what));
        explain_by(&view.look.theme, number, || paint::why(view, member));
    }
}

/// Where a member's capital stands on the screen.
pub fn place(view: &View, lens: Lens, atlas: &Atlas, member: MemberId) -> Option<Pos2> {
    let row = view.rules.members.get(member)?;
    row.countries.iter().find_map(|code| atlas.places.get(code)).map(|place| lens.to_screen(*place))
}

/// Whether the map is so small that names stand close together.
fn tight(lens: Lens) -> bool {
    lens.scale < 0.12
}

/// Incursions, drawdowns, deliveries and forces; the rectangles they take.
fn signs(view: &View, painter: &Painter, lens: Lens, atlas: &Atlas, corners: &[Rect]) -> Vec<Rect> {
    let theme = &view.look.theme;
    let frame = painter.clip_rect().shrink(4.0);
    let mut sightings: Vec<_> = view.sightings.iter().collect();
    sightings.sort_by_key(|sighting| sighting.kind as u8);
    let drawn: Vec<_> = sightings
        .into_iter()
        .filter_map(|sighting| Some((sighting, place(view, lens, atlas, sighting.member)?)))
        .take(7)
        .map(|(sighting, at)| {
            // Where the map is small, names need the room more than words about what is going well.
            let brief = tight(lens) && !matches!(sighting.kind, SightingKind::Incursion | SightingKind::Drawdown);
            let text = if brief { String::new() } else { crate::report::narrate::clip(&sighting.text, 28) };
            let label = painter.layout_no_wrap(text, FontId::new(10.5, semibold()), *theme.ink);
            let wide = if brief { 24.0 } else { label.size().x + 36.0 };
            let wish = Wish { at, size: vec2(wide, 18.0), optional: true };
            (sighting, label, wish)
        })
        .collect();
    // Names belong right beside their points: signs keep clear of them.
    let mut taken = corners.to_vec();
    taken.extend(drawn.iter().map(|(_, _, wish)| Rect::from_center_size(wish.at, vec2(24.0, 30.0))));
    let wishes: Vec<Wish> = drawn.iter().map(|row| row.2).collect();
    let spots = labels::place(&wishes, frame, &taken);
    let mut used = corners.to_vec();
    for ((sighting, label, _), spot) in drawn.into_iter().zip(spots) {
        let Some(rect) = spot else { continue };
        let (mark, colour) = match sighting.kind {
            SightingKind::Incursion => ("!", *theme.bad),
            SightingKind::Drawdown => ("US", *theme.american),
            SightingKind::Delivery => ("+", *theme.good),
            SightingKind::Forces => ("»", *theme.ink),
        };
        tag(view, painter, rect, mark, label, colour, sighting.kind == SightingKind::Incursion);
        used.push(rect);
    }
    used
}

/// A tag with a mark on the left.
fn tag(
    view: &View,
    painter: &Painter,
    rect: Rect,
    mark: &str,
    label: std::sync::Arc<egui::Galley>,
    colour: Color32,
    triangle: bool,
) {
    let theme = &view.look.theme;
    let sign = painter.layout_no_wrap(mark.to_owned(), FontId::new(10.5, semibold()), *theme.on_accent);
    painter.rect_filled(rect, 4.0, *theme.panel);
    painter.rect_stroke(rect, 4.0, Stroke::new(1.0, colour), StrokeKind::Inside);
    let left = Rect::from_min_size(rect.min, vec2(24.0, rect.height()));
    painter.rect_filled(left, 4.0, colour);
    if triangle {
        // A second cue beside the colour.
        let c = left.center();
        let points = vec![c + vec2(0.0, -6.5), c + vec2(7.0, 5.5), c + vec2(-7.0, 5.5)];
        painter.add(Shape::convex_polygon(points, colour, Stroke::new(1.0, *theme.on_accent)));
    }
    painter.galley(left.center() - sign.size() / 2.0, sign, *theme.on_accent);
    painter.galley(pos2(left.max.x + 5.0, rect.center().y - label.size().y / 2.0), label, *theme.ink);
}

/// Capitals with what the mode says of them; returns where the numbers stand.
fn names(
    view: &View,
    painter: &Painter,
    lens: Lens,
    rect: Rect,
    atlas: &Atlas,
    taken: &[Rect],
) -> Vec<(MemberId, Rect)> {
    let theme = &view.look.theme;
    let chosen = paint::chosen(view);
    let mut members: Vec<MemberId> = view
        .rules
        .member_ids()
        .filter(|member| {
            let hosts =
                view.capitals.get(*member).is_some_and(|capital| capital.troops > 300 || capital.forward.is_some());
            view.rules.is_seat(*member) || hosts || view.bench.camera.zoom > 1.8
        })
        .collect();
    members.sort_by_key(|member| (*member != chosen, !view.rules.is_seat(*member), member.0));
    let tight = tight(lens);
    let (mut drawn, mut pills) = (Vec::new(), Vec::new());
    for member in members {
        let Some(at) = place(view, lens, atlas, member).filter(|at| rect.contains(*at)) else { continue };
        let seat = view.rules.is_seat(member);
        let size = if member == chosen {
            13.5
        } else if seat {
            12.0
        } else {
            10.5
        };
        let font = if seat { FontId::new(size, semibold()) } else { FontId::proportional(size) };
        let name = painter.layout_no_wrap(view.name(member).to_owned(), font, *theme.ink);
        let value = paint::value(view, member)
            .map(|value| painter.layout_no_wrap(value.text, FontId::new(10.5, semibold()), *theme.ink));
        let pill = value.as_ref().map_or(0.0, |value| value.size().x + 12.0);
        // Where the map is small, the value stands beside the name: there is less room above and below.
        let room = match (&value, tight) {
            (None, _) => name.size(),
            (Some(_), false) => vec2(name.size().x.max(pill), name.size().y + 15.0),
            (Some(_), true) => vec2(name.size().x + 4.0 + pill, name.size().y.max(15.0)),
        };
        drawn.push((member, seat, name, value, Wish { at, size: room, optional: !seat }));
    }
    let wishes: Vec<Wish> = drawn.iter().map(|row| row.4).collect();
    let rects = labels::place(&wishes, rect.shrink(4.0), taken);
    for ((member, seat, name, value, wish), spot) in drawn.into_iter().zip(rects) {
        let Some(spot) = spot else { continue };
        if member == chosen {
            painter.circle_filled(wish.at, 7.0, *theme.panel);
            painter.circle_stroke(wish.at, 7.0, Stroke::new(1.2, *theme.bad));
            painter.circle_filled(wish.at, 4.5, *theme.bad);
        } else {
            painter.circle_filled(wish.at, if seat { 3.5 } else { 2.4 }, *theme.ink);
        }
        // Far from its point a name gets a line to it.
        let near = spot.clamp(wish.at);
        if (near - wish.at).length() > 13.0 {
            painter.line_segment([wish.at, near], Stroke::new(0.8, *theme.quiet));
        }
        halo(painter, spot.min, &name, *theme.panel, *theme.ink);
        if let Some(value) = value {
            let corner = if tight {
                pos2(spot.min.x + name.size().x + 4.0, spot.min.y)
            } else {
                pos2(spot.min.x, spot.min.y + name.size().y - 1.0)
            };
            let pill = Rect::from_min_size(corner, vec2(value.size().x + 12.0, 15.0));
            painter.rect_filled(pill, 7.5, *theme.panel);
            painter.rect_stroke(pill, 7.5, Stroke::new(0.8, *theme.line), StrokeKind::Inside);
            painter.galley(pill.center() - value.size() / 2.0, value, *theme.ink);
            pills.push((member, pill));
        }
    }
    pills
}

/// Text with a soft edge, so that it reads on any country.
fn halo(painter: &Painter, at: Pos2, galley: &std::sync::Arc<egui::Galley>, edge: Color32, ink: Color32) {
    for (x, y) in [(-1.2, 0.0), (1.2, 0.0), (0.0, -1.2), (0.0, 1.2), (-0.9, -0.9), (0.9, 0.9), (-0.9, 0.9), (0.9, -0.9)]
    {
        painter.galley_with_override_text_color(at + Vec2::new(x, y), std::sync::Arc::clone(galley), edge);
    }
    painter.galley(at, std::sync::Arc::clone(galley), ink);
}
