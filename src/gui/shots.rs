//! A scripted tour through every screen and mode of the map, with a picture of each.
//!
//! It is the real window, played by a list of wishes instead of a hand; the pictures in the README come from it.

mod itinerary;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::winit::WinitSettings;
use bevy_egui::{EguiContexts, EguiInput, egui};

use super::Screen;
use super::costs::Costs;
use super::desk::Desk;
use super::errors::Errors;
use super::intent::Intent;
use super::session::Session;
use super::settings::Settings;
use super::spot::{self, Spot};
use crate::rules::phase::Step;
use itinerary::{Stop, itinerary};

/// What the tour is to look like.
#[derive(Clone, Debug)]
pub struct Shots {
    /// Where the pictures go.
    pub folder: PathBuf,
    /// Points of the window.
    pub size: (u32, u32),
    /// Per cent of the usual size.
    pub scale: u32,
    /// Theme by its short name.
    pub theme: String,
    /// Language by its short name.
    pub language: String,
    /// The scenario that is played.
    pub scenario: String,
}

/// Frames that pass before a picture, so that everything has found its place.
const SETTLE: u32 = 4;
/// Frames after which a picture that has not come will not come.
const PATIENCE: u32 = 400;

#[derive(Resource)]
pub(super) struct Tour {
    stops: std::vec::IntoIter<Stop>,
    folder: PathBuf,
    wait: u32,
    waiting_for: Option<(usize, u32)>,
    foreseeing: bool,
    waited: u32,
    to: Option<Screen>,
}

/// Pictures taken and pictures that are blank or could not be written.
#[derive(Resource, Clone)]
struct Tally {
    taken: Arc<AtomicUsize>,
    bad: Arc<AtomicUsize>,
}

/// Runs the tour; fails on a blank picture, or one that cannot be written.
pub fn run(shots: Shots) -> ExitCode {
    if let Err(error) = std::fs::create_dir_all(&shots.folder) {
        return told(&format!("{}: {error}", shots.folder.display()));
    }
    let saves = shots.folder.join("saves");
    let settings = Settings {
        theme: shots.theme.clone(),
        language: shots.language.clone(),
        scale: shots.scale,
        reduced_motion: true,
        ..Settings::default()
    };
    let desk = Desk::new(settings, Some(saves));
    let tally = Tally { taken: Arc::default(), bad: Arc::default() };
    let stops = itinerary(&shots.scenario, &shots.theme).into_iter();
    let mut app = super::app(desk, shots.size);
    app.insert_resource(WinitSettings::continuous())
        .insert_resource(Tour {
            stops,
            folder: shots.folder.clone(),
            wait: 30,
            waiting_for: None,
            foreseeing: false,
            waited: 0,
            to: None,
        })
        .insert_resource(tally.clone())
        .init_resource::<Costs>()
        .add_systems(Update, lead)
        .add_systems(Last, tell_costs.after(super::close));
    let errors = app.world().resource::<Errors>().clone();
    let exit = super::opening::open(move || app.run());
    let (taken, bad) = (tally.taken.load(Ordering::Relaxed), tally.bad.load(Ordering::Relaxed));
    fault(taken, bad, errors.count()).map_or(exit, |fault| told(&fault))
}

/// What went wrong on the tour, if anything did.
fn fault(taken: usize, bad: usize, errors: usize) -> Option<String> {
    if bad > 0 || taken == 0 {
        Some(format!("{bad} of {taken} pictures are blank or could not be written"))
    } else if errors > 0 {
        Some(format!("{errors} errors were logged on the way, see above"))
    } else {
        None
    }
}

fn told(message: &str) -> ExitCode {
    super::opening::tell(&format!("error: {message}"));
    ExitCode::FAILURE
}

/// Leads from stop to stop.
fn lead(
    mut commands: Commands,
    mut tour: ResMut<Tour>,
    tally: Res<Tally>,
    mut desk: NonSendMut<Desk>,
    screen: Res<State<Screen>>,
    mut next: ResMut<NextState<Screen>>,
    mut window: Single<&mut Window, With<bevy::window::PrimaryWindow>>,
    mut input: Single<&mut EguiInput>,
    mut contexts: EguiContexts,
    mut costs: ResMut<Costs>,
) {
    // Nothing is to be hovered.
    window.set_cursor_position(Some(Vec2::new(1.0, 1.0)));
    if let Some((wanted, since)) = tour.waiting_for {
        if tally.taken.load(Ordering::Relaxed) >= wanted {
            tour.waiting_for = None;
        } else if since > PATIENCE {
            tally.bad.fetch_add(1, Ordering::Relaxed);
            desk.quit = true;
        } else {
            tour.waiting_for = Some((wanted, since + 1));
        }
        return;
    }
    if let Some(to) = tour.to.take() {
        next.set(to);
        tour.wait = SETTLE;
        return;
    }
    if tour.foreseeing {
        tour.waited += 1;
        tour.foreseeing = desk.preview.busy() && tour.waited < 10 * PATIENCE;
        return;
    }
    // The title shows what there is to play: it is read in the background.
    if tour.wait > 0 || desk.front.scenarios.is_empty() {
        tour.wait = tour.wait.saturating_sub(1);
        return;
    }
    let screen = *screen.get();
    let mut to = None;
    match tour.stops.next() {
        None => desk.quit = true,
        Some(Stop::Do(mut intents)) => {
            desk.notice = None;
            let aside = super::aside::apply(&mut desk, &mut intents);
            to = aside.or(goes(&intents)).or(costs.wish(|| desk.apply(intents, screen)));
        }
        Some(Stop::Look(look)) => {
            let intents = desk.view().map(look).unwrap_or_default();
            to = costs.wish(|| desk.apply(intents, screen));
        }
        Some(Stop::PlayTo(there)) => {
            if let Some(session) = &mut desk.session {
                play_to(session, there, &mut costs);
            }
            desk.bench.menu_open = false;
        }
        Some(Stop::Arrive) => to = desk.apply(vec![Intent::Go(Screen::Turn)], screen),
        Some(Stop::Foreseen) => {
            tour.waited = 0;
            tour.foreseeing = true;
        }
        Some(Stop::Press(name)) => {
            let place = contexts.ctx_mut().ok().and_then(|context| spot::find(context, &Spot::Part(name)));
            if let Some(place) = place {
                press(&mut input, place.center());
            }
        }
        Some(Stop::Spoil) => spoil(&mut desk),
        Some(Stop::Picture(name)) => {
            desk.notice = None;
            picture(&mut commands, &tally, &tour.folder, name);
            tour.waiting_for = Some((tally.taken.load(Ordering::Relaxed) + 1, 0));
        }
    }
    tour.to = to.filter(|to| *to != screen);
    tour.wait = SETTLE;
}

/// Presses and lets go.
fn press(input: &mut EguiInput, at: egui::Pos2) {
    input.events.push(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
        input.events.push(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
    }
}

/// Writes half of the newest save under another name, as a full disk might have left it.
fn spoil(desk: &mut Desk) {
    if let Some(path) = desk.front.kept.first().map(|kept| kept.path.clone())
        && let Ok(bytes) = std::fs::read(&path)
    {
        // Without it the picture shows one card fewer.
        let _ = std::fs::write(path.with_file_name("spoilt.ron"), &bytes[..bytes.len() / 2]);
    }
    desk.list_saves();
}

/// Where a list of wishes leads by name: screens that have nothing to do with the state of the game.
fn goes(intents: &[Intent]) -> Option<Screen> {
    intents.iter().find_map(|intent| match intent {
        Intent::Go(to @ (Screen::Resolution | Screen::Report | Screen::Pass)) => Some(*to),
        _ => None,
    })
}

/// Seals empty drafts until the game is there.
fn play_to(session: &mut Session, there: fn(&Session) -> bool, costs: &mut Costs) {
    let mut sealed = None;
    for _ in 0..400 {
        if there(session) || session.over() {
            return;
        }
        for seat in session.waiting() {
            session.seal(seat, true);
        }
        if session.step() == Step::Orders {
            sealed = Some(Instant::now());
        }
        session.step_on();
        if matches!(session.step(), Step::Report | Step::Over)
            && let Some(since) = sealed.take()
        {
            costs.turn(since.elapsed());
        }
    }
}

/// Tells what frames cost once the tour is over.
fn tell_costs(costs: Res<Costs>, mut exits: MessageReader<AppExit>) {
    if exits.read().next().is_some() {
        super::opening::tell(&costs.told());
    }
}

fn picture(commands: &mut Commands, tally: &Tally, folder: &Path, name: &str) {
    let path = folder.join(format!("{name}.png"));
    let tally = tally.clone();
    commands.spawn(Screenshot::primary_window()).observe(move |captured: On<ScreenshotCaptured>| {
        let good = match captured.image.clone().try_into_dynamic() {
            Ok(image) => {
                let image = image.to_rgb8();
                !blank(image.as_raw()) && image.save(&path).is_ok()
            }
            Err(_) => false,
        };
        if !good {
            told(&format!("{} is blank or cannot be written", path.display()));
            tally.bad.fetch_add(1, Ordering::Relaxed);
        }
        tally.taken.fetch_add(1, Ordering::Relaxed);
    });
}

/// Whether a picture shows next to nothing: hardly more than one colour.
fn blank(pixels: &[u8]) -> bool {
    let Some(first) = pixels.get(..3) else { return true };
    let other = pixels.chunks_exact(3).filter(|pixel| *pixel != first).count();
    other * 3 * 200 < pixels.len()
}

#[cfg(test)]
mod tests {
    use super::{blank, fault};

    #[test]
    fn a_tour_without_pictures_with_a_bad_one_or_with_an_error_fails() {
        assert!(fault(30, 0, 0).is_none());
        assert!(fault(0, 0, 0).is_some() && fault(30, 1, 0).is_some());
        assert!(fault(30, 0, 1).is_some_and(|fault| fault.contains("1 errors")));
    }

    #[test]
    fn a_picture_of_one_colour_is_blank() {
        assert!(blank(&[]));
        assert!(blank(&vec![7; 30_000]));
        let mut drawn = vec![255; 30_000];
        drawn[6000..9000].fill(0);
        assert!(!blank(&drawn));
    }
}
