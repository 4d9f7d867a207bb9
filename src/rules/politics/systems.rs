//! The systems of the home front.

use bevy_ecs::prelude::{Res, ResMut};

use super::rules;
use super::state::Politics;
use crate::core::Meur;
use crate::core::dice::Stream;
use crate::core::ids::MemberId;
use crate::rules::book::OrderBook;
use crate::rules::clock::Clock;
use crate::rules::content::InitiativeEffect;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log, VISIBLE};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::order::Order;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::treasury::state::Treasury;
use crate::rules::washington::rules::inaugurates;
use crate::rules::washington::state::Drawdown;
use crate::rules::words::{Administration, Government, Meter, Planning};

/// Purpose of the election draw on [`Stream::Election`]; the actor is the member's key.
const VOTE: u32 = 1;

/// What a domestic package costs, EUR million.
pub fn package_cost(rules: &Ruleset, gdp: Meur) -> Meur {
    let turn = rules.pace().months;
    Meur::wide(i64::from(gdp.0) * i64::from(rules.params.politics.package_bp) * i64::from(turn) / 120_000)
}

/// Basis points of yearly fiscal room that initiatives in force give a member.
pub fn joint_room(rules: &Ruleset, initiatives: &Initiatives, turn: u8, member: MemberId) -> i32 {
    initiatives
        .active(rules, turn)
        .map(|(effect, permille, members)| match effect {
            InitiativeEffect::FiscalRoom(bp) if members.has(member) => bp * permille / 1000,
            _ => 0,
        })
        .sum()
}

/// The same for every member at once.
pub fn joint_rooms(rules: &Ruleset, initiatives: &Initiatives, turn: u8) -> [i32; 64] {
    let mut rooms = [0; 64];
    for (effect, permille, members) in initiatives.active(rules, turn) {
        if let InitiativeEffect::FiscalRoom(bp) = effect {
            members.iter().for_each(|member| rooms[usize::from(member.0) % 64] += bp * permille / 1000);
        }
    }
    rooms
}

/// The budget rise that voters of a capital bear this turn, basis points of GDP.
pub fn slack_of(rules: &Ruleset, politics: &Politics, initiatives: &Initiatives, turn: u8, member: MemberId) -> i32 {
    let year = rules::slack_a_year(
        &rules.params.politics,
        politics.support[member].get(),
        politics.threat[member].get(),
        joint_room(rules, initiatives, turn, member),
        turn <= politics.shocked_until,
    );
    rules.pace().per_year(year)
}

/// The chance that sceptics win a capital's next election if it were held now, permille.
pub fn chance_of(rules: &Ruleset, politics: &Politics, member: MemberId) -> i32 {
    let next = rules.members[member].elections.get(usize::from(politics.election_nth[member]));
    rules::sceptic_chance(
        &rules.params.politics,
        politics.support[member].get(),
        politics.fast_rises[member].count_ones(),
        next.map_or(0, |election| election.sceptic_shift),
        politics.sweetened[member],
    )
}

/// Moves a number of a capital and says so; nothing is said where nothing moved.
pub(super) fn shift(own: &mut Politics, meter: Meter, member: MemberId, by: i32, cause: EntryId, log: &mut Log) {
    let (by, now) = match meter {
        Meter::Support => (own.support[member].shift(by), own.support[member].get()),
        Meter::Threat => (own.threat[member].shift(by), own.threat[member].get()),
        Meter::PoliticalCapital => {
            let before = i32::from(own.pc[member]);
            let now = (before + by).clamp(0, i32::from(i8::MAX));
            own.pc[member] = i8::try_from(now).unwrap_or(i8::MAX);
            (now - before, now)
        }
        _ => return,
    };
    if by != 0 {
        log.after(cause, Event::CapitalMoved { meter, member, by, now });
    }
}

/// Puts a government in office and says so.
pub(super) fn govern(own: &mut Politics, turn: u8, member: MemberId, to: Government, cause: EntryId, log: &mut Log) {
    if own.government[member] == to {
        return;
    }
    own.government[member] = to;
    if to == Government::Sceptic {
        own.sceptic_since[member] = turn;
    }
    log.after(cause, Event::GovernmentChanged { member, to });
}

/// Finds the next election of every member that lies in the present or the future.
pub(super) fn schedule(rules: &Ruleset, own: &mut Politics, member: MemberId, from: u8) {
    let dates = &rules.members[member].elections;
    let turn_of = |nth: usize| dates.get(nth).map(|date| rules.calendar.turn_of(date.year, date.month));
    let next = (0..dates.len()).filter(|&nth| turn_of(nth) >= Some(from.max(1))).min_by_key(|&nth| turn_of(nth));
    own.election_nth[member] = u8::try_from(next.unwrap_or(dates.len())).unwrap_or(u8::MAX);
    own.election_turn[member] = next.and_then(turn_of).unwrap_or(0);
}

/// Brief: political capital comes in.
pub(super) fn income(
    rules: Res<Rules>,
    clock: Res<Clock>,
    treasury: Res<Treasury>,
    mut own: ResMut<Politics>,
    mut log: ResMut<Log>,
) {
    let numbers = &rules.params.politics;
    for seat in rules.seat_ids() {
        let now = rules::Circumstances {
            support: own.support[seat].get(),
            government: own.government[seat],
            election: own.election_turn[seat] == clock.turn,
            won: own.won_in[seat] > 0 && own.won_in[seat] + 1 == clock.turn,
            stress: treasury.stress[seat],
        };
        let income = rules::income(numbers, rules.pace(), now);
        let before = i32::from(own.pc[seat]);
        let by = rules::banked(numbers, before, income) - before;
        own.income[seat] = i8::try_from(income).unwrap_or(i8::MAX);
        own.pc[seat] = i8::try_from(before + by).unwrap_or(i8::MAX);
        let now = before + by;
        log.write(Cause::Rule, Event::CapitalMoved { meter: Meter::PoliticalCapital, member: seat, by, now });
    }
}

/// Table, Bind, Begin, Response, Test: the orders of the step are locked, told, and paid in political capital.
pub(super) fn pay_orders(
    rules: Res<Rules>,
    mut book: ResMut<OrderBook>,
    mut own: ResMut<Politics>,
    mut log: ResMut<Log>,
) {
    for seat in rules.seat_ids() {
        let first = usize::from(book.locked[seat]);
        let mut root = EntryId::NONE;
        for (nth, order) in book.orders[seat].iter().enumerate().skip(first) {
            let pc = book.costs.get(seat).and_then(|costs| costs.get(nth)).copied().unwrap_or(0);
            let nth = u8::try_from(nth).unwrap_or(u8::MAX);
            root = log.accept(seat, nth, order.kind(), pc);
        }
        let cost = i32::from(book.reserved_pc[seat]);
        shift(&mut own, Meter::PoliticalCapital, seat, -cost, root, &mut log);
        book.reserved_pc[seat] = 0;
        book.locked[seat] = u8::try_from(book.orders[seat].len()).unwrap_or(u8::MAX);
    }
}

/// Politics: orders of the home front, drift, elections.
pub(super) fn turn(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    treasury: Res<Treasury>,
    mut own: ResMut<Politics>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let (rules, own, log): (&Ruleset, _, _) = (&rules, &mut *own, &mut *log);
    declare(rules, &clock, &book, &treasury, own, log, &mut effects);
    drift(rules, own, log);
    elections(rules, &clock, own, log);
}

/// Planning assumptions and domestic packages take effect.
fn declare(
    rules: &Ruleset,
    clock: &Clock,
    book: &OrderBook,
    treasury: &Treasury,
    own: &mut Politics,
    log: &mut Log,
    effects: &mut Effects,
) {
    for (seat, nth, order) in book.all() {
        match order {
            Order::PlanFor { assumption } => {
                own.planning[seat] = assumption;
                own.planned_in[seat] = clock.turn;
                let cause = log.order(seat, nth);
                log.after(cause, Event::Planned { member: seat, assumption });
            }
            Order::DomesticPackage => {
                own.sweetened[seat] = true;
                let meur = package_cost(rules, treasury.gdp[seat]);
                effects.push(Effect::Spend { member: seat, meur }, log.order(seat, nth));
            }
            _ => {}
        }
    }
}

/// Support and threat perception drift back to where they rest.
fn drift(rules: &Ruleset, own: &mut Politics, log: &mut Log) {
    let numbers = &rules.params.politics;
    let support_share = rules.pace().per_year(numbers.support_drift);
    let threat_share = rules.pace().per_year(numbers.threat_decay);
    for member in rules.member_ids() {
        let by = (numbers.support_rest - own.support[member].get()) * support_share / 1000;
        drift_by(own, Meter::Support, member, by, log);
        let by = (rules.members[member].threat - own.threat[member].get()) * threat_share / 1000;
        drift_by(own, Meter::Threat, member, by, log);
    }
}

/// Moves a number by drift, which is told where it can be seen.
fn drift_by(own: &mut Politics, meter: Meter, member: MemberId, by: i32, log: &mut Log) {
    if by.abs() >= VISIBLE {
        return shift(own, meter, member, by, EntryId::NONE, log);
    }
    match meter {
        Meter::Support => own.support[member].shift(by),
        _ => own.threat[member].shift(by),
    };
}

/// Elections that fall in this turn.
fn elections(rules: &Ruleset, clock: &Clock, own: &mut Politics, log: &mut Log) {
    let roll = clock.dice().stream(Stream::Election);
    for member in rules.member_ids().filter(|&member| !rules.members[member].elections.is_empty()) {
        if own.election_turn[member] != clock.turn {
            continue;
        }
        let chance = chance_of(rules, own, member);
        let draw = roll.permille(rules.keys[member], VOTE);
        let small = |permille: i32| i16::try_from(permille).unwrap_or(i16::MAX);
        let held = Event::ElectionHeld { member, chance: small(chance), draw: small(draw) };
        let held = log.write(Cause::Calendar, held);
        let before = own.government[member];
        let to = if draw < chance { Government::Sceptic } else { Government::Mainstream };
        govern(own, clock.turn, member, to, held, log);
        if !(to == Government::Sceptic && before != Government::Sceptic) {
            own.won_in[member] = clock.turn;
        }
        own.sweetened[member] = false;
        schedule(rules, own, member, clock.turn + 1);
    }
}

/// Ukraine (after Washington has moved): formal notice and a new administration are felt at home.
pub(super) fn heed_washington(
    rules: Res<Rules>,
    clock: Res<Clock>,
    drawdown: Res<Drawdown>,
    mut own: ResMut<Politics>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    if drawdown.notice > 0 && drawdown.notice == clock.turn {
        let cause = log.find(|event| matches!(event, Event::NoticeGiven));
        take_notice(&rules, &mut own, clock.turn, cause, &mut log);
    }
    if !inaugurates(&rules, clock.turn) {
        return;
    }
    let change = log.find(|event| matches!(event, Event::AdministrationChanged { .. }));
    if let Some(Event::AdministrationChanged { to }) = log.entries().get(usize::from(change.0)).map(|row| row.event) {
        meet_administration(&rules, &own, to, change, &mut effects);
    }
}

/// Formal notice, the shock cure: slack doubles for a while, and nobody plans on a return any more.
fn take_notice(rules: &Ruleset, own: &mut Politics, turn: u8, cause: EntryId, log: &mut Log) {
    let numbers = &rules.params.politics;
    let lasts = u8::try_from(rules.pace().turns(numbers.shock_months)).unwrap_or(u8::MAX);
    own.shocked_until = turn.saturating_add(lasts);
    for member in rules.member_ids() {
        if own.planning[member] == Planning::Return {
            own.planning[member] = Planning::Phased;
            log.after(cause, Event::Planned { member, assumption: Planning::Phased });
        }
    }
}

/// A new administration: those who planned on a return have won their bet or lost it.
fn meet_administration(rules: &Ruleset, own: &Politics, to: Administration, cause: EntryId, effects: &mut Effects) {
    let numbers = &rules.params.politics;
    for member in rules.seat_ids().filter(|&seat| own.planning[seat] == Planning::Return) {
        if to == Administration::Friendly {
            effects.push(Effect::Capital { meter: Meter::Regard, member, by: numbers.return_regard }, cause);
            effects.push(Effect::Capital { meter: Meter::PoliticalCapital, member, by: numbers.return_pc }, cause);
            effects.push(Effect::Capital { meter: Meter::Support, member, by: numbers.return_support }, cause);
        } else {
            effects.push(Effect::Capital { meter: Meter::Support, member, by: -numbers.return_support }, cause);
        }
    }
}

/// Close: voters remember whether the budget rose faster than they bear.
pub(super) fn remember(rules: Res<Rules>, treasury: Res<Treasury>, mut own: ResMut<Politics>) {
    let turns = rules.pace().turns(rules.params.politics.memory_months);
    for member in rules.member_ids() {
        own.fast_rises[member] = rules::remember(own.fast_rises[member], treasury.beyond[member], turns);
    }
}
