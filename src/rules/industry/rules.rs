//! The formulas: load, what it does to progress and prices, growth, decay.

use super::params::Params;
use super::state::Industry;
use crate::core::ids::{MemberId, SectorId};
use crate::core::{IdVec, Meur};
use crate::rules::content::Sector;
use crate::rules::effect::Effect;
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::phase::Pace;
use crate::rules::ruleset::Ruleset;

/// Progress at this load, permille of the plan: 1000 / load, at most 1000.
pub fn progress_factor(load: i32) -> i32 {
    if load <= 1000 { 1000 } else { 1_000_000 / load }
}

/// Prices at this load, permille: half a permille more for each permille beyond capacity, at most double.
pub fn price_factor(params: &Params, load: i32) -> i32 {
    let over = (load - 1000).max(0);
    (1000 + over * params.price_slope / 1000).min(params.price_most)
}

/// Progress of one place in a queue, permille of the plan.
///
/// `ahead` is the work booked before it and half its own, `all` the work of everybody in the queue. Earlier places gain
/// what later ones lose: weighted by work the mean is [`progress_factor`], so that the sum fits the lines.
pub fn place_factor(params: &Params, load: i32, ahead: Meur, all: Meur) -> i32 {
    let mean = progress_factor(load);
    let tilt = mean.min(1000 - mean) * params.queue_spread / 1000;
    if tilt == 0 || all.0 <= 0 {
        return mean;
    }
    mean + tilt - 2 * Meur(tilt).scale(ahead.0, all.0).0
}

/// Load, permille of capacity; work without capacity counts as a tenfold load.
pub fn load(capacity: Meur, work: Meur) -> i32 {
    if capacity.0 <= 0 && work.0 > 0 { 10_000 } else { work.share_of(capacity).min(10_000) }
}

/// Capacity a year that a surge buys.
pub fn surge_capacity(params: &Params, meur: Meur) -> Meur {
    meur.permille(params.surge_yield)
}

/// The most capacity that can be added to a sector in a year.
pub fn growth_a_year(sector: &Sector, extra_permille: i32, capacity: Meur) -> Meur {
    capacity.permille(sector.growth_permille + extra_permille)
}

/// The largest single surge a sector takes, EUR million.
pub fn surge_most(params: &Params, sector: &Sector, capacity: Meur) -> Meur {
    growth_a_year(sector, 0, capacity).permille(params.surge_most_permille).scale(1000, params.surge_yield.max(1))
}

/// Capacity that stands idle.
pub fn idle_capacity(capacity: Meur, load: i32) -> Meur {
    capacity.permille((1000 - load).max(0))
}

/// What keeping the idle part of a sector warm costs in one turn; at least EUR 1 m.
pub fn keep_cost(params: &Params, pace: Pace, capacity: Meur, load: i32) -> Meur {
    Meur(idle_capacity(capacity, load).permille(params.keep_permille).scale(pace.months, 12).0.max(1))
}

/// Whether a sector has been idle long enough to lose capacity.
pub fn decays(params: &Params, pace: Pace, idle_turns: u8) -> bool {
    i32::from(idle_turns) * pace.months > params.idle_months
}

/// Capacity lost to idleness in one turn.
pub fn idle_loss(params: &Params, pace: Pace, capacity: Meur, load: i32) -> Meur {
    idle_capacity(capacity, load).permille(pace.per_year(params.idle_loss_permille))
}

/// Old work that is finished in one turn.
pub fn legacy_done(params: &Params, pace: Pace, legacy: Meur) -> Meur {
    legacy.permille(pace.per_year(params.legacy_done_permille))
}

/// Work of a programme a year, at undisturbed prices: units × price over the months of building.
///
/// What is built within less than a year is one year's work and no more, however short the turns are.
pub fn yearly_work(price: Meur, units: u8, build_months: i32) -> Meur {
    (price * i32::from(units)).scale(12, build_months.max(12))
}

/// Fills the tables from the scenario. Programmes that run from the start are part of the load the scenario states.
pub fn start(rules: &Ruleset, own: &mut Industry) {
    let sectors = rules.sectors.len();
    own.capacity = rules.sectors.iter().map(|sector| sector.capacity_eur_bn).collect();
    own.booked = IdVec::filled(sectors, Meur::ZERO);
    for option in &rules.options {
        if !option.running.is_empty() && option.done_months >= option.decide_months {
            own.booked[option.sector] += yearly_work(option.price_eur_bn, option.running_units, option.build_months);
        }
    }
    let legacy = |(id, sector): (SectorId, &Sector)| {
        (sector.capacity_eur_bn.permille(sector.load_permille) - own.booked[id]).at_least_zero()
    };
    own.legacy = rules.sectors.pairs().map(legacy).collect();
    own.load = own.capacity.pairs().map(|(id, &can)| load(can, own.legacy[id] + own.booked[id])).collect();
    own.idle = IdVec::filled(sectors, 0);
    own.kept = IdVec::filled(sectors, false);
    own.next_queue = 0;
}

/// A member's part of the work of a sector, permille; 0 where nobody's is known.
pub fn maker_permille(sector: &Sector, member: MemberId) -> i32 {
    let all: i32 = sector.makers.iter().sum();
    sector.makers.get(member).map_or(0, |&part| if all > 0 { part * 1000 / all } else { 0 })
}

/// Applies an effect that another domain queued.
pub fn apply(_rules: &Ruleset, own: &mut Industry, effect: Effect, cause: EntryId, log: &mut Log) {
    if let Effect::Capacity { sector, permille } = effect {
        let by = own.capacity[sector].permille(permille);
        own.capacity[sector] = (own.capacity[sector] + by).at_least_zero();
        if by.0 > 0 {
            log.after(cause, Event::CapacityAdded { sector, meur: by.0 });
        } else if by.0 < 0 {
            log.after(cause, Event::CapacityIdled { sector, meur: -by.0 });
        }
    }
}
