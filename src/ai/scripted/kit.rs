//! Buying, running programmes, and the lines that build them.

use super::pick::Picks;
use super::tastes::OptionTaste;
use super::{Mind, weigh};
use crate::ai::Orders;
use crate::rules::content::Supplier;
use crate::rules::order::{Order, OrderKind as K};
use crate::rules::procurement::state::Stage;
use crate::rules::words::Planning;

/// The most areas a scenario's needs are worked out for.
const AREAS: usize = 16;

/// Starting and joining programmes.
pub fn procure(mind: &mut Mind, out: &Orders, picks: &mut Picks) {
    let obs = mind.obs;
    let needs = needs(mind);
    let money = out.means().meur.max(0);
    let absent = obs.planning() == Planning::Absent;
    let mut best: [Option<(i32, &OptionTaste, i32)>; 6] = [None; 6];
    for taste in &mind.tastes.mine {
        if mind.rules().options[taste.option].from_turn > obs.turn() {
            continue;
        }
        // Partners are expected to carry half of a joint programme.
        let load = if taste.joint { 500 } else { 1000 };
        let instalment = taste.unit_price / taste.turns.max(1) * load / 1000;
        if instalment > money {
            continue;
        }
        let value = value(mind, taste, &needs, absent);
        // The best by area, so that a rich capital sees a choice of areas and not six of a kind.
        let slot = usize::from(taste.yields[0].0.0) % best.len();
        if best[slot].is_none_or(|(other, ..)| value > other) {
            best[slot] = Some((value, taste, instalment.max(1)));
        }
    }
    for (value, taste, instalment) in best.into_iter().flatten() {
        let most = mind.profile.units_max.min(mind.rules().options[taste.option].units_max);
        let units = u8::try_from(money / 2 / instalment).unwrap_or(u8::MAX).clamp(1, most);
        picks.offer(Order::Start { option: taste.option, units }, value + mind.drives.kind(K::Start) / 2);
    }
    for (id, programme) in obs.programmes() {
        if programme.stage() != Stage::Decide || programme.has(mind.me()) {
            continue;
        }
        let Some(taste) = mind.tastes.all.get(usize::from(programme.option().0)) else { continue };
        if !taste.joint {
            continue;
        }
        let units = i32::from(programme.units());
        let turn_price = (taste.unit_price / taste.turns.max(1)).max(1) * units;
        let share = (i64::from(money) * 500 / i64::from(turn_price.max(1))).clamp(0, 400) / 50 * 50;
        let Ok(share) = u16::try_from(share) else { continue };
        if share < 50 {
            continue;
        }
        let trust = obs.trust(mind.me(), programme.lead()).value;
        let value = weigh(value(mind, taste, &needs, absent), 500 + trust);
        picks.offer(Order::Join { programme: id, share }, value + mind.drives.kind(K::Join) / 2);
    }
}

/// How much each area is needed, points.
fn needs(mind: &Mind) -> [i32; AREAS] {
    let mut needs = [0; AREAS];
    for (need, area) in needs.iter_mut().zip(mind.rules().areas.ids()) {
        let missing = 1000 - (mind.obs.cover_alone(area) + mind.obs.cover_believed(area)) / 2;
        let weight = mind.tastes.areas.get(usize::from(area.0)).copied().unwrap_or(1000);
        *need = weigh(missing.max(0), weight) + mind.drives.area(area);
    }
    needs
}

/// What an option is worth now, points.
fn value(mind: &Mind, taste: &OptionTaste, needs: &[i32; AREAS], absent: bool) -> i32 {
    let need: i32 = taste
        .yields
        .iter()
        .map(|(area, rate)| needs.get(usize::from(area.0)).map_or(0, |need| need * rate / 1000))
        .sum();
    let load = mind.obs.load(taste.sector).max(1000);
    let late = match mind.turns_left() - taste.first {
        ..0 => 350,
        left @ 0..=3 => 650 + left * 60,
        _ => 1000 - taste.first * 15,
    };
    let agenda = mind.drives.option(taste.option)
        + i32::from(taste.home) * mind.drives.home
        + match taste.supplier {
            Supplier::Europe => mind.drives.european - mind.drives.american.min(0),
            Supplier::UnitedStates => mind.drives.american - mind.drives.european / 2 - i32::from(absent) * 150,
            Supplier::Abroad(_) | Supplier::Turkey | Supplier::Israel => -mind.drives.european / 4,
        };
    weigh(weigh(need * 1000 / load, late.max(200)), taste.liking) + agenda
}

/// What to do about programmes under way.
pub fn manage(mind: &mut Mind, picks: &mut Picks) {
    let (obs, me) = (mind.obs, mind.me());
    let rich = obs.money().0 * 8 > obs.budget().0;
    for (id, programme) in obs.own_programmes() {
        let slips = i32::from(programme.slips());
        let leads = programme.lead() == me;
        let load = mind.rules().options.get(programme.option()).map_or(0, |option| obs.load(option.sector));
        let noise = mind.noise() / 2;
        match programme.stage() {
            Stage::Decide => {
                let share = programme.share(me);
                let wanted = if rich { share + 100 } else { share - 100 };
                if let Ok(share) = u16::try_from(wanted.clamp(50, 900)) {
                    picks.offer(Order::SetShare { programme: id, share }, 260 + noise);
                }
            }
            Stage::Build => {
                let behind = i32::from(obs.turn()) - i32::from(programme.planned_end());
                if rich {
                    let care = mind.drives.kind(K::Accelerate) + mind.drives.option(programme.option());
                    picks.offer(
                        Order::Accelerate { programme: id },
                        260 + slips * 40 + behind.max(0) * 20 + care + noise,
                    );
                }
                if load > 1050 {
                    picks.offer(Order::JumpQueue { programme: id }, 150 + (load - 1000) / 2 + slips * 30 + noise);
                }
                let weary = slips * 110 + behind.max(0) * 60 - programme.progress() / 3;
                if leads {
                    picks.offer(Order::Cancel { programme: id }, weary - 250 + noise);
                } else {
                    let trust = obs.trust(me, programme.lead()).value;
                    picks.offer(Order::Leave { programme: id }, weary - 150 - (trust - 500) / 2 + noise);
                }
            }
            Stage::Train | Stage::Done | Stage::Ended => {}
        }
    }
}

/// Surges where books are full, warm lines where they are empty.
pub fn industry(mind: &mut Mind, out: &Orders, picks: &mut Picks) {
    let obs = mind.obs;
    let meur = out.means().meur / 5 / 10 * 10;
    for &(sector, share) in &mind.tastes.makes {
        if mind.rules().sectors[sector].foreign {
            continue;
        }
        let load = obs.load(sector);
        let home = share / 4 + mind.drives.home / 2 + mind.noise() / 2;
        if meur >= 20 {
            picks
                .offer(Order::Surge { sector, meur: meur.min(1000) }, (load - 900) + home + mind.drives.kind(K::Surge));
        }
        if load < 900 {
            picks.offer(Order::KeepLine { sector }, (950 - load) + home + mind.drives.kind(K::KeepLine));
        }
    }
}
