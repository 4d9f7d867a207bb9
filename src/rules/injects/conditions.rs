//! What must be true for an inject to fire or a choice to be open, and the numbers such conditions ask for.

use super::state::Injects;
use crate::core::ids::{AreaId, InjectId, MemberId, Members, OptionId, PackageId};
use crate::rules::content::Condition;
use crate::rules::initiatives::{profiles, rules, state::Solidarity};
use crate::rules::state::State;
use crate::rules::treasury::rules::growth_shift;
use crate::rules::washington::state::PackageState;
use crate::rules::words::{Meter, Theatre};

/// A headline number of the alliance. A number that capitals have is their mean, weighted by GDP over the seats.
pub fn gauge(state: &State, meter: Meter) -> i32 {
    match meter {
        Meter::Commitment => state.drawdown.commitment.get(),
        Meter::Escalation => state.moscow.escalation.get(),
        Meter::Front => state.ukraine.front.get(),
        Meter::RussianStrength => state.moscow.ground,
        Meter::Disputes => state.drawdown.disputes.into(),
        Meter::Troops => state.drawdown.troops,
        Meter::Cohesion => state.alliance.cohesion.get(),
        Meter::Deterrence => state.deterrence.gauge.get(),
        Meter::GapPromised => state.capability.gap_promised,
        Meter::GapBelieved => state.capability.gap_believed,
        Meter::GapWithout => state.capability.gap_alone,
        Meter::FreeForce => state.moscow.free.iter().map(|cb| cb.0).sum(),
        Meter::Truce => state.ukraine.truce.get(),
        Meter::Force => state.ukraine.force.0,
        Meter::Support
        | Meter::Threat
        | Meter::PoliticalCapital
        | Meter::Money
        | Meter::Growth
        | Meter::Regard
        | Meter::TrustInWashington
        | Meter::Resolve
        | Meter::Resilience
        | Meter::Readiness => mean(state, meter),
    }
}

fn mean(state: &State, meter: Meter) -> i32 {
    let (mut sum, mut weight) = (0i64, 0i64);
    for seat in state.rules.seat_ids() {
        sum += i64::from(of_capital(state, seat, meter)) * i64::from(state.rules.weight[seat]);
        weight += i64::from(state.rules.weight[seat]);
    }
    if weight == 0 { 0 } else { i32::try_from(sum / weight).unwrap_or(0) }
}

/// A number of a capital; for a number that only the alliance has, that.
pub fn of_capital(state: &State, who: MemberId, meter: Meter) -> i32 {
    match meter {
        Meter::Support => state.politics.support[who].get(),
        Meter::Threat => state.politics.threat[who].get(),
        Meter::PoliticalCapital => state.politics.pc[who].into(),
        Meter::Money => state.treasury.free[who].0,
        Meter::Growth => {
            state.rules.members[who].growth_pct.0
                + growth_shift(state.rules, state.treasury, who)
                + i32::from(state.drawdown.trade[who])
        }
        Meter::Regard => state.alliance.regard[who].get(),
        Meter::TrustInWashington => state.alliance.in_washington[who].get(),
        Meter::Resolve => state.incursions.resolve[who].get(),
        Meter::Resilience => state.posture.resilience[who].get(),
        Meter::Readiness => state.capability.readiness[who].get(),
        _ => gauge(state, meter),
    }
}

/// Whether a package is announced, or was and has gone.
fn announced(state: &State, package: PackageId) -> bool {
    left(state, package) || matches!(state.drawdown.packages[package], PackageState::Announced(_))
}

/// Whether a package has left at least once; one that Congress blocked for good has not.
fn left(state: &State, package: PackageId) -> bool {
    let taken = state.drawdown.taken[package];
    let times = state.rules.packages[package].times;
    state.drawdown.packages[package] == PackageState::Left || (taken > 0 && taken < times)
}

/// How many seats chose this choice.
fn how_many(injects: &Injects, inject: InjectId, choice: u8) -> u8 {
    let chose = |member| injects.choice(inject, MemberId(member)) == Some(choice);
    u8::try_from((0..injects.members).filter(|&member| chose(member)).count()).unwrap_or(u8::MAX)
}

/// Whether an option has delivered a first lot to anybody.
fn delivered(state: &State, option: OptionId) -> bool {
    let (word, bit) = (usize::from(option.0) / 64, option.0 % 64);
    state.procurement.options_seen.get(word).is_some_and(|seen| seen >> bit & 1 == 1)
}

/// How many members have units of an area away.
fn away(state: &State, area: AreaId) -> u32 {
    let rows = state.capability.away.iter().filter(|row| row.area == area);
    rows.map(|row| row.member).collect::<Members>().count()
}

/// Whether a condition holds.
pub fn holds(condition: &Condition, state: &State) -> bool {
    let within = |value: i32, least: i32, most: i32| (least..=most).contains(&value);
    match condition {
        Condition::Always => true,
        Condition::All(all) => all.iter().all(|one| holds(one, state)),
        Condition::Any(any) => any.iter().any(|one| holds(one, state)),
        Condition::Not(one) => !holds(one, state),
        Condition::Gauge { meter, at_least, at_most } => within(gauge(state, *meter), *at_least, *at_most),
        Condition::Capital { who, meter, at_least, at_most } => {
            within(of_capital(state, *who, *meter), *at_least, *at_most)
        }
        Condition::Trust { from, to, at_least, at_most } => within(state.alliance.of(*from, *to), *at_least, *at_most),
        Condition::Cover { area, at_least, at_most } => {
            within(state.capability.cover_alone[*area], *at_least, *at_most)
        }
        Condition::CoreSpending { who, at_least, at_most } => within(state.treasury.core[*who].0, *at_least, *at_most),
        Condition::WarIs(war) => state.ukraine.war == *war,
        Condition::AdministrationIs(administration) => state.drawdown.administration == *administration,
        Condition::CrisisIn(Theatre::Pacific) => state.drawdown.pacific > 0,
        Condition::CrisisIn(Theatre::MiddleEast) => state.drawdown.middle_east > 0,
        Condition::GovernmentIs(who, government) => state.politics.government[*who] == *government,
        Condition::InForce(initiative) => state.initiatives.effect(*initiative, state.clock.turn) > 0,
        Condition::Announced(package) => announced(state, *package),
        Condition::Left(package) => left(state, *package),
        Condition::Fired(inject) => state.injects.fired[*inject] > 0,
        Condition::Chose(member, inject, choice) => state.injects.choice(*inject, *member) == Some(*choice),
        Condition::ChoseAtLeast(inject, choice, seats) => how_many(state.injects, *inject, *choice) >= *seats,
        Condition::IncidentsAtLeast(count) => state.incursions.total >= u16::from(*count),
        Condition::Delivered(option) => delivered(state, *option),
        Condition::PlanningAtLeast(assumption, least) => {
            state.politics.planning_share(state.rules, *assumption) >= *least
        }
        Condition::AwayAtLeast(area, members) => away(state, *area) >= u32::from(*members),
        Condition::EnergyDear => state.treasury.shock.left > 0,
        Condition::Profiled(member) => state.initiatives.profiles[*member].is_some(),
        Condition::ProfilesAtLeast(members) => profiles::declared(state.initiatives).count() >= u32::from(*members),
        Condition::SolidarityIs(full) => match state.initiatives.solidarity {
            Solidarity::Unwritten => false,
            now => (now == Solidarity::Full) == *full,
        },
        Condition::ScepticsAtLeast(weight) => rules::sceptics(state.rules, state.politics) >= *weight,
        Condition::HasPartner(member, partner) => state.drawdown.has_partner(*member, *partner),
        Condition::PartnershipsAtLeast(least) => state.drawdown.partnerships() >= u32::from(*least),
        Condition::TariffsAtLeast(least) => state.drawdown.under_tariff() >= usize::from(*least),
        Condition::YieldsAtLeast(least) => state.drawdown.yielded() >= u32::from(*least),
        Condition::IntentIs(intent) => state.moscow.intent == *intent,
    }
}
