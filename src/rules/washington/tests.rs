//! Washington's numbers against the sheet, and each mechanism against a board where it should bite.

use super::coercion::Front;
use super::compact::{accept_chance, break_chance, covered, fate};
use super::packages::{self, weight};
use super::params::Params;
use super::rules::{
    Decision, Desk, Pressures, decide, decisions, estimate_width, step, target_parts, winner, withheld,
};
use super::state::{CompactTerms, Drawdown, PackageState, Tariff};
use super::{bargains, coercion, compact, crises};
use crate::core::dice::{Dice, Stream};
use crate::core::ids::{MemberId, PackageId};
use crate::core::{IdVec, Meur, Score};
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::order::Order;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;
use crate::rules::words::{Administration, Meter, TariffAnswer, Theatre};
use crate::schema;
use crate::schema::{Sources, decode, parse_text};

schema! {
    struct Block {
        washington: Params,
    }
}
schema! {
    struct File {
        rules: Block,
    }
}

fn params() -> Params {
    let text = include_str!("../../../scenarios/common/rules/washington.ron");
    let (node, _) = parse_text(&mut Sources::new(), "washington.ron", text);
    let (file, findings) = decode::<File>(&node);
    assert!(findings.is_empty(), "{findings:?}");
    file.unwrap().rules.washington
}

/// A board at the start of the shipped scenario, with everybody's regard at 500 and cover at 400.
pub(super) struct Board {
    pub rules: std::sync::Arc<Ruleset>,
    pub state: Snapshot,
    pub log: Log,
    pub effects: Effects,
    pub turn: u8,
    pub seed: u64,
}

impl Board {
    pub fn new() -> Self {
        let rules = crate::scenario::load_shipped("hague-promises").unwrap().rules;
        let mut state = Snapshot::default();
        super::initial(&rules, &mut state);
        let members = rules.members.len();
        state.alliance.members = u8::try_from(members).unwrap();
        state.alliance.pairs = vec![Score::new(600); members * members];
        state.alliance.regard = IdVec::filled(members, Score::new(500));
        state.alliance.in_washington = IdVec::filled(members, Score::new(500));
        state.capability.cover_alone = IdVec::filled(rules.areas.len(), 400);
        state.capability.areas = u8::try_from(rules.areas.len()).unwrap();
        state.capability.delivered = vec![crate::core::Cp(100); members * rules.areas.len()];
        state.book.orders = IdVec::filled(members, Vec::new());
        Self { rules, state, log: Log::default(), effects: Effects::default(), turn: 3, seed: 1 }
    }
    pub fn act<T>(&mut self, act: impl FnOnce(&mut Desk, &mut Drawdown) -> T) -> T {
        let roll = Dice::new(self.seed, self.turn).stream(Stream::Washington);
        let Self { rules, log, effects, state, .. } = self;
        let mut desk = Desk { rules, turn: self.turn, roll, log, effects };
        act(&mut desk, &mut state.drawdown)
    }
    pub fn order(&mut self, seat: u8, order: Order) {
        self.state.book.orders[MemberId(seat)].push(order);
    }
    pub fn member(&self, id: &str) -> MemberId {
        self.rules.members.pairs().find(|(_, row)| row.id.as_str() == id).unwrap().0
    }
    pub fn package(&self, id: &str) -> PackageId {
        self.rules.packages.pairs().find(|(_, row)| row.id.as_str() == id).unwrap().0
    }
    pub fn queued(&self, fits: impl Fn(Effect) -> bool) -> usize {
        (0..).map_while(|place| self.effects.get(place)).filter(|(effect, _)| fits(*effect)).count()
    }
    pub fn said(&self, fits: impl Fn(Event) -> bool) -> usize {
        self.log.entries().iter().filter(|entry| fits(entry.event)).count()
    }
}

#[test]
fn the_target_of_the_worked_turn() {
    let mut drawdown = Drawdown { administration: Administration::Transactional, disputes: 1, ..Drawdown::default() };
    let pressures = Pressures { core: 250, orders: Meur(0), american: 0, absent: 150 };
    let parts = target_parts(&params(), &drawdown, pressures);
    assert_eq!(parts, [460, 30, 0, 0, 0, 0, -40, -9]);
    assert_eq!(parts.iter().sum::<i16>(), 441);
    assert_eq!(step(505, 441, 200, 10), -2);
    // The other parts, each alone.
    drawdown.disputes = 0;
    drawdown.pacific = 1;
    drawdown.middle_east = 1;
    drawdown.bases = vec![None, Some(true)].into();
    drawdown.compact = Some(CompactTerms { areas: 1, due: 9, signed: 1 });
    let rich = Pressures { core: 500, orders: Meur(50_000), american: 1000, absent: 0 };
    assert_eq!(target_parts(&params(), &drawdown, rich), [460, 90, 40, 50, -80, -60, 0, 0]);
    drawdown.bases = vec![Some(false)].into();
    assert_eq!(target_parts(&params(), &drawdown, rich)[5], -100);
    let european = Pressures { american: 170, orders: Meur(5_000), ..rich };
    assert_eq!(target_parts(&params(), &drawdown, european)[2], -10, "half of −20 while orders are few");
}

#[test]
fn decisions_follow_the_bands() {
    let bands = params().packages.bands;
    for band in &bands {
        assert_eq!(band.hold + band.review + band.announce + band.reinforce, 1000);
    }
    assert_eq!(decide(&bands, 503, 0, 812), Decision::Announce, "the worked turn");
    assert_eq!(decide(&bands, 503, 0, 499), Decision::Hold);
    assert_eq!(decide(&bands, 503, 0, 749), Decision::Review);
    assert_eq!(decide(&bands, 503, 0, 980), Decision::Reinforce);
    assert_eq!(decide(&bands, 700, 0, 950), Decision::Reinforce);
    assert_eq!(decide(&bands, 100, 0, 500), Decision::Announce);
    // A review moves 150 from hold to announce.
    assert_eq!(decide(&bands, 503, 150, 349), Decision::Hold);
    assert_eq!(decide(&bands, 503, 150, 350), Decision::Review);
    assert_eq!(decide(&bands, 503, 150, 600), Decision::Announce);
    assert_eq!([decisions(500, 400), decisions(500, 500), decisions(1000, 0), decisions(2000, 0)], [1, 0, 1, 2]);
    let odds = params().odds;
    assert_eq!(
        [0, 300, 699, 700].map(|draw| winner(odds, draw)),
        [
            Administration::Friendly,
            Administration::Transactional,
            Administration::Transactional,
            Administration::Distant
        ]
    );
}

#[test]
fn european_cover_makes_a_package_easier_to_send_home() {
    let p = params().packages;
    let at = |cover, regard| weight(&p, 500, cover, regard, 1000, 1000);
    assert!(at(600, 500) > at(200, 500));
    assert!(at(400, 700) < at(400, 500));
    assert_eq!(at(400, 1300), 0);
    assert_eq!(weight(&p, 500, 400, 500, 1000, 600), at(400, 500) * 600 / 1000);
    let mut board = Board::new();
    let german = board.package("german-brigade");
    let before = packages::weights(
        &board.rules,
        &board.state.drawdown,
        &board.state.capability.cover_alone,
        &board.state.alliance.regard,
    );
    // A bargain with Washington shelters the host, a compact the area.
    let berlin = board.member("berlin");
    board.state.drawdown.deals.push((berlin, berlin));
    let after = packages::weights(
        &board.rules,
        &board.state.drawdown,
        &board.state.capability.cover_alone,
        &board.state.alliance.regard,
    );
    assert_eq!(after[german.0 as usize], before[german.0 as usize] * 600 / 1000);
    let area = board.rules.packages[german].area;
    board.state.drawdown.compact = Some(CompactTerms { areas: 1 << area.0, due: 9, signed: 1 });
    let sheltered = packages::weights(
        &board.rules,
        &board.state.drawdown,
        &board.state.capability.cover_alone,
        &board.state.alliance.regard,
    );
    assert_eq!(sheltered[german.0 as usize], 0);
}

#[test]
fn a_package_leaves_after_its_notice_and_comes_back() {
    let mut board = Board::new();
    let id = board.package("eastern-rotation");
    let warsaw = board.member("warsaw");
    let (hosted, site) = (board.state.drawdown.hosted[warsaw], board.rules.packages[id].unit_at.unwrap());
    board.act(|desk, own| packages::announce(desk, own, id, EntryId::NONE));
    assert_eq!(board.state.drawdown.packages[id], PackageState::Announced(5), "two turns' notice");
    board.turn = 4;
    board.act(packages::depart);
    assert_eq!(board.state.drawdown.troops, 84_000);
    board.turn = 5;
    board.act(packages::depart);
    assert_eq!(board.state.drawdown.troops, 80_000);
    assert_eq!(board.state.drawdown.hosted[warsaw], hosted - 4000);
    assert!(!board.state.drawdown.unit_at[site]);
    assert_eq!(board.queued(|e| matches!(e, Effect::American { points, .. } if points.0 == -100)), 1);
    let regard = board.state.alliance.regard.clone();
    board.act(|desk, own| packages::reinforce(desk, own, &regard, EntryId::NONE));
    assert_eq!((board.state.drawdown.troops, board.state.drawdown.packages[id]), (84_000, PackageState::Present));
    assert!(board.state.drawdown.unit_at[site]);
    board.act(|desk, own| packages::reinforce(desk, own, &regard, EntryId::NONE));
    assert_eq!(board.state.drawdown.troops, 85_500, "with nothing gone, fresh forces come");
}

#[test]
fn the_law_delays_below_the_floor_and_sometimes_blocks() {
    let (mut blocked, mut left) = (0, 0);
    for seed in 0..200 {
        let mut board = Board::new_at(seed);
        let id = board.package("german-brigade");
        board.state.drawdown.troops = 80_000;
        board.act(|desk, own| packages::announce(desk, own, id, EntryId::NONE));
        assert_eq!(
            board.state.drawdown.packages[id],
            PackageState::Announced(6),
            "75,000 is below 76,000: one more turn"
        );
        board.turn = 6;
        board.act(packages::depart);
        blocked += board.said(|e| matches!(e, Event::PackageBlocked { .. }));
        left += board.said(|e| matches!(e, Event::PackageLeft { .. }));
    }
    assert_eq!(blocked + left, 200);
    assert!((40..80).contains(&blocked), "{blocked} of 200 at 300‰");
}

thread_local! {
    static RULES: std::sync::Arc<Ruleset> = crate::scenario::load_shipped("hague-promises").unwrap().rules;
}

impl Board {
    /// The same board with other dice.
    pub fn new_at(seed: u64) -> Self {
        let rules = RULES.with(std::sync::Arc::clone);
        let mut state = Snapshot::default();
        super::initial(&rules, &mut state);
        Self { rules, state, log: Log::default(), effects: Effects::default(), turn: 3, seed }
    }
}

#[test]
fn a_review_pauses_or_speeds_up() {
    let mut board = Board::new();
    let id = board.package("fighters");
    board.act(|desk, own| packages::announce(desk, own, id, EntryId::NONE));
    board.act(|desk, own| packages::reconsider(desk, own, 199, EntryId::NONE));
    assert_eq!(board.state.drawdown.packages[id], PackageState::Announced(6));
    board.act(|desk, own| packages::reconsider(desk, own, 200, EntryId::NONE));
    assert_eq!(board.state.drawdown.packages[id], PackageState::Announced(5));
    board.act(|desk, own| packages::reconsider(desk, own, 400, EntryId::NONE));
    assert_eq!(board.state.drawdown.packages[id], PackageState::Announced(5));
}

#[test]
fn estimates_narrow_with_work_and_regard() {
    let p = params().estimate;
    assert_eq!(estimate_width(&p, 0, 500, 0), 125);
    assert_eq!(estimate_width(&p, 1, 600, 0), 90, "the worked turn: 47 ± 9");
    assert_eq!(estimate_width(&p, 2, 500, 30), 40, "never below 40");
    let mut board = Board::new();
    board.state.clock.turn = 3;
    let seat = board.member("warsaw");
    let see = |board: &Board| super::estimate(&board.state.view(&board.rules), seat);
    let (value, width) = see(&board);
    assert!((value - 520).abs() <= width && see(&board) == (value, width));
    board.state.clock.turn = 4;
    assert_ne!(see(&board).0, value, "the error is drawn anew each half-year");
}

#[test]
fn tariffs_pick_the_lone_and_answers_have_their_price() {
    let p = params().coercion;
    assert!(coercion::exposure(&p, 400, 0, 500, 0, 0) > coercion::exposure(&p, 600, 0, 500, 0, 0));
    assert!(coercion::exposure(&p, 400, 0, 500, 0, 0) > coercion::exposure(&p, 400, 2, 500, 0, 0));
    assert_eq!([0, 1, 3, 7].map(|partners| coercion::harm(&p, -20, partners)), [-20, -16, -12, -8]);
    let mut board = Board::new();
    for seat in 0..3 {
        board.act(|desk, own| coercion::threaten(desk, own, MemberId(seat), None, EntryId::NONE));
    }
    assert_eq!(board.state.drawdown.disputes, 1, "one round, one dispute");
    board.order(0, Order::AnswerTariff { answer: TariffAnswer::Comply });
    board.order(1, Order::AnswerTariff { answer: TariffAnswer::Resist });
    board.turn = 4;
    let book = board.state.book.clone();
    board.act(|desk, own| coercion::answer(desk, own, &book, Front::default()));
    let own = &board.state.drawdown;
    assert_eq!(
        [own.tariffs[MemberId(0)], own.tariffs[MemberId(1)], own.tariffs[MemberId(2)]],
        [Tariff::None, Tariff::InForce(6), Tariff::InForce(6),]
    );
    board.act(|desk, own| coercion::trade(desk, own, Front::default()));
    let own = &board.state.drawdown;
    assert_eq!([0, 1, 2].map(|seat| own.trade[MemberId(seat)]), [0, -20, -20], "while it lasts");
    assert_eq!(board.queued(|e| matches!(e, Effect::Capital { meter: Meter::Regard, by: 40, .. })), 1);
    assert_eq!(board.queued(|e| matches!(e, Effect::Capital { meter: Meter::TrustInWashington, by: -40, .. })), 3);
}

#[test]
fn four_that_resist_lift_the_tariffs_mostly() {
    let lifted = (0..200).filter(|&seed| {
        let mut board = Board::new_at(seed);
        board.state.book.orders = IdVec::filled(board.rules.members.len(), Vec::new());
        board.act(|desk, own| coercion::threaten(desk, own, MemberId(0), None, EntryId::NONE));
        for seat in 0..4 {
            board.order(seat, Order::AnswerTariff { answer: TariffAnswer::Resist });
        }
        let book = board.state.book.clone();
        board.act(|desk, own| coercion::answer(desk, own, &book, Front::default()));
        board.state.drawdown.tariffs[MemberId(0)] == Tariff::None && board.state.drawdown.disputes == 0
    });
    assert!((115..165).contains(&lifted.count()), "700‰");
}

#[test]
fn a_compact_is_heard_kept_and_broken() {
    let p = params().compact;
    assert_eq!(accept_chance(&p, 500), 550);
    assert_eq!([break_chance(&p, 400), break_chance(&p, 300)], [0, 40]);
    assert!(covered(&p, 0b01, &vec![700, 0].into()) && !covered(&p, 0b11, &vec![700, 0].into()));
    let mut board = Board::new();
    board.state.drawdown.commitment = Score::MAX;
    for turn in 3..9 {
        board.turn = turn;
        board.state.drawdown.compact_heard = None;
        board.act(|desk, own| compact::hear(desk, own, Some((1, 12))));
    }
    assert!(board.state.drawdown.compact.is_some());
    board.act(|desk, own| compact::hear(desk, own, Some((1, 12))));
    assert_eq!(board.said(|e| matches!(e, Event::Compact { what: fate::SIGNED })), 1);
    // Europe is late on the day: packages of the area are announced at once, and the late are blamed.
    board.turn = 12;
    let capability = board.state.capability.clone();
    board.act(|desk, own| compact::carry_on(desk, own, &capability));
    assert_eq!(board.said(|e| matches!(e, Event::Compact { what: fate::BROKEN_BY_EUROPE })), 1);
    let gone = board.rules.packages.pairs().filter(|(_, row)| row.area.0 == 0).count();
    assert_eq!(board.said(|e| matches!(e, Event::PackageAnnounced { .. })), gone);
    assert!(board.queued(|e| matches!(e, Effect::Trust { by: -20, .. })) > 0);
    // Kept when covered.
    board.state.drawdown.compact = Some(CompactTerms { areas: 1, due: 12, signed: 1 });
    board.state.capability.cover_alone = IdVec::filled(board.rules.areas.len(), 800);
    let capability = board.state.capability.clone();
    board.act(|desk, own| compact::carry_on(desk, own, &capability));
    assert_eq!(board.said(|e| matches!(e, Event::Compact { what: fate::KEPT })), 1);
}

#[test]
fn spares_are_withheld_in_disputes_and_ruptures() {
    let p = params();
    let at = |commitment, disputes, notice| {
        withheld(&p, &Drawdown { commitment: Score::new(commitment), disputes, notice, ..Drawdown::default() })
    };
    assert_eq!([at(500, 3, 0), at(390, 2, 0), at(390, 1, 0), at(200, 0, 0), at(600, 0, 4)], [0, 300, 0, 700, 700]);
}

#[test]
fn bases_lobbying_and_deals_move_what_they_say() {
    let mut board = Board::new();
    let (rome, madrid, berlin) = (board.member("rome"), board.member("madrid"), board.member("berlin"));
    crises::begin(&mut board.state.drawdown, Theatre::MiddleEast, 2, 3);
    board.order(rome.0, Order::Bases { grant: false });
    board.order(berlin.0, Order::Lobby { instead: rome });
    board.order(berlin.0, Order::Embassy);
    board.order(berlin.0, Order::SideDeal { with: Some(rome) });
    for partner in board.rules.partners.ids() {
        board.order(berlin.0, Order::Partnership { partner });
    }
    let book = board.state.book.clone();
    board.turn = 4;
    board.act(|desk, own| bargains::carry_out(desk, own, &book));
    board.act(bargains::note_silence);
    board.act(|desk, own| bargains::strike_deals(desk, own, &book));
    let own = &board.state.drawdown;
    assert_eq!((own.bases[rome], own.bases[madrid], own.bases[berlin]), (Some(false), Some(false), None));
    assert_eq!((own.lobbied[berlin], own.lobbied[rome], own.embassy[berlin]), (-200, 200, 1));
    assert!(own.partners[berlin] != 0 && own.deals == [(berlin, rome)]);
    let regard = |who, by| board.queued(move |e| e == Effect::Capital { meter: Meter::Regard, member: who, by });
    assert_eq!([regard(rome, -80), regard(madrid, -30), regard(berlin, 25)], [1, 1, 1]);
    for turn in 5..40 {
        board.turn = turn;
        let roll = Dice::new(1, turn).stream(Stream::Discovery);
        board.act(|desk, own| bargains::find_out(desk, own, roll));
    }
    assert_eq!(board.said(|e| matches!(e, Event::DealFound { .. })), 1, "found out once");
    assert!(board.queued(|e| matches!(e, Effect::Trust { by: -10, .. })) >= 2);
}

#[test]
fn a_crisis_ends_and_so_does_the_demand() {
    let mut board = Board::new();
    crises::begin(&mut board.state.drawdown, Theatre::MiddleEast, 2, 3);
    assert_eq!(board.state.drawdown.bases_asked, 3);
    for _ in 0..2 {
        crises::count_down(&mut board.state.drawdown, Theatre::MiddleEast, &mut board.log);
    }
    assert_eq!((board.state.drawdown.middle_east, board.state.drawdown.bases_asked), (0, 0));
}

#[test]
fn notice_is_given_only_at_the_bottom_and_not_at_once() {
    let given = |commitment: i32| {
        let notices = (0..300).filter(|&seed| {
            let mut board = Board::new_at(seed);
            board.state.drawdown.commitment = Score::new(commitment);
            board.act(crises::consider_notice);
            assert_eq!(board.state.drawdown.notice, 0);
            board.turn = 4;
            board.act(crises::consider_notice);
            board.state.drawdown.notice > 0
        });
        notices.count()
    };
    assert_eq!(given(250), 0);
    assert!((8..45).contains(&given(150)), "100‰ and then not blocked by 300‰");
}
