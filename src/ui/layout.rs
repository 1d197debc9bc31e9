//! From the size of the screen to the areas of its panes.

use super::pane::view;
use super::theme::{Role, Theme};
use crate::app::{App, Pane, Room, Showing};
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

/// The columns that names beside the panes need.
const NAMES: u16 = 28;

/// Where everything is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panes {
    /// The row of tabs.
    pub tabs: Rect,
    /// The search line.
    pub line: Rect,
    /// The rule under the search line.
    pub upper_rule: Rect,
    /// Everything between the rules.
    pub body: Rect,
    /// The panes that are shown, from the lowest up.
    pub shown: Vec<(Pane, Rect)>,
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
        let reading = app.focus().pane() == Pane::Page;
        // Columns need the room that the list has, and so do pictures of a whole tab.
        let alone = area.width < LIST_STAYS
            || matches!(
                app.reader().showing(),
                Some(Showing::Comparison(_) | Showing::Overview(_))
            );
        let mut shown = if area.width < TWO_PANES || reading && alone {
            vec![if reading { (Pane::Page, inset(body)) } else { (Pane::List, body) }]
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
            vec![(Pane::List, list), (Pane::Page, inset(page))]
        };
        if app.overlay().is_some() {
            // Colors are chosen beside what they color: over the list, unless that is all there is.
            let half = Rect { width: (body.width / 2).max(NAMES), ..body };
            let list = shown.iter().find(|(pane, list)| *pane == Pane::List && *list != body);
            let beside = list.map_or(half, |&(_, list)| list);
            shown.push((Pane::Overlay, if app.tries_themes() { beside } else { body }));
        }
        Some(Self { tabs, line, upper_rule, body, shown, lower_rule, footer })
    }

    /// The pane at a place, with its area; beneath what lies over the panes there is none.
    pub fn at(&self, at: Position) -> Option<(Pane, Rect)> {
        let (over, _) = *self.shown.last()?;
        let reached = |pane: Pane| over != Pane::Overlay || pane == Pane::Overlay;
        self.shown.iter().rfind(|&&(pane, area)| reached(pane) && area.contains(at)).copied()
    }
}

/// The area without the column at its left.
const fn inset(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area }
}

/// The room of each pane of `app` on a screen of `area`; where that is too small, as on the smallest that is not.
pub fn viewport(app: &App, area: Rect) -> impl Iterator<Item = (Pane, Room)> + use<> {
    let (width, height) = (area.width.max(WIDTH_NEEDED), area.height.max(HEIGHT_NEEDED));
    let shown = Panes::new(app, Rect { width, height, ..area }).map(|panes| panes.shown);
    shown.into_iter().flatten().map(|(pane, area)| (pane, (view(pane).room)(area)))
}

/// The two rules, joined where a line between the panes meets them.
pub fn rules(frame: &mut Frame<'_>, panes: &Panes, app: &App, theme: &Theme) {
    let style = theme.style(Role::Rule);
    let rule = "─".repeat(panes.body.width.into());
    for area in [panes.upper_rule, panes.lower_rule] {
        frame.render_widget(Line::styled(rule.as_str(), style), area);
    }
    // The line stands at the right of the list, or of what lies over it.
    let at_left = |&&(pane, _): &&(Pane, Rect)| matches!(pane, Pane::List | Pane::Overlay);
    let Some(&(pane, left)) = panes.shown.iter().rfind(at_left) else { return };
    if left == panes.body {
        return;
    }
    let (top, length, height) = app.list().window();
    let thumb = if pane == Pane::List { thumb(top, length, height) } else { None };
    let x = left.right();
    let buffer = frame.buffer_mut();
    let mut put = |y: u16, symbol: &str, role: Role| {
        if let Some(cell) = buffer.cell_mut(Position::new(x, y)) {
            cell.set_symbol(symbol).set_style(theme.style(role));
        }
    };
    put(panes.upper_rule.y, "┬", Role::Rule);
    put(panes.lower_rule.y, "┴", Role::Rule);
    for (row, y) in (panes.body.top()..panes.body.bottom()).enumerate() {
        let here = thumb.as_ref().is_some_and(|thumb| thumb.contains(&row));
        put(y, if here { "┃" } else { "│" }, if here { Role::Muted } else { Role::Rule });
    }
}

/// Marks in the last column of an area which of its rows are in view, where not all of them are: the first of them, how many
/// there are, how many there is room for.
pub fn scroll_mark(
    frame: &mut Frame<'_>,
    area: Rect,
    window: (usize, usize, usize),
    theme: &Theme,
) {
    let (top, length, height) = window;
    let Some(thumb) = thumb(top, length, height) else { return };
    let x = area.right().saturating_sub(1);
    for (row, y) in (area.top()..area.bottom()).enumerate() {
        if thumb.contains(&row)
            && let Some(cell) = frame.buffer_mut().cell_mut(Position::new(x, y))
        {
            cell.set_symbol("┃").set_style(theme.style(Role::Muted));
        }
    }
}

/// The rows of a pane that stand for what is in view, where not everything is.
fn thumb(top: usize, length: usize, height: usize) -> Option<std::ops::Range<usize>> {
    if length <= height || height == 0 {
        return None;
    }
    let size = (height * height / length).max(1);
    let free = height - size;
    let start = (top * free).div_ceil((length - height).max(1)).min(free);
    Some(start..start + size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_thumb_stays_in_its_pane(length in 0usize..500, height in 0usize..60, top in 0usize..500) {
            let last = length.saturating_sub(height);
            let top = top.min(last);
            let thumb = thumb(top, length, height);
            prop_assert_eq!(thumb.is_some(), height > 0 && last > 0);
            if let Some(thumb) = thumb {
                prop_assert!(thumb.start < thumb.end && thumb.end <= height);
                // It leaves the top as soon as one scrolls, and has come to the bottom with the page.
                prop_assert_eq!(thumb.start == 0, top == 0 || thumb.len() == height);
                prop_assert!(top < last || thumb.end == height);
            }
        }
    }
}
