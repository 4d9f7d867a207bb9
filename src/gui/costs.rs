//! What frames cost the window itself on a tour: panels, wishes and the engine behind them; not drawing.

use std::time::{Duration, Instant};

use bevy::prelude::Resource;

use super::Screen;

/// What was measured.
#[derive(Resource, Default)]
pub struct Costs {
    frames: Vec<(Duration, Screen)>,
    turns: Vec<Duration>,
    /// What wishes took since the last frame: a hand would have had them done in it.
    wishes: Duration,
}

impl Costs {
    /// Does what is wished for, and counts it to the frame that follows.
    pub fn wish<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let result = work();
        self.wishes += began.elapsed();
        result
    }

    /// A frame of a screen ends that began then.
    pub fn frame(&mut self, began: Instant, screen: Screen) {
        self.frames.push((began.elapsed() + std::mem::take(&mut self.wishes), screen));
    }

    /// A turn went from the seal to its report.
    pub fn turn(&mut self, took: Duration) {
        self.turns.push(took);
    }

    /// All of it in a line.
    pub fn told(&self) -> String {
        let times: Vec<Duration> = self.frames.iter().map(|row| row.0).collect();
        let screen = self.frames.iter().max_by_key(|row| row.0).map_or(Screen::Title, |row| row.1);
        format!(
            "{} frames without drawing: median {}, 99% within {}, longest {} ({screen:?}); seal to report in {} turns: median {}, longest {}",
            times.len(),
            shown(within(&times, 500)),
            shown(within(&times, 990)),
            shown(within(&times, 1000)),
            self.turns.len(),
            shown(within(&self.turns, 500)),
            shown(within(&self.turns, 1000)),
        )
    }
}

/// The time within which so many of a thousand stay.
fn within(times: &[Duration], permille: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let place = (sorted.len() * permille).div_ceil(1000).saturating_sub(1);
    sorted.get(place).copied().unwrap_or_default()
}

fn shown(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_by_how_many_stay_within_them() {
        let times: Vec<Duration> = (1..=200).rev().map(Duration::from_millis).collect();
        let of = |permille| within(&times, permille).as_millis();
        assert_eq!([of(500), of(990), of(1000)], [100, 198, 200]);
        assert_eq!(within(&[], 500), Duration::ZERO);
    }

    #[test]
    fn what_was_wished_for_counts_to_the_frame_after_it() {
        let mut costs = Costs::default();
        costs.wish(|| std::thread::sleep(Duration::from_millis(20)));
        costs.frame(Instant::now(), Screen::Turn);
        costs.frame(Instant::now(), Screen::Report);
        costs.turn(Duration::from_millis(7));
        assert!(costs.frames[0].0 >= Duration::from_millis(20) && costs.frames[1].0 < Duration::from_millis(20));
        let told = costs.told();
        assert!(
            told.starts_with("2 frames") && told.contains("(Turn)") && told.ends_with("median 7.0 ms, longest 7.0 ms"),
            "{told}"
        );
    }
}
