//! The row of keys that matter here, from the table of commands, and how far one has come.

use super::right_text;
use super::theme::{Role, Theme};
use crate::app::{App, COMMANDS, Context, Key};
use crate::text::width;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

pub fn render(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let position = position(app);
    let room = usize::from(area.width).saturating_sub(width(&position) + 2);
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for (key, hint) in hints(app.context()) {
        let needed = width(&key) + 1 + width(hint) + 3;
        if used + needed > room {
            continue;
        }
        used += needed;
        spans.push(Span::styled(key, theme.style(Role::Key)));
        spans.push(Span::styled(format!(" {hint}   "), theme.style(Role::Muted)));
    }
    frame.render_widget(Line::from(spans), area);
    frame.render_widget(right_text(position, theme.style(Role::Muted)), area);
}

/// The keys of a context that are worth the room, each with its word.
fn hints(context: Context) -> impl Iterator<Item = (String, &'static str)> {
    COMMANDS.iter().filter(move |command| command.contexts.contains(&context)).filter_map(
        |command| {
            let key: Key = command.keys.first()?.parse().ok()?;
            Some((key.label(), command.hint?))
        },
    )
}

/// How far one has come in what has the keys.
fn position(app: &App) -> String {
    match app.context() {
        Context::Line | Context::List => match app.list().rows().len() {
            0 => String::new(),
            count => format!("{}/{count} ", app.list().selected() + 1),
        },
        Context::Page => {
            let (top, length, height) = app.reader().window();
            let place = match length.saturating_sub(height) {
                0 => "all".to_owned(),
                last => format!("{}%", top * 100 / last),
            };
            match app.reader().matches() {
                0 => format!("{place} "),
                matches => format!("n {matches} matching rows · {place} "),
            }
        }
        Context::Overlay => String::new(),
    }
}
