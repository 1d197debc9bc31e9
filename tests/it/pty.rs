//! A pseudo-terminal with a program in it: keys in, screen out.

use fluoro::ui::{Role, Themes};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::style::Color;
use std::io::{Read, Write};
use std::num::NonZero;
use std::os::unix::process::ExitStatusExt;
use std::process::{self, Command};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Long enough for a machine under load; a test that passes does not wait for it.
const PATIENCE: Duration = Duration::from_secs(20);

const FLUORO: &str = env!("CARGO_BIN_EXE_fluoro");

/// Keys as a terminal sends them.
pub const ENTER: &str = "\r";
pub const ESC: &str = "\x1b";
pub const TAB: &str = "\t";
pub const SHIFT_TAB: &str = "\x1b[Z";
pub const ALT_LEFT: &str = "\x1b[1;3D";
pub const BACKSPACE: &str = "\x7f";
pub const DOWN: &str = "\x1b[B";
pub const F2: &str = "\x1bOQ";
pub const CTRL_C: &str = "\x03";
pub const CTRL_G: &str = "\x07";
pub const CTRL_U: &str = "\x15";

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    pub output: Receiver<Vec<u8>>,
    /// Whether the terminal takes what is written.
    reads: Arc<AtomicBool>,
    parser: vt100::Parser,
    /// Everything that the program has written.
    written: Vec<u8>,
    modes_before: String,
}

impl Terminal {
    /// A program in a terminal of these columns, with variables of the environment beside those that every test has.
    fn run(columns: u16, program: &str, args: &[&str], variables: &[(&str, &str)]) -> Self {
        Self::run_at((columns, 24), program, args, variables)
    }

    fn run_at(
        (cols, rows): (u16, u16),
        program: &str,
        args: &[&str],
        variables: &[(&str, &str)],
    ) -> Self {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(args);
        for variable in ["FLUORO_THEME", "NO_COLOR", "COLORFGBG"] {
            command.env_remove(variable);
        }
        for variable in ["TMUX", "SSH_CONNECTION", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY"] {
            command.env_remove(variable);
        }
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env("PS1", "ready> ");
        // What is kept lies in the other folder, and is no data of the reader.
        command.env("XDG_DATA_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/data"));
        command.env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"));
        command.env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"));
        for (name, value) in variables {
            command.env(name, value);
        }
        command.cwd(env!("CARGO_TARGET_TMPDIR"));
        let modes_before = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        let reads = Arc::new(AtomicBool::new(true));
        let may_read = Arc::clone(&reads);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
                while !may_read.load(Ordering::Relaxed) {
                    thread::sleep(Duration::from_millis(5));
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        // The terminal in memory has at least one cell.
        let parser = vt100::Parser::new(cells(rows.max(1)), cells(cols.max(1)), 1000);
        let written = Vec::new();
        Self { master: pair.master, child, writer, output, reads, parser, written, modes_before }
    }

    pub fn program(program: &str, args: &[&str]) -> Self {
        Self::run(120, program, args, &[])
    }

    pub fn fluoro(args: &[&str]) -> Self {
        Self::wide(120, args)
    }

    pub fn wide(columns: u16, args: &[&str]) -> Self {
        Self::run(columns, FLUORO, args, &[])
    }

    /// The explorer on a terminal of a size.
    pub fn sized(columns: u16, rows: u16) -> Self {
        Self::run_at((columns, rows), FLUORO, &[], &[])
    }

    /// The explorer where the environment says something more.
    pub fn where_it_says(variables: &[(&str, &str)], args: &[&str]) -> Self {
        Self::run(120, FLUORO, args, variables)
    }

    fn take(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
        self.parser.process(bytes);
    }

    /// Checks that a sequence was written, which the screen does not show.
    pub fn wrote(&self, sequence: &str) {
        let mut written = self.written.windows(sequence.len());
        assert!(written.any(|bytes| bytes == sequence.as_bytes()), "{sequence:?}");
    }

    /// Takes what still comes, until nothing does for a while.
    pub fn rests(&mut self) -> &mut Self {
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(300)) {
            self.take(&bytes);
        }
        self
    }

    /// Whether the terminal was asked for its background.
    pub fn is_asked(&self) -> bool {
        let question = b"\x1b]11;?\x1b\\";
        self.written.windows(question.len()).any(|part| part == question)
    }

    /// Waits until the name of the program has the color that it has in a theme.
    pub fn wears(&mut self, theme: &str) -> &mut Self {
        let color = match Themes::embedded(true).named(theme).style(Role::Brand).fg {
            Some(Color::Indexed(index)) => vt100::Color::Idx(index),
            _ => vt100::Color::Default,
        };
        self.wait(theme, |screen| screen.cell(0, 1).is_some_and(|cell| cell.fgcolor() == color))
    }

    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Waits until what is shown satisfies `done`.
    pub fn wait(&mut self, what: &str, done: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !done(self.parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left.min(Duration::from_millis(200))) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => assert!(
                    Instant::now() < deadline,
                    "no {what} on\n{}",
                    self.parser.screen().contents()
                ),
            }
        }
        self
    }

    pub fn shows(&mut self, text: &str) -> &mut Self {
        self.wait(text, |screen| screen.contents().contains(text))
    }

    /// Waits until one text is shown and another is not.
    pub fn shows_without(&mut self, text: &str, absent: &str) -> &mut Self {
        self.wait(&format!("{text} without {absent}"), |screen| {
            let shown = screen.contents();
            shown.contains(text) && !shown.contains(absent)
        })
    }

    /// Waits for the shell's prompt: it throws away what is typed before it has the terminal back.
    pub fn prompt(&mut self) -> &mut Self {
        self.wait("prompt", |screen| {
            !screen.alternate_screen() && screen.contents().trim_end().ends_with("ready>")
        })
    }

    pub fn keys(&mut self, keys: &str) -> &mut Self {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self
    }

    /// Clicks where a text stands first.
    pub fn click(&mut self, text: &str) -> &mut Self {
        let (column, row) = self.shows(text).place_of(text);
        self.keys(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"))
    }

    /// Turns the wheel down where a text stands first.
    pub fn wheel_down(&mut self, text: &str) -> &mut Self {
        let (column, row) = self.shows(text).place_of(text);
        self.keys(&format!("\x1b[<65;{column};{row}M"))
    }

    /// The column and the row, counted from one, where a text stands first.
    fn place_of(&self, text: &str) -> (usize, usize) {
        let place = |(row, line): (usize, &String)| {
            let before = line.split_once(text)?.0;
            Some((before.chars().count() + 1, row + 1))
        };
        rows(self.screen()).iter().enumerate().find_map(place).unwrap()
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).unwrap();
        self
    }

    /// Says another size than it has.
    pub fn claims(&mut self, columns: u16, rows: u16) -> &mut Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).unwrap();
        self
    }

    /// Waits for the first byte.
    pub fn begins(&mut self) -> &mut Self {
        let bytes = self.output.recv_timeout(PATIENCE).unwrap();
        self.take(&bytes);
        self
    }

    pub fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args(["-s", name, &pid]).status().unwrap().success());
    }

    /// Takes no output any more, like a terminal that is held, or takes it again.
    pub fn reads(&self, reads: bool) -> &Self {
        self.reads.store(reads, Ordering::Relaxed);
        self
    }

    /// The status with which it has ended, as a shell tells it: 128 and the number of the signal that ended it.
    fn ended(&mut self) -> Option<i32> {
        let child: &mut dyn Child = &mut *self.child;
        let status = child.downcast_mut::<process::Child>().unwrap().try_wait().unwrap()?;
        status.code().or_else(|| Some(128 + status.signal()?))
    }

    /// Waits for the end, which must come within a time, while nothing is taken.
    pub fn ends_within(&mut self, patience: Duration) -> i32 {
        let deadline = Instant::now() + patience;
        loop {
            if let Some(status) = self.ended() {
                return status;
            }
            assert!(Instant::now() < deadline, "it has not ended in {patience:?}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the end, and checks that the terminal is as it was before.
    pub fn ends_with(&mut self, status: i32) {
        let deadline = Instant::now() + PATIENCE;
        let ended = loop {
            if let Some(ended) = self.ended() {
                break ended;
            }
            assert!(Instant::now() < deadline, "it has not ended");
            while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(20)) {
                self.take(&bytes);
            }
        };
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(200)) {
            self.take(&bytes);
        }
        assert_eq!(ended, status);
        self.is_restored();
        self.is_cooked();
    }

    /// Checks that the terminal edits lines and sends signals as it did before.
    pub fn is_cooked(&self) {
        assert_eq!(format!("{:?}", self.master.get_termios()), self.modes_before);
    }

    pub fn is_restored(&self) {
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pasting is as it was");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        let last = |sequence: &[u8]| self.written.windows(8).rposition(|part| part == sequence);
        assert!(last(b"\x1b[?2026h") <= last(b"\x1b[?2026l"), "drawing is held back");
    }
}

/// The rows of a screen.
pub fn rows(screen: &vt100::Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns.into()).collect()
}

/// The cells below the first rows.
pub fn cells_below(screen: &vt100::Screen, first: u16) -> impl Iterator<Item = &vt100::Cell> {
    let (rows, columns) = screen.size();
    let places = (first..rows.get()).flat_map(move |row| (0..columns.get()).map(move |x| (row, x)));
    places.filter_map(|(row, column)| screen.cell(row, column))
}

/// Whether the cursor stands on the selected row, which has the keys then.
pub fn is_on_row(screen: &vt100::Screen) -> bool {
    let (row, column) = screen.cursor_position();
    screen.cell(row, column).is_some_and(|cell| cell.contents() == "▌")
}

/// What stands in the last row: the keys, and how far one has come.
pub fn footer(screen: &vt100::Screen) -> String {
    rows(screen).pop().unwrap_or_default()
}

/// What is drawn with its colors turned round below the row of tabs: what is selected.
pub fn selected(screen: &vt100::Screen) -> String {
    cells_below(screen, 1).filter(|cell| cell.inverse()).map(vt100::Cell::contents).collect()
}
