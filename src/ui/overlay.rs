//! What lies over the panes: the keys, or the faults in the data.

use super::theme::{Role, Theme};
use crate::app::{Action, App, COMMANDS, Command, Context, Key, Overlay};
use crate::text::{Indent, Run, clean, width, wrap};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

pub fn render(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let (title, rows, top) = match app.overlay() {
        Some(Overlay::Help { top }) => (" Keys", help(app, area.width), top),
        Some(Overlay::Problems { top }) => {
            (" Problems in the data", problems(app, area.width), top)
        }
        Some(Overlay::Filters { selected }) => {
            let rows = filters(app, selected);
            // The selected row stays in view.
            let at = rows.iter().position(|row| row.iter().any(|run| run.text == SELECTED));
            let below = usize::from(area.height).saturating_sub(2);
            (" Filters: Enter chooses", rows, at.unwrap_or(0).saturating_sub(below))
        }
        None => return,
    };
    let [head, body] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    let lines = rows.into_iter().skip(top).map(|row| {
        row.into_iter()
            .map(|run| Span::styled(run.text, theme.style(run.mark)))
            .collect::<Line<'_>>()
    });
    frame.render_widget(Clear, area);
    frame.render_widget(Line::styled(title, theme.style(Role::Title)), head);
    frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), body);
}

/// What stands before the selected value.
const SELECTED: &str = "▌";

/// The values that the list can be filtered by, under their fields, with how many entries have each.
fn filters(app: &App, selected: usize) -> Rows {
    let mut rows = Rows::new();
    let mut field = None;
    for (number, (facet, asked)) in app.facets().enumerate() {
        if field != Some(facet.field) {
            field = Some(facet.field);
            rows.push(Vec::new());
            rows.push(vec![Run::new(format!(" {}", facet.field.name()), Role::Heading)]);
        }
        let here = number == selected;
        let role = if here || asked { Role::Strong } else { Role::Text };
        rows.push(vec![
            Run::new(if here { SELECTED } else { " " }, Role::Key),
            Run::new(if asked { " ■ " } else { " □ " }, Role::Muted),
            Run::new(format!("{:32}", facet.value), role),
            Run::new(format!("{:>4}", facet.count), Role::Muted),
        ]);
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
    ] {
        rows.push(Vec::new());
        rows.push(vec![Run::new(format!(" {title}"), Role::Heading)]);
        let mut seen: Vec<(&str, Vec<String>, &str)> = Vec::new();
        let absent = |action| matches!(action, Action::Tab(tab) if !app.tabs().contains(&tab));
        let apply =
            |command: &&Command| command.contexts.contains(&context) && !absent(command.action);
        for command in COMMANDS.iter().filter(apply) {
            let keys = command.keys.iter().filter_map(|key| Some(key.parse::<Key>().ok()?.label()));
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
