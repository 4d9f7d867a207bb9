//! Forces at sites, public life, and the quiet talk with Moscow.

use super::pick::{Picks, highest};
use super::{Mind, pledges, weigh};
use crate::core::ids::SiteId;
use crate::rules::order::{Order, OrderKind as K};
use crate::rules::words::{Hardening, Promise};

/// The most sites a player weighs.
const SITES: usize = 16;
/// How many sites it then looks at closely.
const CLOSE: usize = 2;

/// Sending, hosting, flying, exercising, rules of engagement, stocks: first the sites that need it most, then what to
/// do there.
pub fn posture(mind: &mut Mind, picks: &mut Picks) {
    let (obs, me, rules) = (mind.obs, mind.me(), mind.rules());
    let risk = 40 * mind.stance.risk;
    let mut weak = [i32::MIN; SITES];
    let mut theirs: Option<(i32, SiteId)> = None;
    for (site, weak) in rules.sites.ids().zip(&mut weak) {
        let row = &rules.sites[site];
        let near = row.host == me || row.flank.contains(&me) || row.defenders.contains(&me);
        *weak = (700 - obs.deterrence(site).value.get()).max(-200) / 2
            + i32::from(near) * 150
            + mind.drives.site(site)
            + mind.noise();
        let leaves = row.host != me && obs.forces_at(site).0 > 0 && theirs.is_none_or(|(least, _)| *weak < least);
        if leaves && pledges::sworn(mind, Promise::Brigade, site.0) == 0 {
            theirs = Some((*weak, site));
        }
    }
    let most = weak[highest(&weak)];
    for _ in 0..CLOSE {
        let place = highest(&weak);
        let need = std::mem::replace(&mut weak[place], i32::MIN);
        if need == i32::MIN {
            break;
        }
        at_site(mind, picks, SiteId(u8::try_from(place).unwrap_or(0)), need, risk);
    }
    if let Some((site, cb)) = pledges::owed_brigade(mind) {
        mind.offer(picks, Order::SendBrigade { site, cb }, pledges::OWED);
    }
    if let Some((need, site)) = theirs {
        // Brigades come home when voters or the treasury can bear no more, or when another place needs them more.
        let sore = (400 - obs.support()).max(0) * 2 + (520 - obs.readiness()).max(0) + i32::from(obs.stressed()) * 120;
        let elsewhere = if obs.spare_forces().0 < 50 { (most - need - 150).max(0) } else { 0 };
        let value = sore + elsewhere - need / 2 - risk - mind.drives.kind(K::SendBrigade);
        mind.offer(picks, Order::WithdrawBrigade { site }, value);
    }
    let wanted = wanted_level(mind);
    if wanted != obs.rules_level() {
        mind.offer(picks, Order::SetRules { level: wanted }, 300 + risk.abs() + mind.drives.firm.abs());
    }
    let unready = (760 - obs.readiness()).max(0);
    if unready > 0 {
        let value = 200 + unready * 3 + mind.drives.kind(K::ReleaseStocks);
        mind.offer(picks, Order::ReleaseStocks, value);
    }
}

/// What to do at one site.
fn at_site(mind: &mut Mind, picks: &mut Picks, site: SiteId, need: i32, risk: i32) {
    let (obs, me) = (mind.obs, mind.me());
    let spare = obs.spare_forces().0;
    if mind.rules().sites[site].host == me {
        let from = mind.other_seat();
        let trust = obs.trust(from, me).value;
        let value = need + trust / 3 + mind.drives.kind(K::HostBrigade);
        mind.offer(picks, Order::HostBrigade { from }, value);
    } else if spare >= 50
        && let Ok(cb) = u16::try_from(spare.min(100))
    {
        let value = need + risk + 100 + mind.drives.kind(K::SendBrigade);
        mind.offer(picks, Order::SendBrigade { site, cb }, value);
    }
    if !obs.policing(site).has(me) {
        let value = need + risk / 2 + 120 + mind.drives.kind(K::AirPolicing);
        mind.offer(picks, Order::AirPolicing { site }, value);
    }
    mind.offer(picks, Order::Exercise { site }, need + 60 + mind.drives.kind(K::Exercise));
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
        mind.offer(picks, Order::Harden { what }, 200 + weak / 2 + hit + mind.drives.kind(K::Harden));
    }
    let bp = obs.resilience_spending().0;
    if bp < 150 {
        let value = 180 + weak + mind.drives.kind(K::SetResilience) - mind.drives.thrift / 2;
        mind.offer(picks, Order::SetResilience { bp: (bp + 15).min(150) }, value);
    }
    if bp > 20 && obs.stressed() {
        picks.offer(Order::SetResilience { bp: bp - 15 }, 300 + mind.drives.thrift);
    }
}

/// The back-channel.
pub fn quiet(mind: &mut Mind, picks: &mut Picks) {
    let value = 200 + mind.obs.escalation() / 2 - 50 * mind.stance.risk + mind.drives.kind(K::BackChannel);
    mind.offer(picks, Order::BackChannel, value);
}

/// The site that a seat would rather look after: its own, that of its agenda, or the weakest.
pub fn site_of_care(mind: &Mind) -> SiteId {
    let rules = mind.rules();
    let own = rules.members[mind.me()].site;
    let wanted =
        rules.sites.ids().max_by_key(|&site| mind.drives.site(site)).filter(|&site| mind.drives.site(site) > 0);
    own.or(wanted).unwrap_or_else(|| mind.obs.weakest())
}
