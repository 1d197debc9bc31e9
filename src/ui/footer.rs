//! The row of keys that matter here, from the keymap in force, and how far one has come.

use super::pane::view;
use super::theme::{Role, Theme};
use super::{cut, right_text};
use crate::app::{Action, App};
use crate::text::width;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

pub fn render(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let position = (view(app.pane()).position)(app);
    let room = usize::from(area.width).saturating_sub(width(&position) + 2);
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    if let Some(notice) = app.notice() {
        let notice = format!("{}   ", cut(notice, room.saturating_sub(4)));
        used += width(&notice);
        spans.push(Span::styled(notice, theme.style(Role::Strong)));
    }
    for (key, hint) in hints(app) {
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

/// The keys that are worth the room and do something now, each with its word; after a key that did nothing, the way to
/// the others.
fn hints(app: &App) -> impl Iterator<Item = (String, &str)> {
    let told = app.notice().is_none();
    app.keymap().bindings(app.context()).filter_map(move |binding| {
        let hint = match binding.command.action {
            Action::NextLink if app.reader().hides_columns() => "next column",
            _ => binding.hint.as_deref()?,
        };
        let shown = if told {
            app.does(binding.command.action, app.context())
        } else {
            binding.command.action == Action::Help
        };
        let keys = match binding.command.action {
            Action::NextTab => tab_keys(app),
            _ => app.keymap().label(*binding.keys.first()?),
        };
        shown.then_some((keys, hint))
    })
}

/// The keys that go to a tab: the first and the last of those that name one, and those to the one before and the next.
fn tab_keys(app: &App) -> String {
    let keys_of = |is_meant: &dyn Fn(Action) -> bool| -> Vec<String> {
        let bindings = app.keymap().bindings(app.context());
        let meant = bindings.filter(|binding| is_meant(binding.command.action));
        meant
            .filter_map(|binding| binding.keys.first())
            .map(|&key| app.keymap().label(key))
            .collect()
    };
    let named = keys_of(&|action| matches!(action, Action::Tab(tab) if app.tabs().contains(&tab)));
    let named = match named.as_slice() {
        [first, .., last] => format!("{first}–{last}"),
        named => named.concat(),
    };
    let beside =
        [Action::PreviousTab, Action::NextTab].map(|beside| keys_of(&|action| action == beside));
    let keys = [vec![named], beside.concat()].concat();
    keys.join(" ").trim_start().to_owned()
}
