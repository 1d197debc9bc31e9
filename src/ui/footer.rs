//! The row of keys that matter here, from the keymap in force, and how far one has come.

use super::pane::view;
use super::theme::{Role, Theme};
use super::{cut, right_text};
use crate::app::{Action, App};
use crate::text::{Indent, Run, width, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

/// What stands behind a hint.
const GAP: &str = "   ";

/// No more rows of a pane are covered by what is told, and its own.
const MOST_ROWS: usize = 3;

/// A key with its word.
struct Hint<'a> {
    key: String,
    word: &'a str,
    action: Action,
}

impl Hint<'_> {
    fn columns(&self) -> usize {
        width(&self.key) + 1 + width(self.word)
    }
}

pub fn render(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let room = room(app, area);
    let mut spans = vec![Span::raw(" ")];
    let told = notice(app, room);
    if let Some((last, before)) = told.split_last() {
        // What has no room in one row stands over the last ones of the pane until the next key.
        for (row, text) in (0..area.y).rev().zip(before.iter().rev()) {
            let above = Rect { y: row, ..area };
            frame.render_widget(Clear, above);
            frame.render_widget(Line::styled(format!(" {text}"), theme.style(Role::Strong)), above);
        }
        spans.push(Span::styled(format!("{last}{GAP}"), theme.style(Role::Strong)));
    }
    for Hint { key, word, .. } in shown(app, room) {
        spans.push(Span::styled(key, theme.style(Role::Key)));
        spans.push(Span::styled(format!(" {word}{GAP}"), theme.style(Role::Muted)));
    }
    frame.render_widget(Line::from(spans), area);
    frame.render_widget(right_text(position(app), theme.style(Role::Muted)), area);
}

/// What the key does that is named at a place.
pub fn clicked(app: &App, area: Rect, x: u16) -> Option<Action> {
    let room = room(app, area);
    let mut end = usize::from(area.x) + 1 + told_columns(app, room);
    let mut at = |hint: &Hint<'_>| {
        let begin = end;
        end += hint.columns() + GAP.len();
        (begin..begin + hint.columns()).contains(&x.into())
    };
    shown(app, room).into_iter().find_map(|hint| at(&hint).then_some(hint.action))
}

/// How far one has come.
fn position(app: &App) -> String {
    (view(app.pane()).position)(app)
}

/// The columns beside that.
fn room(app: &App, area: Rect) -> usize {
    usize::from(area.width).saturating_sub(width(&position(app)) + 2)
}

/// What is told, in as many rows as it needs; no more than three.
fn notice(app: &App, room: usize) -> Vec<String> {
    let Some(notice) = app.notice() else { return Vec::new() };
    let columns = room.saturating_sub(1 + GAP.len());
    let rows = wrap(&[Run::new(notice, ())], columns, Indent::default()).into_iter();
    let mut rows: Vec<String> =
        rows.map(|row| row.into_iter().map(|run| run.text).collect()).collect();
    if rows.len() > MOST_ROWS {
        let rest = rows.split_off(MOST_ROWS - 1).join(" ");
        rows.push(cut(&rest, columns));
    }
    rows
}

/// The columns that the last row of what is told takes.
fn told_columns(app: &App, room: usize) -> usize {
    notice(app, room).last().map_or(0, |last| width(last) + GAP.len())
}

/// The hints that there is room for, those first that stand first; none takes the room of the key that leads to all the others,
/// unless one that leads back is there.
fn shown(app: &App, room: usize) -> Vec<Hint<'_>> {
    let hints: Vec<Hint<'_>> = hints(app).collect();
    let help = hints.iter().find(|hint| hint.action == Action::Help);
    let mut kept = help.map_or(0, Hint::columns);
    let mut used = 1 + told_columns(app, room);
    let has_room = |hint: &Hint<'_>| {
        let is_way = matches!(hint.action, Action::Help | Action::Back | Action::Escape);
        let needed = used + hint.columns() + if is_way { 0 } else { GAP.len() + kept };
        if needed > room {
            return false;
        }
        used += hint.columns() + GAP.len();
        if is_way {
            kept = 0;
        }
        true
    };
    hints.into_iter().filter(has_room).collect()
}

/// The keys that are worth the room and do something now, each with its word; after a key that did nothing, the way to
/// the others.
fn hints(app: &App) -> impl Iterator<Item = Hint<'_>> {
    let told = app.notice().is_none();
    app.keymap().bindings(app.context()).filter_map(move |binding| {
        let action = binding.command.action;
        let word = match action {
            Action::NextLink if app.reader().hides_columns() => "next column",
            Action::NextPane if !app.completes() => return None,
            _ => binding.hint.as_deref()?,
        };
        let shown = if told { app.does(action, app.context()) } else { action == Action::Help };
        let key = match action {
            Action::NextTab => tab_keys(app),
            _ => app.keymap().label(*binding.keys.first()?),
        };
        shown.then_some(Hint { key, word, action })
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
