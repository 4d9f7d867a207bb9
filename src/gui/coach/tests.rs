//! The tutorial at the window: it waits for what it asks for, says what is missing, and ends.

use bevy_egui::egui::{Context, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::gui::look::{Look, theme};
use crate::gui::panel::lesson;
use crate::gui::settings::Settings;
use crate::gui::view::RightTab;
use crate::rules::order::{Order, OrderKind};
use crate::scenario::Options;

/// A desk with a person at it, in front of which the coach stands.
struct Class {
    desk: Desk,
    coach: Coach,
    screen: Screen,
    context: Context,
}

impl Class {
    fn new() -> Self {
        let mut desk = Desk::new(Settings::default(), None);
        let screen = desk.learn("first-winter").expect("the tutorial begins");
        let mut class = Self { desk, coach: Coach::default(), screen, context: Context::default() };
        class.coach.attend(&mut class.desk);
        class
    }
    /// A frame with these wishes.
    fn wish(&mut self, mut intents: Vec<Intent>) {
        self.coach.attend(&mut self.desk);
        self.coach.hear(&self.desk, self.screen, &self.context, &mut intents);
        self.screen = self.desk.apply(intents, self.screen).unwrap_or(self.screen);
        self.coach.attend(&mut self.desk);
    }
    fn saying(&self) -> Option<Saying> {
        self.coach.saying(&self.desk, self.screen)
    }
    fn lesson(&self) -> String {
        match self.saying() {
            Some(Saying::Lesson { lesson, .. }) => lesson.id.as_str().to_owned(),
            other => format!("{other:?}"),
        }
    }
    /// Frames in which nothing is wished, until a lesson is taught or a turn is over.
    fn settle(&mut self) {
        for _ in 0..6 {
            self.wish(Vec::new());
        }
    }
    /// The order on offer that does what the lesson asks for.
    fn order(&mut self) -> Order {
        let Some(Saying::Lesson { lesson, .. }) = self.saying() else { panic!("no lesson: {:?}", self.saying()) };
        let menu = self.desk.view().expect("a game").menu.clone();
        let session = self.desk.session.as_ref().expect("a game");
        let obs = session.observe(self.desk.seat);
        let fits = menu.iter().flat_map(|entry| &entry.parts).filter(|part| part.result.is_ok());
        fits.map(|part| part.order).find(|order| counts(&lesson.done, order, &obs)).expect("an order that does it")
    }
    fn go_on(&mut self) {
        self.wish(vec![Intent::Teach(Teach::GoOn)]);
    }
    /// Does the order of the lesson, and is praised for it.
    fn obey(&mut self) {
        let order = self.order();
        self.wish(vec![Intent::Order(order)]);
        assert!(matches!(self.saying(), Some(Saying::Praise(..))), "{:?}", self.saying());
        self.go_on();
    }
    /// Through resolution and report to the next turn.
    fn next_turn(&mut self) {
        // Whether to back a neighbour's answer is asked, and not taught.
        while self.screen == Screen::Reaction {
            assert_eq!(self.saying(), Some(Saying::Free));
            self.wish(vec![Intent::Seal]);
        }
        assert_eq!(self.screen, Screen::Resolution);
        assert!(matches!(self.saying(), Some(Saying::After(_))));
        self.wish(vec![Intent::Go(Screen::Report)]);
        self.wish(vec![Intent::NextTurn]);
        self.settle();
    }
}

#[test]
fn the_whole_tutorial_is_played_by_doing_what_it_says() {
    let mut class = Class::new();
    assert_eq!(class.screen, Screen::Briefing);
    assert!(matches!(class.saying(), Some(Saying::Welcome(text)) if !text.contains('`')));
    class.wish(vec![Intent::Go(Screen::Turn)]);
    // Steps in which nothing is taught are passed over.
    class.settle();
    assert_eq!(class.lesson(), "look");
    assert_eq!(class.coach.spots(&class.desk, &class.saying().unwrap())[0], Spot::Part("draft"));
    class.wish(vec![Intent::Menu(true)]);
    assert_eq!(class.coach.spots(&class.desk, &class.saying().unwrap()), [Spot::Part("group-procure")]);
    class.wish(vec![Intent::Group(MenuGroup::Procure)]);
    class.wish(Vec::new());
    assert!(matches!(class.saying(), Some(Saying::Praise(..))));
    class.go_on();
    assert_eq!(class.lesson(), "buy");
    let spots = class.coach.spots(&class.desk, &class.saying().unwrap());
    assert!(matches!(&spots[0], Spot::Entry(title) if !title.is_empty()), "{spots:?}");
    class.obey();
    assert_eq!(class.saying(), Some(Saying::Free));
    // The list lies over what is to be pressed: it is to be closed first.
    assert_eq!(class.coach.spots(&class.desk, &Saying::Free), [Spot::Part("close")]);
    class.wish(vec![Intent::Menu(false)]);
    assert_eq!(class.coach.spots(&class.desk, &Saying::Free), [Spot::Part("seal")]);
    class.wish(vec![Intent::Seal]);
    class.next_turn();
    for id in ["propose", "persuade", "reassure"] {
        assert_eq!(class.lesson(), id);
        class.obey();
        class.wish(vec![Intent::Seal]);
        class.settle();
    }
    class.next_turn();
    assert_eq!(class.lesson(), "reserve");
    class.wish(vec![Intent::RightTab(RightTab::Programmes)]);
    class.wish(Vec::new());
    class.go_on();
    class.wish(vec![Intent::Seal]);
    assert_eq!((class.screen, class.lesson()), (Screen::Reaction, "answer".to_owned()));
    class.obey();
    class.wish(vec![Intent::Seal]);
    class.next_turn();
    assert_eq!(class.lesson(), "see-gap");
    class.wish(vec![Intent::Teach(Teach::Skip)]);
    assert_eq!(class.lesson(), "carry");
    class.wish(vec![Intent::Teach(Teach::Show)]);
    assert!(class.desk.bench.questions_open);
    class.obey();
    class.wish(vec![Intent::Seal]);
    class.wish(vec![Intent::Go(Screen::Report)]);
    // What was skipped is said after the turn.
    assert!(matches!(class.saying(), Some(Saying::After(lost)) if lost.len() == 1));
    class.wish(vec![Intent::Go(Screen::Debrief)]);
    let Some(Saying::Farewell(rows, words)) = class.saying() else { panic!("{:?}", class.saying()) };
    assert_eq!(rows.iter().filter(|row| row.1 == Mark::Done).count(), rows.len() - 1);
    assert!(!words.contains('`'), "{words}");
    class.wish(vec![Intent::Teach(Teach::Farewell)]);
    assert_eq!(class.saying(), None);
}

#[test]
fn a_seal_is_held_back_once_and_another_order_is_not_enough() {
    let mut class = Class::new();
    class.wish(vec![Intent::Go(Screen::Turn)]);
    class.settle();
    class.wish(vec![Intent::Teach(Teach::Skip)]);
    assert_eq!(class.lesson(), "buy");
    // Something of that kind, but not for air defence.
    let view = class.desk.view().unwrap();
    let other = view.menu.iter().flat_map(|entry| &entry.parts).find(|part| {
        let Order::Start { option, .. } = part.order else { return false };
        let area = view.rules.areas.pairs().find(|(_, area)| area.id.as_str() == "iamd").unwrap().0;
        part.result.is_ok() && view.rules.options[option].points[area].0 <= 0
    });
    if let Some(order) = other.map(|part| part.order) {
        class.wish(vec![Intent::Order(order)]);
        assert!(matches!(class.saying(), Some(Saying::Lesson { missing: Some(Missing::NotThat), .. })));
    }
    class.wish(vec![Intent::Seal]);
    assert!(matches!(class.saying(), Some(Saying::Lesson { missing: Some(Missing::NotDone), hint: true, .. })));
    assert_eq!(class.screen, Screen::Turn);
    class.wish(vec![Intent::Seal]);
    assert_eq!(class.screen, Screen::Resolution);
    assert!(matches!(class.saying(), Some(Saying::After(lost)) if lost.len() == 2));
}

#[test]
fn the_tutorial_can_be_ended_and_other_games_have_none() {
    let mut class = Class::new();
    class.wish(vec![Intent::Teach(Teach::End)]);
    class.wish(vec![Intent::Go(Screen::Turn)]);
    class.settle();
    assert_eq!(class.saying(), None);
    let step = class.desk.session.as_ref().unwrap().step();
    assert_eq!(step, Step::Propose, "without lessons every step is the player's own");
    class.desk.session = Some(crate::gui::session::tests::table(1));
    class.wish(Vec::new());
    assert_eq!(class.saying(), None);
}

#[test]
fn no_lesson_at_the_window_names_words_to_type() {
    for language in ["en", "de"] {
        let options = Options { language: Some(language.to_owned()), ..Options::default() };
        let scenario = crate::scenario::load("first-winter", &options).unwrap();
        let look = Look::of("light", language);
        for lesson in scenario.tutorial.unwrap().for_window().lessons {
            for text in [&lesson.text, &lesson.task, &lesson.hint, &lesson.praise, &lesson.missed, &lesson.learnt] {
                assert!(!text.contains('`') && !text.to_lowercase().contains("type "), "{}: {text}", lesson.id);
                for key in text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(key, _)| key) {
                    assert_ne!(look.t(key), key, "{}: there is no text `{key}` in {language}", lesson.id);
                }
                assert!(!named(&look, text).contains(['{', '}']), "{}: {text}", lesson.id);
            }
        }
    }
}

#[test]
fn parts_of_the_window_are_called_what_they_are_called_on_it() {
    let (english, german) = (Look::of("light", "en"), Look::of("light", "de"));
    assert_eq!(named(&english, "press “{group-procure}” now"), "press “Procure” now");
    assert_eq!(named(&german, "press “{group-procure}” now"), "press “Beschaffung” now");
    assert_eq!(named(&english, "no braces"), "no braces");
}

#[test]
fn an_order_counts_for_the_lesson_it_was_made_for_and_for_no_other() {
    let mut class = Class::new();
    class.wish(vec![Intent::Go(Screen::Turn)]);
    class.settle();
    class.wish(vec![Intent::Teach(Teach::Skip)]);
    let order = class.order();
    assert_eq!(order.kind(), OrderKind::Start);
    let session = class.desk.session.as_ref().unwrap();
    let obs = session.observe(class.desk.seat);
    let tutorial = session.scenario.tutorial.as_ref().unwrap();
    let counted: Vec<bool> = tutorial.lessons.iter().map(|lesson| counts(&lesson.done, &order, &obs)).collect();
    assert_eq!(counted.iter().filter(|counts| **counts).count(), 1, "{counted:?}");
}

/// Draws what is said, presses what bears a label, and returns what is then wanted.
fn press(saying: &Saying, label: &str) -> Vec<Intent> {
    let (look, saying, mut frames) = (Look::of("light", "en"), saying.clone(), 0);
    let mut harness = Harness::builder().with_size(vec2(1280.0, 720.0)).build_ui_state(
        move |ui, wanted: &mut Vec<Intent>| {
            frames += 1;
            match frames {
                1 => theme::fonts(ui.ctx()),
                2 => {}
                _ => lesson::show(&look, &saying, ui, wanted),
            }
        },
        Vec::new(),
    );
    harness.run_steps(5);
    harness.state_mut().clear();
    harness.get_by_label(label).click();
    harness.run_steps(3);
    harness.state().clone()
}

#[test]
fn the_strip_says_what_is_wanted_of_it() {
    let mut class = Class::new();
    assert_eq!(press(&class.saying().unwrap(), "End the tutorial"), [Intent::Teach(Teach::End)]);
    class.wish(vec![Intent::Go(Screen::Turn)]);
    class.settle();
    class.wish(vec![Intent::Teach(Teach::Skip)]);
    let saying = class.saying().unwrap();
    assert_eq!(press(&saying, "Hint"), [Intent::Teach(Teach::Hint)]);
    assert_eq!(press(&saying, "Show me"), [Intent::Teach(Teach::Show)]);
    assert_eq!(press(&saying, "Skip lesson"), [Intent::Teach(Teach::Skip)]);
    class.wish(vec![Intent::Teach(Teach::Show)]);
    assert!(class.desk.bench.menu_open && class.desk.bench.group == MenuGroup::Procure);
    let praise = Saying::Praise("Buy now".into(), "It is decided".into());
    assert_eq!(press(&praise, "Go on"), [Intent::Teach(Teach::GoOn)]);
    let farewell = Saying::Farewell(vec![("Buy".into(), Mark::Done, "Time".into())], "Goodbye".into());
    assert_eq!(press(&farewell, "To the debrief"), [Intent::Teach(Teach::Farewell)]);
}
