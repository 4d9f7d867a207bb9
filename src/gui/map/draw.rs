//! Draws the map and takes what is clicked, dragged and scrolled on it.

use bevy_egui::egui::{self, Color32, Mesh, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, epaint, vec2};

use super::atlas::{Atlas, Country};
use super::{Lens, arcs, marks, over, paint};
use crate::core::ids::MemberId;
use crate::gui::intent::Intent;
use crate::gui::look::theme::between;
use crate::gui::look::widgets::explain_by;
use crate::gui::spot;
use crate::gui::view::View;
use crate::rules::words::War;

/// The map fills what is left of the screen.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    let corners = over::corners(rect);
    let lens = Lens::of(view.bench.camera, corners.free);
    let painter = ui.painter_at(rect);
    let atlas = Atlas::get();
    painter.rect_filled(rect, 0.0, *view.look.theme.sea);
    let taken = [corners.modes, corners.legend];
    let free = response.hover_pos().filter(|at| !taken.iter().any(|corner| corner.contains(*at)));
    let pointed = free.map(|at| lens.to_map(at)).and_then(|place| atlas.at(place));
    let hovered = pointed.and_then(|country| owner(view, &country.code));
    lands(view, &painter, lens, rect, hovered);
    let arcs = arcs::all(view, lens, atlas);
    let trust = free.and_then(|at| arcs::under(&arcs, at));
    arcs::draw(view, &painter, &arcs, trust);
    let pills = marks::draw(view, &painter, lens, atlas, &taken);
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
