//! Scores and free riding.

use super::params::Params;
use super::rules::{Course, Grade, progress, riding, shared};
use crate::core::Meur;

fn params() -> Params {
    Params {
        gap_points: 150,
        gap_floor: 640,
        gap_target: 300,
        gap_path_target: 450,
        deterrence_points: 150,
        deterrence_range: (450, 600),
        cohesion_points: 100,
        cohesion_range: (400, 750),
        peace_points: 100,
        grave_loss: 25,
        contested_loss: 60,
        grades: (100, 30),
        riding_smoothing: 500,
        riding_line: 250,
        riding_patience: 3,
        riding_trust: -8,
        riding_regard: -15,
        brigade_eur_bn: Meur(300),
    }
}

#[test]
fn progress_runs_both_ways_and_stays_in_range() {
    assert_eq!(progress(250, 200, 300), 500);
    assert_eq!(progress(40, 60, 10), 400);
    assert_eq!(progress(900, 200, 300), 1000);
    assert_eq!(progress(-5, 0, 10), 0);
    assert_eq!(progress(1, 1, 1), 1000);
}

#[test]
fn every_part_of_the_shared_half_counts() {
    let best = Course {
        turns: 16,
        gap_path: 16 * 450,
        gap: 300,
        calm: 16,
        deterrence: 600,
        cohesion_path: 16 * 750,
        cohesion: 750,
        ..Course::default()
    };
    assert_eq!(shared(&params(), &best), [150, 150, 100, 100]);
    assert_eq!(shared(&params(), &Course { gap: 640, ..best })[0], 75);
    assert_eq!(shared(&params(), &Course { calm: 8, ..best })[1], 112);
    assert_eq!(shared(&params(), &Course { cohesion: 400, ..best })[2], 50);
    assert_eq!(shared(&params(), &Course { grave: 2, ..best })[3], 50);
    assert_eq!(shared(&params(), &Course { contested: 1, ..best })[3], 40);
    assert_eq!(shared(&params(), &Course { lost: 1, ..best })[3], 0);
}

#[test]
fn riding_is_measured_against_the_others() {
    assert_eq!(riding(0, 500), 1000);
    assert_eq!(riding(500, 500), 0);
    assert_eq!(riding(250, 500), 500);
    assert_eq!(riding(5000, 500), -1000);
}

#[test]
fn grades_are_read_against_par() {
    let grade = |score| Grade::of(&params(), score, 500);
    assert_eq!(
        [430, 480, 500, 531, 610].map(grade),
        [Grade::Poor, Grade::Par, Grade::Par, Grade::Good, Grade::Distinguished]
    );
}
