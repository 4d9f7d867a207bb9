//! Which injects fire, whom they mean, and what they do to the numbers of others.

use super::conditions::holds;
use super::state::Injects;
use crate::core::ids::{InjectId, MemberId, Members};
use crate::core::{Cp, Meur, Roll};
use crate::rules::content::{Choice, InjectEffect, Who};
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::EntryId;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::State;
use crate::rules::words::Meter;

/// Purpose of the draw for an inject's chance, keyed by the inject; part of every saved game.
pub const CHANCE: u32 = 1;
/// Stake of a change of trust that an inject brings: it says how much at full stake.
const FULL: i32 = 1000;

/// Whether an inject may fire again: not yet fired, or long enough ago.
pub fn ready(fired: u8, repeat_after: u8, turn: u8) -> bool {
    fired == 0 || (repeat_after > 0 && turn.saturating_sub(fired) >= repeat_after)
}

/// Whether an inject's window is open in a turn; a last turn of 0 means the end of the game.
pub fn in_window(from: u8, to: u8, turn: u8) -> bool {
    turn >= from && (to == 0 || turn <= to)
}

/// The injects that can fire by themselves turn by turn, and where each turn's part begins.
pub fn index(rules: &Ruleset) -> (Vec<InjectId>, Vec<u16>) {
    let (mut candidates, mut starts) = (Vec::new(), Vec::new());
    for turn in 0..=rules.calendar.turns {
        starts.push(u16::try_from(candidates.len()).unwrap_or(u16::MAX));
        let able = rules.injects.pairs().filter(|(_, inject)| {
            turn > 0 && !inject.follow_up_only && inject.chance > 0 && in_window(inject.from_turn, inject.to_turn, turn)
        });
        candidates.extend(able.map(|(id, _)| id));
    }
    starts.push(u16::try_from(candidates.len()).unwrap_or(u16::MAX));
    (candidates, starts)
}

/// Whether an inject fires now: not spent, its chance comes up, and what it needs is true.
///
/// The chance comes first because a draw is cheaper than most conditions; keyed draws make the order of no effect.
pub fn fires(state: &State, roll: Roll, id: InjectId) -> bool {
    let inject = &state.rules.injects[id];
    ready(state.injects.fired[id], inject.repeat_after, state.clock.turn)
        && (inject.chance >= 1000 || roll.permille(state.injects.keys[id], CHANCE) < inject.chance)
        && holds(&inject.when, state)
}

/// The members an inject means. `chooser` is the seat that chose, or all that are asked.
pub fn resolve_who(who: &Who, chooser: Members, state: &State) -> Members {
    let rules = state.rules;
    let all = || rules.member_ids();
    let first = |count: usize| Members(if count == 0 { 0 } else { u64::MAX >> (64 - count.min(64)) });
    let everybody = first(rules.members.len());
    match who {
        Who::Chooser => chooser,
        Who::All => everybody,
        Who::Others => Members(everybody.0 & !chooser.0),
        Who::Member(member) => Members::only(*member),
        Who::Members(members) => members.iter().copied().collect(),
        Who::FrontLine => on_a_flank(rules),
        Who::Rear => Members(everybody.0 & !on_a_flank(rules).0),
        Who::Eu => all().filter(|&member| rules.members[member].eu).collect(),
        Who::NotEu => all().filter(|&member| !rules.members[member].eu).collect(),
        Who::Seats => first(rules.seats.into()),
        Who::UsHosts => all().filter(|&member| state.drawdown.hosted[member] > 0).collect(),
        Who::Largest(count) => largest(state, *count),
    }
}

/// The members that host a site or lie on a site's flank.
fn on_a_flank(rules: &Ruleset) -> Members {
    Members(rules.facts.flanks.iter().fold(0, |all, flank| all | flank.0))
}

/// The seats with the largest economies.
fn largest(state: &State, count: u8) -> Members {
    let mut chosen = Members::default();
    for _ in 0..count {
        let left = state.rules.seat_ids().filter(|&seat| !chosen.has(seat));
        if let Some(seat) = left.max_by_key(|&seat| state.treasury.gdp[seat]) {
            chosen.insert(seat);
        }
    }
    chosen
}

/// The seats among those an inject asks.
pub fn asked(asks: &[Who], state: &State) -> Members {
    let named = asks.iter().map(|who| resolve_who(who, Members::default(), state).0).fold(0, |all, one| all | one);
    let seats: Members = state.rules.seat_ids().collect();
    Members(named & seats.0)
}

/// The choice that counts where nobody answers: the first that is open.
pub fn default_choice(choices: &[Choice], state: &State) -> Option<u8> {
    let place = choices.iter().position(|choice| holds(&choice.when, state))?;
    u8::try_from(place).ok()
}

/// Aid that a member can pay out of what it has in hand.
fn affordable(state: &State, member: MemberId, meur: Meur) -> Meur {
    Meur(meur.0.min(state.treasury.free[member].0).max(0))
}

/// Queues what an inject or a choice does, for the domains that own the numbers.
///
/// Aid is paid out of free money as far as that goes. Kit out of stocks is worth its price at the front, and more for
/// being there at once.
pub fn queue(effect: &InjectEffect, chooser: Members, state: &State, effects: &mut Effects, cause: EntryId) {
    let members = |who: &Who| resolve_who(who, chooser, state);
    match effect {
        InjectEffect::Shift { meter, by } => effects.push(Effect::Shift { meter: *meter, by: *by }, cause),
        InjectEffect::Capital { meter, who, by } => {
            for member in members(who).iter() {
                effects.push(Effect::Capital { meter: *meter, member, by: *by }, cause);
            }
        }
        InjectEffect::Trust { from, to, by } => {
            let subjects = members(to);
            for holder in members(from).iter() {
                for subject in subjects.iter().filter(|&subject| subject != holder) {
                    effects.push(Effect::Trust { holder, subject, by: *by, stake: FULL }, cause);
                }
            }
        }
        InjectEffect::American { area, points } => {
            effects.push(Effect::American { area: *area, points: *points }, cause);
        }
        InjectEffect::European { who, area, points } => {
            for member in members(who).iter() {
                effects.push(Effect::European { member, area: *area, points: *points }, cause);
            }
        }
        InjectEffect::Capacity { sector, permille } => {
            effects.push(Effect::Capacity { sector: *sector, permille: *permille }, cause);
        }
        InjectEffect::Slip { sector } => effects.push(Effect::Slip { sector: *sector }, cause),
        InjectEffect::Aid { who, eur_bn } => {
            for member in members(who).iter() {
                let meur = affordable(state, member, *eur_bn);
                effects.push(Effect::Spend { member, meur }, cause);
                effects.push(Effect::Aid { member, meur }, cause);
            }
        }
        InjectEffect::GiveStocks { who, points } => {
            let area = state.rules.roles.stocks;
            let worth = state.rules.areas[area].point_price_eur_bn.scale(points.0, 100);
            let meur = worth.permille(state.rules.params.ukraine.aid.kit_worth);
            for member in members(who).iter() {
                effects.push(Effect::European { member, area, points: Cp(-points.0) }, cause);
                effects.push(Effect::Aid { member, meur }, cause);
            }
        }
        InjectEffect::Crisis { theatre, turns } => {
            effects.push(Effect::Crisis { theatre: *theatre, turns: *turns }, cause);
        }
        InjectEffect::War(war) => effects.push(Effect::War(*war), cause),
        InjectEffect::Announce(package) => effects.push(Effect::Announce(*package), cause),
        InjectEffect::Tariff { who, demand } => {
            for member in members(who).iter() {
                effects.push(Effect::Tariff { member, demand: *demand }, cause);
            }
        }
        InjectEffect::LiftTariff { who } => {
            for member in members(who).iter() {
                effects.push(Effect::LiftTariff { member }, cause);
            }
        }
        InjectEffect::Partnership { who, partner } => {
            for member in members(who).iter() {
                effects.push(Effect::Partnership { member, partner: *partner }, cause);
            }
        }
        InjectEffect::Incident { kind, target, severity } => {
            let severity = u8::try_from(*severity).unwrap_or(1);
            effects.push(Effect::Incident { kind: *kind, target: *target, severity }, cause);
        }
        InjectEffect::Forces { site, from, brigades } => {
            effects.push(Effect::Forces { site: *site, from: *from, cb: *brigades }, cause);
        }
        InjectEffect::Away { who, area, points, months } => {
            let back = state.clock.turn.saturating_add(turns(state, *months));
            for member in members(who).iter() {
                effects.push(Effect::Away { member, area: *area, points: *points, back }, cause);
            }
        }
        InjectEffect::Recall { who, area } => {
            for member in members(who).iter() {
                effects.push(Effect::Recall { member, area: *area }, cause);
            }
        }
        InjectEffect::EnergyShock { growth, fuel, months } => {
            let small = |number: i32| i16::try_from(number).unwrap_or(i16::MAX);
            let (growth, fuel, turns) = (small(*growth), small(*fuel), turns(state, *months));
            effects.push(Effect::EnergyShock { growth, fuel, turns }, cause);
        }
        InjectEffect::EnergyRelief => effects.push(Effect::EnergyRelief, cause),
        InjectEffect::Government { who, to } => effects.push(Effect::Government { member: *who, to: *to }, cause),
    }
}

/// Months in turns, one at least.
fn turns(state: &State, months: i32) -> u8 {
    u8::try_from(state.rules.pace().turns(months).max(1)).unwrap_or(u8::MAX)
}

/// Money a choice takes from the seat that makes it, EUR million.
pub fn price(choice: &Choice, seat: MemberId, state: &State) -> i32 {
    let chooser = Members::only(seat);
    let own = |effect: &InjectEffect| match effect {
        InjectEffect::Capital { meter: Meter::Money, who, by } if *by < 0 && pays(who, chooser, seat, state) => -*by,
        InjectEffect::Aid { who, eur_bn } if pays(who, chooser, seat, state) => eur_bn.0,
        _ => 0,
    };
    choice.effects.iter().map(own).sum()
}

fn pays(who: &Who, chooser: Members, seat: MemberId, state: &State) -> bool {
    resolve_who(who, chooser, state).has(seat)
}

/// Puts a choice into the table of choices.
pub fn note_choice(own: &mut Injects, inject: InjectId, seat: MemberId, choice: u8) {
    let place = usize::from(inject.0) * usize::from(own.members) + usize::from(seat.0);
    if let Some(slot) = own.chosen.get_mut(place) {
        *slot = choice;
    }
}
