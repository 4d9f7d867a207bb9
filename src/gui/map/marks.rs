//! Names, numbers and signs on the map: where each stands, so that none covers another or a capital's point.

use std::sync::Arc;

use bevy_egui::egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::atlas::Atlas;
use super::draw::place;
use super::labels::{self, Wish};
use super::{Lens, paint};
use crate::core::ids::MemberId;
use crate::gui::look::theme::semibold;
use crate::gui::view::{Sighting, SightingKind, View};

/// Something that is written on the map.
enum Mark<'a> {
    /// A capital, with what the mode says of it.
    Name { member: MemberId, seat: bool, name: Arc<Galley>, value: Option<Arc<Galley>> },
    /// What happened there.
    Sign { sighting: &'a Sighting, label: Arc<Galley> },
}

/// The most signs that are shown.
const SIGNS: usize = 7;

/// Draws what is written on the map clear of its corners; returns where the numbers of the capitals stand.
pub fn draw(view: &View, painter: &Painter, lens: Lens, atlas: &Atlas, corners: &[Rect]) -> Vec<(MemberId, Rect)> {
    let marks = marks(view, painter, lens, atlas);
    let wishes: Vec<Wish> = marks.iter().map(|row| row.1).collect();
    let spots = labels::place(&wishes, painter.clip_rect().shrink(4.0), corners);
    let mut pills = Vec::new();
    for ((mark, wish), spot) in marks.into_iter().zip(spots) {
        let Some(spot) = spot else { continue };
        match mark {
            Mark::Sign { sighting, label } => sign(view, painter, (wish.at, spot), sighting, label),
            Mark::Name { member, seat, name, value } => {
                point(view, painter, wish.at, member, seat);
                leader(painter, wish.at, spot, *view.look.theme.quiet);
                let number = named(view, painter, lens, spot, &name, value);
                pills.extend(number.map(|rect| (member, rect)));
            }
        }
    }
    pills
}

/// What is to be written, the most important first: capitals beside their points, then what is urgent, then the rest.
fn marks<'a>(view: &'a View, painter: &Painter, lens: Lens, atlas: &Atlas) -> Vec<(Mark<'a>, Wish)> {
    let mut sightings: Vec<_> = view.sightings.iter().collect();
    sightings.sort_by_key(|sighting| sighting.kind as u8);
    sightings.truncate(SIGNS);
    let mut all = wanted_names(view, painter, lens, atlas);
    all.extend(sightings.into_iter().filter_map(|sighting| wanted_sign(view, painter, lens, atlas, sighting)));
    all
}

/// Whether the map is so small that names stand close together.
fn tight(lens: Lens) -> bool {
    lens.scale < 0.12
}

fn wanted_sign<'a>(
    view: &View,
    painter: &Painter,
    lens: Lens,
    atlas: &Atlas,
    sighting: &'a Sighting,
) -> Option<(Mark<'a>, Wish)> {
    let at = place(view, lens, atlas, sighting.member)?;
    // Where the map is small, names need the room more than words about what is going well.
    let brief = tight(lens) && !matches!(sighting.kind, SightingKind::Incursion | SightingKind::Drawdown);
    let text = if brief { String::new() } else { crate::report::narrate::clip(&sighting.text, 28) };
    let label = painter.layout_no_wrap(text, FontId::new(10.5, semibold()), *view.look.theme.ink);
    let wide = if brief { 24.0 } else { label.size().x + 36.0 };
    Some((Mark::Sign { sighting, label }, Wish { at, size: vec2(wide, 18.0), optional: true }))
}

fn wanted_names<'a>(view: &View, painter: &Painter, lens: Lens, atlas: &Atlas) -> Vec<(Mark<'a>, Wish)> {
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
    let mut all = Vec::new();
    for member in members {
        let Some(at) = place(view, lens, atlas, member).filter(|at| painter.clip_rect().contains(*at)) else {
            continue;
        };
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
        all.push((Mark::Name { member, seat, name, value }, Wish { at, size: room, optional: !seat }));
    }
    all
}

/// The point of a capital.
fn point(view: &View, painter: &Painter, at: Pos2, member: MemberId, seat: bool) {
    let theme = &view.look.theme;
    if member == paint::chosen(view) {
        painter.circle_filled(at, 7.0, *theme.panel);
        painter.circle_stroke(at, 7.0, Stroke::new(1.2, *theme.bad));
        painter.circle_filled(at, 4.5, *theme.bad);
    } else {
        painter.circle_filled(at, if seat { 3.5 } else { 2.4 }, *theme.ink);
    }
}

/// What stands far from its point gets a line to it.
fn leader(painter: &Painter, at: Pos2, spot: Rect, colour: Color32) {
    let near = spot.clamp(at);
    if (near - at).length() > 13.0 {
        painter.line_segment([at, near], Stroke::new(0.8, colour));
    }
}

/// Writes the name of a capital and its number; returns where the number stands.
fn named(
    view: &View,
    painter: &Painter,
    lens: Lens,
    spot: Rect,
    name: &Arc<Galley>,
    value: Option<Arc<Galley>>,
) -> Option<Rect> {
    let theme = &view.look.theme;
    halo(painter, spot.min, name, *theme.panel, *theme.ink);
    let value = value?;
    let corner = if tight(lens) {
        pos2(spot.min.x + name.size().x + 4.0, spot.min.y)
    } else {
        pos2(spot.min.x, spot.min.y + name.size().y - 1.0)
    };
    let pill = Rect::from_min_size(corner, vec2(value.size().x + 12.0, 15.0));
    painter.rect_filled(pill, 7.5, *theme.panel);
    painter.rect_stroke(pill, 7.5, Stroke::new(0.8, *theme.line), StrokeKind::Inside);
    painter.galley(pill.center() - value.size() / 2.0, value, *theme.ink);
    Some(pill)
}

/// Draws a sign beside its point.
fn sign(view: &View, painter: &Painter, (at, rect): (Pos2, Rect), sighting: &Sighting, label: Arc<Galley>) {
    let theme = &view.look.theme;
    let (mark, colour) = match sighting.kind {
        SightingKind::Incursion => ("!", *theme.bad),
        SightingKind::Drawdown => ("US", *theme.american),
        SightingKind::Delivery => ("+", *theme.good),
        SightingKind::Forces => ("»", *theme.ink),
    };
    // Where nobody plays, the place may have no name of its own.
    if !view.rules.is_seat(sighting.member) {
        painter.circle_filled(at, 2.4, *theme.ink);
    }
    leader(painter, at, rect, colour);
    tag(view, painter, rect, mark, label, colour, sighting.kind == SightingKind::Incursion);
}

/// A tag with a mark on the left.
fn tag(view: &View, painter: &Painter, rect: Rect, mark: &str, label: Arc<Galley>, colour: Color32, triangle: bool) {
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

/// Text with a soft edge, so that it reads on any country.
fn halo(painter: &Painter, at: Pos2, galley: &Arc<Galley>, edge: Color32, ink: Color32) {
    for (x, y) in [(-1.2, 0.0), (1.2, 0.0), (0.0, -1.2), (0.0, 1.2), (-0.9, -0.9), (0.9, 0.9), (-0.9, 0.9), (0.9, -0.9)]
    {
        painter.galley_with_override_text_color(at + Vec2::new(x, y), Arc::clone(galley), edge);
    }
    painter.galley(at, Arc::clone(galley), ink);
}
