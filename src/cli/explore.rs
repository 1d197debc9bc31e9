//! The screen.

use super::args::Layers;
use super::{Exit, complain};
use crate::app::App;
use crate::catalog::{Catalog, Problem, Progress};
use crate::search::Library;
use crate::settings;
use crate::terminal::{self, Desktop, End, Wake};
use crate::ui::{Background, Themes};
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// Opens the explorer with `query` typed; `no_mouse` leaves the mouse to the terminal.
pub fn run(layers: &Layers, query: &str, no_mouse: bool) -> io::Result<Exit> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        complain(
            "the explorer needs a terminal; for a pipe there are `fluoro --plain`, `fluoro search` and `fluoro show`",
        );
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
