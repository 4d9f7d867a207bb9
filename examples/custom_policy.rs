//! A policy of one's own: Warsaw spends on land forces and votes for everything; the others follow their profiles.
//!
//! Run with `cargo run --no-default-features --example custom_policy`.

use gap_years::ai::{Field, Orders, Policy, Roster, Seating, run_game};
use gap_years::rules::order::Order;
use gap_years::rules::phase::Step;
use gap_years::rules::words::Ballot;
use gap_years::scenario::load_shipped;
use gap_years::sim::{Game, Observation};

/// Says yes, and buys tanks.
struct SteelAndSilence;

impl Policy for SteelAndSilence {
    fn name(&self) -> &str {
        "steel-and-silence"
    }

    fn decide(&mut self, obs: &Observation, out: &mut Orders) {
        if obs.step() != Step::Orders {
            return;
        }
        for motion in obs.motions().ids() {
            // `add` asks the rules; what they refuse is simply not given.
            let _ = out.add(obs, Order::Vote { motion, ballot: Ballot::Silent });
        }
        let land = obs.rules().roles.land;
        let best = obs.rules().options.pairs().max_by_key(|(_, option)| option.points.get(land).map_or(0, |p| p.0));
        if let Some((option, _)) = best {
            let _ = out.add(obs, Order::Start { option, units: 1 });
        }
        let _ = out.add(obs, Order::SetCore { bp: obs.core().0 + 10 });
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let scenario = load_shipped("hague-promises")?;
    let roster = Roster::read(&scenario).map_err(|findings| format!("{} mistakes in the profiles", findings.len()))?;
    let rules = scenario.rules;
    let warsaw = rules.seat_ids().find(|&seat| rules.name(seat) == "Warsaw").ok_or("no Warsaw")?;
    let seating = Seating::mixed(&rules, roster.reference());
    let mut field = Field::new(&rules, &roster, &seating, 0);
    field.replace(warsaw, Box::new(SteelAndSilence));
    let mut game = Game::new(rules.clone());
    let mut orders = Orders::default();
    let ending = run_game(&mut game, &mut field, 2026, &mut orders, &mut |game| {
        println!("{}: deterrence {}", rules.calendar.short(game.turn()), game.state().deterrence.gauge.get() / 10);
    });
    println!("{}", ending.map_or("no ending", |id| rules.endings[id].name.as_str()));
    Ok(())
}
