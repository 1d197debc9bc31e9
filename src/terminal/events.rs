//! What wakes the loop: input and signals, on one channel.

use crate::app::Key;
use crate::catalog::Progress;
use crate::search::Library;
use crate::ui::{Background, Pointer};
use std::io;
use std::sync::mpsc::Receiver;

/// What wakes the loop.
#[derive(Debug)]
pub enum Wake {
    /// The reader did something.
    Input(Input),
    /// This signal asks to end.
    End(i32),
    /// A signal asks to stop until the shell continues the program.
    Stop,
    /// The program was continued, and what is drawn is gone.
    Continued,
    /// So much of the reader's own data is read.
    Reading(Progress),
    /// All of it is: what is known from here on.
    Library(Box<Library>),
    /// No more input will come.
    InputClosed(io::Error),
}

/// What the reader did, or the terminal for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Pressed a key.
    Key(Key),
    /// Pasted a text.
    Paste(String),
    /// Used the mouse.
    Pointer(Pointer),
    /// Changed the size of the screen.
    Resize,
    /// The terminal told its background.
    Background(Background),
}

/// The next wake, and everything that has arrived with it; nothing when no more can come.
pub fn burst(wakes: &Receiver<Wake>) -> Vec<Wake> {
    wakes.recv().ok().into_iter().chain(wakes.try_iter()).collect()
}
