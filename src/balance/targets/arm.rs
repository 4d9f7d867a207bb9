//! An arm of an experiment: what is changed about the scenario, the players, the orders or the course of events.

use crate::ai::{KindSet, Player, Roster, Seating};
use crate::core::ids::{AreaId, InitiativeId, MemberId};
use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::rules::content::Power;
use crate::rules::order::OrderKind;
use crate::rules::ruleset::Ruleset;
use crate::rules::words::Venue;
use crate::scenario::{self, Options, Scenario};
use crate::schema;
use crate::schema::{Cx, Decode, Kind, Node, Shape, Span, apply_overrides};

use std::sync::Arc;

fn nothing() -> Node {
    Node::new(Span::default(), Kind::Map(Vec::new()))
}

schema! {
    /// How games are played in one arm of an experiment; what is not named is as usual.
    #[derive(Clone, Debug)]
    pub struct Arm {
        /// Its name in reports.
        pub name: String = String::new(),
        /// Changes to the scenario: a map from paths to values, as in `overrides`.
        pub set: Node = nothing(),
        /// Changes to every profile: a map from fields to values.
        pub taste: Node = nothing(),
        /// Who plays the focal seat; nobody in particular if empty.
        pub focal: String = String::new(),
        /// Whether `taste` and `bend` are for the focal seat alone.
        pub only_focal: bool = false,
        /// So many of the seats that come after the focal one are played like it.
        pub company: u8 = 0,
        /// Who plays the other seats, moved on by one seat from game to game; the reference profiles if empty.
        pub others: Vec<String> = Vec::new(),
        /// Orders that nobody may give.
        pub forbid: Vec<OrderName> = Vec::new(),
        /// How orders are bent.
        pub bend: Vec<Bend> = Vec::new(),
        /// What happens besides.
        pub shock: Vec<Shock> = Vec::new(),
        /// The focal seat's estimate of American commitment is this much closer, points of 1000.
        pub insight: i32 [0..=1000] = 0,
    }
}

impl Default for Arm {
    fn default() -> Self {
        Self {
            name: String::new(),
            set: nothing(),
            taste: nothing(),
            focal: String::new(),
            only_focal: false,
            company: 0,
            others: Vec::new(),
            forbid: Vec::new(),
            bend: Vec::new(),
            shock: Vec::new(),
            insight: 0,
        }
    }
}

schema! {
    /// A change to what players would order.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Bend {
        /// An area is bought first in some turns, one unit a seat and turn, and in no others.
        Buy {
            /// The area.
            area: AreaId,
            /// The first such turn.
            from: u8,
            /// The last.
            to: u8,
        },
        /// Nobody responds to incursions and nobody backs anybody.
        Silent,
        /// Everybody responds as firmly as the rules allow, at manned aircraft only if `shoot`, and everybody backs it.
        Firm {
            /// Whether manned aircraft are shot down.
            shoot: bool,
        },
        /// Only this is proposed, by the focal seat and all that are fond of it, from a turn on until it has been voted.
        Propose {
            /// The initiative.
            initiative: InitiativeId,
            /// Where.
            venue: Venue,
            /// From which turn.
            turn: u8,
        },
        /// No orders are given in a turn but votes and answers.
        Idle {
            /// The turn.
            turn: u8,
        },
    }
}

schema! {
    /// An event that no rule brings about: it shows what a state is worth.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Shock {
        /// Trust in every pair moves.
        Trust {
            /// After this turn.
            after: u8,
            /// By so many points of 1000.
            by: i32 [-1000..=1000],
        },
        /// Core spending of every seat is set, and not by orders: basis points of GDP above the level at the start, by turn.
        Core(Vec<i32>),
        /// European points come or go, for the largest owner: points × 100.
        Points {
            /// In which area.
            area: AreaId,
            /// How many.
            by: i32 [-10_000..=10_000],
        },
        /// A compact with Washington is in force from the first turn.
        Compact {
            /// For these areas.
            areas: Vec<AreaId>,
            /// The turn by which Europe covers them.
            due: u8,
        },
    }
}

/// A kind of order, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderName(pub OrderKind);

impl Decode for OrderName {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Kind::Word(word) = &node.kind else {
            cx.wrong_type(node, "a kind of order, such as Propose", None);
            return None;
        };
        let found = OrderKind::ALL.iter().find(|kind| kind.name() == word);
        if found.is_none() {
            let names = OrderKind::ALL.iter().map(|kind| kind.name());
            let help = did_you_mean(word, names.clone()).map(|near| format!("did you mean {near}?"));
            let help = help.unwrap_or_else(|| format!("there are {}", names.collect::<Vec<_>>().join(", ")));
            let finding = Diagnostic::new(Code::UnknownVariant, format!("there is no kind of order `{word}`"));
            cx.report(finding.at(node.span, "unknown").help(help));
        }
        found.map(|kind| Self(*kind))
    }
    fn shape() -> Shape {
        Shape::leaf(&Self::type_text())
    }
    fn type_text() -> String {
        "kind of order".to_owned()
    }
}

/// An arm made ready to play.
#[derive(Clone)]
pub struct Ready {
    /// The rules, with the arm's changes.
    pub rules: Arc<Ruleset>,
    /// The same for each focal seat that sees better than others; empty where none does.
    pub sharp: Vec<Arc<Ruleset>>,
    /// The profiles as they are, with those that are named.
    pub roster: Arc<Roster>,
    /// The profiles with the arm's tastes.
    pub bent: Arc<Roster>,
    /// Who plays all other seats.
    pub seating: Seating,
    /// Who plays the focal seat.
    pub focal: Option<Player>,
    /// Orders that nobody may give.
    pub forbidden: KindSet,
    /// The arm.
    pub arm: Arm,
}

impl Ready {
    /// Makes an arm ready.
    ///
    /// # Errors
    /// What is wrong with its changes or its players.
    pub fn of(scenario: &Scenario, arm: &Arm) -> Result<Self, scenario::Failure> {
        let changed = if arm.set.items().is_empty() && matches!(&arm.set.kind, Kind::Map(all) if all.is_empty()) {
            scenario.clone()
        } else {
            let options = Options { overrides: vec![arm.set.clone()], ..scenario.options.clone() };
            scenario::load(&scenario.folder.to_string_lossy(), &options)?
        };
        let fail = |findings| scenario::Failure { findings, sources: scenario.sources.clone() };
        let mut roster = Roster::read(&changed).map_err(fail)?;
        let mut findings = Vec::new();
        let mut hire = |roster: &mut Roster, name: &str| match roster.hire(name) {
            Ok(player) => Some(player),
            Err(message) => {
                findings.push(Diagnostic::new(Code::UnknownId, message).help("name a profile, random or lookahead:24"));
                None
            }
        };
        let mut rotation = roster.reference();
        if !arm.others.is_empty() {
            rotation = arm.others.iter().filter_map(|name| hire(&mut roster, name)).collect();
        }
        let focal = if arm.focal.is_empty() { None } else { hire(&mut roster, &arm.focal) };
        let mut cx = Cx::new();
        let mut tasted = changed.clone();
        for profile in &mut tasted.profiles {
            if !matches!(&arm.taste.kind, Kind::Map(all) if all.is_empty()) {
                apply_overrides(profile, &arm.taste, &mut cx);
            }
        }
        findings.extend(cx.into_findings());
        let mut bent = Roster::read(&tasted).map_err(fail)?;
        for (id, profile) in roster.profiles().pairs() {
            if bent.profiles().get(id).is_none() {
                bent.add(crate::ai::Profile::clone(profile));
            }
        }
        if rotation.is_empty() {
            rotation.push(Player::Random);
        }
        if !findings.is_empty() {
            return Err(fail(findings));
        }
        let rules = Arc::clone(&changed.rules);
        let sharp = |seat: MemberId| {
            let mut sharp = Ruleset::clone(&rules);
            sharp.members[seat].powers.push(Power::CommitmentInsight(arm.insight));
            Arc::new(sharp)
        };
        Ok(Self {
            sharp: if arm.insight > 0 { rules.seat_ids().map(sharp).collect() } else { Vec::new() },
            seating: Seating::mixed(&rules, rotation),
            roster: Arc::new(roster),
            bent: Arc::new(bent),
            forbidden: arm.forbid.iter().map(|kind| kind.0).collect(),
            focal,
            rules,
            arm: arm.clone(),
        })
    }
}
