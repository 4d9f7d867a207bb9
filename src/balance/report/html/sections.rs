//! The parts of the page, in the order in which they are read.

use super::charts::{Dot, Heat, Line, Spread, bars, boxes, fan, heat, lines, stacks};
use super::compare;
use super::{Report, table};
use crate::balance::report::figures::{Answers, Count, Mean, Share};
use crate::balance::report::summary::Summary;

/// A part of the page.
pub struct Part {
    /// Its anchor.
    pub id: &'static str,
    /// Its head.
    pub title: &'static str,
    /// What is under it.
    pub body: String,
}

/// Every part that this report has.
pub fn all(report: &Report) -> Vec<Part> {
    let base = &report.base;
    let mut parts = Vec::new();
    let mut add = |id, title, body: String| {
        if !body.is_empty() {
            parts.push(Part { id, title, body });
        }
    };
    add("differences", "What differs", compare::all(report));
    add("endings", "How games end", endings(base));
    add("scores", "Scores", scores(base));
    add("profiles", "Profile against profile", profiles(base));
    add("course", "The course of a game", course(base));
    add("decided", "Window, lead, and when it is decided", decided(base));
    add("procurement", "Procurement", procurement(base));
    add("table", "At the table", motions(base));
    add("moscow", "Incursions and responses", incursions(base));
    add("events", "Injects, packages, orders", events(base));
    add("methods", "How it was worked out", methods(base));
    parts
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// Shares as dots of a bar chart, in percent.
fn shares(rows: &[&Share], mark: Option<f64>) -> Vec<Dot> {
    let dot = |row: &&Share| Dot {
        name: row.name.clone(),
        value: [row.share.low, row.share.mid, row.share.high].map(|share| share * 100.0),
        mark,
        strong: false,
        label: format!(
            "{} ({} – {})",
            percent(row.share.mid),
            percent(row.share.low).trim_end_matches(" %"),
            percent(row.share.high)
        ),
    };
    rows.iter().map(dot).collect()
}

fn endings(base: &Summary) -> String {
    let rows: Vec<&Share> = base.outcomes.iter().filter(|row| row.name != "none" || row.games > 0).collect();
    let tests: Vec<&Share> = base.tests.iter().collect();
    format!(
        "<p>Share of the games by ending, with Wilson's interval. A scenario is alive where every ending takes between 3 and 60 %.</p>{}\
         <h3>Games with a test of Article 5</h3>{}",
        bars("Share of games by ending", &shares(&rows, None), "% of games", 10.0),
        bars("Share of games with a test of Article 5", &shares(&tests, None), "% of games", 10.0),
    )
}

fn spread(row: &Mean, mark: Option<f64>) -> Spread {
    let [low, mid, high] = row.quantiles.map(f64::from);
    let [from, to] = row.quartiles.map(f64::from);
    Spread {
        name: row.name.clone(),
        quantiles: [low, from, mid, to, high],
        mean: row.mean.mid,
        mark,
        label: format!("mean {:.1} ± {:.1}", row.mean.mid, row.mean.half()),
    }
}

fn scores(base: &Summary) -> String {
    let par = |row: &Mean| row.against_par.map(|above| row.mean.mid - above * row.par_spread.unwrap_or(0.0));
    let seats: Vec<Spread> = base.seats.iter().map(|row| spread(row, par(row))).collect();
    let players: Vec<Spread> = base.players.iter().map(|row| spread(row, None)).collect();
    let goals: Vec<Spread> = base.goals.iter().map(|row| spread(row, None)).collect();
    format!(
        "<p>Boxes hold the middle half of the games, whiskers eight in ten; the line is the median, the dot the mean. The \
         orange mark is par: what a caretaker reaches in the same seat.</p><h3>By seat</h3>{}<h3>By profile, all its seats together</h3>{}\
         <h3>Goals of the agendas</h3><p>How far each is reached, 0 at its floor, 1000 at its target. One that lies at either end \
         whatever is done asks nothing of its capital.</p>{}",
        boxes("Scores by seat", &seats, "points of 1000"),
        boxes("Scores by profile", &players, "points of 1000"),
        boxes("Goals of the agendas", &goals, "of 1000"),
    )
}

fn profiles(base: &Summary) -> String {
    if base.firsts.len() < 2 {
        return String::new();
    }
    let firsts: Vec<Dot> = base
        .firsts
        .iter()
        .map(|(row, seats)| {
            let mut dot = shares(&[row], Some(seats * 100.0)).remove(0);
            dot.strong = row.share.low > 0.40;
            dot
        })
        .collect();
    let show = |value: f64| format!("{:.0}", value * 100.0);
    let above = |value: f64| format!("{value:+.1}").replace('-', "−");
    format!(
        "<p>Which profile has the seat that ends furthest above its par. The orange mark is the profile's share of the seats: \
         what it would get if profiles did not matter. More than 40 % is dominance.</p>{}\
         <h3>Who stands above whom</h3><p>Percent of the games in which the seats of the row stood further above par, in the mean, \
         than those of the column. Blue is above half, orange below.</p>{}\
         <h3>Profiles by seat</h3><p>Mean score less par, in spreads of par.</p>{}",
        bars("Firsts by profile", &firsts, "% of games", 45.0),
        heat(
            "Share of games in which the row stood above the column",
            &base.beats.rows,
            &base.beats.columns,
            &base.beats.cells,
            Heat::Around(0.5, 0.5),
            &show
        ),
        heat(
            "Score against par by profile and seat",
            &base.player_seats.rows,
            &base.player_seats.columns,
            &base.player_seats.cells,
            Heat::Around(0.0, 3.0),
            &above
        ),
    )
}

fn course(base: &Summary) -> String {
    let fans: String = base.paths.iter().map(|path| fan(path.name, path.unit, &path.turns, &base.turns)).collect();
    format!(
        "<p>The line is the median of the games, the dark band holds half of them, the light band eight in ten. Games that have \
         ended leave the picture: where endings come early, the last turns show those that lasted.</p><div class=\"pair\">{fans}</div>"
    )
}

fn decided(base: &Summary) -> String {
    let curve = |name: &str, shares: &[f64]| Line {
        name: name.to_owned(),
        points: shares.iter().zip(0..).map(|(share, turn)| (f64::from(turn), share * 100.0)).collect(),
        ends: Vec::new(),
    };
    let curves = [curve("below probe line", &base.window_turns), curve("ending known", &base.known)];
    let rows: Vec<Vec<String>> =
        [&base.window, &base.lead_changes, &base.settled, &base.length].iter().map(|row| figures(row)).collect();
    format!(
        "<p>The window of vulnerability is open while deterrence at the weakest site is below the probe line. An ending is \
         known when nine in ten other games that stood in the same way, by what would be declared now and the band of deterrence, \
         came to it. It is settled from the turn after which what would be declared did not change any more.</p>{}{}\
         <h3>Which seat ends furthest above its par</h3>{}",
        lines(
            "Games in the window, and games whose ending is known",
            "% of games",
            &curves,
            &base.turns,
            Some((0.0, 100.0))
        ),
        table(&["a game", "mean", "95 %", "10 / 50 / 90 %", "range"], &rows),
        bars(
            "Firsts by seat",
            &shares(&base.seat_firsts.iter().collect::<Vec<_>>(), Some(100.0 / base.seats.len().max(1) as f64)),
            "% of games",
            20.0
        ),
    )
}

/// A mean as the cells of a row.
fn figures(row: &Mean) -> Vec<String> {
    let [low, mid, high] = row.quantiles;
    vec![
        row.name.clone(),
        format!("{:.2}", row.mean.mid),
        format!("{:.2} to {:.2}", row.mean.low, row.mean.high),
        format!("{low} / {mid} / {high}"),
        format!("{} to {}", row.range[0], row.range[1]).replace('-', "−"),
    ]
}

fn procurement(base: &Summary) -> String {
    let dots: Vec<Dot> = base
        .slips
        .iter()
        .filter(|row| row.turns > 0)
        .map(|row| Dot {
            name: row.name.clone(),
            value: [row.rate.low, row.rate.mid, row.rate.high].map(|share| share * 100.0),
            mark: Some(row.fitted * 100.0),
            strong: false,
            label: format!("{} of {}", percent(row.rate.mid), super::grouped(row.turns)),
        })
        .collect();
    let late: Vec<Vec<String>> = base
        .slips
        .iter()
        .filter(|row| row.late.count > 0)
        .map(|row| {
            let mut cells = figures(&row.late);
            cells[0].clone_from(&row.name);
            cells.insert(1, super::grouped(row.late.count));
            cells
        })
        .collect();
    let mut used: Vec<&Count> = base.started.iter().collect();
    used.sort_by(|a, b| b.per_game.total_cmp(&a.per_game).then(a.name.cmp(&b.name)));
    let option = |row: &&Count| {
        let delivered = base.delivered.iter().find(|other| other.name == row.name).map_or(0.0, |other| other.per_game);
        vec![row.name.clone(), format!("{:.2}", row.per_game), percent(row.games), format!("{delivered:.2}")]
    };
    let head = ["option", "started a game", "in games", "first lots a game"];
    let top: Vec<Vec<String>> = used.iter().take(15).map(option).collect();
    let rest: Vec<Vec<String>> = used.iter().skip(15).map(option).collect();
    let never: Vec<&str> = used.iter().filter(|row| row.per_game == 0.0).map(|row| row.name.as_str()).collect();
    let never = if never.is_empty() { "none".to_owned() } else { never.join(", ") };
    let contracts = &base.counts;
    let rows: Vec<Vec<String>> = contracts.iter().skip(1).take(5).map(figures).collect();
    format!(
        "<p>How often a programme lost a turn of building. The orange mark is what the hazard fitted to real programmes gives where \
         partners and trust neither add nor take; what lies above it comes from partners, mistrust and programmes that stay bad \
         (turns of one programme go together, so these intervals are too narrow).</p>{}<h3>First lots, turns late against the contract</h3>{}\
         <h3>Options most used</h3>{}<details><summary>All other options</summary>{}</details><p><b>Never used:</b> {}</p><h3>In all</h3>{}",
        bars("Turns lost by kind of procurement", &dots, "% of the turns of building", 20.0),
        table(&["kind", "lots", "mean", "95 %", "10 / 50 / 90 %", "range"], &late),
        table(&head, &top),
        table(&head, &rest),
        super::escape(&never),
        table(&["a game", "mean", "95 %", "10 / 50 / 90 %", "range"], &rows),
    )
}

fn motions(base: &Summary) -> String {
    let mut rows: Vec<(String, Vec<f64>)> = base
        .initiatives
        .iter()
        .map(|fate| (fate.name.clone(), vec![fate.passed, fate.coalition, fate.blocked]))
        .collect();
    rows.sort_by(|a, b| b.1.iter().sum::<f64>().total_cmp(&a.1.iter().sum()));
    let pledges: Vec<Vec<String>> = base.counts.iter().skip(6).take(8).map(figures).collect();
    format!(
        "<p>What became of motions. A blocked one may have become a coalition of its sponsors.</p>{}{}",
        stacks("Motions a game by initiative", &rows, &["by consensus", "as a coalition", "blocked"], "motions a game"),
        table(&["a game", "mean", "95 %", "10 / 50 / 90 %", "range"], &pledges),
    )
}

fn incursions(base: &Summary) -> String {
    let rows: Vec<String> =
        base.answers.iter().map(|row| format!("{} ({:.1} a game)", row.name, row.per_game)).collect();
    let mut columns: Vec<String> = base.responses.iter().map(|row| row.name.clone()).collect();
    columns.push("no answer".to_owned());
    let cells: Vec<Vec<Option<f64>>> =
        base.answers.iter().map(|row| row.shares.iter().map(|share| Some(*share)).collect()).collect();
    let show = |value: f64| if value == 0.0 { String::new() } else { format!("{:.0}", value * 100.0) };
    let score = |row: &Answers| vec![row.name.clone(), format!("{:.2}", row.per_game), format!("{:.0}", row.score)];
    let mut targets: Vec<&Count> = base.targets.iter().collect();
    targets.sort_by(|a, b| b.per_game.total_cmp(&a.per_game));
    let targets: Vec<String> = targets.iter().take(10).map(|row| format!("{} {:.1}", row.name, row.per_game)).collect();
    format!(
        "<p>Responses to each kind of incursion, percent of its incidents.</p>{}{}<p><b>Most often hit</b>, incidents a game: {}.</p>",
        heat("Responses by kind of incursion", &rows, &columns, &cells, Heat::Up(1.0), &show),
        table(
            &["incursion", "a game", "mean score of the response, of 1000"],
            &base.answers.iter().map(score).collect::<Vec<_>>()
        ),
        super::escape(&targets.join(", ")),
    )
}

fn events(base: &Summary) -> String {
    let row = |row: &Count| vec![row.name.clone(), format!("{:.2}", row.per_game), percent(row.games)];
    let choice = |name: &str| {
        let found = base.choices.iter().find(|(inject, _)| inject == name);
        found.map_or_else(String::new, |(_, shares)| {
            shares.iter().map(|share| format!("{:.0}", share * 100.0)).collect::<Vec<_>>().join(" / ")
        })
    };
    let injects: Vec<Vec<String>> = base
        .injects
        .iter()
        .map(|each| {
            let mut cells = row(each);
            cells.push(choice(&each.name));
            cells
        })
        .collect();
    let rows = |list: &[Count]| list.iter().map(row).collect::<Vec<_>>();
    format!(
        "<h3>Injects</h3>{}<h3>American packages</h3>{}<h3>Orders</h3>{}<p class=\"small\">Orders that profiles tried and the rules refused: {:.1} a game.</p>",
        table(&["inject", "a game", "in games", "choices, %"], &injects),
        table(&["package", "leaves a game", "in games"], &rows(&base.packages)),
        table(&["order", "a game", "in games"], &rows(&base.orders)),
        base.refused,
    )
}

fn methods(base: &Summary) -> String {
    format!(
        "<ul><li><b>Games</b> are numbered; number and seed of the batch give the seed of a game. Profiles rotate over the seats, by one \
         from game to game. Dice are keyed by what they are for, so the same number meets the same events in every arm.</li>\
         <li><b>Shares</b> have Wilson's score interval; <b>means</b> the percentile interval of 1000 bootstrap resamples of the \
         histogram; both at 95 %. {} games see a share to ±{:.1} pp.</li>\
         <li><b>Differences</b> are taken game by game: Student's interval for the mean of the differences, Agresti and Min's for \
         shares with McNemar's exact test. <i>Finds</i> is the difference that is found in four of five batches of this size.</li>\
         <li><b>Many at once</b>: within an arm p values carry Holm's correction over all its quantities; side by side, over arms, \
         Benjamini and Hochberg's for each quantity.</li>\
         <li><b>Sums</b> are whole numbers and histograms, so that parts played anywhere add up to the same figures bit by bit.</li></ul>",
        super::grouped(base.games),
        base.sees_share
    )
}
