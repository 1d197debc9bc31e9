//! The screen.

use super::args::Layers;
use super::{Exit, complain};
use crate::app::App;
use crate::search::Library;
use crate::settings;
use crate::terminal::{self, Desktop, End};
use crate::ui::{Background, Themes};
use std::io::{self, IsTerminal};

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
    let mut catalog = layers.catalog();
    catalog.report(faults);
    let mut app = App::new(Library::new(catalog), query);
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
    match terminal::explore(&mut app, &themes, desktop, asks)? {
        End::Quit | End::Deserted => Ok(Exit::Done),
        #[cfg(unix)]
        End::Signal(signal) => terminal::end_by(signal),
        #[cfg(not(unix))]
        End::Signal(_) => Ok(Exit::Done),
    }
}
