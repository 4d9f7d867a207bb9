//! The window: play any scenario alone, pass the laptop around, or watch.
//!
//! The game lives in a [`session`]; a [`view`] is what one seat may know of it; panels draw the view and say what is
//! wanted ([`intent`]); the [`desk`] does it. Bevy holds the window, the screens and the loop.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "drawing turns numbers into points of the screen and back"
)]
#![expect(clippy::disallowed_methods, reason = "the window lives by the clock; the game it holds does not")]

mod aside;
mod bindings;
mod chord;
mod coach;
mod costs;
mod design;
mod desk;
mod errors;
mod front;
mod intent;
mod keys;
mod look;
mod look_back;
mod map;
mod opening;
mod panel;
mod preview;
mod screen;
mod session;
mod settings;
mod settle;
mod shots;
mod spot;
mod table;
#[cfg(test)]
mod tests;
mod topic;
mod view;

use std::process::ExitCode;
use std::time::Duration;

use bevy::log::{Level, LogPlugin};
use bevy::prelude::*;
use bevy::window::WindowResolution;
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::{EguiContexts, EguiPlugin, EguiPreUpdateSet, EguiPrimaryContextPass, egui};

use coach::Coach;
use desk::Desk;
use intent::Intent;
pub use shots::Shots;

/// What the window shows.
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum Screen {
    /// Scenarios and saves.
    #[default]
    Title,
    /// Who plays which seat.
    Seats,
    /// A seat's briefing.
    Briefing,
    /// The laptop is passed on.
    Pass,
    /// The turn.
    Turn,
    /// An incursion or a test.
    Reaction,
    /// What happened, told phase by phase.
    Resolution,
    /// Where things stand.
    Report,
    /// The end.
    Debrief,
    /// Settings.
    Settings,
    /// A designer's folder.
    Designer,
    /// The encyclopedia.
    Library,
    /// Saved games.
    Saves,
    /// A game that is looked back on.
    Past,
}

/// A part of the turn's screen, where there is room for one only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pane {
    /// The map.
    Map,
    /// The seat.
    Capital,
    /// The draft.
    Draft,
    /// Capabilities, trust, Moscow, chronicle.
    Books,
    /// Programmes, industry, pledges, motions.
    Programmes,
}

impl Pane {
    const ALL: [Self; 5] = [Self::Map, Self::Capital, Self::Draft, Self::Books, Self::Programmes];
    fn key(self) -> &'static str {
        match self {
            Self::Map => "pane-map",
            Self::Capital => "pane-capital",
            Self::Draft => "pane-draft",
            Self::Books => "pane-books",
            Self::Programmes => "pane-programmes",
        }
    }
}

/// Opens the window and returns when it is closed.
pub fn run() -> ExitCode {
    let (settings, problem) = settings::Settings::read();
    let mut desk = Desk::new(settings, Some(settings::Settings::saves()));
    desk.notice = problem;
    opening::open(|| app(desk, (1280, 720)).run())
}

/// Plays a scripted tour through every screen and writes a picture of each.
pub fn screenshots(shots: Shots) -> ExitCode {
    shots::run(shots)
}

/// The application around a desk.
fn app(desk: Desk, (width, height): (u32, u32)) -> App {
    let mut app = App::new();
    let window = Window {
        title: "Gap Years".into(),
        name: Some("gap-years".into()),
        resolution: WindowResolution::new(width, height),
        ..default()
    };
    // What a driver has to remark is nobody's business at the terminal.
    let log = LogPlugin { level: Level::ERROR, custom_layer: errors::layer, ..default() };
    app.init_resource::<errors::Errors>()
        .add_plugins(DefaultPlugins.set(WindowPlugin { primary_window: Some(window), ..default() }).set(log))
        .add_plugins(EguiPlugin::default())
        .insert_resource(ClearColor(Color::srgb_u8(251, 246, 238)))
        .insert_resource(WinitSettings::desktop_app())
        .insert_non_send(desk)
        .insert_non_send(Coach::default())
        .init_state::<Screen>()
        .init_resource::<Dressed>()
        .add_systems(Startup, |mut commands: Commands| {
            commands.spawn(Camera2d);
        })
        .add_systems(
            PreUpdate,
            (settle::settle, settle::tell_time)
                .after(EguiPreUpdateSet::ProcessInput)
                .before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(EguiPrimaryContextPass, (dress, frame).chain())
        .add_systems(Last, (pace.run_if(not(resource_exists::<shots::Tour>)), close));
    app
}

/// What the window wears: theme, scale, and whether the fonts are in.
#[derive(Resource, Default, PartialEq, Clone)]
struct Dressed(String, u32);

/// Puts on fonts, theme and scale where they have changed.
fn dress(mut contexts: EguiContexts, desk: NonSend<Desk>, mut dressed: ResMut<Dressed>) -> Result {
    let wanted = Dressed(desk.settings.theme.clone(), desk.settings.scale);
    if *dressed == wanted {
        return Ok(());
    }
    let context = contexts.ctx_mut()?;
    if dressed.0.is_empty() {
        look::theme::fonts(context);
    }
    desk.look.theme.apply(context);
    context.set_zoom_factor(wanted.1 as f32 / 100.0);
    context.request_repaint();
    *dressed = wanted;
    Ok(())
}

/// One frame: what goes on by itself, the screen, and what was wanted.
fn frame(
    mut contexts: EguiContexts,
    mut desk: NonSendMut<Desk>,
    mut coach: NonSendMut<Coach>,
    screen: Res<State<Screen>>,
    mut next: ResMut<NextState<Screen>>,
    mut frames: Local<u32>,
    costs: Option<ResMut<costs::Costs>>,
) -> Result {
    let began = std::time::Instant::now();
    let context = contexts.ctx_mut()?.clone();
    // Fonts are loaded at the end of a pass: names of families are known from the second frame on.
    *frames += 1;
    if *frames < 3 {
        context.request_repaint();
        return Ok(());
    }
    let screen = *screen.get();
    let mut to = desk.tick(screen);
    let whole = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(context.viewport_rect());
    let mut root = egui::Ui::new(context.clone(), egui::Id::new("window"), whole);
    let mut intents = Vec::new();
    spot::begin(&context);
    desk.settings.keys.publish(&context);
    coach.attend(&mut desk);
    lesson(&coach, &desk, screen, &mut root, &mut intents);
    show(&mut desk, screen, &mut root, &mut intents);
    point_out(&coach, &desk, screen, &context);
    keys::read(&mut desk, screen, &context, &mut intents);
    coach.hear(&desk, screen, &context, &mut intents);
    to = aside::apply(&mut desk, &mut intents).or(to);
    if !intents.is_empty() {
        to = desk.apply(intents, screen).or(to);
        context.request_repaint();
    }
    if let Some(to) = to.filter(|to| *to != screen) {
        next.set(to);
        context.request_repaint();
    }
    if let Some(mut costs) = costs {
        costs.frame(began, screen);
    }
    Ok(())
}

/// Whether a window lies over the screen.
fn covered(desk: &Desk, screen: Screen) -> bool {
    let list = screen == Screen::Turn && (desk.bench.menu_open || desk.bench.questions_open);
    list || desk.palette.is_some() || desk.help
}

/// What the tutorial says, above the screen.
fn lesson(coach: &Coach, desk: &Desk, screen: Screen, root: &mut egui::Ui, intents: &mut Vec<Intent>) {
    let Some(saying) = coach.saying(desk, screen) else { return };
    panel::lesson::show(&desk.look, &saying, root, intents);
    if covered(desk, screen) {
        panel::lesson::reminder(&desk.look, &saying, &root.ctx().clone(), intents);
    }
}

/// A frame around what the tutorial is about.
fn point_out(coach: &Coach, desk: &Desk, screen: Screen, context: &egui::Context) {
    if desk.help || desk.palette.is_some() {
        return;
    }
    if let Some(saying) = coach.saying(desk, screen) {
        let spots = coach.spots(desk, &saying);
        spot::point_out(context, &desk.look.theme, desk.settings.reduced_motion, &spots);
    }
}

/// Draws a screen, and over it what lies over all of them.
fn show(desk: &mut Desk, screen: Screen, ui: &mut egui::Ui, intents: &mut Vec<Intent>) {
    let look = std::sync::Arc::clone(&desk.look);
    match screen {
        Screen::Title => screen::title::show(&desk.front, ui, intents),
        Screen::Seats => match &desk.setup {
            Some(setup) => screen::seats::show(&look, setup, ui, intents),
            None => intents.push(Intent::Go(Screen::Title)),
        },
        Screen::Pass => {
            let name = desk.next_reader();
            let back = desk.sealed_before();
            screen::pass::show(&look, &name, &back, ui, intents);
        }
        Screen::Settings => screen::settings::show(&look, &desk.settings, desk.back, ui, intents),
        Screen::Designer => screen::designer::show(&look, &mut desk.design, ui, intents),
        Screen::Debrief => match &desk.session {
            Some(session) => screen::debrief::show(&look, session, ui, intents),
            None => intents.push(Intent::Go(Screen::Title)),
        },
        Screen::Saves => screen::saves::show(&desk.front, ui, intents),
        Screen::Past => {
            let (span, eyes, playing) = match &desk.past {
                Some(past) => (past.span(), past.eyes.clone(), past.playing),
                None => ((1, 1), Vec::new(), false),
            };
            match desk.past_view() {
                Some(view) => screen::past::show(view, span, &eyes, playing, ui, intents),
                None => intents.push(Intent::Go(Screen::Title)),
            }
        }
        Screen::Library => {
            let mut search = std::mem::take(&mut desk.library);
            if let Some(view) = desk.view() {
                screen::library::show(view, &mut search, ui, intents);
            }
            desk.library = search;
        }
        Screen::Briefing | Screen::Turn | Screen::Reaction | Screen::Resolution | Screen::Report => {
            let brief = desk.brief();
            match desk.view() {
                Some(view) => match screen {
                    Screen::Briefing => screen::briefing::show(view, &brief, ui, intents),
                    Screen::Turn => screen::turn::show(view, ui, intents),
                    Screen::Reaction => screen::reaction::show(view, ui, intents),
                    Screen::Resolution => screen::resolution::show(view, ui, intents),
                    _ => screen::report::show(view, ui, intents),
                },
                None => intents.push(Intent::Go(Screen::Title)),
            }
        }
    }
    over(desk, screen, ui, intents);
}

/// Palette, help and messages.
fn over(desk: &mut Desk, screen: Screen, ui: &mut egui::Ui, intents: &mut Vec<Intent>) {
    let look = std::sync::Arc::clone(&desk.look);
    if let Some(mut search) = desk.palette.take() {
        let view = if matches!(screen, Screen::Turn | Screen::Reaction | Screen::Report) { desk.view() } else { None };
        screen::palette::show(&look, view, &mut search, ui, intents);
        desk.palette = Some(search);
    }
    if desk.help {
        screen::help::show(&look, screen, ui, intents);
    }
    topic::show(&look, &ui.ctx().clone(), intents);
    if let Some(notice) = &desk.notice {
        egui::Area::new(egui::Id::new("notice"))
            .anchor(egui::Align2::CENTER_BOTTOM, [0.0, -24.0])
            .order(egui::Order::Tooltip)
            .show(ui.ctx(), |ui| {
                look::widgets::card_frame(&look.theme).stroke(egui::Stroke::new(1.5, *look.theme.bad)).show(ui, |ui| {
                    ui.set_max_width(560.0);
                    ui.horizontal(|ui| {
                        ui.add(egui::Label::new(notice).wrap());
                        if ui.button(look.t("notice-dismiss")).clicked() {
                            intents.push(Intent::Dismiss);
                        }
                    });
                });
            });
    }
}

/// Idle costs nothing; what goes on by itself is looked at twenty times a second.
fn pace(desk: NonSend<Desk>, mut settings: ResMut<WinitSettings>, mut was: Local<Option<bool>>) {
    let busy = desk.busy();
    if *was != Some(busy) {
        *was = Some(busy);
        *settings = if busy {
            let mode = UpdateMode::reactive(Duration::from_millis(50));
            WinitSettings { focused_mode: mode, unfocused_mode: mode }
        } else {
            WinitSettings::desktop_app()
        };
    }
}

fn close(desk: NonSend<Desk>, mut exits: MessageWriter<AppExit>) {
    if desk.quit {
        exits.write(AppExit::Success);
    }
}
