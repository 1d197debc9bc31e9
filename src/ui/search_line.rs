//! The search line; while a page is read, the way back.

use super::theme::{Role, Theme};
use super::{cut, right_text};
use crate::app::{App, Focus, Location, QueryLine, Scope};
use crate::text::width;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

/// What to type, in as many words as there is room for.
const HINTS: [&str; 3] = [
    "type a condition, symptom, procedure or ICD-10 code",
    "type a condition, symptom or procedure",
    "type what you look for",
];

pub fn render(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    if let Some(line) = finding(app) {
        return find_line(frame, area, line, app, theme);
    }
    if app.focus() == Focus::Page {
        return way_back(frame, area, app, theme);
    }
    let prompt = prompt(app);
    let room = usize::from(area.width).saturating_sub(width(&prompt) + 1);
    let (text, role) = if app.line().text().is_empty() {
        // The hint begins behind the cursor.
        let room = room.saturating_sub(1);
        let narrow = format!("type to narrow the list of {}", app.tab().title());
        let hint = match app.scope() {
            Scope::Everything => fitting(&HINTS, room),
            Scope::Tab => fitting(&[&narrow, "type to narrow the list"], room),
        };
        (format!(" {hint}"), Role::Muted)
    } else {
        let role = if app.line().is_selected() { Role::Selected } else { Role::Title };
        (shown(app.line(), room).to_owned(), role)
    };
    let count = count(app);
    let used = width(&prompt) + width(&text);
    let (of_prompt, ghost) = match app.focus() {
        Focus::Line => (Role::Key, app.completion()),
        _ => (Role::Muted, None),
    };
    let line = vec![
        Span::styled(prompt, theme.style(of_prompt)),
        Span::styled(text, theme.style(role)),
        Span::styled(ghost.unwrap_or_default(), theme.style(Role::Muted)),
    ];
    frame.render_widget(Line::from(line), area);
    if used + width(&count) + 2 <= area.width.into() {
        frame.render_widget(right_text(count, theme.style(Role::Muted)), area);
    }
}

/// The title of a section has at least as many cells.
const SHORTEST_SECTION: usize = 16;

/// Where going back leads; behind it what is read and which section of it, as soon as their titles are out of view and no names
/// stay above them, and whether it is bookmarked.
fn way_back(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let way = app.history().previous().map_or("the list".to_owned(), |from| described(app, from));
    let sign = if app.is_bookmarked() { " bookmarked " } else { "" };
    let room = usize::from(area.width).saturating_sub(width(sign));
    let catalog = app.library().catalog();
    let reader = app.reader();
    let is_named = reader.top() == 0 || !reader.head().is_empty();
    let read = reader.showing().filter(|_| !is_named);
    let title = read.map(|read| read.by_id(catalog).words(catalog)).unwrap_or_default();
    let dot = if title.is_empty() { "" } else { " · " };
    // A few letters of a section tell nothing.
    let left = room.saturating_sub(room / 5 + width(&title));
    let section = reader.section_above().filter(|_| !title.is_empty() && left > SHORTEST_SECTION);
    let section = section.map(|section| format!(" · {section}")).unwrap_or_default();
    // The way is known from before; it gives way, but not wholly.
    let read = width(&title) + width(&section);
    let least = room / if section.is_empty() { 3 } else { 5 };
    let left = room.saturating_sub(read).max(least).saturating_sub(width(dot));
    let way = cut(&format!(" ‹ {way}"), left) + dot;
    // For whom a dose is, its section says.
    let section = cut(&section, room / 2);
    let title = cut(&title, room.saturating_sub(width(&way) + width(&section)));
    let spans = [(way, Role::Muted), (title, Role::Strong), (section, Role::Text)];
    let line = spans.map(|(text, role)| Span::styled(text, theme.style(role)));
    frame.render_widget(Line::from_iter(line), area);
    frame.render_widget(right_text(sign.to_owned(), theme.style(Role::Muted)), area);
}

/// Where the cursor stands.
pub fn cursor(area: Rect, app: &App) -> Position {
    let (prompt, line) = match finding(app) {
        Some(line) => (FIND.to_owned(), line),
        None => (prompt(app), app.line()),
    };
    let room = usize::from(area.width).saturating_sub(width(&prompt) + 1);
    let hidden = line.text().len() - shown(line, room).len();
    let before = line.before_cursor().get(hidden..).unwrap_or_default();
    let column = u16::try_from(width(&prompt) + width(before)).unwrap_or(u16::MAX);
    Position::new(area.x.saturating_add(column).min(area.right().saturating_sub(1)), area.y)
}

fn prompt(app: &App) -> String {
    match app.scope() {
        Scope::Everything => " Everything / ".to_owned(),
        Scope::Tab => format!(" {} / ", app.tab().title()),
    }
}

/// What stands before what is to be found in the page.
const FIND: &str = " This page / ";

/// What to find in the page, where that is asked.
fn finding(app: &App) -> Option<&QueryLine> {
    let reading = matches!(app.focus(), Focus::Page | Focus::Find);
    app.reader().find().filter(|_| reading)
}

fn find_line(frame: &mut Frame<'_>, area: Rect, line: &QueryLine, app: &App, theme: &Theme) {
    let typing = app.focus() == Focus::Find;
    let room = usize::from(area.width).saturating_sub(width(FIND) + 1);
    let (text, role) = match line.text() {
        "" => (format!(" {}", fitting(&FIND_HINTS, room.saturating_sub(1))), Role::Muted),
        _ if line.is_selected() => (shown(line, room).to_owned(), Role::Selected),
        _ => (shown(line, room).to_owned(), Role::Title),
    };
    let prompt = Span::styled(FIND, theme.style(if typing { Role::Key } else { Role::Muted }));
    frame.render_widget(Line::from(vec![prompt, Span::styled(text, theme.style(role))]), area);
}

const FIND_HINTS: [&str; 2] =
    ["find in this page; / again searches everything", "find in this page"];

/// The first of the hints that has room, or else the last.
fn fitting<'h>(hints: &[&'h str], room: usize) -> &'h str {
    let fits = hints.iter().find(|hint| width(hint) <= room);
    fits.or(hints.last()).copied().unwrap_or_default()
}

/// The end of what was typed, as much as fits.
fn shown(line: &QueryLine, room: usize) -> &str {
    let text = line.text();
    let mut ends = text.char_indices().filter_map(|(at, _)| text.get(at..));
    ends.find(|end| width(end) <= room).unwrap_or_default()
}

fn count(app: &App) -> String {
    if app.query().is_empty() {
        return String::new();
    }
    // What lays entries side by side is none that is found.
    let rows = app.list().rows().iter();
    match rows.filter(|row| row.entry().is_some()).count() {
        _ if app.list().is_missing() => "nothing found ".to_owned(),
        _ if app.list().is_of_values() => String::new(),
        _ if app.list().pending().is_some() => "nothing yet ".to_owned(),
        count => format!("{count} found "),
    }
}

/// Where going back leads, in words.
fn described(app: &App, from: &Location) -> String {
    match from.focus {
        Focus::Page => {
            let shown = from.showing.as_ref();
            shown.map_or_else(String::new, |shown| shown.words(app.library().catalog()))
        }
        _ if from.query.is_empty() => from.tab.title().to_owned(),
        _ => format!("search “{}”", from.query),
    }
}
