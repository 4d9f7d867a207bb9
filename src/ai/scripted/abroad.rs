//! Other capitals, Washington and Ukraine.

use super::pick::Picks;
use super::{Mind, weigh};
use crate::ai::Orders;
use crate::core::ids::{AreaId, MemberId};
use crate::rules::content::Power;
use crate::rules::industry::rules::maker_permille;
use crate::rules::initiatives::state::Profile;
use crate::rules::order::{Order, OrderKind as K};
use crate::rules::washington::state::Tariff;
use crate::rules::words::{Government, Planning, TariffAnswer, War};

/// What Washington has asked of this seat: tariffs and bases.
pub fn answer(mind: &mut Mind, out: &mut Orders) {
    let (obs, nerve) = (mind.obs, &mind.profile.nerve);
    if let Tariff::Threatened(_) = obs.own_tariff() {
        let warm = weigh(350 + 60 * mind.stance.transatlantic + mind.drives.american, nerve.oblige) + mind.noise();
        let proud = weigh(350 + 50 * mind.stance.autonomy, nerve.resist) + mind.noise();
        let sore = 250 + (obs.support() - 400) / 2 + mind.noise();
        let yielding = warm + mind.drives.kind(K::AnswerTariff);
        let first = if yielding >= proud && yielding >= sore {
            TariffAnswer::Comply
        } else if proud >= sore {
            TariffAnswer::Resist
        } else {
            TariffAnswer::Absorb
        };
        for answer in [first, TariffAnswer::Absorb] {
            if out.add(obs, Order::AnswerTariff { answer }).is_ok() {
                break;
            }
        }
    } else if obs.bears_demand() {
        let weary =
            250 + 2 * (460 - obs.support()) + 40 * mind.stance.transatlantic + mind.drives.kind(K::AnswerTariff);
        let proud = weigh(350 + 50 * mind.stance.autonomy, nerve.resist);
        let tired = weigh(weary, nerve.oblige) + mind.noise() > proud + mind.noise();
        let answer = if tired { TariffAnswer::Comply } else { TariffAnswer::Resist };
        let _ = out.add(obs, Order::AnswerTariff { answer });
    } else if stands_with(mind) {
        let _ = out.add(obs, Order::AnswerTariff { answer: TariffAnswer::Resist });
    }
    let hosts = obs.has_power(|power| matches!(power, Power::BasesElsewhere)) || obs.troops_in(mind.me()) > 0;
    if hosts && obs.bases().is_none() && obs.crises().1 > 0 {
        let warm = weigh(200 + 60 * mind.stance.transatlantic + 30 * mind.stance.risk, mind.profile.nerve.oblige);
        let grant = warm + mind.noise() > 150 - (obs.support() - 500) / 4;
        // Refused where no call is open; that is what the check is for.
        let _ = out.add(obs, Order::Bases { grant });
    }
}

/// Whether this seat co-signs the resistance of others to a demand.
fn stands_with(mind: &mut Mind) -> bool {
    let (obs, me) = (mind.obs, mind.me());
    if mind.rules().demands.is_empty() {
        return false;
    }
    let under = || mind.rules().seat_ids().filter(|&seat| seat != me && obs.tariff(seat) != Tariff::None);
    let Some(dearest) = under().map(|seat| obs.trust(me, seat).value + mind.drives.member(seat)).max() else {
        return false;
    };
    let proud = weigh(40 * mind.stance.autonomy - 20 * mind.stance.transatlantic, mind.profile.nerve.resist);
    proud + (dearest - 550) + (450 - obs.trust_in_washington()) / 2 + mind.noise() > 60
}

/// Reassurance and bargains.
pub fn relations(mind: &mut Mind, picks: &mut Picks) {
    let (obs, me) = (mind.obs, mind.me());
    for member in mind.rules().seat_ids().filter(|&member| member != me) {
        let cool = (650 - obs.trust(member, me).value).max(0) / 2 + mind.rules().weight[member] / 2;
        let value = 120 + cool + mind.drives.member(member) + mind.drives.kind(K::Reassure) / 2;
        mind.offer(picks, Order::Reassure { member }, value);
    }
    profile(mind, picks);
    if obs.deals().count() >= 2 {
        return;
    }
    let bargains = mind.profile.talk.bargains;
    let fear = (550 - mind.belief().value).max(0) / 2 + 40 * mind.stance.transatlantic + mind.drives.kind(K::Lobby) / 3;
    picks.offer(Order::SideDeal { with: None }, weigh(60 + fear + (500 - obs.cohesion()).max(0), bargains));
    let friend = mind.other_seat();
    let warm = (obs.trust(me, friend).value - 500) / 2 + (520 - obs.cohesion()).max(0) / 2 + mind.drives.member(friend);
    picks.offer(Order::SideDeal { with: Some(friend) }, weigh(80 + warm, bargains));
}

/// A profile, where the alliance has agreed on them: what the seat is best at, or arms for others where it makes many.
fn profile(mind: &mut Mind, picks: &mut Picks) {
    let (obs, me, rules) = (mind.obs, mind.me(), mind.rules());
    if !obs.may_specialise() || obs.profile_of(me).is_some() || obs.government() == Government::Sceptic {
        return;
    }
    let liking = 40 * (mind.stance.autonomy + mind.stance.eu_venue) + 250 + mind.drives.kind(K::Specialise);
    if liking <= mind.profile.idle {
        return;
    }
    // Forces beyond what its economy would lead one to expect.
    let forces = &rules.members[me].forces;
    let strength = |area: AreaId| {
        let of = |member| rules.members[member].forces.get(area).copied().unwrap_or(0);
        let all: i32 = rules.member_ids().map(of).sum();
        forces.get(area).map_or(0, |own| own * 1000 / all.max(1))
    };
    if let Some(best) = rules.areas.ids().max_by_key(|&area| (strength(area), std::cmp::Reverse(area))) {
        let value = liking + strength(best) + mind.drives.area(best) / 2;
        mind.offer(picks, Order::Specialise { profile: Some(Profile::Area(best)) }, value);
    }
    let makes = rules.sectors.pairs().map(|(_, row)| maker_permille(row, me)).max().unwrap_or(0);
    let value = liking + makes + mind.drives.home - 60 * mind.stance.risk;
    mind.offer(picks, Order::Specialise { profile: Some(Profile::Workshop) }, value);
}

/// Lobbying, money for American troops, the embassy, partnerships, planning.
pub fn washington(mind: &mut Mind, picks: &mut Picks) {
    let (obs, me) = (mind.obs, mind.me());
    let belief = mind.belief();
    let fear = (600 - belief.value).max(0) / 2;
    let warm = 25 * mind.stance.transatlantic;
    let oblige = mind.profile.nerve.oblige;
    if obs.troops_in(me) > 0 {
        if let Some(instead) = rival_host(mind) {
            let love = obs.trust(me, instead).value / 4;
            let value = 330 + fear + warm - love + mind.drives.kind(K::Lobby) - mind.drives.member(instead);
            mind.offer(picks, Order::Lobby { instead }, value);
        }
        let value = weigh(230 + fear + warm, oblige) + mind.drives.kind(K::HostSupport);
        mind.offer(picks, Order::HostSupport, value);
    }
    if obs.embassy() < 2 {
        mind.offer(picks, Order::Embassy, belief.error * 2 + warm + 60 + mind.drives.kind(K::Embassy));
    }
    let cool = 200 + 30 * mind.stance.autonomy - warm + (500 - obs.trust_in_washington()).max(0) / 2;
    for (partner, row) in mind.rules().partners.pairs().filter(|(partner, _)| !obs.has_partner(*partner)) {
        let gains = 4 * row.growth + row.spares / 5 + 4 * row.regard + mind.drives.kind(K::Partnership);
        let minded = 3 * row.leaning + mind.drives.american * row.regard / 40;
        mind.offer(picks, Order::Partnership { partner }, cool + gains + minded);
    }
    plan_for(mind, picks, belief.value);
}

/// The host other than this one with the most American troops.
fn rival_host(mind: &Mind) -> Option<MemberId> {
    let hosts = mind.rules().member_ids().filter(|&host| host != mind.me() && mind.obs.troops_in(host) > 0);
    hosts.max_by_key(|&host| mind.obs.troops_in(host))
}

fn plan_for(mind: &mut Mind, picks: &mut Picks, belief: i32) {
    let wanted = match (mind.profile.planning, mind.drives.planning) {
        (_, Some((planning, points))) if points > 60 => planning,
        (Some(planning), _) => planning,
        _ => match belief - 20 * mind.stance.autonomy + 15 * mind.stance.transatlantic {
            ..400 => Planning::Absent,
            400..580 => Planning::Phased,
            _ => Planning::Return,
        },
    };
    if wanted != mind.obs.planning() {
        // A conviction is acted upon soon; a guess from what Washington seems to think can wait.
        let sure = i32::from(mind.profile.planning.is_some()) * 300;
        let points = mind.drives.planning.map_or(sure, |(_, points)| points.max(sure));
        mind.offer(picks, Order::PlanFor { assumption: wanted }, 380 + points);
    }
}

/// Aid, kit, PURL, and troops under a ceasefire.
pub fn ukraine(mind: &mut Mind, out: &Orders, picks: &mut Picks) {
    let (obs, me) = (mind.obs, mind.me());
    let warm = 50 * mind.stance.ukraine;
    let need = if obs.war() == War::War { 100 + (550 - obs.front()).max(0) / 2 } else { 0 };
    let now = obs.aid_level(me).0;
    let wanted = obs.gdp().0 / 100 * mind.profile.aid_bp / 100 * (1000 + warm) / 1000;
    let away = wanted - now;
    if away.abs() * 10 > now.max(10) {
        let value = 250 + (if away > 0 { warm + need } else { 150 - warm }) + mind.drives.kind(K::AidLevel);
        mind.offer(picks, Order::AidLevel { meur: ((now + away / 3) / 10 * 10).max(0) }, value);
    }
    let money = out.means().meur.max(0);
    if obs.war() == War::War {
        let thin = obs.cover_alone(mind.rules().roles.stocks);
        let kit = (obs.budget().0 / 50).clamp(20, 500) / 10 * 10;
        let value = 100 + warm + need + thin / 4 + mind.drives.kind(K::GiveKit);
        mind.offer(picks, Order::GiveKit { meur: kit }, value);
        if money >= 50 {
            let value = 60 + warm / 2 + 30 * mind.stance.transatlantic + need + mind.drives.kind(K::Purl);
            mind.offer(picks, Order::Purl { meur: (money / 5).clamp(20, 500) / 10 * 10 }, value);
        }
    }
    coalition(mind, out, warm, picks);
}

/// A part in the coalition's force: troops and support, or the way home where the public has had enough.
fn coalition(mind: &mut Mind, out: &Orders, warm: i32, picks: &mut Picks) {
    let (obs, me) = (mind.obs, mind.me());
    let formed = obs.force_forms();
    if !(obs.war() == War::Ceasefire || formed && obs.war() == War::War) {
        return;
    }
    let own = obs.coalition(me).0 + obs.pledged_force(me).0;
    if let Ok(cb) = u16::try_from(obs.forces_for_coalition().0.min(100))
        && cb >= 25
    {
        // The second brigade is argued about more than the first, and nobody likes to go alone.
        let others = mind.rules().seat_ids().filter(|&seat| seat != me && obs.in_force(seat)).count();
        let company = if formed { 220 + 40 * i32::try_from(others.min(5)).unwrap_or(0) } else { 0 };
        let value = 150 + warm + 30 * mind.stance.risk - own / 2 + company + mind.drives.kind(K::CoalitionTroops);
        mind.offer(picks, Order::CoalitionTroops { cb }, value);
    }
    if !formed {
        return;
    }
    let enablers = [mind.rules().roles.lift, mind.rules().roles.eyes].map(|area| obs.points(area).0);
    let given = obs.force_support(me).0;
    if given < 100 && enablers[0].min(enablers[1]) >= 150 && out.means().pc > 0 {
        let value = 140 + warm + 15 * mind.stance.risk + mind.drives.kind(K::CoalitionSupport);
        mind.offer(picks, Order::CoalitionSupport { cp: 50 }, value);
    }
    let sceptic = obs.government() == Government::Sceptic;
    if own + given > 0 && (obs.support() < 400 || sceptic) {
        let weary = 2 * (450 - obs.support()).max(0) + if sceptic { 350 } else { 0 };
        mind.offer(picks, Order::CoalitionHome, 100 + weary - warm - 30 * mind.stance.risk);
    }
}
