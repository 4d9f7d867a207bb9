//! Prices, hazards, lots and delays against the figures of the mechanism sheet.

use super::Params;
use super::commands::new_programme;
use super::offers::start_pc;
use super::rules::{
    Strain, accelerate_cost, cancel_cost, frailty, full_turn, hazard, instalment, kind_price, lot_at, lots, part,
    planned, points_by, price,
};
use super::state::{Programme, Stage};
use crate::core::dice::{Dice, Stream};
use crate::core::ids::{KindId, MemberId, OptionId, SectorId};
use crate::core::{Cp, IdVec, Meur};
use crate::rules::content::{CatalogueOption, Kind, Supplier};
use crate::rules::phase::Pace;
use crate::rules::words::Planning;
use crate::schema;
use crate::schema::{Key, Sources, Span, decode, parse_text};

schema! {
    /// The file of numbers.
    struct File { rules: Block }
}
schema! {
    /// Its block.
    struct Block { procurement: Params }
}

fn params() -> Params {
    let text = include_str!("../../../scenarios/common/rules/procurement.ron");
    let (node, findings) = parse_text(&mut Sources::new(), "procurement.ron", text);
    assert!(findings.is_empty(), "{findings:?}");
    let (file, findings) = decode::<File>(&node);
    assert!(findings.is_empty(), "{findings:?}");
    file.unwrap().rules.procurement
}

const HALF_YEAR: Pace = Pace { months: 6 };
const DEVELOPMENT: [(i32, i32); 3] = [(700, 350), (1000, 400), (1300, 250)];
const BOUGHT: [(i32, i32); 3] = [(300, 500), (1000, 300), (2500, 200)];

fn kind(hazard: i32, frailty: [(i32, i32); 3]) -> Kind {
    Kind {
        id: Key::new("kind", Span::default()).unwrap(),
        name: String::new(),
        hazard,
        frailty: frailty.to_vec(),
        price_permille: 1000,
        partner_discount: 0,
        price_floor: 700,
        dependency_permille: 0,
        partners_min: 1,
        joint: false,
        development: false,
        expires_months: 0,
        source: Vec::new(),
    }
}

fn joint_buy() -> Kind {
    Kind { partner_discount: 60, partners_min: 2, joint: true, ..kind(140, BOUGHT) }
}

fn national_development() -> Kind {
    Kind { development: true, ..kind(320, DEVELOPMENT) }
}

fn option(build_months: i32, lots: u8) -> CatalogueOption {
    CatalogueOption {
        id: Key::new("shield", Span::default()).unwrap(),
        name: String::new(),
        text: String::new(),
        kind: KindId(0),
        sector: SectorId(0),
        supplier: Supplier::Europe,
        points: IdVec::from(vec![Cp(100)]),
        price_eur_bn: Meur(866),
        decide_months: 6,
        build_months,
        lots,
        train_months: 6,
        crew: 0,
        done_months: 0,
        leads: Vec::new(),
        running: Vec::new(),
        running_units: 0,
        units_max: 6,
        from_turn: 1,
        needs: None,
        source: Vec::new(),
    }
}

fn under_contract(price: i32, months: i32) -> Programme {
    Programme {
        stage: Stage::Build,
        length: months * 1000,
        price: Meur(price),
        ..new_programme(OptionId(0), MemberId(0), 6, 1, 1)
    }
}

fn calm(frailty: i32) -> Strain {
    Strain { frailty, partners: 1, trust: None, sceptic: false, joint_cut: 0 }
}

#[test]
fn warsaws_share_of_the_joint_air_defence_buy() {
    let params = params();
    assert_eq!(kind_price(&joint_buy(), 4, 0), 820);
    assert_eq!(kind_price(&joint_buy(), 9, 0), 700, "partners save no more than the floor");
    assert_eq!(kind_price(&joint_buy(), 4, 60), 770, "a joint air shield saves more");
    assert_eq!(kind_price(&national_development(), 4, 60), 1000, "but only for joint programmes");
    assert_eq!(price(&option(24, 3), 1, 820), Meur(710));
    let whole = Meur(710) * 6;
    assert_eq!(whole, Meur(4260));
    let sum = instalment(&params, HALF_YEAR, &under_contract(whole.0, 24));
    assert_eq!(part(sum, 300), Meur(319));
    // Load 1,120 adds 60 permille (see the tests of industry).
    assert_eq!(part(sum, 300).permille(1060), Meur(338));
    let strain = Strain { frailty: 1000, partners: 4, trust: Some(655), sceptic: false, joint_cut: 0 };
    assert_eq!(hazard(&params, &joint_buy(), strain), 132);
}

#[test]
fn hazard_grows_with_flags_and_mistrust() {
    let params = params();
    let joint = joint_buy();
    let with = |partners, trust, sceptic, joint_cut| {
        hazard(&params, &joint, Strain { frailty: 1000, partners, trust: Some(trust), sceptic, joint_cut })
    };
    assert_eq!(with(4, 600, false, 0), 140);
    assert_eq!(with(6, 600, false, 0), 151);
    assert_eq!(with(1, 600, false, 0), 123, "few partners, at least 880 permille");
    assert_eq!(with(4, 400, false, 0), 168);
    assert_eq!(with(4, 600, true, 0), 161);
    assert_eq!(with(4, 600, false, 30), 110);
    assert_eq!(hazard(&params, &kind(600, BOUGHT), calm(2500)), 700, "capped");
    assert_eq!(hazard(&params, &kind(320, DEVELOPMENT), calm(1000)), 320, "one country has no partners to mind");
}

#[test]
fn lots_carry_their_part() {
    let params = params();
    let (buy, three) = (joint_buy(), option(30, 3));
    let marks: Vec<_> = (0..=3).map(|lot| points_by(&params, &buy, &three, lot)).collect();
    assert_eq!(marks, [0, 250, 625, 1000]);
    let times: Vec<_> = (1..=3).map(|lot| lot_at(&params, &buy, &three, 30_000, lot)).collect();
    assert_eq!(times, [9_990, 19_980, 30_000]);
    let (develop, long) = (national_development(), option(100, 3));
    assert_eq!(points_by(&params, &develop, &long, 1), 400);
    assert_eq!(lot_at(&params, &develop, &long, 100_000, 1), 60_000);
    assert_eq!(lots(&develop, &option(100, 1)), 2, "a block-1 lot, then the rest");
    assert_eq!(points_by(&params, &buy, &option(12, 1), 1), 1000);
    assert_eq!(planned(&params, HALF_YEAR, &buy, &three, 0), (2, 6));
}

#[test]
fn a_plan_is_paid_in_full_and_slips_cost() {
    let params = params();
    let mut programme = under_contract(4000, 24);
    for _ in 0..4 {
        let sum = instalment(&params, HALF_YEAR, &programme);
        assert_eq!(sum, Meur(1000));
        programme.paid += sum;
        programme.progress += full_turn(HALF_YEAR);
    }
    assert_eq!(programme.paid, programme.price);
    let mut late = under_contract(4000, 24);
    late.progress = 12_000;
    super::lifecycle::slip(&params, &mut late);
    assert_eq!((late.price, late.slips), (Meur(4090), 1), "4.5% of what is left");
    assert_eq!(cancel_cost(&params, &Programme { paid: Meur(1000), ..programme }), Meur(900));
    assert_eq!(accelerate_cost(&params, HALF_YEAR, &under_contract(4000, 24)), Meur(200));
}

#[test]
fn what_a_capital_plans_on_shifts_what_starting_costs() {
    let params = params();
    let (develop, buy) = (national_development(), kind(150, BOUGHT));
    let pc = |kind: &Kind, supplier, planning| start_pc(&params, kind, supplier, planning);
    assert_eq!(pc(&develop, Supplier::Europe, Planning::Phased), 2);
    assert_eq!(pc(&develop, Supplier::Europe, Planning::Return), 3);
    assert_eq!(pc(&develop, Supplier::Europe, Planning::Absent), 1);
    assert_eq!(pc(&buy, Supplier::UnitedStates, Planning::Phased), 1);
    assert_eq!(pc(&buy, Supplier::UnitedStates, Planning::Return), 0);
    assert_eq!(pc(&joint_buy(), Supplier::Europe, Planning::Phased), 2);
}

#[test]
fn shares_move_and_stay_whole() {
    let mut programme = under_contract(4000, 24);
    assert!(programme.add_share(MemberId(3), 300) && programme.add_share(MemberId(0), -300));
    assert_eq!((programme.share(MemberId(0)), programme.share(MemberId(3))), (700, 300));
    assert_eq!(programme.partners.count(), 2);
    assert!(programme.add_share(MemberId(3), -300) && programme.add_share(MemberId(0), 300));
    assert_eq!((programme.partners.count(), programme.share(MemberId(0))), (1, 1000));
    for member in 1..10 {
        assert!(programme.add_share(MemberId(member), 50));
    }
    assert!(!programme.add_share(MemberId(10), 50), "ten partners at most");
}

/// Mean and standard deviation of the delay in months over many programmes of a kind.
fn delays(hazard_permille: i32, odds: [(i32, i32); 3], months: i32) -> (i64, i64) {
    let (params, kind) = (params(), kind(hazard_permille, odds));
    let (runs, mut sum, mut squares) = (6000u32, 0i64, 0i64);
    for run in 0..runs {
        let frailty = frailty(Dice::new(7, 1).stream(Stream::Procurement), run, &kind);
        let (mut progress, mut slips, mut turn) = (0, 0, 1);
        // The last turn of a plan may be a part of one; nothing slips that needs no further turn.
        while progress < months * 1000 {
            let roll = Dice::new(7, turn).stream(Stream::Procurement);
            turn = turn.wrapping_add(1);
            let chance = hazard(&params, &kind, calm(frailty.into()));
            if roll.permille(run.wrapping_add(u32::from(turn) << 20), super::rules::DRAW_SLIP) < chance {
                slips += 1;
            } else {
                progress += full_turn(HALF_YEAR);
            }
        }
        let delay = i64::from(slips) * 6;
        sum += delay;
        squares += delay * delay;
    }
    let mean = sum / i64::from(runs);
    let variance = squares / i64::from(runs) - mean * mean;
    (mean, variance.isqrt())
}

#[test]
fn delays_look_like_those_of_real_programmes() {
    // Kind: hazard, frailty, planned months, mean and standard deviation of the sheet, tolerance in months. A plan that
    // is not a whole number of turns rounds up, which lengthens delays by up to a turn's part.
    for (name, chance, odds, months, mean, spread, within) in [
        ("multinational development", 390, DEVELOPMENT, 92, 58, 33, 3),
        ("national development", 320, DEVELOPMENT, 84, 40, 24, 2),
        ("joint buy", 140, BOUGHT, 20, 3, 6, 1),
        ("off the shelf, Europe", 100, BOUGHT, 21, 3, 5, 1),
        ("off the shelf, other", 140, BOUGHT, 16, 3, 6, 1),
        ("off the shelf, US", 150, BOUGHT, 51, 9, 14, 1),
    ] {
        let (found_mean, found_spread) = delays(chance, odds, months);
        assert!((found_mean - mean).abs() <= within, "{name}: mean {found_mean}, sheet {mean}");
        assert!((found_spread - spread).abs() <= within, "{name}: spread {found_spread}, sheet {spread}");
    }
}
