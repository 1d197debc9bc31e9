//! Which characters may reach a terminal.
//!
//! A control character inside a data file, an argument or a pasted text could move the cursor or
//! start an escape sequence; a bidirectional override could show a dose in another order than it
//! is stored. Neither has a use in a reference.

use std::borrow::Cow;

/// Whether `c` could change the terminal's state or the order in which text is shown.
///
/// A line feed is allowed: every renderer treats it as white space.
#[must_use]
pub fn is_forbidden(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The first character of `text` that must not reach a terminal, with its byte offset.
#[must_use]
pub fn first_forbidden(text: &str) -> Option<(usize, char)> {
    if is_printed(text) {
        return None;
    }
    text.char_indices().find(|&(_, c)| is_forbidden(c))
}

/// Whether all of a text is ASCII that is printed, as most texts are: it is seen of eight bytes at once.
#[must_use]
pub fn is_printed(text: &str) -> bool {
    let (eights, rest) = text.as_bytes().as_chunks();
    eights.iter().all(|&eight| are_printed(eight)) && rest.iter().all(|b| (0x20..0x7f).contains(b))
}

/// Whether a digit may stand in a text; in one of ASCII alone it does.
pub fn may_have_digit(text: &str) -> bool {
    let (eights, rest) = text.as_bytes().as_chunks();
    eights.iter().any(|&eight| may_hold_digit(eight)) || rest.iter().any(u8::is_ascii_digit)
}

/// Whether one of eight bytes, but for their highest bits, is a digit: it gets the highest bit when the zero is counted up to that,
/// and not when what follows the nine is.
const fn may_hold_digit(eight: [u8; 8]) -> bool {
    let eight = u64::from_le_bytes(eight) & (0x7f * EACH);
    let (from_zero, from_behind_nine) = (eight + 0x50 * EACH, eight + 0x46 * EACH);
    from_zero & !from_behind_nine & (0x80 * EACH) > 0
}

/// A one in each of eight bytes.
const EACH: u64 = 0x0101_0101_0101_0101;

/// Whether eight bytes are ASCII that is printed: none has the highest bit, nor gets it when it is lessened by a space or when
/// one is added.
const fn are_printed(eight: [u8; 8]) -> bool {
    let eight = u64::from_le_bytes(eight);
    (eight | eight.wrapping_sub(0x20 * EACH) | eight.wrapping_add(EACH)) & (0x80 * EACH) == 0
}

/// `text` with every forbidden character replaced by `U+FFFD`, and tabs by a space.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if first_forbidden(text).is_none() {
        return Cow::Borrowed(text);
    }
    let mend = |c| match c {
        '\t' => ' ',
        c if is_forbidden(c) => '\u{FFFD}',
        c => c,
    };
    Cow::Owned(text.chars().map(mend).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_are_found_and_defused() {
        assert_eq!(first_forbidden("ab\u{1b}[31m"), Some((2, '\u{1b}')));
        assert_eq!(clean("ab\u{1b}[31m"), "ab\u{FFFD}[31m");
    }

    #[test]
    fn eight_bit_controls_and_bidi_overrides_are_found() {
        assert_eq!(first_forbidden("\u{9b}31m"), Some((0, '\u{9b}')));
        assert_eq!(first_forbidden("5\u{202e}mg"), Some((1, '\u{202e}')));
        // All that have the property Bidi_Control: https://www.unicode.org/reports/tr9/#Bidi_Control
        let marks = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
        assert!(marks.chars().all(is_forbidden) && !is_forbidden('\u{200d}'));
    }

    #[test]
    fn no_byte_of_eight_is_passed_over() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                let mut eight = *b" a-z~09 ";
                eight[at] = byte;
                assert_eq!(are_printed(eight), (0x20..0x7f).contains(&byte), "{eight:?}");
                let mut eight = *b"/:a\0\x7f ~G";
                eight[at] = byte;
                assert_eq!(may_hold_digit(eight), (byte & 0x7f).is_ascii_digit(), "{eight:?}");
            }
        }
    }

    #[test]
    fn ordinary_text_is_borrowed_as_it_is() {
        assert!(matches!(clean("Grüntzig ≤ 50 ×10⁹/L\nnext"), Cow::Borrowed(_)));
        assert_eq!(clean("a\tb"), "a b");
    }
}
