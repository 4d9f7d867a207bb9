//! Where commitment is heading, how it moves, what a capital can know of it, and what Washington decides.

use super::params::{Band, EstimateParams, Params};
use super::state::Drawdown;
use crate::core::dice::Stream;
use crate::core::ids::MemberId;
use crate::core::{Dice, Meur, Roll};
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::content::Power;
use crate::rules::effect::Effects;
use crate::rules::event::Log;
use crate::rules::procurement::state::Procurement;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::State;
use crate::rules::treasury::state::Treasury;
use crate::rules::words::{Administration, Meter};

/// Washington as an actor of the dice.
pub const CAPITOL: u32 = 1;
/// Purposes of draws in the streams of Washington and of crises; part of every saved game.
pub mod purpose {
    /// Noise of commitment.
    pub const NOISE: u32 = 1;
    /// Whether a half roll happens at all.
    pub const EXTRA_ROLL: u32 = 2;
    /// The decision; the roll's number is added.
    pub const DECISION: u32 = 10;
    /// Which package; the roll's number is added.
    pub const PACKAGE: u32 = 20;
    /// What a review does to a departure; the roll's number is added.
    pub const REVIEW: u32 = 30;
    /// Whether Congress blocks a departure; keyed by the package.
    pub const BLOCKED: u32 = 40;
    /// Formal notice.
    pub const NOTICE: u32 = 41;
    /// Whether Congress blocks leaving the treaty.
    pub const NOTICE_BLOCKED: u32 = 42;
    /// The administration to come.
    pub const VOTE: u32 = 50;
    /// A crisis in the Indo-Pacific, in the stream of crises.
    pub const PACIFIC: u32 = 1;
    /// A crisis in the Middle East, in the stream of crises.
    pub const MIDDLE_EAST: u32 = 2;
    /// Whether tariffs are threatened.
    pub const TARIFF: u32 = 60;
    /// How many capitals they are aimed at.
    pub const TARGETS: u32 = 61;
    /// The whim in the order in which they are picked; keyed by the capital.
    pub const WHIM: u32 = 62;
    /// Whether resistance together lifts them.
    pub const LIFTED: u32 = 63;
    /// What Washington demands with its tariffs.
    pub const DEMAND: u32 = 65;
    /// Whether a dispute is settled.
    pub const SETTLED: u32 = 64;
    /// Whether the compact is accepted.
    pub const ACCEPTED: u32 = 70;
    /// Whether Washington breaks it.
    pub const BROKEN: u32 = 71;
    /// Whether a host learns of lobbying against it; keyed by the lobbyist.
    pub const LEARNT: u32 = 80;
    /// Whether a partnership comes to nothing; keyed by the capital, the partner's number added.
    pub const PARTNER: u32 = 81;
    /// Whether a side deal is found out, in the stream of discovery; the deal's number is added.
    pub const FOUND: u32 = 100;
    /// The error of an estimate, in the stream of estimates; keyed by the capital.
    pub const ERROR: u32 = 1;
}

/// What every change in Washington is made with.
pub struct Desk<'a> {
    /// The scenario.
    pub rules: &'a Ruleset,
    /// The turn.
    pub turn: u8,
    /// Draws of the stream of Washington.
    pub roll: Roll,
    /// Where it is written down.
    pub log: &'a mut Log,
    /// What it does to others.
    pub effects: &'a mut Effects,
}

impl Desk<'_> {
    /// The numbers of this domain.
    pub fn params(&self) -> &Params {
        &self.rules.params.washington
    }
    /// The turn so many months from now.
    pub fn after_months(&self, months: i32) -> u8 {
        let turns = if months <= 0 { 0 } else { self.rules.pace().turns(months) };
        self.turn.saturating_add(u8::try_from(turns).unwrap_or(u8::MAX))
    }
}

/// The entry of a table for the length of a turn.
pub fn by_length(rules: &Ruleset, table: (i32, i32, i32)) -> i32 {
    rules.pace().pick([table.0, table.1, table.2])
}

/// The entry of a table for the temper of the administration.
pub fn by_temper(administration: Administration, table: (i32, i32, i32)) -> i32 {
    match administration {
        Administration::Friendly => table.0,
        Administration::Transactional => table.1,
        Administration::Distant => table.2,
    }
}

/// Mean core spending as the allies report it, weighted by GDP, basis points of GDP. What was reclassified counts here.
pub fn mean_core(rules: &Ruleset, treasury: &Treasury) -> i32 {
    let (mut money, mut gdp) = (0i64, 0i64);
    for member in rules.member_ids() {
        let reported = treasury.core[member].0 + treasury.reclassified[member].0;
        money += i64::from(treasury.gdp[member].0) * i64::from(reported);
        gdp += i64::from(treasury.gdp[member].0);
    }
    if gdp == 0 { 0 } else { i32::try_from(money / gdp).unwrap_or(0) }
}

/// New orders since the start, and the American part of them in permille.
pub fn american_share(procurement: &Procurement) -> (Meur, i32) {
    let (mut all, mut american) = (Meur(0), Meur(0));
    for [europe, us, others] in &procurement.orders_by {
        all += *europe + *us + *others;
        american += *us;
    }
    (all, american.share_of(all))
}

/// What the target of commitment depends on outside this domain.
#[derive(Clone, Copy, Debug)]
pub struct Pressures {
    /// Mean core spending, basis points of GDP.
    pub core: i32,
    /// New orders since the start.
    pub orders: Meur,
    /// Their American part, permille.
    pub american: i32,
    /// Share of GDP that plans for absence, permille.
    pub absent: i32,
}

/// The parts of the target: administration, spending, orders, compact, Pacific, Middle East, disputes, planning.
///
/// `administration + per_core_point × (core − 2.0%) + orders(American share) + compact − crises − disputes − absence`.
pub fn target_parts(params: &Params, drawdown: &Drawdown, pressures: Pressures) -> [i16; 8] {
    let t = &params.target;
    let core = (t.per_core_point * (pressures.core - t.core_from.0) / 100).clamp(-t.core_most, t.core_most);
    let full = t.orders_full_eur_bn.0.max(1);
    let orders =
        i64::from(t.orders.at(pressures.american)) * i64::from(pressures.orders.0.clamp(0, full)) / i64::from(full);
    let refused = drawdown.bases.iter().any(|answer| *answer == Some(false));
    let middle_east = t.middle_east + if refused { t.bases_refused } else { 0 };
    [
        by_temper(drawdown.administration, t.administration),
        core,
        i32::try_from(orders).unwrap_or(0),
        if drawdown.compact.is_some() { t.compact } else { 0 },
        if drawdown.pacific > 0 { t.pacific } else { 0 },
        if drawdown.middle_east > 0 { middle_east } else { 0 },
        t.dispute * i32::from(drawdown.disputes),
        t.all_absent * pressures.absent / 1000,
    ]
    .map(|part| i16::try_from(part).unwrap_or(if part < 0 { i16::MIN } else { i16::MAX }))
}

/// How far commitment moves: a share of the way to the target, and noise.
pub fn step(commitment: i32, target: i32, pull: i32, noise: i32) -> i32 {
    (target - commitment) * pull / 1000 + noise
}

/// What Washington decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Decision {
    /// Nothing changes.
    Hold = 0,
    /// A posture review opens.
    Review = 1,
    /// A package is announced.
    Announce = 2,
    /// Forces come back or are added.
    Reinforce = 3,
}

/// The decision for a draw 0..999: hold, review, announce, reinforce in that order. A review under way moves `bonus`
/// from hold to announce.
pub fn decide(bands: &[Band], commitment: i32, bonus: i32, draw: i32) -> Decision {
    let Some(band) = bands.iter().find(|band| commitment >= band.from) else { return Decision::Hold };
    let hold = (band.hold - bonus).max(0);
    let announce = band.announce + band.hold - hold;
    if draw < hold {
        Decision::Hold
    } else if draw < hold + band.review {
        Decision::Review
    } else if draw < hold + band.review + announce {
        Decision::Announce
    } else {
        Decision::Reinforce
    }
}

/// How many decisions fall in a turn: whole ones, and one more where the draw is below the rest.
pub fn decisions(permille: i32, draw: i32) -> u32 {
    u32::try_from(permille / 1000 + i32::from(draw < permille % 1000)).unwrap_or(0)
}

/// The administration that wins a vote, for a draw 0..999.
pub fn winner(odds: (i32, i32, i32), draw: i32) -> Administration {
    if draw < odds.0 {
        Administration::Friendly
    } else if draw < odds.0 + odds.1 {
        Administration::Transactional
    } else {
        Administration::Distant
    }
}

/// Share of dependent points withheld, permille: more in a rupture than in a dispute.
pub fn withheld(params: &Params, drawdown: &Drawdown) -> i32 {
    let commitment = drawdown.commitment.get();
    let (disputes, below) = params.dispute_from;
    if drawdown.notice > 0 || commitment < params.rupture_below {
        params.withheld.1
    } else if i32::from(drawdown.disputes) >= disputes && commitment < below {
        params.withheld.0
    } else {
        0
    }
}

/// The regard to which Washington's view of a capital drifts, 0..1000: `500 + 80 per point of core above 2.0 (±150)`,
/// and what stands between them from the start.
pub fn regard_target(rules: &Ruleset, member: MemberId, reported_core: i32) -> i32 {
    let params = &rules.params.washington;
    let core = params.regard_per_core_point * (reported_core - params.target.core_from.0) / 100;
    params.regard_base + core.clamp(-params.regard_most, params.regard_most) + rules.members[member].regard_shift
}

/// How wrong a capital's estimate of commitment can be, either way.
pub fn estimate_width(params: &EstimateParams, embassy: u8, regard: i32, insight: i32) -> i32 {
    let width = params.width - params.per_embassy * i32::from(embassy) - regard / params.per_regard.max(1) - insight;
    width.max(params.least)
}

/// The insight into commitment that only some capitals have, points of 1000.
pub fn insight(rules: &Ruleset, member: MemberId) -> i32 {
    let power = |power: &Power| if let Power::CommitmentInsight(points) = power { *points } else { 0 };
    rules.members[member].powers.iter().map(power).sum()
}

/// The error of a capital's estimate as a share of its width, −1000..1000; drawn anew each half-year.
pub fn estimate_error(rules: &Ruleset, seed: u64, turn: u8, member: MemberId) -> i32 {
    let half_year = (i32::from(turn) - 1).max(0) * rules.pace().months / 6 + 1;
    let dice = Dice::new(seed, u8::try_from(half_year).unwrap_or(u8::MAX));
    dice.stream(Stream::Estimate).between(rules.keys[member], purpose::ERROR, -1000, 1000)
}

/// A capital's estimate of commitment and its width, from the parts it depends on.
pub fn estimate_from(
    rules: &Ruleset,
    (seed, turn): (u64, u8),
    drawdown: &Drawdown,
    regard: i32,
    member: MemberId,
) -> (i32, i32) {
    let params = &rules.params.washington.estimate;
    let width = estimate_width(params, drawdown.embassy[member], regard, insight(rules, member));
    let error = estimate_error(rules, seed, turn, member) * width / 1000;
    ((drawdown.commitment.get() + error).clamp(0, 1000), width)
}

/// What a capital believes of commitment, 0..1000, and how far off it may be; asking twice agrees.
pub fn estimate(state: &State, member: MemberId) -> (i32, i32) {
    let when = (state.clock.seed, state.clock.turn);
    estimate_from(state.rules, when, state.drawdown, state.alliance.regard[member].get(), member)
}

/// What the alliance believes: the seats' estimates weighted by GDP.
pub fn believed(rules: &Ruleset, when: (u64, u8), drawdown: &Drawdown, alliance: &AllianceTrust) -> i32 {
    let (mut sum, mut weight) = (0, 0);
    for seat in rules.seat_ids() {
        let (value, _) = estimate_from(rules, when, drawdown, alliance.regard[seat].get(), seat);
        sum += value * rules.weight[seat];
        weight += rules.weight[seat];
    }
    if weight == 0 { drawdown.commitment.get() } else { sum / weight }
}

/// Meters of the alliance that this domain owns.
pub fn owns(meter: Meter) -> bool {
    matches!(meter, Meter::Commitment | Meter::Disputes | Meter::Troops)
}

/// Whether the winner of last turn's vote takes office in a turn.
pub fn inaugurates(rules: &Ruleset, turn: u8) -> bool {
    let due = |&(year, month): &(i32, i32)| {
        let vote = rules.calendar.turn_of(year, month);
        vote > 0 && vote.checked_add(1) == Some(turn)
    };
    rules.params.washington.votes.iter().any(due)
}
