//! The top of a scenario: what its files, merged into one, may say.

use super::tutorial::Tutorial;
use crate::core::ids::{InjectId, MemberId};
use crate::rules::content::{
    Area, CatalogueOption, Demand, Ending, Goal, Incursion, Initiative, Inject, Kind, Member, Package, Partner,
    Response, Sector, Site, Source,
};
use crate::rules::ruleset::RuleParams;
use crate::schema;
use crate::schema::{Key, Node};

schema! {
    /// How long a turn is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum TurnLength {
        /// Three months.
        Quarter,
        /// Six months.
        HalfYear,
        /// Twelve months.
        Year,
    }
}

impl TurnLength {
    /// Months in a turn.
    pub fn months(self) -> i32 {
        match self {
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

schema! {
    /// What is to be learnt, and how the debrief asks for it.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Objective {
        /// The objective.
        pub text: String,
        /// Injects that serve it.
        pub injects: Vec<InjectId> = Vec::new(),
        /// The question for the hot wash.
        pub debrief: String,
    }
}

schema! {
    /// A shorter or otherwise changed form of the scenario.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Variant {
        /// Short name.
        pub id: Key,
        /// One line: what is different, and for whom.
        pub title: String,
        /// Playing time, minutes.
        pub minutes: i32 [10..=600],
        /// What it changes: a map from paths to values.
        pub overrides: Node = Node::new(crate::schema::Span::default(), crate::schema::Kind::Map(Vec::new())),
    }
}

schema! {
    /// What a caretaker reaches in a seat: the par its score is read against.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Par {
        /// The seat.
        pub seat: MemberId,
        /// Mean score, 0..1000.
        pub mean: i32 [0..=1000],
        /// Standard deviation, points.
        pub spread: i32 [1..=500],
    }
}

schema! {
    /// A number of the scenario that might as well be another one: `balance --tornado` shows how much that matters.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Sensitivity {
        /// Where it stands, as in `overrides`.
        pub path: String,
        /// The lowest value that can be argued for.
        pub low: i32,
        /// The highest.
        pub high: i32,
        /// Why these two.
        pub text: String = String::new(),
        /// What they rest on.
        pub source: Vec<Source> = Vec::new(),
    }
}

schema! {
    /// A scenario: everything its own files and those it includes say together.
    #[derive(Clone, Debug)]
    pub struct ScenarioData {
        /// Short name; the folder bears the same.
        pub id: Key,
        /// Title.
        pub title: String,
        /// The question it puts, in one sentence.
        pub question: String,
        /// A paragraph for the title screen.
        pub blurb: String,
        /// Year and month in which it begins.
        pub start: (i32, i32),
        /// How long a turn is.
        pub turn: TurnLength,
        /// How many turns a full game has.
        pub turns: u8 [1..=60],
        /// Playing time with a full table, minutes.
        pub minutes: i32 [5..=600] = 180,
        /// Other files and folders that belong to it: `common/…` for shared data, anything else within its own folder.
        pub include: Vec<String> = Vec::new(),
        /// Changes to included data: a map from paths to values, in order, each path once.
        pub overrides: Node = Node::new(crate::schema::Span::default(), crate::schema::Kind::Map(Vec::new())),
        /// Shorter or changed forms.
        pub variants: Vec<Variant> = Vec::new(),
        /// Learning objectives.
        pub objectives: Vec<Objective> = Vec::new(),
        /// A note for the facilitator.
        pub facilitator: String = String::new(),
        /// The numbers of the rules.
        pub rules: RuleParams,
        /// The allies.
        pub members: Vec<Member>,
        /// Capability areas.
        pub areas: Vec<Area>,
        /// Sites.
        pub sites: Vec<Site>,
        /// Industrial sectors.
        pub sectors: Vec<Sector>,
        /// Kinds of procurement.
        pub kinds: Vec<Kind>,
        /// The catalogue.
        pub options: Vec<CatalogueOption>,
        /// Initiatives.
        pub initiatives: Vec<Initiative> = Vec::new(),
        /// American packages.
        pub packages: Vec<Package> = Vec::new(),
        /// Partners outside the alliance; at most eight.
        pub partners: Vec<Partner> = Vec::new(),
        /// What Washington may demand under threat of tariffs.
        pub demands: Vec<Demand> = Vec::new(),
        /// Kinds of incursion.
        pub incursions: Vec<Incursion>,
        /// Responses to incursions.
        pub responses: Vec<Response>,
        /// Injects.
        pub injects: Vec<Inject> = Vec::new(),
        /// Goals of the secret agendas.
        pub goals: Vec<Goal> = Vec::new(),
        /// Endings, the first that fits.
        pub endings: Vec<Ending>,
        /// A caretaker's par by seat.
        pub par: Vec<Par> = Vec::new(),
        /// Profiles of scripted players.
        pub profiles: Vec<Node> = Vec::new(),
        /// What must hold in a batch of games.
        pub targets: Vec<Node> = Vec::new(),
        /// Lessons, where the scenario is there to learn the game.
        pub tutorial: Option<Tutorial> = None,
        /// Numbers that might as well be others, for `balance --tornado`.
        pub sensitivity: Vec<Sensitivity> = Vec::new(),
        /// What the brief rests on.
        pub source: Vec<Source> = Vec::new(),
    }
}
