//! Panels by their accessibility tree: what is pressed is what is wanted, and nothing secret is in a view.

mod explained;
mod looking_back;
mod played;

use std::sync::Arc;

use bevy_egui::egui::{self, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::intent::Intent;
use super::look::{Look, theme};
use super::panel::{capital, chronicle, covers, draft, menu, motions, pledges, programmes, top, trust};
use super::session::Session;
use super::session::tests::{play_to, table};
use super::view::{self, Bench, LeftTab, MapMode, MenuGroup, View};
use super::{Screen, map, screen};
use crate::core::ids::MemberId;
use crate::rules::event::Visibility;
use crate::rules::phase::Step;

const ME: MemberId = MemberId(0);

fn look() -> Arc<Look> {
    Look::of("light", "en")
}

fn view_of(session: &Session, seat: MemberId) -> View {
    view::build(session, seat, &look(), &Bench::default(), None)
}

fn at(step: Step) -> (Session, View) {
    let mut session = table(1);
    play_to(&mut session, step);
    let view = view_of(&session, ME);
    (session, view)
}

type Panel = fn(&View, &mut Ui, &mut Vec<Intent>);

/// Draws a panel, presses what bears a label, and returns what is then wanted.
fn press(view: &View, panel: Panel, label: &str) -> Vec<Intent> {
    press_in(vec2(1280.0, 720.0), view, panel, label)
}

fn press_in(size: egui::Vec2, view: &View, panel: Panel, label: &str) -> Vec<Intent> {
    let shown = view.clone();
    let mut harness = drawn(size, move |ui, wanted| panel(&shown, ui, wanted));
    pressed(&mut harness, label)
}

/// Something drawn in a window of this size, in the light theme.
fn drawn<'a>(size: egui::Vec2, mut draw: impl FnMut(&mut Ui, &mut Vec<Intent>) + 'a) -> Harness<'a, Vec<Intent>> {
    let mut frames = 0;
    let mut harness = Harness::builder().with_size(size).build_ui_state(
        move |ui, wanted: &mut Vec<Intent>| {
            // Fonts are known from the frame after they were set.
            frames += 1;
            match frames {
                1 => {
                    theme::fonts(ui.ctx());
                    look().theme.apply(ui.ctx());
                }
                2 => {}
                _ => draw(ui, wanted),
            }
        },
        Vec::new(),
    );
    harness.run_steps(5);
    harness
}

/// Presses what bears a label and returns what is then wanted.
fn pressed(harness: &mut Harness<'_, Vec<Intent>>, label: &str) -> Vec<Intent> {
    harness.state_mut().clear();
    harness.get_by_label(label).click();
    harness.run_steps(3);
    harness.state().clone()
}

#[test]
fn the_seal_and_the_menu_say_what_they_do() {
    let (_, view) = at(Step::Orders);
    assert_eq!(press(&view, top::show, "Seal orders"), [Intent::Seal]);
    let sealed = View { sealed: true, ..view };
    assert_eq!(press(&sealed, top::show, "Unseal"), [Intent::Unseal(ME)]);
}

#[test]
fn drafted_orders_are_taken_out_undone_and_emptied() {
    let (mut session, _) = at(Step::Orders);
    session.add(ME, crate::rules::order::Order::Embassy).unwrap();
    let view = view_of(&session, ME);
    assert_eq!(press(&view, draft::show, "Take out: Build up the embassy in Washington"), [Intent::TakeOut(0)]);
    assert_eq!(press(&view, draft::show, "Undo"), [Intent::Undo]);
    assert_eq!(press(&view, draft::show, "Empty the draft"), [Intent::Reset]);
    assert_eq!(press(&view, draft::show, "+ Add"), [Intent::Menu(true)]);
}

#[test]
fn the_list_of_orders_offers_what_the_rules_allow_and_says_why_not() {
    let (session, mut view) = at(Step::Orders);
    view.bench.group = MenuGroup::Washington;
    let wanted = press(&view, menu::show, "Add: Build up the embassy in Washington");
    let [Intent::Order(order)] = wanted.as_slice() else { panic!("{wanted:?}") };
    assert!(session.game().check(ME, session.game().given(ME), session.game().means(ME), order).is_ok());
    // Everything offered is allowed, everything greyed has its reason in words.
    let parts = view.menu.iter().flat_map(|entry| &entry.parts);
    let (mut open, mut shut) = (0, 0);
    for part in parts {
        match &part.result {
            Ok(_) => {
                open += 1;
                assert!(
                    session.game().check(ME, session.game().given(ME), session.game().means(ME), &part.order).is_ok()
                );
            }
            Err(_) => {
                shut += 1;
                assert!(!part.refused.is_empty(), "{:?} is refused without a word", part.order);
            }
        }
    }
    assert!(open > 40 && shut > 10, "{open} open, {shut} shut");
}

#[test]
fn a_row_stays_under_the_pointer_when_it_is_drafted() {
    use crate::rules::order::Order;
    let (mut session, view) = at(Step::Orders);
    let place = |view: &View| {
        let mut rows = view.menu.iter().filter(|entry| entry.group == MenuGroup::Washington);
        rows.position(|entry| entry.parts.iter().any(|part| part.order == Order::Embassy)).expect("an embassy")
    };
    let before = place(&view);
    session.add(ME, Order::Embassy).unwrap();
    let view = view_of(&session, ME);
    let row = view.menu.iter().filter(|entry| entry.group == MenuGroup::Washington).nth(before).expect("a row");
    assert!(row.drafted.is_some() && place(&view) == before);
}

#[test]
fn every_order_has_a_title_of_its_own_in_every_language() {
    let (session, view) = at(Step::Orders);
    for language in ["en", "de"] {
        let look = Look::of("light", language);
        let words = super::look::orders::Words { look: &look, obs: session.observe(ME) };
        for entry in view.menu.iter() {
            for part in &entry.parts {
                let title = words.title(&part.order);
                assert!(!title.is_empty() && !title.starts_with("order-") && !title.contains('{'), "{title}");
                let label = words.part(&part.order);
                assert!(!label.starts_with("part-") && !label.starts_with("planning-"), "{label}");
            }
            assert!(!entry.text.starts_with("about-"), "no text for {}: {}", entry.title, entry.text);
        }
    }
}

#[test]
fn questions_are_asked_and_answered() {
    let mut session = table(1);
    let view = (0..40)
        .find_map(|_| {
            play_to(&mut session, Step::Orders);
            let view = view_of(&session, ME);
            if view.questions.is_empty() {
                play_to(&mut session, Step::Report);
                return None;
            }
            Some(view)
        })
        .expect("some event asks the first seat");
    let text = view.tw("desk-answer", &[("count", view.questions.len().into())]);
    let wanted = press(&view, draft::show, &text);
    assert_eq!(wanted, [Intent::Questions(true)]);
    let question = &view.questions[0];
    let row = &view.rules.injects[question.inject];
    let nth = question.choices.iter().position(Result::is_ok).expect("a choice that is open");
    let wanted = press(&view, super::panel::question::show, &row.choices[nth].text);
    let choice = u8::try_from(nth).unwrap();
    assert_eq!(wanted, [Intent::Order(crate::rules::order::Order::Choose { inject: question.inject, choice })]);
}

#[test]
fn modes_of_the_map_are_chosen() {
    let (_, view) = at(Step::Orders);
    assert_eq!(press(&view, map::show, "3 US posture"), [Intent::Mode(MapMode::American)]);
}

#[test]
fn the_turn_fits_into_a_small_window_one_pane_at_a_time() {
    let (_, view) = at(Step::Orders);
    let wanted = press_in(vec2(640.0, 360.0), &view, screen::turn::show, "Programmes");
    assert_eq!(wanted, [Intent::Pane(super::Pane::Programmes)]);
    assert_eq!(press(&view, screen::turn::show, "Trust ledger"), [Intent::LeftTab(LeftTab::Trust)]);
}

#[test]
fn books_lead_to_orders() {
    let (_, view) = at(Step::Orders);
    let area = view.rules.areas.iter().next().unwrap().name.clone();
    let wanted = press(&view, covers::show, &area);
    assert!(wanted.contains(&Intent::Menu(true)) && wanted.contains(&Intent::MenuSearch(area)), "{wanted:?}");
}

#[test]
fn reports_lead_on() {
    let (_, view) = at(Step::Report);
    assert_eq!(press(&view, screen::report::show, "Next turn"), [Intent::NextTurn]);
    let chapters = screen::resolution::chapters(&view);
    assert!(chapters.len() > 1, "a turn has more than one chapter");
    assert_eq!(press(&view, screen::resolution::show, "Next"), [Intent::Tell(1)]);
    assert_eq!(press(&view, screen::resolution::show, "Skip to the report"), [Intent::Go(Screen::Report)]);
}

#[test]
fn reactions_offer_their_answers() {
    let mut session = table(12);
    play_to(&mut session, Step::Respond);
    let seat = session.waiting()[0];
    let view = view_of(&session, seat);
    let entry = view.menu.iter().find(|entry| entry.group == MenuGroup::Desk).expect("something to answer");
    let part = entry.parts.iter().find(|part| part.result.is_ok()).unwrap();
    let wanted = press(&view, screen::reaction::show, &part.label);
    assert_eq!(wanted, [Intent::Order(part.order)]);
    assert_eq!(press(&view, screen::reaction::show, "Send answer"), [Intent::Seal]);
}

#[test]
fn every_panel_draws_at_every_size_in_every_theme_and_language() {
    let (_, view) = at(Step::Orders);
    let panels: [Panel; 11] = [
        top::show,
        capital::show,
        draft::show,
        covers::show,
        trust::show,
        chronicle::show,
        programmes::show,
        pledges::show,
        motions::show,
        super::panel::moscow::show,
        super::panel::industry::show,
    ];
    for (theme_name, language, width) in [("light", "en", 1280.0), ("dark", "de", 420.0), ("contrast", "en", 230.0)] {
        let view = View { look: Look::of(theme_name, language), ..view.clone() };
        for panel in panels {
            let (mut frames, shown) = (0, view.clone());
            let mut harness = Harness::builder().with_size(vec2(width, 400.0)).build_ui(move |ui| {
                frames += 1;
                if frames == 1 {
                    theme::fonts(ui.ctx());
                } else if frames > 2 {
                    panel(&shown, ui, &mut Vec::new());
                }
            });
            harness.run_steps(5);
        }
    }
}

#[test]
fn a_view_holds_nothing_that_its_seat_may_not_know() {
    let mut session = table(2);
    for _ in 0..3 {
        play_to(&mut session, Step::Report);
        play_to(&mut session, Step::Propose);
    }
    let view = view_of(&session, ME);
    assert!(!view.news.is_empty());
    for story in view.news.iter() {
        let may = match story.event.visibility() {
            Visibility::Public => true,
            Visibility::Seat(seat) => seat == ME,
            Visibility::Debrief => false,
        };
        assert!(may, "{:?}", story.event);
    }
    assert!(view.agenda.iter().all(|aim| aim.goal.seat == ME));
    // What it believes of Washington is an estimate, and others' trust too.
    assert!(view.gauges.commitment.error > 0);
    assert!(view.capitals[MemberId(1)].trust_of.error > 0);
    assert_eq!(view.capitals[MemberId(1)].trust_in.error, 0);
}

#[test]
fn gauges_come_apart_into_parts_that_add_up() {
    let (_, view) = at(Step::Report);
    let whole: i32 = view
        .rules
        .areas
        .pairs()
        .map(|(id, area)| (1000 - view.covers[id].promised).max(0) * area.weight_permille / 1000)
        .sum();
    assert!((whole - view.gauges.gap.now).abs() <= 8, "{whole} against {}", view.gauges.gap.now);
    assert_eq!(view.gauges.gap.why.parts.len(), view.rules.areas.len());
    assert!(view.gauges.deterrence.why.parts.iter().all(|site| site.parts.len() == 6));
}

#[test]
fn the_palette_finds_what_can_be_done() {
    let (_, view) = at(Step::Orders);
    let commands = screen::palette::commands(&look(), Some(&view));
    assert!(commands.len() > 60);
    assert!(
        commands
            .iter()
            .any(|(name, intents)| name == "Map: Threat" && intents.contains(&Intent::Mode(MapMode::Threat)))
    );
    assert!(commands.iter().any(|(name, _)| name.starts_with("Order: ")));
}

#[test]
fn the_encyclopedia_has_every_option_with_its_sources() {
    let (_, view) = at(Step::Orders);
    let articles = screen::library::articles(&view);
    for option in &view.rules.options {
        let article = articles.iter().find(|article| article.title == option.name).expect("an article");
        assert!(!article.sources.is_empty() && article.text.contains('€'));
    }
}

#[test]
fn what_keeps_the_window_from_opening_is_told_with_a_way_on() {
    for (text, word) in [
        ("Unable to find a GPU! Make sure you have installed required drivers!", "Vulkan"),
        ("Failed to build event loop: Os(OsError)", "DISPLAY"),
    ] {
        let told = super::opening::obstacle(text).expect("a known obstacle");
        assert!(told.contains(word) && told.contains("gap-years play"), "{told}");
    }
    assert!(super::opening::obstacle("index out of bounds").is_none());
}

#[test]
fn a_second_click_on_the_same_spot_counts() {
    let (_, view) = at(Step::Orders);
    let mut harness = drawn(vec2(1280.0, 60.0), move |ui, wanted| top::show(&view, ui, wanted));
    harness.run_steps(4);
    let spot = harness.get_by_label("Seal orders").rect().center();
    harness.event(egui::Event::PointerMoved(spot));
    harness.run_steps(3);
    for _ in 0..2 {
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            harness.event(egui::Event::PointerButton { pos: spot, button, pressed, modifiers: egui::Modifiers::NONE });
            harness.step();
        }
        // Long enough for a tooltip to come up under a pointer that rests.
        harness.run_steps(12);
    }
    assert_eq!(harness.state().as_slice(), [Intent::Seal, Intent::Seal]);
}
