//! The window: the same game as in the terminal, told turn by turn while machines play every capital.

use bevy::prelude::*;
use bevy::window::WindowResolution;
use bevy::winit::WinitSettings;
use bevy_egui::{EguiContexts, EguiPlugin, EguiPrimaryContextPass, egui};

use crate::scenario::Scenario;

/// Opens the window on a scenario and returns when it is closed.
pub fn run(scenario: Scenario) -> AppExit {
    App::new()
        .add_plugins(DefaultPlugins.set(WindowPlugin {
            primary_window: Some(Window {
                title: format!("Gap Years: {}", scenario.title),
                resolution: WindowResolution::new(1280, 720),
                ..default()
            }),
            ..default()
        }))
        .add_plugins(EguiPlugin::default())
        .insert_resource(WinitSettings::desktop_app())
        .insert_resource(Open(scenario))
        .add_systems(Startup, |mut commands: Commands| {
            commands.spawn(Camera2d);
        })
        .add_systems(EguiPrimaryContextPass, title)
        .run()
}

/// The scenario the window shows.
#[derive(Resource)]
struct Open(Scenario);

fn title(mut contexts: EguiContexts, open: Res<Open>) -> Result {
    let context = contexts.ctx_mut()?;
    let whole = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(context.viewport_rect());
    let mut root = egui::Ui::new(context.clone(), egui::Id::new("window"), whole);
    egui::CentralPanel::default().show(&mut root, |ui| {
        ui.heading(&open.0.title);
        ui.label(&open.0.question);
        ui.separator();
        ui.label(&open.0.blurb);
        ui.separator();
        ui.label("The window does not play yet. In a terminal: gap-years watch");
    });
    Ok(())
}
