//! The systems of the books.

use bevy_ecs::prelude::{Res, ResMut};

use super::rules;
use super::state::{EnergyShock, Treasury};
use crate::core::dice::Stream;
use crate::core::ids::{AreaId, MemberId};
use crate::core::{Bp, Cp, Meur};
use crate::rules::book::OrderBook;
use crate::rules::capability::state::Capability;
use crate::rules::clock::Clock;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::order::Order;
use crate::rules::politics;
use crate::rules::politics::state::Politics;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::washington::state::Drawdown;
use crate::rules::words::Meter;

/// Purpose of the draw whether reclassified spending is found out, on [`Stream::Discovery`]; the actor is the member.
const FOUND_OUT: u32 = 10;

/// Free money of a turn at present levels.
fn free_now(rules: &Ruleset, own: &Treasury, member: MemberId) -> Meur {
    let budget = rules::share_of_gdp(own.gdp[member], own.core[member].0, rules.pace().months);
    rules::free_money(budget, i32::from(own.split[member][2]), i32::from(own.committed[member]))
}

/// Sets budget and upkeep from present levels.
fn set_budget(rules: &Ruleset, own: &mut Treasury, member: MemberId) {
    own.budget[member] = rules::share_of_gdp(own.gdp[member], own.core[member].0, rules.pace().months);
    own.upkeep[member] = own.budget[member].permille(i32::from(own.split[member][1]));
}

/// Moves free money and says so.
pub(super) fn pay_in(own: &mut Treasury, member: MemberId, by: Meur, cause: EntryId, log: &mut Log) {
    own.free[member] += by;
    if by != Meur::ZERO {
        let now = own.free[member].0;
        log.after(cause, Event::CapitalMoved { meter: Meter::Money, member, by: by.0, now });
    }
}

/// Takes the routine payments of a capital that nobody plays: nobody reads of them.
pub(super) fn pay_quietly(own: &mut Treasury, member: MemberId, meur: Meur) {
    own.set_aside[member] = (own.set_aside[member] - meur).at_least_zero();
    own.free[member] += -meur;
}

/// Takes money that an order was promised, and returns what was really there: a price may have moved since the order
/// was checked, and nobody pays more than there is.
pub(super) fn pay_out(own: &mut Treasury, member: MemberId, meur: Meur, cause: EntryId, log: &mut Log) -> Meur {
    own.set_aside[member] = (own.set_aside[member] - meur).at_least_zero();
    let paid = Meur(meur.0.min(own.free[member].0.max(0)));
    pay_in(own, member, -paid, cause, log);
    paid
}

/// Begin: what accepted orders will take is set aside, so that nothing else spends it first.
pub(super) fn set_aside(rules: Res<Rules>, book: Res<OrderBook>, mut own: ResMut<Treasury>) {
    for seat in rules.seat_ids() {
        own.set_aside[seat] = Meur(book.reserved_meur[seat]);
    }
}

/// A change of this turn's free money by the seat's own order; a loss was set aside when the order was accepted.
fn adjust(own: &mut Treasury, member: MemberId, by: Meur, cause: EntryId, log: &mut Log) {
    if by < Meur::ZERO {
        pay_out(own, member, -by, cause, log);
    } else {
        pay_in(own, member, by, cause, log);
    }
}

/// Brief: the books are opened, this turn's free money comes in, loans are served.
pub(super) fn open_books(rules: Res<Rules>, mut own: ResMut<Treasury>, mut log: ResMut<Log>) {
    let own = &mut *own;
    for member in rules.member_ids() {
        own.core_before[member] = own.core[member];
        own.beyond[member] = false;
        own.on_gap[member] = Meur::ZERO;
        set_budget(&rules, own, member);
        let free = free_now(&rules, own, member);
        if rules.is_seat(member) {
            pay_in(own, member, free, EntryId::NONE, &mut log);
        } else {
            // Nobody reads the routine of capitals that nobody plays.
            own.free[member] += free;
        }
    }
    serve_loans(&rules, own, &mut log);
    if own.shock.left > 0 {
        burn_fuel(&rules, own, &mut log);
    }
}

/// Dear energy takes money from every force, each by its upkeep and its capital's dependence; then it may be over.
fn burn_fuel(rules: &Ruleset, own: &mut Treasury, log: &mut Log) {
    for member in rules.member_ids() {
        let bill = Meur(rules::fuel_bill(rules, own, member).0.min(own.free[member].0).max(0));
        if bill == Meur::ZERO {
            continue;
        }
        if rules.is_seat(member) {
            let entry = log.write(Cause::Rule, Event::FuelBill { member, meur: bill.0 });
            pay_in(own, member, -bill, entry, log);
        } else {
            own.free[member] += -bill;
        }
    }
    own.shock.left -= 1;
    if own.shock.left == 0 {
        own.shock = EnergyShock::default();
        log.write(Cause::Calendar, Event::EnergyCalm);
    }
}

/// Borrowers pay part of their loans back out of free money.
fn serve_loans(rules: &Ruleset, own: &mut Treasury, log: &mut Log) {
    let share = rules.pace().per_year(rules.params.treasury.repay);
    for place in 0..own.loans.len() {
        let (lender, borrower, first) = own.loans[place];
        let rate = first.permille(share).0.min(own.owed[borrower].0);
        let paid = Meur(rate.min(own.free[borrower].0).max(0));
        if paid == Meur::ZERO {
            continue;
        }
        own.owed[borrower] += -paid;
        let entry = log.write(Cause::Calendar, Event::Lent { from: borrower, to: lender, meur: paid.0 });
        pay_in(own, borrower, -paid, entry, log);
        pay_in(own, lender, paid, entry, log);
    }
    let owed = &own.owed;
    own.loans.retain(|(_, borrower, _)| owed[*borrower] > Meur::ZERO);
}

/// Treasury: what was ordered takes effect, budgets stand, the economy moves on.
pub(super) fn turn(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    others: (Res<Politics>, Res<Initiatives>, Res<Drawdown>, Res<Capability>),
    mut own: ResMut<Treasury>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let (politics, initiatives, drawdown, capability) = others;
    let (rules, own, log, effects): (&Ruleset, _, _, _) = (&rules, &mut *own, &mut *log, &mut *effects);
    set_levels(rules, &clock, &book, &politics, &initiatives, own, log, effects);
    background(rules, &clock, own);
    close_budget(rules, &clock, own, log, effects);
    economy(rules, &clock, &initiatives, &drawdown, own, log, effects);
    miss_deliveries(rules, &capability, own, log, effects);
}

/// Orders on levels, splits, releases, resilience, reclassification and loans.
fn set_levels(
    rules: &Ruleset,
    clock: &Clock,
    book: &OrderBook,
    politics: &Politics,
    initiatives: &Initiatives,
    own: &mut Treasury,
    log: &mut Log,
    effects: &mut Effects,
) {
    for (seat, nth, order) in book.all() {
        let cause = || log.order(seat, nth);
        match order {
            Order::SetCore { bp } => {
                let cause = cause();
                let slack = politics::slack_of(rules, politics, initiatives, clock.turn, seat);
                set_core(rules, own, seat, bp, slack, cause, log, effects);
            }
            Order::ShiftSplit { from, to, permille } => {
                let (cause, before) = (cause(), free_now(rules, own, seat));
                own.split[seat][rules::line(from)] -= i16::from(permille);
                own.split[seat][rules::line(to)] += i16::from(permille);
                adjust(own, seat, free_now(rules, own, seat) - before, cause, log);
            }
            Order::ReleaseLegacy => release(rules, own, seat, cause(), log),
            Order::SetResilience { bp } => own.resilience[seat] = Bp(bp),
            Order::Reclassify => own.reclassified[seat] += Bp(rules.params.treasury.reclassify_bp),
            Order::Lend { to, meur } => lend(rules, own, seat, to, Meur(meur), cause(), log, effects),
            _ => {}
        }
    }
}

/// A new level of core spending; what lies beyond the slack costs support.
fn set_core(
    rules: &Ruleset,
    own: &mut Treasury,
    seat: MemberId,
    bp: i32,
    slack: i32,
    cause: EntryId,
    log: &mut Log,
    effects: &mut Effects,
) {
    let before = free_now(rules, own, seat);
    let small = |bp: i32| i16::try_from(bp).unwrap_or(i16::MAX);
    let (from, to) = (small(own.core[seat].0), small(bp));
    own.core[seat] = Bp(bp);
    let entry = log.after(cause, Event::CoreChanged { member: seat, from, to });
    adjust(own, seat, free_now(rules, own, seat) - before, entry, log);
    let asked = bp - own.core_before[seat].0;
    if asked > slack {
        own.beyond[seat] = true;
        let entry = log.after(entry, Event::BeyondSlack { member: seat, asked: small(asked), slack: small(slack) });
        let by = -rules.params.politics.support_per_bp_beyond * (asked - slack);
        effects.push(Effect::Capital { meter: Meter::Support, member: seat, by }, entry);
    }
}

/// Legacy contracts are cancelled: money now, fewer deliveries for a while.
fn release(rules: &Ruleset, own: &mut Treasury, seat: MemberId, cause: EntryId, log: &mut Log) {
    let numbers = &rules.params.treasury;
    let before = free_now(rules, own, seat);
    let then = rules::released(numbers, i32::from(own.committed[seat]));
    own.committed[seat] = i16::try_from(then).unwrap_or(i16::MAX);
    let turns = u8::try_from(rules.pace().turns(numbers.release_months)).unwrap_or(u8::MAX);
    own.releasing[seat] = own.releasing[seat].saturating_add(turns);
    let freed = free_now(rules, own, seat) - before;
    let entry = log.after(cause, Event::LegacyReleased { member: seat, freed: freed.0 });
    pay_in(own, seat, freed, entry, log);
}

/// A loan: free money changes hands, and with it goodwill.
fn lend(
    rules: &Ruleset,
    own: &mut Treasury,
    from: MemberId,
    to: MemberId,
    meur: Meur,
    cause: EntryId,
    log: &mut Log,
    effects: &mut Effects,
) {
    let entry = log.after(cause, Event::Lent { from, to, meur: meur.0 });
    let meur = pay_out(own, from, meur, entry, log);
    pay_in(own, to, meur, entry, log);
    own.owed[to] += meur;
    match own.loans.iter_mut().find(|loan| (loan.0, loan.1) == (from, to)) {
        Some(loan) => loan.2 += meur,
        None => own.loans.push((from, to, meur)),
    }
    let by = rules.params.treasury.lend_trust;
    effects.push(Effect::Trust { holder: to, subject: from, by, stake: 1000 }, entry);
}

/// Members that nobody plays drift towards where the small allies are heading.
fn background(rules: &Ruleset, clock: &Clock, own: &mut Treasury) {
    let left = i32::from(rules.calendar.turns) - i32::from(clock.turn) + 1;
    for member in rules.member_ids().filter(|&member| !rules.is_seat(member)) {
        own.core[member] = Bp(rules::background_core(&rules.params.treasury, own.core[member].0, left));
    }
}

/// Budgets stand; reclassified spending may be found out.
fn close_budget(rules: &Ruleset, clock: &Clock, own: &mut Treasury, log: &mut Log, effects: &mut Effects) {
    let numbers = &rules.params.treasury;
    let roll = clock.dice().stream(Stream::Discovery);
    for member in rules.member_ids() {
        set_budget(rules, own, member);
        own.free_set[member] = own.free[member];
        let hidden = own.reclassified[member] > Bp::ZERO;
        if hidden && roll.permille(rules.keys[member], FOUND_OUT) < numbers.found_out {
            own.reclassified[member] = Bp::ZERO;
            let entry = log.write(Cause::Chance, Event::ReclassifiedFound { member });
            for holder in rules.member_ids().filter(|&holder| holder != member) {
                let by = -numbers.found_out_trust;
                effects.push(Effect::Trust { holder, subject: member, by, stake: 1000 }, entry);
            }
            let by = -numbers.found_out_regard;
            effects.push(Effect::Capital { meter: Meter::Regard, member, by }, entry);
        }
    }
}

/// Balance, debt, interest, stress, growth; old contracts run out.
fn economy(
    rules: &Ruleset,
    clock: &Clock,
    initiatives: &Initiatives,
    drawdown: &Drawdown,
    own: &mut Treasury,
    log: &mut Log,
    effects: &mut Effects,
) {
    let (numbers, pace) = (&rules.params.treasury, rules.pace());
    let rooms = politics::joint_rooms(rules, initiatives, clock.turn);
    for member in rules.member_ids() {
        own.room[member] += Bp(pace.per_year(rooms[usize::from(member.0) % 64]));
        let debt = own.debt[member].share_of(own.gdp[member]);
        settle_balance(numbers, own, member, debt);
        let deficit = rules::share_of_gdp(own.gdp[member], -own.balance[member].0, pace.months);
        own.debt[member] += deficit;
        own.stress[member] = rules::stressed(numbers, own.balance[member], debt);
        own.stressed_for[member] = if own.stress[member] { own.stressed_for[member].saturating_add(1) } else { 0 };
        if own.stress[member] {
            let entry = log.write(Cause::Rule, Event::FiscalStress { member });
            let by = -numbers.stress_support;
            effects.push(Effect::Capital { meter: Meter::Support, member, by }, entry);
        }
        grow(rules, own, member, drawdown.trade[member].into());
        let fall = pace.per_year(numbers.committed_decay);
        let committed = rules::committed_next(numbers, i32::from(own.committed[member]), fall);
        own.committed[member] = i16::try_from(committed).unwrap_or(i16::MAX);
    }
}

/// The balance at present levels and debt.
pub(super) fn settle_balance(numbers: &super::Params, own: &mut Treasury, member: MemberId, debt: i32) {
    let interest = rules::interest(numbers, debt);
    own.balance[member] = rules::balance(
        own.primary[member],
        own.core[member],
        own.core_start[member],
        own.room[member],
        own.resilience[member],
        interest,
    );
}

/// The economy grows, with whatever shift of growth still lasts; `trade` is what partners and tariffs add or take.
fn grow(rules: &Ruleset, own: &mut Treasury, member: MemberId, trade: i32) {
    let (shift, left) = own.growth_shift[member];
    let rate = rules.members[member].growth_pct.0 + rules::growth_shift(rules, own, member) + trade;
    let growth = rules::share_of_gdp(own.gdp[member], rate, rules.pace().months);
    own.gdp[member] += growth;
    own.growth_shift[member] = if left > 1 { (shift, left - 1) } else { (0, 0) };
}

/// What released contracts would have delivered is missed, in the area where the capital has most.
fn miss_deliveries(rules: &Ruleset, capability: &Capability, own: &mut Treasury, log: &Log, effects: &mut Effects) {
    let numbers = &rules.params.treasury;
    let points = Cp(-numbers.release_points / rules.pace().turns(numbers.release_months));
    for member in rules.seat_ids() {
        if own.releasing[member] == 0 {
            continue;
        }
        own.releasing[member] -= 1;
        let cause = log.find(|event| matches!(event, Event::LegacyReleased { member: who, .. } if *who == member));
        let most = rules.areas.ids().max_by_key(|&area: &AreaId| (capability.of(member, area), -i32::from(area.0)));
        if let Some(area) = most {
            effects.push(Effect::European { member, area, points }, cause);
        }
    }
}

/// Readiness (after Procurement): what programmes and industry took out of free money this turn.
pub(super) fn count_gap_money(rules: Res<Rules>, mut own: ResMut<Treasury>) {
    for member in rules.member_ids() {
        own.on_gap[member] = (own.free_set[member] - own.free[member]).at_least_zero();
    }
}

/// Close: part of what was not spent is lost.
pub(super) fn lapse(rules: Res<Rules>, mut own: ResMut<Treasury>, mut log: ResMut<Log>) {
    for member in rules.member_ids() {
        let lost = own.free[member].at_least_zero().permille(rules.params.treasury.unspent_lost);
        if lost > Meur::ZERO && !rules.is_seat(member) {
            own.free[member] += -lost;
        } else if lost > Meur::ZERO {
            let entry = log.write(Cause::Rule, Event::MoneyLapsed { member, meur: lost.0 });
            pay_in(&mut own, member, -lost, entry, &mut log);
        }
    }
}
