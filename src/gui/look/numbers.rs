//! Numbers as the window shows them: short, with their unit.

/// Tenths of a point, rounded to whole points: "34".
pub fn whole(tenths: i32) -> String {
    let rounded = (tenths.abs() + 5) / 10;
    if tenths < 0 && rounded > 0 { format!("−{rounded}") } else { rounded.to_string() }
}

/// Permille as whole per cent: "34%".
pub fn percent(permille: i32) -> String {
    format!("{}%", whole(permille))
}

/// Basis points as per cent with as many places as it takes, at most two: "4.7%".
pub fn percent_bp(bp: i32) -> String {
    let sign = if bp < 0 { "−" } else { "" };
    let (whole, rest) = (bp.abs() / 100, bp.abs() % 100);
    match rest {
        0 => format!("{sign}{whole}%"),
        tens if tens % 10 == 0 => format!("{sign}{whole}.{}%", tens / 10),
        _ => format!("{sign}{whole}.{rest:02}%"),
    }
}

/// EUR million, short: "€2.1 bn", "€320 m".
pub fn euro(meur: i32) -> String {
    let sign = if meur < 0 { "−" } else { "" };
    let value = meur.abs();
    if value < 1000 {
        return format!("{sign}€{value} m");
    }
    let tenths = (i64::from(value) + 50) / 100;
    if tenths >= 1000 {
        format!("{sign}€{} bn", grouped(i32::try_from(tenths / 10).unwrap_or(i32::MAX)))
    } else {
        format!("{sign}€{}.{} bn", tenths / 10, tenths % 10)
    }
}

/// A whole number with its sign: "+4", "−3", "0".
pub fn signed(value: i32) -> String {
    match value {
        0 => "0".to_owned(),
        1.. => format!("+{value}"),
        _ => format!("−{}", value.abs()),
    }
}

/// Tenths of a point with their sign, rounded to whole points.
pub fn signed_whole(tenths: i32) -> String {
    let text = whole(tenths);
    if tenths > 0 && text != "0" { format!("+{text}") } else { text }
}

/// Brigades × 100: "1.4".
pub fn brigades(cb: i32) -> String {
    let sign = if cb < 0 { "−" } else { "" };
    format!("{sign}{}.{}", cb.abs() / 100, cb.abs() % 100 / 10)
}

/// Hundredths with as many places as it takes: "1.45", "0.5", "3".
pub fn fine(hundredths: i32) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    match (hundredths.abs() / 100, hundredths.abs() % 100) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, tens) if tens % 10 == 0 => format!("{sign}{whole}.{}", tens / 10),
        (whole, rest) => format!("{sign}{whole}.{rest:02}"),
    }
}

/// Points × 100: "12.3".
pub fn points(cp: i32) -> String {
    let tenths = (cp.abs() + 5) / 10;
    format!("{}{}.{}", if cp < 0 { "−" } else { "" }, tenths / 10, tenths % 10)
}

/// Whole numbers in groups of three: "84,000".
pub fn grouped(value: i32) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::from(if value < 0 { "−" } else { "" });
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_carry_their_unit() {
        assert_eq!(euro(2_140), "€2.1 bn");
        assert_eq!(euro(-320), "−€320 m");
        assert_eq!(euro(123_456), "€123 bn");
        assert_eq!(euro(3_503_000), "€3,503 bn");
        assert_eq!(percent_bp(470), "4.7%");
        assert_eq!(percent_bp(448), "4.48%");
        assert_eq!(percent_bp(400), "4%");
        assert_eq!(percent(336), "34%");
        assert_eq!(signed_whole(-4), "0");
        assert_eq!(signed_whole(27), "+3");
        assert_eq!(grouped(84_000), "84,000");
        assert_eq!(brigades(145), "1.4");
        assert_eq!(points(1_234), "12.3");
        assert_eq!([fine(145), fine(-50), fine(300)], ["1.45", "−0.5", "3"]);
    }
}
