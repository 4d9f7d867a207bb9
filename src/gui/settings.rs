//! What a person has set, kept between runs where the system keeps such things.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::bindings::Bindings;

/// Settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Theme by its short name.
    pub theme: String,
    /// Language by its short name.
    pub language: String,
    /// Per cent of the usual size, 100..200.
    pub scale: u32,
    /// Less movement.
    pub reduced_motion: bool,
    /// Keys that differ from the usual.
    pub keys: Bindings,
    /// Where they are kept; none where they cannot be.
    #[serde(skip)]
    pub place: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: "light".into(),
            language: "en".into(),
            scale: 100,
            reduced_motion: false,
            keys: Bindings::default(),
            place: None,
        }
    }
}

impl Settings {
    /// Reads the settings; what is not there or does not read is as usual. The message says what went wrong.
    pub fn read() -> (Self, Option<String>) {
        let Some(folders) = directories::ProjectDirs::from("", "", "gap-years") else {
            return (Self::default(), Some("settings are not kept: this system names no folder for them".to_owned()));
        };
        Self::read_from(&folders.config_dir().join("settings.ron"))
    }

    /// The same from a file.
    pub fn read_from(path: &Path) -> (Self, Option<String>) {
        let mut problem = None;
        let mut settings = match std::fs::read_to_string(path) {
            Ok(text) => ron::from_str(&text).unwrap_or_else(|error| {
                problem = Some(format!("{} does not read ({error}): usual settings are in force", path.display()));
                Self::default()
            }),
            Err(_) => Self::default(),
        };
        settings.scale = settings.scale.clamp(100, 200);
        settings.keys = settings.keys.mended();
        settings.place = Some(path.to_path_buf());
        (settings, problem)
    }

    /// Writes them, all or nothing.
    ///
    /// # Errors
    /// Where they cannot be written, and why.
    pub fn write(&self) -> Result<(), String> {
        let Some(path) = &self.place else { return Ok(()) };
        let fail = |error: std::io::Error| {
            format!("settings cannot be kept in {}: {error}; they hold until the window is closed", path.display())
        };
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(fail)?;
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default();
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(fail)?;
        std::io::Write::write_all(&mut file, text.as_bytes()).map_err(fail)?;
        file.persist(path).map_err(|error| fail(error.error))?;
        Ok(())
    }

    /// Where saves are kept.
    pub fn saves() -> PathBuf {
        directories::ProjectDirs::from("", "", "gap-years")
            .map_or_else(|| PathBuf::from("saves"), |folders| folders.data_dir().join("saves"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::bindings::Action;
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/settings.ron");
        let (mut settings, problem) = Settings::read_from(&path);
        assert_eq!(problem, None);
        settings.theme = "dark".into();
        settings.scale = 150;
        settings.keys.bind(Action::Seal, "F9".parse().unwrap()).unwrap();
        settings.write().unwrap();
        assert_eq!(Settings::read_from(&path).0, settings);
    }

    #[test]
    fn damaged_settings_are_named_and_replaced_by_the_usual() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        std::fs::write(&path, "(theme: 7").unwrap();
        let (settings, problem) = Settings::read_from(&path);
        assert_eq!(settings.theme, "light");
        assert!(problem.unwrap().contains("settings.ron"));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("taken");
        std::fs::write(&file, "").unwrap();
        let (settings, _) = Settings::read_from(&file.join("settings.ron"));
        assert!(settings.write().unwrap_err().contains("taken"));
    }
}
