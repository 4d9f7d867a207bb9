//! Load, queues, growth and decay against the figures of the mechanism sheet.

use super::rules::{
    decays, growth_a_year, idle_loss, keep_cost, legacy_done, load, maker_permille, place_factor, surge_capacity,
    surge_most, yearly_work,
};
use super::{Params, price_factor, progress_factor};
use crate::core::ids::MemberId;
use crate::core::{IdVec, Meur};
use crate::rules::content::Sector;
use crate::rules::phase::Pace;
use crate::schema;
use crate::schema::{Key, Sources, Span, decode, parse_text};

schema! {
    /// The file of numbers.
    struct File { rules: Block }
}
schema! {
    /// Its block.
    struct Block { industry: Params }
}

fn params() -> Params {
    let text = include_str!("../../../scenarios/common/rules/industry.ron");
    let (node, findings) = parse_text(&mut Sources::new(), "industry.ron", text);
    assert!(findings.is_empty(), "{findings:?}");
    let (file, findings) = decode::<File>(&node);
    assert!(findings.is_empty(), "{findings:?}");
    file.unwrap().rules.industry
}

fn missiles() -> Sector {
    Sector {
        id: Key::new("missiles", Span::default()).unwrap(),
        name: "Missiles".into(),
        capacity_eur_bn: Meur(2500),
        load_permille: 1000,
        growth_permille: 250,
        lag_months: 24,
        foreign: false,
        crisis_load: 0,
        makers: IdVec::from(vec![600, 200, 0]),
        source: Vec::new(),
    }
}

const HALF_YEAR: Pace = Pace { months: 6 };

#[test]
fn full_books_slow_things_down_and_make_them_dearer() {
    let params = params();
    let missiles = load(Meur(2500), Meur(2800));
    assert_eq!(missiles, 1120);
    assert_eq!(price_factor(&params, missiles), 1060);
    assert_eq!(Meur(319).permille(price_factor(&params, missiles)), Meur(338));
    assert_eq!(progress_factor(missiles), 892);
    assert_eq!((progress_factor(900), price_factor(&params, 900)), (1000, 1000));
    assert_eq!(price_factor(&params, 9000), 2000, "at most double");
    assert_eq!(load(Meur(0), Meur(5)), 10_000);
}

#[test]
fn a_queue_favours_the_early_and_fits_the_lines() {
    let params = params();
    // A programme alone in the queue advances by the mean.
    assert_eq!(place_factor(&params, 1120, Meur(500), Meur(1000)), 892);
    for load in [1001, 1120, 1500, 2000, 3000] {
        let work = [300, 100, 400, 200];
        let (mut passed, mut done, mut last) = (0, 0, 1001);
        for mine in work {
            let pace = place_factor(&params, load, Meur(passed + mine / 2), Meur(1000));
            assert!((0..=1000).contains(&pace) && pace <= last, "{pace} after {last} at {load}");
            (passed, done, last) = (passed + mine, done + pace * mine, pace);
        }
        let mean = done / 1000;
        assert!((mean - progress_factor(load)).abs() <= 2, "{mean} at {load}");
    }
    // Without overload nobody waits.
    assert_eq!(place_factor(&params, 900, Meur(0), Meur(1000)), 1000);
    assert_eq!(place_factor(&params, 900, Meur(1000), Meur(1000)), 1000);
}

#[test]
fn money_buys_seven_tenths_of_a_hall_within_what_a_sector_can_grow() {
    let params = params();
    assert_eq!(surge_capacity(&params, Meur(1000)), Meur(700));
    assert_eq!(growth_a_year(&missiles(), 0, Meur(2500)), Meur(625));
    assert_eq!(growth_a_year(&missiles(), 100, Meur(2500)), Meur(875));
    let most = surge_most(&params, &missiles(), Meur(2500));
    assert!((Meur(1249)..=Meur(1250)).contains(&surge_capacity(&params, most)), "two years' growth: {most:?}");
}

#[test]
fn idle_lines_close_after_a_year_unless_kept() {
    let params = params();
    assert!(!decays(&params, HALF_YEAR, 2));
    assert!(decays(&params, HALF_YEAR, 3));
    assert_eq!(idle_loss(&params, HALF_YEAR, Meur(10_000), 800), Meur(100));
    assert_eq!(keep_cost(&params, HALF_YEAR, Meur(10_000), 800), Meur(50));
    assert_eq!(legacy_done(&params, HALF_YEAR, Meur(2500)), Meur(50));
}

#[test]
fn work_is_counted_by_the_year_and_by_maker() {
    assert_eq!(yearly_work(Meur(710), 6, 24), Meur(2130));
    assert_eq!(maker_permille(&missiles(), MemberId(0)), 750);
    assert_eq!(maker_permille(&missiles(), MemberId(2)), 0);
    assert_eq!(maker_permille(&missiles(), MemberId(9)), 0);
}
