//! The keys, by the place where they apply, from the keymap in force.

use super::text::{Passage, Text};
use crate::app::{Action, App, Binding, Context};
use crate::page::layout::Mark;
use crate::text::{Run, width};

/// The column of what a key does.
const COLUMN: usize = 27;

/// The places, with what stands over their keys.
const PLACES: [(Context, &str); 5] = [
    (Context::Line, "While typing"),
    (Context::List, "In the list"),
    (Context::Page, "In the page"),
    (Context::Find, "While finding in the page"),
    (Context::Menu, "In a menu"),
];

/// The keys that do something in `app`.
pub fn help(app: &App) -> Text {
    let mut passages = Vec::new();
    for (context, title) in PLACES {
        let title = vec![Run::new(format!(" {title}"), Mark::Heading)];
        passages.push(Passage::default());
        passages.push(Passage { prefix: title, ..Passage::default() });
        passages.extend(keys(app, context));
    }
    Text::new(passages)
}

/// The keys of one place, a command each.
fn keys(app: &App, context: Context) -> impl Iterator<Item = Passage> {
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
    seen.into_iter().map(|(_, keys, doc)| {
        let keys = keys.join("  ");
        let gap = (COLUMN - 3).saturating_sub(width(&keys)).max(2);
        let prefix = vec![
            Run::new("   ", Mark::Text),
            Run::new(keys, Mark::Key),
            Run::new(" ".repeat(gap), Mark::Text),
        ];
        Passage { prefix, text: vec![Run::new(doc, Mark::Text)], hang: COLUMN }
    })
}
