//! The keys, by the place where they apply, that where the reader is first, from the keymap in force.

use super::text::{Passage, Text};
use crate::app::{Action, App, Binding, Command, Context};
use crate::page::layout::Mark;
use crate::text::{Run, sort_by_key, width};

/// The column of what a key does.
const COLUMN: usize = 27;

/// The places, with what stands over their keys.
const PLACES: [(Context, &str); 6] = [
    (Context::Line, "While typing"),
    (Context::List, "In the list"),
    (Context::Page, "In the page"),
    (Context::Find, "While finding in the page"),
    (Context::Menu, "In a menu"),
    (Context::Palette, "In the palette"),
];

/// What the keys of the tabs do.
const TABS: &str = "the tabs, as they stand above";

/// The keys that do something in `app`.
pub fn help(app: &App) -> Text {
    let mut places = PLACES;
    sort_by_key(&mut places, |(context, _)| *context != app.context());
    let block = |(context, title): (Context, &str)| {
        let title = vec![Run::new(format!(" {title}"), Mark::Heading)];
        let head = [Passage::default(), Passage { prefix: title, ..Passage::default() }];
        head.into_iter().chain(keys(app, context)).collect()
    };
    Text::of(places.map(block).into())
}

/// The keys of one place, a command each.
fn keys(app: &App, context: Context) -> impl Iterator<Item = Passage> {
    let mut seen: Vec<(&str, Vec<String>)> = Vec::new();
    for Binding { command, keys, .. } in app.keymap().bindings(context) {
        // Each tab has a key, and one line says it of all.
        let doc = match command.action {
            Action::Tab(tab) if !app.tabs().contains(&tab) => continue,
            Action::Tab(_) => TABS,
            _ => command.doc,
        };
        let keys = keys.iter().map(|&key| app.keymap().label(key));
        match seen.iter_mut().find(|(known, _)| *known == doc) {
            Some((_, known)) => known.extend(keys),
            None => seen.push((doc, keys.collect())),
        }
    }
    if context == Context::Palette {
        // What has no key is typed there.
        let unbound = Command::all().filter(|command| !app.keymap().binds(command));
        seen.extend(unbound.map(|command| (command.doc, vec![command.name.to_owned()])));
    }
    seen.into_iter().map(|(doc, keys)| {
        let keys = match keys.as_slice() {
            [first, .., last] if doc == TABS => format!("{first}–{last}"),
            keys => keys.join("  "),
        };
        let gap = (COLUMN - 3).saturating_sub(width(&keys)).max(2);
        let prefix = vec![
            Run::new("   ", Mark::Text),
            Run::new(keys, Mark::Key),
            Run::new(" ".repeat(gap), Mark::Text),
        ];
        Passage { prefix, text: vec![Run::new(doc, Mark::Text)], hang: COLUMN }
    })
}
