//! The projection of European statistics: Lambert's azimuthal equal-area one around 52° north, 10° east.

use bevy_egui::egui::{Vec2, vec2};

/// Mean radius of the earth, kilometres.
const RADIUS: f32 = 6371.0;
const LATITUDE: f32 = 52.0;
const LONGITUDE: f32 = 10.0;

/// Longitude and latitude in degrees to kilometres east and north of the centre.
pub fn laea(longitude: f32, latitude: f32) -> Vec2 {
    let (phi, lambda) = (latitude.to_radians(), (longitude - LONGITUDE).to_radians());
    let (sin0, cos0) = LATITUDE.to_radians().sin_cos();
    let (sin, cos) = phi.sin_cos();
    let along = (1.0 + sin0 * sin + cos0 * cos * lambda.cos()).max(1e-6);
    let k = RADIUS * (2.0 / along).sqrt();
    vec2(k * cos * lambda.sin(), k * (cos0 * sin - sin0 * cos * lambda.cos()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_places_fall_where_the_european_grid_has_them() {
        // EPSG:3035 less its false origin (4321, 3210); the ellipsoid makes up to some ten kilometres of difference.
        for (name, at, grid) in [
            ("centre", (10.0, 52.0), (0.0, 0.0)),
            ("Warsaw", (21.01, 52.23), (750.8, 80.5)),
            ("Lisbon", (-9.14, 38.72), (-1660.0, -1267.0)),
            ("Helsinki", (24.94, 60.17), (826.0, 985.0)),
        ] {
            let found = laea(at.0, at.1);
            let off = (found - vec2(grid.0, grid.1)).length();
            assert!(off < 25.0, "{name}: {found:?} is {off} km off");
        }
    }

    #[test]
    fn areas_are_equal() {
        // A degree square near the centre and one far out, corrected for the shrinking of parallels.
        let area = |lon: f32, lat: f32| {
            let (a, b, c, d) = (laea(lon, lat), laea(lon + 1.0, lat), laea(lon + 1.0, lat + 1.0), laea(lon, lat + 1.0));
            let cross = |p: Vec2, q: Vec2| p.x * q.y - p.y * q.x;
            (cross(a, b) + cross(b, c) + cross(c, d) + cross(d, a)).abs() / 2.0 / (lat + 0.5).to_radians().cos()
        };
        assert!((area(10.0, 52.0) / area(35.0, 40.0) - 1.0).abs() < 0.01);
        assert!((area(10.0, 52.0) / area(-20.0, 64.0) - 1.0).abs() < 0.01);
    }
}
