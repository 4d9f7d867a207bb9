//! Reading a turn into a tally: gauges from the state, happenings from the log.

use super::hist::Hist;
use super::tally::{Tally, Uses};
use crate::ai::Player;
use crate::core::arena::Id;
use crate::core::ids::OutcomeId;
use crate::rules::event::Event;
use crate::rules::order::OrderKind;
use crate::rules::words::PledgeState;
use crate::sim::Game;

/// Counts the turn that has just ended.
pub fn count_turn(tally: &mut Tally, game: &Game, players: &[Player]) {
    let state = game.state();
    let turn = usize::from(state.clock.turn);
    let paths = &mut tally.paths;
    for (path, value) in [
        (&mut paths.gap_promised, state.capability.gap_promised),
        (&mut paths.gap_alone, state.capability.gap_alone),
        (&mut paths.deterrence, state.deterrence.gauge.get()),
        (&mut paths.cohesion, state.alliance.cohesion.get()),
        (&mut paths.commitment, state.drawdown.commitment.get()),
        (&mut paths.troops, state.drawdown.troops / 100),
        (&mut paths.escalation, state.moscow.escalation.get()),
    ] {
        if let Some(hist) = path.get_mut(turn) {
            Hist::add(hist, value);
        }
    }
    for player in players {
        let row = tally.row(*player);
        bump(&mut tally.player_turns, row);
    }
    for (seat, _, order) in state.book.all() {
        let kind = order.kind() as usize;
        used(&mut tally.orders, kind);
        if let Some(player) = players.get(seat.index()) {
            let place = tally.row(*player) * OrderKind::ALL.len() + kind;
            bump(&mut tally.player_orders, place);
        }
    }
    for entry in game.log() {
        count(tally, game, entry.event);
    }
}

fn count(tally: &mut Tally, game: &Game, event: Event) {
    let option =
        |programme| game.state().procurement.programmes.get(programme).map(|programme| programme.option.index());
    match event {
        Event::ProgrammeStarted { programme, .. } => {
            if let Some(option) = option(programme) {
                used(&mut tally.started, option);
            }
        }
        Event::LotDelivered { programme, lot: 1 } => {
            if let Some(option) = option(programme) {
                used(&mut tally.delivered, option);
            }
        }
        Event::Slipped { .. } => tally.slips += 1,
        Event::Contracted { .. } => tally.contracts += 1,
        Event::MotionOpened { initiative, .. } => used(&mut tally.proposed, initiative.index()),
        Event::MotionPassed { initiative, .. } => used(&mut tally.passed, initiative.index()),
        Event::MotionBlocked { initiative, .. } => used(&mut tally.blocked, initiative.index()),
        Event::CoalitionFormed { initiative, effect, .. } if effect > 0 => {
            used(&mut tally.coalitions, initiative.index());
        }
        Event::Incident { kind, .. } => used(&mut tally.incidents, kind.index()),
        Event::Responded { response, .. } => used(&mut tally.responses, response.index()),
        Event::InjectFired { inject } => used(&mut tally.injects, inject.index()),
        Event::PackageLeft { package } => used(&mut tally.packages, package.index()),
        Event::TestEnded { result, .. } => used(&mut tally.tests, usize::from(result)),
        Event::PledgeMade { .. } => tally.pledges[0] += 1,
        Event::PledgeSettled { state, .. } => match state {
            PledgeState::Kept => tally.pledges[1] += 1,
            PledgeState::Late => tally.pledges[2] += 1,
            PledgeState::Broken => tally.pledges[3] += 1,
            PledgeState::Open => {}
        },
        _ => {}
    }
}

/// Counts the game that has just ended.
pub fn count_game(tally: &mut Tally, game: &Game, players: &[Player], ending: Option<OutcomeId>, left_before: u64) {
    let state = game.state();
    tally.games += 1;
    let none = tally.outcomes.len().saturating_sub(1);
    bump(&mut tally.outcomes, ending.map_or(none, |ending| ending.index().min(none)));
    tally.length.add(i32::from(state.clock.turn));
    tally.shared.add(state.scoring.shared.iter().map(|&part| i32::from(part)).sum());
    let seats = usize::from(state.rules.seats);
    for seat in state.rules.seat_ids() {
        let Some(score) = state.scoring.total.get(seat).copied().map(i32::from) else { continue };
        let place = seat.index();
        add(&mut tally.seats, place, score);
        if let Some(player) = players.get(place) {
            let row = tally.row(*player);
            add(&mut tally.players, row, score);
            add(&mut tally.player_seats, row * seats + place, score);
        }
    }
    let left = packages_left(tally) - left_before;
    tally.packages_left.add(i32::try_from(left).unwrap_or(i32::MAX));
}

/// Packages that have left over all games so far.
pub fn packages_left(tally: &Tally) -> u64 {
    tally.packages.iter().map(|uses| uses.times).sum()
}

fn used(table: &mut [Uses], place: usize) {
    if let Some(uses) = table.get_mut(place) {
        uses.times += 1;
    }
}

fn bump(table: &mut [u64], place: usize) {
    if let Some(number) = table.get_mut(place) {
        *number += 1;
    }
}

fn add(table: &mut [Hist], place: usize, value: i32) {
    if let Some(hist) = table.get_mut(place) {
        hist.add(value);
    }
}
