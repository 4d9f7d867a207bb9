//! What the panels draw: a copy of what one seat may know, made through its observation and nothing else.

mod bench;
mod books;
mod build;
mod facts;
pub mod history;
mod holdings;
mod menu;
mod news;
mod offers;
pub mod score;
mod why;
mod works;

use std::sync::Arc;

pub use bench::{Bench, LeftTab, MapMode, RightTab};
pub use build::build;
pub use facts::{
    Aim, Capital, Cover, Gauge, Gauges, Incident, Line, Own, Programme, Question, Sector, Sighting, SightingKind,
    Table, TrustLine, World,
};
pub use menu::{Entry as MenuEntry, Group as MenuGroup, Part as MenuPart};
pub use news::{Place, Story};
pub use why::Why;

use super::look::Look;
use super::preview::Fan;
use crate::core::IdVec;
use crate::core::ids::{AreaId, InitiativeId, MemberId, PackageId, PledgeId, SectorId, SiteId};
use crate::rules::deterrence::state::SiteDeterrence;
use crate::rules::order::Refusal;
use crate::rules::phase::Step;
use crate::rules::pledges::state::Pledge;
use crate::rules::ruleset::Ruleset;
use crate::sim::observe::{Estimate, TestView};

/// Everything a panel may draw.
#[derive(Clone)]
pub struct View {
    /// Colours and words.
    pub look: Arc<Look>,
    /// The compiled scenario, which everybody knows.
    pub rules: Arc<Ruleset>,
    /// Whose eyes.
    pub seat: MemberId,
    /// Whether somebody plays this seat here; otherwise it is watched.
    pub mine: bool,
    /// The turn.
    pub turn: u8,
    /// What the game waits for.
    pub step: Step,
    /// Sealed seats and asked seats.
    pub ready: (usize, usize),
    /// Whether this seat has sealed.
    pub sealed: bool,
    /// Other people at this laptop who have sealed and may still open their orders again.
    pub others_sealed: Vec<MemberId>,
    /// Whether undo and redo are possible.
    pub history: (bool, bool),
    /// The gauges.
    pub gauges: Gauges,
    /// Own books.
    pub own: Own,
    /// The half of the score that everybody shares, so far: gap, deterrence, cohesion, peace; 500 in all.
    pub shared: [i32; 4],
    /// The agenda.
    pub agenda: Vec<Aim>,
    /// The trust ledger, newest first.
    pub ledger: Vec<TrustLine>,
    /// Every capital.
    pub capitals: IdVec<MemberId, Capital>,
    /// Areas.
    pub covers: IdVec<AreaId, Cover>,
    /// Programmes, own ones first.
    pub programmes: Vec<Programme>,
    /// How full the sectors are.
    pub sectors: IdVec<SectorId, Sector>,
    /// Open pledges this seat knows of.
    pub pledges: Vec<(PledgeId, Pledge)>,
    /// Allied forces by site, brigades × 100 of each capital that has any there.
    pub stationed: IdVec<SiteId, Vec<(MemberId, i32)>>,
    /// Deterrence by site.
    pub sites: IdVec<SiteId, SiteDeterrence>,
    /// Motions.
    pub motions: Vec<Table>,
    /// Initiatives in force or voted: from which turn, effect in permille.
    pub standing: Vec<(InitiativeId, u8, i32)>,
    /// Packages announced, with the turn they leave.
    pub packages: Vec<(PackageId, u8)>,
    /// What the calls to this seat say.
    pub calls: Vec<String>,
    /// Injects that want an answer.
    pub questions: Vec<Question>,
    /// Incidents of the turn.
    pub incidents: Vec<Incident>,
    /// A test under way.
    pub test: Option<TestView>,
    /// What is seen on the map.
    pub sightings: Vec<Sighting>,
    /// The draft.
    pub draft: Vec<Line>,
    /// Orders accepted in earlier steps of the turn, in words.
    pub earlier: Vec<String>,
    /// What can be ordered in this step.
    pub menu: Arc<Vec<MenuEntry>>,
    /// What happened, as far as this seat may read it: oldest first.
    pub news: Arc<Vec<Arc<Story>>>,
    /// The war, the administration, the lead of the alliance.
    pub world: World,
    /// Trust between the seats as this one can tell: by holder, then by subject.
    pub trust: IdVec<MemberId, IdVec<MemberId, Estimate>>,
    /// What the draft would come to.
    pub fan: Fan,
    /// What is selected and opened.
    pub bench: Bench,
}

impl View {
    /// A text.
    pub fn t(&self, key: &str) -> String {
        self.look.t(key)
    }
    /// A text with values.
    pub fn tw(&self, key: &str, args: &[super::look::Arg]) -> String {
        self.look.tw(key, args)
    }
    /// Why an order is refused, in words; nothing in it depends on what the seat knows.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        super::look::orders::refusal(&self.look, &self.rules, refusal)
    }
    /// A capital's name.
    pub fn name(&self, member: MemberId) -> &str {
        self.rules.name(member)
    }
}
