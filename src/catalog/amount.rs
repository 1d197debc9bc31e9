//! The amounts of drugs that a text names, so that one text can be held against another by rule.

use std::collections::BTreeMap;

/// What amounts are counted in, in small letters: the unit in which they are compared, and how many of that it is.
const UNITS: [(&str, &str, f64); 16] = [
    ("g", "mg", 1000.0),
    ("mg", "mg", 1.0),
    ("µg", "mg", 0.001),
    ("μg", "mg", 0.001),
    ("ug", "mg", 0.001),
    ("mcg", "mg", 0.001),
    ("ng", "mg", 0.000_001),
    ("l", "mL", 1000.0),
    ("ml", "mL", 1.0),
    ("u", "U", 1.0),
    ("iu", "U", 1.0),
    ("unit", "U", 1.0),
    ("units", "U", 1.0),
    ("mmol", "mmol", 1.0),
    ("meq", "mEq", 1.0),
    ("j", "J", 1.0),
];

/// Amounts in volumes of something else are concentrations, and no doses.
const VOLUMES: [&str; 3] = ["ml", "dl", "l"];

/// What holds an amount each: *five vials of 200 mg* are more than 200 mg.
const PIECES: [&str; 5] = ["vials", "ampoules", "tablets", "bags", "syringes"];

/// The greatest amount that a text names in each unit, with what it is for: `mL/kg/min`.
pub fn amounts(text: &str) -> BTreeMap<String, f64> {
    let mut greatest: BTreeMap<String, f64> = BTreeMap::new();
    let (mut number, mut last) = (None, ["", ""]);
    for word in text.split_whitespace() {
        let in_pieces = last[1] == "of" && PIECES.contains(&last[0]);
        last = [last[1], word];
        let before = number.take();
        let cut = word.find(char::is_alphabetic).unwrap_or(word.len());
        let (digits, rest) = word.split_at(cut);
        let amount = match digits.trim_matches('(') {
            "" => before,
            digits => last_number(digits).filter(|_| !in_pieces),
        };
        if rest.is_empty() {
            number = amount;
        } else if let Some((unit, times)) = unit(rest)
            && let Some(amount) = amount
        {
            let most = greatest.entry(unit).or_insert(0.0);
            *most = most.max(amount * times);
        }
    }
    greatest
}

/// The number, or the last one of a range: `≤ 2–5`, `10,000`.
fn last_number(digits: &str) -> Option<f64> {
    let last = digits.rsplit(['–', '-']).next()?;
    let is_sign = |sign: char| !sign.is_ascii_digit();
    last.trim_matches(is_sign).replace(',', "").parse().ok()
}

/// The unit in which amounts are compared, and how many of it the unit of a word is.
fn unit(word: &str) -> Option<(String, f64)> {
    let word = word.trim_end_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
    let mut parts = word.split('/');
    let first = parts.next()?;
    let (_, unit, times) = UNITS.iter().find(|(known, ..)| *known == first)?;
    let of: Vec<&str> = parts.collect();
    let is_dose = !of.iter().any(|part| VOLUMES.contains(part));
    is_dose.then(|| (of.iter().fold((*unit).to_owned(), |unit, of| format!("{unit}/{of}")), *times))
}

/// The first amount of a text that is greater than `most` in its unit, in words: `15 mL/kg`.
pub fn greater(text: &str, most: &BTreeMap<String, f64>) -> Option<String> {
    let is_greater =
        |(unit, amount): &(String, f64)| most.get(unit).is_some_and(|most| amount > most);
    let (unit, amount) = amounts(text).into_iter().find(is_greater)?;
    Some(format!("{amount} {unit}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        amounts(text).into_iter().map(|(unit, amount)| format!("{amount} {unit}")).collect()
    }

    #[test]
    fn the_greatest_amount_in_each_unit_is_found_however_it_is_written() {
        assert_eq!(
            told("1.5 mL/kg over 2 to 3 min, then 0.25\u{a0}mL/kg/min (70 kg: 100 mL)"),
            ["100 mL", "1.5 mL/kg", "0.25 mL/kg/min"]
        );
        assert_eq!(told("200 to 250 mL; 15ml/kg."), ["250 mL", "15 mL/kg"]);
        assert_eq!(told("≤ 1 µg/kg a dose"), ["0.001 mg/kg"]);
        assert_eq!(told("5–10 mg, at most 1 g"), ["1000 mg"]);
        assert_eq!(told("10,000 IU"), ["10000 U"]);
        assert_eq!(told("five vials of 200 mg"), [""; 0]);
        assert_eq!(told("a bolus of 200 mg"), ["200 mg"]);
        assert_eq!(told("lipid 20%, epinephrine 1:10,000 (0.1 mg/mL), L4, in 5 min"), [""; 0]);
    }

    #[test]
    fn a_greater_amount_is_told_in_its_unit_alone() {
        let most = amounts("12 mL/kg in all");
        assert_eq!(greater("15 mL/kg", &most).as_deref(), Some("15 mL/kg"));
        assert_eq!(greater("12 mL/kg, 15 mL/kg/h, 100 mL", &most), None);
    }
}
