//! Tests of pledges.

use super::Params;
use super::rules::{outcome, worth};
use crate::rules::words::PledgeState;
use crate::schema::{Sources, decode, parse_text};

crate::schema! {
    struct File { rules: Rules }
}
crate::schema! {
    struct Rules { pledges: Params }
}

fn numbers() -> Params {
    let text = include_str!("../../../scenarios/common/rules/pledges.ron");
    let (node, wrong) = parse_text(&mut Sources::new(), "pledges.ron", text);
    assert_eq!(wrong, []);
    let (file, wrong) = decode::<File>(&node);
    assert_eq!(wrong, []);
    file.unwrap().rules.pledges
}

#[test]
fn a_pledge_is_settled_when_due_and_may_be_two_turns_late() {
    let at = |turn, met| outcome(met, false, turn, 5, 2);
    assert_eq!((at(4, true), at(4, false)), (None, None), "never before it is due");
    assert_eq!((at(5, true), at(5, false)), (Some(PledgeState::Kept), None));
    assert_eq!((at(6, true), at(6, false)), (Some(PledgeState::Late), None));
    assert_eq!((at(7, true), at(7, false)), (Some(PledgeState::Late), Some(PledgeState::Broken)));
    assert_eq!(outcome(false, true, 3, 5, 2), Some(PledgeState::Broken), "a refused vote breaks it at once");
}

#[test]
fn keeping_pays_more_in_public_and_breaking_costs_more_than_keeping_pays() {
    let numbers = numbers();
    let of = |state, public| worth(&numbers, state, public, false);
    assert_eq!((of(PledgeState::Kept, true), of(PledgeState::Kept, false)), (30, 15));
    assert_eq!((of(PledgeState::Late, true), of(PledgeState::Broken, true)), (-12, -100));
    assert_eq!(worth(&numbers, PledgeState::Broken, true, true), -50, "a new government is half forgiven");
}
