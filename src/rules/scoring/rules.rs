//! The arithmetic of scores: shares of a range, the shared half, free riding.

use super::params::Params;

/// How far `value` has come from `floor` to `target`, permille; the target may lie below the floor.
pub fn progress(value: i64, floor: i64, target: i64) -> i32 {
    if floor == target {
        return if value >= target { 1000 } else { 0 };
    }
    i32::try_from(((value - floor) * 1000 / (target - floor)).clamp(0, 1000)).unwrap_or(0)
}

/// What the shared half is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// Turns played.
    pub turns: i32,
    /// Sum over turns of the gap without the US, permille.
    pub gap_path: i32,
    /// Gap without the US now, permille, with credit for work under way.
    pub gap: i32,
    /// Turns with deterrence at or above the probe line.
    pub calm: i32,
    /// Deterrence now.
    pub deterrence: i32,
    /// Sum over turns of cohesion.
    pub cohesion_path: i32,
    /// Cohesion now.
    pub cohesion: i32,
    /// Incidents of severity 5.
    pub grave: i32,
    /// Tests contested, and lost.
    pub contested: i32,
    /// Tests lost.
    pub lost: i32,
}

/// The shared half: gap, deterrence, cohesion, peace; points that add up to at most 500.
pub fn shared(params: &Params, course: &Course) -> [i16; 4] {
    let turns = course.turns.max(1);
    let halves = |points: i32, way: i32, end: i32| points * (way + end) / 2000;
    let wide = i64::from;
    let floor = wide(params.gap_floor);
    let gap_way = progress(wide(course.gap_path / turns), floor, wide(params.gap_path_target));
    let gap_end = progress(wide(course.gap), floor, wide(params.gap_target));
    let (low, high) = params.deterrence_range;
    let held_end = progress(wide(course.deterrence), wide(low), wide(high));
    let (loose, tight) = params.cohesion_range;
    let together_way = progress(wide(course.cohesion_path / turns), wide(loose), wide(tight));
    let together_end = progress(wide(course.cohesion), wide(loose), wide(tight));
    let peace = if course.lost > 0 {
        0
    } else {
        (params.peace_points - params.grave_loss * course.grave - params.contested_loss * course.contested).max(0)
    };
    [
        halves(params.gap_points, gap_way, gap_end),
        halves(params.deterrence_points, course.calm * 1000 / turns, held_end),
        halves(params.cohesion_points, together_way, together_end),
        peace,
    ]
    .map(|points| i16::try_from(points).unwrap_or(0))
}

/// Free riding this turn, permille: 1000 − 1000 × own contribution / mean contribution, both per GDP.
///
/// `own` and `mean` are in millionths of GDP; never below −1000.
pub fn riding(own: i64, mean: i64) -> i32 {
    if mean <= 0 {
        return 0;
    }
    i32::try_from((1000 - own * 1000 / mean).clamp(-1000, 1000)).unwrap_or(0)
}

/// How a score reads against a caretaker's par in the same seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Grade {
    /// Below par.
    Poor,
    /// At par.
    Par,
    /// Clearly above par.
    Good,
    /// Far above par.
    Distinguished,
}

impl Grade {
    /// The grade of a score.
    pub fn of(params: &Params, score: i32, par: i32) -> Self {
        let above = score - par;
        let (distinguished, good) = params.grades;
        if above >= distinguished {
            Self::Distinguished
        } else if above >= good {
            Self::Good
        } else if above > -good {
            Self::Par
        } else {
            Self::Poor
        }
    }
    /// The grade as people read it.
    pub fn text(self) -> &'static str {
        match self {
            Self::Poor => "poor",
            Self::Par => "par",
            Self::Good => "good",
            Self::Distinguished => "distinguished",
        }
    }
}
