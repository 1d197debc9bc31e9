//! What a mouse does at a place on the screen.

use super::{Target, target};
use crate::app::{Action, App};
use ratatui::layout::Rect;

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

/// Rows of a page or a text that the wheel moves by.
const WHEEL: isize = 3;

/// What the mouse asks for, if anything.
#[must_use]
pub fn pointed(app: &App, area: Rect, pointer: Pointer) -> Option<Action> {
    let target = target(app, area, pointer.column, pointer.row)?;
    let sign = match pointer.press {
        Press::Click => return clicked(target),
        Press::WheelUp => -1,
        Press::WheelDown => 1,
    };
    match target {
        Target::List(_) => Some(Action::ScrollList(sign)),
        Target::Page(_) => Some(Action::ScrollPage(sign * WHEEL)),
        Target::Overlay(_) => Some(if sign < 0 { Action::Up } else { Action::Down }),
        Target::Tab(_) | Target::Line => None,
    }
}

fn clicked(target: Target) -> Option<Action> {
    match target {
        Target::Tab(tab) => Some(Action::Tab(tab)),
        Target::Line => Some(Action::Search),
        Target::List(row) => row.map(Action::Row),
        Target::Page(Some(link)) => Some(Action::Link(link)),
        Target::Page(None) => Some(Action::FocusPage),
        Target::Overlay(item) => item.map(Action::Choice),
    }
}
