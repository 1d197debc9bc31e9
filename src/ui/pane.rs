//! What the screen has of each pane, one row a pane.

use super::theme::Theme;
use crate::app::{Action, App, Pane, Room};
use crate::ui;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// What the screen has of a pane.
pub struct View {
    /// Draws it.
    pub render: fn(&mut Frame<'_>, Rect, &App, &Theme),
    /// The room that it has for its rows in an area.
    pub room: fn(Rect) -> Room,
    /// What a click in it asks for.
    pub clicked: fn(&App, Rect, Position) -> Option<Action>,
    /// By how many rows the wheel moves it.
    pub wheel: isize,
    /// How far one has come in it, in words.
    pub position: fn(&App) -> String,
    /// Where the cursor of the terminal stands while it has the keys.
    pub cursor: fn(&App, Rect) -> Position,
}

impl View {
    /// What most panes have: rows as far as their area goes, of which nothing more is said.
    const fn new(
        render: fn(&mut Frame<'_>, Rect, &App, &Theme),
        clicked: fn(&App, Rect, Position) -> Option<Action>,
    ) -> Self {
        Self {
            render,
            clicked,
            room: |area| Room { rows: area.height.into(), columns: area.width.into() },
            wheel: 1,
            position: |_| String::new(),
            cursor: |_, area| area.as_position(),
        }
    }
}

/// What the screen has of a pane; a row names what differs from most.
pub const fn view(pane: Pane) -> View {
    match pane {
        Pane::List => View {
            position: ui::list::position,
            cursor: ui::list::cursor,
            ..View::new(ui::list::render, ui::list::clicked)
        },
        Pane::Page => View {
            room: ui::page::room,
            wheel: 3,
            position: ui::page::position,
            cursor: ui::page::cursor,
            ..View::new(ui::page::render, |app, area, at| Some(ui::page::clicked(app, area, at)))
        },
        Pane::Outline => View::new(ui::outline::render, ui::outline::clicked),
        Pane::Overlay => View {
            room: ui::overlay::room,
            position: ui::overlay::position,
            cursor: ui::overlay::cursor,
            ..View::new(ui::overlay::render, ui::overlay::clicked)
        },
    }
}
