//! The record of a game while it is played: what happened each turn and where things then stood.

use std::sync::Arc;

use super::narrate::Teller;
use crate::core::IdVec;
use crate::core::ids::{MemberId, SiteId};
use crate::rules::event::Entry;
use crate::rules::ruleset::Ruleset;
use crate::rules::scoring::measure;
use crate::rules::state::{Snapshot, State};
use crate::rules::words::Meter;

/// The headline numbers at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Gauges {
    /// Gap with all American forces counted, permille.
    pub gap_with: i32,
    /// Gap as believed, permille.
    pub gap_believed: i32,
    /// Gap without the US, permille.
    pub gap_without: i32,
    /// Deterrence at the weakest site, 0..1000.
    pub deterrence: i32,
    /// The weakest site.
    pub weakest: SiteId,
    /// Cohesion, 0..1000.
    pub cohesion: i32,
    /// The weakest link: holder and subject.
    pub link: (MemberId, MemberId),
    /// Trust in that link, both ways, 0..1000.
    pub link_trust: i32,
    /// Commitment as the alliance believes it, 0..1000.
    pub believed: i32,
    /// Commitment as it is, 0..1000; for the debrief only.
    #[serde(skip)]
    pub commitment: i32,
    /// Escalation, 0..1000.
    pub escalation: i32,
    /// American troops in Europe.
    pub troops: i32,
}

impl Gauges {
    /// The headline numbers of a state.
    pub fn of(state: State) -> Self {
        let link = state.alliance.weakest.first().copied().unwrap_or_default();
        // Before anything has been set up there is no matrix to look into.
        let link_trust = if state.alliance.pairs.is_empty() { 0 } else { state.alliance.mutual(link.0, link.1) };
        Self {
            gap_with: state.capability.gap_promised,
            gap_believed: state.capability.gap_believed,
            gap_without: state.capability.gap_alone,
            deterrence: measure::gauge(&state, Meter::Deterrence),
            weakest: state.deterrence.weakest,
            cohesion: measure::gauge(&state, Meter::Cohesion),
            link,
            link_trust,
            believed: state.drawdown.believed.get(),
            commitment: state.drawdown.commitment.get(),
            escalation: state.moscow.escalation.get(),
            troops: state.drawdown.troops,
        }
    }
}

/// One turn of the record.
#[derive(Clone, Debug)]
pub struct TurnRecord {
    /// Which turn.
    pub turn: u8,
    /// Its log.
    pub entries: Vec<Entry>,
    /// Where things stood at its end.
    pub gauges: Gauges,
    /// Scores at its end, by member.
    pub scores: IdVec<MemberId, i16>,
    /// The whole state at its end, from which names and causes are read.
    pub state: Snapshot,
}

impl TurnRecord {
    /// A teller for this turn.
    pub fn teller<'a>(&'a self, rules: &'a Ruleset) -> Teller<'a> {
        Teller::new(self.state.view(rules), &self.entries)
    }
}

/// The record of a game.
#[derive(Clone, Debug)]
pub struct Chronicle {
    /// The compiled scenario.
    pub rules: Arc<Ruleset>,
    /// Where things stood before the first turn.
    pub before: Gauges,
    /// Turn by turn.
    pub turns: Vec<TurnRecord>,
}

impl Chronicle {
    /// An empty record of a game that is about to begin.
    pub fn new(rules: Arc<Ruleset>, state: State) -> Self {
        Self { rules, before: Gauges::of(state), turns: Vec::new() }
    }
    /// Records the turn that has just ended; recording a turn again replaces it.
    pub fn record(&mut self, state: State, log: &[Entry], snapshot: Snapshot) {
        let turn = state.clock.turn;
        self.turns.retain(|record| record.turn < turn);
        self.turns.push(TurnRecord {
            turn,
            entries: log.to_vec(),
            gauges: Gauges::of(state),
            scores: state.scoring.total.clone(),
            state: snapshot,
        });
    }
    /// The last turn recorded.
    pub fn last(&self) -> Option<&TurnRecord> {
        self.turns.last()
    }
    /// Where things stood before turn number `turn`.
    pub fn gauges_before(&self, turn: u8) -> &Gauges {
        let earlier = self.turns.iter().rev().find(|record| record.turn < turn);
        earlier.map_or(&self.before, |record| &record.gauges)
    }
    /// A number over the whole game, the start included.
    pub fn curve(&self, value: impl Fn(&Gauges) -> i32) -> Vec<i32> {
        std::iter::once(&self.before).chain(self.turns.iter().map(|record| &record.gauges)).map(value).collect()
    }
    /// All entries with the record they belong to and their places.
    pub fn entries(&self) -> impl Iterator<Item = (&TurnRecord, usize, &Entry)> {
        self.turns
            .iter()
            .flat_map(|record| record.entries.iter().enumerate().map(move |(place, entry)| (record, place, entry)))
    }
}
