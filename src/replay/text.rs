//! A save as text: one line that says what it is and guards the rest, then RON.

use std::hash::Hasher;

use super::error::Problem;
use super::save::{FORMAT, Save, total};
use crate::core::hash::StableHasher;

/// What every save begins with.
const OPENING: &str = "// Gap Years save, format ";

/// The first line of a save of this format, without the line break.
fn heading(format: u32, bytes: usize, checksum: u64) -> String {
    format!("{OPENING}{format}, {bytes} bytes, checksum {checksum:016x}")
}

fn checksum(body: &[u8]) -> u64 {
    let mut hasher = StableHasher::default();
    hasher.write(body);
    hasher.write_usize(body.len());
    hasher.finish()
}

/// The text of a save.
///
/// # Errors
/// Only if the save holds something RON cannot express; no game does.
pub fn to_text(save: &Save) -> Result<String, Problem> {
    let layout = ron::ser::PrettyConfig::new().depth_limit(5).indentor("  ").separate_tuple_members(false);
    let mut body = ron::ser::to_string_pretty(save, layout).map_err(|error| Problem::Malformed(error.to_string()))?;
    body.push('\n');
    Ok(seal(body.as_bytes()) + &body)
}

/// The first line that guards this body.
pub(super) fn seal(body: &[u8]) -> String {
    format!("{}\n", heading(FORMAT, body.len(), checksum(body)))
}

/// Reads a save from the bytes of a file.
///
/// # Errors
/// Why these bytes are not a save that this program wrote.
pub fn from_text(bytes: &[u8]) -> Result<Save, Problem> {
    let opening = OPENING.as_bytes();
    if !bytes.starts_with(opening) {
        let cut = !bytes.is_empty() && opening.starts_with(bytes);
        let (have, want) = (bytes.len() as u64, opening.len() as u64);
        return Err(if cut { Problem::Truncated { have, want } } else { Problem::Foreign });
    }
    let Some(end) = bytes.iter().position(|&byte| byte == b'\n') else {
        return Err(Problem::Truncated { have: bytes.len() as u64, want: bytes.len() as u64 + 1 });
    };
    let (line, body) = (&bytes[..end], &bytes[end + 1..]);
    let (format, length, sum) = std::str::from_utf8(&line[opening.len()..]).ok().and_then(numbers).unwrap_or_default();
    if format != 0 && format != FORMAT {
        return Err(Problem::OtherFormat { found: format });
    }
    // Comparing the line as it would be written also catches what a lenient reading of numbers lets pass.
    if heading(format, length, sum).as_bytes() != line {
        return Err(Problem::Edited);
    }
    if body.len() < length {
        let start = end as u64 + 1;
        return Err(Problem::Truncated { have: start + body.len() as u64, want: start + length as u64 });
    }
    if body.len() > length || checksum(body) != sum {
        return Err(Problem::Edited);
    }
    let body = std::str::from_utf8(body).map_err(|error| Problem::Malformed(error.to_string()))?;
    let save: Save = ron::from_str(body).map_err(|error| Problem::Malformed(error.to_string()))?;
    if save.format != format || save.total != total(&save.turns) {
        return Err(Problem::Malformed("its parts contradict each other".to_owned()));
    }
    Ok(save)
}

/// Format, length and checksum out of the rest of the first line.
fn numbers(rest: &str) -> Option<(u32, usize, u64)> {
    let (format, rest) = rest.split_once(", ")?;
    let (length, sum) = rest.split_once(" bytes, checksum ")?;
    Some((format.parse().ok()?, length.parse().ok()?, u64::from_str_radix(sum, 16).ok()?))
}
