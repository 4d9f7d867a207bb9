//! A batch in figures: what was counted, as shares, means and paths with their intervals.

use serde::Serialize;

use super::super::gauge::Gauge;
use super::super::hist::Hist;
use super::super::row::Count as Happening;
use super::super::stats::{Z95, bootstrap, moments, wilson};
use super::super::tally::{BANDS, CHOICES, Tally, Uses};
use super::figures::{Answers, Count, Fate, Matrix, Mean, Path, Share, Slips, Unused};
use crate::ai::{Player, Roster};
use crate::core::ids::ProfileId;
use crate::rules::order::OrderKind;
use crate::rules::ruleset::Ruleset;

/// Resamples behind every interval of a mean.
const RESAMPLES: u32 = 1000;
/// The seed of the resampling.
const SEED: u64 = 2026;

/// A batch in figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// The scenario.
    pub scenario: String,
    /// Stable hash of everything the rules can see.
    pub rules: String,
    /// Games played.
    pub games: u64,
    /// Endings.
    pub outcomes: Vec<Share>,
    /// The turn in which games ended.
    pub length: Mean,
    /// The shared half of the score.
    pub shared: Mean,
    /// Scores by seat.
    pub seats: Vec<Mean>,
    /// How far the goals of the agendas were reached, 0..1000, seat by seat.
    pub goals: Vec<Mean>,
    /// Scores by player.
    pub players: Vec<Mean>,
    /// Gauges by turn.
    pub paths: Vec<Path>,
    /// Orders by kind.
    pub orders: Vec<Count>,
    /// Picks of policies that the rules refused, a game.
    pub refused: f64,
    /// Options started.
    pub started: Vec<Count>,
    /// Options of which a first lot was delivered.
    pub delivered: Vec<Count>,
    /// Turns lost by programmes for each contract.
    pub slips_per_contract: f64,
    /// Initiatives.
    pub initiatives: Vec<Fate>,
    /// Incidents by kind.
    pub incidents: Vec<Count>,
    /// Responses by kind.
    pub responses: Vec<Count>,
    /// Injects fired.
    pub injects: Vec<Count>,
    /// Packages that left.
    pub packages: Vec<Count>,
    /// Packages that left in a game.
    pub packages_left: Mean,
    /// Tests of Article 5: lost, contested, repelled.
    pub tests: Vec<Share>,
    /// Pledges made, kept, late, broken, a game.
    pub pledges: [f64; 4],
    /// Names of the turns.
    pub turns: Vec<String>,
    /// Happenings a game.
    pub counts: Vec<Mean>,
    /// Turns with deterrence below the probe line.
    pub window: Mean,
    /// Share of the games below it, by turn.
    pub window_turns: Vec<f64>,
    /// Changes of the seat furthest above its par.
    pub lead_changes: Mean,
    /// The turn from which the ending that would be declared did not change any more.
    pub settled: Mean,
    /// Share of games whose ending could be foretold with 90 % from the standing and the band of deterrence, by turn.
    pub known: Vec<f64>,
    /// Games in which a player had the seat furthest above its par, with the share of seats it had.
    pub firsts: Vec<(Share, f64)>,
    /// The same by seat.
    pub seat_firsts: Vec<Share>,
    /// Share of games in which the row's seats stood further above par than the column's.
    pub beats: Matrix,
    /// Mean score of players by seat, against par in spreads of par.
    pub player_seats: Matrix,
    /// Slips and delays by kind of procurement.
    pub slips: Vec<Slips>,
    /// Responses by kind of incursion.
    pub answers: Vec<Answers>,
    /// Incidents by the member that met them.
    pub targets: Vec<Count>,
    /// Choices made by inject: name and shares.
    pub choices: Vec<(String, Vec<f64>)>,
    /// What never happened.
    pub unused: Vec<Unused>,
    /// Half the width of the widest interval that a share of this many games can have, percentage points.
    pub sees_share: f64,
    /// Half the width of the interval of the mean shared score, points.
    pub sees_score: f64,
}

impl Summary {
    /// The figures of a tally.
    pub fn of(tally: &Tally, rules: &Ruleset, roster: &Roster) -> Self {
        let games = tally.games;
        let share = |name: &str, hits: u64| Share { name: name.into(), games: hits, share: wilson(hits, games, Z95) };
        let mut outcomes: Vec<Share> =
            rules.endings.iter().zip(&tally.outcomes).map(|(ending, &hits)| share(ending.id.as_str(), hits)).collect();
        outcomes.push(share("none", tally.outcomes.last().copied().unwrap_or(0)));
        let seats = rules.seat_ids().zip(&tally.seats).map(|(seat, hist)| {
            let mut row = mean(rules.members[seat].id.as_str(), hist);
            let par = rules.par.get(seat).filter(|(_, spread)| *spread > 0);
            row.par_spread = par.map(|(_, spread)| f64::from(*spread));
            row.against_par = par.map(|(par, spread)| (row.mean.mid - f64::from(*par)) / f64::from(*spread));
            row
        });
        let players = tally.players.iter().enumerate().filter(|(_, hist)| hist.count() > 0);
        let players = players.map(|(row, hist)| mean(roster.name(player(tally, row)), hist));
        let count = |name: &str, uses: &Uses| Count {
            name: name.into(),
            per_game: ratio(uses.times, games),
            games: ratio(uses.games, games),
        };
        let initiatives = rules.initiatives.pairs().map(|(id, initiative)| {
            let of = |table: &[Uses]| table.get(usize::from(id.0)).map_or(0.0, |uses| ratio(uses.times, games));
            Fate {
                name: initiative.id.as_str().into(),
                proposed: of(&tally.proposed),
                passed: of(&tally.passed),
                blocked: of(&tally.blocked),
                coalition: of(&tally.coalitions),
            }
        });
        let options = |table: &[Uses]| -> Vec<Count> {
            rules.options.iter().zip(table).map(|(option, uses)| count(option.id.as_str(), uses)).collect()
        };
        let test_names = ["test lost", "test contested", "test repelled"];
        let shared = mean("shared", &tally.shared);
        let names = |row: usize| roster.name(player(tally, row)).to_owned();
        let turns = usize::from(rules.calendar.turns);
        let at_turn = |turn: usize| tally.path(Gauge::Deterrence).get(turn).map_or(0, Hist::count);
        Self {
            turns: (1..=rules.calendar.turns).map(|turn| rules.calendar.short(turn)).collect(),
            counts: Happening::ALL.iter().zip(&tally.counts).map(|(what, hist)| mean(what.text(), hist)).collect(),
            window: mean("window of vulnerability", &tally.window),
            window_turns: (1..=turns).map(|turn| ratio(tally.window_turns[turn], at_turn(turn))).collect(),
            lead_changes: mean("lead changes", &tally.lead_changes),
            settled: mean("ending settled in turn", &tally.settled),
            known: (1..=turns).map(|turn| known(tally, rules, turn)).collect(),
            firsts: firsts(tally, roster, games),
            seat_firsts: rules
                .seat_ids()
                .zip(&tally.seat_firsts)
                .map(|(seat, &hits)| share(rules.members[seat].id.as_str(), hits))
                .collect(),
            beats: beats(tally, &names),
            player_seats: player_seats(tally, rules, &names),
            slips: slips(tally, rules),
            answers: answers(tally, rules),
            targets: rules
                .members
                .iter()
                .zip(&tally.targets)
                .filter(|(_, hits)| **hits > 0)
                .map(|(member, &hits)| Count {
                    name: member.id.as_str().into(),
                    per_game: ratio(hits, games),
                    games: 0.0,
                })
                .collect(),
            choices: choices(tally, rules),
            unused: unused(tally, rules),
            sees_share: if games == 0 { 50.0 } else { 100.0 * wilson(games / 2, games, Z95).half() },
            sees_score: shared.mean.half(),
            scenario: rules.scenario.clone(),
            rules: format!("{:016x}", rules.hash),
            games,
            outcomes,
            length: mean("turns", &tally.length),
            shared,
            seats: seats.collect(),
            goals: rules.goals.iter().zip(&tally.goals).map(|(goal, hist)| mean(goal.id.as_str(), hist)).collect(),
            players: players.collect(),
            paths: paths(tally),
            orders: OrderKind::ALL.iter().zip(&tally.orders).map(|(kind, uses)| count(kind.name(), uses)).collect(),
            refused: ratio(tally.refused, games),
            started: options(&tally.started),
            delivered: options(&tally.delivered),
            slips_per_contract: ratio(tally.slips, tally.contracts),
            initiatives: initiatives.collect(),
            incidents: rules
                .incursions
                .iter()
                .zip(&tally.incidents)
                .map(|(row, n)| count(row.id.as_str(), n))
                .collect(),
            responses: rules.responses.iter().zip(&tally.responses).map(|(row, n)| count(row.id.as_str(), n)).collect(),
            injects: rules.injects.iter().zip(&tally.injects).map(|(row, n)| count(row.id.as_str(), n)).collect(),
            packages: rules.packages.iter().zip(&tally.packages).map(|(row, n)| count(row.id.as_str(), n)).collect(),
            packages_left: mean("packages left", &tally.packages_left),
            tests: test_names.iter().zip(&tally.tests).map(|(name, uses)| share(name, uses.games)).collect(),
            pledges: tally.pledges.map(|number| ratio(number, games)),
        }
    }
}

fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn mean(name: &str, hist: &Hist) -> Mean {
    Mean {
        name: name.into(),
        count: hist.count(),
        mean: bootstrap(hist, RESAMPLES, SEED),
        spread: moments(hist).1,
        quantiles: [100, 500, 900].map(|permille| hist.quantile(permille)),
        quartiles: [250, 750].map(|permille| hist.quantile(permille)),
        range: hist.range().map_or([0, 0], |(least, most)| [least, most]),
        against_par: None,
        par_spread: None,
    }
}

/// The player of a row of the tally.
fn player(tally: &Tally, row: usize) -> Player {
    let profile = u8::try_from(row).map_or(Player::Random, |row| Player::Scripted(ProfileId(row)));
    if row + 1 == tally.players.len() { Player::Random } else { profile }
}

fn paths(tally: &Tally) -> Vec<Path> {
    let row = |hist: &Hist| [100, 250, 500, 750, 900].map(|permille| hist.quantile(permille));
    let path = |gauge: &Gauge| {
        let turns = || tally.path(*gauge).iter().skip(1).filter(|hist| hist.count() > 0);
        Path {
            name: gauge.text(),
            unit: gauge.unit(),
            turns: turns().map(row).collect(),
            games: turns().map(Hist::count).collect(),
        }
    };
    Gauge::ALL.iter().map(path).collect()
}

/// Share of games that stood after a turn in a way from which at least nine in ten other games came to one ending.
fn known(tally: &Tally, rules: &Ruleset, turn: usize) -> f64 {
    let (mut all, mut known) = (0, 0);
    for way in 0..rules.endings.len() * BANDS {
        let ends = tally.standing(turn, way);
        let games: u64 = ends.iter().sum();
        all += games;
        for &same in ends {
            // The game itself is left out, or rare ways would foretell themselves; fewer than twenty foretell nothing.
            if games > 20 && (same.saturating_sub(1)) * 10 >= (games - 1) * 9 {
                known += same;
            }
        }
    }
    // A game that is over is known.
    let over = tally.games - all.min(tally.games);
    ratio(known + over, tally.games)
}

fn firsts(tally: &Tally, roster: &Roster, games: u64) -> Vec<(Share, f64)> {
    let seats: u64 = tally.players.iter().map(Hist::count).sum();
    let rows = tally.players.iter().zip(&tally.firsts).enumerate().filter(|(_, (hist, _))| hist.count() > 0);
    rows.map(|(row, (hist, &hits))| {
        let name = roster.name(player(tally, row)).to_owned();
        (Share { name, games: hits, share: wilson(hits, games, Z95) }, ratio(hist.count(), seats))
    })
    .collect()
}

fn beats(tally: &Tally, names: &dyn Fn(usize) -> String) -> Matrix {
    let players = tally.players.len();
    let there: Vec<usize> = (0..players).filter(|&row| tally.players[row].count() > 0).collect();
    let cell = |a: usize, b: usize| {
        let (won, lost) = (tally.beats[a * players + b], tally.beats[b * players + a]);
        (a != b && won + lost > 0).then(|| ratio(won, won + lost))
    };
    let list: Vec<String> = there.iter().map(|&row| names(row)).collect();
    Matrix {
        rows: list.clone(),
        columns: list,
        cells: there.iter().map(|&a| there.iter().map(|&b| cell(a, b)).collect()).collect(),
    }
}

fn player_seats(tally: &Tally, rules: &Ruleset, names: &dyn Fn(usize) -> String) -> Matrix {
    let seats = usize::from(rules.seats);
    let there: Vec<usize> = (0..tally.players.len()).filter(|&row| tally.players[row].count() > 0).collect();
    let cell = |row: usize, place: usize| {
        let hist = tally.player_seats.get(row * seats + place).filter(|hist| hist.count() > 0)?;
        let (par, spread) = rules.par.iter().nth(place).copied().unwrap_or((0, 1));
        Some((moments(hist).0 - f64::from(par)) / f64::from(spread.max(1)))
    };
    Matrix {
        rows: there.iter().map(|&row| names(row)).collect(),
        columns: rules.seat_ids().map(|seat| rules.members[seat].id.to_string()).collect(),
        cells: there.iter().map(|&row| (0..seats).map(|place| cell(row, place)).collect()).collect(),
    }
}

fn slips(tally: &Tally, rules: &Ruleset) -> Vec<Slips> {
    let params = &rules.params.procurement;
    let kinds = rules.kinds.iter().zip(&tally.at_risk).zip(&tally.slipped).zip(&tally.late);
    kinds
        .map(|(((kind, &turns), &lost), late)| {
            let odds: i32 = kind.frailty.iter().map(|(_, odds)| odds).sum();
            let chance = |frailty: i32| {
                let hazard = i64::from(kind.hazard) * i64::from(frailty) * i64::from(params.delay_bias) / 1_000_000;
                hazard.min(params.hazard_most.into()) as f64 / 1000.0
            };
            let fitted: f64 = kind.frailty.iter().map(|&(frailty, odds)| chance(frailty) * f64::from(odds)).sum();
            Slips {
                name: kind.name.clone(),
                turns,
                rate: wilson(lost, turns, Z95),
                fitted: fitted / f64::from(odds.max(1)),
                late: mean("turns late", late),
            }
        })
        .collect()
}

fn answers(tally: &Tally, rules: &Ruleset) -> Vec<Answers> {
    let width = rules.responses.len() + 1;
    let rows = rules.incursions.iter().zip(tally.answers.chunks(width)).zip(&tally.answer_scores);
    rows.map(|((kind, row), scores)| {
        let all: u64 = row.iter().sum();
        Answers {
            name: kind.name.clone(),
            per_game: ratio(all, tally.games),
            shares: row.iter().map(|&hits| ratio(hits, all)).collect(),
            score: moments(scores).0,
        }
    })
    .collect()
}

fn choices(tally: &Tally, rules: &Ruleset) -> Vec<(String, Vec<f64>)> {
    let rows = rules.injects.iter().zip(tally.choices.chunks(CHOICES)).filter(|(inject, _)| !inject.choices.is_empty());
    rows.map(|(inject, row)| {
        let all: u64 = row.iter().sum();
        let shares = row.iter().take(inject.choices.len()).map(|&hits| ratio(hits, all)).collect();
        (inject.id.to_string(), shares)
    })
    .collect()
}

fn unused(tally: &Tally, rules: &Ruleset) -> Vec<Unused> {
    let family = |family: &'static str, names: Vec<String>, table: &[Uses]| {
        let of = names.len();
        let names = names.into_iter().zip(table).filter(|(_, uses)| uses.times == 0).map(|(name, _)| name).collect();
        Unused { family, names, of }
    };
    let ids = |all: &mut dyn Iterator<Item = String>| all.collect::<Vec<String>>();
    vec![
        family("kinds of order", ids(&mut OrderKind::ALL.iter().map(|kind| kind.name().to_owned())), &tally.orders),
        family("options", ids(&mut rules.options.iter().map(|each| each.id.to_string())), &tally.started),
        family("initiatives", ids(&mut rules.initiatives.iter().map(|each| each.id.to_string())), &tally.proposed),
        family("injects", ids(&mut rules.injects.iter().map(|each| each.id.to_string())), &tally.injects),
        family(
            "kinds of incursion",
            ids(&mut rules.incursions.iter().map(|each| each.id.to_string())),
            &tally.incidents,
        ),
        family("responses", ids(&mut rules.responses.iter().map(|each| each.id.to_string())), &tally.responses),
        family("packages", ids(&mut rules.packages.iter().map(|each| each.id.to_string())), &tally.packages),
    ]
}
