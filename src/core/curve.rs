//! A bent line given by a few points, for rules such as "few brigades deter little, many deter a lot".

use serde::{Deserialize, Serialize};

/// Integer points joined by straight lines, flat outside; evaluation truncates toward zero.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Curve(Vec<(i32, i32)>);

impl Curve {
    /// A curve through `knots`, which must have rising x.
    ///
    /// # Errors
    /// Names the first pair of knots that does not rise, or says that there are none.
    pub fn new(knots: Vec<(i32, i32)>) -> Result<Self, String> {
        if knots.is_empty() {
            return Err("a curve needs at least one knot".into());
        }
        match knots.windows(2).find(|pair| pair[0].0 >= pair[1].0) {
            Some(pair) => Err(format!("knots must rise: {} is followed by {}", pair[0].0, pair[1].0)),
            None => Ok(Self(knots)),
        }
    }

    /// The value at `x`.
    pub fn at(&self, x: i32) -> i32 {
        let mut before: Option<(i32, i32)> = None;
        for &(kx, ky) in &self.0 {
            if x <= kx {
                return match before {
                    Some((px, py)) => {
                        let rise = i64::from(ky - py) * i64::from(x - px) / i64::from(kx - px);
                        py + i32::try_from(rise).unwrap_or(0)
                    }
                    None => ky,
                };
            }
            before = Some((kx, ky));
        }
        before.map_or(0, |(_, y)| y)
    }

    /// The knots, in rising order.
    pub fn knots(&self) -> &[(i32, i32)] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linear_between_knots_and_flat_outside() {
        let denial = Curve::new(vec![(0, 0), (250, 200), (500, 550), (1000, 1000)]).unwrap();
        assert_eq!([-5, 0, 125, 250, 375, 750, 2000].map(|x| denial.at(x)), [0, 0, 100, 200, 375, 775, 1000]);
    }

    #[test]
    fn falling_knots_are_refused() {
        assert!(Curve::new(vec![(5, 1), (5, 2)]).is_err());
        assert!(Curve::new(vec![]).is_err());
    }
}
