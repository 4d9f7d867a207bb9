//! What goes to the terminal: text that may meet a closed pipe, colour only where it is wanted, and errors with a remedy.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::diag::{Format, render};
use crate::scenario;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Something was asked for that cannot be had: what, why, and what to do.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do about it.
        help: String,
    },
    /// A scenario cannot be played.
    #[error("the scenario cannot be played")]
    Scenario(Box<scenario::Failure>),
    /// A file could not be read or written, with what to do.
    #[error("{message}")]
    File {
        /// What is wrong.
        message: String,
        /// What to do about it.
        help: String,
    },
    /// Output could not be written.
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
}

impl Failure {
    /// A wrong usage with its remedy.
    pub fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), help: help.into() }
    }
    /// Whether the reader has simply gone away.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
    /// Prints the failure with its remedy to standard error; the exit code is 2.
    pub fn report(&self) -> ExitCode {
        let text = match self {
            Self::Scenario(failure) => render(&failure.findings, &failure.sources, Format::Full, colour(&io::stderr())),
            Self::Usage { message, help } | Self::File { message, help } => {
                format!("error: {message}\n  help: {help}\n")
            }
            Self::Output(error) => {
                format!("error: cannot write the output: {error}\n  help: check the disk and the pipe\n")
            }
        };
        io::stderr().write_all(text.as_bytes()).ok();
        ExitCode::from(2)
    }
}

impl From<scenario::Failure> for Failure {
    fn from(failure: scenario::Failure) -> Self {
        Self::Scenario(Box::new(failure))
    }
}

/// Writes a text to standard output and flushes it, so that a reader sees a turn when it is over.
///
/// # Errors
/// If standard output cannot be written, for example because a pipe is closed.
pub fn say(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Whether the folder of a file that is to be written is there.
///
/// # Errors
/// If it is not.
pub fn check_folder(path: &Path) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if folder.is_dir() {
        return Ok(());
    }
    let message = format!("cannot write {}: there is no folder {}", path.display(), folder.display());
    Err(Failure::File { message, help: "make the folder, or choose another place".to_owned() })
}

/// Writes a file as a whole or not at all: into a new file beside it, which then takes its place.
///
/// # Errors
/// If the folder cannot be written; what stood there is untouched.
pub fn write_whole(path: &Path, text: &str) -> Result<(), Failure> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let done = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, path));
    done.map_err(|error| {
        std::fs::remove_file(&beside).ok();
        Failure::File {
            message: format!("cannot write {}: {error}", path.display()),
            help: "choose another place, and check that the folder exists and the disk has room".to_owned(),
        }
    })
}

/// A remark that is not part of the output.
pub fn note(text: &str) {
    writeln!(io::stderr(), "note: {text}").ok();
}

/// Whether to write colour to a stream: it is a terminal, and nobody has asked for none.
pub fn colour(stream: &impl IsTerminal) -> bool {
    stream.is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Characters a line: as asked, as wide as the terminal, or 90.
pub fn width(asked: Option<usize>) -> usize {
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0).clamp(60, 100));
    asked.or_else(terminal).unwrap_or(90)
}
