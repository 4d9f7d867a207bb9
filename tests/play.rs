//! A game at the keyboard from outside: the tutorial done right and done wrong, orders from a file, hot seat, saves.

use std::path::Path;

use assert_cmd::Command;

/// What the program says to a script, with its exit code.
fn play(folder: &Path, arguments: &[&str], script: &str) -> (String, String, Option<i32>) {
    let mut command = Command::cargo_bin("gap-years").expect("the program is built");
    command.env("NO_COLOR", "1").env("GAP_YEARS_DATA", env!("CARGO_MANIFEST_DIR")).current_dir(folder);
    let done = command.arg("play").args(arguments).write_stdin(script).output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&done.stdout), text(&done.stderr), done.status.code())
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn count(text: &str, what: &str) -> usize {
    text.matches(what).count()
}

/// Whether a sentence stands in a text, however it is wrapped.
fn says(text: &str, sentence: &str) -> bool {
    text.split_whitespace().collect::<Vec<_>>().join(" ").contains(sentence)
}

/// Every lesson as it asks to be done.
const RIGHT: &str = "cost buy\nbuy borrowed\ndone\n\n\
    propose common nato all\ndone\npersuade berlin 1\ndone\nreassure berlin\ndone\n\n\
    programmes\ndone\nrespond shoot\ndone\n\n\
    why gap\nchoose b\ndone\n";

#[test]
fn the_tutorial_done_right_is_praised_to_its_end() {
    let folder = folder();
    let (said, heard, code) = play(folder.path(), &["first-winter", "--width", "80"], RIGHT);
    assert_eq!(code, Some(0), "{said}{heard}");
    assert_eq!(count(&said, "Well done"), 9, "{said}");
    assert_eq!(count(&said, "\nDone  "), 9, "{said}");
    assert_eq!(count(&said, "Not done") + count(&said, "Refused") + count(&said, "not done yet"), 0, "{said}");
    assert!(says(&said, "Debrief") && says(&said, "You have now met the four things"), "{said}");
    // What was bought in turn 1 arrives in turn 3, before the incursion it was bought for.
    let turn = |nth: u8| {
        said.split(&format!("── Turn {nth} of 4"))
            .nth(1)
            .expect("a report")
            .split("── ")
            .next()
            .expect("text")
            .to_owned()
    };
    assert!(!turn(2).contains("Delivered: lots of Warsaw") && turn(3).contains("Warsaw's borrowed battery"), "{said}");
    let wide: Vec<&str> = said.lines().filter(|line| !line.contains(" > ") && line.chars().count() > 80).collect();
    assert!(wide.is_empty(), "{wide:#?}");
}

#[test]
fn the_tutorial_holds_for_other_seeds() {
    for seed in ["2", "7", "99"] {
        let folder = folder();
        let (said, heard, _) = play(folder.path(), &["first-winter", "--seed", seed], RIGHT);
        assert_eq!(count(&said, "Well done"), 9, "seed {seed}: {said}{heard}");
    }
}

#[test]
fn the_tutorial_done_wrong_says_so_and_goes_on() {
    // Buys nothing, orders what was not asked for, withholds trust, protests, gives no answer.
    let script = "rules 3\nundo\ndone\ndone\n\n\
        propose cable nato all\ndone\ndone\nskip\ndone\nreassure tallinn\ndone\ndone\n\n\
        done\ndone\nrespond protest\ndone\ndone\n\n\
        done\ndone\n";
    let folder = folder();
    let (said, heard, code) = play(folder.path(), &["first-winter"], script);
    assert_eq!(code, Some(0), "{said}{heard}");
    assert!(count(&said, "The lesson is not done yet") >= 6, "{said}");
    assert_eq!(count(&said, "That is not what the lesson asks for"), 3, "{said}");
    assert!(says(&said, "time cannot be bought back"), "the miss is explained: {said}");
    assert!(says(&said, "the next one will be cheap"), "{said}");
    assert!(count(&said, "\nNot done  ") >= 8 && count(&said, "\nSkipped  ") == 1, "{said}");
    assert!(says(&said, "Debrief"), "{said}");
}

#[test]
fn a_lesson_taken_back_is_open_again() {
    let folder = folder();
    let script = "cost buy\nbuy borrowed\nundo\ndone\n";
    let (said, ..) = play(folder.path(), &["first-winter"], script);
    assert!(says(&said, "Taken back: Buy a borrowed battery"), "{said}");
    assert!(says(&said, "not done yet: Buy one thing"), "{said}");
}

#[test]
fn what_was_ordered_is_saved_and_taken_up_again() {
    let folder = folder();
    let (first, second) = RIGHT.split_at(RIGHT.find("persuade").expect("a lesson"));
    let (_, heard, code) = play(folder.path(), &["first-winter"], first);
    assert_eq!(code, Some(0));
    assert!(heard.contains("--resume saves/first-winter.ron"), "{heard}");
    let (said, heard, _) = play(folder.path(), &["--resume", "saves/first-winter.ron"], second);
    assert!(says(&said, "You go on as Warsaw in turn 2 of 4"), "{said}{heard}");
    assert_eq!(count(&said, "\nDone  "), 9, "lessons of earlier turns are remembered: {said}");
    // Interrupted or not, it is the same game.
    let whole = play(folder.path(), &["first-winter", "--save", "whole.ron"], RIGHT).0;
    let ending = |text: &str| text.split("Debrief").nth(1).expect("a debrief").to_owned();
    assert_eq!(ending(&said), ending(&whole));
}

#[test]
fn a_refusal_is_named_with_its_remedy() {
    let folder = folder();
    let script =
        "buy patriot 4\nbuy patriot 4\nbuy patrot\nbuy camm 99\nwhy buy arrow\npersuade berlin\nfrobnicate\n42\n";
    let (said, ..) = play(folder.path(), &["first-winter"], script);
    assert!(says(&said, "already ordered this turn: undo the other order first"), "{said}");
    assert!(says(&said, "did you mean `patriot`"), "{said}");
    assert!(says(&said, "the supplier does not offer this to you now"), "{said}");
    assert!(says(&said, "belongs to another moment of the turn"), "{said}");
    assert!(says(&said, "`frobnicate` is no word I know"), "{said}");
    let (poor, ..) = play(folder.path(), &["first-winter", "--seat", "tallinn"], "done\ndone\nbuy patriot 4\n");
    assert!(says(&poor, "raise spending, release old contracts, or take fewer units"), "{poor}");
    assert!(says(&said, "No list is open") || says(&said, "The list goes from 1"), "{said}");
}

#[test]
fn lists_are_short_and_bounds_have_units() {
    let folder = folder();
    let script = "done\ndone\nlist arms\nlist forces\njoin mrtt 99\nsend baltic 99\nspend 99\n";
    let (said, ..) = play(folder.path(), &["hague-promises", "--seat", "warsaw"], script);
    assert!(says(&said, "or one area with `list buy deep`"), "{said}");
    assert!(says(&said, "more: `list patrol`") || says(&said, "more: `list exercise`"), "{said}");
    let arms = said.split("> list arms").nth(1).and_then(|rest| rest.split("> list forces").next()).expect("a list");
    assert!(arms.lines().count() < 45, "{arms}");
    assert!(says(&said, "% to ") && says(&said, "8.00%") && says(&said, "brigades"), "{said}");
}

#[test]
fn two_people_share_a_laptop() {
    let folder = folder();
    let script = "\ndone\n\ndone\n\ndone\n\ndone\n\ndone\n\ndone\n";
    let arguments = ["hague-promises", "--seat", "warsaw", "--seat", "berlin", "--seed", "3"];
    let (said, heard, _) = play(folder.path(), &arguments, script);
    assert!(says(&said, "The first at the keyboard is Berlin"), "{said}{heard}");
    assert!(says(&said, "Pass the laptop to Warsaw"), "{said}");
    // What one has ordered stands on no other screen before the turn is over.
    let secret = "\nraise 2.5\n";
    let script = format!("\ndone\n\ndone\n\ndone\n\ndone\n{secret}done\n\ndone\n");
    let (said, ..) = play(folder.path(), &arguments, &script);
    assert!(!said.split("Pass the laptop to Warsaw").last().expect("a screen").contains("2.50%"), "{said}");
}

#[test]
fn a_whole_game_of_any_scenario_can_be_played_from_a_file() {
    for name in ["smallest", "hague-promises", "gap-years"] {
        let folder = folder();
        // Asking everything once, then going on to the end: every prompt takes `done`, twice where it warns.
        let reading = "help\nlist\nlist all\nmeans\nagenda\nallies\nprogrammes\nbrief\nreport\ntable\ndraft\nwhy gap\nwhy deterrence\nwhy trust\nwhy commitment\nwhy money\nwhy balance\nwhy debt\nwhy brigades\nwhy troops\nwhy disputes\nwhy industry\nwhy trust paris\nhelp buy\n";
        let script = format!("{reading}{}", "done\n".repeat(400));
        let (said, heard, code) = play(folder.path(), &[name, "--seat", "berlin"], &script);
        assert_eq!(code, Some(0), "{name}: {heard}");
        for told in [
            "than it spends",
            "added since then",
            "You can still send",
            "American troops are in Europe",
            "between Washington and the allies",
            "old work",
            "Your trust in Paris",
        ] {
            assert!(says(&said, told), "{name} does not tell of {told}");
        }
        assert!(says(&said, "Debrief"), "{name}: {}", &said[said.len().saturating_sub(2000)..]);
    }
}

#[test]
fn noise_is_answered_and_ends_nothing() {
    let folder = folder();
    let noise: String = (0u32..400)
        .map(|nth| {
            let word = [
                "buy",
                "why",
                "cost",
                "list",
                "9999999999",
                "pledge spend 99999999",
                "send baltic -1",
                "\u{1b}[2J",
                "persuade",
                "é€",
                "share 0",
                "by",
                "pledge by 300",
                "undo",
                "1",
                "spend 1e9",
            ];
            format!("{} {}\n", word[nth as usize % word.len()], word[(nth as usize * 7 + 3) % word.len()])
        })
        .collect();
    let (said, heard, code) = play(folder.path(), &["hague-promises", "--seat", "rome"], &noise);
    assert_eq!(code, Some(0), "{said}{heard}");
    assert!(!heard.contains("panicked") && !said.contains('\u{1b}'), "{heard}");
}

#[test]
fn without_a_scenario_the_tutorial_is_offered_first() {
    let folder = folder();
    let (said, ..) = play(folder.path(), &[], "\n");
    assert!(says(&said, "1          First Winter") || says(&said, "First Winter (the tutorial"), "{said}");
    assert!(says(&said, "You are Warsaw. 4 turns"), "Enter takes the tutorial: {said}");
    let (said, ..) = play(folder.path(), &[], "99\nhague-promise\nhague-promises\nmadrid\n");
    assert!(says(&said, "Did you mean hague-promises?") && says(&said, "You are Madrid. 16 turns"), "{said}");
}

#[test]
fn what_cannot_be_played_is_said() {
    let folder = folder();
    let (_, heard, code) = play(folder.path(), &["first-winter", "--seat", "madrit"], "");
    assert!(code == Some(2) && heard.contains("the seats are"), "{heard}");
    let (_, heard, code) = play(folder.path(), &["--resume", "none.ron"], "");
    assert!(code == Some(2) && heard.contains("no such file"), "{heard}");
    std::fs::write(folder.path().join("bad.ron"), "(seed: 1)").expect("a file");
    let (_, heard, code) = play(folder.path(), &["--resume", "bad.ron"], "");
    assert!(code == Some(2) && heard.contains("is not a saved game"), "{heard}");
}

#[test]
fn a_variant_is_remembered_by_the_save() {
    let folder = folder();
    let arguments = ["hague-promises", "--variant", "short", "--seat", "rome", "--save", "short.ron"];
    let (_, heard, _) = play(folder.path(), &arguments, "done\ndone\nspend 2.2\n");
    assert!(heard.contains("--resume short.ron"), "{heard}");
    let (said, heard, code) = play(folder.path(), &["--resume", "short.ron"], "draft\n");
    assert_eq!(code, Some(0), "{heard}");
    assert!(says(&said, "in turn 1 of 8") && says(&said, "2.20% of GDP"), "{said}");
}
