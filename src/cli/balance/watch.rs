//! While a batch runs: how far it has come, and when it has to stop.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::super::output::note;

/// Time between two lines where there is no terminal.
const PAUSE: Duration = Duration::from_secs(30);

/// Watches a batch.
pub struct Watch {
    /// Set when no further chunk is to begin.
    pub stop: Arc<AtomicBool>,
    bar: indicatif::ProgressBar,
    began: Instant,
    told: Instant,
    limit: Option<Duration>,
    /// Games that were there before.
    before: u64,
}

#[expect(clippy::disallowed_methods, reason = "the time a batch takes is reported; no rule sees it")]
fn now() -> Instant {
    Instant::now()
}

impl Watch {
    /// Begins to watch; Ctrl-C ends the batch with what it has.
    pub fn new(before: u64, games: u64, limit: Option<u64>) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&stop);
        if ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed)).is_err() {
            note("Ctrl-C will end the batch without a result");
        }
        let (began, limit) = (now(), limit.map(Duration::from_secs));
        Self { stop, bar: bar(before, games), began, told: began, limit, before }
    }
    /// So many games of so many are done.
    pub fn progress(&mut self, done: u64, of: u64) {
        self.bar.set_position(done);
        if self.bar.is_hidden() && self.told.elapsed() >= PAUSE {
            self.told = now();
            let rate = self.rate(done);
            #[expect(clippy::cast_precision_loss, reason = "an estimate to read")]
            let left = of.saturating_sub(done) as f64 / rate.max(1e-9);
            note(&format!("{done} of {of} games, {rate:.0} a second, {} left", span(left)));
        }
        if self.limit.is_some_and(|limit| self.began.elapsed() >= limit) {
            self.stop.store(true, Ordering::Relaxed);
        }
    }
    /// Games a second so far.
    #[expect(clippy::cast_precision_loss, reason = "a rate to read")]
    pub fn rate(&self, done: u64) -> f64 {
        done.saturating_sub(self.before) as f64 / self.seconds().max(1e-9)
    }
    /// Seconds so far.
    pub fn seconds(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }
    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// Seconds as people say them.
fn span(seconds: f64) -> String {
    match seconds {
        s if s < 90.0 => format!("{s:.0} s"),
        s if s < 5400.0 => format!("{:.0} min", s / 60.0),
        s => format!("{:.1} h", s / 3600.0),
    }
}

/// A bar on a terminal, nothing elsewhere.
fn bar(before: u64, games: u64) -> indicatif::ProgressBar {
    if !std::io::stderr().is_terminal() {
        return indicatif::ProgressBar::hidden();
    }
    let bar = indicatif::ProgressBar::new(games).with_position(before);
    bar.reset_eta();
    match indicatif::ProgressStyle::with_template("{wide_bar} {pos}/{len} games, {per_sec}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
