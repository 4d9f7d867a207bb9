//! Wishes that are none of the game's business, taken out before the desk sees the rest.

use super::Screen;
use super::bindings::{Action, Chord, Clash};
use super::desk::Desk;
use super::intent::Intent;

/// Does what concerns the window alone; returns the screen to go to.
pub fn apply(desk: &mut Desk, intents: &mut Vec<Intent>) -> Option<Screen> {
    let mut to = None;
    for intent in std::mem::take(intents) {
        match intent {
            Intent::Learn(id) => to = desk.learn(&id).or(to),
            Intent::Bind(action, chord) => bind(desk, action, chord),
            Intent::UsualKeys => {
                desk.settings.keys = super::bindings::Bindings::default();
                keep(desk);
            }
            other => intents.push(other),
        }
    }
    to
}

fn bind(desk: &mut Desk, action: Action, chord: Chord) {
    let look = &desk.look;
    match desk.settings.keys.bind(action, chord) {
        Ok(()) => keep(desk),
        Err(clash) => {
            let key = ("key", chord.to_string().into());
            desk.notice = Some(match clash {
                Clash::Taken(other) => look.tw("keys-taken", &[key, ("what", look.t(other.key()).into())]),
                Clash::Fixed => look.tw("keys-fixed", &[key]),
            });
        }
    }
}

fn keep(desk: &mut Desk) {
    if let Err(problem) = desk.settings.write() {
        desk.notice = Some(problem);
    }
}

#[cfg(test)]
mod tests {
    use super::super::settings::Settings;
    use super::*;

    #[test]
    fn keys_are_kept_between_runs_and_a_clash_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (settings, _) = Settings::read_from(&folder.path().join("settings.ron"));
        let mut desk = Desk::new(settings, None);
        let key = |text: &str| text.parse::<Chord>().unwrap();
        apply(&mut desk, &mut vec![Intent::Bind(Action::Undo, key("U"))]);
        assert_eq!(desk.notice, None);
        let (again, _) = Settings::read_from(&folder.path().join("settings.ron"));
        assert_eq!(again.keys.chord(Action::Undo), key("U"));
        apply(&mut desk, &mut vec![Intent::Bind(Action::Orders, key("U"))]);
        assert!(desk.notice.as_ref().is_some_and(|notice| notice.contains("Undo")), "{:?}", desk.notice);
        assert_eq!(desk.settings.keys.chord(Action::Orders), key("O"));
        apply(&mut desk, &mut vec![Intent::UsualKeys]);
        assert!(Settings::read_from(&folder.path().join("settings.ron")).0.keys.usual());
    }
}
