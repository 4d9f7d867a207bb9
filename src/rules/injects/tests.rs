//! Every condition and every effect, and that a choice moves what it says.

use super::conditions::holds;
use super::rules::{asked, default_choice, in_window, index, price, queue, ready, resolve_who};
use super::state::OpenInject;
use crate::core::ids::{
    AreaId, IncursionId, InitiativeId, InjectId, MemberId, Members, OptionId, PackageId, PartnerId, SectorId, SiteId,
};
use crate::core::{Bp, Cb, Cp, IdVec, Meur, Score};
use crate::rules::capability::state::Posting;
use crate::rules::content::{Choice, Condition, Inject, InjectEffect, Who};
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::EntryId;
use crate::rules::initiatives::state::{Profile, Solidarity, Standing};
use crate::rules::order::{Hindrance, Order, Refusal};
use crate::rules::phase::Step;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::Snapshot;
use crate::rules::washington::state::{PackageState, Tariff};
use crate::rules::words::{Administration, Government, Intent, Meter, Planning, Theatre, Venue, War};
use crate::schema::{Key, Span};

const LONDON: MemberId = MemberId(0);
const PARIS: MemberId = MemberId(1);

fn choice(text: &str, pc: i32, effects: Vec<InjectEffect>) -> Choice {
    let (when, appeal) = (Condition::Always, crate::rules::content::Stance::default());
    Choice { text: text.to_owned(), pc, when, effects, follow_up: None, appeal }
}

/// A board with plain numbers in every place a condition can ask about, and one inject with two choices.
fn board() -> (Ruleset, Snapshot) {
    let mut rules = Ruleset::clone(&crate::scenario::load_shipped("hague-promises").unwrap().rules);
    let pay = InjectEffect::Capital { meter: Meter::Money, who: Who::Chooser, by: -300 };
    let mut closed = choice("closed", 0, vec![]);
    closed.when = Condition::Not(Box::new(Condition::Always));
    let inject = Inject {
        id: Key::new("test", Span::default()).unwrap(),
        headline: String::new(),
        body: String::new(),
        from_turn: 3,
        to_turn: 5,
        when: Condition::Always,
        chance: 1000,
        repeat_after: 0,
        follow_up_only: false,
        effects: vec![],
        asks: vec![Who::Member(LONDON)],
        choices: vec![closed, choice("pay", 1, vec![pay]), choice("wait", 0, vec![])],
        follow_ups: vec![],
        lesson: String::new(),
        source: vec![],
    };
    rules.injects = vec![inject.clone(), inject].into();
    let n = rules.members.len();
    let mut state = Snapshot::default();
    crate::rules::washington::initial(&rules, &mut state);
    crate::rules::ukraine::initial(&rules, &mut state);
    super::initial(&rules, &mut state);
    state.clock.turn = 4;
    state.clock.step = Step::Orders;
    state.alliance.members = u8::try_from(n).unwrap();
    state.alliance.pairs = vec![Score::new(600); n * n];
    state.alliance.regard = IdVec::filled(n, Score::new(510));
    state.alliance.in_washington = IdVec::filled(n, Score::new(520));
    state.alliance.cohesion = Score::new(630);
    state.politics.support = IdVec::filled(n, Score::new(530));
    state.politics.threat = IdVec::filled(n, Score::new(540));
    state.politics.pc = IdVec::filled(n, 5);
    state.politics.government = IdVec::filled(n, Government::Mainstream);
    state.politics.planning = IdVec::filled(n, Planning::Phased);
    state.treasury.gdp = rules.members.iter().map(|member| member.gdp_eur_bn).collect();
    state.treasury.core = IdVec::filled(n, Bp(240));
    state.treasury.free = IdVec::filled(n, Meur(1000));
    state.treasury.growth_shift = IdVec::filled(n, (0, 0));
    state.capability.cover_alone = IdVec::filled(rules.areas.len(), 400);
    state.capability.readiness = IdVec::filled(n, Score::new(550));
    state.incursions.resolve = IdVec::filled(n, Score::new(450));
    state.incursions.total = 3;
    state.posture.resilience = IdVec::filled(n, Score::new(460));
    state.moscow.ground = 800;
    state.moscow.free = IdVec::filled(rules.sites.len(), Cb(100));
    state.moscow.intent = Intent::Opportunist;
    state.procurement.options_seen = vec![0b10];
    let none =
        Standing { from: 0, effect: 0, members: Members::default(), venue: Venue::Nato, sponsors: Members::default() };
    state.initiatives.standing = IdVec::filled(rules.initiatives.len(), none);
    state.initiatives.standing[InitiativeId(1)] = Standing { from: 2, effect: 900, ..none };
    (rules, state)
}

#[test]
fn every_condition_can_hold_and_fail() {
    let (rules, mut state) = board();
    state.drawdown.packages[PackageId(1)] = PackageState::Announced(6);
    state.drawdown.packages[PackageId(2)] = PackageState::Left;
    state.drawdown.pacific = 1;
    state.drawdown.partners[PARIS] = 0b10;
    state.drawdown.tariffs[PARIS] = Tariff::InForce(6);
    state.drawdown.yields[LONDON] = 2;
    state.injects.fired[InjectId(1)] = 2;
    super::rules::note_choice(&mut state.injects, InjectId(1), PARIS, 2);
    let (member, area, points) = (PARIS, AreaId(1), Cp(30));
    state.capability.away.push(Posting { member, area, points, back: 9 });
    state.treasury.shock.left = 1;
    state.initiatives.profiles = IdVec::filled(rules.members.len(), None);
    state.initiatives.profiles[PARIS] = Some(Profile::Workshop);
    state.initiatives.solidarity = Solidarity::Partial;
    state.politics.government[LONDON] = Government::Sceptic;
    let heavy = rules.weight[LONDON];
    let gauge = |meter, at_least| Condition::Gauge { meter, at_least, at_most: i32::MAX };
    let capital = |at_least| Condition::Capital { who: PARIS, meter: Meter::Support, at_least, at_most: 1000 };
    let trust = |at_most| Condition::Trust { from: LONDON, to: PARIS, at_least: 0, at_most };
    let table = [
        (Condition::Always, Condition::Not(Box::new(Condition::Always))),
        (
            Condition::All(vec![Condition::Always, Condition::Always]),
            Condition::All(vec![Condition::Always, Condition::WarIs(War::Collapse)]),
        ),
        (Condition::Any(vec![Condition::WarIs(War::Collapse), Condition::Always]), Condition::Any(vec![])),
        (gauge(Meter::Cohesion, 630), gauge(Meter::Cohesion, 631)),
        (capital(530), capital(531)),
        (trust(600), trust(599)),
        (
            Condition::Cover { area: AreaId(0), at_least: 400, at_most: 400 },
            Condition::Cover { area: AreaId(0), at_least: 401, at_most: 1000 },
        ),
        (
            Condition::CoreSpending { who: PARIS, at_least: 240, at_most: 350 },
            Condition::CoreSpending { who: PARIS, at_least: 0, at_most: 239 },
        ),
        (Condition::WarIs(War::War), Condition::WarIs(War::Ceasefire)),
        (
            Condition::AdministrationIs(Administration::Transactional),
            Condition::AdministrationIs(Administration::Friendly),
        ),
        (Condition::CrisisIn(Theatre::Pacific), Condition::CrisisIn(Theatre::MiddleEast)),
        (Condition::GovernmentIs(PARIS, Government::Mainstream), Condition::GovernmentIs(PARIS, Government::Sceptic)),
        (Condition::InForce(InitiativeId(1)), Condition::InForce(InitiativeId(0))),
        (Condition::Announced(PackageId(1)), Condition::Announced(PackageId(0))),
        (Condition::Left(PackageId(2)), Condition::Left(PackageId(1))),
        (Condition::Fired(InjectId(1)), Condition::Fired(InjectId(0))),
        (Condition::Chose(PARIS, InjectId(1), 2), Condition::Chose(LONDON, InjectId(1), 2)),
        (Condition::ChoseAtLeast(InjectId(1), 2, 1), Condition::ChoseAtLeast(InjectId(1), 2, 2)),
        (Condition::HasPartner(PARIS, PartnerId(1)), Condition::HasPartner(PARIS, PartnerId(0))),
        (Condition::PartnershipsAtLeast(1), Condition::PartnershipsAtLeast(2)),
        (Condition::TariffsAtLeast(1), Condition::TariffsAtLeast(2)),
        (Condition::YieldsAtLeast(2), Condition::YieldsAtLeast(3)),
        (Condition::IncidentsAtLeast(3), Condition::IncidentsAtLeast(4)),
        (Condition::Delivered(OptionId(1)), Condition::Delivered(OptionId(0))),
        (Condition::PlanningAtLeast(Planning::Phased, 900), Condition::PlanningAtLeast(Planning::Absent, 1)),
        (Condition::AwayAtLeast(area, 1), Condition::AwayAtLeast(AreaId(0), 1)),
        (Condition::EnergyDear, Condition::Not(Box::new(Condition::EnergyDear))),
        (Condition::Profiled(PARIS), Condition::Profiled(LONDON)),
        (Condition::ProfilesAtLeast(1), Condition::ProfilesAtLeast(2)),
        (Condition::SolidarityIs(false), Condition::SolidarityIs(true)),
        (Condition::ScepticsAtLeast(heavy), Condition::ScepticsAtLeast(heavy + 1)),
        (Condition::IntentIs(Intent::Opportunist), Condition::IntentIs(Intent::Defensive)),
    ];
    for (yes, no) in &table {
        assert!(holds(yes, &state.view(&rules)), "{yes:?}");
        assert!(!holds(no, &state.view(&rules)), "{no:?}");
    }
    for meter in Meter::ALL {
        // Every meter can be asked for, of the alliance and of a capital.
        assert!(holds(&gauge(*meter, -1), &state.view(&rules)), "{meter:?}");
        let of = Condition::Capital { who: LONDON, meter: *meter, at_least: -1, at_most: i32::MAX };
        assert!(holds(&of, &state.view(&rules)), "{meter:?}");
    }
}

#[test]
fn every_effect_reaches_its_owner() {
    let (rules, state) = board();
    let (area, sector, site) = (AreaId(1), SectorId(0), SiteId(0));
    let me = || Who::Member(PARIS);
    let (meter, member) = (Meter::Support, PARIS);
    let aid = Effect::Aid { member, meur: Meur(1000) };
    let table = [
        (InjectEffect::Shift { meter: Meter::Front, by: 7 }, Effect::Shift { meter: Meter::Front, by: 7 }),
        (InjectEffect::Capital { meter, who: me(), by: 5 }, Effect::Capital { meter, member, by: 5 }),
        (
            InjectEffect::Trust { from: Who::Chooser, to: me(), by: -9 },
            Effect::Trust { holder: LONDON, subject: PARIS, by: -9, stake: 1000 },
        ),
        (InjectEffect::American { area, points: Cp(-200) }, Effect::American { area, points: Cp(-200) }),
        (InjectEffect::European { who: me(), area, points: Cp(50) }, Effect::European { member, area, points: Cp(50) }),
        (InjectEffect::Capacity { sector, permille: -100 }, Effect::Capacity { sector, permille: -100 }),
        (InjectEffect::Slip { sector }, Effect::Slip { sector }),
        (InjectEffect::Aid { who: me(), eur_bn: Meur(4000) }, aid),
        (
            InjectEffect::GiveStocks { who: me(), points: Cp(100) },
            Effect::European { member, area: rules.roles.stocks, points: Cp(-100) },
        ),
        (
            InjectEffect::Crisis { theatre: Theatre::Pacific, turns: 2 },
            Effect::Crisis { theatre: Theatre::Pacific, turns: 2 },
        ),
        (InjectEffect::War(War::Ceasefire), Effect::War(War::Ceasefire)),
        (InjectEffect::Announce(PackageId(1)), Effect::Announce(PackageId(1))),
        (InjectEffect::Tariff { who: me(), demand: None }, Effect::Tariff { member, demand: None }),
        (InjectEffect::LiftTariff { who: me() }, Effect::LiftTariff { member }),
        (
            InjectEffect::Partnership { who: me(), partner: PartnerId(1) },
            Effect::Partnership { member, partner: PartnerId(1) },
        ),
        (
            InjectEffect::Incident { kind: IncursionId(0), target: PARIS, severity: 4 },
            Effect::Incident { kind: IncursionId(0), target: PARIS, severity: 4 },
        ),
        (
            InjectEffect::Forces { site, from: PARIS, brigades: Cb(100) },
            Effect::Forces { site, from: PARIS, cb: Cb(100) },
        ),
        (
            InjectEffect::Away { who: me(), area, points: Cp(40), months: 12 },
            Effect::Away { member, area, points: Cp(40), back: 6 },
        ),
        (InjectEffect::Recall { who: me(), area }, Effect::Recall { member, area }),
        (
            InjectEffect::EnergyShock { growth: 30, fuel: 50, months: 12 },
            Effect::EnergyShock { growth: 30, fuel: 50, turns: 2 },
        ),
        (InjectEffect::EnergyRelief, Effect::EnergyRelief),
        (
            InjectEffect::Government { who: PARIS, to: Government::Sceptic },
            Effect::Government { member, to: Government::Sceptic },
        ),
    ];
    for (effect, expected) in &table {
        let mut effects = Effects::default();
        queue(effect, Members::only(LONDON), &state.view(&rules), &mut effects, EntryId(3));
        let all: Vec<_> = (0..).map_while(|place| effects.get(place)).collect();
        assert!(all.contains(&(*expected, EntryId(3))), "{effect:?}: {all:?}");
    }
}

#[test]
fn everybody_meant_is_found() {
    let (rules, state) = board();
    let view = state.view(&rules);
    let who = |who: Who| resolve_who(&who, Members::only(LONDON), &view);
    let all = u32::try_from(rules.members.len()).unwrap();
    assert_eq!(who(Who::Chooser), Members::only(LONDON));
    assert_eq!((who(Who::All).count(), who(Who::Others).count()), (all, all - 1));
    assert_eq!(who(Who::Members(vec![LONDON, PARIS])).count(), 2);
    assert_eq!(who(Who::FrontLine).count() + who(Who::Rear).count(), all);
    assert_eq!(who(Who::Eu).count() + who(Who::NotEu).count(), all);
    assert!(who(Who::FrontLine).count() > 0 && who(Who::NotEu).has(LONDON) && who(Who::Eu).has(PARIS));
    assert_eq!(who(Who::Seats).count(), u32::from(rules.seats));
    assert!(who(Who::UsHosts).has(LONDON) && !who(Who::UsHosts).has(PARIS));
    let largest = who(Who::Largest(1));
    assert!(largest.iter().all(|seat| rules.members[seat].id.as_str() == "berlin") && largest.count() == 1);
    assert!(asked(&[Who::All], &view).iter().all(|member| rules.is_seat(member)), "only seats are asked");
}

#[test]
fn windows_repeats_and_the_index() {
    assert!(in_window(3, 0, 60) && in_window(3, 5, 5) && !in_window(3, 5, 6) && !in_window(3, 5, 2));
    assert!(ready(0, 0, 4) && !ready(2, 0, 9) && ready(2, 3, 5) && !ready(2, 3, 4));
    let (rules, state) = board();
    let (candidates, starts) = index(&rules);
    assert_eq!((candidates.len(), starts.len()), (6, usize::from(rules.calendar.turns) + 2));
    assert_eq!(state.injects.candidates_of(2), &[]);
    assert_eq!(state.injects.candidates_of(3), &[InjectId(0), InjectId(1)]);
    assert_eq!(state.injects.candidates_of(6), &[]);
    assert_eq!(state.injects.candidates_of(200), &[]);
}

#[test]
fn a_choice_is_checked_and_priced() {
    let (rules, mut state) = board();
    let order = |choice| Order::Choose { inject: InjectId(0), choice };
    let check = |state: &Snapshot, seat, draft: &[Order], choice| {
        super::check(&state.view(&rules), seat, draft, &order(choice)).unwrap()
    };
    assert_eq!(check(&state, LONDON, &[], 1), Err(Refusal::NotNow(Hindrance::NothingToAnswer)));
    state.injects.open.push(OpenInject { inject: InjectId(0), asked: Members::only(LONDON), entry: EntryId::NONE });
    let preview = check(&state, LONDON, &[], 1).unwrap();
    assert_eq!((preview.pc, preview.meur_now), (1, 300));
    assert_eq!(check(&state, LONDON, &[], 0), Err(Refusal::NotNow(Hindrance::ChoiceClosed)));
    assert_eq!(check(&state, LONDON, &[], 9), Err(Refusal::NoSuchThing));
    assert_eq!(check(&state, LONDON, &[order(2)], 1), Err(Refusal::Twice));
    assert_eq!(check(&state, PARIS, &[], 1), Err(Refusal::NotNow(Hindrance::NothingToAnswer)));
    let choices = &rules.injects[InjectId(0)].choices;
    assert_eq!(default_choice(choices, &state.view(&rules)), Some(1), "the first that is open");
    assert_eq!(price(&choices[1], LONDON, &state.view(&rules)), 300);
    let mut offered = 0;
    super::enumerate(&state.view(&rules), LONDON, Step::Orders, &mut |_| offered += 1);
    assert_eq!(offered, 3);
}

/// Runs systems of this domain on a board.
fn run<M>(
    rules: &Ruleset,
    state: Snapshot,
    systems: impl bevy_ecs::prelude::IntoScheduleConfigs<bevy_ecs::system::ScheduleSystem, M>,
) -> bevy_ecs::prelude::World {
    let mut world = bevy_ecs::prelude::World::new();
    state.install(&mut world);
    world.insert_resource(crate::rules::ruleset::Rules(std::sync::Arc::new(rules.clone())));
    world.insert_resource(Effects::default());
    world.insert_resource(crate::rules::event::Log::default());
    let mut schedule = bevy_ecs::prelude::Schedule::default();
    schedule.add_systems(systems);
    schedule.run(&mut world);
    world
}

fn effects_of(world: &bevy_ecs::prelude::World) -> Vec<Effect> {
    let effects = world.resource::<Effects>();
    (0..).map_while(|place| effects.get(place)).map(|(effect, _)| effect).collect()
}

#[test]
fn an_inject_fires_asks_and_its_choice_moves_what_it_says() {
    use super::state::Injects;
    use super::systems::{answer, fire};
    use bevy_ecs::prelude::IntoScheduleConfigs;
    let paid = Effect::Capital { meter: Meter::Money, member: LONDON, by: -300 };
    let waits = |choice: u8| {
        let (mut rules, mut state) = board();
        rules.injects[InjectId(1)].follow_up_only = true;
        rules.injects[InjectId(0)].choices[2].follow_up = Some((InjectId(1), 2));
        super::initial(&rules, &mut state);
        state.book.orders = IdVec::filled(rules.members.len(), Vec::new());
        state.book.orders[LONDON].push(Order::Choose { inject: InjectId(0), choice });
        run(&rules, state, (fire, answer).chain())
    };
    let world = waits(1);
    assert_eq!(effects_of(&world), [paid]);
    assert_eq!(world.resource::<Injects>().choice(InjectId(0), LONDON), Some(1));
    assert_eq!(world.resource::<Injects>().fired[InjectId(0)], 4);
    let world = waits(2);
    assert_eq!(effects_of(&world), []);
    assert_eq!(world.resource::<Injects>().scheduled, [(InjectId(1), 6)], "the other choice leads elsewhere");
    // Without an answer the first open choice counts, and is paid for.
    let (rules, mut state) = board();
    state.book.orders = IdVec::filled(rules.members.len(), Vec::new());
    let world = run(&rules, state, (fire, answer).chain());
    let pc = Effect::Capital { meter: Meter::PoliticalCapital, member: LONDON, by: -1 };
    assert_eq!(effects_of(&world), [pc, paid, pc, paid]);
}

#[test]
fn every_seat_is_called_every_turn() {
    let (rules, mut state) = board();
    let n = rules.members.len();
    state.politics.election_turn = IdVec::filled(n, 0);
    state.politics.election_turn[PARIS] = 5;
    state.posture.members = u8::try_from(n).unwrap();
    state.posture.forward = vec![Cb(0); n * rules.sites.len()];
    state.posture.spare = IdVec::filled(n, Cb(100));
    let world = run(&rules, state, super::systems::call);
    let calls = &world.resource::<super::state::Injects>().calls;
    for seat in rules.seat_ids() {
        assert!(calls.iter().any(|call| call.seat == seat), "{} is left alone", rules.name(seat));
    }
    let election = super::calls::CallKind::Election as u8;
    assert!(calls.iter().any(|call| call.seat == PARIS && call.what == election && call.about == 5));
}

#[test]
fn every_kind_of_call_has_a_text() {
    let (rules, _) = board();
    for kind in super::calls::CallKind::ALL {
        assert!(rules.params.injects.calls.iter().any(|call| call.kind == *kind), "{kind:?}");
    }
}
