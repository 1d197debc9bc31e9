//! A program in a pseudo-terminal of its own.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZero;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{self, Command};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Long enough for a debug build on a machine under load.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How something went; in words where it did not go well.
pub type Outcome = Result<(), String>;

/// What the explorer shows first.
pub const FIRST: &str = "type a condition";

pub fn size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// A screen of a size; the terminal in memory has at least one cell.
fn parser((columns, rows): (u16, u16)) -> vt100::Parser {
    let cells = |count| NonZero::new(count).unwrap_or(NonZero::<u16>::MIN);
    vt100::Parser::new(cells(rows), cells(columns), 0)
}

/// A command in an environment that is the same everywhere, with a home of its own.
pub fn command(program: &Path, args: &[&str], home: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(args);
    command.env_clear();
    for (name, value) in
        [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8"), ("PATH", "/usr/bin:/bin")]
    {
        command.env(name, value);
    }
    command.env("HOME", home);
    command.env("XDG_STATE_HOME", home.join("state"));
    command.cwd(home);
    command
}

/// Some bytes, and when they came.
pub struct Piece {
    pub came: Instant,
    pub bytes: Vec<u8>,
}

/// A terminal with a program in it.
pub struct Tty {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Piece>,
    reads: Arc<AtomicBool>,
    began: Instant,
    parser: vt100::Parser,
    /// How many bytes were taken.
    taken: usize,
    modes: String,
}

impl Tty {
    /// A command in a terminal.
    pub fn open(command: CommandBuilder, of: (u16, u16)) -> Result<Self, String> {
        Self::begin(command, of).map_err(|error| error.to_string())
    }

    fn begin(
        command: CommandBuilder,
        of: (u16, u16),
    ) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let pair = native_pty_system().openpty(size(of))?;
        let modes = format!("{:?}", pair.master.get_termios());
        let began = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader()?;
        let writer = pair.master.take_writer()?;
        let reads = Arc::new(AtomicBool::new(true));
        let may_read = Arc::clone(&reads);
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 16_384];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                let came = Instant::now();
                let bytes = bytes.iter().take(count).copied().collect();
                if sender.send(Piece { came, bytes }).is_err() {
                    return;
                }
                while !may_read.load(Ordering::Relaxed) {
                    thread::sleep(Duration::from_millis(5));
                }
            }
        });
        Ok(Self {
            master: pair.master,
            child,
            writer,
            output,
            reads,
            began,
            parser: parser(of),
            taken: 0,
            modes,
        })
    }

    /// When the program was started.
    pub fn began(&self) -> Instant {
        self.began
    }

    /// Shows what came.
    pub fn take(&mut self, bytes: &[u8]) {
        self.taken += bytes.len();
        self.parser.process(bytes);
    }

    /// What comes next, not yet shown; nothing when it is quiet for so long.
    pub fn piece(&self, quiet: Duration) -> Option<Piece> {
        self.output.recv_timeout(quiet).ok()
    }

    /// Whether the program has written anything.
    pub fn wrote_something(&self) -> bool {
        self.taken > 0
    }

    /// Takes no output any more, or takes it again.
    pub fn reads(&self, reads: bool) {
        self.reads.store(reads, Ordering::Relaxed);
    }

    /// Sends keys; a program that has ended takes none.
    pub fn keys(&mut self, keys: impl AsRef<[u8]>) {
        let _ = self.writer.write_all(keys.as_ref());
    }

    /// Changes the size. What is shown until something new is drawn is forgotten.
    pub fn resize(&mut self, to: (u16, u16)) -> Outcome {
        self.parser = parser(to);
        self.master.resize(size(to)).map_err(|error| error.to_string())
    }

    /// Says another size than it has.
    pub fn claim(&mut self, to: (u16, u16)) -> Outcome {
        self.master.resize(size(to)).map_err(|error| error.to_string())
    }

    /// Sends a signal.
    pub fn signal(&self, name: &str) -> Outcome {
        let pid = self.pid()?.to_string();
        // A program that has ended already takes none.
        let sent =
            Command::new("kill").args(["-s", name, &pid]).stderr(process::Stdio::null()).status();
        sent.map(|_| ()).map_err(|error| error.to_string())
    }

    pub fn pid(&self) -> Result<u32, String> {
        self.child.process_id().ok_or_else(|| "it has no process".to_owned())
    }

    /// Takes what comes until nothing does for a while.
    pub fn rest(&mut self, quiet: Duration) {
        while let Some(piece) = self.piece(quiet) {
            self.take(&piece.bytes);
        }
    }

    /// Waits for the first byte.
    pub fn first_byte(&mut self) -> Outcome {
        let piece = self.piece(PATIENCE).ok_or("it writes nothing")?;
        self.take(&piece.bytes);
        Ok(())
    }

    pub fn shown(&self) -> String {
        self.parser.screen().contents()
    }

    /// Waits until a text is shown.
    pub fn shows(&mut self, text: &str) -> Outcome {
        let deadline = Instant::now() + PATIENCE;
        while !self.shown().contains(text) {
            match self.output.recv_timeout(Duration::from_millis(100)) {
                Ok(piece) => self.take(&piece.bytes),
                Err(RecvTimeoutError::Timeout) if Instant::now() < deadline => {}
                Err(_) => {
                    let shown: String =
                        self.shown().split_whitespace().collect::<Vec<_>>().join(" ");
                    return Err(format!("no {text:?} on {shown:.400}"));
                }
            }
        }
        Ok(())
    }

    /// The status with which it has ended, as shells tell it.
    fn ended(&mut self) -> Result<Option<i32>, String> {
        let child: &mut dyn Child = &mut *self.child;
        let child = child.downcast_mut::<process::Child>().ok_or("no process of this system")?;
        let status = child.try_wait().map_err(|error| error.to_string())?;
        Ok(status.and_then(|status| status.code().or_else(|| Some(128 + status.signal()?))))
    }

    /// Whether it still runs.
    pub fn lives(&mut self) -> Outcome {
        match self.ended()? {
            Some(status) => Err(format!("it has ended with {status}")),
            None => Ok(()),
        }
    }

    /// Waits for the end; what does not end in time is killed.
    pub fn end(&mut self, patience: Duration) -> Result<i32, String> {
        let deadline = Instant::now() + patience;
        loop {
            // What is held is not to be taken.
            while let Ok(piece) = self.output.try_recv() {
                self.take(&piece.bytes);
            }
            if let Some(status) = self.ended()? {
                return Ok(status);
            }
            if Instant::now() > deadline {
                let _ = self.child.kill();
                return Err(format!("it has not ended in {patience:?}"));
            }
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Whether the terminal edits lines and sends signals as before.
    pub fn is_cooked(&self) -> Outcome {
        match format!("{:?}", self.master.get_termios()) == self.modes {
            true => Ok(()),
            false => Err("raw mode is left on".to_owned()),
        }
    }

    /// Whether the terminal is as before.
    pub fn is_restored(&mut self) -> Outcome {
        self.rest(Duration::from_millis(100));
        let screen = self.parser.screen();
        let left = [
            (screen.alternate_screen(), "the alternate screen"),
            (screen.hide_cursor(), "a hidden cursor"),
            (screen.bracketed_paste(), "bracketed paste"),
            (screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None, "the mouse"),
        ];
        match left.iter().find(|(is_left, _)| *is_left) {
            Some((_, what)) => Err(format!("{what} is left on")),
            None => self.is_cooked(),
        }
    }

    /// Leaves it by Ctrl-C, and checks that it ends well.
    pub fn quit(&mut self) -> Outcome {
        self.keys("\x03");
        self.ends_with(0)
    }

    /// Checks that it ends with a status and the terminal as before.
    pub fn ends_with(&mut self, status: i32) -> Outcome {
        match self.end(PATIENCE)? {
            ended if ended == status => self.is_restored(),
            ended => Err(format!("it has ended with {ended}, not {status}")),
        }
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
