//! Moscow as plain arithmetic: free force, pressure, the choice of a target, and learning.

use super::Params;
use super::state::Moscow;
use crate::core::choice::weighted;
use crate::core::ids::{IncursionId, MemberId};
use crate::core::{Cb, Roll};
use crate::rules::capability::state::Capability;
use crate::rules::content::{Domain, Incursion};
use crate::rules::incursions::state::Incursions;
use crate::rules::phase::Pace;
use crate::rules::posture::state::Posture;
use crate::rules::ruleset::Ruleset;
use crate::rules::washington::state::Drawdown;
use crate::rules::words::{Intent, War};

/// The actor key of Moscow itself in all draws.
pub const MOSCOW: u32 = 1;
/// Purpose of the draw of its intent (stream `Setup`).
pub const INTENT: u32 = 10;
/// Purpose of the draw of the broken incident (stream `Moscow`).
pub const FRACTION: u32 = 20;
/// First purpose of the draws of targets; the number of the incident is added (stream `Moscow`).
pub const TARGET: u32 = 100;
/// First purpose of the draws of kinds (stream `Moscow`).
pub const KIND: u32 = 200;
/// First purpose of the draws of severity (stream `Incident`).
pub const SEVERITY: u32 = 300;

/// How many members a turn's table of weights has room for; scenarios have at most 64.
pub const MAX_MEMBERS: usize = 64;
/// How many kinds of incursion a target's table of weights has room for.
pub const MAX_KINDS: usize = 32;

/// The intent for a draw of 0..999.
pub fn intent(params: &Params, draw: i32) -> Intent {
    let (defensive, opportunist, _) = params.intent_odds;
    match draw {
        d if d < defensive => Intent::Defensive,
        d if d < defensive + opportunist => Intent::Opportunist,
        _ => Intent::Revisionist,
    }
}

/// Ground strength after a turn, permille: slow growth in war, fast growth after it, up to the cap.
pub fn rebuilt(params: &Params, pace: Pace, war: War, ground: i32) -> i32 {
    let rate = if war == War::War { params.ground_war_per_year } else { params.ground_after_per_year };
    (ground + pace.per_year(rate)).clamp(0, params.ground_cap.max(ground))
}

/// Strength in the air, at sea and in missiles after a turn, permille; it only grows once the war is over.
pub fn rebuilt_air(params: &Params, pace: Pace, war: War, air: i32) -> i32 {
    if war == War::War {
        air
    } else {
        (air + pace.per_year(params.air_after_per_year)).clamp(0, params.air_cap.max(air))
    }
}

/// Ground force Russia can spare: `army × strength × (1000 − tied) × share`, each in permille.
pub fn free_force(params: &Params, ground: i32, tied: i32, share: i32) -> Cb {
    let spare = i64::from(params.army.0) * i64::from(ground) * i64::from((1000 - tied).max(0));
    Cb::wide(spare * i64::from(share) / 1_000_000_000)
}

/// Whether a crisis elsewhere holds Washington's eye.
pub fn distracted(drawdown: &Drawdown) -> bool {
    drawdown.pacific > 0 || drawdown.middle_east > 0
}

/// Mean learnt cost over all kinds and targets, 0..1000.
pub fn mean_cost(learnt: &[i16]) -> i32 {
    let sum: i32 = learnt.iter().map(|&cost| i32::from(cost)).sum();
    sum / i32::try_from(learnt.len().max(1)).unwrap_or(i32::MAX)
}

/// Thousandths of an incident planned for a half-year:
/// `base + n × (400 + (600 − seen)/2 + 100 if distracted − 300 × mean cost/1000)`.
pub fn planned(params: &Params, seen: i32, distracted: bool, mean_cost: i32) -> i32 {
    let weakness = (params.pressure_line - seen) * params.pressure_slope / 1000;
    let pressure = params.pressure_base + weakness + if distracted { params.pressure_distracted } else { 0 }
        - params.pressure_learnt * mean_cost / 1000;
    params.incidents_base + params.incidents_at_full_pressure * pressure.max(0)
}

/// Incidents of this turn: the broken one happens if `draw` (0..999) is below the fraction; never above the cap.
pub fn incidents(params: &Params, pace: Pace, planned: i32, draw: i32, calmed: bool) -> u8 {
    let (quarter, half, year) = params.incidents_by_length;
    let (few, some, many) = params.incidents_cap;
    let scaled = planned * pace.pick([quarter, half, year]) / 1000;
    let whole = scaled / 1000 + i32::from(draw < scaled % 1000) - i32::from(calmed);
    u8::try_from(whole.clamp(0, pace.pick([few, some, many]))).unwrap_or(0)
}

/// How open a target is, permille: half the lack of cover, half the lack of resolve.
pub fn vulnerability(cover: i32, resolve: i32) -> i32 {
    (1000 - cover.clamp(0, 1000)) / 2 + (1000 - resolve) / 2
}

/// The weight of a choice: the square of its value less half the cost learnt, never of less than the floor.
pub fn weight(params: &Params, value: i32, learnt: i32) -> u32 {
    let worth = (value - learnt * params.learnt_discount / 1000).max(params.value_floor);
    u32::try_from(worth).unwrap_or(0).pow(2)
}

/// How far Moscow's expectation moves when it meets `cost`, here and for the same kind elsewhere.
pub fn lesson(params: &Params, expected: i32, cost: i32) -> (i32, i32) {
    let step = (cost - expected) * params.learning / 1000;
    (step, step * params.learning_elsewhere / 1000)
}

/// Where a member stands: 0 host of a site, 1 on the flank of one, 2 elsewhere.
pub fn place(rules: &Ruleset, member: MemberId) -> u8 {
    if rules.front_line(member) {
        0
    } else if rules.sites.iter().any(|site| site.flank.contains(&member)) {
        1
    } else {
        2
    }
}

/// The pull of a place for operations in a domain, permille.
pub fn reach(params: &Params, domain: Domain, place: u8) -> u32 {
    let (host, flank, rest) = match domain {
        Domain::Air => params.reach_air,
        Domain::Sea => params.reach_sea,
        Domain::Society => params.reach_society,
    };
    u32::try_from([host, flank, rest][usize::from(place.min(2))]).unwrap_or(0)
}

/// A weight scaled by permille.
pub fn pulled(weight: u32, permille: i32) -> u32 {
    u32::try_from(u64::from(weight) * u64::from(permille.unsigned_abs()) / 1000).unwrap_or(u32::MAX)
}

/// Severity for a draw of 0..999: mostly the usual, now and then graver, seldom the worst.
pub fn severity(params: &Params, kind: &Incursion, draw: i32) -> u8 {
    let (usual, worst) = kind.severity;
    let value = match draw {
        d if d < params.worst_chance => worst,
        d if d < params.worst_chance + params.graver_chance => (usual + 1).min(worst.max(usual)),
        _ => usual,
    };
    u8::try_from(value.clamp(1, 5)).unwrap_or(1)
}

/// What Moscow looks at when it chooses.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The scenario.
    pub rules: &'a Ruleset,
    /// Covers, as believed.
    pub capability: &'a Capability,
    /// Records of responses.
    pub incursions: &'a Incursions,
    /// Resilience and hardening.
    pub posture: &'a Posture,
}

/// A kind of incursion as it looks this turn, whoever it is aimed at.
struct Aim<'a> {
    row: &'a Incursion,
    /// What it is worth against a target that is wide open.
    gain: i32,
    /// Cover in the air or at sea that all targets share, 0..1000.
    shared: i32,
    /// Pull of a place, by its distance from a site.
    reach: [u32; 3],
}

/// A target as it looks this turn.
#[derive(Clone, Copy, Default)]
struct Mark {
    resolve: i32,
    resilience: i32,
    hardened: [i16; 3],
    place: u8,
    coast: bool,
}

impl Aim<'_> {
    /// What covers a target, 0..1000: air defence in the air; the mean of naval cover and resilience under water;
    /// resilience elsewhere; each with what has been hardened.
    fn cover(&self, mark: Mark) -> i32 {
        let own = match self.row.domain {
            Domain::Air => self.shared,
            Domain::Sea => i32::midpoint(self.shared, mark.resilience),
            Domain::Society => mark.resilience,
        };
        let hardened = self.row.hardening.map_or(0, |what| i32::from(mark.hardened[what as usize]));
        (own + hardened).clamp(0, 1000)
    }

    /// Fighters do not stray across a continent, and what has no coast has no cables in the sea.
    fn out_of_reach(&self, mark: Mark) -> bool {
        self.row.manned && mark.place > 1 || self.row.domain == Domain::Sea && !mark.coast
    }

    /// Value (gain × vulnerability) and weight against a target, given the cost learnt.
    fn pull(&self, params: &Params, mark: Mark, learnt: i32) -> (i32, u32) {
        let value = self.gain * vulnerability(self.cover(mark), mark.resolve) / 1000;
        let pull = if self.out_of_reach(mark) { 0 } else { self.reach[usize::from(mark.place.min(2))] };
        let weight = u64::from(weight(params, value, learnt)) * u64::from(pull);
        (value, u32::try_from(weight / 1000).unwrap_or(u32::MAX))
    }
}

impl<'a> Sight<'a> {
    fn aim(&self, moscow: &Moscow, kind: IncursionId) -> Aim<'a> {
        let (row, roles, params) = (&self.rules.incursions[kind], self.rules.roles, &self.rules.params.moscow);
        let believed = &self.capability.cover_believed;
        let (gain, shared) = match row.domain {
            Domain::Society => (row.gain, 0),
            Domain::Air => (row.gain * moscow.air / params.air_start, believed[roles.shield]),
            Domain::Sea => (row.gain * moscow.air / params.air_start, believed[roles.sea]),
        };
        Aim { row, gain, shared, reach: [0, 1, 2].map(|place| reach(params, row.domain, place)) }
    }

    fn mark(&self, moscow: &Moscow, target: MemberId) -> Mark {
        Mark {
            resolve: self.incursions.resolve[target].get(),
            resilience: self.posture.resilience[target].get(),
            hardened: self.posture.hardened[target],
            place: moscow.position[target],
            coast: self.rules.members[target].coast,
        }
    }

    /// Value (gain × vulnerability), learnt cost and weight of a kind of incursion against a target.
    pub fn attraction(&self, moscow: &Moscow, kind: IncursionId, target: MemberId) -> (i32, i32, u32) {
        let learnt = i32::from(moscow.learnt[moscow.place(kind, target)]);
        let aim = self.aim(moscow, kind);
        let (value, weight) = aim.pull(&self.rules.params.moscow, self.mark(moscow, target), learnt);
        (value, learnt, weight)
    }

    /// The sum of the weights of all kinds against each member, into `table`.
    pub fn targets(&self, moscow: &Moscow, table: &mut [u32; MAX_MEMBERS]) {
        table.fill(0);
        let mut marks = [Mark::default(); MAX_MEMBERS];
        for (mark, target) in marks.iter_mut().zip(self.rules.member_ids()) {
            *mark = self.mark(moscow, target);
        }
        let width = usize::from(moscow.members).max(1);
        for (kind, learnt) in self.rules.incursions.ids().zip(moscow.learnt.chunks_exact(width)) {
            let aim = self.aim(moscow, kind);
            for ((slot, mark), learnt) in table.iter_mut().zip(&marks).zip(learnt) {
                *slot += aim.pull(&self.rules.params.moscow, *mark, (*learnt).into()).1;
            }
        }
    }

    /// The kind drawn against a target, in proportion to its weight.
    pub fn kind(&self, moscow: &Moscow, target: MemberId, roll: Roll, purpose: u32) -> Option<IncursionId> {
        let mut weights = [0; MAX_KINDS];
        for (slot, kind) in weights.iter_mut().zip(self.rules.incursions.ids()) {
            *slot = self.attraction(moscow, kind, target).2;
        }
        let chosen = weighted(roll, MOSCOW, purpose, &weights)?;
        u8::try_from(chosen).ok().map(IncursionId)
    }
}
