//! Reads single literals: texts with their escapes, characters, numbers.

use std::ops::Range;

/// Why a text literal cannot be read.
#[derive(Debug, PartialEq)]
pub(super) struct BadText {
    /// Bytes to skip.
    pub len: usize,
    /// The place to point at, from the start of the literal.
    pub at: Range<usize>,
    pub message: &'static str,
    pub help: &'static str,
    pub unclosed: bool,
}

/// A number as written.
#[derive(Debug, PartialEq)]
pub(super) enum Number {
    Int(i128),
    Float(f64, String),
}

/// Reads `"…"` at the start of `rest`: its text and its length in bytes.
pub(super) fn string(rest: &str) -> Result<(String, usize), BadText> {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1);
    let mut bad_escape: Option<Range<usize>> = None;
    let mut lines = 0;
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                if lines > 0 && !may_follow_text(rest.get(at + 1..).unwrap_or("")) {
                    return Err(unclosed(rest));
                }
                return match bad_escape {
                    None => Ok((text, at + 1)),
                    Some(place) => Err(BadText {
                        len: at + 1,
                        at: place,
                        message: "this escape is not known",
                        help: "write `\\\\` for a backslash; `\\n`, `\\t`, `\\\"` and `\\u{…}` are known too",
                        unclosed: false,
                    }),
                };
            }
            '\\' => match escape(rest.get(at + 1..).unwrap_or("")) {
                Some((c, len)) => {
                    text.push(c);
                    for _ in 0..rest.get(at + 1..at + 1 + len).map_or(1, |taken| taken.chars().count()) {
                        chars.next();
                    }
                }
                None => {
                    let next = chars.next().map_or(0, |(_, c)| c.len_utf8());
                    bad_escape = bad_escape.or(Some(at..at + 1 + next));
                }
            },
            c => {
                lines += usize::from(c == '\n');
                text.push(c);
            }
        }
    }
    Err(unclosed(rest))
}

/// After a text of several lines only these may stand. Anything else means that its first quotation mark was never
/// closed and that the one found opens another text.
fn may_follow_text(rest: &str) -> bool {
    let next = rest.trim_start_matches([' ', '\t']).chars().next();
    next.is_none_or(|c| matches!(c, ',' | ')' | ']' | '}' | ':' | '\n' | '\r' | '/') || c.is_whitespace())
}

/// A text that is never closed is taken to end with its line, before the brackets and the comma that end the line.
fn unclosed(rest: &str) -> BadText {
    let line = rest.lines().next().unwrap_or(rest);
    let code = line.split("//").next().unwrap_or(line);
    let len = code.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ')' | ']' | '}')).len().max(1);
    BadText {
        len,
        at: 0..len,
        message: "this text is never closed",
        help: "add the closing quotation mark `\"`",
        unclosed: true,
    }
}

/// The character an escape stands for and how many bytes it takes, without the backslash.
fn escape(rest: &str) -> Option<(char, usize)> {
    let simple = |c| Some((c, 1));
    match rest.chars().next()? {
        'n' => simple('\n'),
        'r' => simple('\r'),
        't' => simple('\t'),
        '0' => simple('\0'),
        '\\' => simple('\\'),
        '"' => simple('"'),
        '\'' => simple('\''),
        'x' => {
            let value = u8::from_str_radix(hex(rest.get(1..3)?)?, 16).ok()?;
            value.is_ascii().then_some((char::from(value), 3))
        }
        'u' => {
            let body = rest.get(1..)?.strip_prefix('{')?;
            let end = body.find('}').filter(|end| *end <= 6)?;
            let value = u32::from_str_radix(hex(body.get(..end)?)?, 16).ok()?;
            Some((char::from_u32(value)?, end + 3))
        }
        _ => None,
    }
}

fn hex(digits: &str) -> Option<&str> {
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(digits)
}

/// Reads `'x'` at the start of `rest`.
pub(super) fn character(rest: &str) -> Option<(char, usize)> {
    let body = rest.strip_prefix('\'')?;
    let (c, len) = match body.strip_prefix('\\') {
        Some(escaped) => escape(escaped).map(|(c, len)| (c, len + 1))?,
        None => body.chars().next().filter(|c| *c != '\'').map(|c| (c, c.len_utf8()))?,
    };
    body.get(len..)?.starts_with('\'').then_some((c, len + 2))
}

/// How many `#` a raw text at the start of `rest` has, if one starts there.
pub(super) fn raw_string_hashes(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('r')?;
    let hashes = body.bytes().take_while(|byte| *byte == b'#').count();
    body.get(hashes..)?.starts_with('"').then_some(hashes)
}

/// The length of the block comment at the start of `rest`, comments inside it included.
pub(super) fn block_comment(rest: &str) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    let bytes = rest.as_bytes();
    loop {
        match bytes.get(at..at + 2)? {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" => (depth, at) = (depth.saturating_sub(1), at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

/// The length of an attribute such as `#![enable(implicit_some)]` at the start of `rest`.
pub(super) fn attribute(rest: &str) -> Option<usize> {
    const KNOWN: &[&str] = &["unwrap_newtypes", "implicit_some", "unwrap_variant_newtypes", "explicit_struct_names"];
    let end = rest.find(']')?;
    let body = rest.get(..end)?.strip_prefix("#![")?.trim().strip_prefix("enable")?;
    let names = body.trim().strip_prefix('(')?.strip_suffix(')')?.trim();
    let names = names.strip_suffix(',').unwrap_or(names);
    names.split(',').all(|name| KNOWN.contains(&name.trim())).then_some(end + 1)
}

/// Whether a number starts here.
pub(super) fn starts_number(rest: &str, c: char) -> bool {
    let after = rest.get(c.len_utf8()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    c.is_ascii_digit()
        || (matches!(c, '-' | '+') && (after.is_ascii_digit() || after == '.'))
        || (c == '.' && after.is_ascii_digit())
}

/// How many bytes belong to the number, or to what was meant as one.
pub(super) fn number_run(rest: &str) -> usize {
    let mut before = ' ';
    let hex = rest.trim_start_matches(['-', '+']).starts_with("0x");
    for (at, c) in rest.char_indices() {
        let sign = matches!(c, '-' | '+') && (at == 0 || (!hex && matches!(before, 'e' | 'E')));
        if !(sign || c.is_alphanumeric() || matches!(c, '_' | '.' | '%')) {
            return at;
        }
        before = c;
    }
    rest.len()
}

/// The number written as `word`.
pub(super) fn number(word: &str) -> Option<Number> {
    let (negative, digits) = match word.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, word.strip_prefix('+').unwrap_or(word)),
    };
    if digits.starts_with('_') {
        return None;
    }
    let plain: String = digits.chars().filter(|c| *c != '_').collect();
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(body) = plain.strip_prefix(prefix) {
            let valid = !body.is_empty() && body.chars().all(|c| c.is_digit(radix));
            let value = i128::from_str_radix(body, radix).ok().filter(|_| valid)?;
            return Some(Number::Int(if negative { -value } else { value }));
        }
    }
    if plain.bytes().all(|byte| byte.is_ascii_digit()) {
        let value: i128 = plain.parse().ok()?;
        return Some(Number::Int(if negative { -value } else { value }));
    }
    let shape = plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    let text = if negative { format!("-{plain}") } else { plain };
    let value: f64 = text.parse().ok()?;
    (shape && value.is_finite()).then_some(Number::Float(value, text))
}

/// A remedy for something that looks like a number and is none.
pub(super) fn number_help(word: &str) -> String {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    if word.ends_with('%') || (!digits.is_empty() && digits.len() < word.len() && number(digits).is_some()) {
        return "write the number alone; the field's name says the unit".to_owned();
    }
    if word.bytes().filter(|byte| *byte == b'.').count() > 1 {
        return "a number has one point; group long numbers with `_`, as in `60_000`".to_owned();
    }
    "numbers are written as `650`, `-3`, `4.48` or `60_000`; text stands in double quotation marks".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_resolve_their_escapes() {
        assert_eq!(string(r#""a\n\"\u{e4}\x41" ,"#), Ok(("a\n\"äA".into(), 17)));
        assert_eq!(string(r#""a\q", 1"#).unwrap_err().at, 2..4);
        assert_eq!(string("\"pol),\n x: \"a\"").unwrap_err().len, 4);
        assert_eq!(string("\"two\nlines\",").map(|(_, len)| len), Ok(11));
    }

    #[test]
    fn numbers_keep_their_value() {
        for (word, value) in [("60_000", 60_000), ("-3", -3), ("0x1F", 31), ("+7", 7), ("0b11", 3)] {
            assert_eq!(number(word), Some(Number::Int(value)), "{word}");
        }
        assert_eq!(number("-4.480"), Some(Number::Float(-4.48, "-4.480".into())));
        for word in ["5k", "1.2.3", "0x", "1e", "1e999", "0b12", "-"] {
            assert_eq!(number(word), None, "{word}");
        }
    }

    #[test]
    fn characters_and_comments() {
        assert_eq!(character("'ä',"), Some(('ä', 4)));
        assert_eq!(character(r"'\n'"), Some(('\n', 4)));
        assert_eq!(character("'ab'"), None);
        assert_eq!(block_comment("/* a /* b */ c */ d"), Some(17));
        assert_eq!(block_comment("/* a"), None);
    }
}
