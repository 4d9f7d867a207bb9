//! Lines from whoever plays: typed, or from a file; the end of input is an answer like any other.

use std::io::{self, BufRead, IsTerminal, Read, Write};

use crate::cli::output::{Failure, say};

/// The longest line that is read, in bytes; more is cut off.
const LONGEST: u64 = 4096;

/// Where answers come from.
pub struct Keyboard {
    /// Whether a person types, so that the terminal shows what is typed.
    pub typed: bool,
}

impl Keyboard {
    /// Standard input.
    pub fn new() -> Self {
        Self { typed: io::stdin().is_terminal() }
    }
    /// Asks for a line; none at the end of input. What comes from a file is shown as if it had been typed.
    ///
    /// # Errors
    /// If the prompt cannot be written or the input cannot be read.
    pub fn ask(&self, prompt: &str) -> Result<Option<String>, Failure> {
        say(prompt)?;
        let mut bytes = Vec::new();
        let mut input = io::stdin().lock();
        input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            say("\n")?;
            return Ok(None);
        }
        while !bytes.ends_with(b"\n") && bytes.len() as u64 >= LONGEST {
            let mut rest = Vec::new();
            input.by_ref().take(LONGEST).read_until(b'\n', &mut rest)?;
            if rest.is_empty() || rest.ends_with(b"\n") {
                break;
            }
        }
        let line: String = String::from_utf8_lossy(&bytes).chars().filter(|c| !c.is_control()).collect();
        let line = line.trim().to_owned();
        if !self.typed {
            say(&format!("{line}\n"))?;
        }
        Ok(Some(line))
    }
    /// Empties the screen before the laptop changes hands.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn wipe(&self) -> Result<(), Failure> {
        if self.typed && io::stdout().is_terminal() {
            // Clear the screen and what can be scrolled back to, cursor to the top.
            io::stdout().lock().write_all(b"\x1b[2J\x1b[3J\x1b[H")?;
        }
        Ok(())
    }
}
