//! What two batches are compared in: endings, gauges at the end, happenings, scores.

use super::gauge::Gauge;
use super::hist::Hist;
use super::row::{Count, GameRow};
use crate::ai::{Player, Roster};
use crate::core::arena::Id;
use crate::core::ids::{MemberId, OutcomeId, ProfileId};
use crate::rules::ruleset::Ruleset;

/// A quantity of a game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Whether it ended so.
    Ending(OutcomeId),
    /// Turns played.
    Turns,
    /// Turns below the probe line.
    Window,
    /// Changes of the seat furthest above its par.
    LeadChanges,
    /// A gauge at the end.
    Gauge(Gauge),
    /// Happenings.
    Count(Count),
    /// A seat's score.
    Seat(MemberId),
    /// The mean score of the seats a player had, in tenths of a point; 0 where it had none.
    Player(Player),
    /// The mean score of all seats, in tenths of a point.
    Mean,
}

impl Measure {
    /// Its value in a game, a whole number.
    pub fn of(self, row: &GameRow) -> i32 {
        let mean = |scores: &mut dyn Iterator<Item = i32>| {
            let (sum, number) = scores.fold((0, 0), |(sum, number), score| (sum + score, number + 1));
            if number == 0 { 0 } else { (sum * 10 + number / 2) / number }
        };
        match self {
            Self::Ending(ending) => i32::from(row.ending == Some(ending)),
            Self::Turns => row.turns.into(),
            Self::Window => row.window.into(),
            Self::LeadChanges => row.lead_changes.into(),
            Self::Gauge(gauge) => row.gauge(gauge),
            Self::Count(count) => row.count(count).into(),
            Self::Seat(seat) => row.score(seat),
            Self::Player(player) => mean(&mut row.seats_of(player).map(|seat| row.score(seat))),
            Self::Mean => mean(&mut row.scores.iter().map(|&score| i32::from(score))),
        }
    }
    /// What one unit of the whole number is worth as it is reported: percentage points for endings, points for means.
    pub fn scale(self) -> f64 {
        match self {
            Self::Ending(_) => 100.0,
            Self::Player(_) | Self::Mean => 0.1,
            _ => 1.0,
        }
    }
    /// The unit as it is reported.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Ending(_) => "pp",
            Self::Turns | Self::Window => "turns",
            Self::LeadChanges | Self::Count(_) => "a game",
            Self::Gauge(gauge) => gauge.unit(),
            Self::Seat(_) | Self::Player(_) | Self::Mean => "points of 1000",
        }
    }
    /// Whether it is a yes or no, of which shares are made.
    pub fn is_share(self) -> bool {
        matches!(self, Self::Ending(_))
    }
    /// An empty histogram for differences in it.
    pub(super) fn differences(self) -> Hist {
        match self {
            Self::Ending(_) => Hist::new(-1, 1, 3),
            Self::Player(_) | Self::Mean => Hist::new(-10_020, 40, 502),
            Self::Seat(_) | Self::Gauge(_) => Hist::new(-1002, 4, 502),
            Self::Turns | Self::Window | Self::LeadChanges | Self::Count(_) => Hist::new(-250, 1, 501),
        }
    }
}

/// Everything that a scenario's games can be measured in, with the names under which two scenarios are compared.
pub fn measures(rules: &Ruleset, roster: &Roster) -> Vec<(String, Measure)> {
    let mut all =
        vec![("shared_score".to_owned(), Measure::Gauge(Gauge::Shared)), ("mean_score".into(), Measure::Mean)];
    all.extend(rules.endings.pairs().map(|(id, ending)| (format!("ending:{}", ending.id), Measure::Ending(id))));
    all.extend([
        ("turns".into(), Measure::Turns),
        ("window".into(), Measure::Window),
        ("lead_changes".into(), Measure::LeadChanges),
    ]);
    let gauges = Gauge::ALL.iter().filter(|gauge| **gauge != Gauge::Shared);
    all.extend(gauges.map(|&gauge| (gauge.id().to_owned(), Measure::Gauge(gauge))));
    all.extend(Count::ALL.iter().map(|&count| (count.id().to_owned(), Measure::Count(count))));
    all.extend(rules.seat_ids().map(|seat| (format!("seat:{}", rules.members[seat].id), Measure::Seat(seat))));
    let players = (0..roster.profiles().len()).map(|row| Player::Scripted(ProfileId::from_index(row)));
    all.extend(players.map(|player| (format!("player:{}", roster.name(player)), Measure::Player(player))));
    all
}
