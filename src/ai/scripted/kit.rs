//! Buying, running programmes, and the lines that build them.

use super::pick::{Picks, highest};
use super::tastes::{OptionTaste, Slot};
use super::{Mind, weigh};
use crate::ai::Orders;
use crate::core::ids::{AreaId, OptionId, ProgrammeId};
use crate::rules::order::{Order, OrderKind as K};
use crate::rules::procurement::state::Stage;
use crate::rules::words::Planning;

/// The most areas a scenario's needs are worked out for.
const AREAS: usize = 16;

/// How many areas a player looks at when it buys.
const SHELVES: usize = 2;

/// What an offer to join is worth against starting the same alone where nobody is trusted, permille: it is cheaper for all, and
/// comes to nothing if nobody takes it up now.
const JOIN_NOW: i32 = 700;

/// Room for open joint programmes that never has to grow in an ordinary game.
const JOINT: usize = 128;

/// What makes an option worth buying this turn, whichever it is.
#[derive(Clone, Copy, Debug, Default)]
struct Market {
    /// How much each area is needed, points.
    needs: [i32; AREAS],
    /// Turns left after this one.
    left: i32,
    /// What the agenda has for kit, by origin.
    suppliers: [i32; 3],
}

/// What a player has worked out about the market: it does not change while it gives its orders of a turn.
#[derive(Clone, Debug)]
pub struct Shop {
    /// Whether the rest is of this turn.
    open: bool,
    market: Market,
    /// What each option is worth, where it has been asked for.
    values: Vec<Option<i32>>,
    /// Programmes that can be joined.
    joint: Vec<Offer>,
}

/// A joint programme that looks for partners.
#[derive(Clone, Copy, Debug)]
struct Offer {
    programme: ProgrammeId,
    option: OptionId,
    /// Price of a turn, EUR million.
    turn_price: i64,
    /// Value to this seat, points.
    value: i32,
}

impl Shop {
    /// A shop that still has to look around, for a catalogue of this size.
    pub fn new(options: usize) -> Self {
        Self { open: false, market: Market::default(), values: vec![None; options], joint: Vec::new() }
    }
    /// A new turn: all that was known is out of date.
    pub fn close(&mut self) {
        self.open = false;
    }
    /// Looks around, once a turn.
    fn look(&mut self, mind: &Mind) {
        if self.open {
            return;
        }
        self.open = true;
        self.market = Market::of(mind);
        self.values.fill(None);
        self.joint.clear();
        self.joint.reserve(JOINT);
        let (obs, me) = (mind.obs, mind.me());
        for (id, programme) in obs.started_since(obs.turn().saturating_sub(mind.tastes.deciding)) {
            if programme.stage() != Stage::Decide || programme.has(me) {
                continue;
            }
            let Some(taste) = mind.tastes.all.get(usize::from(programme.option().0)).filter(|taste| taste.joint) else {
                continue;
            };
            let turn_price = i64::from(taste.turn_price) * i64::from(programme.units()).max(1);
            let trust = obs.trust(me, programme.lead()).value;
            let value = weigh(self.value(mind, taste.option), JOIN_NOW + trust);
            self.joint.push(Offer { programme: id, option: taste.option, turn_price, value });
        }
    }
    /// Whether somebody looks for partners for it: who wants it joins and starts no second one.
    fn offered(&self, option: OptionId) -> bool {
        self.joint.iter().any(|offer| offer.option == option)
    }
    /// What an option is worth now, points.
    fn value(&mut self, mind: &Mind, option: OptionId) -> i32 {
        let (market, place) = (&self.market, usize::from(option.0));
        *self.values[place].get_or_insert_with(|| market.value(mind, &mind.tastes.all[place]))
    }
}

/// Starting and joining programmes: first the areas most in need, then the best that is offered for each.
pub fn procure(mind: &mut Mind, out: &Orders, picks: &mut Picks, shop: &mut Shop) {
    let tastes = mind.tastes;
    shop.look(mind);
    let mut urgent = [i32::MIN; AREAS];
    for ((urgent, need), shelf) in urgent.iter_mut().zip(shop.market.needs).zip(tastes.shelves.iter()) {
        if !shelf.is_empty() {
            *urgent = need + 2 * mind.noise();
        }
    }
    let wanted = mind.drives.wanted_option().map(|option| tastes.all[usize::from(option.0)].main_area().0);
    for nth in 0..=SHELVES {
        let place = match (nth, wanted) {
            (SHELVES, Some(area)) => usize::from(area),
            (SHELVES, None) => break,
            _ => highest(&urgent),
        };
        if urgent.get(place).is_none_or(|&need| need == i32::MIN) {
            continue;
        }
        urgent[place] = i32::MIN;
        shelf(mind, out, picks, &tastes.shelves[AreaId(u8::try_from(place).unwrap_or(0))], shop);
    }
    join(mind, out.means().meur.max(0), picks, shop);
}

/// Purpose of the draws of what a player makes of an entry of the catalogue; its number is added.
const OPTION: u32 = 1 << 16;

/// The best two of one shelf.
fn shelf(mind: &Mind, out: &Orders, picks: &mut Picks, shelf: &[Slot], shop: &mut Shop) {
    let money = out.means().meur.max(0);
    let turn = mind.obs.turn();
    let mut best: [(i32, Option<OptionId>); 2] = [(0, None); 2];
    for &Slot { option, from_turn, instalment } in shelf {
        if from_turn > turn || instalment > money {
            continue;
        }
        let value = shop.value(mind, option);
        // Most entries are so far behind that no whim could bring them to the fore.
        if value + mind.whim_most() <= best[1].0 {
            continue;
        }
        let value = value + mind.whim(OPTION | u32::from(option.0));
        if value <= best[1].0 || out.starts(option) || shop.offered(option) {
            continue;
        }
        if value > best[0].0 {
            best[1] = best[0];
            best[0] = (value, Some(option));
        } else {
            best[1] = (value, Some(option));
        }
    }
    for (value, option) in best {
        let Some(taste) = option.and_then(|option| mind.tastes.all.get(usize::from(option.0))) else { continue };
        let units = u8::try_from(money / 2 / taste.instalment).unwrap_or(u8::MAX).clamp(1, taste.units_max.max(1));
        picks.offer(Order::Start { option: taste.option, units }, value + mind.drives.kind(K::Start) / 2);
    }
}

/// Joining what others have put up.
fn join(mind: &mut Mind, money: i32, picks: &mut Picks, shop: &Shop) {
    let keen = mind.drives.kind(K::Join) / 2;
    for &Offer { programme, turn_price, value, .. } in &shop.joint {
        // A share of 50 is the least worth joining for.
        if i64::from(money) * 10 < turn_price {
            continue;
        }
        if mind.hopes(value + keen, picks) {
            let value = value + keen + mind.noise();
            let share = (i64::from(money) * 500 / turn_price).clamp(0, 400) / 50 * 50;
            let share = u16::try_from(share).unwrap_or(50);
            picks.offer(Order::Join { programme, share }, value);
        } else {
            mind.purpose();
        }
    }
}

/// How much each area is needed, points.
fn needs(mind: &Mind) -> [i32; AREAS] {
    let mut needs = [0; AREAS];
    for (need, area) in needs.iter_mut().zip(mind.rules().areas.ids()) {
        // What is on order already is not ordered twice.
        let coming = mind.obs.on_order(area).share_of(mind.obs.required(area));
        let missing = 1000 - i32::midpoint(mind.obs.cover_alone(area), mind.obs.cover_believed(area)) - coming * 2 / 3;
        let weight = mind.tastes.areas.get(usize::from(area.0)).copied().unwrap_or(1000);
        *need = weigh(missing.max(0), weight) + mind.drives.area(area);
    }
    needs
}

impl Market {
    fn of(mind: &Mind) -> Self {
        let (european, american) = (mind.drives.european, mind.drives.american);
        let absent = i32::from(mind.obs.planning() == Planning::Absent);
        Self {
            needs: needs(mind),
            left: mind.turns_left(),
            suppliers: [european - american.min(0), american - european / 2 - absent * 150, -european / 4],
        }
    }
    /// What an option is worth now, points.
    fn value(&self, mind: &Mind, taste: &OptionTaste) -> i32 {
        let need =
            |(area, rate): (AreaId, i32)| self.needs.get(usize::from(area.0)).map_or(0, |need| need * rate / 1000);
        let need: i32 = taste.yields.iter().copied().map(need).sum();
        // Lines with room to spare make nothing cheaper.
        let need = match mind.obs.load(taste.sector) {
            ..=1000 => need,
            load => need * 1000 / load,
        };
        let late = match self.left - taste.first {
            ..0 => 350,
            left @ 0..=3 => 650 + left * 60,
            _ => 1000 - taste.first * 15,
        };
        let agenda = mind.drives.option(taste.option)
            + i32::from(taste.home) * mind.drives.home
            + self.suppliers[taste.supplier as usize];
        weigh(weigh(need, late.max(200)), taste.liking) + agenda
    }
}

/// What to do about programmes under way.
pub fn manage(mind: &mut Mind, picks: &mut Picks) {
    let (obs, me) = (mind.obs, mind.me());
    let rich = obs.money().0 * 8 > obs.budget().0;
    for (id, programme) in obs.own_programmes() {
        match programme.stage() {
            Stage::Decide => {
                let share = programme.share(me);
                let wanted = if rich { share + 100 } else { share - 100 };
                let share = u16::try_from(wanted.clamp(50, 900)).unwrap_or(50);
                mind.offer(picks, Order::SetShare { programme: id, share }, 260);
            }
            Stage::Build => {
                let slips = i32::from(programme.slips());
                let behind = (i32::from(obs.turn()) - i32::from(programme.planned_end())).max(0);
                let load = mind.rules().options.get(programme.option()).map_or(0, |option| obs.load(option.sector));
                let care = mind.drives.kind(K::Accelerate) + mind.drives.option(programme.option());
                let hurry = 260 + slips * 40 + behind * 20 + care;
                let jump = 150 + (load - 1000) / 2 + slips * 30;
                let weary = slips * 110 + behind * 60 - programme.progress() / 3;
                let (end, wish) = if programme.lead() == me {
                    (Order::Cancel { programme: id }, weary - 250)
                } else {
                    let trust = obs.trust(me, programme.lead()).value;
                    (Order::Leave { programme: id }, weary - 350 - (trust - 500) / 2)
                };
                let candidates = [
                    (rich, Order::Accelerate { programme: id }, hurry),
                    (load > 1050, Order::JumpQueue { programme: id }, jump),
                    (true, end, wish),
                ];
                mind.offer_any(picks, candidates);
            }
            // It draws a number all the same, so that the draws of others do not hang on how far this one is.
            Stage::Train | Stage::Done | Stage::Ended => _ = mind.purpose(),
        }
    }
}

/// Surges where books are full, warm lines where they are empty.
pub fn industry(mind: &mut Mind, out: &Orders, picks: &mut Picks) {
    let (obs, tastes) = (mind.obs, mind.tastes);
    let meur = out.means().meur / 5 / 10 * 10;
    for &(sector, share) in &tastes.makes {
        if mind.rules().sectors[sector].foreign {
            continue;
        }
        let load = obs.load(sector);
        let home = share / 4 + mind.drives.home / 2 + mind.noise();
        // New halls take years: a load a little above what the lines can do is waited out.
        if meur >= 20 && load > 1100 {
            picks
                .offer(Order::Surge { sector, meur: meur.min(1000) }, (load - 950) + home + mind.drives.kind(K::Surge));
        }
        if load < 900 {
            picks.offer(Order::KeepLine { sector }, (950 - load) + home + mind.drives.kind(K::KeepLine));
        }
    }
}
