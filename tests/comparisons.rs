//! Comparisons: arms meet the same dice, differ only where something is different, and merge exactly.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use gap_years::ai::{Forbidden, KindSet, Roster, Seating, Whom};
use gap_years::balance::{Arm, Batch, Contrast, Role, compare, rows, run};
use gap_years::core::ids::MemberId;
use gap_years::rules::order::OrderKind;

mod common;

fn base(games: u64) -> Batch {
    let scenario = common::hague();
    let roster = Arc::new(Roster::read(&scenario).unwrap_or_else(|findings| panic!("{findings:#?}")));
    let seating = Seating::mixed(&scenario.rules, roster.reference());
    Batch { threads: 1, ..Batch::new(&scenario.rules, &roster, seating, games, 7) }
}

fn arm(name: &str, batch: Batch) -> Arm {
    Arm { name: name.to_owned(), role: Role::Versus, batch }
}

fn play(base: &Batch, arms: &[Arm]) -> Contrast {
    compare(base, arms, &AtomicBool::new(false), &mut |_| ())
}

#[test]
fn the_same_batch_differs_in_nothing_and_another_one_does() {
    let base = base(12);
    let without = |kind: OrderKind, whom| {
        let forbidden = Forbidden { whom, ..KindSet::from_iter([kind]).into() };
        Batch { forbidden, ..base.clone() }
    };
    let arms = [
        arm("the same", base.clone()),
        arm("no motions", without(OrderKind::Propose, Whom::All)),
        arm("no votes of one seat", without(OrderKind::Vote, Whom::Seats([MemberId(0)].into_iter().collect()))),
    ];
    let contrast = play(&base, &arms);
    let differences = |nth| contrast.differences(&base, nth);
    assert!(differences(0).iter().all(|difference| difference.difference.mid == 0.0));
    let motions =
        |nth| differences(nth).into_iter().find(|each| each.name == "motions").map(|each| (each.base, each.arm));
    let Some((before, after)) = motions(1) else { panic!("motions are measured") };
    // Compacts and injects still put motions on the table.
    assert!(after < before / 2.0, "{before} {after}");
    assert_eq!(contrast.arms[1].tally.orders[OrderKind::Propose as usize].times, 0);
    let voted = |nth: usize| contrast.arms[nth].tally.orders[OrderKind::Vote as usize].times;
    assert!(voted(2) < voted(0) && voted(2) > voted(0) / 2, "{} of {}", voted(2), voted(0));
    assert_eq!(contrast.base, contrast.arms[0].tally);
}

#[test]
fn parts_of_a_comparison_merge_to_the_whole() {
    let mut base = base(260);
    base.rules = Arc::new({
        let mut rules = (*base.rules).clone();
        rules.calendar.turns = 2;
        rules
    });
    let arms = |base: &Batch| {
        vec![arm("no aid", Batch { forbidden: KindSet::from_iter([OrderKind::AidLevel]).into(), ..base.clone() })]
    };
    let whole = play(&base, &arms(&base));
    let mut merged = Contrast::new(&base, &arms(&base));
    for (first, games) in [(0, 250), (250, 10)] {
        let part = Batch { first, games, ..base.clone() };
        merged.merge(&play(
            &part,
            &[Arm {
                batch: Batch { first, games, ..arms(&base)[0].batch.clone() },
                name: "no aid".into(),
                role: Role::Versus,
            }],
        ));
    }
    assert_eq!(whole, merged);
}

#[test]
fn rows_add_up_to_the_tally() {
    let base = base(8);
    let (tally, rows) = (run(&base, &AtomicBool::new(false), &mut |_| ()), rows(&base, &AtomicBool::new(false)));
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), (0..8).collect::<Vec<_>>());
    assert!(rows.iter().all(|row| row.seed == base.seed_of(row.number)));
    for seat in base.rules.seat_ids() {
        let sum: i64 = rows.iter().map(|row| i64::from(row.score(seat))).sum();
        assert_eq!(sum, tally.seats[usize::from(seat.0)].sum());
    }
    assert_eq!(rows.iter().map(|row| i64::from(row.window)).sum::<i64>(), tally.window.sum());
    assert!(rows.iter().all(|row| row.settled >= 1 && row.settled <= row.turns));
    assert_eq!(tally.slipped.iter().sum::<u64>(), tally.slips);
    assert!(tally.at_risk.iter().zip(&tally.slipped).all(|(risk, lost)| risk >= lost));
    let ways = base.rules.endings.len() * gap_years::balance::tally::BANDS;
    let stood = |turn: usize| (0..ways).flat_map(|way| tally.standing(turn, way)).sum::<u64>();
    assert_eq!(stood(1), tally.games, "every game stands somewhere after its first turn");
    assert_eq!(tally.firsts.iter().sum::<u64>(), tally.games);
    let players = tally.players.len();
    for (a, b) in (0..players).flat_map(|a| (0..players).map(move |b| (a, b))) {
        assert!(tally.beats[a * players + b] + tally.beats[b * players + a] <= tally.games);
        assert!(a != b || tally.beats[a * players + b] == 0);
    }
}
