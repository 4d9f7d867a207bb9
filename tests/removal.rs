//! Every domain earns its place: with its systems left out, what it is there for comes out differently, and so does
//! something that belongs to another domain.

mod common;

use std::collections::BTreeSet;
use std::sync::Arc;

use common::{go_on, hague, scripted};
use gap_years::replay::Recorder;
use gap_years::rules::DomainSystems as D;
use gap_years::rules::phase::Step;
use gap_years::rules::state::Snapshot;
use gap_years::scenario::Scenario;
use gap_years::sim::Game;

/// The domain, its part of the state, and the field that shows its work.
const DOMAINS: &[(D, &str, &str)] = &[
    (D::Injects, "injects", "injects."),
    (D::Politics, "politics", "politics.pc"),
    (D::Initiatives, "initiatives", "initiatives.standing"),
    (D::Pledges, "pledges", "pledges."),
    (D::Alliance, "alliance", "alliance.cohesion"),
    (D::Treasury, "treasury", "treasury.budget"),
    (D::Industry, "industry", "industry."),
    (D::Procurement, "procurement", "procurement.programmes"),
    (D::Posture, "posture", "posture."),
    (D::Capability, "capability", "capability.gap_alone"),
    (D::Washington, "drawdown", "drawdown.commitment"),
    (D::Ukraine, "ukraine", "ukraine."),
    (D::Moscow, "moscow", "moscow."),
    (D::Incursions, "incursions", "incursions.resolve"),
    (D::Deterrence, "deterrence", "deterrence.gauge"),
    (D::Scoring, "scoring", "scoring."),
    (D::Settle, "alliance", "alliance.pairs"),
];

/// The state after six turns with some domains left out.
fn played(scenario: &Scenario, seed: u64, left_out: &[D]) -> Snapshot {
    let mut game = Game::without(Arc::clone(&scenario.rules), left_out);
    let mut recorder = Recorder::start(&mut game, seed);
    go_on(&mut game, &mut recorder, &mut scripted(scenario, seed), (6, Step::Report), &mut |_| ());
    game.snapshot()
}

#[test]
fn without_a_domain_the_world_is_another() {
    let scenario = hague();
    let mut idle = Vec::new();
    for &(domain, own, shown) in DOMAINS {
        let mut fields = BTreeSet::new();
        for seed in 1..=3 {
            let whole = played(&scenario, seed, &[]);
            fields.extend(whole.differences(&played(&scenario, seed, &[domain])));
        }
        if !fields.iter().any(|field| field.starts_with(shown)) {
            idle.push(format!("{domain:?} leaves {shown} as it was; it changed {fields:?}"));
        }
        let prefix = format!("{own}.");
        let others = fields.iter().filter(|field| !field.starts_with(&prefix) && !field.starts_with("book.")).count();
        // Scores are read by people alone.
        if others == 0 && domain != D::Scoring {
            idle.push(format!("{domain:?} acts on no other domain: {fields:?}"));
        }
    }
    assert!(idle.is_empty(), "\n{}", idle.join("\n"));
}

#[test]
fn leaving_nothing_out_changes_nothing() {
    let scenario = hague();
    let mut game = Game::new(Arc::clone(&scenario.rules));
    let mut recorder = Recorder::start(&mut game, 2);
    go_on(&mut game, &mut recorder, &mut scripted(&scenario, 2), (6, Step::Report), &mut |_| ());
    assert_eq!(game.snapshot().differences(&played(&scenario, 2, &[])), Vec::<String>::new());
}
