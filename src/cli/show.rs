//! `fluoro show`: one entry, as text, Markdown or JSON.

use super::args::{Format, Layers, ShowArgs};
use super::output::escaped;
use super::{Outcome, complain};
use crate::catalog::{Catalog, Entry};
use crate::page::{Page, to_markdown, to_plain};
use crate::text::fold;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};

/// The width of text that does not go to a terminal.
const PIPE_COLUMNS: usize = 80;

/// An entry as JSON: its data, and the page made of it.
#[derive(Debug, Serialize)]
struct Shown<'a> {
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    layer: Option<&'a str>,
    #[serde(flatten)]
    entry: &'a Entry,
    page: &'a Page,
}

/// Prints the entry.
pub fn run(out: &mut impl Write, layers: &Layers, args: &ShowArgs) -> io::Result<Outcome> {
    let catalog = layers.catalog_aloud();
    let Some(at) = catalog.find_ref(&args.id) else {
        let mut message = format!("there is no entry `{}`", args.id);
        let near = nearest(&catalog, &args.id);
        if !near.is_empty() {
            message = format!("{message}; the nearest ids are {}", near.join(", "));
        }
        complain(&message);
        return Ok(Outcome::Negative);
    };
    let page = Page::new(&catalog, at);
    match args.format {
        Format::Text => write!(out, "{}", to_plain(&page, columns()))?,
        Format::Markdown => write!(out, "{}", to_markdown(&page))?,
        Format::Json => {
            let entry = catalog.entry(at);
            let (kind, layer) = (entry.kind().name(), catalog.short_layer_of(entry));
            let shown = Shown { kind, layer, entry, page: &page };
            writeln!(out, "{}", escaped(&serde_json::to_string_pretty(&shown)?))?;
        }
    }
    Ok(Outcome::Done)
}

fn columns() -> usize {
    match crossterm::terminal::size() {
        // A terminal that does not know its size says it has none.
        Ok((columns @ 1.., _)) if io::stdout().is_terminal() => columns.into(),
        _ => PIPE_COLUMNS,
    }
}

/// The ids most like `id`: by their letters, or because a name of theirs is what was typed.
fn nearest<'c>(catalog: &'c Catalog, id: &str) -> Vec<&'c str> {
    let wanted = fold(id);
    let mut alike: Vec<(f64, &str)> = catalog
        .entries()
        .map(|entry| {
            let names = [&entry.head.name]
                .into_iter()
                .chain(&entry.head.abbreviations)
                .chain(&entry.head.synonyms);
            let named =
                names.map(|name| strsim::normalized_damerau_levenshtein(&fold(name), &wanted));
            let likeness = strsim::normalized_damerau_levenshtein(&entry.id, id);
            (named.fold(likeness, f64::max), entry.id.as_str())
        })
        .filter(|(likeness, _)| *likeness > 0.5)
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    alike.into_iter().take(3).map(|(_, id)| id).collect()
}
