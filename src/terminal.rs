//! The loop: sleep, take everything that has arrived, update, draw once.
//!
//! Input and signals arrive on one channel, on which the loop sleeps: idle, nothing is drawn and nobody wakes. It knows
//! nothing of the terminal but that it can be drawn on and suspended, so that tests run the same loop on a screen of
//! their own.

#[cfg(unix)]
mod background;
mod clipboard;
#[cfg(not(unix))]
mod console;
#[cfg(unix)]
mod decoder;
mod events;
#[cfg(unix)]
mod input;
mod memory;
mod opener;
mod outside;
mod screen;
#[cfg(unix)]
mod signals;

pub use events::{Input, Wake};
pub use outside::{Desktop, Outside};
pub use screen::Screen;
#[cfg(unix)]
pub use signals::end_by;

use crate::app::{App, Effect, Memory};
use crate::ui::{self, Themes};
use events::burst;
use outside::{copied, opened};
use ratatui::layout::Rect;
use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How the explorer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The reader left.
    Quit,
    /// This signal ended it.
    Signal(i32),
    /// Nothing more can come.
    Deserted,
}

/// Something that the explorer is drawn on.
pub trait Surface {
    /// How much room there is.
    ///
    /// # Errors
    /// When that cannot be asked.
    fn area(&self) -> io::Result<Rect>;

    /// Draws what has changed in an area that begins at its top left.
    ///
    /// # Errors
    /// When it cannot be written.
    fn draw(&mut self, area: Rect, app: &App, themes: &Themes) -> io::Result<()>;

    /// Forgets what is drawn, so that the next drawing draws all of it.
    ///
    /// # Errors
    /// When it cannot be written.
    fn forget(&mut self) -> io::Result<()>;

    /// Gives the screen back and stops until the shell continues the program.
    ///
    /// # Errors
    /// When the screen cannot be given back or taken again.
    fn suspend(&mut self) -> io::Result<()>;
}

/// No screen that anybody sees has more columns and rows. A terminal may claim any number, and each cell takes memory.
const MOST_CELLS: (u16, u16) = (1000, 500);

/// For so long after the question an answer may be under way.
const UNDER_WAY: Duration = Duration::from_secs(1);

/// What comes later than that after something else belongs to something new.
const GAP: Duration = Duration::from_millis(100);

/// Runs the explorer on the terminal until the reader leaves or a signal ends it. `asks` says whether the terminal is asked
/// for its background; `read` reads meanwhile what lies over the data that `app` begins with.
///
/// # Errors
/// When the terminal cannot be set up, drawn on or read from; it is given back all the same.
pub fn explore(
    app: &mut App,
    themes: &Themes,
    mut desktop: Desktop,
    asks: bool,
    read: Option<impl FnOnce(&Sender<Wake>) + Send + 'static>,
) -> io::Result<End> {
    // Before the terminal is taken, so that no signal can leave it taken.
    #[cfg(unix)]
    let caught = signals::catch()?;
    let mut screen = Screen::enter()?.asking(asks);
    let (sender, wakes) = mpsc::channel();
    #[cfg(unix)]
    caught.listen(&sender)?;
    #[cfg(unix)]
    input::listen(&sender, asks)?;
    #[cfg(not(unix))]
    console::listen(&sender)?;
    if let Some(read) = read {
        let wakes = sender.clone();
        thread::Builder::new().name("data".to_owned()).spawn(move || read(&wakes))?;
    }
    let began = Instant::now();
    let end = run(&mut screen, &mut desktop, &wakes, app, themes)?;
    if asks && began.elapsed() < UNDER_WAY {
        // The shell would take an answer that comes now for something typed.
        let more = std::iter::from_fn(|| wakes.recv_timeout(GAP).ok());
        let _ = more.into_iter().any(|wake| matches!(wake, Wake::Input(Input::Background(_))));
    }
    screen.leave()?;
    Ok(end)
}

/// What is drawn of an area; the reader is told where that is not all.
fn drawn(area: Rect, app: &mut App) -> Rect {
    let (columns, rows) = MOST_CELLS;
    let drawn = Rect { width: area.width.min(columns), height: area.height.min(rows), ..area };
    if drawn != area {
        let Rect { width, height, .. } = area;
        app.tell(format!(
            "of {width} × {height} cells {} × {} are used",
            drawn.width, drawn.height
        ));
    }
    drawn
}

/// The loop itself, on any surface, with any outside, for wakes from anywhere.
///
/// # Errors
/// When the surface fails, or the input does.
pub fn run(
    surface: &mut impl Surface,
    outside: &mut impl Outside,
    wakes: &Receiver<Wake>,
    app: &mut App,
    themes: &Themes,
) -> io::Result<End> {
    let mut area = drawn(surface.area()?, app);
    // Where nothing can be kept, that is told once, and the session goes on.
    let mut is_told = false;
    let mut keep = |app: &mut App, kept: Result<Memory, String>| match kept {
        Ok(memory) => app.remember(memory),
        Err(fault) => {
            app.forget_at_the_end();
            if !is_told {
                is_told = true;
                app.tell(fault);
            }
        }
    };
    keep(app, outside.recall());
    app.fit(ui::viewport(app, area));
    surface.draw(area, app, themes)?;
    loop {
        let burst = burst(wakes);
        if burst.is_empty() {
            return Ok(End::Deserted);
        }
        let mut stale = false;
        for wake in burst {
            let effect = match wake {
                Wake::Input(Input::Key(key)) => app.press(key),
                Wake::Input(Input::Paste(text)) => app.paste(&text),
                Wake::Input(Input::Pointer(pointer)) => {
                    let action = ui::pointed(app, area, pointer);
                    action.map_or(Effect::Nothing, |action| app.update(action))
                }
                Wake::Input(Input::Resize) => {
                    area = drawn(surface.area()?, app);
                    Effect::Redraw
                }
                Wake::Input(Input::Background(background)) => {
                    app.suit(Themes::fitting(background));
                    Effect::Redraw
                }
                Wake::Reading(progress) => {
                    app.read_on(progress);
                    Effect::Redraw
                }
                Wake::Library(library) => {
                    app.replace(*library);
                    Effect::Redraw
                }
                Wake::End(signal) => return Ok(End::Signal(signal)),
                Wake::Stop => Effect::Suspend,
                Wake::Continued => {
                    surface.forget()?;
                    Effect::Redraw
                }
                Wake::InputClosed(error) => return Err(error),
            };
            match effect {
                Effect::Nothing => continue,
                Effect::Redraw => {}
                Effect::Quit => return Ok(End::Quit),
                Effect::Suspend => {
                    surface.suspend()?;
                    area = drawn(surface.area()?, app);
                }
                Effect::Copy { what, text } => app.tell(copied(outside, &what, &text)),
                Effect::Open(address) => app.tell(opened(outside, &address)),
                Effect::Save(change) => keep(app, outside.save(&change)),
            }
            stale = true;
            // Several events may come before the next drawing, and each must find the room that it acts in.
            app.fit(ui::viewport(app, area));
        }
        if stale {
            surface.draw(area, app, themes)?;
        }
    }
}
