//! What the colours of each mode mean: a value, a scale and a word for every capital.

use bevy_egui::egui::Color32;

use crate::core::ids::MemberId;
use crate::gui::look::numbers::{brigades, percent_bp, whole};
use crate::gui::look::theme::{Ink, between};
use crate::gui::view::{MapMode, View, Why};
use crate::rules::words::Meter;

/// What a capital shows in a mode.
#[derive(Clone, Debug)]
pub struct Value {
    /// Where it lies on the scale, 0 to 1.
    pub share: f32,
    /// As a word or number.
    pub text: String,
}

/// The scale of a mode.
pub struct Scale {
    /// Its ends in colour.
    pub ends: (Ink, Ink),
    /// Its ends in words.
    pub words: (String, String),
    /// What it measures.
    pub title: String,
    /// What else the signs mean.
    pub note: String,
}

/// The capital from which trust is looked at.
pub fn chosen(view: &View) -> MemberId {
    view.bench.selected.filter(|seat| view.rules.is_seat(*seat)).unwrap_or(view.seat)
}

/// The scale of the present mode.
pub fn scale(view: &View) -> Scale {
    let theme = &view.look.theme;
    let name = view.name(chosen(view)).to_owned();
    match view.bench.mode {
        MapMode::Trust => Scale {
            ends: theme.scale_good,
            words: ("20".into(), "95".into()),
            title: view.tw("legend-trust", &[("who", name.into())]),
            note: view.t("legend-trust-note"),
        },
        MapMode::Threat => Scale {
            ends: theme.scale_bad,
            words: ("10".into(), "90".into()),
            title: view.t("legend-threat"),
            note: view.t("legend-threat-note"),
        },
        MapMode::American => Scale {
            ends: theme.scale_american,
            words: ("0".into(), "35k".into()),
            title: view.t("legend-american"),
            note: view.t("legend-american-note"),
        },
        MapMode::Forward => Scale {
            ends: theme.scale_good,
            words: ("0".into(), "4".into()),
            title: view.t("legend-forward"),
            note: view.t("legend-forward-note"),
        },
        MapMode::Spending => Scale {
            ends: theme.scale_good,
            words: ("1.5%".into(), "5%".into()),
            title: view.t("legend-spending"),
            note: view.t("legend-spending-note"),
        },
    }
}

/// What a capital shows; none where the mode says nothing about it.
pub fn value(view: &View, member: MemberId) -> Option<Value> {
    let capital = view.capitals.get(member)?;
    let along = |value: i32, low: i32, high: i32| (value - low) as f32 / (high - low).max(1) as f32;
    match view.bench.mode {
        MapMode::Trust => {
            let subject = chosen(view);
            if member == subject || !view.rules.is_seat(member) {
                return None;
            }
            let trust = view.trust.get(member)?.get(subject)?;
            Some(Value { share: along(trust.value, 200, 950), text: whole(trust.value) })
        }
        MapMode::Threat => {
            Some(Value { share: along(capital.threat.value, 100, 900), text: whole(capital.threat.value) })
        }
        MapMode::American => (capital.troops > 0).then(|| Value {
            share: (capital.troops as f32 / 35_000.0).sqrt(),
            text: if capital.troops >= 1000 {
                format!("{}k", (capital.troops + 500) / 1000)
            } else {
                capital.troops.to_string()
            },
        }),
        MapMode::Forward => {
            capital.forward.map(|forward| Value { share: along(forward, 0, 400), text: brigades(forward) })
        }
        MapMode::Spending => Some(Value { share: along(capital.core, 150, 500), text: percent_bp(capital.core) }),
    }
}

/// What that number is made of.
pub fn why(view: &View, member: MemberId) -> Why {
    let Some(capital) = view.capitals.get(member) else { return Why::default() };
    match view.bench.mode {
        MapMode::Trust => view.why_trust(member, chosen(view)),
        MapMode::Threat => view.why_guess(member, "means-threat", Meter::Threat, capital.threat),
        MapMode::American => view.why_hosted(member),
        MapMode::Forward => {
            let site = view.rules.sites.pairs().find(|(_, site)| site.host == member);
            site.map_or_else(Why::default, |(id, _)| view.why_forward(id))
        }
        MapMode::Spending => view.why_core(member, capital.core),
    }
}

/// The colour of a capital's countries.
pub fn fill(view: &View, member: MemberId) -> Color32 {
    let theme = &view.look.theme;
    if view.bench.mode == MapMode::Trust && member == chosen(view) {
        return *theme.panel;
    }
    value(view, member).map_or(*theme.land, |value| between(scale(view).ends, value.share))
}
