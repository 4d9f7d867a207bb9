//! What is selected, opened and looked for: nothing of it is part of the game.

use super::{MenuGroup, Place, View};
use crate::core::ids::MemberId;
use crate::gui::Pane;
use crate::gui::intent::Intent;

/// What is selected, opened and looked for; nothing of it is part of the game.
#[derive(Clone, Debug)]
pub struct Bench {
    /// The mode of the map.
    pub mode: MapMode,
    /// The capital that is looked at.
    pub selected: Option<MemberId>,
    /// The left tab of the bottom.
    pub left_tab: LeftTab,
    /// The right tab of the bottom.
    pub right_tab: RightTab,
    /// What the chronicle is searched for.
    pub search: String,
    /// What kind of news the chronicle shows.
    pub filter: Option<Place>,
    /// The last news seen: turn and place.
    pub seen: (u8, usize),
    /// Pinned news: turn and place.
    pub pinned: Vec<(u8, usize)>,
    /// The kind of orders the list of orders shows.
    pub group: MenuGroup,
    /// What the list of orders is searched for.
    pub menu_search: String,
    /// Whether the list of orders is open.
    pub menu_open: bool,
    /// Whether the questions of events are open.
    pub questions_open: bool,
    /// The option picked for each entry of the menu, by its place.
    pub picks: std::collections::BTreeMap<String, usize>,
    /// How many phases of the resolution have been told.
    pub told: usize,
    /// Where the map is looked at from: centre in kilometres, and zoom.
    pub camera: crate::gui::map::Camera,
    /// No movement but what is asked for.
    pub reduced_motion: bool,
    /// The pane shown where there is room for one only.
    pub pane: Pane,
    /// Whether a game that is watched stands still.
    pub paused: bool,
    /// Tenths of a second a turn of a game that is watched.
    pub tenths: u32,
}

impl Default for Bench {
    fn default() -> Self {
        Self {
            mode: MapMode::Trust,
            selected: None,
            left_tab: LeftTab::Capabilities,
            right_tab: RightTab::Programmes,
            search: String::new(),
            filter: None,
            seen: (0, 0),
            pinned: Vec::new(),
            group: MenuGroup::Desk,
            menu_search: String::new(),
            menu_open: false,
            questions_open: false,
            picks: std::collections::BTreeMap::new(),
            told: 0,
            camera: crate::gui::map::Camera::default(),
            reduced_motion: false,
            pane: Pane::Map,
            paused: false,
            tenths: 15,
        }
    }
}

impl Bench {
    /// Does what concerns nothing but what is shown.
    pub fn apply(&mut self, intent: Intent, view: Option<&View>) {
        match intent {
            Intent::Mode(mode) => self.mode = mode,
            Intent::Select(member) => self.selected = member,
            Intent::Camera(camera) => self.camera = camera,
            Intent::LeftTab(tab) => {
                self.left_tab = tab;
                self.pane = if self.pane == Pane::Map { Pane::Map } else { Pane::Books };
            }
            Intent::RightTab(tab) => self.right_tab = tab,
            Intent::Pane(pane) => self.pane = pane,
            Intent::Search(text) => self.search = text,
            Intent::Filter(place) => self.filter = place,
            Intent::Pin(turn, place) => match self.pinned.iter().position(|pin| *pin == (turn, place)) {
                Some(nth) => {
                    self.pinned.remove(nth);
                }
                None => self.pinned.push((turn, place)),
            },
            Intent::Seen => {
                self.seen = view.and_then(|view| view.news.last()).map_or((0, 0), |story| (story.turn, story.place));
            }
            Intent::Questions(open) => self.questions_open = open,
            Intent::Menu(open) => {
                self.menu_open = open;
                if !open {
                    self.menu_search.clear();
                }
            }
            Intent::Group(group) => self.group = group,
            Intent::MenuSearch(text) => self.menu_search = text,
            Intent::Pick(title, nth) => {
                self.picks.insert(title, nth);
            }
            Intent::Tell(nth) => self.told = nth,
            Intent::Pause(paused) => self.paused = paused,
            Intent::Speed(tenths) => self.tenths = tenths.clamp(1, 100),
            _ => {}
        }
    }
}

/// What the map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapMode {
    /// Trust from and in the chosen capital.
    Trust,
    /// Threat perception.
    Threat,
    /// American troops.
    American,
    /// Allied forces at the sites.
    Forward,
    /// Core spending.
    Spending,
}

impl MapMode {
    /// All modes in the order of their keys.
    pub const ALL: [Self; 5] = [Self::Trust, Self::Threat, Self::American, Self::Forward, Self::Spending];
    /// The key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::Trust => "map-trust",
            Self::Threat => "map-threat",
            Self::American => "map-american",
            Self::Forward => "map-forward",
            Self::Spending => "map-spending",
        }
    }
}

/// A tab at the bottom left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftTab {
    /// Capabilities.
    Capabilities,
    /// Trust ledger.
    Trust,
    /// Russia and Ukraine.
    Moscow,
    /// Chronicle.
    Chronicle,
}

/// A tab at the bottom right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RightTab {
    /// Programmes.
    Programmes,
    /// Industry.
    Industry,
    /// Pledges.
    Pledges,
    /// Motions.
    Motions,
}
