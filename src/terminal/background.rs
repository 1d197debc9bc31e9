//! The terminal's answer to the question for its background, told apart from what is typed.
//!
//! The answer comes in among the keys. Nobody waits for it: one that comes late or in pieces is still understood, and one
//! that never comes costs nothing.

use crate::ui::Background;

/// Asks for the background (OSC 11).
pub const QUESTION: &str = "\x1b]11;?\x1b\\";

/// How every answer begins; red, green and blue follow in hexadecimal digits.
const BEGINNING: &[u8] = b"\x1b]11;rgb";

/// No answer has more characters behind its beginning: `a:`, four channels of four digits, three strokes.
const LONGEST: usize = 22;

/// What bytes begin with.
#[derive(Debug, PartialEq, Eq)]
pub enum Reply {
    /// What may become an answer; `sure` when nobody types as much of one.
    Part {
        /// Whether it is one.
        sure: bool,
    },
    /// An answer of so many bytes, and what it says if that is understood.
    Whole(usize, Option<Background>),
    /// Something else.
    No,
}

/// Reads an answer at the beginning of `bytes`.
pub fn reply(bytes: &[u8]) -> Reply {
    let Some(rest) = bytes.strip_prefix(BEGINNING) else {
        return if BEGINNING.starts_with(bytes) { Reply::Part { sure: false } } else { Reply::No };
    };
    let fits = |byte: &u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'/');
    let length = rest.iter().take(LONGEST).take_while(|byte| fits(byte)).count();
    let (colors, end) = rest.split_at(length);
    let end = match end {
        [] | [0x1b] => return Reply::Part { sure: true },
        [0x07, ..] => 1,
        [0x1b, b'\\', ..] => 2,
        // It is cut off, and what comes is something else.
        _ => return Reply::Whole(BEGINNING.len() + length, None),
    };
    let color = str::from_utf8(colors).ok().and_then(color);
    Reply::Whole(BEGINNING.len() + length + end, color.map(Background::of))
}

/// The channels of `:RRRR/GGGG/BBBB`, from 0 to 1; each may have fewer digits, and a fourth tells how much shines through.
fn color(text: &str) -> Option<[f64; 3]> {
    let channels = text.strip_prefix('a').unwrap_or(text).strip_prefix(':')?;
    let mut channels = channels.split('/').map(|digits| {
        let number = u16::from_str_radix(digits, 16).ok()?;
        let most = 16u32.checked_pow(u32::try_from(digits.len()).ok()?)? - 1;
        Some(f64::from(number) / f64::from(most))
    });
    Some([channels.next()??, channels.next()??, channels.next()??])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_answer_is_understood_and_every_beginning_of_one_waited_for() {
        for (text, background) in [
            ("\x1b]11;rgb:1e1e/1e1e/2e2e\x07", Background::Dark),
            ("\x1b]11;rgb:ffff/FFFF/dddd\x1b\\", Background::Light),
            ("\x1b]11;rgb:ff/ff/ff\x07", Background::Light),
            ("\x1b]11;rgba:0000/0000/0000/ffff\x1b\\", Background::Dark),
        ] {
            let bytes = text.as_bytes();
            assert_eq!(reply(bytes), Reply::Whole(bytes.len(), Some(background)), "{text:?}");
            for at in 1..bytes.len() {
                let sure = at >= BEGINNING.len();
                assert_eq!(reply(&bytes[..at]), Reply::Part { sure }, "{text:?} {at}");
            }
        }
    }

    #[test]
    fn what_is_cut_off_says_nothing_and_what_is_typed_is_none() {
        assert_eq!(reply(b"\x1b]11;rgb:00q"), Reply::Whole(11, None));
        assert_eq!(reply(b"\x1b]11;rgb\x07"), Reply::Whole(9, None));
        assert_eq!(reply(b"\x1b]52;c;"), Reply::No);
        assert_eq!(reply(b"]"), Reply::No);
    }
}
