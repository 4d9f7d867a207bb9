//! When scores are taken: once a turn, after everything else has happened.

use bevy_app::App;
use bevy_ecs::prelude::{IntoScheduleConfigs, World};

use super::measure;
use super::rules::{Course, progress, riding, shared};
use super::state::Scoring;
use crate::core::ids::{MemberId, OutcomeId};
use crate::core::{Cp, IdVec};
use crate::rules::DomainSystems;
use crate::rules::clock::Clock;
use crate::rules::content::EndingRule;
use crate::rules::deterrence::state::Deterrence;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::initiatives::{profiles, rules as voting};
use crate::rules::phase::Phase;
use crate::rules::procurement;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::state::{Snapshot, State};
use crate::rules::words::Meter;

/// Adds the systems of this domain.
pub fn plugin(app: &mut App) {
    app.add_systems(Phase::Scoring, score.in_set(DomainSystems::Scoring));
    app.add_systems(Phase::Close, finish.in_set(DomainSystems::Scoring));
}

/// Empty scores.
pub fn initial(rules: &Ruleset, state: &mut Snapshot) {
    let members = rules.members.len();
    let own = &mut state.scoring;
    own.goals = IdVec::filled(rules.goals.len(), 0);
    own.goal_path = IdVec::filled(rules.goals.len(), 0);
    own.planned = IdVec::filled(members, [0; 3]);
    own.total = IdVec::filled(members, 0);
    own.riding = IdVec::filled(members, 0);
    own.riding_turns = IdVec::filled(members, 0);
}

/// Takes the scores. It reads every domain, so it takes its own state out of the world while it looks at the others.
fn score(world: &mut World) {
    let mut own = std::mem::take(&mut *world.resource_mut::<Scoring>());
    let mut log = std::mem::take(&mut *world.resource_mut::<Log>());
    let mut effects = std::mem::take(&mut *world.resource_mut::<Effects>());
    let state = State { scoring: &Scoring::default(), ..State::of(world) };
    take_paths(&state, &mut own);
    contributions(&state, &mut own, &mut log, &mut effects);
    own.shared = shared(&state.rules.params.scoring, &course(&state, &own));
    let reached = national(&state, &mut own);
    for seat in state.rules.seat_ids() {
        let national = reached[usize::from(seat.0) % 64];
        let together: i32 = own.shared.iter().map(|&part| i32::from(part)).sum();
        own.total[seat] = capped(&state, seat, i16::try_from(together + national).unwrap_or(0));
        let shared = i16::try_from(together).unwrap_or(0);
        log.write(Cause::Rule, Event::Scored { member: seat, total: own.total[seat], shared });
    }
    *world.resource_mut::<Scoring>() = own;
    *world.resource_mut::<Log>() = log;
    *world.resource_mut::<Effects>() = effects;
}

/// After a fait accompli nobody stands above par: ruin profits no one.
fn capped(state: &State, seat: MemberId, total: i16) -> i16 {
    if state.deterrence.tests[2] > 0 { total.min(state.rules.par[seat].0) } else { total }
}

fn take_paths(state: &State, own: &mut Scoring) {
    own.gap_path += state.capability.gap_alone;
    own.cohesion_path += state.alliance.cohesion.get();
    for seat in state.rules.seat_ids() {
        let nth = state.politics.planning[seat] as usize;
        own.planned[seat][nth] = own.planned[seat][nth].saturating_add(1);
    }
}

fn course(state: &State, own: &Scoring) -> Course {
    // Work under way counts in part, or nobody would start anything in the last years.
    let mut coming = [Cp::ZERO; 16];
    procurement::pipeline_points(state.rules, state.procurement, |area, points| {
        coming[usize::from(area.0) % 16] += points;
    });
    let areas = state.rules.areas.pairs().zip(coming);
    let credit =
        areas.map(|((area, data), coming)| coming.share_of(state.capability.required[area]) * data.weight_permille);
    let credit = credit.sum::<i32>() / 1000;
    Course {
        turns: state.clock.turn.into(),
        gap_path: own.gap_path,
        gap: (state.capability.gap_alone - credit).max(0),
        calm: state.deterrence.calm.into(),
        deterrence: state.deterrence.gauge.get(),
        cohesion_path: own.cohesion_path,
        cohesion: state.alliance.cohesion.get(),
        grave: state.incursions.grave.into(),
        contested: state.deterrence.tests[1].into(),
        lost: state.deterrence.tests[2].into(),
    }
}

/// The national halves of the seats, 0..500 each. A sceptic government swaps the lightest goal for its own.
fn national(state: &State, own: &mut Scoring) -> [i32; 64] {
    let turns = i64::from(state.clock.turn).max(1);
    let facts = &state.rules.facts;
    let mut sums = [0; 64];
    for (id, goal) in state.rules.goals.pairs().filter(|(_, goal)| state.rules.is_seat(goal.seat)) {
        let (seat, place) = (goal.seat, usize::from(goal.seat.0) % 64);
        let sceptic = state.politics.sceptic_since[seat] > 0;
        let now = measure::value(&State { scoring: own, ..*state }, seat, goal.measure);
        own.goal_path[id] += now;
        let counted = if goal.average { own.goal_path[id] / turns } else { now };
        let reached = progress(counted, goal.floor.into(), goal.target.into());
        own.goals[id] = i16::try_from(reached).unwrap_or(0);
        let weight = match facts.lightest[seat] {
            Some((light, weight)) if sceptic && goal.sceptic && light != id => weight,
            Some((light, _)) if sceptic && light == id && facts.reserves.has(seat) => 0,
            _ if goal.sceptic => 0,
            _ => goal.weight,
        };
        sums[place] += weight * reached / 1000;
    }
    sums
}

/// Who carries how much: free riding, and what it does to trust once it has gone on long enough to be seen.
fn contributions(state: &State, own: &mut Scoring, log: &mut Log, effects: &mut Effects) {
    let params = &state.rules.params.scoring;
    let mut share = [0i64; 64];
    for (place, seat) in share.iter_mut().zip(state.rules.seat_ids()) {
        let brigades: i32 = state.rules.sites.ids().map(|site| state.posture.at(site, seat).0).sum();
        let forward = i64::from(params.brigade_eur_bn.0) * i64::from(brigades) / 100;
        let money = i64::from(state.treasury.on_gap[seat].0) + i64::from(state.ukraine.given[seat].0) + forward;
        *place = money * 1_000_000 / i64::from(state.treasury.gdp[seat].0.max(1));
    }
    let seats = i64::from(state.rules.seats).max(1);
    let mean = share.iter().sum::<i64>() / seats;
    for (place, seat) in share.iter().zip(state.rules.seat_ids()) {
        let now = riding(*place, mean);
        let before = i32::from(own.riding[seat]);
        let smooth = before + (now - before) * params.riding_smoothing / 1000;
        own.riding[seat] = i16::try_from(smooth).unwrap_or(0);
        if smooth <= params.riding_line {
            own.riding_turns[seat] = 0;
            continue;
        }
        own.riding_turns[seat] = own.riding_turns[seat].saturating_add(1);
        if own.riding_turns[seat] < params.riding_patience {
            continue;
        }
        let seen = log.write(Cause::Rule, Event::FreeRiding { member: seat, permille: own.riding[seat] });
        effects.push(Effect::Capital { meter: Meter::Regard, member: seat, by: params.riding_regard }, seen);
        for (other_share, other) in share.iter().zip(state.rules.seat_ids()) {
            if other != seat && *other_share >= mean {
                let by = params.riding_trust;
                effects.push(Effect::Trust { holder: other, subject: seat, by, stake: 1000 }, seen);
            }
        }
    }
}

/// Whether one requirement of an ending holds.
pub fn holds(state: &State, rule: &EndingRule) -> bool {
    match rule {
        EndingRule::TestLost => state.deterrence.tests[2] > 0,
        EndingRule::Gauge { meter, at_least, at_most } => {
            (*at_least..=*at_most).contains(&measure::gauge(state, *meter))
        }
        EndingRule::CoverAlone(area, least) => state.capability.cover_alone[*area] >= *least,
        EndingRule::DealsAtLeast(least) => state.drawdown.live_deals(state.clock.turn) >= usize::from(*least),
        EndingRule::PlanningAtLeast(assumption, least) => {
            state.politics.planning_share(state.rules, *assumption) >= *least
        }
        EndingRule::ProfilesAtLeast(least) => profiles::declared(state.initiatives).count() >= u32::from(*least),
        EndingRule::ScepticsAtLeast(least) => voting::sceptics(state.rules, state.politics) >= *least,
        EndingRule::WarIs(war) => state.ukraine.war == *war,
        EndingRule::PartnershipsAtLeast(least) => state.drawdown.partnerships() >= u32::from(*least),
        EndingRule::YieldsAtLeast(least) => state.drawdown.yielded() >= u32::from(*least),
        EndingRule::InForce(initiative) => state.initiatives.effect(*initiative, state.clock.turn) > 0,
        EndingRule::Not(rule) => !holds(state, rule),
        EndingRule::All(rules) => rules.iter().all(|rule| holds(state, rule)),
        EndingRule::Any(rules) => rules.iter().any(|rule| holds(state, rule)),
    }
}

/// The ending the game would have if it stopped now: the first that fits.
pub fn ending(state: &State) -> OutcomeId {
    let fits = state.rules.endings.pairs().find(|(_, ending)| ending.when.iter().all(|rule| holds(state, rule)));
    fits.map(|(id, _)| id).unwrap_or_default()
}

/// The game ends with its last turn, or with a fait accompli.
fn finish(world: &mut World) {
    let last = world.resource::<Rules>().calendar.turns;
    if world.resource::<Clock>().turn < last && world.resource::<Deterrence>().tests[2] == 0 {
        return;
    }
    let state = State::of(world);
    let outcome = ending(&state);
    world.resource_mut::<Clock>().ending = Some(outcome);
    let cause = world.resource::<Log>().find(|event| matches!(event, Event::TestEnded { result: 0, .. }));
    let mut log = world.resource_mut::<Log>();
    if cause == EntryId::NONE {
        log.write(Cause::Calendar, Event::Ended { outcome });
    } else {
        log.after(cause, Event::Ended { outcome });
    }
}
