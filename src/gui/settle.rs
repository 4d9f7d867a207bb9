//! Lets an idle window rest, and wakes it to the right time.

use std::time::Instant;

use bevy::prelude::*;
use bevy_egui::{EguiInput, egui};

/// Modifier keys are told anew with every frame, and whatever is told asks for another frame: the window would never rest.
/// Only a change of them is news.
pub fn settle(mut inputs: Query<&mut EguiInput>, mut last: Local<egui::Modifiers>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(now) => std::mem::replace(&mut *last, *now) != *now,
            _ => true,
        });
    }
}

/// Tells what has just come in at the time it came.
///
/// Bevy's clock shows when the last picture was drawn. After a rest that is seconds ago: a button pressed then seemed held for
/// as long, and what is held that long is no click.
pub fn tell_time(mut inputs: Query<&mut EguiInput>, mut start: Local<Option<Instant>>) {
    let now = start.get_or_insert_with(Instant::now).elapsed().as_secs_f64();
    for mut input in &mut inputs {
        input.time = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use std::thread::sleep;
    use std::time::Duration;

    use bevy_egui::egui::{Event, Modifiers};

    use super::*;

    #[test]
    fn modifiers_that_have_not_changed_are_no_news() {
        let mut app = App::new();
        app.add_systems(Update, settle);
        let window = app.world_mut().spawn(EguiInput::default()).id();
        let mut told = |events: Vec<Event>| -> Vec<Event> {
            app.world_mut().get_mut::<EguiInput>(window).unwrap().events = events;
            app.update();
            app.world().get::<EguiInput>(window).unwrap().events.clone()
        };
        let (none, ctrl) = (Event::ModifiersChanged(Modifiers::NONE), Event::ModifiersChanged(Modifiers::CTRL));
        // An idle window hears nothing, frame after frame.
        for _ in 0..3 {
            assert_eq!(told(vec![none.clone()]), []);
        }
        // A change is heard once, and what else there is always.
        let moved = Event::PointerMoved(egui::pos2(1.0, 2.0));
        assert_eq!(told(vec![ctrl.clone(), moved.clone(), ctrl.clone()]), [ctrl.clone(), moved.clone()]);
        assert_eq!(told(vec![ctrl, moved.clone()]), [moved]);
        assert_eq!(told(vec![none.clone(), none.clone()]), [none]);
    }

    #[test]
    fn a_press_after_a_rest_is_told_at_its_own_time() {
        let mut app = App::new();
        app.add_systems(Update, tell_time);
        let window = app.world_mut().spawn(EguiInput::default()).id();
        let mut told = || {
            // The clock of the last picture stands still.
            app.world_mut().get_mut::<EguiInput>(window).unwrap().time = Some(0.5);
            app.update();
            app.world().get::<EguiInput>(window).unwrap().time.unwrap()
        };
        let drawn = told();
        sleep(Duration::from_millis(30));
        let pressed = told();
        assert!(pressed - drawn >= 0.03, "{drawn} {pressed}");
    }
}
