//! From the size of the screen to the areas of its panes.

use super::pane::view;
use super::theme::{Role, Theme};
use crate::app::{App, NARROWEST_LIST, Pane, Room, Showing, WIDEST_LIST};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Below this many columns the explorer cannot be used.
pub const WIDTH_NEEDED: u16 = 40;
/// Below this many rows the explorer cannot be used.
pub const HEIGHT_NEEDED: u16 = 12;

/// From this many columns on, list and page stand side by side.
const TWO_PANES: u16 = 80;
/// From this many columns on, the list stays beside the page that is read.
const LIST_STAYS: u16 = 110;

/// The page beside the list has no fewer columns than these.
const NARROWEST_PAGE: u16 = 40;
/// The columns that names beside the panes need.
const NAMES: u16 = 28;

/// From this many columns on, the sections of the page are chosen beside it.
const BESIDE_PAGE: u16 = 60;
/// The columns of an outline.
const OUTLINE: u16 = 30;

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
    /// The columns of the lines between them.
    pub dividers: Vec<u16>,
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
            || app.reads_alone()
            || matches!(
                app.reader().showing(),
                Some(Showing::Comparison(_) | Showing::Overview(_))
            );
        let mut dividers = Vec::new();
        let mut shown = if area.width < TWO_PANES || reading && alone {
            vec![if reading { (Pane::Page, inset(body)) } else { (Pane::List, body) }]
        } else {
            let usual = match area.width {
                ..100 => 36,
                100..120 => 44,
                120..150 => 50,
                _ => 64,
            };
            let most = body.width.saturating_sub(NARROWEST_PAGE).min(WIDEST_LIST);
            let wanted = app.memory().list_width.unwrap_or(usual);
            let list_width = wanted.clamp(NARROWEST_LIST, most);
            let [list, divider, page] = Layout::horizontal([
                Constraint::Length(list_width),
                Constraint::Length(1),
                Constraint::Fill(1),
            ])
            .areas(body);
            dividers.push(divider.x);
            vec![(Pane::List, list), (Pane::Page, inset(page))]
        };
        if app.overlay().is_some() {
            let over = if app.tries_themes() {
                // Colors are chosen beside what they color: over the list, unless that is all there is.
                let half = Rect { width: (body.width / 2).max(NAMES), ..body };
                let list = shown.iter().find(|(pane, list)| *pane == Pane::List && *list != body);
                let over = list.map_or(half, |&(_, list)| list);
                dividers.retain(|&divider| divider > over.right());
                dividers.push(over.right());
                over
            } else if app.tries_sections() && body.width >= BESIDE_PAGE {
                // Sections are chosen beside the page, whose lines are read from the left.
                let over = Rect { x: body.right() - OUTLINE, width: OUTLINE, ..body };
                dividers.retain(|&divider| divider < over.x - 1);
                dividers.push(over.x - 1);
                over
            } else {
                dividers.clear();
                body
            };
            shown.push((Pane::Overlay, over));
        }
        Some(Self { tabs, line, upper_rule, body, shown, dividers, lower_rule, footer })
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

/// The two rules, joined where a line between the panes meets them; that beside the list shows how far it is scrolled.
pub fn rules(frame: &mut Frame<'_>, panes: &Panes, app: &App, theme: &Theme) {
    let style = theme.style(Role::Rule);
    let rule = "─".repeat(panes.body.width.into());
    for area in [panes.upper_rule, panes.lower_rule] {
        frame.render_widget(Line::styled(rule.as_str(), style), area);
    }
    let line = "│\n".repeat(panes.body.height.into());
    for &x in &panes.dividers {
        let at = |y, height| Rect { x, y, width: 1, height };
        frame.render_widget(Span::styled("┬", style), at(panes.upper_rule.y, 1));
        frame.render_widget(
            Paragraph::new(line.as_str()).style(style),
            at(panes.body.y, panes.body.height),
        );
        frame.render_widget(Span::styled("┴", style), at(panes.lower_rule.y, 1));
    }
    if let Some(&(Pane::List, list)) = panes.shown.first()
        && panes.dividers.contains(&list.right())
        && !app.tries_themes()
    {
        let line = Rect { width: list.width + 1, ..list };
        scroll_mark(frame, line, app.list().window(), theme);
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
