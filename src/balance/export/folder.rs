//! The folder of a batch: tables that grow while it runs, a checkpoint from which it goes on, and the finished files.
//!
//! While a batch runs its tables bear the ending `.partial`; a checkpoint says how much of them counts. Whatever ends the
//! program, the folder can be taken up again, and no file under its final name is ever half written.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::columns::{Table, TableSet, csvw};
use crate::balance::header::Header;
use crate::balance::paired::Contrast;
use crate::balance::runner::Batch;
use crate::replay::{FileError, Problem, write_atomically};

/// The checkpoint, which is also what parts are merged from.
pub const CHECKPOINT: &str = "batch.json";
/// The least time between two checkpoints.
const PAUSE: Duration = Duration::from_secs(1);

/// Why a folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// It cannot be written to.
    #[error("{0}")]
    File(#[from] FileError),
    /// It cannot be made.
    #[error("{}: the folder cannot be made ({problem}): choose a folder you may write to", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        problem: String,
    },
    /// There is a batch in it.
    #[error("{}: there is a batch in this folder already: go on with it by --resume, or choose another folder", .0.display())]
    Taken(PathBuf),
    /// There is another batch in it.
    #[error("{}: the batch in this folder is another one, {difference}: choose another folder", path.display())]
    Other {
        /// The folder.
        path: PathBuf,
        /// In what it differs.
        difference: String,
    },
    /// It holds no batch.
    #[error("{}: there is no batch in this folder: name a folder that --out has filled", .0.display())]
    None(PathBuf),
    /// Its checkpoint or a table is not what this program writes.
    #[error("{}: the file is damaged, or not from this program ({problem}): play this part again", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// Parts do not fit together.
    #[error("{0}")]
    Parts(String),
}

/// How far a batch, or a part of it, has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// What is played.
    pub header: Header,
    /// The first game of this part.
    pub first: u64,
    /// The game after the last one that has been played.
    pub upto: u64,
    /// The game after the last one that was asked for in this part.
    pub end: u64,
    /// Whether a rule of the batch ended it before the last game: it is complete as it is.
    pub enough: bool,
    /// Bytes of each table that count; 0 for a table that is not kept.
    pub bytes: [u64; 2],
    /// What was counted.
    pub contrast: Contrast,
}

impl Saved {
    /// Whether nothing is left to play.
    pub fn complete(&self) -> bool {
        self.enough || self.upto >= self.end
    }
    /// Reads the checkpoint of a folder.
    ///
    /// # Errors
    /// That there is none, or that it is damaged.
    pub fn read(folder: &Path) -> Result<Self, FolderError> {
        let path = folder.join(CHECKPOINT);
        let file = match File::open(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(FolderError::None(folder.into())),
            other => other.map_err(|error| damaged(&path, &error.to_string()))?,
        };
        serde_json::from_reader(BufReader::new(file)).map_err(|error| damaged(&path, &error.to_string()))
    }
}

pub(super) fn damaged(path: &Path, problem: &str) -> FolderError {
    FolderError::Damaged { path: path.into(), problem: problem.to_owned() }
}

/// The folder of a batch under way.
pub struct Folder {
    path: PathBuf,
    saved: Saved,
    tables: [Option<BufWriter<File>>; 2],
    last: Instant,
}

/// The name of a table while it grows.
fn partial(folder: &Path, table: Table) -> PathBuf {
    folder.join(format!("{}.csv.partial", table.name()))
}

/// The name of a finished table.
pub(super) fn finished(folder: &Path, table: Table) -> PathBuf {
    folder.join(format!("{}.csv", table.name()))
}

impl Folder {
    /// Opens a folder for a batch: a new one, or, with `resume`, one to go on with if there is anything in it.
    ///
    /// `saved` is how the batch begins; `kept` are the tables to keep.
    ///
    /// # Errors
    /// That the folder cannot be written to, or holds a batch already, or another one.
    pub fn open(path: &Path, base: &Batch, saved: Saved, kept: &[Table], resume: bool) -> Result<Self, FolderError> {
        let problem = |error: io::Error| FolderError::Folder { path: path.into(), problem: error.kind().to_string() };
        std::fs::create_dir_all(path).map_err(problem)?;
        let found = match Saved::read(path) {
            Err(FolderError::None(_)) => None,
            Ok(found) if resume => Some(found),
            Ok(_) | Err(FolderError::Damaged { .. }) if !resume => return Err(FolderError::Taken(path.into())),
            other => Some(other?),
        };
        if let Some(found) = &found {
            let part = |saved: &Saved| format!("games {} to {}", saved.first, saved.end.saturating_sub(1));
            let difference = saved.header.difference(&found.header).or_else(|| {
                (part(&saved) != part(found))
                    .then(|| format!("the part differs: {} here, {} there", part(&saved), part(found)))
            });
            if let Some(difference) = difference {
                return Err(FolderError::Other { path: path.into(), difference });
            }
        }
        let fresh = found.is_none();
        let mut own = Self { path: path.into(), saved: found.unwrap_or(saved), tables: [None, None], last: clock() };
        for table in Table::ALL {
            let nth = table as usize;
            if fresh && kept.contains(&table) {
                let file = partial(path, table);
                let mut writer =
                    BufWriter::new(File::create(&file).map_err(|error| FileError::writing(&file, &error))?);
                let head = TableSet::head(table, base);
                writer.write_all(head.as_bytes()).map_err(|error| FileError::writing(&file, &error))?;
                own.saved.bytes[nth] = head.len() as u64;
                own.tables[nth] = Some(writer);
            } else if !fresh && own.saved.bytes[nth] > 0 {
                own.tables[nth] = Some(reopen(path, table, own.saved.bytes[nth])?);
            }
        }
        own.save()?;
        Ok(own)
    }

    /// How far it has come.
    pub fn saved(&self) -> &Saved {
        &self.saved
    }

    /// Takes in the next games: what was counted, and the lines of the tables.
    ///
    /// # Errors
    /// That the disk is full, or whatever else keeps a file from being written.
    pub fn take(&mut self, upto: u64, part: &Contrast, lines: &[String; 2]) -> Result<(), FolderError> {
        self.saved.contrast.merge(part);
        self.saved.upto = upto;
        for table in Table::ALL {
            self.append(table, lines[table as usize].as_bytes())?;
        }
        if self.last.elapsed() >= PAUSE { self.save() } else { Ok(()) }
    }

    /// Says that the batch has come to its end before its last game, by a rule of its own.
    pub fn enough(&mut self) {
        self.saved.enough = true;
    }

    pub(super) fn append(&mut self, table: Table, bytes: &[u8]) -> Result<(), FolderError> {
        let nth = table as usize;
        let Some(writer) = &mut self.tables[nth] else { return Ok(()) };
        let file = partial(&self.path, table);
        writer.write_all(bytes).map_err(|error| FileError::writing(&file, &error))?;
        self.saved.bytes[nth] += bytes.len() as u64;
        Ok(())
    }

    /// Writes the checkpoint. The tables are flushed first, so that it never counts what is not there.
    ///
    /// # Errors
    /// That a file cannot be written.
    pub fn save(&mut self) -> Result<(), FolderError> {
        for table in Table::ALL {
            if let Some(writer) = &mut self.tables[table as usize] {
                writer.flush().map_err(|error| FileError::writing(&partial(&self.path, table), &error))?;
            }
        }
        self.write(CHECKPOINT, serde_json::to_string(&self.saved).unwrap_or_default().as_bytes())?;
        self.last = clock();
        Ok(())
    }

    /// Writes a file of the folder as a whole.
    ///
    /// # Errors
    /// That it cannot be written.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        Ok(write_atomically(&self.path.join(name), |file| file.write_all(bytes))?)
    }

    /// Finishes the tables: final names, their descriptions, and their Parquet form. The checkpoint stays, to go on from or
    /// to merge.
    ///
    /// # Errors
    /// That a file cannot be written.
    pub fn finish(&mut self, base: &Batch) -> Result<(), FolderError> {
        self.save()?;
        for table in Table::ALL {
            if self.tables[table as usize].take().is_none() {
                continue;
            }
            let (from, to) = (partial(&self.path, table), finished(&self.path, table));
            std::fs::rename(&from, &to).map_err(|error| FileError::writing(&to, &error))?;
            let about = csvw(table, &self.saved.header, base);
            let text = serde_json::to_string_pretty(&about).unwrap_or_default();
            self.write(&format!("{}.csv-metadata.json", table.name()), text.as_bytes())?;
            #[cfg(feature = "parquet")]
            {
                let (columns, header) = (super::columns::columns(table, base), &self.saved.header);
                let path = self.path.join(format!("{}.parquet", table.name()));
                write_atomically(&path, |file| super::parquet::convert(&to, file, &columns, header))?;
            }
        }
        Ok(())
    }
}

/// Opens a table to go on with, cut to what the checkpoint counts.
fn reopen(folder: &Path, table: Table, bytes: u64) -> Result<BufWriter<File>, FolderError> {
    let path = partial(folder, table);
    if !path.exists() {
        std::fs::rename(finished(folder, table), &path).map_err(|error| damaged(&path, &error.kind().to_string()))?;
    }
    let fail = |error: io::Error| FolderError::File(FileError::writing(&path, &error));
    let mut file = OpenOptions::new().write(true).open(&path).map_err(fail)?;
    if file.metadata().map_err(fail)?.len() < bytes {
        return Err(damaged(&path, "it is shorter than the checkpoint says"));
    }
    file.set_len(bytes).map_err(fail)?;
    file.seek(SeekFrom::End(0)).map_err(fail)?;
    Ok(BufWriter::new(file))
}

/// Copies what counts of a finished table, without its first line, to the end of another.
pub(super) fn copy_rows(from: &Path, table: Table, bytes: u64, to: &mut Folder) -> Result<(), FolderError> {
    let (done, under_way) = (finished(from, table), partial(from, table));
    let path = if done.exists() { done } else { under_way };
    let fail = |error: io::Error| damaged(&path, &error.to_string());
    let mut reader = BufReader::new(File::open(&path).map_err(fail)?).take(bytes);
    let mut head = Vec::new();
    io::BufRead::read_until(&mut reader, b'\n', &mut head).map_err(fail)?;
    let (mut block, mut copied) = (vec![0; 1 << 16], head.len() as u64);
    loop {
        let read = reader.read(&mut block).map_err(fail)?;
        if read == 0 {
            break;
        }
        to.append(table, &block[..read])?;
        copied += read as u64;
    }
    if copied < bytes { Err(damaged(&path, "it is shorter than the checkpoint says")) } else { Ok(()) }
}

/// Whether the disk was full: the one mishap after which the same command can simply be given again.
pub fn disk_full(error: &FolderError) -> bool {
    matches!(error, FolderError::File(FileError { problem: Problem::DiskFull, .. }))
}

#[expect(clippy::disallowed_methods, reason = "checkpoints are written once in a while; no result depends on when")]
fn clock() -> Instant {
    Instant::now()
}
