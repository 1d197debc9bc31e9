//! The terminal while the explorer has it. Whatever happens, it is given back as it was found.

use super::Surface;
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
use ratatui::DefaultTerminal;
use ratatui::layout::Rect;
use std::io::{self, stdout};

/// Clicks and the wheel, in coordinates without a limit; not every movement, which would wake the program.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// The terminal in raw mode on its alternate screen, until it is dropped.
pub struct Screen {
    terminal: DefaultTerminal,
    /// Whether it was given back already.
    left: bool,
    /// Whether the terminal sends what the mouse does.
    hears_mouse: bool,
    /// Whether it is still to be asked for its background.
    asks: bool,
}

impl Screen {
    /// Takes the terminal. A panic gives it back before its message.
    ///
    /// # Errors
    /// When the terminal cannot be set up; what was set up of it is given back.
    pub fn enter() -> io::Result<Self> {
        let hook = std::panic::take_hook();
        // ratatui's own hook comes after this one and restores raw mode and screen before it.
        std::panic::set_hook(Box::new(move |info| {
            let _ = execute!(stdout(), Print(MOUSE_OFF), DisableBracketedPaste, cursor::Show);
            hook(info);
        }));
        let terminal = ratatui::try_init()?;
        let screen = Self { terminal, left: false, hears_mouse: false, asks: false };
        execute!(stdout(), EnableBracketedPaste)?;
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
        leave()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // A panic has given it back before its message.
        if !self.left && !std::thread::panicking() {
            // What went wrong before is what matters.
            let _ = leave();
        }
    }
}

impl Surface for Screen {
    fn area(&self) -> io::Result<Rect> {
        let size = self.terminal.size()?;
        Ok(Rect::new(0, 0, size.width, size.height))
    }

    fn draw(&mut self, app: &App, themes: &Themes) -> io::Result<()> {
        if self.hears_mouse != app.hears_mouse() {
            self.hears_mouse = app.hears_mouse();
            execute!(stdout(), Print(if self.hears_mouse { MOUSE_ON } else { MOUSE_OFF }))?;
        }
        execute!(stdout(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| ui::render(frame, app, themes))?;
        execute!(stdout(), EndSynchronizedUpdate)?;
        match std::mem::take(&mut self.asks) {
            true => execute!(stdout(), Print(QUESTION)),
            false => Ok(()),
        }
    }

    fn forget(&mut self) -> io::Result<()> {
        // Not `Terminal::clear`: it asks the terminal for the cursor, and the answer would come in as input.
        let area = self.area()?;
        self.terminal.resize(area)
    }

    #[cfg(unix)]
    fn suspend(&mut self) -> io::Result<()> {
        leave()?;
        self.hears_mouse = false;
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        enter()?;
        self.forget()
    }

    #[cfg(not(unix))]
    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(unix)]
fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)
}

fn leave() -> io::Result<()> {
    let modes = execute!(stdout(), Print(MOUSE_OFF), DisableBracketedPaste);
    let raw = disable_raw_mode();
    let screen = execute!(stdout(), LeaveAlternateScreen, cursor::Show);
    modes.and(raw).and(screen)
}
