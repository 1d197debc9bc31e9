//! What is done outside of the state and the screen, and what the reader is told of it.

use super::{clipboard, memory, opener};
use crate::app::{Memory, MemoryChange};
use std::io::stdout;
use std::path::PathBuf;

/// Where the explorer does what it is asked for outside.
pub trait Outside {
    /// Puts a text on the clipboard, and says by which way.
    ///
    /// # Errors
    /// In words for the reader, when it is not there then.
    fn copy(&mut self, text: &str) -> Result<&'static str, String>;

    /// Opens an address of the web.
    ///
    /// # Errors
    /// In words for the reader, when it cannot be opened.
    fn open(&mut self, address: &str) -> Result<(), String>;

    /// What was kept by the sessions before.
    ///
    /// # Errors
    /// In words for the reader, when it cannot be read.
    fn recall(&mut self) -> Result<Memory, String>;

    /// Keeps a change, and says what is kept then.
    ///
    /// # Errors
    /// In words for the reader, when it cannot be kept.
    fn save(&mut self, change: &MemoryChange) -> Result<Memory, String>;
}

/// The reader's own machine, as far as it is known.
#[derive(Debug, Clone, Default)]
pub struct Desktop {
    /// Whether tmux stands between the explorer and the terminal.
    pub in_tmux: bool,
    /// Whether a browser can be seen: there is a desktop, and the reader sits before it.
    pub has_desktop: bool,
    /// The folder of what is kept; none where there is no home.
    pub state: Option<PathBuf>,
}

impl Outside for Desktop {
    fn copy(&mut self, text: &str) -> Result<&'static str, String> {
        clipboard::copy(&mut stdout(), text)?;
        Ok(match self.in_tmux {
            true => "by OSC 52, if tmux has set-clipboard on",
            false => "by OSC 52",
        })
    }

    fn open(&mut self, address: &str) -> Result<(), String> {
        match self.has_desktop {
            true => opener::open(address),
            false => Err("there is no desktop here".to_owned()),
        }
    }

    fn recall(&mut self) -> Result<Memory, String> {
        self.state.as_deref().map_or_else(|| Ok(Memory::default()), memory::recall)
    }

    fn save(&mut self, change: &MemoryChange) -> Result<Memory, String> {
        let folder = self.state.as_deref();
        let folder = folder.ok_or("bookmarks last for this session only: there is no home")?;
        memory::save(folder, change)
    }
}

/// Copies a text, and says how that went.
pub fn copied(outside: &mut impl Outside, what: &str, text: &str) -> String {
    match outside.copy(text) {
        Ok(way) => format!("copied {what} {way}"),
        Err(fault) => format!("{what} was not copied: {fault}"),
    }
}

/// Opens an address, or else copies it, and says how that went.
pub fn opened(outside: &mut impl Outside, address: &str) -> String {
    match outside.open(address) {
        Ok(()) => format!("opened {address}"),
        Err(fault) => format!("{}: {fault}", copied(outside, "its address", address)),
    }
}
