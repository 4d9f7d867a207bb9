//! Forces arrive and are paid for when a turn begins; orders are carried out before money is spent on kit.

use bevy_ecs::prelude::{Res, ResMut};

use super::rules::{added, harden_price, hosted, level, own_resilience, step, trust_for, upkeep};
use super::state::{Deployment, Posture};
use crate::core::ids::{MemberId, SiteId};
use crate::core::{Cb, Meur};
use crate::rules::book::OrderBook;
use crate::rules::clock::Clock;
use crate::rules::content::InitiativeEffect;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log, VISIBLE};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::order::Order;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::treasury::state::Treasury;
use crate::rules::words::{Hardening, Meter};

/// Forces under way arrive, missions end, and everybody pays for what it has added abroad.
pub fn begin(
    rules: Res<Rules>,
    clock: Res<Clock>,
    mut posture: ResMut<Posture>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let posture = &mut *posture;
    posture.exercised.iter_mut().for_each(|exercised| *exercised = false);
    for next in 0..posture.moving.len() {
        let moving = posture.moving[next];
        if moving.arrives <= clock.turn {
            let cause = posture.arrive(moving.site, moving.member, moving.cb, EntryId::NONE, &mut log);
            greet(&rules, moving.site, moving.member, moving.cb, true, cause, &mut effects);
        }
    }
    posture.moving.retain(|moving| moving.arrives > clock.turn);
    posture.end_missions(&rules, clock.turn);
    for member in rules.member_ids() {
        let meur = upkeep(&rules.params.posture, rules.pace(), added(&rules, posture, member));
        if meur > Meur::ZERO {
            effects.push(Effect::Spend { member, meur }, EntryId::NONE);
        }
    }
}

/// The trust of the host, and of its flank in part, in a capital whose forces come or go.
fn greet(rules: &Ruleset, site: SiteId, guest: MemberId, cb: Cb, arrives: bool, cause: EntryId, effects: &mut Effects) {
    let params = &rules.params.posture;
    let full = if arrives { params.brigade_trust.0 } else { params.brigade_trust.1 };
    let (by, row) = (trust_for(full, cb), &rules.sites[site]);
    effects.push(Effect::Trust { holder: row.host, subject: guest, by, stake: 1000 }, cause);
    for &holder in row.flank.iter().filter(|&&holder| holder != row.host && holder != guest) {
        effects.push(Effect::Trust { holder, subject: guest, by, stake: params.flank_stake }, cause);
    }
}

/// Treasury: orders are carried out, and resilience settles.
pub fn turn(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    treasury: Res<Treasury>,
    initiatives: Res<Initiatives>,
    mut own: ResMut<Posture>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    carry_out(&rules, &clock, &book, &treasury, &mut own, &mut log, &mut effects);
    settle_resilience(&rules, &clock, &treasury, &initiatives, &mut own, &mut log);
}

/// Carries out the orders of this turn.
fn carry_out(
    rules: &Ruleset,
    clock: &Clock,
    book: &OrderBook,
    treasury: &Treasury,
    posture: &mut Posture,
    log: &mut Log,
    effects: &mut Effects,
) {
    for (seat, nth, order) in book.all() {
        let mut act = Act { rules, seat, nth, own: posture, log, effects };
        match order {
            Order::SendBrigade { site, cb } => act.send(site, Cb(i32::from(cb)), clock.turn),
            Order::WithdrawBrigade { site } => act.withdraw(site),
            Order::HostBrigade { from } => act.host(from),
            Order::AirPolicing { site } => act.police(site, clock.turn),
            Order::SetRules { level } => act.set_rules(level),
            Order::Exercise { site } => act.exercise(site),
            Order::Harden { what } => act.harden(what, treasury.gdp[seat]),
            _ => {}
        }
    }
}

/// One order being carried out.
struct Act<'a> {
    rules: &'a Ruleset,
    seat: MemberId,
    nth: usize,
    own: &'a mut Posture,
    log: &'a mut Log,
    effects: &'a mut Effects,
}

impl Act<'_> {
    /// Writes what was done under the order's own entry, and takes the money.
    fn done(&mut self, event: Event, meur: Meur) -> EntryId {
        let order = self.log.order(self.seat, self.nth);
        let entry = self.log.after(order, event);
        if meur > Meur::ZERO {
            self.effects.push(Effect::Spend { member: self.seat, meur }, entry);
        }
        entry
    }

    fn trust(&mut self, holder: MemberId, subject: MemberId, by: i32, cause: EntryId) {
        self.effects.push(Effect::Trust { holder, subject, by, stake: 1000 }, cause);
    }

    fn send(&mut self, site: SiteId, cb: Cb, turn: u8) {
        let cb = Cb(cb.0.min(self.own.spare[self.seat].0));
        if cb <= Cb::ZERO {
            return;
        }
        self.own.spare[self.seat] -= cb;
        self.own.invited[site].remove(self.seat);
        self.own.moving.push(Deployment { member: self.seat, site, cb, arrives: turn.saturating_add(1) });
        let size = i16::try_from(cb.0).unwrap_or(i16::MAX);
        let meur = upkeep(&self.rules.params.posture, self.rules.pace(), cb);
        self.done(Event::BrigadeSent { member: self.seat, site, cb: size }, meur);
    }

    fn withdraw(&mut self, site: SiteId) {
        let cb = self.own.at(site, self.seat);
        let order = self.log.order(self.seat, self.nth);
        let cause = self.own.leave(site, self.seat, cb, order, self.log);
        self.own.spare[self.seat] += cb;
        greet(self.rules, site, self.seat, cb, false, cause, self.effects);
    }

    fn host(&mut self, from: MemberId) {
        let Some(site) = hosted(self.rules, self.seat) else { return };
        self.own.invited[site].insert(from);
        let params = &self.rules.params.posture;
        let order = self.log.order(self.seat, self.nth);
        self.effects.push(Effect::Spend { member: self.seat, meur: params.barracks_eur_bn }, order);
        self.trust(from, self.seat, params.invitation_trust, order);
    }

    fn police(&mut self, site: SiteId, turn: u8) {
        let params = &self.rules.params.posture;
        let months = self.rules.pace().turns(params.policing_months);
        self.own.fly(site, self.seat, turn.saturating_add(u8::try_from(months - 1).unwrap_or(0)));
        let cause = self.done(Event::PolicingBegan { member: self.seat, site }, params.policing_eur_bn);
        let host = self.rules.sites[site].host;
        if host != self.seat {
            self.trust(host, self.seat, params.policing_trust, cause);
        }
    }

    fn set_rules(&mut self, level: u8) {
        self.own.rules_level[self.seat] = level;
        self.done(Event::RulesSet { member: self.seat, level }, Meur::ZERO);
    }

    fn exercise(&mut self, site: SiteId) {
        let params = &self.rules.params.posture;
        let cause = self.done(Event::Exercised { site, by: self.seat }, params.exercise_eur_bn);
        let host = self.rules.sites[site].host;
        let ready = |member| Effect::Capital { meter: Meter::Readiness, member, by: params.exercise_readiness };
        self.effects.push(ready(self.seat), cause);
        if host != self.seat {
            // The host trains once a turn, whoever comes.
            if !self.own.exercised[site] {
                self.effects.push(ready(host), cause);
            }
            self.trust(host, self.seat, params.exercise_trust, cause);
            self.trust(self.seat, host, params.exercise_trust, cause);
        }
        self.own.exercised[site] = true;
    }

    fn harden(&mut self, what: Hardening, gdp: Meur) {
        let params = &self.rules.params.posture;
        let slot = &mut self.own.hardened[self.seat][what as usize];
        let now = (i32::from(*slot) + params.harden_gain).min(params.harden_cap);
        *slot = i16::try_from(now).unwrap_or(0);
        let now = *slot;
        self.done(Event::Hardened { member: self.seat, now }, harden_price(params, gdp));
    }
}

/// Hardening wears off a little; resilience moves towards what is spent on it.
fn settle_resilience(
    rules: &Ruleset,
    clock: &Clock,
    treasury: &Treasury,
    initiatives: &Initiatives,
    posture: &mut Posture,
    log: &mut Log,
) {
    let (params, pace) = (&rules.params.posture, rules.pace());
    let fade = pace.per_year(params.harden_fade_per_year);
    let mut common = [0; 64];
    for (effect, permille, members) in initiatives.active(rules, clock.turn) {
        if let InitiativeEffect::Resilience(points) = effect {
            members.iter().for_each(|member| common[usize::from(member.0) % 64] += points * permille / 1000);
        }
    }
    for member in rules.member_ids() {
        for slot in &mut posture.hardened[member] {
            *slot -= i16::try_from(i32::from(*slot) * fade / 1000).unwrap_or(0);
        }
        let extra = own_resilience(rules, member) + common[usize::from(member.0) % 64];
        let target = level(params, treasury.resilience[member].0, extra);
        let by = step(params, pace, posture.resilience[member].get(), target);
        let by = posture.resilience[member].shift(by);
        if by.abs() >= VISIBLE {
            let now = posture.resilience[member].get();
            log.write(Cause::Rule, Event::CapitalMoved { meter: Meter::Resilience, member, by, now });
        }
    }
}
