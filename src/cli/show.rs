//! `fluoro show`: one entry, the overview of a tab or what cannot wait, as text, Markdown, HTML or JSON.

use super::Exit;
use super::args::{Format, Layers, ShowArgs};
use super::named::named;
use super::output::json_lines;
use crate::catalog::{Catalog, Entry, EntryRef};
use crate::page::{Overview, Page, to_html, to_markdown, to_plain};
use serde::Serialize;
use std::io::{self, IsTerminal, Write};

/// The width of text that does not go to a terminal.
const PIPE_COLUMNS: usize = 80;

/// The data of an entry as JSON.
#[derive(Debug, Serialize)]
pub struct Data<'a> {
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    layer: Option<&'a str>,
    #[serde(flatten)]
    entry: &'a Entry,
}

impl<'a> Data<'a> {
    /// The data of an entry of a catalog.
    pub fn new(catalog: &'a Catalog, at: EntryRef) -> Self {
        let entry = catalog.entry(at);
        Self { kind: entry.kind().name(), layer: catalog.short_layer_of(entry), entry }
    }
}

/// An entry as JSON: its data, and the page made of it.
#[derive(Debug, Serialize)]
struct ShownEntry<'a> {
    #[serde(flatten)]
    data: Data<'a>,
    page: &'a Page,
}

/// An overview or the card of an emergency as JSON: the page alone, since its data is that of its entries.
#[derive(Debug, Serialize)]
struct ShownPage<'a> {
    page: &'a Page,
}

/// Prints the entry, or what is made of several.
pub fn run(out: &mut impl Write, layers: &Layers, args: &ShowArgs) -> io::Result<Exit> {
    let (catalog, name) = (layers.catalog_aloud(), args.entry.join(" "));
    if let Some(page) = page_of_several(&catalog, &name) {
        print(out, &page, args.form.format(), &ShownPage { page: &page })?;
        return Ok(Exit::Done);
    }
    let (catalog, entries) = match named(catalog, &[name]) {
        Ok(named) => named,
        Err(outcome) => return Ok(outcome),
    };
    for at in entries {
        let page = Page::new(&catalog, at);
        print(
            out,
            &page,
            args.form.format(),
            &ShownEntry { data: Data::new(&catalog, at), page: &page },
        )?;
    }
    Ok(Exit::Done)
}

/// The page with an id that is that of no entry.
fn page_of_several(catalog: &Catalog, id: &str) -> Option<Page> {
    if catalog.find_ref(id).is_some() {
        return None;
    }
    if id == Page::EMERGENCIES {
        return Page::emergencies(catalog);
    }
    if let Some(overview) = Overview::find(id) {
        return Page::overview(catalog, overview);
    }
    if let Some(at) = Page::linked_by(catalog, id) {
        return Some(Page::links(catalog, at));
    }
    Page::emergency(catalog, Page::emergency_of(catalog, id)?)
}

/// Prints a page, or what stands for it in JSON.
pub fn print(
    out: &mut impl Write,
    page: &Page,
    format: Format,
    json: &impl Serialize,
) -> io::Result<()> {
    match format {
        Format::Text => write!(out, "{}", to_plain(page, columns())),
        Format::Markdown => write!(out, "{}", to_markdown(page)),
        Format::Html => write!(out, "{}", to_html(page)),
        Format::Json => writeln!(out, "{}", json_lines(json)?),
    }
}

fn columns() -> usize {
    match crossterm::terminal::size() {
        // A terminal that does not know its size says it has none.
        Ok((columns @ 1.., _)) if io::stdout().is_terminal() => columns.into(),
        _ => PIPE_COLUMNS,
    }
}
