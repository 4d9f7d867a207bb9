//! What is kept of one game and of one turn: the rows of the tables, and what comparisons are made of.

use super::gauge::Gauge;
use crate::ai::Player;
use crate::core::ids::{MemberId, OutcomeId};
use crate::rules::event::{Entry, Event};
use crate::rules::ruleset::Ruleset;
use crate::rules::state::State;
use crate::rules::words::PledgeState;
use crate::sim::Game;

/// Declares what is counted through a game.
macro_rules! counts {
    ($($name:ident = $id:literal, $text:literal;)*) => {
        /// A number of happenings in a game or a turn.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Count { $(#[doc = $text] $name,)* }

        impl Count {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();
            /// Its name in tables and data.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
            /// As people read it.
            pub fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

counts! {
    Orders = "orders", "Orders given";
    Started = "started", "Programmes started";
    Contracts = "contracts", "Contracts signed";
    FirstLots = "first_lots", "First lots delivered";
    Slips = "slips", "Turns lost by programmes";
    Cancelled = "cancelled", "Programmes cancelled";
    Motions = "motions", "Motions opened";
    Passed = "motions_passed", "Motions passed by consensus";
    Coalitions = "coalitions", "Motions that became coalitions";
    Blocked = "motions_blocked", "Motions blocked";
    PledgesMade = "pledges_made", "Pledges made";
    PledgesKept = "pledges_kept", "Pledges kept";
    PledgesLate = "pledges_late", "Pledges kept late";
    PledgesBroken = "pledges_broken", "Pledges broken";
    Incidents = "incidents", "Incursions";
    PackagesLeft = "packages_left", "American packages that left";
    Repelled = "tests_repelled", "Tests of Article 5 repelled";
    Contested = "tests_contested", "Tests of Article 5 contested";
    Lost = "tests_lost", "Tests of Article 5 lost";
}

/// What one turn came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnRow {
    /// The turn, from 1.
    pub turn: u8,
    /// The ending that would be declared if the game stopped here.
    pub standing: OutcomeId,
    /// The seat furthest above its par.
    pub leader: MemberId,
    /// The gauges, in the order of [`Gauge::ALL`].
    pub gauges: [i32; Gauge::COUNT],
    /// Happenings of this turn, in the order of [`Count::ALL`].
    pub counts: [u16; Count::COUNT],
}

/// What one game came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GameRow {
    /// The number of the game in its batch.
    pub number: u64,
    /// The seed of its dice.
    pub seed: u64,
    /// How it ended.
    pub ending: Option<OutcomeId>,
    /// The turn in which it ended.
    pub turns: u8,
    /// The gauges at the end, in the order of [`Gauge::ALL`].
    pub gauges: [i32; Gauge::COUNT],
    /// Happenings of the whole game, in the order of [`Count::ALL`].
    pub counts: [u16; Count::COUNT],
    /// Turns with deterrence below the probe line: the window of vulnerability.
    pub window: u8,
    /// The first of them; 0 for none.
    pub window_from: u8,
    /// How often the seat furthest above its par changed from one turn to the next.
    pub lead_changes: u8,
    /// The turn from which the ending that would be declared did not change any more.
    pub settled: u8,
    /// Scores by seat.
    pub scores: Vec<i16>,
    /// How far each goal of the agendas was reached, 0..1000.
    pub goals: Vec<i16>,
    /// Who played, by seat.
    pub players: Vec<Player>,
}

impl GameRow {
    /// The gauge at the end.
    pub fn gauge(&self, gauge: Gauge) -> i32 {
        self.gauges[gauge as usize]
    }
    /// Happenings of the whole game.
    pub fn count(&self, count: Count) -> u16 {
        self.counts[count as usize]
    }
    /// A seat's score.
    pub fn score(&self, seat: MemberId) -> i32 {
        self.scores.get(usize::from(seat.0)).copied().unwrap_or(0).into()
    }
    /// A seat's score against its par, in spreads of par; none where the scenario has no par.
    pub fn against_par(&self, rules: &Ruleset, seat: MemberId) -> Option<f64> {
        let (par, spread) = rules.par.get(seat).copied().filter(|(_, spread)| *spread > 0)?;
        Some(f64::from(self.score(seat) - i32::from(par)) / f64::from(spread))
    }
    /// The seats that a player had.
    pub fn seats_of(&self, player: Player) -> impl Iterator<Item = MemberId> + '_ {
        self.players.iter().zip(0..).filter(move |(who, _)| **who == player).map(|(_, seat)| MemberId(seat))
    }
}

/// Follows one game and makes its rows.
#[derive(Clone, Debug, Default)]
pub struct Scribe {
    /// The turns so far.
    pub turns: Vec<TurnRow>,
    totals: [u16; Count::COUNT],
    window: (u8, u8),
    lead_changes: u8,
    settled: (u8, OutcomeId),
}

impl Scribe {
    /// Before a game.
    pub fn begin(&mut self) {
        self.turns.clear();
        self.totals = [0; Count::COUNT];
        self.window = (0, 0);
        self.lead_changes = 0;
        self.settled = (0, OutcomeId::default());
    }

    /// After a turn.
    pub fn turn(&mut self, state: &State, log: &[Entry]) {
        let turn = state.clock.turn;
        let mut counts = [0u16; Count::COUNT];
        let mut add = |what: Count| {
            let place = &mut counts[what as usize];
            *place = place.saturating_add(1);
        };
        state.book.all().for_each(|_| add(Count::Orders));
        log.iter().filter_map(|entry| counted(entry.event)).for_each(add);
        for (total, more) in self.totals.iter_mut().zip(counts) {
            *total = total.saturating_add(more);
        }
        if state.deterrence.gauge.get() < state.rules.params.deterrence.probe_line {
            self.window = (self.window.0 + 1, if self.window.1 == 0 { turn } else { self.window.1 });
        }
        let leader = leader(state, self.turns.last().map(|row| row.leader));
        if self.turns.last().is_some_and(|before| before.leader != leader) {
            self.lead_changes = self.lead_changes.saturating_add(1);
        }
        let standing = crate::rules::scoring::ending(state);
        if self.settled.0 == 0 || self.settled.1 != standing {
            self.settled = (turn, standing);
        }
        let gauges = std::array::from_fn(|place| Gauge::ALL[place].read(state));
        self.turns.push(TurnRow { turn, standing, leader, gauges, counts });
    }

    /// The row of the game that has just ended.
    pub fn row(&self, number: u64, game: &Game, players: &[Player], ending: Option<OutcomeId>) -> GameRow {
        let state = game.state();
        GameRow {
            number,
            seed: state.clock.seed,
            ending,
            turns: state.clock.turn,
            gauges: self.turns.last().map_or([0; Gauge::COUNT], |turn| turn.gauges),
            counts: self.totals,
            window: self.window.0,
            window_from: self.window.1,
            lead_changes: self.lead_changes,
            settled: self.settled.0,
            scores: state.rules.seat_ids().map(|seat| state.scoring.total[seat]).collect(),
            goals: state.scoring.goals.iter().copied().collect(),
            players: players.to_vec(),
        }
    }
}

/// What an event adds to.
fn counted(event: Event) -> Option<Count> {
    Some(match event {
        Event::ProgrammeStarted { .. } => Count::Started,
        Event::Contracted { .. } => Count::Contracts,
        Event::LotDelivered { lot: 1, .. } => Count::FirstLots,
        Event::Slipped { .. } => Count::Slips,
        Event::ProgrammeEnded { cancelled: true, .. } => Count::Cancelled,
        Event::MotionOpened { .. } => Count::Motions,
        Event::MotionPassed { .. } => Count::Passed,
        Event::CoalitionFormed { effect, .. } if effect > 0 => Count::Coalitions,
        Event::MotionBlocked { .. } => Count::Blocked,
        Event::PledgeMade { .. } => Count::PledgesMade,
        Event::PledgeSettled { state: PledgeState::Kept, .. } => Count::PledgesKept,
        Event::PledgeSettled { state: PledgeState::Late, .. } => Count::PledgesLate,
        Event::PledgeSettled { state: PledgeState::Broken, .. } => Count::PledgesBroken,
        Event::Incident { .. } => Count::Incidents,
        Event::PackageLeft { .. } => Count::PackagesLeft,
        Event::TestEnded { result: 2, .. } => Count::Repelled,
        Event::TestEnded { result: 1, .. } => Count::Contested,
        Event::TestEnded { result: 0, .. } => Count::Lost,
        _ => return None,
    })
}

/// The seat furthest above its par, in spreads of par; whoever led before leads in a tie.
fn leader(state: &State, before: Option<MemberId>) -> MemberId {
    let above = |seat: MemberId| {
        let score = i32::from(state.scoring.total[seat]);
        match state.rules.par.get(seat) {
            Some((par, spread)) if *spread > 0 => (score - i32::from(*par)) * 1000 / i32::from(*spread),
            _ => score * 1000,
        }
    };
    let mut best = before.unwrap_or_default();
    for seat in state.rules.seat_ids() {
        if above(seat) > above(best) {
            best = seat;
        }
    }
    best
}
