//! The page: its rows in colours, with what the query matches marked.

use super::layout::thumb;
use super::theme::{Role, Theme};
use crate::app::{App, Focus};
use crate::page::layout::{Mark, Row};
use crate::search::highlight;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

pub fn render(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let reader = app.reader();
    for (row, y) in reader.visible().iter().zip(area.top()..area.bottom()) {
        let line = painted(row, app, theme);
        frame.render_widget(line, Rect { y, height: 1, ..area });
    }
    let (top, length, height) = reader.window();
    if let Some(thumb) = thumb(top, length, height) {
        let buffer = frame.buffer_mut();
        for (row, y) in (area.top()..area.bottom()).enumerate() {
            if thumb.contains(&row)
                && let Some(cell) =
                    buffer.cell_mut(Position::new(area.right().saturating_sub(1), y))
            {
                cell.set_symbol("┃").set_style(theme.style(Role::Muted));
            }
        }
    }
}

fn painted<'l>(row: &Row, app: &App, theme: &Theme) -> Line<'l> {
    let whole: String = row.iter().map(|run| run.text.as_str()).collect();
    let matches = highlight(&whole, app.query());
    let mut spans = Vec::new();
    let mut start = 0;
    for run in row {
        let style = theme.style(role(run.mark, app));
        let end = start + run.text.len();
        let mut at = start;
        for range in matches.iter().filter(|range| range.start < end && range.end > start) {
            let (from, to) = (range.start.max(at), range.end.min(end));
            push(&mut spans, &whole, at..from, style);
            push(&mut spans, &whole, from..to, style.patch(theme.style(Role::Match)));
            at = to;
        }
        push(&mut spans, &whole, at..end, style);
        start = end;
    }
    Line::from(spans)
}

fn push(spans: &mut Vec<Span<'_>>, whole: &str, range: std::ops::Range<usize>, style: Style) {
    if let Some(text) = whole.get(range).filter(|text| !text.is_empty()) {
        spans.push(Span::styled(text.to_owned(), style));
    }
}

fn role(mark: Mark, app: &App) -> Role {
    match mark {
        Mark::Text => Role::Text,
        Mark::Strong => Role::Strong,
        Mark::Emphasis => Role::Emphasis,
        Mark::Muted => Role::Muted,
        Mark::Title => Role::Title,
        Mark::Heading => Role::Heading,
        Mark::Warning => Role::Warning,
        Mark::Link(link) if app.focus() == Focus::Page && app.reader().link() == Some(link) => {
            Role::SelectedLink
        }
        Mark::Link(_) => Role::Link,
        Mark::Bar => Role::Bar,
        Mark::Harm => Role::Harm,
        Mark::Track => Role::Rule,
    }
}
