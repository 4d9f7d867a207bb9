//! What a batch is, as it is written on the command line: the base, and what it is compared with.

use std::process::ExitCode;
use std::sync::Arc;

use super::super::output::Failure;
use super::super::targets::Check;
use super::super::{DEFAULT_SCENARIO, play, profiles, watch};
use crate::ai::{Forbidden, Roster, Whom};
use crate::balance::{self, Arm, Batch, Header, Role};
use crate::core::arena::Id;
use crate::core::ids::{InitiativeId, OptionId};
use crate::diag::did_you_mean;
use crate::rules::content::InitiativeEffect;
use crate::rules::order::OrderKind;
use crate::scenario::Scenario;

/// What a batch is; everything that has a say in its result, and nothing else.
#[derive(clap::Args, Clone, Debug)]
pub struct Design {
    /// A scenario by name or path
    scenario: Option<String>,
    /// A variant of the scenario
    #[arg(long)]
    variant: Option<String>,
    /// How many games: 1000, or with --check as many as each target says, where none are named
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    games: Option<u64>,
    /// The seed of the batch; the same seed meets the same dice game by game
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u64).range(..=i64::MAX.cast_unsigned()))]
    seed: u64,
    /// Who plays a seat in every game (`all=NAME` for all others); the other seats rotate over the profiles
    #[arg(long = "profile", value_name = "SEAT=NAME", value_parser = watch::pair)]
    profile: Vec<(String, String)>,
    /// The profiles that rotate over the seats, from game to game by one seat
    #[arg(long, value_name = "NAME,NAME", value_delimiter = ',')]
    profiles: Vec<String>,
    /// Change a value of the scenario
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
    /// Compare with the same games played otherwise: PATH=VALUE, SEAT=PROFILE, all=PROFILE, variant:NAME, forbid:WHAT or
    /// another scenario; several changes of one arm are joined by `;`
    #[arg(long, value_name = "OTHER")]
    vs: Vec<String>,
    /// Compare with each of N values from A to B; several sweeps make a grid
    #[arg(long, value_name = "PATH=A..B:N")]
    sweep: Vec<String>,
    /// Compare with the same games without something: option:ID, order:KIND, initiative:ID; `all` for each in turn
    #[arg(long, value_name = "WHAT")]
    forbid: Vec<String>,
    /// Whom `--forbid` restricts: a seat or a profile; everybody where it is not given
    #[arg(long, value_name = "SEAT|PROFILE", requires = "forbid")]
    forbid_to: Option<String>,
    /// How much it matters if a number is at its low or its high end
    #[arg(long, value_name = "PATH=LOW..HIGH")]
    vary: Vec<String>,
    /// The same for every number that the scenario lists under `sensitivity`
    #[arg(long)]
    tornado: bool,
    /// Stop once every ending's share (in a comparison: its difference) is known to ± this many percentage points; `--games` is the most
    #[arg(long, value_name = "PP", value_parser = points)]
    pub until: Option<f64>,
}

fn points(text: &str) -> Result<f64, String> {
    let number = text.trim_start_matches('±').trim_end_matches("pp").trim().parse::<f64>();
    match number {
        Ok(number) if number > 0.0 && number < 50.0 => Ok(number),
        _ => Err("write percentage points between 0 and 50, such as 1.0".into()),
    }
}

/// A batch ready to be played.
pub struct Study {
    /// The base.
    pub base: Batch,
    /// What it is compared with.
    pub arms: Vec<Arm>,
    /// What it is.
    pub header: Header,
}

/// One way to play, before it is read.
#[derive(Clone)]
struct Sketch {
    scenario: String,
    variant: Option<String>,
    settings: Vec<String>,
    profile: Vec<(String, String)>,
    profiles: Vec<String>,
    forbidden: Vec<String>,
    forbid_to: Option<String>,
}

/// Games where none are named.
const GAMES: u64 = 1000;

impl Design {
    /// How many games.
    pub fn games(&self) -> u64 {
        self.games.unwrap_or(GAMES)
    }
    /// Judges the scenario's targets instead of playing a batch of its own.
    ///
    /// # Errors
    /// What is wrong with the command line or the scenario.
    pub fn check(&self, targets: &Check, threads: usize, json: bool) -> Result<ExitCode, Failure> {
        let name = self.scenario.as_deref().unwrap_or(DEFAULT_SCENARIO);
        let scenario = play::scenario(name, self.variant.as_deref(), &self.settings)?;
        let games = self.games.map(|games| u32::try_from(games).unwrap_or(u32::MAX));
        let how = balance::targets::check::Settings { games, seed: self.seed, threads };
        super::super::targets::run(targets, &scenario, how, json)
    }
    /// Reads the scenario and everything that is compared with it.
    ///
    /// # Errors
    /// What is wrong with the command line or the scenario.
    pub fn study(&self) -> Result<Study, Failure> {
        let base = Sketch {
            scenario: self.scenario.clone().unwrap_or_else(|| DEFAULT_SCENARIO.to_owned()),
            variant: self.variant.clone(),
            settings: self.settings.clone(),
            profile: self.profile.clone(),
            profiles: self.profiles.clone(),
            forbidden: Vec::new(),
            forbid_to: None,
        };
        let (scenario, batch) = self.batch(&base, None)?;
        let mut arms = Vec::new();
        let mut add = |name: String, role: Role, sketch: &Sketch| -> Result<(), Failure> {
            let same =
                sketch.scenario == base.scenario && sketch.variant == base.variant && sketch.settings == base.settings;
            let (_, batch) = self.batch(sketch, same.then_some(&scenario))?;
            arms.push(Arm { name, role, batch });
            Ok(())
        };
        for other in &self.vs {
            add(other.clone(), Role::Versus, &versus(other, &base, &scenario))?;
        }
        for what in self.forbid.iter().flat_map(|what| each(what, &scenario)) {
            let whom = self.forbid_to.as_ref().map_or_else(String::new, |whom| format!(" for {whom}"));
            let sketch = Sketch { forbidden: vec![what.clone()], forbid_to: self.forbid_to.clone(), ..base.clone() };
            add(format!("without {what}{whom}"), Role::Without(what), &sketch)?;
        }
        for steps in grid(&self.sweep)? {
            let name: Vec<String> = steps.iter().map(|(path, value)| format!("{path}={value}")).collect();
            let mut sketch = base.clone();
            sketch.settings.extend(name.iter().cloned());
            let (paths, values): (Vec<String>, Vec<String>) = steps.into_iter().unzip();
            add(name.join(" "), Role::Sweep(paths.join(" × "), values.join(" × ")), &sketch)?;
        }
        let listed = scenario.sensitivity.iter().filter(|_| self.tornado);
        let listed = listed.map(|each| (each.path.clone(), each.low.to_string(), each.high.to_string()));
        let mut ends: Vec<(String, String, String)> = listed.collect();
        if self.tornado && ends.is_empty() {
            let help = "name numbers with --vary PATH=LOW..HIGH, or list them in the scenario under `sensitivity`";
            return Err(Failure::usage("the scenario lists no numbers to vary", help));
        }
        for text in &self.vary {
            ends.push(range(text, "--vary rules.moscow.learning=300..900")?);
        }
        for (path, low, high) in ends {
            for (value, is_low) in [(low, true), (high, false)] {
                let setting = format!("{path}={value}");
                let mut sketch = base.clone();
                sketch.settings.push(setting.clone());
                add(setting, Role::Ends(path.clone(), value, is_low), &sketch)?;
            }
        }
        let header = Header::new(&batch, &arms, self.games(), self.arguments(&base.scenario));
        Ok(Study { base: batch, arms, header })
    }

    fn batch(&self, sketch: &Sketch, known: Option<&Scenario>) -> Result<(Scenario, Batch), Failure> {
        let scenario = match known {
            Some(scenario) => scenario.clone(),
            None => play::scenario(&sketch.scenario, sketch.variant.as_deref(), &sketch.settings)?,
        };
        let (roster, mut seating) = profiles::seating(&scenario, &sketch.profile)?;
        if !sketch.profiles.is_empty() {
            let read = |name: &String| roster.player(name.trim());
            let rotation: Result<Vec<_>, _> = sketch.profiles.iter().map(read).collect();
            seating.rotation = rotation.map_err(|message| Failure::usage(message, "write --profiles NAME,NAME"))?;
        }
        let mut forbidden =
            Forbidden { whom: whom(sketch.forbid_to.as_deref(), &scenario, &roster)?, ..Forbidden::default() };
        for what in &sketch.forbidden {
            forbid(what, &scenario, &mut forbidden)?;
        }
        let batch =
            Batch { forbidden, ..Batch::new(&scenario.rules, &Arc::new(roster), seating, self.games(), self.seed) };
        Ok((scenario, batch))
    }

    /// The command line that plays the same batch, without what changes nothing.
    fn arguments(&self, scenario: &str) -> Vec<String> {
        let mut all = vec![scenario.to_owned()];
        let mut add = |name: &str, value: String| all.extend([format!("--{name}"), value]);
        self.variant.iter().for_each(|variant| add("variant", variant.clone()));
        add("games", self.games().to_string());
        add("seed", self.seed.to_string());
        self.profile.iter().for_each(|(seat, name)| add("profile", format!("{seat}={name}")));
        if !self.profiles.is_empty() {
            add("profiles", self.profiles.join(","));
        }
        for (name, values) in [
            ("set", &self.settings),
            ("vs", &self.vs),
            ("sweep", &self.sweep),
            ("forbid", &self.forbid),
            ("vary", &self.vary),
        ] {
            for value in values {
                add(name, value.clone());
            }
        }
        self.forbid_to.iter().for_each(|whom| add("forbid-to", whom.clone()));
        self.until.iter().for_each(|until| add("until", until.to_string()));
        if self.tornado {
            all.push("--tornado".to_owned());
        }
        all
    }
}

/// The base with the changes that one `--vs` names.
fn versus(other: &str, base: &Sketch, scenario: &Scenario) -> Sketch {
    let mut sketch = base.clone();
    for change in other.split(';').map(str::trim).filter(|change| !change.is_empty()) {
        if let Some(what) = change.strip_prefix("forbid:") {
            sketch.forbidden.push(what.to_owned());
        } else if let Some(variant) = change.strip_prefix("variant:") {
            sketch.variant = Some(variant.to_owned());
        } else if let Some((left, right)) = change.split_once('=') {
            let seat = left == "all" || play::seat(&scenario.rules, left).is_ok();
            if seat {
                sketch.profile.retain(|(known, _)| known != left);
                sketch.profile.push((left.to_owned(), right.to_owned()));
            } else {
                sketch.settings.push(change.to_owned());
            }
        } else {
            // Another scenario is compared as it stands.
            change.clone_into(&mut sketch.scenario);
            (sketch.variant, sketch.settings) = (None, Vec::new());
        }
    }
    sketch
}

/// What a `--forbid` stands for: itself, or each of its kind.
fn each(what: &str, scenario: &Scenario) -> Vec<String> {
    let rules = &scenario.rules;
    match what.split_once(':') {
        Some(("option", "all")) => rules.options.iter().map(|option| format!("option:{}", option.id)).collect(),
        Some(("initiative", "all")) => rules.initiatives.iter().map(|each| format!("initiative:{}", each.id)).collect(),
        Some(("order", "all")) => OrderKind::ALL.iter().map(|kind| format!("order:{}", kind.name())).collect(),
        _ => vec![what.to_owned()],
    }
}

fn forbid(what: &str, scenario: &Scenario, into: &mut Forbidden) -> Result<(), Failure> {
    let form = "write order:KIND, option:ID or initiative:ID, such as --forbid order:Persuade";
    let Some((family, name)) = what.split_once(':') else {
        return Err(Failure::usage(format!("`{what}` does not say what is forbidden"), form));
    };
    let rules = &scenario.rules;
    let known: Vec<&str> = match family {
        "order" => OrderKind::ALL.iter().map(|kind| kind.name()).collect(),
        "option" => rules.options.iter().map(|option| option.id.as_str()).collect(),
        "initiative" => rules.initiatives.iter().map(|each| each.id.as_str()).collect(),
        _ => return Err(Failure::usage(format!("`{family}` is nothing that can be forbidden"), form)),
    };
    let Some(place) = known.iter().position(|known| *known == name) else {
        let near = did_you_mean(name, known.iter().copied()).map(|near| format!("did you mean {near}? "));
        let help = format!("{}there are: {}", near.unwrap_or_default(), known.join(", "));
        return Err(Failure::usage(format!("there is no {family} `{name}`"), help));
    };
    match family {
        "order" => OrderKind::ALL.iter().skip(place).take(1).for_each(|kind| into.kinds.insert(*kind)),
        "option" => into.options.push(OptionId::from_index(place)),
        _ => {
            let id = InitiativeId::from_index(place);
            // The compact with Washington has an order of its own.
            if rules.initiatives[id].effects.iter().any(|effect| matches!(effect, InitiativeEffect::Compact)) {
                into.kinds.insert(OrderKind::ProposeCompact);
            }
            into.initiatives.push(id);
        }
    }
    Ok(())
}

fn whom(name: Option<&str>, scenario: &Scenario, roster: &Roster) -> Result<Whom, Failure> {
    let Some(name) = name else { return Ok(Whom::All) };
    if let Ok(player) = roster.player(name) {
        return Ok(Whom::Player(player));
    }
    Ok(Whom::Seats([play::seat(&scenario.rules, name)?].into_iter().collect()))
}

/// `PATH=LOW..HIGH`, as its three parts.
fn range(text: &str, example: &str) -> Result<(String, String, String), Failure> {
    let parts = text.split_once('=').and_then(|(path, ends)| Some((path, ends.split_once("..")?)));
    match parts {
        Some((path, (low, high))) if !path.is_empty() && !low.is_empty() && !high.is_empty() => {
            Ok((path.to_owned(), low.to_owned(), high.to_owned()))
        }
        _ => Err(Failure::usage(
            format!("`{text}` is not a range"),
            format!("write a path and two values, such as {example}"),
        )),
    }
}

/// Every combination of the values of several sweeps, each with its path.
fn grid(sweeps: &[String]) -> Result<Vec<Vec<(String, String)>>, Failure> {
    let example = "--sweep rules.moscow.pressure_base=400..800:5";
    let wrong = |text: &str, why: &str| {
        Failure::usage(format!("`{text}` is not a sweep: {why}"), format!("write PATH=A..B:N, such as {example}"))
    };
    let mut all: Vec<Vec<(String, String)>> = if sweeps.is_empty() { Vec::new() } else { vec![Vec::new()] };
    for text in sweeps {
        let (head, count) = text.rsplit_once(':').ok_or_else(|| wrong(text, "it does not say how many values"))?;
        let (path, low, high) = range(head, example)?;
        let count: u32 = count.parse().map_err(|_| wrong(text, "N is not a whole number"))?;
        let ends = low.parse::<f64>().ok().zip(high.parse::<f64>().ok());
        let (low_value, high_value) = ends.ok_or_else(|| wrong(text, "A and B must be numbers"))?;
        if !(2..=1000).contains(&count) {
            return Err(wrong(text, "N must be 2 to 1000"));
        }
        let whole = !low.contains('.') && !high.contains('.');
        let value = |nth: u32| {
            let value = low_value + (high_value - low_value) * f64::from(nth) / f64::from(count - 1);
            if whole { format!("{value:.0}") } else { format!("{value}") }
        };
        all = all
            .iter()
            .flat_map(|row| (0..count).map(|nth| [row.as_slice(), &[(path.clone(), value(nth))]].concat()))
            .collect();
    }
    if all.len() > 2000 {
        let help = "take fewer values, or play the sweep in parts";
        return Err(Failure::usage(
            format!("the sweeps have {} combinations, and a batch takes 2000", all.len()),
            help,
        ));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sweep_runs_from_end_to_end_and_a_grid_has_every_combination() {
        let values = |text: &str| grid(&[text.to_owned()]).unwrap_or_default();
        assert_eq!(
            values("a.b=10..50:5").iter().map(|row| row[0].1.as_str()).collect::<Vec<_>>(),
            ["10", "20", "30", "40", "50"]
        );
        assert_eq!(values("x=0.5..1:2"), [[("x".to_owned(), "0.5".to_owned())], [("x".to_owned(), "1".to_owned())]]);
        assert_eq!(grid(&["a=1..2:2".into(), "b=1..3:3".into()]).unwrap_or_default().len(), 6);
        assert!(grid(&[]).unwrap_or_default().is_empty());
        for wrong in ["a=1..2", "a=1:3", "=1..2:3", "a=x..2:3", "a=1..2:1", "a=1..2:x"] {
            assert!(grid(&[wrong.to_owned()]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn percentage_points_are_read_with_and_without_their_signs() {
        assert_eq!([points("1"), points("±0.5pp"), points("0")].map(Result::ok), [Some(1.0), Some(0.5), None]);
    }
}
