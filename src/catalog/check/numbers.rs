//! Numbers in texts that need a source.

use crate::catalog::markup::{Piece, pieces};
use crate::text::may_have_digit;

/// The first number of a Markdown text that a reader might act on.
///
/// Digits that belong to a name do not count: those after a letter, or a letter and a hyphen
/// (`L4`, `CO2`, `Y-90`), and those before a letter (`3D`).
pub fn uncited_number(text: &str) -> Option<String> {
    // Most texts have none, and need not be read letter by letter.
    if !may_have_digit(text) {
        return None;
    }
    // The ids in links and citations are no words of the text, but part those on their sides.
    let words = pieces(text).map(|piece| match piece {
        Piece::Text(words, _) | Piece::Link(_, Some(words)) => words,
        Piece::Link(_, None) | Piece::Cite(_) => " ",
    });
    let chars: Vec<char> = words.flat_map(str::chars).collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
    let mut i = 0;
    while i < chars.len() {
        if !at(i).is_ascii_digit() {
            i += 1;
            continue;
        }
        let start = i;
        while at(i).is_ascii_digit() || (matches!(at(i), '.' | ',') && at(i + 1).is_ascii_digit()) {
            i += 1;
        }
        let before = |n: usize| start.checked_sub(n).map_or(' ', at);
        let after_letter = before(1).is_alphabetic()
            || (matches!(before(1), '-' | '‑' | '–') && before(2).is_alphabetic());
        if !after_letter && !at(i).is_alphabetic() {
            return chars.get(start..i).map(|digits| digits.iter().collect());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_names_are_no_numbers() {
        for name in [
            "Y-90 beads",
            "the L4–L5 disc",
            "CO2",
            "3D imaging",
            "T12",
            "no digits",
            "P2Y12",
            "[[y90|beads]]",
        ] {
            assert_eq!(uncited_number(name), None, "{name}");
        }
    }

    #[test]
    fn numbers_are_found_whole() {
        assert_eq!(uncited_number("within 4.5 hours"), Some("4.5".to_owned()));
        assert_eq!(uncited_number("(85–95 %)"), Some("85".to_owned()));
        assert_eq!(uncited_number("INR ≤1.8"), Some("1.8".to_owned()));
        assert_eq!(uncited_number("cited [^who-2019] nothing"), None);
        assert_eq!(
            uncited_number("[[stage-3]] and [[stage-4|the 5th, of 6]]"),
            Some("6".to_owned())
        );
        assert_eq!(uncited_number("[^never closed, 7"), Some("7".to_owned()));
    }
}
