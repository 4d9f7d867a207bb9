//! Reading the targets of a scenario, checking them, and playing them one after the other.

use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use super::arm::{Arm, Ready};
use super::experiment;
use super::judge::{Finding, Range, Verdict, overall};
use super::rows::Plan;
use super::{Experiment, Target};
use crate::core::ids::MemberId;
use crate::diag::{Code, Diagnostic, has_errors};
use crate::scenario::{self, Scenario};
use crate::schema::decode_with;

/// How targets are played.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// Games of each arm; as each target says where none are named.
    pub games: Option<u32>,
    /// The seed of the batch.
    pub seed: u64,
    /// Threads; 0 for as many as there are cores.
    pub threads: usize,
}

/// What became of a target.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Its short name.
    pub id: String,
    /// The law of the game it tests; 0 for none.
    pub law: u8,
    /// The claim.
    pub text: String,
    /// The range its results must lie in.
    pub range: Range,
    /// The verdict: the worst of its results.
    pub verdict: Verdict,
    /// Its results.
    pub findings: Vec<Finding>,
    /// Games of each arm.
    pub games: usize,
    /// Names in `except` that are no result of this target.
    pub excepted_in_vain: Vec<String>,
}

/// Reads and checks the targets of a scenario, in the order of its files.
///
/// # Errors
/// Everything that is wrong with them; places are in the scenario's sources.
pub fn read(scenario: &Scenario) -> Result<Vec<Target>, Vec<Diagnostic>> {
    let (mut targets, mut findings) = (Vec::new(), Vec::new());
    for node in &scenario.targets {
        let (target, found) = decode_with::<Target>(node, scenario.index.clone());
        findings.extend(found);
        if let Some(target) = target {
            look_at(scenario, &target, &mut findings);
            targets.push(target);
        }
    }
    if has_errors(&findings) { Err(findings) } else { Ok(targets) }
}

fn look_at(scenario: &Scenario, target: &Target, findings: &mut Vec<Diagnostic>) {
    let mut wrong = |message: String, help: &str| {
        let finding = Diagnostic::new(Code::InconsistentValue, message);
        findings.push(finding.at(target.id.span(), "this target").help(help));
    };
    match (target.at_least, target.at_most) {
        (None, None) => wrong(format!("`{}` can never fail", target.id), "give it `at_least`, `at_most` or both"),
        (Some(least), Some(most)) if least > most => {
            wrong(format!("`{}` can never hold: {least} is above {most}", target.id), "swap the two ends");
        }
        _ => {}
    }
    if let Some(seat) = target.seats.iter().find(|seat| !scenario.rules.is_seat(**seat)) {
        let message = format!("`{}` is about {}, which nobody plays", target.id, scenario.rules.name(*seat));
        wrong(message, "name seats only");
    }
    if seats(scenario, target).is_empty() {
        let message = format!("`{}` leaves no seat to look at", target.id);
        wrong(message, "widen `weight`, or name other seats");
    }
    for arm in arms(target) {
        if let Err(failure) = Ready::of(scenario, &arm) {
            let place = |mut finding: Diagnostic| {
                if finding.labels.is_empty() {
                    finding = finding.at(target.id.span(), "in this target");
                }
                finding
            };
            findings.extend(failure.findings.into_iter().map(place));
        }
    }
}

/// Every arm that a target plays, so that mistakes in them are found before anything is played.
fn arms(target: &Target) -> Vec<Arm> {
    let focal = |name: &String| Arm { focal: name.clone(), ..Arm::default() };
    match &target.experiment {
        Experiment::Difference { base, with, .. }
        | Experiment::Ratio { base, with, .. }
        | Experiment::Variance { base, with, .. }
        | Experiment::Wins { base, with, .. } => vec![base.clone(), with.clone()],
        Experiment::Mean { arm, .. }
        | Experiment::Endings { arm }
        | Experiment::Firsts { arm }
        | Experiment::Seats { arm }
        | Experiment::Cards { arm }
        | Experiment::HalfTime { arm }
        | Experiment::Recovery { arm } => vec![arm.clone()],
        Experiment::Ladder { players } => players.iter().map(focal).collect(),
        Experiment::EachTurn { player, best, worst } => [player, best, worst].map(focal).to_vec(),
        Experiment::KindsOf { player } => vec![focal(player)],
        Experiment::EachBestAndWorst { plans, worlds, .. } => plans.iter().chain(worlds).cloned().collect(),
        Experiment::Luck { tables, .. } => tables.clone(),
        Experiment::EachKind { .. }
        | Experiment::Venues { .. }
        | Experiment::Decided { .. }
        | Experiment::Matters { .. }
        | Experiment::Spending { .. } => Vec::new(),
    }
}

/// The seats that take turns as the focal one.
fn seats(scenario: &Scenario, target: &Target) -> Vec<MemberId> {
    let named = |seat: &MemberId| target.seats.is_empty() || target.seats.contains(seat);
    let fits = |seat: &MemberId| (target.weight.0..=target.weight.1).contains(&scenario.rules.weight[*seat]);
    scenario.rules.seat_ids().filter(|seat| named(seat) && fits(seat)).collect()
}

/// Plays and judges a target; none where it was stopped before its games were played.
///
/// # Errors
/// What is wrong with one of its arms.
pub fn check(
    scenario: &Scenario,
    target: &Target,
    how: Settings,
    stop: &AtomicBool,
) -> Result<Option<Report>, scenario::Failure> {
    let games = how.games.unwrap_or(target.games) as usize;
    let seats = &seats(scenario, target);
    let plan = Plan { seats, games, seed: how.seed, threads: how.threads, stop };
    let findings = experiment::run(scenario, target, plan)?;
    if stop.load(Ordering::Relaxed) {
        return Ok(None);
    }
    let is_result = |name: &String| findings.iter().any(|finding| finding.name == *name);
    let in_vain = target.except.iter().map(|except| except.result.clone()).filter(|name| !is_result(name));
    Ok(Some(Report {
        excepted_in_vain: in_vain.collect(),
        id: target.id.to_string(),
        law: target.law,
        text: target.text.clone(),
        range: Range::of(target),
        verdict: overall(&findings),
        findings,
        games,
    }))
}
