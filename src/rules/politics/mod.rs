//! What a government can afford at home: how much voters bear, how afraid they are, and when they vote.
//!
//! **What it models.** Political capital is the action budget of a turn. It grows with support, is short in election
//! turns and under caretakers, and can hardly be saved. Support rests a little below the middle and pays for budgets
//! that rise faster than voters bear; threat perception widens that slack and fades. Sceptics may win an election with
//! a chance that everybody sees. Each capital also declares whether it plans on America's return, on a phased
//! departure, or on its absence, and is held to it when the administration changes.
//!
//! **Source.** Election dates, support and threat perception: the capitals' rows in the reference figures; the rest is
//! estimated, to be tuned with the balance tool.
//!
//! **Formula.** Income = table{3, 5, 8} +1 (S ≥ 600) −1 (S < 400) −1 (S < 250) −1 (election) +1 (won) −1 (caretaker)
//! −1 (fiscal stress), at least 2; in hand at most income + 2. `S += (480 − S)×200‰/yr`, `θ += (base − θ)×250‰/yr`.
//! Slack bp/yr = 10 + 60×θ‰ + 20×(S−500)/500 + joint room, at least 5, doubled after formal notice.
//! p(sceptic)‰ = clamp(150 + 60×(500−S)/100 + 50×rises + shift, 50, 600) − 60 after a package.
//!
//! **Limits.** One government a capital, no coalitions or chambers; no early elections but through injects; members
//! that are not played drift and vote, but have no political capital. What raises threat perception
//! (incidents, packages, notice, escalation) is told by the domains in which it happens.

mod orders;
mod params;
pub mod rules;
pub mod state;
mod systems;
#[cfg(test)]
mod tests;

use bevy_ecs::prelude::IntoScheduleConfigs;

pub use params::Params;
pub use systems::{chance_of, joint_room, joint_rooms, package_cost, slack_of};

use crate::core::ids::MemberId;
use crate::core::{IdVec, Score};
use crate::rules::DomainSystems;
use crate::rules::effect::Effect;
use crate::rules::order::{Order, Preview, Refusal};
use crate::rules::phase::{Phase, Step};
use crate::rules::state::State;
use crate::rules::words::{Government, Planning};

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(app: &mut bevy_app::App) {
    use systems::{heed_washington, income, pay_orders, remember, turn};
    app.add_systems(Phase::Brief, income.in_set(DomainSystems::Politics));
    for phase in [Phase::Table, Phase::Bind, Phase::Begin, Phase::Response, Phase::Test] {
        app.add_systems(phase, pay_orders.in_set(DomainSystems::Politics));
    }
    app.add_systems(Phase::Politics, turn.in_set(DomainSystems::Politics));
    app.add_systems(Phase::Ukraine, heed_washington.in_set(DomainSystems::Politics));
    app.add_systems(Phase::Close, remember.in_set(DomainSystems::Politics));
}

/// Checks an order of this domain; `None` where the order belongs to another.
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    match *order {
        Order::DomesticPackage => Some(orders::domestic_package(state, seat)),
        Order::PlanFor { assumption } => Some(orders::plan_for(state, seat, draft, assumption)),
        _ => None,
    }
}

/// Offers every order of this domain that might be legal; the caller checks each.
pub fn enumerate(_state: &State, _seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    if step == Step::Orders {
        offer(Order::DomesticPackage);
        for &assumption in Planning::ALL {
            offer(Order::PlanFor { assumption });
        }
    }
}

/// The budget rise that voters of a capital bear this turn, basis points of GDP; what lies beyond costs support.
pub fn slack(state: &State, member: MemberId) -> i32 {
    slack_of(state.rules, state.politics, state.initiatives, state.clock.turn, member)
}

/// The state at the start of a game, from the scenario.
pub fn initial(rules: &crate::rules::ruleset::Ruleset, state: &mut crate::rules::state::Snapshot) {
    let own = &mut state.politics;
    let count = rules.members.len();
    own.support = rules.members.iter().map(|row| Score::new(row.support)).collect();
    own.threat = rules.members.iter().map(|row| Score::new(row.threat)).collect();
    own.government = rules.members.iter().map(|row| row.government).collect();
    own.pc = IdVec::filled(count, 0);
    own.income = IdVec::filled(count, 0);
    own.planning = IdVec::filled(count, Planning::Return);
    own.planned_in = IdVec::filled(count, 0);
    own.election_turn = IdVec::filled(count, 0);
    own.election_nth = IdVec::filled(count, 0);
    own.fast_rises = IdVec::filled(count, 0);
    own.sweetened = IdVec::filled(count, false);
    own.sceptic_since = IdVec::filled(count, 0);
    own.won_in = IdVec::filled(count, 0);
    own.shocked_until = 0;
    for member in rules.member_ids() {
        systems::schedule(rules, own, member, 1);
        own.sceptic_since[member] = u8::from(own.government[member] == Government::Sceptic);
    }
}

/// Applies an effect that others queued for this domain.
pub fn apply(
    _rules: &crate::rules::ruleset::Ruleset,
    own: &mut state::Politics,
    clock: &crate::rules::clock::Clock,
    effect: Effect,
    cause: crate::rules::event::EntryId,
    log: &mut crate::rules::event::Log,
    _queue: &mut crate::rules::effect::Effects,
) {
    match effect {
        Effect::Capital { meter, member, by } => systems::shift(own, meter, member, by, cause, log),
        Effect::Government { member, to } => systems::govern(own, clock.turn, member, to, cause, log),
        _ => {}
    }
}
