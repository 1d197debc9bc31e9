//! What the commands write: nothing in it can change the state of a terminal.

use crate::text::{ascii, clean, is_forbidden};
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// A writer that cleans what it is given: an argument, a path or the name of a folder may hold anything.
pub struct Cleaned<W> {
    to: W,
    /// Whether it writes ASCII alone.
    ascii: bool,
}

impl<W> Cleaned<W> {
    pub const fn new(to: W, ascii: bool) -> Self {
        Self { to, ascii }
    }
}

impl<W: Write> Write for Cleaned<W> {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        // Commands write whole strings, so that no character is cut in two.
        let given = String::from_utf8_lossy(text);
        let cleaned = clean(&given);
        let written = if self.ascii { ascii(&cleaned) } else { cleaned };
        self.to.write_all(written.as_bytes())?;
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// JSON in lines. It goes by way of a text in one line, so that each type has one writer of JSON.
///
/// # Errors
/// When the value cannot be written.
pub fn json_lines(value: &impl Serialize) -> serde_json::Result<String> {
    let plain: Value = serde_json::from_str(&serde_json::to_string(value)?)?;
    Ok(escaped(&serde_json::to_string_pretty(&plain)?).into_owned())
}

/// JSON with the same meaning, in which what a terminal must not see is escaped rather than lost.
///
/// Such characters stand only inside strings there, and none is beyond the four digits of an escape.
pub fn escaped(json: &str) -> Cow<'_, str> {
    if !json.contains(is_forbidden) {
        return Cow::Borrowed(json);
    }
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if is_forbidden(c) {
            // Writing to a string cannot fail.
            let _ = write!(safe, "\\u{:04x}", u32::from(c));
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}
