//! Counting turns and games into a tally.

use super::gauge::Gauge;
use super::hist::Hist;
use super::row::{Count, GameRow, TurnRow};
use super::tally::{Tally, Uses};
use crate::ai::Player;
use crate::core::arena::Id;
use crate::rules::event::Event;
use crate::rules::order::OrderKind;
use crate::rules::ruleset::Ruleset;
use crate::rules::words::PledgeState;
use crate::sim::Game;

/// Counts the turn that has just ended.
pub fn count_turn(tally: &mut Tally, game: &Game, players: &[Player]) {
    let state = game.state();
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

/// Counts a game that has ended.
pub fn count_game(tally: &mut Tally, rules: &Ruleset, row: &GameRow, turns: &[TurnRow]) {
    tally.games += 1;
    let none = tally.outcomes.len().saturating_sub(1);
    bump(&mut tally.outcomes, row.ending.map_or(none, |ending| ending.index().min(none)));
    tally.length.add(i32::from(row.turns));
    tally.shared.add(row.gauge(Gauge::Shared));
    tally.window.add(i32::from(row.window));
    tally.lead_changes.add(i32::from(row.lead_changes));
    tally.settled.add(i32::from(row.settled));
    tally.packages_left.add(i32::from(row.count(Count::PackagesLeft)));
    for (hist, number) in tally.counts.iter_mut().zip(row.counts) {
        hist.add(i32::from(number));
    }
    let line = rules.params.deterrence.probe_line;
    for turn in turns {
        let place = usize::from(turn.turn);
        for (path, value) in tally.paths.iter_mut().zip(turn.gauges) {
            add(path, place, value);
        }
        if turn.gauges[Gauge::Deterrence as usize] < line {
            bump(&mut tally.window_turns, place);
        }
    }
    let seats = usize::from(rules.seats);
    for (place, (score, player)) in row.scores.iter().zip(&row.players).enumerate() {
        let (score, of) = (i32::from(*score), tally.row(*player));
        add(&mut tally.seats, place, score);
        add(&mut tally.players, of, score);
        add(&mut tally.player_seats, of * seats + place, score);
    }
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
