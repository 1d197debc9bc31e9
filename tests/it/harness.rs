//! The explorer without a terminal: keys in, screen out.

use fluoro::app::{App, Effect, Key, Keymap};
use fluoro::catalog::Catalog;
use fluoro::search::Library;
use fluoro::ui::{Theme, ThemeName, render, viewport};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::PathBuf;

/// An explorer on a screen of some size.
pub struct Session {
    pub app: App,
    keymap: Keymap,
    terminal: Terminal<TestBackend>,
    theme: Theme,
}

impl Session {
    /// The explorer over the embedded data.
    pub fn open(columns: u16, rows: u16) -> Self {
        Self::over(&[], columns, rows)
    }

    /// The explorer over folders laid on the embedded data.
    pub fn over(folders: &[PathBuf], columns: u16, rows: u16) -> Self {
        let mut session = Self {
            app: App::new(Library::new(Catalog::load(folders)), ""),
            keymap: Keymap::default(),
            terminal: Terminal::new(TestBackend::new(columns, rows)).unwrap(),
            theme: Theme::new(ThemeName::Dark, true),
        };
        session.draw();
        session
    }

    fn area(&self) -> Rect {
        let size = self.terminal.size().unwrap();
        Rect::new(0, 0, size.width, size.height)
    }

    fn draw(&mut self) {
        self.app.fit(viewport(&self.app, self.area()));
        self.terminal.draw(|frame| render(frame, &self.app, &self.theme)).unwrap();
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

    /// Presses one key and draws.
    pub fn press(&mut self, key: Key) -> Effect {
        let effect = match self.keymap.action(self.app.context(), key) {
            Some(action) => self.app.update(action),
            None => Effect::None,
        };
        self.draw();
        effect
    }

    /// Changes the size of the screen and draws.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.terminal.backend_mut().resize(columns, rows);
        self.draw();
    }

    /// What is on the screen.
    pub fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
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
}
