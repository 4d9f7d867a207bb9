//! Playing the games of an arm: each by its number, on the same dice as every other arm.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::arm::{Bend, Ready, Shock};
use super::bend::Bent;
use super::record::Record;
use crate::ai::{Field, KindSet, Orders, Player, Policy, play};
use crate::balance::lab::spread;
use crate::core::Cp;
use crate::core::arena::Id;
use crate::core::dice::mix;
use crate::core::ids::MemberId;
use crate::rules::order::OrderKind;
use crate::rules::phase::Step;
use crate::rules::state::Snapshot;
use crate::rules::washington::state::CompactTerms;
use crate::sim::Game;

/// What all arms of an experiment have in common.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// The seats that take turns as the focal one; never empty.
    pub seats: &'a [MemberId],
    /// Games.
    pub games: usize,
    /// The seed of the batch.
    pub seed: u64,
    /// Threads; 0 for as many as there are cores.
    pub threads: usize,
    /// Asked to stop.
    pub stop: &'a AtomicBool,
}

impl Plan<'_> {
    /// The seed of a game.
    pub fn seed_of(&self, number: usize) -> u64 {
        mix(mix(self.seed).wrapping_add(number as u64))
    }
    /// The focal seat of a game: it moves on when every profile has had its turn on every seat.
    pub fn focal(&self, ready: &Ready, number: usize) -> MemberId {
        let place = number / ready.seating.period() % self.seats.len().max(1);
        self.seats.get(place).copied().unwrap_or_default()
    }
}

/// A table for the games of an arm.
pub struct Table {
    /// The game.
    pub game: Game,
    /// A buffer of orders.
    pub orders: Orders,
}

impl Table {
    /// A table for an arm.
    pub fn new(ready: &Ready) -> Self {
        Self::without(ready, KindSet::default())
    }
    /// The same with further kinds of order forbidden.
    pub fn without(ready: &Ready, kinds: KindSet) -> Self {
        let mut forbidden = ready.forbidden;
        if ready.arm.shock.iter().any(|shock| matches!(shock, Shock::Core(_))) {
            // Spending is set from outside.
            forbidden.insert(OrderKind::SetCore);
            forbidden.insert(OrderKind::Reclassify);
        }
        for kind in OrderKind::ALL.iter().filter(|kind| kinds.has(**kind)) {
            forbidden.insert(*kind);
        }
        Self { game: Game::new(Arc::clone(&ready.rules)), orders: Orders::without(forbidden.into()) }
    }
}

/// Plays the games of an arm; in order, without a hole.
pub fn play_all(ready: &Ready, plan: Plan, stand_in: Option<(u8, Player)>) -> Vec<Record> {
    let job = |table: &mut Table, number: usize| {
        let (mut field, players, focal) = seated(ready, plan, number, stand_in);
        let mut record = Record::new(&ready.rules, players, focal);
        begin(table, ready, plan, number, focal);
        go_on(&mut table.game, &mut field, &mut table.orders, ready, u8::MAX, &mut |game| record.turn(game));
        record.close(table.game.state());
        record
    };
    spread(plan.threads, plan.games, plan.stop, &|| Table::new(ready), &job, &mut |_| {})
}

/// Sets up a game.
pub fn begin(table: &mut Table, ready: &Ready, plan: Plan, number: usize, focal: MemberId) {
    if let Some(sharp) = ready.sharp.get(focal.index()) {
        let start = table.game.start().clone();
        table.game.imagine(sharp, &start);
    }
    table.game.reset(plan.seed_of(number));
    shock(&mut table.game, ready, 0);
}

/// The players of a game, with their names and the focal seat.
pub fn seated(
    ready: &Ready,
    plan: Plan,
    number: usize,
    stand_in: Option<(u8, Player)>,
) -> (Field, Vec<Player>, MemberId) {
    let focal = plan.focal(ready, number);
    let place = plan.seats.iter().position(|seat| *seat == focal).unwrap_or(0);
    let company: Vec<MemberId> =
        plan.seats.iter().cycle().skip(place).take(usize::from(ready.arm.company) + 1).copied().collect();
    let mut players = Vec::new();
    let mut policies: Vec<Box<dyn Policy>> = Vec::new();
    for seat in ready.rules.seat_ids() {
        let usual = ready.seating.player(seat, number as u64);
        let player = ready.focal.filter(|_| company.contains(&seat)).unwrap_or(usual);
        let bent = !ready.arm.only_focal || seat == focal;
        let roster = if bent { &ready.bent } else { &ready.roster };
        let mut policy = Field::player(&ready.rules, roster, seat, player);
        if bent && !ready.arm.bend.is_empty() {
            policy = Box::new(Bent::new(policy, &ready.arm.bend, seat == focal));
        }
        if let Some((turn, other)) = stand_in.filter(|_| seat == focal) {
            policy = Box::new(Bent::with_stand_in(policy, turn, Field::player(&ready.rules, roster, seat, other)));
        }
        players.push(player);
        policies.push(policy);
    }
    (Field::of(policies, Player::Random), players, focal)
}

/// Plays on until a turn is over, or to the end; `each` sees the game after every turn, before any shock.
pub fn go_on(
    game: &mut Game,
    field: &mut Field,
    orders: &mut Orders,
    ready: &Ready,
    until: u8,
    each: &mut dyn FnMut(&Game),
) {
    let last = game.rules().calendar.turns;
    loop {
        match game.advance() {
            Step::Over => {
                each(game);
                return;
            }
            Step::Report => {
                each(game);
                let turn = game.turn();
                shock(game, ready, turn);
                if turn >= until || turn > last {
                    return;
                }
            }
            _ => play::ask(game, field, orders),
        }
    }
}

/// What happens besides, after a turn (0: before the first).
fn shock(game: &mut Game, ready: &Ready, turn: u8) {
    let due = |shock: &&Shock| match shock {
        Shock::Trust { after, .. } => *after == turn,
        Shock::Core(_) => true,
        Shock::Points { .. } | Shock::Compact { .. } => turn == 0,
    };
    let mut due = ready.arm.shock.iter().filter(due).peekable();
    if due.peek().is_none() {
        return;
    }
    let mut state = game.snapshot();
    for shock in due {
        strike(&mut state, game, shock, turn);
    }
    game.restore(&state);
}

fn strike(state: &mut Snapshot, game: &Game, shock: &Shock, turn: u8) {
    let rules = game.rules();
    match shock {
        Shock::Trust { by, .. } => {
            for pair in &mut state.alliance.pairs {
                pair.shift(*by);
            }
        }
        Shock::Core(by_turn) => {
            let above = by_turn.get(usize::from(turn)).copied().unwrap_or(0);
            for seat in rules.seat_ids() {
                state.treasury.core[seat].0 = state.treasury.core_start[seat].0 + above;
            }
        }
        Shock::Points { area, by } => {
            let owner = rules.member_ids().max_by_key(|&who| state.capability.of(who, *area)).unwrap_or_default();
            let place = state.capability.place(owner, *area);
            state.capability.delivered[place] = Cp(state.capability.delivered[place].0 + by);
        }
        Shock::Compact { areas, due } => {
            let mask = areas.iter().fold(0u16, |mask, area| mask | 1 << area.0);
            state.drawdown.compact = Some(CompactTerms { areas: mask, due: *due, signed: 1 });
            state.initiatives.compact_terms = Some((mask, *due));
        }
    }
}

/// The bends of an arm that the focal seat proposes an initiative with.
pub fn proposing(ready: &Ready, bend: Bend) -> Ready {
    let mut other = ready.clone();
    other.arm.bend.push(bend);
    other
}
