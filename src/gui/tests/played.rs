//! What a player met: answers told before they are backed, orders told after them, and a seal that can be opened again.

use super::*;
use crate::rules::event::Event;
use crate::rules::order::{Hindrance, Order, Refusal};
use crate::rules::procurement::state::Stage;

#[test]
fn who_has_sealed_takes_the_laptop_back_until_the_last_seals() {
    use crate::gui::desk::Desk;
    let mut desk = Desk::new(crate::gui::settings::Settings::default(), None);
    let mut session = table(2);
    play_to(&mut session, Step::Orders);
    desk.seated(session, None);
    let embassy = Intent::Order(Order::Embassy);
    assert_eq!(desk.apply(vec![embassy, Intent::Seal], Screen::Turn), Some(Screen::Pass));
    // On the way to the next, or when the next has it: both offer the way back.
    let back = desk.sealed_before();
    assert!(matches!(back.as_slice(), [(seat, name)] if *seat == ME && !name.is_empty()), "{back:?}");
    let label = look().tw("unseal-who", &[("who", back[0].1.clone().into())]);
    let mut harness =
        drawn(vec2(1280.0, 720.0), move |ui, wanted| screen::pass::show(&look(), "next", &back, ui, wanted));
    assert_eq!(pressed(&mut harness, &label), [Intent::Unseal(ME)]);
    assert_eq!(desk.view().unwrap().others_sealed, [ME]);
    assert_eq!(desk.apply(vec![Intent::Unseal(ME)], Screen::Turn), Some(Screen::Pass));
    assert_eq!(desk.seat, ME);
    let view = desk.view().unwrap();
    assert!(!view.sealed && view.draft.len() == 1, "the draft is as it was");
    // Who never sealed has nothing to take back.
    assert_eq!(desk.apply(vec![Intent::Unseal(MemberId(1))], Screen::Turn), None);
    desk.apply(vec![Intent::Seal, Intent::Seal], Screen::Turn);
    assert!(desk.sealed_before().is_empty(), "the game has moved on");
}

#[test]
fn an_answer_that_is_refused_stays_so_when_another_is_chosen() {
    let mut session = table(12);
    let answers = |session: &Session, seat| -> Vec<(Order, bool)> {
        let view = view_of(session, seat);
        let entry = view.menu.iter().find(|entry| entry.group == MenuGroup::Desk).expect("something to answer");
        entry.parts.iter().map(|part| (part.order, part.result.is_ok())).collect()
    };
    let mut refused = 0;
    for _ in 0..4 {
        play_to(&mut session, Step::Respond);
        for seat in session.waiting() {
            let before = answers(&session, seat);
            refused += before.iter().filter(|row| !row.1).count();
            for (order, _) in before.iter().filter(|row| row.1) {
                session.add(seat, *order).unwrap();
                assert_eq!(answers(&session, seat), before, "with {order:?} chosen");
                session.undo(seat);
            }
        }
        play_to(&mut session, Step::Report);
    }
    assert!(refused > 0, "some answers need what nobody has");
}

#[test]
fn who_is_asked_to_back_an_answer_is_told_it() {
    let mut session = table(12);
    play_to(&mut session, Step::Respond);
    let (target, order) = session
        .waiting()
        .into_iter()
        .find_map(|seat| {
            let view = view_of(&session, seat);
            let mut parts = view.menu.iter().flat_map(|entry| &entry.parts).filter(|part| part.result.is_ok());
            parts.find_map(|part| {
                matches!(part.order, Order::Respond { article4: true, .. }).then_some((seat, part.order))
            })
        })
        .expect("somebody who may call the allies");
    session.add(target, order).unwrap();
    play_to(&mut session, Step::Back);
    let Order::Respond { incident, response, .. } = order else { unreachable!() };
    let seat = session.waiting()[0];
    let view = view_of(&session, seat);
    let shown = view.incidents.iter().find(|row| row.nth == incident).expect("the incident");
    assert_eq!(shown.answer, Some((response, true)));
    let domain = view.rules.incursions[shown.kind].domain;
    let answer = view.rules.responses[response].name_in(domain);
    let text = view
        .tw("reaction-answered", &[("who", view.name(target).to_owned().into()), ("what", answer.to_owned().into())]);
    let text = format!("{text}{}", view.t("part-article-4"));
    let harness = drawn(vec2(1280.0, 720.0), move |ui, wanted| screen::reaction::show(&view, ui, wanted));
    assert!(harness.query_by_label(&text).is_some(), "{text}");
}

#[test]
fn the_report_tells_what_came_of_every_order() {
    let (mut session, _) = at(Step::Orders);
    let core = session.observe(ME).core().0;
    session.add(ME, Order::SetCore { bp: core + 5 }).unwrap();
    session.add(ME, Order::Embassy).unwrap();
    play_to(&mut session, Step::Report);
    let view = view_of(&session, ME);
    let (top, orders) = screen::report::news(&view);
    assert_eq!(top.len(), 8);
    let told = |wanted: &dyn Fn(Event) -> bool| top.iter().chain(&orders).any(|story| wanted(story.event));
    assert!(told(&|event| matches!(event, Event::CoreChanged { member, .. } if member == ME)));
    assert!(orders.iter().all(|story| story.own), "what others did is news, not an order");
}

#[test]
fn trust_that_moved_a_little_is_not_said_to_have_stood_still() {
    let (_, view) = at(Step::Report);
    let line = view.ledger.first().expect("an entry").clone();
    let said = |by: Option<i32>| {
        let ledger = by.map(|by| crate::gui::view::TrustLine { turn: view.turn, by, ..line.clone() });
        let view = View { ledger: ledger.into_iter().collect(), ..view.clone() };
        let labels = ["ledger-empty", "trust-moved-little"].map(|key| view.t(key));
        let harness = drawn(vec2(1280.0, 720.0), move |ui, wanted| screen::report::show(&view, ui, wanted));
        labels.map(|label| harness.query_by_label(&label).is_some())
    };
    assert_eq!(said(None), [true, false]);
    assert_eq!(said(Some(3)), [false, true]);
    assert_eq!(said(Some(8)), [false, false]);
}

#[test]
fn what_is_called_open_can_be_joined() {
    let mut session = table(1);
    let (mut open, mut shut) = (0, 0);
    while session.turn() < 6 {
        play_to(&mut session, Step::Orders);
        let view = view_of(&session, ME);
        for row in view.programmes.iter().filter(|row| row.stage == Stage::Decide) {
            let join = Order::Join { programme: row.id, share: 100 };
            let barred = session.game().check(ME, session.game().given(ME), session.game().means(ME), &join).err();
            let hindered = matches!(barred, Some(Refusal::NotNow(Hindrance::NotOffered | Hindrance::ProgrammeFull)));
            let wanted = if row.own { view.rules.kinds[row.kind].partners_min > 1 } else { !hindered };
            assert_eq!(row.open, wanted && view.rules.kinds[row.kind].joint, "{}", row.name);
            if row.open { open += 1 } else { shut += 1 }
        }
        play_to(&mut session, Step::Report);
    }
    assert!(open > 5 && shut > 5, "{open} open, {shut} shut");
}

#[test]
fn a_view_made_from_an_older_one_tells_the_same() {
    let mut session = table(1);
    let mut old: Option<View> = None;
    let told = |view: &View| -> Vec<(u8, usize, String, bool)> {
        view.news.iter().map(|story| (story.turn, story.place, story.text.clone(), story.own)).collect()
    };
    let mut taken_over = 0;
    while session.turn() < 4 {
        let made = view::build(&session, ME, &look(), &Bench::default(), old.as_ref());
        assert_eq!(told(&made), told(&view_of(&session, ME)), "turn {} {:?}", session.turn(), session.step());
        let kept = |story: &&Arc<crate::gui::view::Story>| {
            old.iter().flat_map(|old| old.news.iter()).any(|other| Arc::ptr_eq(other, story))
        };
        taken_over += made.news.iter().filter(kept).count();
        old = Some(made);
        for seat in session.waiting() {
            session.seal(seat, true);
        }
        session.step_on();
    }
    assert!(taken_over > 100, "finished turns are taken over: {taken_over}");
    // Another seat knows other things.
    let other = view::build(&session, MemberId(1), &look(), &Bench::default(), old.as_ref());
    assert_eq!(told(&other), told(&view_of(&session, MemberId(1))));
}
