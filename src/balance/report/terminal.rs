//! The report as tables for a terminal.

use comfy_table::presets::UTF8_BORDERS_ONLY;
use comfy_table::{Cell, CellAlignment, Table};

use super::findings::Weight;
use super::summary::Summary;
use super::{Comparison, Report};
use crate::balance::paired::{Difference, Role};

/// Arms of one kind from which on they are shown side by side and not one by one.
const MANY: usize = 3;
/// Quantities that are shown whether they differ or not.
const HEADLINE: [&str; 4] = ["shared_score", "mean_score", "window", "cohesion"];

/// The whole report.
pub fn tables(report: &Report) -> String {
    let mut text = summary(&report.base);
    for arm in report.comparisons.iter().filter(|arm| arm.role == Role::Versus) {
        text.push_str(&comparison(arm));
    }
    let rest: Vec<&Comparison> = report.comparisons.iter().filter(|arm| arm.role != Role::Versus).collect();
    if rest.len() < MANY {
        for arm in &rest {
            text.push_str(&comparison(arm));
        }
    } else {
        text.push_str(&side_by_side(&rest));
    }
    text.push('\n');
    for finding in &report.findings {
        let mark = match finding.weight {
            Weight::Alarm => "!!",
            Weight::Note => " !",
            Weight::Fine => "  ",
        };
        text.push_str(&format!("{mark} {}\n", finding.text));
    }
    let (share, score) = (report.base.sees_share, report.base.sees_score);
    text.push_str(&format!("   This batch sees shares to ±{share:.1} pp and the mean shared score to ±{score:.1}.\n"));
    text
}

/// One arm against the base: the headline, and whatever differs for sure.
fn comparison(arm: &Comparison) -> String {
    let shown = |each: &&Difference| {
        HEADLINE.contains(&each.name.as_str()) || each.name.starts_with("ending:") || each.p_holm < 0.05
    };
    let rows: Vec<&Difference> = arm.differences.iter().filter(shown).collect();
    let mut table = table(&["against the base", "base", "there", "difference", "95 %", "p (Holm)", "finds"]);
    for each in &rows {
        let range = format!("{:+.2} to {:+.2}", each.difference.low, each.difference.high);
        let cells = [
            format!("{:.2}", each.base),
            format!("{:.2}", each.arm),
            format!("{:+.2}", each.difference.mid),
            range,
            p_value(each.p_holm),
            finds(each),
        ];
        line(&mut table, &format!("{}, {}", each.text, each.unit), &cells);
    }
    let left = arm.differences.len() - rows.len();
    format!(
        "\n{}\n{table}\n   {left} more quantities do not differ for sure; `finds` is what is found in four of five batches of this size.\n",
        arm.name
    )
}

/// Many arms side by side, by what they do to the headline.
fn side_by_side(arms: &[&Comparison]) -> String {
    let mut table = table(&["against the base", "shared score", "95 %", "p (BH)", "mean score", "95 %", "p (BH)"]);
    let mut order = arms.to_vec();
    let swept = arms.iter().all(|arm| matches!(arm.role, Role::Sweep(..)));
    let size = |arm: &Comparison| arm.of("shared_score").map_or(0.0, |each| each.difference.mid.abs());
    if !swept {
        order.sort_by(|a, b| size(b).total_cmp(&size(a)));
    }
    for arm in order {
        let cells: Vec<String> = ["shared_score", "mean_score"]
            .iter()
            .filter_map(|name| arm.of(name))
            .flat_map(|each| {
                let range = format!("{:+.1} to {:+.1}", each.difference.low, each.difference.high);
                [format!("{:+.1}", each.difference.mid), range, p_value(each.p_across)]
            })
            .collect();
        line(&mut table, &arm.name, &cells);
    }
    format!("\n{table}\n   p after Benjamini and Hochberg's correction over all rows.\n")
}

/// What a batch of this size finds; nothing where no pair differed.
pub(super) fn finds(each: &Difference) -> String {
    if each.spread > 0.0 { format!("±{:.2}", each.detectable) } else { "–".to_owned() }
}

/// A p value as people read it.
pub(super) fn p_value(p: f64) -> String {
    if p < 0.001 { "< 0.001".to_owned() } else { format!("{p:.3}") }
}

/// The base in tables.
pub fn summary(summary: &Summary) -> String {
    let mut text = format!("{}: {} games\n", summary.scenario, summary.games);
    let mut endings = table(&["ending", "games", "share", "95 %"]);
    for row in summary.outcomes.iter().chain(&summary.tests) {
        let percent = |share: f64| format!("{:.1}", share * 100.0);
        let range = format!("{} to {}", percent(row.share.low), percent(row.share.high));
        line(&mut endings, &row.name, &[row.games.to_string(), percent(row.share.mid), range]);
    }
    let mut scores = table(&["score", "mean", "95 %", "10 / 50 / 90 %", "against par"]);
    for row in std::iter::once(&summary.shared).chain(&summary.seats).chain(&summary.players) {
        let [low, mid, high] = row.quantiles;
        let par = row.against_par.map_or_else(String::new, |par| format!("{par:+.2}"));
        let range = format!("{:.1} to {:.1}", row.mean.low, row.mean.high);
        line(&mut scores, &row.name, &[format!("{:.1}", row.mean.mid), range, format!("{low} / {mid} / {high}"), par]);
    }
    let mut firsts = table(&["furthest above par", "games", "share", "95 %", "of seats"]);
    for (row, seats) in &summary.firsts {
        let percent = |share: f64| format!("{:.1}", share * 100.0);
        let range = format!("{} to {}", percent(row.share.low), percent(row.share.high));
        line(&mut firsts, &row.name, &[row.games.to_string(), percent(row.share.mid), range, percent(*seats)]);
    }
    let mut gauges = table(&["gauge (median)", "first turn", "half way", "last turn"]);
    for path in &summary.paths {
        let at = |place: usize| path.turns.get(place).map_or_else(String::new, |row| row[2].to_string());
        let last = path.turns.len().saturating_sub(1);
        line(&mut gauges, path.name, &[at(0), at(last / 2), at(last)]);
    }
    let mut course = table(&["a game", "mean", "95 %", "10 / 50 / 90 %"]);
    for row in
        [&summary.length, &summary.window, &summary.settled, &summary.lead_changes].into_iter().chain(&summary.counts)
    {
        let [low, mid, high] = row.quantiles;
        let range = format!("{:.2} to {:.2}", row.mean.low, row.mean.high);
        line(&mut course, &row.name, &[format!("{:.2}", row.mean.mid), range, format!("{low} / {mid} / {high}")]);
    }
    let mut slips = table(&["turns lost", "turns at risk", "lost, %", "95 %", "fitted, %", "first lot late, turns"]);
    for row in &summary.slips {
        let percent = |share: f64| format!("{:.1}", share * 100.0);
        let range = format!("{} to {}", percent(row.rate.low), percent(row.rate.high));
        let late = format!("{:.2}", row.late.mean.mid);
        line(&mut slips, &row.name, &[row.turns.to_string(), percent(row.rate.mid), range, percent(row.fitted), late]);
    }
    let mut motions = table(&["initiative, a game", "proposed", "consensus", "coalition", "blocked"]);
    for fate in &summary.initiatives {
        let numbers = [fate.proposed, fate.passed, fate.coalition, fate.blocked];
        line(&mut motions, &fate.name, &numbers.map(|number| format!("{number:.2}")));
    }
    let mut orders = table(&["order", "a game", "% of games"]);
    for row in &summary.orders {
        line(&mut orders, &row.name, &[format!("{:.2}", row.per_game), format!("{:.1}", row.games * 100.0)]);
    }
    for table in [endings, scores, firsts, gauges, course, slips, motions, orders] {
        text.push_str(&table.to_string());
        text.push('\n');
    }
    text
}

fn table(head: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY).set_header(head.iter().copied());
    table
}

fn line(table: &mut Table, name: &str, numbers: &[String]) {
    let cells = numbers.iter().map(|number| Cell::new(number).set_alignment(CellAlignment::Right));
    table.add_row(std::iter::once(Cell::new(name)).chain(cells));
}
