//! `fluoro list`: what there is.

use super::Outcome;
use super::args::{Layers, ListArgs};
use crate::catalog::{Entry, Kind};
use crate::text::width;
use serde::Serialize;
use std::io::{self, Write};

/// An entry of the list.
#[derive(Debug, Serialize)]
struct Item<'a> {
    kind: Kind,
    id: &'a str,
    name: &'a str,
    abbreviations: &'a [String],
    synonyms: &'a [String],
    summary: &'a str,
}

impl<'a> From<&'a Entry> for Item<'a> {
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
pub fn run(out: &mut impl Write, layers: &Layers, args: &ListArgs) -> io::Result<Outcome> {
    let catalog = layers.catalog();
    let wanted = |item: &Item<'_>| args.kind.is_none_or(|kind| item.kind == kind);
    let items: Vec<Item<'_>> = catalog.entries().map(Item::from).filter(wanted).collect();
    if args.json {
        serde_json::to_writer_pretty(&mut *out, &items)?;
        writeln!(out)?;
    } else {
        let ids = items.iter().map(|item| width(item.id)).max().unwrap_or(0);
        for item in &items {
            writeln!(out, "{:9}  {:ids$}  {}", item.kind.name(), item.id, item.name)?;
        }
    }
    Ok(if items.is_empty() { Outcome::Negative } else { Outcome::Done })
}
