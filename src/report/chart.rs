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
    /// The mark it is drawn with.
    pub mark: char,
    /// One value a turn.
    pub values: &'a [i32],
}

/// Curves over the turns with a scale on the left; values are shown ÷ 10. Later curves are drawn over earlier ones.
pub fn plot(curves: &[Curve], low: i32, high: i32, height: usize, step: usize) -> Vec<String> {
    let turns = curves.iter().map(|curve| curve.values.len()).max().unwrap_or(0);
    let height = height.max(2);
    let step = step.max(1);
    let mut grid = vec![vec![' '; turns * step]; height];
    let span = (high - low).max(1);
    for curve in curves {
        for (turn, value) in curve.values.iter().enumerate() {
            let from_low = (value.clamp(&low, &high) - low) * i32::try_from(height - 1).unwrap_or(1);
            let up = usize::try_from((from_low * 2 + span) / (2 * span)).unwrap_or(0).min(height - 1);
            grid[height - 1 - up][turn * step] = curve.mark;
        }
    }
    let mut lines = Vec::with_capacity(height + 2);
    for (nth, row) in grid.iter().enumerate() {
        let level = high - span * i32::try_from(nth).unwrap_or(0) / i32::try_from(height - 1).unwrap_or(1);
        let label =
            if nth == 0 || nth == height - 1 || nth == height / 2 { (level / 10).to_string() } else { String::new() };
        lines.push(format!("{label:>5} ┤{}", row.iter().collect::<String>()).trim_end().to_owned());
    }
    lines.push(format!("{:>5} └{}", "", "─".repeat(turns * step)));
    let key: Vec<String> = curves.iter().map(|curve| format!("{} {}", curve.mark, curve.name)).collect();
    lines.push(format!("{:>7}{}", "", key.join("   ")));
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
    fn a_plot_has_its_marks_at_their_levels() {
        let lines = plot(&[Curve { name: "gap", mark: 'o', values: &[0, 1000] }], 0, 1000, 3, 2);
        assert_eq!(lines, ["  100 ┤  o", "   50 ┤", "    0 ┤o", "      └────", "       o gap"]);
        assert!(plot(&[], 0, 0, 0, 0).len() >= 2);
    }
}
