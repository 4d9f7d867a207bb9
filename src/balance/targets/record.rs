//! What an experiment keeps of one game, and the quantities a target can ask for.

use crate::ai::Player;
use crate::core::arena::Id;
use crate::core::ids::{AreaId, MemberId, OutcomeId};
use crate::rules::event::Event;
use crate::rules::order::OrderKind;
use crate::rules::procurement::state::{Programme, Stage};
use crate::rules::ruleset::Ruleset;
use crate::rules::state::State;
use crate::rules::washington::state::PackageState;
use crate::schema;
use crate::sim::Game;

schema! {
    /// A number taken from one game.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Quantity {
        /// The focal seat's score, 0..1000.
        Score,
        /// The national half of the focal seat's score, 0..500.
        National,
        /// The focal seat's score against par, in spreads of par.
        AgainstPar,
        /// The shared half of the score, 0..500.
        Shared,
        /// The mean score of all seats, 0..1000.
        Total,
        /// Turns in which deterrence was below the probe line.
        Window,
        /// Deterrence at the weakest site at the end of a turn, 0..1000.
        Deterrence(u8),
        /// Cohesion at the end of a turn, 0..1000.
        Cohesion(u8),
        /// Escalation, the mean over the turns, 0..1000.
        Escalation,
        /// European points in an area in the end.
        Points(AreaId),
        /// Slips for each joint programme and turn under contract, from a turn to a turn.
        Slips(u8, u8),
        /// Incidents that Moscow plans a turn, from a turn to a turn.
        Incidents(u8, u8),
        /// Incidents with manned aircraft, from a turn to a turn.
        Manned(u8, u8),
        /// American packages with points in an area that have left.
        Left(AreaId),
        /// American packages that have left.
        PackagesLeft,
        /// American troops in Europe in the end, thousands.
        Troops,
        /// The score against par of the seat that raised its spending most, less the mean of the others.
        TopSpender,
    }
}

/// What is kept of one game.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Who played which seat.
    pub players: Vec<Player>,
    /// The focal seat.
    pub focal: MemberId,
    /// Scores in the end, by seat.
    pub totals: Vec<i16>,
    /// Scores at half time, by seat; empty where the game ended before.
    pub half: Vec<i16>,
    /// The shared half of the score.
    pub shared: i32,
    /// How it ended.
    pub ending: Option<OutcomeId>,
    /// By turn, from turn 1.
    pub turns: Vec<Turn>,
    /// Turns below the probe line.
    window: u8,
    /// European points × 100 in the end, by area.
    points: Vec<i32>,
    /// Points × 100 grown since the start.
    pub grown: i32,
    /// Defence budgets over the game, EUR 100 bn.
    pub spent: f64,
    /// American packages that have left with points in an area, by area; all of them last.
    left: Vec<u16>,
    troops: i32,
    /// Core spending above the start, basis points summed over the turns, by seat.
    raised: Vec<i32>,
    /// Injects fired, options started, initiatives proposed, in this order.
    pub cards: Vec<bool>,
}

/// What is kept of one turn.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turn {
    deterrence: i16,
    cohesion: i16,
    escalation: i16,
    incidents: u8,
    manned: u8,
    slips: u16,
    built: u16,
    /// Kinds of order the focal seat gave, one bit each.
    pub kinds: u64,
}

impl Record {
    /// A record to be filled turn by turn.
    pub fn new(rules: &Ruleset, players: Vec<Player>, focal: MemberId) -> Self {
        let cards = rules.injects.len() + rules.options.len() + rules.initiatives.len();
        let raised = vec![0; usize::from(rules.seats)];
        Self { players, focal, cards: vec![false; cards], raised, ..Self::default() }
    }

    /// Takes in the turn that has just ended.
    pub fn turn(&mut self, game: &Game) {
        let state = game.state();
        let mut turn = Turn {
            deterrence: small(state.deterrence.gauge.get()),
            cohesion: small(state.alliance.cohesion.get()),
            escalation: small(state.moscow.escalation.get()),
            ..Turn::default()
        };
        let programmes = &state.procurement.programmes;
        // Trust can only make programmes slip that have partners to fall out.
        let joint = |programme: &Programme| programme.partners.count() >= 2;
        let (options, injects) = (state.rules.injects.len(), state.rules.options.len());
        for entry in game.log() {
            match entry.event {
                Event::PressureSet { incidents, .. } => turn.incidents += incidents,
                Event::Incident { kind, .. } => turn.manned += u8::from(state.rules.incursions[kind].manned),
                Event::Slipped { programme, .. } => turn.slips += u16::from(joint(&programmes[programme])),
                Event::InjectFired { inject } => self.card(inject.index()),
                Event::ProgrammeStarted { programme, .. } | Event::LotDelivered { programme, .. } => {
                    self.card(options + programmes[programme].option.index());
                }
                Event::MotionOpened { initiative, .. } => self.card(options + injects + initiative.index()),
                _ => {}
            }
        }
        let building = |programme: &&Programme| programme.stage == Stage::Build && joint(programme);
        turn.built = u16::try_from(programmes.iter().filter(building).count()).unwrap_or(u16::MAX);
        turn.kinds = state.book.orders[self.focal].iter().fold(0, |kinds, order| kinds | 1 << order.kind() as u64);
        self.turns.push(turn);
        if usize::from(state.clock.turn) * 2 == usize::from(state.rules.calendar.turns) {
            self.half = totals(state);
        }
        for seat in state.rules.seat_ids() {
            self.raised[seat.index()] += state.treasury.core[seat].0 - state.treasury.core_start[seat].0;
            self.spent += f64::from(state.treasury.budget[seat].0) / 100_000.0;
        }
    }

    fn card(&mut self, place: usize) {
        if let Some(card) = self.cards.get_mut(place) {
            *card = true;
        }
    }

    /// Takes in the end.
    pub fn close(&mut self, state: State) {
        self.totals = totals(state);
        self.shared = state.scoring.shared.iter().map(|&part| i32::from(part)).sum();
        self.ending = state.clock.ending;
        self.window = state.deterrence.window;
        let owned = |area| state.rules.member_ids().map(|who| state.capability.of(who, area).0).sum();
        self.points = state.rules.areas.ids().map(owned).collect();
        let grown = state.capability.delivered.iter().zip(&state.capability.at_start);
        self.grown = grown.map(|(now, then)| now.0 - then.0).sum();
        let gone = |id| matches!(state.drawdown.packages[id], PackageState::Left) || state.drawdown.taken[id] > 0;
        let count = |fits: &dyn Fn(&crate::rules::content::Package) -> bool| {
            let all = state.rules.packages.pairs().filter(|(id, package)| gone(*id) && fits(package)).count();
            u16::try_from(all).unwrap_or(u16::MAX)
        };
        self.left = state
            .rules
            .areas
            .ids()
            .map(|area| count(&|package| package.points.get(area).is_some_and(|points| points.0 != 0)))
            .collect();
        self.left.push(count(&|_| true));
        self.troops = state.drawdown.troops;
    }

    /// Scores against par, in spreads.
    pub fn against_par<'a>(&'a self, rules: &'a Ruleset) -> impl Iterator<Item = f64> + 'a {
        rules.seat_ids().zip(&self.totals).map(|(seat, total)| {
            let (par, spread) = rules.par[seat];
            f64::from(total - par) / f64::from(spread.max(1))
        })
    }

    /// Reads a quantity.
    pub fn read(&self, rules: &Ruleset, what: Quantity) -> f64 {
        let focal = self.focal.index();
        let own = self.totals.get(focal).copied().map_or(0.0, f64::from);
        let at = |turn: u8| self.turns.get(usize::from(turn).saturating_sub(1)).or(self.turns.last());
        let between = |from: u8, to: u8| {
            let (from, to) = (usize::from(from.max(1)) - 1, usize::from(to).min(self.turns.len()));
            self.turns.get(from..to).unwrap_or_default()
        };
        let mean =
            |turns: &[Turn], of: &dyn Fn(&Turn) -> f64| turns.iter().map(of).sum::<f64>() / turns.len().max(1) as f64;
        let area = |area: AreaId, all: &[u16]| all.get(area.index()).copied().map_or(0.0, f64::from);
        match what {
            Quantity::Score => own,
            Quantity::National => own - f64::from(self.shared),
            Quantity::AgainstPar => self.against_par(rules).nth(focal).unwrap_or(0.0),
            Quantity::Shared => f64::from(self.shared),
            Quantity::Total => {
                self.totals.iter().copied().map(f64::from).sum::<f64>() / self.totals.len().max(1) as f64
            }
            Quantity::Window => f64::from(self.window),
            Quantity::Deterrence(turn) => at(turn).map_or(0.0, |turn| f64::from(turn.deterrence)),
            Quantity::Cohesion(turn) => at(turn).map_or(0.0, |turn| f64::from(turn.cohesion)),
            Quantity::Escalation => mean(&self.turns, &|turn| f64::from(turn.escalation)),
            Quantity::Points(area) => self.points.get(area.index()).copied().map_or(0.0, f64::from) / 100.0,
            Quantity::Slips(from, to) => {
                let turns = between(from, to);
                let built: f64 = turns.iter().map(|turn| f64::from(turn.built)).sum();
                turns.iter().map(|turn| f64::from(turn.slips)).sum::<f64>() / built.max(1.0)
            }
            Quantity::Incidents(from, to) => mean(between(from, to), &|turn| f64::from(turn.incidents)),
            Quantity::Manned(from, to) => mean(between(from, to), &|turn| f64::from(turn.manned)),
            Quantity::Left(one) => area(one, &self.left),
            Quantity::PackagesLeft => self.left.last().copied().map_or(0.0, f64::from),
            Quantity::Troops => f64::from(self.troops) / 1000.0,
            Quantity::TopSpender => {
                let top = (0..self.raised.len()).max_by_key(|&seat| self.raised[seat]).unwrap_or(0);
                let all: Vec<f64> = self.against_par(rules).collect();
                let own = all.get(top).copied().unwrap_or(0.0);
                own - (all.iter().sum::<f64>() - own) / all.len().saturating_sub(1).max(1) as f64
            }
        }
    }
}

fn totals(state: State) -> Vec<i16> {
    state.rules.seat_ids().map(|seat| state.scoring.total[seat]).collect()
}

fn small(value: i32) -> i16 {
    i16::try_from(value).unwrap_or(i16::MAX)
}

const _: () = assert!(OrderKind::ALL.len() <= 64);
