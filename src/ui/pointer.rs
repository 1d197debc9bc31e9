//! What a mouse does at a place on the screen.

use super::layout::Panes;
use super::pane::view;
use super::{footer, overlay, tab_bar};
use crate::app::{Action, App, MenuLine, Overlay, Pane};
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
    if panes.footer.contains(at) {
        return footer::clicked(app, panes.footer, at.x);
    }
    if let Some(action) = panes.reached().find_map(|pane| scrolled(app, panes, pane, at)) {
        return Some(action);
    }
    let (pane, area) = panes.at(at)?;
    (view(pane).clicked)(app, area, at)
}

/// What a click asks for on the mark of what is out of view of a pane, in the last column of an area: to go there.
fn scrolled(app: &App, panes: &Panes, (pane, area): (Pane, Rect), at: Position) -> Option<Action> {
    let under = |rows: usize| {
        let rows = u16::try_from(rows).unwrap_or(area.height).min(area.height);
        Rect { y: area.y + rows, height: area.height - rows, ..area }
    };
    let (beside, (top, length, height)) = match pane {
        Pane::List if panes.dividers.contains(&area.right()) => {
            (Rect { width: area.width + 1, ..area }, app.list().window())
        }
        Pane::Page => (under(app.reader().head().len()), app.reader().window()),
        Pane::Overlay => (under(1), overlay::window(app)?),
        Pane::List | Pane::Outline => return None,
    };
    if length <= height || !beside.contains(at) || at.x + 1 != beside.right() {
        return None;
    }
    let part = |of: usize| {
        let last = usize::from(beside.height).saturating_sub(1).max(1);
        (usize::from(at.y - beside.y) * of + last / 2) / last
    };
    // Of what is selected the place moves, of a text the top.
    let line = part(length - 1);
    let (from, to) = match (pane, app.overlay()) {
        (Pane::List, _) => (app.list().selected(), app.list().row_at(line)),
        (Pane::Overlay, Some(Overlay::Menu(menu))) => {
            let lines = menu.lines().into_iter().take(line + 1);
            let items = lines.filter(|line| matches!(line, MenuLine::Item(..))).count();
            (menu.selected(), items.saturating_sub(1))
        }
        _ => (top, part(length - height)),
    };
    Some(Action::Scroll(pane, to.cast_signed() - from.cast_signed()))
}
