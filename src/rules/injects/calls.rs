//! Calls: what is addressed to a seat by name each turn, so that nobody at the table has nothing to decide.

use super::state::Injects;
use crate::core::choice::weighted;
use crate::core::ids::{InitiativeId, MemberId, ProgrammeId, SiteId};
use crate::core::{Cb, Roll};
use crate::rules::macros::words;
use crate::rules::procurement::state::Stage;
use crate::rules::state::State;
use crate::rules::washington::bargains::has_bases;
use crate::rules::washington::state::{PackageState, Tariff};
use crate::schema;

words! {
    /// What a seat is called about. The number of a kind is what the log holds; never move one.
    pub enum CallKind {
        /// An inject wants an answer; about the inject.
        Inject = "an inject to answer",
        /// A motion needs its consent; about the motion.
        Motion = "a motion that needs its consent",
        /// Somebody behind it in a queue asks for its slot; about its own programme.
        Slot = "a request for a delivery slot",
        /// A host asks for forces; about the site.
        Basing = "a request for forces",
        /// A pledge of its own falls due; about the pledge.
        PledgeDue = "a pledge that falls due",
        /// A tariff is aimed at it; about nothing further.
        Tariff = "a tariff to answer",
        /// Washington asks for its bases; about nothing further.
        Bases = "a demand for bases",
        /// A programme is open to it; about the programme.
        Invitation = "an invitation to a programme",
        /// An election is near; about the turn.
        Election = "an election that is near",
        /// A neighbour was hit; about the neighbour.
        Neighbour = "an incident at a neighbour's",
        /// American forces on its soil are to leave; about the package.
        Package = "American forces that are to leave",
        /// A capital that trusts it little asks where it stands; about the capital.
        Doubt = "a capital that asks where it stands",
    }
}

schema! {
    /// How a kind of call is worded and how likely it is among others.
    #[derive(Clone, Debug, PartialEq)]
    pub struct CallText {
        /// Which kind.
        pub kind: CallKind,
        /// Weight in the pool; 0 for calls that are always made when there is cause.
        pub weight: u32 [0..=1000],
        /// The text; `{seat}` is the seat called, `{about}` what it is about.
        pub text: String,
    }
}

/// The most calls to one seat at a Brief.
pub const MOST: usize = 8;
/// Purposes of draws in the stream of calls, keyed by the seat; part of every saved game.
const PICK: u32 = 1;
const EXTRA: u32 = 2;
const WHICH: u32 = 3;
/// Room for open programmes in the pool.
const OFFERS: usize = 8;

/// What may be offered or asked this turn, found in one pass.
pub struct Pool {
    /// Programmes that others may join, oldest first.
    open: [Option<ProgrammeId>; OFFERS],
    /// A programme of each seat that has a place in an overloaded queue.
    slots: [Option<ProgrammeId>; 64],
    /// The site with the fewest allied forces for the attack it faces.
    thin: Option<SiteId>,
}

impl Pool {
    /// Looks through the programmes and sites once.
    pub fn of(state: &State) -> Self {
        let mut pool = Self { open: [None; OFFERS], slots: [None; 64], thin: None };
        for &id in &state.procurement.live {
            let row = &state.procurement.programmes[id];
            let option = &state.rules.options[row.option];
            if row.stage == Stage::Decide && state.rules.kinds[option.kind].joint {
                if let Some(free) = pool.open.iter_mut().find(|place| place.is_none()) {
                    *free = Some(id);
                }
            } else if row.stage == Stage::Build
                && state.industry.load[option.sector] > 1000
                && let Some(slot) = pool.slots.get_mut(usize::from(row.lead.0))
            {
                *slot = slot.or(Some(id));
            }
        }
        pool.thin = state.rules.sites.ids().min_by_key(|&site| state.posture.forward_at(site));
        pool
    }
}

/// A list of calls to one seat.
type List = [(CallKind, u16); MOST];

/// The calls to a seat: what it must know, and one from the pool if that is nothing. A seat that was left alone for some
/// turns may get one on top.
pub fn for_seat(state: &State, pool: &Pool, seat: MemberId, roll: Roll) -> (List, usize) {
    let (mut list, mut count) = ([(CallKind::Doubt, 0); MOST], 0);
    must(state, seat, &mut |kind, about| {
        if count < MOST {
            list[count] = (kind, about);
            count += 1;
        }
    });
    let params = &state.rules.params.injects;
    let quiet = i32::from(state.injects.quiet[seat]);
    let chance = params.extra + params.extra_per_quiet_turn * quiet;
    let key = state.rules.keys[seat];
    if count == 0 || (count < MOST && roll.permille(key, EXTRA) < chance) {
        list[count] = from_pool(state, pool, seat, roll);
        count += 1;
    }
    (list, count)
}

/// Whether a list holds more than small talk.
pub fn weighty(list: &[(CallKind, u16)]) -> bool {
    list.iter().any(|(kind, _)| *kind != CallKind::Doubt)
}

/// Calls that are made whenever there is cause.
fn must(state: &State, seat: MemberId, call: &mut dyn FnMut(CallKind, u16)) {
    let injects: &Injects = state.injects;
    for open in injects.open.iter().filter(|open| open.asked.has(seat)) {
        call(CallKind::Inject, open.inject.0);
    }
    if matches!(state.drawdown.tariffs[seat], Tariff::Threatened(_)) {
        call(CallKind::Tariff, 0);
    }
    if state.drawdown.bases_asked > 0 && state.drawdown.bases[seat].is_none() && has_bases(state.rules, seat) {
        call(CallKind::Bases, 0);
    }
    let soon = state.clock.turn.saturating_add(state.rules.params.injects.pledge_turns);
    for &pledge in &state.pledges.open {
        let row = &state.pledges.list[pledge];
        if row.by == seat && row.due <= soon {
            call(CallKind::PledgeDue, pledge.0);
        }
    }
    let election = state.politics.election_turn[seat];
    let near = i32::from(election) - i32::from(state.clock.turn);
    if election > 0 && (0..=1).contains(&near) {
        call(CallKind::Election, election.into());
    }
    let fresh = |state: &PackageState| matches!(state, PackageState::Announced(_));
    for (package, _) in state.drawdown.packages.pairs().filter(|(_, row)| fresh(row)) {
        if state.rules.packages[package].forces.iter().any(|forces| forces.host == seat) {
            call(CallKind::Package, package.0.into());
        }
    }
}

/// One call from the pool, by weight among those for which there is cause; a capital in doubt always has cause.
fn from_pool(state: &State, pool: &Pool, seat: MemberId, roll: Roll) -> (CallKind, u16) {
    let kinds = [CallKind::Slot, CallKind::Basing, CallKind::Invitation, CallKind::Neighbour, CallKind::Doubt];
    let key = state.rules.keys[seat];
    let subjects = [
        pool.slots.get(usize::from(seat.0)).copied().flatten().map(|id| id.0),
        pool.thin.filter(|&site| can_send(state, seat, site)).map(|site| site.0.into()),
        invitation(state, pool, seat, roll).map(|id| id.0),
        hit_neighbour(state, seat).map(|member| member.0.into()),
        Some(doubter(state, seat).0.into()),
    ];
    let mut weights = [0; 5];
    for ((kind, subject), weight) in kinds.iter().zip(&subjects).zip(&mut weights) {
        *weight = if subject.is_some() { weight_of(state, *kind) } else { 0 };
    }
    let place = weighted(roll, key, PICK, &weights).unwrap_or(kinds.len() - 1);
    (kinds[place], subjects[place].unwrap_or(0))
}

/// The weight of a kind of call in the pool.
fn weight_of(state: &State, kind: CallKind) -> u32 {
    state.rules.params.injects.calls.iter().find(|call| call.kind == kind).map_or(0, |call| call.weight)
}

/// Whether a seat could send forces to a site that is not its own.
fn can_send(state: &State, seat: MemberId, site: SiteId) -> bool {
    state.rules.sites[site].host != seat && state.posture.spare[seat] > Cb(0)
}

/// An open programme the seat is not in; which one is drawn.
fn invitation(state: &State, pool: &Pool, seat: MemberId, roll: Roll) -> Option<ProgrammeId> {
    let open = || pool.open.iter().flatten().filter(|&&id| !state.procurement.programmes[id].partners.has(seat));
    let count = u32::try_from(open().count()).unwrap_or(0);
    let which = roll.below(state.rules.keys[seat], WHICH, count);
    open().nth(usize::try_from(which).unwrap_or(0)).copied()
}

/// A neighbour that was hit last turn.
fn hit_neighbour(state: &State, seat: MemberId) -> Option<MemberId> {
    state.injects.hit.iter().find(|&member| member != seat && state.rules.same_flank(seat, member))
}

/// The seat that trusts this one least.
fn doubter(state: &State, seat: MemberId) -> MemberId {
    let others = state.rules.seat_ids().filter(|&other| other != seat);
    others.min_by_key(|&other| state.alliance.of(other, seat)).unwrap_or(seat)
}

/// Whether a seat's consent to an initiative is likely to cost it something: stance times weights below the threshold.
/// Trust in the sponsors is left out: this is only who gets the call.
pub fn is_holdout(state: &State, initiative: InitiativeId, seat: MemberId) -> bool {
    let params = &state.rules.params.injects;
    state.rules.facts.liking(initiative, seat) * params.stance_scale < params.holdout_below
}
