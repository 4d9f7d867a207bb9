//! Partnerships and demands: what they give, what they cost, and that yielding, holding and standing together differ.

use std::sync::Arc;

use super::coercion::{self, Books, Front, borne};
use super::partners::{self, fate};
use super::state::{Tariff, partner_bit};
use super::tests::Board;
use crate::core::ids::{DemandId, MemberId, Members, PartnerId};
use crate::core::{IdVec, Meur, Score};
use crate::rules::content::{Demand, Grievance};
use crate::rules::effect::Effect;
use crate::rules::event::{EntryId, Event};
use crate::rules::order::Order;
use crate::rules::words::{Meter, TariffAnswer};
use crate::schema::{Key, Span};

const FIRST: DemandId = DemandId(0);

fn demand(draws: Grievance) -> Demand {
    Demand {
        id: Key::new("test", Span::default()).unwrap(),
        name: "orders for its plants".to_owned(),
        text: String::new(),
        weight: 100,
        from_turn: 1,
        targets: (1, 1),
        draws,
        drawn: 2000,
        growth: -80,
        support: -10,
        months: 24,
        costs_eur_bn: Meur(500),
        ends_partnerships: true,
        held_alone: -20,
        source: Vec::new(),
    }
}

/// The board with one demand and with partners that have markets and a price.
fn board(draws: Grievance) -> Board {
    let mut board = Board::new();
    let rules = Arc::make_mut(&mut board.rules);
    rules.demands = vec![demand(draws)].into();
    for partner in rules.partners.as_mut_slice() {
        (partner.growth, partner.spares, partner.regard, partner.leaning) = (12, 200, -15, -6);
    }
    board
}

fn answer(board: &mut Board, seat: u8, answer: TariffAnswer) {
    board.order(seat, Order::AnswerTariff { answer });
}

fn play(board: &mut Board, front: Front) {
    let book = board.state.book.clone();
    board.act(|desk, own| coercion::answer(desk, own, &book, front));
    board.act(|desk, own| coercion::trade(desk, own, front));
    board.state.book.orders.iter_mut().for_each(Vec::clear);
}

#[test]
fn a_partnership_costs_standing_and_pays_from_its_first_renewal() {
    let mut board = board(Grievance::Nothing);
    let (seat, partner) = (board.member("paris"), PartnerId(1));
    board.act(|desk, own| partners::sign(desk, own, seat, partner, true, EntryId::NONE));
    assert_eq!(board.state.drawdown.partners[seat], 0, "talks may fail");
    board.act(|desk, own| partners::sign(desk, own, seat, partner, false, EntryId::NONE));
    let regard = |e| e == Effect::Capital { meter: Meter::Regard, member: seat, by: -15 };
    assert_eq!(board.queued(regard), 1);
    let leaning = board.rules.seat_ids().filter(|&other| board.rules.members[other].stance.transatlantic >= 3).count();
    let minded = |e| matches!(e, Effect::Trust { subject, by: -6, .. } if subject == seat);
    assert!(leaning > 1 && board.queued(minded) == leaning);
    board.act(|desk, own| coercion::trade(desk, own, Front::default()));
    assert_eq!(board.state.drawdown.trade[seat], 0, "a signature sells nothing yet");
    board.act(|desk, own| partners::renew(desk, own, |_| 3));
    board.act(|desk, own| coercion::trade(desk, own, Front::default()));
    assert_eq!(board.state.drawdown.trade[seat], 12);
    let ripe = |e| matches!(e, Event::Partnership { what: fate::RIPE, .. });
    assert_eq!((board.queued(regard), board.said(ripe)), (2, 1), "the price comes again each year");
    assert_eq!(board.queued(|e| e == Effect::Capital { meter: Meter::PoliticalCapital, member: seat, by: -1 }), 1);
    let ripe = board.state.drawdown.ripe[seat];
    assert_eq!([0, 700].map(|withheld| partners::withheld_from(&board.rules, ripe, withheld)), [0, 560]);
    // Without political capital it lapses, and its fruit with it.
    board.act(|desk, own| partners::renew(desk, own, |_| 0));
    board.act(|desk, own| coercion::trade(desk, own, Front::default()));
    assert_eq!((board.state.drawdown.partners[seat], board.state.drawdown.trade[seat]), (0, 0));
}

#[test]
fn a_demand_falls_on_those_it_is_about() {
    let picks = |draws: Grievance, change: fn(&mut Board, MemberId)| {
        let mut board = board(draws);
        let seat = board.member("helsinki");
        change(&mut board, seat);
        let rules = Arc::make_mut(&mut board.rules);
        rules.params.washington.coercion.chance = (1000, 1000, 1000);
        rules.params.washington.coercion.whim = 0;
        let members = board.rules.members.len();
        board.state.treasury.core = IdVec::filled(members, crate::core::Bp(350));
        board.state.treasury.reclassified = IdVec::filled(members, crate::core::Bp(0));
        board.state.procurement.orders_by = IdVec::filled(members, [Meur(0), Meur(100), Meur(0)]);
        if draws == Grievance::LowSpending {
            board.state.treasury.core[seat] = crate::core::Bp(200);
        }
        if draws == Grievance::EuropeanOrders {
            board.state.procurement.orders_by[seat] = [Meur(100), Meur(0), Meur(0)];
        }
        let (alliance, treasury, procurement) =
            (board.state.alliance.clone(), board.state.treasury.clone(), board.state.procurement.clone());
        let books = Books { alliance: &alliance, treasury: &treasury, procurement: &procurement };
        board.act(|desk, own| coercion::consider(desk, own, &books));
        assert_eq!(board.said(|e| matches!(e, Event::TariffThreatened { demand: Some(FIRST), .. })), 1);
        matches!(board.state.drawdown.tariffs[seat], Tariff::Threatened(_))
    };
    let nothing: fn(&mut Board, MemberId) = |_, _| {};
    assert!(!picks(Grievance::Nothing, nothing), "without a grievance another is first");
    assert!(picks(Grievance::LowSpending, nothing));
    assert!(picks(Grievance::EuropeanOrders, nothing));
    assert!(picks(Grievance::Coldness, |board, seat| board.state.alliance.regard[seat] = Score::new(100)));
    assert!(picks(Grievance::Partners, |board, seat| board.state.drawdown.partners[seat] = 0b111));
    assert!(!picks(Grievance::Nothing, |board, seat| board.state.drawdown.partners[seat] = 0b111));
}

#[test]
fn holding_costs_every_turn_and_yielding_once() {
    let mut board = board(Grievance::Nothing);
    for seat in 0..2 {
        board.act(|desk, own| coercion::threaten(desk, own, MemberId(seat), Some(FIRST), EntryId::NONE));
        board.state.drawdown.partners[MemberId(seat)] = partner_bit(PartnerId(0));
    }
    answer(&mut board, 0, TariffAnswer::Absorb);
    answer(&mut board, 1, TariffAnswer::Comply);
    play(&mut board, Front::default());
    let own = &board.state.drawdown;
    assert_eq!([own.trade[MemberId(0)], own.trade[MemberId(1)]], [-64, 0], "one partner cuts a fifth");
    assert_eq!((own.partners[MemberId(0)], own.partners[MemberId(1)], own.yields[MemberId(1)]), (1, 0, 1));
    let money = |e| e == Effect::Capital { meter: Meter::Money, member: MemberId(1), by: -500 };
    let left = |e| matches!(e, Effect::Trust { subject: MemberId(1), holder: MemberId(0), by: -20, .. });
    assert_eq!((board.queued(money), board.queued(left)), (1, 1), "paid, and resented by the one that holds");
    let sore = |e| matches!(e, Effect::Capital { meter: Meter::Support, member: MemberId(0), by: -8 });
    assert_eq!(board.queued(sore), 1);
    board.turn = 4;
    play(&mut board, Front::default());
    assert_eq!(board.queued(sore), 2, "it is felt every turn");
    assert!(borne(&board.state.drawdown, MemberId(0)));
    // Giving in later ends it at once.
    board.turn = 5;
    answer(&mut board, 0, TariffAnswer::Comply);
    play(&mut board, Front::default());
    let own = &board.state.drawdown;
    assert_eq!((own.tariffs[MemberId(0)], own.trade[MemberId(0)], own.disputes), (Tariff::None, 0, 0));
}

#[test]
fn washington_gives_up_in_the_end() {
    let mut board = board(Grievance::Nothing);
    board.act(|desk, own| coercion::threaten(desk, own, MemberId(0), Some(FIRST), EntryId::NONE));
    for turn in 4..=8 {
        board.turn = turn;
        play(&mut board, Front::default());
    }
    assert_eq!(board.state.drawdown.tariffs[MemberId(0)], Tariff::None);
    assert_eq!(board.said(|e| matches!(e, Event::TariffEnded { member: MemberId(0) })), 1);
}

#[test]
fn a_common_front_needs_fewer_and_hurts_less() {
    let front = Front { members: Members::only(MemberId(0)), fewer: 2, cut: 500 };
    let lifted = |front: Front| {
        let held = (0..100).filter(|&seed| {
            let mut board = board(Grievance::Nothing);
            board.seed = seed;
            board.act(|desk, own| coercion::threaten(desk, own, MemberId(0), Some(FIRST), EntryId::NONE));
            answer(&mut board, 0, TariffAnswer::Resist);
            answer(&mut board, 1, TariffAnswer::Resist);
            play(&mut board, front);
            board.state.drawdown.tariffs[MemberId(0)] == Tariff::None
        });
        held.count()
    };
    assert_eq!(lifted(Front::default()), 0, "two are not four");
    assert!((50..90).contains(&lifted(front)), "700‰");
    let mut board = board(Grievance::Nothing);
    board.act(|desk, own| coercion::threaten(desk, own, MemberId(0), Some(FIRST), EntryId::NONE));
    answer(&mut board, 0, TariffAnswer::Absorb);
    play(&mut board, front);
    assert_eq!(board.state.drawdown.trade[MemberId(0)], -40);
    // Whoever bears it may go on resisting, and others may stand with it.
    answer(&mut board, 0, TariffAnswer::Resist);
    board.turn = 4;
    play(&mut board, Front::default());
    assert!(borne(&board.state.drawdown, MemberId(0)));
}
