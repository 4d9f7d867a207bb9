//! The start of 2025, the links, readiness and crews against the figures of the mechanism sheet.

use super::Params;
use super::rules::{
    add_points, apportion, come_home, link, measure, move_readiness, readiness_step, readiness_target, ready_permille,
    recruits, required, start, upkeep_need,
};
use super::state::Capability;
use crate::core::ids::{AreaId, MemberId};
use crate::core::{Cp, IdVec, Meur, Score};
use crate::rules::content::Area;
use crate::rules::effect::Effect;
use crate::rules::event::{EntryId, Log};
use crate::rules::phase::Pace;
use crate::rules::words::Role;
use crate::schema;
use crate::schema::{Key, Sources, Span, decode, parse_text};

schema! {
    /// The file of numbers.
    struct File { rules: Block }
}
schema! {
    /// Its block.
    struct Block { capability: Params }
}

fn params() -> Params {
    let text = include_str!("../../../scenarios/common/rules/capability.ron");
    let (node, findings) = parse_text(&mut Sources::new(), "capability.ron", text);
    assert!(findings.is_empty(), "{findings:?}");
    let (file, findings) = decode::<File>(&node);
    assert!(findings.is_empty(), "{findings:?}");
    file.unwrap().rules.capability
}

const HALF_YEAR: Pace = Pace { months: 6 };
const DEEP: AreaId = AreaId(0);
const LIFT: AreaId = AreaId(1);
const ISR: AreaId = AreaId(2);
const IAMD: AreaId = AreaId(3);
const MUN: AreaId = AreaId(5);

/// The table of the mechanism sheet: European and American points, weight, price, enabler.
fn areas() -> IdVec<AreaId, Area> {
    let row = |id: &str, role, points: (i32, i32), weight_permille, price, enabler| Area {
        id: Key::new(id, Span::default()).unwrap(),
        name: id.into(),
        short: id.into(),
        role,
        european: Cp(points.0 * 100),
        american: Cp(points.1 * 100),
        weight_permille,
        point_price_eur_bn: Meur(price),
        point_is: String::new(),
        enabler,
        pacific_demand: 500,
        source: Vec::new(),
    };
    vec![
        row("deep", Role::Strike, (22, 31), 150, 130, Some(ISR)),
        row("lift", Role::Lift, (38, 30), 110, 1030, None),
        row("isr", Role::Eyes, (27, 44), 140, 300, Some(AreaId(4))),
        row("iamd", Role::Shield, (39, 27), 160, 866, Some(MUN)),
        row("c2", Role::Command, (45, 40), 110, 60, None),
        row("mun", Role::Stocks, (48, 9), 130, 270, None),
        row("land", Role::Land, (63, 12), 130, 1640, Some(LIFT)),
        row("sea", Role::Sea, (70, 16), 70, 1500, Some(ISR)),
    ]
    .into()
}

/// All of Europe as one member.
fn europe() -> (Params, IdVec<AreaId, Area>, Capability) {
    let (params, areas, mut own) = (params(), areas(), Capability::default());
    start(&params, &IdVec::default(), &areas, &mut own);
    own.delivered = areas.iter().map(|area| area.european).collect();
    own.dependent = vec![Cp::ZERO; areas.len()];
    own.readiness = IdVec::filled(1, Score::new(params.readiness_start));
    own.grown = IdVec::filled(1, Meur::ZERO);
    (params, areas, own)
}

fn gaps(own: &Capability) -> [i32; 3] {
    [own.gap_promised, own.gap_believed, own.gap_alone]
}

#[test]
fn the_start_of_2025_leaves_the_gaps_of_the_sheet() {
    let (params, areas, mut own) = europe();
    measure(&params, &areas, &mut own, 520, &IdVec::default());
    assert_eq!((own.gap_promised, own.gap_alone), (315, 639));
    assert!(own.gap_promised < own.gap_believed && own.gap_believed < own.gap_alone, "{:?}", gaps(&own));
    // Nobody's links are broken while America is there.
    assert!(own.unlinked.iter().all(|lost| *lost == Cp::ZERO));
    assert_eq!(own.cover_promised[IAMD], 660);
    // Full belief is the promise, none is being alone.
    measure(&params, &areas, &mut own, 1000, &IdVec::default());
    assert_eq!((own.gap_believed, &own.cover_believed), (own.gap_promised, &own.cover_promised));
    measure(&params, &areas, &mut own, 0, &IdVec::default());
    assert_eq!((own.gap_believed, &own.cover_believed), (own.gap_alone, &own.cover_alone));
}

#[test]
fn a_lot_of_air_defence_is_a_fifth_of_a_point() {
    let (params, areas, mut own) = europe();
    let mut log = Log::default();
    add_points(&areas, &mut own, (MemberId(0), IAMD), Cp(120), EntryId::NONE, &mut log);
    measure(&params, &areas, &mut own, 520, &IdVec::default());
    assert_eq!((own.gap_promised, own.gap_alone), (313, 638));
    assert_eq!(own.grown[MemberId(0)], Meur(1039));
    assert_eq!(log.len(), 1);
}

#[test]
fn strike_without_american_eyes_counts_less() {
    let (params, areas, mut own) = europe();
    measure(&params, &areas, &mut own, 520, &IdVec::default());
    let before = own.cover_promised[DEEP];
    own.american[ISR] = Cp::ZERO;
    measure(&params, &areas, &mut own, 520, &IdVec::default());
    assert!(own.cover_promised[DEEP] < before);
    assert!(own.unlinked[DEEP] > Cp::ZERO);
    assert_eq!(link(&params, 0, 710), 500);
    assert_eq!(link(&params, 710, 710), 1000);
    assert_eq!(link(&params, 900, 710), 1000);
    assert_eq!(link(&params, 270, 710), 690);
}

#[test]
fn suppliers_can_withhold_dependent_kit() {
    let (params, areas, mut own) = europe();
    own.dependent[usize::from(IAMD.0)] = Cp(1000);
    measure(&params, &areas, &mut own, 520, &IdVec::default());
    let calm = own.gap_promised;
    measure(&params, &areas, &mut own, 520, &IdVec::filled(8, 700));
    assert_eq!(own.unready[IAMD], Cp(700));
    assert!(own.gap_promised > calm);
}

#[test]
fn a_stronger_russia_asks_for_more() {
    let params = params();
    assert_eq!(required(&params, 800), Cp(10_000));
    assert_eq!(required(&params, 1150), Cp(12_800), "0.8 of each part by which Russia grows");
    let (params, areas, mut own) = europe();
    own.required.iter_mut().for_each(|points| *points = required(&params, 1150));
    measure(&params, &areas, &mut own, 520, &IdVec::default());
    assert!(own.gap_promised > 315);
}

#[test]
fn readiness_follows_upkeep_slowly_up_and_quickly_down() {
    let params = params();
    assert_eq!(upkeep_need(&params, HALF_YEAR, Meur(1000), Meur(0)), Meur(1000));
    assert_eq!(upkeep_need(&params, HALF_YEAR, Meur(1000), Meur(4000)), Meur(1200));
    assert_eq!(readiness_target(&params, Meur(1000), Meur(1000)), 700);
    assert_eq!(readiness_target(&params, Meur(0), Meur(1000)), 300);
    assert_eq!(readiness_target(&params, Meur(9000), Meur(1000)), 900);
    assert_eq!(readiness_step(&params, HALF_YEAR, Score::new(700), 900), 40);
    assert_eq!(readiness_step(&params, HALF_YEAR, Score::new(700), 300), -80);
    assert_eq!(readiness_step(&params, HALF_YEAR, Score::new(700), 710), 10);
    assert_eq!(ready_permille(&params, Score::new(700)), 1000);
    assert_eq!(ready_permille(&params, Score::new(350)), 500);
    assert_eq!(ready_permille(&params, Score::new(900)), 1200);
    let (params, areas, mut own) = europe();
    measure(&params, &areas, &mut own, 520, &IdVec::default());
    let before = own.gap_alone;
    move_readiness(&mut own, MemberId(0), -80, EntryId::NONE, &mut Log::default());
    measure(&params, &areas, &mut own, 520, &IdVec::default());
    assert!(own.gap_alone > before, "unready forces leave a wider gap");
    assert!(own.unready.iter().all(|lost| *lost > Cp::ZERO));
}

#[test]
fn recruits_follow_the_share_for_people() {
    let params = params();
    // 200,000 actives: 3,000 a year, 1,500 a half-year, in thousands × 100.
    assert_eq!(recruits(&params, HALF_YEAR, 200, 370, 1000), 150);
    assert_eq!(recruits(&params, HALF_YEAR, 200, 185, 1000), 75);
    assert_eq!(recruits(&params, HALF_YEAR, 200, 370, 1500), 225);
}

#[test]
fn shares_add_up_exactly() {
    for total in [-25, -1, 0, 1, 7, 2200, 6300] {
        let weights = [3, 0, 5, 11, 1, 1, 1];
        let mut parts = [0; 7];
        apportion(total, weights.into_iter(), |row, part| parts[row] = part);
        assert_eq!(parts.iter().sum::<i32>(), total, "{parts:?}");
        assert_eq!(parts[1], 0);
    }
    let mut parts = [0; 3];
    apportion(100, [1, 1, 1].into_iter(), |row, part| parts[row] = part);
    assert_eq!(parts, [34, 33, 33]);
    apportion(100, [0, 0, 0].into_iter(), |_, _| panic!("nobody to give to"));
}

#[test]
fn units_elsewhere_are_missing_until_they_are_back() {
    let rules = crate::scenario::load_shipped("hague-promises").unwrap().rules;
    let mut state = crate::rules::state::Snapshot::default();
    crate::rules::initial(&rules, &mut state);
    let (own, member, sea) = (&mut state.capability, MemberId(6), rules.roles.sea);
    let (before, grown) = (own.of(member, sea), own.grown[member]);
    assert!(before > Cp(50), "the member has ships");
    let mut log = Log::default();
    let mut apply = |own: &mut Capability, effect| super::apply(&rules, own, effect, EntryId::NONE, &mut log);
    apply(own, Effect::Away { member, area: sea, points: Cp(50), back: 5 });
    assert_eq!((own.of(member, sea), own.away_of(member, sea)), (before - Cp(50), Cp(50)));
    apply(own, Effect::Away { member, area: sea, points: Cp(100_000), back: 7 });
    assert_eq!((own.of(member, sea), own.away_of(member, sea)), (Cp::ZERO, before), "nobody sends more than there is");
    come_home(own, |posting| posting.back <= 5, EntryId::NONE, &mut Log::default());
    assert_eq!(own.of(member, sea), Cp(50));
    apply(own, Effect::Recall { member, area: sea });
    assert_eq!((own.of(member, sea), own.away.len()), (before, 0));
    assert_eq!(own.grown[member], grown, "upkeep runs on as before");
}
