//! Effects reach their owners: at the end of every phase each domain applies what others have queued for it.

use bevy_app::App;
use bevy_ecs::prelude::{IntoScheduleConfigs, Res, ResMut};

use super::DomainSystems;
use super::clock::Clock;
use super::effect::{Effect, Effects};
use super::event::Log;
use super::phase::Phase;
use super::ruleset::{Rules, Ruleset};
use super::words::Meter;
use super::{
    alliance, capability, incursions, industry, moscow, politics, posture, procurement, treasury, ukraine, washington,
};

/// Adds the settling to the end of every phase.
pub fn plugin(app: &mut App) {
    for phase in Phase::ALL {
        app.add_systems(phase, settle.in_set(DomainSystems::Settle).run_if(waiting));
    }
}

fn waiting(effects: Res<Effects>) -> bool {
    !effects.is_empty()
}

/// Hands every queued effect to the domain that owns the number; an owner may queue further effects.
#[expect(clippy::too_many_arguments, reason = "it is the one place where all owners meet")]
fn settle(
    rules: Res<Rules>,
    clock: Res<Clock>,
    mut effects: ResMut<Effects>,
    mut log: ResMut<Log>,
    mut alliance: ResMut<alliance::state::AllianceTrust>,
    mut politics: ResMut<politics::state::Politics>,
    mut treasury: ResMut<treasury::state::Treasury>,
    mut capability: ResMut<capability::state::Capability>,
    mut industry: ResMut<industry::state::Industry>,
    mut procurement: ResMut<procurement::state::Procurement>,
    mut drawdown: ResMut<washington::state::Drawdown>,
    mut moscow: ResMut<moscow::state::Moscow>,
    mut forces: ResMut<posture::state::Posture>,
    mut records: (ResMut<incursions::state::Incursions>, ResMut<ukraine::state::Ukraine>),
) {
    let (incursions, ukraine) = (&mut *records.0, &mut *records.1);
    let (rules, log, queue): (&Ruleset, _, _) = (&rules, &mut *log, &mut *effects);
    let (alliance, politics, treasury) = (&mut *alliance, &mut *politics, &mut *treasury);
    let mut next = 0;
    while let Some((effect, cause)) = queue.get(next) {
        next += 1;
        match effect {
            Effect::Trust { .. } | Effect::SpendTrust { .. } | Effect::Estrange { .. } => {
                alliance::apply(rules, alliance, effect, cause, log);
            }
            Effect::Capital { meter, .. } => match meter {
                Meter::Regard | Meter::TrustInWashington => alliance::apply(rules, alliance, effect, cause, log),
                Meter::Money | Meter::Growth => treasury::apply(rules, treasury, effect, cause, log),
                Meter::Resolve => incursions::apply(rules, incursions, effect, cause, log),
                Meter::Resilience => posture::apply(rules, &mut forces, &clock, effect, cause, log),
                Meter::Readiness => capability::apply(rules, &mut capability, effect, cause, log),
                _ => politics::apply(rules, politics, &clock, effect, cause, log, queue),
            },
            Effect::Growth { .. } | Effect::Committed { .. } | Effect::Spend { .. } => {
                treasury::apply(rules, treasury, effect, cause, log);
            }
            Effect::Government { .. } => politics::apply(rules, politics, &clock, effect, cause, log, queue),
            Effect::EnergyShock { .. } | Effect::EnergyRelief => {
                treasury::apply(rules, treasury, effect, cause, log);
            }
            Effect::American { .. } | Effect::European { .. } | Effect::Away { .. } | Effect::Recall { .. } => {
                capability::apply(rules, &mut capability, effect, cause, log);
            }
            Effect::Capacity { .. } => industry::apply(rules, &mut industry, effect, cause, log),
            Effect::Slip { .. } => procurement::apply(rules, &mut procurement, effect, cause, log),
            Effect::Aid { .. } | Effect::War(_) => ukraine::apply(rules, ukraine, &clock, effect, cause, log, queue),
            Effect::Announce(_)
            | Effect::Crisis { .. }
            | Effect::Tariff { .. }
            | Effect::LiftTariff { .. }
            | Effect::Partnership { .. } => {
                washington::apply(rules, &mut drawdown, &clock, effect, cause, log, queue);
            }
            Effect::Incident { .. } => incursions::apply(rules, incursions, effect, cause, log),
            Effect::Forces { .. } | Effect::Spare { .. } => {
                posture::apply(rules, &mut forces, &clock, effect, cause, log);
            }
            Effect::Shift { meter, .. } => match meter {
                Meter::Front | Meter::Truce => ukraine::apply(rules, ukraine, &clock, effect, cause, log, queue),
                Meter::Escalation | Meter::RussianStrength => moscow::apply(rules, &mut moscow, effect, cause, log),
                _ => washington::apply(rules, &mut drawdown, &clock, effect, cause, log, queue),
            },
        }
    }
    queue.clear();
}
