//! Help about the thing under the pointer: what a part of the window is for, or what the encyclopedia says of a thing.

use bevy_egui::egui::{self, Context, Id, Key, Modifiers, Pos2, Stroke};

use super::bindings::{self, Action};
use super::desk::Desk;
use super::intent::Intent;
use super::look::Look;
use super::look::widgets::{card_frame, faint, heading};
use super::screen::library::articles;
use super::spot::{self, Spot};
use super::view::View;

/// What is explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Its name.
    pub title: String,
    /// In a few sentences.
    pub text: String,
    /// What it rests on.
    pub sources: Vec<String>,
}

#[derive(Clone, Debug)]
struct Open(Topic, Pos2);

fn id() -> Id {
    Id::new("topic")
}

/// Opens help about what is under the pointer, or all of the help where nothing is; closes it where it is open.
pub fn toggle(context: &Context, desk: &mut Desk, intents: &mut Vec<Intent>) {
    if close(context) {
        return;
    }
    if desk.help {
        intents.push(Intent::Help(false));
        return;
    }
    let at = context.pointer_latest_pos();
    let spot = at.and_then(|at| spot::under(context, at));
    let look = std::sync::Arc::clone(&desk.look);
    match (spot.and_then(|spot| about(&look, desk.view(), &spot)), at) {
        (Some(topic), Some(at)) => {
            context.data_mut(|data| data.insert_temp(id(), Open(topic, at)));
        }
        _ => intents.push(Intent::Help(true)),
    }
    context.request_repaint();
}

/// Whether it was open.
fn close(context: &Context) -> bool {
    let open = context.data(|data| data.get_temp::<Open>(id())).is_some();
    context.data_mut(|data| data.remove::<Open>(id()));
    open
}

/// What there is to say of a place on the screen.
pub fn about(look: &Look, view: Option<&View>, spot: &Spot) -> Option<Topic> {
    match spot {
        Spot::Part(name) => {
            let (title, text) = part(name)?;
            Some(Topic { title: look.t(title), text: look.t(&text), sources: Vec::new() })
        }
        Spot::Article(title) => article(view?, title),
        Spot::Entry(title) => {
            let view = view?;
            let entry = view.menu.iter().find(|entry| entry.title == *title)?;
            let known = article(view, title);
            let more = known.as_ref().map(|known| known.text.clone()).filter(|text| *text != entry.text);
            let text = [Some(entry.text.clone()), more].into_iter().flatten().filter(|text| !text.is_empty());
            let text: Vec<String> = text.collect();
            let sources = known.map(|known| known.sources).unwrap_or_default();
            Some(Topic { title: title.clone(), text: text.join("\n\n"), sources })
        }
    }
}

fn article(view: &View, title: &str) -> Option<Topic> {
    let found = articles(view).into_iter().find(|article| article.title == title)?;
    Some(Topic { title: found.title, text: found.text, sources: found.sources })
}

/// The keys of a part's name and of what is said about it.
fn part(name: &'static str) -> Option<(&'static str, String)> {
    let title = match name {
        "gauge-gap" => return Some(("word-gap", "help-gap".to_owned())),
        "gauge-deterrence" => return Some(("word-deterrence", "help-deterrence".to_owned())),
        "gauge-cohesion" => return Some(("word-cohesion", "help-cohesion".to_owned())),
        "gauge-commitment" => return Some(("word-commitment", "help-commitment".to_owned())),
        "pc" => return Some(("word-pc", "help-pc".to_owned())),
        "tab-pledges" => return Some(("tab-pledges", "help-pledge".to_owned())),
        "tab-motions" => return Some(("tab-motions", "help-motion".to_owned())),
        "tab-programmes" => return Some(("tab-programmes", "help-programme".to_owned())),
        "tab-trust" => return Some(("tab-trust", "help-trust".to_owned())),
        "capital" | "pane-capital" => "pane-capital",
        "draft" | "pane-draft" => "pane-draft",
        "map" | "pane-map" => "pane-map",
        "agenda" => "agenda",
        "seal" => "key-seal",
        "question-choices" | "reaction-choices" => "group-desk",
        "lesson" => "lesson-part",
        "tab-capabilities" | "tab-moscow" | "tab-chronicle" | "tab-industry" | "pane-books" | "pane-programmes" => name,
        _ if name.starts_with("group-") => return Some((name, "help-part-orders".to_owned())),
        _ => return None,
    };
    Some((title, format!("help-part-{}", title.trim_start_matches("pane-").trim_start_matches("tab-"))))
}

/// The open topic beside the pointer.
pub fn show(look: &Look, context: &Context, intents: &mut Vec<Intent>) {
    let Some(Open(topic, at)) = context.data(|data| data.get_temp::<Open>(id())) else { return };
    let theme = &look.theme;
    let area =
        egui::Area::new(Id::new("topic-card")).order(egui::Order::Tooltip).fixed_pos(at + egui::vec2(10.0, 12.0));
    let inner = area.constrain(true).show(context, |ui| {
        card_frame(theme).stroke(Stroke::new(1.5, *theme.ink)).show(ui, |ui| {
            ui.set_max_width(360.0f32.min(context.content_rect().width() - 60.0));
            heading(ui, topic.title.as_str(), 15.0);
            ui.add(egui::Label::new(&topic.text).wrap());
            if !topic.sources.is_empty() {
                let list = look.tw("sources", &[("list", topic.sources.join(", ").into())]);
                ui.add(egui::Label::new(faint(theme, list)).wrap());
            }
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                if ui.button(look.t("close")).clicked() {
                    close(context);
                }
                let key = bindings::shown(context, Action::AllHelp);
                if ui.button(look.tw("help-all", &[("key", key.into())])).clicked() {
                    close(context);
                    intents.push(Intent::Help(true));
                }
            });
        });
    });
    let elsewhere = context.input(|input| {
        input.pointer.any_pressed() && input.pointer.interact_pos().is_some_and(|at| !inner.response.rect.contains(at))
    });
    if elsewhere || context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        close(context);
    }
}

#[cfg(test)]
mod tests {
    use super::super::look::Look;
    use super::super::session::tests::{play_to, table};
    use super::super::view::{self, Bench};
    use super::*;
    use crate::core::ids::MemberId;
    use crate::rules::phase::Step;

    #[test]
    fn every_part_that_is_explained_has_words_in_every_language() {
        let parts = [
            "gauge-gap",
            "gauge-deterrence",
            "gauge-cohesion",
            "gauge-commitment",
            "pc",
            "agenda",
            "capital",
            "draft",
            "map",
            "seal",
            "question-choices",
            "reaction-choices",
            "lesson",
            "tab-capabilities",
            "tab-trust",
            "tab-moscow",
            "tab-chronicle",
            "tab-programmes",
            "tab-industry",
            "tab-pledges",
            "tab-motions",
            "pane-map",
            "pane-capital",
            "pane-draft",
            "pane-books",
            "pane-programmes",
            "group-procure",
            "group-desk",
        ];
        for language in ["en", "de"] {
            let look = Look::of("light", language);
            for name in parts {
                let topic = about(&look, None, &Spot::Part(name)).unwrap_or_else(|| panic!("nothing about {name}"));
                let keys = ["help-", "word-", "tab-", "pane-", "key-", "group-"];
                for text in [&topic.title, &topic.text] {
                    assert!(!keys.iter().any(|key| text.starts_with(key)), "{language}: {name}: {text}");
                }
                assert!(topic.text.len() > 20, "{name}: {}", topic.text);
            }
        }
        assert_eq!(about(&Look::of("light", "en"), None, &Spot::Part("briefing-begin")), None);
    }

    #[test]
    fn things_are_explained_by_the_encyclopedia_with_their_sources() {
        let mut session = table(1);
        play_to(&mut session, Step::Orders);
        let look = Look::of("light", "en");
        let view = view::build(&session, MemberId(0), &look, &Bench::default(), None);
        let area = view.rules.areas.iter().next().unwrap().name.clone();
        let topic = about(&look, Some(&view), &Spot::Article(area.clone())).expect("an article");
        assert!(topic.title == area && !topic.text.is_empty() && !topic.sources.is_empty());
        let bought = view.rules.options.iter().next().unwrap().name.clone();
        let entry = view.menu.iter().find(|entry| entry.title == bought).map(|entry| entry.title.clone());
        let topic = about(&look, Some(&view), &Spot::Entry(entry.unwrap())).expect("an entry");
        assert!(topic.text.contains('€') && !topic.sources.is_empty(), "{topic:?}");
        assert_eq!(about(&look, Some(&view), &Spot::Article("no such thing".into())), None);
    }

    #[test]
    fn the_key_explains_what_is_under_the_pointer_and_escape_closes_it() {
        use bevy_egui::egui::{Event, Rect, pos2, vec2};
        use egui_kittest::Harness;
        use egui_kittest::kittest::Queryable;

        let desk = Desk::new(super::super::settings::Settings::default(), None);
        let (gauge, mut frames) = (Rect::from_min_size(pos2(20.0, 20.0), vec2(80.0, 40.0)), 0);
        let mut harness = Harness::builder().with_size(vec2(900.0, 600.0)).build_ui_state(
            move |ui, (desk, wanted): &mut (Desk, Vec<Intent>)| {
                frames += 1;
                if frames == 1 {
                    super::super::look::theme::fonts(ui.ctx());
                }
                if frames < 3 {
                    return;
                }
                let (context, look) = (ui.ctx().clone(), std::sync::Arc::clone(&desk.look));
                spot::begin(&context);
                spot::part(ui, "gauge-gap", gauge);
                show(&look, &context, wanted);
                super::super::keys::read(desk, super::super::Screen::Turn, &context, wanted);
            },
            (desk, Vec::new()),
        );
        harness.run_steps(4);
        harness.event(Event::PointerMoved(gauge.center()));
        harness.run_steps(2);
        harness.key_press(Key::F1);
        harness.run_steps(3);
        assert!(harness.query_by_label("Capability gap").is_some());
        assert!(harness.state().1.is_empty(), "{:?}", harness.state().1);
        harness.key_press(Key::Escape);
        harness.run_steps(3);
        assert!(harness.query_by_label("Capability gap").is_none());
        // Nothing lies there: all of the help is what there is.
        harness.event(Event::PointerMoved(pos2(500.0, 400.0)));
        harness.run_steps(2);
        harness.key_press(Key::F1);
        harness.run_steps(2);
        assert_eq!(harness.state().1, [Intent::Help(true)]);
    }
}
