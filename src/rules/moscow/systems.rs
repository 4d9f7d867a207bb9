//! Moscow's turn: talk, calm down, rebuild, plan; then learn from how it was met.

use bevy_ecs::prelude::{Res, ResMut};

use super::rules::{self, FRACTION, INTENT, KIND, MAX_MEMBERS, MOSCOW, SEVERITY, Sight, TARGET};
use super::state::Moscow;
use crate::core::choice::weighted;
use crate::core::dice::Stream;
use crate::core::ids::MemberId;
use crate::rules::book::OrderBook;
use crate::rules::capability::state::Capability;
use crate::rules::clock::Clock;
use crate::rules::deterrence::state::Deterrence;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::incursions::state::Incursions;
use crate::rules::order::Order;
use crate::rules::posture::state::Posture;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::ukraine::state::Ukraine;
use crate::rules::washington::state::Drawdown;
use crate::rules::words::{Intent, Meter};

/// Draws what is hidden, in the first turn only: intent, and the force free at the start.
pub fn set_up(rules: Res<Rules>, clock: Res<Clock>, ukraine: Res<Ukraine>, mut moscow: ResMut<Moscow>) {
    if clock.turn != 1 {
        return;
    }
    let draw = clock.setup_dice().stream(Stream::Setup).permille(MOSCOW, INTENT);
    moscow.intent = rules::intent(&rules.params.moscow, draw);
    moscow.count_free_force(&rules, ukraine.tied);
}

/// Moscow: talks, rebuilding, and what is planned for the turn.
pub fn turn(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    ukraine: Res<Ukraine>,
    targets: (Res<Capability>, Res<Incursions>, Res<Posture>),
    west: (Res<Deterrence>, Res<Drawdown>),
    mut moscow: ResMut<Moscow>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let (rules, moscow, log): (&Ruleset, _, _) = (&rules, &mut *moscow, &mut *log);
    talk(rules, &clock, &book, moscow, log, &mut effects);
    rebuild(rules, &ukraine, moscow, log);
    let targets = (&*targets.0, &*targets.1, &*targets.2);
    plan(rules, &clock, moscow, targets, (&west.0, &west.1), log, &mut effects);
}

/// Deterrence: Moscow learns, and escalation passes its thresholds.
pub fn reflect(
    rules: Res<Rules>,
    incursions: Res<Incursions>,
    mut moscow: ResMut<Moscow>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    learn(&rules, &incursions, &mut moscow, &mut log);
    watch_thresholds(&rules, &mut moscow, &mut log, &mut effects);
}

/// Back-channels: escalation falls, the front line is uneasy; a defensive Moscow holds back, any other feels safer.
fn talk(rules: &Ruleset, clock: &Clock, book: &OrderBook, moscow: &mut Moscow, log: &mut Log, effects: &mut Effects) {
    let params = &rules.params.moscow;
    for (seat, nth, _) in book.all().filter(|(_, _, order)| matches!(order, Order::BackChannel)) {
        let cause = log.order(seat, nth);
        moscow.shift_escalation(-params.back_channel_calm, cause, log);
        for site in &rules.sites {
            if site.host != seat {
                let by = params.back_channel_trust;
                effects.push(Effect::Trust { holder: site.host, subject: seat, by, stake: 1000 }, cause);
            }
        }
        if moscow.intent == Intent::Defensive {
            let turns = u8::try_from(rules.pace().turns(params.back_channel_months)).unwrap_or(1);
            moscow.calmed_until = clock.turn.saturating_add(turns - 1);
        } else {
            for cost in &mut moscow.learnt {
                *cost = (*cost - i16::try_from(params.back_channel_forgets).unwrap_or(0)).max(0);
            }
        }
    }
}

/// Escalation fades; the army is rebuilt; free force follows from it and from the war.
fn rebuild(rules: &Ruleset, ukraine: &Ukraine, moscow: &mut Moscow, log: &mut Log) {
    let (params, pace) = (&rules.params.moscow, rules.pace());
    let fade = moscow.escalation.get() * pace.per_year(params.escalation_fade_per_year) / 1000;
    moscow.shift_escalation(-fade, EntryId::NONE, log);
    let ground = rules::rebuilt(params, pace, ukraine.war, moscow.ground);
    let by = ground - moscow.ground;
    moscow.ground = ground;
    moscow.air = rules::rebuilt_air(params, pace, ukraine.war, moscow.air);
    let mut cause = EntryId::NONE;
    if by != 0 {
        cause = log.write(Cause::Rule, Event::Moved { meter: Meter::RussianStrength, by, now: ground });
    }
    let before = moscow.free_total;
    moscow.count_free_force(rules, ukraine.tied);
    let now = moscow.free_total;
    if now != before {
        log.after(cause, Event::Moved { meter: Meter::FreeForce, by: (now - before).0, now: now.0 });
    }
}

/// How many incidents, against whom, and of which kind.
fn plan(
    rules: &Ruleset,
    clock: &Clock,
    moscow: &mut Moscow,
    targets: (&Capability, &Incursions, &Posture),
    west: (&Deterrence, &Drawdown),
    log: &mut Log,
    effects: &mut Effects,
) {
    let params = &rules.params.moscow;
    let dice = clock.dice().stream(Stream::Moscow);
    let mean = rules::mean_cost(&moscow.learnt);
    let planned = rules::planned(params, i32::from(west.0.seen), rules::distracted(west.1), mean);
    let calmed = moscow.calmed_until >= clock.turn;
    let count = rules::incidents(params, rules.pace(), planned, dice.permille(MOSCOW, FRACTION), calmed);
    moscow.background = u16::try_from(i32::from(count) * params.background_factor).unwrap_or(0);
    let background = moscow.background;
    let set = log.write(Cause::Rule, Event::PressureSet { incidents: count, background });

    let sight = Sight { rules, capability: targets.0, incursions: targets.1, posture: targets.2 };
    let mut table = [0; MAX_MEMBERS];
    sight.targets(moscow, &mut table);
    // Injects may have brought incidents already this turn; numbers go on from there.
    let first = u8::try_from(targets.1.incidents.len()).unwrap_or(u8::MAX);
    for nth in 0..count {
        let number = u32::from(nth);
        let Some(index) = weighted(dice, MOSCOW, TARGET + number, &table) else { return };
        let target = MemberId(u8::try_from(index).unwrap_or(0));
        let Some(kind) = sight.kind(moscow, target, dice, KIND + number) else { return };
        table[index] = rules::pulled(table[index], params.repeat_pull);
        let (value, learnt, _) = sight.attraction(moscow, kind, target);
        let draw = clock.dice().stream(Stream::Incident).permille(MOSCOW, SEVERITY + number);
        let severity = rules::severity(params, &rules.incursions[kind], draw);
        let cut = |x: i32| i16::try_from(x).unwrap_or(i16::MAX);
        let why = Event::TargetChosen { nth: first.saturating_add(nth), value: cut(value), learnt: cut(learnt) };
        let cause = log.after(set, why);
        effects.push(Effect::Incident { kind, target, severity }, cause);
    }
}

/// Moscow learns from the responses adjudicated this turn: what the same kind costs here, and a little everywhere.
fn learn(rules: &Ruleset, incursions: &Incursions, moscow: &mut Moscow, log: &mut Log) {
    let params = &rules.params.moscow;
    for incident in incursions.incidents.iter().filter(|incident| incident.response.is_some()) {
        let expected = i32::from(moscow.learnt[moscow.place(incident.kind, incident.target)]);
        let (here, elsewhere) = rules::lesson(params, expected, i32::from(incident.cost));
        for member in rules.member_ids() {
            let step = if member == incident.target { here } else { elsewhere };
            let place = moscow.place(incident.kind, member);
            let cost = (i32::from(moscow.learnt[place]) + step).clamp(0, 1000);
            moscow.learnt[place] = i16::try_from(cost).unwrap_or(0);
        }
        let now = moscow.learnt[moscow.place(incident.kind, incident.target)];
        log.after(incident.entry, Event::Learnt { kind: incident.kind, target: incident.target, now });
    }
}

/// Escalation passes a threshold, or has fallen back below it.
fn watch_thresholds(rules: &Ruleset, moscow: &mut Moscow, log: &mut Log, effects: &mut Effects) {
    let params = &rules.params.moscow;
    let now = moscow.escalation.get();
    let levels = [params.alarm.0, params.brink.0, params.exchange];
    let reached = levels.into_iter().filter(|&level| now >= level).max().unwrap_or(0);
    let before = i32::from(moscow.threshold);
    moscow.threshold = i16::try_from(reached).unwrap_or(0);
    if reached <= before {
        return;
    }
    let level = moscow.threshold;
    let parent = log.find(|event| matches!(event, Event::Moved { meter: Meter::Escalation, by, .. } if *by > 0));
    let cause = log.after(parent, Event::Threshold { level });
    if before < params.alarm.0 {
        for member in rules.member_ids() {
            effects.push(Effect::Capital { meter: Meter::Threat, member, by: params.alarm.1 }, cause);
        }
    }
}
