//! Chance without memory: every draw is a function of the seed, the turn, the stream, who it is for and what for.
//!
//! Nothing is ever "the next number", so an extra draw in one rule cannot disturb another, two variants of a rule see
//! the same dice, and a replay needs no generator in its state.

use rand::SeedableRng;
use rand::rngs::Xoshiro256PlusPlus;

/// The finaliser of `SplitMix64`: a bijection that spreads every input bit over the word.
pub fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Spreads actor and purpose over the word of a draw.
const SPREAD: u64 = 0xD6E8_FEB8_6659_FD93;

/// Which family of chance a draw belongs to. Discriminants are part of every saved game: never reuse one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Stream {
    /// What is hidden at the start: Moscow's type, the administration to come.
    Setup = 1,
    /// Elections.
    Election = 2,
    /// Discovery of side deals, reclassified spending and the like.
    Discovery = 3,
    /// Frailty and slips of programmes.
    Procurement = 4,
    /// Commitment noise and decisions in Washington.
    Washington = 5,
    /// Crises elsewhere.
    Crisis = 6,
    /// The war in Ukraine.
    Ukraine = 7,
    /// What Moscow tries, and where.
    Moscow = 8,
    /// Attribution and outcome of incidents.
    Incident = 9,
    /// What Moscow makes of the alliance's strength.
    Perception = 10,
    /// Whether a test comes, and its dice.
    Test = 11,
    /// Chance conditions of injects.
    Inject = 12,
    /// Errors of what a capital believes.
    Estimate = 13,
    /// Calls addressed to seats.
    Call = 14,
    /// Choices of scripted policies.
    Policy = 15,
    /// Everything a random policy does.
    RandomPolicy = 16,
    /// Draws made when a believed world is completed for look-ahead.
    Belief = 17,
}

/// The dice of one game and turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dice {
    key: u64,
}

impl Dice {
    /// The dice of `turn` in the game with this `seed`. Turn 0 is the set-up.
    pub fn new(seed: u64, turn: u8) -> Self {
        Self { key: mix(mix(seed ^ 0x6A09_E667_F3BC_C909).wrapping_add(u64::from(turn))) }
    }
    /// The draws of one stream; prepare it once per system.
    pub fn stream(self, stream: Stream) -> Roll {
        Roll { key: mix(self.key ^ (stream as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)) }
    }
}

/// The draws of one stream in one turn, keyed by actor and purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roll {
    key: u64,
}

impl Roll {
    /// The 64 random bits for this actor (a stable text key) and purpose.
    pub fn bits(self, actor: u32, purpose: u32) -> u64 {
        mix(self.key ^ (u64::from(actor) << 32 | u64::from(purpose)).wrapping_mul(SPREAD))
    }
    /// A whole number from 0 to `n - 1`; 0 where `n` is 0.
    pub fn below(self, actor: u32, purpose: u32, n: u32) -> u32 {
        // Widening multiply: no modulo, bias under 2^-32.
        (((self.bits(actor, purpose) >> 32) * u64::from(n)) >> 32) as u32
    }
    /// A draw from 0 to 999. An event of chance `p` permille happens when the draw is below `p`.
    pub fn permille(self, actor: u32, purpose: u32) -> i32 {
        self.below(actor, purpose, 1000).cast_signed()
    }
    /// A whole number from `low` to `high`, both included.
    pub fn between(self, actor: u32, purpose: u32, low: i32, high: i32) -> i32 {
        let width = u32::try_from(i64::from(high) - i64::from(low) + 1).unwrap_or(1);
        low + self.below(actor, purpose, width).cast_signed()
    }
    /// A small generator for a burst of draws that only this actor and purpose see.
    pub fn burst(self, actor: u32, purpose: u32) -> Xoshiro256PlusPlus {
        Xoshiro256PlusPlus::seed_from_u64(self.bits(actor, purpose))
    }
}

impl Roll {
    /// The same draws for one actor, prepared once for many.
    pub fn of(self, actor: u32) -> Hand {
        Hand { key: self.key, actor: (u64::from(actor) << 32).wrapping_mul(SPREAD) }
    }
}

/// The draws of one stream, turn and actor: what [`Roll`] gives when it is asked with that actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hand {
    key: u64,
    actor: u64,
}

impl Hand {
    /// A whole number from 0 to `n - 1`; 0 where `n` is 0.
    pub fn below(self, purpose: u32, n: u32) -> u32 {
        let bits = mix(self.key ^ self.actor.wrapping_add(u64::from(purpose).wrapping_mul(SPREAD)));
        (((bits >> 32) * u64::from(n)) >> 32) as u32
    }
    /// A whole number from `-most` to `most`; 0 where `most` is not above 0.
    pub fn around(self, purpose: u32, most: i32) -> i32 {
        let most = most.max(0);
        self.below(purpose, (2 * most + 1).cast_unsigned()).cast_signed() - most
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::Rng;

    #[test]
    fn known_answers_are_pinned() {
        // Computed apart from this code, from the published SplitMix64 and xoshiro256++.
        let roll = Dice::new(2026, 3).stream(Stream::Moscow);
        assert_eq!([0, 1, 2, 3].map(|purpose| roll.permille(7, purpose)), [591, 106, 827, 506]);
        assert_eq!(roll.between(7, 0, -30, 30), 6);
        assert_eq!(roll.burst(7, 0).next_u64() % 1000, 131);
    }

    #[test]
    fn a_hand_draws_what_the_roll_draws_for_its_actor() {
        let roll = Dice::new(2026, 3).stream(Stream::Policy);
        for (actor, purpose) in [(0, 0), (7, 1), (u32::MAX, u32::MAX), (1_760_926_721, 1 << 31 | 5)] {
            let hand = roll.of(actor);
            assert_eq!(hand.below(purpose, 1000), roll.below(actor, purpose, 1000));
            assert_eq!(hand.around(purpose, 80), roll.between(actor, purpose, -80, 80));
            assert_eq!(hand.around(purpose, 0), 0);
        }
    }

    #[test]
    fn streams_turns_actors_and_purposes_are_independent() {
        let roll = |seed, turn, stream, actor, purpose| Dice::new(seed, turn).stream(stream).bits(actor, purpose);
        let base = roll(1, 1, Stream::Moscow, 1, 1);
        for other in [
            roll(2, 1, Stream::Moscow, 1, 1),
            roll(1, 2, Stream::Moscow, 1, 1),
            roll(1, 1, Stream::Test, 1, 1),
            roll(1, 1, Stream::Moscow, 2, 1),
            roll(1, 1, Stream::Moscow, 1, 2),
        ] {
            assert_ne!(base, other);
        }
    }

    #[test]
    fn draws_are_uniform_enough() {
        let roll = Dice::new(9, 0).stream(Stream::Setup);
        let mut counts = [0i32; 10];
        for purpose in 0..100_000 {
            counts[roll.below(1, purpose, 10) as usize] += 1;
        }
        assert!(counts.iter().all(|&n| (n - 10_000).abs() < 400), "{counts:?}");
    }
}
