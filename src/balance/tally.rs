//! What is counted over a batch: integer sums and histograms only, so that parts merge exactly.

use serde::{Deserialize, Serialize};

use super::gauge::Gauge;
use super::hist::Hist;
use super::row::Count;
use crate::ai::{Player, Roster};
use crate::rules::order::OrderKind;
use crate::rules::ruleset::Ruleset;

/// How often something happened, and in how many games.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uses {
    /// Times in all.
    pub times: u64,
    /// Games in which it happened at least once.
    pub games: u64,
}

/// Bands of deterrence by which standings are told apart in forecasts.
pub const BANDS: usize = 10;
/// Choices of an inject that are counted; later ones count as the last.
pub const CHOICES: usize = 6;

/// What is counted over a batch of games.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Games played.
    pub games: u64,
    /// Endings, by id; one more at the end for games without.
    pub outcomes: Vec<u64>,
    /// The turn in which games ended.
    pub length: Hist,
    /// The shared half of the score, 0..500.
    pub shared: Hist,
    /// Scores by seat.
    pub seats: Vec<Hist>,
    /// How far each goal of the agendas was reached, 0..1000.
    pub goals: Vec<Hist>,
    /// Scores by player, seats together; profiles in order, random players last.
    pub players: Vec<Hist>,
    /// Scores by player and seat, row by player.
    pub player_seats: Vec<Hist>,
    /// Gauges by turn, row by gauge in the order of [`Gauge::ALL`]; see [`Tally::path`].
    pub paths: Vec<Vec<Hist>>,
    /// Happenings a game, in the order of [`Count::ALL`].
    pub counts: Vec<Hist>,
    /// Turns with deterrence below the probe line, a game.
    pub window: Hist,
    /// Games with the line missed, by turn.
    pub window_turns: Vec<u64>,
    /// Changes of the seat furthest above its par, a game.
    pub lead_changes: Hist,
    /// The turn from which the ending that would be declared did not change any more.
    pub settled: Hist,
    /// Games in which a player's seat ended furthest above its par, by player and by seat.
    pub firsts: Vec<u64>,
    /// The same by seat.
    pub seat_firsts: Vec<u64>,
    /// Games in which the seats of one player stood further above par in the mean than those of another, row by the
    /// better one; games in which either had no seat are left out.
    pub beats: Vec<u64>,
    /// How things stood after each turn and how the game ended: `turn × STANDINGS × endings`, see [`Tally::standing`].
    pub forecasts: Vec<u64>,
    /// Orders by kind.
    pub orders: Vec<Uses>,
    /// Orders by player and kind, row by player: times only.
    pub player_orders: Vec<u64>,
    /// Turns played by a player, all its seats counted.
    pub player_turns: Vec<u64>,
    /// Picks that the rules refused.
    pub refused: u64,
    /// Programmes started, by option.
    pub started: Vec<Uses>,
    /// First lots delivered, by option.
    pub delivered: Vec<Uses>,
    /// Turns lost by programmes.
    pub slips: u64,
    /// Contracts signed.
    pub contracts: u64,
    /// Turns of building in which a programme could have lost the turn, by kind of procurement.
    pub at_risk: Vec<u64>,
    /// Turns lost, by kind of procurement.
    pub slipped: Vec<u64>,
    /// Turns by which first lots came late, by kind of procurement.
    pub late: Vec<Hist>,
    /// Motions opened, by initiative.
    pub proposed: Vec<Uses>,
    /// Motions passed by consensus, by initiative.
    pub passed: Vec<Uses>,
    /// Motions blocked, by initiative.
    pub blocked: Vec<Uses>,
    /// Motions that became coalitions, by initiative.
    pub coalitions: Vec<Uses>,
    /// Incidents, by kind.
    pub incidents: Vec<Uses>,
    /// Responses, by kind.
    pub responses: Vec<Uses>,
    /// Incidents by kind and response, row by kind; the last column is for none.
    pub answers: Vec<u64>,
    /// Incidents by member that met them.
    pub targets: Vec<u64>,
    /// Scores of responses by kind of incident, 0..1000.
    pub answer_scores: Vec<Hist>,
    /// Injects fired.
    pub injects: Vec<Uses>,
    /// Choices made, [`CHOICES`] an inject.
    pub choices: Vec<u64>,
    /// Packages that left.
    pub packages: Vec<Uses>,
    /// Packages that left in a game.
    pub packages_left: Hist,
    /// Tests of Article 5: lost, contested, repelled.
    pub tests: [Uses; 3],
    /// Pledges made, kept, late, broken.
    pub pledges: [u64; 4],
}

impl Tally {
    /// An empty tally in the shape of a scenario and its roster.
    pub fn new(rules: &Ruleset, roster: &Roster) -> Self {
        let turns = usize::from(rules.calendar.turns) + 1;
        let players = roster.profiles().len() + 1;
        let seats = usize::from(rules.seats);
        let uses = |len| vec![Uses::default(); len];
        Self {
            outcomes: vec![0; rules.endings.len() + 1],
            length: Hist::new(0, 1, turns + 1),
            shared: Hist::score(),
            seats: vec![Hist::score(); seats],
            goals: vec![Hist::gauge(); rules.goals.len()],
            players: vec![Hist::score(); players],
            player_seats: vec![Hist::score(); players * seats],
            paths: vec![vec![Hist::gauge(); turns]; Gauge::COUNT],
            counts: Count::ALL
                .iter()
                .map(|count| Hist::new(0, 1, if *count == Count::Orders { 2001 } else { 401 }))
                .collect(),
            window: Hist::new(0, 1, turns + 1),
            window_turns: vec![0; turns],
            lead_changes: Hist::new(0, 1, turns + 1),
            settled: Hist::new(0, 1, turns + 1),
            firsts: vec![0; players],
            seat_firsts: vec![0; seats],
            beats: vec![0; players * players],
            forecasts: vec![0; turns * (rules.endings.len() * BANDS) * (rules.endings.len() + 1)],
            at_risk: vec![0; rules.kinds.len()],
            slipped: vec![0; rules.kinds.len()],
            late: vec![Hist::new(-4, 1, 64); rules.kinds.len()],
            answers: vec![0; rules.incursions.len() * (rules.responses.len() + 1)],
            targets: vec![0; rules.members.len()],
            answer_scores: vec![Hist::gauge(); rules.incursions.len()],
            choices: vec![0; rules.injects.len() * CHOICES],
            orders: uses(OrderKind::ALL.len()),
            player_orders: vec![0; players * OrderKind::ALL.len()],
            player_turns: vec![0; players],
            started: uses(rules.options.len()),
            delivered: uses(rules.options.len()),
            proposed: uses(rules.initiatives.len()),
            passed: uses(rules.initiatives.len()),
            blocked: uses(rules.initiatives.len()),
            coalitions: uses(rules.initiatives.len()),
            incidents: uses(rules.incursions.len()),
            responses: uses(rules.responses.len()),
            injects: uses(rules.injects.len()),
            packages: uses(rules.packages.len()),
            packages_left: Hist::new(0, 1, rules.packages.len() * 2 + 2),
            ..Self::default()
        }
    }
    /// A gauge by turn; place 0 stands empty, as turns count from 1.
    pub fn path(&self, gauge: Gauge) -> &[Hist] {
        self.paths.get(gauge as usize).map_or(&[], Vec::as_slice)
    }
    /// Happenings a game.
    pub fn count(&self, count: Count) -> Option<&Hist> {
        self.counts.get(count as usize)
    }
    /// The games that stood in one way after a turn, by how they ended; the way is the ending that would have been
    /// declared, and the band of deterrence.
    pub fn standing(&self, turn: usize, way: usize) -> &[u64] {
        let endings = self.outcomes.len();
        let ways = endings.saturating_sub(1) * BANDS;
        let first = (turn * ways + way) * endings;
        self.forecasts.get(first..first + endings).unwrap_or(&[])
    }
    /// The row of a player.
    pub fn row(&self, player: Player) -> usize {
        let last = self.players.len().saturating_sub(1);
        match player {
            Player::Scripted(id) => usize::from(id.0).min(last),
            Player::Random => last,
        }
    }
    /// Adds another tally of the same scenario.
    pub fn merge(&mut self, other: &Self) {
        self.games += other.games;
        self.refused += other.refused;
        self.slips += other.slips;
        self.contracts += other.contracts;
        self.length.merge(&other.length);
        self.shared.merge(&other.shared);
        self.packages_left.merge(&other.packages_left);
        numbers(&mut self.outcomes, &other.outcomes);
        numbers(&mut self.player_orders, &other.player_orders);
        numbers(&mut self.player_turns, &other.player_turns);
        numbers(&mut self.pledges, &other.pledges);
        hists(&mut self.seats, &other.seats);
        hists(&mut self.goals, &other.goals);
        hists(&mut self.players, &other.players);
        hists(&mut self.player_seats, &other.player_seats);
        hists(&mut self.counts, &other.counts);
        for (own, more) in self.paths.iter_mut().zip(&other.paths) {
            hists(own, more);
        }
        self.window.merge(&other.window);
        self.lead_changes.merge(&other.lead_changes);
        self.settled.merge(&other.settled);
        hists(&mut self.late, &other.late);
        hists(&mut self.answer_scores, &other.answer_scores);
        for (own, more) in [
            (&mut self.window_turns, &other.window_turns),
            (&mut self.firsts, &other.firsts),
            (&mut self.seat_firsts, &other.seat_firsts),
            (&mut self.beats, &other.beats),
            (&mut self.forecasts, &other.forecasts),
            (&mut self.at_risk, &other.at_risk),
            (&mut self.slipped, &other.slipped),
            (&mut self.answers, &other.answers),
            (&mut self.targets, &other.targets),
            (&mut self.choices, &other.choices),
        ] {
            numbers(own, more);
        }
        for (own, more) in self.uses_mut().into_iter().zip(other.uses()) {
            for (own, more) in own.iter_mut().zip(more) {
                own.times += more.times;
                own.games += more.games;
            }
        }
    }
    /// Every table of uses, in one fixed order.
    fn uses(&self) -> [&[Uses]; 12] {
        [
            &self.orders,
            &self.started,
            &self.delivered,
            &self.proposed,
            &self.passed,
            &self.blocked,
            &self.coalitions,
            &self.incidents,
            &self.responses,
            &self.injects,
            &self.packages,
            &self.tests,
        ]
    }
    fn uses_mut(&mut self) -> [&mut [Uses]; 12] {
        [
            &mut self.orders,
            &mut self.started,
            &mut self.delivered,
            &mut self.proposed,
            &mut self.passed,
            &mut self.blocked,
            &mut self.coalitions,
            &mut self.incidents,
            &mut self.responses,
            &mut self.injects,
            &mut self.packages,
            &mut self.tests,
        ]
    }
    /// Turns the times of one game into a count of games: `before` holds the times when the game began.
    pub(super) fn close_game(&mut self, before: &mut Vec<u64>) {
        let mut seen = before.iter();
        for table in self.uses_mut() {
            for uses in table {
                uses.games += u64::from(uses.times > seen.next().copied().unwrap_or(0));
            }
        }
        before.clear();
        for table in self.uses() {
            before.extend(table.iter().map(|uses| uses.times));
        }
    }
}

fn numbers(own: &mut [u64], more: &[u64]) {
    own.iter_mut().zip(more).for_each(|(own, more)| *own += more);
}

fn hists(own: &mut [Hist], more: &[Hist]) {
    own.iter_mut().zip(more).for_each(|(own, more)| own.merge(more));
}
