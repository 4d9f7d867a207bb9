//! Who plays which seat, from `--profile SEAT=NAME`; all other seats are played by the reference profiles in turn.

use std::collections::BTreeSet;
use std::path::Path;

use super::output::Failure;
use super::play;
use crate::ai::{Player, Roster, Seating};
use crate::scenario::{self, Scenario};

/// Reads the scenario's profiles and seats them.
///
/// # Errors
/// That there is no such seat or profile, that a seat is named twice, or what is wrong with the profiles.
pub fn seating(scenario: &Scenario, pairs: &[(String, String)]) -> Result<(Roster, Seating), Failure> {
    let mut roster =
        Roster::read(scenario).map_err(|findings| scenario::Failure { findings, sources: scenario.sources.clone() })?;
    let rotation = match roster.reference() {
        none if none.is_empty() => vec![Player::Random],
        players => players,
    };
    let mut seating = Seating::mixed(&scenario.rules, rotation);
    let mut named = BTreeSet::new();
    for (seat, name) in pairs {
        if seat == "all" {
            seating.rotation = vec![player(scenario, &mut roster, name)?];
            continue;
        }
        let id = play::seat(&scenario.rules, seat)?;
        if !named.insert(id) {
            return Err(Failure::usage(format!("{seat} is given two players"), "name every seat once"));
        }
        seating.fixed[id] = Some(player(scenario, &mut roster, name)?);
    }
    Ok((roster, seating))
}

/// A player by the name of a profile, `random`, `lookahead:ROLLOUTS`, or the path of a file with a profile.
fn player(scenario: &Scenario, roster: &mut Roster, name: &str) -> Result<Player, Failure> {
    if Path::new(name).extension().is_some_and(|ending| ending == "ron") {
        return Ok(Player::Scripted(roster.read_file(scenario, Path::new(name))?));
    }
    let help = "write --profile SEAT=NAME, SEAT=FILE.ron or SEAT=lookahead:24, or --profile all=NAME";
    roster.hire(name).map_err(|message| Failure::usage(message, help))
}
