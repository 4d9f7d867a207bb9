//! Tests of the home front.

use super::Params;
use super::rules::{Circumstances, banked, income, remember, sceptic_chance, slack_a_year};
use crate::rules::phase::Pace;
use crate::rules::words::Government;
use crate::schema::{Sources, decode, parse_text};

crate::schema! {
    struct File { rules: Rules }
}
crate::schema! {
    struct Rules { politics: Params }
}

fn numbers() -> Params {
    let text = include_str!("../../../scenarios/common/rules/politics.ron");
    let (node, wrong) = parse_text(&mut Sources::new(), "politics.ron", text);
    assert_eq!(wrong, []);
    let (file, wrong) = decode::<File>(&node);
    assert_eq!(wrong, []);
    file.unwrap().rules.politics
}

const CALM: Circumstances =
    Circumstances { support: 500, government: Government::Mainstream, election: false, won: false, stress: false };
const HALF: Pace = Pace { months: 6 };

#[test]
fn income_follows_the_length_of_the_turn() {
    let by_length = [3, 6, 12].map(|months| income(&numbers(), Pace { months }, CALM));
    assert_eq!(by_length, [3, 5, 8]);
}

#[test]
fn income_follows_support() {
    let at = |support| income(&numbers(), HALF, Circumstances { support, ..CALM });
    assert_eq!([600, 599, 400, 399, 250, 249].map(at), [6, 5, 5, 4, 4, 3]);
}

#[test]
fn elections_caretakers_and_stress_cost_income_and_a_win_helps() {
    let numbers = numbers();
    assert_eq!(income(&numbers, HALF, Circumstances { election: true, ..CALM }), 4);
    assert_eq!(income(&numbers, HALF, Circumstances { won: true, ..CALM }), 6);
    assert_eq!(income(&numbers, HALF, Circumstances { government: Government::Caretaker, ..CALM }), 4);
    assert_eq!(income(&numbers, HALF, Circumstances { stress: true, ..CALM }), 4);
    let worst =
        Circumstances { support: 100, government: Government::Caretaker, election: true, won: false, stress: true };
    assert_eq!(income(&numbers, HALF, worst), 2, "nobody falls below the floor");
}

#[test]
fn capital_can_hardly_be_saved() {
    let numbers = numbers();
    assert_eq!(banked(&numbers, 1, 5), 6, "Warsaw in the worked turn: 5 and 1 banked");
    assert_eq!(banked(&numbers, 5, 5), 7);
}

#[test]
fn warsaw_bears_thirty_basis_points_a_turn() {
    let numbers = numbers();
    let year = slack_a_year(&numbers, 540, 820, 0, false);
    assert_eq!((year, HALF.per_year(year)), (60, 30));
    assert_eq!(slack_a_year(&numbers, 540, 820, 0, true), 120, "formal notice doubles it");
    assert_eq!(slack_a_year(&numbers, 540, 820, 15, false), 75, "joint loans widen it");
    assert_eq!(slack_a_year(&numbers, 0, 0, 0, false), 5, "a minimum remains");
}

#[test]
fn sceptics_gain_from_low_support_and_fast_rises_and_lose_from_packages() {
    let numbers = numbers();
    let chance = |support, rises| sceptic_chance(&numbers, support, rises, 0, false);
    assert_eq!(chance(500, 0), 150);
    assert_eq!(chance(400, 2), 310);
    assert_eq!((chance(1000, 0), chance(0, 4)), (50, 600), "the chance stays within bounds");
    assert_eq!(sceptic_chance(&numbers, 400, 2, 0, true), 250);
    assert_eq!(sceptic_chance(&numbers, 400, 2, 40, false), 350, "a country's own share counts");
}

#[test]
fn voters_forget_after_four_turns() {
    let mut record = 0;
    for beyond in [true, false, true, false] {
        record = remember(record, beyond, 4);
    }
    assert_eq!(record.count_ones(), 2);
    assert_eq!(remember(record, false, 4).count_ones(), 1);
}
