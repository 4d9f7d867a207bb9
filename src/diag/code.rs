//! The registry of mistakes: a stable number, a title and an explanation each.
//!
//! Numbers are never reused. The doc comment of a variant is what `gap-years explain` prints and what the generated
//! reference shows: what the mistake is, an example, the remedy.

use super::Severity;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $number:literal, $severity:ident, $title:literal;)+) => {
        /// The kinds of mistakes; the number behind `GY` never changes its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u16)]
        pub enum Code {
            $($(#[doc = $doc])+ $name = $number,)+
        }

        impl Code {
            /// Every code, by number.
            pub const ALL: &[Code] = &[$(Code::$name),+];

            /// A few words naming the mistake.
            pub fn title(self) -> &'static str {
                match self { $(Code::$name => $title,)+ }
            }

            /// How much the mistake usually matters.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)+ }
            }

            fn doc(self) -> &'static str {
                match self { $(Code::$name => concat!($($doc, "\n"),+),)+ }
            }
        }
    };
}

codes! {
    /// The text does not follow the notation of data files at this place: a comma, a colon or a quotation mark is
    /// missing, or a character stands where none of its kind may stand.
    ///
    /// ```ron
    /// (id: "lva" trust: 650)
    /// ```
    ///
    /// Here a comma is missing after `"lva"`. The rest of the file is still read, so that further mistakes are
    /// reported in the same run.
    Syntax = 1, Error, "broken syntax";

    /// A bracket is opened and never closed, or closed by a bracket of another kind.
    ///
    /// ```ron
    /// members: [
    ///     (id: "lva", borders: ["est", "ltu"),
    /// ]
    /// ```
    ///
    /// The message stands at the bracket that was opened, found with the help of the indentation. Close it.
    UnclosedBracket = 2, Error, "bracket never closed";

    /// Brackets are nested more deeply than any sensible file needs. The limit keeps a damaged file from exhausting
    /// memory.
    ///
    /// Conditions joined by `all` and `any` take lists, so that long conditions need not be deep ones.
    TooDeep = 3, Error, "nested too deeply";

    /// The file is larger than data files may be (1 MiB).
    ///
    /// Split it with `include`, or check that it is the file you meant.
    FileTooLarge = 4, Error, "file too large";

    /// The file is not text: it holds NUL bytes or is not valid UTF-8.
    ///
    /// Either it is another kind of file (a picture, a spreadsheet), or an editor saved it in an old encoding. Save it
    /// as UTF-8.
    NotText = 5, Error, "not a text file";

    /// The file could not be read: it does not exist, or its permissions forbid reading it.
    ///
    /// Check the spelling of the path and where the command was started.
    UnreadableFile = 6, Error, "file cannot be read";

    /// A struct has a field that is not one of its fields. Unknown fields are errors, because a misspelled optional
    /// field would otherwise be ignored in silence.
    ///
    /// ```ron
    /// (id: "lva", trsut: 650)
    /// ```
    ///
    /// Correct the spelling, or remove the field. The reference lists the fields of every struct.
    UnknownField = 7, Error, "unknown field";

    /// A struct names the same field twice, or a map the same key twice.
    ///
    /// ```ron
    /// (trust: 650, id: "lva", trust: 700)
    /// ```
    ///
    /// Keep one of the two.
    DuplicateField = 8, Error, "field given twice";

    /// A struct lacks fields that have no default. All missing fields of a struct are named in one message.
    ///
    /// ```ron
    /// members: [(id: "lva")]
    /// ```
    ///
    /// Add the fields; the reference gives their units and ranges.
    MissingField = 9, Error, "missing field";

    /// A value is of another kind than its field needs: text instead of a number, one value instead of a list, a
    /// fraction instead of a whole number.
    ///
    /// ```ron
    /// (id: "lva", trust: "650")
    /// ```
    ///
    /// Numbers stand without quotation marks, text stands in double quotation marks, lists in `[ ]`.
    WrongType = 10, Error, "wrong kind of value";

    /// A number lies outside the range its field allows.
    ///
    /// ```ron
    /// (id: "lva", trust: 6500)
    /// ```
    ///
    /// The message names the range. Check the unit too: shares are usually in thousandths.
    OutOfRange = 11, Error, "out of range";

    /// A value is not one of the allowed variants.
    ///
    /// ```ron
    /// posture: Rotating
    /// ```
    ///
    /// Variants are closed sets, written without quotation marks and with a capital letter. The message lists them.
    UnknownVariant = 12, Error, "unknown variant";

    /// An identifier uses other characters than lowercase letters, digits and `-`, is empty, or is longer than 64
    /// characters.
    ///
    /// ```ron
    /// id: "Taurus Neo"
    /// ```
    ///
    /// Write `"taurus-neo"`, and put the readable name into `name`.
    BadKey = 13, Error, "identifier not well formed";

    /// Two things of the same kind have the same identifier.
    ///
    /// ```ron
    /// options: [(id: "taurus-neo"), (id: "taurus-neo")]
    /// ```
    ///
    /// Rename one of them, together with the references to it.
    DuplicateId = 14, Error, "identifier used twice";

    /// A reference names something that is not defined.
    ///
    /// ```ron
    /// lead: "germny"
    /// ```
    ///
    /// Correct the spelling, or define what is missing; an `include` may be missing too.
    UnknownId = 15, Error, "unknown identifier";

    /// A citation names a source that is not in the list of sources, or a claim its source does not hold.
    ///
    /// Every number that claims to come from the world names where it comes from. Add the source or correct the key.
    UnresolvedCitation = 16, Error, "citation not resolved";

    /// A file named under `include` does not exist.
    ///
    /// Paths are relative to the folder of the file that includes.
    MissingInclude = 17, Error, "included file missing";

    /// Files include each other in a circle.
    ///
    /// Move what they share into a third file that both include.
    IncludeCycle = 18, Error, "files include each other";

    /// An `include` leads out of the scenario's folder and the common folder. Scenarios come from others; they may not
    /// read other files of the computer.
    ///
    /// Copy the file into the scenario's folder.
    IncludeOutside = 19, Error, "include leads outside the folder";

    /// An override or `--set` names a place that does not exist.
    ///
    /// ```ron
    /// overrides: { "washington.trops": 60000 }
    /// ```
    ///
    /// A path is made of field names, map keys and identifiers of list entries, joined by dots:
    /// `options.taurus-neo.planned_months`. Only the last part may be new.
    PatchPathUnknown = 20, Error, "unknown path in an override";

    /// Two files that are read together both give the same value. Lists of several files are joined, single values must
    /// be given once.
    ///
    /// Remove one of the two. To change a value of a shared file in one scenario, use `overrides`.
    MergeConflict = 21, Error, "value given in two files";

    /// Shares of a whole do not add up to the whole.
    ///
    /// ```ron
    /// shares: { "deu": 500, "fra": 400 }
    /// ```
    ///
    /// Shares in thousandths must add up to 1000; the message gives the sum found.
    SharesDoNotAddUp = 22, Error, "shares do not add up";

    /// Something is defined and nothing refers to it.
    ///
    /// Refer to it or remove it. This is a warning: the scenario works without.
    Unused = 23, Warning, "defined but never used";

    /// Two values contradict each other, such as a lower bound above an upper bound or an event after the last turn.
    ///
    /// The message points at both. Change one.
    InconsistentValue = 24, Error, "values contradict each other";

    /// The scenario lacks a role that every game needs.
    ///
    /// The message names it and the file it usually stands in.
    MissingRole = 25, Error, "role missing";

    /// A list is empty that needs at least one entry.
    EmptyList = 26, Error, "list is empty";

    /// A decimal number has more digits after the point than its field keeps. Numbers are kept exactly, never rounded
    /// in silence.
    ///
    /// ```ron
    /// cost: 4.4837
    /// ```
    ///
    /// Round it to the digits the message names.
    TooPrecise = 27, Error, "too many decimals";
}

impl Code {
    /// The name printed in messages, such as `GY0007`.
    pub fn id(self) -> String {
        format!("GY{:04}", self as u16)
    }

    /// The code of that name; `GY0007`, `gy7` and `7` are all understood.
    pub fn find(name: &str) -> Option<Self> {
        let name = name.trim();
        let digits = name.strip_prefix("GY").or_else(|| name.strip_prefix("gy")).unwrap_or(name);
        let number: u16 = digits.parse().ok()?;
        Self::ALL.iter().copied().find(|code| *code as u16 == number)
    }

    /// What the mistake is, an example and the remedy, as Markdown.
    pub fn explanation(self) -> String {
        let lines = self.doc().lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n").trim().to_owned()
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_run_without_gaps_and_names_find_their_code() {
        for (index, code) in Code::ALL.iter().enumerate() {
            assert_eq!(*code as usize, index + 1, "{code}");
            assert_eq!(Code::find(&code.id()), Some(*code));
            assert!(!code.title().is_empty() && code.explanation().len() > 30, "{code}");
        }
        assert_eq!(Code::find("gy7"), Some(Code::UnknownField));
        assert_eq!(Code::find("GY9999"), None);
    }
}
