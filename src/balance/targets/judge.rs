//! Held, failed or undecided: a result with its interval against the range it must lie in.

use serde::Serialize;

use super::Target;
use crate::balance::stats::Interval;

/// What becomes of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The whole interval lies in the range.
    Held,
    /// A part of it does: more games are needed.
    Undecided,
    /// None of it does.
    Failed,
}

impl Verdict {
    /// The verdict as people read it.
    pub fn text(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Undecided => "undecided",
            Self::Failed => "FAILED",
        }
    }
}

/// One result of an experiment.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Which; empty where there is only one.
    pub name: String,
    /// The result with its interval: 95 % over all results of the target together.
    pub value: Interval,
    /// Whether it lies in the range.
    pub verdict: Verdict,
    /// About how many games would decide it, where it is undecided.
    pub needs: Option<u64>,
    /// Why it is let off.
    pub excepted: Option<String>,
    /// The figures behind it, where one number does not say enough.
    pub figures: String,
}

impl Finding {
    /// The same with the figures behind it.
    pub fn with(self, figures: String) -> Self {
        Self { figures, ..self }
    }
}

/// A range; an open end is infinite.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Range {
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
}

impl Range {
    /// The range of a target.
    pub fn of(target: &Target) -> Self {
        let plain = |value: crate::schema::Decimal<3>| value.scaled() as f64 / 1000.0;
        Self {
            least: target.at_least.map_or(f64::NEG_INFINITY, plain),
            most: target.at_most.map_or(f64::INFINITY, plain),
        }
    }
}

/// Judges a result that so many games have given.
pub fn judge(target: &Target, name: String, value: Interval, games: usize) -> Finding {
    let range = Range::of(target);
    let verdict = if value.low >= range.least && value.high <= range.most {
        Verdict::Held
    } else if value.high < range.least || value.low > range.most {
        Verdict::Failed
    } else {
        Verdict::Undecided
    };
    let excepted = target.except.iter().find(|except| except.result == name).map(|except| except.why.clone());
    let needs = (verdict == Verdict::Undecided).then(|| needed(value, range, games)).flatten();
    Finding { name, value, verdict, needs, excepted, figures: String::new() }
}

/// Games until the interval no longer reaches the nearer end of the range, if the result stays where it is.
fn needed(value: Interval, range: Range, games: usize) -> Option<u64> {
    let half = (value.high - value.low) / 2.0;
    let away = [range.least, range.most].into_iter().filter(|end| end.is_finite()).map(|end| (value.mid - end).abs());
    let away = away.fold(f64::INFINITY, f64::min);
    let games = games as f64 * (half / away).powi(2) * 1.05;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive number below 1e12")]
    (games.is_finite() && games < 1e12).then(|| games.ceil() as u64)
}

/// The verdict over all results that are not let off: the worst.
pub fn overall(findings: &[Finding]) -> Verdict {
    let judged = findings.iter().filter(|finding| finding.excepted.is_none());
    judged.map(|finding| finding.verdict).max().unwrap_or(Verdict::Undecided)
}
