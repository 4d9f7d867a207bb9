//! When trust moves: reassurance in Diplomacy, drift and cohesion at the end of the turn.

use bevy_app::App;
use bevy_ecs::prelude::{IntoScheduleConfigs, Res, ResMut};

use super::Params;
use super::rules::{self, Drift, Holder, Standing};
use super::state::AllianceTrust;
use crate::core::ids::{MemberId, Members, PledgeId};
use crate::core::{IdVec, Score};
use crate::rules::DomainSystems;
use crate::rules::book::OrderBook;
use crate::rules::clock::Clock;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{EntryId, Event, Log, VISIBLE};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::order::Order;
use crate::rules::phase::Phase;
use crate::rules::pledges::state::Pledges;
use crate::rules::politics::state::Politics;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::state::Snapshot;
use crate::rules::washington::state::Drawdown;
use crate::rules::words::{Leadership, Meter, PledgeState};

/// Adds the systems of this domain.
pub fn plugin(app: &mut App) {
    app.add_systems(Phase::Diplomacy, reassure.in_set(DomainSystems::Alliance));
    app.add_systems(Phase::Readiness, cohere.in_set(DomainSystems::Alliance));
    app.add_systems(Phase::Deterrence, cohere.in_set(DomainSystems::Alliance));
    app.add_systems(Phase::Close, close.in_set(DomainSystems::Alliance));
}

/// Trust at the start: the baseline with the goodwill of the day, and the pairs a scenario names.
pub fn initial(rules: &Ruleset, state: &mut Snapshot) {
    let params = &rules.params.alliance;
    let members = rules.members.len();
    let trust = &mut state.alliance;
    trust.members = u8::try_from(members).unwrap_or(u8::MAX);
    trust.drift = vec![0; members * members];
    trust.reassured = vec![0; members * members];
    trust.pairs = vec![Score::MAX; members * members];
    let believed = state.drawdown.believed.get();
    for holder in rules.member_ids() {
        for subject in rules.member_ids() {
            if holder == subject {
                continue;
            }
            let side = |member: MemberId| Standing { threat: rules.members[member].threat, kept: params.kept_par };
            let place = trust.place(holder, subject);
            let affinity = i32::from(rules.affinity[place]);
            let base = rules::baseline(params, affinity, side(holder), side(subject), believed);
            trust.pairs[place] = Score::new(base + params.goodwill);
        }
    }
    for pair in &params.initial {
        let place = trust.place(pair.from, pair.to);
        trust.pairs[place] = Score::new(pair.trust);
    }
    trust.in_washington = rules
        .members
        .iter()
        .map(|member| Score::new(rules::washington_baseline(params, member.stance.transatlantic, believed)))
        .collect();
    trust.regard = IdVec::filled(members, Score::new(500));
    let cohesion = rules::cohesion(rules, trust);
    (trust.cohesion, trust.mean_pairs, trust.weak_pairs) = (cohesion.value, cohesion.mean, cohesion.weak);
    trust.weakest = cohesion.weakest;
}

/// Applies an effect that others queued for this domain.
pub fn apply(rules: &Ruleset, own: &mut AllianceTrust, effect: Effect, cause: EntryId, log: &mut Log) {
    match effect {
        Effect::Trust { holder, subject, by, stake } if holder != subject => {
            let (params, by) = (&rules.params.alliance, by * stake / 1000);
            move_pair(own, (holder, subject), |trust| rules::curved(params, trust, by), cause, log);
        }
        Effect::SpendTrust { holder, subject, by } if holder != subject => {
            move_pair(own, (holder, subject), |_| by, cause, log);
        }
        Effect::Estrange { holder, from, by } => estrange(&rules.params.alliance, own, holder, from, by, cause, log),
        Effect::Capital { meter, member, by } => {
            let score = match meter {
                Meter::Regard => &mut own.regard[member],
                Meter::TrustInWashington => &mut own.in_washington[member],
                _ => return,
            };
            let by = score.shift(by);
            if by != 0 && (cause != EntryId::NONE || by.abs() >= VISIBLE) {
                log.after(cause, Event::CapitalMoved { meter, member, by, now: score.get() });
            }
        }
        _ => {}
    }
}

fn move_pair(
    own: &mut AllianceTrust,
    (holder, subject): (MemberId, MemberId),
    by: impl Fn(i32) -> i32,
    cause: EntryId,
    log: &mut Log,
) {
    let place = own.place(holder, subject);
    let pair = &mut own.pairs[place];
    let by = pair.shift(by(pair.get()));
    if by != 0 {
        let now = pair.get();
        let narrow = |value: i32| i16::try_from(value).unwrap_or(0);
        log.after(cause, Event::TrustMoved { holder, subject, by: narrow(by), now: narrow(now) });
    }
}

/// Moves one row of the matrix at once: told in one entry, and booked pair by pair in the column of drift.
fn estrange(
    params: &Params,
    own: &mut AllianceTrust,
    holder: MemberId,
    from: Members,
    by: i16,
    cause: EntryId,
    log: &mut Log,
) {
    let (mut all, mut others) = (0, 0);
    for subject in from.iter().filter(|&subject| subject != holder) {
        let place = own.place(holder, subject);
        let pair = &mut own.pairs[place];
        let moved = pair.shift(rules::curved(params, pair.get(), by.into()));
        let moved = i16::try_from(moved).unwrap_or(0);
        own.drift[place] = own.drift[place].saturating_add(moved);
        all += moved;
        others += u8::from(moved != 0);
    }
    if all != 0 {
        log.after(cause, Event::TrustStrained { holder, others, by: all });
    }
}

/// Reassurance works unless the one who gives it has broken its word to the other.
fn reassure(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    pledges: Res<Pledges>,
    mut own: ResMut<AllianceTrust>,
    mut effects: ResMut<Effects>,
    mut log: ResMut<Log>,
) {
    for (seat, nth, order) in book.all() {
        let Order::Reassure { member } = order else { continue };
        let place = own.place(seat, member);
        own.reassured[place] = clock.turn;
        let given = log.order(seat, nth);
        let given = log.after(given, Event::Reassured { by: seat, to: member });
        if !broke_word(&pledges, seat, member) {
            let by = rules.params.alliance.reassure_gain;
            effects.push(Effect::Trust { holder: member, subject: seat, by, stake: 1000 }, given);
        }
    }
}

/// Whether `by` has broken a pledge that was made to `to`, or on which it counted.
fn broke_word(pledges: &Pledges, by: MemberId, to: MemberId) -> bool {
    pledges.settled[by] > pledges.kept[by]
        && pledges.list.ids().any(|id: PledgeId| {
            let pledge = &pledges.list[id];
            pledge.by == by
                && pledge.state == PledgeState::Broken
                && (pledge.to == Some(to) || pledge.counted_on.has(to))
        })
}

/// Close: trust drifts, and cohesion with it.
fn close(
    rules: Res<Rules>,
    politics: Res<Politics>,
    pledges: Res<Pledges>,
    drawdown: Res<Drawdown>,
    initiatives: Res<Initiatives>,
    mut own: ResMut<AllianceTrust>,
    mut log: ResMut<Log>,
) {
    drift(&rules, &politics, &pledges, &drawdown, &initiatives, &mut own);
    take_cohesion(&rules, &mut own, &mut log);
}

/// Trust drifts toward its baseline: one pass over a column, summed up per pair and not logged.
fn drift(
    rules: &Ruleset,
    politics: &Politics,
    pledges: &Pledges,
    drawdown: &Drawdown,
    initiatives: &Initiatives,
    own: &mut AllianceTrust,
) {
    let params = &rules.params.alliance;
    let rate = rules.pace().per_year(params.drift_permille);
    let believed = drawdown.believed.get();
    let led = initiatives.leadership == Leadership::Directoire;
    let mut columns = Drift::new(rules::Steps::of(params.threat_per_point), rate);
    for (place, member) in rules.member_ids().enumerate().take(columns.threat.len()) {
        let settled = i32::from(pledges.settled[member]);
        let kept = if settled == 0 { params.kept_par } else { i32::from(pledges.kept[member]) * 1000 / settled };
        let side = Standing { threat: politics.threat[member].get(), kept };
        columns.threat[place] = side.threat;
        columns.standing[place] = rules::standing(params, side, believed);
        columns.bonds[place] = if initiatives.bonded.has(member) { initiatives.bond.into() } else { 0 };
        columns.strain[place] = if initiatives.directoire.has(member) { params.directoire_strain } else { 0 };
    }
    let width = usize::from(own.members).max(1);
    let rows = own.pairs.chunks_exact_mut(width).zip(own.drift.chunks_exact_mut(width));
    for ((holder, (pairs, drifts)), affinities) in rules.member_ids().zip(rows).zip(rules.affinity.chunks_exact(width))
    {
        let bonded = initiatives.bonded.has(holder);
        let strained = led && !initiatives.directoire.has(holder);
        columns.row(holder, Holder { bonded, strained }, pairs, drifts, affinities);
        let target = rules::washington_baseline(params, rules.members[holder].stance.transatlantic, believed);
        own.in_washington[holder].approach(target, rate);
    }
}

/// Cohesion is taken anew from the pairs; a change is logged with its size.
fn cohere(rules: Res<Rules>, mut own: ResMut<AllianceTrust>, mut log: ResMut<Log>) {
    take_cohesion(&rules, &mut own, &mut log);
}

fn take_cohesion(rules: &Ruleset, own: &mut AllianceTrust, log: &mut Log) {
    let cohesion = rules::cohesion(rules, own);
    let by = cohesion.value.get() - own.cohesion.get();
    (own.cohesion, own.mean_pairs, own.weak_pairs) = (cohesion.value, cohesion.mean, cohesion.weak);
    own.weakest = cohesion.weakest;
    if by != 0 {
        log.after(EntryId::NONE, Event::Moved { meter: Meter::Cohesion, by, now: cohesion.value.get() });
    }
}
