//! The debrief: how the years went, what turned them, what each capital achieved, and what was believed.

use bevy_egui::egui::{self, Align2, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};
use egui_plot::{Line, LineStyle, Plot, PlotPoint, PlotPoints, Text};

use crate::core::ids::MemberId;
use crate::gui::Screen;
use crate::gui::intent::Intent;
use crate::gui::look::Look;
use crate::gui::look::numbers::whole;
use crate::gui::look::theme::bold;
use crate::gui::look::widgets::{card_frame, explain_by, faint, font, heading, primary, strong};
use crate::gui::session::Session;
use crate::gui::view::Why;
use crate::gui::view::score::{aims, why_score};
use crate::report::story::weight;
use crate::report::timeline::{Chronicle, Gauges, TurnRecord};
use crate::rules::event::Event;
use crate::rules::scoring;
use crate::rules::scoring::rules::Grade;

/// A turning point: the turn, its place in the log, and how much it weighs.
struct Point<'a> {
    record: &'a TurnRecord,
    place: usize,
    weight: i32,
}

/// The screen.
pub fn show(look: &Look, session: &Session, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &look.theme;
    let frame = egui::Frame::NONE.fill(*theme.page).inner_margin(egui::Margin::symmetric(36, 22));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        let Some(last) = session.chronicle.last() else {
            ui.label(look.t("debrief-empty"));
            if ui.button(look.t("back")).clicked() {
                intents.push(Intent::Go(Screen::Title));
            }
            return;
        };
        head(look, session, last, ui, intents);
        ui.add_space(10.0);
        let salt = ("debrief", &session.scenario.id, session.seed);
        egui::ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
            let room = ui.available_width();
            let points = turning(&session.chronicle);
            if room > 900.0 {
                let left = room * 0.6 - 12.0;
                let top = ui.next_widget_position();
                let height = ui.available_height().max(600.0);
                let mut one =
                    ui.new_child(egui::UiBuilder::new().max_rect(Rect::from_min_size(top, vec2(left, height))));
                years(look, session, &points, &mut one);
                told(look, session, &points, &mut one);
                let rect = Rect::from_min_size(top + vec2(left + 16.0, 0.0), vec2(room - left - 30.0, height));
                let mut two = ui.new_child(egui::UiBuilder::new().max_rect(rect));
                achieved(look, session, last, &mut two);
                beliefs(look, session, &mut two);
                questions(look, session, &mut two);
                let used = one.min_rect().height().max(two.min_rect().height());
                ui.allocate_space(vec2(room, used + 20.0));
            } else {
                years(look, session, &points, ui);
                told(look, session, &points, ui);
                achieved(look, session, last, ui);
                beliefs(look, session, ui);
                questions(look, session, ui);
            }
        });
    });
}

fn head(look: &Look, session: &Session, last: &TurnRecord, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &look.theme;
    let rules = &session.scenario.rules;
    let state = last.state.view(rules);
    let ending = rules.endings.get(state.clock.ending.unwrap_or_else(|| scoring::ending(&state)));
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            heading(ui, ending.map_or_else(String::new, |row| row.name.clone()), 28.0);
            let about =
                look.tw("debrief-about", &[("scenario", rules.title.clone().into()), ("turns", last.turn.into())]);
            ui.label(faint(theme, about).size(12.5));
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if primary(theme, ui, look.t("debrief-title")).clicked() {
                intents.push(Intent::Go(Screen::Title));
            }
            if ui.button(look.t("debrief-export")).clicked() {
                intents.push(Intent::Export);
            }
            if !session.over() && ui.button(look.t("back")).clicked() {
                intents.push(Intent::Go(Screen::Turn));
            }
        });
    });
    if let Some(row) = ending {
        ui.add(egui::Label::new(RichText::new(&row.text).size(13.5)).wrap());
    }
}

/// The weightiest moment of each turn, the weightiest five of all.
fn turning(chronicle: &Chronicle) -> Vec<Point<'_>> {
    let mut points: Vec<Point> = chronicle
        .turns
        .iter()
        .filter_map(|record| {
            let teller = record.teller(&chronicle.rules);
            let top = record
                .entries
                .iter()
                .enumerate()
                .filter(|(_, entry)| {
                    !matches!(entry.event, Event::Ended { .. } | Event::InjectFired { .. } | Event::TestBegan { .. })
                })
                .map(|(place, entry)| (weight(teller, entry.event), place))
                .max_by_key(|(weight, place)| (*weight, std::cmp::Reverse(*place)))?;
            Some(Point { record, place: top.1, weight: top.0 })
        })
        .collect();
    points.sort_by_key(|point| -point.weight);
    points.truncate(5);
    points.sort_by_key(|point| point.record.turn);
    points
}

fn letter(nth: usize) -> String {
    char::from(b'A' + u8::try_from(nth).unwrap_or(0)).to_string()
}

fn years(look: &Look, session: &Session, points: &[Point], ui: &mut Ui) {
    let theme = &look.theme;
    let chronicle = &session.chronicle;
    let calendar = &session.scenario.rules.calendar;
    card_frame(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(look.t("debrief-years")).family(bold()).size(15.0));
        ui.add(egui::Label::new(faint(theme, look.t("debrief-years-about"))).wrap());
        let curve = |read: fn(&Gauges) -> i32, from: usize| -> Vec<[f64; 2]> {
            let all = chronicle.curve(read);
            all.iter().enumerate().skip(from).map(|(turn, value)| [turn as f64, f64::from(*value) / 10.0]).collect()
        };
        let gap = curve(|gauges| gauges.gap_with, 0);
        let alone = curve(|gauges| gauges.gap_without, 0);
        let deterrence = curve(|gauges| gauges.deterrence, 1);
        let cohesion = curve(|gauges| gauges.cohesion, 0);
        let end = |points: &[[f64; 2]]| points.last().map_or(0.0, |point| point[1]);
        let mut ends = [
            (look.t("gauge-gap"), end(&gap), *theme.bad),
            (look.t("debrief-alone"), end(&alone), *theme.amber),
            (look.t("gauge-deterrence"), end(&deterrence), *theme.ink),
            (look.t("gauge-cohesion"), end(&cohesion), *theme.good),
        ];
        // The lowest first: a name gives way upwards, past no higher one.
        ends.sort_by(|a, b| a.1.total_cmp(&b.1));
        let last = gap.len().saturating_sub(1) as f64;
        let marks: Vec<(f64, f64, String)> = points
            .iter()
            .enumerate()
            .map(|(nth, point)| {
                (f64::from(point.record.turn), f64::from(point.record.gauges.gap_with) / 10.0, letter(nth))
            })
            .collect();
        let names: Vec<String> = (0..=calendar.turns).map(|turn| calendar.short(turn.max(1))).collect();
        let (ink, bad, panel, good, amber) = (*theme.ink, *theme.bad, *theme.panel, *theme.good, *theme.amber);
        // Another game is another plot: bounds are remembered by name.
        Plot::new(("years", session.seed, chronicle.turns.len()))
            .height(250.0)
            .show_background(false)
            .allow_drag(false)
            .allow_zoom(false)
            .allow_scroll(false)
            .allow_boxed_zoom(false)
            .show_grid([false, true])
            .grid_color(*theme.line)
            .include_y(0.0)
            .include_y(100.0)
            .default_x_bounds(0.0, last.max(1.0) * 1.24)
            .x_axis_formatter(move |mark, _| {
                let nth = mark.value.round();
                if (mark.value - nth).abs() > 0.01 || nth < 1.0 {
                    return String::new();
                }
                names.get(nth as usize).cloned().unwrap_or_default()
            })
            .x_grid_spacer(move |_| {
                let step = if last > 10.0 { 3 } else { 2 };
                (1..=last as usize)
                    .step_by(step)
                    .map(|turn| egui_plot::GridMark { value: turn as f64, step_size: f64::from(step as u32) })
                    .collect()
            })
            // Wide steps: what stands close together is drawn faint.
            .y_grid_spacer(|_| {
                (0..=5).map(|nth| egui_plot::GridMark { value: f64::from(nth) * 20.0, step_size: 100.0 }).collect()
            })
            .y_axis_formatter(|mark, _| format!("{:.0}", mark.value))
            .show(ui, |plot| {
                let line = |name: &str, points: Vec<[f64; 2]>| Line::new(name.to_owned(), PlotPoints::from(points));
                plot.line(line("deterrence", deterrence).color(ink).width(1.6));
                plot.line(line("cohesion", cohesion).color(good).width(1.6).style(LineStyle::dashed_loose()));
                plot.line(line("alone", alone).color(amber).width(1.4).style(LineStyle::dotted_dense()));
                plot.line(line("gap", gap).color(bad).width(2.6));
                for (x, y, name) in marks {
                    let at = PlotPoint::new(x, y);
                    plot.points(egui_plot::Points::new("mark", vec![[x, y]]).radius(9.0).color(panel).filled(true));
                    plot.text(Text::new("mark", at, RichText::new(format!("({name})")).strong().size(12.0)).color(bad));
                }
                let mut heights: Vec<f64> = Vec::new();
                for (name, value, colour) in ends {
                    // Names at the end of lines must not lie on each other.
                    let mut at = value;
                    while heights.iter().any(|other| (other - at).abs() < 7.0) {
                        at += 7.0;
                    }
                    heights.push(at);
                    let text = RichText::new(format!("{name} {value:.0}")).size(11.5).strong();
                    plot.text(
                        Text::new("end", PlotPoint::new(last + 0.15, at), text)
                            .anchor(Align2::LEFT_CENTER)
                            .color(colour),
                    );
                }
            });
    });
    ui.add_space(12.0);
}

fn told(look: &Look, session: &Session, points: &[Point], ui: &mut Ui) {
    let theme = &look.theme;
    card_frame(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(look.t("debrief-turning")).family(bold()).size(15.0));
        ui.label(faint(theme, look.t("debrief-turning-about")));
        for (nth, point) in points.iter().enumerate() {
            ui.separator();
            ui.horizontal_top(|ui| {
                ui.label(strong(letter(nth)).color(*theme.bad));
                let teller = point.record.teller(&session.chronicle.rules);
                let before = session.chronicle.gauges_before(point.record.turn);
                let now = &point.record.gauges;
                let moved = |key: &str, by: i32| {
                    let by = (by + by.signum() * 5) / 10;
                    (by != 0).then(|| format!("{} {}", look.t(key), crate::gui::look::numbers::signed(by)))
                };
                let best = [
                    ("gauge-gap-short", now.gap_with - before.gap_with),
                    ("gauge-deterrence", if before.deterrence == 0 { 0 } else { now.deterrence - before.deterrence }),
                    ("gauge-cohesion", now.cohesion - before.cohesion),
                ]
                .into_iter()
                .max_by_key(|(_, by)| by.abs());
                let wide = (ui.available_width() - 120.0).max(120.0);
                ui.allocate_ui_with_layout(vec2(wide, 20.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_width(wide);
                    ui.spacing_mut().item_spacing.y = 1.0;
                    let date = session.scenario.rules.calendar.short(point.record.turn);
                    let text = format!("{date} · {}", teller.sentence(point.record.entries[point.place].event));
                    ui.add(egui::Label::new(strong(text)).wrap());
                    if let Some(cause) =
                        teller.causes(point.place).first().and_then(|nth| point.record.entries.get(*nth))
                    {
                        let text = teller.sentence(cause.event);
                        if !text.is_empty() {
                            ui.add(egui::Label::new(faint(theme, format!("{} {text}", look.t("because")))).wrap());
                        }
                    }
                });
                ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| {
                    if let Some(text) = best.and_then(|(key, by)| moved(key, by)) {
                        ui.label(strong(text));
                    }
                });
            });
        }
    });
    ui.add_space(12.0);
}

fn achieved(look: &Look, session: &Session, last: &TurnRecord, ui: &mut Ui) {
    let theme = &look.theme;
    let rules = &session.scenario.rules;
    let state = last.state.view(rules);
    let shared: i32 = state.scoring.shared.iter().map(|part| i32::from(*part)).sum();
    card_frame(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(look.t("debrief-achieved")).family(bold()).size(15.0));
        ui.label(faint(theme, look.t("debrief-achieved-about")));
        let mut seats: Vec<MemberId> = rules.seat_ids().collect();
        let score = |seat: MemberId| i32::from(last.scores.get(seat).copied().unwrap_or(0));
        seats.sort_by_key(|seat| -score(*seat));
        for seat in seats {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 19.0), Sense::click());
            let painter = ui.painter_at(rect);
            painter.text(rect.left_center(), Align2::LEFT_CENTER, rules.name(seat), font(12.0, false), *theme.ink);
            let left = rect.min.x + 96.0;
            let wide = (rect.width() - 96.0 - 130.0).max(40.0);
            let bar = |from: i32, to: i32, colour| {
                let x = |value: i32| left + wide * value as f32 / 1000.0;
                let rect = Rect::from_min_max(pos2(x(from), rect.min.y + 4.0), pos2(x(to), rect.max.y - 4.0));
                painter.rect_filled(rect, 1.0, colour);
            };
            let total = score(seat);
            let mine = shared.min(total);
            bar(0, mine, *theme.good);
            bar(mine, total, *theme.amber);
            let (par, _) = rules.par.get(seat).copied().unwrap_or((0, 0));
            if par > 0 {
                let x = left + wide * f32::from(par) / 1000.0;
                painter.vline(x, rect.y_range().shrink(2.0), Stroke::new(1.5, *theme.ink));
            }
            let grade =
                (par > 0).then(|| look.word("grade", Grade::of(&rules.params.scoring, total, par.into()).text()));
            let grade = grade.unwrap_or_default();
            let x = left + wide + 8.0;
            painter.text(pos2(x, rect.center().y), Align2::LEFT_CENTER, whole(total), font(12.0, true), *theme.ink);
            painter.text(pos2(x + 26.0, rect.center().y), Align2::LEFT_CENTER, grade, font(10.5, false), *theme.quiet);
            explain_by(theme, response, || {
                let obs = session.observe(seat);
                let shared = obs.shared_score().map(i32::from);
                Why { label: rules.name(seat).to_owned(), ..why_score(look, rules, shared, &aims(obs), Some(total)) }
            });
        }
    });
    ui.add_space(12.0);
}

/// What each capital believed of American commitment half-way, beside the truth.
fn beliefs(look: &Look, session: &Session, ui: &mut Ui) {
    let theme = &look.theme;
    let rules = &session.scenario.rules;
    let nth = session.beliefs.len() / 2;
    let Some(record) = session.chronicle.turns.get(nth) else { return };
    let Some(beliefs) = session.beliefs.get(nth) else { return };
    card_frame(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(look.t("debrief-beliefs")).family(bold()).size(15.0));
        let date = rules.calendar.short(record.turn);
        ui.label(faint(theme, look.tw("debrief-beliefs-about", &[("date", date.into())])));
        let mut seats: Vec<MemberId> = rules.seat_ids().collect();
        seats.sort_by_key(|seat| beliefs.get(*seat).map_or(0, |belief| belief.error));
        let truth = record.gauges.commitment;
        let (rect, _) =
            ui.allocate_exact_size(vec2(ui.available_width(), 17.0 * seats.len() as f32 + 22.0), Sense::hover());
        let painter = ui.painter_at(rect);
        let left = rect.min.x + 96.0;
        let x = |value: i32| left + (rect.width() - 110.0) * value.clamp(0, 1000) as f32 / 1000.0;
        for (nth, seat) in seats.iter().enumerate() {
            let Some(belief) = beliefs.get(*seat) else { continue };
            let y = rect.min.y + 9.0 + 17.0 * nth as f32;
            painter.text(pos2(rect.min.x, y), Align2::LEFT_CENTER, rules.name(*seat), font(11.5, false), *theme.ink);
            let range = x(belief.value - belief.error)..=x(belief.value + belief.error);
            painter.hline(range, y, Stroke::new(2.0, *theme.american));
            painter.circle_filled(pos2(x(belief.value), y), 4.0, *theme.american);
        }
        painter.vline(x(truth), rect.min.y..=(rect.max.y - 18.0), Stroke::new(2.0, *theme.bad));
        let text = look.tw("debrief-truth", &[("value", whole(truth).into())]);
        painter.text(pos2(x(truth), rect.max.y - 8.0), Align2::CENTER_CENTER, text, font(11.0, true), *theme.bad);
    });
    ui.add_space(12.0);
}

fn questions(look: &Look, session: &Session, ui: &mut Ui) {
    let theme = &look.theme;
    if session.scenario.objectives.is_empty() {
        return;
    }
    card_frame(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(look.t("debrief-questions")).family(bold()).size(15.0));
        for objective in session.scenario.objectives.iter().take(4) {
            ui.separator();
            ui.add(egui::Label::new(strong(&objective.debrief)).wrap());
            ui.add(egui::Label::new(faint(theme, &objective.text)).wrap());
        }
    });
}
