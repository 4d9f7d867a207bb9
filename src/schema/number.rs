//! Numbers: whole numbers of every width, exact decimals, and the ranges fields allow.

use std::collections::BTreeMap;
use std::ops::{Bound, RangeBounds};

use super::decode::{Cx, Decode, Spanned};
use super::shape::Shape;
use super::tree::{Kind, Node};
use crate::diag::{Code, Diagnostic};

macro_rules! whole_numbers {
    ($($ty:ty),+) => {$(
        impl Decode for $ty {
            fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
                let number = whole(node, cx)?;
                let own = Bounds { least: Self::MIN.into(), most: Self::MAX.into() };
                let bounds = cx.bounds().map_or(own, |bounds| bounds.and(own));
                if !bounds.contains(number) {
                    let broken = cx.bounds().filter(|bounds| !bounds.contains(number));
                    broken.unwrap_or(own).report(&number.to_string(), node, cx);
                }
                Self::try_from(number).ok().filter(|_| bounds.contains(number))
            }

            fn shape() -> Shape {
                Shape::leaf(&Self::type_text())
            }

            fn type_text() -> String {
                "whole number".to_owned()
            }
        }

        impl Ranged for $ty {}
    )+};
}

whole_numbers!(i8, i16, i32, i64, u8, u16, u32, u64);

fn whole(node: &Node, cx: &mut Cx) -> Option<i128> {
    match &node.kind {
        Kind::Int(number) => Some(*number),
        kind => {
            let help = match kind {
                Kind::Float { text, .. } => match text.split_once('.') {
                    Some((whole, rest)) if !whole.is_empty() && rest.bytes().all(|byte| byte == b'0') => {
                        Some(format!("write `{whole}`"))
                    }
                    _ => Some("round it; check the unit in the field's description".to_owned()),
                },
                Kind::Str(text) if text.trim().parse::<i128>().is_ok() => {
                    Some(format!("write it without quotation marks: `{}`", text.trim()))
                }
                _ => None,
            };
            cx.wrong_type(node, "a whole number", help);
            None
        }
    }
}

/// A decimal number kept exactly: `4.48` with two decimals is the whole number 448.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal<const SCALE: u32>(pub i64);

impl<const SCALE: u32> Decimal<SCALE> {
    /// The value in units of the last decimal.
    pub fn scaled(self) -> i64 {
        self.0
    }
}

impl<const SCALE: u32> std::fmt::Display for Decimal<SCALE> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = format!("{:0width$}", self.0.unsigned_abs(), width = SCALE as usize + 1);
        let (whole, rest) = digits.split_at(digits.len() - SCALE as usize);
        let rest = rest.trim_end_matches('0');
        let sign = if self.0 < 0 { "-" } else { "" };
        let point = if rest.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{rest}")
    }
}

impl<const SCALE: u32> Decode for Decimal<SCALE> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let scale = 10_i128.checked_pow(SCALE)?;
        let scaled = match &node.kind {
            Kind::Int(number) => number.checked_mul(scale),
            Kind::Float { text, .. } => match exact(text, SCALE) {
                Exact::Value(scaled) => scaled,
                Exact::Finer => {
                    let message = format!("{text} has more than {SCALE} decimals");
                    let finding = Diagnostic::new(Code::TooPrecise, message).at(node.span, "");
                    cx.report(finding.help(format!("round it to {SCALE} decimals")));
                    return None;
                }
                Exact::Exponent => {
                    cx.wrong_type(node, "a plain decimal number", Some("write it without an exponent".to_owned()));
                    return None;
                }
            },
            _ => {
                cx.wrong_type(node, "a number", None);
                return None;
            }
        };
        let most = i128::from(i64::MAX) / scale;
        let own = Bounds { least: -most, most };
        // Bounds are in whole units.
        let bounds = cx.bounds().map_or(own, |bounds| bounds.and(own));
        let inside = |scaled: &i128| bounds.scaled(scale).contains(*scaled);
        let value = scaled.filter(inside).and_then(|scaled| i64::try_from(scaled).ok());
        if value.is_none() {
            let broken =
                cx.bounds().filter(|bounds| !scaled.is_some_and(|scaled| bounds.scaled(scale).contains(scaled)));
            broken.unwrap_or(own).report(&node.describe().replace("the number ", ""), node, cx);
        }
        value.map(Self)
    }

    fn shape() -> Shape {
        Shape::leaf(&Self::type_text())
    }

    fn type_text() -> String {
        format!("number with up to {SCALE} decimals")
    }
}

enum Exact {
    /// The scaled value, unless it is too large for any type.
    Value(Option<i128>),
    Finer,
    Exponent,
}

/// Reads the decimal text exactly, in units of the last of `scale` decimals.
fn exact(text: &str, scale: u32) -> Exact {
    if text.contains(['e', 'E']) {
        return Exact::Exponent;
    }
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let rest = rest.trim_end_matches('0');
    if rest.len() > scale as usize {
        return Exact::Finer;
    }
    let padded = format!("0{whole}{rest:0<width$}", width = scale as usize);
    Exact::Value(padded.parse::<i128>().ok().map(|value| if negative { -value } else { value }))
}

/// The range a field allows, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Smallest allowed value.
    pub least: i128,
    /// Largest allowed value.
    pub most: i128,
}

impl Bounds {
    /// The bounds of `0..=1000`, `1..` or any other range.
    pub fn new(range: impl RangeBounds<i128>) -> Self {
        let least = match range.start_bound() {
            Bound::Included(least) => *least,
            Bound::Excluded(below) => below.saturating_add(1),
            Bound::Unbounded => i128::MIN,
        };
        let most = match range.end_bound() {
            Bound::Included(most) => *most,
            Bound::Excluded(above) => above.saturating_sub(1),
            Bound::Unbounded => i128::MAX,
        };
        Self { least, most }
    }

    /// The narrower of both at each end.
    fn and(self, other: Self) -> Self {
        Self { least: self.least.max(other.least), most: self.most.min(other.most) }
    }

    fn scaled(self, scale: i128) -> Self {
        Self { least: self.least.saturating_mul(scale), most: self.most.saturating_mul(scale) }
    }

    fn contains(&self, value: i128) -> bool {
        (self.least..=self.most).contains(&value)
    }

    fn report(&self, value: &str, node: &Node, cx: &mut Cx) {
        let allowed = match (self.least, self.most) {
            (i128::MIN, most) => format!("at most {most}"),
            (least, i128::MAX) => format!("at least {least}"),
            (least, most) => format!("{least} to {most}"),
        };
        let message = format!("{value} is out of range: allowed is {allowed}");
        cx.report(Diagnostic::new(Code::OutOfRange, message).at(node.span, allowed));
    }
}

/// Marks types whose numbers can be held to a range; in containers every number is.
pub trait Ranged {}

impl<const SCALE: u32> Ranged for Decimal<SCALE> {}
impl<T: Ranged> Ranged for Option<T> {}
impl<T: Ranged> Ranged for Box<T> {}
impl<T: Ranged> Ranged for Spanned<T> {}
impl<T: Ranged> Ranged for Vec<T> {}
impl<K, T: Ranged> Ranged for BTreeMap<K, T> {}
impl<A: Ranged, B: Ranged> Ranged for (A, B) {}

/// Reads a value and holds it to bounds.
#[doc(hidden)]
pub fn decode_ranged<T: Decode + Ranged>(node: &Node, bounds: Bounds, cx: &mut Cx) -> Option<T> {
    cx.bounded(Some(bounds), |cx| T::decode(node, cx))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Sources, decode, parse_text};

    fn read<T: Decode>(text: &str) -> Result<T, String> {
        let (node, findings) = parse_text(&mut Sources::new(), "t.ron", text);
        assert_eq!(findings, []);
        let (value, findings) = decode(&node);
        value.ok_or_else(|| findings.iter().map(|d| format!("{} {}", d.code, d.message)).collect())
    }

    #[test]
    fn decimals_are_exact() {
        for (text, scaled) in [("4.48", 448), ("4", 400), ("-0.5", -50), ("4.480", 448), (".07", 7), ("8.", 800)] {
            assert_eq!(read::<Decimal<2>>(text).map(Decimal::scaled), Ok(scaled), "{text}");
        }
        assert_eq!(Decimal::<2>(-5).to_string(), "-0.05");
        assert_eq!(Decimal::<2>(450).to_string(), "4.5");
        assert!(read::<Decimal<2>>("4.481").unwrap_err().contains("GY0027"));
        assert!(read::<Decimal<2>>("1e3").unwrap_err().contains("GY0010"));
        assert!(read::<Decimal<2>>("99999999999999999999.5").unwrap_err().contains("GY0011"));
    }

    #[test]
    fn whole_numbers_name_their_range() {
        assert_eq!(read::<u8>("255"), Ok(255));
        assert_eq!(read::<u8>("256").unwrap_err(), "GY0011 256 is out of range: allowed is 0 to 255");
        assert!(read::<i64>("4.0").unwrap_err().starts_with("GY0010"));
    }

    #[test]
    fn bounds_hold_inside_containers() {
        let (node, _) = parse_text(&mut Sources::new(), "t.ron", "{ \"a\": [1, 20], \"b\": [300] }");
        let mut cx = Cx::new();
        let value = decode_ranged::<BTreeMap<String, Vec<u8>>>(&node, Bounds::new(0..=10), &mut cx);
        assert_eq!(value, None);
        let said: Vec<_> = cx.findings().iter().map(|d| (d.path.clone().unwrap(), d.message.clone())).collect();
        assert_eq!(said[0], ("[\"a\"][1]".into(), "20 is out of range: allowed is 0 to 10".into()));
        assert_eq!(said[1], ("[\"b\"][0]".into(), "300 is out of range: allowed is 0 to 10".into()));
    }
}
