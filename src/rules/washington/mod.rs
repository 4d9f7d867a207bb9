//! Washington decides every turn, for reasons that can be listed, whether American forces stay, go or come back, and no
//! capital knows exactly how committed it still is.
//!
//! # What it models
//! A hidden commitment drifts to a target with stated parts. By bands of commitment Washington holds, reviews, announces
//! packages of forces or reinforces. European effort pulls both ways: spending raises the target, but a package is
//! likelier to go from an area that Europe covers without it. Crises elsewhere, demands for bases, a compact, and bargains
//! of single capitals belong here, and so does what each capital can know.
//!
//! So do the purse and the ways out of its reach. Tariffs come plain or, where a scenario has demands, for the sake of one:
//! then they bite every turn until the capital yields, enough resist together, or Washington gives up; a common front needs
//! fewer and suffers less. Partners outside the alliance shelter from tariffs, cut their harm, and from the first yearly
//! renewal on bring markets and spares; each costs political capital a year and, as the scenario says, standing.
//!
//! # Source
//! Design sheet §8; reference rows US04, US07, US13, US14, US19, US40, US41, US51–US57, IR24. Values marked `est` in
//! `scenarios/common/rules/washington.ron` are estimates to be tuned.
//!
//! # Formula
//! `C += (target − C) × 400‰ a year + noise`; `target = administration + spending + orders + compact − crises − disputes
//! − absence`; `package weight = Pacific demand × (300 + European cover) × (1300 − regard) × own weight × lobbying`;
//! `estimate = C ± (150 − 30 × embassy − regard/20 − insight)`, at least ± 40.
//!
//! # Limits
//! Washington has one mind; Congress only delays and blocks. Background members never bargain. Tariffs of its own accord
//! come in one round at a time. Partners outside the alliance have no moods; a partnership ends only when it cannot be
//! renewed or is given up under pressure.

pub mod bargains;
pub mod coercion;
pub mod compact;
pub mod crises;
mod orders;
pub mod packages;
mod params;
pub mod partners;
pub mod rules;
pub mod state;
pub mod systems;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod trade_tests;

use bevy_app::App;
use bevy_ecs::prelude::IntoScheduleConfigs;

pub use orders::{check, enumerate};
pub use params::{Band, CoercionParams, CompactParams, Params};
pub use rules::estimate;

use crate::core::dice::Stream;
use crate::core::{IdVec, Score};
use crate::rules::DomainSystems;
use crate::rules::clock::Clock;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::phase::Phase;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;
use crate::rules::words::Meter;
use rules::Desk;
use state::{Drawdown, PackageState, Tariff};

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(app: &mut App) {
    let own = DomainSystems::Washington;
    app.add_systems(Phase::Brief, systems::inaugurate.in_set(DomainSystems::Inauguration));
    app.add_systems(Phase::Brief, (systems::news, systems::renew).chain().in_set(own));
    app.add_systems(Phase::Diplomacy, systems::deals.in_set(own));
    app.add_systems(Phase::Washington, systems::turn.in_set(own));
}

/// The state at the start of a game, from the scenario.
pub fn initial(rules: &Ruleset, state: &mut Snapshot) {
    let params = &rules.params.washington;
    let members = rules.members.len();
    let hosted: IdVec<_, i32> = rules.members.iter().map(|member| member.us_troops).collect();
    state.drawdown = Drawdown {
        commitment: Score::new(params.commitment_start),
        believed: Score::new(params.commitment_start),
        administration: params.administration_start,
        troops: params.troops_start,
        hosted,
        unit_at: rules.sites.iter().map(|site| site.us_unit).collect(),
        packages: IdVec::filled(rules.packages.len(), PackageState::Present),
        taken: IdVec::filled(rules.packages.len(), 0),
        lobbied: IdVec::filled(members, 0),
        tariffs: IdVec::filled(members, Tariff::None),
        embassy: IdVec::filled(members, 0),
        bases: IdVec::filled(members, None),
        demands: IdVec::filled(members, None),
        yields: IdVec::filled(members, 0),
        partners: IdVec::filled(members, 0),
        ripe: IdVec::filled(members, 0),
        trade: IdVec::filled(members, 0),
        withheld_from: IdVec::filled(members, 0),
        ..Drawdown::default()
    };
}

/// Applies an effect that others queued for this domain.
pub fn apply(
    rules: &Ruleset,
    own: &mut Drawdown,
    clock: &Clock,
    effect: Effect,
    cause: EntryId,
    log: &mut Log,
    queue: &mut Effects,
) {
    let roll = clock.dice().stream(Stream::Washington);
    let mut desk = Desk { rules, turn: clock.turn, roll, log, effects: queue };
    match effect {
        Effect::Announce(package) => packages::announce(&mut desk, own, package, cause),
        Effect::Crisis { theatre, turns } => {
            desk.log.after(cause, Event::CrisisMoved { theatre, turns });
            crises::begin(own, theatre, turns, clock.turn);
        }
        Effect::Tariff { member, demand } => coercion::threaten(&mut desk, own, member, demand, cause),
        Effect::LiftTariff { member } => coercion::drop_tariff(&mut desk, own, member, cause),
        Effect::Partnership { member, partner } => partners::sign(&mut desk, own, member, partner, false, cause),
        Effect::Shift { meter: Meter::Commitment, by } => {
            let by = own.commitment.shift(by);
            desk.log.after(cause, Event::Moved { meter: Meter::Commitment, by, now: own.commitment.get() });
        }
        Effect::Shift { meter: Meter::Disputes, by } => coercion::shift_disputes(&mut desk, own, by, cause),
        Effect::Shift { meter: Meter::Troops, by } => packages::shift_troops(&mut desk, own, by, cause),
        _ => {}
    }
}
