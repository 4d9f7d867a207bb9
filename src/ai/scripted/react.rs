//! What cannot wait: injects, incursions, others' responses, and a test of Article 5.

use super::pick::Picks;
use super::{Mind, weigh};
use crate::ai::Orders;
use crate::rules::content::{Choice, InjectEffect, Power, Who};
use crate::rules::initiatives::state::Solidarity;
use crate::rules::order::Order;
use crate::rules::words::{Act, Backing, Promise};

/// Answers every inject that asks this seat.
pub fn answer(mind: &mut Mind, picks: &mut Picks, out: &mut Orders) {
    let obs = mind.obs;
    for open in obs.open_injects() {
        picks.clear(0);
        let choices = &mind.rules().injects[open.inject].choices;
        // Any choice may be taken: values start well above nothing.
        for (nth, (choice, worth)) in choices.iter().zip(&mind.tastes.choices[open.inject]).enumerate() {
            let Ok(number) = u8::try_from(nth) else { break };
            let value = worth + at_home(mind, choice);
            mind.offer(picks, Order::Choose { inject: open.inject, choice: number }, value);
        }
        picks.take(mind, out);
    }
}

/// What a choice does at home for as long as it lasts: units missing where cover is thin, fuel and growth.
fn at_home(mind: &Mind, choice: &Choice) -> i32 {
    let obs = mind.obs;
    let mut value = 0;
    for effect in &choice.effects {
        match effect {
            InjectEffect::Away { who: Who::Chooser, area, points, .. } => {
                let thin = 1000 - obs.cover_promised(*area) + mind.drives.area(*area);
                value -= points.0 * thin.max(0) / 1000 * obs.threat() / 300;
            }
            InjectEffect::Recall { who: Who::Chooser, area } => value += obs.away(mind.me(), *area).0 / 2,
            InjectEffect::EnergyRelief if obs.energy_shock().left > 0 => {
                value += mind.rules().members[mind.me()].energy_permille / 10;
            }
            _ => {}
        }
    }
    value
}

/// Responds to every incident against this seat.
pub fn respond(mind: &mut Mind, picks: &mut Picks, out: &mut Orders) {
    let (obs, me) = (mind.obs, mind.me());
    let cohesion = obs.cohesion();
    for (nth, incident) in obs.incidents().iter().enumerate() {
        let Ok(number) = u8::try_from(nth) else { break };
        if incident.target != me || incident.response.is_some() {
            continue;
        }
        let severity = i32::from(incident.severity);
        let call = (severity - 3) * 250 + 150 + (obs.threat() - 500) / 4;
        let call = weigh(call.max(0), mind.profile.nerve.article4);
        let article4 = mind.chance(call.min(900));
        let kind = &mind.rules().incursions[incident.kind];
        picks.clear(0);
        for (id, response) in mind.rules().responses.pairs() {
            if response.drones_only && !kind.drone || response.manned_only && !kind.manned {
                continue;
            }
            let resolve = (response.resolve.0 * cohesion + response.resolve.1 * (1000 - cohesion)) / 1000;
            let firm =
                weigh(resolve, mind.profile.nerve.firm) * (1000 + 60 * mind.stance.risk + mind.drives.firm) / 1000;
            let fear = weigh(response.escalation * (2000 + obs.escalation() * 4) / 1000, mind.profile.nerve.caution);
            let value = 600 + firm - fear - 90 * response.pc + mind.noise();
            picks.offer(Order::Respond { incident: number, response: id, article4 }, value.max(1));
        }
        if picks.take(mind, out).is_none() && article4 {
            // The call may have been what was refused.
            picks.clear(0);
            for id in mind.rules().responses.ids() {
                picks.offer(Order::Respond { incident: number, response: id, article4: false }, 1);
            }
            picks.take(mind, out);
        }
    }
}

/// Takes a stand on every response of others.
pub fn back(mind: &mut Mind, out: &mut Orders) {
    let (obs, me) = (mind.obs, mind.me());
    for (nth, incident) in obs.incidents().iter().enumerate() {
        let Ok(number) = u8::try_from(nth) else { break };
        if incident.target == me {
            continue;
        }
        let bold = obs.response_to(number).map_or(0, |(response, _)| mind.rules().responses[response].escalation);
        let near = i32::from(mind.rules().same_flank(me, incident.target)) * 200;
        let warm = (obs.trust(me, incident.target).value - 450) / 2 + near + (obs.threat() - 450) / 4 + 100;
        let fear =
            weigh(bold * (2000 + obs.escalation() * 2) / 1000, mind.profile.nerve.caution) - 25 * mind.stance.risk;
        let stand = weigh(warm, mind.profile.nerve.solidarity) - fear + mind.noise();
        let backing = match stand {
            40.. => Backing::Back,
            -300..40 => Backing::Silent,
            _ => Backing::Dissent,
        };
        if out.add(obs, Order::Back { incident: number, backing }).is_err() && backing != Backing::Silent {
            let _ = out.add(obs, Order::Back { incident: number, backing: Backing::Silent });
        }
    }
}

/// Acts in a test as it deems necessary.
pub fn act(mind: &mut Mind, picks: &mut Picks, out: &mut Orders) {
    let (obs, me) = (mind.obs, mind.me());
    let Some(test) = obs.test() else { return };
    let site = &mind.rules().sites[test.site];
    let host = site.host == me;
    let near = i32::from(site.flank.contains(&me)) * 250 + i32::from(site.defenders.contains(&me)) * 150;
    let sworn = obs.pledges().any(|(_, pledge)| {
        pledge.by == me && pledge.promise == Promise::Brigade && usize::from(pledge.about) == usize::from(test.site.0)
    });
    let trust = if host { 1000 } else { obs.trust(me, site.host).value };
    let there = host || obs.forces_at(test.site).0 > 0;
    // A clause says what is owed; those who share work with the host have more to lose.
    let owed = match obs.solidarity() {
        Solidarity::Full => 150,
        Solidarity::Partial if near == 0 => -120,
        _ => 0,
    };
    let shares = i32::from(obs.profile_of(me).is_some() && obs.profile_of(site.host).is_some()) * 100;
    let will = trust - 400
        + near
        + owed
        + shares
        + i32::from(sworn) * 250
        + (obs.threat() - 450) / 2
        + 50 * mind.stance.risk
        // Who has soldiers there cannot look on.
        + i32::from(there) * 250
        + i32::from(host) * 800;
    let will = weigh(will, mind.profile.nerve.commitment);
    let nuclear = obs.has_power(|power| matches!(power, Power::NuclearSignal))
        && will > 500
        && mind.chance(weigh(150, mind.profile.nerve.firm));
    picks.clear(0);
    // Each act suits a will; the further off, the less it is worth.
    let acts = [
        (Act::StayOut, -300, true),
        (Act::Statement, -50, true),
        (Act::Support, 200, true),
        (Act::Send, 500, obs.spare_forces().0 > 0),
        (Act::Fight, 550, there),
    ];
    for (act, suits, possible) in acts {
        let will = will.clamp(-300, 550);
        if possible {
            let sign = nuclear && matches!(act, Act::Send | Act::Fight);
            mind.offer(picks, Order::ActInTest { act, nuclear: sign }, 1000 - (will - suits).abs());
        }
    }
    if picks.take(mind, out).is_none() {
        let _ = out.add(obs, Order::ActInTest { act: Act::Statement, nuclear: false });
    }
}
