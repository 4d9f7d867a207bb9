//! The map: real borders in an equal-area projection, coloured by what is asked of them.

mod arcs;
mod atlas;
mod draw;
mod labels;
mod marks;
mod over;
mod paint;
mod project;

pub use draw::show;
#[cfg(test)]
pub use paint::value;

use bevy_egui::egui::{Pos2, Rect, Vec2, pos2, vec2};

/// Where the map is looked at from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// What lies in the middle, kilometres east and north of the projection's centre.
    pub centre: Vec2,
    /// How much closer than the whole of Europe, 1 to 8.
    pub zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self { centre: HOME.center().to_vec2(), zoom: 1.0 }
    }
}

/// What is seen at first: from Lisbon to Ankara, from Crete to the Arctic circle; kilometres, north up.
const HOME: Rect = Rect { min: pos2(-1350.0, -1520.0), max: pos2(2080.0, 1340.0) };

/// From kilometres to points on the screen and back.
#[derive(Clone, Copy)]
pub struct Lens {
    centre: Vec2,
    middle: Pos2,
    /// Points a kilometre.
    pub scale: f32,
}

impl Lens {
    /// How a camera sees the map in a rectangle of the screen.
    pub fn of(camera: Camera, rect: Rect) -> Self {
        let fit = (rect.width() / HOME.width()).min(rect.height() / HOME.height());
        Self { centre: camera.centre, middle: rect.center(), scale: fit * camera.zoom }
    }
    /// A place on the screen.
    pub fn to_screen(self, km: Vec2) -> Pos2 {
        let off = km - self.centre;
        self.middle + vec2(off.x, -off.y) * self.scale
    }
    /// A point of the screen on the map.
    pub fn to_map(self, at: Pos2) -> Vec2 {
        let off = (at - self.middle) / self.scale;
        self.centre + vec2(off.x, -off.y)
    }
}

impl Camera {
    /// Keeps the camera over Europe.
    #[must_use]
    pub fn kept(mut self) -> Self {
        self.zoom = self.zoom.clamp(1.0, 8.0);
        self.centre.x = self.centre.x.clamp(HOME.min.x, HOME.max.x);
        self.centre.y = self.centre.y.clamp(HOME.min.y, HOME.max.y);
        self
    }
    /// Closer or further, with a place of the map staying where it is.
    #[must_use]
    pub fn zoomed(self, by: f32, around: Vec2) -> Self {
        let zoom = (self.zoom * by).clamp(1.0, 8.0);
        let centre = around + (self.centre - around) * (self.zoom / zoom);
        Self { centre, zoom }.kept()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lens_goes_both_ways_and_zoom_keeps_its_place() {
        let rect = Rect::from_min_size(pos2(100.0, 50.0), vec2(800.0, 600.0));
        let camera = Camera::default();
        let lens = Lens::of(camera, rect);
        let place = vec2(600.0, 300.0);
        let back = lens.to_map(lens.to_screen(place));
        assert!((back - place).length() < 0.1);
        let before = lens.to_screen(place);
        let after = Lens::of(camera.zoomed(2.0, place), rect).to_screen(place);
        assert!((before - after).length() < 0.5);
        assert!((camera.zoomed(100.0, place).zoom - 8.0).abs() < 0.001);
    }
}
