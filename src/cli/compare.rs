//! `fluoro compare`: entries of one kind side by side, as text, Markdown, HTML or JSON.

use super::args::{CompareArgs, Layers};
use super::named::named;
use super::show::{Data, print};
use super::{Exit, complain};
use crate::catalog::{Catalog, EntryRef};
use crate::page::Page;
use crate::search::MOST_COMPARED;
use serde::Serialize;
use std::io::{self, Write};

/// A comparison as JSON: the data of the entries, and the page made of them.
#[derive(Debug, Serialize)]
struct ComparedEntries<'a> {
    entries: Vec<Data<'a>>,
    page: &'a Page,
}

/// Prints the entries side by side.
pub fn run(out: &mut impl Write, layers: &Layers, args: &CompareArgs) -> io::Result<Exit> {
    let (catalog, entries) = match named(layers.catalog_aloud(), &args.entries) {
        Ok(named) => named,
        Err(outcome) => return Ok(outcome),
    };
    if let Some(fault) = fault(&catalog, &entries) {
        complain(&fault);
        return Ok(Exit::Usage);
    }
    let Some(page) = Page::comparison(&catalog, &entries) else { return Ok(Exit::Negative) };
    let data = entries.iter().map(|&at| Data::new(&catalog, at)).collect();
    print(out, &page, args.form.format(), &ComparedEntries { entries: data, page: &page })?;
    Ok(Exit::Done)
}

/// Why entries cannot be compared, if they cannot.
pub fn fault(catalog: &Catalog, entries: &[EntryRef]) -> Option<String> {
    let (first, rest) = entries.split_first()?;
    if entries.len() > MOST_COMPARED {
        return Some(format!(
            "{} entries are named; no more than {MOST_COMPARED} have room side by side",
            entries.len()
        ));
    }
    let first = catalog.entry(*first);
    let twice =
        (1..).zip(rest).find(|&(before, at)| entries.iter().take(before).any(|one| one == at));
    if let Some((_, &at)) = twice {
        return Some(format!("`{}` is named twice", catalog.id(at)));
    }
    let other =
        rest.iter().map(|&at| catalog.entry(at)).find(|other| other.kind() != first.kind())?;
    let [one, another] =
        [first, other].map(|entry| format!("`{}` is a {}", entry.id, entry.kind().name()));
    Some(format!("only entries of one kind stand side by side; {one}, {another}"))
}
