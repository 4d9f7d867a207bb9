//! The sheet's numbers for forces abroad and resilience.

use super::Params;
use super::rules::*;
use super::state::Posture;
use crate::core::ids::{MemberId, SiteId};
use crate::core::{Cb, Meur};
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::phase::Pace;
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
    struct Block { posture: Params }
}

fn params() -> Params {
    let text = include_str!("../../../scenarios/common/rules/posture.ron");
    let (node, syntax) = parse_text(&mut Sources::new(), "posture.ron", text);
    let (file, findings) = decode::<File>(&node);
    assert!(syntax.is_empty() && findings.is_empty(), "{syntax:?} {findings:?}");
    file.unwrap().rules.posture
}

#[test]
fn a_brigade_abroad_costs_three_hundred_million_a_half_year() {
    let cost = |months, forces| upkeep(&params(), Pace { months }, Cb(forces));
    assert_eq!([cost(3, 100), cost(6, 100), cost(12, 100)], [Meur(150), Meur(300), Meur(600)]);
    assert_eq!(cost(6, 45), Meur(135));
}

#[test]
fn a_company_earns_less_trust_than_a_brigade() {
    let (comes, goes) = params().brigade_trust;
    assert_eq!((trust_for(comes, Cb(100)), trust_for(comes, Cb(250)), trust_for(comes, Cb(25))), (60, 60, 15));
    assert_eq!((trust_for(goes, Cb(100)), trust_for(goes, Cb(50))), (-80, -40));
}

#[test]
fn resilience_settles_where_money_and_geography_put_it() {
    let (p, half) = (params(), Pace { months: 6 });
    assert_eq!(level(&p, 62, 0), 448);
    assert_eq!(level(&p, 0, 150), 350);
    assert_eq!(level(&p, 150, 400), 1000);
    assert_eq!([step(&p, half, 300, 448), step(&p, half, 440, 448), step(&p, half, 600, 448)], [75, 8, -75]);
}

#[test]
fn hardening_costs_in_proportion_to_the_economy() {
    assert_eq!(harden_price(&params(), Meur(168_000)), Meur(10));
    assert_eq!(harden_price(&params(), Meur(4_437_000)), Meur(266));
}

fn posture() -> Posture {
    Posture { forward: vec![Cb::ZERO; 6], policing_until: vec![0; 6], members: 3, ..Posture::default() }
}

#[test]
fn forces_come_and_go_and_say_so() {
    let (mut own, mut log) = (posture(), Log::default());
    let (site, guest) = (SiteId(1), MemberId(2));
    own.arrive(site, guest, Cb(100), EntryId::NONE, &mut log);
    assert_eq!((own.at(site, guest), own.forward_at(site), own.forward_at(SiteId(0))), (Cb(100), Cb(100), Cb::ZERO));
    own.leave(site, guest, Cb(60), EntryId::NONE, &mut log);
    assert_eq!(own.at(site, guest), Cb(40));
    assert!(matches!(log.entries()[1].event, Event::BrigadeLeft { cb: 60, .. }));
}
