//! What the screen has of each pane: how it is drawn, how much of its area is its own, what a click in it asks for, and
//! how far one has come in it.

use super::theme::Theme;
use super::{list, overlay, page};
use crate::app::{Action, App, Pane, Room};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Draws a pane.
pub fn render(pane: Pane, frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    match pane {
        Pane::List => list::render(frame, area, app, theme),
        Pane::Page => page::render(frame, area, app, theme),
        Pane::Overlay => overlay::render(frame, area, app, theme),
    }
}

/// The room that a pane has for its rows in an area.
pub fn room(pane: Pane, area: Rect) -> Room {
    match pane {
        Pane::List => Room { rows: area.height.into(), columns: area.width.into() },
        Pane::Page => page::room(area),
        Pane::Overlay => overlay::room(area),
    }
}

/// What a click in a pane asks for.
pub fn clicked(pane: Pane, app: &App, area: Rect, at: Position) -> Option<Action> {
    match pane {
        Pane::List => list::clicked(app, area, at),
        Pane::Page => Some(page::clicked(app, area, at)),
        Pane::Overlay => overlay::clicked(app, area, at),
    }
}

/// By how many rows the wheel moves a pane.
pub const fn wheel(pane: Pane) -> isize {
    match pane {
        Pane::List | Pane::Overlay => 1,
        Pane::Page => 3,
    }
}

/// How far one has come in a pane, in words.
pub fn position(pane: Pane, app: &App) -> String {
    match pane {
        Pane::List => list::position(app),
        Pane::Page => page::position(app),
        Pane::Overlay => String::new(),
    }
}
