//! Who plays which seat: fixed players, and a mixed field that rotates over the seats from game to game.

use std::sync::Arc;

use super::{LookAhead, Policy, RandomPolicy, Roster};
use crate::core::IdVec;
use crate::core::ids::{MemberId, ProfileId};
use crate::rules::ruleset::Ruleset;

/// A kind of player.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Player {
    /// Plays anything legal.
    Random,
    /// Plays a profile, looking ahead where the profile says so.
    Scripted(ProfileId),
}

/// Who plays which seat in which game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seating {
    /// Seats with a player of their own, whatever the game.
    pub fixed: IdVec<MemberId, Option<Player>>,
    /// The players of all other seats, moved on by one seat from game to game; at least one.
    pub rotation: Vec<Player>,
}

impl Seating {
    /// All seats played by a rotation.
    pub fn mixed(rules: &Ruleset, rotation: Vec<Player>) -> Self {
        Self { fixed: IdVec::filled(usize::from(rules.seats), None), rotation }
    }
    /// After how many games the seating repeats.
    pub fn period(&self) -> usize {
        self.rotation.len().max(1)
    }
    /// Who plays a seat in the game of this number.
    pub fn player(&self, seat: MemberId, game: u64) -> Player {
        if let Some(player) = self.fixed.get(seat).copied().flatten() {
            return player;
        }
        let length = self.period() as u64;
        let place = (u64::from(seat.0) + game % length) % length;
        usize::try_from(place).ok().and_then(|place| self.rotation.get(place)).copied().unwrap_or(Player::Random)
    }
}

/// A policy on every seat.
pub struct Field {
    policies: Vec<Box<dyn Policy>>,
    players: Vec<Player>,
}

impl Field {
    /// The field of the game of this number.
    pub fn new(rules: &Ruleset, roster: &Roster, seating: &Seating, game: u64) -> Self {
        let players: Vec<Player> = rules.seat_ids().map(|seat| seating.player(seat, game)).collect();
        let policies = rules.seat_ids().zip(&players).map(|(seat, player)| build(rules, roster, seat, *player));
        Self { policies: policies.collect(), players }
    }
    /// A field of policies of one's own, one a seat in seat order; reported as `player` each.
    pub fn of(policies: Vec<Box<dyn Policy>>, player: Player) -> Self {
        let players = vec![player; policies.len()];
        Self { policies, players }
    }
    /// A player made ready for a seat.
    pub fn player(rules: &Ruleset, roster: &Roster, seat: MemberId, player: Player) -> Box<dyn Policy> {
        build(rules, roster, seat, player)
    }
    /// Puts another policy on a seat.
    pub fn replace(&mut self, seat: MemberId, policy: Box<dyn Policy>) {
        if let Some(place) = self.policies.get_mut(usize::from(seat.0)) {
            *place = policy;
        }
    }
    /// The policy on a seat.
    pub fn policy(&mut self, seat: MemberId) -> Option<&mut dyn Policy> {
        match self.policies.get_mut(usize::from(seat.0)) {
            Some(policy) => Some(policy.as_mut()),
            None => None,
        }
    }
    /// Who plays which seat.
    pub fn players(&self) -> &[Player] {
        &self.players
    }
}

fn build(rules: &Ruleset, roster: &Roster, seat: MemberId, player: Player) -> Box<dyn Policy> {
    match player {
        Player::Scripted(id) => match roster.profiles().get(id) {
            Some(profile) if profile.look_ahead > 0 => {
                Box::new(LookAhead::new(rules, Arc::clone(profile), roster.known(), seat))
            }
            _ => roster
                .scripted(rules, id, seat)
                .map_or_else(|| Box::new(RandomPolicy) as Box<dyn Policy>, |policy| Box::new(policy)),
        },
        Player::Random => Box::new(RandomPolicy),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rotation_gives_every_seat_every_player_once_a_period() {
        let rotation: Vec<Player> = (0..7).map(|id| Player::Scripted(ProfileId(id))).collect();
        let seating = Seating { fixed: vec![None; 12].into(), rotation: rotation.clone() };
        for seat in (0..12).map(MemberId) {
            let mut seen: Vec<Player> = (0..7).map(|game| seating.player(seat, game)).collect();
            seen.sort();
            assert_eq!(seen, rotation);
            assert_eq!(seating.player(seat, 3), seating.player(seat, 10));
        }
    }

    #[test]
    fn a_fixed_seat_does_not_rotate() {
        let mut seating = Seating { fixed: vec![None; 3].into(), rotation: vec![Player::Scripted(ProfileId(0))] };
        seating.fixed[MemberId(1)] = Some(Player::Random);
        assert!((0..5).all(|game| seating.player(MemberId(1), game) == Player::Random));
        assert_eq!(seating.player(MemberId(2), 1), Player::Scripted(ProfileId(0)));
    }
}
