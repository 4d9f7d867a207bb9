//! Countries as triangles and outlines, made once from the borders that come with the program.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use bevy_egui::egui::{Rect, Vec2, pos2};

use super::project::laea;

/// A country on the map.
pub struct Country {
    /// ISO 3166 alpha-3.
    pub code: String,
    /// Corners of its triangles, kilometres.
    pub corners: Vec<Vec2>,
    /// Triangles, three corners each.
    pub triangles: Vec<u32>,
    /// Its outlines, kilometres.
    pub outlines: Vec<Vec<Vec2>>,
    /// Its bounds, kilometres, north up.
    pub bounds: Rect,
    /// Hatching from lower left to upper right: segments, kilometres.
    pub hatch: Vec<(Vec2, Vec2)>,
}

/// All countries and capitals.
pub struct Atlas {
    /// Countries by code.
    pub countries: Vec<Country>,
    /// Where the capital of a country stands, kilometres.
    pub places: BTreeMap<String, Vec2>,
}

/// Kilometres between hatching lines.
const HATCH: f32 = 52.0;

impl Atlas {
    /// The atlas of the program.
    pub fn get() -> &'static Self {
        static ATLAS: OnceLock<Atlas> = OnceLock::new();
        ATLAS.get_or_init(|| {
            Self::read(include_str!("../../../assets/map/europe.json"), include_str!("../../../assets/map/places.ron"))
        })
    }

    /// Reads borders and places; what does not read is left out.
    fn read(borders: &str, places: &str) -> Self {
        let shapes: BTreeMap<String, Vec<Vec<Vec<i32>>>> = serde_json::from_str(borders).unwrap_or_default();
        let places: BTreeMap<String, (f32, f32)> = ron::from_str(places).unwrap_or_default();
        Self {
            countries: shapes.into_iter().map(|(code, polygons)| country(code, &polygons)).collect(),
            places: places.into_iter().map(|(code, (lon, lat))| (code, laea(lon, lat))).collect(),
        }
    }

    /// The country at a place.
    pub fn at(&self, place: Vec2) -> Option<&Country> {
        self.countries.iter().find(|country| country.contains(place))
    }
}

impl Country {
    /// Whether a place lies in it.
    pub fn contains(&self, place: Vec2) -> bool {
        self.bounds.contains(place.to_pos2())
            && self.outlines.iter().filter(|line| inside(line, place)).count() % 2 == 1
    }
}

fn inside(line: &[Vec2], place: Vec2) -> bool {
    let mut odd = false;
    for (a, b) in line.iter().zip(line.iter().cycle().skip(1)) {
        if (a.y > place.y) != (b.y > place.y) && place.x < (b.x - a.x) * (place.y - a.y) / (b.y - a.y) + a.x {
            odd = !odd;
        }
    }
    odd
}

fn country(code: String, polygons: &[Vec<Vec<i32>>]) -> Country {
    let (mut corners, mut triangles, mut outlines) = (Vec::new(), Vec::new(), Vec::new());
    for polygon in polygons {
        let first = corners.len();
        let (mut flat, mut holes) = (Vec::new(), Vec::new());
        for (nth, ring) in polygon.iter().enumerate() {
            if nth > 0 {
                holes.push(flat.len() / 2);
            }
            let line = unroll(ring);
            flat.extend(line.iter().flat_map(|point| [f64::from(point.x), f64::from(point.y)]));
            corners.extend(line.iter().copied());
            outlines.push(line);
        }
        if let Ok(found) = earcutr::earcut(&flat, &holes, 2) {
            triangles.extend(found.into_iter().map(|corner| (first + corner) as u32));
        }
    }
    let mut bounds = Rect::NOTHING;
    for corner in &corners {
        bounds.extend_with(pos2(corner.x, corner.y));
    }
    let hatch = hatching(&outlines, bounds);
    Country { code, corners, triangles, outlines, bounds, hatch }
}

/// Differences in hundredths of a degree to kilometres.
fn unroll(ring: &[i32]) -> Vec<Vec2> {
    let (mut x, mut y) = (0, 0);
    ring.chunks_exact(2)
        .map(|step| {
            x += step[0];
            y += step[1];
            laea(x as f32 / 100.0, y as f32 / 100.0)
        })
        .collect()
}

/// Lines across an area: where each parallel enters and leaves it.
fn hatching(outlines: &[Vec<Vec2>], bounds: Rect) -> Vec<(Vec2, Vec2)> {
    let slope = Vec2::new(1.0, 1.0) / 2.0f32.sqrt();
    let across = Vec2::new(-slope.y, slope.x);
    let of = |corner: bevy_egui::egui::Pos2| corner.to_vec2().dot(across);
    let corners = [bounds.left_top(), bounds.right_top(), bounds.left_bottom(), bounds.right_bottom()];
    let low = corners.iter().map(|corner| of(*corner)).fold(f32::INFINITY, f32::min);
    let high = corners.iter().map(|corner| of(*corner)).fold(f32::NEG_INFINITY, f32::max);
    let mut segments = Vec::new();
    if !low.is_finite() || !high.is_finite() {
        return segments;
    }
    let mut at = (low / HATCH).ceil() * HATCH;
    while at < high {
        let mut cuts: Vec<f32> = Vec::new();
        for line in outlines {
            for (a, b) in line.iter().zip(line.iter().cycle().skip(1)) {
                let (da, db) = (a.dot(across) - at, b.dot(across) - at);
                if (da > 0.0) != (db > 0.0) {
                    let share = da / (da - db);
                    cuts.push((*a + (*b - *a) * share).dot(slope));
                }
            }
        }
        cuts.sort_by(f32::total_cmp);
        segments.extend(cuts.chunks_exact(2).map(|cut| (slope * cut[0] + across * at, slope * cut[1] + across * at)));
        at += HATCH;
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crimea_is_ukraine_and_capitals_lie_in_their_countries() {
        let atlas = Atlas::get();
        assert!(atlas.countries.len() > 55);
        for (name, lon, lat) in [("Simferopol", 34.10, 44.95), ("Kyiv", 30.52, 50.45), ("Donetsk", 37.80, 48.00)] {
            assert_eq!(atlas.at(laea(lon, lat)).map(|country| country.code.as_str()), Some("UKR"), "{name}");
        }
        for (code, place) in atlas.places.iter().filter(|(code, _)| *code != "CAN" && *code != "DNK") {
            let near = (-6..=6).flat_map(|dx| (-6..=6).map(move |dy| Vec2::new(dx as f32, dy as f32) * 6.0));
            let found = near.filter_map(|off| atlas.at(*place + off)).any(|country| country.code == *code);
            assert!(found, "the capital of {code} lies elsewhere");
        }
    }

    #[test]
    fn triangles_cover_what_the_outlines_enclose() {
        for country in &Atlas::get().countries {
            let cross = |a: Vec2, b: Vec2| a.x * b.y - a.y * b.x;
            let mut triangles = 0.0;
            for corner in country.triangles.chunks_exact(3) {
                let [a, b, c] = [0, 1, 2].map(|nth| country.corners[corner[nth] as usize]);
                triangles += (cross(a, b) + cross(b, c) + cross(c, a)).abs() / 2.0;
            }
            let outlines: f32 = country
                .outlines
                .iter()
                .map(|line| {
                    let sum: f32 = line.iter().zip(line.iter().cycle().skip(1)).map(|(a, b)| cross(*a, *b)).sum();
                    sum.abs() / 2.0
                })
                .sum();
            // Holes count twice over: a country with one may differ by it.
            assert!(
                triangles <= outlines * 1.001 && triangles > outlines * 0.9,
                "{}: {triangles} {outlines}",
                country.code
            );
        }
    }
}
