//! Settings, kept between runs.

use bevy_egui::egui::{self, Ui};

use crate::gui::Screen;
use crate::gui::bindings::{Action, Chord};
use crate::gui::intent::Intent;
use crate::gui::keys as keyboard;
use crate::gui::look::Look;
use crate::gui::look::text::LANGUAGES;
use crate::gui::look::theme::NAMES;
use crate::gui::look::vision::{self, Vision};
use crate::gui::look::widgets::{card_frame, faint, heading, pill, primary, strong};
use crate::gui::settings::Settings;

/// The screen.
pub fn show(look: &Look, settings: &Settings, back: Screen, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let theme = &look.theme;
    let frame = egui::Frame::NONE.fill(*theme.page).inner_margin(egui::Margin::symmetric(36, 22));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            heading(ui, look.t("settings-title"), 24.0);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if primary(theme, ui, look.t("back")).clicked() {
                    intents.push(Intent::Go(back));
                }
            });
        });
        ui.add_space(10.0);
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            card_frame(theme).show(ui, |ui| {
                ui.set_width(ui.available_width().min(720.0));
                choice(look, ui, "settings-theme", |ui| {
                    for name in NAMES {
                        let text = look.t(&format!("theme-{name}"));
                        if pill(theme, ui, &text, vision::split(&settings.theme).0 == name).clicked() {
                            intents.push(Intent::Theme(theme.vision.with(name)));
                        }
                    }
                });
                choice(look, ui, "settings-vision", |ui| {
                    for vision in Vision::ALL {
                        let text = look.t(&format!("vision-{}", vision.name()));
                        if pill(theme, ui, &text, theme.vision == vision).clicked() {
                            intents.push(Intent::Theme(vision.with(&settings.theme)));
                        }
                    }
                });
                choice(look, ui, "settings-language", |ui| {
                    for (id, name, _) in LANGUAGES {
                        if pill(theme, ui, name, settings.language == id).clicked() {
                            intents.push(Intent::Language(id.to_owned()));
                        }
                    }
                });
                choice(look, ui, "settings-scale", |ui| {
                    for scale in [100, 125, 150, 175, 200] {
                        if pill(theme, ui, &format!("{scale}%"), settings.scale == scale).clicked() {
                            intents.push(Intent::Scale(scale));
                        }
                    }
                });
                choice(look, ui, "settings-motion", |ui| {
                    for (less, key) in [(false, "motion-usual"), (true, "motion-less")] {
                        if pill(theme, ui, &look.t(key), settings.reduced_motion == less).clicked() {
                            intents.push(Intent::ReducedMotion(less));
                        }
                    }
                });
                ui.add(egui::Label::new(faint(theme, look.t("settings-palette"))).wrap());
            });
            ui.add_space(12.0);
            card_frame(theme).show(ui, |ui| {
                ui.set_width(ui.available_width().min(720.0));
                keys(look, settings, ui, intents);
            });
            ui.add_space(8.0);
            let place = settings.place.as_ref().map_or_else(
                || look.t("settings-unkept"),
                |path| look.tw("settings-kept", &[("path", path.display().to_string().into())]),
            );
            ui.label(faint(theme, place));
        });
    });
}

/// The key that waits to be chosen.
#[derive(Clone, Copy)]
struct Waiting(Action);

/// Every action with its key: press it, then the key it shall have.
fn keys(look: &Look, settings: &Settings, ui: &mut Ui, intents: &mut Vec<Intent>) {
    let id = egui::Id::new("key-to-choose");
    let mut waiting = ui.data(|data| data.get_temp::<Waiting>(id)).map(|Waiting(action)| action);
    if let Some(action) = waiting
        && let Some(chord) = keyboard::choose(ui.ctx())
    {
        waiting = None;
        if chord != Chord::of(egui::Key::Escape) {
            intents.push(Intent::Bind(action, chord));
        }
    }
    ui.horizontal(|ui| {
        ui.label(strong(look.t("settings-keys")));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.add_enabled(!settings.keys.usual(), egui::Button::new(look.t("keys-usual"))).clicked() {
                intents.push(Intent::UsualKeys);
            }
        });
    });
    ui.add(egui::Label::new(faint(&look.theme, look.t("keys-about"))).wrap());
    let columns = if ui.available_width() > 600.0 { 2 } else { 1 };
    let rows = Action::ALL.len().div_ceil(columns);
    ui.columns(columns, |columns| {
        for (ui, actions) in columns.iter_mut().zip(Action::ALL.chunks(rows)) {
            for action in actions {
                let now = settings.keys.chord(*action).to_string();
                let text = if waiting == Some(*action) { look.t("keys-choose") } else { now.clone() };
                ui.horizontal(|ui| {
                    let button = egui::Button::new(strong(text)).min_size(egui::vec2(104.0, 24.0));
                    let response = ui.add(button);
                    let label = format!("{}: {now}", look.t(action.key()));
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &label));
                    if response.clicked() {
                        response.surrender_focus();
                        waiting = if waiting == Some(*action) { None } else { Some(*action) };
                    }
                    ui.add(egui::Label::new(look.t(action.key())).truncate());
                });
            }
        }
    });
    ui.data_mut(|data| {
        data.remove::<Waiting>(id);
        if let Some(action) = waiting {
            data.insert_temp(id, Waiting(action));
        }
    });
}

fn choice(look: &Look, ui: &mut Ui, key: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let left = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(130.0, 26.0), left, |ui| {
            ui.set_min_width(130.0);
            ui.label(look.t(key));
        });
        add(ui);
    });
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::{Key, Modifiers, vec2};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::gui::look::theme;

    fn harness(settings: Settings) -> Harness<'static, Vec<Intent>> {
        let (look, mut frames) = (Look::of(&settings.theme, "en"), 0);
        let mut harness = Harness::builder().with_size(vec2(1280.0, 900.0)).build_ui_state(
            move |ui, wanted: &mut Vec<Intent>| {
                frames += 1;
                match frames {
                    1 => theme::fonts(ui.ctx()),
                    2 => {}
                    _ => show(&look, &settings, Screen::Title, ui, wanted),
                }
            },
            Vec::new(),
        );
        harness.run_steps(5);
        harness.state_mut().clear();
        harness
    }

    #[test]
    fn a_key_is_chosen_by_pressing_it_and_escape_leaves_it() {
        let mut harness = harness(Settings::default());
        harness.get_by_label("Undo: Ctrl+Z").click();
        harness.run_steps(2);
        harness.key_press(Key::Escape);
        harness.run_steps(2);
        assert!(harness.state().is_empty(), "{:?}", harness.state());
        harness.get_by_label("Undo: Ctrl+Z").click();
        harness.run_steps(2);
        harness.key_press_modifiers(Modifiers::SHIFT, Key::F9);
        harness.run_steps(2);
        assert_eq!(*harness.state(), [Intent::Bind(Action::Undo, "Shift+F9".parse().unwrap())]);
    }

    #[test]
    fn colours_are_chosen_and_the_theme_stays() {
        let mut harness = harness(Settings { theme: "dark".into(), ..Settings::default() });
        harness.get_by_label("Red and green alike").click();
        harness.run_steps(2);
        assert_eq!(*harness.state(), [Intent::Theme("dark+red-green".into())]);
    }

    #[test]
    fn another_theme_keeps_the_colours_and_changed_keys_can_be_put_back() {
        let mut settings = Settings { theme: "dark+blue-yellow".into(), ..Settings::default() };
        settings.keys.bind(Action::Undo, "U".parse().unwrap()).unwrap();
        let mut harness = harness(settings);
        harness.get_by_label("Light").click();
        harness.run_steps(2);
        harness.get_by_label("Usual keys again").click();
        harness.run_steps(2);
        assert_eq!(*harness.state(), [Intent::Theme("light+blue-yellow".into()), Intent::UsualKeys]);
    }
}
