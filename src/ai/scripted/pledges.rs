//! Words given: what a player promises, what it has promised already, and whose word it relies on.

use super::pick::Picks;
use super::{Mind, forces, money, table, weigh};
use crate::core::ids::{OptionId, SiteId};
use crate::rules::order::{Order, OrderKind as K};
use crate::rules::procurement::state::Stage;
use crate::rules::words::Promise;

/// Months in which a pledge falls due.
const PLEDGE_MONTHS: i32 = 24;
/// Months a careful player adds to a programme's plan before it promises what comes of it.
const SLIP_MONTHS: i32 = 12;
/// How often an ordinary capital thinks of a pledge in a turn, permille.
const PLEDGE_OFTEN: i32 = 400;

/// What an order is worth more where a word would be broken without it.
pub const OWED: i32 = 700;

/// The most it has promised and not yet settled, in the unit of the promise; 0 if nothing.
pub fn sworn(mind: &Mind, promise: Promise, about: u8) -> i32 {
    let me = mind.me();
    let own =
        mind.obs.pledges().filter(|(_, pledge)| pledge.by == me && pledge.promise == promise && pledge.about == about);
    own.map(|(_, pledge)| pledge.amount).max().unwrap_or(0)
}

/// The site to which it owes a brigade and has one to send, with its size in brigades × 100.
pub fn owed_brigade(mind: &Mind) -> Option<(SiteId, u16)> {
    let (obs, me) = (mind.obs, mind.me());
    let spare = obs.spare_forces().0;
    let mut own = obs.pledges().filter(|(_, pledge)| pledge.by == me && pledge.promise == Promise::Brigade);
    own.find_map(|(_, pledge)| {
        let site = SiteId(pledge.about);
        let missing = pledge.amount - obs.forces_at(site).0;
        let cb = u16::try_from(missing.clamp(50, 100)).ok()?;
        (missing > 0 && spare >= missing).then_some((site, cb))
    })
}

/// Promises something it can probably keep.
pub fn make(mind: &mut Mind, picks: &mut Picks) {
    let (obs, me, rules) = (mind.obs, mind.me(), mind.rules());
    let often = weigh(PLEDGE_OFTEN, mind.profile.talk.pledge) + mind.drives.kind(K::MakePledge);
    if !mind.chance(often) {
        return;
    }
    let open = obs.pledges().filter(|(_, pledge)| pledge.by == me).count();
    let due = i32::from(obs.turn()) + rules.pace().turns(PLEDGE_MONTHS);
    let Ok(due) = u8::try_from(due) else { return };
    if open >= 3 || i32::from(due) > i32::from(rules.calendar.turns) {
        return;
    }
    let cool = (700 - obs.cohesion()).max(0) / 2 + mind.drives.kind(K::MakePledge);
    let base = 180 + cool - i32::try_from(open).unwrap_or(0) * 120;
    let public = mind.chance(700);
    let friend = mind.other_seat();
    let to = mind.chance(300).then_some(friend);
    let extra = to.map_or(0, |to| mind.drives.member(to));
    let away = money::wanted_core(mind) - obs.core().0;
    let mut offer = |mind: &mut Mind, promise, about, due, amount, value: i32| {
        let order = Order::MakePledge { promise, about, amount, due, public, to };
        mind.offer(picks, order, weigh(value + base + extra, mind.profile.talk.pledge));
    };
    // A third of what it means to do anyway: voters have a say.
    if away > 10 && sworn(mind, Promise::Spend, 0) <= obs.core().0 {
        let reach = away.min(rules.pace().per_year(30) * rules.pace().turns(PLEDGE_MONTHS));
        offer(mind, Promise::Spend, 0, due, obs.core().0 + reach / 3, 120);
    }
    // Brigades that stand there already, or are ready to go.
    let site = forces::site_of_care(mind);
    let forces = obs.forces_at(site).0;
    let ready = forces + obs.spare_forces().0 >= 100;
    if rules.sites[site].host != me && ready && sworn(mind, Promise::Brigade, site.0) == 0 {
        offer(mind, Promise::Brigade, site.0, due, forces.max(100), 60 + mind.drives.site(site));
    }
    // What is in production comes; what is only planned may not.
    let late = rules.pace().turns(SLIP_MONTHS);
    let tastes = mind.tastes;
    let area_of = |option: OptionId| tastes.all[usize::from(option.0)].main_area();
    if let Some((_, programme)) = obs.own_programmes().find(|(_, programme)| programme.stage() == Stage::Build) {
        let area = area_of(programme.option());
        let option = &rules.options[programme.option()];
        let points = option.points.get(area).map_or(0, |points| points.0);
        let left = i32::from(option.lots.saturating_sub(programme.lots()));
        let whole = points * i32::from(programme.units()) * programme.share(me) / 1000;
        let amount = whole * left / i32::from(option.lots.max(1)) * 2 / 3;
        let due = u8::try_from(i32::from(programme.planned_end()) + late).unwrap_or(u8::MAX);
        if amount > 0 && due <= rules.calendar.turns && sworn(mind, Promise::Contribute, area.0) == 0 {
            offer(mind, Promise::Contribute, area.0, due, amount, 40 + mind.drives.area(area) / 2);
        }
    }
    if let Some((_, programme)) = obs.own_programmes().find(|(_, programme)| programme.stage() <= Stage::Build) {
        offer(mind, Promise::Programme, area_of(programme.option()).0, due, 1, 20);
    }
    if let Some(initiative) =
        rules.initiatives.ids().filter(|&id| !obs.voted(id)).max_by_key(|&id| table::want(mind, id))
    {
        let keen = table::want(mind, initiative) / 4;
        offer(mind, Promise::Back, initiative.0, due, 1, keen - 60);
    }
}

/// Relies on the word of others.
pub fn count_on(mind: &mut Mind, picks: &mut Picks) {
    let (obs, me) = (mind.obs, mind.me());
    let own_site = mind.rules().members[me].site;
    for (id, pledge) in obs.pledges() {
        if pledge.by == me || pledge.counted_on.has(me) {
            continue;
        }
        let mine = pledge.to == Some(me)
            || pledge.promise == Promise::Brigade && own_site.is_some_and(|site| site.0 == pledge.about);
        let trust = obs.trust(me, pledge.by).value;
        let value = 80
            + i32::from(mine) * 220
            + (trust - 500) / 2
            + mind.drives.kind(K::CountOn)
            + mind.drives.member(pledge.by);
        mind.offer(picks, Order::CountOn { pledge: id }, weigh(value, mind.profile.talk.count_on));
    }
}
