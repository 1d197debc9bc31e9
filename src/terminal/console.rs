//! What the console of Windows tells of, in the events of crossterm.

use super::events::{Input, Wake};
use crate::app::Key;
use crate::ui::{Pointer, Press};
use crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use std::io;
use std::sync::mpsc::Sender;
use std::thread;

/// Starts the thread that waits for events.
pub fn listen(wakes: &Sender<Wake>) -> io::Result<()> {
    let wakes = wakes.clone();
    let tell = move || loop {
        let wake = match event::read().map(input) {
            Ok(None) => continue,
            Ok(Some(input)) => Wake::Input(input),
            Err(error) => Wake::InputClosed(error),
        };
        let is_last = matches!(wake, Wake::InputClosed(_));
        if wakes.send(wake).is_err() || is_last {
            return;
        }
    };
    thread::Builder::new().name("input".to_owned()).spawn(tell)?;
    Ok(())
}

/// An event as the explorer understands it, if it is one of those that do something.
fn input(event: Event) -> Option<Input> {
    match event {
        // It tells of a key's coming up too.
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
        MouseEventKind::Drag(MouseButton::Left) => Press::Drag,
        MouseEventKind::Up(MouseButton::Left) => Press::Release,
        MouseEventKind::ScrollUp => Press::WheelUp,
        MouseEventKind::ScrollDown => Press::WheelDown,
        _ => return None,
    };
    Some(Pointer { press, column, row })
}
