//! What lies over the panes: the keys, the faults in the data, a menu.

use super::layout::scroll_mark;
use super::theme::{Role, Theme};
use super::{FOCUS, cut, place};
use crate::app::{
    ASIDE, Action, App, BESIDE_ITEM, Choice, Item, Menu, MenuLine, Overlay, Room, Text,
};
use crate::page::layout::Row;
use crate::text::width;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

/// What stands between the title of a menu and what is typed to narrow it.
const TYPED: &str = " / ";

/// What stands behind a name is a word, and no text, up to so many columns.
const WORD: usize = 12;

/// With fewer columns, a name is worth more than a text behind it.
const NARROW: usize = 72;

pub fn render(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let (title, columns) = match app.overlay() {
        Some(Overlay::Help(text)) => ("Keys", vec![rows(text, theme)]),
        Some(Overlay::Problems(text)) => ("Problems in the data", vec![rows(text, theme)]),
        Some(Overlay::Menu(menu)) => (menu.title(), items(menu, area.width.into(), theme)),
        None => return,
    };
    let head = Rect { height: 1, ..area }.intersection(area);
    let body = Rect { y: head.bottom(), height: area.height - head.height, ..area };
    frame.render_widget(Clear, area);
    let mut title = vec![Span::styled(format!(" {title}"), theme.style(Role::Title))];
    if let Some(Overlay::Menu(menu)) = app.overlay()
        && (menu.is_typing() || !menu.line().text().is_empty())
    {
        title.push(Span::styled(TYPED, theme.style(Role::Key)));
        title.push(Span::raw(menu.line().text().to_owned()));
    }
    frame.render_widget(Line::from(title), head);
    let width = match app.overlay() {
        Some(Overlay::Menu(menu)) => menu.column_width(body.width.into(), columns.len()),
        _ => body.width.into(),
    };
    let width = u16::try_from(width).unwrap_or(body.width);
    for (lines, x) in columns.into_iter().zip((body.x..).step_by(width.max(1).into())) {
        frame.render_widget(Paragraph::new(lines), Rect { x, width, ..body }.intersection(body));
    }
    if let Some(window) = window(app) {
        scroll_mark(frame, body, window, theme);
    }
}

/// The first line in view, how many lines there are, and how many there is room for.
pub fn window(app: &App) -> Option<(usize, usize, usize)> {
    Some(match app.overlay()? {
        Overlay::Help(text) | Overlay::Problems(text) => text.window(),
        Overlay::Menu(menu) => menu.window(),
    })
}

/// How far one has come in a menu.
pub fn position(app: &App) -> String {
    match app.overlay() {
        Some(Overlay::Menu(menu)) if menu.choice().is_some() => {
            format!("{}/{} ", menu.selected() + 1, menu.items().count())
        }
        _ => String::new(),
    }
}

/// Where letters are typed, the selected item begins, or the text does.
pub fn cursor(app: &App, area: Rect) -> Position {
    let row = match app.overlay() {
        Some(Overlay::Menu(menu)) if menu.is_typing() => {
            let before = 1 + width(menu.title()) + width(TYPED);
            return place(area, (0, before + width(menu.line().before_cursor())));
        }
        Some(Overlay::Menu(menu)) => {
            let (column, line) = menu.place();
            let x = column * menu.column_width(area.width.into(), menu.columns().len());
            return place(area, (line.saturating_sub(menu.window().0) + 1, x));
        }
        Some(Overlay::Help(text) | Overlay::Problems(text)) => {
            let is_blank = |row: &Row| row.iter().all(|run| run.text.trim().is_empty());
            text.visible().iter().position(|row| !is_blank(row)).unwrap_or(0)
        }
        None => 0,
    };
    place(area, (row + 1, 0))
}

/// The room of what lies over the panes in an area: all but the row of its title.
pub fn room(area: Rect) -> Room {
    Room { rows: area.height.saturating_sub(1).into(), columns: area.width.into() }
}

/// What a click in what lies over the panes asks for.
pub fn clicked(app: &App, area: Rect, at: Position) -> Option<Action> {
    item_at(app.overlay()?, area, at).map(Action::Choice)
}

fn rows<'l>(text: &Text, theme: &Theme) -> Vec<Line<'l>> {
    let painted = |row: &Row| {
        row.iter()
            .map(|run| Span::styled(run.text.clone(), theme.style(super::page::role(run.mark))))
            .collect()
    };
    text.visible().iter().map(painted).collect()
}

/// The item of a menu at a place on the screen, by its place among those that are shown.
fn item_at(overlay: &Overlay, area: Rect, at: Position) -> Option<usize> {
    let Overlay::Menu(menu) = overlay else { return None };
    let row = usize::from(at.y.checked_sub(area.y + 1)?);
    let columns = menu.columns();
    let width = menu.column_width(area.width.into(), columns.len()).max(1);
    let column = usize::from(at.x - area.x) / width;
    match columns.get(column)?.get(menu.window().0 + row)? {
        MenuLine::Item(place, _) | MenuLine::Rest(place, _) => Some(*place),
        MenuLine::Blank | MenuLine::Heading(_) => None,
    }
}

/// The lines of a menu that are in view, column by column.
fn items<'l>(menu: &Menu, columns: usize, theme: &Theme) -> Vec<Vec<Line<'l>>> {
    let lines = menu.columns();
    // Alone it has room for a gap before the mark of what is out of view.
    let columns =
        menu.column_width(columns, lines.len()).saturating_sub(usize::from(lines.len() == 1));
    let longest = |of: fn(&Item) -> &String| menu.items().map(|item| width(of(item))).max();
    let (name, aside) = (longest(|item| &item.name), longest(|item| &item.aside));
    let (name, aside) = (name.unwrap_or(0), aside.unwrap_or(0));
    let room = columns.saturating_sub(BESIDE_ITEM);
    // A word behind the names is seen whole; a text is cut, or left out where too little of it would stand there.
    let most = match aside {
        ..=WORD => room.saturating_sub(aside),
        _ if columns < NARROW => room,
        _ => room.saturating_sub(aside.min(columns / 3)),
    };
    // The gap behind the longest name is as wide as that between the columns of a page, where there is room.
    let name_room = (name + 1).max(32).min(most);
    let aside_room = match room.saturating_sub(name_room) {
        left if left < aside.min(WORD) => 0,
        left => left,
    };
    let line = |line| match line {
        MenuLine::Blank => Line::default(),
        MenuLine::Heading(heading) => {
            let heading = cut(heading, columns.saturating_sub(1));
            Span::styled(format!(" {heading}"), theme.style(Role::Heading)).into()
        }
        MenuLine::Rest(place, row) => {
            let item = menu.items().nth(place);
            let rows = item.map(|item| menu.name_rows(place, item)).unwrap_or_default();
            let rest = rows.get(row).map(String::as_str).unwrap_or_default();
            Line::from_iter([
                Span::raw("    "),
                Span::styled(rest.to_owned(), theme.style(Role::SelectedRow)),
            ])
        }
        MenuLine::Item(place, item) => {
            let here = place == menu.selected();
            let marked = item.marked == Some(true);
            let role = match (here, marked) {
                (true, _) => Role::SelectedRow,
                (false, true) => Role::Strong,
                (false, false) => Role::Text,
            };
            let mark = match item.marked {
                Some(true) => " ■ ",
                Some(false) => " □ ",
                None => "   ",
            };
            // What stands behind a name, but for the key of a command, gives way where the name is whole then.
            let is_key = matches!(item.choice, Choice::Command(_));
            let whole = width(&item.name) <= room && !is_key;
            let alone = width(&item.name) > name_room && (whole || item.aside.is_empty());
            let (name_room, aside_room) = match item.choice {
                // Where an address leads is always seen, and stands at the end.
                Choice::Open(_) => {
                    let host = width(&item.aside).min(room / 2);
                    (room - host, host)
                }
                _ if alone => (room, 0),
                _ => (name_room, aside_room),
            };
            let rows = menu.name_rows(place, item);
            let name = cut(rows.first().unwrap_or(&item.name), name_room);
            let aside = cut(&item.aside, aside_room);
            // Counts stand under each other by their last digit.
            let is_count = matches!(item.choice, Choice::Filter(_));
            let aside = if is_count { format!("{aside:>ASIDE$}") } else { aside };
            let gap = name_room.saturating_sub(width(&name));
            Line::from_iter([
                Span::styled(if here { FOCUS } else { " " }, theme.style(Role::Focus)),
                Span::styled(mark, theme.style(Role::Muted)),
                Span::styled(name, theme.style(role)),
                Span::styled(format!("{} {aside}", " ".repeat(gap)), theme.style(Role::Muted)),
            ])
        }
    };
    if menu.choice().is_none() {
        return vec![vec![
            Span::styled("   nothing of that name", theme.style(Role::Muted)).into(),
        ]];
    }
    let top = menu.window().0;
    lines.into_iter().map(|column| column.into_iter().skip(top).map(line).collect()).collect()
}
