//! What wakes the loop: input and signals, each from a thread of its own, on one channel.

use super::background::{Ear, GAP, Heard};
use crate::app::Key;
use crate::ui::{Background, Pointer, Press};
use crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use std::io;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

/// What wakes the loop.
#[derive(Debug)]
pub enum Wake {
    /// The reader did something.
    Input(Input),
    /// A signal came.
    Signal(i32),
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

/// What a signal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// To end.
    End,
    /// To stop until the shell continues the program.
    Stop,
    /// To draw everything anew: the program was continued.
    Redraw,
}

/// What `signal` asks for.
#[cfg(unix)]
pub const fn asked(signal: i32) -> Asked {
    use signal_hook::consts::{SIGCONT, SIGTSTP};
    match signal {
        SIGTSTP => Asked::Stop,
        SIGCONT => Asked::Redraw,
        _ => Asked::End,
    }
}

/// What `signal` asks for.
#[cfg(not(unix))]
pub const fn asked(_: i32) -> Asked {
    Asked::End
}

/// The next wake, and everything that has arrived with it; nothing when no more can come.
pub fn burst(wakes: &Receiver<Wake>) -> Vec<Wake> {
    wakes.recv().ok().into_iter().chain(wakes.try_iter()).collect()
}

/// An event of the terminal as the explorer understands it, if it is one of those that do something.
fn input(event: Event) -> Option<Input> {
    match event {
        // Some terminals tell of a key's coming up too.
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Input::Key(Key::from(key))),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Mouse(mouse) => pointer(mouse).map(Input::Pointer),
        Event::Resize(..) => Some(Input::Resize),
        _ => None,
    }
}

const fn pointer(MouseEvent { kind, column, row, .. }: MouseEvent) -> Option<Pointer> {
    let press = match kind {
        MouseEventKind::Down(MouseButton::Left) => Press::Click,
        MouseEventKind::ScrollUp => Press::WheelUp,
        MouseEventKind::ScrollDown => Press::WheelDown,
        _ => return None,
    };
    Some(Pointer { press, column, row })
}

/// The next input, and what was held back before it.
fn inputs(ear: &mut Ear) -> io::Result<Vec<Input>> {
    let decided = ear.holds() && !event::poll(GAP)?;
    let heard = if decided { ear.give_up() } else { ear.hear(event::read()?) };
    let input = |heard| match heard {
        Heard::Event(event) => self::input(event),
        Heard::Background(background) => Some(Input::Background(background)),
    };
    Ok(heard.into_iter().filter_map(input).collect())
}

/// Starts the threads that wait for input and signals; an answer about the background may be in the input, if it was `asked`.
pub fn listen(sender: &Sender<Wake>, asked: bool) -> io::Result<()> {
    // The first look at the input registers for changes of size; later, one at the start could be missed.
    event::poll(std::time::Duration::ZERO)?;
    let input = sender.clone();
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        let mut ear = Ear::new(asked);
        loop {
            let (wakes, last) = match inputs(&mut ear) {
                Ok(inputs) => (inputs.into_iter().map(Wake::Input).collect(), false),
                Err(error) => (vec![Wake::InputClosed(error)], true),
            };
            if wakes.into_iter().any(|wake| input.send(wake).is_err()) || last {
                return;
            }
        }
    })?;
    listen_for_signals(sender)
}

#[cfg(unix)]
fn listen_for_signals(sender: &Sender<Wake>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let mut signals =
        signal_hook::iterator::Signals::new([SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP])?;
    let sender = sender.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            if sender.send(Wake::Signal(signal)).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the signature of the other platforms")]
fn listen_for_signals(_: &Sender<Wake>) -> io::Result<()> {
    Ok(())
}
