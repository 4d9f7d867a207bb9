//! Where the tour stops, and what it does there.

use crate::core::ids::MemberId;
use crate::gui::front::HUMAN;
use crate::gui::intent::Intent;
use crate::gui::look::vision::Vision;
use crate::gui::session::Session;
use crate::gui::view::{LeftTab, MapMode, MenuGroup, RightTab, View};
use crate::gui::{Pane, Screen};
use crate::rules::phase::Step;

/// A stop of the tour.
pub(super) enum Stop {
    /// Do this.
    Do(Vec<Intent>),
    /// Work out what to do from the view.
    Look(fn(&View) -> Vec<Intent>),
    /// Play on without looking until the game waits for one of these steps.
    PlayTo(fn(&Session) -> bool),
    /// Go where the game is.
    Arrive,
    /// Wait until the draft is foreseen.
    Foreseen,
    /// Press a part of the window, by the name of its help.
    Press(&'static str),
    /// Spoil a copy of the game that was saved.
    Spoil,
    /// Take a picture of this name.
    Picture(&'static str),
}

/// The stops.
pub(super) fn itinerary(scenario: &str, theme: &str) -> Vec<Stop> {
    use Stop::{Arrive, Do, Foreseen, Look, Picture, PlayTo, Press, Spoil};
    let mut stops = vec![
        Picture("title"),
        Do(vec![Intent::Choose(scenario.to_owned(), None), Intent::Seed(7)]),
        Look(|_| Vec::new()),
        Picture("seats"),
        Do(vec![Intent::SitAs(Vec::new()), Intent::Sit(MemberId(0), HUMAN.to_owned()), Intent::Begin]),
        Picture("briefing"),
        Do(vec![Intent::Go(Screen::Turn)]),
        Picture("turn-propose"),
        Do(vec![Intent::Menu(true), Intent::Group(MenuGroup::Motions)]),
        Picture("list-of-motions"),
        Look(|view| first_of(view, MenuGroup::Motions, 1)),
        Do(vec![Intent::Menu(false)]),
        Do(vec![Intent::Seal]),
        Do(vec![Intent::RightTab(RightTab::Motions), Intent::Pane(Pane::Programmes)]),
        Picture("turn-negotiate"),
        Do(vec![Intent::Menu(true), Intent::Group(MenuGroup::Deals)]),
        Picture("list-of-deals"),
        Do(vec![Intent::Menu(false), Intent::Seal, Intent::RightTab(RightTab::Programmes)]),
        Do(vec![Intent::Questions(true)]),
        Picture("questions"),
        Do(vec![Intent::Questions(false)]),
        Do(vec![Intent::Menu(true), Intent::Group(MenuGroup::Procure)]),
        Picture("list-of-programmes"),
        Look(|view| first_of(view, MenuGroup::Procure, 2)),
        Look(|view| first_of(view, MenuGroup::Budget, 1)),
        Look(|view| first_of(view, MenuGroup::Posture, 1)),
        Look(|view| first_of(view, MenuGroup::Diplomacy, 1)),
        Do(vec![Intent::Menu(false), Intent::Pane(Pane::Draft)]),
        Picture("turn-computing"),
        Foreseen,
        Picture("turn-orders"),
        Do(vec![Intent::Pane(Pane::Capital)]),
        Picture("turn-capital"),
        Do(vec![Intent::Pane(Pane::Map)]),
        Press("gauge-gap"),
        Picture("why-gap"),
        Press("gauge-gap"),
        Do(vec![Intent::Seal]),
        PlayTo(|session| session.step() == Step::Report),
        Do(vec![Intent::Go(Screen::Resolution)]),
        Picture("resolution"),
        Do(vec![Intent::Tell(2)]),
        Picture("resolution-arms"),
        Do(vec![Intent::Go(Screen::Report)]),
        Picture("report"),
        PlayTo(|session| (session.step() == Step::Respond && !session.waiting().is_empty()) || session.turn() >= 12),
        Arrive,
        Picture("reaction"),
        PlayTo(|session| (session.step() == Step::Back && !session.waiting().is_empty()) || session.turn() >= 13),
        Arrive,
        Picture("reaction-back"),
        PlayTo(|session| session.turn() >= 5 && session.step() == Step::Orders),
        Arrive,
    ];
    for (mode, name) in
        MapMode::ALL.into_iter().zip(["map-trust", "map-threat", "map-american", "map-forward", "map-spending"])
    {
        stops.push(Do(vec![Intent::Mode(mode), Intent::Pane(Pane::Map)]));
        stops.push(Picture(name));
    }
    for (vision, name) in [(Vision::RedGreen, "vision-red-green"), (Vision::BlueYellow, "vision-blue-yellow")] {
        stops.push(Do(vec![Intent::Theme(vision.with(theme)), Intent::Mode(MapMode::Threat)]));
        stops.push(Picture(name));
    }
    stops.push(Do(vec![Intent::Theme(theme.to_owned()), Intent::Mode(MapMode::Trust)]));
    stops.extend([
        Do(vec![Intent::LookBack(None)]),
        Picture("look-back"),
        Do(vec![Intent::StandAt(2)]),
        Picture("look-back-early"),
        Do(vec![Intent::LeavePast]),
        Do(vec![Intent::Go(Screen::Title)]),
        Spoil,
        Do(vec![Intent::Go(Screen::Saves)]),
        Picture("saves"),
        Arrive,
    ]);
    for (tab, pane, name) in [
        (Intent::LeftTab(LeftTab::Trust), Pane::Books, "books-trust"),
        (Intent::LeftTab(LeftTab::Moscow), Pane::Books, "books-moscow"),
        (Intent::LeftTab(LeftTab::Chronicle), Pane::Books, "books-chronicle"),
        (Intent::RightTab(RightTab::Industry), Pane::Programmes, "books-industry"),
        (Intent::RightTab(RightTab::Pledges), Pane::Programmes, "books-pledges"),
    ] {
        stops.push(Do(vec![tab, Intent::Pane(pane)]));
        stops.push(Picture(name));
    }
    stops.extend([
        Do(vec![Intent::Palette(true)]),
        Picture("palette"),
        Do(vec![Intent::Palette(false), Intent::Help(true)]),
        Picture("help"),
        Do(vec![Intent::Help(false), Intent::Go(Screen::Library)]),
        Picture("library"),
        Do(vec![Intent::Go(Screen::Settings)]),
        Picture("settings"),
        Do(vec![Intent::Go(Screen::Designer), Intent::Design("scenarios/smallest".into())]),
        Picture("designer"),
        Do(vec![Intent::Go(Screen::Pass)]),
        Picture("pass"),
        PlayTo(Session::over),
        Do(vec![Intent::Go(Screen::Debrief)]),
        Picture("debrief"),
    ]);
    stops.extend(tutorial());
    stops
}

/// The lessons, from the title to the farewell.
fn tutorial() -> Vec<Stop> {
    use Stop::{Arrive, Do, Look, Picture, PlayTo};
    vec![
        Do(vec![Intent::Learn("first-winter".to_owned())]),
        Picture("lesson-welcome"),
        PlayTo(|session| session.step() == Step::Orders),
        Arrive,
        Picture("lesson-look"),
        Do(vec![Intent::Menu(true), Intent::Group(MenuGroup::Procure)]),
        Picture("lesson-praise"),
        Look(|view| first_of(view, MenuGroup::Procure, 1)),
        Do(vec![Intent::Menu(false)]),
        PlayTo(|session| session.step() == Step::Report),
        Do(vec![Intent::Go(Screen::Report)]),
        Picture("lesson-report"),
        PlayTo(|session| session.turn() == 2 && session.step() == Step::Propose),
        Arrive,
        Do(vec![Intent::Menu(true)]),
        Picture("lesson-list"),
        Do(vec![Intent::Menu(false)]),
        PlayTo(|session| session.step() == Step::Respond && !session.waiting().is_empty()),
        Arrive,
        Picture("lesson-answer"),
        PlayTo(Session::over),
        Do(vec![Intent::Go(Screen::Debrief)]),
        Picture("lesson-farewell"),
    ]
}

/// The first entries of a drawer that can be ordered.
fn first_of(view: &View, group: MenuGroup, most: usize) -> Vec<Intent> {
    view.menu
        .iter()
        .filter(|entry| entry.group == group && entry.drafted.is_none())
        .filter_map(|entry| entry.parts.iter().find(|part| part.result.is_ok()))
        .take(most)
        .map(|part| Intent::Order(part.order))
        .collect()
}
