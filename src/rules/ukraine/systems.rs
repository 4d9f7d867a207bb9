//! The war in the turn: the books open at the Brief; orders, aid, the front and the state of the war in its own phase.

use bevy::prelude::{Res, ResMut};

use super::rules::{KYIV, purpose, tied};
use super::rules::{Situation, a_turn, attack_kind, beyond, by_length, chances, change, front_step, kit_points};
use super::state::Ukraine;
use crate::core::dice::Stream;
use crate::core::{Cb, Cp, Meur};
use crate::rules::book::OrderBook;
use crate::rules::clock::Clock;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::moscow::state::Moscow;
use crate::rules::order::Order;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::treasury::state::Treasury;
use crate::rules::washington::state::Drawdown;
use crate::rules::words::{Administration, Meter, War};

/// Brief: nothing has been given this turn. In the first turn it is seen what the defence budgets carry.
pub fn open_books(rules: Res<Rules>, clock: Res<Clock>, treasury: Res<Treasury>, mut own: ResMut<Ukraine>) {
    own.given.iter_mut().for_each(|given| *given = Meur(0));
    if clock.turn == 1 {
        for member in rules.member_ids() {
            let core = i64::from(treasury.gdp[member].0) * i64::from(treasury.core[member].0) / 10_000;
            let line = Meur::wide(core).permille(treasury.split[member][3].into());
            own.civil[member] = (own.aid_level[member] - line).at_least_zero();
        }
    }
}

/// Ukraine: levels are set, kit and purchases arrive, troops deploy.
pub fn carry_out(
    rules: Res<Rules>,
    book: Res<OrderBook>,
    mut own: ResMut<Ukraine>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let mut deployed = EntryId::NONE;
    for (member, nth, order) in book.all() {
        let entry = log.order(member, nth);
        match order {
            Order::AidLevel { meur } => own.aid_level[member] = Meur(meur),
            Order::GiveKit { meur } => {
                let entry = log.after(entry, Event::KitGiven { member, meur });
                give_kit(&rules, &mut own, member, Meur(meur), entry, &mut effects);
            }
            Order::Purl { meur } => {
                let entry = log.after(entry, Event::PurlBought { member, meur });
                let params = &rules.params.ukraine.aid;
                own.given[member] += Meur(meur).permille(params.purl_worth);
                own.given_total[member] += Meur(meur);
                effects.push(Effect::Spend { member, meur: Meur(meur) }, entry);
                let regard = params.purl_regard * meur / 1000;
                effects.push(Effect::Capital { meter: Meter::Regard, member, by: regard }, entry);
                effects.push(Effect::Capital { meter: Meter::Support, member, by: params.purl_support }, entry);
            }
            Order::CoalitionTroops { cb } if own.war == War::Ceasefire => {
                let sent = i16::try_from(cb).unwrap_or(i16::MAX);
                deployed = log.after(entry, Event::CoalitionSent { member, cb: sent });
                let params = &rules.params.ukraine.coalition;
                if own.coalition[member].0 == 0 && rules.members[member].stance.risk <= 0 {
                    effects.push(Effect::Capital { meter: Meter::Support, member, by: params.support }, deployed);
                }
                own.coalition[member] += Cb(cb.into());
            }
            _ => {}
        }
    }
    if deployed != EntryId::NONE {
        let by = rules.params.ukraine.coalition.escalation;
        effects.push(Effect::Shift { meter: Meter::Escalation, by }, deployed);
    }
    own.tied = tied(&rules.params.ukraine.tied, own.war, own.coalition.iter().copied().sum());
}

/// Kit leaves the giver's stocks and is worth more at the front than its price: it is there at once.
fn give_kit(
    rules: &Ruleset,
    own: &mut Ukraine,
    member: crate::core::ids::MemberId,
    meur: Meur,
    entry: EntryId,
    effects: &mut Effects,
) {
    own.given[member] += meur.permille(rules.params.ukraine.aid.kit_worth);
    own.given_total[member] += meur;
    let (stocks, land) = kit_points(rules, meur);
    for (area, points) in [(rules.roles.stocks, stocks), (rules.roles.land, land)] {
        effects.push(Effect::European { member, area, points: Cp(-points.0) }, entry);
    }
}

/// Ukraine: aid at the levels set is paid, from the aid line, the rest of the government, then free money.
pub fn pay_aid(
    rules: Res<Rules>,
    treasury: Res<Treasury>,
    mut own: ResMut<Ukraine>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let mut total = Meur(0);
    for member in rules.member_ids() {
        let wanted = a_turn(&rules, own.aid_level[member]);
        let line = treasury.budget[member].permille(treasury.split[member][3].into());
        let short = beyond(wanted, line, a_turn(&rules, own.civil[member]));
        let paid = Meur(short.0.min(treasury.free[member].0.max(0)));
        if paid.0 > 0 {
            effects.push(Effect::Spend { member, meur: paid }, EntryId::NONE);
        }
        let aid = wanted - short + paid;
        own.given[member] += aid;
        own.given_total[member] += aid;
        total += own.given[member];
    }
    own.last_total = total;
    log.write(Cause::Rule, Event::AidGiven { total: total.0 });
}

/// Ukraine: the front moves and the war may change state.
pub fn fight(
    rules: Res<Rules>,
    clock: Res<Clock>,
    drawdown: Res<Drawdown>,
    mut own: ResMut<Ukraine>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let params = &rules.params.ukraine;
    let roll = clock.dice().stream(Stream::Ukraine);
    if own.war == War::War {
        let wide = by_length(&rules, params.front.noise);
        let by = front_step(&rules, &params.front, own.last_total, roll.between(KYIV, purpose::NOISE, -wide, wide));
        let by = own.front.shift(by);
        let aid = log.find(|event| matches!(event, Event::AidGiven { .. }));
        log.after(aid, Event::Moved { meter: Meter::Front, by, now: own.front.get() });
        let still = (own.front.get() - 500).abs() <= params.front.stalemate_within;
        own.stalemate = if still { own.stalemate.saturating_add(1) } else { 0 };
    }
    let half = a_turn(&rules, params.front.need_eur_bn_a_year) / 2;
    let held = i32::from(clock.turn.saturating_sub(own.since)) * rules.pace().months;
    let coalition: Cb = own.coalition.iter().copied().sum();
    let now = Situation {
        front: own.front.get(),
        // A friendly administration lets Kyiv choose its moment.
        pushed: drawdown.administration != Administration::Friendly,
        stalemate: own.stalemate >= params.front.stalemate_turns,
        coalition: coalition.0,
        unaided: own.last_total < half,
        settled: held >= params.change.settlement_after,
    };
    let purposes = [purpose::COLLAPSE, purpose::CEASEFIRE, purpose::RELAPSE, purpose::SETTLEMENT];
    let draws = purposes.map(|purpose| roll.permille(KYIV, purpose));
    if let Some(to) = change(own.war, chances(&rules, &params.change, now), draws) {
        let entry = log.write(Cause::Chance, Event::WarChanged { to });
        super::change_war(&rules, &mut own, to, clock.turn, entry, &mut log, Some(&mut effects));
    }
}

/// Ukraine: the coalition may be attacked; the largest contingent is hit.
pub fn attack_coalition(
    rules: Res<Rules>,
    clock: Res<Clock>,
    moscow: Res<Moscow>,
    own: Res<Ukraine>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let params = &rules.params.ukraine.coalition;
    let largest = own.coalition.pairs().filter(|(_, cb)| cb.0 > 0).max_by_key(|(_, cb)| **cb);
    let Some((member, _)) = largest.filter(|_| own.war == War::Ceasefire) else { return };
    let chance = params.attacked.at(moscow.escalation.get()) * by_length(&rules, params.attacked_scale) / 1000;
    if clock.dice().stream(Stream::Ukraine).permille(KYIV, purpose::ATTACKED) >= chance {
        return;
    }
    let entry = log.write(Cause::Chance, Event::CoalitionAttacked { member });
    effects.push(Effect::Capital { meter: Meter::Support, member, by: params.danger_support }, entry);
    if let Some(kind) = attack_kind(&rules) {
        effects.push(Effect::Incident { kind, target: member, severity: params.severity }, entry);
    }
}
