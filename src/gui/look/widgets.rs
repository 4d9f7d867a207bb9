//! Small parts the panels are put together from.

use bevy_egui::egui::collapsing_header::{CollapsingState, paint_default_icon};
use bevy_egui::egui::{
    self, Color32, CornerRadius, FontId, Frame, Margin, Painter, Popup, Rect, Response, RichText, Sense, Stroke,
    StrokeKind, Ui, pos2, vec2,
};

use super::theme::{Theme, bold, semibold};
use crate::gui::view::{Gauge, Why};

/// The frame of a card.
pub fn card_frame(theme: &Theme) -> Frame {
    Frame::NONE
        .fill(*theme.panel)
        .stroke(Stroke::new(1.0, *theme.line))
        .corner_radius(CornerRadius::same(7))
        .inner_margin(Margin::same(14))
}

/// A panel without lines of its own.
pub fn panel_frame(theme: &Theme) -> Frame {
    Frame::NONE.fill(*theme.panel).inner_margin(Margin::symmetric(14, 10))
}

/// A heading.
pub fn heading(ui: &mut Ui, text: impl Into<String>, size: f32) -> Response {
    ui.label(RichText::new(text).family(bold()).size(size))
}

/// A small heading over a part of a panel.
pub fn section(theme: &Theme, ui: &mut Ui, text: impl Into<String>) {
    ui.add_space(8.0);
    ui.label(RichText::new(text).family(semibold()).size(11.5).color(*theme.quiet));
}

/// Text of weight.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).family(semibold())
}

/// Text of less weight.
pub fn faint(theme: &Theme, text: impl Into<String>) -> RichText {
    RichText::new(text).color(*theme.quiet).size(11.5)
}

/// A button that moves the game on.
pub fn primary(theme: &Theme, ui: &mut Ui, text: impl Into<String>) -> Response {
    primary_if(theme, ui, true, text)
}

/// The same, greyed where it does nothing.
pub fn primary_if(theme: &Theme, ui: &mut Ui, enabled: bool, text: impl Into<String>) -> Response {
    let text = RichText::new(text).family(semibold()).color(*theme.on_accent).size(14.0);
    let button =
        egui::Button::new(text).fill(*theme.primary).stroke(Stroke::NONE).corner_radius(6).min_size(vec2(96.0, 34.0));
    ui.add_enabled(enabled, button)
}

/// A choice among others, filled where it is the one.
pub fn pill(theme: &Theme, ui: &mut Ui, text: &str, selected: bool) -> Response {
    let ink = if selected { *theme.on_accent } else { *theme.ink };
    let mut label = RichText::new(text).color(ink).size(12.5);
    if selected {
        label = label.family(semibold());
    }
    let button = egui::Button::new(label)
        .fill(if selected { *theme.primary } else { Color32::TRANSPARENT })
        .stroke(Stroke::NONE)
        .corner_radius(5)
        .min_size(vec2(0.0, 26.0));
    ui.add(button)
}

/// A tab: underlined where it is the one.
pub fn tab(theme: &Theme, ui: &mut Ui, text: &str, selected: bool) -> Response {
    let mut label = RichText::new(text).size(12.5).color(if selected { *theme.ink } else { *theme.quiet });
    if selected {
        label = label.family(semibold());
    }
    let response = ui.add(egui::Button::new(label).frame(false));
    if selected {
        let rect = response.rect;
        let line = Rect::from_min_max(pos2(rect.min.x, rect.max.y - 1.0), pos2(rect.max.x, rect.max.y + 1.0));
        ui.painter().rect_filled(line, 1.0, *theme.bad);
    }
    response
}

/// A line of a table: label on the left, value on the right, a dotted rule below.
pub fn row(theme: &Theme, ui: &mut Ui, label: &str, value: RichText) -> Response {
    let width = ui.available_width();
    let response = ui
        .allocate_ui_with_layout(vec2(width, 20.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(width);
            ui.label(label);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(value);
            });
        })
        .response;
    let y = response.rect.max.y + 2.0;
    let mut x = response.rect.min.x;
    while x < response.rect.max.x {
        ui.painter().line_segment([pos2(x, y), pos2(x + 1.0, y)], Stroke::new(1.0, *theme.line));
        x += 3.0;
    }
    ui.interact(response.rect, response.id.with("row"), Sense::click())
}

/// One of several answers: its ring stands out from the page, whatever buttons do.
pub fn radio(theme: &Theme, ui: &mut Ui, enabled: bool, chosen: bool, text: RichText) -> Response {
    let ring = |ui: &mut Ui| {
        let inactive = &mut ui.visuals_mut().widgets.inactive;
        inactive.bg_fill = *theme.panel;
        inactive.bg_stroke = Stroke::new(1.2, *theme.quiet);
        ui.add(egui::RadioButton::new(chosen, text))
    };
    ui.add_enabled_ui(enabled, ring).inner
}

/// A line to type in, as high as a button.
pub fn field(text: &mut String, hint: impl Into<String>, width: f32) -> egui::TextEdit<'_> {
    egui::TextEdit::singleline(text).hint_text(hint.into()).desired_width(width).margin(Margin::symmetric(8, 5))
}

/// A bar filled to a share, 0 to 1.
pub fn meter(ui: &mut Ui, width: f32, height: f32, share: f32, fill: Color32, track: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let painter = ui.painter();
    // Round ends of a thin bar would only look frayed.
    let round = if height < 6.0 { 0.0 } else { height / 2.0 };
    painter.rect_filled(rect, round, track);
    let filled = Rect::from_min_size(rect.min, vec2(rect.width() * share.clamp(0.0, 1.0), rect.height()));
    if filled.width() >= 1.0 {
        painter.rect_filled(filled, round, fill);
    }
    response
}

/// Hatches a rectangle from lower left to upper right: the second cue beside colour.
pub fn hatch(painter: &Painter, rect: Rect, colour: Color32, gap: f32) {
    if rect.width() < 1.0 {
        return;
    }
    let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut x = rect.min.x - rect.height();
    while x < rect.max.x {
        clipped.line_segment([pos2(x, rect.max.y), pos2(x + rect.height(), rect.min.y)], Stroke::new(1.5, colour));
        x += gap;
    }
    clipped.rect_stroke(rect, 0.0, Stroke::new(1.0, colour), StrokeKind::Inside);
}

/// Text on one line, cut where there is no more room.
pub fn one_line(painter: &Painter, text: &str, font: FontId, ink: Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    painter.layout_job(job)
}

/// A diamond.
pub fn diamond(painter: &Painter, at: egui::Pos2, size: f32, colour: Color32) {
    let points =
        vec![at + vec2(0.0, -size), at + vec2(size * 0.75, 0.0), at + vec2(0.0, size), at + vec2(-size * 0.75, 0.0)];
    painter.add(egui::Shape::convex_polygon(points, colour, Stroke::NONE));
}

/// Makes a number explain itself: its parts on hover, nested when clicked.
pub fn explain(theme: &Theme, response: Response, why: &Why) -> Response {
    if why.is_empty() {
        return response;
    }
    explain_by(theme, response, || why.clone())
}

/// The same, where the parts are worked out only when somebody wants them.
pub fn explain_by(theme: &Theme, response: Response, why: impl Fn() -> Why) -> Response {
    let response = open_parts(theme, response, &why);
    let open = Popup::is_id_open(&response.ctx, Popup::default_response_id(&response));
    if open { response } else { response.on_hover_ui(|ui| hint(theme, ui, &why())) }
}

/// The nested parts alone, when clicked: for what shows something else on hover.
pub fn open_parts(theme: &Theme, response: Response, why: impl Fn() -> Why) -> Response {
    let response = response.on_hover_cursor(egui::CursorIcon::Help);
    Popup::from_toggle_button_response(&response).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(
        |ui| {
            ui.set_max_width(WIDE);
            // Left to itself it would scroll within the height it had before a part was opened.
            let tall = (ui.ctx().content_rect().height() * 0.6).min(380.0);
            let area = egui::ScrollArea::vertical().max_height(tall).min_scrolled_height(tall);
            area.show(ui, |ui| parts(theme, ui, &why(), 0));
        },
    );
    response
}

/// The width of an explanation, points.
const WIDE: f32 = 340.0;

/// A number and its nearest parts, for what is hovered.
pub fn hint(theme: &Theme, ui: &mut Ui, why: &Why) {
    ui.set_max_width(WIDE);
    title(theme, ui, why);
    for part in why.parts.iter().take(8) {
        line(ui, &part.label, &part.value);
    }
}

fn title(theme: &Theme, ui: &mut Ui, why: &Why) {
    ui.horizontal_wrapped(|ui| {
        ui.label(strong(&why.label));
        ui.label(strong(&why.value));
    });
    if !why.note.is_empty() {
        ui.add(egui::Label::new(faint(theme, &why.note)).wrap());
    }
}

/// A part: what on the left, in as many lines as it takes, how much on the right.
fn line(ui: &mut Ui, label: &str, value: &str) {
    ui.horizontal_top(|ui| {
        let wide = (ui.available_width().min(WIDE) - 84.0).max(120.0);
        ui.allocate_ui_with_layout(vec2(wide, 16.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(wide);
            ui.add(egui::Label::new(label).wrap());
        });
        ui.allocate_ui_with_layout(vec2(76.0, 16.0), egui::Layout::right_to_left(egui::Align::TOP), |ui| {
            ui.label(strong(value));
        });
    });
}

fn parts(theme: &Theme, ui: &mut Ui, why: &Why, depth: usize) {
    if depth == 0 {
        title(theme, ui, why);
        ui.separator();
    } else if !why.note.is_empty() {
        ui.add(egui::Label::new(faint(theme, &why.note)).wrap());
    }
    for (nth, part) in why.parts.iter().enumerate() {
        if part.parts.is_empty() && part.note.is_empty() {
            line(ui, &part.label, &part.value);
        } else {
            fold(theme, ui, part, (depth, nth));
        }
    }
}

/// A part with parts of its own, which open below it.
fn fold(theme: &Theme, ui: &mut Ui, part: &Why, place: (usize, usize)) {
    let id = ui.make_persistent_id((place, &part.label));
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, false);
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (_, icon) = ui.allocate_exact_size(vec2(11.0, 15.0), Sense::hover());
        paint_default_icon(ui, state.openness(ui.ctx()), &icon);
        line(ui, &part.label, &part.value);
    });
    let head = ui.interact(row.response.rect, id.with("head"), Sense::click());
    head.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::CollapsingHeader, true, &part.label));
    if head.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        state.toggle(ui);
    }
    state.show_body_indented(&row.response, ui, |ui| parts(theme, ui, part, place.0 + 1));
}

/// Filled and empty dots for a small whole number.
pub fn dots(ui: &mut Ui, filled: i32, all: i32, colour: Color32) -> Response {
    // Closer together where there is little room.
    let step = (ui.available_width() / all.max(1) as f32).clamp(8.0, 13.0);
    let round = step * 0.37;
    let (rect, response) = ui.allocate_exact_size(vec2(all.max(1) as f32 * step, 14.0), Sense::click());
    for nth in 0..all {
        let at = pos2(rect.min.x + (nth as f32 + 0.5) * step, rect.center().y);
        if nth < filled {
            ui.painter().circle_filled(at, round, colour);
        } else {
            ui.painter().circle_stroke(at, round - 0.5, Stroke::new(1.0, colour));
        }
    }
    response
}

/// Text in a font of its own for painters.
pub fn font(size: f32, weight: bool) -> FontId {
    if weight { FontId::new(size, semibold()) } else { FontId::proportional(size) }
}

/// An arrow up or down with the change of a number as it was and is shown; nothing where it does not show.
pub fn change(theme: &Theme, gauge: &Gauge, good_up: bool) -> Option<RichText> {
    let by = change_shown(gauge.now, gauge.by)?;
    let colour = if (by > 0) == good_up { *theme.good } else { *theme.bad };
    let arrow = if by > 0 { "▲" } else { "▼" };
    Some(RichText::new(format!("{arrow}{}", by.abs())).size(13.0).family(semibold()).color(colour))
}

/// By how many whole points a number of tenths has moved for whoever reads it rounded.
fn change_shown(now: i32, by: i32) -> Option<i32> {
    let rounded = |tenths: i32| (tenths + 5).div_euclid(10);
    let moved = rounded(now) - rounded(now - by);
    (by != 0 && moved != 0).then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::change_shown;

    #[test]
    fn a_change_is_what_lies_between_the_numbers_that_were_shown() {
        // 31.7 was shown as 32 and 29.3 as 29.
        assert_eq!(change_shown(293, 293 - 317), Some(-3));
        assert_eq!(change_shown(549, 549 - 545), None);
        assert_eq!(change_shown(546, 546 - 544), Some(1));
        assert_eq!(change_shown(500, 0), None);
    }
}
