//! What a mouse does at a place on the screen.

use super::layout::Panes;
use super::pane::view;
use super::{footer, overlay, tab_bar};
use crate::app::{Action, App, Overlay, Pane};
use ratatui::layout::{Position, Rect};

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Its left button went down.
    Click,
    /// It moved while that was down.
    Drag,
    /// A button came up.
    Release,
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
        Press::Drag => return dragged(app, &panes, at),
        Press::Release => return app.held().map(|_| Action::Release),
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
    let is_on = |bar: &ScrollMark| bar.area.contains(at);
    if let Some(bar) =
        panes.reached().filter_map(|pane| ScrollMark::of(app, panes, pane)).find(is_on)
    {
        return Some(bar.moved(app, at));
    }
    let (pane, area) = panes.at(at)?;
    (view(pane).clicked)(app, area, at)
}

/// What the mouse asks for that holds the mark of a pane: to go where it is, beside the mark too.
fn dragged(app: &App, panes: &Panes, at: Position) -> Option<Action> {
    let held = app.held()?;
    let pane = panes.reached().find(|(pane, _)| *pane == held)?;
    Some(ScrollMark::of(app, panes, pane)?.moved(app, at))
}

/// The column in which a pane marks what is out of view.
struct ScrollMark {
    pane: Pane,
    area: Rect,
    /// The first line in view, how many there are, and how many there is room for.
    window: (usize, usize, usize),
}

impl ScrollMark {
    /// The mark of a pane, where not everything is in view.
    fn of(app: &App, panes: &Panes, (pane, area): (Pane, Rect)) -> Option<Self> {
        let under = |rows: usize| {
            let rows = u16::try_from(rows).unwrap_or(area.height).min(area.height);
            Rect { y: area.y + rows, height: area.height - rows, ..area }
        };
        let (beside, window) = match pane {
            Pane::List if panes.dividers.contains(&area.right()) => {
                (Rect { width: area.width + 1, ..area }, app.list().window())
            }
            Pane::Page => (under(app.reader().head().len()), app.reader().window()),
            Pane::Overlay => (under(1), overlay::window(app)?),
            Pane::List | Pane::Outline => return None,
        };
        let area = Rect { x: beside.right().saturating_sub(1), width: 1, ..beside };
        let (_, length, height) = window;
        (length > height).then_some(Self { pane, area, window })
    }

    /// Goes to the row of a place, or to the end that is nearest to it.
    fn moved(&self, app: &App, at: Position) -> Action {
        let (top, length, height) = self.window;
        let last = usize::from(self.area.height).saturating_sub(1).max(1);
        let row = usize::from(at.y.saturating_sub(self.area.y)).min(last);
        let part = |of: usize| (row * of + last / 2) / last;
        // Of what is selected the place moves, of a text the top.
        let line = part(length - 1);
        let (from, to) = match (self.pane, app.overlay()) {
            (Pane::List, _) => (app.list().selected(), app.list().row_at(line)),
            (Pane::Overlay, Some(Overlay::Menu(menu))) => {
                (menu.selected(), menu.item_by(line).unwrap_or(0))
            }
            _ => (top, part(length - height)),
        };
        Action::Drag(self.pane, to.cast_signed() - from.cast_signed())
    }
}
