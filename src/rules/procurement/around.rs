//! What programmes look at: everything borrowed for one phase, in one hand.

use bevy_ecs::prelude::{Res, ResMut};
use bevy_ecs::system::SystemParam;

use crate::core::Roll;
use crate::core::dice::Stream;
use crate::core::ids::{MemberId, Members};
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::capability::state::Capability;
use crate::rules::clock::Clock;
use crate::rules::content::InitiativeEffect;
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{EntryId, Log};
use crate::rules::industry::state::Industry;
use crate::rules::initiatives::state::Initiatives;
use crate::rules::politics::state::Politics;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::treasury::state::Treasury;

/// The resources that the systems of this domain read and the two they write into.
#[derive(SystemParam)]
pub struct Resources<'w> {
    rules: Res<'w, Rules>,
    clock: Res<'w, Clock>,
    alliance: Res<'w, AllianceTrust>,
    politics: Res<'w, Politics>,
    treasury: Res<'w, Treasury>,
    industry: Res<'w, Industry>,
    initiatives: Res<'w, Initiatives>,
    capability: Res<'w, Capability>,
    log: ResMut<'w, Log>,
    effects: ResMut<'w, Effects>,
}

impl Resources<'_> {
    /// The same as plain references.
    pub fn around(&mut self) -> Around<'_> {
        let mut joint = Joint::default();
        for (effect, permille, members) in self.initiatives.active(&self.rules, self.clock.turn) {
            match effect {
                InitiativeEffect::JointHazard(cut) => joint.hazard += cut * permille / 1000,
                InitiativeEffect::JointPrice(cut) => joint.price += cut * permille / 1000,
                _ => continue,
            }
            joint.members.0 |= members.0;
        }
        Around {
            rules: &self.rules,
            turn: self.clock.turn,
            roll: self.clock.dice().stream(Stream::Procurement),
            joint,
            alliance: &self.alliance,
            politics: &self.politics,
            treasury: &self.treasury,
            industry: &self.industry,
            initiatives: &self.initiatives,
            capability: &self.capability,
            log: &mut self.log,
            effects: &mut self.effects,
        }
    }
}

/// What initiatives take off joint programmes led by those who are in them, permille.
#[derive(Clone, Copy, Debug, Default)]
pub struct Joint {
    /// Off the hazard.
    pub hazard: i32,
    /// Off the price.
    pub price: i32,
    /// For whom.
    pub members: Members,
}

impl Joint {
    /// What a lead gets: hazard and price.
    pub fn of(&self, lead: MemberId) -> (i32, i32) {
        if self.members.has(lead) { (self.hazard, self.price) } else { (0, 0) }
    }
}

/// Everything a programme's turn depends on, and the channels it writes to.
pub struct Around<'a> {
    /// The scenario.
    pub rules: &'a Ruleset,
    /// The turn.
    pub turn: u8,
    /// The dice of this domain.
    pub roll: Roll,
    /// Help from initiatives.
    pub joint: Joint,
    /// Who trusts whom.
    pub alliance: &'a AllianceTrust,
    /// Governments.
    pub politics: &'a Politics,
    /// Books.
    pub treasury: &'a Treasury,
    /// Lines.
    pub industry: &'a Industry,
    /// What is in force.
    pub initiatives: &'a Initiatives,
    /// Crews.
    pub capability: &'a Capability,
    /// The log.
    pub log: &'a mut Log,
    /// Effects on others.
    pub effects: &'a mut Effects,
}

impl Around<'_> {
    /// Queues a change of trust at full stake.
    pub fn trust(&mut self, holder: MemberId, subject: MemberId, by: i32, cause: EntryId) {
        if holder != subject && by != 0 {
            self.effects.push(Effect::Trust { holder, subject, by, stake: 1000 }, cause);
        }
    }
}
