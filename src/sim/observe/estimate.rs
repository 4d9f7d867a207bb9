//! What a seat can only guess, each with its error: the truth lies within the error of the value.
//!
//! Errors are keyed by seat, subject and half-year, so that asking twice agrees and nothing is stored.

use super::Observation;
use crate::core::dice::{Dice, Roll, Stream};
use crate::core::ids::MemberId;
use crate::rules::state::State;

/// A guess: the truth lies within `error` of `value`, unless that leaves 0..1000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Estimate {
    /// The guess, 0..1000.
    pub value: i32,
    /// Half the width of the interval; 0 where the value is known exactly.
    pub error: i32,
}

/// What is guessed; part of the key of its error.
#[derive(Clone, Copy)]
enum About {
    Trust = 2,
    Support = 3,
    Threat = 4,
    Readiness = 5,
    Resolve = 6,
    Washington = 7,
    Regard = 8,
    Resilience = 9,
    RussianStrength = 10,
}

/// Half the width of what others trust each other.
const TRUST_ERROR: i32 = 60;
/// Half the width of what another capital's polls and moods say.
const MOOD_ERROR: i32 = 50;
/// Half the width of what is heard about another capital's forces and networks.
const FORCES_ERROR: i32 = 80;
/// Half the width of what Washington is heard to think of this seat.
const REGARD_ERROR: i32 = 60;

impl Observation<'_> {
    /// American commitment, 0..1000. Error 150, less embassy work, regard and special insight; never under 40.
    pub fn commitment(&self) -> Estimate {
        let (value, error) = crate::rules::washington::estimate(&self.state, self.seat);
        Estimate { value, error }
    }
    /// How far `holder` trusts `subject`, 0..1000. Exact where this seat is the holder, otherwise within 60.
    pub fn trust(&self, holder: MemberId, subject: MemberId) -> Estimate {
        let truth = self.state.alliance.of(holder, subject);
        let error = if holder == self.seat { 0 } else { TRUST_ERROR };
        self.guess(About::Trust, holder, subject, truth, error)
    }
    /// Domestic support of a capital, 0..1000. Exact for this seat, otherwise within 50.
    pub fn support_of(&self, member: MemberId) -> Estimate {
        self.about_other(About::Support, member, self.state.politics.support[member].get(), MOOD_ERROR)
    }
    /// Threat perception of a capital, 0..1000. Exact for this seat, otherwise within 50.
    pub fn threat_of(&self, member: MemberId) -> Estimate {
        self.about_other(About::Threat, member, self.state.politics.threat[member].get(), MOOD_ERROR)
    }
    /// Readiness of a capital's forces, 0..1000. Exact for this seat, otherwise within 80.
    pub fn readiness_of(&self, member: MemberId) -> Estimate {
        self.about_other(About::Readiness, member, self.state.capability.readiness[member].get(), FORCES_ERROR)
    }
    /// Resilience of a capital, 0..1000. Exact for this seat, otherwise within 80.
    pub fn resilience_of(&self, member: MemberId) -> Estimate {
        self.about_other(About::Resilience, member, self.state.posture.resilience[member].get(), FORCES_ERROR)
    }
    /// Record of a capital's responses to incursions, 0..1000. Exact for this seat, otherwise within 50.
    pub fn resolve_of(&self, member: MemberId) -> Estimate {
        self.about_other(About::Resolve, member, self.state.incursions.resolve[member].get(), MOOD_ERROR)
    }
    /// How far a capital trusts Washington, 0..1000. Exact for this seat, otherwise within 50.
    pub fn trust_in_washington_of(&self, member: MemberId) -> Estimate {
        self.about_other(About::Washington, member, self.state.alliance.in_washington[member].get(), MOOD_ERROR)
    }
    /// Washington's regard for this seat, 0..1000, within 60: they do not say it to one's face.
    pub fn regard(&self) -> Estimate {
        let truth = self.state.alliance.regard[self.seat].get();
        self.guess(About::Regard, self.seat, self.seat, truth, REGARD_ERROR)
    }

    /// Strength of Russia's ground force, permille of the start of the full invasion, within 80; it may exceed 1000.
    pub fn russian_strength(&self) -> Estimate {
        let purpose = (About::RussianStrength as u32) << 16;
        let off = self.errors.between(self.key(), purpose, -FORCES_ERROR, FORCES_ERROR);
        Estimate { value: self.state.moscow.ground + off, error: FORCES_ERROR }
    }

    fn about_other(&self, about: About, member: MemberId, truth: i32, error: i32) -> Estimate {
        self.guess(about, member, member, truth, if member == self.seat { 0 } else { error })
    }
    fn guess(&self, about: About, first: MemberId, second: MemberId, truth: i32, error: i32) -> Estimate {
        if error == 0 {
            return Estimate { value: truth, error };
        }
        let purpose = (about as u32) << 16 | u32::from(first.0) << 8 | u32::from(second.0);
        let value = truth + self.errors.between(self.key(), purpose, -error, error);
        Estimate { value: value.clamp(0, 1000), error }
    }
}

/// The draws of the half-year's errors.
pub(super) fn errors(state: &State) -> Roll {
    half_year_dice(state).stream(Stream::Estimate)
}

/// The dice of the half-year: errors are redrawn twice a year whatever the length of a turn.
fn half_year_dice(state: &State) -> Dice {
    let months = state.rules.pace().months.max(1);
    let turn = i32::from(state.clock.turn);
    let first = turn - ((turn - 1).max(0) * months % 6) / months;
    Dice::new(state.clock.seed, u8::try_from(first).unwrap_or(0))
}
