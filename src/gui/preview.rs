//! What the draft at the laptop would come to, worked out in the background: no frame waits for it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use bevy::tasks::futures_lite::future::yield_now;
use bevy::tasks::{AsyncComputeTaskPool, Task, TaskPool};

use super::session::{Session, Sitter};
use crate::ai::Roster;
use crate::ai::lookahead::forecast::{Forecast, Forecaster};
use crate::core::ids::MemberId;
use crate::rules::order::Order;
use crate::rules::phase::Step;
use crate::rules::state::Snapshot;
use crate::scenario::Scenario;
use crate::sim::Game;

/// Worlds that are played before the first result, and for each better one; the last is the whole.
const WAVES: [usize; 4] = [12, 40, 100, 200];
/// How long a draft has to stay as it is before anything is worked out.
const PAUSE: Duration = Duration::from_millis(250);

/// What the chart shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fan {
    /// What was worked out so far for the draft as it is; none before the first result.
    pub forecast: Option<Forecast>,
    /// Whether more is coming.
    pub computing: bool,
}

/// The moment and the draft that a forecast is for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    turn: u8,
    step: Step,
    seat: MemberId,
    orders: Vec<Order>,
}

impl Key {
    fn fits(&self, session: &Session, seat: MemberId) -> bool {
        (self.turn, self.step, self.seat) == (session.turn(), session.step(), seat)
            && self.orders == session.game().given(seat)
    }
}

/// The forecast of the draft at the laptop.
#[derive(Default)]
pub struct Preview {
    key: Option<Key>,
    /// When the draft last changed, until the work on it has begun.
    changed: Option<Instant>,
    work: Option<(Task<()>, Receiver<Forecast>)>,
    /// What is shown.
    pub fan: Fan,
}

impl Preview {
    /// Whether something is awaited.
    pub fn busy(&self) -> bool {
        self.changed.is_some() || self.work.is_some()
    }

    /// Drops what was worked out and what is being worked out.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Looks after the forecast of a seat's draft: begins it anew where the draft has changed, takes in what has come.
    pub fn look_after(&mut self, session: &Session, seat: MemberId, now: Instant) {
        let planning = matches!(session.step(), Step::Propose | Step::Negotiate | Step::Orders);
        if !planning || session.sitters.get(seat) != Some(&Sitter::Human) {
            self.forget();
            return;
        }
        if !self.key.as_ref().is_some_and(|key| key.fits(session, seat)) {
            let orders = session.game().given(seat).to_vec();
            self.key = Some(Key { turn: session.turn(), step: session.step(), seat, orders });
            self.changed = Some(now);
            // Dropping the task ends it: what it would have said is about another draft.
            self.work = None;
            self.fan = Fan { forecast: None, computing: true };
        }
        if self.changed.is_some_and(|since| now.saturating_duration_since(since) >= PAUSE) {
            self.changed = None;
            self.work = Some(begin(session, seat));
        }
        self.take_in();
    }

    fn take_in(&mut self) {
        let Some((task, results)) = &self.work else { return };
        // Asked before the last result is taken in, or it could come in between and be lost.
        let done = task.is_finished();
        if let Some(newest) = results.try_iter().last() {
            self.fan.forecast = Some(newest);
        }
        if done {
            self.work = None;
            self.fan.computing = false;
        }
    }
}

fn begin(session: &Session, seat: MemberId) -> (Task<()>, Receiver<Forecast>) {
    let (send, results) = channel();
    let pool = AsyncComputeTaskPool::get_or_init(TaskPool::new);
    let work = foresee(Arc::clone(&session.scenario), session.game().snapshot(), seat, send);
    (pool.spawn(work), results)
}

/// Plays the worlds that the seat may believe in; the true state is there to be observed by the seat and for nothing else.
async fn foresee(scenario: Arc<Scenario>, moment: Snapshot, seat: MemberId, results: Sender<Forecast>) {
    let Ok(roster) = Roster::read(&scenario) else { return };
    let keeper = roster.find("caretaker").and_then(|id| roster.profiles().get(id)).or(roster.profiles().iter().next());
    let Some(keeper) = keeper.cloned() else { return };
    let mut game = Game::new(Arc::clone(&scenario.rules));
    game.restore(&moment);
    let mut forecaster = Forecaster::new(&game.observe(seat), &roster.known(), keeper);
    for world in 1..=WAVES[WAVES.len() - 1] {
        forecaster.go_on(&game.observe(seat));
        if WAVES.contains(&world) && results.send(forecaster.forecast()).is_err() {
            return;
        }
        yield_now().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::session::tests::{play_to, table};

    const ME: MemberId = MemberId(0);

    /// Waits until nothing more is coming and returns what is shown.
    fn settle(preview: &mut Preview, session: &Session) -> Forecast {
        let start = Instant::now();
        while start.elapsed() < Duration::from_mins(5) {
            // The pause is not waited for.
            preview.look_after(session, ME, Instant::now() + PAUSE);
            if !preview.busy() {
                return preview.fan.forecast.clone().expect("a forecast");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("the forecast never came");
    }

    #[test]
    fn a_draft_is_foreseen_once_it_stays_as_it_is_and_anew_when_it_changes() {
        let mut session = table(1);
        play_to(&mut session, Step::Orders);
        let (mut preview, now) = (Preview::default(), Instant::now());
        preview.look_after(&session, ME, now);
        assert!(preview.work.is_none() && preview.busy() && preview.fan.computing, "it waits for the draft to stay");
        preview.look_after(&session, ME, now + PAUSE / 2);
        assert!(preview.work.is_none());
        preview.look_after(&session, ME, now + PAUSE);
        assert!(preview.work.is_some());
        // A change ends the work on the old draft and waits again.
        let core = session.observe(ME).core().0;
        session.add(ME, Order::SetCore { bp: core + 30 }).unwrap();
        preview.look_after(&session, ME, now + PAUSE);
        assert!(preview.work.is_none() && preview.fan == Fan { forecast: None, computing: true });

        let drafted = settle(&mut preview, &session);
        assert_eq!(drafted.runs, WAVES[WAVES.len() - 1]);
        assert!(!preview.fan.computing);
        // The same moment and draft come to the same, worked out again.
        preview.forget();
        assert_eq!(settle(&mut preview, &session), drafted);
        // Without the draft the plan is the course without orders, which was the same all along.
        session.undo(ME);
        let empty = settle(&mut preview, &session);
        assert_eq!(empty.idle, drafted.idle);
        assert_eq!(empty.plan.iter().map(|row| row[1]).collect::<Vec<_>>(), empty.idle);
        assert_ne!(drafted.plan, empty.plan, "more money for defence must show");
        // Nothing is foreseen where nothing is planned.
        play_to(&mut session, Step::Report);
        preview.look_after(&session, ME, Instant::now());
        assert!(!preview.busy() && preview.fan == Fan::default());
    }
}
