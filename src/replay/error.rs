//! What can go wrong with a saved game, each with its cause and its remedy.

use std::path::PathBuf;

use super::save::FORMAT;
use crate::rules::order::Refusal;
use crate::rules::phase::{Phase, Step};

/// A file that could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {problem}", path.display())]
pub struct FileError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// There is no such file.
    #[error("there is no such file: check the name, or save a game there first")]
    Missing,
    /// The system does not let us read it.
    #[error("cannot be read ({0}): check its permissions")]
    Unreadable(String),
    /// It is larger than any game can be.
    #[error("is {bytes} bytes long, and no saved game is longer than {most}: this is another kind of file")]
    TooLarge {
        /// Its length.
        bytes: u64,
        /// The limit.
        most: u64,
    },
    /// It does not begin like a save.
    #[error(
        "is not a saved game: its first line is not the one saves begin with; give a file that Gap Years has saved"
    )]
    Foreign,
    /// Its format is one this program does not know.
    #[error(
        "has save format {found}, and this program reads format {FORMAT}: use the version of Gap Years that wrote it, or a newer one"
    )]
    OtherFormat {
        /// The format it names.
        found: u32,
    },
    /// Its end is missing.
    #[error("is cut short: {have} of {want} bytes are there; copy it again from where it came, or take an older save")]
    Truncated {
        /// Bytes there.
        have: u64,
        /// Bytes there should be.
        want: u64,
    },
    /// Its content is not what was written.
    #[error(
        "was changed or damaged after it was saved: its content does not match its checksum; take an unchanged copy"
    )]
    Edited,
    /// It matches its checksum, and still makes no sense.
    #[error(
        "matches its checksum and still cannot be understood ({0}): it was not written by this version of Gap Years"
    )]
    Malformed(String),
    /// The folder is not there.
    #[error("cannot be written, its folder does not exist: create the folder first, or give another path")]
    NoFolder,
    /// The folder or file may not be written.
    #[error("cannot be written, permission denied; nothing was changed: choose a folder you may write to")]
    NotWritable,
    /// The disk is full.
    #[error(
        "cannot be written, the disk is full; an older file under this name is untouched: free some space and try again"
    )]
    DiskFull,
    /// There is a folder of this name.
    #[error("is a folder: give the name of a file")]
    IsFolder,
    /// Something else.
    #[error("cannot be written ({0}); an older file under this name is untouched")]
    Unwritable(String),
}

/// Why a save cannot be played here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// The rules have changed since.
    #[error(
        "saved under rules version {saved} by Gap Years {program}, this program has rules version {current}: \
         games cannot be carried over; use Gap Years {program}"
    )]
    OtherRules {
        /// In the save.
        saved: u32,
        /// Of this program.
        current: u32,
        /// The program that wrote it.
        program: String,
    },
    /// It is a game of another scenario.
    #[error("a game of the scenario {saved}, not of {given}: give the scenario {saved}")]
    OtherScenario {
        /// In the save.
        saved: String,
        /// Given.
        given: String,
    },
    /// The scenario's files have changed since.
    #[error(
        "the scenario {scenario} has changed since the game was saved: restore its files as they were then\
         {}", if overrides.is_empty() { String::new() } else { format!(" and give the overrides {overrides}") }
    )]
    OtherContent {
        /// Its name.
        scenario: String,
        /// Overrides the game was played with.
        overrides: String,
    },
}

/// Why a replay stopped.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplayError {
    /// The save is not for these rules.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The turns of the save are not in order.
    #[error("the save is out of order: it goes on with turn {found}, where turn {expected} should follow")]
    OutOfOrder {
        /// The turn that should follow.
        expected: u8,
        /// The turn found.
        found: u8,
    },
    /// A seat gives orders that this scenario does not have.
    #[error("turn {turn}: the save has orders of seat {seat}, and the scenario has no such seat")]
    NoSuchSeat {
        /// The turn.
        turn: u8,
        /// The seat's number.
        seat: u8,
    },
    /// The replay waits for other people than the game did.
    #[error("turn {turn}: the game waited at {saved:?}, the replay waits at {replayed:?}{}", since(*phase))]
    OtherStep {
        /// The turn.
        turn: u8,
        /// Where the saved game waited.
        saved: Step,
        /// Where the replay waits.
        replayed: Step,
        /// The first phase of the turn after which the states differ, if any is known.
        phase: Option<Phase>,
    },
    /// An order that was accepted is refused.
    #[error("turn {turn}: {seat}'s order {order} was accepted then and is refused now: {refusal}{}", since(*phase))]
    Refused {
        /// The turn.
        turn: u8,
        /// The capital.
        seat: String,
        /// The order, as it stands in the save.
        order: String,
        /// Why it is refused.
        refusal: Refusal,
        /// The first phase of the turn after which the states differ, if any is known.
        phase: Option<Phase>,
    },
    /// The states differ.
    #[error("turn {turn}: the replay differs{}, in {}{}", since(*phase), in_words(fields), steady_words(*steady))]
    Diverged {
        /// The first turn that differs.
        turn: u8,
        /// The first phase of the turn after which the states differ, if any is known.
        phase: Option<Phase>,
        /// What differs at the end of the turn, as `resource.field`; `log` for the log.
        fields: Vec<String>,
        /// Whether the turn, run once more from the last state that agreed, came out the same again.
        steady: bool,
    },
}

fn since(phase: Option<Phase>) -> String {
    phase.map_or(String::new(), |phase| format!(" (first difference after the phase {phase:?})"))
}

fn in_words(fields: &[String]) -> String {
    match fields {
        [] => "its state".to_owned(),
        some if some.len() > 8 => format!("{} and {} other fields", some[..8].join(", "), some.len() - 8),
        some => some.join(", "),
    }
}

fn steady_words(steady: bool) -> &'static str {
    if steady {
        "; run again, the turn comes out the same: the rules have changed without a new version, or the file has"
    } else {
        "; run again, the turn comes out different each time: a rule depends on something outside the game"
    }
}
