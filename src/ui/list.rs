//! The list: the tab's entries under their headings, or what was found and why.

use super::cut;
use super::theme::{Role, Theme};
use crate::app::{App, Line, Listed};
use crate::catalog::{Body, Entry, Role as TreatmentRole};
use crate::search::{Place, Reason, TermKind, highlight};
use crate::text::width;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line as TextLine, Span};
use ratatui::widgets::Paragraph;
use std::ops::Range;

pub fn render(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    if app.list().is_empty() {
        return nothing(frame, area, app, theme);
    }
    for (line, y) in app.list().visible().iter().zip(area.top()..area.bottom()) {
        let row = Rect { y, height: 1, ..area };
        let columns = usize::from(area.width);
        let text = match line {
            Line::Heading(heading) => heading_line(heading, theme),
            Line::Row(number) => match app.list().rows().get(*number) {
                Some(listed) => {
                    row_line(app, theme, listed, *number == app.list().selected(), columns)
                }
                None => continue,
            },
            Line::Reason(number) => match app.list().rows().get(*number) {
                Some(listed) => {
                    reason_line(app, theme, listed, *number == app.list().selected(), columns)
                }
                None => continue,
            },
        };
        frame.render_widget(text, row);
    }
}

fn nothing(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let mut text = match app.query().is_empty() {
        true => "nothing here".to_owned(),
        false => format!("nothing found for “{}”", app.query().text.trim()),
    };
    let near: Vec<&str> = app.suggestions().collect();
    if !near.is_empty() {
        text.push_str(" · nearest names: ");
        text.push_str(&near.join(", "));
    }
    let runs = [crate::text::Run::new(text, ())];
    let wrapped = crate::text::wrap(
        &runs,
        usize::from(area.width).saturating_sub(2),
        crate::text::Indent::default(),
    );
    let line = |row: Vec<crate::text::Run<()>>| {
        let text: String = row.into_iter().map(|run| run.text).collect();
        TextLine::styled(format!(" {text}"), theme.style(Role::Muted))
    };
    frame.render_widget(Paragraph::new(wrapped.into_iter().map(line).collect::<Vec<_>>()), area);
}

fn heading_line<'l>(heading: &str, theme: &Theme) -> TextLine<'l> {
    let mut chars = heading.chars();
    let capital: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    TextLine::styled(format!(" {capital}{}", chars.as_str()), theme.style(Role::Heading))
}

fn row_line<'l>(
    app: &App,
    theme: &Theme,
    listed: &Listed,
    selected: bool,
    columns: usize,
) -> TextLine<'l> {
    let entry = app.library().catalog.entry(listed.entry);
    let (lead, aside) = match &listed.place {
        None => beside(entry),
        Some(Place::Hit(_)) => (String::new(), entry.kind().name().to_owned()),
        Some(Place::Under { role, last, .. }) => {
            (if *last { "└─ " } else { "├─ " }.to_owned(), short(*role).to_owned())
        }
    };
    let room = columns.saturating_sub(1 + width(&lead) + 1);
    // A role must be seen, so the name gives way; a kind or an abbreviation gives way to the name.
    let gives_way = matches!(listed.place, Some(Place::Under { .. }));
    let aside_room = match width(&aside) {
        0 => 0,
        aside if gives_way && room >= aside + 14 => aside + 2,
        aside if width(&entry.head.name) + 2 + aside <= room => aside + 2,
        _ => 0,
    };
    let name = cut(&entry.head.name, room.saturating_sub(aside_room));
    let gap = room.saturating_sub(width(&name) + if aside_room > 0 { width(&aside) } else { 0 });
    let base = if selected { Role::SelectedRow } else { Role::Text };
    let mut spans = vec![
        Span::styled(if selected { "▌" } else { " " }, theme.style(Role::Key)),
        Span::styled(lead, theme.style(Role::Muted)),
    ];
    let ranges = match &listed.place {
        Some(Place::Hit(hit)) if hit.term.kind == TermKind::Name => {
            Reason::new(&app.library().index, &app.library().catalog, app.query(), hit).ranges
        }
        Some(_) => highlight(&entry.head.name, app.query()),
        None => Vec::new(),
    };
    spans.extend(marked(&name, &ranges, theme, base));
    spans.push(Span::raw(" ".repeat(gap)));
    if aside_room > 0 {
        spans.push(Span::styled(aside, theme.style(Role::Muted)));
    }
    TextLine::from(spans)
}

/// What the list of a tab shows before and behind a name.
fn beside(entry: &Entry) -> (String, String) {
    match &entry.body {
        Body::Milestone(milestone) => (format!("{}  ", milestone.date.year()), String::new()),
        Body::Trend(trend) => (String::new(), trend.status.name().to_owned()),
        _ => (String::new(), entry.head.abbreviations.first().cloned().unwrap_or_default()),
    }
}

/// The role of a procedure, in a word that leaves room for its name.
const fn short(role: TreatmentRole) -> &'static str {
    match role {
        TreatmentRole::FirstLine => "first",
        role => role.name(),
    }
}

fn reason_line<'l>(
    app: &App,
    theme: &Theme,
    listed: &Listed,
    selected: bool,
    columns: usize,
) -> TextLine<'l> {
    let mut spans =
        vec![Span::styled(if selected { "▌  " } else { "   " }, theme.style(Role::Key))];
    let Some(Place::Hit(hit)) = &listed.place else { return TextLine::from(spans) };
    let reason = Reason::new(&app.library().index, &app.library().catalog, app.query(), hit);
    let room = columns.saturating_sub(4);
    match reason.kind {
        TermKind::Text => spans.push(Span::styled("in the text", theme.style(Role::Muted))),
        kind => {
            let label = format!(" {}", kind.name());
            let term = cut(&reason.term, room.saturating_sub(width(&label)));
            spans.extend(marked(&term, &reason.ranges, theme, Role::Muted));
            spans.push(Span::styled(label, theme.style(Role::Muted)));
        }
    }
    TextLine::from(spans)
}

/// `text` with `ranges` of it marked as matched; ranges that were cut off are left out.
fn marked<'l>(text: &str, ranges: &[Range<usize>], theme: &Theme, base: Role) -> Vec<Span<'l>> {
    let mut spans = Vec::new();
    let mut at = 0;
    for range in ranges {
        let (Some(before), Some(hit)) = (text.get(at..range.start), text.get(range.clone())) else {
            break;
        };
        spans.push(Span::styled(before.to_owned(), theme.style(base)));
        spans.push(Span::styled(hit.to_owned(), theme.style(base).patch(theme.style(Role::Match))));
        at = range.end;
    }
    spans.push(Span::styled(text.get(at..).unwrap_or_default().to_owned(), theme.style(base)));
    spans
}
