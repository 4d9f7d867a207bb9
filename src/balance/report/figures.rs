//! The kinds of figure a batch is told in: shares, means, paths, counts and tables.

use serde::Serialize;

use super::super::stats::Interval;

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
    /// 25 % and 75 %.
    pub quartiles: [i32; 2],
    /// The least and the most.
    pub range: [i32; 2],
    /// The mean less the seat's par, in spreads of par; for seats only.
    pub against_par: Option<f64>,
    /// The spread of par; for seats only.
    pub par_spread: Option<f64>,
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
    /// Its unit.
    pub unit: &'static str,
    /// 10 %, 25 %, median, 75 %, 90 % by turn, from the first.
    pub turns: Vec<[i32; 5]>,
    /// Games that had got so far, by turn.
    pub games: Vec<u64>,
}

/// How often programmes of a kind lost a turn, against the hazard that was fitted to real ones.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Slips {
    /// The kind of procurement.
    pub name: String,
    /// Turns of building in which a turn could have been lost.
    pub turns: u64,
    /// Share of them that was lost.
    pub rate: Interval,
    /// The share that the fitted hazard and frailty give where partners and trust neither add nor take.
    pub fitted: f64,
    /// Turns by which first lots came late.
    pub late: Mean,
}

/// Responses to a kind of incursion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answers {
    /// The kind of incursion.
    pub name: String,
    /// Incidents a game.
    pub per_game: f64,
    /// Share of each response, in the order of [`Summary::responses`](super::Summary::responses), and of none.
    pub shares: Vec<f64>,
    /// Mean score of the responses, 0..1000.
    pub score: f64,
}

/// What never happened, by family.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Unused {
    /// What kind of thing.
    pub family: &'static str,
    /// The names.
    pub names: Vec<String>,
    /// Out of how many.
    pub of: usize,
}

/// Figures by a pair of names; none where there is nothing to compare.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Matrix {
    /// Names of the rows.
    pub rows: Vec<String>,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The figures, row by row.
    pub cells: Vec<Vec<Option<f64>>>,
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
