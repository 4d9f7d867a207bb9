//! Restricted play: orders that some seats may not give, to learn what a card, an order or a project is worth.

use super::{KindSet, Player};
use crate::core::ids::{InitiativeId, Members, OptionId};
use crate::rules::order::Order;
use crate::sim::Observation;

/// Who is restricted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whom {
    /// Every seat.
    #[default]
    All,
    /// These seats, whoever plays them.
    Seats(Members),
    /// This player, wherever it sits.
    Player(Player),
}

impl Whom {
    /// The seats that are restricted when these players sit at the table, in seat order.
    pub fn seats(self, players: &[Player]) -> Members {
        match self {
            Self::All => Members(u64::MAX),
            Self::Seats(seats) => seats,
            Self::Player(player) => {
                let bits = players.iter().take(64).enumerate().filter(|(_, at)| **at == player);
                Members(bits.fold(0, |set, (place, _)| set | 1 << place))
            }
        }
    }
}

/// What may not be ordered, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forbidden {
    /// Kinds of order.
    pub kinds: KindSet,
    /// Options that may be neither started nor joined.
    pub options: Vec<OptionId>,
    /// Initiatives that may not be proposed.
    pub initiatives: Vec<InitiativeId>,
    /// Who is restricted.
    pub whom: Whom,
}

impl Forbidden {
    /// Whether nothing is forbidden.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty() && self.options.is_empty() && self.initiatives.is_empty()
    }
    /// Whether an order is forbidden to those who are restricted.
    pub fn hits(&self, obs: &Observation, order: &Order) -> bool {
        if self.is_empty() {
            return false;
        }
        self.kinds.has(order.kind())
            || match *order {
                Order::Start { option, .. } => self.options.contains(&option),
                Order::Join { programme, .. } => {
                    obs.programme(programme).is_some_and(|view| self.options.contains(&view.option()))
                }
                Order::Propose { initiative, .. } => self.initiatives.contains(&initiative),
                _ => false,
            }
    }
}

impl From<KindSet> for Forbidden {
    fn from(kinds: KindSet) -> Self {
        Self { kinds, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::{MemberId, ProfileId};

    #[test]
    fn a_restricted_player_is_found_wherever_it_sits() {
        let (a, b) = (Player::Scripted(ProfileId(0)), Player::Random);
        let seats = Whom::Player(a).seats(&[b, a, a, b]);
        assert_eq!(seats.iter().collect::<Vec<_>>(), [MemberId(1), MemberId(2)]);
        assert!(Whom::All.seats(&[]).has(MemberId(63)));
    }
}
