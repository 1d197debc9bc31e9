//! Which words belong together, so that no row breaks between them.

use super::wrap::width;

/// Whether a row must not break at the space between two words: a number without its unit is another dose, a sign of
/// comparison says nothing without its number and what is compared, an abbreviation of a measure little without its value, a
/// sign of a picture nothing without what it means, and what parts things stands behind the one before it.
#[must_use]
pub fn is_tied(before: &str, after: &str) -> bool {
    after == "·"
        || match before.chars().next_back() {
            // Lines, blocks and shapes.
            Some('\u{2500}'..='\u{25ff}') => true,
            Some('×') if before == "×" => true,
            Some('≤' | '≥' | '<' | '>' | '=' | '±' | '≈' | '×') => {
                after.starts_with(|sign: char| sign.is_ascii_digit())
            }
            // The first number of a range means something else alone.
            Some(last) if last.is_numeric() => after == RANGE || is_unit(after),
            Some(last) if last.is_alphabetic() && after.starts_with(['≤', '≥', '<', '>']) => {
                true
            }
            Some(_) if after.starts_with(|sign: char| sign.is_ascii_digit()) => {
                before == RANGE || COMPARED.contains(&before) || is_abbreviation(before)
            }
            Some(_) => before == "at" && matches!(after, "least" | "most"),
            None => false,
        }
}

/// The width of the widest part of a text in which no row breaks.
#[must_use]
pub fn widest_unbroken(text: &str) -> usize {
    let (mut widest, mut here, mut before) = (0, 0, "");
    for word in text.split(' ') {
        here = if is_tied(before, word) { here + 1 + width(word) } else { width(word) };
        widest = widest.max(here);
        before = word;
    }
    widest
}

/// Whether a word is written like `INR`, `CrCl` or `(MELD`, and ends so.
fn is_abbreviation(word: &str) -> bool {
    word.ends_with(char::is_alphabetic)
        && word.chars().filter(|sign| sign.is_uppercase()).count() > 1
}

/// Words that are signs of comparison: at *most* 50 mg, *above* 1.8.
const COMPARED: [&str; 7] = ["above", "below", "least", "most", "over", "than", "under"];

/// What stands between the numbers of a range.
const RANGE: &str = "to";

/// What is counted in the texts and in quantities, sorted, since words are looked up here for every row that is drawn.
const UNITS: &[&str] = &[
    "F",
    "French",
    "G",
    "GBq",
    "Gy",
    "Hz",
    "IU",
    "J",
    "L",
    "MBq",
    "MHz",
    "MU",
    "Sv",
    "T",
    "U",
    "W",
    "bar",
    "cGy",
    "cm",
    "cmH",
    "d",
    "dL",
    "day",
    "days",
    "degrees",
    "dose",
    "doses",
    "fps",
    "g",
    "gauge",
    "gray",
    "h",
    "hour",
    "hours",
    "kHz",
    "kPa",
    "kV",
    "kg",
    "m",
    "mEq",
    "mGy",
    "mL",
    "mSv",
    "mcg",
    "mg",
    "microgram",
    "micrograms",
    "micron",
    "microns",
    "million",
    "min",
    "minute",
    "minutes",
    "ml",
    "mm",
    "mmHg",
    "mmol",
    "mo",
    "month",
    "months",
    "ng",
    "other",
    "others",
    "percent",
    "point",
    "points",
    "psi",
    "puffs",
    "s",
    "second",
    "seconds",
    "step",
    "steps",
    "target",
    "targets",
    "times",
    "unit",
    "units",
    "week",
    "weeks",
    "wk",
    "y",
    "year",
    "years",
    "µGy",
    "µL",
    "µg",
    "µm",
    "µmol",
    "μg",
];

/// Whether a word begins with what is counted, alone or of something else: `mg`, `mg/kg/h,`, `×10⁹/L`.
fn is_unit(word: &str) -> bool {
    let end = word.find(|sign: char| !sign.is_alphabetic()).unwrap_or(word.len());
    match word.get(..end).unwrap_or_default() {
        "" => word.starts_with(['%', '×', '°', '/']),
        letters => UNITS.binary_search(&letters).is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_tied_to_its_number_whatever_it_is_of() {
        for (number, unit) in [
            ("(65", "kg)"),
            ("2–3", "mL/min/1.73"),
            ("10,000", "IU;"),
            ("½", "h"),
            ("50", "×10⁹/L"),
            ("1.73", "m²"),
            ("20", "%"),
            ("12", "/min"),
            ("4", "doses,"),
            ("5", "mm-thick"),
            ("30", "to"),
            ("to", "49"),
        ] {
            assert!(is_tied(number, unit), "{number} {unit}");
        }
    }

    #[test]
    fn a_sign_stands_in_one_row_with_what_it_means() {
        for (sign, meaning) in
            [("◉", "several"), ("▲", "ionizing"), ("×", "trend,"), ("═", "═"), ("├─┤", "out,")]
        {
            assert!(is_tied(sign, meaning), "{sign} {meaning}");
        }
        assert!(!is_tied("→", "leave") && !is_tied("—", "nothing"));
    }

    #[test]
    fn what_is_tied_is_as_wide_as_all_of_it() {
        for (text, widest) in
            [("radial < 2.2\u{a0}[1] or", 16), ("at most 50 mg a day", 13), ("alone", 5), ("", 0)]
        {
            assert_eq!(widest_unbroken(text), widest, "{text}");
        }
    }

    #[test]
    fn every_unit_is_found() {
        assert!(UNITS.is_sorted() && UNITS.iter().all(|unit| is_tied("5", unit)));
    }

    #[test]
    fn what_is_no_unit_of_a_number_may_stand_in_the_next_row() {
        for (before, after) in [
            ("40", "patients"),
            ("4", "or"),
            ("the", "days"),
            ("INR,", "2"),
            ("CrCl", "below"),
            ("1", "<"),
            ("2", "minor"),
            ("≤", "normal"),
            ("to", "the"),
        ] {
            assert!(!is_tied(before, after), "{before} {after}");
        }
    }

    #[test]
    fn a_value_is_tied_to_the_measure_that_it_is_of() {
        for (measure, value) in
            [("CrCl", "<"), ("platelets", "≥"), ("(CrCl", "30"), ("MELD", "18"), ("above", "1.8")]
        {
            assert!(is_tied(measure, value), "{measure} {value}");
        }
    }

    #[test]
    fn a_sign_of_comparison_is_tied_to_its_number() {
        assert!(
            is_tied("≤", "1.5") && is_tied("n", "·") && is_tied("×", "10⁹") && is_tied("=", "40")
        );
    }
}
