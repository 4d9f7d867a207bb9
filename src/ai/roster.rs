//! The profiles of a scenario, read and findable by name.

use std::sync::Arc;

use super::profile::Profile;
use super::{Player, ScriptedPolicy};
use crate::core::IdVec;
use crate::core::ids::{MemberId, ProfileId};
use crate::diag::{Diagnostic, did_you_mean, has_errors};
use crate::rules::ruleset::Ruleset;
use crate::scenario::Scenario;
use crate::schema::decode_with;

/// The profiles a scenario offers.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    profiles: IdVec<ProfileId, Arc<Profile>>,
    /// A player of every profile in every seat, row by profile, made for these rules: what they like takes time to work
    /// out, and each game has players of its own.
    ready: Option<(Arc<Ruleset>, Vec<ScriptedPolicy>)>,
}

impl Roster {
    /// Reads the profiles of a scenario.
    ///
    /// # Errors
    /// Everything that is wrong with them; places are in the scenario's sources.
    pub fn read(scenario: &Scenario) -> Result<Self, Vec<Diagnostic>> {
        let mut profiles = IdVec::default();
        let mut findings = Vec::new();
        for node in &scenario.profiles {
            let (profile, found) = decode_with::<Profile>(node, scenario.index.clone());
            findings.extend(found);
            if let Some(profile) = profile {
                profiles.push(Arc::new(profile));
            }
        }
        if has_errors(&findings) {
            return Err(findings);
        }
        let rules = Arc::clone(&scenario.rules);
        let all = profiles.iter().flat_map(|profile| rules.seat_ids().map(move |seat| (profile, seat)));
        let ready = all.map(|(profile, seat)| ScriptedPolicy::new(&rules, Arc::clone(profile), seat)).collect();
        Ok(Self { profiles, ready: Some((rules, ready)) })
    }
    /// A player of a profile for a seat; none where there is no such profile.
    pub fn scripted(&self, rules: &Ruleset, id: ProfileId, seat: MemberId) -> Option<ScriptedPolicy> {
        let profile = self.profiles.get(id)?;
        let place = usize::from(id.0) * usize::from(rules.seats) + usize::from(seat.0);
        match &self.ready {
            Some((made_for, ready)) if std::ptr::eq(rules, Arc::as_ptr(made_for)) => ready.get(place).cloned(),
            _ => Some(ScriptedPolicy::new(rules, Arc::clone(profile), seat)),
        }
    }
    /// The profiles, in scenario order.
    pub fn profiles(&self) -> &IdVec<ProfileId, Arc<Profile>> {
        &self.profiles
    }
    /// A profile's id by its short name.
    pub fn find(&self, name: &str) -> Option<ProfileId> {
        self.profiles.pairs().find(|(_, profile)| profile.id.as_str() == name).map(|(id, _)| id)
    }
    /// A player by name: `random`, or a profile.
    ///
    /// # Errors
    /// The names there are, and the nearest one.
    pub fn player(&self, name: &str) -> Result<Player, String> {
        if name == "random" {
            return Ok(Player::Random);
        }
        if let Some(id) = self.find(name) {
            return Ok(Player::Scripted(id));
        }
        let known: Vec<&str> =
            self.profiles.iter().map(|profile| profile.id.as_str()).chain(std::iter::once("random")).collect();
        let near = did_you_mean(name, known.iter().copied()).map(|near| format!(" Did you mean `{near}`?"));
        Err(format!("there is no player `{name}`; there are {}.{}", known.join(", "), near.unwrap_or_default()))
    }
    /// A player's short name.
    pub fn name(&self, player: Player) -> &str {
        match player {
            Player::Random => "random",
            Player::Scripted(id) => self.profiles.get(id).map_or("unknown", |profile| profile.id.as_str()),
        }
    }
    /// All profiles but the caretaker, which defines par: the field in which games are judged.
    pub fn reference(&self) -> Vec<Player> {
        self.profiles
            .pairs()
            .filter(|(_, profile)| profile.id.as_str() != "caretaker")
            .map(|(id, _)| Player::Scripted(id))
            .collect()
    }
}
