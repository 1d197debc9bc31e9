//! `fluoro list`: what there is.

use super::Exit;
use super::args::{Kinds, Layers, ListArgs};
use super::output::json_lines;
use crate::catalog::{Catalog, Entry, EntryRef, Kind};
use crate::text::width;
use serde::Serialize;
use std::io::{self, Write};

/// An entry of the list.
#[derive(Debug, Serialize)]
struct ListedEntry<'a> {
    kind: Kind,
    id: &'a str,
    name: &'a str,
    abbreviations: &'a [String],
    synonyms: &'a [String],
    summary: &'a str,
}

impl<'a> From<&'a Entry> for ListedEntry<'a> {
    fn from(entry: &'a Entry) -> Self {
        let head = &entry.head;
        Self {
            kind: entry.kind(),
            id: &entry.id,
            name: &head.name,
            abbreviations: &head.abbreviations,
            synonyms: &head.synonyms,
            summary: &head.summary,
        }
    }
}

/// Lists the entries.
pub fn run(out: &mut impl Write, layers: &Layers, args: &ListArgs) -> io::Result<Exit> {
    let catalog = layers.catalog_aloud();
    if args.stats {
        return stats(out, &catalog, args.kind.as_ref());
    }
    let wanted =
        |item: &ListedEntry<'_>| args.kind.as_ref().is_none_or(|kinds| kinds.contains(item.kind));
    let items: Vec<ListedEntry<'_>> =
        catalog.entries().map(ListedEntry::from).filter(wanted).collect();
    if args.json {
        writeln!(out, "{}", json_lines(&items)?)?;
    } else {
        let ids = items.iter().map(|item| width(item.id)).max().unwrap_or(0);
        for item in &items {
            writeln!(out, "{:9}  {:ids$}  {}", item.kind.name(), item.id, item.name)?;
        }
    }
    Ok(if items.is_empty() { Exit::Negative } else { Exit::Done })
}

/// Counts by kind: all, those that are still drafts, those that say all that they could, and how much is missing.
fn stats(out: &mut impl Write, catalog: &Catalog, wanted: Option<&Kinds>) -> io::Result<Exit> {
    writeln!(
        out,
        "{:12} {:>7} {:>7} {:>7} {:>7} {:>15}",
        "kind", "entries", "drafts", "pages", "full", "missing a page"
    )?;
    for kind in
        Kind::ALL.into_iter().filter(|kind| wanted.is_none_or(|wanted| wanted.contains(*kind)))
    {
        let entries: Vec<EntryRef> = catalog.of_kind(kind).collect();
        let pages: Vec<EntryRef> =
            entries.iter().copied().filter(|&at| !catalog.is_draft(at)).collect();
        let missing: Vec<usize> = pages.iter().map(|&at| catalog.missing(at).len()).collect();
        let full = missing.iter().filter(|&&count| count == 0).count();
        let each = real(missing.iter().sum()) / real(pages.len().max(1));
        writeln!(
            out,
            "{:12} {:>7} {:>7} {:>7} {full:>7} {each:>15.1}",
            kind.plural(),
            entries.len(),
            entries.len() - pages.len(),
            pages.len()
        )?;
    }
    writeln!(out, "{:12} {:>7}", "sources", catalog.sources().count())?;
    Ok(Exit::Done)
}

fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
