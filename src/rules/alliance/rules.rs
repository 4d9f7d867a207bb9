//! The arithmetic of trust and cohesion.

use super::params::Params;
use super::state::AllianceTrust;
use crate::core::Score;
use crate::core::ids::MemberId;
use crate::rules::ruleset::Ruleset;

/// What a change of `by` points really does to trust: friends are hard to please and hurt more.
///
/// Gains are × (1000 − T) / divisor, losses × (base + T) / 1000, truncated toward zero.
pub fn curved(params: &Params, trust: i32, by: i32) -> i32 {
    if by >= 0 { by * (1000 - trust) / params.gain_divisor } else { by * (params.loss_base + trust) / 1000 }
}

/// The sum of affinities of every pair, row by holder; the same both ways.
pub fn affinities(params: &Params, members: usize) -> Vec<i16> {
    let mut matrix = vec![0i16; members * members];
    for affinity in &params.affinities {
        let others = if affinity.and.is_empty() { &affinity.among } else { &affinity.and };
        for a in &affinity.among {
            for b in others {
                if a == b {
                    continue;
                }
                let points = i16::try_from(affinity.points).unwrap_or(0);
                let (a, b) = (usize::from(a.0), usize::from(b.0));
                matrix[a * members + b] += points;
                if !affinity.and.is_empty() {
                    matrix[b * members + a] += points;
                }
            }
        }
    }
    matrix
}

/// What shapes a capital's side of a baseline this turn; see [`baseline`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing {
    /// Threat perception, 0..1000.
    pub threat: i32,
    /// Pledges kept of those settled, permille; par where none has been.
    pub kept: i32,
}

/// Where the trust of one capital in another settles.
///
/// base + affinity − |Δ threat| / n + (kept − par) / n + (commitment − par) / n.
pub fn baseline(params: &Params, affinity: i32, holder: Standing, subject: Standing, believed: i32) -> i32 {
    let apart = (holder.threat - subject.threat).abs() / params.threat_per_point;
    (standing(params, subject, believed) + affinity - apart).clamp(0, 1000)
}

/// The part of a baseline that is the same for every holder: the base, what the subject has kept, and Washington.
pub fn standing(params: &Params, subject: Standing, believed: i32) -> i32 {
    params.base
        + (subject.kept - params.kept_par) / params.kept_per_point
        + (believed - params.commitment_par) / params.commitment_per_point
}

/// Division by a number that stays the same, as a multiplication: exact for differences of scores.
#[derive(Clone, Copy, Debug, Default)]
pub struct Steps(i32);

impl Steps {
    /// Steps of this size, at least 1.
    pub fn of(size: i32) -> Self {
        Self((1 << 20) / size.max(1) + i32::from((1 << 20) % size.max(1) != 0))
    }
    /// How many whole steps there are in a distance of 0..=1000.
    pub fn count(self, distance: i32) -> i32 {
        (distance * self.0) >> 20
    }
}

/// The most members whose drift is worked out.
const MEMBERS: usize = 64;

/// What drives the drift of a turn, in columns by subject: one pass over a row of the matrix has no branches.
#[derive(Clone, Debug)]
pub struct Drift {
    /// Threat perception.
    pub threat: [i32; MEMBERS],
    /// What the baseline owes to the subject and to Washington.
    pub standing: [i32; MEMBERS],
    /// What a bond adds for those that share it.
    pub bonds: [i32; MEMBERS],
    /// What those left out of the lead hold against those in it.
    pub strain: [i32; MEMBERS],
    /// Points of threat apart that cost a point.
    steps: Steps,
    rate: i32,
}

impl Drift {
    /// Columns to be filled in, of a turn in which trust goes so far, permille of the way.
    pub fn new(steps: Steps, rate: i32) -> Self {
        let none = [0; MEMBERS];
        Self { threat: none, standing: none, bonds: none, strain: none, steps, rate }
    }
    /// Moves one holder's trust in everybody towards its baseline, and books how far it went.
    pub fn row(&self, holder: MemberId, whom: Holder, pairs: &mut [Score], drifts: &mut [i16], affinities: &[i16]) {
        let own = usize::from(holder.0);
        let here = self.threat.get(own).copied().unwrap_or(0);
        let none = [0; MEMBERS];
        let bonds = if whom.bonded { &self.bonds } else { &none };
        let strain = if whom.strained { &self.strain } else { &none };
        let (trust, booked) = (pairs.get(own).copied(), drifts.get(own).copied());
        let columns = self.threat.iter().zip(&self.standing).zip(bonds).zip(strain);
        let rows = pairs.iter_mut().zip(drifts.iter_mut()).zip(affinities);
        for (((pair, drift), affinity), (((there, standing), bond), strain)) in rows.zip(columns) {
            let value = standing + i32::from(*affinity) - self.steps.count((here - there).abs()) + bond;
            let moved = pair.approach(value.clamp(0, 1000) - strain, self.rate);
            *drift = drift.saturating_add(i16::try_from(moved).unwrap_or(0));
        }
        // Nobody drifts from itself.
        if let (Some(trust), Some(booked)) = (trust, booked) {
            (pairs[own], drifts[own]) = (trust, booked);
        }
    }
}

/// How a holder stands to groups of others.
#[derive(Clone, Copy, Debug)]
pub struct Holder {
    /// It shares the bond.
    pub bonded: bool,
    /// It is left out of the lead.
    pub strained: bool,
}

/// Where a capital's trust in Washington settles.
pub fn washington_baseline(params: &Params, transatlantic: i32, believed: i32) -> i32 {
    let value = params.washington_base
        + params.washington_per_stance * transatlantic
        + (believed - params.commitment_par) / params.washington_commitment_per_point;
    value.clamp(0, 1000)
}

/// Cohesion and its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cohesion {
    /// The whole.
    pub value: Score,
    /// Mean of all pairs of seats, weighted by both economies.
    pub mean: Score,
    /// Mean of the three weakest load-bearing pairs.
    pub weak: Score,
    /// Those pairs, host and defender.
    pub weakest: [(MemberId, MemberId); 3],
}

/// Cohesion: the weighted mean of all pairs, pulled down by the weakest between a site's host and its defenders.
pub fn cohesion(rules: &Ruleset, trust: &AllianceTrust) -> Cohesion {
    let (mut sum, mut all, mut squares) = (0i64, 0i64, 0i64);
    let seats = &rules.weight.as_slice()[..usize::from(rules.seats)];
    for a in rules.seat_ids() {
        let mine = i64::from(rules.weight[a]);
        let row = trust.place(a, MemberId(0));
        // Weights are permille of all, so that a row's sum stays far below the range of the number.
        let others = trust.pairs[row..].iter().zip(seats);
        let inner: i32 = others.map(|(pair, weight)| weight * pair.get()).sum();
        sum += mine * (i64::from(inner) - mine * i64::from(trust.of(a, a)));
        all += mine;
        squares += mine * mine;
    }
    let weights = all * all - squares;
    let mean = i32::try_from(sum / weights.max(1)).unwrap_or(0);
    let mut weakest = [(i32::MAX, MemberId(0), MemberId(0)); 3];
    for site in &rules.sites {
        for &defender in &site.defenders {
            if defender == site.host {
                continue;
            }
            let mutual = trust.mutual(site.host, defender);
            let known =
                weakest.iter().any(|&(_, a, b)| (a, b) == (site.host, defender) || (a, b) == (defender, site.host));
            if !known && mutual < weakest[2].0 {
                weakest[2] = (mutual, site.host, defender);
                weakest.sort_unstable();
            }
        }
    }
    let known = weakest.iter().filter(|pair| pair.0 < i32::MAX).count();
    let weak = match i32::try_from(known) {
        Ok(known) if known > 0 => {
            weakest.iter().take(weakest.len().min(usize::try_from(known).unwrap_or(0))).map(|pair| pair.0).sum::<i32>()
                / known
        }
        _ => mean,
    };
    let share = rules.params.alliance.mean_weight;
    Cohesion {
        value: Score::new((share * mean + (1000 - share) * weak) / 1000),
        mean: Score::new(mean),
        weak: Score::new(weak),
        weakest: weakest.map(|(_, a, b)| (a, b)),
    }
}
