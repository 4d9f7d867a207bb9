//! How the alliance decides: somebody proposes, the others keep silent, opt out or break silence, at a price.
//!
//! **What it models.** A motion passes unless a capital breaks silence. Keeping silent against what a government
//! stands for costs political capital; others may carry that cost by spending the holdout's trust in them. Motions may
//! allow opting out, and may fall back on a coalition of those willing: half as slow, weaker, and divisive. Where a
//! motion is put decides who votes. What has been voted takes effect after its lead time and may be replaced.
//!
//! **Source.** The silence procedure of the North Atlantic Council; stances from the notes on capitals; numbers
//! estimated.
//!
//! **Formula.** `stance = 20×Σ(tag × weight) + (mean T[h→sponsors] − 500)/2 ± T[h→W]/5`; cost 0 from −100, 1 from
//! −350, 2 from −600, else 3, +1 under sceptics. Effect 1000 − weight of those out; of a coalition 850‰ × its weight.
//! Breaking silence: −60 with front-line beneficiaries, −25 with sponsors, × (1 + n/2) after n earlier ones.
//!
//! Specialisation binds those who declare a profile: deliveries in it count for more, elsewhere for less, trust among
//! them is higher, and whoever drops its profile leaves a hole. A mission clause may change what consensus needs (only
//! capitals of a given weight can block) and what help is owed (full once enough of the alliance feels threatened).
//!
//! **Limits.** Terms of a motion are those of its heaviest sponsor; no amendments. Costs bind only if the motion does:
//! where it fails, capital and trust offered for consent are given back. A capital outside an initiative in force may
//! move to be let in. European content as a price of joining EU lines is not modelled.

mod coalitions;
mod orders;
mod params;
mod price;
pub mod profiles;
mod resolve;
pub mod rules;
pub mod state;
mod systems;
#[cfg(test)]
mod tests;

use bevy_ecs::prelude::IntoScheduleConfigs;

pub use params::Params;

use crate::core::IdVec;
use crate::core::ids::{InitiativeId, MemberId, Members, MotionId};
use crate::rules::DomainSystems;
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::content::Power;
use crate::rules::order::{Order, Preview, Refusal};
use crate::rules::phase::{Phase, Step};
use crate::rules::politics::state::Politics;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::State;
use crate::rules::words::{Leadership, Venue};
use state::{Initiatives, Motion};

/// Adds this domain's systems to the phases of the turn.
pub fn plugin(app: &mut bevy_app::App) {
    app.add_systems(Phase::Brief, systems::open_turn.in_set(DomainSystems::Initiatives));
    app.add_systems(Phase::Table, systems::table.in_set(DomainSystems::Initiatives));
    app.add_systems(Phase::Bind, systems::bind.in_set(DomainSystems::Initiatives));
    app.add_systems(Phase::Diplomacy, systems::decide.in_set(DomainSystems::Initiatives));
}

/// Checks an order of this domain; `None` where the order belongs to another.
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    orders::check(state, seat, draft, order)
}

/// Offers every order of this domain that might be legal; the caller checks each.
pub fn enumerate(state: &State, seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    orders::enumerate(state, seat, step, offer);
}

/// A capital's stance towards a motion, and the political capital its consent costs before others carry any of it.
pub fn consent(state: &State, motion: &Motion, seat: MemberId) -> (i32, i32) {
    let State { rules, alliance, politics, initiatives, clock, .. } = state;
    self::rules::consent(rules, alliance, politics, initiatives, clock.turn, motion, seat)
}

/// What a seat's consent costs it itself once offers are bound, political capital.
pub fn own_cost(state: &State, which: MotionId, seat: MemberId) -> i32 {
    let gross = state.initiatives.motions.get(which).map_or(0, |motion| consent(state, motion, seat).1);
    (gross - carried(state, which, seat)).max(0)
}

/// What others carry of a seat's consent, political capital; more than the cost only where consent is dear.
pub fn carried(state: &State, which: MotionId, seat: MemberId) -> i32 {
    offered(state.initiatives, which, seat)
}

/// What others have offered to carry of a seat's consent, political capital.
fn offered(own: &Initiatives, which: MotionId, seat: MemberId) -> i32 {
    let offers = own.offers.iter().filter(|offer| offer.motion == which && offer.holdout == seat);
    offers.map(|offer| i32::from(offer.pc)).sum()
}

/// How much more than its cost others may carry: one for those whose consent is dear.
fn dear(rules: &Ruleset, seat: MemberId) -> i32 {
    i32::from(rules.members[seat].powers.contains(&Power::DearConsent))
}

/// Political capital a seat pays to propose a motion alone: the price of proposing and its own consent.
fn proposal_price(state: &State, seat: MemberId, motion: &Motion) -> i32 {
    let State { rules, alliance, politics, initiatives, clock, .. } = state;
    price(rules, alliance, politics, initiatives, clock.turn, seat, motion)
}

/// The same from its parts, for systems.
fn price(
    rules: &Ruleset,
    alliance: &AllianceTrust,
    politics: &Politics,
    own: &Initiatives,
    turn: u8,
    seat: MemberId,
    motion: &Motion,
) -> i32 {
    let numbers = &rules.params.initiatives;
    let row = &rules.initiatives[motion.initiative];
    let compact = self::rules::compact(rules) == Some(motion.initiative);
    let consent = self::rules::consent(rules, alliance, politics, own, turn, motion, seat).1;
    self::rules::propose_price(numbers, &rules.members[seat], row, motion.venue, compact) + consent
}

/// Turns between the vote and the effect; a coalition is quicker.
fn lead_turns(rules: &Ruleset, initiative: InitiativeId, venue: Venue) -> u8 {
    let months = rules.initiatives[initiative].lead_months;
    let quicker = rules.params.initiatives.coalition_lead;
    let months = if venue == Venue::Coalition { months * quicker / 1000 } else { months };
    u8::try_from(rules.pace().turns(months)).unwrap_or(u8::MAX)
}

/// Who leads the alliance this turn: the directoire, the rotating lead, or nobody among the capitals.
pub fn leads(rules: &Ruleset, own: &Initiatives, turn: u8) -> Members {
    systems::leads(rules, own, turn)
}

/// The state at the start of a game, from the scenario.
pub fn initial(rules: &crate::rules::ruleset::Ruleset, state: &mut crate::rules::state::Snapshot) {
    let own = &mut state.initiatives;
    let (members, all) = (rules.members.len(), rules.initiatives.len());
    own.motions.clear();
    own.offers.clear();
    own.consent.clear();
    own.candidates.clear();
    own.standing = IdVec::filled(all, systems::NOT_VOTED);
    own.leadership = Leadership::Washington;
    own.directoire = Members::default();
    own.profiles = IdVec::filled(members, None);
    own.profile_since = IdVec::filled(members, 0);
    (own.bonded, own.bond, own.solidarity) = (Members::default(), 0, state::Solidarity::default());
    own.vetoes = IdVec::filled(members, 0);
    own.passed = IdVec::filled(members, 0);
    own.consent_sold = IdVec::filled(members, 0);
    own.tabled = IdVec::filled(members, 0);
    own.blocked = IdVec::filled(all, 0);
    own.compact_terms = None;
    own.backed_in.clear();
    own.backed_in.resize(members * all, 0);
    own.refused_in.clone_from(&own.backed_in);
}
