//! Counting turns and games into a tally.

use super::gauge::Gauge;
use super::hist::Hist;
use super::row::{Count, GameRow, TurnRow};
use super::tally::{BANDS, CHOICES, Tally, Uses};
use crate::ai::Player;
use crate::core::arena::Id;
use crate::rules::event::{Entry, Event};
use crate::rules::order::OrderKind;
use crate::rules::procurement::state::Stage;
use crate::rules::ruleset::Ruleset;
use crate::rules::state::State;
use crate::rules::words::PledgeState;

/// Counts the turn that has just ended.
pub fn count_turn(tally: &mut Tally, state: &State, log: &[Entry], players: &[Player]) {
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
    for entry in log {
        count(tally, state, entry.event);
    }
    count_work(tally, state);
    let none = state.rules.responses.len();
    for incident in &state.incursions.incidents {
        bump(&mut tally.targets, incident.target.index());
        let response = incident.response.map_or(none, Id::index);
        bump(&mut tally.answers, incident.kind.index() * (none + 1) + response);
        add(&mut tally.answer_scores, incident.kind.index(), i32::from(incident.score));
    }
}

/// Counts the programmes that have been built on this turn; those that lost the turn are counted by their entry in the log.
fn count_work(tally: &mut Tally, state: &State) {
    for &id in &state.procurement.live {
        let programme = &state.procurement.programmes[id];
        // A slip or a missing payment leaves no pace; what was signed this turn begins with the next one.
        if programme.stage != Stage::Build || programme.pace == 0 || programme.progress == 0 {
            continue;
        }
        bump(&mut tally.at_risk, state.rules.options[programme.option].kind.index());
    }
}

fn count(tally: &mut Tally, state: &State, event: Event) {
    let row = |programme| state.procurement.programmes.get(programme);
    let option = |programme| row(programme).map(|row| row.option.index());
    let kind = |programme| Some(state.rules.options.get(row(programme)?.option)?.kind.index());
    match event {
        Event::ProgrammeStarted { programme, .. } => {
            if let Some(option) = option(programme) {
                used(&mut tally.started, option);
            }
        }
        Event::LotDelivered { programme, lot } => {
            let Some(row) = row(programme) else { return };
            if row.stage != Stage::Build && lot == row.lots {
                // The turn in which building ended: the programme is no longer among those being built.
                if let Some(kind) = kind(programme) {
                    bump(&mut tally.at_risk, kind);
                }
            }
            if lot > 1 {
                return;
            }
            if let Some(option) = option(programme) {
                used(&mut tally.delivered, option);
            }
            if let Some(kind) = kind(programme) {
                let late = i32::from(state.clock.turn) - i32::from(row.planned_first);
                add(&mut tally.late, kind, late);
            }
        }
        Event::Slipped { programme, .. } => {
            tally.slips += 1;
            if let Some(kind) = kind(programme) {
                bump(&mut tally.slipped, kind);
                bump(&mut tally.at_risk, kind);
            }
        }
        Event::Contracted { .. } => tally.contracts += 1,
        Event::MotionOpened { initiative, .. } => used(&mut tally.proposed, initiative.index()),
        Event::MotionPassed { initiative, .. } => used(&mut tally.passed, initiative.index()),
        Event::MotionBlocked { initiative, .. } => used(&mut tally.blocked, initiative.index()),
        Event::CoalitionFormed { initiative, effect, .. } if effect > 0 => {
            used(&mut tally.coalitions, initiative.index());
        }
        Event::Incident { kind, .. } => used(&mut tally.incidents, kind.index()),
        Event::Responded { response, .. } => used(&mut tally.responses, response.index()),
        Event::InjectAnswered { inject, choice, .. } => {
            bump(&mut tally.choices, inject.index() * CHOICES + usize::from(choice).min(CHOICES - 1));
        }
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

/// Counts who came out above whom, each against the par of its seat.
fn count_players(tally: &mut Tally, rules: &Ruleset, row: &GameRow, turns: &[TurnRow]) {
    if let Some(first) = turns.last().map(|turn| turn.leader.index()) {
        bump(&mut tally.seat_firsts, first);
        if let Some(player) = row.players.get(first) {
            let of = tally.row(*player);
            bump(&mut tally.firsts, of);
        }
    }
    // Means as fractions: sum and number of seats, so that equal means are equal.
    let mut means = [(0i64, 0i64); 64];
    for (seat, player) in rules.seat_ids().zip(&row.players) {
        let (par, spread) = rules.par.get(seat).copied().unwrap_or((0, 1));
        let above = (i64::from(row.score(seat)) - i64::from(par)) * 1000 / i64::from(spread.max(1));
        if let Some(mean) = means.get_mut(tally.row(*player)) {
            *mean = (mean.0 + above, mean.1 + 1);
        }
    }
    let players = tally.players.len().min(64);
    for (a, left) in means.iter().take(players).enumerate().filter(|(_, mean)| mean.1 > 0) {
        for (b, right) in means.iter().take(players).enumerate().filter(|(_, mean)| mean.1 > 0) {
            if left.0 * right.1 > right.0 * left.1 {
                bump(&mut tally.beats, a * players + b);
            }
        }
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
    for turn in turns {
        let band = usize::try_from(turn.gauges[Gauge::Deterrence as usize].clamp(0, 999)).unwrap_or(0) * BANDS / 1000;
        let way = turn.standing.index() * BANDS + band;
        let ways = none * BANDS;
        let ending = row.ending.map_or(none, |ending| ending.index().min(none));
        bump(&mut tally.forecasts, (usize::from(turn.turn) * ways + way) * (none + 1) + ending);
    }
    count_players(tally, rules, row, turns);
    for (hist, reached) in tally.goals.iter_mut().zip(&row.goals) {
        hist.add(i32::from(*reached));
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
