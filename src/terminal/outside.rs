//! What is done outside of the state and the screen, and what the reader is told of it.

use super::clipboard;
use std::io::stdout;

/// Where the explorer does what it is asked for outside.
pub trait Outside {
    /// Puts a text on the clipboard, and says by which way.
    ///
    /// # Errors
    /// In words for the reader, when it is not there then.
    fn copy(&mut self, text: &str) -> Result<&'static str, String>;
}

/// The reader's own machine, as far as it is known.
#[derive(Debug, Clone, Default)]
pub struct Desktop {
    /// Whether tmux stands between the explorer and the terminal.
    pub in_tmux: bool,
}

impl Outside for Desktop {
    fn copy(&mut self, text: &str) -> Result<&'static str, String> {
        clipboard::copy(&mut stdout(), text)?;
        Ok(match self.in_tmux {
            true => "by OSC 52 through tmux, where its set-clipboard is on",
            false => "by OSC 52",
        })
    }
}

/// Copies a text, and says how that went.
pub fn copied(outside: &mut impl Outside, what: &str, text: &str) -> String {
    match outside.copy(text) {
        Ok(way) => format!("copied {what} {way}"),
        Err(fault) => format!("{what} was not copied: {fault}"),
    }
}
