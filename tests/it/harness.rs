//! The explorer without a terminal: keys in, screen out.

use crate::data::here;
use fluoro::app::{App, Key, Memory, MemoryChange};
use fluoro::catalog::Catalog;
use fluoro::search::Library;
use fluoro::terminal::{End, Input, Outside, Surface, Wake, run};
use fluoro::ui::{Pointer, Press, Themes, render};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::io;
use std::path::PathBuf;
use std::sync::{LazyLock, mpsc};

/// The embedded data, read once for all tests.
pub static EMBEDDED: LazyLock<Library> = LazyLock::new(|| Library::new(Catalog::embedded()));

/// A small library, over which a change of the embedded data changes no screen.
pub static SMALL: LazyLock<Library> =
    LazyLock::new(|| Library::new(Catalog::from_folders(&[here("tests/fixtures/library")])));

/// A screen in memory.
struct Paper {
    terminal: Terminal<TestBackend>,
    /// How often it was drawn on.
    drawn: usize,
    /// How often it was given back for a while.
    suspended: usize,
}

impl Surface for Paper {
    fn area(&self) -> io::Result<Rect> {
        let size = self.terminal.size().unwrap();
        Ok(Rect::new(0, 0, size.width, size.height))
    }

    fn draw(&mut self, _: Rect, app: &App, themes: &Themes) -> io::Result<()> {
        self.terminal.draw(|frame| render(frame, app, themes)).unwrap();
        self.drawn += 1;
        Ok(())
    }

    fn forget(&mut self) -> io::Result<()> {
        self.terminal.clear().unwrap();
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.suspended += 1;
        Ok(())
    }
}

/// What was done outside.
#[derive(Default)]
pub struct Room {
    /// What lies on the clipboard.
    pub clipboard: String,
    /// Whether there is a browser, and what it shows.
    pub browser: Option<String>,
    /// What is kept.
    pub memory: Memory,
}

impl Outside for Room {
    fn copy(&mut self, text: &str) -> Result<&'static str, String> {
        text.clone_into(&mut self.clipboard);
        Ok("by hand")
    }

    fn open(&mut self, address: &str) -> Result<(), String> {
        let browser = self.browser.as_mut().ok_or("there is no browser")?;
        address.clone_into(browser);
        Ok(())
    }

    fn recall(&mut self) -> Result<Memory, String> {
        Ok(self.memory.clone())
    }

    fn save(&mut self, change: &MemoryChange) -> Result<Memory, String> {
        self.memory.apply(change);
        self.recall()
    }
}

/// An explorer on a screen of some size, in the program's own loop.
pub struct Session {
    pub app: App,
    paper: Paper,
    pub outside: Room,
    pub themes: Themes,
}

impl Session {
    /// The explorer over the embedded data.
    pub fn open(columns: u16, rows: u16) -> Self {
        Self::with(EMBEDDED.clone(), columns, rows)
    }

    /// The explorer over the small library.
    pub fn small(columns: u16, rows: u16) -> Self {
        Self::with(SMALL.clone(), columns, rows)
    }

    /// The explorer over what lies in a folder of `tests/fixtures/` alone.
    pub fn fixture(folder: &str, columns: u16, rows: u16) -> Self {
        let folder = here("tests/fixtures").join(folder);
        Self::with(Library::new(Catalog::from_folders(&[folder])), columns, rows)
    }

    /// The explorer over folders laid on the embedded data.
    pub fn over(folders: &[PathBuf], columns: u16, rows: u16) -> Self {
        Self::with(Library::new(Catalog::load(folders)), columns, rows)
    }

    fn with(library: Library, columns: u16, rows: u16) -> Self {
        let terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let mut session = Self {
            app: App::new(library, ""),
            paper: Paper { terminal, drawn: 0, suspended: 0 },
            outside: Room::default(),
            themes: Themes::embedded(true),
        };
        session.app.dress(session.themes.items(), "dark");
        session.wake([]);
        session
    }

    /// The same, opened with a query and with a theme of the reader's own beside ours.
    pub fn asked(mut self, query: &str, theme: &str) -> Self {
        self.themes.add(theme, "background = \"dark\"", theme).unwrap();
        self.app = App::new(self.app.library().clone(), query);
        self.app.dress(self.themes.items(), "dark");
        self.wake([]);
        self
    }

    /// The same on a terminal that shows ASCII alone.
    pub fn in_ascii(mut self) -> Self {
        self.app.write_ascii();
        self.wake([]);
        self
    }

    /// Runs the loop over what wakes it, all at once, until nothing more can come.
    pub fn wake(&mut self, wakes: impl IntoIterator<Item = Wake>) -> End {
        let (sender, receiver) = mpsc::channel();
        wakes.into_iter().for_each(|wake| sender.send(wake).unwrap());
        drop(sender);
        run(&mut self.paper, &mut self.outside, &receiver, &mut self.app, &self.themes).unwrap()
    }

    /// How often the screen was drawn on, and how often it was given back for a while.
    pub fn counts(&self) -> (usize, usize) {
        (self.paper.drawn, self.paper.suspended)
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> End {
        self.wake([Wake::Input(Input::Paste(text.to_owned()))])
    }

    /// Uses the mouse at the first place where `text` stands.
    pub fn mouse(&mut self, press: Press, text: &str) -> End {
        let screen = self.screen();
        let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains(text)).unwrap();
        let column = line.split(text).next().unwrap().chars().count();
        let (column, row) = (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
        self.wake([Wake::Input(Input::Pointer(Pointer { press, column, row }))])
    }

    /// Types letters as they are.
    pub fn types(mut self, text: &str) -> Self {
        for c in text.chars() {
            let key = if c == ' ' { "space".to_owned() } else { c.to_string() };
            self.press(key.parse().unwrap());
        }
        self
    }

    /// Presses named keys, separated by spaces: `down enter ctrl-u`.
    pub fn keys(mut self, keys: &str) -> Self {
        for key in keys.split_whitespace() {
            self.press(key.parse().unwrap());
        }
        self
    }

    /// Presses one key.
    pub fn press(&mut self, key: Key) -> End {
        self.wake([Wake::Input(Input::Key(key))])
    }

    /// Changes the size of the screen.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.paper.terminal.backend_mut().resize(columns, rows);
        self.wake([Wake::Input(Input::Resize)]);
    }

    fn buffer(&self) -> &Buffer {
        self.paper.terminal.backend().buffer()
    }

    /// The text of the screen, a line a row.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let mut text = String::new();
        for y in 0..buffer.area.height {
            let row: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
            text.push_str(row.trim_end());
            text.push('\n');
        }
        text
    }

    /// The text of the screen from the cursor of the terminal to the end of its row; none where it is hidden.
    pub fn at_cursor(&self) -> Option<String> {
        let backend = self.paper.terminal.backend();
        let at = backend.cursor_position();
        let buffer = self.buffer();
        let row = (at.x..buffer.area.width).map(|x| buffer[(x, at.y)].symbol()).collect();
        backend.cursor_visible().then_some(row)
    }

    /// How the first place that shows `text` looks; all of it looks alike.
    pub fn style_of(&self, text: &str) -> Option<Style> {
        let buffer = self.buffer();
        let wanted: Vec<String> = text.chars().map(String::from).collect();
        for row in buffer.content.chunks(usize::from(buffer.area.width)) {
            let start = row.windows(wanted.len()).position(|cells| {
                cells.iter().zip(&wanted).all(|(cell, symbol)| cell.symbol() == symbol)
            });
            let Some(start) = start else { continue };
            let cells = &row[start..start + wanted.len()];
            assert!(cells.iter().all(|cell| cell.style() == cells[0].style()), "{text}: one style");
            return Some(cells[0].style());
        }
        None
    }
}
