//! What happens to sectors in a turn: money in, halls opened, lines lost, books filled.

use super::rules::{decays, growth_a_year, idle_loss, keep_cost, legacy_done, load, surge_capacity, yearly_work};
use super::state::{Industry, SurgeInvestment};
use crate::core::Meur;
use crate::core::ids::SectorId;
use crate::rules::book::OrderBook;
use crate::rules::content::InitiativeEffect;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{Cause, Event, Log};
use crate::rules::initiatives::profiles::surge_worth;
use crate::rules::initiatives::state::Initiatives;
use crate::rules::order::Order;
use crate::rules::procurement::state::{Procurement, Stage};
use crate::rules::ruleset::Ruleset;

/// Carries out surges and warm lines.
pub fn carry_out(
    rules: &Ruleset,
    (initiatives, turn): (&Initiatives, u8),
    book: &OrderBook,
    own: &mut Industry,
    log: &mut Log,
    effects: &mut Effects,
) {
    let (params, pace) = (&rules.params.industry, rules.pace());
    own.kept.iter_mut().for_each(|kept| *kept = false);
    for (seat, nth, order) in book.all() {
        match order {
            Order::Surge { sector, meur } => {
                let entry = log.order(seat, nth);
                let capacity = surge_capacity(params, Meur(meur)).permille(surge_worth(rules, initiatives, turn, seat));
                let lag = pace.turns(rules.sectors[sector].lag_months);
                let ready = turn.saturating_add(u8::try_from(lag).unwrap_or(u8::MAX));
                own.surges.push(SurgeInvestment { sector, member: seat, capacity, ready });
                log.after(entry, Event::CapacityOrdered { sector, member: seat, meur: capacity.0 });
                effects.push(Effect::Spend { member: seat, meur: Meur(meur) }, entry);
            }
            Order::KeepLine { sector } => {
                own.kept[sector] = true;
                let cost = keep_cost(params, pace, own.capacity[sector], own.load[sector]);
                effects.push(Effect::Spend { member: seat, meur: cost }, log.order(seat, nth));
            }
            _ => {}
        }
    }
}

/// What initiatives add to a sector's growth a year, permille.
fn extra_growth(rules: &Ruleset, initiatives: &Initiatives, turn: u8, sector: SectorId) -> i32 {
    let added = |(effect, permille, _)| match effect {
        InitiativeEffect::SectorGrowth(which, growth) if which == sector => growth * permille / 1000,
        _ => 0,
    };
    initiatives.active(rules, turn).map(added).sum()
}

/// Opens the halls that are ready, as far as a sector can grow in one turn; the rest waits.
pub fn open_halls(rules: &Ruleset, turn: u8, initiatives: &Initiatives, own: &mut Industry, log: &mut Log) {
    for sector in rules.sectors.ids() {
        if !own.surges.iter().any(|surge| surge.sector == sector && surge.ready <= turn) {
            continue;
        }
        let extra = extra_growth(rules, initiatives, turn, sector);
        let yearly = growth_a_year(&rules.sectors[sector], extra, own.capacity[sector]);
        let most = yearly.scale(rules.pace().months, 12);
        let mut room = most;
        for surge in own.surges.iter_mut().filter(|surge| surge.sector == sector && surge.ready <= turn) {
            let added = surge.capacity.min(room);
            surge.capacity -= added;
            room -= added;
        }
        let opened = most - room;
        own.capacity[sector] += opened;
        if opened > Meur::ZERO {
            log.write(Cause::Calendar, Event::CapacityAdded { sector, meur: opened.0 });
        }
    }
    own.surges.retain(|surge| surge.capacity > Meur::ZERO);
}

/// Makers with full books build lines on their own account where an initiative gives them certainty.
pub fn invest(rules: &Ruleset, turn: u8, initiatives: &Initiatives, own: &mut Industry, log: &mut Log) {
    for (initiative, standing) in initiatives.standing.pairs().filter(|(_, standing)| standing.now(turn) > 0) {
        for effect in &rules.initiatives[initiative].effects {
            let InitiativeEffect::SectorGrowth(sector, growth) = *effect else { continue };
            let growth = rules.pace().per_year(growth * i32::from(standing.effect) / 1000);
            if growth > 0 && own.load[sector] >= 1000 && !rules.sectors[sector].foreign {
                let added = own.capacity[sector].permille(growth);
                own.capacity[sector] += added;
                log.write(Cause::Rule, Event::MakersBuilt { sector, initiative, meur: added.0 });
            }
        }
    }
}

/// Takes finished work off the books and idle lines out of use.
pub fn wear(rules: &Ruleset, own: &mut Industry, log: &mut Log) {
    let (params, pace) = (&rules.params.industry, rules.pace());
    for (sector, _) in rules.sectors.pairs().filter(|(_, row)| !row.foreign) {
        own.legacy[sector] = own.legacy[sector] - legacy_done(params, pace, own.legacy[sector]);
        let idle = own.load[sector] < params.idle_below;
        own.idle[sector] = if idle { own.idle[sector].saturating_add(1) } else { 0 };
        if idle && !own.kept[sector] && decays(params, pace, own.idle[sector]) {
            let lost = idle_loss(params, pace, own.capacity[sector], own.load[sector]);
            own.capacity[sector] -= lost;
            log.write(Cause::Rule, Event::CapacityIdled { sector, meur: lost.0 });
        }
    }
}

/// Adds up the books: old work, programmes under contract, and what crises draw abroad.
pub fn add_up(rules: &Ruleset, procurement: &Procurement, crisis: bool, own: &mut Industry, log: &mut Log) {
    own.booked.iter_mut().for_each(|work| *work = Meur::ZERO);
    for &id in &procurement.line {
        let programme = &procurement.programmes[id];
        own.next_queue = own.next_queue.max(programme.queue.saturating_add(1));
        if programme.stage == Stage::Build {
            let option = &rules.options[programme.option];
            own.booked[option.sector] += yearly_work(option.price_eur_bn, programme.units, option.build_months);
        }
    }
    for (sector, row) in rules.sectors.pairs() {
        let drawn = if crisis { row.crisis_load } else { 0 };
        let now = load(own.capacity[sector], own.legacy[sector] + own.booked[sector]) + drawn;
        let before = std::mem::replace(&mut own.load[sector], now);
        if (now - before).abs() >= rules.params.industry.tell_load {
            let load = i16::try_from(now).unwrap_or(i16::MAX);
            log.write(Cause::Rule, Event::LoadReached { sector, load });
        }
    }
}
