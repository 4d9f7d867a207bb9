//! The profiles of a scenario, read and findable by name.

use std::sync::Arc;

use super::Player;
use super::profile::Profile;
use crate::core::IdVec;
use crate::core::ids::ProfileId;
use crate::diag::{Diagnostic, did_you_mean, has_errors};
use crate::scenario::Scenario;
use crate::schema::decode_with;

/// The profiles a scenario offers.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    profiles: IdVec<ProfileId, Arc<Profile>>,
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
        if has_errors(&findings) { Err(findings) } else { Ok(Self { profiles }) }
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
