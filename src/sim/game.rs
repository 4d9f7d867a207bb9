//! A game: the rules as a set of schedules, the state they work on, and the one door through which orders come in.

use std::sync::Arc;

use bevy_app::App;
use bevy_ecs::prelude::{IntoScheduleConfigs, World};
use bevy_ecs::schedule::{LogLevel, Schedule, ScheduleBuildSettings, Schedules, SingleThreadedExecutor};

use super::observe::Observation;
use crate::core::ids::{MemberId, Members, OutcomeId};
use crate::rules::book::OrderBook;
use crate::rules::check::{self, Means, Passed};
use crate::rules::clock::Clock;
use crate::rules::deterrence::state::Deterrence;
use crate::rules::effect::Effects;
use crate::rules::event::{Cause, Entry, Event, Log};
use crate::rules::incursions;
use crate::rules::incursions::state::Incursions;
use crate::rules::order::{Order, Preview, Refusal};
use crate::rules::phase::{Phase, Step};
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::state::{Snapshot, State};
use crate::rules::{self, DomainSystems};

/// What became of a seat's orders: how many were accepted, and the first that was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Orders accepted.
    pub accepted: usize,
    /// The first refused order and why; later ones were not looked at.
    pub refused: Option<(Order, Refusal)>,
}

/// One game. Build it once per thread and [`reset`](Self::reset) it for every game: building costs about a thousand
/// resets.
pub struct Game {
    world: World,
    phases: Vec<Schedule>,
    initial: Snapshot,
    rules: Arc<Ruleset>,
    /// Hashes of the state after each phase of the turn, while somebody records.
    trace: Option<Vec<(Phase, u64)>>,
    /// Orders picked by seats that are asked together; a buffer.
    passed: Vec<Passed>,
}

impl Game {
    /// A game of this scenario, before its first turn, with seed 0.
    pub fn new(rules: Arc<Ruleset>) -> Self {
        Self::without(rules, &[])
    }

    /// A game in which the systems of some domains never run: for tests that show what each domain is there for.
    pub fn without(rules: Arc<Ruleset>, left_out: &[DomainSystems]) -> Self {
        let mut initial = Snapshot::default();
        rules::initial(&rules, &mut initial);
        let mut app = App::empty();
        for phase in Phase::ALL {
            app.init_schedule(phase);
        }
        app.add_plugins(rules::plugin);
        for (phase, domain) in Phase::ALL.iter().flat_map(|phase| left_out.iter().map(move |domain| (phase, domain))) {
            app.configure_sets(*phase, (*domain).run_if(|| false));
        }
        let mut world = std::mem::take(app.world_mut());
        world.insert_resource(Rules(Arc::clone(&rules)));
        world.insert_resource(Log::default());
        world.insert_resource(Effects::default());
        initial.clone().install(&mut world);
        let mut schedules = world.remove_resource::<Schedules>().unwrap_or_default();
        let phases = Phase::ALL.iter().filter_map(|phase| schedules.remove(*phase)).map(prepare).collect();
        Self { world, phases, initial, rules, trace: None, passed: Vec::with_capacity(256) }
    }

    /// Back to before the first turn, with another seed.
    pub fn reset(&mut self, seed: u64) {
        self.initial.restore(&mut self.world);
        self.world.resource_mut::<Clock>().seed = seed;
        self.world.resource_mut::<Log>().clear();
        self.world.resource_mut::<Effects>().clear();
    }

    /// The compiled scenario.
    pub fn rules(&self) -> &Arc<Ruleset> {
        &self.rules
    }

    /// The whole state. For the white cell, the debrief and tests; seats get an [`Observation`].
    pub fn state(&self) -> State<'_> {
        State::of(&self.world)
    }

    /// What a seat may know.
    pub fn observe(&self, seat: MemberId) -> Observation<'_> {
        Observation::new(self.state(), self.world.resource::<Log>(), seat)
    }

    /// What the game waits for.
    pub fn step(&self) -> Step {
        self.world.resource::<Clock>().step
    }

    /// The turn under way, from 1; 0 before the first.
    pub fn turn(&self) -> u8 {
        self.world.resource::<Clock>().turn
    }

    /// How the game ended, once it has.
    pub fn ending(&self) -> Option<OutcomeId> {
        self.world.resource::<Clock>().ending
    }

    /// The log of the turn under way.
    pub fn log(&self) -> &[Entry] {
        self.world.resource::<Log>().entries()
    }

    /// The seats that are asked in this step.
    pub fn asked(&self) -> Members {
        asked(&self.state())
    }

    /// Asks every seat concerned, all on one and the same state, and then accepts what passed the check for each.
    pub fn ask(&mut self, decide: &mut dyn FnMut(&Observation, &mut Vec<Passed>)) {
        let mut passed = std::mem::take(&mut self.passed);
        let (state, log) = (self.state(), self.world.resource::<Log>());
        for seat in asked(&state).iter() {
            decide(&Observation::new(state, log, seat), &mut passed);
        }
        if !passed.is_empty() {
            let book = self.world.resource_mut::<OrderBook>().into_inner();
            passed.drain(..).for_each(|one| one.enter(book));
        }
        self.passed = passed;
    }

    /// What a seat has left for further orders, after those accepted so far.
    pub fn means(&self, seat: MemberId) -> Means {
        Means::of(&self.state(), seat)
    }

    /// Checks one order after a draft of earlier ones, without accepting anything.
    ///
    /// # Errors
    /// The named reason for refusing it.
    pub fn check(&self, seat: MemberId, draft: &[Order], means: Means, order: &Order) -> Result<Preview, Refusal> {
        check::check(&self.state(), seat, draft, means, order)
    }

    /// Every legal order of a seat in this step.
    pub fn legal(&self, seat: MemberId) -> Vec<(Order, Preview)> {
        let state = self.state();
        let mut all = Vec::new();
        let draft = self.given(seat);
        check::legal(&state, seat, draft, Means::of(&state, seat), &mut |order, preview| all.push((order, preview)));
        all
    }

    /// The orders a seat has had accepted this turn.
    pub fn given(&self, seat: MemberId) -> &[Order] {
        self.world.resource::<OrderBook>().orders.get(seat).map_or(&[], Vec::as_slice)
    }

    /// Accepts a seat's orders one after the other, up to the first that is refused.
    pub fn submit(&mut self, seat: MemberId, orders: &[Order]) -> Submission {
        for (accepted, order) in orders.iter().enumerate() {
            let state = State::of(&self.world);
            match check::pass(&state, seat, &state.book.orders[seat], Means::of(&state, seat), order) {
                Ok((passed, _)) => passed.enter(self.world.resource_mut::<OrderBook>().into_inner()),
                Err(refusal) => return Submission { accepted, refused: Some((*order, refusal)) },
            }
        }
        Submission { accepted: orders.len(), refused: None }
    }

    /// Takes a seat's orders of this step back, as long as nobody has moved on.
    pub fn withdraw(&mut self, seat: MemberId) {
        let mut book = self.world.resource_mut::<OrderBook>();
        let locked = usize::from(book.locked[seat]);
        book.orders[seat].truncate(locked);
        book.costs[seat].truncate(locked);
        book.reserved_pc[seat] = 0;
        book.reserved_meur[seat] = 0;
    }

    /// Moves on to the next moment at which seats are asked; steps that ask nobody are passed over.
    pub fn advance(&mut self) -> Step {
        match self.step() {
            Step::Report => {
                self.run(&[Phase::Brief]);
                self.set_step(Step::Propose);
            }
            Step::Propose => {
                self.run(&[Phase::Table]);
                self.set_step(Step::Negotiate);
            }
            Step::Negotiate => {
                self.run(&[Phase::Bind]);
                self.set_step(Step::Orders);
            }
            Step::Orders => {
                self.run(&[
                    Phase::Begin,
                    Phase::Injects,
                    Phase::Politics,
                    Phase::Diplomacy,
                    Phase::Treasury,
                    Phase::Procurement,
                    Phase::Readiness,
                    Phase::Washington,
                    Phase::Ukraine,
                    Phase::Moscow,
                ]);
                self.set_step(Step::Respond);
                if self.quiet() || self.asked().is_empty() {
                    return self.advance();
                }
            }
            Step::Respond => {
                self.set_step(Step::Back);
                if self.quiet() {
                    return self.advance();
                }
            }
            Step::Back => {
                self.run(&[Phase::Response, Phase::Deterrence]);
                self.set_step(Step::Crisis);
                if self.world.resource::<Deterrence>().crisis.is_none() {
                    return self.advance();
                }
            }
            Step::Crisis => {
                self.run(&[Phase::Test, Phase::Scoring, Phase::Close]);
                // The log of the turn stays readable until the next turn's brief clears it.
                self.set_step(if self.ending().is_some() { Step::Over } else { Step::Report });
            }
            Step::Over => {}
        }
        self.step()
    }

    /// Whether to hash the state after every phase; for recording and verifying, too slow for batches.
    pub fn trace_phases(&mut self, on: bool) {
        self.trace = on.then(Vec::new);
    }

    /// The hash of the state after each phase that has run this turn; empty unless asked for.
    pub fn traced(&self) -> &[(Phase, u64)] {
        self.trace.as_deref().unwrap_or(&[])
    }

    /// A copy of the whole state.
    pub fn snapshot(&self) -> Snapshot {
        let mut snapshot = Snapshot::default();
        snapshot.capture(&self.world);
        snapshot
    }

    /// Copies the state into an existing snapshot, reusing its buffers.
    pub fn capture(&self, snapshot: &mut Snapshot) {
        snapshot.capture(&self.world);
    }

    /// Puts a state back. The log is not part of the state, and incidents and tests hold places in it: what is put back in
    /// the middle of a turn goes on with the log that is there.
    pub fn restore(&mut self, snapshot: &Snapshot) {
        snapshot.restore(&mut self.world);
        self.world.resource_mut::<Effects>().clear();
    }

    /// How the scenario begins, before anything is drawn: what everybody may know.
    pub fn start(&self) -> &Snapshot {
        &self.initial
    }

    /// Plays on from a state that somebody believes in, under rules of the same shape; its log begins empty.
    pub fn imagine(&mut self, rules: &Arc<Ruleset>, snapshot: &Snapshot) {
        self.rules = Arc::clone(rules);
        self.world.insert_resource(Rules(Arc::clone(rules)));
        self.world.resource_mut::<Log>().clear();
        self.restore(snapshot);
    }

    /// The world, for tests that walk its resources.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Pairs of systems that touch the same data in no fixed order, as Bevy names them; none in a sound rule set.
    pub fn ambiguities(rules: Arc<Ruleset>) -> Vec<String> {
        let mut game = Self::new(rules);
        let mut found = Vec::new();
        for schedule in &mut game.phases {
            if let Err(error) = schedule.initialize(&mut game.world) {
                found.push(error.to_string(schedule.graph(), &game.world));
            }
        }
        found
    }

    /// Whether the turn has brought no incident.
    fn quiet(&self) -> bool {
        self.world.resource::<Incursions>().incidents.is_empty()
    }

    fn set_step(&mut self, step: Step) {
        self.world.resource_mut::<Clock>().step = step;
    }

    fn run(&mut self, phases: &[Phase]) {
        for phase in phases {
            // A new turn clears the log first.
            if *phase != Phase::Brief {
                self.world.resource_mut::<Log>().write(Cause::Calendar, Event::PhaseBegan(*phase));
            }
            self.phases[*phase as usize].run(&mut self.world);
            if let Some(trace) = &mut self.trace {
                if *phase == Phase::Brief {
                    trace.clear();
                }
                trace.push((*phase, State::of(&self.world).hash()));
            }
        }
    }
}

/// The seats that are asked in the present step of a state.
fn asked(state: &State) -> Members {
    match state.clock.step {
        Step::Report | Step::Over => Members::default(),
        Step::Respond => {
            // A seat also answers for the members of its caucus that trust it enough.
            let targets = state.incursions.incidents.iter().map(|incident| incident.target);
            targets.filter_map(|target| incursions::rules::speaker(state.rules, state.alliance, target)).collect()
        }
        Step::Propose | Step::Negotiate | Step::Orders | Step::Back | Step::Crisis => state.rules.seat_ids().collect(),
    }
}

/// Fixes how a phase is run: one thread, no hidden synchronisation points, ambiguities are errors.
fn prepare(mut schedule: Schedule) -> Schedule {
    schedule.set_executor(SingleThreadedExecutor::new());
    schedule.set_build_settings(ScheduleBuildSettings {
        ambiguity_detection: LogLevel::Error,
        auto_insert_apply_deferred: false,
        ..ScheduleBuildSettings::default()
    });
    schedule
}
