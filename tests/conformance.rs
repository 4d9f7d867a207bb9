//! Random play over every scenario: no panic, no invariant broken, nothing accepted that is not legal, and an end.
//!
//! `GAP_YEARS_GAMES=10000 cargo test --release --test conformance` plays many.

mod common;

use std::sync::Arc;

use common::noise::Noise;
use common::{TO_THE_END, all_shipped, games, random, record, shipped};
use gap_years::ai::{Orders, play};
use gap_years::rules::order::{Order, OrderKind, Refusal};
use gap_years::rules::phase::Step;
use gap_years::sim::{Game, invariants};

#[test]
fn random_games_are_sound_and_end() {
    for name in all_shipped() {
        let scenario = shipped(&name);
        let mut game = Game::new(Arc::clone(&scenario.rules));
        let mut field = random(&scenario.rules);
        for seed in 0..games(24) {
            record(&mut game, &mut field, seed, TO_THE_END, |game| {
                let broken = invariants::broken(&game.state(), game.log());
                let (turn, step) = (game.turn(), game.step());
                assert!(broken.is_empty(), "{name}, seed {seed}, turn {turn}, {step:?}: {}", broken.join("; "));
            });
            assert_eq!(game.step(), Step::Over, "{name}, seed {seed}: no end after its last turn");
            assert!(game.ending().is_some(), "{name}, seed {seed}: over without an ending");
        }
    }
}

#[test]
fn what_is_listed_as_legal_is_accepted_and_the_rest_has_a_reason() {
    let scenario = shipped("hague-promises");
    let mut game = Game::new(Arc::clone(&scenario.rules));
    let (mut field, mut orders) = (random(&scenario.rules), Orders::default());
    for seed in 0..games(2).min(50) {
        game.reset(seed);
        while game.step() != Step::Over && game.turn() <= scenario.rules.calendar.turns {
            game.advance();
            for seat in game.asked().iter() {
                for (order, preview) in game.legal(seat) {
                    let draft = game.given(seat).to_vec();
                    let checked = game.check(seat, &draft, game.means(seat), &order);
                    assert_eq!(checked, Ok(preview), "seed {seed}, turn {}: {order:?}", game.turn());
                }
            }
            play::ask(&mut game, &mut field, &mut orders);
            for seat in game.asked().iter() {
                // What has just been accepted cannot be accepted again.
                for order in game.given(seat).to_vec() {
                    let again = game.submit(seat, &[order]);
                    assert!(matches!(again.refused, Some((_, Refusal::Twice | Refusal::WrongStep))), "{order:?}");
                }
            }
        }
    }
}

#[test]
fn orders_nobody_would_give_are_refused_and_never_panic() {
    let scenario = shipped("hague-promises");
    let mut game = Game::new(Arc::clone(&scenario.rules));
    let (mut field, mut orders) = (random(&scenario.rules), Orders::default());
    let (mut noise, mut seen, mut accepted) = (Noise::new(1), vec![0u32; OrderKind::ALL.len()], 0);
    for seed in 0..games(3).min(200) {
        game.reset(seed);
        while game.step() != Step::Over && game.turn() <= scenario.rules.calendar.turns {
            game.advance();
            play::ask(&mut game, &mut field, &mut orders);
            for seat in game.asked().iter() {
                for _ in 0..60 {
                    let order: Order = noise.make();
                    seen[order.kind() as usize] += 1;
                    // Everything is asked; what is of this step is handed in as well, so that it is also carried out.
                    let draft = game.given(seat).to_vec();
                    let checked = game.check(seat, &draft, game.means(seat), &order);
                    if order.kind().step() == game.step() && noise.below(4) == 0 {
                        let submission = game.submit(seat, &[order]);
                        assert_eq!(submission.refused.is_none(), checked.is_ok(), "{order:?}");
                        accepted += submission.accepted;
                    }
                }
            }
            let broken = invariants::broken(&game.state(), game.log());
            assert!(broken.is_empty(), "seed {seed}, turn {}: {}", game.turn(), broken.join("; "));
        }
    }
    assert!(seen.iter().all(|&times| times > 0), "some kinds of order were never made up");
    assert!(accepted > 0, "not one of them was accepted: the noise is too wild to test anything");
}
