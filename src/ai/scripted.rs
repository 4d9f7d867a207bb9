//! Players that follow a profile: they weigh families of orders by the situation, then take the best target in one.
//!
//! Nothing is scored that is not about to be picked, and nothing is allocated after the first turns.

mod abroad;
mod drives;
mod family;
mod forces;
mod kit;
mod money;
mod motions;
mod pick;
mod plan;
mod pledges;
mod react;
mod table;
mod tastes;

use std::cell::Cell;
use std::sync::Arc;

use super::{Orders, Policy, Profile};
use crate::core::dice::Hand;
use crate::core::ids::MemberId;
use crate::rules::content::Stance;
use crate::rules::order::Order;
use crate::rules::phase::Step;
use crate::rules::ruleset::Ruleset;
use crate::sim::Observation;
use crate::sim::observe::Estimate;
use drives::Drives;
use kit::Shop;
use pick::Picks;
use tastes::Tastes;

/// A player with a profile on a seat.
#[derive(Clone, Debug)]
pub struct ScriptedPolicy {
    profile: Arc<Profile>,
    tastes: Arc<Tastes>,
    drives: Drives,
    picks: Picks,
    shop: Shop,
}

impl ScriptedPolicy {
    /// A player of this profile for this seat of the scenario.
    pub fn new(rules: &Ruleset, profile: Arc<Profile>, seat: MemberId) -> Self {
        let tastes = Arc::new(Tastes::of(rules, &profile, seat));
        let shop = Shop::new(rules.options.len());
        Self { profile, tastes, drives: Drives::default(), picks: Picks::default(), shop }
    }
    /// The profile it follows.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }
}

impl Policy for ScriptedPolicy {
    fn name(&self) -> &str {
        self.profile.id.as_str()
    }

    fn decide(&mut self, obs: &Observation, out: &mut Orders) {
        if matches!(obs.step(), Step::Propose | Step::Negotiate | Step::Orders | Step::Respond) {
            self.drives.read(obs, &self.profile, &self.tastes.goals);
        }
        let mut mind = Mind {
            obs,
            profile: &self.profile,
            tastes: &self.tastes,
            drives: &self.drives,
            stance: &self.tastes.stance,
            hand: obs.policy_dice().of(obs.key()),
            next: (obs.step() as u32) << 24,
            belief: Cell::new(None),
        };
        let picks = &mut self.picks;
        match obs.step() {
            Step::Propose => table::propose(&mut mind, picks, out),
            Step::Negotiate => table::negotiate(&mut mind, picks, out),
            Step::Orders => plan::orders(&mut mind, picks, &mut self.shop, out),
            Step::Respond => react::respond(&mut mind, picks, out),
            Step::Back => react::back(&mut mind, out),
            Step::Crisis => react::act(&mut mind, picks, out),
            Step::Report | Step::Over => {}
        }
    }
}

/// What a player has in mind while it decides.
struct Mind<'a, 'w> {
    obs: &'a Observation<'w>,
    profile: &'a Profile,
    tastes: &'a Tastes,
    drives: &'a Drives,
    /// The capital's stance with the profile's added.
    stance: &'a Stance,
    hand: Hand,
    next: u32,
    /// What it believes of American commitment, once it has been asked for.
    belief: Cell<Option<Estimate>>,
}

impl<'w> Mind<'_, 'w> {
    /// The scenario.
    fn rules(&self) -> &'w Ruleset {
        self.obs.rules()
    }
    /// The seat.
    fn me(&self) -> MemberId {
        self.obs.seat()
    }
    /// American commitment as this capital sees it.
    fn belief(&self) -> Estimate {
        let belief = self.belief.get().unwrap_or_else(|| self.obs.commitment());
        self.belief.set(Some(belief));
        belief
    }
    /// A number of its own for the next draw.
    fn purpose(&mut self) -> u32 {
        self.next += 1;
        self.next
    }
    /// A draw below `n`.
    fn below(&mut self, n: u32) -> u32 {
        let purpose = self.purpose();
        self.hand.below(purpose, n)
    }
    /// Whether something of this chance, permille, happens.
    fn chance(&mut self, permille: i32) -> bool {
        self.below(1000).cast_signed() < permille
    }
    /// Noise of the profile's temperature.
    fn noise(&mut self) -> i32 {
        let purpose = self.purpose();
        self.hand.around(purpose, self.profile.temperature)
    }
    /// Offers a candidate worth `value` and noise. Where no noise could lift it among the candidates, the draw keeps its
    /// number and is not made.
    fn offer(&mut self, picks: &mut Picks, order: Order, value: i32) {
        if self.hopes(value, picks) {
            let value = value + self.noise();
            picks.offer(order, value);
        } else {
            self.purpose();
        }
    }
    /// Offers those candidates that are possible, all with the same noise.
    fn offer_any<const N: usize>(&mut self, picks: &mut Picks, candidates: [(bool, Order, i32); N]) {
        let best = candidates.iter().filter(|(possible, ..)| *possible).map(|(.., value)| *value).max();
        if best.is_some_and(|best| self.hopes(best, picks)) {
            let noise = self.noise();
            for (_, order, value) in candidates.into_iter().filter(|(possible, ..)| *possible) {
                picks.offer(order, value + noise);
            }
        } else {
            self.purpose();
        }
    }
    /// Whether noise could lift `value` among the candidates.
    fn hopes(&self, value: i32, picks: &Picks) -> bool {
        value + self.profile.temperature > picks.bar()
    }
    /// The most a [whim](Self::whim) can be.
    fn whim_most(&self) -> i32 {
        2 * self.profile.temperature
    }
    /// Twice the noise of the profile's temperature for something with a number of its own, whatever else is drawn.
    fn whim(&self, number: u32) -> i32 {
        self.hand.around(WHIM | number, self.whim_most())
    }
    /// Another seat, drawn.
    fn other_seat(&mut self) -> MemberId {
        let others = u32::from(self.rules().seats.saturating_sub(1));
        let nth = u8::try_from(self.below(others)).unwrap_or(0);
        MemberId(if nth >= self.me().0 { nth + 1 } else { nth })
    }
    /// Turns left after this one.
    fn turns_left(&self) -> i32 {
        i32::from(self.rules().calendar.turns) - i32::from(self.obs.turn())
    }
    /// Whether an election comes within a year.
    fn election_near(&self) -> bool {
        let (election, turn) = (self.obs.election_of(self.me()), self.obs.turn());
        election >= turn && i32::from(election - turn) * self.rules().pace().months <= 12
    }
}

/// Purposes of draws that have a number of their own: out of the way of those that are counted up.
const WHIM: u32 = 1 << 31;

/// `value` weighed, permille.
fn weigh(value: i32, permille: i32) -> i32 {
    value * permille / 1000
}

/// Two stances together; they may leave −5..5.
fn sum(a: &Stance, b: &Stance) -> Stance {
    Stance {
        spend: a.spend + b.spend,
        autonomy: a.autonomy + b.autonomy,
        transatlantic: a.transatlantic + b.transatlantic,
        risk: a.risk + b.risk,
        ukraine: a.ukraine + b.ukraine,
        eu_venue: a.eu_venue + b.eu_venue,
    }
}

/// How well two stances agree, points.
fn agree(a: &Stance, b: &Stance) -> i32 {
    a.spend * b.spend
        + a.autonomy * b.autonomy
        + a.transatlantic * b.transatlantic
        + a.risk * b.risk
        + a.ukraine * b.ukraine
        + a.eu_venue * b.eu_venue
}
