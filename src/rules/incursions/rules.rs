//! Incidents as plain arithmetic: what a response may be, who backs it, and what it is worth.

use super::Params;
use super::state::Incident;
use crate::core::ids::{IncursionId, MemberId, Members, ResponseId};
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::content::{Domain, Incursion, InitiativeEffect, Response};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::order::{Hindrance, Refusal};
use crate::rules::posture::state::Posture;
use crate::rules::ruleset::Ruleset;
use crate::rules::words::Backing;

/// First purpose of the draws of attribution; the number of the incident is added (stream `Incident`).
pub const BLAME: u32 = 1000;
/// First purpose of the draws of casualties.
pub const CASUALTIES: u32 = 1300;
/// First purpose of the draws of debris.
pub const DEBRIS: u32 = 1600;

/// Flag of harm: people were hurt.
pub const HARM_CASUALTIES: u8 = 1;
/// Flag of harm: debris fell on somebody's roof.
pub const HARM_DEBRIS: u8 = 2;
/// Flag of harm: the wrong culprit was named.
pub const HARM_WRONG: u8 = 4;

/// Whether a response brings something down.
pub fn shoots(response: &Response) -> bool {
    response.rules_level >= 2 && (response.drones_only || response.manned_only)
}

/// Whether a response makes sense against a kind of incursion.
pub fn fits(response: &Response, kind: &Incursion) -> bool {
    !(response.air_only && kind.domain != Domain::Air
        || response.drones_only && !kind.drone
        || response.manned_only && !kind.manned)
}

/// What decides whether a response is possible.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    /// The scenario.
    pub rules: &'a Ruleset,
    /// Standing rules, policing, hardening.
    pub posture: &'a Posture,
    /// A watch voted in common.
    pub initiatives: &'a Initiatives,
    /// The turn under way.
    pub turn: u8,
}

impl Field<'_> {
    /// Whether anybody flies air policing where this target lives; far from every site a capital polices its own sky.
    pub fn policed(&self, target: MemberId) -> bool {
        let mut at_a_site = false;
        for (id, flank) in self.rules.facts.flanks.pairs() {
            if flank.has(target) {
                at_a_site = true;
                if !self.posture.policing[id].is_empty() {
                    return true;
                }
            }
        }
        !at_a_site
    }

    /// Whether the target watches for drones, by its own work or by a common watch it is part of.
    pub fn drone_watch(&self, target: MemberId) -> bool {
        let own = i32::from(self.posture.hardened[target][crate::rules::words::Hardening::Drones as usize]);
        own >= self.rules.params.incursions.drone_watch
            || self
                .initiatives
                .active(self.rules, self.turn)
                .any(|(effect, _, members)| matches!(effect, InitiativeEffect::Resilience(_)) && members.has(target))
    }

    /// Whether a target can respond so to a kind of incursion in the minutes given.
    ///
    /// # Errors
    /// The reason it cannot.
    pub fn allows(&self, target: MemberId, kind: IncursionId, response: ResponseId) -> Result<(), Refusal> {
        let (kind, response) = (&self.rules.incursions[kind], &self.rules.responses[response]);
        if !fits(response, kind) {
            return Err(Refusal::NotNow(Hindrance::WrongMeans));
        }
        if response.rules_level > self.posture.rules_level[target] {
            return Err(Refusal::NotNow(Hindrance::RulesOfEngagement));
        }
        if response.needs_policing && kind.domain == Domain::Air && !self.policed(target) {
            return Err(Refusal::NotNow(Hindrance::NoPolicing));
        }
        if response.needs_drone_watch && !self.drone_watch(target) {
            return Err(Refusal::NotNow(Hindrance::NoDroneWatch));
        }
        Ok(())
    }

    /// The response where nobody gave an order. A seat that lets it pass protests; a background government goes by the
    /// book: the firmest its standing rules allow within a modest risk.
    pub fn by_default(&self, target: MemberId, kind: IncursionId) -> ResponseId {
        let seat = self.rules.is_seat(target);
        let risk = self.rules.params.incursions.book_escalation;
        let possible = self.rules.responses.pairs().filter(|(id, response)| {
            let modest = if seat { response.pc == 0 && response.escalation == 0 } else { response.escalation <= risk };
            modest && self.allows(target, kind, *id).is_ok()
        });
        possible.max_by_key(|(_, response)| response.resolve.0).map_or(ResponseId(0), |(id, _)| id)
    }
}

/// The seat that answers for a target: the target itself, or the seat of its caucus while it trusts it enough.
pub fn speaker(rules: &Ruleset, alliance: &AllianceTrust, target: MemberId) -> Option<MemberId> {
    let voice = rules.voice(target)?;
    let enough = voice == target || alliance.of(target, voice) >= rules.params.incursions.caucus_trust;
    enough.then_some(voice)
}

/// Everybody's stand on an incident: seats as they chose, the target and its speaker for it, background members with
/// their seat while they trust it, else silent.
pub fn stands(
    rules: &Ruleset,
    alliance: &AllianceTrust,
    incident: &Incident,
    chosen: &[Backing; 64],
) -> (Members, Members) {
    let (mut backers, mut dissenters) = (Members::default(), Members::default());
    let speaks = speaker(rules, alliance, incident.target);
    for member in rules.member_ids().filter(|&member| member != incident.target) {
        let Some(voice) = speaker(rules, alliance, member) else { continue };
        let own = Some(voice) == speaks || voice == incident.target;
        match if own { Backing::Back } else { chosen[usize::from(voice.0) % 64] } {
            Backing::Back => backers.insert(member),
            Backing::Dissent => dissenters.insert(member),
            Backing::Silent => {}
        }
    }
    (backers, dissenters)
}

/// The share of a set in the weight of all but the target, permille; `weight` gives a member's economy.
pub fn share(set: Members, target: MemberId, all: usize, weight: impl Fn(MemberId) -> i64) -> i32 {
    let others = (0..all).map(|i| MemberId(u8::try_from(i).unwrap_or(u8::MAX))).filter(|&member| member != target);
    let whole: i64 = others.map(&weight).sum();
    let part: i64 = set.iter().map(&weight).sum();
    i32::try_from(part * 1000 / whole.max(1)).unwrap_or(0)
}

/// The circumstances of a response.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances {
    /// Share of weight that backs it, permille.
    pub backed: i32,
    /// Share of weight that dissents, permille.
    pub dissent: i32,
    /// How far lone responses count as backed by common rules of engagement, permille.
    pub common_rules: i32,
    /// Whether Article 4 was called.
    pub article4: bool,
    /// Score of the last response, or −1.
    pub last: i32,
    /// Whether the wrong culprit was named.
    pub wrong: bool,
}

/// What a response was worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The score before it was held against the last one; the next one is held against this.
    pub plain: i32,
    /// The score the record moves to, 0..1000.
    pub score: i32,
    /// The cost Moscow met, 0..1000.
    pub cost: i32,
    /// Whether the incident counts as mishandled at home.
    pub mishandled: bool,
    /// Whether a majority backed it.
    pub backed: bool,
}

/// Judges a response: its value backed or alone, Article 4 for or against it, erratic or wrong for less.
pub fn judge(params: &Params, response: &Response, at: Circumstances) -> Verdict {
    let backed = at.backed >= params.backed_share;
    let between = |(with, alone): (i32, i32)| {
        if backed { with } else { alone + (with - alone) * at.common_rules / 1000 }
    };
    let split = at.article4 && at.dissent >= params.split_share;
    let consulted = match () {
        () if split => -params.split_loss,
        () if at.article4 && at.backed >= params.article4_share => params.article4_gain,
        () => 0,
    };
    // Words hit nobody, so they cannot hit the wrong one.
    let wrong = at.wrong && response.escalation > 0;
    let plain = (between(response.resolve) + consulted).clamp(0, 1000);
    let erratic = at.last >= 0 && (plain - at.last).abs() >= params.erratic_gap;
    let lost = if erratic { params.erratic_loss } else { 0 } + if wrong { params.wrong_loss } else { 0 };
    let score = (plain - lost).clamp(0, 1000);
    let cost = between(response.cost) * if wrong { params.wrong_cost } else { 1000 } / 1000;
    Verdict { plain, score, cost, mishandled: split || !backed && score < params.mishandled_below, backed }
}

/// How far lone responses count as backed for a target, permille: common rules of engagement it is part of.
pub fn common_rules(rules: &Ruleset, initiatives: &Initiatives, turn: u8, target: MemberId) -> i32 {
    let active = initiatives.active(rules, turn);
    let effects = active
        .filter(|(effect, _, members)| matches!(effect, InitiativeEffect::LoneCountsAsBacked) && members.has(target));
    effects.map(|(_, permille, _)| permille).max().unwrap_or(0).min(1000)
}

/// Everybody who shares a flank with a member.
pub fn neighbours(rules: &Ruleset, member: MemberId) -> Members {
    let mut all = rules.facts.neighbours[member];
    all.remove(member);
    all
}
