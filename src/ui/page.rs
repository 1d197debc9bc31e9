//! The page: its rows in colors, with what the query matches marked.

use super::layout::scroll_mark;
use super::picture;
use super::theme::{Role, Theme};
use super::{FOCUS, draw_line, place};
use crate::app::{Action, App, Focus, Match, Pane, Room};
use crate::page::layout::{Mark, Row};
use crate::text::width;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::ops::Range;

pub fn render(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let reader = app.reader();
    let head = reader.head().iter().map(|row| painted(row, &[], app, theme));
    let rows = (reader.top()..).zip(reader.visible());
    let rows = rows.map(|(number, row)| painted(row, &marked(number, app), app, theme));
    for (line, y) in head.chain(rows).zip(area.top()..area.bottom()) {
        draw_line(frame, &line, Rect { y, height: 1, ..area });
    }
    if app.pane() == Pane::Page && app.focus() == Focus::Page {
        // In the column before the page, which is free.
        let at = cursor(app, area);
        let mark = Rect { x: area.x.saturating_sub(1), y: at.y, width: 1, height: 1 };
        frame.render_widget(Span::styled(FOCUS, theme.style(Role::Focus)), mark);
    }
    let below = reader.head().len().try_into().unwrap_or(area.height).min(area.height);
    let area = Rect { y: area.y + below, height: area.height - below, ..area };
    picture::over(frame, area, app, theme);
    scroll_mark(frame, area, reader.window(), theme);
}

/// The room of a page in an area: its rows, and at their right a column for the mark of what is out of view.
pub fn room(area: Rect) -> Room {
    Room { rows: area.height.into(), columns: area.width.saturating_sub(2).into() }
}

/// What a click in the page asks for: the link that it hits, or else the keys.
pub fn clicked(app: &App, area: Rect, at: Position) -> Action {
    let mut rows = app.reader().head().iter().chain(app.reader().visible());
    let row = rows.nth(usize::from(at.y - area.y));
    let mut end = usize::from(area.x);
    let hit = row.into_iter().flatten().find(|run| {
        end += width(&run.text);
        usize::from(at.x) < end
    });
    match hit.map(|run| run.mark) {
        Some(Mark::Link(link) | Mark::BarLink(link)) => Action::Link(link),
        Some(Mark::Drawn { .. }) => {
            let column = usize::from(at.x - area.x);
            let link = row.and_then(|row| picture::link_at(row, column, app));
            link.map_or(Action::FocusPage, Action::Link)
        }
        _ => Action::FocusPage,
    }
}

/// Where the reading is.
pub fn cursor(app: &App, area: Rect) -> Position {
    place(area, app.reader().cursor_cell())
}

/// How far one has come, behind how much matches.
pub fn position(app: &App) -> String {
    let (top, length, height) = app.reader().window();
    let place = match length.saturating_sub(height) {
        0 => "all".to_owned(),
        last => format!("{}%", top * 100 / last),
    };
    let of = app.reader().matches().len();
    let found = match (app.reader().at_match(), of) {
        (_, 0) if app.reader().find().is_some_and(|line| !line.text().is_empty()) => {
            "not found · ".to_owned()
        }
        (_, 0) => String::new(),
        (Some(at), _) => format!("match {}/{of} · ", at + 1),
        (None, 1) => "1 match · ".to_owned(),
        (None, _) => format!("{of} matches · "),
    };
    let seen = app.reader().seen();
    let columns = match seen.first + 1..seen.first + seen.shown {
        _ if seen.shown == seen.all => String::new(),
        shown => format!("columns {}–{} of {} · ", shown.start, shown.end, seen.all),
    };
    format!("{found}{columns}{place} ")
}

/// What matches in a row, with whether it was gone to.
fn marked(number: usize, app: &App) -> Vec<(Range<usize>, bool)> {
    let reader = app.reader();
    let matches = reader.matches();
    // Matches stand in the order of their rows, and one may go on from the row above.
    let from = matches.partition_point(|found| found.row() < number).saturating_sub(1);
    let near = (from..).zip(matches.get(from..).unwrap_or_default());
    let near = near.take_while(|(_, found)| found.row() <= number);
    let part = |(at, found): (usize, &Match)| {
        let here = reader.at_match() == Some(at);
        let parts = found.parts.clone().into_iter();
        parts
            .filter(|(row, _)| *row == number)
            .map(move |(_, range)| (range, here))
            .collect::<Vec<_>>()
    };
    near.flat_map(part).collect()
}

fn painted<'l>(
    row: &'l Row,
    matches: &[(Range<usize>, bool)],
    app: &App,
    theme: &Theme,
) -> Line<'l> {
    let selected = app.reader().link().filter(|_| app.focus() == Focus::Page);
    let mut spans = Vec::new();
    let mut start = 0;
    for run in row {
        if let Mark::Drawn { number, row } = run.mark {
            let drawing = app.reader().drawing(number);
            let drawn = drawing.and_then(|drawing| picture::row(drawing, row, theme));
            spans.extend(drawn.unwrap_or_else(|| vec![Span::raw(run.text.clone())]));
            start += run.text.len();
            continue;
        }
        let role = match run.mark {
            Mark::Link(link) if Some(link) == selected => Role::SelectedLink,
            mark => role(mark),
        };
        let style = theme.style(role);
        let end = start + run.text.len();
        let mut at = start;
        let inside = |(range, _): &&(Range<usize>, bool)| range.start < end && range.end > start;
        for (range, here) in matches.iter().filter(inside) {
            let (from, to) = (range.start.max(at), range.end.min(end));
            // The selected link stays one, whatever of it matches.
            let marked = match here {
                true => style.patch(theme.style(Role::Selected)),
                false if role == Role::SelectedLink => style,
                false => style.patch(theme.style(Role::Match)),
            };
            push(&mut spans, &run.text, at - start..from - start, style);
            push(&mut spans, &run.text, from - start..to - start, marked);
            at = to;
        }
        push(&mut spans, &run.text, at - start..end - start, style);
        start = end;
    }
    Line::from(spans)
}

fn push<'l>(spans: &mut Vec<Span<'l>>, of_run: &'l str, range: Range<usize>, style: Style) {
    if let Some(text) = of_run.get(range).filter(|text| !text.is_empty()) {
        spans.push(Span::styled(text, style));
    }
}

/// How a stretch of text is painted.
pub const fn role(mark: Mark) -> Role {
    match mark {
        Mark::Text | Mark::Drawn { .. } => Role::Text,
        Mark::Strong => Role::Strong,
        Mark::Emphasis => Role::Emphasis,
        Mark::Muted | Mark::Cite => Role::Muted,
        Mark::Title => Role::Title,
        Mark::Heading => Role::Heading,
        Mark::Warning => Role::Warning,
        Mark::Link(_) => Role::Link,
        Mark::Bar | Mark::BarLink(_) => Role::Bar,
        Mark::Benefit => Role::Benefit,
        Mark::Harm => Role::Harm,
        Mark::Track => Role::Rule,
        Mark::Key => Role::Key,
    }
}
