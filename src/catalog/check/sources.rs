//! What is wrong with sources: how they are named, where they stand, whether anything rests on them.

use super::{address, evidence, typography, years_of_review};
use crate::catalog::locate::Lines;
use crate::catalog::{Catalog, Date, Problem, Source, SourceKind};
use crate::packed::Rows;
use crate::text::is_web_address;
use rustc_hash::FxHashSet;
use std::collections::HashMap;

/// The faults of the sources of the layers that pass `in_scope`, of which those with some numbers are `cited`.
pub fn faults(
    catalog: &Catalog,
    cited: &FxHashSet<usize>,
    in_scope: &dyn Fn(usize) -> bool,
) -> Vec<Problem> {
    let top = catalog.layers.len().saturating_sub(1);
    let years = years_of_review(catalog);
    let mut texts: HashMap<usize, Option<Quoted<'_>>> = HashMap::new();
    let mut problems = Vec::new();
    let all = catalog.sources_with_layer().enumerate();
    for (number, (layer, source)) in all.filter(|&(_, (layer, _))| in_scope(layer)) {
        let mut found = named(source, layer == 0);
        match layer {
            0 => {
                found.extend(misplaced(source, &catalog.vocabulary().refused_hosts));
                found.extend(typography::source(source));
            }
            _ => found.extend(unopened(source)),
        }
        found.extend(ahead(source, *years.end()));
        found.extend(evidence::source(source).map(|(fault, remedy)| (fault.to_owned(), remedy)));
        // What made a source of a lower layer idle may be the layer above it, which it is no fault of.
        if layer == top && !cited.contains(&number) {
            found.push(("is cited nowhere".to_owned(), "cite it, or remove it"));
        }
        for (fault, remedy) in found {
            let text = texts.entry(layer);
            let text =
                text.or_insert_with(|| catalog.text_of(layer, "sources.toml").map(Quoted::new));
            let place = text.as_ref().and_then(|text| text.place(&source.id));
            let path = catalog.shown_path(layer, "sources.toml");
            let fault = format!("the source `{}` {fault}", source.id);
            problems.push(Problem::at(path, place, fault, remedy.to_owned()));
        }
    }
    problems
}

/// What a source does not say, with the remedy; `ours` are those that everyone must be able to open.
fn named(source: &Source, ours: bool) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    let mut report = |fault: &str, remedy| found.push((fault.to_owned(), remedy));
    if source.kind == SourceKind::Local {
        if ours {
            report(
                "is local, and our pages rest on what everyone can open",
                "cite the work itself",
            );
        }
        if source.owner.is_none() || source.date.is_none() {
            report("does not say whose it is and from when", "add `owner` and `date`");
        }
        return found;
    }
    if source.by().is_empty() && source.journal.is_none() {
        report("names nobody", "add `authors`, `organization` or `journal`");
    }
    if source.address().is_empty() && !source.unlocated {
        report("cannot be looked up", "add `doi` or `url`, or call it `kind = \"local\"`");
    }
    if source.seen.is_none() {
        report("does not say when it was read", "add `seen = YYYY-MM-DD`");
    }
    found
}

/// The addresses of a source that a hospital cannot open, with the remedy.
fn misplaced(source: &Source, refused: &Rows<String>) -> Vec<(String, &'static str)> {
    let via = source.via.as_ref().filter(|via| via.contains("://"));
    let faults = source.url.iter().chain(via).filter_map(|one| address::fault(one, refused));
    faults
        .map(|fault| {
            (
                format!("cannot be opened in a hospital: {fault}"),
                "lead to the work itself, or take the address out and add `unlocated = true`",
            )
        })
        .collect()
}

/// An address that no browser may be given, with the remedy.
fn unopened(source: &Source) -> Option<(String, &'static str)> {
    let address = source.address();
    let fault = format!("stands at `{address}`, which is no address of the web");
    (!address.is_empty() && !is_web_address(&address))
        .then_some((fault, "write one that begins with https://, or leave it out"))
}

/// A year in which nobody can have written or read it, with the remedy.
fn ahead(source: &Source, latest: u16) -> Option<(String, &'static str)> {
    let days = [source.seen, source.date].into_iter().flatten().map(Date::year);
    let year = days.chain(source.year).find(|year| *year > latest)?;
    Some((format!("is of {year}"), "write the year in which it was written or read"))
}

/// A text in which strings in quotes are looked up: read once, however many are asked for.
pub(super) struct Quoted<'t> {
    lines: Lines<'t>,
    first: HashMap<&'t str, usize>,
}

impl<'t> Quoted<'t> {
    /// Reads a text.
    pub(super) fn new(text: &'t str) -> Self {
        let mut first = HashMap::new();
        let mut byte = 0;
        for part in text.split('"') {
            first.entry(part).or_insert(byte);
            byte += part.len() + 1;
        }
        Self { lines: Lines::new(text), first }
    }

    /// The line and the column of the quote before `string`, where it stands first.
    pub(super) fn place(&self, string: &str) -> Option<(usize, usize)> {
        self.first.get(string).map(|after| self.lines.place(after.saturating_sub(1)))
    }
}
