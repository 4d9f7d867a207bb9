//! Watches a scenario's folder and keeps the last version that could be loaded.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use notify::{RecursiveMode, Watcher};

use crate::diag::{Format, render};
use crate::scenario::{self, Options, Scenario};

/// A folder under a designer's hands.
#[derive(Default)]
pub struct Design {
    /// What has been typed as a folder.
    pub typed: String,
    /// The folder that is watched.
    pub folder: Option<PathBuf>,
    /// The last version that could be loaded.
    pub good: Option<Arc<Scenario>>,
    /// What is wrong with the present one, each with place and remedy.
    pub findings: Vec<String>,
    /// How many versions have been loaded.
    pub loads: u32,
    watch: Option<(notify::RecommendedWatcher, Receiver<()>)>,
}

impl Design {
    /// Opens a folder and begins to watch it.
    ///
    /// # Errors
    /// That there is no scenario, or that the folder cannot be watched.
    pub fn open(&mut self, folder: &Path) -> Result<(), String> {
        if !folder.join("scenario.ron").is_file() {
            return Err(format!("{}: there is no scenario.ron in it", folder.display()));
        }
        let (send, receive) = channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !event.kind.is_access()) {
                // The other end may be gone; then nobody wants to know.
                let _ = send.send(());
            }
        })
        .map_err(|error| format!("the folder cannot be watched: {error}"))?;
        watcher
            .watch(folder, RecursiveMode::Recursive)
            .map_err(|error| format!("the folder cannot be watched: {error}"))?;
        self.watch = Some((watcher, receive));
        self.folder = Some(folder.to_path_buf());
        self.good = None;
        self.loads = 0;
        self.load();
        Ok(())
    }

    /// Whether a folder is watched.
    pub fn watching(&self) -> bool {
        self.watch.is_some()
    }

    /// Loads again if something has changed; says whether it did.
    pub fn look(&mut self) -> bool {
        let changed = self.watch.as_ref().is_some_and(|(_, receive)| receive.try_iter().count() > 0);
        if changed {
            self.load();
        }
        changed
    }

    fn load(&mut self) {
        let Some(folder) = self.folder.clone() else { return };
        self.loads += 1;
        match scenario::load(&folder.to_string_lossy(), &Options::default()) {
            Ok(scenario) => {
                self.findings = scenario
                    .warnings
                    .iter()
                    .filter_map(|finding| {
                        render(std::slice::from_ref(finding), &scenario.sources, Format::Full, false).into()
                    })
                    .collect();
                self.good = Some(Arc::new(scenario));
            }
            Err(failure) => {
                self.findings = failure
                    .findings
                    .iter()
                    .map(|finding| render(std::slice::from_ref(finding), &failure.sources, Format::Full, false))
                    .collect();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copied() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/smallest/scenario.ron");
        std::fs::copy(from, folder.path().join("scenario.ron")).unwrap();
        folder
    }

    #[test]
    fn a_mistake_is_told_within_a_second_and_the_last_good_version_stays() {
        let folder = copied();
        let mut design = Design::default();
        design.open(folder.path()).unwrap();
        let good = design.good.clone().expect("the smallest scenario loads");
        let path = folder.path().join("scenario.ron");
        let text = std::fs::read_to_string(&path).unwrap();
        let begin = std::time::Instant::now();
        std::fs::write(&path, text.replacen("turns:", "turnz:", 1)).unwrap();
        while design.findings.is_empty() {
            assert!(begin.elapsed().as_secs_f32() < 1.0, "not noticed within a second");
            std::thread::sleep(std::time::Duration::from_millis(10));
            design.look();
        }
        assert!(design.findings.iter().any(|finding| finding.contains("turnz")), "{:?}", design.findings);
        assert!(Arc::ptr_eq(&good, design.good.as_ref().unwrap()));
        std::fs::write(&path, text).unwrap();
        let begin = std::time::Instant::now();
        while !design.findings.is_empty() {
            assert!(begin.elapsed().as_secs_f32() < 1.0, "not noticed within a second");
            std::thread::sleep(std::time::Duration::from_millis(10));
            design.look();
        }
    }

    #[test]
    fn a_folder_without_a_scenario_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Design::default().open(folder.path()).unwrap_err().contains("scenario.ron"));
    }
}
