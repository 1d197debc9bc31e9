//! The row of tabs, with the name of the program and how much it knows.

use super::right_text;
use super::theme::{Role, Theme};
use crate::app::{App, Scope, Tab};
use crate::catalog::{Kind, Progress};
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
    let (texts, role) = right(app);
    let fits = |text: &&String| used + width(text) + 2 <= area.width.into();
    let text = texts.iter().find(fits).cloned().unwrap_or_else(|| sign(app));
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
    if app.reading().is_some() {
        return " reading… ".to_owned();
    }
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

/// What stands at the right, in as many words as there is room for: the faults in the data, or else how much is known.
fn right(app: &App) -> (Vec<String>, Role) {
    if let Some(Progress { read, of }) = app.reading() {
        let told = match of {
            0 => "reading your data… ".to_owned(),
            _ => format!("reading your data: {read} of {of} files "),
        };
        return (vec![told], Role::Warning);
    }
    match app.problems().len() {
        0 => {
            let catalog = app.library().catalog();
            let count = |kind| catalog.of_kind(kind).count();
            let known = format!(
                "{} conditions · {} procedures ",
                count(Kind::Condition),
                count(Kind::Procedure)
            );
            (vec![known], Role::Muted)
        }
        count => {
            let problems = if count == 1 { "problem" } else { "problems" };
            let told = |place| format!("▲ {count} {problems}{place}{} ", key(app));
            ([" in the data", ""].map(told).to_vec(), Role::Warning)
        }
    }
}

/// The titles as they fit: with room, close together, or the active one with those around it, and a sign for those beyond.
fn titles(app: &App, columns: u16) -> Vec<(Tab, String)> {
    let (tabs, room) = (app.tabs(), room(app, columns));
    let roomy = |tab: Tab| (tab, format!(" {} ", tab.title()));
    let active = tabs.iter().position(|&tab| tab == app.tab()).unwrap_or(0);
    // The light of the active one touches no other.
    let close = |(number, &tab): (usize, &Tab)| match number {
        _ if number == active || number + 1 == active => roomy(tab),
        _ => (tab, format!(" {}", tab.title())),
    };
    let fits = |titles: &Vec<(Tab, String)>| length(titles) <= room;
    let all = tabs.iter().copied().map(roomy).collect();
    if fits(&all) {
        return all;
    }
    // A sign leads to the nearest of the tabs that it stands for.
    let part = |first: usize, last: usize| -> Vec<(Tab, String)> {
        let before = first.checked_sub(1).and_then(|at| tabs.get(at));
        let before = before.map(|&tab| (tab, "‹".to_owned()));
        let after = tabs.get(last + 1).map(|&tab| (tab, " ›".to_owned()));
        let shown = tabs.iter().enumerate().take(last + 1).skip(first).map(close);
        before.into_iter().chain(shown).chain(after).collect()
    };
    let end = tabs.len().saturating_sub(1);
    // As far to the left as the neighbor at the right is still seen, and from there as far as there is room.
    let first = (0..active).find(|&first| fits(&part(first, end.min(active + 1))));
    let first = first.unwrap_or(active);
    let last = (active..=end).rev().find(|&last| fits(&part(first, last))).unwrap_or(active);
    part(first, last)
}

fn length(titles: &[(Tab, String)]) -> usize {
    titles.iter().map(|(_, title)| width(title)).sum()
}

/// Beside some of the tabs the name of the program would come and go.
fn shows_brand(app: &App, columns: u16) -> bool {
    let titles = titles(app, columns);
    titles.iter().all(|(tab, title)| title.contains(tab.title()))
        && length(&titles) + width(BRAND) <= room(app, columns)
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
    /// The tab bar in so many columns.
    fn drawn(app: &App, columns: u16) -> String {
        let titles = titles(app, columns);
        titles.iter().map(|(_, title)| title.as_str()).collect()
    }

    #[test]
    fn a_title_is_whole_or_not_there_and_the_active_one_is_there_with_its_neighbors() {
        let mut app = App::new(Library::new(Catalog::embedded()), "");
        for columns in 40..100 {
            for (number, tab) in Tab::ALL.into_iter().enumerate() {
                app.update(Action::Tab(tab));
                let bar = drawn(&app, columns);
                assert!(width(&bar) <= columns.into(), "{columns}: {bar}");
                let known = |word: &str| Tab::ALL.iter().any(|tab| tab.title() == word);
                let whole = |word: &str| known(word) || ["‹", "›"].contains(&word);
                assert!(bar.split_whitespace().all(whole), "{columns}: {bar}");
                let around = Tab::ALL.get(number.saturating_sub(1)..).unwrap();
                for tab in around.iter().take(if number == 0 { 2 } else { 3 }) {
                    assert!(bar.contains(tab.title()), "{columns}: {} in {bar}", tab.title());
                }
                for (sign, end) in [("‹", Tab::ALL[0]), ("›", Tab::ALL[Tab::ALL.len() - 1])] {
                    assert_ne!(bar.contains(sign), bar.contains(end.title()), "{columns}: {bar}");
                }
            }
        }
    }

    #[test]
    fn a_click_shows_the_tab_that_it_hits_or_the_nearest_one_behind_a_sign() {
        let mut app = App::new(Library::new(Catalog::embedded()), "");
        for columns in [80, 60, 40] {
            app.update(Action::Tab(Tab::Training));
            let area = Rect::new(0, 0, columns, 1);
            let bar = drawn(&app, columns);
            let at = |text: &str| {
                let before = bar.split(text).next().unwrap();
                tab_at(&app, area, u16::try_from(width(before)).unwrap())
            };
            assert_eq!(at("Training"), Some(Tab::Training));
            assert_eq!(at("History"), Some(Tab::History));
            assert_eq!(tab_at(&app, area, columns - 1), None);
            match columns {
                80 => assert_eq!(
                    (at("Conditions"), at("Glossary")),
                    (Some(Tab::Conditions), Some(Tab::Glossary))
                ),
                60 => assert_eq!(at("›"), Some(Tab::Care)),
                _ => assert_eq!((at("‹"), at("›")), (Some(Tab::Procedures), Some(Tab::Care))),
            }
        }
    }
}
