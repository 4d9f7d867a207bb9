//! The scenario `rupture` in play: its events all happen, its purse bites, its partnerships bear fruit, its endings differ.

mod common;

use std::collections::BTreeSet;
use std::sync::Arc;

use common::{TO_THE_END, games, record, scripted, shipped};
use gap_years::rules::event::Event;
use gap_years::rules::phase::Step;
use gap_years::rules::washington::partners::fate;
use gap_years::rules::words::TariffAnswer;
use gap_years::sim::Game;

#[test]
fn whole_games_show_what_the_scenario_is_about() {
    let scenario = shipped("rupture");
    let rules = Arc::clone(&scenario.rules);
    let mut game = Game::new(Arc::clone(&rules));
    let (mut fired, mut demanded, mut endings) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let (mut answers, mut fates) = (BTreeSet::new(), BTreeSet::new());
    let (mut gained, mut lost) = (false, false);
    for seed in 0..games(160) {
        let mut field = scripted(&scenario, seed);
        record(&mut game, &mut field, seed, TO_THE_END, |game| {
            if !matches!(game.step(), Step::Report | Step::Over) {
                return;
            }
            for entry in game.log() {
                match entry.event {
                    Event::InjectFired { inject } => drop(fired.insert(inject)),
                    Event::TariffThreatened { demand: Some(demand), .. } => drop(demanded.insert(demand)),
                    Event::TariffAnswered { answer, .. } => drop(answers.insert(answer)),
                    Event::Partnership { what, .. } => drop(fates.insert(what)),
                    _ => {}
                }
            }
            gained |= game.state().drawdown.trade.iter().any(|&by| by > 0);
            lost |= game.state().drawdown.trade.iter().any(|&by| by < 0);
        });
        endings.extend(game.ending());
    }
    let silent: Vec<_> =
        rules.injects.pairs().filter(|(id, _)| !fired.contains(id)).map(|(_, row)| row.id.to_string()).collect();
    assert!(silent.is_empty(), "injects that never fire: {}", silent.join(", "));
    let unmade: Vec<_> =
        rules.demands.pairs().filter(|(id, _)| !demanded.contains(id)).map(|(_, row)| row.id.to_string()).collect();
    assert!(unmade.is_empty(), "demands that are never made: {}", unmade.join(", "));
    for answer in [TariffAnswer::Comply, TariffAnswer::Resist] {
        assert!(answers.contains(&answer), "nobody ever {}", answer.text());
    }
    for what in [fate::SIGNED, fate::RIPE, fate::GIVEN_UP] {
        assert!(fates.contains(&what), "no partnership meets fate {what}");
    }
    assert!(gained && lost, "partners add to growth, tariffs take from it");
    assert_eq!(endings.len(), rules.endings.len(), "endings: {endings:?}");
}
