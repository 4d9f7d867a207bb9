//! What several commands need to play: a scenario by name, who plays which seat, and play at random.

use crate::core::Dice;
use crate::core::dice::Stream;
use crate::core::ids::MemberId;
use crate::diag::did_you_mean;
use crate::rules::ruleset::Ruleset;
use crate::scenario::{self, DataRoot, Options, Scenario};
use crate::sim::Game;

use super::output::Failure;

/// Loads a scenario by name or path.
///
/// # Errors
/// The scenario's mistakes, or that there is none of this name, with the nearest one.
pub fn scenario(name: &str, variant: Option<&str>, settings: &[String]) -> Result<Scenario, Failure> {
    let root = DataRoot::find().ok_or_else(super::scenarios::no_data)?;
    let names = scenario::list(&root);
    if !names.iter().any(|known| known == name) && !std::path::Path::new(name).exists() {
        let known = names.join(", ");
        let help = match did_you_mean(name, names.iter().map(String::as_str)) {
            Some(close) => format!("did you mean {close}? There are: {known}"),
            None => format!("there are: {known}"),
        };
        return Err(Failure::usage(format!("there is no scenario {name}"), help));
    }
    let options = Options { variant: variant.map(str::to_owned), settings: settings.to_vec(), ..Options::default() };
    Ok(scenario::load(name, &options)?)
}

/// The changes to a scenario as a save remembers them: its variant and single values.
pub fn changes(variant: Option<&str>, settings: &[String]) -> Vec<String> {
    Options { variant: variant.map(str::to_owned), settings: settings.to_vec(), ..Options::default() }.changes()
}

/// The scenario of a saved game, changed as it was then.
///
/// # Errors
/// The scenario's mistakes, or that there is none of this name.
pub fn saved_scenario(save: &crate::replay::Save) -> Result<Scenario, Failure> {
    let options = Options::of_changes(&save.overrides);
    scenario(&save.scenario, options.variant.as_deref(), &options.settings)
}

/// The seat of this name, by its short name or its capital's.
///
/// # Errors
/// That there is no such seat, with the nearest one.
pub fn seat(rules: &Ruleset, name: &str) -> Result<MemberId, Failure> {
    let ids: Vec<&str> = rules.seat_ids().map(|seat| rules.members[seat].id.as_str()).collect();
    let found = rules
        .seat_ids()
        .find(|&seat| rules.members[seat].id.as_str() == name || rules.name(seat).eq_ignore_ascii_case(name));
    found.ok_or_else(|| {
        let help = match did_you_mean(name, ids.iter().copied()) {
            Some(close) => format!("did you mean {close}? The seats are: {}", ids.join(", ")),
            None => format!("the seats are: {}", ids.join(", ")),
        };
        Failure::usage(format!("there is no seat {name}"), help)
    })
}

/// Orders drawn at random from what is legal, at most `most`, checked one after the other; how many were given.
///
/// Each order is drawn anew from the list of what is still legal, so every one of them must be accepted.
///
/// # Errors
/// An order that was offered as legal and then refused, which is a mistake in the rules.
pub fn at_random(game: &mut Game, seat: MemberId, most: u32) -> Result<usize, String> {
    let step = u32::from(game.step() as u8);
    let actor = game.rules().keys.get(seat).copied().unwrap_or(u32::from(seat.0));
    let roll = Dice::new(game.state().clock.seed, game.turn()).stream(Stream::RandomPolicy);
    let wanted = roll.below(actor, step << 16, most + 1);
    for nth in 0..wanted {
        let legal = game.legal(seat);
        let Ok(count) = u32::try_from(legal.len()) else { break };
        if count == 0 {
            return Ok(nth as usize);
        }
        let pick = roll.below(actor, step << 16 | (nth + 1), count);
        let Some((order, _)) = legal.get(pick as usize).copied() else { break };
        let done = game.submit(seat, &[order]);
        if let Some((order, refusal)) = done.refused {
            return Err(format!("{:?} was offered to {} and refused: {refusal}", order, game.rules().name(seat)));
        }
    }
    Ok(wanted as usize)
}
