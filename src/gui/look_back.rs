//! Saved games: going on with one, putting a damaged one away, and looking back on a game turn by turn.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::Screen;
use super::desk::Desk;
use super::intent::Intent;
use super::look::Look;
use super::session::{Kept, Session};
use super::view::{self, Bench, View};
use crate::core::ids::MemberId;

/// How long a turn is shown while a game is played back.
const SHOWN: Duration = Duration::from_millis(2500);

/// A game that is looked back on; it is a copy, so that nothing done here touches the game in play.
pub struct Past {
    session: Session,
    /// Whose eyes.
    pub seat: MemberId,
    /// Through whose eyes it may be seen: everybody's once it is over, or where nobody plays; else the people's.
    pub eyes: Vec<MemberId>,
    /// Whether it goes on by itself.
    pub playing: bool,
    /// Whether people have secrets from each other in it.
    several: bool,
    next: Instant,
    back: Screen,
    view: Option<View>,
    made: (u64, MemberId, usize),
}

impl Past {
    /// A game to look back on, standing at its last finished turn; none where no turn is finished.
    fn of(session: Session, seat: Option<MemberId>, back: Screen) -> Option<Self> {
        let last = session.chronicle.last()?.turn;
        let people = session.humans();
        let open = session.over() || people.is_empty();
        let eyes = if open { session.scenario.rules.seat_ids().collect() } else { people.clone() };
        let seat = seat.or(people.first().copied()).unwrap_or_default();
        let mut past = Self {
            session,
            seat,
            several: !open && eyes.len() > 1,
            eyes,
            playing: false,
            next: Instant::now(),
            back,
            view: None,
            made: (0, MemberId(0), 0),
        };
        past.session.stand_at(last);
        Some(past)
    }

    /// The first and the last finished turn.
    pub fn span(&self) -> (u8, u8) {
        let turns = &self.session.chronicle.turns;
        (turns.first().map_or(1, |record| record.turn), turns.last().map_or(1, |record| record.turn))
    }

    /// What the seat knew at the end of the turn.
    pub fn view(&mut self, look: &Arc<Look>, bench: &Bench) -> Option<&View> {
        let now = (self.session.version(), self.seat, Arc::as_ptr(look) as usize);
        match &mut self.view {
            Some(view) if self.made == now => view.bench.clone_from(bench),
            _ => {
                self.view = Some(view::build(&self.session, self.seat, look, bench, self.view.take().as_ref()));
                self.made = now;
            }
        }
        self.view.as_ref()
    }

    fn stand_at(&mut self, turn: u8) {
        let (first, last) = self.span();
        self.session.stand_at(turn.clamp(first, last));
        self.next = Instant::now() + SHOWN;
    }

    fn play(&mut self, on: bool) {
        let (first, last) = self.span();
        if on && self.session.turn() >= last {
            // From the end there is nothing to play but from the beginning.
            self.session.stand_at(first);
        }
        self.playing = on && first < last;
        self.next = Instant::now() + SHOWN;
    }

    /// Moves on where the time has come.
    fn tick(&mut self, now: Instant) {
        if self.playing && now >= self.next {
            self.stand_at(self.session.turn() + 1);
            self.playing = self.session.turn() < self.span().1;
        }
    }
}

impl Desk {
    pub(super) fn open(&mut self, path: PathBuf) -> Option<Screen> {
        let session = self.read(&path)?;
        self.seated(session, Some(path));
        let next = self.session.as_ref().and_then(|session| session.waiting().first().copied());
        if let Some(next) = next {
            self.seat = next;
        }
        Some(if self.session.as_ref().is_some_and(Session::over) {
            Screen::Debrief
        } else {
            self.pass_to(self.arrival())
        })
    }

    /// Reads a save; one that cannot be played is marked with why in the list.
    fn read(&mut self, path: &Path) -> Option<Session> {
        match Session::open(path, &self.settings.language) {
            Ok(session) => Some(session),
            Err(problem) => {
                if let Some(kept) = self.front.kept.iter_mut().find(|kept| kept.path == path) {
                    kept.save = Err(problem.clone());
                }
                self.notice = Some(problem);
                None
            }
        }
    }

    /// Moves a save out of the list, into a folder beside it.
    pub(super) fn put_away(&mut self, path: &Path) {
        self.notice = Some(match Kept::put_away(path) {
            Ok(to) => self.look.tw("saves-put-away-to", &[("path", to.display().to_string().into())]),
            Err(problem) => problem,
        });
        self.list_saves();
    }

    pub(super) fn list_saves(&mut self) {
        self.front.kept = self.saves.as_deref().map(Kept::list).unwrap_or_default();
    }

    /// Looks back on a save, or on the game in play.
    pub(super) fn look_back(&mut self, path: Option<&Path>, from: Screen) -> Option<Screen> {
        let (session, seat) = match path {
            Some(path) => (self.read(path)?, None),
            None => match self.session.as_ref()?.copy() {
                Ok(copy) => (copy, Some(self.seat)),
                Err(problem) => {
                    self.notice = Some(problem);
                    return None;
                }
            },
        };
        let Some(past) = Past::of(session, seat, from) else {
            self.notice = Some(self.look.t("past-empty"));
            return None;
        };
        // Whoever looked at the game in play a moment ago sits at the laptop still.
        let pass = past.several && path.is_some();
        self.past = Some(past);
        Some(if pass { self.pass_past() } else { Screen::Past })
    }

    fn pass_past(&mut self) -> Screen {
        self.after_pass = Screen::Past;
        Screen::Pass
    }

    /// Does what concerns the game that is looked back on.
    pub(super) fn scrub(&mut self, intent: &Intent) -> Option<Screen> {
        let past = self.past.as_mut()?;
        match intent {
            Intent::StandAt(turn) => {
                past.playing = false;
                past.stand_at(*turn);
            }
            Intent::PlayBack(on) => past.play(*on),
            Intent::LookAs(seat) if past.eyes.contains(seat) && *seat != past.seat => {
                past.seat = *seat;
                past.playing = false;
                if past.several {
                    return Some(self.pass_past());
                }
            }
            Intent::LeavePast => {
                let back = past.back;
                self.past = None;
                return Some(back);
            }
            _ => {}
        }
        None
    }

    pub(super) fn tick_past(&mut self, screen: Screen) {
        if let Some(past) = self.past.as_mut().filter(|_| screen == Screen::Past) {
            past.tick(Instant::now());
        }
    }

    /// Who is to sit at the laptop next.
    pub(super) fn next_reader(&mut self) -> String {
        let past = self.past.as_ref().filter(|_| self.after_pass == Screen::Past);
        let rules = past.map(|past| &past.session).or(self.session.as_ref()).map(|session| &session.scenario.rules);
        rules.map_or_else(String::new, |rules| rules.name(past.map_or(self.seat, |past| past.seat)).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::session::tests::{play_to, table};
    use crate::gui::settings::Settings;
    use crate::rules::phase::Step;

    fn played(people: u8, turns: u8) -> Session {
        let mut session = table(people);
        for _ in 0..turns {
            play_to(&mut session, Step::Report);
            play_to(&mut session, Step::Propose);
        }
        session
    }

    fn desk(folder: &Path) -> Desk {
        Desk::new(Settings::default(), Some(folder.to_path_buf()))
    }

    fn seen(desk: &mut Desk) -> (u8, i32, usize) {
        let view = desk.past_view().expect("a game is looked back on");
        assert!(view.news.iter().all(|story| story.turn <= view.turn), "nothing is told before it happens");
        (view.turn, view.gauges.gap.now, view.news.len())
    }

    #[test]
    fn a_save_is_scrubbed_played_and_left_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("game.ron");
        let session = played(1, 3);
        session.keep(&path).unwrap();
        let before = std::fs::read(&path).unwrap();
        let mut desk = desk(folder.path());
        let to = desk.apply(vec![Intent::LookBack(Some(path.clone()))], Screen::Title);
        assert_eq!(to, Some(Screen::Past));
        let gaps: Vec<i32> = session.chronicle.turns.iter().map(|record| record.gauges.gap_with).collect();
        let last = seen(&mut desk);
        assert_eq!((last.0, last.1), (3, gaps[2]));
        desk.apply(vec![Intent::StandAt(1)], Screen::Past);
        let first = seen(&mut desk);
        assert_eq!((first.0, first.1), (1, gaps[0]));
        assert!(first.2 > 0 && first.2 < last.2);
        assert_eq!(desk.past_view().unwrap().gauges.gap.by, gaps[0] - session.chronicle.before.gap_with);
        desk.apply(vec![Intent::StandAt(99)], Screen::Past);
        assert_eq!(seen(&mut desk), last, "past the end is the end");
        // It plays from the beginning to the end and stops there.
        desk.apply(vec![Intent::PlayBack(true)], Screen::Past);
        for turn in [1, 2, 3] {
            assert_eq!(seen(&mut desk).0, turn);
            let past = desk.past.as_mut().unwrap();
            assert_eq!(past.playing, turn < 3);
            past.tick(Instant::now());
            past.tick(Instant::now() + SHOWN + SHOWN);
        }
        assert_eq!(desk.apply(vec![Intent::LeavePast], Screen::Past), Some(Screen::Title));
        assert!(desk.past.is_none() && desk.session.is_none());
        assert_eq!(std::fs::read(&path).unwrap(), before, "looking back writes nothing");
    }

    #[test]
    fn looking_back_on_the_game_in_play_does_not_touch_it_and_shows_no_more_than_one_seat() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(folder.path());
        desk.seated(played(1, 2), None);
        let before = desk.session.as_ref().unwrap().game().state().hash();
        assert_eq!(desk.apply(vec![Intent::LookBack(None)], Screen::Turn), Some(Screen::Past));
        desk.apply(vec![Intent::StandAt(1), Intent::LookAs(MemberId(3))], Screen::Past);
        let view = desk.past_view().unwrap();
        assert_eq!((view.turn, view.seat), (1, MemberId(0)), "the others' eyes are shut while the game is on");
        assert_eq!(desk.session.as_ref().unwrap().game().state().hash(), before);
        assert_eq!(desk.apply(vec![Intent::LeavePast], Screen::Past), Some(Screen::Turn));
        // Before the first turn is over there is nothing to look back on.
        desk.seated(table(1), None);
        assert_eq!(desk.apply(vec![Intent::LookBack(None)], Screen::Turn), None);
        assert!(desk.notice.take().is_some());
    }

    #[test]
    fn people_who_share_a_laptop_do_not_see_each_others_past() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("game.ron");
        played(2, 1).keep(&path).unwrap();
        let mut desk = desk(folder.path());
        assert_eq!(desk.apply(vec![Intent::LookBack(Some(path))], Screen::Title), Some(Screen::Pass));
        let first = desk.next_reader();
        assert_eq!(desk.apply(vec![Intent::TakeOver], Screen::Pass), Some(Screen::Past));
        assert_eq!(desk.apply(vec![Intent::LookAs(MemberId(1))], Screen::Past), Some(Screen::Pass));
        assert_ne!(desk.next_reader(), first);
    }

    #[test]
    fn a_damaged_save_says_so_and_can_be_put_away() {
        let folder = tempfile::tempdir().unwrap();
        let (good, bad) = (folder.path().join("good.ron"), folder.path().join("bad.ron"));
        let session = played(1, 1);
        session.keep(&good).unwrap();
        let text = std::fs::read_to_string(&good).unwrap();
        std::fs::write(&bad, &text[..text.len() / 2]).unwrap();
        let mut desk = desk(folder.path());
        assert_eq!(desk.apply(vec![Intent::LookBack(Some(bad.clone()))], Screen::Saves), None);
        let told = desk.notice.take().expect("it says so");
        assert!(told.contains("cut short"), "{told}");
        desk.apply(vec![Intent::PutAway(bad.clone())], Screen::Saves);
        assert!(!bad.exists() && desk.front.kept.len() == 1 && desk.front.kept[0].save.is_ok());
        assert!(desk.notice.take().is_some_and(|told| told.contains("bad.ron")), "it says where to");
        // A save that reads well and does not fit the rules is marked once that is known.
        let mut other = session.save();
        other.content ^= 1;
        crate::replay::save_atomically(&bad, &other).unwrap();
        desk.list_saves();
        assert!(desk.front.kept.iter().all(|kept| kept.save.is_ok()));
        assert_eq!(desk.apply(vec![Intent::Open(bad.clone())], Screen::Saves), None);
        assert!(desk.front.kept.iter().any(|kept| kept.path == bad && kept.save.is_err()));
    }
}
