//! The screen.

use super::args::Layers;
use super::{Exit, complain};
use crate::app::App;
use crate::catalog::{Catalog, Problem, Progress};
use crate::search::Library;
use crate::settings;
use crate::terminal::{self, Desktop, End, Wake};
use crate::text::nearest;
use crate::ui::{Background, Themes};
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// Opens the explorer with `query` typed; `no_mouse` leaves the mouse to the terminal.
pub fn run(layers: &Layers, query: &str, no_mouse: bool) -> io::Result<Exit> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        complain(&match command_like(query) {
            Some(command) => {
                format!("the explorer needs a terminal; did you mean `fluoro {command}`?")
            }
            None => NO_TERMINAL.to_owned(),
        });
        return Ok(Exit::Usage);
    }
    if settings::is_dumb() {
        complain(
            "this terminal only prints (TERM=dumb); `fluoro --plain` asks and answers line by line",
        );
        return Ok(Exit::Usage);
    }
    let (themes, faults) = settings::themes();
    // What lies over the embedded data may be much: the first screen does not wait for it.
    let mut embedded = Catalog::embedded();
    embedded.report(faults.clone());
    let mut app = App::new(Library::new(embedded), query);
    let folders = layers.folders();
    let read = (!folders.is_empty()).then(|| {
        app.read_on(Progress::default());
        move |wakes: &Sender<Wake>| read(&folders, faults, wakes)
    });
    if no_mouse {
        app.leave_mouse();
    }
    if layers.is_ascii() {
        app.write_ascii();
    }
    let asked = layers.theme();
    let worn = match settings::has_no_color() {
        true => "mono",
        false => asked.unwrap_or_else(|| settings::fitting_theme()),
    };
    app.dress(themes.items(), worn);
    // The console of Windows tells its answer by no way that is read here.
    let asks = cfg!(unix) && asked.is_none() && worn == Themes::fitting(Background::Any);
    let desktop = Desktop {
        in_tmux: settings::is_in_tmux(),
        has_desktop: settings::has_desktop(),
        state: settings::state(),
    };
    match terminal::explore(&mut app, &themes, desktop, asks, read)? {
        End::Quit | End::Deserted => Ok(Exit::Done),
        #[cfg(unix)]
        End::Signal(signal) => terminal::end_by(signal),
        #[cfg(not(unix))]
        End::Signal(_) => Ok(Exit::Done),
    }
}

/// What is said where there is no terminal.
const NO_TERMINAL: &str = "the explorer needs a terminal; for a pipe there are `fluoro --plain`, `fluoro search` and `fluoro show`";

/// Words by which other programs call what a command of ours does.
const ELSEWHERE: [(&str, &[&str]); 5] = [
    ("search", &["find", "query", "grep", "lookup"]),
    ("show", &["export", "print", "get", "view", "open", "read", "cat", "page"]),
    ("list", &["ls", "dump", "all", "entries", "index"]),
    ("compare", &["diff", "versus"]),
    ("check", &["lint", "validate", "verify", "test"]),
];

/// The command that the first word of a query may be a slip of, or what other programs call it, with the rest of the query.
fn command_like(query: &str) -> Option<String> {
    let (word, rest) = query.split_once(' ').unwrap_or((query, ""));
    let (word, commands) = (word.to_lowercase(), ELSEWHERE.iter().map(|(command, _)| *command));
    let elsewhere = ELSEWHERE.iter().find(|(_, words)| words.contains(&&*word));
    let command = elsewhere.map(|(command, _)| *command).or_else(|| nearest(&word, commands))?;
    Some(format!("{command} {rest}").trim_end().to_owned())
}

/// No more often than this is it told how far reading has come.
const TOLD: Duration = Duration::from_millis(50);

/// Reads the folders that lie over the embedded data, telling how far it has come, and last what is known then.
fn read(folders: &[PathBuf], faults: Vec<Problem>, wakes: &Sender<Wake>) {
    let told = Mutex::new(Instant::now());
    let tell = |progress| {
        // Another thread that tells just now tells enough; nobody listens where sending fails.
        if let Ok(mut told) = told.try_lock()
            && told.elapsed() > TOLD
        {
            *told = Instant::now();
            let _ = wakes.send(Wake::Reading(progress));
        }
    };
    let mut catalog = Catalog::embedded().with_folders_telling(folders, &tell);
    catalog.report(faults);
    let _ = wakes.send(Wake::Library(Box::new(Library::new(catalog))));
}
