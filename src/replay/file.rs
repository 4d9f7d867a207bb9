//! Saves on disk: written beside their target and renamed over it, read with suspicion.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::error::{FileError, Problem};
use super::save::Save;
use super::text::{from_text, to_text};

/// The longest file that is read as a save. A long game of the largest scenario stays under a tenth of this.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Writes a save. Either all of it is on disk under this name afterwards, or what was there before is untouched.
///
/// # Errors
/// Why the folder or the file cannot be written.
pub fn save_atomically(path: &Path, save: &Save) -> Result<(), FileError> {
    let fail = |problem| FileError { path: path.to_path_buf(), problem };
    let text = to_text(save).map_err(fail)?;
    replace(path, |file| file.write_all(text.as_bytes())).map_err(fail)
}

/// Reads a save.
///
/// # Errors
/// Why the file is not a save this program can use: not there, cut short, edited, foreign, or of another format.
pub fn load(path: &Path) -> Result<Save, FileError> {
    read(path).and_then(|bytes| from_text(&bytes)).map_err(|problem| FileError { path: path.to_path_buf(), problem })
}

fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: io::Error| match error.kind() {
        ErrorKind::NotFound => Problem::Missing,
        ErrorKind::IsADirectory => Problem::IsFolder,
        _ => Problem::Unreadable(plain(&error)),
    };
    // Looked at before it is opened: opening a pipe would wait for a writer.
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if about.is_dir() {
        return Err(Problem::IsFolder);
    }
    if !about.is_file() {
        return Err(Problem::Foreign);
    }
    let mut bytes = Vec::new();
    // The limit holds for what is read, whatever length the system claims.
    File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Problem::TooLarge { bytes: about.len().max(bytes.len() as u64), most: MAX_BYTES });
    }
    Ok(bytes)
}

/// Writes any file in the same way as a save: all of it is there afterwards, or what was there before.
///
/// # Errors
/// Why the folder or the file cannot be written.
pub fn write_atomically(path: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), FileError> {
    replace(path, fill).map_err(|problem| FileError { path: path.to_path_buf(), problem })
}

impl FileError {
    /// Why a file could not be written to.
    pub fn writing(path: &Path, error: &io::Error) -> Self {
        Self { path: path.to_path_buf(), problem: unwritable(error) }
    }
}

/// Replaces a file by what `fill` writes, or leaves it as it was.
pub(super) fn replace(path: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), Problem> {
    // A link keeps pointing where it points.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if target.is_dir() {
        return Err(Problem::IsFolder);
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    if !folder.is_dir() {
        return Err(Problem::NoFolder);
    }
    write_beside(&folder, &target, fill).map_err(|error| unwritable(&error))
}

fn unwritable(error: &io::Error) -> Problem {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Problem::NotWritable,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Problem::DiskFull,
        _ => Problem::Unwritable(plain(error)),
    }
}

fn write_beside(folder: &Path, target: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".save-").suffix(".partial");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file, or as the one it replaces.
        let mode = std::fs::metadata(target).map_or(0o666, |about| about.permissions().mode() & 0o777);
        builder.permissions(std::fs::Permissions::from_mode(mode));
    }
    // Dropping it on an early return removes the temporary file.
    let mut temporary = builder.tempfile_in(folder)?;
    fill(temporary.as_file_mut())?;
    temporary.as_file().sync_all()?;
    temporary.persist(target).map_err(|error| error.error)?;
    // The rename itself is safe once the folder is on disk; systems that cannot sync a folder need not.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// An error of the system without its number.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
