//! Curves and bars drawn with characters.

/// The eighths of a block, lowest first.
const EIGHTHS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A row of blocks, one a value, scaled from `low` to `high`.
pub fn spark(values: &[i32], low: i32, high: i32) -> String {
    let span = (high - low).max(1);
    let block = |value: &i32| {
        let nth = (value.clamp(&low, &high) - low) * 7 / span;
        EIGHTHS[usize::try_from(nth).unwrap_or(0).min(7)]
    };
    values.iter().map(block).collect()
}

/// A bar of `width` places filled to `permille`.
pub fn bar(permille: i32, width: usize) -> String {
    let eighths = usize::try_from(permille.clamp(0, 1000)).unwrap_or(0) * width * 8 / 1000;
    let (full, rest) = (eighths / 8, eighths % 8);
    let mut out = "█".repeat(full);
    // The left eighths run from U+258F (one) to U+2589 (seven).
    if rest > 0 {
        out.push(char::from_u32(0x2590 - u32::try_from(rest).unwrap_or(1)).unwrap_or('▌'));
    }
    let used = full + usize::from(rest > 0);
    out.push_str(&"·".repeat(width.saturating_sub(used)));
    out
}

/// One curve of a chart.
#[derive(Clone, Copy, Debug)]
pub struct Curve<'a> {
    /// What it shows, for the key.
    pub name: &'a str,
    /// Whether it is drawn as dots instead of a line: the second cue beside its place.
    pub dotted: bool,
    /// One value a turn.
    pub values: &'a [i32],
}

/// Dots of a Braille cell by row and column.
const BRAILLE: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// A sheet of Braille cells, two dots wide and four high each.
struct Sheet {
    cells: Vec<u32>,
    width: usize,
    height: usize,
}

impl Sheet {
    fn dot(&mut self, x: usize, y: usize) {
        let (column, row) = (x / 2, y / 4);
        if column < self.width && row < self.height {
            self.cells[row * self.width + column] |= BRAILLE[y % 4][x % 2];
        }
    }
    fn row(&self, row: usize) -> String {
        let cells = &self.cells[row * self.width..(row + 1) * self.width];
        cells.iter().map(|cell| char::from_u32(0x2800 + cell).unwrap_or(' ')).collect()
    }
}

/// Curves over the turns, drawn with Braille dots, with a scale on the left and the last values on the right; values are
/// shown ÷ 10. `names` are the turns' names for the axis; each turn is `step` characters wide.
pub fn plot(curves: &[Curve], names: &[String], low: i32, high: i32, height: usize, step: usize) -> Vec<String> {
    let turns = curves.iter().map(|curve| curve.values.len()).max().unwrap_or(0);
    let (height, step) = (height.max(2), step.max(1));
    let width = turns.saturating_sub(1) * step + 1;
    let span = (high - low).max(1);
    let mut sheet = Sheet { cells: vec![0; width * height], width, height };
    let top = i32::try_from(height * 4 - 1).unwrap_or(1);
    let level = |value: i32| usize::try_from(top - (value.clamp(low, high.max(low)) - low) * top / span).unwrap_or(0);
    for curve in curves {
        for (turn, pair) in curve.values.windows(2).enumerate() {
            let dots = step * 2;
            for part in 0..=dots {
                if curve.dotted && part % 4 != 0 {
                    continue;
                }
                let (from, to) = (level(pair[0]), level(pair[1]));
                let along = |a: usize, b: usize| (a * (dots - part) + b * part + dots / 2) / dots;
                let here = along(from, to);
                // A steep line is filled down to where it was, so that it stays a line.
                let before = if part == 0 || curve.dotted {
                    here
                } else {
                    (from * (dots - part + 1) + to * (part - 1) + dots / 2) / dots
                };
                for y in here.min(before)..=here.max(before) {
                    sheet.dot(turn * dots + part, y);
                }
            }
        }
    }
    // Curves that end together are named below one another, as far as there is room.
    let mut ends: Vec<Vec<String>> = vec![Vec::new(); height];
    for (last, name) in curves.iter().filter_map(|curve| Some((*curve.values.last()?, curve.name))) {
        let own = level(last) / 4;
        let free = (own..height).chain((0..own).rev()).find(|&row| ends[row].is_empty());
        ends[free.unwrap_or(own)].push(format!("{} {name}", last / 10));
    }
    let mut lines = Vec::with_capacity(height + 3);
    for (row, named) in ends.iter().enumerate() {
        let label = if row == 0 || row == height - 1 || row == height / 2 {
            let at = i32::try_from(row).unwrap_or(0) * span / i32::try_from(height - 1).unwrap_or(1);
            ((high - at) / 10).to_string()
        } else {
            String::new()
        };
        lines.push(format!("{label:>5} ┤{} {}", sheet.row(row), named.join(", ")).trim_end().to_owned());
    }
    lines.push(format!("{:>5} └{}", "", "─".repeat(width)));
    let mut axis = String::new();
    for (turn, name) in names.iter().enumerate().step_by(4) {
        let at = turn * step;
        if axis.chars().count() <= at {
            axis.push_str(&" ".repeat(at - axis.chars().count()));
            axis.push_str(name);
        }
    }
    lines.push(format!("{:>7}{axis}", ""));
    let key: Vec<String> =
        curves.iter().map(|curve| format!("{} {}", if curve.dotted { "⠂⠂⠂" } else { "⠒⠒⠒" }, curve.name)).collect();
    lines.push(format!("{:>7}{}", "", key.join("    ")));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sparks_and_bars_follow_their_values() {
        assert_eq!(spark(&[0, 500, 1000], 0, 1000), "▁▄█");
        assert_eq!(bar(500, 4), "██··");
        assert_eq!(bar(0, 3), "···");
        assert_eq!(bar(1000, 3), "███");
        assert_eq!(bar(625, 2), "█▎");
    }

    #[test]
    fn a_plot_runs_from_its_first_value_to_its_last() {
        let names = ["H1".to_owned(), "H2".to_owned()];
        let lines = plot(&[Curve { name: "gap", dotted: false, values: &[0, 1000] }], &names, 0, 1000, 3, 2);
        assert_eq!(lines.len(), 6);
        assert!(lines[0].starts_with("  100 ┤") && lines[0].ends_with("100 gap"), "{lines:?}");
        assert!(lines[2].starts_with("    0 ┤⣸"), "{lines:?}");
        assert!(plot(&[], &[], 0, 0, 0, 0).len() >= 2);
    }

    #[test]
    fn curves_that_end_together_are_named_on_lines_of_their_own() {
        let curve = |name, values| Curve { name, dotted: false, values };
        let curves = [curve("known", &[0, 0]), curve("believed", &[500, 20]), curve("far", &[1000, 1000])];
        let lines = plot(&curves, &[], 0, 1000, 4, 2);
        let named = |name: &str| lines.iter().take(4).position(|line| line.ends_with(name));
        assert_eq!([named("0 known"), named("2 believed"), named("100 far")], [Some(3), Some(2), Some(0)], "{lines:?}");
    }
}
