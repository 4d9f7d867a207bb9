//! The war in the turn: the books open at the Brief; orders, aid, the front and the state of the war in its own phase.

use bevy_ecs::prelude::{Res, ResMut};

use super::force;
use super::rules::{KYIV, purpose};
use super::rules::{Situation, a_turn, attack_kind, beyond, by_length, chances, change, front_step, kit_points};
use super::state::Ukraine;
use crate::core::dice::Stream;
use crate::core::ids::MemberId;
use crate::core::{Cb, Cp, Meur};
use crate::rules::book::OrderBook;
use crate::rules::capability::state::Capability;
use crate::rules::clock::Clock;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::moscow::state::Moscow;
use crate::rules::order::Order;
use crate::rules::posture::state::Posture;
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

/// Ukraine: orders and aid, the force, the front and the state of the war, attacks on those who stand there.
pub fn turn(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    others: (Res<Treasury>, Res<Initiatives>, Res<Drawdown>, Res<Capability>, Res<Posture>, Res<Moscow>),
    mut own: ResMut<Ukraine>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let (treasury, initiatives, drawdown, capability, posture, moscow) = others;
    let (rules, own, log, effects): (&Ruleset, _, _, _) = (&rules, &mut *own, &mut *log, &mut *effects);
    carry_out(rules, &book, own, log, effects);
    pay_aid(rules, &book, &treasury, own, log, effects);
    force::keep(rules, &clock, &initiatives, &drawdown, (&capability, &posture), own, log, effects);
    fight(rules, &clock, &drawdown, &initiatives, own, log, effects);
    attack_coalition(rules, &clock, &moscow, &initiatives, own, log, effects);
}

/// Levels are set, kit and purchases arrive, troops deploy.
fn carry_out(rules: &Ruleset, book: &OrderBook, own: &mut Ukraine, log: &mut Log, effects: &mut Effects) {
    let mut deployed = EntryId::NONE;
    for (member, nth, order) in book.all() {
        let given = |log: &Log| log.order(member, nth);
        match order {
            Order::AidLevel { meur } => own.aid_level[member] = Meur(meur),
            Order::GiveKit { meur } => {
                let given = given(log);
                let entry = log.after(given, Event::KitGiven { member, meur });
                give_kit(rules, own, member, Meur(meur), entry, effects);
            }
            Order::Purl { meur } => {
                let given = given(log);
                let entry = log.after(given, Event::PurlBought { member, meur });
                let params = &rules.params.ukraine.aid;
                own.given[member] += Meur(meur).permille(params.purl_worth);
                own.given_total[member] += Meur(meur);
                effects.push(Effect::Spend { member, meur: Meur(meur) }, entry);
                let regard = params.purl_regard * meur / 1000;
                effects.push(Effect::Capital { meter: Meter::Regard, member, by: regard }, entry);
                effects.push(Effect::Capital { meter: Meter::Support, member, by: params.purl_support }, entry);
            }
            Order::CoalitionTroops { cb } if own.war == War::Ceasefire => {
                let given = given(log);
                joins(rules, own, member, given, effects);
                deployed = send(rules, own, member, Cb(cb.into()), given, log, effects);
            }
            Order::CoalitionTroops { cb } if rules.params.ukraine.force.is_some() => {
                let given = given(log);
                let entry = log.after(given, Event::ForcePledged { member, cb: force::small(cb.into()) });
                joins(rules, own, member, entry, effects);
                own.pledged[member] += Cb(cb.into());
            }
            Order::CoalitionSupport { cp } if rules.params.ukraine.force.is_some() => {
                let given = given(log);
                let entry = log.after(given, Event::SupportGiven { member, cp: force::small(cp.into()) });
                joins(rules, own, member, entry, effects);
                own.support[member] += Cp(cp.into());
                if own.support_there {
                    force::move_support(rules, effects, member, Cp(-i32::from(cp)), entry);
                }
            }
            Order::CoalitionHome => {
                let given = given(log);
                if let Some(params) = &rules.params.ukraine.force {
                    force::felt(rules, own, member, params.trust.1, given, effects);
                }
                force::go_home(rules, own, member, given, log, effects);
            }
            _ => {}
        }
    }
    if deployed != EntryId::NONE {
        let by = rules.params.ukraine.coalition.escalation;
        effects.push(Effect::Shift { meter: Meter::Escalation, by }, deployed);
    }
    force::reckon(rules, own, 0);
}

/// A capital that joins the force is thanked once.
fn joins(rules: &Ruleset, own: &Ukraine, member: MemberId, cause: EntryId, effects: &mut Effects) {
    if let Some(params) = rules.params.ukraine.force.as_ref().filter(|_| !own.takes_part(member)) {
        force::felt(rules, own, member, params.trust.0, cause, effects);
    }
}

/// Brigades go to Ukraine, out of what could be sent elsewhere; where risk is shunned, joining costs support at home.
pub(super) fn send(
    rules: &Ruleset,
    own: &mut Ukraine,
    member: MemberId,
    cb: Cb,
    cause: EntryId,
    log: &mut Log,
    effects: &mut Effects,
) -> EntryId {
    let entry = log.after(cause, Event::CoalitionSent { member, cb: force::small(cb.0) });
    if own.coalition[member].0 == 0 && rules.members[member].stance.risk <= 0 {
        let by = rules.params.ukraine.coalition.support;
        effects.push(Effect::Capital { meter: Meter::Support, member, by }, entry);
    }
    effects.push(Effect::Spare { member, by: Cb(-force::bound(rules, cb).0) }, entry);
    own.coalition[member] += cb;
    entry
}

/// Kit leaves the giver's stocks and is worth more at the front than its price: it is there at once.
fn give_kit(rules: &Ruleset, own: &mut Ukraine, member: MemberId, meur: Meur, entry: EntryId, effects: &mut Effects) {
    own.given[member] += meur.permille(rules.params.ukraine.aid.kit_worth);
    own.given_total[member] += meur;
    let (stocks, land) = kit_points(rules, meur);
    for (area, points) in [(rules.roles.stocks, stocks), (rules.roles.land, land)] {
        effects.push(Effect::European { member, area, points: Cp(-points.0) }, entry);
    }
}

/// Aid at the levels set is paid, from the aid line, the rest of the government, then free money.
fn pay_aid(
    rules: &Ruleset,
    book: &OrderBook,
    treasury: &Treasury,
    own: &mut Ukraine,
    log: &mut Log,
    effects: &mut Effects,
) {
    let mut total = Meur(0);
    for member in rules.member_ids() {
        let wanted = a_turn(rules, own.aid_level[member]);
        let line = treasury.budget[member].permille(treasury.split[member][3].into());
        let short = beyond(wanted, line, a_turn(rules, own.civil[member]));
        // What was ordered for PURL this turn is spoken for.
        let spoken_for: i32 = book.orders[member]
            .iter()
            .map(|order| match order {
                Order::Purl { meur } => *meur,
                _ => 0,
            })
            .sum();
        let mut free = (treasury.free[member].0 - spoken_for).max(0);
        if let Some(params) = rules.params.ukraine.force.as_ref().filter(|_| own.coalition[member].0 > 0) {
            // Troops abroad are paid before anything else that is free.
            let meur = Meur(force::upkeep(rules, params, own.coalition[member]).0.min(free));
            effects.push(Effect::Spend { member, meur }, EntryId::NONE);
            free -= meur.0;
        }
        let paid = Meur(short.0.min(free));
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

/// The front moves and the war may change state; a force that stands there may prevent that.
fn fight(
    rules: &Ruleset,
    clock: &Clock,
    drawdown: &Drawdown,
    initiatives: &Initiatives,
    own: &mut Ukraine,
    log: &mut Log,
    effects: &mut Effects,
) {
    let params = &rules.params.ukraine;
    let roll = clock.dice().stream(Stream::Ukraine);
    if own.war == War::War {
        let wide = by_length(rules, params.front.noise);
        let by = front_step(rules, &params.front, own.last_total, roll.between(KYIV, purpose::NOISE, -wide, wide));
        let by = own.front.shift(by);
        let aid = log.find(|event| matches!(event, Event::AidGiven { .. }));
        log.after(aid, Event::Moved { meter: Meter::Front, by, now: own.front.get() });
        let still = (own.front.get() - 500).abs() <= params.front.stalemate_within;
        own.stalemate = if still { own.stalemate.saturating_add(1) } else { 0 };
    }
    let half = a_turn(rules, params.front.need_eur_bn_a_year) / 2;
    let held = i32::from(clock.turn.saturating_sub(own.since)) * rules.pace().months;
    let now = Situation {
        front: own.front.get(),
        // A friendly administration lets Kyiv choose its moment.
        pushed: drawdown.administration != Administration::Friendly,
        stalemate: own.stalemate >= params.front.stalemate_turns,
        coalition: own.force.0,
        unaided: own.last_total < half,
        settled: held >= params.change.settlement_after,
    };
    let purposes = [purpose::COLLAPSE, purpose::CEASEFIRE, purpose::RELAPSE, purpose::SETTLEMENT];
    let draws = purposes.map(|purpose| roll.permille(KYIV, purpose));
    let mut chances = chances(rules, &params.change, now);
    if let Some(force) = &params.force {
        let pledged: Cb = own.pledged.iter().copied().sum();
        chances.ceasefire = force::ceasefire(rules, force, chances.ceasefire, pledged);
        chances.relapse = force::relapse(rules, force, own.truce.get(), now);
    }
    if let Some(to) = change(own.war, chances, draws) {
        let draw = roll.permille(KYIV, purpose::HOLD);
        if own.war == War::Ceasefire
            && to == War::War
            && force::tested(rules, own, initiatives, clock.turn, draw, log, effects)
        {
            return;
        }
        let entry = log.write(Cause::Chance, Event::WarChanged { to });
        super::change_war(rules, own, to, clock.turn, entry, log, effects);
    }
}

/// The coalition may be attacked; the largest contingent is hit.
fn attack_coalition(
    rules: &Ruleset,
    clock: &Clock,
    moscow: &Moscow,
    initiatives: &Initiatives,
    own: &Ukraine,
    log: &mut Log,
    effects: &mut Effects,
) {
    let params = &rules.params.ukraine.coalition;
    let largest = own.coalition.pairs().filter(|(_, cb)| cb.0 > 0).max_by_key(|(_, cb)| **cb);
    let Some((member, _)) = largest.filter(|_| own.war == War::Ceasefire) else { return };
    let exposed = rules
        .params
        .ukraine
        .force
        .as_ref()
        .map_or(1000, |force| force::of_mandate(force, force::mandate(rules, initiatives, clock.turn)).exposed);
    let chance = params.attacked.at(moscow.escalation.get()) * by_length(rules, params.attacked_scale) / 1000;
    let chance = chance * exposed / 1000;
    if clock.dice().stream(Stream::Ukraine).permille(KYIV, purpose::ATTACKED) >= chance {
        return;
    }
    let entry = log.write(Cause::Chance, Event::CoalitionAttacked { member });
    effects.push(Effect::Capital { meter: Meter::Support, member, by: params.danger_support }, entry);
    if let Some(kind) = attack_kind(rules) {
        effects.push(Effect::Incident { kind, target: member, severity: params.severity }, entry);
    }
}
