//! Names on the map, placed so that none covers another.

use bevy_egui::egui::{Pos2, Rect, Vec2, vec2};

/// Something that wants a place beside a point.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// The point.
    pub at: Pos2,
    /// How much room it needs.
    pub size: Vec2,
    /// Whether it may be left out.
    pub optional: bool,
}

/// Places labels one after the other, the most important first; none where there is no free room for an optional one.
pub fn place(wishes: &[Wish], frame: Rect, taken: &[Rect]) -> Vec<Option<Rect>> {
    let mut used: Vec<Rect> = taken.to_vec();
    let dots: Vec<Rect> = wishes.iter().map(|wish| Rect::from_center_size(wish.at, vec2(8.0, 8.0))).collect();
    let mut placed = Vec::with_capacity(wishes.len());
    for (nth, wish) in wishes.iter().enumerate() {
        let free = |rect: &Rect| {
            frame.contains_rect(*rect)
                && !used.iter().any(|other| other.intersects(*rect))
                && !dots.iter().enumerate().any(|(other, dot)| other != nth && dot.intersects(*rect))
        };
        let spots = spots(wish);
        let found = spots.iter().find(|rect| free(rect)).copied();
        let rect = match found {
            Some(rect) => Some(rect),
            None if wish.optional => None,
            // What must be named is named where it covers least.
            None => spots
                .iter()
                .copied()
                .filter(|rect| frame.intersects(*rect))
                .min_by(|a, b| overlap(&used, *a).total_cmp(&overlap(&used, *b))),
        };
        if let Some(rect) = rect {
            used.push(rect.expand(1.0));
        }
        placed.push(rect);
    }
    placed
}

fn overlap(used: &[Rect], rect: Rect) -> f32 {
    used.iter().map(|other| other.intersect(rect)).filter(Rect::is_positive).map(|both| both.area()).sum()
}

/// Places around a point, best first, in growing rings.
fn spots(wish: &Wish) -> Vec<Rect> {
    let (w, h) = (wish.size.x, wish.size.y);
    let mut all = Vec::new();
    for gap in [7.0, 14.0, 24.0, 38.0, 56.0] {
        let offsets = [
            vec2(gap, -h / 2.0),
            vec2(gap * 0.7, -h - gap * 0.4),
            vec2(gap * 0.7, gap * 0.4),
            vec2(-w - gap, -h / 2.0),
            vec2(-w / 2.0, -h - gap),
            vec2(-w / 2.0, gap),
            vec2(-w - gap * 0.7, -h - gap * 0.4),
            vec2(-w - gap * 0.7, gap * 0.4),
        ];
        all.extend(offsets.map(|offset| Rect::from_min_size(wish.at + offset, wish.size)));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy_egui::egui::pos2;

    #[test]
    fn a_sign_lies_beside_its_point_and_not_on_it_or_on_the_name() {
        let frame = Rect::from_min_size(Pos2::ZERO, vec2(600.0, 400.0));
        let at = pos2(300.0, 200.0);
        let name = Wish { at, size: vec2(60.0, 28.0), optional: false };
        let sign = Wish { at, size: vec2(150.0, 18.0), optional: true };
        let placed: Vec<Rect> = place(&[name, sign, sign], frame, &[]).into_iter().flatten().collect();
        let [name, first, second] = placed.as_slice() else { panic!("{placed:?}") };
        assert!(!name.intersects(*first) && !name.intersects(*second) && !first.intersects(*second), "{placed:?}");
        assert!(placed.iter().all(|rect| !rect.contains(at)), "{placed:?}");
    }

    #[test]
    fn names_of_close_neighbours_do_not_overlap() {
        let frame = Rect::from_min_size(Pos2::ZERO, vec2(600.0, 400.0));
        let at = [(300.0, 200.0), (304.0, 203.0), (298.0, 207.0), (310.0, 196.0), (296.0, 196.0)];
        let wishes: Vec<Wish> =
            at.iter().map(|(x, y)| Wish { at: pos2(*x, *y), size: vec2(70.0, 28.0), optional: false }).collect();
        let placed: Vec<Rect> = place(&wishes, frame, &[]).into_iter().flatten().collect();
        assert_eq!(placed.len(), 5);
        for (nth, a) in placed.iter().enumerate() {
            assert!(placed[nth + 1..].iter().all(|b| !a.intersects(*b)), "{placed:?}");
        }
    }
}
