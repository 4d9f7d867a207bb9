//! Deterrence is assessed, Moscow reads it, and a test may begin; then it is fought out.

use bevy_ecs::prelude::{Res, ResMut};

use super::rules::{self, DIE, MISREADING, TEST, Temptation};
use super::scene::Scene;
use super::state::{Crisis, Deterrence};
use crate::core::dice::Stream;
use crate::core::ids::{MemberId, SiteId};
use crate::core::{Cb, IdVec, Score};
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::book::OrderBook;
use crate::rules::capability::state::Capability;
use crate::rules::clock::Clock;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::incursions;
use crate::rules::initiatives::state::Initiatives;
use crate::rules::moscow;
use crate::rules::order::Order;
use crate::rules::pledges::state::Pledges;
use crate::rules::posture::state::Posture;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::washington::state::Drawdown;
use crate::rules::words::{Act, Meter, Promise};

/// What a scene is made of, as systems borrow it.
pub type Around<'w> = (
    Res<'w, Capability>,
    Res<'w, Posture>,
    Res<'w, incursions::state::Incursions>,
    Res<'w, AllianceTrust>,
    Res<'w, Drawdown>,
    Res<'w, moscow::state::Moscow>,
    Res<'w, Initiatives>,
);

fn scene<'a>(rules: &'a Ruleset, clock: &Clock, around: &'a Around) -> Scene<'a> {
    Scene {
        rules,
        turn: clock.turn,
        capability: &around.0,
        posture: &around.1,
        incursions: &around.2,
        alliance: &around.3,
        drawdown: &around.4,
        moscow: &around.5,
        initiatives: &around.6,
    }
}

/// A new turn: last turn's test is over; in the first turn deterrence is assessed so that Moscow can plan.
pub fn begin(rules: Res<Rules>, clock: Res<Clock>, around: Around, mut own: ResMut<Deterrence>) {
    own.crisis = None;
    if clock.turn == 1 {
        measure(&scene(&rules, &clock, &around), &mut own);
        own.seen = i16::try_from(own.gauge.get()).unwrap_or(0);
    }
}

/// Assesses every site; the ready pool goes to the weakest; the gauge is the weakest after that.
fn measure(scene: &Scene, own: &mut Deterrence) {
    let params = &scene.rules.params.deterrence;
    let voted = scene.voted();
    let hours = scene.hours(&voted);
    own.hours = i16::try_from(hours).unwrap_or(i16::MAX);
    for site in scene.rules.sites.ids() {
        own.sites[site] = rules::assess(params, &scene.ingredients(site, &voted, hours));
    }
    if voted.pool > Cb::ZERO {
        let site = weakest(own);
        let mut at = scene.ingredients(site, &voted, hours);
        at.host += voted.pool;
        own.sites[site] = rules::assess(params, &at);
    }
    own.weakest = weakest(own);
    own.gauge = own.sites.get(own.weakest).map_or(Score::MIN, |site| site.value);
}

fn weakest(own: &Deterrence) -> SiteId {
    own.sites.pairs().min_by_key(|(_, site)| site.value).map_or(SiteId(0), |(id, _)| id)
}

/// Deterrence this turn, written down with its parts by site, and as Moscow reads it.
pub fn assess(rules: Res<Rules>, clock: Res<Clock>, around: Around, mut own: ResMut<Deterrence>, mut log: ResMut<Log>) {
    let scene = scene(&rules, &clock, &around);
    let before = own.gauge.get();
    measure(&scene, &mut own);
    let now = own.gauge.get();
    let moved = log.write(Cause::Rule, Event::Moved { meter: Meter::Deterrence, by: now - before, now });
    let size = |forces: Cb| i16::try_from(forces.0).unwrap_or(i16::MAX);
    for (site, at) in own.sites.pairs() {
        let value = i16::try_from(at.value.get()).unwrap_or(0);
        log.after(moved, Event::Deterred { site, value, attack: size(at.attack), defence: size(at.defence) });
    }
    let most = scene.misreading();
    let error = clock.dice().stream(Stream::Perception).between(moscow::rules::MOSCOW, MISREADING, -most, most);
    own.seen = i16::try_from((now + error).clamp(0, 1000)).unwrap_or(0);
    if now >= rules.params.deterrence.probe_line {
        own.calm = own.calm.saturating_add(1);
    } else {
        own.window = own.window.saturating_add(1);
    }
}

/// Moscow decides whether to try; if so the first round is fought with what is in place.
pub fn decide(
    rules: Res<Rules>,
    clock: Res<Clock>,
    around: Around,
    mut own: ResMut<Deterrence>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let params = &rules.params.deterrence;
    let (site, seen) = (own.weakest, i32::from(own.seen));
    let (brink, factor) = rules.params.moscow.brink;
    let temptation = Temptation {
        intent: around.5.intent,
        distracted: moscow::rules::distracted(&around.4),
        force: around.5.free.get(site).copied().unwrap_or_default(),
        escalation: if around.5.escalation.get() >= brink { factor } else { 1000 },
    };
    let chance = rules::chance(params, rules.pace(), seen, temptation);
    let roll = clock.dice().stream(Stream::Test);
    if roll.permille(moscow::rules::MOSCOW, TEST) >= chance {
        return;
    }
    let scene = scene(&rules, &clock, &around);
    let small = |x: i32| i16::try_from(x).unwrap_or(0);
    let entry = log.write(Cause::Chance, Event::TestBegan { site, seen: own.seen, chance: small(chance) });
    effects.push(Effect::Shift { meter: Meter::Escalation, by: params.escalation }, entry);
    for member in rules.seat_ids() {
        effects.push(Effect::Capital { meter: Meter::PoliticalCapital, member, by: params.rally_pc }, entry);
    }
    scene.expect(site, &mut own.acts);
    let washington = rules::washington(params, around.4.believed.get());
    let odds = rules::odds(params, scene.drifts(site, &own.acts, washington, false));
    let [repelled, contested, lost] = odds;
    log.after(entry, Event::Odds { repelled, contested, lost });
    let mut crisis =
        Crisis { site, control: small(params.control_start), round: 0, nuclear: false, washington, odds, entry };
    let voted = scene.voted();
    fight(&rules, &clock, scene.first_round(site, scene.hours(&voted), voted.pool), &mut crisis, &mut log);
    own.crisis = Some(crisis);
}

/// Fights one round: what the sides are worth moves control, and a die.
fn fight(rules: &Ruleset, clock: &Clock, sides: (Cb, Cb, i32), crisis: &mut Crisis, log: &mut Log) {
    let params = &rules.params.deterrence;
    let (defence, attack, bonus) = sides;
    crisis.round += 1;
    let faces = u32::try_from(params.die.len()).unwrap_or(0);
    let purpose = DIE + u32::from(crisis.round);
    let face = clock.dice().stream(Stream::Test).below(moscow::rules::MOSCOW, purpose, faces);
    let die = params.die.get(face as usize).copied().unwrap_or(0);
    let control = i32::from(crisis.control) + rules::drift(params, defence, attack, bonus) + die;
    // Control may leave 0..1000 between rounds, or the exact odds would not be exact; the result is the same.
    crisis.control = i16::try_from(control).unwrap_or(0);
    let size = |forces: Cb| i16::try_from(forces.0).unwrap_or(i16::MAX);
    let event = Event::RoundFought {
        round: crisis.round,
        control: crisis.control,
        defence: size(defence),
        attack: size(attack),
    };
    log.after(crisis.entry, event);
}

/// The test is fought out: every capital has acted as it deemed necessary, or let it be a statement.
pub fn resolve(
    rules: Res<Rules>,
    clock: Res<Clock>,
    around: Around,
    given: (Res<OrderBook>, Res<Pledges>),
    mut own: ResMut<Deterrence>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let Some(mut crisis) = own.crisis.take() else { return };
    let mut acts = std::mem::take(&mut own.acts);
    let params = &rules.params.deterrence;
    let scene = scene(&rules, &clock, &around);
    take_acts(&scene, &given.0, &mut crisis, &mut acts, &mut log);
    crisis.washington = rules::washington(params, around.4.commitment.get());
    log.after(crisis.entry, Event::WashingtonActed { act: crisis.washington });
    let (site, us, nuclear) = (crisis.site, crisis.washington, crisis.nuclear);
    crisis.odds = rules::odds(params, scene.drifts(site, &acts, us, nuclear));
    let [repelled, contested, lost] = crisis.odds;
    log.after(crisis.entry, Event::Odds { repelled, contested, lost });
    let pool = scene.voted().pool;
    for round in 2..=3 {
        let sides = scene.later_round(site, round, &acts, us, nuclear, pool);
        fight(&rules, &clock, sides, &mut crisis, &mut log);
    }
    let result = rules::result(params, i32::from(crisis.control));
    crisis.control = crisis.control.clamp(0, 1000);
    let ended = log.after(crisis.entry, Event::TestEnded { site, result, control: crisis.control });
    own.tests[usize::from(2 - result.min(2))] += 1;
    if nuclear {
        effects.push(Effect::Shift { meter: Meter::Escalation, by: params.nuclear_signal.1 }, ended);
    }
    settle_trust(&scene, &given.1, &crisis, &acts, ended, &mut effects);
    land_forces(&scene, &crisis, &acts, ended, &mut effects);
    own.acts = acts;
    own.crisis = Some(crisis);
}

/// Reads what the seats do; who gives no order issues a statement, and background members follow their seat while they
/// trust it.
fn take_acts(scene: &Scene, book: &OrderBook, crisis: &mut Crisis, acts: &mut IdVec<MemberId, Act>, log: &mut Log) {
    let host = scene.rules.sites[crisis.site].host;
    for member in scene.rules.member_ids() {
        acts[member] = if member == host { Act::Fight } else { Act::Statement };
    }
    for (seat, nth, order) in book.all() {
        if let Order::ActInTest { act, nuclear } = order {
            acts[seat] = act;
            crisis.nuclear |= nuclear;
            let given = log.order(seat, nth);
            let parent = if given == EntryId::NONE { crisis.entry } else { given };
            log.after(parent, Event::Acted { member: seat, act, nuclear });
        }
    }
    for member in scene.rules.member_ids().filter(|&member| member != host && !scene.rules.is_seat(member)) {
        let seat = incursions::rules::speaker(scene.rules, scene.alliance, member);
        if let Some(seat) = seat {
            // A seat that fights for its own soil does not commit others to more than sending.
            let act = acts[seat];
            acts[member] = if seat == host { Act::Send } else { act };
        }
    }
}

/// The host remembers what every seat did; lost trust weighs more against a pledge of forces here, and less where the
/// mission asks for no more than a statement.
fn settle_trust(
    scene: &Scene,
    pledges: &Pledges,
    crisis: &Crisis,
    acts: &IdVec<MemberId, Act>,
    cause: EntryId,
    effects: &mut Effects,
) {
    let params = &scene.rules.params.deterrence;
    let host = scene.rules.sites[crisis.site].host;
    let voted = scene.voted();
    for seat in scene.rules.seat_ids().filter(|&seat| seat != host) {
        let act = acts[seat];
        let mut by = rules::by_act(&params.act_trust, act);
        if by < 0 && pledged(pledges, seat, crisis.site) {
            by = by * params.act_pledged / 1000;
        } else if act == Act::Statement {
            by = by * (1000 - voted.mission) / 1000;
        }
        if act < Act::Send {
            by -= by.abs() * voted.duty / 1000;
        }
        effects.push(Effect::Trust { holder: host, subject: seat, by, stake: 1000 }, cause);
    }
}

/// Whether a capital has an open pledge of forces at a site.
fn pledged(pledges: &Pledges, seat: crate::core::ids::MemberId, site: SiteId) -> bool {
    pledges.open.iter().any(|&id| {
        let pledge = &pledges.list[id];
        pledge.by == seat && pledge.promise == Promise::Brigade && pledge.about == site.0
    })
}

/// What was sent stays where it landed.
fn land_forces(scene: &Scene, crisis: &Crisis, acts: &IdVec<MemberId, Act>, cause: EntryId, effects: &mut Effects) {
    let roles = scene.rules.roles;
    let with_us = crisis.washington >= Act::Send;
    let cover = if with_us { &scene.capability.cover_promised } else { &scene.capability.cover_alone };
    for from in scene.rules.member_ids().filter(|from| acts[*from] == Act::Send) {
        let cb = scene.sent(from, cover[roles.lift]);
        if cb > Cb::ZERO {
            effects.push(Effect::Forces { site: crisis.site, from, cb }, cause);
        }
    }
}
