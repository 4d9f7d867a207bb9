//! The columns of the tables: one row a game, and one row a turn, with a stated type and meaning for each column.

use std::fmt::Write as _;

use crate::balance::gauge::Gauge;
use crate::balance::header::Header;
use crate::balance::paired::Arm;
use crate::balance::row::{Count, GameRow, TurnRow};
use crate::balance::runner::Batch;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number of 64 bits.
    Number,
    /// Text in UTF-8.
    Text,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// What it means, with its unit.
    pub text: String,
}

fn number(name: impl Into<String>, text: impl Into<String>) -> Column {
    Column { name: name.into(), kind: Kind::Number, text: text.into() }
}

fn text(name: impl Into<String>, about: impl Into<String>) -> Column {
    Column { name: name.into(), kind: Kind::Text, text: about.into() }
}

/// One of the two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// One row a game.
    Games,
    /// One row a turn.
    Turns,
}

impl Table {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Games, Self::Turns];
    /// Its name, which is that of its files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Games => "games",
            Self::Turns => "turns",
        }
    }
}

/// Gauges and happenings, which both tables have.
fn measured(columns: &mut Vec<Column>, when: &str) {
    let gauge = |gauge: &Gauge| number(gauge.id(), format!("{} {when}, {}", gauge.text(), gauge.unit()));
    columns.extend(Gauge::ALL.iter().map(gauge));
    columns.extend(Count::ALL.iter().map(|count| number(count.id(), format!("{}, number", count.text()))));
}

/// The columns of a table, for the seats of the base.
pub fn columns(table: Table, base: &Batch) -> Vec<Column> {
    let mut all = vec![text("batch", "Name of the batch: a hash of what follows in the table of games")];
    if table == Table::Games {
        all.extend([
            text("scenario", "Short name of the scenario"),
            text("rules_hash", "Hash of everything the rules can see"),
            number("rules_version", "Version of the rules"),
            text("program", "Program and version"),
            number("batch_seed", "Seed of the batch"),
            text("command", "Command line that plays the batch again"),
        ]);
    }
    all.extend([
        text("arm", "Which way to play: base, or what is different"),
        number("game", "Number of the game, from 0; the same number has the same dice in every arm"),
    ]);
    match table {
        Table::Games => {
            all.extend([
                number("seed", "Seed of the game, as a signed number; `gap-years watch --seed=…` takes it"),
                text("ending", "Short name of the ending; none where the calendar ran out without one"),
                number("turns", "Turns played"),
                number("window", "Turns with deterrence below the probe line"),
                number("window_from", "First of them; 0 for none"),
                number("lead_changes", "Changes of the seat furthest above its par"),
                number("settled", "Turn from which the ending that would be declared did not change any more"),
            ]);
            measured(&mut all, "at the end");
            for seat in base.rules.seat_ids() {
                let id = key(base.rules.members[seat].id.as_str());
                let name = base.rules.name(seat);
                all.push(number(format!("score_{id}"), format!("Score of {name}, points of 1000")));
                all.push(text(format!("player_{id}"), format!("Profile that played {name}")));
            }
        }
        Table::Turns => {
            all.extend([
                number("turn", "Turn, from 1"),
                text("date", "Half-year, quarter or year of the turn"),
                text("standing", "Ending that would be declared if the game stopped here"),
                text("leader", "Seat furthest above its par"),
            ]);
            measured(&mut all, "after the turn");
        }
    }
    all
}

/// A short name as part of a column's name.
fn key(id: &str) -> String {
    id.replace('-', "_")
}

/// Text as a field of a CSV file.
fn field(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// How the rows of one arm are written.
#[derive(Clone, Debug)]
struct ArmWriter {
    games: String,
    turns: String,
    endings: Vec<String>,
    seats: Vec<String>,
    dates: Vec<String>,
    /// For each seat of the base its place in this arm.
    places: Vec<Option<usize>>,
}

/// Writes rows as lines of CSV; a thread can have its own copy.
#[derive(Clone, Debug)]
pub struct TableSet {
    arms: Vec<ArmWriter>,
}

impl TableSet {
    /// Writers for a base and its arms.
    pub fn new(header: &Header, base: &Batch, arms: &[Arm]) -> Self {
        let batches = std::iter::once(base).chain(arms.iter().map(|arm| &arm.batch));
        let writer = |(batch, about): (&Batch, &crate::balance::header::ArmHeader)| {
            let rules = &batch.rules;
            let (id, arm) = (header.id(), field(&about.name));
            let seats: Vec<String> = rules.seat_ids().map(|seat| rules.members[seat].id.to_string()).collect();
            let place = |name: String| seats.iter().position(|seat| *seat == name);
            ArmWriter {
                games: format!(
                    "{id},{},{},{},{},{},{},{arm}",
                    field(&about.scenario),
                    about.rules_hash,
                    header.rules_version,
                    field(&header.program),
                    header.seed,
                    field(&header.command)
                ),
                turns: format!("{id},{arm}"),
                endings: rules.endings.iter().map(|ending| ending.id.to_string()).collect(),
                dates: (0..=rules.calendar.turns.saturating_add(1)).map(|turn| rules.calendar.short(turn)).collect(),
                places: base.rules.seat_ids().map(|seat| place(base.rules.members[seat].id.to_string())).collect(),
                seats,
            }
        };
        Self { arms: batches.zip(&header.arms).map(writer).collect() }
    }

    /// The first line of a table.
    pub fn head(table: Table, base: &Batch) -> String {
        let names: Vec<String> = columns(table, base).into_iter().map(|column| column.name).collect();
        names.join(",") + "\n"
    }

    /// Adds a game's line, and its turns' lines.
    pub fn write(&self, arm: usize, batch: &Batch, row: &GameRow, turns: &[TurnRow], out: &mut [String; 2]) {
        let Some(own) = self.arms.get(arm) else { return };
        let [games, lines] = out;
        let name = |list: &[String], nth: usize| list.get(nth).map_or("none", String::as_str).to_owned();
        let ending = row.ending.map_or_else(|| "none".into(), |ending| name(&own.endings, usize::from(ending.0)));
        let _ = write!(
            games,
            "{},{},{},{ending},{},{},{},{},{}",
            own.games,
            row.number,
            row.seed.cast_signed(),
            row.turns,
            row.window,
            row.window_from,
            row.lead_changes,
            row.settled
        );
        row.gauges.iter().for_each(|value| {
            let _ = write!(games, ",{value}");
        });
        row.counts.iter().for_each(|value| {
            let _ = write!(games, ",{value}");
        });
        for place in &own.places {
            match place.and_then(|place| Some((row.scores.get(place)?, row.players.get(place)?))) {
                Some((score, player)) => {
                    let _ = write!(games, ",{score},{}", batch.roster.name(*player));
                }
                None => games.push_str(",,"),
            }
        }
        games.push('\n');
        for turn in turns {
            let _ = write!(
                lines,
                "{},{},{},{},{},{}",
                own.turns,
                row.number,
                turn.turn,
                name(&own.dates, turn.turn.into()),
                name(&own.endings, turn.standing.0.into()),
                name(&own.seats, turn.leader.0.into())
            );
            turn.gauges.iter().for_each(|value| {
                let _ = write!(lines, ",{value}");
            });
            turn.counts.iter().for_each(|value| {
                let _ = write!(lines, ",{value}");
            });
            lines.push('\n');
        }
    }
}

/// The description of a table as the W3C's "CSV on the Web" has it, with what the batch is.
pub fn csvw(table: Table, header: &Header, base: &Batch) -> serde_json::Value {
    let column = |column: &Column| {
        serde_json::json!({
            "name": column.name,
            "titles": column.name,
            "datatype": if column.kind == Kind::Number { "integer" } else { "string" },
            "dc:description": column.text,
        })
    };
    let all = columns(table, base);
    serde_json::json!({
        "@context": "http://www.w3.org/ns/csvw",
        "url": format!("{}.csv", table.name()),
        "dc:title": header.title,
        "tableSchema": { "columns": all.iter().map(column).collect::<Vec<_>>() },
        "notes": [serde_json::to_value(header).unwrap_or_default()],
    })
}
