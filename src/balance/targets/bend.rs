//! Players whose orders are bent: what a profile picks is rewritten, and what is not legal then is dropped.

use super::arm::Bend;
use crate::ai::{Orders, Policy};
use crate::core::ids::{AreaId, Members, ResponseId};
use crate::rules::order::{Order, OrderKind};
use crate::rules::phase::Step;
use crate::rules::words::{Backing, Venue};
use crate::sim::Observation;

/// A player whose orders are bent.
pub struct Bent {
    inner: Box<dyn Policy>,
    bends: Vec<Bend>,
    focal: bool,
    /// Another player who gives the orders of one turn.
    stand_in: Option<(u8, Box<dyn Policy>)>,
    picked: Vec<Order>,
}

impl Bent {
    /// Bends a player; `focal` says whether it sits in the focal seat.
    pub fn new(inner: Box<dyn Policy>, bends: &[Bend], focal: bool) -> Self {
        Self { inner, bends: bends.to_vec(), focal, stand_in: None, picked: Vec::new() }
    }
    /// Lets another player give the orders of one turn.
    pub fn with_stand_in(inner: Box<dyn Policy>, turn: u8, other: Box<dyn Policy>) -> Self {
        Self { inner, bends: Vec::new(), focal: true, stand_in: Some((turn, other)), picked: Vec::new() }
    }
}

impl Policy for Bent {
    fn name(&self) -> &str {
        self.inner.name()
    }
    fn decide(&mut self, obs: &Observation, out: &mut Orders) {
        if let Some((turn, other)) = &mut self.stand_in
            && *turn == obs.turn()
        {
            other.decide(obs, out);
            return;
        }
        self.inner.decide(obs, out);
        for bend in &self.bends {
            self.picked.clear();
            self.picked.extend_from_slice(out.picked());
            out.begin(obs);
            rewrite(*bend, self.focal, obs, &self.picked, out);
        }
    }
}

fn rewrite(bend: Bend, focal: bool, obs: &Observation, picked: &[Order], out: &mut Orders) {
    let rest = |out: &mut Orders, keeps: &dyn Fn(&Order) -> bool| {
        for order in picked.iter().filter(|order| keeps(order)) {
            let _ = out.add(obs, *order);
        }
    };
    match (bend, obs.step()) {
        (Bend::Buy { area, from, to }, _) => {
            if obs.step() == Step::Orders && (from..=to).contains(&obs.turn()) {
                buy(area, obs, out);
            }
            rest(out, &|order| !buys(area, obs, order));
        }
        (Bend::Silent, Step::Respond) => respond(obs, picked, out, &|id| -obs.rules().responses[id].cost.0),
        (Bend::Silent | Bend::Firm { .. }, Step::Back) => {
            if bend != Bend::Silent {
                back(obs, out);
            }
        }
        (Bend::Firm { shoot }, Step::Respond) => {
            let manned = |id: ResponseId| obs.rules().responses[id].manned_only;
            respond(obs, picked, out, &|id| {
                let cost = obs.rules().responses[id].cost.0;
                if manned(id) { if shoot { 1000 + cost } else { -1 } } else { cost }
            });
        }
        (Bend::Firm { .. }, Step::Orders) => {
            let _ = out.add(obs, Order::SetRules { level: 3 });
            rest(out, &|order| !matches!(order, Order::SetRules { .. }));
        }
        (Bend::Propose { initiative, venue, turn }, Step::Propose) => {
            let fond = || obs.stance_on(obs.seat(), initiative, Members::default()) > 0;
            if obs.turn() >= turn && !obs.voted(initiative) && (focal || fond()) {
                let nato = venue == Venue::Nato;
                let order = Order::Propose { initiative, venue, opt_out: nato, fallback: false };
                if out.add(obs, order).is_err() {
                    let _ = out.add(obs, Order::Propose { initiative, venue, opt_out: false, fallback: false });
                }
            }
        }
        (Bend::Idle { turn }, Step::Orders) if turn == obs.turn() => {
            let answers = [OrderKind::Vote, OrderKind::Choose, OrderKind::Bases, OrderKind::AnswerTariff];
            rest(out, &|order| answers.contains(&order.kind()));
        }
        _ => rest(out, &|_| true),
    }
}

/// Whether an order buys in an area, alone or with others.
fn buys(area: AreaId, obs: &Observation, order: &Order) -> bool {
    let rules = obs.rules();
    let yields = |option| rules.options[option].points.get(area).is_some_and(|points| points.0 > 0);
    match *order {
        Order::Start { option, .. } => yields(option),
        Order::Join { programme, .. } => obs.programme(programme).is_some_and(|view| yields(view.option())),
        _ => false,
    }
}

/// Takes the purchase of one unit in an area that gains most.
fn buy(area: AreaId, obs: &Observation, out: &mut Orders) {
    let mut best = None;
    out.legal(obs, &mut |order, preview| {
        let one = !matches!(order, Order::Start { units: 2.., .. });
        if one && buys(area, obs, &order) && best.is_none_or(|(_, gain)| preview.gain > gain) {
            best = Some((order, preview.gain));
        }
    });
    if let Some((order, _)) = best {
        let _ = out.add(obs, order);
    }
}

/// Takes the legal response that suits best, by what `worth` says of it, to every incident.
fn respond(obs: &Observation, picked: &[Order], out: &mut Orders, worth: &dyn Fn(ResponseId) -> i32) {
    let incident_of = |order: &Order| if let Order::Respond { incident, .. } = order { Some(*incident) } else { None };
    let mut incidents: Vec<u8> = picked.iter().filter_map(incident_of).collect();
    out.legal(obs, &mut |order, _| incidents.extend(incident_of(&order)));
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

/// Backs every response.
fn back(obs: &Observation, out: &mut Orders) {
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
