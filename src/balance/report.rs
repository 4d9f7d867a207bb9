//! The report: a summary for machines, and tables for people.

use comfy_table::presets::UTF8_BORDERS_ONLY;
use comfy_table::{Cell, CellAlignment, Table};
use serde::Serialize;

use super::gauge::Gauge;
use super::hist::Hist;
use super::stats::{Interval, Z95, bootstrap, moments, wilson};
use super::tally::{Tally, Uses};
use crate::ai::{Player, Roster};
use crate::core::ids::ProfileId;
use crate::rules::order::OrderKind;
use crate::rules::ruleset::Ruleset;

/// Resamples behind every interval of a mean.
const RESAMPLES: u32 = 1000;
/// The seed of the resampling.
const SEED: u64 = 2026;

/// A share of games with its interval.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Share {
    /// What.
    pub name: String,
    /// In how many games.
    pub games: u64,
    /// Share of all games.
    pub share: Interval,
}

/// A mean with its interval and spread.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mean {
    /// Of what.
    pub name: String,
    /// How many numbers.
    pub count: u64,
    /// The mean.
    pub mean: Interval,
    /// Standard deviation.
    pub spread: f64,
    /// 10 %, median and 90 %.
    pub quantiles: [i32; 3],
    /// The mean less the seat's par, in spreads of par; for seats only.
    pub against_par: Option<f64>,
}

/// How often something happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Count {
    /// What.
    pub name: String,
    /// Times a game.
    pub per_game: f64,
    /// Share of games in which it happened.
    pub games: f64,
}

/// A gauge over the turns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Path {
    /// Which.
    pub name: &'static str,
    /// 10 %, median, 90 % by turn, from the first.
    pub turns: Vec<[i32; 3]>,
}

/// The fate of an initiative.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fate {
    /// Which.
    pub name: String,
    /// Motions a game.
    pub proposed: f64,
    /// Passed by consensus, a game.
    pub passed: f64,
    /// Blocked, a game.
    pub blocked: f64,
    /// Became a coalition, a game.
    pub coalition: f64,
}

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
            row.against_par = par.map(|(par, spread)| (row.mean.mid - f64::from(*par)) / f64::from(*spread));
            row
        });
        let players = tally.players.iter().enumerate().filter(|(_, hist)| hist.count() > 0).map(|(row, hist)| {
            let profile = u8::try_from(row).map_or(Player::Random, |row| Player::Scripted(ProfileId(row)));
            let player = if row + 1 == tally.players.len() { Player::Random } else { profile };
            mean(roster.name(player), hist)
        });
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
        let test_names = ["lost", "contested", "repelled"];
        Self {
            scenario: rules.scenario.clone(),
            rules: format!("{:016x}", rules.hash),
            games,
            outcomes,
            length: mean("turns", &tally.length),
            shared: mean("shared", &tally.shared),
            seats: seats.collect(),
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
        against_par: None,
    }
}

fn paths(tally: &Tally) -> Vec<Path> {
    let row = |hist: &Hist| [100, 500, 900].map(|permille| hist.quantile(permille));
    let path = |gauge: &Gauge| Path { name: gauge.text(), turns: tally.path(*gauge).iter().skip(1).map(row).collect() };
    Gauge::ALL.iter().map(path).collect()
}

/// The summary as tables for a terminal.
pub fn tables(summary: &Summary) -> String {
    let mut text = format!("{}: {} games\n", summary.scenario, summary.games);
    let mut endings = table(&["ending", "games", "share", "95 %"]);
    for row in summary.outcomes.iter().chain(&summary.tests) {
        let percent = |share: f64| format!("{:.1}", share * 100.0);
        let range = format!("{} to {}", percent(row.share.low), percent(row.share.high));
        line(&mut endings, &row.name, &[row.games.to_string(), percent(row.share.mid), range]);
    }
    let mut scores = table(&["score", "mean", "95 %", "10 / 50 / 90 %", "against par"]);
    for row in std::iter::once(&summary.shared).chain(&summary.seats).chain(&summary.players) {
        let [low, mid, high] = row.quantiles;
        let par = row.against_par.map_or_else(String::new, |par| format!("{par:+.2}"));
        let range = format!("{:.1} to {:.1}", row.mean.low, row.mean.high);
        line(&mut scores, &row.name, &[format!("{:.1}", row.mean.mid), range, format!("{low} / {mid} / {high}"), par]);
    }
    let mut gauges = table(&["gauge (median)", "first turn", "half way", "last turn"]);
    for path in &summary.paths {
        let at = |place: usize| path.turns.get(place).map_or_else(String::new, |row| row[1].to_string());
        let last = path.turns.len().saturating_sub(1);
        line(&mut gauges, path.name, &[at(0), at(last / 2), at(last)]);
    }
    let mut motions = table(&["initiative, a game", "proposed", "consensus", "coalition", "blocked"]);
    for fate in &summary.initiatives {
        let numbers = [fate.proposed, fate.passed, fate.coalition, fate.blocked];
        line(&mut motions, &fate.name, &numbers.map(|number| format!("{number:.2}")));
    }
    let mut orders = table(&["order", "a game", "% of games"]);
    for row in &summary.orders {
        line(&mut orders, &row.name, &[format!("{:.2}", row.per_game), format!("{:.1}", row.games * 100.0)]);
    }
    for table in [endings, scores, gauges, motions, orders] {
        text.push_str(&table.to_string());
        text.push('\n');
    }
    text
}

fn table(head: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY).set_header(head.iter().copied());
    table
}

fn line(table: &mut Table, name: &str, numbers: &[String]) {
    let cells = numbers.iter().map(|number| Cell::new(number).set_alignment(CellAlignment::Right));
    table.add_row(std::iter::once(Cell::new(name)).chain(cells));
}
