//! The terminal while the explorer has it. Whatever happens, it is given back as it was found.

use super::Surface;
#[cfg(unix)]
use super::background::QUESTION;
use crate::app::App;
use crate::ui::{self, Themes};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::Print;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::process;

/// Clicks, the wheel, and movements while a button is down, in coordinates without a limit; not every movement, which would wake
/// the program.
const MOUSE_ON: &str = "\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l";

/// A screen goes out in one piece where it has no more bytes than this: the terminal wakes up for each.
const ONE_WRITE: usize = 64 << 10;

/// The status of a program that a panic ended, as Rust has it.
const PANICKED: i32 = 101;

/// The terminal in raw mode on its alternate screen, until it is dropped.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    /// Whether it was given back already.
    left: bool,
    /// Whether the terminal sends what the mouse does.
    hears_mouse: bool,
    /// Whether it is still to be asked for its background.
    asks: bool,
}

impl Screen {
    /// Takes the terminal. A panic of any thread gives it back before its message and ends the program, as it would have
    /// to: what the others draw then would be drawn over the message.
    ///
    /// # Errors
    /// When the terminal cannot be set up; what was set up of it is given back.
    #[expect(clippy::disallowed_methods, reason = "the terminal is given back before")]
    pub fn enter() -> io::Result<Self> {
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let mut out = stdout().lock();
            let _ = give_back(&mut out);
            hook(info);
            process::exit(PANICKED);
        }));
        // Its size is told to it before each drawing.
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::ZERO) };
        let out = BufWriter::with_capacity(ONE_WRITE, stdout());
        let terminal = Terminal::with_options(CrosstermBackend::new(out), options)?;
        let screen = Self { terminal, left: false, hears_mouse: false, asks: false };
        take()?;
        Ok(screen)
    }

    /// The terminal is asked for its background, behind the first drawing, which does not wait for the answer.
    pub(super) fn asking(mut self, asks: bool) -> Self {
        self.asks = asks;
        self
    }

    /// Gives the terminal back.
    ///
    /// # Errors
    /// When the terminal does not take what restores it.
    pub fn leave(mut self) -> io::Result<()> {
        self.left = true;
        give_back(&mut stdout())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if !self.left {
            // What went wrong before is what matters.
            let _ = give_back(&mut stdout());
        }
    }
}

impl Surface for Screen {
    fn area(&self) -> io::Result<Rect> {
        let size = self.terminal.size()?;
        Ok(Rect::new(0, 0, size.width, size.height))
    }

    fn draw(&mut self, area: Rect, app: &App, themes: &Themes) -> io::Result<()> {
        if self.hears_mouse != app.hears_mouse() {
            self.hears_mouse = app.hears_mouse();
            execute!(stdout(), Print(if self.hears_mouse { MOUSE_ON } else { MOUSE_OFF }))?;
        }
        // Not by way of the terminal, in which nothing may be left when something breaks.
        execute!(stdout(), BeginSynchronizedUpdate)?;
        if area != self.terminal.get_frame().area() {
            self.terminal.resize(area)?;
        }
        self.terminal.draw(|frame| ui::render(frame, app, themes))?;
        execute!(stdout(), EndSynchronizedUpdate)?;
        #[cfg(unix)]
        if std::mem::take(&mut self.asks) {
            execute!(stdout(), Print(QUESTION))?;
        }
        Ok(())
    }

    fn forget(&mut self) -> io::Result<()> {
        // Not `Terminal::clear`: it asks the terminal for the cursor, and the answer would come in as input.
        let area = self.terminal.get_frame().area();
        self.terminal.resize(area)
    }

    #[cfg(unix)]
    fn suspend(&mut self) -> io::Result<()> {
        give_back(&mut stdout())?;
        self.hears_mouse = false;
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        take()?;
        self.forget()
    }

    #[cfg(not(unix))]
    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)
}

/// Gives the terminal back, all of it that can be given back.
pub fn give_back(out: &mut impl Write) -> io::Result<()> {
    let raw = disable_raw_mode();
    // A drawing may be under way.
    let modes = execute!(
        out,
        EndSynchronizedUpdate,
        Print(MOUSE_OFF),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    raw.and(modes)
}
