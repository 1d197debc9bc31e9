//! What must be done outside of the state.

use super::MemoryChange;

/// What must be done outside of the state; whatever it is but nothing, the screen is drawn after it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    Nothing,
    /// Draw.
    #[default]
    Redraw,
    /// Leave the program.
    Quit,
    /// Stop until the shell brings the program back.
    Suspend,
    /// Put a text on the clipboard.
    Copy {
        /// What it is, for the reader: `the page`.
        what: String,
        /// The text.
        text: String,
    },
    /// Open an address of the web.
    Open(String),
    /// Keep something for the sessions to come.
    Save(MemoryChange),
}
