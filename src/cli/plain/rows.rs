//! Rows that are chosen from by their numbers.

use crate::app::{Showing, Tab};
use crate::catalog::{Catalog, Emergency, EntryRef};
use crate::cli::search::{reason, section};
use crate::page::layout::{LinkTarget, WIDEST, lay};
use crate::page::{Overview, Page};
use crate::search::{ExpansionCache, Found, Library, Query, Results, comparison};

/// Where a number leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Goal {
    /// To a page.
    Read(Showing<EntryRef>),
    /// To a section of the page of an entry, from 0, that answers what was asked.
    Answer(EntryRef, usize),
    /// To a section of the page that is read, from 0.
    Section(usize),
    /// To the list of a tab.
    List(Tab),
    /// To what is found for a text.
    Ask(String),
    /// Out of the program.
    Address(String),
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberedRow {
    /// What it says.
    pub text: String,
    /// Where its number leads.
    pub goal: Goal,
}

/// What is found for a text, under what is said of it.
pub fn found(library: &Library, text: &str) -> (String, Vec<NumberedRow>) {
    let catalog = library.catalog();
    let mut query = Query::new(text).asked_of(catalog);
    if let Some(fault) = query.fault() {
        let ways = fault.ways(catalog, &query.text).into_iter();
        let rows = ways.map(|(text, query)| NumberedRow { text, goal: Goal::Ask(query) });
        let rows: Vec<NumberedRow> = rows.collect();
        // What there is stands in the rows.
        let colon = if rows.is_empty() { "" } else { ":" };
        return (format!("{}{colon}", fault.what), rows);
    }
    let (compared, asked) = (comparison(library, text), query.clone());
    let typed = library.typed(&mut query, &mut ExpansionCache::default());
    let near = |said: String, near: Vec<EntryRef>| {
        let colon = if near.is_empty() { "" } else { "; near, not the same:" };
        let row = |at| {
            let row = entry(catalog, at);
            NumberedRow { text: format!("{}: {}", row.text, library.nearness(&asked, at)), ..row }
        };
        (format!("{said}{colon}"), near.into_iter().map(row).collect())
    };
    let (found, without) = match typed {
        Results::Found(found) => (found, String::new()),
        Results::Shortened { found, rest } => (found, format!("nothing with “{rest}”; ")),
        _ if compared.is_some() => (Vec::new(), String::new()),
        Results::Code(code, entries) => return near(code.words(), entries),
        Results::Near(entries) => {
            return near(format!("nothing found for “{}”", text.trim()), entries);
        }
    };
    let (mut rows, hits) = (Vec::new(), found.len());
    if let Some(entries) = compared {
        let names: Vec<&str> = entries.iter().map(|&at| catalog.name(at)).collect();
        let text = format!("Compare {}", names.join(", "));
        rows.push(NumberedRow { text, goal: Goal::Read(Showing::Comparison(entries)) });
    }
    let reasons = library.explain(&query);
    for Found { entry: at, place } in found {
        let row = entry(catalog, at);
        let text = format!("{}: {}", row.text, reason(catalog, &reasons, &place));
        let answer = section(library, &reasons, at, &place);
        let goal = answer.map_or(row.goal, |(section, _)| Goal::Answer(at, section));
        rows.push(NumberedRow { text, goal });
    }
    let plural = if hits == 1 { "" } else { "s" };
    (format!("{without}{hits} hit{plural} for {}", query.text.trim()), rows)
}

/// The row of an entry: its name and its kind.
fn entry(catalog: &Catalog, at: EntryRef) -> NumberedRow {
    let text = format!("{}, {}", catalog.name(at), catalog.kind(at).name());
    NumberedRow { text, goal: Goal::Read(Showing::Entry(at)) }
}

/// The tabs.
pub fn tabs(catalog: &Catalog) -> Vec<NumberedRow> {
    let row = |tab: Tab| NumberedRow { text: tab.title().to_owned(), goal: Goal::List(tab) };
    Tab::with_entries(catalog).into_iter().map(row).collect()
}

/// What a tab lists, its overview first.
pub fn of_tab(catalog: &Catalog, tab: Tab) -> Vec<NumberedRow> {
    let overview = tab.overview(catalog).map(|overview| NumberedRow {
        text: Overview::NAME.to_owned(),
        goal: Goal::Read(Showing::Overview(overview)),
    });
    let entries = tab.kinds().iter().flat_map(|&kind| catalog.of_kind(kind));
    let row = |at| {
        let row = entry(catalog, at);
        match catalog.entry(at).heading() {
            Some(heading) => NumberedRow { text: format!("{}, {heading}", row.text), ..row },
            None => row,
        }
    };
    overview.into_iter().chain(entries.map(row)).collect()
}

/// What cannot wait, that with the least time first.
pub fn emergencies(catalog: &Catalog) -> Vec<NumberedRow> {
    let emergencies = catalog.emergencies().into_iter();
    let row = |emergency: Emergency<'_>| NumberedRow {
        text: format!("{}, {}", emergency.title, emergency.haste.name()),
        goal: Goal::Read(Showing::Emergency(emergency.at)),
    };
    emergencies.map(row).collect()
}

/// The sections of a page, its sources at the end.
pub fn sections(page: &Page) -> Vec<NumberedRow> {
    let count = page.sections.len() + usize::from(!page.references.is_empty());
    let titles = page.sections.iter().map(|section| section.title.as_str());
    let titles = titles.chain(["Sources"]).take(count).enumerate();
    titles
        .map(|(number, title)| NumberedRow { text: title.to_owned(), goal: Goal::Section(number) })
        .collect()
}

/// Where a page leads, each place once: entries, then the addresses of its sources.
pub fn links(catalog: &Catalog, page: &Page) -> Vec<NumberedRow> {
    let mut rows: Vec<NumberedRow> = Vec::new();
    for spot in lay(page, WIDEST).links {
        let row = match spot.target {
            LinkTarget::Entry(id) | LinkTarget::Place { id, .. } => {
                match Showing::of_id(catalog, &id) {
                    Some(Showing::Entry(at)) => entry(catalog, at),
                    Some(showing) => NumberedRow {
                        text: showing.by_id(catalog).words(catalog),
                        goal: Goal::Read(showing),
                    },
                    None => continue,
                }
            }
            LinkTarget::Query(query) => NumberedRow { text: query.clone(), goal: Goal::Ask(query) },
            LinkTarget::Address(address) => {
                NumberedRow { text: address.clone(), goal: Goal::Address(address) }
            }
        };
        if !rows.iter().any(|known| known.goal == row.goal) {
            rows.push(row);
        }
    }
    rows
}
