//! The terminal: entered, drawn on, and always left as it was found.
//!
//! Input and signals arrive on one channel, on which the loop sleeps: idle, nothing is drawn and nobody
//! wakes. Each round takes everything that has arrived, updates, and draws once.

use crate::app::{Action, App, Effect, Key, Keymap};
use crate::ui::{self, Target, Theme};
use crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyEventKind, MouseButton,
    MouseEvent, MouseEventKind,
};
use crossterm::style::Print;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::DefaultTerminal;
use ratatui::layout::Rect;
use std::io::{self, stdout};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// Clicks and the wheel, in coordinates without a limit; not every movement, which would wake the program.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// How the explorer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The reader left.
    Quit,
    /// This signal ended it.
    Signal(i32),
}

/// What wakes the loop.
enum Wake {
    Input(Event),
    Signal(i32),
    InputClosed(io::Error),
}

/// Runs the explorer on the terminal until the reader leaves or a signal ends it.
///
/// # Errors
/// When the terminal cannot be set up, drawn on or read from; it is restored all the same.
pub fn explore(app: &mut App, theme: &Theme) -> io::Result<End> {
    with_screen(|screen| run(screen, app, theme))
}

/// Gives `work` the terminal in raw mode on its alternate screen, and takes both back afterwards:
/// on return, on an error, and before the message of a panic.
///
/// # Errors
/// When the terminal cannot be set up, and what `work` returns.
pub fn with_screen<T>(work: impl FnOnce(&mut Screen) -> io::Result<T>) -> io::Result<T> {
    let hook = std::panic::take_hook();
    // ratatui's own hook comes after this one and restores raw mode and screen before it.
    std::panic::set_hook(Box::new(move |info| {
        let _ = execute!(stdout(), Print(MOUSE_OFF), DisableBracketedPaste, cursor::Show);
        hook(info);
    }));
    let mut screen = Screen { terminal: ratatui::try_init()? };
    execute!(stdout(), Print(MOUSE_ON), EnableBracketedPaste)?;
    let done = work(&mut screen);
    let left = leave();
    // What went wrong first is what matters.
    done.and_then(|done| left.map(|()| done))
}

/// The terminal while the explorer has it.
pub struct Screen {
    terminal: DefaultTerminal,
}

impl Screen {
    fn area(&self) -> io::Result<Rect> {
        let size = self.terminal.size()?;
        Ok(Rect::new(0, 0, size.width, size.height))
    }

    fn draw(&mut self, app: &mut App, theme: &Theme) -> io::Result<()> {
        app.fit(ui::viewport(app, self.area()?));
        execute!(stdout(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| ui::render(frame, app, theme))?;
        execute!(stdout(), EndSynchronizedUpdate)
    }

    /// Empties the screen, so that the next drawing draws all of it.
    fn forget(&mut self) -> io::Result<()> {
        // Not `Terminal::clear`: it asks the terminal for the cursor, and the answer would come in as input.
        let area = self.area()?;
        self.terminal.resize(area)
    }

    /// Gives the terminal back and stops until the shell continues the program.
    #[cfg(unix)]
    fn suspend(&mut self) -> io::Result<()> {
        leave()?;
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        enter()?;
        self.forget()
    }

    #[cfg(not(unix))]
    #[expect(
        clippy::unnecessary_wraps,
        clippy::unused_self,
        reason = "the signature of the other platforms"
    )]
    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(unix)]
fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, Print(MOUSE_ON), EnableBracketedPaste)
}

fn leave() -> io::Result<()> {
    let modes = execute!(stdout(), Print(MOUSE_OFF), DisableBracketedPaste);
    let raw = disable_raw_mode();
    let screen = execute!(stdout(), LeaveAlternateScreen, cursor::Show);
    modes.and(raw).and(screen)
}

fn run(screen: &mut Screen, app: &mut App, theme: &Theme) -> io::Result<End> {
    let keymap = Keymap::default();
    let (sender, wakes) = mpsc::channel();
    listen(&sender)?;
    screen.draw(app, theme)?;
    loop {
        let mut stale = false;
        for wake in burst(&wakes) {
            match wake {
                Wake::Input(event) => match handle(screen, app, &keymap, &event)? {
                    Some(Effect::None) => stale = true,
                    Some(Effect::Quit) => return Ok(End::Quit),
                    Some(Effect::Suspend) => {
                        screen.suspend()?;
                        stale = true;
                    }
                    None => {}
                },
                Wake::Signal(signal) => match after(signal) {
                    Some(end) => return Ok(end),
                    None if is_stop(signal) => {
                        screen.suspend()?;
                        stale = true;
                    }
                    None => {
                        screen.forget()?;
                        stale = true;
                    }
                },
                Wake::InputClosed(error) => return Err(error),
            }
        }
        if stale {
            screen.draw(app, theme)?;
        }
    }
}

/// The next wake, and everything that has arrived with it.
fn burst(wakes: &Receiver<Wake>) -> impl Iterator<Item = Wake> {
    wakes.recv().ok().into_iter().chain(wakes.try_iter())
}

/// What an event does; none where it does nothing.
fn handle(
    screen: &Screen,
    app: &mut App,
    keymap: &Keymap,
    event: &Event,
) -> io::Result<Option<Effect>> {
    let action = match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            keymap.action(app.context(), Key::from(*key))
        }
        Event::Mouse(mouse) => clicked(app, screen.area()?, *mouse),
        Event::Paste(text) => {
            if app.overlay().is_none() {
                if app.focus() != crate::app::Focus::Line {
                    app.update(Action::Search);
                }
                text.chars().for_each(|c| {
                    app.update(Action::Insert(c));
                });
            }
            return Ok(Some(Effect::None));
        }
        Event::Resize(..) => return Ok(Some(Effect::None)),
        _ => None,
    };
    Ok(action.map(|action| {
        let effect = app.update(action);
        // Several events may come before the next drawing, and each must find the room that it acts in.
        if let Ok(area) = screen.area() {
            app.fit(ui::viewport(app, area));
        }
        effect
    }))
}

fn clicked(app: &App, area: Rect, mouse: MouseEvent) -> Option<Action> {
    const WHEEL: isize = 3;
    let target = ui::target(app, area, mouse.column, mouse.row)?;
    match (mouse.kind, target) {
        (MouseEventKind::Down(MouseButton::Left), target) => match target {
            Target::Tab(tab) => Some(Action::Tab(tab)),
            Target::Line => Some(Action::Search),
            Target::List(row) => row.map(Action::Row),
            Target::Page(Some(link)) => Some(Action::Link(link)),
            Target::Page(None) => Some(Action::FocusPage),
            Target::Overlay => None,
        },
        (MouseEventKind::ScrollUp | MouseEventKind::ScrollDown, target) => {
            let by = if mouse.kind == MouseEventKind::ScrollUp { -WHEEL } else { WHEEL };
            match target {
                Target::List(_) => Some(Action::ScrollList(by.signum())),
                Target::Page(_) => Some(Action::ScrollPage(by)),
                Target::Overlay => Some(if by < 0 { Action::Up } else { Action::Down }),
                Target::Tab(_) | Target::Line => None,
            }
        }
        _ => None,
    }
}

/// Starts the threads that wait for input and signals.
fn listen(sender: &Sender<Wake>) -> io::Result<()> {
    // The first look at the input registers for changes of size; later, one at the start could be missed.
    event::poll(std::time::Duration::ZERO)?;
    let input = sender.clone();
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        loop {
            let (wake, last) = match event::read() {
                Ok(event) => (Wake::Input(event), false),
                Err(error) => (Wake::InputClosed(error), true),
            };
            if input.send(wake).is_err() || last {
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

/// Whether a signal asks the program to stop for a while.
fn is_stop(signal: i32) -> bool {
    #[cfg(unix)]
    return signal == signal_hook::consts::SIGTSTP;
    #[cfg(not(unix))]
    return signal < 0;
}

/// The end that a signal asks for, if it asks for one.
fn after(signal: i32) -> Option<End> {
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGCONT, SIGTSTP};
        (signal != SIGCONT && signal != SIGTSTP).then_some(End::Signal(signal))
    }
    #[cfg(not(unix))]
    return Some(End::Signal(signal));
}
