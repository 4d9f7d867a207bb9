//! What differs from the base: arm by arm, by what is forbidden, along a sweep, and by number in a tornado.

use super::charts::{Dot, Ends, Line, forest, lines, tornado};
use super::svg::escape;
use super::{Report, table};
use crate::balance::paired::{Difference, Role};
use crate::balance::report::Comparison;
use crate::balance::report::terminal::{finds, p_value};

/// The quantities by which arms are read side by side, with their names.
const SIDE_BY_SIDE: [(&str, &str); 2] = [("shared_score", "Shared score"), ("mean_score", "Mean score of the seats")];
/// The most rows of a picture.
const ROWS: usize = 40;

/// Everything that is compared; empty where nothing is.
pub fn all(report: &Report) -> String {
    let arms = &report.comparisons;
    if arms.is_empty() {
        return String::new();
    }
    let mut out = String::from(
        "<p>Every game was played in each way with the same dice, and differences are taken game by game. Orange stands out \
         after correction for all that is read at once; grey may be chance.</p>",
    );
    for arm in arms.iter().filter(|arm| arm.role == Role::Versus) {
        out += &versus(arm);
    }
    out += &without(arms);
    out += &sweeps(arms);
    out += &ends(arms);
    out
}

/// A difference with its sign, and a true minus.
fn signed(value: f64) -> String {
    format!("{value:+.2}").replace('-', "−")
}

fn range(each: &Difference) -> String {
    format!("{} to {}", signed(each.difference.low), signed(each.difference.high))
}

fn label(each: &Difference) -> String {
    format!("{} ({})", signed(each.difference.mid), range(each))
}

/// One arm: endings, then everything in spreads of a single difference, then the table.
fn versus(arm: &Comparison) -> String {
    let endings: Vec<Dot> = arm
        .differences
        .iter()
        .filter_map(|each| {
            let name = each.name.strip_prefix("ending:")?;
            let value = [each.difference.low, each.difference.mid, each.difference.high];
            Some(Dot { name: name.into(), value, mark: None, strong: each.p_holm < 0.05, label: label(each) })
        })
        .collect();
    let mut rest: Vec<&Difference> =
        arm.differences.iter().filter(|each| !each.name.starts_with("ending:") && each.spread > 0.0).collect();
    rest.sort_by(|a, b| effect(b).abs().total_cmp(&effect(a).abs()));
    let dots: Vec<Dot> = rest
        .iter()
        .take(24)
        .map(|each| Dot {
            name: each.text.clone(),
            value: [each.difference.low, each.difference.mid, each.difference.high].map(|end| end / each.spread),
            mark: None,
            strong: each.p_holm < 0.05,
            label: format!("{} {}", signed(each.difference.mid), each.unit),
        })
        .collect();
    format!(
        "<h3>{}</h3>{}{}<details open><summary>All quantities</summary>{}</details>",
        escape(&arm.name),
        forest("Difference in the share of endings", &endings, "percentage points"),
        forest(
            "Differences, in spreads of a single difference",
            &dots,
            "spreads of the difference in one game; figures at the right in their own units"
        ),
        table(
            &["quantity", "base", "there", "difference", "95 %", "p", "p (Holm)", "finds"],
            &arm.differences.iter().map(cells).collect::<Vec<_>>()
        ),
    )
}

fn effect(each: &Difference) -> f64 {
    if each.spread > 0.0 { each.difference.mid / each.spread } else { 0.0 }
}

fn cells(each: &Difference) -> Vec<String> {
    vec![
        format!("{}, {}", each.text, each.unit),
        format!("{:.2}", each.base),
        format!("{:.2}", each.arm),
        signed(each.difference.mid),
        range(each),
        p_value(each.p),
        p_value(each.p_holm),
        finds(each),
    ]
}

/// What each forbidden thing is worth.
fn without(arms: &[Comparison]) -> String {
    let mut rows: Vec<(&str, &Comparison)> = arms
        .iter()
        .filter_map(|arm| match &arm.role {
            Role::Without(what) => Some((what.as_str(), arm)),
            _ => None,
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let mut out = String::from(
        "<h3>What a card is worth</h3><p>The difference it makes to forbid it: left of 0, games go worse without it, and it is worth having.</p>",
    );
    for (quantity, name) in SIDE_BY_SIDE {
        let at = |arm: &Comparison| arm.of(quantity).map_or(0.0, |each| each.difference.mid);
        rows.sort_by(|a, b| at(b.1).abs().total_cmp(&at(a.1).abs()));
        let dot = |(what, arm): &(&str, &Comparison)| {
            let each = arm.of(quantity)?;
            let value = [each.difference.low, each.difference.mid, each.difference.high];
            Some(Dot { name: (*what).to_owned(), value, mark: None, strong: each.p_across < 0.05, label: label(each) })
        };
        let dots: Vec<Dot> = rows.iter().filter_map(dot).take(ROWS).collect();
        let title = format!("{name}, without");
        out += &format!("<h3>{title}</h3>{}", forest(&title, &dots, "points"));
    }
    if rows.len() > ROWS {
        out += &format!("<p class=\"small\">The {ROWS} largest of {}; all are in summary.json.</p>", rows.len());
    }
    let players: Vec<String> = arms
        .iter()
        .filter(|arm| matches!(arm.role, Role::Without(_)))
        .filter_map(|arm| {
            let worst = arm
                .differences
                .iter()
                .filter(|each| each.name.starts_with("player:") && each.p_holm < 0.05)
                .min_by(|a, b| a.difference.mid.total_cmp(&b.difference.mid))?;
            (worst.difference.mid < 0.0).then(|| {
                format!("{}: {} {}", arm.name, worst.name.trim_start_matches("player:"), signed(worst.difference.mid))
            })
        })
        .collect();
    if !players.is_empty() {
        out += &format!("<p><b>Who misses it most</b>, points of 1000: {}.</p>", escape(&players.join("; ")));
    }
    out
}

/// A quantity along a sweep, for each of the headline quantities and the endings.
fn sweeps(arms: &[Comparison]) -> String {
    let mut paths: Vec<&str> = Vec::new();
    for arm in arms {
        if let Role::Sweep(path, _) = &arm.role
            && !paths.contains(&path.as_str())
        {
            paths.push(path);
        }
    }
    let mut out = String::new();
    for path in paths {
        let row = |arm: &'_ Comparison| match &arm.role {
            Role::Sweep(own, value) if own == path => Some(value.clone()),
            _ => None,
        };
        let steps: Vec<(String, &Comparison)> = arms.iter().filter_map(|arm| Some((row(arm)?, arm))).collect();
        out += &format!("<h3>{}</h3>", escape(path));
        let numbers: Option<Vec<f64>> = steps.iter().map(|(value, _)| value.parse().ok()).collect();
        if let Some(numbers) = numbers {
            let curve = |quantity: &str, name: &str| {
                let found: Vec<(f64, &Difference)> =
                    numbers.iter().zip(&steps).filter_map(|(at, (_, arm))| Some((*at, arm.of(quantity)?))).collect();
                Line {
                    name: name.to_owned(),
                    points: found.iter().map(|(at, each)| (*at, each.difference.mid)).collect(),
                    ends: found.iter().map(|(_, each)| (each.difference.low, each.difference.high)).collect(),
                }
            };
            let scores = SIDE_BY_SIDE.map(|(quantity, name)| curve(quantity, name));
            out += &lines("Difference from the base", "points", &scores, &[], None);
            let endings: Vec<Line> = steps
                .first()
                .map(|(_, arm)| {
                    arm.differences.iter().filter_map(|each| each.name.strip_prefix("ending:")).collect::<Vec<_>>()
                })
                .unwrap_or_default()
                .into_iter()
                .map(|name| curve(&format!("ending:{name}"), name))
                .collect();
            let endings: Vec<Line> = endings.into_iter().map(|line| Line { ends: Vec::new(), ..line }).collect();
            out += &lines("Endings, difference from the base", "percentage points", &endings, &[], None);
        }
        let line = |(value, arm): &(String, &Comparison)| {
            let mut cells = vec![value.clone()];
            for (quantity, _) in SIDE_BY_SIDE {
                let each = arm.of(quantity);
                cells.push(each.map_or_else(String::new, label));
                cells.push(each.map_or_else(String::new, |each| p_value(each.p_across)));
            }
            cells
        };
        out += &table(
            &["value", "shared score", "p (BH)", "mean score", "p (BH)"],
            &steps.iter().map(line).collect::<Vec<_>>(),
        );
    }
    out
}

/// The tornado: what both ends of every number do.
fn ends(arms: &[Comparison]) -> String {
    let mut out = String::new();
    for (quantity, name) in SIDE_BY_SIDE {
        let mut rows: Vec<Ends> = Vec::new();
        for arm in arms {
            let Role::Ends(path, value, low) = &arm.role else { continue };
            let effect = arm
                .of(quantity)
                .map_or([0.0; 3], |each| [each.difference.low, each.difference.mid, each.difference.high]);
            let place = rows.iter().position(|row| row.name == *path).unwrap_or_else(|| {
                rows.push(Ends { name: path.clone(), values: Default::default(), effects: [[0.0; 3]; 2] });
                rows.len() - 1
            });
            let end = usize::from(!low);
            rows[place].values[end].clone_from(value);
            rows[place].effects[end] = effect;
        }
        if rows.is_empty() {
            return String::new();
        }
        let reach = |row: &Ends| row.effects.iter().map(|effect| effect[1].abs()).fold(0.0, f64::max);
        rows.sort_by(|a, b| reach(b).total_cmp(&reach(a)));
        for row in &mut rows {
            row.name = row.name.trim_start_matches("rules.").to_owned();
        }
        let title = format!("{name}: what each number matters");
        out += &format!(
            "<h3>{title}</h3><p>One number at a time at its low (blue) and its high end (orange), all others as they are; lines are intervals of 95 %.</p>{}",
            tornado(&title, &rows, "points of difference from the base")
        );
    }
    out
}
