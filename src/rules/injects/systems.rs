//! Injects in the turn: they fire and seats are called at the Brief, choices take effect in the Injects phase.

use bevy_ecs::prelude::{Res, ResMut};

use super::calls;
use super::rules::{asked, default_choice, fires, note_choice, queue};
use super::state::{Call, Injects, OpenInject};
use super::view::Everything;
use crate::core::dice::Stream;
use crate::core::ids::{InjectId, MemberId, Members};
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::incursions::state::Incursions;
use crate::rules::order::Order;
use crate::rules::words::Meter;

/// The most injects that fire in one turn; the rest wait.
const MOST: usize = 24;

/// Brief: injects that are due or whose moment has come fire, all against the state at the start of the turn.
pub fn fire(all: Everything, mut own: ResMut<Injects>, mut log: ResMut<Log>, mut effects: ResMut<Effects>) {
    let turn = all.clock.turn;
    own.open.clear();
    let (firing, count) = due(&all, &own);
    own.forced.clear();
    own.scheduled.retain(|(_, due)| *due > turn);
    for &inject in &firing[..count] {
        let row = &all.rules.injects[inject];
        let entry = log.write(Cause::Scenario, Event::InjectFired { inject });
        let state = all.view(&own);
        let asked = asked(&row.asks, &state);
        for effect in &row.effects {
            queue(effect, asked, &state, &mut effects, entry);
        }
        own.fired[inject] = turn;
        if !asked.is_empty() && !row.choices.is_empty() {
            own.open.push(OpenInject { inject, asked, entry });
        }
        for &(next, after) in &row.follow_ups {
            own.scheduled.push((next, turn.saturating_add(after.max(1))));
        }
    }
}

/// What fires now: the facilitator's, the follow-ups due, then those of the turn; each once.
fn due(all: &Everything, own: &Injects) -> ([InjectId; MOST], usize) {
    let (turn, state) = (all.clock.turn, all.view(own));
    let roll = all.clock.dice().stream(Stream::Inject);
    let (mut firing, mut count) = ([InjectId(0); MOST], 0);
    let mut add = |inject: InjectId| {
        if count < MOST && !firing[..count].contains(&inject) {
            firing[count] = inject;
            count += 1;
        }
    };
    own.forced.iter().for_each(|&inject| add(inject));
    let free = |inject: &InjectId| !own.is_held(*inject, turn) && fires(&state, roll, *inject);
    let follow_ups = own.scheduled.iter().filter(|(_, due)| *due <= turn).map(|(inject, _)| *inject);
    follow_ups.filter(free).for_each(&mut add);
    own.candidates_of(turn).iter().copied().filter(free).for_each(&mut add);
    (firing, count)
}

/// Injects: what the seats chose takes effect; who did not answer takes the first choice that is open.
pub fn answer(all: Everything, mut own: ResMut<Injects>, mut log: ResMut<Log>, mut effects: ResMut<Effects>) {
    for place in 0..own.open.len() {
        let open = own.open[place];
        for seat in open.asked.iter() {
            let given = ordered(&all, seat, open.inject);
            let state = all.view(&own);
            let choices = &all.rules.injects[open.inject].choices;
            let Some(choice) = given.map(|(choice, _)| choice).or_else(|| default_choice(choices, &state)) else {
                continue;
            };
            let Some(row) = choices.get(usize::from(choice)) else { continue };
            let parent = given.map_or(open.entry, |(_, nth)| log.order(seat, nth));
            let by_default = given.is_none();
            let entry = log.after(parent, Event::InjectAnswered { inject: open.inject, seat, choice, by_default });
            if by_default && row.pc > 0 {
                let effect = Effect::Capital { meter: Meter::PoliticalCapital, member: seat, by: -row.pc };
                effects.push(effect, entry);
            }
            for effect in &row.effects {
                queue(effect, Members::only(seat), &state, &mut effects, entry);
            }
            if let Some((next, after)) = row.follow_up {
                let when = all.clock.turn.saturating_add(after.max(1));
                if !own.scheduled.contains(&(next, when)) {
                    own.scheduled.push((next, when));
                }
            }
            note_choice(&mut own, open.inject, seat, choice);
        }
    }
}

/// A seat's answer to an inject among its orders of this turn: which choice, and the order's place.
fn ordered(all: &Everything, seat: MemberId, inject: InjectId) -> Option<(u8, usize)> {
    all.book.orders[seat].iter().enumerate().find_map(|(nth, order)| match order {
        Order::Choose { inject: other, choice } if *other == inject => Some((*choice, nth)),
        _ => None,
    })
}

/// Brief, after everything has settled: every seat is called by name at least once.
pub fn call(all: Everything, mut own: ResMut<Injects>, mut log: ResMut<Log>) {
    own.calls.clear();
    let pool = calls::Pool::of(&all.view(&own));
    let roll = all.clock.dice().stream(Stream::Call);
    for seat in all.rules.seat_ids() {
        let (list, count) = calls::for_seat(&all.view(&own), &pool, seat, roll);
        own.quiet[seat] = if calls::weighty(&list[..count]) { 0 } else { own.quiet[seat].saturating_add(1) };
        for &(kind, about) in &list[..count] {
            put(&mut own, &mut log, seat, kind, about);
        }
    }
}

/// Table: seats whose consent a motion needs are called.
pub fn call_holdouts(all: Everything, mut own: ResMut<Injects>, mut log: ResMut<Log>) {
    for (motion, row) in all.initiatives.motions.pairs() {
        for seat in all.rules.seat_ids() {
            if !row.sponsors.has(seat) && calls::is_holdout(&all.view(&own), row.initiative, seat) {
                put(&mut own, &mut log, seat, calls::CallKind::Motion, motion.0.into());
                own.quiet[seat] = 0;
            }
        }
    }
}

fn put(own: &mut Injects, log: &mut Log, seat: MemberId, kind: calls::CallKind, about: u16) {
    let what = kind as u8;
    own.calls.push(Call { seat, what, about });
    log.after(EntryId::NONE, Event::Called { seat, what, about });
}

/// Close: who was hit this turn is remembered for the neighbours' calls of the next.
pub fn remember(incursions: Res<Incursions>, mut own: ResMut<Injects>) {
    own.hit = incursions.incidents.iter().map(|incident| incident.target).collect();
}
