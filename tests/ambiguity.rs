//! The order of everything is fixed, and everything the rules write is part of the state.

mod common;

use std::any::TypeId;
use std::sync::Arc;

use common::{all_shipped, hague, shipped};
use gap_years::rules::effect::Effects;
use gap_years::rules::event::Log;
use gap_years::rules::ruleset::Rules;
use gap_years::rules::state::Snapshot;
use gap_years::sim::Game;

#[test]
fn no_two_systems_touch_the_same_data_in_no_fixed_order() {
    for name in all_shipped() {
        let found = Game::ambiguities(shipped(&name).rules);
        assert!(found.is_empty(), "{name}:\n{}", found.join("\n"));
    }
}

#[test]
fn every_resource_of_the_world_is_in_the_snapshot() {
    let mut game = Game::new(hague().rules);
    // Systems may create resources when they first run.
    game.reset(1);
    for _ in 0..20 {
        game.advance();
    }
    let state = Snapshot::type_ids();
    let beside = [TypeId::of::<Rules>(), TypeId::of::<Log>(), TypeId::of::<Effects>()];
    let bevys = ["DefaultQueryFilters", "Schedules"];
    let forgotten: Vec<String> = (game.world().iter_resources())
        .filter(|(info, _)| {
            let known = info.type_id().is_some_and(|id| state.contains(&id) || beside.contains(&id));
            let name = info.name().to_string();
            !known && !bevys.iter().any(|bevy| name.ends_with(bevy))
        })
        .map(|(info, _)| info.name().to_string())
        .collect();
    assert!(forgotten.is_empty(), "not in the snapshot, so lost by saving and undoing: {}", forgotten.join(", "));
    for id in state {
        let there = game.world().iter_resources().any(|(info, _)| info.type_id() == Some(id));
        assert!(there, "a resource of the snapshot is not in the world");
    }
}

#[test]
fn every_part_of_the_state_is_hashed() {
    let rules = hague().rules;
    let mut game = Game::new(Arc::clone(&rules));
    game.reset(1);
    let (before, hashes) = (game.snapshot(), game.state().field_hashes());
    game.reset(2);
    let (after, others) = (game.snapshot(), game.state().field_hashes());
    let names = Snapshot::fields();
    let changed: Vec<_> =
        names.iter().zip(hashes.iter().zip(&others)).filter(|(_, (a, b))| a != b).map(|(name, _)| name).collect();
    assert_eq!(changed, before.differences(&after).iter().collect::<Vec<_>>());
    assert!(changed.iter().any(|name| *name == "clock.seed"));
}
