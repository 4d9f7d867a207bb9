//! The profiles of a scenario, read and findable by name.

use std::path::Path;
use std::sync::Arc;

use super::profile::Profile;
use super::{Player, ScriptedPolicy};
use crate::core::IdVec;
use crate::core::ids::{MemberId, ProfileId};
use crate::diag::{Code, Diagnostic, did_you_mean, has_errors};
use crate::rules::ruleset::Ruleset;
use crate::scenario::{self, Scenario};
use crate::schema::{Key, Node, Span, decode_with};

/// The profile that defines par.
pub const CARETAKER: &str = "caretaker";

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
        let ready = match &self.ready {
            Some((made_for, ready)) if std::ptr::eq(rules, Arc::as_ptr(made_for)) => ready.get(place).cloned(),
            _ => None,
        };
        // A profile added since is worked out here.
        ready.or_else(|| Some(ScriptedPolicy::new(rules, Arc::clone(profile), seat)))
    }
    /// Reads profiles from a file of their own and adds them; the last of them comes back.
    ///
    /// # Errors
    /// Everything that is wrong with the file.
    pub fn read_file(&mut self, scenario: &Scenario, path: &Path) -> Result<ProfileId, scenario::Failure> {
        let mut sources = scenario.sources.clone();
        let mut findings = Vec::new();
        let tree = scenario::read_file(path, None, &mut sources, &mut findings);
        let nodes = tree.as_ref().and_then(|tree| tree.field("profiles")).map(Node::items).unwrap_or_default();
        if nodes.is_empty() && !has_errors(&findings) {
            let message = format!("{} holds no `profiles: […]`", path.display());
            findings
                .push(Diagnostic::new(Code::MissingField, message).help("a profile file looks like common/profiles"));
        }
        let mut last = None;
        for node in nodes {
            let (profile, found) = decode_with::<Profile>(node, scenario.index.clone());
            findings.extend(found);
            last = profile.map(|profile| self.add(profile)).or(last);
        }
        match last.filter(|_| !has_errors(&findings)) {
            Some(id) => Ok(id),
            None => Err(scenario::Failure { findings, sources }),
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
            self.profiles.iter().map(|profile| profile.id.as_str()).chain(["random", "lookahead:ROLLOUTS"]).collect();
        let near = did_you_mean(name, known.iter().copied()).map(|near| format!(" Did you mean `{near}`?"));
        Err(format!("there is no player `{name}`; there are {}.{}", known.join(", "), near.unwrap_or_default()))
    }
    /// A player by name, as [`player`](Self::player), or `lookahead:ROLLOUTS`, which joins the roster.
    ///
    /// # Errors
    /// The names there are, and the nearest one; or that the number of rollouts is none.
    pub fn hire(&mut self, name: &str) -> Result<Player, String> {
        let Some(rollouts) = name.strip_prefix("lookahead:") else { return self.player(name) };
        let number = rollouts.parse::<u32>().ok().filter(|number| (2..=100_000).contains(number));
        let number = number.ok_or_else(|| format!("`{rollouts}` is no number of rollouts from 2 to 100,000"))?;
        let id = Key::new(&format!("lookahead-{number}"), Span::default())?;
        if let Some(known) = self.find(id.as_str()) {
            return Ok(Player::Scripted(known));
        }
        let Some(base) = self.known().into_iter().next() else {
            return Err("there is no profile to begin with".into());
        };
        let profile = Profile {
            id,
            name: format!("Look-ahead, {number} rollouts a turn"),
            text: "Imagines how the game may go on under several plans and follows the best of them.".to_owned(),
            look_ahead: number,
            ..Profile::clone(&base)
        };
        Ok(Player::Scripted(self.add(profile)))
    }
    /// Adds a profile.
    pub fn add(&mut self, profile: Profile) -> ProfileId {
        self.profiles.push(Arc::new(profile))
    }
    /// The ordinary profiles: those that neither look ahead nor define par.
    pub fn known(&self) -> Vec<Arc<Profile>> {
        let ordinary = |profile: &&Arc<Profile>| profile.look_ahead == 0 && profile.id.as_str() != CARETAKER;
        self.profiles.iter().filter(ordinary).cloned().collect()
    }
    /// A player's short name.
    pub fn name(&self, player: Player) -> &str {
        match player {
            Player::Random => "random",
            Player::Scripted(id) => self.profiles.get(id).map_or("unknown", |profile| profile.id.as_str()),
        }
    }
    /// All profiles but the caretaker, which defines par, and those that look ahead: the field in which games are judged.
    pub fn reference(&self) -> Vec<Player> {
        self.profiles
            .pairs()
            .filter(|(_, profile)| profile.id.as_str() != CARETAKER && profile.look_ahead == 0)
            .map(|(id, _)| Player::Scripted(id))
            .collect()
    }
}
