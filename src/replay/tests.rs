//! The file: round trips, damage of every kind, and writes that fail. Whole games are replayed in `tests/replay.rs`.

use std::io::{ErrorKind, Write};
use std::path::Path;

use proptest::prelude::*;

use super::file::replace;
use super::save::total;
use super::*;
use crate::core::ids::{InitiativeId, MemberId, MotionId, PledgeId};
use crate::rules::order::Order;
use crate::rules::phase::{Phase, Step};
use crate::rules::state::Snapshot;
use crate::rules::words::{Ballot, Promise, Venue};

/// A save with every part in it. Its orders suit no scenario; the file does not mind.
fn sample() -> Save {
    let pledge = Order::MakePledge {
        promise: Promise::Spend,
        about: 0,
        amount: 350,
        due: 6,
        public: true,
        to: Some(MemberId(3)),
    };
    let step = |step, orders| StepOrders { step, orders };
    let motion = Order::Propose { initiative: InitiativeId(4), venue: Venue::Eu, opt_out: true, fallback: false };
    let steps = vec![
        step(Step::Propose, vec![(MemberId(0), vec![motion])]),
        step(Step::Negotiate, vec![(MemberId(2), vec![pledge, Order::CountOn { pledge: PledgeId(0) }])]),
        step(Step::Orders, vec![(MemberId(1), vec![Order::Vote { motion: MotionId(0), ballot: Ballot::Silent }])]),
    ];
    let close = Close {
        hash: u64::MAX,
        log: 7,
        phases: vec![(Phase::Brief, 1), (Phase::Close, 2)],
        fields: (0..u32::try_from(Snapshot::fields().len()).unwrap()).collect(),
    };
    let turns = vec![
        Turn { turn: 1, steps: steps.clone(), close: Some(close) },
        Turn { turn: 2, steps: steps[..1].to_vec(), close: None },
    ];
    Save {
        format: FORMAT,
        rules_version: crate::rules::RULES_VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        scenario: "hague-promises".to_owned(),
        content: 0x1234_5678_9ABC_DEF0,
        seed: 42,
        overrides: vec!["rules.alliance.base = 450".to_owned()],
        players: vec![(MemberId(0), "human \"A\" \u{e9}".to_owned()), (MemberId(1), "free-rider".to_owned())],
        fields: Snapshot::fields(),
        total: total(&turns),
        turns,
    }
}

fn text() -> Vec<u8> {
    to_text(&sample()).unwrap().into_bytes()
}

#[test]
fn a_save_comes_back_as_it_was() {
    assert_eq!(from_text(&text()).unwrap(), sample());
    let empty = Save { turns: Vec::new(), total: total(&[]), ..sample() };
    assert_eq!(from_text(to_text(&empty).unwrap().as_bytes()).unwrap(), empty);
    assert_eq!((sample().orders(), sample().finished()), (5, 1));
}

#[test]
fn a_save_cut_short_is_refused_and_says_so() {
    let text = text();
    let lengths = (0..text.len()).step_by(97).chain(text.len() - 3..text.len()).chain(0..120);
    for length in lengths {
        match from_text(&text[..length]) {
            Err(Problem::Truncated { have, want }) => assert!(have == length as u64 && want > have, "{length}"),
            Err(Problem::Foreign) if length == 0 => {}
            other => panic!("{length} of {} bytes: {other:?}", text.len()),
        }
    }
}

#[test]
fn every_flipped_bit_is_noticed() {
    let text = text();
    for place in 0..text.len() {
        for bit in 0..8 {
            let mut bad = text.clone();
            bad[place] ^= 1 << bit;
            assert!(from_text(&bad).is_err(), "bit {bit} of byte {place} flipped unnoticed");
        }
    }
}

#[test]
fn what_is_wrong_is_named() {
    let good = String::from_utf8(text()).unwrap();
    let problem = |text: &str| from_text(text.as_bytes()).unwrap_err();
    assert_eq!(problem(""), Problem::Foreign);
    assert_eq!(problem("(seed: 42)"), Problem::Foreign);
    assert_eq!(problem(&good.replacen("seed: 42", "seed: 43", 1)), Problem::Edited);
    assert_eq!(problem(&format!("{good} ")), Problem::Edited);
    assert_eq!(problem(&good.replace('\n', "\r\n")), Problem::Edited);
    assert_eq!(problem(&good.replacen("format 1", "format 2", 1)), Problem::OtherFormat { found: 2 });
    let text = problem(&good.replacen("format 1", "format 2", 1)).to_string();
    assert!(text.contains("format 2") && text.contains("use the version"), "{text}");
    assert!(problem(&good[..good.len() / 2]).to_string().contains("cut short"));
}

#[test]
fn a_save_for_something_else_does_not_fit() {
    let other = |unfit: Unfit, word: &str| assert!(unfit.to_string().contains(word), "{unfit}");
    other(Unfit::OtherRules { saved: 3, current: 1, program: "0.9.0".into() }, "use Gap Years 0.9.0");
    other(Unfit::OtherScenario { saved: "a".into(), given: "b".into() }, "give the scenario a");
    let unfit = |overrides: &str| Unfit::OtherContent { scenario: "a".into(), overrides: overrides.into() };
    other(unfit("x = 1"), "give the overrides x = 1");
    assert!(unfit("").to_string().ends_with("as they were then"));
}

#[test]
fn files_are_replaced_whole_and_nothing_else_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("game.ron");
    save_atomically(&path, &sample()).unwrap();
    assert_eq!(load(&path).unwrap(), sample());
    let longer = Save { seed: 43, ..sample() };
    save_atomically(&path, &longer).unwrap();
    assert_eq!(load(&path).unwrap().seed, 43);
    assert_eq!(names(folder.path()), ["game.ron"]);
}

#[test]
fn a_failed_write_keeps_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("game.ron");
    save_atomically(&path, &sample()).unwrap();
    let failing = |kind: ErrorKind| {
        replace(&path, |file| {
            file.write_all(b"half of it")?;
            Err(kind.into())
        })
    };
    assert_eq!(failing(ErrorKind::StorageFull), Err(Problem::DiskFull));
    assert_eq!(failing(ErrorKind::PermissionDenied), Err(Problem::NotWritable));
    assert!(matches!(failing(ErrorKind::Interrupted), Err(Problem::Unwritable(_))));
    assert_eq!(load(&path).unwrap(), sample());
    assert_eq!(names(folder.path()), ["game.ron"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_named_and_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("game.ron");
    save_atomically(&path, &sample()).unwrap();
    let set = |mode| std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode)).unwrap();
    set(0o555);
    // A superuser may write anywhere; the folder only stands in the way of others.
    let superuser = std::fs::File::create(folder.path().join("probe")).is_ok();
    let result = save_atomically(&path, &Save { seed: 43, ..sample() });
    set(0o755);
    if superuser {
        result.unwrap();
    } else {
        let error = result.unwrap_err();
        assert_eq!(error.problem, Problem::NotWritable);
        assert!(error.to_string().contains("game.ron") && error.to_string().contains("folder you may write to"));
        assert_eq!(load(&path).unwrap(), sample());
    }
}

#[test]
fn places_that_are_no_files_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert_eq!(load(&at("none.ron")).unwrap_err().problem, Problem::Missing);
    assert_eq!(load(folder.path()).unwrap_err().problem, Problem::IsFolder);
    assert_eq!(save_atomically(folder.path(), &sample()).unwrap_err().problem, Problem::IsFolder);
    assert_eq!(save_atomically(&at("no/such/game.ron"), &sample()).unwrap_err().problem, Problem::NoFolder);
    let huge = std::fs::File::create(at("huge.ron")).unwrap();
    huge.set_len(MAX_BYTES + 1).unwrap();
    let problem = load(&at("huge.ron")).unwrap_err().problem;
    assert_eq!(problem, Problem::TooLarge { bytes: MAX_BYTES + 1, most: MAX_BYTES });
    std::fs::write(at("binary.ron"), [0xFFu8, 0, 1]).unwrap();
    assert_eq!(load(&at("binary.ron")).unwrap_err().problem, Problem::Foreign);
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// A valid heading over any body, so that mutations reach the reader behind the checksum.
fn sealed(body: &[u8]) -> Vec<u8> {
    let mut all = text::seal(body).into_bytes();
    all.extend_from_slice(body);
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn mutated_files_never_panic(edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = text();
        for (place, byte) in edits {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = from_text(&bytes);
    }

    #[test]
    fn mutated_bodies_under_a_valid_checksum_never_panic(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0u8..3), 1..6),
    ) {
        let text = text();
        let start = text.iter().position(|&byte| byte == b'\n').unwrap() + 1;
        let mut body = text[start..].to_vec();
        for (place, byte, what) in edits {
            let place = place.index(body.len());
            match what {
                0 => body[place] = byte,
                1 => body.insert(place, byte),
                _ => drop(body.remove(place)),
            }
        }
        let _ = from_text(&sealed(&body));
    }

    #[test]
    fn noise_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(from_text(&bytes).is_err());
        prop_assert!(from_text(&sealed(&bytes)).is_err());
    }
}
