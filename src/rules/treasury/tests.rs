//! Tests of the books.

use super::Params;
use super::rules::{
    background_core, balance, committed_next, free_money, fuel_bill, growth_shift, interest, released, rise_price,
    share_of_gdp, split, stressed,
};
use crate::core::ids::MemberId;
use crate::core::{Bp, IdVec, Meur};
use crate::rules::effect::Effect;
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;
use crate::schema::{Sources, decode, parse_text};

crate::schema! {
    struct File { rules: Rules }
}
crate::schema! {
    struct Rules { treasury: Params }
}

fn numbers() -> Params {
    let text = include_str!("../../../scenarios/common/rules/treasury.ron");
    let (node, wrong) = parse_text(&mut Sources::new(), "treasury.ron", text);
    assert_eq!(wrong, []);
    let (file, wrong) = decode::<File>(&node);
    assert_eq!(wrong, []);
    file.unwrap().rules.treasury
}

#[test]
fn warsaw_has_three_billion_free() {
    let budget = share_of_gdp(Meur(920_400), 468, 6);
    assert_eq!(budget, Meur(21_537));
    assert_eq!(budget.permille(559), Meur(12_039));
    assert_eq!(budget.permille(559).permille(730), Meur(8_788));
    assert_eq!(free_money(budget, 559, 730), Meur(3_251));
}

#[test]
fn the_lines_of_a_budget_always_add_up() {
    let numbers = numbers();
    assert_eq!(split(&numbers, 300), [370, 260, 300, 70]);
    for equipment in [100, 220, 559, 700] {
        let lines = split(&numbers, equipment);
        assert_eq!(lines.iter().map(|line| i32::from(*line)).sum::<i32>(), 1000);
        assert!(lines.iter().all(|line| *line > 0), "{lines:?}");
    }
}

#[test]
fn a_rise_costs_one_for_each_step_begun() {
    let numbers = numbers();
    let price = |to| rise_price(&numbers, 448, to);
    assert_eq!([468, 478, 479, 508, 400].map(price), [1, 1, 2, 2, 0]);
}

#[test]
fn interest_rises_with_debt_above_the_knee() {
    let numbers = numbers();
    assert_eq!(interest(&numbers, 600), 150);
    assert_eq!(interest(&numbers, 1370), (250 + 15 * 470 / 100) * 1370 / 1000);
    assert!(interest(&numbers, 1370) > 250 * 1370 / 1000);
}

#[test]
fn joint_loans_carry_only_a_rise() {
    let with = |core, room| balance(Bp(300), Bp(core), Bp(200), Bp(room), Bp(20), 100);
    assert_eq!(with(200, 0), Bp(-20));
    assert_eq!(with(200, 30), Bp(-20), "no rise, nothing to carry");
    assert_eq!(with(250, 0), Bp(-70));
    assert_eq!(with(250, 30), Bp(-40));
    assert_eq!(with(210, 30), Bp(-20));
}

#[test]
fn stress_needs_both_a_deficit_and_a_debt() {
    let numbers = numbers();
    assert!(stressed(&numbers, Bp(-501), 1001));
    assert!(!stressed(&numbers, Bp(-500), 1001));
    assert!(!stressed(&numbers, Bp(-730), 600), "Warsaw's deficit is wide, its debt is not");
}

#[test]
fn old_contracts_run_out_down_to_a_floor() {
    let numbers = numbers();
    assert_eq!(committed_next(&numbers, 750, 10), 740);
    assert_eq!(committed_next(&numbers, 555, 10), 550);
    assert_eq!(committed_next(&numbers, 500, 10), 500, "what lies lower stays");
    assert_eq!((released(&numbers, 750), released(&numbers, 580)), (690, 550));
}

#[test]
fn the_unplayed_reach_their_level_by_the_end_and_never_fall() {
    let numbers = numbers();
    let end = (1..=20).rev().fold(200, |core, left| background_core(&numbers, core, left));
    assert_eq!(end, 280);
    assert_eq!(background_core(&numbers, 330, 20), 330);
}

#[test]
fn dear_energy_hits_by_dependence_and_then_ends() {
    let rules = crate::scenario::load_shipped("hague-promises").unwrap().rules;
    let mut rules = Ruleset::clone(&rules);
    let (thirsty, dry) = (MemberId(0), MemberId(1));
    rules.members[thirsty].energy_permille = 1500;
    rules.members[dry].energy_permille = 500;
    let mut state = Snapshot::default();
    crate::rules::initial(&rules, &mut state);
    let own = &mut state.treasury;
    own.upkeep = IdVec::filled(rules.members.len(), Meur(10_000));
    assert_eq!((growth_shift(&rules, own, thirsty), fuel_bill(&rules, own, thirsty)), (0, Meur::ZERO));
    let mut log = Log::default();
    let shock = Effect::EnergyShock { growth: 40, fuel: 60, turns: 2 };
    super::apply(&rules, own, shock, EntryId::NONE, &mut log);
    assert_eq!((growth_shift(&rules, own, thirsty), growth_shift(&rules, own, dry)), (-60, -20));
    assert_eq!((fuel_bill(&rules, own, thirsty), fuel_bill(&rules, own, dry)), (Meur(900), Meur(300)));
    own.growth_shift[dry] = (-15, 1);
    assert_eq!(growth_shift(&rules, own, dry), -35, "it comes on top of what else weighs on growth");
    super::apply(&rules, own, Effect::EnergyRelief, EntryId::NONE, &mut log);
    assert_eq!((growth_shift(&rules, own, thirsty), own.shock.left), (0, 0));
    super::apply(&rules, own, Effect::EnergyRelief, EntryId::NONE, &mut log);
    let calm = log.entries().iter().filter(|entry| entry.event == Event::EnergyCalm).count();
    assert_eq!(calm, 1, "prices that are down do not come down");
}
