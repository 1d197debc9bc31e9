//! From the size of the screen to the areas of its panes.

use super::draw_line;
use super::pane::view;
use super::theme::{Role, Theme};
use crate::app::{App, NARROWEST_LIST, Pane, Room, Showing, WIDEST_LIST};
use crate::page::Page;
use crate::page::layout::{WIDEST, WIDEST_PICTURE};
use crate::text::width;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

/// Below this many columns the explorer cannot be used.
pub const WIDTH_NEEDED: u16 = 40;
/// Below this many rows the explorer cannot be used.
pub const HEIGHT_NEEDED: u16 = 12;

/// The rows above everything between the rules: tabs, search line, rule.
const ABOVE: u16 = 3;
/// The rows below it: rule, footer.
const BELOW: u16 = 2;

/// From this many columns on, list and page stand side by side.
const TWO_PANES: u16 = 80;
/// From this many columns on, the outline of the page stands beside it, and takes nothing of what a page has use for.
const THREE_PANES: u16 = 160;
/// From this many columns on, the list stays beside the page that is read.
const LIST_STAYS: u16 = 110;

/// From this many columns on, list, outline and the widest rows of text stand beside each other: nothing is won by hiding the list
/// but for pictures that are wider than those.
const LIST_LEAVES_ALL: u16 = 199;

/// The page beside the list has no fewer columns than these.
const NARROWEST_PAGE: u16 = 40;
/// The columns that names beside the panes need.
const NAMES: u16 = 24;

/// With fewer columns than these, what stands beside a page takes too much from it.
const READABLE: u16 = 56;

/// From this many columns on, the sections of the page are chosen beside it.
const BESIDE_PAGE: u16 = 60;
/// The columns of an outline, with the line before it.
const OUTLINE: u16 = 31;

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
        // Rows and columns of a known number are counted: a solver of constraints takes a tenth of the time of a start.
        let row = |y| Rect { y, height: 1, ..area };
        let body = Rect { y: area.y + ABOVE, height: area.height - ABOVE - BELOW, ..area };
        let [tabs, line, upper_rule] = [0, 1, 2].map(|number| row(area.y + number));
        let [lower_rule, footer] = [0, 1].map(|number| row(body.bottom() + number));
        let (mut shown, mut dividers) = side_by_side(app, body);
        if app.overlay().is_some() {
            let over = lain_over(app, body, &mut shown, &mut dividers);
            shown.push((Pane::Overlay, over));
        }
        Some(Self { tabs, line, upper_rule, body, shown, dividers, lower_rule, footer })
    }

    /// The panes that the mouse reaches, from the highest down: beneath what lies over the panes there is none.
    pub fn reached(&self) -> impl Iterator<Item = (Pane, Rect)> {
        let is_covered = self.shown.last().is_some_and(|&(over, _)| over == Pane::Overlay);
        let reached = move |&(pane, _): &(Pane, Rect)| !is_covered || pane == Pane::Overlay;
        self.shown.iter().rev().copied().filter(reached)
    }

    /// The pane at a place, with its area.
    pub fn at(&self, at: Position) -> Option<(Pane, Rect)> {
        self.reached().find(|(_, area)| area.contains(at))
    }
}

/// List, page and outline, as many as there is room for, and the columns of the lines between them.
fn side_by_side(app: &App, body: Rect) -> (Vec<(Pane, Rect)>, Vec<u16>) {
    let (mut shown, mut dividers) = (Vec::new(), Vec::new());
    let reading = app.focus().pane() == Pane::Page;
    let showing = app.reader().showing();
    // Columns need the room that the others have; pictures of a whole tab and cards of emergencies, that of the list.
    let compares = matches!(showing, Some(Showing::Comparison(_)));
    let pictures = matches!(showing, Some(Showing::Overview(_)));
    let alone = app.reads_alone()
        || match showing {
            Some(Showing::Comparison(_) | Showing::Emergency(_)) => true,
            Some(Showing::Overview(overview)) => body.width < LIST_LEAVES_ALL || overview.is_wide(),
            _ => body.width < LIST_STAYS,
        };
    let outlined = body.width >= THREE_PANES && !compares && !(reading && app.reads_alone());
    let mut page = body;
    if body.width < TWO_PANES || reading && alone {
        if !reading {
            return (vec![(Pane::List, body)], dividers);
        }
    } else {
        let usual = match body.width {
            ..100 => 36,
            100..120 => 44,
            120..150 => 50,
            150..THREE_PANES => 64,
            _ => 64.min(body.width - 111),
        };
        let others = NARROWEST_PAGE + if outlined { OUTLINE } else { 0 };
        let most = body.width.saturating_sub(others).min(WIDEST_LIST);
        let wanted = app.memory().list_width.unwrap_or(usual);
        let width = wanted.clamp(NARROWEST_LIST, most);
        let divider = body.x + width;
        dividers.push(divider);
        shown.push((Pane::List, Rect { width, ..body }));
        page = Rect { x: divider + 1, width: body.width - width - 1, ..body };
    }
    if outlined {
        // A page has no use for more than its widest rows, and what stands around them.
        let widest = if pictures { WIDEST_PICTURE } else { WIDEST };
        let useful = u16::try_from(widest + 3).unwrap_or(u16::MAX);
        let width = page.width.saturating_sub(OUTLINE).min(useful);
        let outline = Rect { x: page.x + width, width: page.width - width, ..page };
        dividers.push(outline.x);
        page.width = width;
        shown.extend([(Pane::Page, inset(page)), (Pane::Outline, inset(outline))]);
    } else {
        shown.push((Pane::Page, inset(page)));
    }
    (shown, dividers)
}

/// Where that is which lies over the panes; lines that it covers are no more.
fn lain_over(
    app: &App,
    body: Rect,
    shown: &mut Vec<(Pane, Rect)>,
    dividers: &mut Vec<u16>,
) -> Rect {
    let area = |wanted| shown.iter().find(|(pane, _)| *pane == wanted).map(|&(_, area)| area);
    if app.tries_themes() {
        // Colors are chosen beside what they color: over the list, unless that is all there is.
        let half = Rect { width: (body.width / 2).max(NAMES), ..body };
        let over = area(Pane::List).filter(|list| *list != body).unwrap_or(half);
        dividers.retain(|&divider| divider > over.right());
        dividers.push(over.right());
        for (_, beside) in shown.iter_mut().filter(|(_, area)| area.x < over.right()) {
            let free = Rect { x: over.right() + 2, ..body };
            *beside = beside.intersection(free);
        }
        return over;
    }
    if app.tries_sections() && body.width >= BESIDE_PAGE {
        // Sections are chosen beside the page, which makes room for them: no line of it is half covered.
        let x = area(Pane::Outline).map_or(body.right() - OUTLINE, |outline| outline.x - 1);
        dividers.retain(|&divider| divider < x);
        dividers.push(x);
        // Where that would leave too little of the page, the list makes room for it first.
        if area(Pane::Page).is_some_and(|page| x.saturating_sub(page.x) < READABLE) {
            shown.retain(|(pane, _)| *pane != Pane::List);
            dividers.retain(|&divider| divider == x);
        }
        let from = dividers.iter().find(|&&divider| divider < x).map_or(body.x, |list| list + 1);
        for (_, page) in shown.iter_mut().filter(|(pane, _)| *pane == Pane::Page) {
            *page = inset(Rect { x: from, width: x - from, ..body });
        }
        return inset(Rect { x, width: body.right() - x, ..body });
    }
    dividers.clear();
    body
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
        draw_line(frame, &Line::styled(rule.as_str(), style), area);
    }
    if app.is_at_start() && panes.shown.iter().all(|(pane, _)| *pane == Pane::List) {
        start_line(frame, panes.upper_rule, app, theme);
    }
    for &x in &panes.dividers {
        let at = |y, height| Rect { x, y, width: 1, height };
        frame.render_widget(Span::styled("┬", style), at(panes.upper_rule.y, 1));
        for y in panes.body.top()..panes.body.bottom() {
            if let Some(cell) = frame.buffer_mut().cell_mut(Position::new(x, y)) {
                cell.set_char('│').set_style(style);
            }
        }
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

/// What a reader meets first, in a line on the rule, where the page has no room beside the list.
fn start_line(frame: &mut Frame<'_>, rule: Rect, app: &App, theme: &Theme) {
    let room = usize::from(rule.width).saturating_sub(4);
    let whole = Page::start_line(app.library().catalog());
    let mut text = whole.as_str();
    while width(text) > room
        && let Some((before, _)) = text.rsplit_once(" · ")
    {
        text = before;
    }
    let line = Line::styled(format!(" {text} "), theme.style(Role::Muted));
    frame.render_widget(line, Rect { x: rule.x + 1, width: rule.width.saturating_sub(1), ..rule });
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
