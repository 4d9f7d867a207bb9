//! What is on the table, what is in force, and who leads.

use serde::{Deserialize, Serialize};

use crate::core::IdVec;
use crate::core::ids::{AreaId, InitiativeId, MemberId, Members, MotionId};
use crate::rules::content::InitiativeEffect;
use crate::rules::macros::sim_state;
use crate::rules::ruleset::Ruleset;
use crate::rules::words::{Leadership, Venue};

/// A motion on the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Motion {
    /// What is proposed.
    pub initiative: InitiativeId,
    /// Where.
    pub venue: Venue,
    /// Whether capitals may opt out.
    pub opt_out: bool,
    /// Whether it becomes a coalition if silence is broken.
    pub fallback: bool,
    /// Who proposed it.
    pub sponsors: Members,
    /// Areas of a compact, one bit each; 0 otherwise.
    pub areas: u16,
    /// Due turn of a compact; 0 otherwise.
    pub due: u8,
}

/// An offer to carry a holdout's cost of consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Offer {
    /// On which motion.
    pub motion: MotionId,
    /// Who offers.
    pub persuader: MemberId,
    /// To whom.
    pub holdout: MemberId,
    /// Political capital carried.
    pub pc: u8,
}

/// What a capital has declared to be best at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Profile {
    /// Forces of an area.
    Area(AreaId),
    /// Arms for others: the workshop of the alliance.
    Workshop,
}

/// Under a clause on solidarity, what is owed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Solidarity {
    /// No such clause: help as each deems necessary.
    #[default]
    Unwritten,
    /// Not all count as threatened: a statement is owed.
    Partial,
    /// All count as threatened: full help is owed.
    Full,
}

/// How an initiative stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Standing {
    /// Voted, in effect from this turn; 0 for not voted.
    pub from: u8,
    /// Effect, permille; 0 for not voted.
    pub effect: i16,
    /// Who is in it.
    pub members: Members,
    /// Where it was decided.
    pub venue: Venue,
    /// Who sponsored it.
    pub sponsors: Members,
}

impl Standing {
    /// The effect in this turn, permille; 0 where it is not in force.
    pub fn now(&self, turn: u8) -> i32 {
        if self.from > 0 && self.from <= turn { i32::from(self.effect) } else { 0 }
    }
}

sim_state! {
    /// Motions and initiatives.
    pub struct Initiatives {
        /// This turn's motions.
        pub motions: IdVec<MotionId, Motion>,
        /// This turn's offers.
        pub offers: Vec<Offer>,
        /// Every initiative.
        pub standing: IdVec<InitiativeId, Standing>,
        /// Who leads the alliance.
        pub leadership: Leadership,
        /// Members of a directoire.
        pub directoire: Members,
        /// Members tied to each other by specialisation in force.
        pub bonded: Members,
        /// What that adds to their baseline trust in each other, points.
        pub bond: i16,
        /// Profiles declared.
        pub profiles: IdVec<MemberId, Option<Profile>>,
        /// Turn in which a member last declared or gave up a profile; 0 for never.
        pub profile_since: IdVec<MemberId, u8>,
        /// What a clause on solidarity says this turn.
        pub solidarity: Solidarity,
        /// How often each member has broken silence.
        pub vetoes: IdVec<MemberId, u8>,
        /// Motions sponsored and passed, by member.
        pub passed: IdVec<MemberId, u8>,
        /// Political capital others spent on a member's consent.
        pub consent_sold: IdVec<MemberId, u8>,
        /// How often each initiative was blocked.
        pub blocked: IdVec<InitiativeId, u8>,
        /// Terms of the compact that has been voted: areas, one bit each, and the turn by which Europe covers them.
        pub compact_terms: Option<(u16, u8)>,
        /// Motions of a member that came to the table, for taking turns.
        pub tabled: IdVec<MemberId, u8>,
        /// What consent costs, frozen when negotiations end: row by motion, one column a seat.
        pub consent: Vec<u8>,
        /// Turn in which a seat last stood behind an initiative (as sponsor or silent): row by initiative.
        pub backed_in: Vec<u8>,
        /// Turn in which a seat last did not, though it was on the table: row by initiative.
        pub refused_in: Vec<u8>,
        /// Proposals of this turn before they are merged; empty between phases.
        pub candidates: Vec<Motion>,
    }
}

impl Initiatives {
    /// What initiatives in force add to the baseline trust of `holder` in `subject`, points.
    pub fn bond(&self, holder: MemberId, subject: MemberId) -> i16 {
        if self.bonded.has(holder) && self.bonded.has(subject) { self.bond } else { 0 }
    }
    /// Every effect now at work: what, at how many permille of full weight, and who is in it.
    pub fn active<'a>(
        &'a self,
        rules: &'a Ruleset,
        turn: u8,
    ) -> impl Iterator<Item = (InitiativeEffect, i32, Members)> + 'a {
        self.standing.pairs().filter(move |(_, standing)| standing.now(turn) > 0).flat_map(move |(id, standing)| {
            let permille = i32::from(standing.effect);
            rules.initiatives[id].effects.iter().map(move |effect| (*effect, permille, standing.members))
        })
    }
    /// Where a seat's column stands in a row of the tables above.
    pub fn place(&self, initiative: InitiativeId, member: MemberId) -> usize {
        usize::from(initiative.0) * self.tabled.len() + usize::from(member.0)
    }
    /// The effect of an initiative that is in force this turn, permille; 0 otherwise.
    pub fn effect(&self, initiative: InitiativeId, turn: u8) -> i32 {
        self.standing[initiative].now(turn)
    }
}
