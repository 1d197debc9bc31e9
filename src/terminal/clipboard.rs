//! The clipboard, through the terminal (OSC 52): it is that of the machine at which the reader sits, over SSH too.
//!
//! tmux takes the same sequence and hands it on where its `set-clipboard` is on. No terminal answers whether it did.

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use std::io::Write;

/// A longer text is more than 100,000 bytes in base64, with the signs around it, where common terminals stop reading.
const LONGEST: usize = 74_991;

/// Puts `text` on the clipboard; says why where it does not.
pub fn copy(out: &mut impl Write, text: &str) -> Result<(), String> {
    if text.len() > LONGEST {
        let length = text.len();
        return Err(format!("{length} bytes are more than the {LONGEST} that terminals take"));
    }
    execute!(out, CopyToClipboard::to_clipboard_from(text)).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_byte_of_a_text_but_in_base64_reaches_the_terminal() {
        let mut out = Vec::new();
        copy(&mut out, "\x1b[31mred\u{9b}\n").unwrap();
        assert_eq!(out, b"\x1b]52;c;G1szMW1yZWTCmwo=\x1b\\");
    }

    #[test]
    fn a_text_that_terminals_would_cut_is_not_copied_at_all() {
        let mut out = Vec::new();
        assert_eq!(copy(&mut out, &"a".repeat(LONGEST)), Ok(()));
        assert!(out.len() <= 100_000, "{}", out.len());
        out.clear();
        let fault = copy(&mut out, &"a".repeat(LONGEST + 1)).unwrap_err();
        assert!(out.is_empty() && fault.contains("74992 bytes"), "{fault}");
    }
}
