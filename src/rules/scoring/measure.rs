//! What the goals of a secret agenda measure, read off the state.

use crate::core::ids::MemberId;
use crate::rules::content::GoalMeasure;
use crate::rules::state::State;
use crate::rules::treasury::rules::growth_shift;
use crate::rules::words::{Meter, Planning};

/// A headline number of the alliance.
pub fn gauge(state: &State, meter: Meter) -> i32 {
    match meter {
        Meter::Commitment => state.drawdown.commitment.get(),
        Meter::Escalation => state.moscow.escalation.get(),
        Meter::Front => state.ukraine.front.get(),
        Meter::RussianStrength => state.moscow.ground,
        Meter::Disputes => i32::from(state.drawdown.disputes),
        Meter::Troops => state.drawdown.troops,
        Meter::Cohesion => state.alliance.cohesion.get(),
        Meter::Deterrence => state.deterrence.gauge.get(),
        Meter::GapPromised => state.capability.gap_promised,
        Meter::GapBelieved => state.capability.gap_believed,
        Meter::GapWithout => state.capability.gap_alone,
        Meter::FreeForce => state.moscow.free.iter().map(|force| force.0).sum(),
        Meter::Truce => state.ukraine.truce.get(),
        Meter::Force => state.ukraine.force.0,
        // Numbers of capitals: the mean of the seats.
        _ => {
            let seats = i32::from(state.rules.seats).max(1);
            state.rules.seat_ids().map(|seat| capital(state, meter, seat)).sum::<i32>() / seats
        }
    }
}

/// A headline number of a capital; numbers of the alliance are the same for all.
pub fn capital(state: &State, meter: Meter, member: MemberId) -> i32 {
    match meter {
        Meter::Support => state.politics.support[member].get(),
        Meter::Threat => state.politics.threat[member].get(),
        Meter::PoliticalCapital => i32::from(state.politics.pc[member]),
        Meter::Money => state.treasury.free[member].0,
        Meter::Growth => {
            let shift = growth_shift(state.rules, state.treasury, member) + i32::from(state.drawdown.trade[member]);
            shift + state.rules.members[member].growth_pct.0
        }
        Meter::Regard => state.alliance.regard[member].get(),
        Meter::TrustInWashington => state.alliance.in_washington[member].get(),
        Meter::Resolve => state.incursions.resolve[member].get(),
        Meter::Resilience => state.posture.resilience[member].get(),
        Meter::Readiness => state.capability.readiness[member].get(),
        _ => gauge(state, meter),
    }
}

/// The present value of what a goal measures for a seat.
pub fn value(state: &State, seat: MemberId, measure: GoalMeasure) -> i64 {
    let rules = state.rules;
    let others = || rules.seat_ids().filter(move |&other| other != seat);
    let orders = &state.procurement.orders_by[seat];
    let share = |part: i32| {
        let all: i64 = orders.iter().map(|order| i64::from(order.0)).sum();
        i32::try_from(i64::from(part) * 1000 / all.max(1)).unwrap_or(0)
    };
    let mean = |sum: i32, n: i32| if n == 0 { 0 } else { sum / n };
    let value: i32 = match measure {
        GoalMeasure::Own(meter) => capital(state, meter, seat),
        GoalMeasure::Alliance(meter) => gauge(state, meter),
        GoalMeasure::CoreSpending => state.treasury.core[seat].0,
        GoalMeasure::CoreSpendingNear(level) => (state.treasury.core[seat].0 - level).abs(),
        GoalMeasure::Debt => state.treasury.debt[seat].share_of(state.treasury.gdp[seat]),
        GoalMeasure::Balance => state.treasury.balance[seat].0,
        GoalMeasure::UsTroopsHosted => state.drawdown.hosted[seat],
        GoalMeasure::UsUnitAt(site) => i32::from(state.drawdown.unit_at[site]),
        GoalMeasure::ForwardAt(site) => (state.posture.forward_at(site) - state.posture.at(site, seat)).0,
        GoalMeasure::OwnForcesAt(site) => state.posture.at(site, seat).0,
        GoalMeasure::DenialAt(site) => {
            let here = &state.deterrence.sites[site];
            here.defence.share_of(here.attack)
        }
        GoalMeasure::OwnPoints(area) => (state.capability.of(seat, area) - state.capability.start_of(seat, area)).0,
        GoalMeasure::Cover(area) => state.capability.cover_alone[area],
        GoalMeasure::EuropeanShare => share(orders[0].0),
        GoalMeasure::AmericanShare => share(orders[1].0),
        GoalMeasure::OrdersAtHome => state.procurement.orders_at[seat].0,
        GoalMeasure::StandingWithOthers => {
            mean(others().map(|other| state.alliance.of(other, seat)).sum(), i32::from(rules.seats) - 1)
        }
        GoalMeasure::TrustFrom(other) => state.alliance.of(other, seat),
        GoalMeasure::TrustIn(other) => state.alliance.of(seat, other),
        GoalMeasure::InForce(initiative) => {
            let standing = &state.initiatives.standing[initiative];
            if standing.members.has(seat) { state.initiatives.effect(initiative, state.clock.turn) } else { 0 }
        }
        GoalMeasure::MotionsPassed => state.initiatives.passed[seat].into(),
        GoalMeasure::ProgrammesDelivered => state.procurement.delivered[seat].into(),
        GoalMeasure::Delivered(option) => {
            let place = usize::from(option.0) * rules.members.len() + usize::from(seat.0);
            state.procurement.units_of.get(place).copied().unwrap_or(0)
        }
        GoalMeasure::Aid => {
            let months = i32::from(state.clock.turn) * rules.pace().months;
            state.ukraine.given_total[seat].scale(12, months).0
        }
        GoalMeasure::PledgesKept => {
            let settled = i32::from(state.pledges.settled[seat]);
            mean(i32::from(state.pledges.kept[seat]) * 1000, settled)
        }
        GoalMeasure::TurnsPlanning(assumption) => {
            let nth = Planning::ALL.iter().position(|&each| each == assumption).unwrap_or(0);
            state.scoring.planned[seat][nth].into()
        }
        GoalMeasure::ConsentSold => state.initiatives.consent_sold[seat].into(),
        GoalMeasure::Incidents => state.incursions.suffered[seat].into(),
        GoalMeasure::BackedShare => {
            mean(i32::from(state.incursions.backed[seat]) * 1000, state.incursions.count[seat].into())
        }
        GoalMeasure::CoalitionTroops => state.ukraine.coalition[seat].0,
        GoalMeasure::SlotsGiven => state.procurement.slots_given[seat].into(),
        GoalMeasure::TurnsProfiled => match state.initiatives.profiles[seat] {
            Some(_) => i32::from(state.clock.turn.saturating_sub(state.initiatives.profile_since[seat])),
            None => 0,
        },
        GoalMeasure::Partnerships => state.drawdown.partners[seat].count_ones().cast_signed(),
        GoalMeasure::Yields => state.drawdown.yields[seat].into(),
        GoalMeasure::GovernmentHeld => i32::from(state.politics.sceptic_since[seat] == 0),
    };
    value.into()
}
