//! The pictures of the report: bars and dots with their intervals, boxes, fans, heat maps, curves.

use super::svg::{Anchor, BLUE, FAINT, GRID, INK, ORANGE, PARTS, Scale, Sheet, plain};

/// Height of a row of a chart with one row a thing.
const ROW: f64 = 22.0;

/// A number with its interval and a name.
#[derive(Clone, Debug)]
pub struct Dot {
    /// Its name.
    pub name: String,
    /// Lower end, number, upper end.
    pub value: [f64; 3],
    /// Where it should be, if anywhere.
    pub mark: Option<f64>,
    /// Whether it stands out.
    pub strong: bool,
    /// What is written at the right.
    pub label: String,
}

/// Room for the longest name, in points.
fn margin<'a>(names: impl Iterator<Item = &'a str>) -> f64 {
    let longest = names.map(|name| name.chars().count()).max().unwrap_or(0);
    (longest as f64 * 7.4 + 16.0).clamp(70.0, 360.0)
}

/// An axis under a chart of rows, with its grid.
fn axis(sheet: &mut Sheet, scale: Scale, top: f64, bottom: f64, unit: &str, right: f64) {
    for tick in scale.ticks(6.0) {
        let x = scale.at(tick);
        sheet.line((x, top), (x, bottom), GRID, 1.0);
        sheet.text((x, bottom + 15.0), &plain(tick), Anchor::Middle, FAINT);
    }
    sheet.text((right, bottom + 31.0), unit, Anchor::End, FAINT);
}

/// Shares as bars from 0, with their intervals and, where there is one, a mark.
pub fn bars(title: &str, rows: &[Dot], unit: &str, least: f64) -> String {
    let left = margin(rows.iter().map(|row| row.name.as_str()));
    let (width, bottom) = (860.0, rows.len() as f64 * ROW + 6.0);
    let most = rows.iter().flat_map(|row| [row.value[2], row.mark.unwrap_or(0.0)]).fold(least, f64::max);
    let scale = Scale::new(0.0, most, left, width - 190.0);
    let mut sheet = Sheet::new(width, bottom + 38.0, title);
    axis(&mut sheet, scale, 2.0, bottom, unit, width - 190.0);
    for (nth, row) in rows.iter().enumerate() {
        let y = nth as f64 * ROW + ROW / 2.0 + 2.0;
        let colour = if row.strong { ORANGE } else { BLUE };
        sheet.text((left - 8.0, y + 4.0), &row.name, Anchor::End, INK);
        sheet.rect((scale.at(0.0), y - 6.0), (scale.at(row.value[1]) - scale.at(0.0), 12.0), colour, &row.label);
        sheet.line((scale.at(row.value[0]), y), (scale.at(row.value[2]), y), INK, 1.5);
        for end in [row.value[0], row.value[2]] {
            sheet.line((scale.at(end), y - 4.0), (scale.at(end), y + 4.0), INK, 1.5);
        }
        if let Some(mark) = row.mark {
            sheet.line((scale.at(mark), y - 9.0), (scale.at(mark), y + 9.0), ORANGE, 2.5);
        }
        sheet.text((width - 180.0, y + 4.0), &row.label, Anchor::Start, INK);
    }
    sheet.done()
}

/// Differences from 0 as dots with their intervals: a forest.
pub fn forest(title: &str, rows: &[Dot], unit: &str) -> String {
    let left = margin(rows.iter().map(|row| row.name.as_str()));
    let (width, bottom) = (860.0, rows.len() as f64 * ROW + 6.0);
    let ends = rows.iter().flat_map(|row| [row.value[0], row.value[2]]).filter(|end| end.is_finite());
    let most = ends.fold(0.0f64, |most, end| most.max(end.abs()));
    let most = if most > 1e-6 { most * 1.05 } else { 1.0 };
    let scale = Scale::new(-most, most, left, width - 190.0);
    let mut sheet = Sheet::new(width, bottom + 38.0, title);
    axis(&mut sheet, scale, 2.0, bottom, unit, width - 190.0);
    sheet.line((scale.at(0.0), 0.0), (scale.at(0.0), bottom), INK, 1.0);
    for (nth, row) in rows.iter().enumerate() {
        let y = nth as f64 * ROW + ROW / 2.0 + 2.0;
        let colour = if row.strong { ORANGE } else { FAINT };
        sheet.text((left - 8.0, y + 4.0), &row.name, Anchor::End, INK);
        sheet.line((scale.at(row.value[0]), y), (scale.at(row.value[2]), y), colour, 2.5);
        sheet.dot((scale.at(row.value[1]), y), 4.0, colour, &row.label);
        sheet.text((width - 180.0, y + 4.0), &row.label, Anchor::Start, INK);
    }
    sheet.done()
}

/// What a number does at its low and at its high end.
#[derive(Clone, Debug)]
pub struct Ends {
    /// The number.
    pub name: String,
    /// Its low and high value.
    pub values: [String; 2],
    /// What they do: lower end, difference, upper end.
    pub effects: [[f64; 3]; 2],
}

/// A tornado: two bars a number, the widest first.
pub fn tornado(title: &str, rows: &[Ends], unit: &str) -> String {
    let left = margin(rows.iter().map(|row| row.name.as_str()));
    let (width, height) = (860.0, 34.0);
    let bottom = rows.len() as f64 * height + 6.0;
    let ends = rows.iter().flat_map(|row| row.effects.iter().flatten()).filter(|end| end.is_finite());
    let most = ends.fold(1e-6f64, |most, end| most.max(end.abs())) * 1.12;
    let scale = Scale::new(-most, most, left, width - 20.0);
    let mut sheet = Sheet::new(width, bottom + 38.0, title);
    axis(&mut sheet, scale, 2.0, bottom, unit, width - 20.0);
    for (nth, row) in rows.iter().enumerate() {
        let y = nth as f64 * height + 4.0;
        sheet.text((left - 8.0, y + 18.0), &row.name, Anchor::End, INK);
        for (end, colour) in [BLUE, ORANGE].into_iter().enumerate() {
            let (top, [low, mid, high]) = (y + end as f64 * 13.0, row.effects[end]);
            let (from, to) = (scale.at(mid.min(0.0)), scale.at(mid.max(0.0)));
            let note = format!("{} = {}: {mid:+.1} ({low:+.1} to {high:+.1})", row.name, row.values[end]);
            sheet.rect((from, top), (to - from, 12.0), colour, &note);
            sheet.line((scale.at(low), top + 6.0), (scale.at(high), top + 6.0), INK, 1.2);
            let (x, anchor) = if mid < 0.0 {
                (scale.at(low.min(mid)) - 5.0, Anchor::End)
            } else {
                (scale.at(high.max(mid)) + 5.0, Anchor::Start)
            };
            sheet.text((x, top + 10.0), &row.values[end], anchor, colour);
        }
    }
    sheet.line((scale.at(0.0), 0.0), (scale.at(0.0), bottom), INK, 1.0);
    sheet.done()
}

/// A spread: 10, 25, 50, 75 and 90 %, the mean, and a mark.
#[derive(Clone, Debug)]
pub struct Spread {
    /// Of what.
    pub name: String,
    /// The five quantiles.
    pub quantiles: [f64; 5],
    /// The mean.
    pub mean: f64,
    /// What it is read against.
    pub mark: Option<f64>,
    /// What is written at the right.
    pub label: String,
}

/// Boxes from 25 to 75 %, whiskers from 10 to 90 %, the median as a line, the mean as a dot.
pub fn boxes(title: &str, rows: &[Spread], unit: &str) -> String {
    let left = margin(rows.iter().map(|row| row.name.as_str()));
    let (width, bottom) = (860.0, rows.len() as f64 * ROW + 6.0);
    let marks = rows.iter().flat_map(|row| row.quantiles.into_iter().chain(row.mark));
    let (low, high) = marks.fold((f64::MAX, f64::MIN), |(low, high), mark| (low.min(mark), high.max(mark)));
    let scale = Scale::new(low - (high - low) * 0.03, high + (high - low) * 0.03, left, width - 150.0);
    let mut sheet = Sheet::new(width, bottom + 38.0, title);
    axis(&mut sheet, scale, 2.0, bottom, unit, width - 150.0);
    for (nth, row) in rows.iter().enumerate() {
        let y = nth as f64 * ROW + ROW / 2.0 + 2.0;
        let [whisker, from, median, to, far] = row.quantiles.map(|value| scale.at(value));
        sheet.text((left - 8.0, y + 4.0), &row.name, Anchor::End, INK);
        sheet.line((whisker, y), (far, y), BLUE, 1.5);
        sheet.rect((from, y - 6.0), (to - from, 12.0), "#9cc4e0", &row.label);
        sheet.line((median, y - 7.0), (median, y + 7.0), INK, 2.0);
        sheet.dot((scale.at(row.mean), y), 3.0, INK, &format!("mean {:.1}", row.mean));
        if let Some(mark) = row.mark {
            sheet.line((scale.at(mark), y - 9.0), (scale.at(mark), y + 9.0), ORANGE, 2.5);
        }
        sheet.text((width - 140.0, y + 4.0), &row.label, Anchor::Start, INK);
    }
    sheet.done()
}

/// A fan: 10 to 90 %, 25 to 75 %, and the median, over the turns.
pub fn fan(title: &str, unit: &str, turns: &[[i32; 5]], names: &[String]) -> String {
    let (width, height, left, top) = (420.0, 190.0, 44.0, 26.0);
    let bottom = height - 24.0;
    let all = turns.iter().flatten().copied().map(f64::from);
    let (low, high) = all.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    let room = ((high - low) * 0.06).max(1.0);
    let y = Scale::new((low - room).max(if low >= 0.0 { 0.0 } else { f64::MIN }), high + room, bottom, top);
    let x = Scale::new(0.0, turns.len().saturating_sub(1) as f64, left, width - 12.0);
    let mut sheet = Sheet::new(width, height, title);
    sheet.bold((left, 14.0), title, Anchor::Start, INK);
    for tick in y.ticks(4.0) {
        sheet.line((left, y.at(tick)), (width - 12.0, y.at(tick)), GRID, 1.0);
        sheet.text((left - 6.0, y.at(tick) + 4.0), &plain(tick), Anchor::End, FAINT);
    }
    sheet.text((width - 12.0, 14.0), unit, Anchor::End, FAINT);
    dates(&mut sheet, x, names, bottom);
    let line = |nth: usize| -> Vec<(f64, f64)> {
        turns.iter().enumerate().map(|(turn, row)| (x.at(turn as f64), y.at(f64::from(row[nth])))).collect()
    };
    sheet.band(&line(4), &line(0), BLUE, 0.18);
    sheet.band(&line(3), &line(1), BLUE, 0.32);
    sheet.curve(&line(2), BLUE, 2.2);
    sheet.done()
}

/// Every fourth turn's name under a chart.
fn dates(sheet: &mut Sheet, x: Scale, names: &[String], bottom: f64) {
    for (turn, name) in names.iter().enumerate().step_by(if names.len() > 8 { 4 } else { 2 }) {
        let at = x.at(turn as f64);
        sheet.line((at, bottom), (at, bottom + 4.0), FAINT, 1.0);
        sheet.text((at, bottom + 17.0), name, Anchor::Middle, FAINT);
    }
}

/// A curve with a name.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Places and numbers.
    pub points: Vec<(f64, f64)>,
    /// Lower and upper ends, where it has any.
    pub ends: Vec<(f64, f64)>,
}

/// Curves over a common axis; `names` are the names of the places 0, 1, 2 … if they have any.
pub fn lines(title: &str, unit: &str, curves: &[Line], names: &[String], range: Option<(f64, f64)>) -> String {
    let (width, height, left, top) = (860.0, 250.0, 52.0, 26.0);
    let bottom = height - 26.0;
    let numbers = curves.iter().flat_map(|curve| {
        let ends = curve.ends.iter().flat_map(|&(low, high)| [low, high]);
        curve.points.iter().map(|point| point.1).chain(ends)
    });
    let (low, high) = range.unwrap_or_else(|| {
        let (low, high) = numbers.fold((0.0f64, 0.0f64), |(low, high), value| (low.min(value), high.max(value)));
        (low * 1.08, high * 1.08)
    });
    let places = || curves.iter().flat_map(|curve| curve.points.iter().map(|point| point.0));
    let (first, last) = (places().fold(f64::MAX, f64::min), places().fold(f64::MIN, f64::max));
    let (x, y) = (Scale::new(first, last, left, width - 170.0), Scale::new(low, high, bottom, top));
    let mut sheet = Sheet::new(width, height, title);
    sheet.bold((left, 14.0), title, Anchor::Start, INK);
    sheet.text((width - 170.0, 14.0), unit, Anchor::End, FAINT);
    for tick in y.ticks(5.0) {
        let colour = if tick == 0.0 && low < 0.0 { INK } else { GRID };
        sheet.line((left, y.at(tick)), (width - 170.0, y.at(tick)), colour, 1.0);
        sheet.text((left - 6.0, y.at(tick) + 4.0), &plain(tick), Anchor::End, FAINT);
    }
    if names.is_empty() {
        for tick in x.ticks(8.0) {
            sheet.text((x.at(tick), bottom + 17.0), &plain(tick), Anchor::Middle, FAINT);
        }
    } else {
        dates(&mut sheet, x, names, bottom);
    }
    let mut labels: Vec<(f64, String, &str)> = Vec::new();
    for (nth, curve) in curves.iter().enumerate() {
        let colour = PARTS[nth % PARTS.len()];
        let at: Vec<(f64, f64)> = curve.points.iter().map(|&(place, value)| (x.at(place), y.at(value))).collect();
        if curve.ends.len() == at.len() {
            let end = |high: bool| -> Vec<(f64, f64)> {
                at.iter()
                    .zip(&curve.ends)
                    .map(|(point, ends)| (point.0, y.at(if high { ends.1 } else { ends.0 })))
                    .collect()
            };
            sheet.band(&end(true), &end(false), colour, 0.18);
        }
        sheet.curve(&at, colour, 2.2);
        if let Some(last) = at.last() {
            labels.push((last.1, curve.name.clone(), colour));
        }
    }
    // Names stand at the ends of their curves, moved apart where they would cover each other.
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = top;
    for (at, name, colour) in labels {
        let place = at.max(free);
        sheet.text((width - 162.0, place + 4.0), &name, Anchor::Start, colour);
        free = place + 15.0;
    }
    sheet.done()
}

/// How a heat map is coloured.
#[derive(Clone, Copy, Debug)]
pub enum Heat {
    /// From white to blue, from 0 to this.
    Up(f64),
    /// From orange over white to blue, around this, with this to either side.
    Around(f64, f64),
}

impl Heat {
    fn colour(self, value: f64) -> (String, &'static str) {
        let mix = |to: [f64; 3], part: f64| {
            let part = part.clamp(0.0, 1.0);
            let [r, g, b] = to.map(|to| 255.0 + (to - 255.0) * part);
            (format!("rgb({r:.0},{g:.0},{b:.0})"), if part > 0.62 { "#ffffff" } else { INK })
        };
        let (blue, orange) = ([11.0, 106.0, 168.0], [212.0, 101.0, 10.0]);
        match self {
            Self::Up(most) => mix(blue, value / most.max(1e-9)),
            Self::Around(centre, reach) => {
                let part = (value - centre) / reach.max(1e-9);
                if part < 0.0 { mix(orange, -part) } else { mix(blue, part) }
            }
        }
    }
}

/// Numbers by row and column as colours, each written in its place too.
pub fn heat(
    title: &str,
    rows: &[String],
    columns: &[String],
    cells: &[Vec<Option<f64>>],
    heat: Heat,
    show: &dyn Fn(f64) -> String,
) -> String {
    let left = margin(rows.iter().map(String::as_str));
    let head = columns.iter().map(|name| name.chars().count()).max().unwrap_or(0) as f64 * 4.6 + 20.0;
    let cell = ((840.0 - left) / columns.len().max(1) as f64).clamp(30.0, 74.0);
    let width = (left + cell * columns.len() as f64 + head * 0.9).clamp(400.0, 900.0);
    let mut sheet = Sheet::new(width, head + rows.len() as f64 * 26.0 + 6.0, title);
    for (nth, name) in columns.iter().enumerate() {
        sheet.slanted((left + nth as f64 * cell + cell / 2.0 - 4.0, head - 6.0), name);
    }
    for (nth, (name, row)) in rows.iter().zip(cells).enumerate() {
        let y = head + nth as f64 * 26.0;
        sheet.text((left - 8.0, y + 17.0), name, Anchor::End, INK);
        for (place, value) in row.iter().enumerate() {
            let x = left + place as f64 * cell;
            match value {
                Some(value) => {
                    let (colour, ink) = heat.colour(*value);
                    let note = format!("{name}, {}: {}", columns.get(place).map_or("", String::as_str), show(*value));
                    sheet.rect((x, y), (cell - 2.0, 24.0), &colour, &note);
                    sheet.text((x + cell / 2.0 - 1.0, y + 16.5), &show(*value), Anchor::Middle, ink);
                }
                None => sheet.rect((x, y), (cell - 2.0, 24.0), "#f2f3f5", ""),
            }
        }
    }
    sheet.done()
}

/// Parts of a whole as one bar a row, with a key above.
pub fn stacks(title: &str, rows: &[(String, Vec<f64>)], parts: &[&str], unit: &str) -> String {
    let left = margin(rows.iter().map(|row| row.0.as_str()));
    let (width, top) = (860.0, 26.0);
    let bottom = top + rows.len() as f64 * ROW + 4.0;
    let most = rows.iter().map(|row| row.1.iter().sum::<f64>()).fold(1e-9, f64::max);
    let scale = Scale::new(0.0, most, left, width - 60.0);
    let mut sheet = Sheet::new(width, bottom + 38.0, title);
    let mut at = left;
    for (nth, part) in parts.iter().enumerate() {
        sheet.rect((at, 4.0), (11.0, 11.0), PARTS[nth % PARTS.len()], "");
        sheet.text((at + 16.0, 14.0), part, Anchor::Start, INK);
        at += part.chars().count() as f64 * 7.0 + 36.0;
    }
    axis(&mut sheet, scale, top, bottom, unit, width - 60.0);
    for (nth, (name, values)) in rows.iter().enumerate() {
        let y = top + nth as f64 * ROW + ROW / 2.0 + 1.0;
        sheet.text((left - 8.0, y + 4.0), name, Anchor::End, INK);
        let mut from = 0.0;
        for (place, value) in values.iter().enumerate() {
            let (start, end) = (scale.at(from), scale.at(from + value));
            let note = format!("{name}, {}: {value:.2}", parts.get(place).copied().unwrap_or_default());
            sheet.rect((start, y - 7.0), (end - start, 14.0), PARTS[place % PARTS.len()], &note);
            from += value;
        }
        sheet.text((scale.at(from) + 6.0, y + 4.0), &plain(from), Anchor::Start, INK);
    }
    sheet.done()
}
