//! What a mouse does at a place on the screen.

use super::layout::Panes;
use super::pane::view;
use super::tab_bar;
use crate::app::{Action, App};
use ratatui::layout::{Position, Rect};

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Its left button went down.
    Click,
    /// Its wheel went up.
    WheelUp,
    /// Its wheel went down.
    WheelDown,
}

/// What the mouse did, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer {
    /// What it did.
    pub press: Press,
    /// The column, from 0.
    pub column: u16,
    /// The row, from 0.
    pub row: u16,
}

/// What the mouse asks for, if anything.
#[must_use]
pub fn pointed(app: &App, area: Rect, pointer: Pointer) -> Option<Action> {
    let panes = Panes::new(app, area)?;
    let at = Position::new(pointer.column, pointer.row);
    let rows = match pointer.press {
        Press::Click => return clicked(app, &panes, at),
        Press::WheelUp => -1,
        Press::WheelDown => 1,
    };
    let (pane, _) = panes.at(at)?;
    Some(Action::Scroll(pane, rows * view(pane).wheel))
}

fn clicked(app: &App, panes: &Panes, at: Position) -> Option<Action> {
    if panes.tabs.contains(at) {
        return tab_bar::tab_at(app, panes.tabs, at.x).map(Action::Tab);
    }
    if panes.line.contains(at) {
        return app.overlay().is_none().then_some(Action::Search);
    }
    let (pane, area) = panes.at(at)?;
    (view(pane).clicked)(app, area, at)
}
