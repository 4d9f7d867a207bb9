//! What moved a number, read from the ledger: turn by turn, in each turn entry by entry, each with what led to it.
//!
//! The parts of every number here add up to it: what no entry tells is said to have been there before.

use super::books::points_in;
use super::{Programme, Story, View, Why};
use crate::core::ids::{AreaId, MemberId};
use crate::gui::look::Look;
use crate::gui::look::numbers::{percent, percent_bp};
use crate::report::accounts::Account;
use crate::rules::event::Event;
use crate::rules::procurement::rules::extra_partners;
use crate::rules::ruleset::Ruleset;
use crate::rules::words::Meter;
use crate::sim::observe::Estimate;

/// Turns that are told one by one; older ones are told together.
const TURNS: usize = 8;

/// How a number is shown.
pub type Show = fn(i32) -> String;

/// A score of 0..1000 as points of 100 with a tenth: "64.3".
pub fn tenths(value: i32) -> String {
    let sign = if value < 0 { "−" } else { "" };
    format!("{sign}{}.{}", value.abs() / 10, value.abs() % 10)
}

/// Points × 100 in full, so that small lots show: "12.34".
fn points(value: i32) -> String {
    let sign = if value < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", value.abs() / 100, value.abs() % 100)
}

pub fn gained(value: i32, show: Show) -> String {
    if value > 0 { format!("+{}", show(value)) } else { show(value) }
}

/// The ledger as a seat may read it.
#[derive(Clone, Copy)]
pub struct Ledger<'a> {
    /// Words.
    pub look: &'a Look,
    /// The scenario.
    pub rules: &'a Ruleset,
    /// What happened, oldest first.
    pub news: &'a [std::sync::Arc<Story>],
}

impl Ledger<'_> {
    /// The parts of a number that stands at `now`: what moved it, newest turn first, and what was there before.
    pub fn moved(self, account: Account, now: i32, show: Show) -> Vec<Why> {
        let mut turns: Vec<(u8, i32, Vec<Why>)> = Vec::new();
        let mut told = 0;
        for story in self.news.iter().rev() {
            let Some(by) = account.moved_by(self.rules, &story.event).filter(|by| *by != 0) else { continue };
            if turns.last().is_none_or(|(turn, ..)| *turn != story.turn) {
                if turns.len() == TURNS {
                    break;
                }
                turns.push((story.turn, 0, Vec::new()));
            }
            if let Some((_, sum, parts)) = turns.last_mut() {
                *sum += by;
                parts.push(because(story, gained(by, show)));
            }
            told += by;
        }
        let mut parts: Vec<Why> = turns
            .into_iter()
            .map(|(turn, sum, parts)| Why::leaf(self.rules.calendar.short(turn), gained(sum, show)).of(parts))
            .collect();
        parts.push(Why::leaf(self.look.t("why-before"), show(now - told)));
        parts
    }

    /// Why one capital trusts another as it does, as far as can be told.
    pub fn trust(self, holder: MemberId, subject: MemberId, trust: Estimate) -> Why {
        let parts = self.moved(Account::Trust(holder, subject), trust.value, tenths);
        let names = [("holder", holder), ("subject", subject)];
        let args = names.map(|(key, who)| (key, self.rules.name(who).to_owned().into()));
        Why::leaf(self.look.tw("why-trust", &args), tenths(trust.value)).note(self.within(trust)).of(parts)
    }

    /// All points of an area, with what moved them.
    pub fn points(self, area: AreaId, all: i32) -> Why {
        let moved = self.moved(Account::Points(area), all, points);
        Why::leaf(self.look.t("why-all-points"), points(all)).of(moved)
    }

    /// How far an estimate may be off, in words; nothing where it is exact.
    pub fn within(self, estimate: Estimate) -> String {
        if estimate.error > 0 {
            self.look.tw("why-trust-error", &[("error", tenths(estimate.error).into())])
        } else {
            String::new()
        }
    }
}

impl View {
    /// The ledger as this seat may read it.
    pub fn past(&self) -> Ledger<'_> {
        Ledger { look: &self.look, rules: &self.rules, news: &self.news }
    }

    /// Why a number of this seat stands where it does.
    pub fn why_own(&self, key: &str, meter: Meter, now: i32) -> Why {
        let parts = self.past().moved(Account::Of(self.seat, meter), now, tenths);
        Why::leaf(self.t(key), tenths(now)).note(self.t(&format!("{key}-is"))).of(parts)
    }

    /// Why a number of everybody stands where it does.
    pub fn why_world(&self, key: &str, meter: Meter, now: i32) -> Why {
        let parts = self.past().moved(Account::World(meter), now, tenths);
        Why::leaf(self.t(key), tenths(now)).note(self.t(&format!("{key}-is"))).of(parts)
    }

    /// Why core spending of a capital stands where it does, basis points of GDP.
    pub fn why_core(&self, member: MemberId, now: i32) -> Why {
        let parts = self.past().moved(Account::Core(member), now, percent_bp);
        Why::leaf(self.t("means-core"), percent_bp(now)).note(self.t("means-core-is")).of(parts)
    }

    /// Why one capital trusts another as it does, as far as this seat can tell.
    pub fn why_trust(&self, holder: MemberId, subject: MemberId) -> Why {
        let trust = self.trust.get(holder).and_then(|row| row.get(subject));
        trust.map_or_else(Why::default, |trust| self.past().trust(holder, subject, *trust))
    }

    /// Why an area is covered as far as it is.
    pub fn why_cover(&self, area: AreaId) -> Why {
        let (Some(cover), Some(row)) = (self.covers.get(area), self.rules.areas.get(area)) else {
            return Why::default();
        };
        let european = points_in(cover.alone, cover.required);
        let all = european + cover.american;
        let gap = percent((1000 - cover.promised).max(0));
        Why::leaf(self.tw("why-cover", &[("area", row.name.clone().into())]), gap).note(row.point_is.clone()).of(vec![
            Why::leaf(self.t("why-required"), points(cover.required)),
            Why::leaf(self.t("why-european-points"), points(european)).of(vec![
                Why::leaf(self.t("cover-own"), points(cover.own)),
                Why::leaf(self.t("why-others-points"), points(european - cover.own)),
            ]),
            Why::leaf(self.t("why-american-points"), points(cover.american)),
            self.past().points(area, all),
            Why::leaf(self.t("cover-believed"), percent(cover.believed)),
            Why::leaf(self.t("why-on-order"), points(cover.on_order)),
        ])
    }

    /// Why a programme is late, or may yet be.
    pub fn why_delay(&self, row: &Programme) -> Why {
        let short = |turn: u8| if turn == 0 { "–".to_owned() } else { self.rules.calendar.short(turn) };
        let lost: Vec<Why> = self
            .news
            .iter()
            .filter(|story| matches!(story.event, Event::Slipped { programme, .. } if programme == row.id))
            .map(|story| because(story, self.rules.calendar.short(story.turn)))
            .collect();
        let likely = short(row.fan.1.round().clamp(0.0, 250.0) as u8);
        Why::leaf(
            row.name.clone(),
            self.tw("why-delay", &[("planned", short(row.planned).into()), ("likely", likely.into())]),
        )
        .note(self.t("why-delay-is"))
        .of(vec![
            Why::leaf(self.t("programme-slips"), row.slips.to_string()).of(lost),
            Why::leaf(self.t("programme-chance"), percent(row.hazard)).of(self.hazard(row)),
            Why::leaf(
                self.rules.sectors.get(row.sector).map_or_else(String::new, |sector| sector.name.clone()),
                self.tw("programme-load", &[("load", percent(row.load).into())]),
            ),
        ])
    }

    /// The factors of the chance that a programme loses a turn.
    fn hazard(&self, row: &Programme) -> Vec<Why> {
        let params = &self.rules.params.procurement;
        let kind = self.rules.kinds.get(row.kind).map_or(0, |kind| kind.hazard * params.delay_bias / 1000);
        let mut parts = vec![Why::leaf(self.t("why-hazard-kind"), percent(kind))];
        if let Some(trust) = row.trust {
            let count = i32::try_from(row.partners.len()).unwrap_or(1) - extra_partners(&self.rules, row.lead);
            let many = (1000 + params.partner_hazard * (count - params.partners_easy)).max(params.partner_least);
            let times = |permille: i32| format!("× {}.{:02}", permille / 1000, permille % 1000 / 10);
            let partners = self.tw("why-hazard-partners", &[("count", row.partners.len().into())]);
            parts.push(Why::leaf(partners, times(many)));
            let trusted = self.tw("why-hazard-trust", &[("trust", tenths(trust).into())]);
            parts.push(Why::leaf(trusted, times(1000 + params.trust_even - trust)));
        }
        parts.push(Why::leaf(self.t("why-hazard-frailty"), "?"));
        parts
    }
}

/// An entry of the ledger with what led to it, nearest first, each inside the one before.
pub fn because(story: &Story, value: String) -> Why {
    let mut causes = story.causes.iter().filter(|cause| !cause.is_empty());
    let Some(nearest) = causes.next() else { return Why::leaf(story.text.clone(), value) };
    let further = causes.map(|cause| Why::leaf(cause.clone(), String::new()));
    Why::leaf(nearest.clone(), value).of(further.collect())
}
