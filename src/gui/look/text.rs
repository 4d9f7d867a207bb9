//! Every text of the window, one Fluent file a language; English is complete and stands in for what another lacks.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The languages that come with the program: short name, name in the language itself, texts.
pub const LANGUAGES: [(&str, &str, &str); 2] = [
    ("en", "English", include_str!("../../../assets/i18n/en.ftl")),
    ("de", "Deutsch", include_str!("../../../assets/i18n/de.ftl")),
];

/// A value that is put into a text.
pub type Arg<'a> = (&'a str, FluentValue<'a>);

/// The texts of one language.
pub struct Texts {
    own: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts of a language; English where there is none of that name.
    pub fn of(language: &str) -> Self {
        let nth = LANGUAGES.iter().position(|(name, _, _)| *name == language).unwrap_or(0);
        Self { own: bundle(nth), english: bundle(0) }
    }

    /// A text without values.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A text with values put in.
    pub fn with(&self, key: &str, args: &[Arg]) -> String {
        let values = (!args.is_empty()).then(|| {
            let mut values = FluentArgs::new();
            for (name, value) in args {
                values.set(*name, value.clone());
            }
            values
        });
        for bundle in [&self.own, &self.english] {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                let mut problems = Vec::new();
                return bundle.format_pattern(pattern, values.as_ref(), &mut problems).into_owned();
            }
        }
        // A key that no file has: shown as it is, so that it is seen and mended. A test looks for them.
        key.to_owned()
    }
}

fn bundle(nth: usize) -> FluentBundle<FluentResource> {
    let (name, _, text) = LANGUAGES[nth];
    let language: LanguageIdentifier = name.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    // A file that does not read is used as far as it does; the tests allow no such file.
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::{Path, PathBuf};

    use super::*;

    /// The messages of a file with the values they want.
    fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let parsed = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| errors);
        assert!(parsed.is_ok(), "{:?}", parsed.err());
        let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in text.lines() {
            if let Some((name, _)) =
                line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                key = name.to_owned();
                assert!(all.insert(key.clone(), BTreeSet::new()).is_none(), "{key} is there twice");
            }
            for part in line.split('$').skip(1) {
                let value = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                all.get_mut(&key).unwrap().insert(value);
            }
        }
        all
    }

    #[test]
    fn every_language_has_every_text_with_the_same_values() {
        let english = messages(LANGUAGES[0].2);
        assert!(english.len() > 100);
        for (name, _, text) in &LANGUAGES[1..] {
            let other = messages(text);
            let lacking: Vec<&String> = english.keys().filter(|key| !other.contains_key(*key)).collect();
            assert!(lacking.is_empty(), "{name} lacks {lacking:#?}");
            for (key, values) in &english {
                assert_eq!(&other[key], values, "{name}: {key} takes other values");
            }
            let extra: Vec<&String> = other.keys().filter(|key| !english.contains_key(*key)).collect();
            assert!(extra.is_empty(), "{name} has what English has not: {extra:?}");
        }
    }

    /// The keys that the code asks for by name.
    fn asked(folder: &Path, keys: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                asked(&path, keys);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for part in text.split(".t(\"").chain(text.split(".tw(\"")).skip(1) {
                if let Some((key, _)) = part.split_once('"')
                    && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                    && !key.is_empty()
                {
                    keys.insert(key.to_owned());
                }
            }
        }
    }

    #[test]
    fn every_text_the_code_asks_for_is_there() {
        let english = messages(LANGUAGES[0].2);
        let mut keys = BTreeSet::new();
        asked(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/gui"), &mut keys);
        assert!(keys.len() > 80, "only {} found", keys.len());
        let missing: Vec<&String> = keys.iter().filter(|key| !english.contains_key(*key)).collect();
        assert!(missing.is_empty(), "no text for {missing:#?}");
    }

    #[test]
    fn every_word_of_the_rules_is_said_in_every_language() {
        use crate::rules::scoring::rules::Grade;
        use crate::rules::words::{Act, Administration, Government, Hardening, Leadership, War};
        let mut words: Vec<(&str, String)> = Vec::new();
        words.extend(War::ALL.iter().map(|word| ("war", word.text().to_owned())));
        words.extend(Administration::ALL.iter().map(|word| ("administration", word.text().to_owned())));
        words.extend(Leadership::ALL.iter().map(|word| ("lead", word.text().to_owned())));
        words.extend(Government::ALL.iter().map(|word| ("temper", word.text().to_owned())));
        words.extend(Hardening::ALL.iter().map(|word| ("harden", word.text().to_owned())));
        words.extend(Act::ALL.iter().map(|word| ("act", word.text().to_owned())));
        let grades = [Grade::Poor, Grade::Par, Grade::Good, Grade::Distinguished];
        words.extend(grades.iter().map(|word| ("grade", word.text().to_owned())));
        let source = include_str!("../../rules/refusal.rs").split("pub enum Hindrance {").nth(1).expect("hindrances");
        let source = source.split("\n}").next().unwrap_or_default();
        let variants = source.lines().map(str::trim).filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
        words.extend(variants.map(|line| ("hindrance", line.trim_end_matches(',').to_owned())));
        assert!(words.len() > 50, "{words:?}");
        for language in ["en", "de"] {
            let look = crate::gui::look::Look::of("light", language);
            for (set, word) in &words {
                let said = look.word(set, word);
                assert!(!said.starts_with(&format!("{set}-")), "{language} has no word for {said}");
            }
        }
    }

    #[test]
    fn an_unknown_language_is_english() {
        assert_eq!(Texts::of("tlh").get("title-new-game"), Texts::of("en").get("title-new-game"));
        assert_ne!(Texts::of("de").get("title-new-game"), Texts::of("en").get("title-new-game"));
    }
}
