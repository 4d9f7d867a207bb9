//! Trust and cohesion, with the figures of the turn worked by hand.

use super::params::Params;
use super::rules::{Standing, affinities, baseline, curved, washington_baseline};
use crate::core::ids::MemberId;

fn params() -> Params {
    Params {
        base: 500,
        goodwill: 100,
        affinities: vec![super::Affinity {
            among: vec![MemberId(0), MemberId(1)],
            and: vec![],
            points: 150,
            source: vec![],
        }],
        initial: vec![],
        threat_per_point: 5,
        kept_par: 700,
        kept_per_point: 3,
        commitment_par: 500,
        commitment_per_point: 10,
        drift_permille: 150,
        gain_divisor: 500,
        loss_base: 500,
        mean_weight: 700,
        washington_base: 450,
        washington_per_stance: 40,
        washington_commitment_per_point: 2,
        directoire_strain: 40,
        reassure_pc: 1,
        reassure_gain: 8,
        reassure_months: 12,
        weak_below: 400,
    }
}

#[test]
fn friends_are_hard_to_please_and_hurt_more() {
    let p = params();
    // Tallinn on Warsaw and Berlin, backed; on Madrid, which opted out and then was silent.
    assert_eq!(860 + curved(&p, 860, 25), 867);
    assert_eq!(560 + curved(&p, 560, 25), 582);
    assert_eq!(410 + curved(&p, 410, -10), 401);
    assert_eq!(401 + curved(&p, 401, -5), 397);
    assert!(-curved(&p, 900, -60) > -curved(&p, 300, -60));
}

#[test]
fn the_baseline_takes_every_part_into_account() {
    let p = params();
    let calm = Standing { threat: 500, kept: 700 };
    assert_eq!(baseline(&p, 0, calm, calm, 500), 500);
    assert_eq!(baseline(&p, 150, calm, calm, 500), 650);
    assert_eq!(baseline(&p, 0, Standing { threat: 880, ..calm }, Standing { threat: 240, ..calm }, 500), 372);
    assert_eq!(baseline(&p, 0, calm, Standing { kept: 1000, ..calm }, 500), 600);
    assert_eq!(baseline(&p, 0, calm, Standing { kept: 100, ..calm }, 500), 300);
    assert_eq!(baseline(&p, 0, calm, calm, 300), 480);
    assert!(washington_baseline(&p, 4, 500) > washington_baseline(&p, -2, 500));
    assert!(washington_baseline(&p, 0, 300) < washington_baseline(&p, 0, 600));
}

#[test]
fn affinities_hold_both_ways_and_not_for_oneself() {
    assert_eq!(affinities(&params(), 3), [0, 150, 0, 150, 0, 0, 0, 0, 0]);
}
