//! The coalition's force in whole games: pledged, deployed, worn, tested, and gone home.

#![expect(clippy::unwrap_used, reason = "a test that cannot load its scenario has to stop")]

use std::sync::Arc;

use gap_years::core::Cb;
use gap_years::report::debrief::debrief;
use gap_years::report::story::{Detail, Setting};
use gap_years::report::timeline::Chronicle;
use gap_years::rules::event::Event;
use gap_years::rules::order::Order;
use gap_years::rules::phase::Step;
use gap_years::rules::words::War;
use gap_years::scenario::load_shipped;
use gap_years::sim::Game;

/// Plays a game in which every seat pledges what it can, or nobody does; what happened, and the debrief.
fn play(scenario: &str, seed: u64, pledge: bool) -> (Vec<Event>, String) {
    let rules = load_shipped(scenario).unwrap().rules;
    let mut game = Game::new(Arc::clone(&rules));
    game.reset(seed);
    let mut chronicle = Chronicle::new(rules, game.state());
    let mut seen = Vec::new();
    while game.step() != Step::Over {
        if pledge && game.step() == Step::Orders {
            for seat in game.rules().seat_ids() {
                let draft = [Order::CoalitionTroops { cb: 50 }, Order::CoalitionSupport { cp: 50 }];
                let legal = draft.iter().find(|order| game.check(seat, &[], game.means(seat), order).is_ok()).copied();
                if let Some(order) = legal {
                    game.submit(seat, &[order]);
                }
            }
        }
        game.advance();
        if matches!(game.step(), Step::Report | Step::Over) {
            seen.extend(game.log().iter().map(|entry| entry.event));
            chronicle.record(game.state(), game.log(), game.snapshot());
        }
    }
    let setting = Setting { width: 100, colour: false, detail: Detail::Usual };
    (seen, debrief(&chronicle, &[], setting))
}

fn count(games: &[Vec<Event>], fits: impl Fn(&Event) -> bool) -> usize {
    games.iter().flatten().filter(|event| fits(event)).count()
}

#[test]
fn the_force_deploys_is_tested_and_keeps_ceasefires_alive() {
    let games = |pledge| (0..60).map(|seed| play("without-the-centre", seed, pledge).0).collect::<Vec<_>>();
    let (with, without) = (games(true), games(false));
    let begun = |event: &Event| matches!(event, Event::WarChanged { to: War::Ceasefire });
    let broken = |event: &Event| matches!(event, Event::WarChanged { to: War::War });
    let violated = |event: &Event| matches!(event, Event::CeasefireViolated { .. });

    assert!(count(&with, |event| matches!(event, Event::CoalitionSent { cb, .. } if *cb > 0)) > 0);
    assert!(count(&with, |event| matches!(event, Event::ForceStands { weight, .. } if *weight > 100)) > 0);
    assert_eq!(count(&without, |event| matches!(event, Event::ForceStands { .. })), 0);
    // Moscow signs less readily with a force in waiting.
    assert!(count(&with, begun) < count(&without, begun), "{} {}", count(&with, begun), count(&without, begun));
    // What is signed lasts longer, and is violated less often, with a force in place.
    let rate =
        |games: &[Vec<Event>], fits: &dyn Fn(&Event) -> bool| 1000 * count(games, fits) / count(games, begun).max(1);
    assert!(rate(&with, &broken) < rate(&without, &broken));
    assert!(count(&without, violated) > 0);
}

#[test]
fn troops_that_are_there_cannot_be_sent_elsewhere() {
    let mut game = Game::new(load_shipped("without-the-centre").unwrap().rules);
    game.reset(1);
    let rules = game.rules().clone();
    let paris = rules.members.pairs().find(|(_, row)| row.id.as_str() == "paris").unwrap().0;
    let mut snapshot = game.snapshot();
    snapshot.ukraine.war = War::Ceasefire;
    game.restore(&snapshot);
    while game.step() != Step::Orders {
        game.advance();
    }
    let before = game.state().posture.spare[paris];
    let order = Order::CoalitionTroops { cb: 100 };
    game.check(paris, &[], game.means(paris), &order).unwrap();
    game.submit(paris, &[order]);
    while game.step() != Step::Report {
        game.advance();
    }
    let rotation = rules.params.ukraine.force.as_ref().unwrap().rotation;
    assert_eq!(game.state().ukraine.coalition[paris], Cb(100));
    assert_eq!(game.state().posture.spare[paris], before - Cb(100 * rotation / 1000));
}

#[test]
fn the_debrief_tells_of_the_force_where_there_can_be_one() {
    let (_, told) = play("without-the-centre", 3, true);
    assert!(told.contains("The force: pledged, come, tried"), "{told}");
    assert!(told.contains("Pledged "), "nobody's pledge is told: {told}");
    let (_, told) = play("hague-promises", 3, false);
    assert!(!told.contains("The force: pledged"), "a scenario without a force tells of one");
}
