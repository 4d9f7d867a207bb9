//! The drawdown in the turn: news at the Brief, bargains in Diplomacy, decisions in the Washington phase.

use bevy_ecs::prelude::{Res, ResMut};

use super::rules::inaugurates;
use super::rules::{
    CAPITOL, Decision, Desk, Pressures, american_share, believed, by_length, decide, decisions, mean_core, purpose,
    regard_target, step, target_parts, withheld as share_withheld,
};
use super::state::Drawdown;
use super::{bargains, coercion, compact, crises, packages, partners};
use crate::core::dice::Stream;
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::book::OrderBook;
use crate::rules::capability::state::Capability;
use crate::rules::clock::Clock;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, EntryId, Event, Log};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::politics::state::Politics;
use crate::rules::procurement::state::Procurement;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::treasury::state::Treasury;
use crate::rules::words::{Meter, Planning, Theatre};

/// A desk of this turn.
pub(super) fn desk<'a>(rules: &'a Ruleset, clock: &Clock, log: &'a mut Log, effects: &'a mut Effects) -> Desk<'a> {
    Desk { rules, turn: clock.turn, roll: clock.dice().stream(Stream::Washington), log, effects }
}

/// Brief: the winner of last turn's vote takes office.
pub fn inaugurate(rules: Res<Rules>, clock: Res<Clock>, mut drawdown: ResMut<Drawdown>, mut log: ResMut<Log>) {
    let params = &rules.params.washington;
    if inaugurates(&rules, clock.turn) {
        let draw = clock.dice().stream(Stream::Washington).permille(CAPITOL, purpose::VOTE);
        drawdown.administration = super::rules::winner(params.odds, draw);
        log.write(Cause::Calendar, Event::AdministrationChanged { to: drawdown.administration });
    }
}

/// Brief: at the turn of the year partnerships abroad are renewed out of the political capital that has just come in.
pub fn renew(
    rules: Res<Rules>,
    clock: Res<Clock>,
    politics: Res<Politics>,
    mut drawdown: ResMut<Drawdown>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    if clock.turn > 1 && rules.calendar.date(clock.turn).1 <= rules.pace().months {
        let mut desk = desk(&rules, &clock, &mut log, &mut effects);
        partners::renew(&mut desk, &mut drawdown, |seat| i32::from(politics.pc[seat]));
    }
}

/// Brief: crises elsewhere end, begin, and bring demands for bases.
pub fn news(rules: Res<Rules>, clock: Res<Clock>, mut drawdown: ResMut<Drawdown>, mut log: ResMut<Log>) {
    let params = &rules.params.washington.crises;
    let turns = u8::try_from(rules.pace().turns(params.months)).unwrap_or(1);
    let roll = clock.dice().stream(Stream::Crisis);
    for (theatre, chance, purpose) in [
        (Theatre::Pacific, params.pacific, purpose::PACIFIC),
        (Theatre::MiddleEast, params.middle_east, purpose::MIDDLE_EAST),
    ] {
        let begins = roll.permille(CAPITOL, purpose) < by_length(&rules, chance);
        crises::count_down(&mut drawdown, theatre, &mut log);
        if begins && crises::turns_left(&drawdown, theatre) == 0 {
            log.write(Cause::Chance, Event::CrisisMoved { theatre, turns });
            crises::begin(&mut drawdown, theatre, turns, clock.turn);
        }
    }
}

/// Diplomacy: deals struck earlier may be found out, and new ones are struck.
pub fn deals(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    mut drawdown: ResMut<Drawdown>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let mut desk = desk(&rules, &clock, &mut log, &mut effects);
    bargains::find_out(&mut desk, &mut drawdown, clock.dice().stream(Stream::Discovery));
    bargains::strike_deals(&mut desk, &mut drawdown, &book);
}

/// Washington: what capitals ask, what Washington believes of them, what it decides, and what follows.
pub fn turn(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    (politics, initiatives, capability): (Res<Politics>, Res<Initiatives>, Res<Capability>),
    (alliance, treasury, procurement): (Res<AllianceTrust>, Res<Treasury>, Res<Procurement>),
    mut drawdown: ResMut<Drawdown>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let (rules, own, log, effects): (&Ruleset, _, _, _) = (&rules, &mut *drawdown, &mut *log, &mut *effects);
    carry_out(rules, &clock, &book, &initiatives, own, log, effects);
    keep_compact(rules, &clock, &initiatives, &capability, own, log, effects);
    drift(rules, &clock, &treasury, &procurement, &politics, own, log);
    decide_packages(rules, &clock, &capability, &alliance, own, log, effects);
    press(rules, &clock, &alliance, &treasury, &procurement, own, log, effects);
    consequences(rules, &clock, &alliance, &treasury, own, log, effects);
}

/// Orders of capitals are carried out, tariffs answered, silences noted.
fn carry_out(
    rules: &Ruleset,
    clock: &Clock,
    book: &OrderBook,
    initiatives: &Initiatives,
    drawdown: &mut Drawdown,
    log: &mut Log,
    effects: &mut Effects,
) {
    let mut desk = desk(rules, clock, log, effects);
    bargains::fade(&desk, drawdown);
    bargains::carry_out(&mut desk, drawdown, book);
    bargains::note_silence(&mut desk, drawdown);
    let front = coercion::Front::of(rules, initiatives, clock.turn);
    coercion::answer(&mut desk, drawdown, book, front);
    coercion::trade(&mut desk, drawdown, front);
    coercion::settle_disputes(&mut desk, drawdown);
}

/// The compact is heard, kept or broken.
fn keep_compact(
    rules: &Ruleset,
    clock: &Clock,
    initiatives: &Initiatives,
    capability: &Capability,
    drawdown: &mut Drawdown,
    log: &mut Log,
    effects: &mut Effects,
) {
    let mut desk = desk(rules, clock, log, effects);
    compact::carry_on(&mut desk, drawdown, capability);
    compact::hear(&mut desk, drawdown, initiatives.compact_terms);
}

/// Commitment moves a share of the way to its target.
fn drift(
    rules: &Ruleset,
    clock: &Clock,
    treasury: &Treasury,
    procurement: &Procurement,
    politics: &Politics,
    drawdown: &mut Drawdown,
    log: &mut Log,
) {
    let params = &rules.params.washington;
    let (orders, american) = american_share(procurement);
    let absent = politics.planning_share(rules, Planning::Absent);
    let pressures = Pressures { core: mean_core(rules, treasury), orders, american, absent };
    drawdown.target_parts = target_parts(params, drawdown, pressures);
    drawdown.target = drawdown.target_parts.iter().sum();
    let wide = by_length(rules, params.noise);
    let wide = if drawdown.compact.is_some() { wide * params.compact.noise / 1000 } else { wide };
    let noise = clock.dice().stream(Stream::Washington).between(CAPITOL, purpose::NOISE, -wide, wide);
    let by = step(drawdown.commitment.get(), drawdown.target.into(), rules.pace().per_year(params.pull), noise);
    let by = drawdown.commitment.shift(by);
    log.write(Cause::Rule, Event::Moved { meter: Meter::Commitment, by, now: drawdown.commitment.get() });
}

/// What was announced leaves, and new decisions fall.
fn decide_packages(
    rules: &Ruleset,
    clock: &Clock,
    capability: &Capability,
    alliance: &AllianceTrust,
    drawdown: &mut Drawdown,
    log: &mut Log,
    effects: &mut Effects,
) {
    let params = &rules.params.washington.packages;
    let mut desk = desk(rules, clock, log, effects);
    packages::depart(&mut desk, drawdown);
    let extra = desk.roll.permille(CAPITOL, purpose::EXTRA_ROLL);
    for nth in 0..decisions(by_length(rules, params.rolls), extra) {
        let bonus = if drawdown.review { params.review_bonus } else { 0 };
        let draw = desk.roll.permille(CAPITOL, purpose::DECISION + nth);
        let what = decide(&params.bands, drawdown.commitment.get(), bonus, draw);
        let event = Event::WashingtonDecided { what: what as u8, draw: i16::try_from(draw).unwrap_or(0) };
        let entry = desk.log.write(Cause::Chance, event);
        match what {
            Decision::Hold => drawdown.review = false,
            Decision::Review => {
                drawdown.review = true;
                let draw = desk.roll.permille(CAPITOL, purpose::REVIEW + nth);
                packages::reconsider(&mut desk, drawdown, draw, entry);
            }
            Decision::Announce => {
                let weights = packages::weights(rules, drawdown, &capability.cover_alone, &alliance.regard);
                if let Some(package) = packages::choose(&desk, &weights, nth) {
                    packages::announce(&mut desk, drawdown, package, entry);
                }
            }
            Decision::Reinforce => packages::reinforce(&mut desk, drawdown, &alliance.regard, entry),
        }
    }
}

/// Tariffs, and formal notice to leave the treaty.
fn press(
    rules: &Ruleset,
    clock: &Clock,
    alliance: &AllianceTrust,
    treasury: &Treasury,
    procurement: &Procurement,
    drawdown: &mut Drawdown,
    log: &mut Log,
    effects: &mut Effects,
) {
    let mut desk = desk(rules, clock, log, effects);
    let books = coercion::Books { alliance, treasury, procurement };
    coercion::consider(&mut desk, drawdown, &books);
    crises::consider_notice(&mut desk, drawdown);
}

/// Spares, regard, and what everybody believes afterwards.
fn consequences(
    rules: &Ruleset,
    clock: &Clock,
    alliance: &AllianceTrust,
    treasury: &Treasury,
    drawdown: &mut Drawdown,
    log: &mut Log,
    effects: &mut Effects,
) {
    let params = &rules.params.washington;
    let share = i16::try_from(share_withheld(params, drawdown)).unwrap_or(0);
    if share != drawdown.withheld {
        drawdown.withheld = share;
        log.write(Cause::Rule, Event::Withheld { permille: share });
    }
    for member in rules.member_ids() {
        let left = partners::withheld_from(rules, drawdown.ripe[member], share.into());
        drawdown.withheld_from[member] = i16::try_from(left).unwrap_or(share);
    }
    let drift = rules.pace().per_year(params.regard_drift);
    for member in rules.member_ids() {
        let core = treasury.core[member].0 + treasury.reclassified[member].0;
        let by = (regard_target(rules, member, core) - alliance.regard[member].get()) * drift / 1000;
        if by != 0 {
            effects.push(Effect::Capital { meter: Meter::Regard, member, by }, EntryId::NONE);
        }
    }
    let value = believed(rules, (clock.seed, clock.turn), drawdown, alliance);
    drawdown.believed = crate::core::Score::new(value);
}
