//! Laws of the game that are about cause and effect, measured on pairs of games that share their dice.
//!
//! Every test prints its figures (`cargo test --test laws -- --nocapture`) with an interval of 95 %. `GAP_YEARS_GAMES`
//! plays more games. A law in `OPEN` is known not to hold yet; whoever makes it hold takes it off the list.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "an experiment that prints its figures")]

mod common;

use std::sync::Arc;

use common::{games, hague};
use gap_years::ai::{Field, Orders, Player, Policy, Roster, ScriptedPolicy, Seating, play};
use gap_years::core::ids::{MemberId, ResponseId};
use gap_years::rules::event::Event;
use gap_years::rules::order::Order;
use gap_years::rules::phase::Step;
use gap_years::rules::procurement::state::{Programme, Stage};
use gap_years::rules::ruleset::Ruleset;
use gap_years::rules::words::Backing;
use gap_years::scenario::Scenario;
use gap_years::sim::{Game, Observation};

/// Laws that do not hold yet, by the names used below.
const OPEN: &[&str] = &[];

/// Rewrites what a profile has picked in a step; what is not legal is dropped.
type Rewrite = fn(&Observation, &[Order], &mut Orders);

/// A profile whose picks are rewritten.
struct Bent {
    inner: ScriptedPolicy,
    rewrite: Rewrite,
}

impl Policy for Bent {
    fn name(&self) -> &'static str {
        "bent"
    }
    fn decide(&mut self, obs: &Observation, out: &mut Orders) {
        self.inner.decide(obs, out);
        let picked = out.picked().to_vec();
        out.begin(obs);
        (self.rewrite)(obs, &picked, out);
    }
}

/// What is picked, as it is.
fn as_picked(obs: &Observation, picked: &[Order], out: &mut Orders) {
    for order in picked {
        let _ = out.add(obs, *order);
    }
}

struct Lab {
    scenario: Scenario,
    roster: Roster,
    seating: Seating,
    game: Game,
}

impl Lab {
    fn new() -> Self {
        let scenario = hague();
        let roster = Roster::read(&scenario).unwrap();
        let seating = Seating::mixed(&scenario.rules, roster.reference());
        let game = Game::new(Arc::clone(&scenario.rules));
        Self { scenario, roster, seating, game }
    }
    fn rules(&self) -> &Ruleset {
        &self.scenario.rules
    }
    /// The reference profiles, moved on by one seat from game to game, all bent the same way.
    fn field(&self, nth: u64, rewrite: Rewrite) -> Field {
        let policy = |seat: MemberId| {
            let Player::Scripted(id) = self.seating.player(seat, nth) else { panic!("a reference profile") };
            let inner = ScriptedPolicy::new(self.rules(), Arc::clone(&self.roster.profiles()[id]), seat);
            Box::new(Bent { inner, rewrite }) as Box<dyn Policy>
        };
        Field::of(self.rules().seat_ids().map(policy).collect(), Player::Random)
    }
    /// Plays on until so many turns are over; `each` sees the game after every turn and may change it.
    fn play(&mut self, field: &mut Field, turns: u8, mut each: impl FnMut(&mut Game)) {
        let mut orders = Orders::default();
        while self.game.step() != Step::Over && self.game.turn() <= self.scenario.rules.calendar.turns {
            match self.game.advance() {
                Step::Report | Step::Over => {
                    each(&mut self.game);
                    if self.game.turn() >= turns {
                        return;
                    }
                }
                _ => play::ask(&mut self.game, field, &mut orders),
            }
        }
    }
}

/// A mean with half the width of its interval of 95 %.
#[derive(Clone, Copy, Debug)]
struct Mean {
    mid: f64,
    half: f64,
}

impl std::fmt::Display for Mean {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.2} ± {:.2}", self.mid, self.half)
    }
}

fn mean(values: &[f64]) -> Mean {
    let n = values.len() as f64;
    let mid = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mid).powi(2)).sum::<f64>() / (n - 1.0);
    Mean { mid, half: 1.96 * (variance / n).sqrt() }
}

/// One over the other, with its interval by the delta method over the pairs.
fn ratio(above: &[f64], below: &[f64]) -> Mean {
    let (a, b) = (mean(above).mid, mean(below).mid);
    let mid = a / b;
    let rest: Vec<f64> = above.iter().zip(below).map(|(x, y)| (x - mid * y) / b).collect();
    Mean { mid, half: mean(&rest).half }
}

/// Prints the figures and fails where the law does not hold, or holds and is listed as open.
fn judge(law: &str, holds: bool, figures: &str) {
    println!("law {law}: {}\n{figures}", if holds { "holds" } else { "DOES NOT HOLD" });
    let open = OPEN.contains(&law);
    assert!(holds || open, "law {law} does not hold\n{figures}");
    assert!(!holds || !open, "law {law} holds now: take it off the list in tests/laws.rs\n{figures}");
}

/// Whether an order buys deep strike, alone or with others.
fn buys_strike(obs: &Observation, order: &Order) -> bool {
    let rules = obs.rules();
    let strikes = |option| rules.options[option].points.get(rules.roles.strike).is_some_and(|points| points.0 > 0);
    match *order {
        Order::Start { option, .. } => strikes(option),
        Order::Join { programme, .. } => obs.programme(programme).is_some_and(|view| strikes(view.option())),
        _ => false,
    }
}

/// Deep strike comes first in three turns from `at`, one unit a capital and turn, and in no other turn: the arms buy alike
/// and differ in time alone.
fn strike_at(at: u8, obs: &Observation, picked: &[Order], out: &mut Orders) {
    if obs.step() == Step::Orders && (at..at + 3).contains(&obs.turn()) {
        let mut best = None;
        out.legal(obs, &mut |order, preview| {
            let one = !matches!(order, Order::Start { units: 2.., .. });
            if one && buys_strike(obs, &order) && best.is_none_or(|(_, gain)| preview.gain > gain) {
                best = Some((order, preview.gain));
            }
        });
        if let Some((order, _)) = best {
            let _ = out.add(obs, order);
        }
    }
    for order in picked.iter().filter(|order| !buys_strike(obs, order)) {
        let _ = out.add(obs, *order);
    }
}

#[test]
fn law_3_time_is_the_scarce_thing() {
    let mut lab = Lab::new();
    let mut arm = |nth: u64, rewrite: Rewrite| {
        let mut field = lab.field(nth, rewrite);
        lab.game.reset(nth);
        lab.play(&mut field, u8::MAX, |_| ());
        let state = lab.game.state();
        let strike = state.rules.roles.strike;
        let points: i32 = state.rules.member_ids().map(|who| state.capability.of(who, strike).0).sum();
        (f64::from(state.deterrence.window), f64::from(points) / 100.0)
    };
    let (mut early, mut late, mut wider, mut points) = (vec![], vec![], vec![], vec![]);
    for nth in 0..games(200) {
        let now = arm(nth, |obs, picked, out| strike_at(1, obs, picked, out));
        let then = arm(nth, |obs, picked, out| strike_at(5, obs, picked, out));
        early.push(now.0);
        late.push(then.0);
        wider.push(then.0 - now.0);
        points.push(now.1 - then.1);
    }
    let (early, late, wider, points) = (mean(&early), mean(&late), mean(&wider), mean(&points));
    let figures = format!(
        "  turns under the probe line: {early} ordered in turn 1, {late} ordered two years later\n  \
         window wider by {wider} turns (wanted: 1); deep strike in the end fewer by {points} points"
    );
    judge("3", wider.mid >= 1.0, &figures);
}

#[test]
fn law_5_trust_is_force() {
    let mut lab = Lab::new();
    let (mut less, mut firm_slips, mut weak_slips, mut cohesion) = (vec![], vec![], vec![], vec![]);
    for nth in 0..games(150) {
        let mut field = lab.field(nth, as_picked);
        lab.game.reset(nth);
        lab.play(&mut field, 5, |_| ());
        if lab.game.step() == Step::Over {
            continue;
        }
        let fork = lab.game.snapshot();
        let mut arm = |loss: i32| {
            let mut start = fork.clone();
            for pair in &mut start.alliance.pairs {
                pair.shift(-loss);
            }
            lab.game.restore(&start);
            let (mut gauge, mut held, mut slips, mut built) = (None, None, 0, 0);
            lab.play(&mut field, 9, |game| {
                let state = game.state();
                gauge.get_or_insert(f64::from(state.deterrence.gauge.get()) / 10.0);
                held.get_or_insert(f64::from(state.alliance.cohesion.get()) / 10.0);
                // Trust can only make programmes slip that have partners to fall out.
                let programmes = &state.procurement.programmes;
                let joint = |programme: &Programme| programme.partners.count() >= 2;
                let slipped =
                    |event: &Event| matches!(event, Event::Slipped { programme, .. } if joint(&programmes[*programme]));
                slips += game.log().iter().filter(|entry| slipped(&entry.event)).count();
                let building = |programme: &&Programme| programme.stage == Stage::Build && joint(programme);
                built += programmes.iter().filter(building).count();
            });
            (gauge.unwrap_or(0.0), held.unwrap_or(0.0), slips as f64 / built.max(1) as f64)
        };
        let (firm, weak) = (arm(0), arm(200));
        less.push(firm.0 - weak.0);
        cohesion.push(firm.1 - weak.1);
        firm_slips.push(firm.2);
        weak_slips.push(weak.2);
    }
    let (less, cohesion, more) = (mean(&less), mean(&cohesion), ratio(&weak_slips, &firm_slips));
    let figures = format!(
        "  {} forks after turn 5, trust in every pair 20 of 100 lower (cohesion {cohesion} lower a turn later)\n  \
         deterrence lower by {less} of 100 a turn later (wanted: 4)\n  \
         slips a joint programme and turn over four turns: {} against {}, ratio {more} (wanted: 1.10)",
        firm_slips.len(),
        mean(&weak_slips),
        mean(&firm_slips)
    );
    judge("5 deterrence", less.mid >= 4.0, &figures);
    judge("5 slips", more.mid >= 1.1, &figures);
}

/// The legal response that suits best, by what `worth` says of it.
fn respond(obs: &Observation, picked: &[Order], out: &mut Orders, worth: &dyn Fn(ResponseId) -> i32) {
    let mut incidents: Vec<u8> = picked
        .iter()
        .filter_map(|order| if let Order::Respond { incident, .. } = order { Some(*incident) } else { None })
        .collect();
    out.legal(obs, &mut |order, _| {
        if let Order::Respond { incident, .. } = order {
            incidents.push(incident);
        }
    });
    incidents.sort_unstable();
    incidents.dedup();
    for nth in incidents {
        let mut best: Option<(Order, i32)> = None;
        out.legal(obs, &mut |order, _| {
            if let Order::Respond { incident, response, article4: false } = order
                && incident == nth
                && best.is_none_or(|(_, value)| worth(response) > value)
            {
                best = Some((order, worth(response)));
            }
        });
        if let Some((order, _)) = best {
            let _ = out.add(obs, order);
        }
    }
}

/// Nobody answers anything, and nobody backs anybody.
fn silent(obs: &Observation, picked: &[Order], out: &mut Orders) {
    match obs.step() {
        Step::Respond => respond(obs, picked, out, &|id| -obs.rules().responses[id].cost.0),
        Step::Back => {}
        _ => as_picked(obs, picked, out),
    }
}

/// Everybody answers as firmly as the rules allow, and everybody backs it; `shoot` says whether at manned aircraft too.
fn firm(shoot: bool, obs: &Observation, picked: &[Order], out: &mut Orders) {
    let manned = |id: ResponseId| obs.rules().responses[id].manned_only;
    match obs.step() {
        Step::Respond => {
            respond(obs, picked, out, &|id| {
                let cost = obs.rules().responses[id].cost.0;
                if manned(id) { if shoot { 1000 + cost } else { -1 } } else { cost }
            });
        }
        Step::Back => {
            let mut backed = Vec::new();
            out.legal(obs, &mut |order, _| {
                if matches!(order, Order::Back { backing: Backing::Back, .. }) {
                    backed.push(order);
                }
            });
            for order in backed {
                let _ = out.add(obs, order);
            }
        }
        Step::Orders => {
            let _ = out.add(obs, Order::SetRules { level: 3 });
            let rest = picked.iter().filter(|order| !matches!(order, Order::SetRules { .. }));
            for order in rest {
                let _ = out.add(obs, *order);
            }
        }
        _ => as_picked(obs, picked, out),
    }
}

/// What one arm of law 7 comes to.
#[derive(Clone, Copy, Default)]
struct Pressure {
    /// Incidents by turn.
    by_turn: [u16; 12],
    /// Of them with manned aircraft, from turn 5.
    manned: f64,
    /// Escalation over the turns, its mean, of 100.
    escalation: f64,
    /// Answers that shot down manned aircraft.
    shot: f64,
    /// The mean score of the answers, of 100.
    score: f64,
}

impl Pressure {
    fn rate(&self, turns: std::ops::RangeInclusive<usize>) -> f64 {
        let length = turns.clone().count() as f64;
        f64::from(turns.map(|turn| self.by_turn[turn - 1]).sum::<u16>()) / length
    }
}

fn pressure(lab: &mut Lab, nth: u64, rewrite: Rewrite) -> Pressure {
    let mut field = lab.field(nth, rewrite);
    lab.game.reset(nth);
    let mut got = Pressure::default();
    let (mut turns, mut answers) = (0.0, 0.0_f64);
    lab.play(&mut field, 12, |game| {
        let state = game.state();
        turns += 1.0;
        got.escalation += f64::from(state.moscow.escalation.get()) / 10.0;
        for entry in game.log() {
            match entry.event {
                // What Moscow plans answers to posture; incidents that the scenario's injects bring do not.
                Event::PressureSet { incidents, .. } => {
                    got.by_turn[usize::from(game.turn()) - 1] += u16::from(incidents);
                }
                Event::Incident { kind, .. } if state.rules.incursions[kind].manned && game.turn() >= 5 => {
                    got.manned += 1.0;
                }
                Event::Responded { response, .. } if state.rules.responses[response].manned_only => got.shot += 1.0,
                Event::Adjudicated { score, .. } => {
                    got.score += f64::from(score) / 10.0;
                    answers += 1.0;
                }
                _ => {}
            }
        }
    });
    got.escalation /= turns;
    got.score /= answers.max(1.0);
    got
}

#[test]
fn law_7_incursions_answer_to_posture() {
    let mut lab = Lab::new();
    let (mut none, mut met, mut shot) = (vec![], vec![], vec![]);
    for nth in 0..games(100) {
        none.push(pressure(&mut lab, nth, silent));
        met.push(pressure(&mut lab, nth, |obs, picked, out| firm(false, obs, picked, out)));
        shot.push(pressure(&mut lab, nth, |obs, picked, out| firm(true, obs, picked, out)));
    }
    let of = |arm: &[Pressure], what: fn(&Pressure) -> f64| -> Vec<f64> { arm.iter().map(what).collect() };
    let soon: fn(&Pressure) -> f64 = |arm| arm.rate(5..=6);
    let later: fn(&Pressure) -> f64 = |arm| arm.rate(5..=12);
    let rate = ratio(&of(&met, soon), &of(&none, soon));
    let whole = ratio(&of(&met, later), &of(&none, later));
    let shooting = ratio(&of(&shot, later), &of(&met, later));
    let manned = ratio(&of(&shot, |arm| arm.manned), &of(&met, |arm| arm.manned));
    let rise: Vec<f64> = shot.iter().zip(&met).map(|(a, b)| a.escalation - b.escalation).collect();
    let rise = mean(&rise);
    let table: String = [("none", &none), ("firm", &met), ("shoot", &shot)]
        .iter()
        .map(|(name, arm)| {
            let at = |turn: usize| arm.iter().map(|one| one.rate(turn..=turn)).sum::<f64>() / arm.len() as f64;
            let rates: Vec<String> = (1..=12).map(|turn| format!("{:.1}", at(turn))).collect();
            let score = mean(&of(arm, |arm| arm.score));
            format!("\n  {name:<6} score of answers {score}; incidents by turn: {}", rates.join(" "))
        })
        .collect();
    let figures = format!(
        "  {} games; firm and backed against no response: rate ×{rate} in turns 5–6 (wanted: 0.80), ×{whole} in 5–12\n  \
         shooting at manned aircraft ({} times a game) against firm without: rate ×{shooting}, of manned kinds ×{manned} \
         (wanted: below 1), escalation {rise} of 100 (wanted: above 0){table}",
        none.len(),
        mean(&of(&shot, |arm| arm.shot)),
    );
    judge("7 backed responses", rate.mid <= 0.8, &figures);
    judge("7 shooting", manned.mid + manned.half < 1.0 && rise.mid > rise.half, &figures);
}

/// Spending is set from outside.
fn budget_kept(obs: &Observation, picked: &[Order], out: &mut Orders) {
    let kept = picked.iter().filter(|order| !matches!(order, Order::SetCore { .. } | Order::Reclassify));
    kept.for_each(|order| {
        let _ = out.add(obs, *order);
    });
}

#[test]
fn law_8_spending_is_not_capability() {
    let mut lab = Lab::new();
    // Core spending above the level at the start, basis points of GDP, in turn n: the same money in four turns or in ten.
    let jump = |turn: u8| if turn <= 4 { 110 } else { 0 };
    let ramp = |turn: u8| 8 * i32::from(turn);
    let mut arm = |nth: u64, plan: &dyn Fn(u8) -> i32, until: u8| {
        let mut field = lab.field(nth, budget_kept);
        lab.game.reset(nth);
        let seats: Vec<MemberId> = lab.rules().seat_ids().collect();
        let set = |game: &mut Game, turn: u8| {
            let mut state = game.snapshot();
            for &seat in &seats {
                state.treasury.core[seat].0 = state.treasury.core_start[seat].0 + plan(turn);
            }
            game.restore(&state);
        };
        set(&mut lab.game, 1);
        let mut spent = 0.0;
        lab.play(&mut field, until, |game| {
            let state = game.state();
            spent += seats.iter().map(|&seat| f64::from(state.treasury.budget[seat].0)).sum::<f64>() / 100_000.0;
            let next = game.turn() + 1;
            set(game, next);
        });
        if lab.game.turn() < until {
            return None;
        }
        let state = lab.game.state();
        let grown = state.capability.delivered.iter().zip(&state.capability.at_start).map(|(now, then)| now.0 - then.0);
        Some((f64::from(grown.sum::<i32>()) / 100.0, spent))
    };
    let (mut fast, mut slow, mut fast_money, mut slow_money) = (vec![], vec![], vec![], vec![]);
    let mut most = 0.0_f64;
    for nth in 0..games(120) {
        // A pair whose game ends before the fifth year is over says nothing.
        let pairs = [arm(nth, &|_| 0, 4), arm(nth, &|_| 0, 10), arm(nth, &jump, 4), arm(nth, &ramp, 10)];
        let [Some(base), Some(none), Some(jumped), Some(ramped)] = pairs else { continue };
        fast.push(jumped.0 - base.0);
        slow.push(ramped.0 - none.0);
        fast_money.push(jumped.1 - base.1);
        slow_money.push(ramped.1 - none.1);
        most = most.max(ramped.0);
    }
    let (quick, steady) = (ratio(&fast, &fast_money), ratio(&slow, &slow_money));
    let figures = format!(
        "  {} games; EUR 100 bn above the level at the start: {} jumping in two years, {} ramping over five\n  \
         points it has brought: {} by the end of year 2, {} by the end of year 5\n  \
         points per EUR 100 bn: {quick} jumping, {steady} ramping, ratio {:.2} (wanted: at most 0.5)",
        fast.len(),
        mean(&fast_money),
        mean(&slow_money),
        mean(&fast),
        mean(&slow),
        quick.mid / steady.mid
    );
    assert!(most > 0.0, "no points were ever delivered");
    judge("8", steady.mid > steady.half && quick.mid <= 0.5 * steady.mid, &figures);
}
