//! What lies over the panes: the keys, the faults in the data, a menu.

use super::cut;
use super::theme::{Role, Theme};
use crate::app::{Action, App, Binding, Context, Menu, MenuLine, Overlay};
use crate::text::{Indent, Run, clean, width, wrap};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

pub fn render(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let (title, rows, top) = match app.overlay() {
        Some(Overlay::Help(scroll)) => ("Keys", help(app, area.width), scroll.top()),
        Some(Overlay::Problems(scroll)) => {
            ("Problems in the data", problems(app, area.width), scroll.top())
        }
        Some(Overlay::Menu(menu)) => (menu.title(), items(menu, area.width.into()), menu.top()),
        None => return,
    };
    let [head, body] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    let lines = rows.into_iter().skip(top).map(|row| {
        row.into_iter()
            .map(|run| Span::styled(run.text, theme.style(run.mark)))
            .collect::<Line<'_>>()
    });
    frame.render_widget(Clear, area);
    let mut title = vec![Span::styled(format!(" {title}"), theme.style(Role::Title))];
    if let Some(Overlay::Menu(menu)) = app.overlay()
        && (menu.is_typing() || !menu.line().text().is_empty())
    {
        title.push(Span::styled(" / ", theme.style(Role::Key)));
        title.push(Span::raw(menu.line().text().to_owned()));
        if menu.is_typing() {
            let before: usize = title.iter().map(|span| width(&span.content)).sum();
            let after = width(menu.line().text()) - width(menu.line().before_cursor());
            let column = u16::try_from(before - after).unwrap_or(u16::MAX);
            frame.set_cursor_position(Position::new(head.x.saturating_add(column), head.y));
        }
    }
    frame.render_widget(Line::from(title), head);
    frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), body);
}

/// The item of a menu at a place on the screen, by its place among those that are shown.
pub fn item_at(overlay: &Overlay, area: Rect, at: Position) -> Option<usize> {
    let Overlay::Menu(menu) = overlay else { return None };
    let row = usize::from(at.y.checked_sub(area.y + 1)?);
    match menu.lines().get(menu.top() + row)? {
        MenuLine::Item(place, _) => Some(*place),
        MenuLine::Blank | MenuLine::Heading(_) => None,
    }
}

/// The lines of a menu.
fn items(menu: &Menu, columns: usize) -> Rows {
    let name_room = columns.saturating_sub(12).min(32);
    let line = |line| match line {
        MenuLine::Blank => Vec::new(),
        MenuLine::Heading(heading) => vec![Run::new(format!(" {heading}"), Role::Heading)],
        MenuLine::Item(place, item) => {
            let here = place == menu.selected();
            let role = if here || item.marked { Role::Strong } else { Role::Text };
            let name = cut(&item.name, name_room);
            let gap = name_room.saturating_sub(width(&name));
            vec![
                Run::new(if here { "▌" } else { " " }, Role::Key),
                Run::new(if item.marked { " ■ " } else { " □ " }, Role::Muted),
                Run::new(name, role),
                Run::new(format!("{}{:>4}", " ".repeat(gap), item.aside), Role::Muted),
            ]
        }
    };
    let mut rows: Rows = menu.lines().into_iter().map(line).collect();
    if rows.is_empty() {
        rows.push(vec![Run::new("   nothing of that name", Role::Muted)]);
    }
    rows
}

/// How many rows the keys fill.
pub fn help_rows(app: &App, columns: u16) -> usize {
    help(app, columns).len()
}

/// How many rows the faults fill.
pub fn problem_rows(app: &App, columns: u16) -> usize {
    problems(app, columns).len()
}

type Rows = Vec<Vec<Run<Role>>>;

fn help(app: &App, columns: u16) -> Rows {
    let mut rows = Rows::new();
    for (context, title) in [
        (Context::Line, "While typing"),
        (Context::List, "In the list"),
        (Context::Page, "In the page"),
        (Context::Find, "While finding in the page"),
        (Context::Menu, "In a menu"),
    ] {
        rows.push(Vec::new());
        rows.push(vec![Run::new(format!(" {title}"), Role::Heading)]);
        let mut seen: Vec<(&str, Vec<String>, &str)> = Vec::new();
        let absent = |action| matches!(action, Action::Tab(tab) if !app.tabs().contains(&tab));
        for Binding { command, keys, .. } in app.keymap().bindings(context) {
            if absent(command.action) {
                continue;
            }
            let keys = keys.iter().map(|key| key.label());
            match seen.iter_mut().find(|(name, ..)| *name == command.name) {
                Some((_, known, _)) => known.extend(keys),
                None => seen.push((command.name, keys.collect(), command.doc)),
            }
        }
        for (_, keys, doc) in seen {
            let keys = keys.join("  ");
            let gap = 24usize.saturating_sub(width(&keys)).max(2);
            let text = [Run::new(doc, Role::Text)];
            let room = usize::from(columns).saturating_sub(4);
            let first = 3 + width(&keys) + gap;
            let mut wrapped = wrap(&text, room, Indent { first, rest: 27 }).into_iter();
            let mut row = vec![
                Run::new("   ", Role::Text),
                Run::new(keys, Role::Key),
                Run::new(" ".repeat(gap), Role::Text),
            ];
            row.extend(wrapped.next().unwrap_or_default());
            rows.push(row);
            rows.extend(wrapped.map(|rest| {
                let mut row = vec![Run::new(" ".repeat(27), Role::Text)];
                row.extend(rest);
                row
            }));
        }
    }
    rows
}

fn problems(app: &App, columns: u16) -> Rows {
    let room = usize::from(columns).saturating_sub(4);
    let mut rows = Rows::new();
    for problem in app.problems() {
        let parts = [
            (Run::new(clean(&problem.place()).into_owned(), Role::Strong), 1),
            (Run::new(clean(&problem.fault).into_owned(), Role::Text), 3),
            (Run::new(problem.remedy.clone(), Role::Muted), 3),
        ];
        rows.push(Vec::new());
        for (run, indent) in parts {
            for row in wrap(&[run], room, Indent { first: indent, rest: indent }) {
                let mut indented = vec![Run::new(" ".repeat(indent), Role::Text)];
                indented.extend(row);
                rows.push(indented);
            }
        }
    }
    rows
}
