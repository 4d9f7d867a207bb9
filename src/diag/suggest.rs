//! "Did you mean": the known word closest to a misspelled one, and lists of allowed words.

/// The candidate closest to `word`, if one is close enough that a slip of the hand explains it.
///
/// About one slip per three letters is allowed; case and `_` against `-` do not count. Of
/// several as close, one of the same length is likelier, then the earlier.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = fold(word);
    let mut best: Option<((usize, bool), &str)> = None;
    for candidate in candidates {
        let other = fold(candidate);
        let allowed = (plain.len().max(other.len()) / 3).clamp(1, 4);
        // Words that differ much in length need not be compared letter by letter.
        let far = plain.len().abs_diff(other.len()) > allowed;
        let mut distance = if far { usize::MAX } else { slips(&plain, &other) };
        if distance > allowed && plain.len() >= 4 && other.len() >= 4 && contains_whole(&plain, &other) {
            // `cost` for `unit_cost`: not a slip of the hand, but surely what was meant.
            distance = allowed;
        }
        let slip = (distance, plain.len() != other.len());
        if distance <= allowed && best.is_none_or(|(least, _)| slip < least) {
            best = Some((slip, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The allowed words as a phrase, shortened when there are many: `` `a`, `b` or `c` ``.
pub fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    phrase(words, "or")
}

/// Words that belong together as a phrase, shortened when there are many: `` `a`, `b` and `c` ``.
pub fn all_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    phrase(words, "and")
}

fn phrase<'a>(words: impl IntoIterator<Item = &'a str>, join: &str) -> String {
    const SHOWN: usize = 12;
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [start @ .., last] if words.len() <= SHOWN => format!("{} {join} {last}", start.join(", ")),
        many => {
            let shown = many.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
            format!("{shown} {join} {} others", many.len() - SHOWN)
        }
    }
}

fn fold(word: &str) -> Vec<char> {
    // Long words cost time and cannot be slips of anything short.
    word.chars().take(64).flat_map(char::to_lowercase).map(|c| if c == '_' { '-' } else { c }).collect()
}

fn contains_whole(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.split(|c| *c == '-').any(|part| part == short)
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b` (optimal string alignment).
fn slips(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut least = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_forgiven_and_other_words_are_not() {
        let words = ["support-home", "cost", "unit_months", "trust"];
        let meant = |word| did_you_mean(word, words);
        assert_eq!(meant("suport_home"), Some("support-home"));
        assert_eq!(meant("tursts"), Some("trust"));
        assert_eq!(meant("Cost"), Some("cost"));
        assert_eq!(meant("months"), Some("unit_months"));
        assert_eq!(meant("banana"), None);
        assert_eq!(meant(""), None);
    }

    #[test]
    fn lists_read_as_a_phrase_and_stay_short() {
        assert_eq!(one_of(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(one_of(["a"]), "`a`");
        let many: Vec<String> = (0..40).map(|n| n.to_string()).collect();
        assert!(one_of(many.iter().map(String::as_str)).ends_with("`11` or 28 others"));
    }
}
