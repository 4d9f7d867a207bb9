//! The war in Ukraine ties Russia's army down, help keeps it tied, and a ceasefire sets it free: that is when the window
//! opens.
//!
//! # What it models
//! A front that answers to aid, and four states: war, ceasefire, settlement, collapse. Members give money at a yearly
//! level, kit from their own stocks, and American kit they buy; under a ceasefire they may send troops.
//!
//! # Source
//! Design sheet §9; reference rows US59 (aid pledged), IR15 (forces tied down). Values marked `est` in
//! `scenarios/common/rules/ukraine.ron` are estimates.
//!
//! # Formula
//! `F += 80 × (aid − 35 bn)/35 bn a half-year + noise`; ceasefire 60‰ + 60‰ if Washington pushes + 40‰ in stalemate;
//! collapse 300‰ below 200; relapse 40‰ − 8‰ a brigade, at least 5‰.
//!
//! Where a scenario has a force (`force` in the rules), brigades, logistics and surveillance are pledged while the war goes
//! on, which makes a ceasefire less likely, and deploy once there is one. Violations wear the ceasefire, a force of weight
//! makes them rarer, and when fighting is tried again it holds by `hold(weight) × mandate`, or goes home.
//!
//! # Limits
//! One front, no manpower of its own. What governments give outside their defence budgets is held at the level of the
//! start: more than that comes out of free equipment money.

pub mod force;
mod orders;
mod params;
pub mod rules;
pub mod state;
pub mod systems;
#[cfg(test)]
mod tests;

use bevy_app::App;
use bevy_ecs::prelude::IntoScheduleConfigs;

pub use orders::{check, enumerate};
pub use params::Params;

use crate::core::{Cb, Cp, IdVec, Meur, Score};
use crate::rules::DomainSystems;
use crate::rules::clock::Clock;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::phase::Phase;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;
use crate::rules::words::{Meter, War};
use state::Ukraine;

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(app: &mut App) {
    let own = DomainSystems::Ukraine;
    app.add_systems(Phase::Brief, systems::open_books.in_set(own));
    app.add_systems(Phase::Ukraine, systems::turn.in_set(own));
}

/// The state at the start of a game, from the scenario.
pub fn initial(rules: &Ruleset, state: &mut Snapshot) {
    let params = &rules.params.ukraine;
    let members = rules.members.len();
    let (may_pledge, truce) = params.force.as_ref().map_or((0, 0), |force| (members, force.truce_start));
    state.ukraine = Ukraine {
        war: params.war_start,
        front: Score::new(params.front.start),
        since: 0,
        stalemate: 0,
        aid_level: rules::starting_levels(rules, &params.aid),
        given: IdVec::filled(members, Meur(0)),
        given_total: IdVec::filled(members, Meur(0)),
        coalition: IdVec::filled(members, Cb(0)),
        tied: rules::tied(&params.tied, params.war_start, Cb(0)),
        civil: IdVec::filled(members, Meur(0)),
        pledged: IdVec::filled(may_pledge, Cb(0)),
        support: IdVec::filled(may_pledge, Cp(0)),
        support_there: false,
        force: Cb(0),
        truce: Score::new(truce),
        backstop: false,
        last_total: rules::a_turn(rules, params.aid.start_eur_bn_a_year),
    };
}

/// The war changes state. If fighting resumes, the coalition comes home and its governments pay for the danger.
fn change_war(
    rules: &Ruleset,
    own: &mut Ukraine,
    to: War,
    turn: u8,
    cause: EntryId,
    log: &mut Log,
    effects: &mut Effects,
) {
    let params = &rules.params.ukraine;
    own.war = to;
    own.since = turn;
    own.stalemate = 0;
    if matches!(to, War::War | War::Collapse) {
        for member in rules.member_ids() {
            let there = own.coalition[member].0 > 0;
            let entry = force::go_home(rules, own, member, cause, log, effects);
            if there {
                let by = params.coalition.danger_support;
                effects.push(Effect::Capital { meter: Meter::Support, member, by }, entry);
            }
        }
        own.support_there = false;
        // A ceasefire that broke is remembered: what is left of it stands until there is another.
        own.truce = own.truce.min(Score::new(100));
    } else if to == War::Ceasefire {
        own.truce = Score::new(params.force.as_ref().map_or(0, |force| force.truce_start));
    }
    force::reckon(rules, own, 0);
}

/// Applies an effect that others queued for this domain.
pub fn apply(
    rules: &Ruleset,
    own: &mut Ukraine,
    clock: &Clock,
    effect: Effect,
    cause: EntryId,
    log: &mut Log,
    queue: &mut Effects,
) {
    match effect {
        Effect::Shift { meter: Meter::Front, by } => {
            let by = own.front.shift(by);
            log.after(cause, Event::Moved { meter: Meter::Front, by, now: own.front.get() });
        }
        Effect::Shift { meter: Meter::Truce, by } if own.war == War::Ceasefire => {
            let by = own.truce.shift(by);
            log.after(cause, Event::Moved { meter: Meter::Truce, by, now: own.truce.get() });
        }
        Effect::Aid { member, meur } => {
            own.given[member] += meur;
            own.given_total[member] += meur;
        }
        Effect::War(to) if to != own.war => {
            let entry = log.after(cause, Event::WarChanged { to });
            change_war(rules, own, to, clock.turn, entry, log, queue);
        }
        _ => {}
    }
}
