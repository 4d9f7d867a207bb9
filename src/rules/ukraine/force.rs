//! The force a coalition forms before a ceasefire: pledged in the war, deployed under the ceasefire, worn by violations,
//! and, when fighting is tried again, strong enough to hold or not.

use super::params::{ForceParams, MandateParams};
use super::rules::{KYIV, Situation, a_turn, by_length, purpose};
use super::state::Ukraine;
use crate::core::dice::{Roll, Stream};
use crate::core::ids::MemberId;
use crate::core::{Cb, Cp, Meur};
use crate::rules::capability::state::Capability;
use crate::rules::clock::Clock;
use crate::rules::content::InitiativeEffect;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::posture::state::Posture;
use crate::rules::ruleset::Ruleset;
use crate::rules::washington::state::Drawdown;
use crate::rules::words::{Mandate, Meter, War};

/// Weight of brigades with this much support, `backstop` permille of the need coming from Washington.
///
/// `brigades × (bare + (1000 − bare) × min(1, support/need))`; without brigades there is none.
pub fn weight(params: &ForceParams, brigades: Cb, support: Cp, backstop: i32) -> Cb {
    let need = i64::from(params.support_per_brigade.0) * i64::from(brigades.0) / 100;
    let served = if need <= 0 { 1000 } else { i64::from(support.0) * 1000 / need + i64::from(backstop) };
    let bare = i64::from(params.bare);
    Cb::wide(i64::from(brigades.0) * (bare + (1000 - bare) * served.clamp(0, 1000) / 1000) / 1000)
}

/// The mandate agreed on; a force without one observes.
pub fn mandate(rules: &Ruleset, initiatives: &Initiatives, turn: u8) -> Mandate {
    let agreed = initiatives.active(rules, turn).filter_map(|(effect, _, _)| match effect {
        InitiativeEffect::ForceMandate(mandate) => Some(mandate),
        _ => None,
    });
    agreed.last().unwrap_or(Mandate::Observe)
}

/// The numbers of a mandate.
pub fn of_mandate(params: &ForceParams, mandate: Mandate) -> MandateParams {
    match mandate {
        Mandate::Observe => params.observe,
        Mandate::Reassure => params.reassure,
        Mandate::Defend => params.defend,
    }
}

/// The part of an American backstop that has been agreed on, permille, whether Washington still stands by it or not.
pub fn agreed_backstop(rules: &Ruleset, initiatives: &Initiatives, turn: u8) -> i32 {
    let parts = initiatives.active(rules, turn).map(|(effect, permille, _)| match effect {
        InitiativeEffect::Backstop(part) => part * permille / 1000,
        _ => 0,
    });
    parts.max().unwrap_or(0)
}

/// Chance of a violation in a turn under a force of this weight, permille.
pub fn violation(rules: &Ruleset, params: &ForceParams, force: Cb) -> i32 {
    let less = by_length(rules, params.violation_per_brigade) * force.0 / 100;
    (by_length(rules, params.violation) - less).max(by_length(rules, params.violation_least))
}

/// Chance that fighting is tried again in a turn, permille: by the truce, less by the force's weight.
pub fn relapse(rules: &Ruleset, params: &ForceParams, truce: i32, now: Situation) -> i32 {
    let change = &rules.params.ukraine.change;
    let base = params.relapse.at(truce) * by_length(rules, params.relapse_scale) / 1000;
    let less = by_length(rules, change.relapse_per_brigade) * now.coalition / 100;
    let more = if now.unaided { by_length(rules, change.relapse_unaided) } else { 0 };
    (base - less + more).max(by_length(rules, change.relapse_least))
}

/// Chance of a ceasefire left once brigades are pledged, permille.
pub fn ceasefire(rules: &Ruleset, params: &ForceParams, chance: i32, pledged: Cb) -> i32 {
    let less = by_length(rules, params.ceasefire_per_brigade) * pledged.0 / 100;
    (chance - less).max(by_length(rules, params.ceasefire_least).min(chance))
}

/// Chance that the force holds when fighting is tried again, permille.
pub fn hold(params: &ForceParams, mandate: MandateParams, force: Cb, backstop: i32) -> i32 {
    let more = params.hold_backstop * backstop / 1000;
    (params.hold.at(force.0) * mandate.hold / 1000 * (1000 + more) / 1000).clamp(0, 1000)
}

/// What a capital's brigades in Ukraine cost it in a turn.
pub fn upkeep(rules: &Ruleset, params: &ForceParams, brigades: Cb) -> Meur {
    let yearly = i64::from(params.brigade_eur_bn_a_year.0) * i64::from(brigades.0) / 100;
    a_turn(rules, Meur::wide(yearly))
}

/// What a capital's troops take from, or give back to, what it could send elsewhere.
pub fn bound(rules: &Ruleset, brigades: Cb) -> Cb {
    let rotation = rules.params.ukraine.force.as_ref().map_or(1000, |params| params.rotation);
    brigades.permille(rotation)
}

/// The weight of the coalition's troops as they stand.
pub fn reckon(rules: &Ruleset, own: &mut Ukraine, backstop: i32) {
    let brigades: Cb = own.coalition.iter().copied().sum();
    own.force = match &rules.params.ukraine.force {
        Some(params) if own.support_there => weight(params, brigades, own.support.iter().copied().sum(), backstop),
        Some(params) => weight(params, brigades, Cp(0), backstop),
        None => brigades,
    };
    own.tied = super::rules::tied(&rules.params.ukraine.tied, own.war, own.force);
}

/// Logistics and surveillance go to Ukraine, half from lift and half from eyes, or come back.
pub(super) fn move_support(rules: &Ruleset, effects: &mut Effects, member: MemberId, points: Cp, cause: EntryId) {
    for area in [rules.roles.lift, rules.roles.eyes] {
        effects.push(Effect::European { member, area, points: Cp(points.0 / 2) }, cause);
    }
}

/// A capital's part in the force ends: troops and support go home, pledges are void.
pub fn go_home(
    rules: &Ruleset,
    own: &mut Ukraine,
    member: MemberId,
    cause: EntryId,
    log: &mut Log,
    effects: &mut Effects,
) -> EntryId {
    let mut entry = cause;
    let there = own.coalition[member];
    if there.0 > 0 {
        own.coalition[member] = Cb(0);
        entry = log.after(cause, Event::CoalitionSent { member, cb: small(-there.0) });
        effects.push(Effect::Spare { member, by: bound(rules, there) }, entry);
    }
    let pledged = own.pledged_by(member);
    if pledged.0 > 0 {
        own.pledged[member] = Cb(0);
        entry = log.after(cause, Event::ForcePledged { member, cb: small(-pledged.0) });
    }
    let support = own.support_of(member);
    if support.0 > 0 {
        own.support[member] = Cp(0);
        entry = log.after(cause, Event::SupportGiven { member, cp: small(-support.0) });
        if own.support_there {
            move_support(rules, effects, member, support, entry);
        }
    }
    entry
}

/// A number that fits an entry of the log.
pub fn small(number: i32) -> i16 {
    i16::try_from(number).unwrap_or(if number < 0 { i16::MIN } else { i16::MAX })
}

/// Trust in a capital that joins the force, or leaves it: of the others in it, and of those on the front line.
pub fn felt(rules: &Ruleset, own: &Ukraine, subject: MemberId, by: i32, cause: EntryId, effects: &mut Effects) {
    for holder in rules.member_ids().filter(|&holder| holder != subject) {
        let partner = own.coalition[holder].0 > 0 || own.pledged_by(holder).0 > 0;
        if partner || rules.front_line(holder) {
            effects.push(Effect::Trust { holder, subject, by, stake: 500 }, cause);
        }
    }
}

/// Under a ceasefire what was pledged deploys; the force is weighed, and the ceasefire wears or heals.
pub(super) fn keep(
    rules: &Ruleset,
    clock: &Clock,
    initiatives: &Initiatives,
    drawdown: &Drawdown,
    (capability, posture): (&Capability, &Posture),
    own: &mut Ukraine,
    log: &mut Log,
    effects: &mut Effects,
) {
    let Some(params) = &rules.params.ukraine.force else { return };
    let agreed = agreed_backstop(rules, initiatives, clock.turn);
    stand_behind(params, own, agreed, drawdown.commitment.get(), log);
    if own.war == War::Ceasefire {
        deploy(rules, params, own, (capability, posture), log, effects);
    }
    let backstop = if own.backstop { agreed } else { 0 };
    reckon(rules, own, backstop);
    if own.war != War::Ceasefire {
        return;
    }
    let mandate = of_mandate(params, mandate(rules, initiatives, clock.turn));
    let mut cause = EntryId::NONE;
    if own.force.0 > 0 {
        let brigades: Cb = own.coalition.iter().copied().sum();
        let meur = upkeep(rules, params, brigades).0;
        cause = log.write(Cause::Rule, Event::ForceStands { weight: small(own.force.0), meur });
        let by = rules.pace().per_year(mandate.escalation_per_year);
        if by > 0 {
            effects.push(Effect::Shift { meter: Meter::Escalation, by }, cause);
        }
    }
    let mandate = if own.force.0 > 0 { mandate } else { MandateParams { wear: 1000, ..mandate } };
    let dice = clock.dice().stream(Stream::Ukraine);
    wear(rules, params, own, mandate, dice, cause, log);
}

/// Washington takes a backstop back when its commitment falls, and may give it again.
fn stand_behind(params: &ForceParams, own: &mut Ukraine, agreed: i32, commitment: i32, log: &mut Log) {
    let line = if own.backstop { params.backstop_line.0 } else { params.backstop_line.1 };
    let given = agreed > 0 && commitment >= line;
    if given != own.backstop {
        own.backstop = given;
        log.write(Cause::Rule, Event::BackstopMoved { given });
    }
}

/// What was pledged for a ceasefire goes: brigades from what can be spared, support from what there is at home.
///
/// Whoever has too little left of what it pledged sends that, and is trusted less.
fn deploy(
    rules: &Ruleset,
    params: &ForceParams,
    own: &mut Ukraine,
    (capability, posture): (&Capability, &Posture),
    log: &mut Log,
    effects: &mut Effects,
) {
    let begun = log.find(|event| matches!(event, Event::WarChanged { to: War::Ceasefire }));
    for member in rules.member_ids() {
        let cb = own.pledged[member];
        if cb.0 > 0 {
            own.pledged[member] = Cb(0);
            let left = Cb(cb.0.min(posture.spare[member].0 * 1000 / params.rotation));
            let entry = super::systems::send(rules, own, member, left, begun, log, effects);
            if left < cb {
                felt(rules, own, member, params.trust.1, entry, effects);
            }
        }
        if !own.support_there && own.support[member].0 > 0 {
            let least = [rules.roles.lift, rules.roles.eyes].map(|area| capability.of(member, area).0);
            let cp = own.support[member].0.min(2 * least[0].min(least[1])).max(0);
            own.support[member] = Cp(cp);
            let entry = log.after(begun, Event::SupportGiven { member, cp: small(cp) });
            move_support(rules, effects, member, Cp(-cp), entry);
        }
    }
    own.support_there = true;
}

/// The ceasefire is violated and wears, or a quiet turn heals it.
fn wear(
    rules: &Ruleset,
    params: &ForceParams,
    own: &mut Ukraine,
    mandate: MandateParams,
    dice: Roll,
    cause: EntryId,
    log: &mut Log,
) {
    if dice.permille(KYIV, purpose::VIOLATION) < violation(rules, params, own.force) {
        let severity = dice.between(KYIV, purpose::SEVERITY, 1, 3);
        own.truce.shift(-(params.wear * severity * mandate.wear / 1000));
        let truce = small(own.truce.get());
        log.write(Cause::Chance, Event::CeasefireViolated { severity: u8::try_from(severity).unwrap_or(1), truce });
    } else {
        let by = own.truce.shift(rules.pace().per_year(params.truce_per_year));
        if by != 0 {
            log.after(cause, Event::Moved { meter: Meter::Truce, by, now: own.truce.get() });
        }
    }
}

/// Fighting was tried again: whether the force held. If it did, the ceasefire stands and everybody has seen it.
pub fn tested(
    rules: &Ruleset,
    own: &mut Ukraine,
    initiatives: &Initiatives,
    turn: u8,
    draw: i32,
    log: &mut Log,
    effects: &mut Effects,
) -> bool {
    let Some(params) = rules.params.ukraine.force.as_ref().filter(|_| own.force.0 > 0) else { return false };
    let backstop = if own.backstop { agreed_backstop(rules, initiatives, turn) } else { 0 };
    let chance = hold(params, of_mandate(params, mandate(rules, initiatives, turn)), own.force, backstop);
    let held = draw < chance;
    let entry =
        log.write(Cause::Chance, Event::ForceTested { held, chance: small(chance), weight: small(own.force.0) });
    let by = if held { params.resolve.0 } else { params.resolve.1 };
    for (member, _) in own.coalition.pairs().filter(|(_, cb)| cb.0 > 0) {
        effects.push(Effect::Capital { meter: Meter::Resolve, member, by }, entry);
    }
    if held {
        own.truce = crate::core::Score::new(params.held_truce);
        effects.push(Effect::Shift { meter: Meter::Escalation, by: params.held_escalation }, entry);
    }
    held
}
