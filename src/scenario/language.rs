//! A scenario in another language: texts by path, laid over those of its files.
//!
//! A scenario's folder may hold `texts/<language>.ron`, a map from paths to texts. It replaces texts that people read
//! and nothing else, after the scenario has been read, checked and hashed: the game and its saves stay the same.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files::{read_file, ron_files};
use crate::diag::{Code, Diagnostic, Sources, did_you_mean};
use crate::schema::{Cx, Kind, Node, text_at};

/// Fields whose texts people read; other words in quotation marks are names that data calls each other by.
const READ: [&str; 21] = [
    "blurb",
    "body",
    "debrief",
    "farewell",
    "farewell_window",
    "headline",
    "hint",
    "learnt",
    "lesson",
    "missed",
    "name",
    "name_at_sea",
    "name_in_society",
    "point_is",
    "praise",
    "question",
    "task",
    "text",
    "title",
    "welcome",
    "welcome_window",
];

/// The languages into which a scenario has been put, by their short names.
pub(super) fn languages(folder: &Path) -> Vec<String> {
    let files = ron_files(&folder.join("texts"));
    files.iter().filter_map(|file| file.file_stem()).map(|name| name.to_string_lossy().into_owned()).collect()
}

/// The file with a scenario's texts in a language; none where there is none.
fn file(folder: &Path, language: &str) -> Option<PathBuf> {
    languages(folder).iter().any(|known| known == language).then(|| folder.join(format!("texts/{language}.ron")))
}

/// A scenario's tree with the texts of a language; none where it has none.
pub(super) fn translated(
    tree: &Node,
    folder: &Path,
    language: &str,
    sources: &mut Sources,
    findings: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let texts = read_file(&file(folder, language)?, None, sources, findings)?;
    let (mut tree, mut cx) = (tree.clone(), Cx::new());
    let Kind::Map(pairs) = &texts.kind else {
        cx.wrong_type(&texts, "a map from paths to texts", Some("write `{ \"path.to.text\": \"…\", … }`".to_owned()));
        findings.extend(cx.into_findings());
        return None;
    };
    let mut places = BTreeMap::new();
    for (key, value) in pairs {
        let (Some(path), Some(text)) = (key.as_str(), value.as_str()) else {
            let wrong = if key.as_str().is_none() { key } else { value };
            cx.wrong_type(wrong, "a text in quotation marks", None);
            continue;
        };
        if let Some(first) = places.insert(path, key.span) {
            let finding = Diagnostic::new(Code::DuplicateField, format!("`{}` is given twice", path.escape_debug()));
            let finding = finding.at(key.span, "given again here").also(first, "first given here");
            cx.report(finding.help("keep one of the two"));
            continue;
        }
        let field = path.rsplit('.').next().unwrap_or(path);
        let read = READ.contains(&field);
        match text_at(&mut tree, path).filter(|_| read) {
            Some(old) => text.clone_into(old),
            None => {
                let message = format!("no text that people read stands at `{}`", path.escape_debug());
                let finding = Diagnostic::new(Code::PatchPathUnknown, message).at(key.span, "");
                let meant = did_you_mean(field, READ).filter(|meant| *meant != field);
                cx.report(finding.help(meant.map_or_else(
                    || "paths lead to fields such as `name`, `text` or `headline` of what the scenario has".to_owned(),
                    |meant| format!("did you mean `{meant}`?"),
                )));
            }
        }
    }
    findings.extend(cx.into_findings());
    Some(tree)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Options, Scenario, load, load_shipped};

    fn in_german(name: &str) -> Result<Scenario, crate::scenario::Failure> {
        load(name, &Options { language: Some("de".to_owned()), ..Options::default() })
    }

    #[test]
    fn the_tutorial_is_taught_in_german_and_stays_the_same_game() {
        let (english, german) = (load_shipped("first-winter").unwrap(), in_german("first-winter").unwrap());
        assert_eq!(english.rules.hash, german.rules.hash);
        assert_ne!(english.blurb, german.blurb);
        assert!(german.briefs[0].1.starts_with("# ") && english.briefs.len() == german.briefs.len());
        assert!(german.briefs.iter().any(|(_, text)| text.starts_with("# Warschau")));
        let taught = |scenario: Scenario| scenario.tutorial.unwrap().for_window();
        let (english, german) = (taught(english), taught(german));
        assert!(english.welcome != german.welcome && english.farewell != german.farewell);
        for (one, other) in english.lessons.iter().zip(&german.lessons) {
            assert_eq!((&one.id, &one.done), (&other.id, &other.done));
            let texts = |lesson: &crate::scenario::Lesson| {
                let lesson = lesson.clone();
                [lesson.title, lesson.text, lesson.task, lesson.hint, lesson.praise, lesson.missed, lesson.learnt]
            };
            for (said, told) in texts(one).iter().zip(&texts(other)) {
                assert_ne!(said, told, "{} is not told in German", one.id);
            }
        }
    }

    #[test]
    fn a_scenario_without_texts_in_a_language_is_told_as_it_is() {
        let (plain, german) = (load_shipped("smallest").unwrap(), in_german("smallest").unwrap());
        assert_eq!((plain.title, plain.blurb), (german.title, german.blurb));
    }

    #[test]
    fn only_texts_that_are_there_and_that_people_read_are_told_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let from = crate::scenario::DataRoot::find().unwrap().scenarios.join("smallest");
        for file in ron_files(&from) {
            let to = folder.path().join(file.strip_prefix(&from).unwrap());
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::copy(&file, to).unwrap();
        }
        std::fs::create_dir_all(folder.path().join("texts")).unwrap();
        let name = folder.path().to_string_lossy().into_owned();
        for (texts, wrong) in [
            ("{ \"title\": \"Das kleinste\" }", None),
            ("{ \"tittle\": \"Das kleinste\" }", Some("no text that people read stands at `tittle`")),
            ("{ \"tittle\": \"Das kleinste\" }", Some("did you mean `title`?")),
            ("{ \"title\": \"Das kleinste\", \"title\": \"Das andere\" }", Some("`title` is given twice")),
            ("{ \"members.berlin.id\": \"bonn\" }", Some("no text that people read stands at `members.berlin.id`")),
            ("{ \"title\": 3 }", Some("a text in quotation marks")),
            ("(title: \"Das kleinste\")", Some("a map from paths to texts")),
        ] {
            std::fs::write(folder.path().join("texts/de.ron"), texts).unwrap();
            match (in_german(&name), wrong) {
                (Ok(scenario), None) => assert_eq!(scenario.title, "Das kleinste"),
                (Err(failure), Some(wrong)) => assert!(failure.to_string().contains(wrong), "{texts}: {failure}"),
                (other, _) => panic!("{texts}: {:?}", other.map(|scenario| scenario.title)),
            }
        }
    }
}
