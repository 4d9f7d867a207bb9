//! New plans from known ones: some numbers changed, or a part taken over from another profile.

use crate::ai::{Profile, genes};
use crate::core::Roll;
use crate::sim::Observation;

use std::sync::Arc;

/// The dice of one turn's planning; the game never uses them.
pub struct Draws {
    roll: Roll,
    actor: u32,
    next: u32,
}

impl Draws {
    /// The dice of this seat and turn.
    pub fn new(obs: &Observation) -> Self {
        Self { roll: obs.policy_dice(), actor: obs.key(), next: 127 << 24 }
    }
    /// A draw below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.next += 1;
        self.roll.below(self.actor, self.next, u32::try_from(n).unwrap_or(u32::MAX)) as usize
    }
    fn between(&mut self, least: i32, most: i32) -> i32 {
        self.next += 1;
        self.roll.between(self.actor, self.next, least, most)
    }
}

/// Chance that a number is changed, permille.
const CHANGED: usize = 250;

/// A plan near `base`: half of the time with numbers of another known profile, always with some changed.
pub fn change(base: &Profile, known: &[Arc<Profile>], areas: usize, draws: &mut Draws) -> Profile {
    let mut genes = genes::read(base, areas);
    if !known.is_empty() && draws.below(2) == 0 {
        let other = genes::read(&known[draws.below(known.len())], areas);
        for (gene, other) in genes.iter_mut().zip(other) {
            if draws.below(2) == 0 {
                *gene = other;
            }
        }
    }
    for (gene, (least, most)) in genes.iter_mut().zip(genes::bounds(areas)) {
        if draws.below(1000) < CHANGED {
            // Two draws make small changes the likelier.
            let reach = (most - least) / 5 + 1;
            *gene += draws.between(-reach, reach) + draws.between(-reach, reach);
        }
    }
    genes::write(base, &genes, areas)
}
