//! The systems of pledges.

use bevy_ecs::prelude::{Res, ResMut};
use bevy_ecs::system::SystemParam;

use super::orders::{doubtful, pledge_of};
use super::rules::{self, Measures};
use super::state::{Pledge, Pledges};
use crate::core::ids::PledgeId;
use crate::rules::book::OrderBook;
use crate::rules::capability::state::Capability;
use crate::rules::clock::Clock;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::order::Order;
use crate::rules::politics;
use crate::rules::politics::state::Politics;
use crate::rules::posture::state::Posture;
use crate::rules::procurement::state::Procurement;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::treasury::state::Treasury;
use crate::rules::words::{Government, PledgeState};

/// The states that pledges are measured by.
#[derive(SystemParam)]
pub(super) struct Yardsticks<'w> {
    rules: Res<'w, Rules>,
    treasury: Res<'w, Treasury>,
    capability: Res<'w, Capability>,
    posture: Res<'w, Posture>,
    procurement: Res<'w, Procurement>,
    initiatives: Res<'w, Initiatives>,
}

impl Yardsticks<'_> {
    fn measures(&self) -> Measures<'_> {
        Measures {
            rules: &self.rules,
            treasury: &self.treasury,
            capability: &self.capability,
            posture: &self.posture,
            procurement: &self.procurement,
            initiatives: &self.initiatives,
        }
    }
}

/// Bind: pledges are made, and others plan on them.
pub(super) fn make(
    by: Yardsticks,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    politics: Res<Politics>,
    mut own: ResMut<Pledges>,
    mut log: ResMut<Log>,
) {
    let measures = by.measures();
    for (seat, nth, order) in book.all() {
        if let Some(mut pledge) = pledge_of(seat, clock.turn, &order) {
            let slack = politics::slack_of(measures.rules, &politics, measures.initiatives, clock.turn, seat);
            pledge.baseline = measures.level(seat, pledge.promise, pledge.about);
            pledge.doubtful = doubtful(measures, slack, &pledge);
            let (doubtful, public) = (pledge.doubtful, pledge.public);
            let id = own.list.push(pledge);
            own.open.push(id);
            let cause = log.order(seat, nth);
            log.after(cause, Event::PledgeMade { pledge: id, by: seat, doubtful, public });
        }
        if let Order::CountOn { pledge } = order {
            own.list[pledge].counted_on.insert(seat);
            let cause = log.order(seat, nth);
            log.after(cause, Event::PledgeCounted { pledge, by: seat, public: own.list[pledge].public });
        }
    }
}

/// Close: pledges that are due are settled, and trust follows.
pub(super) fn settle(
    by: Yardsticks,
    clock: Res<Clock>,
    politics: Res<Politics>,
    mut own: ResMut<Pledges>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let (measures, own) = (by.measures(), &mut *own);
    let numbers = &measures.rules.params.pledges;
    let late = measures.rules.pace().turns(numbers.late_months);
    let mut reopened = [0u8; 64];
    for place in 0..own.open.len() {
        let id = own.open[place];
        let pledge = own.list[id];
        let (met, refused) = (measures.met(&pledge), measures.refused(&pledge));
        let moot = measures.moot(&pledge) && clock.turn >= pledge.due;
        let settled = if moot { Some(PledgeState::Kept) } else { outcome(&pledge, met, refused, clock.turn, late) };
        let Some(settled) = settled else { continue };
        own.list[id].state = settled;
        let entry = log.write(Cause::Calendar, Event::PledgeSettled { pledge: id, by: pledge.by, state: settled });
        if moot {
            continue;
        }
        let count = &mut reopened[usize::from(pledge.by.0) % 64];
        let forgiven =
            settled == PledgeState::Broken && inherited(&politics, &pledge) && *count < numbers.reopened_a_turn;
        *count += u8::from(forgiven);
        own.settled[pledge.by] = own.settled[pledge.by].saturating_add(1);
        own.kept[pledge.by] = own.kept[pledge.by].saturating_add(u8::from(settled == PledgeState::Kept));
        let by = rules::worth(numbers, settled, pledge.public, forgiven);
        judge(measures.rules, &pledge, by, entry, &mut effects);
    }
    let list = &own.list;
    own.open.retain(|&id: &PledgeId| list[id].state == PledgeState::Open);
}

/// What becomes of a pledge now.
fn outcome(pledge: &Pledge, met: bool, refused: bool, turn: u8, late: i32) -> Option<PledgeState> {
    rules::outcome(met, refused, turn, pledge.due, late)
}

/// Whether a sceptic government has the pledge from its predecessor.
fn inherited(politics: &Politics, pledge: &Pledge) -> bool {
    politics.government[pledge.by] == Government::Sceptic && politics.sceptic_since[pledge.by] > pledge.made
}

/// Every member judges by what it had at stake.
fn judge(rules: &Ruleset, pledge: &Pledge, by: i32, cause: EntryId, effects: &mut Effects) {
    for holder in rules.member_ids().filter(|&holder| holder != pledge.by) {
        let stake = rules::stake(rules, pledge, holder);
        if stake > 0 && by != 0 {
            effects.push(Effect::Trust { holder, subject: pledge.by, by, stake }, cause);
        }
    }
}
