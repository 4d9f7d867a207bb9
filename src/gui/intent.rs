//! What a person wants done: panels only say it, the desk does it.

use std::path::PathBuf;

use super::bindings::{Action, Chord};
use super::map::Camera;
use super::view::{LeftTab, MapMode, MenuGroup, Place, RightTab};
use super::{Pane, Screen};
use crate::core::ids::MemberId;
use crate::rules::order::Order;

/// What a person wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Another screen.
    Go(Screen),
    /// Choose a scenario, by its short name or folder, with a variant.
    Choose(String, Option<String>),
    /// Who plays a seat: a profile's short name, or `human`.
    Sit(MemberId, String),
    /// A person leaves a seat to the machine that usually plays it.
    Rise(MemberId),
    /// Everybody but these seats is played by the usual field; these by people.
    SitAs(Vec<MemberId>),
    /// Another seed.
    Seed(u64),
    /// Begin the game that was set up.
    Begin,
    /// Open a save.
    Open(PathBuf),
    /// Look back on a save, or on the game in play.
    LookBack(Option<PathBuf>),
    /// Show a turn of the game that is looked back on.
    StandAt(u8),
    /// Let the game that is looked back on go on by itself, or stop it.
    PlayBack(bool),
    /// Look back no longer.
    LeavePast,
    /// Move a save out of the list.
    PutAway(PathBuf),
    /// Order something; it takes the place of a drafted order on the same subject.
    Order(Order),
    /// Take an order out of the draft.
    TakeOut(usize),
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Empty the draft.
    Reset,
    /// Seal the draft, and move on once nobody is waited for.
    Seal,
    /// A seat takes the laptop back and opens its orders again.
    Unseal(MemberId),
    /// The next seat is at the laptop.
    TakeOver,
    /// Look through another seat's eyes, when watching.
    LookAs(MemberId),
    /// Begin the next turn.
    NextTurn,
    /// Tell the next phase, or all of them.
    Tell(usize),
    /// Pause or go on, when watching.
    Pause(bool),
    /// Tenths of a second a turn, when watching.
    Speed(u32),
    /// A mode of the map.
    Mode(MapMode),
    /// Look at a capital, or at none.
    Select(Option<MemberId>),
    /// Move the map.
    Camera(Camera),
    /// A tab.
    LeftTab(LeftTab),
    /// A tab.
    RightTab(RightTab),
    /// A pane, where there is room for one only.
    Pane(Pane),
    /// Search the chronicle.
    Search(String),
    /// Show one field of news only.
    Filter(Option<Place>),
    /// Pin or unpin a piece of news: its turn and place.
    Pin(u8, usize),
    /// All news is read.
    Seen,
    /// Open or close the questions of events.
    Questions(bool),
    /// Open or close the list of orders.
    Menu(bool),
    /// A drawer of the list of orders.
    Group(MenuGroup),
    /// Search the list of orders.
    MenuSearch(String),
    /// Pick a size of an entry: its title and the size's number.
    Pick(String, usize),
    /// A theme by its short name.
    Theme(String),
    /// A language by its short name.
    Language(String),
    /// Per cent of the usual size.
    Scale(u32),
    /// Less movement.
    ReducedMotion(bool),
    /// Another key for an action.
    Bind(Action, Chord),
    /// The usual keys again.
    UsualKeys,
    /// Open or close the command palette.
    Palette(bool),
    /// Open or close help.
    Help(bool),
    /// Write the debrief to a file.
    Export,
    /// Open a folder in designer mode.
    Design(PathBuf),
    /// Something about the lessons of a tutorial.
    Teach(Teach),
    /// Begin the tutorial of a scenario, by its short name.
    Learn(String),
    /// Put away the message.
    Dismiss,
    /// Close the window.
    Quit,
}

/// What a person wants of a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Teach {
    /// Open or close the hint.
    Hint,
    /// Show where it is done.
    Show,
    /// Pass the lesson over.
    Skip,
    /// On to the next, after one was done.
    GoOn,
    /// No more lessons in this game.
    End,
    /// The farewell has been read.
    Farewell,
}

impl Teach {
    /// The key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::Hint => "lesson-hint",
            Self::Show => "lesson-show",
            Self::Skip => "lesson-skip",
            Self::GoOn => "lesson-go-on",
            Self::End => "lesson-end",
            Self::Farewell => "lesson-to-debrief",
        }
    }
}
