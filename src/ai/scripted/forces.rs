//! Forces at sites, public life, and the quiet talk with Moscow.

use super::pick::Picks;
use super::{Mind, weigh};
use crate::core::ids::SiteId;
use crate::rules::order::{Order, OrderKind as K};
use crate::rules::words::Hardening;

/// Sending, hosting, flying, exercising, rules of engagement, stocks.
pub fn posture(mind: &mut Mind, picks: &mut Picks) {
    let (obs, me, rules) = (mind.obs, mind.me(), mind.rules());
    let risk = 40 * mind.stance.risk;
    for site in rules.sites.ids() {
        let row = &rules.sites[site];
        let near = row.host == me || row.flank.contains(&me) || row.defenders.contains(&me);
        let weak =
            (700 - obs.deterrence(site).value.get()).max(-200) / 2 + i32::from(near) * 150 + mind.drives.site(site);
        let noise = mind.noise() / 2;
        let spare = obs.spare_forces().0;
        let own = obs.forces_at(site).0;
        if row.host == me {
            let from = mind.other_seat();
            let trust = obs.trust(from, me).value;
            picks.offer(Order::HostBrigade { from }, weak + trust / 3 + mind.drives.kind(K::HostBrigade) + noise);
        } else {
            if spare >= 50
                && let Ok(cb) = u16::try_from(spare.min(100))
            {
                picks.offer(
                    Order::SendBrigade { site, cb },
                    weak + risk + 100 + mind.drives.kind(K::SendBrigade) + noise,
                );
            }
            if own > 0 {
                let tired = (420 - obs.support()) + (500 - obs.readiness()) - weak - risk + 100;
                picks.offer(Order::WithdrawBrigade { site }, tired - mind.drives.kind(K::SendBrigade) + noise);
            }
        }
        if !obs.policing(site).has(me) {
            picks.offer(Order::AirPolicing { site }, weak + risk / 2 + 120 + mind.drives.kind(K::AirPolicing) + noise);
        }
        picks.offer(Order::Exercise { site }, weak + 60 + mind.drives.kind(K::Exercise) + noise);
    }
    let level = obs.rules_level();
    let wanted = wanted_level(mind);
    if wanted != level {
        picks.offer(Order::SetRules { level: wanted }, 300 + risk.abs() + mind.drives.firm.abs() + mind.noise());
    }
    picks.offer(Order::ReleaseStocks, (640 - obs.readiness()) * 2 + 150 + mind.drives.kind(K::ReleaseStocks));
}

/// The rules of engagement the player wants, 0..3.
fn wanted_level(mind: &Mind) -> u8 {
    let nerve = weigh(400 + 90 * mind.stance.risk + mind.drives.firm, mind.profile.nerve.firm)
        - weigh(mind.obs.escalation() / 2, mind.profile.nerve.caution);
    match nerve {
        ..200 => 0,
        200..450 => 1,
        450..1100 => 2,
        _ => 3,
    }
}

/// Hardening and resilience spending.
pub fn resilience(mind: &mut Mind, picks: &mut Picks) {
    let obs = mind.obs;
    let weak = (700 - obs.resilience()).max(0);
    let hit = obs.incidents().iter().filter(|incident| incident.target == mind.me()).count();
    for &what in Hardening::ALL {
        let hit = i32::try_from(hit).unwrap_or(0) * 100;
        picks.offer(Order::Harden { what }, 200 + weak / 2 + hit + mind.drives.kind(K::Harden) + mind.noise());
    }
    let bp = obs.resilience_spending().0;
    if bp < 150 {
        let value = 180 + weak + mind.drives.kind(K::SetResilience) - mind.drives.thrift / 2;
        picks.offer(Order::SetResilience { bp: (bp + 15).min(150) }, value + mind.noise());
    }
    if bp > 20 && obs.stressed() {
        picks.offer(Order::SetResilience { bp: bp - 15 }, 300 + mind.drives.thrift);
    }
}

/// The back-channel.
pub fn quiet(mind: &mut Mind, picks: &mut Picks) {
    let value = 200 + mind.obs.escalation() / 2 - 50 * mind.stance.risk + mind.drives.kind(K::BackChannel);
    picks.offer(Order::BackChannel, value + mind.noise());
}

/// The site that a seat would rather look after: its own, that of its agenda, or the weakest.
pub fn site_of_care(mind: &Mind) -> SiteId {
    let rules = mind.rules();
    let own = rules.members[mind.me()].site;
    let wanted =
        rules.sites.ids().max_by_key(|&site| mind.drives.site(site)).filter(|&site| mind.drives.site(site) > 0);
    own.or(wanted).unwrap_or_else(|| mind.obs.weakest())
}
