//! Motions on the table: what consent costs each capital, who carries it, and how you vote.

use bevy_egui::egui::{self, RichText, Ui};

use crate::core::ids::{MemberId, MotionId};
use crate::gui::intent::Intent;
use crate::gui::look::theme::semibold;
use crate::gui::look::widgets::{faint, pill, strong};
use crate::gui::view::{Table, View};
use crate::rules::order::Order;
use crate::rules::phase::Step;
use crate::rules::words::{Ballot, Venue};

/// The panel.
pub fn show(view: &View, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    if view.motions.is_empty() {
        ui.label(faint(theme, view.t("motions-empty")));
    }
    egui::ScrollArea::vertical().id_salt("motions").auto_shrink([false, false]).show(ui, |ui| {
        for table in &view.motions {
            motion(view, ui, table, intents);
            ui.separator();
        }
        if !view.standing.is_empty() {
            ui.label(strong(view.t("motions-standing")).size(12.0));
            for (id, from, effect) in &view.standing {
                let name = view.rules.initiatives.get(*id).map_or("", |row| row.name.as_str());
                let date = view.rules.calendar.short(*from);
                let effect = crate::gui::look::numbers::percent(*effect);
                ui.label(view.tw(
                    "motions-in-force",
                    &[("what", name.to_owned().into()), ("date", date.into()), ("effect", effect.into())],
                ));
            }
        }
    });
}

/// The name of what a motion is about.
pub fn title(view: &View, table: &Table) -> String {
    if table.motion.areas != 0 {
        return view.t("a-compact");
    }
    view.rules.initiatives.get(table.motion.initiative).map_or_else(String::new, |row| row.name.clone())
}

fn motion(view: &View, ui: &mut Ui, table: &Table, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let motion = &table.motion;
    let text = view.rules.initiatives.get(motion.initiative).map_or("", |row| row.text.as_str());
    ui.horizontal_wrapped(|ui| {
        ui.label(strong(title(view, table))).on_hover_text(text);
        let sponsors: Vec<&str> = motion.sponsors.iter().map(|seat| view.name(seat)).collect();
        let venue = view.t(match motion.venue {
            Venue::Nato => "venue-nato",
            Venue::Eu => "venue-eu",
            Venue::Coalition => "venue-coalition",
        });
        let mut about = view.tw("motion-about", &[("venue", venue.into()), ("sponsors", sponsors.join(", ").into())]);
        let formal = motion.venue != Venue::Coalition;
        if motion.opt_out && formal {
            about.push_str(&view.t("part-opt-out"));
        }
        if motion.fallback && formal {
            about.push_str(&view.t("part-fallback"));
        }
        ui.label(faint(theme, about));
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(faint(theme, view.t("motion-consent")));
        for (seat, cost) in &table.consent {
            holdout(view, ui, table.id, *seat, *cost, intents);
        }
    });
    for offer in &table.offers {
        let words = view.tw(
            "motion-offer",
            &[
                ("who", view.name(offer.persuader).to_owned().into()),
                ("pc", offer.pc.into()),
                ("whom", view.name(offer.holdout).to_owned().into()),
            ],
        );
        ui.label(faint(theme, words));
    }
    if view.step == Step::Orders && view.mine {
        vote(view, ui, table.id, intents);
    }
}

/// A seat with what its consent costs; in negotiations a click offers to carry a point of it.
fn holdout(view: &View, ui: &mut Ui, motion: MotionId, seat: MemberId, cost: i32, intents: &mut Vec<Intent>) {
    let theme = &view.look.theme;
    let colour = if cost == 0 { *theme.quiet } else { *theme.bad };
    let exact = if seat == view.seat { "" } else { "≈" };
    let name = if seat == view.seat { view.t("you") } else { view.name(seat).to_owned() };
    let text = RichText::new(format!("{name} {exact}{cost}")).size(11.5).color(colour).family(semibold());
    let can = view.step == Step::Negotiate && view.mine && !view.sealed && cost > 0 && seat != view.seat;
    if can {
        let hint = view.tw("motion-carry", &[("who", view.name(seat).to_owned().into())]);
        if ui.add(egui::Button::new(text).small()).on_hover_text(hint).clicked() {
            intents.push(Intent::Order(Order::Persuade { motion, holdout: seat, pc: 1 }));
        }
    } else {
        ui.label(text);
    }
}

fn vote(view: &View, ui: &mut Ui, motion: MotionId, intents: &mut Vec<Intent>) {
    let cast = view.draft.iter().find_map(|line| match line.drafted.order {
        Order::Vote { motion: which, ballot } if which == motion => Some(ballot),
        _ => None,
    });
    ui.horizontal(|ui| {
        for (ballot, key) in
            [(Ballot::Silent, "ballot-silent"), (Ballot::OptOut, "ballot-opt-out"), (Ballot::Break, "ballot-break")]
        {
            let order = Order::Vote { motion, ballot };
            let offered = view.menu.iter().flat_map(|entry| &entry.parts).find(|part| part.order == order);
            let refused = offered.filter(|part| part.result.is_err()).map(|part| part.refused.clone());
            let enabled = refused.is_none() && !view.sealed;
            let response =
                ui.add_enabled_ui(enabled, |ui| pill(&view.look.theme, ui, &view.t(key), cast == Some(ballot))).inner;
            let response = match refused {
                Some(why) => response.on_disabled_hover_text(why),
                None => response,
            };
            if response.clicked() {
                intents.push(Intent::Order(order));
            }
        }
    });
}
