//! Who plays which seat, from `--profile SEAT=NAME`; all other seats are played by the reference profiles in turn.

use std::collections::BTreeSet;

use super::output::Failure;
use super::play;
use crate::ai::{Player, Roster, Seating};
use crate::scenario::{self, Scenario};

/// Reads the scenario's profiles and seats them.
///
/// # Errors
/// That there is no such seat or profile, that a seat is named twice, or what is wrong with the profiles.
pub fn seating(scenario: &Scenario, pairs: &[(String, String)]) -> Result<(Roster, Seating), Failure> {
    let roster =
        Roster::read(scenario).map_err(|findings| scenario::Failure { findings, sources: scenario.sources.clone() })?;
    let rotation = match roster.reference() {
        none if none.is_empty() => vec![Player::Random],
        players => players,
    };
    let mut seating = Seating::mixed(&scenario.rules, rotation);
    let mut named = BTreeSet::new();
    for (seat, name) in pairs {
        if seat == "all" {
            seating.rotation = vec![player(&roster, name)?];
            continue;
        }
        let id = play::seat(&scenario.rules, seat)?;
        if !named.insert(id) {
            return Err(Failure::usage(format!("{seat} is given two players"), "name every seat once"));
        }
        seating.fixed[id] = Some(player(&roster, name)?);
    }
    Ok((roster, seating))
}

fn player(roster: &Roster, name: &str) -> Result<Player, Failure> {
    roster.player(name).map_err(|message| Failure::usage(message, "write --profile SEAT=NAME, or --profile all=NAME"))
}
