//! Parts of a batch, played anywhere, put together: bit by bit what one run would have left.

use std::path::{Path, PathBuf};

use super::columns::Table;
use super::folder::{Folder, FolderError, Saved, copy_rows};
use crate::balance::paired::Contrast;
use crate::balance::runner::Batch;

/// Reads the parts, checks that they belong together and cover the batch, and fills a folder with the whole.
///
/// # Errors
/// That a folder holds no part or a damaged one, that parts belong to different batches, overlap or leave games out, or that
/// the folder cannot be written.
pub fn merge(parts: &[PathBuf], base: &Batch, empty: Contrast, out: &Path) -> Result<Folder, FolderError> {
    let mut read = Vec::new();
    for path in parts {
        read.push((path, Saved::read(path)?));
    }
    read.sort_by_key(|(_, saved)| saved.first);
    let Some((first_path, first)) = read.first() else {
        return Err(FolderError::Parts("there is nothing to merge: name the folders of the parts".into()));
    };
    for (path, saved) in &read {
        if let Some(difference) = first.header.difference(&saved.header) {
            let (one, two) = (first_path.display(), path.display());
            return Err(FolderError::Parts(format!("{one} and {two} are parts of different batches: {difference}")));
        }
        if !saved.complete() {
            return Err(FolderError::Parts(format!(
                "{}: games {} to {} have not been played yet: run the same command again with --resume",
                path.display(),
                saved.upto,
                saved.end - 1
            )));
        }
    }
    let mut due = 0;
    for (path, saved) in &read {
        let (path, first, last) = (path.display(), saved.first, saved.upto.saturating_sub(1));
        if saved.first < due {
            return Err(FolderError::Parts(format!("{path}: games {first} to {} are in another part too", due - 1)));
        }
        if saved.first > due {
            return Err(FolderError::Parts(format!(
                "games {due} to {} are in no part: name the folder that has them",
                first - 1
            )));
        }
        due = last + 1;
    }
    let games = first.header.games;
    if due < games && !read.iter().any(|(_, saved)| saved.enough) {
        return Err(FolderError::Parts(format!(
            "games {due} to {} are in no part: name the folder that has them",
            games - 1
        )));
    }
    let kept: Vec<Table> =
        Table::ALL.into_iter().filter(|table| read.iter().all(|(_, saved)| saved.bytes[*table as usize] > 0)).collect();
    let whole = Saved {
        header: first.header.clone(),
        first: 0,
        upto: 0,
        end: games,
        enough: false,
        bytes: [0; 2],
        contrast: empty,
    };
    let mut folder = Folder::open(out, base, whole, &kept, false)?;
    for (path, saved) in &read {
        for table in &kept {
            copy_rows(path, *table, saved.bytes[*table as usize], &mut folder)?;
        }
        folder.take(saved.upto, &saved.contrast, &[String::new(), String::new()])?;
        if saved.enough {
            folder.enough();
        }
    }
    Ok(folder)
}
