//! A programme's turn: decide, contract, pay, slip or advance, deliver, train, expire.

use super::around::Around;
use super::delivery::{contracted, lot_delivered, points_given};
use super::rules::{
    self as formulas, DRAW_SLIP, Strain, extra_partners, full_turn, hazard, instalment, kind_price, lot_at, lots, part,
    partners_trust, planned, points_by,
};
use super::state::{Procurement, Programme, Stage};
use crate::core::ids::{MemberId, Members, ProgrammeId};
use crate::core::{Cp, Meur};
use crate::rules::content::{Kind, Power};
use crate::rules::effect::Effect;
use crate::rules::event::{Cause, EntryId, Event};
use crate::rules::industry;
use crate::rules::industry::rules::{place_factor, yearly_work};
use crate::rules::ruleset::Ruleset;
use crate::rules::words::Government;

/// Opens the purses for the phase: what is free and not promised to orders of this turn.
pub fn open(around: &Around, own: &mut Procurement) {
    own.purse.clone_from(&around.treasury.free);
    for member in around.rules.member_ids() {
        own.purse[member] -= around.treasury.set_aside[member];
    }
    own.instalments.iter_mut().for_each(|paid| *paid = Meur::ZERO);
    own.crews_taken.iter_mut().for_each(|taken| *taken = 0);
    own.signed.iter_mut().for_each(|work| *work = Meur::ZERO);
    own.orders_turn = [Meur::ZERO; 3];
}

fn work(around: &Around, programme: &Programme) -> Meur {
    let option = &around.rules.options[programme.option];
    yearly_work(option.price_eur_bn, programme.units, option.build_months)
}

/// Gives every programme under contract its pace from its place in the queue.
pub fn set_paces(around: &Around, own: &mut Procurement) {
    own.queued.iter_mut().for_each(|queue| *queue = (Meur::ZERO, Meur::ZERO));
    for &id in &own.line {
        let programme = &own.programmes[id];
        if programme.stage == Stage::Build {
            own.queued[around.rules.options[programme.option].sector].0 += work(around, programme);
        }
    }
    for &id in &own.line {
        let programme = &mut own.programmes[id];
        if programme.stage == Stage::Build {
            let sector = around.rules.options[programme.option].sector;
            let mine = work(around, programme);
            let (all, passed) = &mut own.queued[sector];
            let load = around.industry.load[sector];
            let pace = place_factor(&around.rules.params.industry, load, *passed + mine / 2, *all);
            *passed += mine;
            programme.pace = i16::try_from(pace).unwrap_or(1000);
        }
    }
}

/// Moves every live programme by one turn, oldest first, and takes the finished ones off the lists.
pub fn advance_all(around: &mut Around, own: &mut Procurement) {
    // A rush pays for itself: contracts of the same turn raise each other's price, whoever comes first in the list.
    for &id in &own.live {
        let programme = &own.programmes[id];
        if signs_now(around, programme) {
            own.signed[around.rules.options[programme.option].sector] += work(around, programme);
        }
    }
    for place in 0..own.live.len() {
        let id = own.live[place];
        match own.programmes[id].stage {
            Stage::Decide => decide(around, own, id),
            Stage::Build => build(around, own, id),
            Stage::Train => {
                own.programmes[id].progress += full_turn(around.rules.pace());
                train(around, own, id);
            }
            Stage::Done => expire(around, own, id),
            Stage::Ended => {}
        }
    }
    let programmes = &own.programmes;
    own.live.retain(|&id| programmes[id].live());
    own.line.retain(|&id| programmes[id].stage == Stage::Build);
    count_on_order(around.rules, own);
    for member in around.rules.member_ids() {
        let meur = own.instalments[member];
        if meur > Meur::ZERO {
            around.effects.push(Effect::Spend { member, meur }, EntryId::NONE);
        }
    }
}

/// Adds up what programmes under way have yet to deliver.
pub fn count_on_order(rules: &Ruleset, own: &mut Procurement) {
    own.on_order.iter_mut().for_each(|points| *points = Cp::ZERO);
    for &id in &own.live {
        let programme = &own.programmes[id];
        if programme.stage >= Stage::Done {
            continue;
        }
        let option = &rules.options[programme.option];
        let all = i32::from(lots(&rules.kinds[option.kind], option)).max(1);
        let left = (all - i32::from(programme.lots)).clamp(0, all);
        for &(area, points) in &rules.facts.yields[programme.option] {
            own.on_order[area] += (points * i32::from(programme.units)).scale(left, all);
        }
    }
}

/// Whether a programme takes part in decisions this turn: others need a turn to join, and a decision takes its time.
fn decides_now(around: &Around, programme: &Programme) -> bool {
    let kind = &around.rules.kinds[around.rules.options[programme.option].kind];
    programme.stage == Stage::Decide && (programme.started < around.turn || (programme.length == 0 && !kind.joint))
}

/// Whether a contract will be signed this turn.
fn signs_now(around: &Around, programme: &Programme) -> bool {
    let kind = &around.rules.kinds[around.rules.options[programme.option].kind];
    decides_now(around, programme)
        && programme.progress + full_turn(around.rules.pace()) >= programme.length
        && enough_partners(kind, programme)
}

fn enough_partners(kind: &Kind, programme: &Programme) -> bool {
    !kind.joint || programme.partners.count() >= u32::from(kind.partners_min)
}

fn decide(around: &mut Around, own: &mut Procurement, id: ProgrammeId) {
    if !decides_now(around, &own.programmes[id]) {
        return;
    }
    let programme = &mut own.programmes[id];
    programme.progress += full_turn(around.rules.pace());
    if programme.progress >= programme.length {
        contract(around, own, id);
    }
}

/// Signs the contract, or lets the programme lapse where partners are short.
fn contract(around: &mut Around, own: &mut Procurement, id: ProgrammeId) {
    let (rules, params) = (around.rules, &around.rules.params.procurement);
    let programme = &own.programmes[id];
    let option = &rules.options[programme.option];
    let kind = &rules.kinds[option.kind];
    let partners = programme.partners.count().cast_signed();
    if !enough_partners(kind, programme) {
        own.programmes[id].stage = Stage::Ended;
        around.log.write(Cause::Calendar, Event::ProgrammeEnded { programme: id, cancelled: true });
        return;
    }
    let others = own.signed[option.sector] - work(around, programme);
    let more = others.share_of(around.industry.capacity[option.sector]);
    let rush = industry::price_factor(&rules.params.industry, around.industry.load[option.sector] + more);
    let permille = kind_price(kind, partners, around.joint.of(programme.lead).1) * rush / 1000;
    let last = own.line.last().map_or(0, |&last| own.programmes[last].queue.saturating_add(1));
    let programme = &mut own.programmes[id];
    let done = (programme.progress - programme.length).max(0).min(option.build_months * 1000 - 1000);
    let (first, end) = planned(params, rules.pace(), kind, option, done);
    let turn = |turns: i32| u8::try_from(i32::from(around.turn) + turns).unwrap_or(u8::MAX);
    *programme = Programme {
        stage: Stage::Build,
        progress: done.max(0),
        length: option.build_months * 1000,
        price: formulas::price(option, programme.units, permille),
        frailty: formulas::frailty(around.roll, programme.key, kind),
        queue: around.industry.next_queue.max(last),
        planned_first: turn(first),
        planned_end: turn(end),
        pace: 1000,
        ..*programme
    };
    own.line.push(id);
    contracted(around, own, id, permille);
}

/// What bears on a programme's hazard this turn.
pub fn strain(around: &Around, programme: &Programme) -> Strain {
    let turned = |member: MemberId| {
        let since = around.politics.sceptic_since[member];
        around.politics.government[member] == Government::Sceptic && since > 0 && since >= programme.started
    };
    Strain {
        frailty: programme.frailty.into(),
        partners: programme.partners.count().cast_signed() - extra_partners(around.rules, programme.lead),
        trust: partners_trust(around.alliance, programme),
        sceptic: programme.partners.iter().any(turned),
        joint_cut: around.joint.of(programme.lead).0,
    }
}

/// Pays, slips or advances, and delivers the lots that are ready.
fn build(around: &mut Around, own: &mut Procurement, id: ProgrammeId) {
    let (rules, params, pace) = (around.rules, &around.rules.params.procurement, around.rules.pace());
    let option = &rules.options[own.programmes[id].option];
    let kind = &rules.kinds[option.kind];
    if own.programmes[id].frailty == 0 {
        // Programmes that ran before the game have their frailty drawn when its seed is known.
        own.programmes[id].frailty = formulas::frailty(around.roll, own.programmes[id].key, kind);
    }
    if !pay(around, own, id) {
        return;
    }
    let strain = strain(around, &own.programmes[id]);
    let (hazard, draw) = (hazard(params, kind, strain), around.roll.permille(own.programmes[id].key, DRAW_SLIP));
    let programme = &mut own.programmes[id];
    let quicker = if programme.accelerated { 1000 + params.accelerate } else { 1000 };
    programme.accelerated = false;
    if draw < hazard {
        slip(params, programme);
        let (hazard, draw) = (i16::try_from(hazard).unwrap_or(1000), i16::try_from(draw).unwrap_or(1000));
        around.log.write(Cause::Chance, Event::Slipped { programme: id, hazard, draw });
        return;
    }
    programme.progress += Meur(full_turn(pace)).permille(i32::from(programme.pace)).permille(quicker).0;
    while own.programmes[id].lots < lots(kind, option) {
        let programme = &own.programmes[id];
        if programme.progress < lot_at(params, kind, option, programme.length, programme.lots + 1) {
            break;
        }
        lot_delivered(around, own, id);
    }
    let programme = &mut own.programmes[id];
    if programme.progress >= programme.length {
        programme.progress -= programme.length;
        programme.length = option.train_months * 1000;
        programme.stage = Stage::Train;
        train(around, own, id);
    }
}

/// A turn is lost and what is left grows dearer.
pub fn slip(params: &super::Params, programme: &mut Programme) {
    programme.slips = programme.slips.saturating_add(1);
    programme.price += formulas::work_left(programme).permille(params.slip_cost);
    programme.pace = 0;
    programme.accelerated = false;
}

/// Takes the instalments; false where a seat cannot pay, and then nobody does.
fn pay(around: &mut Around, own: &mut Procurement, id: ProgrammeId) -> bool {
    let (rules, programme) = (around.rules, &mut own.programmes[id]);
    let sum = instalment(&rules.params.procurement, rules.pace(), programme);
    if sum == Meur::ZERO {
        return true;
    }
    let short = programme.shareholders().find(|&(who, share)| rules.is_seat(who) && own.purse[who] < part(sum, share));
    if let Some((member, _)) = short {
        programme.pace = 0;
        programme.accelerated = false;
        around.log.write(Cause::Rule, Event::Unpaid { programme: id, member });
        return false;
    }
    for (who, share) in programme.shareholders() {
        // Members nobody plays give what they have; their other budgets bear the rest.
        let given = part(sum, share).min(own.purse[who].at_least_zero());
        own.purse[who] -= given;
        own.instalments[who] += given;
    }
    programme.paid += sum;
    true
}

/// Trains crews once kit is there: the last lot counts for each shareholder when its crews are ready.
fn train(around: &mut Around, own: &mut Procurement, id: ProgrammeId) {
    if own.programmes[id].progress < own.programmes[id].length {
        return;
    }
    let (rules, programme) = (around.rules, own.programmes[id]);
    let option = &rules.options[programme.option];
    let kind = &rules.kinds[option.kind];
    let from = points_by(&rules.params.procurement, kind, option, lots(kind, option) - 1);
    let mut ready = programme.crewed;
    for (member, share) in programme.shareholders().filter(|(member, _)| !programme.crewed.has(*member)) {
        // Crews of a very large programme come and go with it: nobody waits for more than can wait.
        let whole = option.crew * i32::from(programme.units) * share / 1000;
        let need = whole.min(around.capability.crews_most[member]);
        let free = around.capability.crews[member] - own.crews_taken[member];
        if need > free && !rules.members[member].powers.contains(&Power::CrewsNeverBind) {
            around.log.write(Cause::Rule, Event::CrewsShort { programme: id, member });
            continue;
        }
        own.crews_taken[member] += need.min(free.max(0));
        ready.insert(member);
    }
    let done = programme.shareholders().all(|(member, _)| ready.has(member));
    let cause = if done && kind.expires_months == 0 {
        around.log.write(Cause::Calendar, Event::ProgrammeEnded { programme: id, cancelled: false })
    } else {
        around.log.find(|event| matches!(event, Event::LotDelivered { programme, .. } if *programme == id))
    };
    let fresh = Members(ready.0 & !programme.crewed.0);
    if !fresh.is_empty() {
        points_given(around, own, id, (from, 1000), fresh, cause);
    }
    let programme = &mut own.programmes[id];
    programme.crewed = ready;
    if done {
        programme.stage = Stage::Done;
        if kind.expires_months > 0 {
            let turns = rules.pace().turns(kind.expires_months);
            programme.expires = u8::try_from(i32::from(around.turn) + turns).unwrap_or(u8::MAX);
        }
    }
}

/// Takes leased points away when their time is over.
fn expire(around: &mut Around, own: &mut Procurement, id: ProgrammeId) {
    let programme = &mut own.programmes[id];
    if around.turn < programme.expires {
        return;
    }
    programme.stage = Stage::Ended;
    let partners = programme.partners;
    let over = around.log.write(Cause::Calendar, Event::LeaseExpired { programme: id });
    points_given(around, own, id, (1000, 0), partners, over);
}

/// Adds up what the next turn will ask: instalments due, and those of programmes still being decided.
pub fn look_ahead(rules: &crate::rules::ruleset::Ruleset, own: &mut Procurement) {
    own.due.iter_mut().chain(own.coming.iter_mut()).for_each(|sum| *sum = Meur::ZERO);
    for &id in &own.live {
        let programme = &own.programmes[id];
        let option = &rules.options[programme.option];
        match programme.stage {
            Stage::Build => {
                let sum = instalment(&rules.params.procurement, rules.pace(), programme);
                programme.shareholders().for_each(|(who, share)| own.due[who] += part(sum, share));
            }
            Stage::Decide => {
                let kind = &rules.kinds[option.kind];
                let partners = programme.partners.count().cast_signed();
                let price = formulas::price(option, programme.units, kind_price(kind, partners, 0));
                let sum = price / rules.pace().turns(option.build_months);
                programme.shareholders().for_each(|(who, share)| own.coming[who] += part(sum, share));
            }
            _ => {}
        }
    }
}
