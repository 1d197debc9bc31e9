//! A text that is pasted, between the two sequences with which a terminal marks it.
//!
//! The second may never come: a program between may lose it, and a text may hold the first. What has come is then typed
//! after a while, and the paste goes on, so that a text that only pauses runs no command; but Ctrl-C or Esc alone behind
//! a pause is a key, and ends it.

use super::sequence::ESC;
use crate::terminal::events::Input;
use memchr::memmem;
use std::time::Duration;

/// What ends a paste.
const END: &[u8] = b"\x1b[201~";

/// What is pasted at once comes closer together.
const PAUSE: Duration = Duration::from_millis(250);

/// No line takes as much; more is not kept.
const MOST: usize = 65_536;

const CTRL_C: u8 = 3;

/// A paste that has not ended.
#[derive(Debug, Default)]
pub struct Paste {
    /// What has come since it began, or since the last pause.
    text: Vec<u8>,
    /// Whether nothing has come for a while.
    pauses: bool,
}

impl Paste {
    /// How long to wait for more before [`Self::pause`].
    pub fn patience(&self) -> Option<Duration> {
        (!self.pauses).then_some(PAUSE)
    }

    /// Whether these bytes, all that came, are a key that ends it.
    pub fn is_left_by(&self, bytes: &[u8]) -> bool {
        self.pauses && matches!(bytes, [CTRL_C | ESC])
    }

    /// Takes what belongs to it, and says how many bytes that were and whether it has ended.
    pub fn take(&mut self, bytes: &[u8]) -> (usize, bool) {
        self.pauses = false;
        if let Some(at) = memmem::find(bytes, END) {
            self.keep(bytes, at);
            return (at + END.len(), true);
        }
        let begun = (1..END.len()).rev().find(|&length| bytes.ends_with(&END[..length]));
        let taken = bytes.len() - begun.unwrap_or_default();
        self.keep(bytes, taken);
        (taken, false)
    }

    fn keep(&mut self, bytes: &[u8], length: usize) {
        let room = MOST.saturating_sub(self.text.len());
        self.text.extend_from_slice(&bytes[..length.min(room)]);
    }

    /// Nothing more has come: what there is.
    pub fn pause(&mut self) -> Option<Input> {
        self.pauses = true;
        let text = std::mem::take(&mut self.text);
        (!text.is_empty()).then(|| Input::Paste(String::from_utf8_lossy(&text).into_owned()))
    }
}
