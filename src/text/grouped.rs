//! Numbers as they are read: in groups of three digits.

/// A number with a comma between its thousands.
#[must_use]
pub fn grouped(number: f64) -> String {
    let written = number.to_string();
    let digits = written.find('.').unwrap_or(written.len());
    let (whole, rest) = written.split_at(digits);
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && !text.ends_with('-') {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        let written =
            [0.0, 0.5, 999.0, 1000.0, 10325.0, 1_234_567.25, -100.0, -2000.0].map(grouped);
        assert_eq!(
            written,
            ["0", "0.5", "999", "1,000", "10,325", "1,234,567.25", "-100", "-2,000"]
        );
    }
}
