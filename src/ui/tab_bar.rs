//! The row of tabs, with the name of the program and how much it knows.

use super::right_text;
use super::theme::{Role, Theme};
use crate::app::{App, Scope, Tab};
use crate::catalog::Kind;
use crate::text::width;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

const BRAND: &str = " fluoro ";

pub fn render(frame: &mut Frame<'_>, area: Rect, app: &App, theme: &Theme) {
    let mut spans = Vec::new();
    if shows_brand(app, area.width) {
        spans.push(Span::styled(BRAND, theme.style(Role::Brand)));
    }
    for (tab, title) in titles(app, area.width) {
        spans.push(Span::styled(title, theme.style(role(app, tab))));
    }
    let used: usize = spans.iter().map(|span| width(&span.content)).sum();
    frame.render_widget(Line::from(spans), area);
    let (text, role) = right(app);
    let text = if used + width(&text) + 2 <= area.width.into() { text } else { sign(app) };
    frame.render_widget(right_text(text, theme.style(role)), area);
}

/// A search over everything stands in no tab: the tab that one comes back to is only told apart.
fn role(app: &App, tab: Tab) -> Role {
    let searches_all = !app.query().is_empty() && app.scope() == Scope::Everything;
    match (tab == app.tab(), searches_all) {
        (false, _) => Role::Muted,
        (true, true) => Role::Strong,
        (true, false) => Role::ActiveTab,
    }
}

/// What says in the least room that there are faults; nothing where there are none. Room is kept for it.
fn sign(app: &App) -> String {
    match app.problems().len() {
        0 => String::new(),
        count => format!(" ▲ {count}{} ", key(app)),
    }
}

/// The key that shows the faults, where it does: while typing it is a letter.
fn key(app: &App) -> String {
    let key = app.keymap().key_of(app.context(), "problems");
    key.map_or_else(String::new, |key| format!(": {key}"))
}

/// The columns that tabs may take.
fn room(app: &App, columns: u16) -> usize {
    usize::from(columns).saturating_sub(width(&sign(app)))
}

/// What stands at the right: the faults in the data, or else how much is known.
fn right(app: &App) -> (String, Role) {
    match app.problems().len() {
        0 => {
            let catalog = app.library().catalog();
            let count = |kind| catalog.of_kind(kind).count();
            let known = format!(
                "{} conditions · {} procedures ",
                count(Kind::Condition),
                count(Kind::Procedure)
            );
            (known, Role::Muted)
        }
        1 => (format!("▲ 1 problem in the data{} ", key(app)), Role::Warning),
        count => (format!("▲ {count} problems in the data{} ", key(app)), Role::Warning),
    }
}

/// The titles as they fit: with room, close together, cut to their beginnings, or the active one alone.
fn titles(app: &App, columns: u16) -> Vec<(Tab, String)> {
    let tabs = app.tabs();
    let active = |tab: Tab| tab == app.tab();
    let written = |write: &dyn Fn(Tab) -> String| -> Option<Vec<(Tab, String)>> {
        let titles: Vec<_> = tabs.iter().map(|&tab| (tab, write(tab))).collect();
        (length(&titles) <= room(app, columns)).then_some(titles)
    };
    let roomy = |tab: Tab| format!(" {} ", tab.title());
    let close = |tab: Tab| if active(tab) { roomy(tab) } else { format!("{} ", tab.title()) };
    let cut = |tab: Tab| {
        let beginning: String = tab.title().chars().take(4).collect();
        if active(tab) { roomy(tab) } else { format!("{beginning}. ") }
    };
    written(&roomy).or_else(|| written(&close)).or_else(|| written(&cut)).unwrap_or_else(|| {
        let place = tabs.iter().position(|&tab| active(tab)).map_or(0, |at| at + 1);
        vec![(app.tab(), format!(" {} {place}/{} ", app.tab().title(), tabs.len()))]
    })
}

fn length(titles: &[(Tab, String)]) -> usize {
    titles.iter().map(|(_, title)| width(title)).sum()
}

fn shows_brand(app: &App, columns: u16) -> bool {
    length(&titles(app, columns)) + width(BRAND) <= room(app, columns)
}

/// The tab at a column.
pub fn tab_at(app: &App, area: Rect, x: u16) -> Option<Tab> {
    let mut column = usize::from(x - area.x);
    if shows_brand(app, area.width) {
        column = column.checked_sub(width(BRAND))?;
    }
    for (tab, title) in titles(app, area.width) {
        match column.checked_sub(width(&title)) {
            None => return Some(tab),
            Some(rest) => column = rest,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Action;
    use crate::catalog::Catalog;
    use crate::search::Library;

    #[test]
    fn a_search_over_everything_lights_no_tab() {
        let mut app = App::new(Library::new(Catalog::embedded()), "");
        let roles = |app: &App| app.tabs().iter().map(|&tab| role(app, tab)).collect::<Vec<_>>();
        assert_eq!(roles(&app).iter().filter(|role| **role == Role::ActiveTab).count(), 1);
        app.update(Action::Insert('x'));
        assert!(!roles(&app).contains(&Role::ActiveTab) && roles(&app).contains(&Role::Strong));
    }
}
