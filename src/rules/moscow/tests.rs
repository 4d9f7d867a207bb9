//! The sheet's numbers for Moscow, and the turn worked by hand.

use super::Params;
use super::rules::*;
use crate::core::Cb;
use crate::rules::content::Domain;
use crate::rules::phase::Pace;
use crate::rules::words::{Intent, War};
use crate::schema;
use crate::schema::{Sources, decode, parse_text};

schema! {
    /// A file with the numbers of this domain.
    #[derive(Clone, Debug)]
    struct File { rules: Block }
}
schema! {
    /// Its one block.
    #[derive(Clone, Debug)]
    struct Block { moscow: Params }
}

fn params() -> Params {
    let text = include_str!("../../../scenarios/common/rules/moscow.ron");
    let (node, syntax) = parse_text(&mut Sources::new(), "moscow.ron", text);
    let (file, findings) = decode::<File>(&node);
    assert!(syntax.is_empty() && findings.is_empty(), "{syntax:?} {findings:?}");
    // Numbers that have been tuned since are the sheet's here, for the turn it works by hand.
    Params {
        pressure_base: 400,
        pressure_learnt: 300,
        learning: 300,
        learning_elsewhere: 300,
        ..file.unwrap().rules.moscow
    }
}

const HALF: Pace = Pace { months: 6 };

#[test]
fn free_force_at_the_baltic_in_war_and_under_a_ceasefire() {
    assert_eq!(free_force(&params(), 800, 850, 500), Cb(360));
    assert_eq!(free_force(&params(), 800, 400, 500), Cb(1440));
    assert_eq!(free_force(&params(), 800, 1200, 500), Cb::ZERO);
}

#[test]
fn the_army_grows_four_times_as_fast_once_the_war_is_over() {
    let p = params();
    assert_eq!(rebuilt(&p, HALF, War::War, 800), 810);
    assert_eq!(rebuilt(&p, HALF, War::Ceasefire, 800), 840);
    assert_eq!(rebuilt(&p, Pace { months: 12 }, War::Settlement, 1140), 1150);
    assert_eq!(rebuilt(&p, HALF, War::War, 1200), 1200, "a scenario may start above the cap");
    assert_eq!((rebuilt_air(&p, HALF, War::War, 950), rebuilt_air(&p, HALF, War::Ceasefire, 950)), (950, 955));
}

#[test]
fn three_incidents_in_the_turn_worked_by_hand() {
    let p = params();
    let plan = planned(&p, 567, false, 200);
    assert_eq!(plan, 2780);
    assert_eq!((incidents(&p, HALF, plan, 779, false), incidents(&p, HALF, plan, 780, false)), (3, 2));
    assert_eq!(incidents(&p, HALF, plan, 0, true), 2, "a calmed Moscow plans one fewer");
}

#[test]
fn weakness_and_distraction_bring_incidents_and_learnt_costs_take_them_away() {
    let p = params();
    assert_eq!(planned(&p, 567, true, 200), 3280);
    assert_eq!(planned(&p, 367, false, 200), 3280);
    assert_eq!(planned(&p, 567, false, 400), 2480);
    assert_eq!(planned(&p, 1000, false, 1000), 1000, "one comes whatever the alliance does");
    let caps = [3, 6, 12].map(|months| incidents(&p, Pace { months }, 9000, 0, false));
    assert_eq!(caps, [2, 4, 6]);
}

#[test]
fn jets_at_the_baltic() {
    let open = vulnerability(530, 450);
    assert_eq!(open, 235 + 275);
    let value = 400 * open / 1000;
    assert_eq!(value, 204);
    assert_eq!(weight(&params(), value, 200), 104 * 104);
    assert_eq!(weight(&params(), 20, 900), 100, "nothing is quite impossible");
}

#[test]
fn moscow_learns_here_and_a_little_elsewhere() {
    assert_eq!(lesson(&params(), 200, 350), (45, 13));
    assert_eq!(lesson(&params(), 400, 30), (-111, -33));
    assert_eq!(mean_cost(&[200, 300, 100]), 200);
    assert_eq!(mean_cost(&[]), 0);
}

#[test]
fn one_moscow_in_five_is_defensive() {
    let p = params();
    let all = (0..1000).map(|draw| intent(&p, draw));
    let count = |wanted| all.clone().filter(|&found| found == wanted).count();
    assert_eq!([Intent::Defensive, Intent::Opportunist, Intent::Revisionist].map(count), [200, 500, 300]);
}

#[test]
fn jets_stay_near_the_border_and_networks_reach_everybody() {
    let p = params();
    assert!(
        reach(&p, Domain::Air, 0) > reach(&p, Domain::Air, 1) && reach(&p, Domain::Air, 1) > reach(&p, Domain::Air, 2)
    );
    assert!(reach(&p, Domain::Society, 2) > reach(&p, Domain::Air, 2) * 2);
    // What is left of the pull far from the border, against the pull at it: four times as much for networks as for jets.
    let left = |domain| reach(&p, domain, 2) * 1000 / reach(&p, domain, 0);
    assert!(left(Domain::Society) > left(Domain::Air) * 4);
    assert_eq!(pulled(1_000_000, 250), 250_000);
}
