//! From the size of the screen to its panes, and from a place on the screen to what lies there.

use super::theme::{Role, Theme};
use crate::app::{App, Focus, ListLine, Overlay, Tab, Viewport};
use crate::page::layout::Mark;
use crate::text::width;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;

/// Below this many columns the explorer cannot be used.
pub const WIDTH_NEEDED: u16 = 40;
/// Below this many rows the explorer cannot be used.
pub const HEIGHT_NEEDED: u16 = 12;

/// From this many columns on, list and page stand side by side.
const TWO_PANES: u16 = 80;
/// From this many columns on, the list stays beside the page that is read.
const LIST_STAYS: u16 = 110;

/// Where everything is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panes {
    /// The row of tabs.
    pub tabs: Rect,
    /// The search line.
    pub line: Rect,
    /// The rule under the search line.
    pub upper_rule: Rect,
    /// Everything between the rules.
    pub body: Rect,
    /// The list, where it is shown.
    pub list: Option<Rect>,
    /// The page, where it is shown.
    pub page: Option<Rect>,
    /// The rule above the footer.
    pub lower_rule: Rect,
    /// The row of keys.
    pub footer: Rect,
}

impl Panes {
    /// The panes for what `app` shows in `area`; none where it is too small.
    #[must_use]
    pub fn new(app: &App, area: Rect) -> Option<Self> {
        if area.width < WIDTH_NEEDED || area.height < HEIGHT_NEEDED {
            return None;
        }
        let [tabs, line, upper_rule, body, lower_rule, footer] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(1),
            Constraint::Length(1),
        ])
        .areas(area);
        let reading = matches!(app.focus(), Focus::Page | Focus::Find);
        let (list, page) = if area.width < TWO_PANES || reading && area.width < LIST_STAYS {
            if reading { (None, Some(inset(body))) } else { (Some(body), None) }
        } else {
            let list_width = match area.width {
                ..100 => 36,
                100..120 => 44,
                120..150 => 50,
                _ => 64,
            };
            let [list, _rule, page] = Layout::horizontal([
                Constraint::Length(list_width),
                Constraint::Length(1),
                Constraint::Fill(1),
            ])
            .areas(body);
            (Some(list), Some(inset(page)))
        };
        Some(Self { tabs, line, upper_rule, body, list, page, lower_rule, footer })
    }
}

/// A page with a column free at its left, and at its right one for the mark of what is out of view.
const fn inset(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area }
}

/// The columns of a page pane that its text may fill.
const fn text_columns(page: Rect) -> u16 {
    page.width.saturating_sub(2)
}

/// The room that `app` has on a screen of `area`.
#[must_use]
pub fn viewport(app: &App, area: Rect) -> Viewport {
    let Some(panes) = Panes::new(app, area) else { return app.viewport() };
    let overlay_length = match app.overlay() {
        Some(Overlay::Help(_)) => super::overlay::help_rows(app, panes.body.width),
        Some(Overlay::Problems(_)) => super::overlay::problem_rows(app, panes.body.width),
        Some(Overlay::Menu(_)) | None => 0,
    };
    // A pane that is not shown keeps the room that it had.
    let page = panes.page.map_or(app.viewport().page_columns, |page| text_columns(page).into());
    Viewport {
        list_rows: panes.body.height.into(),
        page_rows: panes.body.height.into(),
        page_columns: page,
        overlay_rows: panes.body.height.saturating_sub(1).into(),
        overlay_length,
    }
}

/// The two rules, joined where a line between the panes meets them.
pub fn rules(frame: &mut Frame<'_>, panes: &Panes, app: &App, theme: &Theme) {
    let style = theme.style(Role::Rule);
    let rule = "─".repeat(panes.body.width.into());
    for area in [panes.upper_rule, panes.lower_rule] {
        frame.render_widget(Line::styled(rule.as_str(), style), area);
    }
    let (Some(list), Some(_), None) = (panes.list, panes.page, app.overlay()) else { return };
    let x = list.right();
    let buffer = frame.buffer_mut();
    let mut put = |y: u16, symbol: &str, role: Role| {
        if let Some(cell) = buffer.cell_mut(Position::new(x, y)) {
            cell.set_symbol(symbol).set_style(theme.style(role));
        }
    };
    put(panes.upper_rule.y, "┬", Role::Rule);
    put(panes.lower_rule.y, "┴", Role::Rule);
    let (top, length, height) = app.list().window();
    let thumb = thumb(top, length, height);
    for (row, y) in (panes.body.top()..panes.body.bottom()).enumerate() {
        let here = thumb.as_ref().is_some_and(|thumb| thumb.contains(&row));
        put(y, if here { "┃" } else { "│" }, if here { Role::Muted } else { Role::Rule });
    }
}

/// The rows of a pane that stand for what is in view, where not everything is.
pub fn thumb(top: usize, length: usize, height: usize) -> Option<std::ops::Range<usize>> {
    if length <= height || height == 0 {
        return None;
    }
    let size = (height * height / length).max(1);
    let free = height - size;
    let start = (top * free).div_ceil((length - height).max(1)).min(free);
    Some(start..start + size)
}

/// What lies at a place on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A tab.
    Tab(Tab),
    /// The search line.
    Line,
    /// The list, and the row of it where there is one.
    List(Option<usize>),
    /// The page, and the link where there is one.
    Page(Option<usize>),
    /// What lies over the panes, and the item of a menu where there is one.
    Overlay(Option<usize>),
}

/// What lies at column `x` and row `y` of a screen of `area`.
#[must_use]
pub fn target(app: &App, area: Rect, x: u16, y: u16) -> Option<Target> {
    let panes = Panes::new(app, area)?;
    let at = Position::new(x, y);
    if panes.tabs.contains(at) {
        return super::tab_bar::tab_at(app, panes.tabs, x).map(Target::Tab);
    }
    if let Some(overlay) = app.overlay() {
        let item = super::overlay::item_at(overlay, panes.body, at);
        return panes.body.contains(at).then_some(Target::Overlay(item));
    }
    if panes.line.contains(at) {
        return Some(Target::Line);
    }
    if let Some(list) = panes.list.filter(|list| list.contains(at)) {
        let line = app.list().visible().get(usize::from(y - list.y));
        return Some(Target::List(match line {
            Some(ListLine::Row(row) | ListLine::Reason(row)) => Some(*row),
            Some(ListLine::Heading(_) | ListLine::Pending(_)) | None => None,
        }));
    }
    let page = panes.page.filter(|page| page.contains(at))?;
    let row = app.reader().visible().get(usize::from(y - page.y));
    let mut column = usize::from(x - page.x);
    for run in row.into_iter().flatten() {
        let run_width = width(&run.text);
        if column < run_width {
            return Some(Target::Page(match run.mark {
                Mark::Link(link) => Some(link),
                _ => None,
            }));
        }
        column -= run_width;
    }
    Some(Target::Page(None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_thumb_stays_in_its_pane(length in 0usize..500, height in 0usize..60, top in 0usize..500) {
            let top = top.min(length.saturating_sub(height));
            if let Some(thumb) = thumb(top, length, height) {
                prop_assert!(thumb.start < thumb.end && thumb.end <= height);
                prop_assert_eq!(thumb.start == 0, top == 0 || thumb.end == height && thumb.start == 0);
            }
        }
    }
}
