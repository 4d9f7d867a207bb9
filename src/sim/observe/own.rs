//! A seat's own books, all exact.

use super::Observation;
use crate::core::ids::{AreaId, GoalId, MemberId, PartnerId, ProgrammeId, SiteId};
use crate::core::{Bp, Cb, Cp, Meur};
use crate::rules::content::{Goal, Power};
use crate::rules::initiatives::profiles;
use crate::rules::injects::state::{Call, OpenInject};
use crate::rules::washington::coercion;
use crate::rules::washington::state::Tariff;
use crate::rules::words::{BudgetLine, Government, Planning};

impl<'w> Observation<'w> {
    /// Political capital in hand, before this turn's orders. Exact.
    pub fn pc(&self) -> i8 {
        self.state.politics.pc[self.seat]
    }
    /// Political capital that came in this turn. Exact.
    pub fn income(&self) -> i8 {
        self.state.politics.income[self.seat]
    }
    /// Free procurement money in hand, before this turn's orders and instalments. Exact.
    pub fn money(&self) -> Meur {
        self.state.treasury.free[self.seat]
    }
    /// Instalments due on contracted programmes. Exact.
    pub fn instalments(&self) -> Meur {
        self.state.procurement.due[self.seat]
    }
    /// The defence budget of a turn. Exact.
    pub fn budget(&self) -> Meur {
        self.state.treasury.budget[self.seat]
    }
    /// GDP a year. Exact.
    pub fn gdp(&self) -> Meur {
        self.state.treasury.gdp[self.seat]
    }
    /// Domestic support, 0..1000. Exact.
    pub fn support(&self) -> i32 {
        self.state.politics.support[self.seat].get()
    }
    /// Threat perception, 0..1000. Exact.
    pub fn threat(&self) -> i32 {
        self.state.politics.threat[self.seat].get()
    }
    /// Core spending, basis points of GDP, without what was reclassified. Exact.
    pub fn core(&self) -> Bp {
        self.state.treasury.core[self.seat]
    }
    /// Civil spending counted as defence, basis points of GDP. Exact.
    pub fn reclassified(&self) -> Bp {
        self.state.treasury.reclassified[self.seat]
    }
    /// Related resilience spending, basis points of GDP. Exact.
    pub fn resilience_spending(&self) -> Bp {
        self.state.treasury.resilience[self.seat]
    }
    /// A part of the defence budget, permille. Exact.
    pub fn split(&self, line: BudgetLine) -> i32 {
        i32::from(self.state.treasury.split[self.seat][line as usize])
    }
    /// Equipment money bound by old contracts, permille. Exact.
    pub fn committed(&self) -> i32 {
        i32::from(self.state.treasury.committed[self.seat])
    }
    /// Public debt, permille of GDP. Exact.
    pub fn debt(&self) -> i32 {
        self.state.treasury.debt[self.seat].share_of(self.state.treasury.gdp[self.seat])
    }
    /// Government balance, basis points of GDP. Exact.
    pub fn balance(&self) -> Bp {
        self.state.treasury.balance[self.seat]
    }
    /// Whether the treasury is under stress. Exact.
    pub fn stressed(&self) -> bool {
        self.state.treasury.stress[self.seat]
    }
    /// Own government. Exact.
    pub fn government(&self) -> Government {
        self.state.politics.government[self.seat]
    }
    /// Own planning assumption. Exact.
    pub fn planning(&self) -> Planning {
        self.state.politics.planning[self.seat]
    }
    /// Own record of responses to incursions, 0..1000. Exact.
    pub fn resolve(&self) -> i32 {
        self.state.incursions.resolve[self.seat].get()
    }
    /// Own resilience, 0..1000. Exact.
    pub fn resilience(&self) -> i32 {
        self.state.posture.resilience[self.seat].get()
    }
    /// Own readiness, 0..1000. Exact.
    pub fn readiness(&self) -> i32 {
        self.state.capability.readiness[self.seat].get()
    }
    /// Trained people not yet in a crew, thousands × 100. Exact.
    pub fn crews(&self) -> i32 {
        self.state.capability.crews[self.seat]
    }
    /// Whether specialisation is in force with this seat in it. Exact.
    pub fn may_specialise(&self) -> bool {
        profiles::open_to(self.state.rules, self.state.initiatives, self.state.clock.turn, self.seat)
    }
    /// Own delivered points in an area. Exact.
    pub fn points(&self, area: AreaId) -> Cp {
        self.state.capability.of(self.seat, area)
    }
    /// Own rules of engagement, level 0..3. Exact.
    pub fn rules_level(&self) -> u8 {
        self.state.posture.rules_level[self.seat]
    }
    /// Own forces at a site. Exact.
    pub fn forces_at(&self, site: SiteId) -> Cb {
        self.state.posture.at(site, self.seat)
    }
    /// Forces that can still be sent. Exact.
    pub fn spare_forces(&self) -> Cb {
        self.state.posture.spare[self.seat]
    }
    /// Forces it can still put into the coalition's force, reliefs and earlier pledges counted. Exact.
    pub fn forces_for_coalition(&self) -> Cb {
        let rotation = self.state.rules.params.ukraine.force.as_ref().map_or(1000, |force| force.rotation);
        let most = self.state.posture.spare[self.seat].scale(1000, rotation);
        (most - self.state.ukraine.pledged_by(self.seat)).at_least_zero()
    }
    /// Embassy and intelligence work in Washington, 0..2. Exact.
    pub fn embassy(&self) -> u8 {
        self.state.drawdown.embassy[self.seat]
    }
    /// Own answer on base access: none asked, granted, refused. Exact.
    pub fn bases(&self) -> Option<bool> {
        self.state.drawdown.bases[self.seat]
    }
    /// A tariff on this seat. Exact.
    pub fn own_tariff(&self) -> Tariff {
        self.state.drawdown.tariffs[self.seat]
    }
    /// Whether this seat bears a tariff behind which a demand stands, so that it may still give in. Exact.
    pub fn bears_demand(&self) -> bool {
        coercion::borne(self.state.drawdown, self.seat)
    }
    /// Whether this seat has a partnership with this partner outside the alliance. Exact.
    pub fn has_partner(&self, partner: PartnerId) -> bool {
        self.state.drawdown.has_partner(self.seat, partner)
    }
    /// Own live side deals: the other side, or this seat itself for one with Washington. Exact.
    pub fn deals(&self) -> impl Iterator<Item = MemberId> + use<'w> {
        let seat = self.seat;
        self.state.drawdown.deals.iter().filter_map(move |&(a, b)| match (a == seat, b == seat) {
            (true, _) => Some(b),
            (_, true) => Some(a),
            _ => None,
        })
    }
    /// How far this seat trusts Washington, 0..1000. Exact.
    pub fn trust_in_washington(&self) -> i32 {
        self.state.alliance.in_washington[self.seat].get()
    }
    /// Whether this capital has a lever that only some have.
    pub fn has_power(&self, fits: impl Fn(&Power) -> bool) -> bool {
        self.state.rules.members[self.seat].powers.iter().any(fits)
    }
    /// The live programmes this seat has a part in. Exact.
    pub fn own_programmes(&self) -> impl Iterator<Item = (ProgrammeId, super::ProgrammeView<'w>)> + use<'w> {
        let seat = self.seat;
        self.programmes().filter(move |(_, programme)| programme.has(seat))
    }
    /// The goals that count for this seat now, each with its progress in permille. Exact.
    ///
    /// Under a sceptic government the reserve goal counts in place of the one with the smallest weight.
    pub fn goals(&self) -> impl Iterator<Item = (GoalId, &'w Goal, i32)> + use<'w> {
        let (rules, scoring, seat) = (self.state.rules, self.state.scoring, self.seat);
        let sceptic = self.government() == Government::Sceptic;
        let own = rules.facts.goals[seat].iter().map(move |&id| (id, &rules.goals[id]));
        let replaced =
            (sceptic && rules.facts.reserves.has(seat)).then(|| rules.facts.lightest[seat].map(|(id, _)| id)).flatten();
        own.filter(move |(id, goal)| if goal.sceptic { sceptic } else { Some(*id) != replaced })
            .map(move |(id, goal)| (id, goal, scoring.goals.get(id).copied().map_or(0, i32::from)))
    }
    /// Progress of one of this seat's goals, permille; 0 for those of others. Exact.
    pub fn progress(&self, goal: GoalId) -> i32 {
        let mine = self.state.rules.goals.get(goal).is_some_and(|row| row.seat == self.seat);
        if mine { self.state.scoring.goals.get(goal).copied().map_or(0, i32::from) } else { 0 }
    }
    /// The calls addressed to this seat this turn. Exact.
    pub fn calls(&self) -> impl Iterator<Item = &'w Call> + use<'w> {
        let seat = self.seat;
        self.state.injects.calls.iter().filter(move |call| call.seat == seat)
    }
    /// The injects that want an answer of this seat this turn. Exact.
    pub fn open_injects(&self) -> impl Iterator<Item = &'w OpenInject> + use<'w> {
        let seat = self.seat;
        self.state.injects.open.iter().filter(move |open| open.asked.has(seat))
    }
    /// Own free riding as others will see it, permille; only once three turns of it can be seen.
    pub fn own_riding(&self) -> Option<i32> {
        (self.state.scoring.riding_turns[self.seat] >= 3).then(|| i32::from(self.state.scoring.riding[self.seat]))
    }
}
