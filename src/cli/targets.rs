//! `gap-years balance --check`: a scenario's targets, played and judged.

use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::output::{Failure, note, say};
use crate::balance::targets::{self, Finding, Report, Verdict, check};
use crate::diag::did_you_mean;
use crate::scenario::{self, Scenario};

/// Arguments of `balance --check`.
#[derive(clap::Args, Debug)]
pub struct Check {
    /// Judge the scenario's targets: held, failed or undecided; exit code 1 if one failed
    #[arg(long = "check")]
    pub asked: bool,
    /// Judge this target only; may be given several times
    #[arg(long = "target", value_name = "ID", requires = "asked")]
    targets: Vec<String>,
    /// Judge the targets of this law only; may be given several times
    #[arg(long = "law", value_name = "N", requires = "asked")]
    laws: Vec<u8>,
}

/// Results of a target shown where it holds; all that do not hold are shown.
const SHOWN: usize = 3;

/// Plays and judges the targets.
pub fn run(args: &Check, scenario: &Scenario, how: targets::check::Settings, json: bool) -> Result<ExitCode, Failure> {
    let all = targets::read(scenario)
        .map_err(|findings| scenario::Failure { findings, sources: scenario.sources.clone() })?;
    let known: Vec<&str> = all.iter().map(|target| target.id.as_str()).collect();
    for wanted in &args.targets {
        if !known.contains(&wanted.as_str()) {
            let near = did_you_mean(wanted, known.iter().copied()).map(|near| format!("did you mean {near}? "));
            let help = format!("{}there are {}", near.unwrap_or_default(), known.join(", "));
            return Err(Failure::usage(format!("there is no target {wanted}"), help));
        }
    }
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    if ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed)).is_err() {
        note("Ctrl-C will end the check without a result");
    }
    let chosen = all.iter().filter(|target| {
        (args.targets.is_empty() || args.targets.iter().any(|id| id == target.id.as_str()))
            && (args.laws.is_empty() || args.laws.contains(&target.law))
    });
    let chosen: Vec<_> = chosen.collect();
    if chosen.is_empty() {
        return Err(Failure::usage("there is nothing to check", "give the scenario `targets`, or name other laws"));
    }
    let mut reports = Vec::new();
    for (nth, target) in chosen.iter().enumerate() {
        note(&format!("{} of {}: {}", nth + 1, chosen.len(), target.id));
        let Some(report) = check(scenario, target, how, &stop)? else {
            note(&format!("stopped: {} of {} targets were judged", reports.len(), chosen.len()));
            break;
        };
        if !json {
            say(&told(&report))?;
        }
        reports.push(report);
    }
    if json {
        let data = serde_json::json!({ "scenario": scenario.id, "seed": how.seed, "targets": reports });
        say(&format!("{data}\n"))?;
    } else {
        say(&summary(&reports))?;
    }
    Ok(ExitCode::from(u8::from(reports.iter().any(|report| report.verdict == Verdict::Failed))))
}

/// A target with its verdict and the results that speak for it.
fn told(report: &Report) -> String {
    let mut text = String::new();
    let law = if report.law > 0 { format!("law {:>2}", report.law) } else { "own   ".to_owned() };
    let range = match (report.range.least.is_finite(), report.range.most.is_finite()) {
        (true, true) => format!("{} to {}", report.range.least, report.range.most),
        (true, false) => format!("at least {}", report.range.least),
        _ => format!("at most {}", report.range.most),
    };
    let (verdict, id) = (report.verdict.text(), &report.id);
    let _ = writeln!(text, "\n{law}  {verdict:<9}  {id}   wanted: {range}; {} games an arm", report.games);
    let _ = writeln!(text, "        {}", report.text);
    let held = |finding: &&Finding| finding.verdict == Verdict::Held && finding.excepted.is_none();
    let bad = report.findings.iter().filter(|finding| !held(finding));
    let good = report.findings.iter().filter(held);
    // Figures are what one came for; of plain results that hold, a few will do.
    let (shown, rest): (Vec<_>, Vec<_>) =
        good.enumerate().partition(|(nth, finding)| *nth < SHOWN || !finding.figures.is_empty());
    for finding in bad.chain(shown.into_iter().map(|(_, finding)| finding)) {
        let _ = writeln!(text, "        {}", line(finding));
    }
    let rest = rest.len();
    if rest > 0 {
        let _ = writeln!(text, "        … and {rest} more that hold");
    }
    for name in &report.excepted_in_vain {
        let names = report.findings.iter().map(|finding| finding.name.as_str()).filter(|name| !name.is_empty());
        let near = did_you_mean(name, names).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        let _ = writeln!(text, "        `except` names `{name}`, which is no result of this target{near}");
    }
    text
}

fn line(finding: &Finding) -> String {
    let value = &finding.value;
    let mut line = format!("{:<9}  {:.3} ({:.3} to {:.3})", finding.verdict.text(), value.mid, value.low, value.high);
    if !finding.name.is_empty() {
        let _ = write!(line, "  {}", finding.name);
    }
    if !finding.figures.is_empty() {
        let _ = write!(line, " ({})", finding.figures);
    }
    if let Some(why) = &finding.excepted {
        let _ = write!(line, "; let off: {why}");
    } else if let Some(needs) = finding.needs {
        let _ = write!(line, "; about {needs} games would decide it");
    }
    line
}

/// How many held, failed, and are undecided; by law where there are laws.
fn summary(reports: &[Report]) -> String {
    let count = |verdict: Verdict| reports.iter().filter(|report| report.verdict == verdict).count();
    let mut text = format!(
        "\n{} targets: {} held, {} failed, {} undecided\n",
        reports.len(),
        count(Verdict::Held),
        count(Verdict::Failed),
        count(Verdict::Undecided)
    );
    let laws: std::collections::BTreeSet<u8> = reports.iter().map(|report| report.law).filter(|law| *law > 0).collect();
    if laws.len() > 1 {
        let of = |wanted: Verdict| {
            let worst = |law: &&u8| {
                let own = reports.iter().filter(|report| report.law == **law).map(|report| report.verdict);
                own.max() == Some(wanted)
            };
            let all: Vec<String> = laws.iter().filter(worst).map(u8::to_string).collect();
            format!("{} ({})", all.len(), if all.is_empty() { "none".to_owned() } else { all.join(", ") })
        };
        let [held, failed, undecided] = [Verdict::Held, Verdict::Failed, Verdict::Undecided].map(of);
        let _ = writeln!(text, "laws held: {held}; failed: {failed}; undecided: {undecided}");
    }
    text
}
